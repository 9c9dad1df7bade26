"""The part of the year that a number is about: 上半年, 1—4月, 4月份, 全年."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from ...text.months import month_of
from ...text.patterns import pattern

if TYPE_CHECKING:
    from ...text.times import Period
    from .sentence import Sentence

_MONTH = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_PART = pattern(
    r"(?P<beside>[比较于])?(?:20\d\d年)?(?:"
    r"(?P<none>截[至止]|目前|当月|单月|本月|(?:[年月]|[一二三四]季度?|[上下]半年)[末底])"
    r"|(?P<three>前三季度?)"
    r"|第?(?P<quarter>[一二三四](?=季度|(?:、[一二三四])*[、和与及]第?[一二三四]季度)|(?<=第)[一二三四](?=季)|首(?=季))(?:季度?)?"
    r"|(?P<half>[上下])半年|(?P<middle>中期(?=[一-鿿]{0,2}(?:利润|纯利|业绩|净利|股?息|溢利|收[入益]))|半年报|中报(?![道告]))"
    rf"|(?P<whole>全年)|(?<![\d一二三四五六七八九十])(?P<first>{_MONTH})月?份?[-—–~～至到]+(?P<last>{_MONTH})月(?!\d+日)"
    rf"|[前首头](?P<count>{_MONTH})个?月"
    rf"|(?<![\d一二三四五六七八九十])(?P<month>{_MONTH})月(?:份|当月|单月)?(?![底末日初起]|\d{{1,2}}(?:[日号]|[-—–~～至到、]))"
    r"|(?P<year>[去上]年|今年|20\d\d年))"
)
Part = tuple[int, int]
WHOLE = (1, 12)
YEAR = (0, 12)  # a year, of which a part may be meant
UNKNOWN = (0, 0)  # another time: 当月, 截至


def parts(text: str) -> list[tuple[int, Part]]:
    """The parts of a year that a text names, as months, with the places where they end.

    >>> [part for _end, part in parts("一、二季度产值，前三季度产值，4月份产值，2020年产值")]
    [(1, 3), (4, 6), (1, 9), (4, 4), (0, 12)]
    >>> [part for _end, part in parts("首季产值，前十一月产值，中期纯利，三季度末余额")]
    [(1, 3), (1, 11), (1, 6), (0, 0)]
    """
    return [(match.end(), _months(match)) for match in _PART.finditer(text) if not match["beside"]]


def _months(match: re.Match[str]) -> Part:
    if quarter := match["quarter"]:
        last = 3 * month_of(quarter.replace("首", "一"))
        return last - 2, last
    if match["half"] or match["middle"]:
        return (7, 12) if match["half"] == "下" else (1, 6)
    if match["three"]:
        return 1, 9
    if match["whole"]:
        return WHOLE
    if match["first"]:
        return month_of(match["first"]), month_of(match["last"])
    if count := match["count"]:
        return 1, month_of(count)
    if month := match["month"]:
        return month_of(month), month_of(month)
    return YEAR if match["year"] else UNKNOWN


def part_of(sentence: Sentence, rank: int, dealt: Period | None = None) -> Part | None:
    """The last part of a year before a number; of several before 分别 the one in its position, as that of the
    time which is ``dealt`` to the number.
    """
    if dealt:
        return (dealt.part[0], dealt.part[1]) if dealt.part else YEAR
    together = sentence.groups[rank]
    if together:
        named = sentence.months[: bisect_right(sentence.months, together.at, key=itemgetter(0))]
        if len(named) >= together.size:
            return named[together.position - together.size][1]
    start = sentence.numbers[rank].start
    count = bisect_right(sentence.months, start, key=itemgetter(0))
    if not count:
        return None
    end, (first, last) = sentence.months[count - 1]
    is_sum = first == last and "累计" in sentence.text[end:start]
    return UNKNOWN if is_sum else (first, last)


def are_of_other_parts(one: Part | None, other: Part | None) -> bool:
    """Whether both are known, and differ."""
    known = {one, other} - {None, UNKNOWN, YEAR}
    return len(known) > 1


def of_period(text: str) -> Part | None:
    """The part of the year in the period of a fact: 2018年1-8月."""
    named = parts(text)
    return named[-1][1] if named else None
