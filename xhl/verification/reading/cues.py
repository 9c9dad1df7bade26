"""Cues in the words around a number: direction, rounding, result or plan, computation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ...text.patterns import pattern

# "to", "from": the end, the start of a rise or fall.
Direction = Literal["", "up", "down", "to", "from"]
Bound = Literal["", "about", "above", "below"]
Stage = Literal["", "done", "plan", "goal"]
PLANNED = ("plan", "goal")
Comparison = Literal["", "sum", "difference", "share", "multiple", "average"]

# Rises and falls. A single character counts only before a number: 降5%, but not 升学.
_NUMBER = r"(?=[\d近超约逾达了\s\0]|$)"
_THAN_BEFORE = "(?<=[比较])(?: +[末底]?(?:同期)?|[上去前往同][一-鿿]{1,6}?)"  # 比上年同期多5个; times are blank
_DONE = "[打收产卖销花用建种养来]了?"  # 多收9.7万吨
_DOWN = "下降|降低|减少|缩小|缩短|缩减|收窄|回落|下滑|滑落|下跌|走低|下行|压[减缩降]|放缓"
_UP = "增长(?![点极])|增加(?!值)|提高|提升|上升|上涨|抬升|跃升|走高|扩大|攀升|加快"
_FALLS = (
    f"{_DOWN}|缩水|降幅|跌幅|减幅|净减|减亏|负增长|减产|(?<!同)衰退|[降减少跌]了|↓|▼"
    rf"|(?<![下升率起])降{_NUMBER}|(?<![增税加节])减{_NUMBER}|跌{_NUMBER}|{_THAN_BEFORE}(?<!减)少{_NUMBER}|少{_DONE}{_NUMBER}"
)
_RISES = (
    f"{_UP}|增收|增速|增幅|涨幅|升幅|净增|增产(?!值)|成长|[涨增多升]了|↑|▲"
    rf"|(?<![新净])增{_NUMBER}|(?<![下上提])升{_NUMBER}|涨{_NUMBER}|{_THAN_BEFORE}(?<!增)多{_NUMBER}|多{_DONE}{_NUMBER}"
)
# What leads to the end of a change: 降至, 延长到, 优化为. The last ones tell no direction.
_TO_LESS, _TO_MORE = f"{_DOWN}|[降减缩跌]", f"{_UP}|延长|[增升涨]"
_TURNS = f"{_TO_LESS}|{_TO_MORE}|改善|优化|好转|调整|变|扩[展张容充]"
_CHANGE = pattern(rf"(?P<to>(?:{_TURNS})[到至为])|(?P<down>{_FALLS})|(?P<up>{_RISES})")
CHANGE = rf"(?:{_TURNS})[到至为]|{_FALLS}|{_RISES}"
_COURSE = pattern(rf"(?:(?P<up>{_TO_MORE})|(?P<down>{_TO_LESS}))[到至为]")
_BETTER = pattern("优化|改善|好转")  # in either direction


def course(clause: str) -> str:
    """Whether a number is the end of a rise or of a fall: "up", "down", or "".

    >>> course("浓度降至"), course("达到"), course("浓度优化提升到")
    ('down', '', '')
    """
    if _BETTER.search(clause):
        return ""
    return next((match.lastgroup or "" for match in _COURSE.finditer(clause)), "")


_BEHIND = pattern(
    r"(?:左右|以上|多|余)?的?(?:(?P<down>降幅|跌幅|减幅|下降|↓)|(?P<up>增速|增幅|涨幅|增长|↑))"
)


# 由增长5%转为下降3%: the words directly before each number
_SIGNED = pattern(
    r"(?:[由从][^，,。；;]{0,4}?|[到至为])(?:(?P<up>增长|上涨|上升|正增长)|(?P<down>下降|下跌|下滑|负增长))\s*$"
)
_RATE = pattern("(?P<up>增速|增幅|涨幅)|(?P<down>降幅|跌幅|减幅)")
_FROM = pattern("[由从自][^，,。；;由从自]*$")
_ARROW = "→"
_FROM_BEHIND = pattern(
    rf"[^，,。；;\0]{{0,4}}(?:{_TURNS})?[^，,。；;\0]{{0,2}}[到至为]|[，,](?:{_TURNS})[到至为]"
)


_OTHER_TERMS = pattern(r"^(?:\s*[:：∶]\s*\0+)+")  # of a ratio: 由4:6调整为3:7


def begins(lead: str, behind: str) -> bool:
    """Whether a number is the start of a change.

    >>> begins("浓度由", "降至"), begins("比例", "→")
    (True, True)
    """
    behind = _OTHER_TERMS.sub("", behind)
    return behind.startswith(_ARROW) or bool(_FROM.search(lead) and _FROM_BEHIND.match(behind))


def direction(
    lead: str, behind: str = "", clause: str = "", *, negative: bool = False
) -> Direction:
    """Whether a number is the amount of a rise or fall, or its end; 增速由5%降至3% gives two rises, and
    由增长5%转为下降3% a rise and a fall.

    >>> direction("警情同比下降"), direction("浓度降至"), direction("基站"), direction("", "的降幅")
    ('down', 'to', '', 'down')
    >>> direction("基站比上年同期多"), direction("基站比东岭县多"), direction("少收")
    ('up', '', 'down')
    """
    signed = _SIGNED.search(lead)
    if signed and _FROM.search(clause or lead):
        return "up" if signed["up"] else "down"
    rates = [match.lastgroup for match in _RATE.finditer(clause)]
    if rates and re.search("[由从]", clause):
        return "up" if rates[-1] == "up" else "down"
    if lead.strip() == _ARROW:
        return "to"
    changes = [match.lastgroup for match in _CHANGE.finditer(lead)]
    match = None if changes else _BEHIND.match(behind)
    if begins(lead, behind):
        return "from"
    last = changes[-1] if changes else match.lastgroup if match else ""
    if negative and last in ("", "up"):
        return "down"
    if not last and lead.endswith("+"):
        return "up"
    return "to" if last == "to" else "down" if last == "down" else "up" if last == "up" else ""


def unturned(text: str) -> str:
    """A text in which words for rises and falls are the same.

    >>> unturned("同比增长") == unturned("同比下降")
    True
    >>> unturned("较前一日增加5例") == unturned("较前一日减少5例")
    True
    """
    return _CHANGE.sub("±", text)


_BALANCE = pattern("(?P<loss>亏|赤字|逆差|净流出|超支)|(?P<gain>盈|利润|净利|结余|顺差|净流入)")


@lru_cache(maxsize=1 << 12)  # asked of a clause for each fact that it is compared with
def balance(clause: str) -> str:
    """Whether a number is what was gained or what was lost: "gain", "loss", or "".

    >>> balance("净利润"), balance("净亏损"), balance("扭亏为盈"), balance("营业收入")
    ('gain', 'loss', 'gain', '')
    """
    found = [match.lastgroup or "" for match in _BALANCE.finditer(clause)]
    return found[-1] if found else ""


_WHOLE = pattern("总数|总量|保有量|存量|[共总]有|已有|现有|拥有")


def is_whole(clause: str) -> bool:
    """Whether a number is a total, not an increase.

    >>> is_whole("经营主体总数"), is_whole("经营主体净增")
    (True, False)
    """
    return bool(_WHOLE.search(clause)) and not re.search("新增|净增|增加", clause)


_BASIS = pattern(
    r"(?P<year>同比|[比较](?:上年|去年))|(?P<before>环比|[比较]上[月季])|(?P<start>[比较]年初)"
)


def basis(clause: str) -> str:
    """The basis of a comparison: "year" (同比), "before" (环比), "start" (比年初).

    >>> basis("警情环比下降"), basis("警情下降")
    ('before', '')
    """
    return next((match.lastgroup or "" for match in _BASIS.finditer(clause)), "")


_BEFORE = pattern(
    r"(?:(?P<below>不足|不到|未到|未达|不满|不超过|不高于|至多|最多|将近|接近|逼近|(?<![最附靠邻临远])近)"
    r"|(?P<above>超过?|突?(?<!打)破|刚[好]?过|逾|不低于|不少于|至少|高达|多达|高于|大于|(?<![人次岁户件总基分系指倍个])数|上(?=$))"
    r"|(?P<about>(?<![签节合公条契违履预制])约|大约|大概|约为|几))(?:了|为|达)?\s?$"
)
# 约占全部的四成, 将近前者的两倍
_ABOUT_SHARE = pattern(
    r"(?:(?P<below>将近|接近|不到|不足)[占是为]?|(?P<about>约)[占是为])[^\0，,。]*的\s*$"
)
_AFTER = pattern(
    r"(?P<above>以上|有余|出头|开外|之多|余(?![额地下])|多(?![样元层方种功渠媒边极点维数个]))|(?P<below>以下|以内|之内)|(?P<about>左右|上下)"
)
_INSIDE = pattern(r"(?P<above>[多余])|(?P<about>几)")


def bound(lead: str, number: str, behind: str) -> Bound:
    """On which side of a rounded number the exact one is.

    >>> bound("不超过", "3亿元", ""), bound("", "7000余亩", ""), bound("签约", "8个", "")
    ('below', 'above', '')
    """
    inside = _INSIDE.search(number)
    # Looked for only where it can end, since it would be tried at every 约占.
    share = _ABOUT_SHARE.search(lead) if lead.rstrip().endswith("的") else None
    match = _BEFORE.search(lead[-8:]) or share or inside or _AFTER.match(behind)
    found = match.lastgroup if match else ""
    return (
        "below" if found == "below" else "above" if found == "above" else "about" if found else ""
    )


_STRICT = pattern(r"(?:不足|不到|未到|未达|不满)\s*$")


def is_strict(clause: str) -> bool:
    """Whether a number behind a clause is certainly too large; 超过 is said of the very number, too.

    >>> is_strict("就业不足"), is_strict("就业超过")
    (True, False)
    """
    return _STRICT.search(clause) is not None


_LIMIT_BEFORE = pattern(
    r"(?:不足|不到|未到|未达|不满|不超过|不高于|至多|最多|超过?|突?(?<!打)破|刚?过|逾|不低于|不少于|至少|高于|大于)了?\s?$"
)
_LIMIT_BEHIND = pattern("及?以[上下内]|之内")


def is_limit(lead: str, behind: str) -> bool:
    """Whether a number between two texts is only a limit, from which the exact one may be far away.

    >>> is_limit("超过", "张"), is_limit("", "以下"), is_limit("近", "张"), is_limit("", "多张")
    (True, True, False, False)
    """
    return bool(_LIMIT_BEFORE.search(lead[-8:]) or _LIMIT_BEHIND.match(behind))


# What is compared with a plan is none: 比年初预算多, 超计划
AGAINST_PLAN = (
    "(?:(?<![同环占对])[比较]|超[过出额]?|[高低多少快慢]于)(?:年初|年度|原定?|序时|预期)*"
    "(?:目标|任务|计划|预算|预期|预计|进度)数?(?![是为：:])"
)
# Results, goals, and plans by name: 计划投资.
_GOAL = (
    r"力争|(?<![比离超出过成的])目标(?![多少高低])|预期|预[计估]|可望|料将|确保|争取(?=在|早日|[一-鿿]{0,12}(?:实现|达到|完成|突破|建成|开工|新增))|打算|有望|今后|未来|下一步|即将|展望|努力实现|要达到|原定|原计划"
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


_BY_THEN = r"(?<![截达直])到 {3,}[底末]?[,，]"  # 到2022年底，; the time is blanked out
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
_GOAL_BEHIND = pattern(r"(?:以上|左右)?的?(?:年度|预期|年初)?(?:目标|力争数|计划(?!投)|任务|预期)")


def stage(clause: str, earlier: str, behind: str = "", default: Stage = "") -> Stage:
    """Whether a number is given as a result, a goal, or part of a plan.

    >>> stage("新建充电桩", "2022年，力争生产总值突破200亿元，"), stage("已完成投资", ""), stage("计划投资", "")
    ('goal', 'done', 'plan')
    """
    if _TARGET_ITSELF.search(clause):
        return "goal"
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


_AHEAD = pattern(
    r"(?<![注标说写])明年|来年|新的一年|预算(?:数|草案|安排)|年度?预算(?!执行)|目标|安排|打算|展望|今后|未来|下一?步|规划(?!局)|计划|工作任务|工作建议"
)
_DONE_BY_NAME = pattern(r"执行|完成|落实|实施情况|回顾|总结|成就|成绩|成效")


def is_about_goals(text: str) -> bool:
    """Whether a heading, or the name of a section, is one of plans.

    >>> [is_about_goals(text) for text in ("2023年工作安排", "计划执行情况", "过去一年的工作")]
    [True, False, False]
    """
    return bool(_AHEAD.search(text)) and not _DONE_BY_NAME.search(text)


_MAY_BE_AHEAD = pattern(
    r"民生实事|(?:主要|重点|年度|目标)任务|(?:主要|重点)工作|工作重点|工作思路|工作要点|总体要求|保障措施|(?:行动|实施|工作)方案|规划(?!局)|愿景|思路"
)


def may_be_about_goals(text: str) -> bool:
    """Whether a heading may be one of plans.

    >>> may_be_about_goals("2023年主要工作"), may_be_about_goals("主要工作完成情况")
    (True, False)
    """
    return bool(_MAY_BE_AHEAD.search(text)) and not is_about_results(text)


def is_about_results(text: str) -> bool:
    """Whether a heading is one of results.

    >>> is_about_results("2022年工作回顾"), is_about_results("工业")
    (True, False)
    """
    return bool(_DONE_BY_NAME.search(text))


_SUM = pattern(
    r"合计|共计|总计|合起来|加起来|相加|之和|一共|总共|合共|共(?:有|为|达)?\s*$"
    r"|[和与及][一-鿿“”]{2,10}共[一-鿿]{0,6}\s*$"
)
_AVERAGE = pattern(
    r"(?<![全国省市县区地级])平均(?!水平|浓度|增长|单产|气温|海拔|受教育|预期|寿命)|(?<![人日月年平])均\s*$|每[一-鿿“”]{1,6}约?\s*$"
)
_SHARE = pattern(r"(?:计划数?|预算数?|目标|任务)的\s*$|占(?!地面积|地\d|用)|比重|份额")
_DIFFERENCE = pattern(
    r"(?:(?<![同环占对])比(?![重例上])|较(?![上大快好为])).*(?:多|少|高|低|大|小|快|慢|增|减|提高|降低|回落|下降|上升|提前|长|短)"
    r"|相差|差距|缺口|还剩|仅剩|剩下|剩余|尚余|还有\s*$|差了?\s*$|(?:超出|超过|超|离)[一-鿿\s]{0,4}(?:目标|计划|任务|预算|预期|进度)数?\s*$|再添\s*$|增产(?!值)|减产|(?:多|(?<!减)少|快|慢)[一-鿿]?(?:了|出)?\s*$|[高低][了出过]{0,2}\s*$|增减|变化|增量|差额"
)


_RATIO = pattern(r"(?:之比|比值|收入比)(?:约为?|[为是达])?\s*$")


_APART = pattern(r"相差|[高超]出|[高低快慢]于|(?<!不)[多少大小]于(?=[一-鿿 ])|超过\s\s|领先|落后")


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
            r"(?P<subject>[^比]*)(?<![同环占对])比(?![重例上])(?P<object>[^比]+?)的?(?:要|还|再)?(?:(?P<more>[多高大快长早])|[少低小慢短晚])[一-鿿]{0,4}\s*$",
            r"(?P<subject>[^\0]*?)(?<!不)(?:(?P<more>[多高大快长早好优]于|[高超多]出|领先于?|超过(?=\s\s))|[少低小慢短晚]于|落后于?|不及)(?P<object>[^\0]+)$",
            r"(?P<subject>[^超]*)(?P<more>超)[过出额]?(?P<object>[一-鿿 ]*(?:目标|计划|任务|预算|预期|进度))数?\s*$",
        ),
    )
)
_OF = pattern(r"(?P<subject>[^是为达]*)(?:相当于|是|为|达)(?P<object>[^是为达]+?)的[^的]{0,2}\s*$")


def than(clause: str) -> tuple[str, str, bool] | None:
    """The two things of a comparison (more, less, a multiple), and whether the first is not less.

    >>> than("甲比乙少"), than("甲低于乙"), than("甲是乙的"), than("基站")
    (('甲', '乙', False), ('甲', '乙', False), ('甲', '乙', True), None)
    """
    if match := next(filter(None, (one.match(clause) for one in _THAN)), None):
        return match["subject"], match["object"], bool(match["more"])
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
