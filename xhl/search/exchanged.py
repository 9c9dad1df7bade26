"""Words with two of their parts exchanged: 汽车新能源 for 新能源汽车."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import normal, tokens
from .literal import Literally, edited
from .query import spellings
from .way import Certain, any_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .match import Match
    from .way import Searched

_LENGTHS = range(3, 49)  # characters of a word: each place to cut it is tried
_LONG = 4  # characters of a word whose parts may occur anywhere


def exchanged(searched: Searched, word: str) -> Certain:
    """The literal matches of a word with two parts in the other order: the two that it consists of, or two of four
    characters, one apart (减费降税).

    A word of three characters matches only at an end of a name: 产业化 is not 化产业 in 文化产业园. One of
    more than 48 characters is no word.
    """
    return any_way(
        searched,
        (
            _swapped(searched, other, in_names=len(units) < _LONG)
            for units in map(tokens, spellings(word))
            for other in dict.fromkeys(map("".join, _exchanged(units)))
        ),
    )


def _swapped(searched: Searched, word: str, *, in_names: bool) -> Certain:
    """The literal matches of a word as those of another with its parts exchanged, perhaps only at an end of a name."""

    def edit(match: Match) -> Match | None:
        return match._replace(how="swapped") if not in_names or _ends(match, word) else None

    return edited(Literally(searched, word, word), edit, in_names=in_names)


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


def _ends(match: Match, word: str) -> bool:
    text = normal(match.text)
    return text.startswith(word) or text.endswith(word)
