"""Words with two of their parts exchanged: 汽车新能源 for 新能源汽车."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import normal, tokens
from .fields import NAMES
from .literal import Literally
from .match import likeness
from .query import spellings
from .way import Certain, any_way
from .weights import EDIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .corpus import Corpus
    from .large.best_first import Places
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
    own = Literally(searched, word, word)

    def find(corpus: Corpus) -> dict[int, Match]:
        return {
            fact: match._replace(how="swapped", cost=EDIT)
            for fact, match in own.matches(corpus).items()
            if not in_names or _ends_a_name(match, word)
        }

    def places() -> Iterator[Places]:
        for place in own.places:
            yield place._replace(likeness=likeness(EDIT, place.units))

    return Certain(places, find)


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
