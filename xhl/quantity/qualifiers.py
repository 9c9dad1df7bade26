"""What turns a number: 同比下降, 比上年增长, 约, 超过, 以上."""

from __future__ import annotations

import re

# Against when: 比上年, 较年初, 与去年同期相比.
_SINCE = (
    r"[比较与](?:上|去|前)?(?:年同期|年同月|年末|年底|年度|年|月|季度|期|同期|年初)(?:相比)?[,，]?"
)
_HOW = r"(?:同比|环比|年均|月均|分别|(?<![人户亩地日])均|平均|累计|实际|名义)"
_CHANGE = (
    r"(?:增长|增加|提高|提升|提前|上升|上涨|扩大|攀升|增收|下降|降低|减少|缩小|缩短|收窄|回落|下滑|下跌"
    r"|压减|压缩|高于|低于|高出|低|快于|慢于|加快|放缓|超出|少于|多于|调整|翻)"
)
_TURN = (
    rf"(?:(?:{_SINCE})?{_HOW}{{0,3}}(?:{_CHANGE}(?:了|到|至|为|近)?|[增减降升]至)|{_HOW}{{1,3}})"
)
# Single characters are qualifiers only where they end no other word: not in 签约8个, 发达.
_BOUND = (
    r"(?:不少于|不低于|不高于|不超过|不足|不到|至少|至多|最少|最多|最高|最低|大约|最高达|最多达|将近|接近|超过|突破|高达"
    r"|达到|可达|多达|(?<![最附靠邻临远])近|(?<![赶反])超|逾|(?<![签节合公条契违履预制])约|(?<![发到表传直])达)"
)
_BARE_BOUND = r"(?:上|过|(?<![人次岁户件总基分系指倍个])数|几)"  # only before a power: 上千, 数百
# Most places are passed at a glance: no qualifier begins with that character.
_FIRST = "比较与同环年月分均平累实名增提上攀扩下降减缩收回压高低快慢加放超少多调翻升不至最大将接突达可近逾约过数几"
_BEFORE = re.compile(rf"(?=[{_FIRST}])(?:{_TURN})?(?:{_BOUND})?$")
_BEFORE_BARE = re.compile(rf"(?=[{_FIRST}])(?:{_TURN})?(?:{_BOUND}|{_BARE_BOUND})$")
_AFTER = re.compile(
    r"\s?(以上|以下|以内|之内|左右|上下|之多|有余|开外|不等|余(?!额|地|下)|多(?![样元层方种功渠媒边极点维数个]))"
)
_FIRST_BEHIND = frozenset("以之左上下有开不余多 \u3000\xa0\t\n")
_LAST = frozenset(
    "比环同均别计际义长加高升前涨大攀收降低少小短窄落快缓滑跌减缩于出整翻了到至为近超逾约达过破足多上数几"
)
_WINDOW = 24  # characters: the longest qualifier is shorter
_PLAIN = ("达", "达到")  # say no more than "is"


def before(text: str, start: int, *, bare: bool = False) -> str:
    """The qualifier that ends where a number starts; ``bare`` for 百 or 万 by themselves.

    >>> before("工业产值比上年增长5%", 9)
    '比上年增长'
    """
    at = start
    while at and start - at < _WINDOW and text[at - 1] == " ":
        at -= 1
    if text[at - 1 : at] not in _LAST:  # mostly: and searching costs more than reading the number
        return ""
    window = text[max(0, start - _WINDOW) : at]
    match = (_BEFORE_BARE if bare else _BEFORE).search(window)
    return match[0] if match else ""


def after(text: str, end: int) -> str:
    """The qualifier behind a quantity: 以上, 左右.

    >>> after("1.5亿元以上", 5), after("1.5亿元余额", 5)
    ('以上', '')
    """
    if text[end : end + 1] not in _FIRST_BEHIND:
        return ""
    match = _AFTER.match(text, end)
    return match[1] if match else ""


def joined(first: str, *rest: str) -> str:
    """One qualifier of the one before and those behind: 增长…以上.

    >>> joined("增长", "以上"), joined("达", "左右"), joined("", "以上")
    ('增长…以上', '左右', '以上')
    """
    behind = "".join(rest)
    if not behind or first in _PLAIN:
        return behind or first
    return f"{first}…{behind}" if first else behind
