"""Whether a sentence states a number, plans it (力争, 预计), denies it (没有发生1起) or asks (是否)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..model import AROUND
from ..text.patterns import pattern
from ..text.words import is_known
from .qualifiers import begin, joined

if TYPE_CHECKING:
    from .amounts import Found

# What is obtained from others: 争取新增债券5亿元 tells the loans of a year.
_FUNDS = r"[^，,；;。\d]{0,10}(?:债|资金|贷款|授信|额度|转移支付|补助|指标)"
# Words for the future. 确保 is missing, since it is also used of the past year. In 计划总投资, 预期寿命 and
# 占计划的 these words are parts of names; before some verbs 计划 may end one, too: 雨露计划补助学生, but 全县计划补助.
_PLAN = rf"""
      (?:(?<=季度)|(?<![按照超持股度动划程的占成才]))(?<!西部)(?<![百千万]人)计划
        (?=[新建实投完到于在用开改引培安推组年全今明利通打创发举种造治整修购采筹争生销拆搬再约达每带植吸辐扶兴募派设\d]|增(?!加)
          |(?:(?<=^计划)|(?<=[，,。；;：:、\s(（\n原也还均共将各我们公司县市省区州镇乡村局厅委部门院校业团企所队社馆站港厂目入量值额月季初]计划)|(?<=[今明全本\d]年计划))
            [养供出拓启补铺绿疏清加装减压储收支运迁更硬招录聘增])
        (?!投资总额|生育|生产总|年度|设计|完成[率比情]|(?<=(?:改造|改善|提升|培养|振兴|扶持|保护)计划)建设(?:项目|工程))
    | 预[计估][会将可能要]? | 预料
    | (?<![高低快慢好优于超出符如合达不按])预期
        (?![寿收目指值性管信损效的之相内引用结任健水利，,。；;、])(?!年化|投资回报)
    | (?<![于超过比和与])(?<!初步)(?<!统计)预测(?=[，,:：显今明后下来本全到至将未可会达\d])
    | 料(?=[今明后来将达升跌会]|20\d\d)
    | [有可]望 | 力[争求](?!上游)
    | 争取(?=实现|达到|完成|突破|超过|年内|到(?=[“今明后年]|\d|十)|在|建成|新增(?!{_FUNDS})) | 努力(?=实现|达到|完成)
    | (?<![模虚草比])拟(?![定订合人态声稿]) | 即将 | 规划(?=新?建|建设|到) | 目标(?=[是为约:：\d])
    | 打算(?=[新建在于用把投扩再今明]) | (?<![好作备工的])准备(?=新?建|投[入资]|扩[大建]|再|招|引)
    | 预定(?=[今明于在\d])
    | (?<![重需主必只摘纪不还就])要(?=新?建成?|完成|新增|增长|培育|引进|改造|突破|力争|确保)
    | (?<=[今明后]年)会(?![议费期展场员])
    | 将(?=达|超|突破|增|新[增建开改设]|建[成设]?|实现|完成|投[入资用产]|提[高升供]|下?降|于|会|有|再|继续|形成|开工
      |培育|引进|安排|使|改造|基本|全面|逐步|陆续|累计|解决|带动|覆盖|惠及|减[少至到]|节约|发放|推出|举办|开展|实施|可
      |占(?![用地道])|上[升涨调]|进一步|为(?!民)|从(?!业)|升[至到]|涨|扩[大建]|维持|保持|招[收聘募录]|接[待收]|迎来|吸[引纳]|竣工|交付
      # what is no noun, so that 将 does not stand before an object
      |确保|聚焦|围绕|深入|持续|加[快大]|大力|积极|着力|紧扣|全力|坚持|锚定|不断|抢抓|[强深]化|推[动进]|启动|打造)
"""
# Words for what has happened or is only wished: these numbers are not planned.
_DONE = r"""
      (?<![比较与据])(?:已(?!知)|目前|截至|实际|去年|上年) | 希望 | 期望
    | [,，](?:累计)?(?:完成|实现|建成|到位)
"""
_FIRST = r"。！？!?\n；;，,已目截实去上希期计预有力争努拟即规将是能可会料打准要"  # rejects most places quickly
_SIGNS = pattern(
    rf"""(?=[{_FIRST}])(?:
      (?P<end>[。！？!?\n]) | (?P<done>{_DONE}) | (?P<part>[；;]) | (?P<comma>，|,(?!\d))
    | (?P<plan>{_PLAN}) | (?P<asked>是否|能否|可否|会否|有没有))""",
    re.VERBOSE,
)
PLAN = pattern(_PLAN, re.VERBOSE)
_DENIES = pattern("[没未无绝是非]")  # rejects most numbers quickly
_NOT = r"(?:没有|没|从未|未|并无|无)"
_EVENT = r"(?P<event>发生|出现|新增|接到|收到|发现|造成|引发|产生|增加|报告)"
_DENIED = pattern(
    rf"""(?: (?:{_NOT}|杜绝)[再曾]?{_EVENT}[过了]?[一-鿿]{{0,12}}?(?<!的)
    | {_NOT}(?:任何)? | (?P<other>不是|并非|而非|绝非))$""",
    re.VERBOSE,
)


class _State(NamedTuple):
    plan: re.Match[str] | None = None
    asked: bool = False

    def after(self, sign: re.Match[str], one: Found, earlier: Sequence[Found]) -> _State:
        """The state after a sign or a word of `_SIGNS`, before the number ``one``."""
        if sign["end"]:
            return _NONE
        if sign["done"] and self.plan and _goes_behind(self.plan, sign, one, earlier):
            return self
        if sign["plan"]:
            is_other = _is_measured_by(sign) or _ends_word(sign)
            return self if is_other else self._replace(plan=sign)
        if sign["asked"]:
            return self._replace(asked=True)
        plan = self.plan
        if plan is None:
            return _NONE
        if sign["part"]:  # 目标是：收入增长5%；就业…; 预计，收入增长5%；就业…
            goes_on = (
                plan[0] == "目标"
                or _DOING.match(plan.string, sign.end())
                or _OPENS.match(plan.string, plan.end())
            )
            return _State(plan if goes_on else None)
        return _State(plan if sign["comma"] else None)


_NONE = _State()


def _goes_behind(
    plan: re.Match[str], done: re.Match[str], one: Found, earlier: Sequence[Found]
) -> bool:
    """Whether a plan goes on behind a word for what has happened: 力争到2030年，建成8所; 将开工5座，完成投资9元.

    In 将投资9元，完成2元 it does not.
    """
    if _IS_TIME.fullmatch(plan.string, plan.end(), done.start()):
        return True
    if done["done"][1:] not in _ACHIEVED:
        return False
    is_new = plan[0] == "将" and all(other.unit != one.unit for other in earlier)
    return plan[0] in _SOUGHT or (is_new and plan.string[plan.end()] not in "于在")


_ACHIEVED = ("完成", "实现", "建成", "到位")
_SOUGHT = ("力争", "力求", "争取", "努力")
# 计划完成5方；修复8处: what is to be done goes on.
_DOING = pattern(
    "新[建增改]|修[复建筑]|改[造建]|建设|解决|疏浚|除险|加固|治理|培育|发展|种植|实施|举办|开展|组织|培训"
)
_OPENS = pattern(
    r"(?:[\d—~至到-]{1,5}月份?|[上下]半年|全年)?[，,]"
)  # 预计1-6月份，产值5亿元；税收3亿元
_IS_TIME = pattern(
    r"(?:到|在|于|用|全年|\d{1,2}[-—~至到])?[\d一二两三四五六七八九十明后今本]{0,4}个?年?(?:年|月份?|底|末|上半年|下半年|期间|左右|时间){0,2}"
)
_HAS_OWN = pattern("[,，][^,，]*[一-鿿]{2}$")


def _is_estimate(plan: re.Match[str], text: str, one: Found) -> bool:
    """Whether a plan is the estimate of an earlier clause: 收入预计达5亿元，支出3亿元."""
    is_of_clause = plan.start() > 1 and text[plan.start() - 1] not in "，,；;。：:\n"
    is_estimate = plan[0][:2] in ("预计", "预估") and text.startswith(("达", "为"), plan.end())
    between = text[plan.end() : begin(text, one.start)]
    return is_of_clause and is_estimate and _HAS_OWN.search(between) is not None


def _is_distance(plan: re.Match[str], one: Found) -> bool:
    """Whether a number tells how far a result is from a target: 距目标5个百分点."""
    return plan[0] == "目标" and plan.end() == one.start and one.unit.endswith("百分点")


# A target that a result is compared with: 高于市政府下达目标4个百分点.
_AGAINST = pattern(r"(?:[高低多少快慢好优]于|超|完成|达到|实现|比|占)[^，,；;。\d]{0,14}$")


def _is_measured_by(plan: re.Match[str]) -> bool:
    begin = max(0, plan.start() - 18)
    return plan[0] == "目标" and _AGAINST.search(plan.string[begin : plan.start()]) is not None


def _ends_word(plan: re.Match[str]) -> bool:
    """Whether 料 is the end of a noun: 油料达5吨."""
    return plan[0] == "料" and is_known(plan.string[plan.start() - 1 : plan.end()])


def stated(found: Iterable[Found], text: str) -> Iterator[Found]:
    """The quantities that a text states; planned ones have the word for it (力争) in their qualifier.

    >>> from .reader import find
    >>> [(str(q.value), q.qualifier) for q in find("没有发生1起事故，力争增长5%，已建成3座")]
    [('5', '力争增长'), ('3', '')]
    """
    state, at = _NONE, 0
    last = said = None
    earlier: list[Found] = []
    for one in found:
        for sign in _SIGNS.finditer(text, at, one.start + 1):  # signs before this number
            if sign.end() <= one.start:
                state = state.after(sign, one, earlier)
        at = one.start
        earlier.append(one)
        if state.asked or _is_denied(one, text):
            continue
        if said and last and last.qualifier == one.qualifier and _goes_on(one):
            said = one.modified(said.qualifier)
        else:
            # 高于预期目标 names what the number is compared with; it is no plan
            if state.plan and (
                _is_estimate(state.plan, text, one) or _is_distance(state.plan, one)
            ):
                state = state._replace(plan=None)
            is_own = state.plan is not None and (
                state.plan.end() > begin(text, one.start) or _is_base(one, text)
            )
            said = _planned(one, state.plan, text) if state.plan and not is_own else one
        last = one
        yield said


def _goes_on(one: Found) -> bool:
    return one.role in ("to", "term") or "分别" in one.qualifier


# What a plan is compared with is done: 预估营收较去年预算5亿元增加.
_BASE = pattern(
    r"[比较](?:[上去前]年度?|(?:20\d{2}|1[0-3]\d|[89]\d)年度?)[^，,；;。\d增减升降多少]{0,14}$"
)
_GROWS = pattern("[，,]?(?:[增减升降涨跌]|上升|下降|提高)")


def _is_base(one: Found, text: str) -> bool:
    base = not one.qualifier and _BASE.search(text, max(0, one.start - 28), one.start)
    return bool(base) and _GROWS.match(text, one.end) is not None


def _is_denied(one: Found, text: str) -> bool:
    begin = max(0, one.start - 20)
    denies = _DENIES.search(text, begin, one.start)
    denied = _DENIED.search(text, begin, one.start) if denies else None
    if denied is None:
        return False
    return bool(denied["event"] or (one.unit if denied["other"] else one.value == 1))


def _planned(one: Found, plan: re.Match[str], text: str) -> Found:
    """The number with the word for its plan: 力争增长…左右, 计划…以上."""
    before = one.qualifier.partition(AROUND)[0]
    is_before = before != "" and text.endswith((before, before + "有"), plan.end(), one.start)
    return one.modified(plan[0] + one.qualifier if is_before else joined(plan[0], one.qualifier))
