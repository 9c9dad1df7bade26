"""The items on a PDF page from top to bottom: lines, tables, text boxes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from .pdf_lines import Span, lines_of
from .pdf_tables import Grid, grids, rows_of
from .pdf_unruled import Part, parts

if TYPE_CHECKING:
    from .blocks import Cell
    from .pdf_page import Glyph, Page


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


def items_of(page: Page) -> list[Item]:
    """The items of a page, from top to bottom."""
    glyphs = [*page.glyphs]
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
    items.extend(item_of(part, page) for part in parts(lines, page))
    return sorted(items, key=lambda item: (-item.top, item.x0))


def item_of(part: Part, page: Page) -> Item:
    """A line, or a table without lines around its cells."""
    x0 = min(line[0].x0 for line in part.lines)
    x1 = max(line[-1].x1 for line in part.lines)
    first, last = part.lines[0][0], part.lines[-1][0]
    spans = () if part.rows else tuple(part.lines[0])
    return Item(page.number, x0, x1, first.y + first.size, last.y, spans, part.rows)


def _is_within(glyph: Glyph, grid: Grid) -> bool:
    x0, y0, x1, y1 = grid.box
    return x0 < (glyph.x0 + glyph.x1) / 2 < x1 and y0 < glyph.y + 0.3 * glyph.size < y1


def unstruck(page: Page) -> Page:
    """The page without struck-through text, as in a comparison of versions."""
    glyphs: list[Glyph] = []
    rules = sorted(rule for rule in page.across if rule.end - rule.start < 0.9 * page.width)
    heights = [rule.at for rule in rules]
    for glyph in page.glyphs:
        first = bisect_left(heights, glyph.y + 0.15 * glyph.size)
        last = bisect_left(heights, glyph.y + 0.45 * glyph.size)
        middle = (glyph.x0 + glyph.x1) / 2
        is_struck = any(rule.start < middle < rule.end for rule in rules[first:last])
        glyphs.append(glyph._replace(char="\0") if is_struck else glyph)
    return page._replace(glyphs=tuple(glyphs))
