"""The subject of a question: the words without the question around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASK = "请?查(?:[询找查]|一[下查])|请[问教查]|搜索|搜一下|告诉我|我?想知道"
_OPENING = pattern(
    rf"^(?:{_ASK}|关于|有关|什么是|什么叫|有没有|有哪些|哪里有|哪些.{{0,4}}?是|哪些|历年来?|近年来?|今年|当年|全年|这一年|一年来|一年|现在|目前)+"
)
AMOUNT = pattern(
    r"(?:一共|总共|共计|合计|总计|究竟|到底|大概|大约)*(?:需?要|能(?=有))?[有是为达到了过共]*"
    r"(?:百分之[几多]少?|几成|多少|多[大长高远宽]|(?<![好十百千万这那前近后茶])几(?P<few>))[百千万亿]*"
)
_TOTAL = pattern(r"一共|总共|共计|合计|总计|究竟|到底")
_STATE = "的?(?:变化(?:情况)?|走势|趋势|情况|数据)"  # which any number tells
_NOUN = "|的?(?:数量|数目|总数|总量|金额|总额|[人个家户件套]数)"  # or part of a name: 投资总额
_END = (
    r"有没有|是不是|是否|怎么样|怎样|如何|是什么|是啥|是谁|什么时候|什么|何时|为什么|在哪里|在哪儿|在哪|哪里|哪些|哪个|哪家|哪一?年|最[高低多少大小]"
    rf"|{_STATE}|[吗呢么嘛啊呀吧了的有是数,.?!;:。、]"
)
_CLOSING = pattern(f"(?:{_END}{_NOUN})+$")
_CLOSING_NAME = pattern(f"(?:{_END})+$")
_THIS_YEAR = pattern("[今当这]一?年")
_VAGUE = pattern(f"{_STATE}|的?规模")  # 融资规模 is no 融资
_REQUEST = pattern(f"{_ASK}|全年")
_ASKED = pattern(
    "[吗呢]$|(?:情况|数据|走势|趋势)$|有没有|是不是|是否|怎么?样|如何|什么|是[啥谁]|何时|哪|请问|多少|几"
)
_CHANGED = "[正负]?增长|增加|增产|下降|下滑|下跌|上涨|上升|提高|减少|减产|降低|回落"
# Verbs beside an amount, which are no part of what is asked for: 建成多少基站.
_DONE = (
    rf"建成|新建|修建|建设|完成|实现|新增|达到|达成|引进|培育|签约|发放|改造|更新"
    rf"|开工|竣工|开通|投用|种植|培训|安置|接待|{_CHANGED}"
)
_VERB = pattern(rf"^(?:计划|预计|力争|拟)?(?:{_DONE})?了?|[共已可将]?(?:{_DONE}|[涨降])$")
_MOVED = pattern(rf"(?<=..)(?:(?:[同环]比)?({_CHANGED})(目标)?|(目标))$")
_WHETHER = pattern(rf"(?<=..)(?:{_CHANGED})了?(?:吗|没有?)[?？]*$")  # 失业率下降了吗
_TURN = pattern(rf"({_CHANGED}|[增涨降跌]幅|[涨降])(?=[了过]?(?:多少|几|多大)|[了吗呢没有?？]*$)")
_DID = pattern("(?<=..)(?:[发修建卖赚花用种养]|(?<!上)涨|(?<!下)降)$")  # 社保发了多少
_PARTICLES = pattern(r"[的了,.?!;:。、]+")


def turn_asked(query: str) -> str:
    """The change whose amount a query asks for, or that it ends with.

    >>> turn_asked("产值下降了多少"), turn_asked("粮食增产"), turn_asked("房价跌幅"), turn_asked("工业增加值是多少")
    ('下降', '增产', '跌幅', '')
    """
    found = _TURN.search(query.strip())
    return found[1] if found else ""


def subject(words: Sequence[str], *, in_full: bool = False) -> list[str]:
    """The subject of a query, as parts.

    >>> subject(["请问基站", "有几个"])
    ['基站']
    """
    return [part for word in words for part in subject_of(word, in_full=in_full)]


def subject_of(word: str, *, in_full: bool = False) -> list[str]:
    """The subject of a typed question, as parts; in full, with a last noun that may be part of a name.

    >>> subject_of("5G基站有多少个"), subject_of("请问减税降费一共多少"), subject_of("一共多少")
    (['5G基站'], ['减税降费'], [])
    >>> subject_of("有几所本科高校"), subject_of("产值同比增长了多少"), subject_of("几何图形")
    (['本科高校'], ['产值', '增长'], ['几何图形'])
    >>> subject_of("失业率下降了吗"), subject_of("产值增长没有")
    (['失业率'], ['产值'])
    >>> subject_of("投资总额是多少"), subject_of("投资总额是多少", in_full=True)
    (['投资'], ['投资总额'])
    """
    parts = _without_amounts(_WHETHER.sub("", _OPENING.sub("", word)))
    for around in (_TOTAL, _CLOSING_NAME if in_full else _CLOSING):
        parts = _split(around, parts)
    if parts == [word]:
        parts = _split(_PARTICLES, parts)
        return parts if all(len(part) > 1 for part in parts) else [word]
    # A single character in a question is a verb or a particle: 修了多少公里农村路.
    return [part for part in _split(_PARTICLES, parts) if len(part) > 1]


def says_nothing(word: str) -> bool:
    """Whether what is before or behind a subject chooses nothing.

    >>> says_nothing("的情况"), says_nothing("全年"), says_nothing("今年"), says_nothing("金额")
    (True, True, False, False)
    """
    names_year = _THIS_YEAR.search(word) is not None
    return not names_year and (_OPENING.fullmatch(word) or _VAGUE.fullmatch(word)) is not None


def core_of(words: Sequence[str]) -> list[str]:
    """The subject of a question for an amount, given as words, without verbs; none of anything else.

    >>> core_of(["建成多少基站"]), core_of(["基站", "共建成", "几个"]), core_of(["建成基站"])
    (['基站'], ['基站'], [])
    """
    if not asks_amount(words):
        return []
    parts = [_VERB.sub("", part) for part in subject(words)]
    return [part for part in parts if len(part) > 1]


def asks(words: Sequence[str]) -> bool:
    """Whether words ask anything.

    >>> asks(["基站在哪里"]), asks(["基站怎么样"]), asks(["查一下基站"]), asks(["基站的数量"])
    (True, True, True, False)
    """
    return requests(words) or any(_ASKED.search(word) for word in words)


def requests(words: Sequence[str]) -> bool:
    """Whether words begin with a request, which no report does: what follows is surely meant, however short.

    >>> requests(["查一下基站"]), requests(["什么是基站"])
    (True, False)
    """
    return any(map(_REQUEST.match, words))


def asks_amount(words: Sequence[str]) -> bool:
    """Whether words ask how many or how much.

    >>> asks_amount(["基站", "几个"]), asks_amount(["几何图形"])
    (True, False)
    """
    return any(_without_amounts(word) != [word] for word in words)


def is_certain(words: Sequence[str]) -> bool:
    """Whether words that ask for an amount surely do: 几个 may be a slip for 几何.

    >>> is_certain(["多少", "基站"]), is_certain(["几个", "基站"])
    (True, False)
    """
    return any("多" in asked[0] for word in words for asked in AMOUNT.finditer(word))


def _without_amounts(text: str) -> list[str]:
    """The parts of a text around the words that ask for an amount, and a verb of change before these."""
    parts, at = [], 0
    for asked in AMOUNT.finditer(text):
        from ..quantity.units import unit_at  # only needed for amounts

        unit = unit_at(text, asked.end())
        if not unit and asked["few"] is not None:
            continue  # 几何
        before = text[at : asked.start()]
        if asked[0][0] == "了":
            before = _DID.sub("", before)
        changed = _MOVED.search(before)
        parts += [before[: changed.start()], *changed.groups(default="")] if changed else [before]
        at = unit.end if unit else asked.end()
    return [part for part in (*parts, text[at:]) if part]


def _split(around: re.Pattern[str], parts: list[str]) -> list[str]:
    return [piece for part in parts for piece in around.split(part) if piece]
