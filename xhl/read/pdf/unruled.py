"""Tables of a PDF without lines around their cells, recognized by columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import YEAR
from ..blocks import Cell, Place
from .lines import Span, joined, lines_of

if TYPE_CHECKING:
    from .page import Page

_NUMBER = re.compile(
    rf"[-+−－↑↓▲▼]?\s?[\d,，.]+\s?[%％‰]?|[-—–…/]+|{YEAR}年?|\d[\d.,]*\s?\S{{0,4}}|.*[（(]%[)）]"
)
_PROSE = re.compile(r"[，。；].*\w{2}")
_LEAST_ROWS = 3
_NUMBERS = 0.4  # the least share of numbers after the first column
_FAR = 3.5  # sizes of type: lines farther apart are no table
_GAP = 0.3  # sizes of type between columns

Line = list[Span]


class Item(NamedTuple):
    """The content of a box on a page: a line, a table, or the lines of a text box."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    spans: tuple[Span, ...] = ()  # of a line
    rows: tuple[tuple[Cell, ...], ...] = ()  # of a table
    xs: tuple[float, ...] = ()  # the edges of its columns, if it has lines
    boxed: tuple[Span, ...] = ()  # the lines of a text box


def with_tables(lines: Sequence[Line], page: Page) -> Iterator[Item]:
    """The lines of a page, and the tables among them that have no lines around their cells."""
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        start, stop = _trimmed(lines, at, end)
        found = [*lines[start:stop]]
        rows = _rows(found, page) if _is_table(found) else ()
        stop = stop if rows else max(end, at + 1)
        for line in lines[at : start if rows else stop]:
            yield _item([line], page)
        if rows:
            yield _item(found, page, rows)
        at = stop


def _item(lines: Sequence[Line], page: Page, rows: tuple[tuple[Cell, ...], ...] = ()) -> Item:
    x0, x1 = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    first, last = lines[0], lines[-1]
    spans = () if rows else tuple(first)
    return Item(page.number, x0, x1, first[0].y + first[0].size, last[0].y, spans, rows)


def _end(lines: Sequence[Line], start: int) -> int:
    """The end of the lines that have gaps, or that continue the first cell of such a line."""
    row: Line = []
    for at in range(start, len(lines)):
        line = lines[at]
        if at > start and lines[at - 1][0].y - line[0].y > _FAR * line[0].size:
            return at
        if len(line) > 1:
            row = line
        elif not row or not _is_below(line[0], row):
            return at
    return len(lines)


def _is_below(span: Span, row: Line) -> bool:
    return span.x0 > row[0].x0 - span.size and span.x1 < row[1].x0 and "。" not in span.text


def _trimmed(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The place of the table among such lines: it begins and ends with rows like the others."""
    most = max(map(len, lines[start:end]), default=0)
    widest = max((line[0].x1 for line in lines[start:end] if len(line) > 1), default=0.0)

    def is_row(at: int) -> bool:
        line = lines[at]
        if len(line) > 1:
            return len(line) == most or any(_NUMBER.fullmatch(span.text) for span in line[1:])
        return at > start and _is_full(lines[at - 1][0], widest)

    while start < end and not is_row(start):
        start += 1
    while start < end and not is_row(end - 1):
        end -= 1
    return start, end


def _is_full(label: Span, right: float) -> bool:
    """Whether a label fills its column, so that it continues in the next line."""
    return label.x1 > right - 1.2 * label.size


def _is_table(lines: Sequence[Line]) -> bool:
    others = [span.text for line in lines[1:] for span in line[1:]]  # below the head
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in others)
    rows = sum(len(line) > 1 for line in lines)
    prose = sum(_PROSE.search(line[0].text) is not None for line in lines)  # of another column
    return rows >= _LEAST_ROWS and numbers >= _NUMBERS * len(others) and 2 * prose < len(lines)


def _rows(lines: Sequence[Line], page: Page) -> tuple[tuple[Cell, ...], ...]:
    top, bottom = lines[0][0].y + lines[0][0].size, lines[-1][0].y - 0.2 * lines[-1][0].size
    left = min(line[0].x0 for line in lines) - 1
    right = max(line[-1].x1 for line in lines) + 1
    inside = [
        glyph
        for glyph in page.glyphs
        if bottom < glyph.y + 0.2 * glyph.size < top and left < glyph.x0 < right
    ]
    words = lines_of(inside, page.bold, _GAP)
    columns = _columns(span for line in words for span in line)
    if len(columns) < 2:
        return ()
    found: list[list[str]] = []
    open_label = False  # whether the last label continues
    for line in words:
        cells = [joined(span.text for span in line if _is_in(span, column)) for column in columns]
        is_label = bool(cells[0]) and not any(cells[1:])
        if found and open_label and (is_label or not any(found[-1][1:])):
            found[-1] = [above + cell for above, cell in zip(found[-1], cells, strict=True)]
        else:
            found.append(cells)
        if cells[0]:
            open_label = _is_full(line[0], columns[0][1])
    place = Place(page=page.number)
    return tuple(tuple(Cell(text, place) for text in row) for row in _without_gaps(found))


def _without_gaps(rows: list[list[str]]) -> list[list[str]]:
    """The rows with each centred head above its column of right-aligned numbers."""
    at = 0
    while rows and at + 1 < len(rows[0]):
        one = {rank for rank, row in enumerate(rows) if row[at]}
        other = {rank for rank, row in enumerate(rows) if row[at + 1]}
        if not one & other and min(one, other, key=len) <= {0}:
            rows = [[*row[:at], row[at] or row[at + 1], *row[at + 2 :]] for row in rows]
        else:
            at += 1
    return rows


def _is_in(span: Span, column: tuple[float, float]) -> bool:
    return column[0] <= (span.x0 + span.x1) / 2 <= column[1]


def _columns(spans: Iterable[Span]) -> list[tuple[float, float]]:
    """The columns, from left to right, with gaps that all lines have."""
    found: list[tuple[float, float]] = []
    for span in sorted(spans, key=lambda span: span.x0):
        if found and span.x0 <= found[-1][1] + 0.25 * span.size:
            found[-1] = (found[-1][0], max(found[-1][1], span.x1))
        else:
            found.append((span.x0, span.x1))
    return found
