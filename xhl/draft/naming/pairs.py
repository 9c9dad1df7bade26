"""Pairs of things and numbers: 城镇、农村居民收入分别增长4%、6%.

A list of things and a list of numbers of the same length are paired. The things may be before 分别, in the
previous clause, or each with an earlier number (教授30人、讲师70人，分别占30%、70%).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...quantity.direction import CHANGES
from ...quantity.units import POINTS
from ...text.patterns import any_of, pattern
from ...text.simplify import simplified
from .around import clauses_before
from .ends import Span, ended
from .lexicon import BELONGINGS, MEASURES, MODIFIERS, OWNERS, PARTS
from .phrases import behind
from .wholes import place_end

if TYPE_CHECKING:
    from .places import Place

ITEM = 16  # characters of an item of a list at most
EACH = "每[人户亩名位家生](?:每[月年天日次])?"  # 分别为每人每月5元、每人每年9元

_EACH = pattern(r"(?:同比|环比)?(?:分别|依次)(?P<says>[^，,、；;。分]{0,14})$")
# 甲、乙与2012年相比分别增长
_THAN = pattern(
    r"[比较与和同](?:[上去前]年|年初|[12]\d{3}年)(?:同期|同月|[末底初])?(?:相比|比较)?$"
)
_NEXT = pattern(
    rf"[ 、，,]*(?:和|与|及|以及)?(?:约|近|超|逾|达|为|(?<=[和、与及以])(?:{any_of(CHANGES)}))?"
    rf"(?:{EACH})?[ ]*"
)
_GROWN = POINTS.union(("%", "倍"))  # 分别增长50%和1.2倍
_ITEMS = pattern(
    r"、|以及|(?<![饱总中调平共温缓])和(?!谐|解|平|美|田)|与(?!会)|(?<![以普涉波推来])及(?!格|时|其)"
)
_PER = pattern(f"{EACH}$")
_PER_BEHIND = pattern("(?:每[一-鿿]{1,3}){1,2}$")  # 提高到 | 每月2000元
_SHARE = pattern(r"占(?P<of>[^占的]{0,14})(?:的?(?:比重|比例|份额)?)[为达]?的?")


class Group(NamedTuple):
    """Figures in a row, each of a different thing.

    ``list`` is the span that may name the things, ``says`` the predicate of each (占, 增长, 为).
    """

    size: int
    start: int
    end: int
    says: str


def group_at(seats: Sequence[Place], rank: int) -> Group | None:
    """The group of figures after 分别 that begins at a rank; None if there is none."""
    place = seats[rank]
    text, clause = place.text, place.segment.start
    before = text[clause : place.figure.start]
    if "分别" not in before and "依次" not in before:
        return None  # as for most
    match = _EACH.search(text, clause, place.figure.start)
    if match is None:
        return None
    than = _THAN.search(text, clause, match.start())
    end = than.start() if than else match.start()
    return Group(size_at(seats, rank), clause, end, _PER.sub("", match["says"]))


def size_at(seats: Sequence[Place], rank: int, *, alike: bool = True) -> int:
    """The number of figures from there on with only commas between them; with ``alike``, of one unit."""
    figure, size = seats[rank].figure, 1
    for place in seats[rank + 1 :]:
        if not _NEXT.fullmatch(place.text[figure.end : place.figure.start]):
            break
        units = {figure.last.unit, place.figure.first.unit}
        if alike and len(units) > 1 and not units <= _GROWN:
            break
        figure, size = place.figure, size + 1
    return size


def each_of(place: Place) -> str:
    """What a number is for, before it or before its qualifier: 每人每月."""
    each = _PER_BEHIND.search(place.text, place.left.end, place.figure.start)
    each = each or _PER.search(place.text, *place.left)
    return each[0] if each else ""


def items_of(words: str) -> list[str]:
    """The items of a list.

    >>> items_of("城镇、农村居民收入"), items_of("粮食和油料产量")
    (['城镇', '农村居民收入'], ['粮食', '油料产量'])
    """
    return [item.strip() for item in _ITEMS.split(words) if item.strip()]


def dealt(items: Sequence[str]) -> tuple[list[str], bool]:
    """Each item with the words of the last one that belong to all, and whether that is certain.

    >>> dealt(["城镇", "农村居民人均可支配收入"])
    (['城镇居民人均可支配收入', '农村居民人均可支配收入'], True)
    >>> dealt(["高技术制造业", "装备制造业增加值"])[0]
    ['高技术制造业增加值', '装备制造业增加值']
    >>> dealt(["进口货值", "免税销售额"])[0]
    ['进口货值', '免税销售额']
    """
    if _FIRST.fullmatch(items[0]) and not _FIRST.match(items[-1]):
        items = [*items[:-1], items[0][0] + items[-1]]  # 第二、三产业
    *others, last = items
    if any(_MEASURE.search(simplified(other)) for other in others):
        return owned([*items]), True
    tail = _of_places(others, last) or _tail(others, last)
    sure = bool(tail) or max(map(len, items)) - min(map(len, items)) < 4
    return [*(other + tail for other in others), last], sure


_FIRST = pattern("第[一二三四五六七八九十]+")


def _of_places(others: Sequence[str], last: str) -> str:
    """What is told of all places: 旅客 for 香港, 台湾旅客."""
    rest = last[place_end(last) :]
    bare = [_FROM.sub("", other) for other in others]
    is_all = rest != last and all(place_end(other) == len(other) for other in bare)
    return rest if is_all else ""


_FROM = pattern("^[来來]自")


def owned(items: list[str]) -> list[str]:
    """Each item with the owner that the first one names: 甲公司营业收入、净利润.

    >>> owned(["甲公司营业收入", "净利润"]), owned(["粮食产量", "油料产量"])
    (['甲公司营业收入', '甲公司净利润'], ['粮食产量', '油料产量'])
    """
    first, *others = items
    own = _BELONGING.search(simplified(first))
    if not (own and own.start() and all(map(_BELONGING.fullmatch, map(simplified, others)))):
        return items
    return [first, *(first[: own.start()] + other for other in others)]


def without_belonging(words: str) -> str:
    """The owner of what words in simplified characters name: 甲公司 of 甲公司营业收入."""
    own = _BELONGING.search(words)
    return words[: own.start()] if own else words


_BELONGING = pattern(rf"(?:{any_of(BELONGINGS)})$")


def _tail(others: Sequence[str], last: str) -> str:
    for size in range(min(4, *map(len, others)), 0, -1):
        ending = others[0][-size:]
        at = last.find(ending, 1)
        if at > 0 and all(other.endswith(ending) for other in others) and last[at + size :]:
            return last[at + size :]
    if all(len(other) == 1 for other in others):  # 一、二、三产增加值
        return last[1:]
    if all(map(_FIRST.fullmatch, [*others, last[: len(others[0])]])):  # 第二、第三产业
        return last[len(others[0]) :]
    for kind in (_OWNERSHIP, _PART):  # 国有、民营企业利润; 城镇、农村居民消费支出总额
        own = kind.match(last)
        if own and all(map(kind.fullmatch, others)):
            return last[own.end() :]
    alike = len(others[0]) - 1  # 范围一和范围二温室气体排放总量
    if alike > 1 and {others[0][:alike], *(one[:-1] for one in others)} == {last[:alike]}:
        return last[alike + 1 :]
    match = _MEASURE.search(simplified(last))
    if match and not match.start():  # 居民生活用电量 ends in 用电量
        match = _SHORT_MEASURE.search(simplified(last))
    return last[match.start() :] if match and match.start() else ""


_PART = pattern(any_of(PARTS))


_OWNERSHIP = pattern("国有|国营|民营|私营|集体|外资|内资|合资|公立|公办|民办")


def headless(words: str) -> str:
    """The words without the measured property at their end; as they are if nothing would be left.

    >>> headless("城市平均优良天数比例"), headless("城市")
    ('城市', '城市')
    """
    rest = words.removesuffix(measure_of(words))
    return rest if len(rest) > 1 else words


def measure_of(words: str) -> str:
    """The measured property at the end of words; empty if they have none.

    >>> measure_of("城市平均优良天数比例"), measure_of("城市")
    ('平均优良天数比例', '')
    """
    match = _MEASURE.search(simplified(words))
    return words[match.start() :] if match else ""


def heads(items: Sequence[str], words: str = "") -> list[str]:
    """What items of a list have before the property that all share, of which some words tell another: the places, if
    they begin with some; the owner or nothing, if they are one thing at several times.

    >>> heads(["东部地区投资比重", "中部地区投资比重"]), heads(["同城业务量", "异地业务量"])
    (['东部地区', '中部地区'], ['同城', '异地'])
    >>> heads(["产值", "产值"]), heads(["甲厂产值", "甲厂产值"]), heads(["甲厂产值", "甲厂产值"], "乙厂产值")
    (['', ''], ['甲厂', '甲厂'], ['', ''])
    """
    rests, ends = [*map(headless, items)], [*map(place_end, items)]
    if len({*items}) == 1 and (_is_owner(headless(words)) or not (_is_owner(rests[0]) or ends[0])):
        return [""] * len(items)
    if all(ends):
        return [item[:end] for item, end in zip(items, ends, strict=True)]
    return rests


def _is_owner(words: str) -> bool:
    return place_end(words) > 0 or OWNER_LAST.search(simplified(words), 1) is not None


# Words that end in what may own others: 甲公司.
OWNER_LAST = pattern(rf"(?:{any_of(OWNERS)})$")


def is_measured(words: str) -> bool:
    """Whether words end in a measured property.

    >>> is_measured("税收收入"), is_measured("沿海港口")
    (True, False)
    """
    return measure_of(words) != ""


_MEASURE = pattern(rf"(?:{any_of(MODIFIERS)})*(?:{any_of(MEASURES)})$")


_SHORT_MEASURE = pattern(rf"(?:{any_of(MODIFIERS)})?(?:{any_of(MEASURES)})$")


def listed_before(
    text: str, printed: str, end: int, size: int, after: int = 0
) -> tuple[list[str], int]:
    """The ``size`` items of a list in the clause before a place, as printed, and its beginning, which is not
    before ``after``.

    >>> listed_before("北京、上海等地招商，", "北京、上海等地招商，", 10, 2)
    (['北京', '上海'], 0)
    """
    for begin, stop in clauses_before(text, end):
        if begin < after:
            break  # farther away than what the sentence counts
        mainly = _MAINLY.search(text, begin, stop)
        clause = printed[slice(*mainly.span("list"))] if mainly else printed[begin:stop]
        items = items_of(clause.partition("等")[0])
        noun = behind(simplified(items[-1]), Span(0, len(items[-1]))) if items else None
        if noun and noun.end > 1:
            last = ended(simplified(items[-1]), Span(0, noun.end)) or noun
            items[-1] = items[-1][: last.end]  # 省道流量持续走高
        is_list = "、" in clause and not any(map(str.isdigit, clause))
        if is_list and len(items) == size and max(map(len, items)) < ITEM:
            return items, begin
    return [], end


_MAINLY = pattern("以(?P<list>[^，,以]+?)(?:为主|居多)$")


def share_of(says: str) -> str | None:
    """The name of a share: 占比, 占总数比重; None if the predicate is not of a share.

    >>> share_of("占"), share_of("占总数的"), share_of("为")
    ('占比', '占总数比重', None)
    """
    match = _SHARE.fullmatch(says.strip())
    if match is None:
        return None
    return f"占{match['of']}比重" if match["of"] else "占比"
