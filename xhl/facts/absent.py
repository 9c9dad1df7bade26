"""The words of a query that find nothing alone: why a query of several words finds nothing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..search.fields import NAMES
from ..search.heads import heads
from ..search.query import words
from ..search.questions import subject
from ..search.wanted import read
from ..text.hanzi import is_han
from ..text.normalize import normal
from ..text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..fact_base import FactBase
    from ..model import Fact

_JOINED = pattern(r"[\s、，,;；]+|(?<=..)[和与及跟](?=..)")
_NUMBERS = 3  # of a thing that are told
_MOST = 8  # words of a query, each of which is searched for
_LONGEST = 16  # characters of a word that is searched for in two parts, wherever it may be cut


def absent(base: FactBase, query: str, *, exact: bool = False) -> list[str]:
    """Those of several words that find nothing by themselves; none if that is all of them.

    Times, places, sections and words that ask find nothing alone, and are not among them.

    >>> import xhl
    >>> absent(xhl.load(), "北京 5G基站 饕餮 有多少"), absent(xhl.load(), "饕餮")
    (['饕餮'], [])
    """
    pieces = [piece for piece in dict.fromkeys(query.split()) if subject(words(piece))]
    if not 1 < len(pieces) <= _MOST:
        return []
    around = base.surroundings
    kinds = [bool(read(piece, around).wants or around.has(normal(piece))) for piece in pieces]
    own = [piece for piece, is_context in zip(pieces, kinds, strict=True) if not is_context]
    missing = [piece for piece in own if not base.search(piece, limit=1, exact=exact)]
    return missing if len(missing) < len(pieces) else []


def found_apart(base: FactBase, query: str, *, exact: bool = False) -> list[str]:
    """The words of a query, or the things that it joins, if each of them finds facts as it is typed, though no fact
    has all.

    >>> import xhl
    >>> found_apart(xhl.load(), "5G基站和减税降费"), found_apart(xhl.load(), "5G基站和饕餮")
    (['5G基站', '减税降费'], [])
    """
    pieces = list(dict.fromkeys(filter(None, _JOINED.split(query))))
    if not 1 < len(pieces) <= _MOST:
        return []
    each = [base.search(piece, limit=1, exact=exact) for piece in pieces]
    are_said = all(hits and hits[0].is_about and not hits[0].without for hits in each)
    return pieces if are_said else []


def numbers_of_thing(base: FactBase, query: str) -> list[Fact]:
    """The first facts with a number about the thing of which a query asks something else; or else about a part of it.

    >>> import xhl
    >>> [fact.statement for fact in numbers_of_thing(xhl.load(), "减税降费面积")]
    ['减税降费2.84亿元']
    >>> [fact.topic for fact in numbers_of_thing(xhl.load(), "租金贷款")], numbers_of_thing(xhl.load(), "饕餮基站")
    (['企业贷款'], [])
    """
    rest = read(query, base.surroundings).rest
    found = chain(_about_thing(base, rest), _about_end(base, rest))
    told = ([fact for fact in facts if fact.quantity] for facts in found)
    return next(filter(None, told), [])


def _about_thing(base: FactBase, word: str) -> Iterator[list[Fact]]:
    """The facts about each thing of which a word may ask something: about 减税降费 for 减税降费面积."""
    for thing, _head in heads(word):
        hits = base.search(thing, limit=_NUMBERS)
        own = [hit.fact for hit in hits if hit.is_about and not (hit.without or hit.is_edited)]
        yield [fact for fact in own if normal(fact.topic).endswith(normal(thing))]


def _about_end(base: FactBase, word: str) -> Iterator[list[Fact]]:
    """The facts with an end of a word in a name, and its beginning in the sentence: 企业贷款 for 租金贷款."""
    is_cut = len(word) <= _LONGEST and all(map(is_han, word))
    for cut in range(2, len(word) - 1) if is_cut else ():
        hits = base.search(f"{word[:cut]} {word[cut:]}", limit=_NUMBERS, exact=True)
        yield [hit.fact for hit in hits if hit.matches[-1].field in NAMES]
