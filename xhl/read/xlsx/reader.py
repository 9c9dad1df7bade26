"""Spreadsheets: the displayed content of the sheets as tables; hidden parts are left out with a note."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from importlib.util import find_spec
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from ...errors import FileError
from ...i18n.messages import _
from ...text.patterns import pattern
from ..blocks import Block, Cell, Content, Piece, Place, Table
from ..captions import captioned, is_caption, unit_of
from ..lines import cleaned, in_cell
from ..package import Package, has_main, has_too_many, has_type
from ..raised import raised
from ..table_cells import indent_of, is_year
from .numbers import Shown, shown

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as OneCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

CELLS = 250_000  # of a file
TAGS = 300_000  # of its styles; openpyxl makes objects of all, used or not
_MAIN = pattern(rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.")
_CELL = pattern(rb"<(?:\w+:)?c[ >/]")
_MERGED = pattern(rb"mergeCell\s[^<>]*ref\s*=\s*[\"']([^\"']+)")
_UNSAVED = pattern(
    rb"<(?:\w+:)?f(?:[ >][^<]*</(?:\w+:)?f>|[^<>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_NAMELESS = pattern(r"(?:sheet|工作表)\s*\d*", re.IGNORECASE)
_ATTACHED = pattern(r"附?[件表]\s*[\d一二三四五六七八九十-]*[：:]?")
# Numbers of formats that Chinese Excel has and does not write into files; openpyxl does not know them.
_OF_CHINESE_EXCEL = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), 'yyyy"年"m"月"d"日"'),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), 'h"时"mm"分"'),
}
_WIDEST = 16_384  # columns of a sheet
_NONE = Cell("")
_STRUCK = "—"  # in place of a struck-out cell of a row of which others stand
_LINE = 60  # characters of a title, a caption, a unit above a table


def is_mine(data: bytes, _name: str = "") -> bool:
    """Whether these are the bytes of a .xlsx (or .xlsm, .xltx) file."""
    return has_main(data, _MAIN)


def read(data: bytes) -> Content:
    """The tables of all visible sheets, with a heading for each sheet. Raises `FileError`."""
    if find_spec("openpyxl") is None:
        raise FileError(_("a spreadsheet needs openpyxl: pip install openpyxl"))
    unsaved = _examined(Package(data))
    book = _book(data)
    sheets = [_Sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    pieces: list[Piece] = []
    for sheet in sheets:
        found = list(_pieces(sheet.cells()))
        if len(sheets) > 1 and found and not _NAMELESS.fullmatch(sheet.title):
            pieces.append(Block("heading", cleaned(sheet.title), Place(sheet=sheet.title), level=1))
        pieces += found
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    notes = (*_left_out(hidden, sheets), *_unsaved(unsaved))
    return Content(tuple(captioned(_entitled(pieces))), "xlsx", notes)


# Opening.


def _examined(package: Package) -> int:
    """The number of formulas without a saved value. Raises `FileError` if the file may do harm."""
    cells = unsaved = 0
    for name in package.names:
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        part = package.bytes_of(name)
        if b"<!DOCTYPE" in part or b"\0" in part:  # UTF-16 would hide it
            raise has_type(name)
        if "worksheets/" in name:
            cells += len(_CELL.findall(part))
            unsaved += len(_UNSAVED.findall(part))
            cells += sum(map(_size, _MERGED.findall(part)))
        if "styles" in name and part.count(b"<") > TAGS:
            raise has_too_many(name, TAGS)
        if cells > CELLS:
            problem = _("more than {limit} cells, the most that is read: divide it")
            raise FileError(problem.format(limit=CELLS))
    return unsaved


def _size(reference: bytes) -> int:
    """The number of cells in a merged cell; openpyxl makes an object of each."""
    from openpyxl.worksheet.cell_range import CellRange

    try:
        size = CellRange(unescape(reference.decode())).size
    except (ValueError, TypeError):
        raise _damaged() from None
    return int(size["rows"] * size["columns"])


def _book(data: bytes) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    BUILTIN_FORMATS.update(_OF_CHINESE_EXCEL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about content that it would lose when it writes
            return load_workbook(BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (whatever a wrong part makes openpyxl stumble over)
        raise _damaged() from None


def _damaged() -> FileError:
    return FileError(_("a damaged spreadsheet: open it in Excel and save it again"))


# The cells of a sheet, as displayed.


class _Placed(NamedTuple):
    """A cell with its row and column among the visible ones."""

    row: int
    column: int
    cell: Cell


class _Sheet:
    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.title = str(sheet.title)
        self._used = _used(sheet)
        standing = {one.row for one, shown in self._used if shown is not None}
        self._hidden = {at for at, row in sheet.row_dimensions.items() if row.hidden}
        self._rows = _Visible(
            {*self._hidden, *({one.row for one, _shown in self._used} - standing)}
        )
        self._columns = _Visible(
            at
            for column in sheet.column_dimensions.values()
            if column.hidden and column.min and column.max
            for at in range(column.min, min(column.max, _WIDEST) + 1)
        )

    @property
    def hidden(self) -> tuple[int, int]:
        """The numbers of hidden rows and columns with content."""
        return (
            len({one.row for one, _shown in self._used} & self._hidden),
            len({one.column for one, _shown in self._used} & self._columns.hidden),
        )

    def cells(self) -> list[_Placed]:
        """All cells with content; a merged cell is at its first visible place."""
        spans = {(one.min_row, one.min_col): one for one in self._sheet.merged_cells.ranges}
        placed = []
        for one, seen in self._used:
            text, unit = (in_cell(seen.text), seen.unit) if seen else (_STRUCK, "")
            if not text or text.startswith("="):  # a formula that Excel does not know
                continue
            span = spans.get((one.row, one.column))
            rows = self._rows.within(one.row, span.max_row if span else one.row)
            columns = self._columns.within(one.column, span.max_col if span else one.column)
            if rows and columns:
                place = Place(cell=one.coordinate, sheet=self._sheet.title)
                indent = int(2 * one.alignment.indent) + indent_of(str(one.value))
                cell = Cell(text, place, len(columns), len(rows), unit=unit, indent=indent)
                placed.append(_Placed(rows[0], columns[0], cell))
        return sorted(placed, key=lambda one: one[:2])


def _used(sheet: Worksheet) -> list[tuple[OneCell, Shown | None]]:
    """The cells with values, as displayed; None for struck-out ones. Raises `FileError`."""
    # The cells that the file has; iterating over rows would create missing ones.
    used = (one for one in sheet._cells.values() if one.value is not None)  # noqa: SLF001
    try:
        return [(one, _displayed(one)) for one in used]
    except IndexError:  # a style that the file does not have
        raise _damaged() from None


def _displayed(cell: OneCell) -> Shown | None:
    """The value of a cell without characters that are struck out; None if none is left."""
    is_struck = bool(cell.has_style and cell.font.strike)
    if not isinstance(cell.value, list):
        return None if is_struck else shown(cell.value, cell.number_format)
    text = ""
    for part in cell.value:
        font = getattr(part, "font", None)
        if not (font.strike if font else is_struck):
            is_raised = font and font.vertAlign == "superscript"
            text += raised(text, str(part)) if is_raised else str(part)
    return Shown(text) if text else None


class _Visible:
    """Rows or columns, numbered without the hidden ones."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self.hidden = set(hidden)
        self._in_order = sorted(self.hidden)

    def within(self, first: int, last: int) -> range:
        start = first - bisect_left(self._in_order, first)
        return range(start, last + 1 - bisect_right(self._in_order, last))


# Several tables in a sheet.


def _pieces(cells: Sequence[_Placed], caption: str = "") -> Iterator[Piece]:
    """The lines and tables of a part of a sheet, divided at empty rows and columns."""
    for part in _divided(cells, across=True):
        lines, rest = _lines_above(part)
        for line in lines:
            text = line.cell.text
            yield Block("heading" if is_caption(text) else "paragraph", text, line.cell.place)
            caption = line.cell.text if _is_caption(line.cell.text) else caption
        sides = _divided(rest, across=False)
        if len(sides) > 1 and all(map(_has_labels, sides)):
            for side in sides:
                yield from _pieces(side, caption)
        elif rest:
            yield _table(rest, caption)


def _divided(cells: Sequence[_Placed], *, across: bool) -> list[list[_Placed]]:
    """The cells above and below empty rows, or left and right of empty columns."""
    parts: list[list[_Placed]] = []
    reach = -1
    for one in sorted(cells, key=lambda one: one[:2] if across else one[1::-1]):
        start = one.row if across else one.column
        if start > reach + 1 or not parts:
            parts.append([])
        parts[-1].append(one)
        reach = max(reach, start + (one.cell.rowspan if across else one.cell.colspan) - 1)
    return [sorted(part, key=lambda one: one[:2]) for part in parts]


def _lines_above(cells: list[_Placed]) -> tuple[list[_Placed], list[_Placed]]:
    """The rows at the top with only one cell, at the left or across the whole; and the cells below."""
    left = min(one.column for one in cells)
    at = 0
    while at < len(cells) and cells[at].column == left:
        if at + 1 < len(cells) and cells[at + 1].row == cells[at].row:
            break
        at += 1
    if at == len(cells) - 1 and at and cells[at].column != left:
        at = len(cells)
    return cells[:at], cells[at:]


def _has_labels(cells: Sequence[_Placed]) -> bool:
    left = min(one.column for one in cells)
    texts = [one.cell.text for one in cells if one.column == left]
    labels = [text for text in texts if is_year(text) or not text[:1].isdecimal()]
    return len(labels) > 1


def _is_caption(text: str) -> bool:
    return len(text) <= _LINE and "。" not in text and not unit_of(text)


def _is_title(text: str) -> bool:
    return _is_caption(text) and _ATTACHED.fullmatch(text) is None


def _table(cells: Sequence[_Placed], caption: str) -> Table:
    left = min(one.column for one in cells)
    right = max(one.column + one.cell.colspan for one in cells)
    found = {one[:2]: one.cell for one in cells}
    covered = {  # by merged cells that begin above or to the left
        (one.row + down, one.column + over)
        for one in cells
        for down, over in product(range(one.cell.rowspan), range(one.cell.colspan))
    } - found.keys()
    rows = (
        tuple(
            found.get((row, column), _NONE)
            for column in range(left, right)
            if (row, column) not in covered
        )
        for row in range(cells[0].row, max(one.row for one in cells) + 1)
    )
    return Table(tuple(rows), cells[0].cell.place, caption)


def _entitled(pieces: list[Piece]) -> list[Piece]:
    """The pieces with a title: the first line at the top of the first sheet that is not like 附件2."""
    for at, piece in enumerate(pieces[:4]):
        if isinstance(piece, Block) and piece.place.cell and _is_title(piece.text):
            return [*pieces[:at], piece._replace(kind="title"), *pieces[at + 1 :]]
        if isinstance(piece, Table):
            break
    return pieces


# Notes for the user.


def _left_out(hidden: Sequence[str], sheets: Iterable[_Sheet]) -> Iterator[str]:
    counts = [sheet.hidden for sheet in sheets]
    rows, columns = (sum(count) for count in zip(*counts, strict=True)) if counts else (0, 0)
    parts = [_("sheets: {names}").format(names="、".join(hidden))] if hidden else []
    parts += [_("rows: {count}").format(count=rows)] if rows else []
    parts += [_("columns: {count}").format(count=columns)] if columns else []
    if parts:
        yield _("hidden, and left out: {parts}").format(parts=_("; ").join(parts))


def _unsaved(count: int) -> Iterator[str]:
    if count:
        problem = _("formulas without a saved result, left out: {count}; Excel saves results")
        yield problem.format(count=count)
