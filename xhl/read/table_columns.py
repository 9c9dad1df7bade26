"""The columns of a table: labels, or numbers and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..text.patterns import YEAR, pattern
from .table_cells import DASH, KINDS, SHARES, Said, is_unit, is_year, said, trimmed

if TYPE_CHECKING:
    from .blocks import Cell

SKIPPED = pattern(
    r"(?:.*(?:序号|编号|编码|代码|代号|行次|栏次|电话|传真|邮编|网址|链接|地址|文号|证号|账号|帐号|日期|手机号?"
    r"|身份证号?|页码))|.*邮政编码|备注|说明|RGB|HEX|排名|名次|位次|位次变化|QQ|e-?mail|电子邮箱|url|no\.?|id|类|款|项|目",
    re.IGNORECASE,
)
_UNITS = pattern(r"(?:计量|数量)?单位")
_TIMES = pattern(r"年份|年度|年|时间|月份|季度|时期|期间")
_PART = pattern(r"前?[一二三四]季度|[上下]半年|(?:\d{1,2}[-—~至])?\d{1,2}月份?")
_YEAR = pattern(YEAR)
_COUNTS = pattern(rf"[约近超逾≥≤]?(?!{YEAR})\d")
_SHARES = pattern(r"率$|率[（(]|比重|占比|比例|增速|增幅|增长(?!额|量|值|数)|同比|环比|涨幅|降幅")
_GENERAL = pattern(
    r"数值|数量|数据|指标值|金额|绝对数|绝对额|绝对值|总量|数|值|数额|实绩|实际|完成|完成数|完成值|指标|本年|小计"
)
_OF_NUMBERS = pattern(r".*(?:数|数量|金额|数值|情况)")


class Column(NamedTuple):
    """A column of a table, from its heads and cells."""

    kind: str  # "text", "number", "time", "unit", "skipped", "empty"
    labels: tuple[int, ...] = ()  # the columns of its labels, the nearest to the left
    words: str = ""  # what it counts, in addition to the label
    period: str = ""
    units: tuple[str, ...] = ()  # from its heads, the lowest first
    shared: str = ""  # the unit of the whole table, from its corner or a line beside it
    is_share: bool = False

    def unit_of(self, topic: str, of_row: str) -> str:
        """The unit of a number: shares and changes never have a unit of amounts, whatever the row says."""
        share = next((unit for unit in self.units if unit in SHARES), "")
        if share or self.is_share:
            return share or self._shared_unit(topic)
        return of_row or next(iter(self.units), "") or self._shared_unit(topic)

    def _shared_unit(self, topic: str) -> str:
        units = [unit for unit in re.split(r"[、,，;；和及\s]+", self.shared) if unit]
        if _SHARES.search(topic):
            return next((unit for unit in units if unit in SHARES), "")
        amounts = [unit for unit in units if unit not in SHARES]
        named = [unit for unit in amounts if unit in topic]  # 单位：人、户 of 总人口 and 户数
        return next((some[0] for some in (amounts, named) if len(some) == 1), "")


def kind_of(column: Sequence[str], numbers: int) -> str:
    """The kind of most cells of a column, so many of which are numbers.

    >>> kind_of(["5", "—", "9.1"], 2), kind_of(["2020", "2021"], 2), kind_of(["5", "约6", "7/8"], 1)
    ('number', 'time', 'number')
    """
    cells = [text for text in column if not DASH.fullmatch(text)]
    counting = sum(_COUNTS.match(text) is not None for text in cells) if numbers else 0
    if not cells or 2 * max(numbers, counting) < len(cells):
        return "text" if cells else "empty"
    return "time" if all(map(is_year, cells)) else "number"


def columns(heads: Sequence[Sequence[Cell]], kinds: Sequence[str], unit: str) -> list[Column]:
    """The columns of a table under these rows of heads; ``unit`` is that of the table.

    >>> from .blocks import Cell
    >>> [column.kind for column in columns([(Cell("序号"), Cell("单位"))], ["number", "text"], "")]
    ['skipped', 'unit']
    """
    heads = _spread(heads)
    whole = {head[0] for head in heads if len(set(head)) == 1}  # a title over all columns
    cells = [[head[at] for head in heads if head[at] not in whole] for at in range(len(kinds))]
    kinds = [_kind(above, kind) for above, kind in zip(cells, kinds, strict=True)]
    labels = _labels(kinds)
    alone = {one for one in labels if labels.count(one) == 1}
    found = [
        _column(kind, above, label, label in alone, _corner([cells[at] for at in label]) or unit)
        for kind, above, label in zip(kinds, cells, labels, strict=True)
    ]
    periods = {column.period for column in found if column.kind == "number" and not column.is_share}
    return [column._replace(period=_of_share(column, periods)) for column in found]


def _spread(heads: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The heads, with one that stands in the first of its columns, as in CSV, in all of them."""
    rows = [[*head] for head in heads]
    for upper, lower in pairwise(rows):
        under = [at for at in range(1, len(lower)) if lower[at].text]
        for before, at in pairwise(under):
            if upper[under[0]].text and not upper[at].text and at == before + 1:
                upper[at] = upper[before]
    return rows


def in_year(year: str, part: str) -> str:
    """The period of a part of a year; "" if they are not such.

    >>> in_year("2023", "1月"), in_year("", "1月")
    ('2023年1月', '')
    """
    return f"{year}年{part}" if _YEAR.fullmatch(year) and _PART.fullmatch(part) else ""


def _of_share(column: Column, periods: set[str]) -> str:
    """The period of a column; that of growth in 2023年 is 2023年1-6月 if no amounts are of the whole year."""
    parts = [period for period in periods if period.startswith(f"{column.period}年")]
    is_of_part = column.is_share and len(parts) == 1 and column.period not in periods
    return parts[0] if is_of_part and column.period else column.period


def _kind(above: Sequence[Cell], kind: str) -> str:
    words = ["".join(trimmed(cell.text).split()) for cell in above]
    named = [word for word in words if not DASH.fullmatch(word)]
    if kind == "number" and any(words) and not named:  # a head that is struck out
        return "skipped"
    for meant, form in (("unit", _UNITS), ("skipped", SKIPPED), ("time", _TIMES)):
        if named and form.fullmatch(named[-1]):
            return meant
    return kind


def _labels(kinds: Sequence[str]) -> list[tuple[int, ...]]:
    """For each column of numbers, the nearest columns of words to its left."""
    found: list[tuple[int, ...]] = []
    run: tuple[int, ...] = ()
    is_open = False  # the run continues in the next column
    for at, kind in enumerate(kinds):
        found.append(run if kind == "number" else ())
        if kind == "text":
            run = (*run, at) if is_open else (at,)
        is_open = kind == "text" or (is_open and kind == "unit")
    return found


def _corner(cells: Sequence[Sequence[Cell]]) -> str:
    found = (said(cell.text).unit for above in cells for cell in above)
    return next(filter(None, found), "")


def _head(text: str, rank: int) -> Said:
    """The content of a head; below another one it may be the unit alone: 户数 above 户."""
    found = said(text)
    is_alone = rank and not found.unit and is_unit(found.words) and found.words not in KINDS
    return found._replace(words="", unit=found.words) if is_alone else found


def _column(
    kind: str, above: Sequence[Cell], labels: tuple[int, ...], is_alone: bool, shared: str
) -> Column:
    heads = [_head(cell.text, rank) for rank, cell in enumerate(dict.fromkeys(above))]
    period = next((head.period for head in heads[::-1] if head.period), "")
    part = next((head.words for head in heads if _PART.fullmatch(head.words)), "")
    if whole := in_year(period, part):  # 2023年 above 1-6月
        period, heads = whole, [head for head in heads if head.words != part]
    words = "：".join(dict.fromkeys(head.words for head in heads if head.words))
    is_alone = is_alone and bool(labels)
    is_general = _GENERAL.fullmatch(words) or (is_alone and _OF_NUMBERS.fullmatch(words))
    return Column(
        kind,
        labels,
        "" if is_general else words,
        period,
        tuple(head.unit for head in heads[::-1] if head.unit),
        shared,
        any(_SHARES.search(head.words) for head in heads),
    )
