"""Times in a row, each with its number: 2020年、2021年产值分别为5亿元、6亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..text.patterns import pattern
from ..text.simplify import simplified
from .periods import PARTS, in_digits, of_words
from .when import OTHER

if TYPE_CHECKING:
    from ..quantity.reader import Found

_TIME = rf"(?:(?:[12]\d{{3}}|[89]\d|1[0-3]\d)年度?(?:{PARTS}|[底末])?|{PARTS}|{OTHER}|今年)"
_TIMES = pattern(rf"{_TIME}(?:(?:[、和与及]|以及){_TIME})+")
_EACH = pattern(r"[，,]?[^，,；;。\d]*(?:分别|依次)[^，,；;。\d]*")
_NEXT = pattern(" ?(?:、|，|,|和|与|及|以及) ?(?:约|近|达|增长|下降|上升)?")


class Row(NamedTuple):
    """Several times, from ``start`` to the last of ``ends``."""

    start: int
    ends: tuple[int, ...]  # of each time

    @property
    def end(self) -> int:
        return self.ends[-1]


def rows(text: str) -> Iterator[Row]:
    """The rows of times in a text in simplified characters.

    >>> next(rows("2020年、2021年营收分别为5元和6元")).ends
    (5, 11)
    """
    for row in _TIMES.finditer(in_digits(text)):
        each = re.finditer(_TIME, row[0])
        yield Row(row.start(), tuple(row.start() + one.end() for one in each))


def dealt(sentence: str, found: Sequence[Found], year: str = "") -> Iterator[tuple[int, str]]:
    """The rank and the time of each number after 分别, if as many times precede.

    >>> from ..quantity.reader import find
    >>> text = "2020年、2021年产值分别为5亿元、6亿元"
    >>> [*dealt(text, find(text))]
    [(0, '2020'), (1, '2021')]
    """
    if "分别" not in (text := simplified(sentence)) and "依次" not in text:
        return
    for row in rows(text):
        first = next((rank for rank, one in enumerate(found) if one.start >= row.end), None)
        size = len(row.ends)
        if first is None or not _EACH.fullmatch(text, row.end, found[first].start):
            continue
        mine = found[first : first + size]
        links = [text[one.end : other.start] for one, other in pairwise(mine)]
        if len(mine) == size and all(map(_NEXT.fullmatch, links)):
            yield from enumerate(_times(text, row, year), first)


def _times(text: str, row: Row, year: str) -> Iterator[str]:
    """The times of a row; 二季度 in 2020年一季度、二季度 is of 2020."""
    for start, end in pairwise((row.start, *row.ends)):
        time = of_words(text[start:end].lstrip("、和与及以"), year)
        year = time[:4] if time[:4].isdecimal() else year
        yield time
