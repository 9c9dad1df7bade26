"""Words that tell from what a number may be computed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ...text.patterns import pattern

Comparison = Literal["", "sum", "difference", "share", "multiple", "average"]

IN_ALL = "合计|共计|总计|合起来|加起来|相加|之和|一共|总共"
_SUM = pattern(rf"{IN_ALL}|合共|共(?:有|为|达)?\s*$|[和与及][一-鿿“”]{{2,10}}共[一-鿿]{{0,6}}\s*$")
_AVERAGE = pattern(
    r"(?<![全国省市县区地级])平均(?!水平|浓度|增长|单产|气温|海拔|受教育|预期|寿命|[用耗]时|时[间长限]|工期|办[理结])|(?<![人日月年平])均\s*$|每[一-鿿“”]{1,6}约?\s*$"
)
_SHARE = pattern(r"(?:计划数?|预算数?|目标|任务)的\s*$|占(?!地面积|地\d|用)|比重|份额")
_DIFFERENCE = pattern(
    r"(?:(?<![同环占对])比(?![重例上])|较(?![上大快好为])).*(?:多|少|高|低|大|小|快|慢|增|减|提高|降低|回落|下降|上升|提前|长|短)"
    r"|相差|差距|缺口|还剩|仅剩|剩下|剩余|尚余|还有\s*$|差了?\s*$|(?:超出|超过|超|离)[一-鿿\s]{0,4}(?:目标|计划|任务|预算|预期|进度)数?\s*$|超额(?:完成)?\s*$|再添\s*$|增产(?!值)|减产|(?:多|(?<!减)少|快|慢)[一-鿿]?(?:了|出)?\s*$|[高低][了出过]{0,2}\s*$|增减|变化|增量|差额"
)


_RATIO = pattern(r"(?:之比|比值|收入比)(?:约为?|[为是达])?\s*$")


_APART = pattern(r"相差|[高超]出|[高低快慢]于|(?<!不)[多少大小]于(?=[一-鿿 ])|超过\s\s|领先|落后")


_FROM_MEAN = pattern(r"(?:[高超]出|[高低快慢多少大小]于|领先|落后)[^，,\0]{0,4}平均\s*$")


def comparison(clause: str, unit: str) -> Comparison:
    """The computation by which a number may follow from others.

    >>> comparison("两项合计", "元"), comparison("比后者多", "元"), comparison("占全区的", "%")
    ('sum', 'difference', 'share')
    """
    if unit in ("倍", "番") or (not unit and _RATIO.search(clause)):
        return "multiple"
    if _SHARE.search(clause) and unit in ("%", ""):
        return "share"
    if "分别" in clause:
        return ""
    if _SUM.search(clause):
        return "sum"
    if _FROM_MEAN.search(clause):
        return "difference"
    if _AVERAGE.search(clause):
        return "average"
    if unit == "%":
        return "difference" if _APART.search(clause) else ""
    return "difference" if _DIFFERENCE.search(clause) or _APART.search(clause) else ""


# 比乙多, 高于乙, 超计划
_THAN = tuple(
    map(
        pattern,
        (
            (
                r"(?P<subject>[^比]*)(?<![同环占对])(?:比(?![重例]|上(?!半年))|较(?![上高多大快好为]))(?P<object>[^比]+?)的?(?:要|还|再)?"
                r"(?:(?P<more>提高|扩大|延长|[多高大长])|减少|降低|缩[小短]|[少低小短]|(?P<soon>加快|提前|[快早])|放慢|推迟|延后|(?P<late>[慢晚]))"
                r"(?![学区镇米豆棚桥队校中层速铁江稻道型微企厦楼户额票盘院街巷庄村河岭])[一-鿿]{0,4}\s*$"  # 小学
            ),
            r"(?P<subject>[^\0]*?)(?<!不)(?:(?P<more>[多高大快长早好优]于|[高超多]出|领先于?|超过(?=\s\s))|[少低小慢短晚]于|落后于?|不及)(?P<object>[^\0]+)$",
            r"(?P<subject>[^超]*)(?P<more>超)[过出额]?(?P<object>[一-鿿 ]*(?:目标|计划|任务|预.|进度)|额完成)数? *$",
        ),
    )
)
_OF = pattern(r"(?P<subject>[^是为达]*)(?:相当于|是|为|达)(?P<object>[^是为达]+?)的[^的]{0,2}\s*$")


_PLANNED = pattern("计划|目标|预算|任务|预期|预计|原定|进度|^额完成$")
_ACTUAL = pattern("实际|实绩|完成|执行|决算")


def side(thing: str) -> str:
    """Whether what is compared is a plan or a result: "plan", "result", or "".

    >>> side("年初预算"), side("实际"), side("乙县")
    ('plan', 'result', '')
    """
    return "plan" if _PLANNED.search(thing) else "result" if _ACTUAL.search(thing) else ""


_SPANS = ("年", "个月", "天", "日", "工作日", "小时", "分钟", "秒")


def than(clause: str, unit: str = "") -> tuple[str, str, bool] | None:
    """The two things of a comparison (more, less, a multiple), and whether the first is not less; who is
    faster takes less time.

    >>> than("甲比乙少"), than("甲低于乙"), than("甲是乙的"), than("基站")
    (('甲', '乙', False), ('甲', '乙', False), ('甲', '乙', True), None)
    >>> than("甲比乙快", "天"), than("甲比乙快", "个百分点")
    (('甲', '乙', False), ('甲', '乙', True))
    """
    if match := next(filter(None, (one.match(clause) for one in _THAN)), None):
        pace = match.groupdict()
        is_more = match["more"] or pace.get("late" if unit.endswith(_SPANS) else "soon")
        return match["subject"], match["object"], bool(is_more)
    match = _OF.match(clause)
    return (match["subject"], match["object"], True) if match else None


_EXCEEDS = pattern(r"(?<![同环占对])比[^，,。；;\0]+?[多高大快强长重][出了]?(?:近|约|超过?)?\s*$")


@lru_cache(maxsize=1 << 12)
def exceeds(clause: str) -> bool:
    """Whether a multiple behind a clause tells by how much more one thing is than another.

    >>> exceeds("比全国平均水平高"), exceeds("是全国平均水平的")
    (True, False)
    """
    return _EXCEEDS.search(clause) is not None


def is_restated(lead: str) -> bool:
    """Whether a number repeats the one before in another unit.

    >>> is_restated("，折合"), is_restated("联合")
    (True, False)
    """
    return re.search(r"(?:折合|约合|相当于|等于|即|(?:^|，)合)约?\s*$", lead) is not None
