"""How well a fact fits a claim."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ...text.months import OTHER_TIME, WHOLE, WHOLE_OR_PART, parts_of_year
from ...text.patterns import pattern
from ...text.places import ENTERS, is_county, named_alone, short
from ...text.printed_numbers import split_unit
from ...text.times import period_of
from ..reading import bounds, changes, comparisons, stages
from ..reading.context import pairs
from ..reading.part_of import are_of_other_parts
from ..reading.place_of import IS_PARK, are_alike, parks
from ..reading.sentence import simple
from ..reading.sizes import (
    COUNTS,
    RATES,
    decimal,
    digits_of,
    last,
    one_slip,
    percent,
    significant,
    size,
    step,
)
from ..reading.time_of import LONG_AGO

if TYPE_CHECKING:
    from ...text.times import Period
    from ..reading.claim import Claim
    from .pool import Entry, Named

Relation = Literal["", "exact", "rounded", "within", "rounding", "digits", "power", "unit"]
_POWERS = tuple(Fraction(10) ** power for power in (*range(-8, 0), *range(1, 9)))
_FARTHEST = 200  # the greatest factor by which a slip of one digit changes a number
_SURE = 3  # digits of a rounded number that is hardly by chance that of a fact
_NAMED_POWERS = tuple(Fraction(10) ** power for power in (-8, -4, 4, 8))  # 万, 亿


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
        turns = _are_of_two_ways(claim, entry.claim)
        return Fit(*named, related, time, is_there=True, turns=turns, stage=stage)
    return Fit(
        *named, related, _time(claim, entry), _is_there(claim, entry), _turns(claim, entry), stage
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
_SESSION = pattern(r"第?([\d一二三四五六七八九十百]+)届")


def _is_of_other_session(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is about 第122届, and the fact or its document about others."""
    fact, lead = entry.fact, _around(claim)
    if "届" not in lead and "屆" not in lead:
        return False
    mine = _SESSION.findall(simple(lead))[-1:]
    theirs = _SESSION.findall(simple(f"{fact.document.title}{fact.source}")) if mine else []
    return bool(theirs) and mine[0] not in theirs


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


def _are_of_two_ways(claim: Claim, fact: Claim) -> bool:
    """Whether one tells more, and the other less."""
    return claim.than is not None and fact.than is not None and claim.than[2] != fact.than[2]


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


def _is_there(claim: Claim, entry: Entry) -> bool:
    if len({_province(claim.clause), _province(entry.fact.topic)} - {""}) > 1:
        return False  # 天津优良天数 and 北京优良天数
    name, home, theirs = claim.place.name, entry.home, entry.claim.place
    if name and name not in home.names:
        return _is_in_place(claim, entry)
    if theirs.name and theirs.name not in home.names:
        return _tells_place(claim, entry)
    if name:  # 太原市 of 太原市杏花岭区 is another place
        is_around = name in claim.places and _rank(name) > _rank(home.names[-1])
        return not is_around or (short(name) or name) in entry.fact.statement
    return _is_of_level(claim.place.level, entry)


def _is_in_place(claim: Claim, entry: Entry) -> bool:
    """Whether a fact is of the place that a claim names, which is not that of its document."""
    (name, level), home, theirs = claim.place, entry.home, entry.claim.place
    if theirs.name and theirs.name not in home.names:
        return theirs.name == name
    if theirs.level and not home.names and name in home.others:
        return name.endswith(theirs.level)  # 全省, in a text that names 吉林省
    before = entry.claim.sentence[: entry.claim.span[0]]
    if level == IS_PARK:
        titles = f"{entry.fact.document.title}，{entry.fact.section.title}"
        told = simple(f"{titles}，{before}，{entry.fact.topic}")
        last = [one.place.name for one in parks(told)][-1:]
        return any(are_alike(name, one) for one in last) or (not last and name in told)
    is_silent = not theirs.level and not theirs.name
    is_said = is_silent and (short(name) or name) in before
    usual = theirs.level or home.level
    may_be = not home.names and (name.endswith(usual) if usual else is_county(name))
    return is_said or (may_be and all(other[-1] != name[-1] for other in home.others))


def _tells_place(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is of the place that the sentence of a fact names, which is not that of its document."""
    name, theirs = claim.place.name, entry.claim.place.name
    is_named = (short(theirs) or theirs) in claim.sentence[: claim.span[0]]
    is_open = name in ("", *entry.home.names) and not claim.here
    is_entered = _ENTERED.search(simple(entry.claim.sentence).partition(theirs)[0])
    return is_named or theirs == claim.here or (is_open and is_entered is not None)


def _is_of_level(level: str, entry: Entry) -> bool:
    """Whether a fact may be of the level of place that a claim means: 全市."""
    home, theirs = entry.home, entry.claim.place
    other = theirs.level or home.level
    if level == "国":  # a fact that is compared with 全国 is not of it
        return other == "国" and (theirs.level == "国" or "全国" not in entry.claim.sentence)
    return not level or not other or level == other or any(map(level.endswith, home.names))


_ENTERED = pattern(f"{ENTERS}$")


def _rank(name: str) -> int:
    """How large a place is, by its level.

    >>> _rank("青石区") < _rank("青石市") < _rank("青石省")
    True
    """
    return next((rank for rank, ends in enumerate(_RANKS) if name.endswith(ends)), 0)


_RANKS = (("县", "区", "旗"), ("市", "州", "盟"), ("省", "自治区"))


@lru_cache(maxsize=1 << 12)
def _province(text: str) -> str:
    """The province or city that a text begins with."""
    return named_alone(simple(text.strip(" \0")))


_CLAUSE = pattern("[，,；;。]")
_FORMER = pattern("前|原|曾|当初|(?<![比较同与])[上去]一?年")
_SINCE = pattern("[由从自]")
_RATIO = 30  # characters of a ratio before one of its terms
_OF_TURN = {"up": "增升涨提", "down": "减降"}


def _turns(claim: Claim, entry: Entry) -> bool:
    fact = entry.claim
    if claim.basis and fact.basis and claim.basis != fact.basis:
        return False
    if _is_opposite(claim, entry) or _are_of_two_sides(claim, entry):
        return False
    mine, theirs = claim.direction, fact.direction
    if theirs == "from" != mine:
        return _is_former(claim, entry)
    if not mine and claim.is_whole and theirs in ("up", "down") and fact.size.kind not in RATES:
        return False  # 总数64家 and 净增64家
    if mine == theirs == "to":
        courses = {claim.course, fact.course} - {""}
        return len(courses) < 2  # 提高到 and 下降到
    if mine == theirs or not mine or (mine == "from" and not theirs):
        return True
    if mine == "from":  # the value before the change
        return bool(claim.period and entry.period and entry.period.last < claim.period.last)
    if theirs:
        return False
    if mine == "to" or claim.size.kind in RATES:  # 增速5%, and no more
        return True
    around = fact.clause + _CLAUSE.split(fact.sentence[fact.span[1] :], maxsplit=1)[0]
    return any(char in entry.fact.topic + around for char in _OF_TURN[mine])  # 减税


def _is_former(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is of the time before a change that a fact is the start of."""
    reach = len(claim.clause) + len("去年，") + (_RATIO if claim.term > 1 else 0)
    lead = claim.sentence[max(0, claim.span[0] - reach) : claim.span[0]]
    is_end = claim.direction == "to" and _SINCE.search(lead)
    if not is_end and _FORMER.search(lead):
        return True
    is_of_end = claim.period is not None and claim.period.last == entry.year
    return claim.is_dated and (entry.claim.is_dated or not is_of_end)


def _is_opposite(claim: Claim, entry: Entry) -> bool:
    """Whether one is a gain and the other a loss, one a multiple or a share and the other a growth by as much, or
    one by how much a thing is more than another and the other a level.
    """
    fact = entry.claim
    if _is_level_for_difference(claim, fact):
        return True
    if {changes.balance(claim.clause), changes.balance(fact.clause)} == {"gain", "loss"}:
        return True
    is_rate = fact.comparison == "share" or _RATE.search(entry.fact.topic) is not None
    if is_rate and fact.size.kind == claim.size.kind == "share":
        is_change = claim.direction in ("up", "down")
        is_level = claim.comparison != "share" and _LEVEL.search(claim.clause) is not None
        is_level = is_level and not _WITHIN.search(claim.sentence, 0, claim.span[0])
        is_change = is_change or is_level
        if is_change and not fact.direction:
            return True  # 增长5% and 占5%
    if claim.comparison == "share" and not claim.direction and not is_rate:
        return fact.size.kind == claim.size.kind == "share" and fact.direction in ("up", "down")
    is_growth = [one.direction == "up" or comparisons.exceeds(one.clause) for one in (claim, fact)]
    return claim.size.kind == fact.size.kind == "times" and is_growth[0] != is_growth[1]


def _is_level_for_difference(claim: Claim, fact: Claim) -> bool:
    """Whether a thing is said to be more than another by as much as a fact says that it is: 比计划多430套."""
    if (
        claim.comparison != "difference"
        or not claim.than
        or not claim.than[1]
        or claim.size.kind in RATES
    ):
        return False
    is_level = not (fact.than or fact.comparison or fact.direction or changes.balance(fact.clause))
    return is_level and not _APART.search(fact.clause)


_RATE = pattern("(?<!增长)(?<!下降)率$")  # 失业率: how much there is
_WITHIN = pattern(r"[中里内][，,：:]?[^，,；;。]*$|占比|比[重例]")  # 财政收入中，税收72%
_LEVEL = pattern(r"(?:增加值|产值|产量|销量|收入|投资|利润|税收|[金总]额)\s*$")  # 增加值29%
_APART = pattern("[超短欠缺差剩余早晚多少]|提前|延[长后]|推迟")


def _are_of_two_sides(claim: Claim, entry: Entry) -> bool:
    """甲比乙多5个 and 甲比乙少5个, or 乙比甲多5个."""
    fact = entry.claim
    if not {claim.comparison, fact.comparison} <= {"difference", "average"}:
        return False
    if not claim.than or not fact.than:
        return False
    sides = [comparisons.side(one) for one in (claim.than[1], fact.than[1])]
    if all(sides):  # 实际比计划少 and 计划比实际多
        return (claim.than[2] == fact.than[2]) == (sides[0] != sides[1])
    thing = frozenset(pairs(claim.than[1]))
    names = " ".join((*fact.naming, entry.fact.topic)).replace(fact.than[1], " ")
    like, other = pairs(fact.than[1]), pairs(names)
    is_swapped = len(thing.intersection(other)) > len(thing.intersection(like))
    return (claim.than[2] == fact.than[2]) == is_swapped


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


# Numbers.


def relation(claim: Claim, fact: Claim) -> Relation:
    """The relation of the number of a claim to that of a fact.

    >>> from ..reading.claims import claims
    >>> from ..reading.sentence import Setting
    >>> [fact] = claims("减税降费2.84亿元", Setting())
    >>> said = ("减税28400万元", "减税近3亿元", "减税近2亿元", "减税2.48亿元", "减税2.84万元", "减税2.84%")
    >>> [relation(claims(text, Setting())[0], fact) for text in said]
    ['exact', 'rounded', 'rounding', 'digits', 'power', 'unit']
    """
    said, true, each = _comparable(claim, fact)
    if said is None:
        are_digits = claim.written and fact.written and claim.unit and fact.unit
        is_same = are_digits and Fraction(claim.written) == Fraction(fact.written)
        return "unit" if is_same else ""
    if said == true:
        is_strict = bounds.is_strict(claim.clause) and not fact.bound  # 不足5个 is not 5个
        is_opposite = {claim.bound, fact.bound} == {"above", "below"}  # 超过3.1% and 3.1%以内
        return "rounding" if is_strict or is_opposite else "exact"
    if _is_within(claim, said, true, fact):
        return "within"
    slip = _slip(said, true, each, claim, fact)
    found = _rounded(claim, said, true, each)
    is_copied = claim.bound == fact.bound and slip  # 超过2.48亿元 is a slip of 超过2.84亿元
    if found != "rounded" and not is_copied and _is_met(claim, said, true):
        return "within"
    is_rounder = claim.bound and significant(claim.written) < significant(fact.written)
    return found if found == "rounded" or (found and is_rounder) or not slip else slip


def _comparable(claim: Claim, fact: Claim) -> tuple[Fraction | None, Fraction, Fraction]:
    """Both amounts in one unit, and the value of the claim's last digit; None if no unit is common."""
    said, true, each = claim.size, fact.size, claim.step
    if said.amount < 0 < true.amount and fact.direction == "down":  # -4.1%: a fall of 4.1%
        said = said._replace(amount=-said.amount)
    if true.amount < 0 < said.amount and claim.direction == "down":
        true = true._replace(amount=-true.amount)
    if said.kind == true.kind or (not true.kind and said.kind in COUNTS):  # 零死亡: 0例
        return said.amount, true.amount, each
    if {said.kind, true.kind} == {"people", "count"} and "个" in (claim.unit, fact.unit):
        return said.amount, true.amount, each
    if {said.kind, true.kind} == {"people", "visits"} and _may_be_visits(claim, fact):
        return said.amount, true.amount, each
    if said.kind == "" and true.kind == "share" and _is_fraction(claim.text):
        return percent(100 * said.amount), true.amount, percent(10 * said.amount)
    if said.kind == "share" and not true.kind and fact.written:  # 5.1:42.5:52.4
        return said.amount, percent(true.amount), each
    if said.kind == "" and claim.written and fact.written and (claim.is_cell or claim.is_alone):
        # A number without a unit has that of the fact: 贷款1.5亿, or 429 in a table.
        number = Fraction(fact.written)
        one = true.amount / number if number else Fraction(1)
        if not claim.is_cell and claim.unit:
            one = _plain_unit(fact)
        return said.amount * one, true.amount, each * one
    return None, true.amount, each


def _may_be_visits(*claims: Claim) -> bool:
    """Whether a number is of 人(次)."""
    return any(one.sentence.startswith(("(次)", "（次）"), one.span[1]) for one in claims)


def _is_fraction(text: str) -> bool:
    """Whether a number is 一半 or 四分之一."""
    return "分之" in text or text.endswith(("半", "半数"))


def _plain_unit(fact: Claim) -> Fraction:
    """The size of the plain unit of a fact."""
    return size(Fraction(1), split_unit(fact.unit)[1]).amount


def _rounded(claim: Claim, said: Fraction, true: Fraction, each: Fraction) -> Relation:
    """Whether a number is the other one rounded, or rounded the wrong way."""
    off = true - said
    if claim.bound:
        if bounds.allows(claim.bound, said, true, each, is_limit=claim.is_limit):
            return "rounded"
        if abs(off) <= each / 2 and not claim.is_limit and (off <= 0 or claim.bound == "about"):
            return "within"  # 近40亿元 of 36.2亿元
        if claim.bound == "about" and abs(off) * 100 <= abs(said):
            return "within"
        return "rounding" if abs(off) < 2 * each else ""
    # Without such a word every printed digit counts: 160 is not 155 rounded.
    each *= last(claim.written) / step(claim.written)
    is_near = significant(claim.written) > 1 or abs(off) * 100 <= abs(true)
    return "rounded" if is_near and abs(off) <= each / 2 else ""


def _is_within(claim: Claim, said: Fraction, true: Fraction, fact: Claim) -> bool:
    """Whether a number may be the exact one of a fact that is rounded: 609亿元 of 突破600亿元."""
    is_rounded = fact.bound and fact.stage not in stages.PLANNED
    if not is_rounded or claim.bound or significant(claim.written) <= significant(fact.written):
        return False
    off = said - true if fact.bound == "above" else true - said
    return (off > 0 or fact.bound == "about") and abs(off) < fact.step


def _is_met(claim: Claim, said: Fraction, true: Fraction) -> bool:
    """Whether an amount is on the right side of a limit, however far away."""
    if not claim.is_limit or min(said, true) <= 0:
        return False
    return true > said if claim.bound == "above" else claim.bound == "below" and true < said


def _slip(said: Fraction, true: Fraction, each: Fraction, claim: Claim, fact: Claim) -> Relation:
    """The slip that turns one number into the other."""
    if not said or not true or not claim.written or not fact.written:
        return ""
    ratio = said / true
    if digits_of(claim.written) == digits_of(fact.written):
        if ratio in _NAMED_POWERS or (ratio in _POWERS and significant(claim.written) > 1):
            return "power"
        if Fraction(claim.written) == Fraction(fact.written):
            return "unit"
    if significant(claim.written) >= _SURE and any(
        abs(true - said * power) <= each * power / 2 for power in _NAMED_POWERS
    ):
        return "power"  # 1.74万元 of 17447万元
    if not Fraction(1, _FARTHEST) < ratio < _FARTHEST:
        return ""
    in_their_unit = ratio * Fraction(fact.written)
    return "digits" if one_slip(decimal(in_their_unit), fact.written.lstrip("-")) else ""
