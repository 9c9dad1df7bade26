"""The day as of which a sentence counts (截至2025年底), or the years of which it tells (近三年), for the next
sentences of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..quantity.units import SHARES, measure
from ..text.five_years import PLAN
from ..text.patterns import any_of, pattern
from ..text.simplify import simplified
from .naming.lexicon import VERBS
from .when import YEARS

if TYPE_CHECKING:
    from ..quantity.reader import Found

_AS_OF = pattern("截[至止]|[^，,；;。]{0,12}(?:[年月季]末|[年月]底)[，,]")
_ENDS = ("底", "末", "日", "月")
_OTHER_TIME = pattern(
    r"今年|目前|如今|截[至止]|近年|将(?!军)|计划|规划|目标|力争|预计|未来|下一?步|拟|应|要|(?<![比较与同])[去上]年"
    r"|[前时期代原曾]|初(?!中)|后(?!勤)|[上下]半年|季度|(?<![比较与同\d])(?:[12]\d{3}年|\d{1,2}月)"
)
# What is there as of a day, and what happens up to it.
_STANDS = pattern(
    "累计|(?<![\\d今去本])年[产营]|总(?:[数量额长计]|面积|人口|资产|里程)|合计|余额|存[量款栏]|贷款|(?<!公)共(?![同享青])|有(?![效序力关利限])"
    "|(?<![发到传])达|在(?=[校职岗编册园营])|[占为]"
)
_HAPPENS = pattern("新[增设建修开入招]|全年|[年期]内|当[年月日]|本年|发生|出生|死亡")
_SUM = "累计"
_HAPPENING = frozenset("起例场次件宗批期")  # units of what happens
_THINGS = ("count", "length", "area")


def day_of(sentence: str, times: Sequence[str]) -> str:
    """The day as of which all of a sentence counts; empty if there is none.

    >>> day_of("截至2025年底，全县有基站429个。", ["2025年底"]), day_of("2025年，建成基站9个。", ["2025"])
    ('2025年底', '')
    """
    is_one = len({*times}) == 1 and times[0].endswith(_ENDS)
    return times[0] if is_one and _AS_OF.match(simplified(sentence)) else ""


def goes_on(sentence: str, found: Sequence[Found]) -> list[bool]:
    """Whether each number of a next sentence counts as of the same day: what is there does (共有学校5所),
    what is done by then (新增学校2所, 发放补贴3亿元) need not.

    >>> from ..quantity.reader import find
    >>> texts = ("在校生500人，新招80人。", "累计发放补贴5元，惠及3户。", "发放补贴5元。", "目前有教师9人。")
    >>> [goes_on(text, find(text)) for text in texts]
    [[True, False], [True, True], [False], [False]]
    """
    goes = []
    for one, said, is_there in _told(sentence, found):
        is_thing = measure(one.unit).kind in _THINGS and one.unit not in _HAPPENING
        may_be = is_thing and _DOING.search(said) is None
        goes.append(may_be if is_there is None else is_there)
    return goes or [False] * len(found)


def happens(sentence: str, found: Sequence[Found]) -> list[bool]:
    """Whether each number of a next sentence is of what was done in the same years, as its words tell.

    >>> from ..quantity.reader import find
    >>> texts = ("发放补贴5元，惠及3户。", "建成学校5所、桥3座。", "共有学校5所。", "今年发放补贴5元。")
    >>> [happens(text, find(text)) for text in texts]
    [[True, True], [True, True], [False], [False]]
    """
    done: list[bool] = []
    for one, said, is_there in _told(sentence, found):
        is_done = is_there is False or _DOING.search(said) is not None
        is_flow = is_done and one.unit not in SHARES and (not is_there or _SUM in said)
        is_listed = "、" in said and "，" not in said and done[-1:] == [True]
        done.append(is_flow or is_listed or _GROWS.search(said) is not None)
    return done or [False] * len(found)


def _told(sentence: str, found: Sequence[Found]) -> Iterator[tuple[Found, str, bool | None]]:
    """Each number, the words before it, and whether they tell that it is of what is there (None: they do
    not tell); none of a sentence that tells another time.
    """
    text = simplified(sentence)
    if _OTHER_TIME.search(text):
        return
    begin = 0
    is_there: bool | None = None
    for one in found:
        said = text[begin : one.start]
        begin = one.end
        if _HAPPENS.search(said):
            is_there = False
        elif _STANDS.search(said):
            is_there = True
        yield one, said, is_there


_SPAN = pattern(rf"(?P<span>{YEARS})[，,]")


def span_of(sentence: str) -> str:
    """The years up to now that a sentence begins with; empty if it begins with none.

    >>> span_of("近三年，投入5亿元。"), span_of("今后三年，投入5亿元。"), span_of("投入5亿元。")
    ('近三年', '', '')
    """
    match = _SPAN.match(simplified(sentence)) if "年" in sentence else None
    return match["span"] if match and not match["span"].startswith(("今后", "未来")) else ""


def is_of_year(sentence: str) -> bool:
    """Whether a sentence tells of a single year, though it does not name it.

    >>> is_of_year("今年是收官之年。"), is_of_year("新增企业5家。")
    (True, False)
    """
    return "年" in sentence and _OF_YEAR.search(simplified(sentence)) is not None


_OF_YEAR = pattern("[今本全去上]年")
_OF_YEARS = pattern(
    rf"(?:{YEARS}|[“「]?{PLAN}[”」]?(?:时期|期间))|[^，,；;]{{0,30}}的[两三四五六七八九十]年[，,。]"
)


def tells_of_years(sentence: str) -> bool:
    """Whether a sentence opens what is told of several years, under a heading of one or not.

    >>> tells_of_years("五年来，我们改革开放。"), tells_of_years("这是变化显著的五年。"), tells_of_years("五年级5人。")
    (True, True, False)
    """
    return "年" in sentence and _OF_YEARS.match(simplified(sentence)) is not None


# Verbs; those of what is there (有, 达) are in `_STANDS`, or have one character.
_DOING = pattern(any_of(VERBS, least=2))
_GROWS = pattern("(?:增[长加]|下降|减少|提[高升])(?:约|近|超过?)?$")
