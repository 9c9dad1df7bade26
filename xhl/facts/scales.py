"""Which facts share an axis of a chart, and the length and direction of their bars.

Numbers share an axis if they measure the same thing in units that convert: 亿元 and 万元, 亩 and 公顷, 公里
and 米. Counts share one if they have the same measure word, as others count other things (8个, 7家, 11人);
those that nothing compares with are listed together. A change (同比下降14.7%) is something else than a level
(占87.5%) in the same unit: it has an axis of its own, on which a fall is drawn to the left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..i18n.messages import _
from ..quantity.direction import direction
from ..quantity.planned import is_plan
from ..quantity.units import converts, measure
from .bounds import Bounds
from .documents import once
from .select import columns_of, fits

if TYPE_CHECKING:
    from ..model import Fact
    from .bounds import BoundsOf
    from .columns import Columns


_Key = TypeVar("_Key")

KINDS = {
    "count": _("counts"),
    "money": _("money"),
    "area": _("areas"),
    "length": _("lengths"),
    "mass": _("weights"),
    "volume": _("volumes"),
    "share": _("percentages"),
    "point": _("percentage points"),
    "duration": _("durations"),
    "months": _("months and years"),
    "power": _("power"),
    "energy": _("energy"),
    "temperature": _("temperatures"),
}
# A bound (3.4%以内) or an approximation (近2万): what lies between two of these is not known.
_INEXACT = re.compile(
    "不(?:少于|低于|高于|超过|大于|小于|多于|得|足|到|满|下)|未|没有|至[少多]|最[少多高低]|大?约|大概|差不多|接?近"
    "|超过|[超逾破≥≤><]|以[上下内]|之内|左右|上下|之多|有余|开外|不等|[余多几数过]$|^上$"
)
_CONSTANT = re.compile("不变价|可比价|可比口径|同口径")
# What the names of plans add to that of the thing itself, as in drafts.
_PLANS = ("计划", "目标", "预期", "预期目标", "年度目标", "目标任务", "预算")
_DONE = re.compile("实际|完成|实现")
_COPIES = 10  # of each fact that are read, as for tables
# Of so few facts of a large base the facts are read in less time than all numbers are looked through.
_FEW_SHARE = 1 / 200
_HAIRLINE = 200  # ratio from which the shorter of two bars is hardly visible
_LISTED = 6  # words of a note


class Bar(NamedTuple):
    """A fact on an axis."""

    fact: Fact
    size: Decimal  # in the smallest unit of its kind; negative for a fall
    is_plan: bool = False

    @property
    def length(self) -> Decimal:
        return abs(self.size)


class Chart(NamedTuple):
    """Facts that share an axis, the longest first."""

    kind: str
    is_change: bool
    bars: tuple[Bar, ...]
    total: int  # all facts of this kind, even if the number of bars is limited
    is_mixed: bool = False  # counts of different things, which share no axis

    @property
    def title(self) -> str:
        name = KINDS.get(self.kind, self.kind) or _("numbers without a unit")
        return _("{kind}: rise and fall").format(kind=name) if self.is_change else name

    @property
    def units(self) -> tuple[str, ...]:
        """The units as printed, in the order of the bars."""
        return tuple(dict.fromkeys(bar.fact.unit for bar in self.bars if bar.fact.unit))

    @property
    def labels(self) -> list[str]:
        """The topics; if one has several bars, with the period or document that distinguishes them."""
        topics = Counter(bar.fact.topic for bar in self.bars)
        # A plan and what was done are told apart by the qualifiers beside their numbers.
        times = [(bar.fact.topic, bar.fact.period, bar.fact.qualifier) for bar in self.bars]
        alike = Counter(times)
        labels = []
        for bar, time in zip(self.bars, times, strict=True):
            topic, period, _qualifier = time
            tells = period if alike[time] == 1 else bar.fact.document.title
            labels.append(f"{topic}（{tells}）" if topics[topic] > 1 and tells else topic)
        return labels

    @property
    def compares(self) -> bool:
        """Whether there is something to compare: two bars, at least one not zero."""
        return not self.is_mixed and len(self.bars) > 1 and any(bar.size for bar in self.bars)

    @property
    def spread(self) -> int:
        """The ratio of the longest bar to the shortest that is not zero."""
        lengths = [bar.length for bar in self.bars if bar.length]
        return int(max(lengths) / min(lengths)) if lengths else 1

    @property
    def has_hairlines(self) -> bool:
        """Whether some bars are hardly visible beside the longest."""
        return self.compares and self.spread > _HAIRLINE


def charts(
    facts: Iterable[Fact],
    bounds_of: BoundsOf = lambda _unit: Bounds(),
    limit: int | None = None,
) -> list[Chart]:
    """A chart for each kind of quantity, the one with the most facts first.

    Only numbers between the bounds of their unit, taken without their direction; of each chart at most so many
    bars.

    >>> from xhl import load
    >>> bounds_of = lambda unit: Bounds.of("1亿元", None) if unit == "亿元" else None
    >>> [(chart.title, len(chart.bars)) for chart in charts(load(), bounds_of)]
    [('money', 6)]
    """
    columns = columns_of(facts)
    if columns is None:
        some = list(facts)
        drawn = _read_charts(zip(some, some, strict=True), lambda few: few, bounds_of, limit)
    elif columns.facts.has_more(int(_FEW_SHARE * len(columns.facts.kept))):
        drawn = _indexed_charts(columns, bounds_of, limit)
    else:
        chosen = columns.facts
        numbers = zip(chosen.numbers, chosen, strict=True)
        drawn = _read_charts(numbers, chosen.kept.facts, bounds_of, limit)
    return _in_order(drawn, limit)


def is_drawn_with(unit: str, asked: str) -> bool:
    """Whether a chart of the unit that is asked for has numbers in another: those that convert. A power
    alone (亿) is no unit of numbers without one.

    >>> is_drawn_with("万元", "亿元"), is_drawn_with("", "亿")
    (True, False)
    """
    return converts(unit, asked) and bool(unit) == bool(asked)


class _Axis(NamedTuple):
    kind: str
    is_change: bool
    counted: str  # the measure word of a count


def _axis(unit: str, turn: int) -> _Axis:
    known = measure(unit)
    return _Axis(known.kind, turn != 0, known.name if known.kind == "count" else "")


def _in_order(drawn: Iterable[Chart], limit: int | None) -> list[Chart]:
    """Charts, the one with the most facts first; single counts of different things, in a list, come last."""
    charts: list[Chart] = []
    alone: dict[bool, list[Chart]] = {}
    for one in drawn:
        is_alone = one.kind == "count" and one.total == 1
        (alone.setdefault(one.is_change, []) if is_alone else charts).append(one)
    charts.sort(key=lambda chart: -chart.total)
    for is_change, singles in alone.items():
        bars = sorted((one.bars[0] for one in singles), key=lambda bar: -bar.length)
        shown = tuple(bars[: limit or None])
        charts.append(Chart("count", is_change, shown, len(bars), is_mixed=len(bars) > 1))
    return charts


def _read_charts(
    facts: Iterable[tuple[_Key, Fact]],
    facts_of: Callable[[Iterable[_Key]], Iterable[Fact]],
    bounds_of: BoundsOf,
    limit: int | None,
) -> list[Chart]:
    """The charts of facts that are read one after the other, each with its key."""
    axes: dict[_Axis, list[tuple[Decimal, _Key]]] = defaultdict(list)
    for key, fact in facts:
        if fits(fact, bounds_of):
            turn = direction(fact.qualifier)
            axes[_axis(fact.unit, turn)].append(((turn or 1) * _size(fact), key))
    drawn = []
    for axis, sizes in axes.items():
        longest = sorted(sizes, key=lambda one: -abs(one[0]))[: _reach(limit)]
        drawn.append(_chart(axis, longest, facts_of, limit, len(sizes)))
    return drawn


def _chart(
    axis: _Axis,
    longest: Sequence[tuple[Decimal, _Key]],
    facts_of: Callable[[Iterable[_Key]], Iterable[Fact]],
    limit: int | None,
    total: int,
) -> Chart:
    """The chart of numbers in order, each with the key of its fact. As few facts are read as tell the same."""
    facts: dict[int, Fact] = {}

    def read(places: Iterable[int]) -> None:
        new = [place for place in places if place not in facts]
        facts.update(zip(new, facts_of(longest[place][1] for place in new), strict=True))

    alike = list(_alike(longest))  # only among these are copies
    read(alike)
    copies = {*alike}.difference(place for place, _count in once(alike, facts.__getitem__))
    distinct = [place for place in range(len(longest)) if place not in copies]
    shown = distinct[: limit or None]
    read(shown)
    if any(facts[place].topic.endswith(_PLANS) for place in shown):
        read(distinct)
    named = plan_topics(facts[place].topic for place in distinct if place in facts)
    bars = [
        Bar(fact, longest[place][0], is_plan(fact.qualifier) or is_plan_by_name(fact, named))
        for place, fact in ((place, facts[place]) for place in shown)
    ]
    return Chart(axis.kind, axis.is_change, tuple(bars), total - len(copies))


def _alike(longest: Sequence[tuple[Decimal, _Key]]) -> Iterator[int]:
    """The places of the numbers that are as far from zero as one beside them."""
    for _size, same in groupby(range(len(longest)), key=lambda place: abs(longest[place][0])):
        first, *others = same
        if others:
            yield from (first, *others)


def _reach(limit: int | None) -> int | None:
    """How many numbers to read for so many bars, since copies of a report share one."""
    return limit * _COPIES if limit else None


def _indexed_charts(columns: Columns, bounds_of: BoundsOf, limit: int | None) -> list[Chart]:
    """The charts of facts that an index keeps: no more of them are read than have a bar."""
    from .farthest import Farthest  # most bases are small

    farthest: dict[_Axis, Farthest] = defaultdict(lambda: Farthest(_reach(limit)))
    totals: Counter[_Axis] = Counter()
    firsts: dict[_Axis, int] = {}
    for size, (_measure, numbers, facts) in columns.sizes(bounds_of):
        turn, scale = direction(size.qualifier), measure(size.unit)
        axis = _axis(size.unit, turn)
        totals[axis] += len(facts)
        first = min(facts)
        firsts[axis] = min(first, firsts.get(axis, first))
        farthest[axis].add(numbers, facts, (turn or 1) * scale.size)
    return [
        _chart(axis, farthest[axis].found, columns.index.facts, limit, totals[axis])
        for axis in sorted(firsts, key=firsts.__getitem__)
    ]


def plan_topics(topics: Iterable[str]) -> Collection[str]:
    """The names that plans for these topics have: 产值计划 for 产值.

    >>> "产值目标" in plan_topics(["产值"])
    True
    """
    return dict.fromkeys(topic + end for topic in topics for end in _PLANS)


def is_plan_by_name(fact: Fact, named: Collection[str]) -> bool:
    """Whether the topic is among those of plans, and the qualifier does not say that it was done.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact._replace(topic="5G基站计划")
    >>> is_plan_by_name(fact, plan_topics(["5G基站"]))
    True
    """
    return fact.topic in named and not _DONE.search(fact.qualifier)


def inexact_word(qualifier: str) -> str:
    """The word of a qualifier that tells a bound or an approximation; empty if there is none.

    >>> [inexact_word(words) for words in ("同比增长", "达到", "以内", "增长近", "增长…左右", "不超过")]
    ['', '', '以内', '近', '左右', '不超过']
    """
    found = _INEXACT.search(qualifier)
    return found[0] if found else ""


def is_at_constant_prices(fact: Fact) -> bool:
    """Whether the statement of a fact names constant prices as the basis of its number.

    >>> from xhl import load
    >>> is_at_constant_prices(load().facts[0]._replace(statement="产值按可比价格增长6.1%"))
    True
    """
    return _CONSTANT.search(fact.qualifier + fact.statement) is not None


def notes(drawn: Collection[Chart], *, with_bounds: bool = True) -> Iterator[str]:
    """What a reader of these charts has to know: mixed bases of prices, doubts, and numbers that are not exact.

    >>> from xhl import load
    >>> list(notes(charts(load())))
    ['bounds and approximations are drawn like exact numbers: 以上']
    """
    if topics := listed([topic for one in drawn for topic in _at_constant_prices(one.bars)]):
        said = _("at constant prices, so not comparable with the others: {which}")
        yield said.format(which=topics)
    facts = [bar.fact for one in drawn for bar in one.bars]
    if topics := listed(fact.topic for fact in facts if fact.doubt):
        yield doubted(topics)
    words = [bar.fact.qualifier for one in drawn if one.compares for bar in one.bars]
    if with_bounds and (bounds := listed(filter(inexact_word, words))):
        said = _("bounds and approximations are drawn like exact numbers: {words}")
        yield said.format(words=bounds)


def doubted(which: str) -> str:
    """What is said of numbers in a chart that their draft doubts.

    >>> doubted("5G基站")
    'doubted by their draft: 5G基站'
    """
    return _("doubted by their draft: {which}").format(which=which)


def _at_constant_prices(bars: Sequence[Bar]) -> list[str]:
    """The topics of numbers at constant prices that are compared with others."""
    constant = [bar.fact.topic for bar in bars if is_at_constant_prices(bar.fact)]
    return constant if len(constant) < len(bars) else []


def listed(words: Iterable[str]) -> str:
    """The first of some words, each once; … stands for more.

    >>> listed("ABCDEFFGH")
    'A、B、C、D、E、F、…'
    """
    words = list(dict.fromkeys(words))
    return "、".join(words[:_LISTED]) + ("、…" if len(words) > _LISTED else "")


def _size(fact: Fact) -> Decimal:
    assert fact.quantity is not None  # only facts with a number come here
    return Decimal(fact.quantity.written) * measure(fact.unit).size
