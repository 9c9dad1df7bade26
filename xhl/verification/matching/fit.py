"""How well a fact fits a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ...text.months import OTHER_TIME, WHOLE, WHOLE_OR_PART, parts_of_year
from ...text.patterns import pattern
from ...text.times import period_of
from ..reading import stages
from ..reading.part_of import are_of_other_parts
from ..reading.sentence import simple
from ..reading.time_of import LONG_AGO
from . import turning
from .relation import Relation, relation
from .there import is_there

if TYPE_CHECKING:
    from ...text.times import Period
    from ..reading.claim import Claim
    from .pool import Entry, Named


class Fit(NamedTuple):
    """A fact that a claim may be about, and in what they agree."""

    score: float
    reach: float
    entry: Entry
    relation: Relation  # of the numbers
    time: Literal["same", "unsure", "other"]
    is_there: bool  # of the same place
    turns: bool  # in the same direction, on the same basis, both a gain or both a loss
    stage: Literal["same", "unsure", "other"]

    @property
    def agrees(self) -> bool:
        """Whether the number and the whole statement about it are right."""
        is_right = self.relation in ("exact", "rounded")
        return is_right and self.is_there and self.turns and self.time == self.stage == "same"


def fit(claim: Claim, named: Named) -> Fit:
    """The fit of a claim to a fact that its words may name."""
    entry = named.entry
    related, stage = relation(claim, entry.claim), stage_of(claim, entry)
    if related == "exact" and stage != "same" and _is_planned(claim, entry):
        stage = "same"
    if claim.mirrors(entry.claim):
        is_then = _are_of_one_year(claim, entry)
        time = "same" if is_then else _time(claim, entry)
        turns = turning.are_of_two_ways(claim, entry.claim)
        return Fit(*named, related, time, is_there=True, turns=turns, stage=stage)
    return Fit(
        *named,
        related,
        _time(claim, entry),
        is_there(claim, entry),
        turning.turns(claim, entry),
        stage,
    )


def is_against_same(claim: Claim, fact: Claim) -> bool:
    """Whether both may have the same time of comparison: 比2020年增长5%; for ends of changes any may be told."""
    if "to" in (claim.direction, fact.direction):
        return True
    return not claim.against or not fact.against or claim.against.meets(fact.against)


def is_of_part(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is about a part of a year of which the fact tells the whole."""
    theirs = entry.period
    if claim.part in (None, OTHER_TIME, WHOLE, WHOLE_OR_PART) or entry.part not in (
        None,
        WHOLE_OR_PART,
    ):
        return False
    return claim.part not in entry.parts if theirs is None else theirs.first == theirs.last


def is_of_whole(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is about a year, and the fact about months of it that the text before does not name;
    what is of a single month may have been only then.
    """
    first, last = entry.part or OTHER_TIME
    is_part = 0 < first < last and (first, last) not in (WHOLE, *claim.parts)
    return claim.part == WHOLE_OR_PART and is_part


_NAMES_YEAR = pattern(r"\d{4}年[末底]?的?$")
# 第122届; 114年, by the years of the republic
_SESSION = pattern(r"第?([\d一二三四五六七八九十百]+)届|(?<![\d.])(1[01]\d)年(?![来间多前后])")


def _is_of_other_session(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is about 第122届, or 114年, and the fact or its document about others."""
    told = [*_SESSION.finditer(simple(_around(claim)))]
    if not told:
        return False
    kind, fact = told[-1].lastindex or 0, entry.fact
    others = _SESSION.finditer(simple(f"{fact.document.title}{fact.source}"))
    theirs = {one[kind] for one in others if one[kind]}
    return bool(theirs) and told[-1][kind] not in theirs


def _time(claim: Claim, entry: Entry) -> Literal["same", "unsure", "other"]:
    theirs = entry.period
    if (
        not is_against_same(claim, entry.claim)
        or are_of_other_parts(claim.part, entry.part)
        or _is_of_its_start(claim, theirs)
    ):
        return "other"
    if (
        claim.period == LONG_AGO
        or _is_of_other_session(claim, entry)
        or is_of_part(claim, entry)
        or is_of_whole(claim, entry)
        or is_of_year_over(claim, entry)
    ):
        return "unsure"
    if theirs is None:
        return "same" if _is_of_undated(claim, entry) else "unsure"
    if claim.last_years and theirs.last not in claim.last_years:
        return "unsure"
    if claim.period is None or claim.period.meets(theirs):
        return "same"
    if claim.is_usual and claim.period.last == entry.year:
        return "same"
    if claim.direction == "from" and (agreed := _of_start(claim, claim.period, entry, theirs)):
        return agreed
    if claim.is_dated and not claim.period.overlaps(theirs):
        return "other" if entry.is_dated else "unsure"
    may_be_planned = claim.stage == "goal" or (claim.is_this_year and not claim.stage)
    if entry.claim.stage == "goal" and may_be_planned and not claim.is_dated:
        return "same"
    return "same" if _names_time(claim, theirs) else "unsure"


def _is_of_undated(claim: Claim, entry: Entry) -> bool:
    """Whether a claim may be of the time of a fact without one."""
    # A time that its sentence names is not: 5人，比2010年的4人多1人.
    is_beside = claim.period in entry.claim.periods or entry.is_of_other_years(claim.period)
    is_mean = "年均" in claim.clause and not claim.is_dated  # 2025年…。年均增长5%
    is_sum = entry.is_of_years and claim.is_of_one_year and not (claim.is_usual or is_mean)
    return not (claim.is_dated and is_beside) and not is_sum


def _names_time(claim: Claim, theirs: Period) -> bool:
    """Whether the text up to a claim names a time, which may be that of the claim."""
    is_dealt = not claim.is_mixed or claim.is_of_one_year  # not of 2021—2023年分别为1、2
    # 十四五时期5元，2025年5元
    is_apart = claim.is_dated and claim.is_of_one_year and theirs.first < theirs.last
    is_named = any(period.meets(theirs) for period in claim.periods)
    return is_dealt and is_named and not is_apart


_THIS_YEAR = pattern("今年|本年")
# What tells of a year that is over; of work reports, the year is the one before that of the title.
_YEARLY = pattern(r"统计公报|年鉴|年报|执行情况|工作(?P<before>报告)")
_TITLED = pattern(r"20\d\d(?=年)")


def is_of_year_over(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is a result of 今年, and the fact one of a whole year that was over when it was reported."""
    fact, title = entry.claim, simple(entry.fact.document.title)
    is_planned = claim.stage in stages.PLANNED or fact.stage in stages.PLANNED
    if not claim.is_this_year or is_planned or _THIS_YEAR.search(fact.sentence):
        return False
    report, titled = _YEARLY.search(title), _TITLED.search(title)
    last = int(titled[0]) - bool(report["before"]) if report and titled else 0
    told = _reported(entry.years) if report and report["before"] else 0
    year = entry.period.last if entry.period else last or told
    if not year or (claim.period and claim.period.last == year):
        return False
    is_over = year <= last if last else report is not None or year + 1 in entry.years
    return is_over or (claim.period is not None and not claim.is_usual)


def _reported(years: frozenset[int]) -> int:
    """The year of the results in a work report: of two years that it is about, the second is the one ahead.

    >>> _reported(frozenset((2025, 2026, 2012))), _reported(frozenset((2025,)))
    (2025, 2025)
    """
    last = max(years, default=0)
    return last - 1 if last - 1 in years else last


def _are_of_one_year(claim: Claim, entry: Entry) -> bool:
    """Whether two mirrored comparisons of parts of a year may be of one year; those of years name them."""
    mine, theirs = claim.period, entry.period
    if not parts_of_year(claim.sides[1]) or period_of(claim.sides[1]) or not mine or not theirs:
        return bool(parts_of_year(claim.sides[1]))
    return mine.last == theirs.last


def _is_of_its_start(claim: Claim, theirs: Period | None) -> bool:
    """Whether a claim is the end of a change, and a time that with which the change starts: 由2019年的5家增至6家."""
    if claim.direction != "to" or not claim.against or not theirs:
        return False
    is_then = claim.is_dated and claim.period is not None and claim.period.meets(theirs)
    return claim.against.meets(theirs) and not is_then


def _of_start(
    claim: Claim, mine: Period, entry: Entry, theirs: Period
) -> Literal["same", "unsure"] | None:
    """Whether the start of a change is of the time of a fact, if that is plain: 增速由5%升至6%, not 由2020年的5%;
    由2019年的5家 and 由5家, in a report of 2020.
    """
    if theirs.last < mine.last:
        return None if _NAMES_YEAR.search(_around(claim)) else "same"
    is_start = entry.claim.direction == "from" and not entry.claim.is_dated
    if not is_start or mine.last == theirs.last:
        return None
    return "same" if mine.last == theirs.last - 1 else "unsure"


_TOTAL = pattern("总投资|投资总额|投资规模|概算|计划[^，,]{0,4}投资")
_CERTAIN = pattern("已|了|[去上]年|截[至止]|累计|目前|以来")  # a result, not only 建成
_AMOUNTS = "投资|资金|概算|设计|规划|面积|产能|库容"
_SUMS, _PLANNED_SUMS = pattern(f"{_AMOUNTS}|拟"), pattern(_AMOUNTS)
_REACHED = pattern("完成|实现|突破|超过?|达到?|已")


def stage_of(claim: Claim, entry: Entry) -> Literal["same", "unsure", "other"]:
    """Whether both are a result, or both a plan."""
    fact, mine, theirs = entry.claim, claim.stage, entry.claim.stage
    if entry.may_be_planned:
        return "same" if mine == "goal" else "unsure"
    if {mine, theirs} in ({"done", "goal"}, {"done", "plan"}):
        is_open = mine == "done" and claim.is_ahead and not _CERTAIN.search(_around(claim))
        return "unsure" if is_open else "other"
    is_total = _TOTAL.search(fact.clause) and not _TOTAL.search(claim.clause)
    if is_total and _REACHED.search(claim.clause):
        return "unsure"  # 完成投资5亿元 of 总投资5亿元
    if mine == theirs:
        return "same"
    if theirs == "plan" and not mine and not _SUMS.search(fact.clause):
        return "unsure"  # 计划种植5亩
    if mine == "plan" and not theirs:
        is_sum = _PLANNED_SUMS.search(claim.clause) and not claim.is_this_year
        return "same" if is_sum else "unsure"  # 今年计划再建5座
    if {mine, theirs} == {"plan", "goal"}:
        return "same"
    if claim.is_this_year and not mine and theirs == "goal":
        return "same"  # reports plan so: 今年新建15所
    is_then = claim.is_dated and mine != "done" and claim.period == fact.period
    is_then = is_then and not _is_after_result(claim)
    if theirs == "goal" and not claim.is_ahead and not is_then:
        return "other"  # a statement without a word for plans is one of results
    return "unsure" if "goal" in (mine, theirs) else "same"


_NEAR = 200  # characters before a number in a long sentence


def _around(claim: Claim) -> str:
    start = claim.span[0]
    return claim.sentence[max(0, start - _NEAR) : start]


def _is_after_result(claim: Claim) -> bool:
    """Whether the sentence tells a result before a number: 完成绿化5亩，道路3条."""
    return claim.stage != "goal" and stages.reports(_around(claim))


def _is_planned(claim: Claim, entry: Entry) -> bool:
    """Whether a claim that may be a plan is about a year of which the base has only goals."""
    is_later = claim.period is not None and claim.period.first > entry.told > 0
    may_be = (claim.is_ahead or claim.is_dated) and not _is_after_result(claim)
    return is_later and may_be and entry.claim.stage == "goal" and claim.stage != "done"
