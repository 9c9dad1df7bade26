"""One topic over time: its numbers of several periods, converted to one unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.planned import is_plan
from ..quantity.units import measure
from ..text.numerals import YEAR
from ..text.periods import is_on_work
from .scales import direction

if TYPE_CHECKING:
    from ..model import Fact

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,9}?(?:自治[区州县]|省|市|区|县|旗|州|镇|乡)")
_GAP_MOST = 30  # years


class Point(NamedTuple):
    """A number and its time."""

    fact: Fact
    when: str  # the period as the base has it; else the year of the document (2023年报告: it may be about 2022)
    size: Decimal  # in the smallest unit of its kind; below zero for what fell

    @property
    def is_plan(self) -> bool:
        return is_plan(self.fact.qualifier)

    @property
    def year(self) -> int | None:
        """The year of that time, if it has one."""
        found = re.search(YEAR, self.when)
        return int(found[0]) if found else None


class Change(NamedTuple):
    """The change from one number to the next, in the unit of the later one."""

    amount: Decimal
    percent: Decimal | None  # None from zero and between percentages, where it means nothing


class Series(NamedTuple):
    """Numbers of one kind, from the earliest to the latest, one for each time."""

    points: tuple[Point, ...]

    @property
    def changes(self) -> tuple[Change | None, ...]:
        """The change of each number from the one before; None for plans and across missing years."""
        found: list[Change | None] = []
        before: Point | None = None
        for point in self.points:
            found.append(None if before is None or point.is_plan else _change(before, point))
            before = before if point.is_plan else point
        return tuple(found)

    def slots(self) -> Iterator[tuple[str, Point | None]]:
        """Each time with its number, and the years in between without one."""
        for before, point in zip((None, *self.points), self.points, strict=False):
            for year in _missing(before, point):
                yield str(year), None
            yield point.when, point

    def rows(self) -> Iterator[tuple[str, Point | None, Change | None]]:
        """The slots, each with the change of its number."""
        changes = iter(self.changes)
        for when, point in self.slots():
            yield when, point, next(changes) if point else None


def series(facts: Iterable[Fact]) -> list[Series]:
    """The numbers of one topic as series, the longest first; facts without a number are left out.

    Only numbers that compare are joined: levels and changes, units that do not convert, and documents about
    different places make separate series. If one time has two different numbers, there is no series. Plans
    are shown, but no change is computed from or to them.

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
            key = (known.kind, counted, turn != 0, _place(fact))
            kinds[key].append(Point(fact, when, size))
    found = [Series(tuple(sorted(_distinct(points), key=_order))) for points in kinds.values()]
    return sorted(filter(_is_one, found), key=lambda one: -len(one.points))


def _distinct(points: Iterable[Point]) -> Iterable[Point]:
    """The points without those that repeat another: copies of a report say the same."""
    return {
        (point.when, point.is_plan, point.size): point for point in reversed([*points])
    }.values()


def _is_one(one: Series) -> bool:
    times = [(point.when, point.is_plan) for point in one.points]
    return len({when for when, _is_plan in times}) > 1 and len(set(times)) == len(times)


def _place(fact: Fact) -> str:
    """The place that the title of a document begins with: 青石县 of 青石县2020年工作报告."""
    found = _PLACE.match(fact.document.title)
    return found[0] if found else ""


def _when(fact: Fact) -> str:
    if fact.period:
        return fact.period
    found = re.search(YEAR, fact.document.title) or re.search(YEAR, fact.document.date)
    if found and is_on_work(fact.document.title):
        return f"{found[0]}年报告"
    return found[0] if found else ""


def _order(point: Point) -> tuple[int, str, bool]:
    return point.year or 0, point.when, point.is_plan


def _missing(before: Point | None, after: Point) -> range:
    """The years between two numbers; none if unknown, or if there are more than a chart can show."""
    if before is None or before.year is None or after.year is None:
        return range(0)
    years = range(before.year + 1, after.year)
    return years if len(years) <= _GAP_MOST else range(0)


def _change(before: Point, after: Point) -> Change | None:
    if _missing(before, after):
        return None
    difference = after.size - before.size
    known = measure(after.fact.unit)
    is_share = known.kind in ("share", "point")
    percent = None if is_share or before.size <= 0 else 100 * difference / before.size
    return Change(difference / known.size, percent)
