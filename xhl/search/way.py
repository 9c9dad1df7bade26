"""The ways in which a word may match, in memory or in a large base, and plans of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from .match import best_by_fact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .corpus import Corpus
    from .large.best_first import Places
    from .match import Match
    from .statistics import Statistics

_PLACES = 8  # that are looked up each by itself


class InDoubt(Protocol):
    """Matches of a word, some of which are in doubt until all facts with the same characters were looked at."""

    @property
    def doubtful(self) -> Mapping[int, float]:
        """Of the facts that were looked at, those with a match that others decide upon, and its points."""

    def rows_of(self, facts: Collection[int]) -> Iterable[str]:
        """The characters of such matches of some facts."""

    def decide(self, row: str) -> None:
        """Drop the matches of these characters that are still in doubt: all facts with them were looked at."""


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
    def places(self) -> Sequence[Places]:
        """Where it may match in a large base."""

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> the best match, in a part of the base."""

    def every(self) -> dict[int, Match] | None:
        """All matches, unless parts of the base tell them."""


class Certain:
    """A way to match a word of which no match is in doubt: where it may, and the best match of each fact of a part."""

    literal = ""  # the word, if it matches literally
    anywhere: Mapping[str, Match | None] = MappingProxyType({})
    doubtful: Mapping[int, float] = MappingProxyType({})

    def __init__(
        self,
        places: Callable[[], Iterable[Places]],
        find: Callable[[Corpus], dict[int, Match]],
    ) -> None:
        """``places`` are asked for in a large base only."""
        self.find_places, self._find = places, find
        self._known: dict[int, Match] | None = None

    @cached_property
    def places(self) -> list[Places]:
        """The places that have any facts."""
        return [place for place in self.find_places() if place.facts]

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match. Those of a base in memory, which is its own only part, are kept."""
        if not corpus.is_whole:
            return self._find(corpus)
        if self._known is None:
            self._known = self._find(corpus)
        return self._known

    def every(self) -> dict[int, Match] | None:
        """None: parts of the base tell them."""
        return None

    def rows_of(self, facts: Collection[int]) -> Iterable[str]:  # noqa: ARG002
        """None."""
        return ()

    def decide(self, row: str) -> None:
        """Do nothing."""


class Searched(Protocol):
    """A source of the texts in which a word may be found."""

    def __hash__(self) -> int: ...

    @property
    def is_large(self) -> bool: ...

    @property
    def whole_numbers(self) -> bool:
        """Whether a number is one character, else its digits are."""

    @property
    def whole(self) -> Searched:
        """The source that this is a part of, or itself."""

    @property
    def statistics(self) -> Statistics:
        """The statistics of the whole base."""

    def first(self, limit: int | None) -> Searched:
        """The same source, of which so many of the best facts for a word are asked for; None if all are."""

    def places(self, word: str) -> Sequence[Places]:
        """Where a word in normal form may occur literally, as an index knows."""

    def may_find(self, way: Certain) -> bool:
        """Whether there may be a match, as is known without a look at any text."""

    def may_name(self, way: Certain) -> bool:
        """Whether a name may have a match, as is known without a look at any text."""

    def finds(self, way: Way, is_wanted: Callable[[Match], bool] = bool) -> bool:
        """Whether there is any match that is wanted."""

    def best(self, way: Certain) -> Mapping[int, Match]:
        """The best matches, one at least if there are any."""

    def every(self, way: Way) -> dict[int, Match]:
        """Fact -> its match, for all facts."""

    def facts_with(self, word: str) -> int:
        """How many facts contain a word, in normal form."""

    def most_with(self, word: str) -> int:
        """A number that `facts_with` does not exceed, told in less time."""

    def sample(self, *words: str) -> tuple[int, Corpus]:
        """The texts of every so many of the facts in which words, in normal form, may occur literally; of few, all."""


WayOf = Callable[[Searched, str], Way]


class Plan(NamedTuple):
    """A way to search: words that must all match, and how each does."""

    words: list[str]
    way: WayOf
    in_digits: bool = False
    is_of_best: bool = False  # whether the best matches of one word are the best hits
    is_same: bool = False  # whether what it finds means the same as the words


NONE = Certain(tuple, lambda _corpus: {})  # no match


def any_way(searched: Searched, ways: Iterable[Certain]) -> Certain:
    """The way in which a word matches in any of some ways."""
    some = [way for way in ways if searched.may_find(way)]
    if len(some) == 1:
        return some[0]

    def places() -> list[Places]:
        from .large.best_first import joined  # most bases are small

        return joined((place for way in some for place in way.places), _PLACES)

    own = Certain(
        places,
        lambda part: best_by_fact(found for way in some for found in way.matches(part).items()),
    )
    own.anywhere = dict(chain.from_iterable(way.anywhere.items() for way in some))
    return own


_W = TypeVar("_W", bound=Way)


def first_way(searched: Searched, ways: Iterable[_W]) -> _W:
    """The first of some ways that finds anything, or the last."""
    for way in ways:
        if searched.finds(way):
            break
    return way


class Chosen:
    """Those matches of another way that are wanted."""

    def __init__(self, way: Way, is_wanted: Callable[[Match], bool]) -> None:
        self._way, self._is_wanted = way, is_wanted
        self.literal, self.rows_of, self.decide = way.literal, way.rows_of, way.decide

    @property
    def places(self) -> Sequence[Places]:
        """The places of the other way."""
        return self._way.places

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
        return self._wanted(self._way.matches(corpus))

    def every(self) -> dict[int, Match] | None:
        """The wanted ones of all matches."""
        found = self._way.every()
        return None if found is None else self._wanted(found)

    def _wanted(self, found: Mapping[int, Match]) -> dict[int, Match]:
        return {fact: match for fact, match in found.items() if self._is_wanted(match)}
