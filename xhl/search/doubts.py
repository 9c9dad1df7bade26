"""Matches in doubt among the best of a large base: the facts that decide are few, and are looked at too."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from .corpus import Corpus
    from .large.best_first import Places
    from .match import Match

_ROWS = 50  # characters that are looked up


class InDoubt(Protocol):
    """Matches of a word, some of which are in doubt until all facts with the same characters were looked at."""

    @property
    def doubtful(self) -> Mapping[int, float]:
        """Of the facts that were looked at, those with a match that others decide upon, and its points."""

    def rows_of(self, facts: Collection[int]) -> Iterable[str]:
        """The characters of such matches of some facts."""

    def decide(self, row: str) -> None:
        """Drop the matches of these characters that are still in doubt: all facts with them were looked at."""


class Certain:
    """A way to match a word of which no match is in doubt: where it may, and the best match of each fact of a part."""

    literal = ""  # the word, if it matches literally
    anywhere: Mapping[str, Match | None] = MappingProxyType({})

    def __init__(
        self, places: Iterable[Places], matches: Callable[[Corpus], dict[int, Match]]
    ) -> None:
        self.places, self.matches = [place for place in places if place.facts], matches

    doubtful: Mapping[int, float] = MappingProxyType({})

    def rows_of(self, facts: Collection[int]) -> Iterable[str]:  # noqa: ARG002
        """None."""
        return ()

    def decide(self, row: str) -> None:
        """Do nothing."""


def settled(
    ways: Sequence[InDoubt],
    doubted: Callable[[], Collection[int]],
    written: Callable[[str], Sequence[int] | None],
    look: Callable[[Sequence[int]], object],
) -> bool:
    """Whether no fact is left that ``doubted`` gives, after ``look`` was given those with the characters in doubt.

    ``written`` finds the facts in which characters may stand; none if these are many.
    """
    left = _ROWS
    while facts := doubted():
        rows = [(way, row) for way in ways for row in way.rows_of(facts)]
        left -= len(rows)
        if not rows or left < 0:
            return False
        for way, row in rows:
            few = written(row)
            if few is None:
                return False
            look(few)
            way.decide(row)
    return True
