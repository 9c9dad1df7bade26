"""Parts named with their whole: 上海病例 for 上海 in 病例27例（上海10例）."""

from __future__ import annotations

from typing import NamedTuple

from ...quantity.units import measure
from ...text.compounds import COMPOUNDS
from ...text.patterns import any_of, pattern
from ...text.simplify import simplified
from .lexicon import PARTS, STATES
from .named import BEFORE, GENERAL, Named

LEVEL = r"(?:国家|省部?|[市县区州校院])级|[1-5]A级|20\d{2}[级届]"
_LEVEL = pattern(LEVEL)


_CLASS = pattern(
    "劣?[ⅠⅡⅢⅣⅤ](?:[-—~～至][ⅠⅡⅢⅣⅤ])?类|劣?(?:I{1,3}|IV|V)(?:[-—~～至](?:I{1,3}|IV|V))?类"
)
_TRADE = pattern(r"[一-鿿A-Za-z/、]{1,20}业")
_OF_TRADE = pattern(
    r"(?P<trade>[一-鿿A-Za-z/、]{1,20}业)(?:合计)?(?:用电量|增加值|产值|投资|收入|利润|出口|产量)$"
)
_SHARED = pattern("[占佔与比]")
_TAIL = pattern("[占佔](?:比重?|[一-鿿]{2,8}比[重例])$|比[重例]$")


def like(one: Named, last: Named) -> Named:
    """A level, a class or a place with the words of the one before it: 省级 after 国家级项目46项 is 省级项目.

    >>> like(Named("省级", 0), Named("国家级项目", 0)).name, like(Named("东区", 0), Named("西区人口", 0)).name
    ('省级项目', '东区人口')
    """
    is_weather = measure(one.unit).name in _OF_WEATHER
    weather = _WEATHER.search(simplified(last.words)) if is_weather else None
    if weather and not _SIZED.search(simplified(one.words)):
        words = one.words + last.words[weather.start() :]  # 南部降雨5毫米，沿海8毫米
        return one._replace(words=words, start=min(one.start, last.start))
    for form in (_LEVEL, _CLASS):
        if form.fullmatch(one.words) and form.search(last.words):
            words = form.sub(one.words, last.words, count=1)
            return one._replace(words=words, start=min(one.start, last.start), subject="", owner="")
    trade, same = _TRADE.fullmatch(simplified(one.words)), _OF_TRADE.match(simplified(last.words))
    if trade and same:
        words = one.words + last.words[same.end("trade") :]  # 渔业 after 畜牧业用电量
        return one._replace(words=words, start=min(one.start, last.start))
    if _PLACES.isdisjoint(one.words[:8]) and not _PART_FIRST.match(simplified(one.words)):
        return one
    before = simplified(last.words)
    there = _PLACE.match(before) or _PART_FIRST.match(before, 2)  # 享受城市低保居民
    here = _PLACE.match(simplified(one.words))
    if there and here and 0 < len(one.words) - here.end() < len(last.words) - there.end():
        rest = last.words[there.end() :]
        # 中部地区投资 after 东部地区开发投资
        if rest.endswith(one.words[here.end() :]) and not _SHARED.search(rest):
            words = one.words[: here.end()] + rest
            return one._replace(words=words, start=min(one.start, last.start))
    if there and there.end() < len(last.words) and _PLACE.fullmatch(simplified(one.words)):
        words = one.words + last.words[there.end() :]
        return one._replace(words=words, start=min(one.start, last.start), subject="", owner="")
    return one


_OF_WEATHER = frozenset(("毫米", "级", "米/秒", "摄氏度"))
_WEATHER = pattern("(?:累计|平均|最[大高低])?(?:降[雨雪水]量?|雨量|积雪|阵?风[力速]?|[气水]温)$")
_SIZED = pattern(
    "^最|预警|土|室[内外]|地[下表]|[雨雪风温震浪降雹长宽高深厚径距度量率值级别流润位冰库房室水油液汤炉器罐棚箱体]$"
)


def measured_like(one: Named, last: Named) -> Named:
    """A thing whose share has the name of the share before it: 甲占比由5%升至6%，乙由3%升至4%."""
    tail = _TAIL.search(last.words)
    if tail is None or tail.start() == 0 or _RATE.search(one.words):
        return one
    return one._replace(words=one.words + tail[0], start=min(one.start, last.start))


_RATE = pattern("[率比度]$|比[重例]|占|佔|[速幅]$")


_PLACES = frozenset("省市区县州盟旗镇乡部區縣鎮鄉")  # most names have none of these


_PART_FIRST = pattern(rf"(?:中国)?(?:{any_of(PARTS)}|大陆|内地)")


def place_end(words: str) -> int:
    """Where the name of a place ends that words begin with; 0 if they do not.

    >>> place_end("台灣旅客"), place_end("旅客")
    (2, 0)
    """
    place = _PLACE.match(simplified(words))
    return place.end() if place else 0


_PLACE = pattern(
    rf"(?:中国)?(?:{any_of(PARTS)}|大陆|内地)(?:[一-鿿]{{0,6}}?(?:行政区|自治区|地区|[省市]))?|[东中西]部(?:地区)?"
    r"|[一-鿿]{1,6}?(?:(?<![园社小景校矿灾山牧范发护能验中和])地?区|省|(?<!城)市|县|州(?!市)|盟|旗|(?<![村乡集城])镇|乡)"
)


class Whole(NamedTuple):
    """The whole of a part: 病例 and 例 in 病例27例（上海10例）.

    ``start`` is its place; -1 if it is in another sentence.
    """

    words: str
    unit: str
    start: int = -1
    qualifier: str = ""
    is_unsure: bool = False


def named_of(whole: Whole, one: Named) -> Named:
    """The name for a number as a part of a whole; a part has the same unit.

    >>> named_of(Whole("病例", "例"), Named("上海", 0, unit="例")).name
    '上海病例'
    >>> named_of(Whole("病例", "例"), Named("出院", 0, unit="例")).name
    '病例出院'
    """
    for word, things in COMPOUNDS.items():
        if one.words in things and whole.words.endswith(word) and whole.words != word:
            words = whole.words.removesuffix(word) + one.words  # 民企进出口5亿元，其中出口增长3%
            return one._replace(words=words, owner=words, said_at=whole.start)
    if whole.unit != one.unit or whole.words in ("", one.words) or "均" in whole.words:
        return one  # 人均结案312件 has no parts
    words = simplified(one.words)
    if words.endswith(tuple(STATES.split())):
        return one._replace(words=whole.words + one.words, said_at=whole.start)
    if _PARTS.fullmatch(words):
        counted = _counted(whole.words)
        is_event = one.unit in _CASES and not _NOUN.search(simplified(counted))
        doubts = (*one.doubts, BEFORE) if is_event else one.doubts
        name = merged(one.words, counted)
        return one._replace(words=name, owner=one.words, said_at=whole.start, doubts=doubts)
    is_bare = len(words) <= BARE and measure(one.unit).kind != "count"
    doubts = (*one.doubts, *[GENERAL] * is_bare)  # 造林5亩，其中油茶3亩
    return one._replace(fuller=(whole.words + one.words, *one.fuller), doubts=doubts)


BARE = 3  # characters of a part that hardly tells what is measured


def merged(first: str, second: str) -> str:
    """Two names as one, with what both have once.

    >>> merged("内河港口", "港口吞吐量"), merged("5A级", "A级景区"), merged("总产值", "产值")
    ('内河港口吞吐量', '5A级景区', '总产值')
    """
    most = min(len(first), len(second))
    shared = next((size for size in range(most, 1, -1) if first[-size:] == second[:size]), 0)
    return first + second[shared:]


# Words that tell which part is counted, not what.
_PARTS = pattern(
    rf"(?:{any_of(PARTS)})|[一-鿿]{{1,8}}(?:省|市|区|县|州|盟|旗|镇|乡|街道|兵团)|[一-鿿]{{2,6}}地区|{LEVEL}|[一-鿿]{{1,6}}[性型]"
)


# Persons and cases are counted by a noun; a part of an event may read differently:
# 解除观察27例（境外25例）.
_CASES = ("例", "人", "名")
_NOUN = pattern("(?:[例者人员生工民户兵童妇数]|干部|教师)$")
_OF_PLACE = pattern(
    r"[一-鿿]{1,6}(?:地区|省|市|区|县)(?:通报|报告)?|[国省市县区]家?级(?:及|或)?以上"
)


def _counted(words: str) -> str:
    """The counted noun of a whole, without the place: 确诊病例 of 港澳台地区通报确诊病例."""
    match = _OF_PLACE.match(words)
    return words[match.end() :] if match and match.end() < len(words) else words
