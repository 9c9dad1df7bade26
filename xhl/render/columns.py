"""A table of chosen fields, one row for each record."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from .formats import plain
from .headings import title_of
from .record import Cell, Sheet, Written
from .screen import GAP, QUIET, Lines, beside, columns_of, right, text, wrapped
from .wrap import cell_count

NARROWEST = 4  # columns of a field on a page that is too narrow for all


def table(sheet: Sheet, page: int) -> Lines:
    """The sheet on a page of so many columns, with numbers aligned right and long texts wrapped.

    >>> records = Sheet(("topic", "value"), [["5G基站", Written("429")], ["绿化面积", Written("7")]])
    >>> [line.plain.rstrip() for line in table(records, 20)]
    ['topic     value', '5G基站      429', '绿化面积      7']
    """
    rows = [[*row] for row in sheet.rows]
    shown = [[plain(cell) for cell in row] for row in rows]
    heads = [title_of(name) for name in sheet.names]
    natural = [max(map(cell_count, column)) for column in zip(heads, *shown, strict=True)]
    widths = _fitting(natural, page - GAP * (len(heads) - 1))
    lines = (
        [] if sheet.header is False else _row([Text(head, QUIET) for head in heads], rows, widths)
    )
    for row, cells in zip(rows, shown, strict=True):
        blocks = [
            [right(text(shown_cell), width)]
            if isinstance(cell, Written) and cell_count(shown_cell) <= width
            else wrapped(text(shown_cell), width)
            for cell, shown_cell, width in zip(row, cells, widths, strict=True)
        ]
        lines += beside(blocks, widths)
    return lines


def _row(heads: Sequence[Text], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> Lines:
    """The names of the columns, aligned like their cells."""
    numeric = [any(isinstance(row[at], Written) for row in rows) for at in range(len(heads))]
    blocks = [
        [right(head, width)] if is_number and columns_of(head) <= width else wrapped(head, width)
        for head, width, is_number in zip(heads, widths, numeric, strict=True)
    ]
    return beside(blocks, widths)


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
