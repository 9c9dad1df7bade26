"""The items on a PDF page from top to bottom: lines, tables, text boxes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .lines import lines_of
from .tables import Grid, grids, rows_of
from .unruled import Item, with_tables

if TYPE_CHECKING:
    from .page import Glyph, Page


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
    items.extend(with_tables(lines, page))
    return sorted(items, key=lambda item: (-item.top, item.x0))


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
