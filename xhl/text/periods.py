"""The time of a period or a title, and whether it matches the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .normalize import normal
from .numerals import YEAR
from .patterns import pattern
from .simplify import simplified
from .times import plan_of, year_of

_YEARS = pattern(rf"(?<!\d)(?:{YEAR})(?!\d)|[一二][〇零一二三四五六七八九]{{3}}(?=年)")
_PART = pattern(r"第?(?P<part>前?[一二三四1-4]季度|[上下]半年|\d{1,2}(?:[-—~至到]\d{1,2})?月)")
_QUARTERS = str.maketrans("1234", "一二三四")


class _Span(NamedTuple):
    """The years of a period, the part of the year, and whether it is a five-year plan."""

    first: int
    last: int
    part: str
    is_plan: bool


def asked(period: str) -> Callable[[str], bool]:
    """A function that tells whether the period of a fact matches.

    It does if it contains the words; or if both have a year in common, and the same part of a year if one
    is asked for. A five-year plan is matched by its name or by all of its years.

    >>> is_of = asked("2020")
    >>> [is_of(period) for period in ("2020年", "2020年上半年", "2019-2020", "2021", "上年", "")]
    [True, True, True, False, False, False]
    >>> asked("2020年上半年")("2020"), asked("上半年")("2020年上半年"), asked("2022")("十四五")
    (False, True, False)
    >>> asked("“十四五”时期")("十四五"), asked("2006-2010")("十一五"), asked("十五")("十五五")
    (True, True, False)
    """
    words, wanted = normal(period), _span(period)
    is_plan = wanted is not None and wanted.is_plan  # 十五 is not in 十五五

    def is_of(other: str) -> bool:
        if words and not is_plan and words in normal(other):
            return True
        span = _span(other)
        return wanted is not None and span is not None and _meets(wanted, span)

    return lru_cache(maxsize=1024)(is_of)


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
    has_part = not wanted.part or wanted.part == span.part
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
    return _Span(min(years), max(years), named, is_plan=False)
