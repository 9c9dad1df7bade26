"""Facts that come later among equals: plans, changes, and what is of a year before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..quantity.planned import PERCENTAGE_POINTS, is_plan
from ..text.patterns import YEAR, pattern

if TYPE_CHECKING:
    from ..model import Document, Fact

_BEFORE = ("上年", "上一年", "去年")
_CHANGE = pattern("[增减降升涨跌滑缩扩]|成[长長]|提[高升]|回落|放缓|加快|比.+[多少]")
# With which the change at the end of a name begins.
RATES = tuple("增速 涨速 降速 跌速 增幅 涨幅 降幅 跌幅 增长 下降 上涨 同比 环比".split())
_LEVEL = ("至", "到", "为", "达", "到了")  # 增长到 tells a level
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_LAST = 9999  # twice a year at most
_STEP = _LAST + 1


def lateness(fact: Fact) -> int:
    """The place of a fact among equals, of which the least comes first; it has five digits at most.

    What was done comes before what is of the year before, with which a report compares, and that before what is
    planned; of these, levels before their changes; of these, what is of a new year before what is of an old one.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact._replace(period="2020年")
    >>> rise = fact._replace(quantity=fact.quantity._replace(qualifier="增长"))
    >>> plan = rise._replace(quantity=fact.quantity._replace(qualifier="力争增长"))
    >>> others = [fact._replace(period="2019年"), rise, fact._replace(period="上年"), plan]
    >>> lateness(fact) < lateness(others[0]) < lateness(rise) < lateness(others[2]) < lateness(plan)
    True
    """
    year, done = _told(fact.document)
    first, last = _years(fact.period) if fact.period else (0, 0)
    if is_plan(fact.qualifier) or last > done > 0:
        stage = 2
    else:
        stage = int(fact.period.startswith(_BEFORE))
        year = 2 * first or year
    return (2 * stage + _is_change(fact)) * _STEP + _LAST - year


def are_alike(one: Fact, other: Fact) -> bool:
    """Whether two facts tell the same of a topic, though perhaps of different years."""
    is_same = one.topic == other.topic and one.unit == other.unit
    return is_same and lateness(one) // _STEP == lateness(other) // _STEP


def _is_change(fact: Fact) -> bool:
    """Whether the number of a fact, or its name, tells how much something changed."""
    if fact.unit in PERCENTAGE_POINTS or fact.topic.endswith(RATES):
        return True
    return fact.quantity is not None and tells_change(fact.qualifier)


def tells_change(qualifier: str) -> bool:
    """Whether the words around a number tell that it is a change, not what this led to.

    >>> tells_change("同比增长"), tells_change("比上年多"), tells_change("增长到")
    (True, True, False)
    """
    is_change = qualifier != "" and _CHANGE.search(qualifier) is not None
    return is_change and not qualifier.endswith(_LEVEL)


def year_of(fact: Fact) -> int:
    """The year that a fact is of, by its period or else its document; 0 if that is not known.

    >>> from xhl import load
    >>> year_of(load().search("5G")[0].fact)
    2020
    """
    return (fact.period and _years(fact.period)[1]) or (_told(fact.document)[0] + 1) // 2


@lru_cache(1 << 10)
def _told(document: Document) -> tuple[int, int]:
    """Twice the year that a document tells of, or one less if the one before may be meant, and the last year of which
    it may tell what was done; 0 if these are not known.
    """
    for text in (document.period, document.title):
        first, last = _years(text)
        if last:
            is_before = "工作报告" in text
            return 2 * last - (is_before or first != last), last - is_before
    last = _years(document.date)[1]
    return max(0, 2 * last - 1), last


@lru_cache(1 << 10)
def _years(text: str) -> tuple[int, int]:
    """The first and the last year that a text names; 0 if it names none."""
    years = [int(one) for one in _YEARS.findall(text.translate(_DIGITS))]
    return (min(years), max(years)) if years else (0, 0)
