"""The part of the year that a number is about: 上半年, 1—4月, 4月份, 全年."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from ..text import lazy_re as re

if TYPE_CHECKING:
    from .sentence import Sentence

_DIGITS = {char: i for i, char in enumerate("一二三四五六七八九十", 1)}
_MONTH = r"(?:1[0-2]|[1-9])"
_PART = re.compile(
    r"(?P<beside>[比较于])?(?:20\d\d年)?(?:"
    r"第?(?P<quarter>[一二三四])(?:季度|(?=(?:、[一二三四])*[、和与及]第?[一二三四]季度))|(?P<three>前三季度)"
    rf"|(?P<half>[上下])半年|(?P<whole>全年)|(?<!\d)(?P<first>{_MONTH})月?份?[-—–~～至到]+(?P<last>{_MONTH})月(?!\d+日)"
    rf"|前(?P<count>[一二三四五六七八九十]|{_MONTH})个?月"
    rf"|(?<!\d)(?P<month>{_MONTH})月(?:份|当月|单月)?(?![底末日初起]|\d{{1,2}}(?:[日号]|[-—–~～至到、]))"
    r"|(?P<none>截[至止]|目前|当月|单月|本月|[年月]末|[年月]底)|(?P<year>[去上]年|今年|20\d\d年))"
)
Part = tuple[int, int]
WHOLE = (1, 12)
YEAR = (0, 12)  # a year, of which a part may be meant
UNKNOWN = (0, 0)  # another time: 当月, 截至


def parts(text: str) -> list[tuple[int, Part]]:
    """The parts of a year that a text names, as months, with the places where they end.

    >>> [part for _end, part in parts("一、二季度产值，前三季度产值，4月份产值，2020年产值")]
    [(1, 3), (4, 6), (1, 9), (4, 4), (0, 12)]
    """
    return [(match.end(), _months(match)) for match in _PART.finditer(text) if not match["beside"]]


def _months(match: re.Match[str]) -> Part:
    if quarter := match["quarter"]:
        last = 3 * _DIGITS[quarter]
        return last - 2, last
    if half := match["half"]:
        return (1, 6) if half == "上" else (7, 12)
    if match["three"]:
        return 1, 9
    if match["whole"]:
        return WHOLE
    if match["first"]:
        return int(match["first"]), int(match["last"])
    if count := match["count"]:
        return 1, _DIGITS.get(count) or int(count)
    if month := match["month"]:
        return int(month), int(month)
    return YEAR if match["year"] else UNKNOWN


def part_of(sentence: Sentence, rank: int) -> Part | None:
    """The last part of a year before a number; of several before 分别 the one in its position."""
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


def are_apart(one: Part | None, other: Part | None) -> bool:
    """Whether both are known, and differ."""
    known = {one, other} - {None, UNKNOWN, YEAR}
    return len(known) > 1


def of_period(text: str) -> Part | None:
    """The part of the year in the period of a fact: 2018年1-8月."""
    named = parts(text)
    return named[-1][1] if named else None
