"""The words of a query, and how their numbers may be spelled. Each word must match."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..text.normalize import is_number, normal, normal_parts

LONGEST = 4096  # bytes of a query, or of the name of anything; what is longer is neither
_SIGNS = ",.?!;:。、"
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟")
# Behind a number, what it is counted or measured in; with it, the digits are the whole number.
_MEASURES = frozenset("%‰万亿千百十个家条元亩次件项名人户公里米吨年月日倍成度座所处种")


def words(query: str) -> list[str]:
    """The words of a query in normal form.

    >>> words("企业  入驻？")
    ['企业', '入驻']
    """
    return [word for piece in query.split() if (word := normal(piece).strip(_SIGNS))]


def broken(query: str) -> list[str]:
    """The words of a query that may begin or end within a number: 23曾 in 123曾经.

    None where a number ends a word, or is counted or measured: 5亿 is not in 1.5亿.

    >>> broken("23曾"), broken("5亿")
    (['23曾'], [])
    """
    words = [word for piece in query.split() if (word := normal_parts(piece).strip(_SIGNS))]
    digits = [char.isdecimal() for word in words for char in word]
    return words if any(digits) and not any(map(_is_counted, words)) else []


def _is_counted(word: str) -> bool:
    """Whether a number ends the word, or stands before what it counts or is measured in."""
    ends = word[-1:].isdecimal()
    return ends or any(one.isdecimal() and other in _MEASURES for one, other in pairwise(word))


def spellings(word: str) -> Iterator[str]:
    """A word in normal form as it is, then with its numbers in digits, or in characters.

    >>> from ..text.normalize import readable
    >>> [readable(spelling) for spelling in spellings(normal("2家"))]
    ['2家', '二家', '两家']
    """
    yield word
    if any(char in _NUMERALS or is_number(char) for char in word):
        from .number_forms import respelled  # only numbers that are not found as typed pay for it

        yield from (other for other in dict.fromkeys(respelled(word)) if other != word)
