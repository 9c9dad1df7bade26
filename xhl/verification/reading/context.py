"""The words that tell what a number counts: beside it, or in the text before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ...text.brackets import is_in_brackets
from ...text.compounds import compounds
from ...text.patterns import pattern
from . import changes, stages
from .sentence import Group, Sentence, Span

_CLAUSE = pattern(r"[，,：:；;。！？!?\n]|——")
_BEHIND_NUMBER = pattern(r"[左右以上多余]{0,2}、")  # divides the items of a list: 8个、计划
_SHARE_OF = pattern("占.*")  # 86亿元占收入的: the number is not the income
_NOTED = pattern(r"\([^()\0]*\0[^()]*\)")  # 进出口5元（出口3元、进口2元），增长6%
_SIGNS = pattern(r"[^0-9a-z一-鿿]+")
_AGAINST = (
    r"同比|环比|[比较](?:上年|去年)|上年|去年|今年|全年|按(?:可比|不变)价格?(?:计算)?"
    "|初步核算|据统计|论速度|这一|我们|咱们|他们"
)
_CHANGED = "分别|其中|合计|共计|实现|完成|达到|突破|超过|接近|不足|不到|已经|已有|左右|以上|超额"
# Words that never name anything, and words that name nothing if they are alone.
_NAMELESS = pattern(f"{_AGAINST}|{changes.CHANGE}|{_CHANGED}")
_HOLLOW = pattern(
    r"(?:[高低快慢多少大小优好]于|高出|领先于?|落后于?|[比较])全[国省市县区州](?:平均)?(?:水平)?"
    rf"|{stages.AGAINST_PLAN}|{_AGAINST}|{changes.CHANGE}|{_CHANGED}|全国|平均|高出|高于|低于|最[大小高低]|只有|总长|总共|总计|[减增降升涨花投修签]了|速度|而在|折合|相当于"
    "|年初|目标|预期|力争|任务|计划的|原定|原计划|实际|没有|缺口|再添|本年|两地|前者|后者|一年来|年末|年底|大约|将近|打算|上下|至少|再[定增建添]|[定冲扩][在为到过]"
)
LIGHT = "已达超近约逾仅为是有的了和与及则均也又再还从到至由比占每多少高低快慢增减降升余就只个年这那"
_LIGHT = pattern(f"[{LIGHT}]")
# Things with two names in reports.
_SHORT = {
    **{"一产": "第一产业", "二产": "第二产业", "三产": "第三产业", "服务业": "第三产业"},
    **{"规上": "规模以上", "gdp": "地区生产总值", "cpi": "居民消费价格"},
    **{"财政收入": "一般公共预算收入", "财政支出": "一般公共预算支出", "营收": "营业收入"},
    **{"归母": "归属于上市公司股东的", "扣非": "扣除非经常性损益的", "社零": "社会消费品零售"},
    **{"固投": "固定资产投资", "物价": "居民消费价格", "经济总量": "地区生产总值"},
    **{
        "经济增长": "地区生产总值增长",
        "经济增速": "地区生产总值增速",
        "对外贸易": "进出口",
        "外贸": "进出口",
    },
    **{"非遗": "非物质文化遗产", "高企": "高新技术企业", "r&d": "研发"},
    **{"城镇居民收入": "城镇居民人均可支配收入", "农民收入": "农村居民人均可支配收入"},
}
_SHORT_FORM = pattern("|".join(f"(?<!第){word}业?" if word[1] == "产" else word for word in _SHORT))
_SEX = pattern("(?<=[男女])性(?=[一-鿿]{2})(?!别)")
# 超过亿元的企业, 亿元以上企业: 超亿元企业
_OVER = pattern(
    r"(?:超过?|过|逾)(?P<least>\d*[百千]?[万亿]元)的?|(?<![\d百千])(?P<more>\d*[百千]?[万亿]元)(?:及?以上)的?"
)
SAME = 0.6  # weight of words of the same clause, or of an earlier one without a number
COUNTED = 0.3  # weight of words of an earlier clause that has a number of its own
_FADING = 0.7  # from clause to clause
_REACH = 40  # clauses before a number that are looked at
# Characters of a long sentence that are looked at, at its beginning and before a number.
_EARLIER = 1000
_BROKEN = 0.4  # at a semicolon
_ONWARD = 20  # characters after a number that may tell that it is the start of a change


class Context(NamedTuple):
    """The words around a number, with weights: ``near`` name it, ``wide`` are only in its neighbourhood."""

    lead: str  # from the previous number, or the beginning of the clause
    clause: str  # the clause up to the number
    behind: str
    onward: str  # what follows the number, up to the next one
    earlier: str  # the part of the sentence before the clause
    listed: str  # the name of one of several numbers: A in A、B分别为1、2
    near: tuple[str, ...]
    wide: tuple[tuple[str, float], ...]


@lru_cache(maxsize=1 << 14)
def pairs(text: str) -> tuple[str, ...]:
    """The pairs of neighbouring characters of each word; a single character alone.

    >>> pairs("5g基站、塔")
    ('5g', 'g基', '基站', '塔')
    """
    found: list[str] = []
    for run in _SIGNS.split(_NAMELESS.sub(" ", in_full(text))):
        found += map("".join, pairwise(run)) if len(run) > 1 else run
    return tuple(found)


def in_full(text: str) -> str:
    """A text without short names of things.

    >>> in_full("规上企业"), in_full("亿元以上企业"), in_full("对外贸易")
    ('规模以上企业', '超亿元企业', '进出口')
    """
    text = _SHORT_FORM.sub(lambda match: _SHORT.get(match[0]) or _SHORT[match[0][:-1]], text)
    text = _SEX.sub("", text)  # 男性职工, 男职工
    return _OVER.sub(lambda match: f"超{match['least'] or match['more']}", text)


def telling(text: str) -> str:
    """The characters of a text that may say what is counted.

    >>> telling("比上年新增企业8家")
    '新增企业8家'
    """
    return _SIGNS.sub("", _HOLLOW.sub("", text))


def weighed(pieces: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The pairs of characters of weighted texts, each with its greatest weight.

    >>> weighed([("基站", 0.5), ("基站", 1)])
    {'基站': 1}
    """
    found: dict[str, float] = {}
    for piece, weight in pieces:
        for pair in pairs(piece):
            found[pair] = max(weight, found.get(pair, 0))
    return found


def names_something(text: str, vocabulary: Container[str] | None = None) -> bool:
    """Whether a text says what is counted, in words that the base has.

    >>> names_something("比上年增长"), names_something("，“六新”项目")
    (False, True)
    """
    rest = _telling(text)
    if not rest:
        return False
    return vocabulary is None or any(pair in vocabulary for pair in pairs(rest))


@lru_cache(maxsize=1 << 12)  # asked of each clause for the forty numbers after it
def _telling(text: str) -> str:
    """A text without words that name nothing; empty if hardly anything is left."""
    rest = _HOLLOW.sub(" ", text)
    return rest if len(_LIGHT.sub("", _SIGNS.sub("", rest))) > 1 else ""


def context(sentence: Sentence, rank: int, vocabulary: Container[str] | None = None) -> Context:
    """The context of one number of a sentence."""
    numbers, parts = sentence.numbers, sentence.parts
    number = numbers[rank]
    text = _without_asides(sentence.bare, number.start)
    own = bisect_right(parts, number.start, key=itemgetter(0)) - 1
    start, end, _ = parts[own]
    start = max(start, number.start - _EARLIER)
    before, behind_it = numbers[rank - 1 : rank], numbers[rank + 1 : rank + 2]
    last = before[0].end if before and before[0].start >= start else start
    following = behind_it[0].start if behind_it and behind_it[0].start < end else end
    lead, clause = text[last : number.start], text[start : number.start]
    behind = _SHARE_OF.sub("", text[number.end : following])
    listed = _listed(sentence.blank, numbers, rank, sentence.groups[rank], vocabulary)
    near = [listed] if listed else [lead, behind]
    wide: list[tuple[str, float]] = []
    leads_on = following < end and not number.is_counting
    if leads_on and not listed and names_something(lead, vocabulary):
        near.remove(behind)  # it belongs to the next number
        wide.append((behind, SAME))
    if last > start and not listed:
        if names_something("".join(near), vocabulary):
            wide.append((clause, SAME))
        else:
            near.append(clause)
    if text[number.end : number.end + 1] == "、" and not names_something("".join(near), vocabulary):
        near.append(_of_next(text, numbers, rank))
    weight = 1.0
    is_named = names_something("".join(near), vocabulary)
    for part in reversed(parts[max(0, own - _REACH) : own]):
        piece = text[part.start : part.end]
        if text[part.end : part.end + 1] in tuple("；;"):
            weight *= _BROKEN
        if not names_something(piece, vocabulary) or piece.lstrip(" \0").startswith("占"):
            continue
        if is_named:
            first = bisect_left(numbers, part.start, key=itemgetter(0))
            is_counted = first < len(numbers) and numbers[first].start < part.end
            wide.append((piece, weight * (COUNTED if is_counted else SAME)))
            weight *= _FADING
        else:
            near.append(piece)
            is_named = True
    earlier = text[:start]
    if len(earlier) > 2 * _EARLIER:  # a sentence of very many numbers
        earlier = f"{earlier[:_EARLIER]}；{earlier[-_EARLIER:]}"
    onward = text[number.end : min([number.end + _ONWARD, *(one.start for one in behind_it)])]
    return Context(lead, clause, behind, onward, earlier, listed, tuple(near), tuple(wide))


def _without_asides(text: str, end: int) -> str:
    """A text with blanks for the brackets before a place that have numbers in them."""
    begin = max(0, end - _EARLIER)
    if not _NOTED.search(text, begin, end):
        return text
    shown = _NOTED.sub(lambda match: " " * len(match[0]), text[begin:end])
    return f"{text[:begin]}{shown}{text[end:]}"


def _of_next(text: str, numbers: Sequence[Span], rank: int) -> str:
    """The words after the next number, if they hold for both: 5户、12人脱贫."""
    if rank + 1 == len(numbers) or numbers[rank + 1].start > numbers[rank].end + 2:
        return ""
    end = numbers[rank + 1].end
    return _CLAUSE.split(text[end : end + _EARLIER], maxsplit=1)[0]


def clauses(text: str, numbers: Sequence[Span]) -> list[Span]:
    """The clauses of a sentence; the items of a list of numbers are clauses, too."""
    cuts = [Span(*match.span()) for match in _CLAUSE.finditer(text)]
    cuts += [
        Span(*match.span()) for one in numbers if (match := _BEHIND_NUMBER.match(text, one.end))
    ]
    found, at = [], 0
    for cut in sorted(cuts):
        if cut.start >= at:
            found.append(Span(at, cut.start))
            at = cut.end
    return [*found, Span(at, len(text))]


# A、B分别为1、2.

_APART = pattern(
    r"\s*(?:左右|以上|多)?(?:[、和与及]|以及|[，,](?=增长|下降|分别|达))?\s*"
    r"(?:分别)?(?:达到?|为|是|增长|下降|约|近|超)*\s*"
)
_ASIDE = pattern(r"\([^()]*\)")
_COMMA = pattern("[，,]")
_EACH_WORDS = ("分别", "依次")
EACH = pattern("|".join(_EACH_WORDS))
_AND = pattern(r"、|和|与|以及|及")
_REST = pattern(r"(?:等|[两三](?=[区县市项者地家类个])|又?分别|又?依次|[，,：:；;]).*$")


def groups_of(text: str, numbers: Sequence[Span]) -> list[Group | None]:
    r"""The group of each number; those in brackets belong to none: 分别为1（增长3%）、2（增长4%）.

    >>> [one and one.position for one in groups_of("a、b分别为\0(\0)、\0", [Span(6, 7), Span(8, 9), Span(11, 12)])]
    [0, None, 1]
    """
    found: list[Group | None] = [None] * len(numbers)
    if EACH.search(text) or _ROW.search(text):
        outer = [rank for rank, one in enumerate(numbers) if not is_in_brackets(text, one.start)]
        spans = [numbers[rank] for rank in outer]
        for place, rank in enumerate(outer):
            found[rank] = group(text, spans, place) or _row(text, spans, place)
    return found


JOIN = pattern("[、和与及]")  # between two of several
_ROW = pattern(r"\0[、和与及]\0")


def _row(text: str, numbers: Sequence[Span], rank: int) -> Group | None:
    r"""The group of a number in a row, if there are as many names before it.

    >>> _row("a、b增\0、\0。", [Span(4, 5), Span(6, 7)], 1), _row("a增\0、\0。", [Span(2, 3), Span(4, 5)], 1)
    (Group(at=4, position=1, size=2, start=4), None)
    """
    first = last = rank
    while first and JOIN.fullmatch(text, numbers[first - 1].end, numbers[first].start):
        first -= 1
    while last + 1 < len(numbers) and JOIN.fullmatch(
        text, numbers[last].end, numbers[last + 1].start
    ):
        last += 1
    start = numbers[first].start
    found = Group(start, rank - first, last - first + 1, start)
    return found if last > first and _listed(text, numbers, rank, found, None) else None


def group(text: str, numbers: Sequence[Span], rank: int) -> Group | None:
    r"""The group of a number.

    >>> group("a、b分别为\0、\0。", [Span(6, 7), Span(8, 9)], 1)
    Group(at=3, position=1, size=2, start=6)
    """
    at = max(text.rfind(word, 0, numbers[rank].start) for word in _EACH_WORDS)
    if at < 0:
        return None
    first = last = bisect_right(numbers, at, key=itemgetter(0))
    while last + 1 < len(numbers) and last - first < _REACH:
        between = _ASIDE.sub("", text[numbers[last].end : numbers[last + 1].start])
        if not _APART.fullmatch(between) or EACH.search(between):
            break
        last += 1
    if not first <= rank <= last or last == first:
        return None
    cuts = [
        i
        for i in range(first + 1, last + 1)
        if _COMMA.search(text, numbers[i - 1].end, numbers[i].start)
    ]
    size = (last - first + 1) // (len(cuts) + 1)
    if cuts and size > 1 and cuts == list(range(first + size, last + 1, size)):
        first += (rank - first) // size * size  # 分别为1、2，增长3%、4%
        last = first + size - 1
    return Group(at, rank - first, last - first + 1, numbers[first].start)


def _listed(
    text: str,
    numbers: Sequence[Span],
    rank: int,
    found: Group | None,
    vocabulary: Container[str] | None,
) -> str:
    """The name of one number of a group, or the name that 前者 or 后者 means."""
    if found is None:
        return _former(text, numbers, rank)
    at, index, size, begin = found
    first = max(0, at - _EARLIER)
    starts = [first, *(match.end() for match in _CLAUSE.finditer(text, first, at))]
    last = bisect_right(numbers, at, key=itemgetter(1)) - 1  # that ends before
    start = max(starts[-1], numbers[last].end) if last >= 0 else starts[-1]
    said = text[at + 2 : begin]
    names = _of_all(_names(text[start:at], size), size)
    if len(names) == size:
        return _in_full(names, index, vocabulary) + said
    earlier = text[starts[-2] : starts[-1]] if len(starts) > 1 else ""
    names = _of_all(_names(_REST.sub("", earlier).replace("\0", " "), size), size)
    if len(names) == size:  # 甲、乙两区，产值分别为1、2
        return _in_full(names, index, vocabulary) + text[start:begin]
    if at == begin and ("\0" not in earlier or names_something(text[start:at])):
        return ""  # a row of numbers of one thing
    names = _counted(text, numbers, at, size)  # 甲产值5元，乙产值3元，分别增长1%、2%
    return names[index] + said if names else ""


def _names(text: str, size: int) -> list[str]:
    """The names before 分别; 社会保障和就业 is one if the numbers are as many as names between 、."""
    names = [name for name in _AND.split(text) if name.strip()]
    wider = [name for name in text.split("、") if name.strip()]
    return wider if len(wider) == size else names


def _of_all(names: Sequence[str], size: int) -> Sequence[str]:
    """The names of so many things, if there is one for all.

    >>> _of_all(["城乡居民收入"], 2)
    ['城镇居民收入', '农村居民收入']
    """
    return (compounds(names[0], size) if len(names) == 1 else ()) or names


def _in_full(names: Sequence[str], position: int, vocabulary: Container[str] | None) -> str:
    """A name with the words of the last one that belong to all: 城镇居民收入 of 城镇、农村居民收入, and, if
    the vocabulary has the word, 教育支出 of 教育、科学技术支出.
    """
    name, whole = names[position].strip().removeprefix("其中"), names[-1]
    last, etc, common = whole.partition("等")
    if etc and common.strip():  # 教育、卫生等支出
        return (name if position < len(names) - 1 else last) + common
    if position == len(names) - 1:
        return name
    starts = range(len(name), len(whole) - 1)
    is_known = (i for i in starts if vocabulary and name[-1:] + whole[i] in vocabulary)
    return name + whole[next(is_known, len(name)) :]


def _counted(text: str, numbers: Sequence[Span], at: int, size: int) -> list[str]:
    """The names of the last ``size`` numbers before a place, each in a clause of its own."""
    first = max(0, at - _EARLIER)
    near = numbers[
        bisect_left(numbers, first, key=itemgetter(0)) : bisect_left(numbers, at, key=itemgetter(0))
    ]
    shifted = [Span(one.start - first, one.end - first) for one in near]
    named = [
        text[first + part.start : one.start]
        for part in clauses(text[first:at], shifted)
        if part.end < at - first
        for one in near
        if part.start <= one.start - first < part.end
    ]
    return named[-size:] if len(named) >= size and all(map(str.strip, named[-size:])) else []


def _former(text: str, numbers: Sequence[Span], rank: int) -> str:
    end = numbers[rank].start
    begin = max(0, end - _EARLIER)
    start = max((match.end() for match in _CLAUSE.finditer(text, begin, end)), default=begin)
    lead = text[start:end]
    match = re.match(r"\s*(?:前者|后者)", lead)
    if match is None or re.search("[比较是占]", lead):
        return ""
    at = text.rfind("前者", 0, numbers[rank].start)
    names = _counted(text, numbers, at, 2) if at >= 0 else []
    return names["后者" in match[0]] + lead[match.end() :] if names else ""
