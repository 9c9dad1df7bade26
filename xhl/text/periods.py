"""The time of a period or a title, and whether it matches the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .five_years import PLAN, PLANS
from .months import PART, Months, months
from .normalize import normal
from .patterns import YEAR, pattern
from .simplify import simplified
from .times import plan_of, year_of

_PERIODS = 1 << 13  # different ones of a base that are kept in memory
_normal = lru_cache(_PERIODS)(normal)

_YEARS = pattern(rf"(?<!\d)(?:{YEAR})(?!\d)|[一二][〇零一二三四五六七八九]{{3}}(?=年)")
_DATE = pattern(  # 2024-08-15 and 2024.8, but not 2011-12年度; and the year of 24年8月
    rf"(?<!\d)(?P<year>{YEAR})[-./](?P<month>0?[1-9]|1[0-2])(?:[-./](?P<day>\d{{1,2}})日?|月)?(?![\d年月季])"
    r"|(?<!\d)(?P<short>\d\d)(?=年)"
)
_KNOWN = pattern(
    rf"{_YEARS.pattern}|{PLAN}|{PART.pattern}"
    r"|年度?|全年|截[至止]|[末底初]|时期|期间|[规计]划|[\s“”\"「」\-—–~～至到/、和与及]"
)
_IS_PART = pattern(r"季度|[\d一二三四五六七八九十元](?:个?月|[日号])")
_MONTHS = 12
_LEAP = 2000  # the year of a day without one
_CENTURY = 50  # of the years 00 to 99, those from this on are of the last one


class _Span(NamedTuple):
    """The years of a period, 0 if it names none; the parts of a year; and whether it is a five-year plan."""

    first: int
    last: int
    part: str  # the first, as it is written
    parts: tuple[Months, ...]
    is_plan: bool


def asked(period: str) -> Callable[[str], bool]:
    """A function that tells whether the period of a fact matches.

    It does if it contains the words; or if both have a year in common, and the same part of a year if one
    is asked for. A part alone is the same of any year. A five-year plan is matched by its name or by all of
    its years. A time that is not read whole (see `unread`) is matched by its words only.

    >>> is_of = asked("2020")
    >>> [is_of(period) for period in ("2020年", "2020年上半年", "2019-2020", "2021", "上年", "")]
    [True, True, True, False, False, False]
    >>> asked("2020年上半年")("2020"), asked("上半年")("2020年上半年"), asked("2022")("十四五")
    (False, True, False)
    """
    words, wanted = normal(period), None if unread(period) else _span(_in_words(period))
    # 十五 is not in 十五五, and 1月 not in 11月.
    by_words = bool(words) and (wanted is None or (wanted.first > 0 and not wanted.is_plan))

    def is_of(other: str) -> bool:
        if by_words and words in _normal(other):
            return True
        span = _span(other)
        return wanted is not None and span is not None and _meets(wanted, span)

    return lru_cache(_PERIODS)(is_of)


def unread(period: str) -> str:
    """The first words of a time that cannot be read as part of it, or do not exist in any year; "" if it is
    read whole, or names neither a year nor a part of one.

    >>> [unread(words) for words in ("2020年第五季度", "2020年以前", "2月30日", "2020年一季度、二季度")]
    ['第五季度', '以前', '2月30日', '二季度']
    >>> [unread(words) for words in ("2020年上半年", "2021-2025", "“十四五”时期", "截至2020年2月末", "疫情期间")]
    ['', '', '', '', '']
    >>> [unread(words) for words in ("2024-08-15", "2024.8", "24年元月", "前9个月", "2020年一至三季度")]
    ['', '', '', '', '']
    """
    text = _in_words(period)
    is_bare_plan = text.strip('“”"「」') in PLANS
    if is_bare_plan or (_span(text) is None and not _IS_PART.search(text)):
        return ""
    years = [year_of(match[0]) for match in _YEARS.finditer(text)]
    at = parts = 0
    for match in _KNOWN.finditer(text):
        if match.start() > at:
            return text[at : match.start()]
        parts += bool(match["part"])
        if match["part"] and not (parts == 1 and _exists(months(match), max(years, default=_LEAP))):
            return match[0]
        at = match.end()
    return text[at:]


def names_years(words: str) -> bool:
    """Whether a period names years, or a five-year plan.

    >>> names_years("2020年上半年"), names_years("十四五"), names_years("上半年")
    (True, True, False)
    """
    span = _span(words)
    return span is not None and span.first > 0


def of_title(title: str) -> str:
    """The time that a document tells of, by its title; "" if that names none, or years of which it is not
    clear which is meant. A work report names the year in which it was given, and tells of the one before too.

    >>> of_title("青石县2022年上半年统计公报"), of_title("2022年政府工作报告"), of_title("2021年总结和2022年计划")
    ('2022年上半年', '', '')
    """
    span = None if is_on_work(title) else _span(title)
    if span is None or not span.first or span.first != span.last:
        return ""
    return f"{span.first}年{span.part}"


def is_on_work(title: str) -> bool:
    """Whether a document is a work report: it names the year in which it was given, and reports on the year
    before and the aims of its own year.

    >>> is_on_work("2023年政府工作报告"), is_on_work("2023年度普法工作报告"), is_on_work("2023年统计公报")
    (True, False, False)
    """
    return "工作报告" in title and "年度" not in title


def _meets(wanted: _Span, span: _Span) -> bool:
    if wanted.is_plan or span.is_plan:
        return wanted[:2] == span[:2] and wanted.part == span.part
    if not wanted.first:
        return any(_is_in(part, wanted) for part in span.parts)
    has_part = not wanted.parts or any(_is_in(part, wanted) for part in span.parts[:1])
    return has_part and wanted.first <= span.last and span.first <= wanted.last


def _is_in(part: Months, wanted: _Span) -> bool:
    """Whether a part is the one that is wanted, or a day of it."""
    return part[: len(wanted.parts[0])] == wanted.parts[0]


def _in_words(period: str) -> str:
    """A time that is asked for, with its year and month as reports write them.

    >>> _in_words("2024-08-15"), _in_words("2024.8"), _in_words("24年8月"), _in_words("2019-2020")
    ('2024年8月15日', '2024年8月', '2024年8月', '2019-2020')
    """

    def written(date: re.Match[str]) -> str:
        if short := date["short"]:
            return f"{20 if int(short) < _CENTURY else 19}{short}"
        day = f"{int(date['day'])}日" if date["day"] else ""
        return f"{date['year']}年{int(date['month'])}月{day}"

    return _DATE.sub(written, simplified(period))


@lru_cache(_PERIODS)  # thousands of facts have the same period, and the same document
def _span(words: str) -> _Span | None:
    text = simplified(words)
    if plan := plan_of(text):
        return _Span(plan.first, plan.last, "", (), is_plan=True)
    years = [year_of(match[0]) for match in _YEARS.finditer(text)]
    found = [*PART.finditer(text)]
    if not (years or found):
        return None
    part = found[0]["part"] if found else ""
    first, last = min(years, default=0), max(years, default=0)
    return _Span(first, last, part, tuple(map(months, found)), is_plan=False)


def _exists(part: Months, year: int) -> bool:
    first, last, *days = part
    if not 1 <= first <= last <= _MONTHS or not days:
        return 1 <= first <= last <= _MONTHS
    from calendar import monthrange  # only days need it

    return 1 <= days[0] <= monthrange(year, last)[1]
