"""Which facts share an axis, how long each is on it, and in which direction.

Numbers share an axis if they measure the same thing in units that convert: 亿元 and 万元, 亩 and
公顷, 公里 and 米. Counts share one too, whatever their measure word (8个, 7家, 11条), for a measure
word says what is counted, not how much, and one is one; words for several at once (批, 对, 箱) and
for visits (人次) do not. A change (同比下降14.7%) is another thing than a level (占87.5%), also in the
same unit: it has an axis of its own, on which what fell is drawn the other way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _
from ..text.normalize import normal
from ..text.numerals import split_unit
from .select import amount

if TYPE_CHECKING:
    from decimal import Decimal

    from ..model import Fact


class Scale(NamedTuple):
    """What a unit measures, and how much one of it is in the smallest unit of that.

    >>> scale("公顷"), scale("亩")
    (Scale(kind='area', each=30000), Scale(kind='area', each=2000))
    """

    kind: str  # a key of KINDS, or the unit itself where nothing converts to it
    each: int


KINDS = {
    "count": _("counts"),
    "money": _("money"),
    "area": _("areas"),
    "length": _("lengths"),
    "mass": _("weights"),
    "volume": _("volumes"),
    "share": _("percentages"),
    "point": _("percentage points"),
}
# Each in whole numbers of something small, so that all sizes are exact: areas in thirds of a square
# metre, as 15 亩 are a hectare. Currencies do not convert: 美元 is an axis of its own.
_MEASURES: dict[str, dict[int, str]] = {
    "money": {1: "元 元人民币 人民币 块钱"},
    "area": {
        3: "平方米 平米 m2",
        2000: "亩",
        30_000: "公顷 hm2",
        3_000_000: "平方公里 平方千米 km2",
    },
    "length": {1: "毫米 mm", 10: "厘米 cm", 1000: "米 延米 m", 1_000_000: "公里 千米 km"},
    "mass": {1: "克 g", 500: "斤", 1000: "公斤 千克 kg", 1_000_000: "吨 t"},
    "volume": {1: "升 l", 1000: "立方米 立方 m3"},
    "share": {1: "‰", 10: "%", 100: "成"},
    "point": {1: "个基点 基点", 100: "个百分点 百分点"},
}
_COUNTS = """
    个 家 名 人 位 户 口 项 件 条 座 栋 幢 所 处 宗 起 例 场 次 台 套 辆 架 艘 列 部 只 头 匹 羽 尾 株 棵 块 片
    张 幅 面 本 册 卷 篇 份 封 支 枝 根 种 类 款 门 间 层 枚 颗 笔 单 区 县 市 镇 乡 村 社区 院 校 站 国
"""
_SCALES = {
    normal(unit): Scale(kind, each)
    for kind, units in _MEASURES.items()
    for each, names in units.items()
    for unit in names.split()
}

# What a qualifier says of a direction; with 到, 至 or 为 behind it the number is where it led to.
_FALL = r"下降|降低|减少|缩小|缩短|收窄|回落|下滑|下跌|压减|压缩|(?<!不)低于|减|降"
_RISE = r"增长|增加|提高|提升|上升|上涨|扩大|攀升|增收|(?<!不)高于|高出|增|升"
_CHANGE = re.compile(rf"(?:(?P<fall>{_FALL})|{_RISE})了?(?![到至为])")


class Bar(NamedTuple):
    """A fact on an axis.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> fallen = fact._replace(quantity=fact.quantity._replace(written="14.7", unit="%", qualifier="同比下降"))
    >>> bar = charts([fallen])[0].bars[0]
    >>> bar.size, bar.length  # in ‰
    (Decimal('-147.0'), Decimal('147.0'))
    """

    fact: Fact
    size: Decimal  # in the smallest unit of its kind; below zero for what fell

    @property
    def length(self) -> Decimal:
        return abs(self.size)


class Chart(NamedTuple):
    """Facts that share an axis, the longest first.

    >>> from xhl import load
    >>> chart = charts(load(), unit="亿元", limit=2)[0]
    >>> chart.title, chart.units, chart.labels, chart.total
    ('money', ('亿元',), ['计划投资总额', '技术合同'], 6)
    """

    kind: str
    is_change: bool
    bars: tuple[Bar, ...]
    total: int  # the facts that belong here; more than there are bars if those are limited

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
        """The topics, with the period where a topic has several bars."""
        topics = [bar.fact.topic for bar in self.bars]
        return [
            f"{bar.fact.topic}（{bar.fact.period}）"
            if bar.fact.period and topics.count(bar.fact.topic) > 1
            else bar.fact.topic
            for bar in self.bars
        ]


def charts(
    facts: Iterable[Fact],
    *,
    unit: str | None = None,
    least: str | None = None,
    most: str | None = None,
    limit: int | None = None,
) -> list[Chart]:
    """A chart for each kind of quantity, that with the most facts first.

    Only facts in a unit that converts to the given one; only sizes between the bounds, taken
    without their direction, as `selection.amount` reads them; of each chart at most so many bars.
    Raises `UserError` for a bound that is no amount.

    >>> from xhl import load
    >>> [(chart.title, len(chart.bars)) for chart in charts(load(), least="1亿元")]
    [('money', 6)]
    """
    chosen = [fact for fact in facts if fact.quantity]
    if unit is not None:
        chosen = [fact for fact in chosen if _converts(fact.unit, unit)]
    if least is not None:
        chosen = [fact for fact in chosen if _over(fact, least, unit or "") >= 0]
    if most is not None:
        chosen = [fact for fact in chosen if _over(fact, most, unit or "", missing=1) <= 0]
    axes: dict[tuple[str, bool], list[Bar]] = defaultdict(list)
    for fact in chosen:
        turn = direction(fact.qualifier)
        axes[scale(fact.unit).kind, turn != 0].append(Bar(fact, (turn or 1) * _size(fact)))
    drawn = [_chart(kind, bars, limit, is_change=change) for (kind, change), bars in axes.items()]
    return sorted(drawn, key=lambda chart: -chart.total)


def _chart(kind: str, bars: Sequence[Bar], limit: int | None, *, is_change: bool) -> Chart:
    longest = sorted(bars, key=lambda bar: -bar.length)
    return Chart(kind, is_change, tuple(longest[: limit or None]), len(bars))


def scale(unit: str) -> Scale:
    """What a unit measures, its power of ten aside.

    >>> scale("亿元"), scale("家").kind, scale("大领域").kind, scale("赫兹")
    (Scale(kind='money', each=1), 'count', 'count', Scale(kind='赫兹', each=1))
    """
    plain = normal(split_unit(unit)[1])
    if plain in _COUNTS.split() or plain.startswith("大"):  # 大领域, as in 三大领域
        return Scale("count", 1)
    return _SCALES.get(plain) or Scale(split_unit(unit)[1], 1)


def direction(qualifier: str) -> int:
    """1 for a rise, -1 for a fall, 0 for a level.

    >>> [direction(words) for words in ("同比下降", "增长", "以上", "降至", "不低于")]
    [-1, 1, 0, 0, 0]
    """
    change = _CHANGE.search(qualifier)
    return 0 if change is None else -1 if change["fall"] else 1


def _converts(unit: str, other: str) -> bool:
    """Whether amounts in one unit can be given in the other: 万元 in 亿元, but no 家 in 个."""
    kind = scale(unit).kind
    if kind == "count":
        return normal(split_unit(unit)[1]) == normal(split_unit(other)[1])
    return kind == scale(other).kind


def _size(fact: Fact) -> Decimal:
    assert fact.quantity is not None  # only facts with a number come here
    return fact.quantity.magnitude * scale(fact.unit).each


def _over(fact: Fact, bound: str, unit: str, *, missing: int = -1) -> Decimal | int:
    """How much larger than a bound a fact is; ``missing`` if the bound is in another unit.

    A bound without any unit is in the plain unit of the fact: 元, 亩, %.
    """
    limit = amount(bound, unit)
    if limit.plain_unit and not _converts(fact.unit, limit.plain_unit):
        return missing
    return _size(fact) - limit.magnitude * scale(limit.plain_unit or fact.unit).each
