"""One topic over time: its numbers of several periods, converted to one unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.plans import is_plan
from ..quantity.units import measure
from .scales import direction

if TYPE_CHECKING:
    from ..model import Fact

_YEAR = re.compile(r"(?:19|20)\d\d")


class Point(NamedTuple):
    """A number and its time."""

    fact: Fact
    when: str  # the period as the base has it; else the year of the document; else its title
    size: Decimal  # in the smallest unit of its kind; below zero for what fell

    @property
    def year(self) -> int | None:
        """The year of that time, if it names one."""
        found = _YEAR.search(self.when)
        return int(found[0]) if found else None


class Change(NamedTuple):
    """From one number to the next, in the unit of the later one."""

    amount: Decimal
    percent: Decimal | None  # None where it says nothing: from zero, and between percentages


class Series(NamedTuple):
    """Numbers of one kind, from the earliest to the latest; each time once."""

    points: tuple[Point, ...]

    @property
    def changes(self) -> tuple[Change | None, ...]:
        """How each number differs from the one before; None for the first and for plans."""
        return (None, *(_change(*pair) for pair in pairwise(self.points)))


def series(facts: Iterable[Fact]) -> list[Series]:
    """The numbers of one topic as series, the longest first; facts that are none are left out.

    Levels, changes and plans are series of their own, and so are units that do not convert and
    documents about different places: nothing is joined that does not compare. Of two facts of one
    time none is chosen: neither is part of a series.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> later = fact._replace(period="2021", quantity=fact.quantity._replace(written="500"))
    >>> one = series([later, fact])[0]
    >>> [point.when for point in one.points], str(one.changes[1].amount)
    (['2020', '2021'], '71')
    """
    kinds: dict[object, list[Point]] = defaultdict(list)
    for fact in facts:
        if fact.quantity is not None and (when := _when(fact)):
            turn = direction(fact.qualifier)
            known = measure(fact.unit)
            size = Decimal(fact.quantity.written) * known.size * (turn or 1)
            counted = known.name if known.kind == "count" else ""
            key = (known.kind, counted, turn != 0, is_plan(fact.qualifier))
            kinds[key].append(Point(fact, when, size))
    found = [Series(tuple(sorted(points, key=_order))) for points in kinds.values()]
    return sorted(filter(_is_one, found), key=lambda one: -len(one.points))


def _is_one(one: Series) -> bool:
    times = [point.when for point in one.points]
    return len(times) > 1 and len(set(times)) == len(times)


def _when(fact: Fact) -> str:
    if fact.period:
        return fact.period
    found = _YEAR.search(fact.document.title) or _YEAR.search(fact.document.date)
    return found[0] if found else ""


def _order(point: Point) -> tuple[int, str]:
    return point.year or 0, point.when


def _change(before: Point, after: Point) -> Change | None:
    if is_plan(after.fact.qualifier):
        return None
    difference = after.size - before.size
    known = measure(after.fact.unit)
    is_share = known.kind in ("share", "point")
    percent = None if is_share or before.size <= 0 else 100 * difference / before.size
    return Change(difference / known.size, percent)
