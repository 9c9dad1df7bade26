"""The unit that a question for an amount names: 公里 in 修了几公里路."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, NamedTuple, cast

from ..quantity.planned import is_plan
from ..text.patterns import pattern
from ..text.simplify import simplified
from .engine import Hits, ranked
from .large.postings import any_of
from .later import RATES, tells_change
from .query import RATE, may_name_time
from .questions import AMOUNT, turn_asked
from .rates import is_rate, may_be_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact
    from .engine import Hit, Searcher
    from .large.corpus import LargeCorpus
    from .large.index import Index
    from .large.postings import Postings

_NAMED = {"百分之几": "%", "百分之多少": "%", "几成": "%", "多长": "公里", "多远": "公里"}
_GROWN = pattern(f"(?:{RATE}|上升|回落|下滑|下跌|[增减]产)$")
# Asked for by its name: GDP增速, gdp zengsu.
_RATE = pattern(
    r"(?:(?<![\s同环])(?<=..)|(?<=\S )|(?<=[a-z]))"
    rf"(?:{RATE}|zeng(?:su|fu|zhang))[?？]?$"
)
# What names a thing by what it is counted in: 院士人数, 贷款金额.
_COUNT = pattern(r"(?<=..)(?:(?P<unit>[人户戶套件])[数數]|金[额額])$")
_NEARLY = 10.0  # points
_EQUALLY = 1.0  # a name with 增幅 is longer than that of the number that grows


class AskedUnit(NamedTuple):
    """The unit that a query asks for."""

    name: str  # "" for any, of what was done
    near: float = inf  # points below the best hit of one that may come first: a rate only if it is nearly as good
    least: float = 0.0  # the score of a hit that may come first
    is_rate: bool = False
    is_change: bool = False  # 寿命提高多少岁 asks for no level
    may_be_planned: bool = True  # of a rate: else what was done comes before a plan

    def among(self, hits: Sequence[Hit]) -> AskedUnit:
        """The unit, as hits may be of it; these are given best first."""
        if self.near == inf or not hits:
            return self
        if self.is_rate:
            best = hits[0].fact
            may_be_planned = self.may_be_planned or not is_plan(best.qualifier)
            return self._replace(least=hits[0].score - self.near, may_be_planned=may_be_planned)
        # 人次 for 人数
        is_kindred = self.name in hits[0].fact.unit and self.name and not self.is_of(hits[0])
        return self._replace(least=inf if is_kindred else hits[0].score - self.near)

    def is_of(self, hit: Hit) -> bool:
        """Whether a fact has a number that can be told in the unit."""
        is_near = hit.score >= self.least
        is_told = (
            self.tells(hit.fact)
            if self.is_rate
            else self._is_told(hit.fact.unit, hit.fact.qualifier)
        )
        return is_near and is_told

    def tells(self, fact: Fact) -> bool:
        """Whether a fact tells the rate that is asked for."""
        return is_rate(fact) and (self.may_be_planned or not is_plan(fact.qualifier))

    def _is_told(self, unit: str, qualifier: str) -> bool:
        """Whether a number that is printed with another unit can be told in this one."""
        from ..quantity.units import converts  # rates need none

        if not self.name:
            return unit != "" and not is_plan(qualifier)
        is_told = unit != "" and converts(unit, self.name)
        return is_told and (tells_change(qualifier) or not self.is_change)

    def facts(self, index: Index) -> Postings:
        """The facts of a large base that may be of the unit; the words around a number, or its name, tell a rate."""
        from .large.candidates import in_names  # only large bases have an index
        from .large.measures import numbers, of_numbers

        if not self.is_rate:
            return any_of(of_numbers(index, self._is_told))
        told: list[Postings] = []
        others: list[Postings] = []
        for size, facts in numbers(index):
            if may_be_rate(size.unit, size.qualifier):
                (told if tells_change(size.qualifier) else others).append(facts)
        return any_of(
            [*told, any_of(others).among(any_of(in_names(index, rate) for rate in RATES))]
        )


DONE = AskedUnit("", near=_EQUALLY)


def of_unit_first(hits: Sequence[Hit], unit: AskedUnit) -> list[Hit]:
    """The hits of a question for an amount, first those with a number in the unit that it names.

    >>> from xhl import load
    >>> hits = load().searcher.search("土路")
    >>> [hit.fact.unit for hit in of_unit_first(hits, AskedUnit("公里"))]
    ['公里', '条']
    """
    return sorted(hits, key=lambda hit: not unit.is_of(hit))


def best_of_unit(
    hits: Sequence[Hit], searcher: Searcher, unit: AskedUnit, limit: int
) -> list[Hit] | None:
    """So many of these hits of a large base, first those of a unit, without all others; None if only all tell."""
    if not hits:
        return []
    if not isinstance(hits, Hits) or not (hits.add or hits.plans):
        return None
    if len(hits) >= limit and all(map(unit.is_of, hits[:limit])):
        return hits[:limit]
    are_all = hits[-1].score < unit.least  # that may come first
    if hits.plans and are_all:
        return of_unit_first(hits, unit)[:limit]
    index = cast("LargeCorpus", searcher.corpus).index
    of_unit = unit.facts(index)
    if hits.add:
        return of_unit_first(hits.add(of_unit, unit.is_of), unit)[:limit]
    from .large.first import First  # only large bases have an index

    is_about = hits[0].is_about

    def wanted(_number: int, hit: Hit) -> Hit | None:
        return hit if unit.is_of(hit) and hit.is_about >= is_about else None

    found: dict[int, Hit] = {}
    for plan in hits.plans:
        first_of = First(searcher, plan, {})
        found |= first_of(limit, of_unit, wanted, least=unit.least)
    first = ranked(found.values())
    return of_unit_first([*first, *(hit for hit in hits if not unit.is_of(hit))], unit)[:limit]


def asked_unit(query: str) -> AskedUnit | None:
    """The unit of the amount or rate that a query asks for; None if it names none, or only 个.

    >>> [one and one.name for one in map(asked_unit, ("修了几公里路", "花了多少钱", "林业占多少", "建了多少个基站"))]
    ['公里', '元', '%', None]
    """
    rate = AskedUnit("%", is_rate=True, may_be_planned=is_plan(query) or may_name_time(query))
    for asked in AMOUNT.finditer(query):
        is_grown = _GROWN.search(query, 0, asked.start()) is not None
        if named := _unit_of(asked, is_grown=is_grown):
            unit = AskedUnit(named, is_change=turn_asked(query) != "")
            return rate if is_grown and named == "%" else unit
    if counted := _COUNT.search(query):
        return AskedUnit(simplified(counted["unit"] or "元"), near=_NEARLY)
    return rate._replace(near=_EQUALLY) if _RATE.search(simplified(query)) else None


def _unit_of(asked: re.Match[str], *, is_grown: bool) -> str:
    from ..quantity.units import unit_at

    before, behind = asked.string[: asked.start()], asked.string[asked.end() :]
    if unit := unit_at(behind, 0):
        return "" if unit.name == "个" else unit.name
    if behind.startswith("钱") or (asked[0].endswith("亿") and not behind.strip("?？")):
        return "元"
    named = (unit for word, unit in _NAMED.items() if asked[0].endswith(word))
    return next(named, "%" if is_grown or before.endswith("占") else "")
