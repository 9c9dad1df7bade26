"""The way in which a word matches best in a large base, of all ways in which it may match."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from .doubts import Certain, InDoubt
from .match import best_by_fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
    def anywhere(self) -> Mapping[str, Match | None]:
        """Words, in normal form, that are a match wherever they stand, as far as they are known, each with such a
        match; none of a word that matches literally.
        """

    def __hash__(self) -> int: ...

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
    own.anywhere = dict(chain.from_iterable(way.anywhere.items() for way in some))
    return own


class Chosen:
    """Those matches of another way that are wanted."""

    def __init__(self, way: Way, is_wanted: Callable[[Match], bool]) -> None:
        self._way, self._is_wanted = way, is_wanted
        self.places, self.literal = way.places, way.literal
        self.rows_of, self.decide = way.rows_of, way.decide

    @property
    def doubtful(self) -> Mapping[int, float]:
        """The matches in doubt of the other way."""
        return self._way.doubtful

    @property
    def anywhere(self) -> Mapping[str, Match | None]:
        """Those words of the other way whose matches are wanted."""
        known = self._way.anywhere
        return {row: match for row, match in known.items() if match and self._is_wanted(match)}

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match, if it is wanted."""
        found = self._way.matches(corpus)
        return {fact: match for fact, match in found.items() if self._is_wanted(match)}
