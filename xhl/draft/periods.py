"""The time that a sentence gives for each of its numbers, as far as it says one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .phrases import simplified

if TYPE_CHECKING:
    from ..quantity.reader import Found

_PERIOD = re.compile(
    r"(?<![比较同与和])(?P<year>[12]\d{3})(?P<to>[-—~～至到][12]\d{3})?年"
    r"(?P<part>底|末|初|[上下]半年|前?[一二三四]季度|\d{1,2}(?:[-—~～至到]\d{1,2})?月(?:份|底|末)?)?"
    r"|(?P<plan>十[一二三四五六]五)(?=[”」]|时期|期间|末)"
)
_LAST_YEAR = re.compile(r"(?P<when>上年|去年)(?:同期)?的?$")
_FROM = re.compile(r"[由从]$")
_TO = re.compile(r"\d[^，,。；;]{0,12}[至到为成]")


def periods(sentence: str, found: Sequence[Found]) -> list[str]:
    """The time that a sentence gives for each quantity; empty where it gives none.

    >>> from ..quantity.reader import find
    >>> text = "2020年底，基站由2019年的31个增加到429个。"
    >>> periods(text, find(text))
    ['2019', '2020年底']
    """
    text = simplified(sentence)
    named = list(_PERIOD.finditer(text))
    given: list[str] = []
    for rank, one in enumerate(found):
        last_year = _LAST_YEAR.search(text, max(0, one.start - 8), one.start)
        if rank and one.role == "term" and not text[found[rank - 1].end : one.start].strip(" :∶"):
            given.append(given[-1])
        elif last_year:
            given.append(last_year["when"])
        else:
            before = [match for match in named if _holds(text, match, one.start)]
            given.append(_written(before[-1]) if before else "")
    return given


def _holds(text: str, period: re.Match[str], at: int) -> bool:
    """Whether a time holds for a number there: 由2019年的31个增加到429个 has two."""
    if period.end() > at:
        return False
    is_from = _FROM.search(text, max(0, period.start() - 1), period.start())
    return not (is_from and _TO.search(text, period.end(), at))


def _written(match: re.Match[str]) -> str:
    if match["plan"]:
        return match["plan"]
    return match[0] if match["part"] else match[0].removesuffix("年")


def of_title(title: str) -> str:
    """The time that a document is about, as its title says it first; empty if it says none.

    >>> of_title("云岭县2022年预算执行情况和2023年预算草案的报告"), of_title("工作报告")
    ('2022', '')
    """
    match = _PERIOD.search(simplified(title))
    return _written(match) if match else ""


def years(text: str) -> tuple[str, ...]:
    """The years that a text names most, the most frequent first.

    >>> years("2020年好于2019年。2020年完工。")
    ('2020', '2019')
    """
    named = Counter(match["year"] for match in _PERIOD.finditer(text) if match["year"])
    return tuple(year for year, _count in named.most_common(3))
