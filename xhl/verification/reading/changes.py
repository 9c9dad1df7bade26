"""Words of changes: rises and falls, their starts and ends, and with what they compare."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ...text.patterns import pattern

# "to", "from": the end, the start of a rise or fall.
Direction = Literal["", "up", "down", "to", "from"]

# Rises and falls. A single character counts only before a number: 降5%, but not 升学.
_NUMBER = r"(?=[\d近超约逾达了\s\0]|$)"
_THAN_BEFORE = "(?<=[比较])(?: +[末底]?(?:同期)?|[上去前往同][一-鿿]{1,6}?)"  # 比上年同期多5个; times are blank
_DONE = "[打收产卖销花用建种养来]了?"  # 多收9.7万吨
_VERB = (
    r"(?=[^增减升降涨跌多少高低，,。；;\d\s\0]{2,8}(?:[\d近超约逾\s\0]|$))"  # 比上年少发生火灾32起
)
_DOWN = "下降|降低|减少|缩小|缩短|缩减|收窄|回落|下滑|滑落|下跌|走低|下行|压[减缩降]|放缓"
_UP = "增长(?![点极]|的[贡拉])|增加(?!值)|提高|提升|上升|上涨|抬升|跃升|走高|扩大|攀升|加快"
_FALLS = (
    f"{_DOWN}|缩水|降幅|跌幅|减幅|净减|减亏|负增长|减产|减收(?!费)|(?<!同)衰退|[降减少跌]了|↓|▼"
    rf"|(?<![下升率起])降{_NUMBER}|(?<![增税加节])减{_NUMBER}|跌{_NUMBER}|{_THAN_BEFORE}(?<!减)少(?:{_NUMBER}|(?![数年儿先女]){_VERB})|少{_DONE}{_NUMBER}"
)
_RISES = (
    f"{_UP}|增收|增速|增幅|涨幅|升幅|净增|增产(?!值)|成长|[涨增多升]了|↑|▲"
    rf"|(?<![新净])增{_NUMBER}|(?<![下上提])升{_NUMBER}|涨{_NUMBER}|{_THAN_BEFORE}(?<!增)多(?:出?{_NUMBER}|(?![种样元功媒层数次项年式晶边]){_VERB})|多{_DONE}{_NUMBER}"
)
# What leads to the end of a change: 降至, 延长到, 优化为. The last ones tell no direction.
_TO_LESS, _TO_MORE = f"{_DOWN}|[降减缩跌]", f"{_UP}|延长|[增升涨]"
_TURNS = f"{_TO_LESS}|{_TO_MORE}|改善|优化|好转|恶化|调整|变|扩[展张容充]"
_CHANGE = pattern(rf"(?P<to>(?:{_TURNS})[到至为])|(?P<down>{_FALLS})|(?P<up>{_RISES})")
CHANGE = rf"(?:{_TURNS})[到至为]|{_FALLS}|{_RISES}"
_COURSE = pattern(rf"(?:(?P<up>{_TO_MORE})|(?P<down>{_TO_LESS}))[到至为]")
# In either direction, depending on what it is.
_BETTER = pattern("(?P<better>优化|改善|好转)|(?P<worse>恶化)")
_GOOD_LESS = pattern(
    "漏损|不良|失业|死亡|发病|负债|杠杆|投诉|(?<!氧)(?<!离子)浓度|能耗|事故|成本|误差|逾期|空置|流失|误诊|感染率"
    "|(?:空气|[水环]境?)质量综合指数|时[长间限]|[用耗]时|天数(?=[由从优改缩])|[不未](?:合格|达标|满意|覆盖)"
)
_GOOD_MORE = pattern(
    "优良|就业率|(?<![不未])(?:合格|达标|满意|覆盖率)|毕业率|入学率|利[用润]率|收治率|治愈率|自给率|达到或好于"
    "|(?:处[理置]|办[理结]|清收|化解|回收|救治|服务|营业|开放)"
)


def course(clause: str) -> str:
    """Whether a number is the end of a rise or of a fall: "up", "down", or "".

    >>> course("浓度降至"), course("达到"), course("浓度优化提升到")
    ('down', '', '')
    >>> course("漏损率优化为"), course("不合格率优化为"), course("溶解氧浓度改善至"), course("优良天数比例由")
    ('down', 'down', '', '')
    """
    if change := _BETTER.search(clause):
        ways = ("down", "up") if change["better"] else ("up", "down")
        is_less, is_more = _GOOD_LESS.search(clause), _GOOD_MORE.search(clause)
        is_known = bool(is_less) != bool(is_more) and not _COURSE.search(clause)
        return ways[is_less is None] if is_known else ""
    return next((match.lastgroup or "" for match in _COURSE.finditer(clause)), "")


_RANKS = ("位", "名", "级", "类", "档")
_LESS_IS_MORE = pattern("排[名位]|[位名]次|误差|时[间限长]|[用耗]时|工期|汇率")


def less_is_more(clause: str, unit: str) -> bool:
    """Whether a smaller number is better, and so may be the end of a rise: 排名由8位升到5位.

    >>> less_is_more("排名提升到", "位"), less_is_more("水质提升到", "类"), less_is_more("产量提升到", "吨")
    (True, True, False)
    """
    return unit in _RANKS or _LESS_IS_MORE.search(clause) is not None


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
    r"|[^，,。；;\0]{1,4}(?<![组构完])成\s*(?:\0|$)"  # 由18个合并成11个
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
