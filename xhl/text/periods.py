"""The time of a period or a title, and whether it matches the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .five_years import PLAN, PLANS
from .normalize import normal
from .numerals import YEAR
from .patterns import pattern
from .simplify import simplified
from .times import plan_of, year_of

_YEARS = pattern(rf"(?<!\d)(?:{YEAR})(?!\d)|[一二][〇零一二三四五六七八九]{{3}}(?=年)")
_MONTH = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_PART = pattern(
    r"第?(?P<part>(?P<until>前)?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
    rf"|(?<!\d)(?P<first>{_MONTH})(?:月?[-—~～至到](?P<last>{_MONTH}))?月(?:(?P<day>\d{{1,2}})[日号])?)份?"
)
_KNOWN = pattern(
    rf"{_YEARS.pattern}|{PLAN}|{_PART.pattern}"
    r"|年度?|全年|截[至止]|[末底初]|时期|期间|[规计]划|[\s“”\"「」\-—–~～至到/、和与及]"
)
_IS_PART = pattern(r"季度|[\d一二三四五六七八九十][月日号]")
_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
_MONTHS = 12
_QUARTERS = str.maketrans("1234", "一二三四")
_LEAP = 2000  # the year of a day without one


class _Span(NamedTuple):
    """The years of a period, the part of the year, and whether it is a five-year plan."""

    first: int
    last: int
    part: str
    is_plan: bool
    within: tuple[int, ...] = ()  # the first and last month of the part, and its day


def asked(period: str) -> Callable[[str], bool]:
    """A function that tells whether the period of a fact matches.

    It does if it contains the words; or if both have a year in common, and the same part of a year if one
    is asked for. A five-year plan is matched by its name or by all of its years. A time that is not read
    whole (see `unread`) is matched by its words only.

    >>> is_of = asked("2020")
    >>> [is_of(period) for period in ("2020年", "2020年上半年", "2019-2020", "2021", "上年", "")]
    [True, True, True, False, False, False]
    >>> asked("2020年上半年")("2020"), asked("上半年")("2020年上半年"), asked("2022")("十四五")
    (False, True, False)
    >>> asked("“十四五”时期")("十四五"), asked("2006-2010")("十一五"), asked("十五")("十五五")
    (True, True, False)
    >>> asked("2020年上半年")("2020年1-6月"), asked("2020年第五季度")("2020")
    (True, False)
    """
    words, wanted = normal(period), None if unread(period) else _span(period)
    is_plan = wanted is not None and wanted.is_plan  # 十五 is not in 十五五

    def is_of(other: str) -> bool:
        if words and not is_plan and words in normal(other):
            return True
        span = _span(other)
        return wanted is not None and span is not None and _meets(wanted, span)

    return lru_cache(maxsize=1024)(is_of)


def unread(period: str) -> str:
    """The first words of a time that cannot be read as part of it, or do not exist in any year; "" if it is
    read whole, or names neither a year nor a part of one.

    >>> [unread(words) for words in ("2020年第五季度", "2020年以前", "2月30日", "2020年一季度、二季度")]
    ['第五季度', '以前', '2月30日', '二季度']
    >>> [unread(words) for words in ("2020年上半年", "2021-2025", "“十四五”时期", "截至2020年2月末", "疫情期间")]
    ['', '', '', '', '']
    """
    text = simplified(period)
    is_bare_plan = text.strip('“”"「」') in PLANS
    if is_bare_plan or (_span(text) is None and not _IS_PART.search(text)):
        return ""
    years = [year_of(match[0]) for match in _YEARS.finditer(text)]
    at = parts = 0
    for match in _KNOWN.finditer(text):
        if match.start() > at:
            return text[at : match.start()]
        parts += bool(match["part"])
        if match["part"] and not (
            parts == 1 and _exists(_within(match), max(years, default=_LEAP))
        ):
            return match[0]
        at = match.end()
    return text[at:]


def names_years(words: str) -> bool:
    """Whether a period names years, or a five-year plan.

    >>> names_years("2020年上半年"), names_years("十四五"), names_years("上半年")
    (True, True, False)
    """
    return _span(words) is not None


def of_title(title: str) -> str:
    """The time that a document tells of, by its title; "" if that names none, or years of which it is not
    clear which is meant. A work report names the year in which it was given, and tells of the one before too.

    >>> of_title("青石县2022年上半年统计公报"), of_title("2022年政府工作报告"), of_title("2021年总结和2022年计划")
    ('2022年上半年', '', '')
    """
    span = None if is_on_work(title) else _span(title)
    if span is None or span.first != span.last:
        return ""
    return f"{span.first}年{span.part}"


def is_on_work(title: str) -> bool:
    """Whether a document is a work report: it names the year in which it was given, and reports on the year
    before and the aims of its own year.

    >>> is_on_work("2023年政府工作报告"), is_on_work("2023年统计公报")
    (True, False)
    """
    return "工作报告" in title


def _meets(wanted: _Span, span: _Span) -> bool:
    if wanted.is_plan or span.is_plan:
        return wanted[:3] == span[:3]
    has_part = wanted.within == span.within[: len(wanted.within)]
    return has_part and wanted.first <= span.last and span.first <= wanted.last


@lru_cache(maxsize=1024)  # thousands of facts have the same period, and the same document
def _span(words: str) -> _Span | None:
    text = simplified(words)
    if plan := plan_of(text):
        return _Span(plan.first, plan.last, "", is_plan=True)
    years = [year_of(match[0]) for match in _YEARS.finditer(text)]
    if not years:
        return None
    part = _PART.search(text)
    named = part["part"] if part else ""
    if named.endswith("季度"):
        named = named.translate(_QUARTERS)
    within = _within(part) if part else ()
    return _Span(min(years), max(years), named, is_plan=False, within=within)


def _within(part: re.Match[str]) -> tuple[int, ...]:
    """The first and last month of a part of a year, and its day."""
    if part["half"]:
        return (1, 6) if part["half"] == "上" else (7, 12)
    if part["quarter"]:
        last = 3 * _number(part["quarter"])
        return (1 if part["until"] else last - 2, last)
    first, last = (_number(month) for month in (part["first"], part["last"] or part["first"]))
    return (first, last, int(part["day"])) if part["day"] else (first, last)


def _exists(within: tuple[int, ...], year: int) -> bool:
    first, last, *days = within
    if not 1 <= first <= last <= _MONTHS or not days:
        return 1 <= first <= last <= _MONTHS
    from calendar import monthrange  # only days need it

    return 1 <= days[0] <= monthrange(year, last)[1]


def _number(month: str) -> int:
    return int(month) if month.isdecimal() else _NUMERALS.index(month) + 1
