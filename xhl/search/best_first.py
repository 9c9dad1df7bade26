"""The facts of a large base, those first in which a word may match best: so the best hits are found without
looking at all.

How well a word matches depends on the length of the text around it, which an index knows.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from .postings import any_of
from .terms import LENGTH, NAME_LENGTH, Length
from .weights import EDIT, LIKENESS, PLACE, SHARE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .index import Index
    from .postings import Postings
    from .terms import Kind

_FEW = 64  # facts that are looked at first; then twice as many, and so on
_TRIED = 500  # facts that are looked at before those are found which have all characters of a word


class Scored(Protocol):
    """A match, as far as its rank depends on it."""

    @property
    def text(self) -> str: ...

    @property
    def points(self) -> float: ...


_M = TypeVar("_M", bound=Scored)


class Rank(NamedTuple):
    """The place of a match among the hits for one word, the best of which is the least; see `engine.ranked`."""

    points: float  # below zero
    is_planned: bool
    size: int  # of the text
    fact: int


class Places(NamedTuple):
    """Facts in which a word of so many units may be; those of ``named`` may have it in a name."""

    facts: Postings
    named: Postings
    units: int


class BestFirst:
    """Facts that may match a word at a cost.

    >>> from xhl import load
    >>> from .large import MemoryIndex
    >>> index = MemoryIndex(load().facts)
    >>> numbers, named = index.with_term("sound", "zhan"), index.with_term("sound of a name", "zhan")
    >>> ranks = list(BestFirst(index, [Places(numbers, named, 1)]))
    >>> {rank.fact for rank in ranks} == {*numbers}, ranks[0].fact in named, ranks[0].points
    (True, True, -88.75)
    """

    def __init__(
        self,
        index: Index,
        places: Sequence[Places],
        cost: int = 0,
        few: Callable[[], Sequence[int] | None] | None = None,
    ) -> None:
        """``few`` finds the only facts that may match; none if that does not take less time."""
        self._index, self._places, self._cost, self._few = index, places, cost, few

    def __iter__(self) -> Iterator[Rank]:
        """Each fact with the best ranks that it may have, the best first."""
        return merge(*map(self._of_place, self._places))

    def _of_place(self, place: Places) -> Iterator[Rank]:
        yield from self._ranks("topic", NAME_LENGTH, place.named, place.units)
        yield from self._ranks("statement", LENGTH, place.facts, place.units)

    def _ranks(self, field: str, kind: Kind, facts: Postings, units: int) -> Iterator[Rank]:
        terms = ((Length.read(text), found) for text, found in self._index.terms(kind))
        for points, equals in groupby(
            terms, key=lambda term: self._points(field, term[0].plain, units)
        ):
            by_size: defaultdict[tuple[bool, int], list[Postings]] = defaultdict(list)
            for length, found in equals:
                by_size[length.is_planned, length.printed].append(found)
            for is_planned, size in sorted(by_size):
                for fact in facts.among(any_of(by_size[is_planned, size])):
                    yield Rank(-points, is_planned, size, fact)

    def _points(self, field: str, length: int, units: int) -> float:
        """The most points of a match in a text of so many characters."""
        share = min(1.0, units / length) if length else 1.0
        likeness = max(0.0, 1 - self._cost / (EDIT * units))
        return round(sum((PLACE[field], SHARE * share**2, LIKENESS * likeness)), 2)

    def matches(self, most: int, look: Callable[[Sequence[int]], dict[int, _M]]) -> dict[int, _M]:
        """The matches that ``look`` finds in facts, at least so many of the best."""
        found: dict[int, _M] = {}
        ranks: list[Rank] = []
        seen: set[int] = set()
        waiting = iter(self)
        ahead = next(waiting, None)
        size = max(_FEW, most)
        while ahead:
            if self._few and len(seen) > _TRIED and len(ranks) < most:
                few = self._few()
                if few is not None:
                    return found | look(sorted(set(few) - seen))
                self._few = None
            batch: dict[int, bool] = {}
            for rank in chain((ahead,), waiting):
                if len(batch) == size:
                    ahead = rank
                    break
                if rank.fact not in seen:
                    batch[rank.fact] = rank.is_planned
            else:
                ahead = None
            seen.update(batch)
            matches = look(sorted(batch))
            found.update(matches)
            new = (
                Rank(-round(match.points, 2), batch[fact], len(match.text), fact)
                for fact, match in matches.items()
            )
            ranks = sorted([*ranks, *new])[:most]
            if ahead and len(ranks) == most and ranks[-1] < ahead:
                break
            size *= 2
        return found
