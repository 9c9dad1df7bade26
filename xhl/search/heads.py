"""The heads of indicators, which say what numbers tell of a thing: 产量 in 天然气产量, 增速 in 客流增速.

A report often names the thing alone, and its units tell the rest: 天然气9亿立方米.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from ..quantity.planned import is_plan
from ..text.patterns import CHARACTER, pattern
from .later import tells_change
from .query import RATE, asks_plan, asks_rate
from .rates import is_rate, may_be_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model import Fact

    Fits = Callable[[str, str], bool]  # of the unit of a number and the words around it

_SPELLED = "产量 产值 面积 数量 总数 人数 规模 里程 金额 总额".split()  # in pinyin
_EACH = "[人户件套家次个座所条项辆]"
_HEAD = pattern(
    rf"(?:(?P<rate>(?:{RATE})+)|(?P<area>面积|亩数)|(?P<length>里程|长度)"
    rf"|(?P<money>产值|{CHARACTER}{{1,2}}额)|(?P<size>规模)"
    rf"|(?P<count>数量|总数|(?P<of>{_EACH})?数|(?P<visits>[人航架车班场批]次))"
    rf"|(?P<amount>{CHARACTER}{{1,2}}量|[出存]栏))$"
)
# Heads that a number by its unit alone tells: these kinds, and of money any sum.
_BY_UNIT = ("rate", "area", "length", "count")
_SUM = ("金额", "总额", "数额")
_SUMS = tuple("收入 支出 投资 增加值 预算 决算 额".split())  # whose 总数 is no count
_COUNTS = ("数", "总数", "数量")  # in any unit
# What is no size of a thing, and no amount of it.
_NO_SIZE = frozenset("share point duration months temperature".split())
_OTHERS = _NO_SIZE | {"money", "area", "length"}
_MANY = 10_000  # what is only counted is an amount if there is so much of it: 1亿人次, not 2所


def heads(word: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a word into a thing and what is asked of it, likeliest first.

    >>> list(heads("天然气产量")), list(heads("客流增速")), list(heads("天然气"))
    ([('天然气', '产量')], [('客流', '增速')], [])
    >>> list(heads("tianranqi chanliang"))
    [('tianranqi', '产量')]
    >>> list(heads("投资金额")), list(heads("企业数")), list(heads("企业分数")), list(heads("公里数"))
    ([('投资', '金额')], [('企业', '数')], [], [])
    """
    if word.endswith(tuple(ascii_lowercase)):
        from ..text.sounds import sound_of  # few words end in pinyin

        for head in _SPELLED:
            letters = "".join(map(sound_of, head))
            if len(thing := word.removesuffix(letters).rstrip()) < len(word):
                yield thing, head
        return
    from ..text.words import is_known, is_word  # loads the words

    for size in (4, 3, 2, 1):
        thing, head = word[:-size], word[-size:]
        is_head = size <= 2 or head[1:] == "增长" or is_known(head[:2])
        cuts_word = size != 2 and is_word(word[-size - 1 :][:2])  # 投资 in 投资金额
        is_head = is_head and not cuts_word and _HEAD.fullmatch(head) is not None
        if len(thing) > 1 and is_head and not (head in _COUNTS and _is_amount(thing)):
            yield thing, head


def _is_amount(thing: str) -> bool:
    """Whether so much of a thing is no count: 投资总数, 公里数."""
    from ..quantity.units import MEASURES, measure

    return thing.endswith(_SUMS) or measure(thing).kind in MEASURES


def is_told_by_unit(head: str) -> bool:
    """Whether a number by its unit alone tells what a head asks for: a rate, an area, a sum, or how many.

    >>> is_told_by_unit("增速"), is_told_by_unit("金额"), is_told_by_unit("产量")
    (True, True, False)
    """
    found = _HEAD.fullmatch(head)
    return found is not None and (found.lastgroup in _BY_UNIT or head in _SUM)


def fits(head: str) -> Fits:
    """Whether numbers, by their units and the words around them, tell what a head asks for.

    >>> fits("产量")("万吨", "达"), fits("产量")("%", "增长"), fits("增速")("%", "增长"), fits("面积")("万亩", "")
    (True, False, True, True)
    """
    from ..quantity.units import MEASURES, measure  # rates need none

    found = _HEAD.fullmatch(head)
    kind, of = (found.lastgroup, found["of"] or found["visits"]) if found else ("", None)

    def is_told(unit: str, qualifier: str) -> bool:
        is_change = tells_change(qualifier)
        if kind == "rate":
            return is_change and may_be_rate(unit, qualifier)
        if is_change or not unit:
            return False
        own = measure(unit)
        if kind == "count":
            return own.kind not in _OTHERS and "/" not in own.kind and own.name == (of or own.name)
        if kind == "size":
            return own.kind not in _NO_SIZE and unit not in ("倍", "番", "成")
        if kind != "amount":
            return own.kind == kind
        return own.kind not in _OTHERS and (own.kind in MEASURES or own.size >= _MANY)

    return is_told


def tells(query: str, fact: Fact) -> bool:
    """Whether a fact tells the rate, the count or the aim that a query asks for, if it does.

    >>> from xhl import load
    >>> fact = load().search("刑事类警情")[0].fact
    >>> [tells(query, fact) for query in ("警情降幅", "警情目标", "警情")]
    [True, False, True]
    """
    if asks_rate(query):
        return is_rate(fact) and not is_plan(fact.qualifier)
    if query.endswith(_COUNTS) and any(head in _COUNTS for _thing, head in heads(query)):
        return fits("数")(fact.unit, fact.qualifier)
    is_aim = is_plan(fact.qualifier) or fact.topic.endswith(("目标", "计划", "预期"))
    return is_aim or not asks_plan(query)
