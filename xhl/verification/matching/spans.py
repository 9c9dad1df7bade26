"""Whether a claim and a fact are of other times: of several years and of one, of two days, at a start and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.times import LAST, period_of
from ..reading.sentence import simple
from ..reading.time_of import BROUGHT, SPAN

if TYPE_CHECKING:
    from ..reading.claim import Claim
    from .names import Words
    from .pool import Entry

_LONGEST = 1000  # characters of a sentence before a number that are looked at
# A year named after several.
_THEN = pattern(r"\d{4}年(?!以来|[-—–~至到])|[去今上]年|全年|当年|其中|一年来|(?:过去|这)一年")
_YEAR = pattern(
    r"(?<![比较\d\-—–~至到])\d{4}年?(?!以来|[-—–~至到])|(?<![比较])[去今上]年|全年|当年|一年来|过去一年"
)
_COUNT = pattern(r"\d(?![\d\-—–~至到]*年)")  # of a number that is no year
_CLAUSE, _OPENING = pattern("[,，]"), pattern("[,，:：]|分别|依次")
_YEARLY = pattern(
    "年均(?!浓度|气温|值|降[水雨]|水平)|(?<!全)年平均(?!浓度|气温|值|降[水雨]|水平)|每年"
)
REACHED = pattern(r"(?:达到?|[到至为有]|突破|超过?)\s*$")  # how much there is at the end of a span
# Of what one counts at the end of a year only, not through it.
_STOCK = pattern("里程|总数|余额|存量|保有|人口|主体|寿命|(?<!增长)率|比[重例]|占比|现有|拥有")
_FORMER = pattern("(?<![比较])[上去前]一?年|(?:此前|[原曾由从])[^，,；;]*$")
_SINCE_LAST = pattern("[由从](?:[上去]一?年|前年)")
_OF_LAST = pattern("(?<![比较由从])(?:[上去]一?年|前年)[^，,；;。]*$")
# 6月末, also in 比6月末的5元, but not in 比6月末多5元
_POINT = pattern(
    "(?:(?<![比较由从自])|(?=[一-鿿\\d]{2,6}的$))(年|1?\\d月|[一二三四]季度|[上下]半年)([初末底])"
)
_MONTHS = {"一季度": "3月", "二季度": "6月", "上半年": "6月", "三季度": "9月"}
_MONTHS |= dict.fromkeys(("12月", "四季度", "下半年"), "年")
_DAY = pattern(r"(\d{1,2})月(\d{1,2})日")


def is_of_other_time(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether a claim is of several years, of another day, or of all days up to it, or one of both is of 上年
    and the other is not.
    """
    theirs, mine = _DAY.findall(words.source), _DAY.findall(words.before)
    if theirs and mine:
        return mine[-1] not in theirs
    lead = simple(entry.claim.sentence[: entry.claim.span[0]])
    points = [
        (_MONTHS.get(when, when), end == "初")
        for text in (words.part, lead)
        for when, end in _POINT.findall(text)[-1:]
    ]
    if len(points) == 2 and points[0] != points[1]:
        return True  # 6月末 and 年末
    if theirs and "累计" in claim.clause and "累计" not in words.source:
        return True
    fact = entry.fact
    if fact.period.startswith(LAST) and claim.direction != "from":
        is_before = claim.is_dated and claim.period and claim.period.last < entry.year
        return not is_before and not _FORMER.search(words.before)
    is_now = "from" not in (claim.direction, entry.claim.direction)
    if is_now and _SINCE_LAST.search(words.source) and _OF_LAST.search(words.before):
        return True  # 上年为4:6 of 由上年的3:7调整为4:6
    return _is_of_other_span(claim, entry, words)


def _is_of_other_span(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether one of both is of several years together and the other of one, or one an average of years."""
    fact, lead = entry.fact, entry.claim.sentence[: entry.claim.span[0]]
    is_mean = _YEARLY.search(f"{fact.topic}{entry.claim.clause}") is not None
    if is_mean:
        return not _YEARLY.search(words.part)
    mine, theirs = _span(words.before), _span(simple(lead[-_LONGEST:]))
    if theirs and _is_dealt(entry.claim, theirs):
        theirs = None
    if mine is None:
        is_level = REACHED.search(entry.claim.clause) and not SPAN.fullmatch(fact.period)
        is_flow = "to" != entry.claim.direction != "from" and not is_level
        is_of_years = theirs is not None or SPAN.fullmatch(fact.period) is not None
        is_of_year = _THEN.search(words.before) or (claim.is_of_one_year and not claim.is_usual)
        since = f"{claim.period.first}年以来" if claim.is_dated and claim.period else ""
        return is_of_years and bool(is_of_year) and (is_flow or fact.period == since)
    if _is_dealt(claim, mine) or _is_level(claim):
        return False
    return not _is_of_span(entry, simple(lead))


def _is_level(claim: Claim) -> bool:
    """Whether a number is how much there is at the end of several years, not what they brought: 五年来里程达58公里."""
    is_stock = REACHED.search(claim.clause) and _STOCK.search(claim.clause)
    is_level = claim.direction in ("to", "from") or (is_stock and not claim.direction)
    return bool(is_level) and not BROUGHT.search(claim.clause)


def _is_of_span(entry: Entry, lead: str) -> bool:
    """Whether a fact is of several years: the words before its number decide, else its own time, else the section, else
    the title. 2025年和“十四五”工作回顾 may mean the year or the plan.
    """
    fact = entry.fact
    if entry.is_of_years:
        return True
    own = fact.period if fact.period != fact.document.period else ""
    section = simple(f"{fact.section.name} {fact.section.title}")
    for text in (f"{simple(fact.topic)} {lead}", own, section, simple(fact.document.title)):
        is_long, is_short = SPAN.search(text), _YEAR.search(text)
        if is_long or is_short:
            return not is_short
    period = period_of(fact.period)
    return period is not None and period.first < period.last


def _is_dealt(claim: Claim, span: str) -> bool:
    """Whether a number is of one of the years that a span names: 2021至2022年分别为1、2."""
    several = period_of(span)
    return several is not None and several.first < several.last and claim.is_of_one_year


def _span(lead: str) -> str | None:
    """The last span of years before a number, if no year follows it; one behind a number holds for its clause."""
    found = list(SPAN.finditer(lead))
    if not found or _THEN.search(lead, (last := found[-1]).end()):
        return None
    is_of_clause = _COUNT.search(lead, 0, last.start()) and not _OPENING.match(lead, last.end())
    return None if is_of_clause and _CLAUSE.search(lead, last.end()) else last[0]
