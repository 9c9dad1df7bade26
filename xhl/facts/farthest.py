"""The numbers farthest from zero of many, which are known in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING

from .columns import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    # About how far from zero, fact below zero, number, and what it is multiplied by.
    _Known = tuple[float, int, float, Decimal | int]

_ALMOST = 1 - 1e-12  # products of floats may differ by less from those that are exact


class Farthest:
    """The numbers farthest from zero of those that are added, at most so many; the first facts of equals.

    >>> some = Farthest(3)
    >>> some.add([-8.0, 1.0, 5.5, 5.5], [4, 3, 2, 1], 10)
    >>> [(int(size), fact) for size, fact in some.found]
    [(-80, 4), (55, 1), (55, 2)]
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._known: list[_Known] = []
        self._least = 0.0  # nearer to zero than this is none that is wanted

    def add(self, numbers: Sequence[float], facts: Sequence[int], each: Decimal | int) -> None:
        """Add numbers in order, with their facts, times another."""
        scale = abs(float(each))
        least = self._least / scale
        negative = bisect_right(numbers, -least)
        some = range(negative), range(bisect_left(numbers, least, negative), len(numbers))
        for places in filter(None, some):
            part = slice(places.start, places.stop)
            chosen = numbers[part]
            known = zip(
                map(scale.__mul__, map(abs, chosen)),
                map(int.__neg__, facts[part]),
                chosen,
                repeat(each),
                strict=False,
            )
            self._known += known
        if self._most and len(self._known) > 2 * self._most:
            self._forget(self._most)

    def _forget(self, most: int) -> None:
        """Forget those that are too near to zero."""
        self._known.sort(reverse=True)
        self._least = self._known[most - 1][0] * _ALMOST
        end = bisect_right(self._known, -self._least, key=lambda one: -one[0])
        self._known = self._known[:end]
        if end > 2 * most:  # many are equal
            self._known = sorted(self._known, key=_exactly)[:most]

    @property
    def found(self) -> list[tuple[Decimal, int]]:
        """The numbers with their facts, the farthest first."""
        if self._most and len(self._known) > self._most:
            self._forget(self._most)
        exactly = [(exact(number) * each, -fact) for _far, fact, number, each in self._known]
        exactly.sort(key=lambda one: (-abs(one[0]), one[1]))
        return exactly[: self._most]


def _exactly(known: _Known) -> tuple[Decimal, int]:
    _far, fact, number, each = known
    return -abs(exact(number) * each), -fact
