"""One topic over time: its numbers of several periods, converted to one unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _
from ..quantity.direction import direction
from ..quantity.planned import is_plan
from ..quantity.units import measure
from ..text.patterns import YEAR
from ..text.periods import is_on_work
from .scales import (
    doubted,
    inexact_word,
    is_at_constant_prices,
    is_plan_by_name,
    listed,
    plan_topics,
)
from .select import of_topics

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Fact

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,9}?(?:自治[区州县]|省|市|区|县|旗|州|镇|乡)")
_GAP_MOST = 30  # years
# What the names of changes add to that of the thing itself, as in drafts.
_CHANGES = ("增幅", "增速", "增长率", "降幅")
_POINTS = {"%": "个百分点", "‰": "个千分点"}  # between numbers in these units


class Point(NamedTuple):
    """A number and its time."""

    fact: Fact
    when: str  # the period as the base has it; else the year of the document (2023年报告: it may be about 2022)
    size: Decimal  # in the smallest unit of its kind; below zero for what fell
    is_named_plan: bool = False  # its topic is that of the others with 计划 or the like

    @property
    def is_plan(self) -> bool:
        return self.is_named_plan or is_plan(self.fact.qualifier)

    @property
    def is_exact(self) -> bool:
        """Whether the number is neither a bound nor an approximation."""
        return not inexact_word(self.fact.qualifier)

    @property
    def is_at_constant_prices(self) -> bool:
        return is_at_constant_prices(self.fact)

    @property
    def year(self) -> int | None:
        """The year of that time, if it has one."""
        found = re.search(YEAR, self.when)
        return int(found[0]) if found else None


class Change(NamedTuple):
    """The change from one number to the next, in the unit of the later one."""

    amount: Decimal
    percent: Decimal | None  # None from zero and between percentages, where it means nothing
    unit: str = ""  # of the amount, if it is another: 个百分点 between percentages


class Series(NamedTuple):
    """Numbers of one kind, from the earliest to the latest, one for each time."""

    points: tuple[Point, ...]

    @property
    def changes(self) -> tuple[Change | None, ...]:
        """The change of each number from the one before; None for plans, across missing years, and from or
        to a bound, an approximation or a number on another basis of prices.
        """
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


def related(base: FactBase, topic: str) -> list[Fact]:
    """The facts of a topic, and those of its plans and changes under names of their own: 产值计划, 产值增幅.
    For a change, those of its plans, and the planned changes of the thing itself.

    >>> from xhl import load
    >>> [fact.topic for fact in related(load(), "5G基站")]
    ['5G基站']
    """
    change = next((end for end in _CHANGES if topic.endswith(end)), "")
    thing = topic.removesuffix(change)
    own = [topic, *plan_topics([topic])]
    others = plan_topics([thing]) if change else [thing + end for end in _CHANGES]
    found = of_topics(base, [*own, thing, *others])
    return [fact for fact in found if fact.topic in own or direction(fact.qualifier)]


def joined(own: Sequence[Fact], more: Sequence[Fact]) -> list[Series]:
    """The series of the facts of a topic with those of related ones, unless these contradict them.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> plan = fact._replace(topic="5G基站计划", period="2021")
    >>> [point.is_plan for point in joined([fact], [fact, plan])[0].points]
    [False, True]
    """
    found, together = series(own), series(more)
    kept = {point.fact: place for place, one in enumerate(together) for point in one.points}
    places = [{kept.get(point.fact) for point in one.points} for one in found]
    has_all = all(len(some) == 1 and None not in some for some in places)
    known = frozenset(own)

    def has_no_result(one: Series) -> bool:
        return all(point.is_plan or point.fact not in known for point in one.points)

    return sorted(together if has_all else found, key=has_no_result)


def notes(found: Iterable[Series]) -> Iterator[str]:
    """What a reader of these series has to know: numbers that are not exact, and mixed bases of prices.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> about = fact._replace(period="2021", quantity=fact.quantity._replace(qualifier="近"))
    >>> list(notes(series([fact, about])))
    ['bounds or approximations, of which no change is computed: 2021']
    """
    every = [one.points for one in found]
    done = [point for points in every for point in points if not point.is_plan]
    inexact = [point.when for point in done if not point.is_exact]
    if inexact:
        said = _("bounds or approximations, of which no change is computed: {times}")
        yield said.format(times="、".join(dict.fromkeys(inexact)))
    for points in every:
        constant = [point.when for point in points if point.is_at_constant_prices]
        if 0 < len(constant) < len(points):
            said = _("at constant prices, so not comparable with the others: {which}")
            yield said.format(which="、".join(dict.fromkeys(constant)))
    if doubts := [point.when for points in every for point in points if point.fact.doubt]:
        yield doubted("、".join(dict.fromkeys(doubts)))


def undrawn(facts: Iterable[Fact], found: Iterable[Series]) -> str:
    """The numbers of a topic that are in no series, each with its time: those of another kind at a single time,
    and those of which one time has several.

    >>> from xhl import load
    >>> undrawn([load().search("5G")[0].fact], [])
    '429个（2020）'
    """
    drawn = {(point.when, point.fact.quantity) for one in found for point in one.points}
    left = [
        f"{fact.quantity.written}{fact.unit}" + (f"（{when}）" if when else "")
        for fact in facts
        if fact.quantity and ((when := _when(fact)), fact.quantity) not in drawn
    ]
    return listed(left)


def series(facts: Iterable[Fact]) -> list[Series]:
    """The numbers of one topic as series, the longest first; facts without a number are left out.

    Only numbers that compare are joined: levels and changes, units that do not convert, and documents about
    different places make separate series. If one time has two different numbers, there is no series; but one
    that its draft doubts, a bound or an approximation gives way to another number. Plans are shown, but no
    change is computed from or to them.
    A topic named as the others with 计划 or the like has plans.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> later = fact._replace(period="2021", quantity=fact.quantity._replace(written="500"))
    >>> one = series([later, fact])[0]
    >>> [point.when for point in one.points], str(one.changes[1].amount)
    (['2020', '2021'], '71')
    """
    kinds: dict[object, list[Point]] = defaultdict(list)
    facts = list(facts)
    plans = plan_topics(fact.topic for fact in facts)
    for fact in facts:
        if fact.quantity is not None and (when := _when(fact)):
            turn = direction(fact.qualifier)
            known = measure(fact.unit)
            size = Decimal(fact.quantity.written) * known.size * (turn or 1)
            counted = known.name if known.kind == "count" else ""
            key = (known.kind, counted, turn != 0, _place(fact))
            kinds[key].append(Point(fact, when, size, is_plan_by_name(fact, plans)))
    found = [Series(tuple(sorted(_surest(points), key=_order))) for points in kinds.values()]
    return sorted(filter(_is_one, found), key=lambda one: -len(one.points))


def _surest(points: Iterable[Point]) -> Iterator[Point]:
    """The points without those that repeat another, as copies of a report do, and without those of which there
    is a surer one of the same time.
    """
    times: dict[tuple[str, bool], dict[Decimal, Point]] = defaultdict(dict)
    for point in sorted(points, key=lambda one: bool(one.fact.doubt)):
        times[point.when, point.is_plan].setdefault(point.size, point)
    for distinct in times.values():
        some = [point for point in distinct.values() if not point.fact.doubt] or distinct.values()
        yield from [point for point in some if point.is_exact] or some


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
    is_comparable = before.is_exact and after.is_exact
    if _missing(before, after) or not is_comparable:
        return None
    if before.is_at_constant_prices != after.is_at_constant_prices:
        return None
    difference = after.size - before.size
    known = measure(after.fact.unit)
    is_share = known.kind in ("share", "point")
    percent = None if is_share or before.size <= 0 else 100 * difference / before.size
    unit = _POINTS.get(after.fact.unit, "") if is_share else ""
    return Change(difference / known.size, percent, unit)
