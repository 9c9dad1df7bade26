"""Words beside numbers, and sentences, that tell results from plans."""

from __future__ import annotations

from typing import Literal

from ...text.patterns import pattern
from ...text.places import ENTERS

Stage = Literal["", "done", "plan", "goal"]
PLANNED = ("plan", "goal")

# What is compared with a plan is none: 比年初预算多, 超计划
AGAINST_PLAN = (
    "(?:(?<![同环占对])[比较]|超[过出额]?|[高低多少快慢]于)(?:年初|年度|原定?|序时|预期)*"
    "(?:目标|任务|计划|预算|预期|预计|进度)数?(?![是为：:])"
)
# Results, goals, and plans by name: 计划投资.
_GOAL = (
    r"力争|希望(?!小学|工程|之)|盼(?=以|能|望)|(?<![比离超出过成的])目标(?![多少高低])|预期|预[计估]|可望|料将|确保|争取(?=在|早日|[一-鿿]{0,12}(?:实现|达到|完成|突破|建成|开工|新增))|打算|有望|今后|未来|下一步|即将|展望|努力实现|要达到|原定|原计划"
    r"|(?<![已经即行将])将(?=[在会要于达实建新完增投到\d]|全[面力年]|继续|进一步|争取|力争|突破|超|再)"
    r"|(?<![只需重主首])要(?=实现|完成|达到|新[增建修改]|建成|建到|再|改造|扩建|突破|力争|把|[由从]|[扩增提升降][大加高低]?[到至]|守住|保持|做到)|任务(?=[是为]?\s*$)|(?<![比离超出过成占按的])计划(?=[是为]?\s*$)|安排(?=\s*(?:\0|$))|(?<![只需重主首必不还])要[改冲建增种](?=[一-鿿]?[到至为]?\s*(?:[\0\d]|$))|小目标|到“?十[四五六七]五”?末"
    r"|计划(?=完成|实现|新增|建成|达到)|(?<!行动)(?<!三年)(?<!年)计划(?![^，。]{0,4}投资)(?=的|[^，。]{0,14}(?:净增|新增|再[增建添]|新建|建[设成]|完成|改造|实施|达到|突破|组织|引进|培育|开工))"
)
_PLAN = (
    r"计划(?!生育|单列)|规划(?=面积|建|总|用地|投)|设计(?=产能|能力|年产|库容)|概算"
    r"|(?<![占为])(?:年初|年度)?预算安排|(?<![模虚比])拟(?=[建投引新增回募发收购改])"
)
_DONE = r"完成|(?<=[一-鿿])了(?!解|不|得)|已经?|实现了|建成|达到了?|实际|累计|兑现|新登记|开工了|竣工|全部建好|投用"
_REPORTS = pattern(_DONE)


def reports(text: str) -> bool:
    """Whether a text tells a result.

    >>> reports("全年完成绿化"), reports("绿化")
    (True, False)
    """
    return _REPORTS.search(text) is not None


# 到2022年底，, not 来到青石县，; times and places are blanked out.
_BY_THEN = rf"(?<![截达直])到(?<!{ENTERS}) {{3,}}[底末]?[,，]"
_STAGE = pattern(rf"(?P<goal>{_GOAL}|{_BY_THEN})|(?P<plan>{_PLAN})|(?P<done>{_DONE})")
_GOALS = pattern(
    r"(?:接着|继续)干[：:，,]|(?:目标|预期|任务|计划)(?:[是为]?[:：]|[是为](?! *\0))"
    rf"|(?:今年|明年|^ {{4,6}})[^，。\0]{{0,6}}(?:计划|打算|要)|{_BY_THEN}"
)  # hold for a whole sentence
_GOAL_VERB = pattern(rf"(?!目标|预期|原|计划的)(?:{_GOAL})")
# A target that a result is held against: 高于市里定的目标4个百分点.
_TARGET = pattern(
    r"(?<=[高低多少快慢好优]于|超出|超过|完成|列入|纳入)[^，,。；;\0\d]{0,12}?(?:目标|任务|计划)(?![是为：:])(?=[^，,。；;\0]{0,3}(?:[\0\d]|$))"
    rf"|{AGAINST_PLAN}"
    r"|(?:目标|任务|计划)数?的(?=[\d.]+[%％])"  # 为年度任务的114%
)
_TARGET_ITSELF = pattern(r"(?:目标|任务|计划)数?[(（]\s*$")  # 超过目标（6000人）
# 建设任务5万亩全面完成, but not 5万亩已完成七成
_NAMED_BEFORE = pattern("(?:目标|任务|计划)数?\\s*$")
_DONE_BEHIND = pattern(
    "(?:已经?)?(?:均已?|全[面部]|提前|超额|如期|圆满|顺利)+(?:完成|实现|建成|竣工)"
)
_GOAL_BEHIND = pattern(r"(?:以上|左右)?的?(?:年度|预期|年初)?(?:目标|力争数|计划(?!投)|任务|预期)")


def stage(clause: str, earlier: str, behind: str = "", default: Stage = "") -> Stage:
    """Whether a number is given as a result, a goal, or part of a plan.

    >>> stage("新建充电桩", "2022年，力争生产总值突破200亿元，"), stage("已完成投资", ""), stage("计划投资", "")
    ('goal', 'done', 'plan')
    """
    if _TARGET_ITSELF.search(clause):
        return "goal"
    if _DONE_BEHIND.match(behind):
        clause = _NAMED_BEFORE.sub("", clause)
    clause, earlier = (_TARGET.sub("", text) for text in (clause, earlier))
    found = [match.lastgroup for match in _STAGE.finditer(clause)]
    if "goal" in found or _GOAL_BEHIND.match(behind):
        return "goal"
    if "plan" in found and found[-1] != "done":
        return "plan"
    near = earlier.replace("；", ";").rpartition(";")[2]
    is_after_goal = _holds(earlier, near) or _GOAL_VERB.search(near) or default == "goal"
    if found and (not is_after_goal or "已" in clause or "plan" in found):
        return "done"
    return "goal" if is_after_goal else ""


def _holds(earlier: str, near: str) -> bool:
    """Whether a word for goals holds for a whole sentence, or as far as a semicolon if it follows a number:
    种了5亩，目标是10吨；辣椒3亩.
    """
    match = _GOALS.search(earlier)
    is_first = match is not None and "\0" not in earlier[: match.start()]
    return is_first or _GOALS.search(near) is not None


_OPENS = pattern(
    r"新的一年|(?<![注标说写])明年|来年|下一?步|展望|怎么干|(?:接着|继续|加油)干|有(?:什么|哪些|何|啥)(?:新的?)?(?:打算|安排|计划|目标|考虑)|(?:目标|任务|安排|计划)(?:如下|大家|[:：])"
    r"|(?:目标|年度|重点)任务|任务(?:清单|书)|工作要点|🎯"
)
_LOOKS_AHEAD = pattern(
    rf"今年|(?<![注标说写])明年|来年|新的一年|未来|展望|年底前|任务|(?<!模)拟|🎯|(?:{_GOAL})|(?:{_PLAN})"
)
_PROPOSED = pattern("提出|方案|规划|部署|要求|力争|目标|确保|预计|将|要")
_LOOKS_BACK = pattern(
    r"(?<![比较同与])[去上]年(?!的?基[础数])|过去|回顾|一年来|以来|已(?!经?(?:定|明确|确定|部署))"
)


def opens_goals(sentence: str) -> bool:
    """Whether a sentence turns to the future, so that the following sentences are about it too.

    >>> opens_goals("新的一年怎么干？"), opens_goals("去年建成5座。")
    (True, False)
    """
    return bool(_OPENS.search(_TARGET.sub("", sentence)))


def looks_ahead(text: str) -> bool:
    """Whether a text may be about the future.

    >>> looks_ahead("今年改造小区"), looks_ahead("建成公园")
    (True, False)
    """
    return bool(_LOOKS_AHEAD.search(text))


def proposes(text: str) -> bool:
    """Whether a sentence tells what is to be done.

    >>> proposes("方案提出，到2022年底建成"), proposes("到2023年底，企业189家")
    (True, False)
    """
    return bool(_PROPOSED.search(text))


def looks_back(text: str) -> bool:
    """Whether a text is about the past.

    >>> looks_back("去年，我们建成公园")
    True
    """
    return bool(_LOOKS_BACK.search(text))
