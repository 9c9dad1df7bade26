"""Headings and titles that tell plans from results: 2024年主要目标, 下一步工作, 工作回顾.

A draft makes plans of all numbers under a heading, so `plan_word` reads it strictly. To doubt whether a number
of an article is a result, `may_name_plans` needs less.
"""

from __future__ import annotations

from .patterns import pattern
from .simplify import simplified

AIM, PLAN = "目标", "计划"

_AIMS = pattern(r"目标|预期指标")
# 规划和自然资源局2024年度收支 is no plan, but 规划布局 is.
_OFFICE = "[^，,、；;：:的（(]{0,8}(?:(?:(?<![布格])局|[委厅司])(?![托员法派])|部门|研究院|设计院|展[览示]?馆)"
_PLANS = pattern(
    r"下一?步|下一阶段|(?:工作|半年|季度)(?:安排|打算|部署|计划|思路|建议|任务|要点)|重点(?:工作|任务)|主要(?:任务|措施)|展望|打算|预算(?:草案|安排)"
    rf"|规划(?!{_OFFICE}|背景|基础|依据|期末|实施情况)"
    r"|计划(?:安排)?(?:\(草案\))?$|今后|(?<![注标说写])[明来]年|新的一年|未来"
)
_RESULTS = pattern(
    r"回顾|(?:过去|去年|年来|以来)(?!.*(?:安排|打算|计划)(?!.*落实))|(?:前[一二三四五两\d]年|上半年|前[一二三1-3]季度)(?!.*(?:安排|打算|计划|任务|目标|要点)(?!.*落实))|决算(?!.*预算)|(?:执行|完成|落实|工作|实施)情况|总结|进展|成效|成就|现状|开展情况|亮点|特点|做法|经验"
    r"|^(?!.*(?:确保|力争|争取|努力|全力|务必|保证)).*(?:(?:目标|任务|计划|实事)[^，,；;。]{0,10}(?:完成|达成|落空|执行)|(?:超额|全面|圆满|如期)完成)|成绩"
)
_WORK = pattern(
    r"[12]\d{3}年.{0,8}工作|工作(?!扎实|有[力序效]|稳步|顺利|卓有|明显|突出|到位|不断|持续|再上|取得|实现).{0,4}$"
)


def plan_word(heading: str, *, after_results: bool = False) -> str:
    """The word for the text under a heading of plans; empty for other headings.

    ``after_results``: a previous heading is one of results, so that 2026年主要工作 is a heading of plans.

    >>> plan_word("二、2023年主要目标"), plan_word("三、下一步工作"), plan_word("一、2022年工作回顾")
    ('目标', '计划', '')
    >>> plan_word("新的一年，我们这样干")
    '计划'
    >>> plan_word("青石县规划和自然资源局2022年度收支"), plan_word("三、2023年发展规划")
    ('', '计划')
    """
    plain = simplified(heading)
    if _RESULTS.search(plain):
        return ""
    if _AIMS.search(plain):
        return AIM
    is_work = after_results and _WORK.search(plain) is not None
    return PLAN if is_work or _PLANS.search(plain) else plan_word_of_title(plain)


def is_of_results(heading: str) -> bool:
    """Whether a heading is one of results.

    >>> [is_of_results(text) for text in ("目标任务全面完成", "“十四五”规划纲要实施情况", "二、2023年工作安排")]
    [True, True, False]
    """
    return _RESULTS.search(simplified(heading)) is not None


def is_of_past(heading: str) -> bool:
    """Whether a heading below one of plans is one of results all the same.

    >>> is_of_past("（一）上年完成情况"), is_of_past("（二）产业发展见到新成效")
    (True, False)
    """
    return _OF_PAST.search(simplified(heading)) is not None


_OF_PAST = pattern(r"(?:回顾|(?:执行|完成|落实|开展)情况|总结|(?<!新)(?:成效|成就|成绩))$")


def plan_word_of_title(title: str) -> str:
    """The word for all of a document that lists the tasks of a year.

    >>> plan_word_of_title("2024年民生实事项目公布"), plan_word_of_title("2024年民生实事项目完成情况")
    ('计划', '')
    >>> plan_word_of_title("扎实推进2024年民生实事项目"), plan_word_of_title("用心为民办实事")
    ('', '')
    """
    text = simplified(title)
    return PLAN if _LISTS_TASKS.search(text) and not _IS_WORK.search(text) else ""


_LIST = "清单|目录|安排|方案|计划|公布|发布|确定|出炉|揭晓"
_LISTS_TASKS = pattern(
    rf"(?:实事(?:项目|工程|任务|工作)*(?:{_LIST})|[12]\d{{3}}年.*(?<!办)实事(?:项目|工程|任务)*)"
    rf"(?:{_LIST}|[(（][^()（）]*[)）])*$"
)
_IS_WORK = pattern("推进|推动|完成|办[好实]|落实|抓[好实紧]|惠及|见效|助力|提前|圆满")


def is_scheme(title: str) -> bool:
    """Whether a document is a plan for some years, which tells what is to be done, if not otherwise.

    >>> is_scheme("青石县“十五五”水利发展规划"), is_scheme("青石县规划和自然资源局工作报告")
    (True, False)
    """
    return _SCHEME.search(simplified(title)) is not None


_SCHEME = pattern(r"规划(?:[和与及][^，,。]{2,9}目标)?(?:纲要)?(?:[(（][^()（）]*[)）])?$")


def is_background(heading: str) -> bool:
    """Whether a heading of such a plan is one of what there is.

    >>> is_background("第一章 发展基础"), is_background("（二）面临形势"), is_background("二、优化营商环境")
    (True, True, False)
    """
    text = simplified(heading)
    return _BACKGROUND.search(text) is not None or is_of_results(text)


_BACKGROUND = pattern(
    r"(?:(?:发展|规划|现实|工作|面临|编制)的?)(?:基础|背景|形势|环境|条件|依据|机遇|挑战|问题)"
    r"|存在(?:的?问题|不足)|形势(?:与|和)?(?:任务|挑战|要求|分析)?$"
)


# What the headings of an article or the names of sections say.

_NAMES_PLANS = pattern(
    rf"{_AIMS.pattern}|{_PLANS.pattern}|预算数|年度?预算(?!执行)|安排|计划|工作建议"
)
_MAY_NAME_PLANS = pattern(
    r"民生实事|(?:主要|重点|年度|目标)任务|(?:主要|重点)工作|工作重点|工作思路|工作要点|总体要求|保障措施|(?:行动|实施|工作)方案|规划(?!局)|愿景|思路"
)


def names_plans(text: str) -> bool:
    """Whether a heading, or the name of a section, is one of plans.

    >>> [names_plans(text) for text in ("2023年工作安排", "计划执行情况", "过去一年的工作")]
    [True, False, False]
    """
    return bool(_NAMES_PLANS.search(text)) and not is_of_results(text)


def may_name_plans(text: str) -> bool:
    """Whether a heading may be one of plans.

    >>> may_name_plans("2023年主要工作"), may_name_plans("主要工作完成情况")
    (True, False)
    """
    return bool(_MAY_NAME_PLANS.search(text)) and not is_of_results(text)
