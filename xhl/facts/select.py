"""Which facts of a base, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..text.normalize import normal

if TYPE_CHECKING:
    from decimal import Decimal

    from ..contract import SortKey
    from ..fact_base import FactBase
    from ..model import Document, Fact, Section
    from .bounds import Bound, BoundsOf, Units
    from .columns import Columns


def columns_of(facts: Iterable[Fact]) -> Columns | None:
    """The columns of facts in an index; None for facts in memory.

    >>> from xhl import load
    >>> print(columns_of(load()))
    None
    """
    found: Any = getattr(facts, "facts", facts)  # a base, or its facts
    if not hasattr(found, "kept"):
        return None
    from .columns import Columns  # most bases are small

    return Columns(found)


def in_sections(facts: Iterable[Fact], sections: Collection[Section]) -> Sequence[Fact]:
    """The facts of some sections.

    >>> from xhl import load
    >>> len(in_sections(load(), load().sections[2:3]))
    19
    """
    if columns := columns_of(facts):
        return columns.in_sections(sections)
    return tuple(fact for fact in facts if fact.section in sections)


def of_documents(facts: Iterable[Fact], documents: Collection[Document]) -> Sequence[Fact]:
    """The facts of some documents.

    >>> from xhl import load
    >>> len(of_documents(load(), load().documents)) == len(load())
    True
    """
    if columns := columns_of(facts):
        return columns.of_documents(documents)
    return tuple(fact for fact in facts if fact.document in documents)


class ByTime(NamedTuple):
    """The facts of some times; those of them whose year is only that of their document; and those
    that are left out since nothing tells their time.
    """

    found: Sequence[Fact]
    by_document: Sequence[Fact]
    unknown: Sequence[Fact]


def by_time(base: FactBase, times: Iterable[str]) -> ByTime:
    """The facts of any of these times; see `text.periods.asked`. The year of a period counts; where it has
    none, that of the document, else of its title: `text.periods.of_title`.

    >>> from xhl import load
    >>> [len(facts) for facts in by_time(load(), ["2020年"])]
    [108, 0, 13]
    """
    from ..text.periods import (
        asked,
        names_years,
        of_title,
    )  # only times that are asked for are read

    wanted = [asked(time) for time in times]

    def is_wanted(period: str) -> bool:
        return any(is_of(period) for is_of in wanted)

    if columns := columns_of(base):
        return ByTime(*columns.by_time(is_wanted, base.documents))
    found, by_document, unknown = [], [], []
    for fact in base:
        has_year = names_years(fact.period)
        time = "" if has_year else of_title(fact.document.period or fact.document.title)
        if is_wanted(fact.period):
            found.append(fact)
        elif time and is_wanted(f"{time} {fact.period}"):
            found.append(fact)
            by_document.append(fact)
        elif not (has_year or time):
            unknown.append(fact)
    return ByTime(found, by_document, unknown)


def periods_of(facts: Iterable[Fact]) -> list[str]:
    """The times that facts have, in their order as texts.

    >>> from xhl import load
    >>> periods_of(load())
    ['2020', '十四五']
    """
    if columns := columns_of(facts):
        return columns.periods()
    return sorted({fact.period for fact in facts if fact.period})


def numbered(facts: Iterable[Fact]) -> Sequence[Fact]:
    """The facts with a number.

    >>> from xhl import load
    >>> len(numbered(load())) == len(load())
    False
    """
    if columns := columns_of(facts):
        return columns.numbered()
    return [fact for fact in facts if fact.quantity]


def about(facts: Iterable[Fact], name: str) -> Sequence[Fact]:
    """All facts of the topic with this name; of the topics with this alias if no topic has it.

    >>> from xhl import load
    >>> [fact.topic for fact in about(load(), "信号塔")], about(load(), "高铁")
    (['5G基站'], [])
    """
    if columns := columns_of(facts):
        return columns.about(name)
    facts = list(facts)
    wanted = normal(name)
    topics = {fact.topic for fact in facts if normal(fact.topic) == wanted} or {
        fact.topic for fact in facts if wanted in map(normal, fact.aliases)
    }
    return [fact for fact in facts if fact.topic in topics]


def of_topics(facts: Iterable[Fact], names: Iterable[str]) -> list[Fact]:
    """The facts whose topic is spelled as one of these names, in the order of the names.

    >>> from xhl import load
    >>> [fact.topic for fact in of_topics(load(), ["减税降费", "5G基站", "信号塔"])]
    ['减税降费', '5G基站']
    """
    found: dict[str, list[Fact]] = {name: [] for name in names}
    if columns := columns_of(facts):
        return [fact for name in found for fact in columns.about(name) if fact.topic == name]
    for fact in facts:
        if fact.topic in found:
            found[fact.topic].append(fact)
    return list(chain.from_iterable(found.values()))


def selected(
    facts: Iterable[Fact],
    *,
    unit: Units = None,
    least: str | None = None,
    most: str | None = None,
) -> Sequence[Fact]:
    """The facts in this unit, or in one of several, and with a number between these bounds. Raises
    `UserError`.

    The unit is matched as it is printed: 亿元 is not 万元. The bounds compare magnitudes, so that
    9000万元 is less than 1亿元; see `bounds.amount`.

    >>> from xhl import load
    >>> [fact.quantity.written for fact in selected(load(), unit="亿元", least="100")]
    ['161.64']
    >>> {fact.unit for fact in selected(load(), unit=["亿元", "万人"])}
    {'亿元'}
    """
    from .bounds import limits  # few commands bound the numbers

    bounds_of = limits(unit, least, most, lambda one, other: normal(one) == normal(other))
    is_free = unit is None and least is None and most is None
    if columns := columns_of(facts):
        return columns.every if is_free else columns.selected(bounds_of)
    return list(facts) if is_free else within(facts, bounds_of)


def within(facts: Iterable[Fact], bounds_of: BoundsOf) -> list[Fact]:
    """The facts with a number between the bounds of its unit.

    >>> from xhl import load
    >>> from .bounds import limits
    >>> bounds_of = limits(None, "一百公顷", None, str.__eq__)
    >>> [fact.quantity.written for fact in within(load(), bounds_of)]
    ['7047.03']
    """
    return [fact for fact in facts if fits(fact, bounds_of)]


def fits(fact: Fact, bounds_of: BoundsOf) -> bool:
    """Whether a fact has a number between the bounds of its unit.

    >>> from xhl import load
    >>> from .bounds import limits
    >>> fits(load().facts[0], limits(None, "1亿元", None, str.__eq__))
    False
    """
    bounds = bounds_of(fact.unit) if fact.quantity else None
    return bounds is not None and not any(
        bound is not None and ((over := excess(fact, bound)) is None or over * way < 0)
        for bound, way in zip(bounds, (1, -1), strict=True)
    )


def commonest_units(facts: Iterable[Fact], most: int) -> list[str]:
    """The most frequent units, among the first facts of a large base.

    >>> from xhl import load
    >>> commonest_units(load(), 3)
    ['个', '家', '亿元']
    """
    if columns := columns_of(facts):
        return columns.units()[:most]
    first = islice(facts, _ASKED)
    units = Counter(fact.unit for fact in first if fact.unit)
    return [unit for unit, _count in units.most_common(most)]


_ASKED = 20_000
# Facts of a large base, which are read and sorted in less time than an index puts them in order.
_FEW = 2000


def excess(fact: Fact, bound: Bound) -> Decimal | None:
    """By how much a fact exceeds a bound, which may lack a unit; None if the units do not convert."""
    from ..quantity.units import converts, measure

    quantity = fact.quantity
    if quantity is None:
        return None
    unit = bound.plain_unit or quantity.plain_unit
    if not converts(quantity.unit, unit):
        return None
    return (
        quantity.magnitude * measure(quantity.plain_unit).size
        - bound.magnitude * measure(unit).size
    )


def in_order(facts: Iterable[Fact], key: SortKey, *, reverse: bool = False) -> Sequence[Fact]:
    """The facts sorted by value, the largest magnitude first; by topic as in a dictionary (by readings); by
    section in the order of the base; or by period, the earliest first. ``reverse`` turns the order round;
    facts without a number or period come last in any case.

    >>> from xhl import load
    >>> [fact.topic for fact in in_order(selected(load(), unit="个"), "value")][:2]
    ['5G基站', '省项目管理库项目']
    """
    if (columns := columns_of(facts)) and columns.facts.has_more(_FEW):
        return columns.in_order(key, reverse=reverse)
    facts = list(facts)
    rank = _ranks(facts)[key]
    ranked = [fact for fact in facts if rank(fact) is not None]
    rest = [fact for fact in facts if rank(fact) is None]
    return sorted(ranked, key=rank, reverse=reverse != (key == "value")) + rest


def _ranks(facts: list[Fact]) -> dict[SortKey, Callable[[Fact], Any]]:
    """The sort key of each fact; None for a fact without one."""
    from ..text.sounds import dictionary_key  # only this order needs the table

    sections = {section: i for i, section in enumerate(dict.fromkeys(f.section for f in facts))}
    return {
        "value": lambda fact: fact.quantity.magnitude if fact.quantity else None,
        "topic": lambda fact: dictionary_key(fact.topic),
        "section": lambda fact: sections[fact.section],
        "period": lambda fact: fact.period or None,
    }
