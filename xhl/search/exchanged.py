"""Words with two of their parts exchanged: 汽车新能源 for 新能源汽车."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import normal, tokens
from .fields import NAMES
from .literal import matches_spelled
from .match import Match, best_by_fact
from .query import spellings
from .weights import EDIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .corpus import Searched

_LENGTHS = range(3, 49)  # characters of a word: each place to cut it is tried
_LONG = 4  # characters of a word whose parts may occur anywhere


def exchanged_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of a word with two parts in the other order: the two that it consists of,
    or two of four characters, one apart (减费降税).

    A word of three characters matches only at an end of a name: 产业化 is not 化产业 in 文化产业园. One of
    more than 48 characters is no word.
    """
    return best_by_fact(
        (fact, match._replace(how="swapped", cost=EDIT))
        for units in map(tokens, spellings(word))
        for other in dict.fromkeys(map("".join, _exchanged(units)))
        if not corpus.lacks(other)
        for fact, match in matches_spelled(corpus, other, other).items()
        if len(units) >= _LONG or _ends_a_name(match, other)
    )


def _exchanged(units: list[str]) -> Iterator[list[str]]:
    """The characters of a word in other orders."""
    size = len(units)
    if size not in _LENGTHS:
        return
    shortest = 2 if size >= _LONG else 1
    if units[-2:] == ["产", "量"]:
        yield ["生", "产", *units[:-2]]  # 生产原油 for 原油产量
    yield from (units[cut:] + units[:cut] for cut in range(shortest, size - shortest + 1))
    if size == _LONG and len({*units}) == size:  # 一是个个 is a slip
        a, b, c, d = units
        yield from ([a, d, c, b], [c, b, a, d])


def _ends_a_name(match: Match, word: str) -> bool:
    name = normal(match.text)
    return match.field in NAMES and (name.startswith(word) or name.endswith(word))
