"""The counts of a base, updated when files are added or removed, without counting everything again."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..search.statistics import SAMPLE, Scope, Statistics, of_characters, smallest

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = Any  # a JSON value
MOST = 4 * SAMPLE  # known hashes of a field; if too few are left, everything is counted again


def spread(counts: Mapping[str, int]) -> tuple[str, list[int]]:
    """Counts of characters as a text and its numbers, which is shorter and read sooner.

    >>> spread({"基": 2, "站": 1})
    ('基站', [2, 1])
    """
    return "".join(counts), list(counts.values())


class Places:
    """The places of a field in some parts, with the smallest hashes of their samples and the number of
    parts with each hash, so that a part can be removed again.
    """

    def __init__(
        self,
        texts: int = 0,
        edges: int = 0,
        chars: int = 0,
        hashes: dict[int, int] | None = None,
        limit: int = 0,
    ) -> None:
        self.texts, self.edges, self.chars = texts, edges, chars
        self.hashes = hashes or {}
        self.limit = limit  # all hashes up to this one are known; 0 if all are known

    def add(self, scope: Scope, times: int) -> None:
        """Add a part so many times; a negative number removes it."""
        self._count(scope.texts, scope.edges, scope.chars, times)
        for one in scope.sample:
            if not self.limit or one <= self.limit:
                left = self.hashes.get(one, 0) + times
                if left:
                    self.hashes[one] = left
                else:
                    del self.hashes[one]
        if len(self.hashes) > 2 * MOST:  # cutting takes longer than adding
            self._cut()

    def join(self, other: Places) -> None:
        """Add the parts of another."""
        self._count(other.texts, other.edges, other.chars, 1)
        hashes = Counter(self.hashes)
        hashes.update(other.hashes)
        self.limit = min(filter(None, (self.limit, other.limit)), default=0)
        self.hashes = {h: n for h, n in hashes.items() if not self.limit or h <= self.limit}
        self._cut()

    def _count(self, texts: int, edges: int, chars: int, times: int) -> None:
        self.texts += texts * times
        self.edges += edges * times
        self.chars += chars * times

    def _cut(self) -> None:
        if len(self.hashes) > MOST:
            kept = nsmallest(MOST, self.hashes)
            self.hashes = {one: self.hashes[one] for one in kept}
            self.limit = kept[-1]

    @property
    def written(self) -> Json:
        """All as values for a table."""
        self._cut()
        hashes = list(self.hashes), list(self.hashes.values())
        return self.texts, self.edges, self.chars, *hashes, self.limit

    @property
    def is_exact(self) -> bool:
        return not self.limit or len(self.hashes) >= SAMPLE

    @property
    def scope(self) -> Scope:
        return Scope(self.texts, self.edges, self.chars, smallest(self.hashes))


class Totals:
    """The sum of the counts of some parts.

    >>> one, other = Statistics({"基": 2}, {"name": Scope(1, 2, 3, [7])}), Statistics({"站": 1}, {})
    >>> totals = Totals()
    >>> for part, times in ((one, 2), (other, 1), (one, -1)):
    ...     totals.add(part, times, {"s('创新', '')": 5})
    >>> totals.result.counts, totals.result.scope, totals.is_exact
    ({'基': 2, '站': 1}, {'name': Scope(texts=1, edges=2, chars=3, sample=[7])}, True)
    >>> totals.facts
    {"s('创新', '')": 10}
    """

    def __init__(
        self,
        counts: dict[str, int] | None = None,
        places: dict[str, Places] | None = None,
        facts: dict[str, int] | None = None,
    ) -> None:
        self._counts = Counter(counts)
        self._places = places or {}
        self._facts = Counter(facts)

    @classmethod
    def read(cls, values: Json) -> Totals:
        """Totals from the values that `written` gave."""
        counts, places, facts = values
        made = {
            field: Places(texts, edges, chars, dict(zip(hashes, parts, strict=True)), limit)
            for field, (texts, edges, chars, hashes, parts, limit) in places.items()
        }
        return cls(dict(zip(*counts, strict=True)), made, facts)

    @property
    def written(self) -> Json:
        """The totals as values for a table."""
        places = {field: places.written for field, places in self._places.items()}
        return spread(of_characters(self._counts)), places, self.facts

    @property
    def facts(self) -> dict[str, int]:
        """How many facts have each of the terms that are counted."""
        return {term: count for term, count in self._facts.items() if count}

    def add(
        self, part: Statistics, times: int = 1, facts: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """Add a part, with how many facts have a term, so many times; a negative number removes it."""
        for own, counts in ((self._counts, part.counts), (self._facts, facts)):
            own.update(counts if times == 1 else {key: counts[key] * times for key in counts})
        for field, scope in part.scope.items():
            self._places.setdefault(field, Places()).add(scope, times)

    def join(self, others: Totals) -> None:
        """Add the parts of another."""
        self._counts.update(others._counts)
        self._facts.update(others._facts)
        for field, places in others._places.items():
            self._places.setdefault(field, Places()).join(places)

    @property
    def is_exact(self) -> bool:
        """Whether enough hashes are known for the counts of all parts."""
        return all(places.is_exact for places in self._places.values())

    @property
    def result(self) -> Statistics:
        """The counts of all parts."""
        counts = {char: count for char, count in self._counts.items() if count}
        scopes = {field: places.scope for field, places in self._places.items() if places.texts}
        return Statistics(counts, scopes)
