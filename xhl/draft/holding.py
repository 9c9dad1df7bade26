"""Whether a time that a sentence names holds for a number behind it: 由2019年的31个增加到429个 has two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.patterns import pattern
from .when import DASH, PARTS

if TYPE_CHECKING:
    import re

    from ..quantity.reader import Found

_COMMA = pattern("[，,；;]")
_OF_BASE = pattern(r"[”」]?(?:期间|时期|期末|[末底]|同期|全年)?的\d[\d.]*倍")  # 是2015年的2倍
_OF_ONE = pattern(r"[^，,；;。的\d]{1,8}的(?=\d)")  # 上半年开工的3个项目
_FROM = pattern(r"[由从]$")
_TO = pattern(r"\d[^，,。；;]{0,12}(?:[，,][增减提升降扩压缩上下回发][一-鿿]?)?[至到为成]")


def holds(text: str, period: re.Match[str], one: Found, *, later: bool = False) -> bool:
    """Whether a time holds for the number at a place: 由2019年的31个增加到429个 has two."""
    begin, end = period.span()
    at = one.start
    if end > at or _is_of_words(text, period, at) or _is_basis(text, period, one):
        return False
    if _BY_THEN.match(text, end) and _DONE.search(text, end, at):
        return False
    is_of_part = later or period.groupdict().get("away")
    if _is_of_ends(text, period, one) or (is_of_part and PART_END.search(text, end, at)):
        return False
    between = text[end:at]
    if between.count(")") > between.count("(") and not _is_gloss(text, period):
        return False  # the time of what is in brackets
    is_from = _FROM.search(text, max(0, begin - 1), begin)
    return not (is_from and _TO.search(text, end, at))


def _is_of_words(text: str, period: re.Match[str], at: int) -> bool:
    """Whether a time belongs to words before the number ``at`` a place: 上半年开工的3个项目."""
    begin, end = period.span()
    of_one = _OF_ONE.match(text, end)
    return bool(
        (of_one and of_one.end() < at)
        or (_CAUSE.search(text, 0, begin) and _OF_YEAR.match(text, end, at))
        or (_IS_AIM.search(text, 0, begin) and _OF_AIM.match(text, end))
    )


def _is_basis(text: str, period: re.Match[str], one: Found) -> bool:
    """Whether a time is that of what a number is compared with: 是2015年的2倍, 在2022年的基础上增长5%."""
    begin, end = period.span()
    is_share = one.unit in ("%", "倍") or _COMMA.search(text, end, one.start)
    is_also = text[:begin].endswith(("、", "和", "与"))
    is_whole = period.groupdict().get("year") or period.groupdict().get("part")
    return bool(
        text.startswith(("基础上", "的基础上", "基础之上"), end)
        or (is_share and text.startswith(("同期", "同月"), end))
        or _OF_BASE.match(text, end)
        or _SO_FAR.match(text, end)
        or (is_also and _ALSO_THAN.search(text, max(0, begin - 12), begin))
        or (is_whole and _TO_THAT.search(text, 0, begin))
    )


def _is_of_ends(text: str, period: re.Match[str], one: Found) -> bool:
    """Whether several years are those of a change, and the number one of its ends: 十年来，由5%提高到8%."""
    if one.role or not period.groupdict().get("span"):
        return False
    at, end = one.start, period.end()
    return bool(
        _FROM.search(text, 0, at)
        or one.qualifier.endswith(_TO_NOW)
        or _ANY_YEAR.search(text, end, at)
        # 到2030年，能耗五年下降5%，产值达到9元
        or (_COMMA.search(text, end, at) and _SUM_OF.search(text, 0, end))
    )


def _is_gloss(text: str, period: re.Match[str]) -> bool:
    """Whether a time in brackets is that of the words before them: 近两年（2019—2020年）."""
    return (
        text.startswith(")", period.end()) and _GLOSSED.search(text, 0, period.start()) is not None
    )


# 过去三年, “十三五”期间
_GLOSSED = pattern(
    r"(?:[近过去这前]的?[\d一二两三四五六七八九十]{1,3}个?[年季月](?:间|来|以来)?|期间|时期)[”’]?\($"
)
# 延续去年四季度以来的态势，增长5%; 较去年同期、去年全年加快
_SO_FAR = pattern(
    rf"(?:{PARTS}|[末底])?(?:以来|(?<=以来))的[^，,；;。\d]*(?:[势头面局态]|格局|水平|节奏)[，,；;]"
)
_ALSO_THAN = pattern(r"[比较][^，,；;。\d比较]{1,8}[、和与]$")
_BY_THEN = pattern("以?前|之前")  # 2023年底前建成5座，已开工3座
_DONE = pattern("[；;]|[，,][^，,；;]{0,4}(?:已(?!婚)|目前|现有)")
_ANY_YEAR = pattern(r"[12]\d{3} ?[年届级]")
_TO_NOW = ("到", "至", "为")
PART_END = pattern("[；;]")
# 围绕2026年建成投用的目标，已完成投资2亿元
_IS_AIM = pattern("(?:按照?|围绕|根据|依据|对照|锚定|对标|聚焦|为)[^，,；;。\\d]{0,8}$")
_OF_AIM = pattern(r"[^，,；;。\d]{0,16}(?:目标|要求|部署|安排|计划|规划|任务)[，,]")
# 因实施2023年度权益分派，注册资本增加5元
_OF_YEAR = pattern("(?:年?度|[^，,；;。]{0,6}基数)[^，,；;。]*[，,]")
_CAUSE = pattern(r"(?:[因鉴]|由于)[^，,；;。\d]{0,10}$")
_SUM_OF = pattern(r"20\d\d年[^；;]*[^，,；;年][\d一二三四五六七八九十]{1,3}个?年$")
# 2010年 of 比2000年到2010年的增长率
_TO_THAT = pattern(rf"[比较同与和][12]\d{{3}}年?{DASH}$")
