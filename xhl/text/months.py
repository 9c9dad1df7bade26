"""Parts of a year, as months: 上半年, 第一季度, 前9个月, 1—4月."""

from __future__ import annotations

import re

from .patterns import pattern

_QUARTER = "[一二三四1-4]"
_MONTH = r"(?:元|\d{1,2}|十[一二]?|[一二三四五六七八九])"
_TO = "[-—~～至到]"
PART = pattern(
    rf"第?(?P<part>(?P<half>[上下])半年|(?P<until>前)?(?<!\d)(?:"
    rf"(?:(?P<since>{_QUARTER})(?:季度)?{_TO}第?)?(?P<quarter>{_QUARTER})季度"
    rf"|(?:(?P<first>{_MONTH})(?:月份?)?{_TO})?(?P<month>{_MONTH})(?(until)个?)月(?:(?P<day>\d{{1,2}})[日号])?))份?"
)
# The parts of a year that a sentence names, and words for other times, behind which none of these holds.
_MONTH_ALONE = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_PART = pattern(
    r"(?P<beside>[比较于])?(?:20\d\d年)?(?:"
    r"(?P<none>截[至止]|目前|当月|单月|本月|(?:[年月]|[一二三四]季度?|[上下]半年)[末底])"
    r"|(?P<three>前三季度?)"
    r"|第?(?P<quarter>[一二三四](?=季度|(?:、[一二三四])*[、和与及]第?[一二三四]季度)|(?<=第)[一二三四](?=季)|首(?=季))(?:季度?)?"
    r"|(?P<half>[上下])半年|(?P<middle>中期(?=[一-鿿]{0,2}(?:利润|纯利|业绩|净利|股?息|溢利|收[入益]))|半年报|中报(?![道告]))"
    rf"|(?P<whole>全年)|(?<![\d一二三四五六七八九十])(?P<first>{_MONTH_ALONE})月?份?[-—–~～至到]+(?P<last>{_MONTH_ALONE})月(?!\d+日)"
    rf"|[前首头](?P<count>{_MONTH_ALONE})个?月"
    rf"|(?<![\d一二三四五六七八九十])(?P<month>{_MONTH_ALONE})月(?:份|当月|单月)?(?![底末日初起]|\d{{1,2}}(?:[日号]|[-—–~～至到、]))"
    r"|(?P<year>[去上]年|今年|20\d\d年))"
)
WHOLE = (1, 12)
WHOLE_OR_PART = (0, 12)  # a year, of which a part may be meant
OTHER_TIME = (0, 0)  # 当月, 截至
_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()

Part = tuple[int, int]  # the first and last month
Months = tuple[int, ...]  # the first and last month of a part of a year, and its day if it is one


def months(part: re.Match[str]) -> Months:
    """The months of a match of `PART`.

    >>> [months(match) for match in PART.finditer("上半年、第四季度、前三季度、元月、1—4月份、2月29日")]
    [(1, 6), (10, 12), (1, 9), (1, 1), (1, 4), (2, 2, 29)]
    """
    if part["half"]:
        return (1, 6) if part["half"] == "上" else (7, 12)
    size, until = (3, part["quarter"]) if part["quarter"] else (1, part["month"])
    since = "1" if part["until"] else part["since"] or part["first"] or until
    days = (int(part["day"]),) if part["day"] else ()
    return (*_span(since, until, size), *days)


def _span(first: str, last: str, size: int = 1) -> Part:
    """The months from the first to the last of parts of a year that have so many months each.

    >>> _span("一", "二", 3), _span("4", "11")
    ((1, 6), (4, 11))
    """
    return size * (month_of(first) - 1) + 1, size * month_of(last)


def month_of(words: str) -> int:
    """A month, or a quarter, in digits or numerals.

    >>> month_of("11"), month_of("十一"), month_of("元"), month_of("首")
    (11, 11, 1, 1)
    """
    if words in ("元", "首"):
        return 1
    return int(words) if words.isdecimal() else _NUMERALS.index(words) + 1


def parts_of_year(text: str) -> list[tuple[int, Part]]:
    """The parts of a year that a text names, as months, with the places where they end.

    >>> [part for _end, part in parts_of_year("一、二季度产值，前三季度产值，4月份产值，2020年产值")]
    [(1, 3), (4, 6), (1, 9), (4, 4), (0, 12)]
    >>> [part for _end, part in parts_of_year("首季产值，前十一月产值，中期纯利，三季度末余额")]
    [(1, 3), (1, 11), (1, 6), (0, 0)]
    """
    return [(match.end(), _part(match)) for match in _PART.finditer(text) if not match["beside"]]


def _part(match: re.Match[str]) -> Part:
    if match["half"] or match["middle"]:
        return (7, 12) if match["half"] == "下" else (1, 6)
    if match["three"]:
        return 1, 9
    if match["whole"]:
        return WHOLE
    if quarter := match["quarter"]:
        return _span(quarter, quarter, 3)
    if last := match["last"] or match["count"] or match["month"]:
        return _span("1" if match["count"] else match["first"] or last, last)
    return WHOLE_OR_PART if match["year"] else OTHER_TIME


def part_of_period(text: str) -> Part | None:
    """The part of the year in the period of a fact.

    >>> part_of_period("2018年1-8月"), part_of_period("2018年"), part_of_period("")
    ((1, 8), (0, 12), None)
    """
    named = parts_of_year(text)
    return named[-1][1] if named else None
