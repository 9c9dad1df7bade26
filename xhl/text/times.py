"""The times that a text names: 2020年, 上年, 2021年至2023年, 十四五."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .five_years import PLAN, PLANS
from .months import PART, Months, months
from .numerals import DIGITS
from .patterns import pattern

# 113年度, of the Republic: since 1911 + 113
_OF_REPUBLIC = r"1[01]\d(?=年(?:[上下]半年|度|第?[一二三四]季|[底末]|\d{1,2}月))"
_YEAR = r"(?:1[89]|20)\d{2}|[一二][〇零○一二三四五六七八九]{3}"
_PART = r"(?:第?[一二三四1-4]季度|前三季度|[上下]半年|\d{1,2}(?:[-—~至到]\d{1,2})?月(?:份)?)"
_NAMED = pattern(
    rf"(?<!\d)(?P<first>{_YEAR}|{_OF_REPUBLIC})(?:年?[-—~至到](?P<last>{_YEAR}))?年?度?"
    rf"(?P<part>{_PART})?(?P<day>\d{{1,2}}[日号])?"
    rf"|(?P<ago>上一?年度?(?!结[转余])|去年|前年|今年|本年度?|上年度|次年|翌年|第二年)(?P<also>{_PART})?"
    rf"|(?P<plan>{PLAN})"
)
_REPUBLIC = 1911  # the year before its first
_DIGITS = 4  # of any other year
_AGO = {"今年": 0, "本年": 0, "本年度": 0, "去年": 1, "前年": 2}
LAST = ("上年", "去年", "上一年")
_NEXT = ("次年", "翌年", "第二年")
_OF_YEAR = pattern(
    rf"年|(?:[、和](?:{_YEAR}))+[两三四五六七八九十]?年"
    r"|(?:(?<=[、和]\d{4})[两三四五六七八九十]年(?!级)|[两三四五六七八九十]年(?=[间内里,，]|期间|分别|$))"
)  # 2020、2021年
# 比2019年, 高于2019年, 和2019年相比, 是2019年的2倍: only a comparison
_BESIDE = pattern(r"(?:[比较与同跟]|[比较对高低多少快慢大小好优强差早晚]于|超[过出]|不及)\Z")
_NEAR = 2  # characters of these words
_COMPARED = pattern(
    r"[末底]?(?:的?同期|全年)?(?:相比|的?基础之?上|的[近约]?\d+(?:\.\d+)?[多余]?倍)"
)
_OF_INDEX = pattern(
    r"年(?:的?(?:不变|可比)价格?|价格(?=计算)|[为作](?:基[期年数准]|100(?=计算|[^\d.%一-鿿]|$)))(?:计算)?"
)  # 以2020年为基期


class Period(NamedTuple):
    """The years from ``first`` to ``last``; ``part`` is the part of the year, if only that is meant.

    >>> Period(2020, 2020).meets(Period(2020, 2020, (1, 6))), Period(2020, 2022).overlaps(Period(2021, 2021))
    (True, True)
    """

    first: int
    last: int
    part: Months = ()

    def meets(self, other: Period) -> bool:
        """Whether both may be the same time: 2020年 and its first half, but not 2020年 and 2019年."""
        is_alike = (self.first, self.last) == (other.first, other.last)
        return is_alike and (not self.part or not other.part or self.part == other.part)

    def overlaps(self, other: Period) -> bool:
        """Whether both have a year in common."""
        return self.first <= other.last and other.first <= self.last


class Time(NamedTuple):
    """A time named in a text.

    >>> [time.period.first for time in times("2020年完成5个，上年3个", 2020) if time.period]
    [2020, 2019]
    """

    start: int
    end: int
    period: Period | None  # None if unknown: 去年 in a text without a date
    is_beside: bool = False  # only a comparison: 比上年
    is_named: bool = True  # by a number, not as 去年


def times(text: str, year: int = 0, written: int = 0) -> Iterator[Time]:
    """The times that a text names; ``year`` is the year it is about, ``written`` the year it was written.

    >>> [time.period for time in times("2021年2月26日发布")]
    []
    """
    for match in _NAMED.finditer(text):
        if match["first"] and (index := _OF_INDEX.match(text, match.end("first"))):
            start = match.start() - text[: match.start()].endswith(("按", "以"))
            yield Time(start, index.end(), None, is_beside=True)
            continue
        if match["day"] or (match["first"] and not _is_year(text, match)):
            continue
        period = _period(match, year, written)
        if match["first"] and period:
            year = period.last
        start, end = match.span()
        yield Time(start, end, period, _is_beside(text, start, end), not match["ago"])


def _is_beside(text: str, start: int, end: int) -> bool:
    """Whether the words around a time only compare with it.

    >>> [one.is_beside for text in ("较于2019年提高", "和2019年相比", "和2019年一样") for one in times(text)]
    [True, True, False]
    """
    is_led = _BESIDE.search(text, max(0, start - _NEAR), start) is not None
    return is_led or _COMPARED.match(text, end) is not None


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether a number of four digits is a year: 2020年, 2020-2022."""
    return bool(match["last"]) or _OF_YEAR.match(text, match.end("first")) is not None


def _period(match: re.Match[str], year: int, written: int) -> Period | None:
    if match["first"]:
        first, last = year_of(match["first"]), year_of(match["last"] or match["first"])
        return Period(first, last, _months(match["part"])) if first <= last else None
    if match["plan"]:
        return plan_of(match["plan"])
    if match["ago"] in _AGO:
        then = written - _AGO[match["ago"]] if written else 0
    else:
        then = year and year + (1 if match["ago"] in _NEXT else -1)
    return Period(then, then, _months(match["also"])) if then else None


def _months(part: str | None) -> Months:
    found = PART.fullmatch(part or "")
    return months(found) if found else ()


def plan_of(words: str) -> Period | None:
    """The years of the five-year plan that a text names.

    >>> plan_of("“十一五”时期"), plan_of("十五"), plan_of("十五家")
    (Period(first=2006, last=2010, part=()), Period(first=2001, last=2005, part=()), None)
    """
    named = re.search(PLAN, words)
    first = PLANS.get(named[0] if named else words.strip('“”"「」'))
    return Period(first, first + 4) if first else None


def year_of(year: str) -> int:
    """A year in digits or numerals.

    >>> year_of("2020"), year_of("二〇二〇"), year_of("113"), year_of("1900")
    (2020, 2020, 2024, 1900)
    """
    digits = (char if char.isdecimal() else str(DIGITS.get(char, 0)) for char in year)
    found = int("".join(digits))
    return found if len(year) == _DIGITS else _REPUBLIC + found


def period_of(words: str) -> Period | None:
    """The time of a fact's period, if it consists of years.

    >>> period_of("2020年上半年"), period_of("2020"), period_of("疫情期间")
    (Period(first=2020, last=2020, part=(1, 6)), Period(first=2020, last=2020, part=()), None)
    """
    text = f"{words}年" if re.fullmatch(_YEAR, words) else words.replace("/", "-")
    return next((time.period for time in times(text)), None)
