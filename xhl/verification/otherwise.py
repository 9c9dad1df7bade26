"""What a claim says of its number and a fact does not, so that both tell different things: 人均, 注销, 三年来."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.times import period_of
from .cues import PLANNED
from .sentence import simple
from .sizes import RATES

if TYPE_CHECKING:
    from .claims import Claim
    from .pool import Entry

# A part of a whole: so much for each.
_EACH = pattern(
    "[人户村亩日月年]均|(?<![全国省市县区])平均(?!水平|气温)|(?<![为])每(?![日天年月]\\s*$)[一-鿿]{1,4}|单[个笔家项户台辆座]"
)
# The thing is gone, missing or not done.
_GONE = pattern(
    "注销|淘汰|吊销|关停|关闭|撤销|撤并|拆除|退出|流失|[还尚]差|[还尚]缺|只差|未(?:能|获|按期)?[完达通获建纳].|没有?[完达通].|不达标|不合格|报废"
    "|停产|停业|倒闭|破产|逾期|拖欠|欠缴|搁置|终止|取消|延期|推迟"
)
_SPAN = pattern(
    r"(?:[两二三四五六七八九十几数]|(?<!\d)\d{1,2})多?年(?:多)?(?:来|以来|间|里|累计|共)|近[两三四五六七八九十]年|历年"
    r"|十[一二三四五]五[”\"」]?(?:期间|时期|以来|五年)|\d{4}年以来|\d{4}年?[-—–~至到]\d{4}年"
)
_THEN = pattern(
    r"\d{4}年(?!以来|[-—–~至到])|[去今上]年|全年|当年|其中"
)  # a year named after a span
_NEW = pattern("新增|净增|新登记")
_AGAINST_OTHER = pattern("环比|[比较]上[月季]|[比较]年初|[比较]上年末")
_RANKED = pattern("国家级|省级|市级|县级|(?:农村|城镇)(?=居民)")
# 在编人员中，: of whom a sentence tells
_AMONG = pattern("(?P<whom>[一-鿿]{2,10})当?中[，,]")
_LAST = ("上年", "去年", "上一年")
_FORMER = pattern("(?<![比较])[上去前]一?年|(?:此前|[原曾由从])[^，,；;]*$")
_DAY = pattern(r"(\d{1,2})月(\d{1,2})日")
_LONGEST = 1000  # characters of a sentence that are looked at


def is_otherwise(claim: Claim, entry: Entry) -> bool:
    """Whether the words about a number tell something that the fact with this number does not: that it is of
    each, gone, of several years, against another month, a total of what the fact calls new, an increase of
    what it calls an amount, or of others.
    """
    fact, theirs = entry.fact, entry.claim
    known = simple(" ".join((fact.topic, *fact.aliases, fact.statement, *theirs.naming)))
    mine = " ".join(claim.naming[:2])
    said = (_EACH,) if claim.stage in PLANNED else (_EACH, _GONE)  # 没有完成5亿元的目标
    if any(one.search(mine) and not one.search(known) for one in said):
        return True
    source = simple(f"{fact.document.title} {fact.section.title} {fact.topic} {fact.source}")
    if any(one not in source for one in _RANKED.findall(mine)) and "城乡" not in source:
        return True
    if claim.basis in ("before", "start") and not _AGAINST_OTHER.search(source):
        return True
    if claim.is_whole and _NEW.search(f"{fact.topic}{theirs.clause}"):
        return True
    return (
        _is_increase(claim, theirs)
        or _is_of_years(claim, entry)
        or _is_of_others(claim, source)
        or _is_of_other_day(claim, source)
        or _is_of_now(claim, entry)
    )


def _is_increase(claim: Claim, fact: Claim) -> bool:
    """Whether a claim tells by how much something grew or fell since a time, and the fact how much it is."""
    is_change = claim.direction in ("up", "down") and claim.size.kind not in RATES
    return is_change and claim.is_against_time and fact.direction not in ("up", "down")


def _is_of_years(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is about several years, and neither the fact nor what it stands in."""
    start = claim.span[0]
    before = simple(claim.sentence[max(0, start - _LONGEST) : start])
    found = list(_SPAN.finditer(before))
    if not found or _THEN.search(before, found[-1].end()):
        return False
    fact = entry.fact
    around = f"{fact.document.title} {fact.section.name} {fact.section.title} {fact.source}"
    period = period_of(fact.period)
    return not _SPAN.search(simple(around)) and (period is None or period.first == period.last)


def _is_of_other_day(claim: Claim, source: str) -> bool:
    """Whether a claim is of another day than its fact, or of all days up to it."""
    theirs = _DAY.findall(source)
    start = claim.span[0]
    mine = _DAY.findall(simple(claim.sentence[max(0, start - _LONGEST) : start]))
    if theirs and mine:
        return mine[-1] not in theirs
    is_daily = bool(theirs) or "当日" in source
    return is_daily and "累计" in claim.clause and "累计" not in source


def _is_of_now(claim: Claim, entry: Entry) -> bool:
    """Whether a fact is of 上年, and a claim does not say so."""
    if not entry.fact.period.startswith(_LAST) or claim.direction == "from":
        return False
    start = claim.span[0]
    if _FORMER.search(simple(claim.sentence[max(0, start - _LONGEST) : start])):
        return False
    is_named = claim.is_dated and claim.period is not None
    return not (is_named and claim.period and claim.period.last < entry.year)


def _is_of_others(claim: Claim, source: str) -> bool:
    """Whether a claim and the sentence of a fact say of which they tell, and these are others."""
    mine, theirs = _whom(simple(claim.sentence), claim.span[0]), _whom(source, len(source))
    return bool(mine and theirs) and mine not in theirs and theirs not in mine


def _whom(sentence: str, end: int) -> str:
    found = _AMONG.search(sentence, max(0, end - _LONGEST), end)
    return found["whom"] if found else ""
