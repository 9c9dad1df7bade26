"""The numbers farthest from zero of many, which are known in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from heapq import heappush, heappushpop, nsmallest
from math import inf
from typing import TYPE_CHECKING

from .columns import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    _Known = tuple[Decimal, int, Decimal]  # distance from zero, fact below zero, number


class Farthest:
    """The numbers farthest from zero of those that are added, at most so many; the first facts of equals.

    >>> some = Farthest(3)
    >>> some.add([-8.0, 1.0, 5.5, 5.5], [4, 3, 2, 1], 10)
    >>> [(int(size), fact) for size, fact in some.found]
    [(-80, 4), (55, 1), (55, 2)]
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._known: list[_Known] = []  # a heap

    def add(self, numbers: Sequence[float], facts: Sequence[int], each: Decimal | int) -> None:
        """Add numbers in order, with their facts, times another."""
        zero, most, known = bisect_left(numbers, 0), self._most or inf, self._known
        for equals in (_from_last(numbers, zero), _from_first(numbers, zero)):
            for start, end in equals:
                size = exact(numbers[start]) * each
                distance = abs(size)
                if len(known) >= most and distance < known[0][0]:
                    break
                own = facts[start:end]
                for fact in own if len(own) <= most else nsmallest(int(most), own):
                    entry = distance, -fact, size
                    if len(known) < most:
                        heappush(known, entry)
                    else:
                        heappushpop(known, entry)

    @property
    def found(self) -> list[tuple[Decimal, int]]:
        """The numbers with their facts, the farthest first."""
        return [(size, -fact) for _distance, fact, size in sorted(self._known, reverse=True)]


def _from_last(numbers: Sequence[float], low: int) -> Iterator[tuple[int, int]]:
    """The places of equal numbers, from the last on, down to a place."""
    high = len(numbers)
    while low < high:
        start = bisect_left(numbers, numbers[high - 1], low, high)
        yield start, high
        high = start


def _from_first(numbers: Sequence[float], high: int) -> Iterator[tuple[int, int]]:
    """The same from the first on, up to a place."""
    low = 0
    while low < high:
        end = bisect_right(numbers, numbers[low], low, high)
        yield low, end
        low = end
