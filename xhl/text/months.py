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
_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()

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
    return (size * (month_of(since) - 1) + 1, size * month_of(until), *days)


def month_of(words: str) -> int:
    """A month, or a quarter, in digits or numerals.

    >>> month_of("11"), month_of("十一"), month_of("元")
    (11, 11, 1)
    """
    return int(words) if words.isdecimal() else _NUMERALS.index(words.replace("元", "一")) + 1
