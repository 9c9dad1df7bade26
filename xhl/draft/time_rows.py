"""Times in a row, each with its number: 2020年、2021年产值分别为5亿元、6亿元; 2020-2022年产值分别为5、6、8亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..text.brackets import is_in_brackets
from ..text.compounds import compounds
from ..text.patterns import pattern
from ..text.simplify import simplified
from .periods import in_digits, of_words
from .when import OTHER, PARTS

if TYPE_CHECKING:
    from ..quantity.reader import Found

_TIME = rf"(?:(?:[12]\d{{3}}|[89]\d|1[0-3]\d)年度?(?:{PARTS}|[底末])?|{PARTS}|{OTHER}|今年)"
_TIMES = pattern(rf"{_TIME}(?:(?:[、和与及]|以及){_TIME})+")
_EACH = pattern(r"[，,]?[^，,；;。\d]*(?:分别|依次)[^，,；;。\d]*")
_OF_ALL = rf" ?[两三四五六七八九十]?年度?(?P<part>{PARTS})?(?![底末初以])(?:[两三四五六七八九十]年)?(?:期间|间)?[)）]?"
_SPAN = pattern(
    rf"(?<!\d)(?P<first>[12]\d{{3}})(?P<whole>年)?[-—~～至到](?P<last>[12]\d{{3}}){_OF_ALL}"
)
# 2021、2022年上半年; 2021、2022、2023三年
_YEARS = pattern(rf"(?<!\d)(?P<years>[12]\d{{3}}(?:[、和与及 ][12]\d{{3}}){{1,9}}){_OF_ALL}")
_TWO = pattern(r"\d{4}、\d{4}")  # of 2021、2022和2023年上半年, the first may be whole
_LONGEST_SPAN = 10  # years, each of which has a number
_SEVERAL = pattern(
    "[、和与及]|(?<!第)[两二三四五六七八九十](?:级|批|个|大|类|种|家|地|项|所|座|县|市|区|省|乡|镇|村|期|组|者)"
)
# 线上线下, 公办民办, and others without a sign between them
_PAIR = pattern(
    r"(?P<same>.).(?P=same).|.(?P<last>.).(?P=last)|省市|市县|县乡|中央[省地]|小学初中|城镇农村|国[有营][民私]营|国有集体|公[立办]民[营办]|大中型"
)
_NEXT = pattern(" ?(?:、|，|,|和|与|及|以及) ?(?:约|近|达|增长|下降|上升)?")


class Row(NamedTuple):
    """Several times, at a place of a text."""

    start: int
    end: int
    times: tuple[str, ...]
    is_span: bool = False  # the years from the first to the last that is named

    def is_of(self, says: str) -> bool:
        """Whether its numbers may follow some words: those after a span may name as many things as it has years."""
        return not (self.is_span and names_several(says, len(self.times)))


def names_several(words: str, size: int) -> bool:
    """Whether words name several things, which may be ``size``.

    >>> [names_several(words, 2) for words in ("粮食、油料产量分别为", "城乡居民收入分别为", "两级财政分别投入")]
    [True, True, True]
    >>> names_several("产量分别为", 2), names_several("第三产业投资分别为", 2)
    (False, False)
    """
    is_pair = size == 2 and _PAIR.search(words) is not None
    return is_pair or _SEVERAL.search(words) is not None or compounds(words, size) != []


def rows(text: str) -> Iterator[Row]:
    """The rows of times in a text in simplified characters.

    >>> [row.times for row in rows("2020年、2021年营收分别为5元和6元")]
    [('2020年', '2021年')]
    >>> [row.times for row in rows("2024-2026年净利润分别为2、3、4亿元")]
    [('2024年', '2025年', '2026年')]
    """
    plain = in_digits(text)
    for row in _TIMES.finditer(plain):
        yield Row(row.start(), row.end(), tuple(one[0] for one in re.finditer(_TIME, row[0])))
    for span in _SPAN.finditer(plain):
        first, last = int(span["first"]), int(span["last"])
        part = span["part"] or ""
        if first < last < first + _LONGEST_SPAN and (span["whole"] or not part):
            years = *(f"{year}年" for year in range(first, last)), f"{last}年{part}"
            yield Row(span.start(), span.end(), years, is_span=True)
    for row in _YEARS.finditer(plain):
        part = row["part"] or ""
        years = tuple(f"{year}年{part}" for year in re.findall(r"\d{4}", row["years"]))
        if not part or _TWO.fullmatch(row["years"]):
            yield Row(row.start(), row.end(), years, is_span=True)


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
        size, end = len(row.times), row.end
        outer = [
            rank
            for rank, one in enumerate(found)
            if one.start >= end and not is_in_brackets(text, one.start, end)
        ]
        while len(mine := outer[:size]) == size:
            says = _ASIDE.sub("", text[end : found[mine[0]].start])
            links = [
                _ASIDE.sub("", text[found[rank].end : found[other].start])
                for rank, other in pairwise(mine)
            ]
            is_of = row.is_of(says) if end == row.end else not names_several(says, size)
            if not (is_of and _EACH.fullmatch(says) and all(map(_NEXT.fullmatch, links))):
                break
            for rank, time in zip(mine, _times(row, year), strict=True):
                yield rank, time
                for aside in range(rank + 1, len(found)):  # 5亿元（增长3%）、6亿元（增长4%）
                    if not is_in_brackets(text, found[aside].start, end):
                        break
                    if not _OWN_TIME.search(text, found[rank].end, found[aside].start):
                        yield aside, time
            # 2020年、2021年收入分别为5元、6元，利润分别为1元、2元
            outer, end = outer[size:], found[mine[-1]].end


_ASIDE = pattern(r"[(（][^()（）]*[)）]")
# 5亿元（2019年为4亿元）
_OWN_TIME = pattern(r"(?<![比较与同])(?:[12]\d{3}年|[上去前今本当明]年|上一年)")


def _times(row: Row, year: str) -> Iterator[str]:
    """The times of a row; 二季度 in 2020年一季度、二季度 is of 2020."""
    for words in row.times:
        time = of_words(words, year)
        year = time[:4] if time[:4].isdecimal() else year
        yield time
