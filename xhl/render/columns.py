"""A table of chosen fields, one row for each record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model import Digits
from .formats import plain
from .screen import GAP, QUIET, Lines, beside, columns_of, right, text, wrapped
from .words import title_of
from .wrap import cell_count

if TYPE_CHECKING:
    from rich.text import Text

    from .record import Sheet

NARROWEST = 4  # columns of a field on a page that is too narrow for all


def table(sheet: Sheet, page: int) -> Lines:
    """The sheet on a page of so many columns, with numbers aligned right and long texts wrapped.

    >>> from .record import Sheet
    >>> records = Sheet(("topic", "value"), [["5G基站", Digits("429")], ["绿化面积", Digits("7")]])
    >>> [line.plain.rstrip() for line in table(records, 20)]
    ['topic     value', '5G基站      429', '绿化面积      7']
    """
    rows = [[*row] for row in sheet.rows]
    shown = [[plain(cell) for cell in row] for row in rows]
    heads = [title_of(name) for name in sheet.names]
    natural = [max(map(cell_count, column)) for column in zip(heads, *shown, strict=True)]
    widths = _fitting(natural, page - GAP * (len(heads) - 1))
    numeric = [any(isinstance(row[at], Digits) for row in rows) for at in range(len(heads))]
    lines = [] if sheet.header is False else _line(heads, numeric, widths, QUIET)
    for row, cells in zip(rows, shown, strict=True):
        lines += _line(cells, [isinstance(cell, Digits) for cell in row], widths)
    return lines


def _line(
    cells: Sequence[str], numeric: Sequence[bool], widths: Sequence[int], style: str = ""
) -> Lines:
    row = zip((text(cell, style) for cell in cells), widths, numeric, strict=True)
    return beside([_cell(*cell) for cell in row], widths)


def _cell(shown: Text, width: int, is_number: bool) -> Lines:
    """The lines of a cell, a number on the right."""
    if is_number and columns_of(shown) <= width:
        return [right(shown, width)]
    return wrapped(shown, width)


def _fitting(natural: Sequence[int], room: int) -> list[int]:
    """The widths of columns that share a page: the widest shrink first.

    >>> _fitting([6, 40, 30], 40), _fitting([6, 8], 40)
    ([6, 17, 17], [6, 8])
    """
    widths = list(natural)
    while sum(widths) > room and max(widths) > NARROWEST:
        most = max(widths)
        below = max((width for width in widths if width < most), default=NARROWEST)
        wide = [at for at, width in enumerate(widths) if width == most]
        fair = most - -(-(sum(widths) - room) // len(wide))
        for at in wide:
            widths[at] = max(below, fair, NARROWEST)
    return widths
