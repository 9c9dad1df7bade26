"""The normal form of a text, in which a base and a query are compared.

Character by character: NFKC, case folded, accents off, simplified; then white space, quotes,
brackets and dashes go. The digits of a number become private characters, with separate ones for the
first and the last digit, so that 29 is never a part of 29.2 or 429. Chinese numerals stay as
written, so they can be found by their sound; a query is spelled both ways instead (see
search/query.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from .hanzi import simplifier
from .patterns import pattern

# Thousands are grouped by commas: 1,234,567.8 is one number, 1,23 is two.
# It begins with one digit, so that texts are searched for digits only.
NUMBER = re.compile(r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?)")
_NUMBER_APART = pattern(f"({NUMBER.pattern})")  # splits a text into numbers and what is between
_SILENT_SIGNS = frozenset(
    "\"'`´“”‘’„‟′″«»‹›「」『』〈〉《》【】〔〕〖〗()[]{}<>-‐‑‒–—―−~～·•・‧_|\\"
)
_SILENT_KINDS = frozenset(("Mn", "Me", "Cc", "Cf", "Cs"))
_BETWEEN = "\ue000"  # private, and its own normal form
_PIECE = 2000  # texts at once; more would keep other threads waiting, and a person who types
_FIRST_CODE = "\U000f0000"  # the private planes 15 and 16, where no text has a character of its own
A_NUMBER = _FIRST_CODE  # stands for any number
# A digit that begins a number, is inside it, ends it, or is all of it.
_FIRST, _INSIDE, _LAST, _ONLY = (
    {ord(digit): chr(0x10FF00 + 16 * place + i) for i, digit in enumerate("0123456789.")}
    for place in range(4)
)
_DIGITS = {
    ord(code): chr(digit)
    for codes in (_FIRST, _INSIDE, _LAST, _ONLY)
    for digit, code in codes.items()
}


DIGITS_AFTER = "[\U0010ff10-\U0010ff2f]*"  # a pattern for those after the first of a number
NUMBERS = re.compile(f"[\U0010ff00-\U0010ff3f]{DIGITS_AFTER}")  # in a normal form
_TOKENS = re.compile("[\U0010ff00-\U0010ff1f]*.", re.DOTALL)
_BETWEEN_NUMBERS = re.compile(
    "(?<=[\U0010ff20-\U0010ff3f])(?=[\U0010ff00-\U0010ff0f\U0010ff30-\U0010ff3f])"
)


NUMBER_CODE = f"[{_FIRST_CODE}-\U0010ffff]"  # a pattern for the character of a number


class _Folding(dict[int, str]):
    """Code point -> its normal form, worked out the first time a character is met."""

    def __missing__(self, code: int) -> str:
        is_han = 0x4E00 <= code <= 0x9FFF  # as most are; for these nothing else is to be done
        folded = self[code] = _simple(code) if is_han else _fold(chr(code))
        return folded


def _simple(code: int) -> str:
    return chr(simplifier().get(code, code))


def _fold(char: str) -> str:
    if char.isspace() or char in _SILENT_SIGNS:
        return " "  # it goes after the numbers are read: 15—59 is no 1559
    if char >= _FIRST_CODE:
        return ""
    plain = unicodedata.normalize("NFKC", char).casefold()
    return "".join(_bare(c) for c in plain)


def _bare(char: str) -> str:
    if char.isspace() or char in _SILENT_SIGNS:
        return " "
    if unicodedata.category(char) in _SILENT_KINDS:
        return ""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and parts[0].isascii():
        return "ü" if parts[0] == "u" and "\u0308" in parts else parts[0]
    return _simple(ord(char))


_folding = _Folding()
# Characters whose compatible form may have Chinese characters: radicals, 〸, ㆒, ㈱, ㍿, 🈚 and the like.
_COMPATIBLE = [
    *(range(0x2E80, 0x2FE0), range(0x3036, 0x303B), range(0x3190, 0x31A0), range(0x3200, 0x3400)),
    *(range(0xF900, 0xFB00), range(0x1F200, 0x1F300), range(0x2F800, 0x2FA20)),
]


@lru_cache(maxsize=64)
def forms_of(char: str) -> tuple[str, ...]:
    """All characters whose normal form has a Chinese character, which is its own normal form.

    >>> forms_of("长")
    ('长', '長', '⾧')
    """
    variants = [char, *(chr(one) for one, simple in simplifier().items() if chr(simple) == char)]
    known = frozenset(variants)
    compatible = map(chr, chain.from_iterable(_COMPATIBLE))
    forms = ((one, unicodedata.normalize("NFKC", one)) for one in compatible)
    return (*variants, *(one for one, form in forms if one != form and not known.isdisjoint(form)))


@lru_cache(maxsize=4096)
def number_form(written: str) -> str:
    """The normal form of a number in digits.

    >>> number_form("1,234") == number_form("1234.0"), number_form("29") in number_form("429")
    (True, False)
    """
    plain = _without_signs(written)
    if len(plain) == 1:
        return plain.translate(_ONLY)
    inside = plain[1:-1].translate(_INSIDE)
    return plain[0].translate(_FIRST) + inside + plain[-1].translate(_LAST)


def _without_signs(written: str) -> str:
    """The digits of a number without thousands commas, and without zeros that end decimals."""
    plain = written.replace(",", "")
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(char, char)) for char in plain)  # ٣ is 3
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def is_number(token: str) -> bool:
    """Whether a token of a normal form, or a character, is a number or a part of one.

    >>> is_number(normal("429")), is_number("4")
    (True, False)
    """
    return token >= _FIRST_CODE


def tokens(plain: str) -> list[str]:
    """The characters of a normal form; a number is one of them.

    >>> [readable(token) for token in tokens(normal("5G基站429个"))]
    ['5', 'g', '基', '站', '429', '个']
    """
    return _TOKENS.findall(plain)


def readable(word: str) -> str:
    """A normal form with its numbers back in digits.

    >>> readable(normal("1,234个")), readable(normal("15—59岁"))
    ('1234个', '15-59岁')
    """
    return _BETWEEN_NUMBERS.sub("-", word).translate(_DIGITS)


class NumberCodes:
    """A code of one character for each number in some texts, so that a number is one step of an
    alignment.

    If there are too many numbers, the last ones share a code; those given at the beginning never
    do.

    >>> codes = NumberCodes()
    >>> text = codes.added(normal("5G基站429个"))
    >>> len(text), codes.coded(normal("429.0")) == text[4], codes.coded(normal("42")) in text
    (6, True, False)
    >>> codes.readable(text)
    '5g基站429个'
    """

    _MOST = 0x1FE00
    _SHARED, _NOWHERE = "\U0010fe00", "\U0010fe01"

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._codes: dict[str, str] = {}
        self._numbers = {ord(self._SHARED): "…"}
        self.added("".join(numbers))

    def added(self, plain: str) -> str:
        """A normal form with codes for its numbers; a new number gets a new code."""
        return NUMBERS.sub(self._added, plain)

    def coded(self, plain: str) -> str:
        """A normal form with codes for its numbers; numbers that are in no text share one."""
        return NUMBERS.sub(lambda number: self._codes.get(number.group(), self._NOWHERE), plain)

    def readable(self, coded: str) -> str:
        """A coded text with its numbers back in digits."""
        return coded.translate(self._numbers)

    def _added(self, found: re.Match[str]) -> str:
        number = found.group()
        if number not in self._codes and len(self._codes) < self._MOST:
            code = ord(_FIRST_CODE) + len(self._codes)
            self._codes[number] = chr(code)
            self._numbers[code] = readable(number)
        return self._codes.get(number, self._SHARED)


@lru_cache(maxsize=512)  # the same topics and units are asked for again and again
def normal(text: str) -> str:
    """The normal form of a text.

    >>> normal("５Ｇ 基站") == normal("5g「基站」") == normal("5G基站")
    True
    >>> normal("29") in normal("下降29.2%"), normal("59岁") in normal("15—59岁")
    (False, True)
    """
    return _normal(text)


def _normal(text: str) -> str:
    return NUMBER.sub(lambda number: number_form(number[0]), text.translate(_folding)).replace(
        " ", ""
    )


def normals(texts: Sequence[str], *, whole_numbers: bool = True) -> list[str]:
    """The normal forms of many texts at once, much faster than one by one.

    >>> normals(["５Ｇ 基站", "“双零”"]) == [normal("5G基站"), normal("双零")]
    True
    """
    form = _normal if whole_numbers else normal_parts  # pieces are long, and not asked for again

    def forms(texts: list[str]) -> list[str]:
        pieces = (texts[at : at + _PIECE] for at in range(0, len(texts), _PIECE))
        return [plain for piece in pieces for plain in together(piece, form)]

    return each_once(texts, forms)


def each_once(texts: Sequence[str], form: Callable[[list[str]], list[str]]) -> list[str]:
    """The forms of texts, each formed once: facts of one sentence have the same source.

    >>> each_once(["5g", "ai", "5g"], lambda distinct: [f"{text} of {len(distinct)}" for text in distinct])
    ['5g of 2', 'ai of 2', '5g of 2']
    """
    distinct = list(dict.fromkeys(texts))
    forms = dict(zip(distinct, form(distinct), strict=True)) if distinct else {}
    return [forms[text] for text in texts]


def without_numbers(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The normal forms of texts with `A_NUMBER` for each number, and the numbers in order, in digits.

    >>> without_numbers(["5G基站1,234.0个", "“双零”"]) == (["{0}g基站{0}个".format(A_NUMBER), "双零"], ["5", "1234"])
    True
    """
    parts = _NUMBER_APART.split(_BETWEEN.join(texts).translate(_folding))
    numbers = list(map(_without_signs, parts[1::2]))
    forms = A_NUMBER.join(parts[::2]).replace(" ", "").split(_BETWEEN) if texts else []
    if len(forms) != len(texts):  # some have that character
        forms = [NUMBERS.sub(A_NUMBER, normal(text)) for text in texts]
    return forms, numbers


def together(texts: Sequence[str], form: Callable[[str], str]) -> list[str]:
    """The forms of texts at once, if ``form`` changes each character by itself, or each number.

    >>> together(["5g", "ai"], str.upper)
    ['5G', 'AI']
    """
    forms = form(_BETWEEN.join(texts)).split(form(_BETWEEN))
    return forms if len(forms) == len(texts) else [form(text) for text in texts]


def normal_parts(text: str) -> str:
    """The normal form with numbers left in digits, for a query that begins inside a number.

    >>> normal_parts("５Ｇ 基站429个")
    '5g基站429个'
    """
    return text.translate(_folding).replace(" ", "")


class Folded:
    """A normal form with the original position of each character.

    >>> folded = fold("“双零” 目标429个")
    >>> folded.text[:4], folded.span(0, 2), folded.span(4, 7)
    ('双零目标', (1, 3), (7, 10))
    """

    def __init__(self, text: str, origins: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.origins = origins  # (start, end) in the original, one for each character

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters start..end of the normal form."""
        return self.origins[start][0], self.origins[end - 1][1]

    def tokens(self) -> list[tuple[str, tuple[int, int]]]:
        """The tokens with their places in the original.

        >>> [place for _, place in fold("（429 个）").tokens()]
        [(1, 4), (5, 6)]
        """
        return [(found.group(), self.span(*found.span())) for found in _TOKENS.finditer(self.text)]


def fold(text: str, *, whole_numbers: bool = True) -> Folded:
    """The normal form with its origins; slower than ``normal``, and the same text.

    >>> fold("429 个").text == normal("429 个"), fold("429 个").origins
    (True, ((0, 3), (0, 3), (0, 3), (4, 5)))
    """
    spread: list[tuple[str, int]] = [
        (folded, i) for i, char in enumerate(text) for folded in _folding[ord(char)]
    ]
    chars = "".join(char for char, _ in spread)
    pieces: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for number in NUMBER.finditer(chars) if whole_numbers else ():
        pieces += [(c, (i, i + 1)) for c, i in spread[at : number.start()]]
        span = (spread[number.start()][1], spread[number.end() - 1][1] + 1)
        pieces += [(digit, span) for digit in number_form(number.group())]
        at = number.end()
    pieces += [(c, (i, i + 1)) for c, i in spread[at:]]
    kept = [(c, span) for c, span in pieces if c != " "]
    return Folded("".join(c for c, _ in kept), tuple(span for _, span in kept))
