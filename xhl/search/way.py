"""The way in which a word matches best in a large base, of all ways in which it may match."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from .doubts import Certain, InDoubt
from .match import best_by_fact

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from .corpus import Corpus
    from .large.best_first import Places
    from .match import Match

_PLACES = 8  # that are looked up each by itself


class Way(InDoubt, Protocol):
    """How a word matches best, and where it may."""

    @property
    def literal(self) -> str:
        """The word, if it matches literally."""

    @property
    def anywhere(self) -> Collection[str]:
        """Words of which each, in normal form, is a match wherever it stands, as far as they are known."""

    @property
    def places(self) -> Sequence[Places]: ...

    @property
    def matches(self) -> Callable[[Corpus], dict[int, Match]]:
        """Fact -> the best match, in a part of the base."""


NONE = Certain((), lambda _corpus: {})  # no match


def any_way(ways: Iterable[Certain]) -> Certain:
    """The way in which a word matches in any of some ways."""
    from .large.best_first import joined  # most bases are small

    some = [way for way in ways if way.places]
    if len(some) == 1:
        return some[0]
    own = Certain(
        joined((place for way in some for place in way.places), _PLACES),
        lambda part: best_by_fact(found for way in some for found in way.matches(part).items()),
    )
    own.anywhere = {*chain.from_iterable(way.anywhere for way in some)}
    return own


class Chosen:
    """Those matches of another way that are wanted."""

    def __init__(self, way: Way, is_wanted: Callable[[Match], bool]) -> None:
        self._way, self._is_wanted = way, is_wanted
        self.places, self.literal = way.places, way.literal
        self._chosen: dict[str, bool] = {}  # whether matches of these characters are wanted
        self.rows_of, self.decide = way.rows_of, way.decide

    @property
    def doubtful(self) -> Mapping[int, float]:
        """The matches in doubt of the other way."""
        return self._way.doubtful

    @property
    def anywhere(self) -> Collection[str]:
        """Those words of the other way whose matches are wanted."""
        return [row for row in self._way.anywhere if self._chosen.get(row, row == self.literal)]

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match, if it is wanted."""
        wanted: dict[int, Match] = {}
        for fact, match in self._way.matches(corpus).items():
            is_wanted = self._is_wanted(match)
            self._chosen["".join(one.found for one in match.answers)] = is_wanted
            if is_wanted:
                wanted[fact] = match
        return wanted
