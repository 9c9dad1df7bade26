"""The meaning of each number of a table, from the heads of its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..text.patterns import pattern
from ..text.width import half_width
from .blocks import Cell, Place, Table, row_text
from .captions import unit_of
from .lines import heading_level, is_numbered
from .table_cells import (
    DASH,
    LONGEST_LABEL,
    MEMBER,
    PERIOD,
    SHARES,
    Number,
    Said,
    is_prose,
    is_unit,
    is_year,
    number_in,
    said,
    trimmed,
)
from .table_columns import SKIPPED, Column, columns, in_year, kind_of

COLUMNS = 256  # of a table that is read by its heads
CELLS = 200_000  # of such a table; a merged cell counts for each place it covers


class Reading(NamedTuple):
    """A number of a table and what it counts."""

    topic: str  # empty if the table does not tell
    written: str
    unit: str
    period: str
    statement: str  # the row reduced to its label and the number
    qualifier: str = ""


class Row(NamedTuple):
    """A row as one line, and its numbers; or the text of a cell with sentences."""

    text: str
    place: Place
    readings: tuple[Reading, ...] = ()
    is_prose: bool = False


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table with the meaning of their numbers.

    >>> lines = (("指标", "2021年", "增长%"), ("粮食产量（万吨）", "28.7", "2.1"))
    >>> table = Table(tuple(tuple(map(Cell, line)) for line in lines))
    >>> [(one.topic, one.written, one.unit, one.period) for row in rows_of(table) for one in row.readings]
    [('粮食产量', '28.7', '万吨', '2021'), ('粮食产量增长', '2.1', '%', '')]
    """
    grid = _grid(table)
    reader = _Reader(table, grid)
    for row, slots in zip(table.rows, grid, strict=True):
        text = row_text(row)
        readings = tuple(reader.take(slots)) if text else ()
        prose = [cell for cell in row if is_prose(cell.text)]
        if readings or not prose:
            yield from [Row(text, row[0].place, readings)] if text else []
        for cell in prose:
            yield Row(cell.text, cell.place, is_prose=True)


# The grid: a cell for each column of each row; a merged cell is in all places that it covers.


class _Slot(NamedTuple):
    cell: Cell
    number: Number | None = None  # of the cell
    is_first: bool = False  # the first place of a merged cell


_NONE = _Slot(Cell(""))


def _grid(table: Table) -> list[list[_Slot]]:
    """The grid of a table; its rows are empty if the table has too many cells."""
    grid: list[list[_Slot]] = []
    reaching: dict[int, tuple[_Slot, int]] = {}  # column -> a cell from above, its remaining rows
    for row in table.rows:
        slots: list[_Slot] = []
        below: dict[int, tuple[_Slot, int]] = {}
        for cell in (*row, None):
            while len(slots) in reaching or (
                cell is None and len(slots) <= max(reaching, default=-1)
            ):
                above, rows = reaching.pop(len(slots), (_NONE, 1))
                if rows > 1:
                    below[len(slots)] = above, rows - 1
                slots.append(above)
            if cell is None:
                break
            slot = _Slot(cell, _number(cell))
            for offset in range(min(cell.colspan, CELLS)):
                if cell.rowspan > 1:
                    below[len(slots)] = slot, cell.rowspan - 1
                slots.append(slot._replace(is_first=not offset))
        reaching = below
        grid.append(slots)
        if len(slots) > COLUMNS or len(slots) * len(table.rows) > CELLS:
            return [[] for _row in table.rows]
    width = max(map(len, grid), default=0)
    return [[*slots, *[_NONE] * (width - len(slots))] for slots in grid]


def _number(cell: Cell) -> Number | None:
    number = number_in(cell.text)
    return number._replace(unit=cell.unit) if number and cell.unit else number


# Rows.

_JOINED = pattern(r"(?:比|同比|较|增|占|环比|完成|累计|年均|涨|降)")
NUMBERS = pattern(r"[-\d.,%‰]+(?: {2,}[-\d.,%‰]+)+")  # several in one cell
_SUMS = pattern(r"(?:合|总|小|共)计|总数")
_LATEST = pattern(r"[本当][月季周旬日]")  # the last part of the period of the table
_LABELS = pattern(r"项目|指标|信息内容|内容|名称|地区|科目|类别|分类|区域|行业|单位|部门|年份|时间")


class _Reader:
    """Reads the rows of a table in order, with the heads and labels above the current row."""

    def __init__(self, table: Table, grid: Sequence[Sequence[_Slot]]) -> None:
        self._unit = table.unit
        years = set(PERIOD.findall(half_width(table.caption)))
        self._period = said(table.caption).period if len(years) == 1 else ""
        body = zip(*filter(_counts, grid), strict=True)
        self._kinds = [
            kind_of(
                [one.cell.text for one in column], sum(one.number is not None for one in column)
            )
            for column in body
        ]
        self._heads: list[list[Cell]] = []
        self._columns: list[Column] = []  # under these heads, after the first row with numbers
        self._group = ""  # the label of the rows below a row that has only a label
        self._level = -1  # of the number before that label
        self._inner = 0  # the indent of the first row below it
        self._is_group_used = False
        self._parent = ""  # the label above 其中
        self._indent = 0  # of that label
        self._is_member = (
            False  # whether the row is of 其中, or below one and farther in than the whole
        )

    def take(self, slots: Sequence[_Slot]) -> Iterator[Reading]:
        """The meaning of the numbers of the next row."""
        texts = [slot.cell.text for slot in slots if slot.is_first and slot.cell.text]
        if not slots or _numbers_columns(texts):
            return
        if _counts(slots):
            if not self._columns:
                self._columns = columns(self._heads, self._kinds, self._unit)
            self._inner = self._inner if self._is_group_used else slots[0].cell.indent
            self._is_group_used = True
            is_next = is_numbered(texts[0]) and heading_level(texts[0]) <= self._level
            if is_next or slots[0].cell.indent < self._inner:  # 二、 after the group 一、
                self._group = ""
            yield from self._readings(slots)
        elif self._is_head(slots, texts):
            if self._columns:
                self._heads, self._columns = [], []
                self._group = "" if self._is_group_used else self._group
            self._heads.append([slot.cell for slot in slots])
        elif len(texts) == 1 and (unit := unit_of(texts[0])):
            self._unit = unit
            self._columns = self._columns and columns(self._heads, self._kinds, unit)
        elif len(texts) == 1 and not (
            is_prose(texts[0]) or _SUMS.fullmatch("".join(texts[0].split()))
        ):
            self._group = trimmed(texts[0]) if len(texts[0]) <= LONGEST_LABEL else ""
            self._level = heading_level(texts[0]) if is_numbered(texts[0]) else -1
            self._is_group_used = False

    def _is_head(self, slots: Sequence[_Slot], texts: list[str]) -> bool:
        has_no_values = len(texts) > 1 and all(map(DASH.fullmatch, texts[1:]))
        if has_no_values or any(map(NUMBERS.fullmatch, texts)):
            return False
        if all(slot.cell.heading for slot in slots if slot.cell.text):
            return True
        if not self._columns:
            return len(texts) > 1 or not (slots[0].is_first and slots[0].cell.text)
        label = "".join(slots[0].cell.text.split())
        heads = {cell.text for head in self._heads for cell in head}
        is_again = not heads.isdisjoint(texts)
        return len(texts) > 1 and (is_again or _LABELS.fullmatch(label) is not None)

    def _readings(self, slots: Sequence[_Slot]) -> Iterator[Reading]:
        label = ""
        first = slots[0].cell
        is_below = self._is_member and first.indent > self._indent
        self._is_member = is_below or MEMBER.match(first.text) is not None
        units = [at for at, column in enumerate(self._columns) if column.kind == "unit"]
        times = [at for at, column in enumerate(self._columns) if column.kind == "time"]
        for at, (slot, column) in enumerate(zip(slots, self._columns, strict=True)):
            number = slot.number if slot.is_first else None
            if column.kind == "text" and is_year(slot.cell.text):
                continue
            if number and column.kind in ("number", "text") and not _is_code(slots, column):
                before = [slots[time].cell.text for time in times if time < at]
                label = self._own_label(slots, column)
                yield self._reading(slots, at, number, units, before)
        if label and not self._is_member:
            self._parent, self._indent = label, first.indent

    def _reading(
        self, slots: Sequence[_Slot], at: int, number: Number, units: list[int], times: list[str]
    ) -> Reading:
        column = self._columns[at]
        label = self._label(slots, column)
        is_joined = _JOINED.match(column.words) or not label or not column.words
        change = next(filter(_is_change, map(said, times)), Said(""))  # below the rows of years
        topic = f"{label}{column.words}" if is_joined else f"{label}（{column.words}）"
        topic += change.words
        given = [slots[unit].cell.text for unit in units]
        of_row = [said(slots[one].cell.text, is_label=True).unit for one in column.labels[::-1]]
        unit = next(filter(is_unit, given), "") or next(filter(None, of_row), "")
        time = "" if change.words else next((said(one).period or one for one in times[::-1]), "")
        year = column.period or ("" if _LATEST.search(column.words) else self._period)
        year = next((in_year(year[:4], one) for one in column.words.split("：")), "") or year
        quoted = [slots[one].cell for one in (*column.labels, *units, at) if slots[one].is_first]
        return Reading(
            topic[:LONGEST_LABEL],
            number.written,
            number.unit or (change.unit if change.words else column.unit_of(topic, unit)),
            in_year(year, time) or column.period or time or year,
            row_text(tuple(quoted)),
            number.qualifier,
        )

    def _own_label(self, slots: Sequence[_Slot], column: Column) -> str:
        cells = dict.fromkeys(slots[at].cell for at in column.labels)
        words = (
            said(one.text, is_label=True).words for one in cells if not DASH.fullmatch(one.text)
        )
        return "：".join(dict.fromkeys(filter(None, words)))

    def _label(self, slots: Sequence[_Slot], column: Column) -> str:
        """The label of a row, with the label of its whole."""
        own = self._own_label(slots, column)
        last = slots[column.labels[-1]].cell.text if column.labels else ""
        above = self._parent if self._is_member or MEMBER.match(last) else ""
        above = above or (self._group if own and own != self._group else "")
        return "：".join(filter(None, (above, own)))


def _is_change(row: Said) -> bool:
    """Whether the label of a row in a column of times is a change: 比上年±%."""
    return not row.period and (row.unit in SHARES or row.words.startswith(("比", "同比", "较")))


def _is_code(slots: Sequence[_Slot], column: Column) -> bool:
    """Whether a number is a code by its label: 科目编码, 邮编."""
    label = slots[column.labels[-1]].cell.text if column.labels else ""
    return SKIPPED.fullmatch(trimmed(label)) is not None


def _counts(slots: Sequence[_Slot]) -> bool:
    """Whether a row has numbers other than years, which are heads."""
    cells = [slot for slot in slots if slot.is_first and slot.cell.text]
    has_numbers = any(slot.number and not is_year(slot.cell.text) for slot in cells)
    return has_numbers and not _numbers_columns([slot.cell.text for slot in cells])


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 甲 乙 1 2 3."""
    digits = [text for text in texts if text.isdecimal()]
    others = [text for text in texts if not text.isdecimal()]
    in_order = digits == [str(rank) for rank in range(1, len(digits) + 1)]
    return (
        len(digits) > 1 and in_order and all(len(t) == 1 or t in ("栏次", "行次") for t in others)
    )
