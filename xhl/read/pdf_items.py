"""What stands on a page of a PDF: lines of text, tables, boxes of text; from the top to the bottom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .blocks import Cell, Place
from .pdf_lines import Span, lines_of
from .pdf_tables import Grid, grids, rows_of

if TYPE_CHECKING:
    from .pdf_page import Glyph, Page


class Item(NamedTuple):
    """What stands in a box of a page: a line, a table, the lines of a box of text."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    spans: tuple[Span, ...] = ()  # of a line
    rows: tuple[tuple[Cell, ...], ...] = ()  # of a table
    xs: tuple[float, ...] = ()  # where its columns are, as far as lines say
    boxed: tuple[Span, ...] = ()  # the lines of a box of text


def items_of(page: Page) -> list[Item]:
    """The items of a page, from the top to the bottom."""
    glyphs = [*_not_struck(page)]
    items: list[Item] = []
    for grid in grids(page):
        x0, y0, x1, y1 = grid.box
        inside = [glyph for glyph in glyphs if _is_within(glyph, grid)]
        columns, height = len(grid.xs) - 1, len(grid.ys) - 1
        if not inside or (columns == 1 and x1 - x0 > 0.6 * page.width):
            continue
        if columns == 1:
            boxed = tuple(span for line in lines_of(inside, page.bold, 1000) for span in line)
            if boxed:
                items.append(Item(page.number, x0, x1, y1, y0, boxed=boxed))
        elif height > 1 or columns > 2:
            items.append(
                Item(page.number, x0, x1, y1, y0, rows=rows_of(grid, inside, page), xs=grid.xs)
            )
        else:
            continue
        taken = set(inside)
        glyphs = [glyph for glyph in glyphs if glyph not in taken]
    lines = lines_of(glyphs, page.bold)
    items.extend(_unruled(lines, glyphs, page))
    return sorted(items, key=lambda item: (-item.top, item.x0))


def _is_within(glyph: Glyph, grid: Grid) -> bool:
    x0, y0, x1, y1 = grid.box
    return x0 < (glyph.x0 + glyph.x1) / 2 < x1 and y0 < glyph.y + 0.3 * glyph.size < y1


def _not_struck(page: Page) -> Iterator[Glyph]:
    """The characters, without those that a line strikes through, as in a comparison of versions."""
    rules = sorted(rule for rule in page.across if rule.end - rule.start < 0.9 * page.width)
    heights = [rule.at for rule in rules]
    for glyph in page.glyphs:
        first = bisect_left(heights, glyph.y + 0.15 * glyph.size)
        last = bisect_left(heights, glyph.y + 0.45 * glyph.size)
        middle = (glyph.x0 + glyph.x1) / 2
        is_struck = any(rule.start < middle < rule.end for rule in rules[first:last])
        yield glyph._replace(char="\0") if is_struck else glyph


# Tables without lines around their cells.

_NUMBER = re.compile(
    r"[-+−－↑↓▲▼]?\s?[\d,，.]+\s?[%％‰]?|[-—–…/]+|(?:19|20)\d\d年?|\d[\d.,]*\s?\S{0,4}|.*[（(]%[)）]"
)
_LEAST_ROWS = 3


def _unruled(lines: list[list[Span]], glyphs: Sequence[Glyph], page: Page) -> Iterator[Item]:
    """The lines, and the tables among them that stand out by their columns of numbers."""
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines)
            and len(lines[end]) > 1
            and (end == at or lines[end - 1][0].y - lines[end][0].y < 3.5 * lines[end][0].size)
        ):
            end += 1
        start, stop = _trimmed(lines, at, end)
        table = _table_of(lines[start:stop], glyphs, page) if stop - start >= _LEAST_ROWS else None
        if table is None:
            start = stop = max(end, at + 1)
        yield from (_line_item(line, page) for line in lines[at:start])
        if table:
            yield table
        at = stop


def _line_item(line: list[Span], page: Page) -> Item:
    first = line[0]
    return Item(page.number, first.x0, line[-1].x1, first.y + first.size, first.y, tuple(line))


def _trimmed(lines: list[list[Span]], start: int, end: int) -> tuple[int, int]:
    """Where the table is among lines that are parted: it begins and ends with rows like the others."""
    most = max(map(len, lines[start:end]), default=0)

    def is_row(line: list[Span]) -> bool:
        return len(line) == most or any(_NUMBER.fullmatch(span.text) for span in line[1:])

    while start < end and not is_row(lines[start]):
        start += 1
    while start < end and not is_row(lines[end - 1]):
        end -= 1
    return start, end


def _table_of(lines: list[list[Span]], glyphs: Sequence[Glyph], page: Page) -> Item | None:
    """The table that lines are, if many of their spans are numbers."""
    others = [span.text for line in lines for span in line[1:]]
    if sum(_NUMBER.fullmatch(text) is not None for text in others) < 0.4 * len(others):
        return None
    top, bottom = lines[0][0].y + lines[0][0].size, lines[-1][0].y - 0.2 * lines[-1][0].size
    inside = [glyph for glyph in glyphs if bottom < glyph.y + 0.2 * glyph.size < top]
    words = [line for line in lines_of(inside, page.bold, 0.3) if line]
    columns = _columns(span for line in words for span in line)
    if len(columns) < 2:
        return None
    rows = tuple(
        tuple(
            Cell(
                "".join(s.text for s in line if start <= (s.x0 + s.x1) / 2 <= end),
                Place(page=page.number),
            )
            for start, end in columns
        )
        for line in words
    )
    return Item(page.number, columns[0][0], columns[-1][1], top, bottom, rows=rows)


def _columns(spans: Iterable[Span]) -> list[tuple[float, float]]:
    """Where something stands, from left to right, with gaps that go through all lines."""
    found: list[tuple[float, float]] = []
    for span in sorted(spans, key=lambda span: span.x0):
        if found and span.x0 <= found[-1][1] + 0.25 * span.size:
            found[-1] = (found[-1][0], max(found[-1][1], span.x1))
        else:
            found.append((span.x0, span.x1))
    return found
