"""Tables of a PDF with lines around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..blocks import Cell, Place
from ..lines import in_one_line
from .lines import Span, joined, lines_of
from .page import Glyph, Page, Rule

_NEAR = 3.0  # points: lines this close are one line, or meet
_MOST_LINES = 3000  # of a page; a drawing has more
_PADDING = 12.0  # points beside the text of a cell, on both sides together
_DIGIT = 0.6  # the width of a digit, in sizes of type
_MOST_CELLS = 20_000  # of a page


class Grid(NamedTuple):
    """The places of the lines of a table, and the lines between its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]  # from bottom to top
    walls: frozenset[tuple[int, int]]  # (i, j): a line at xs[i], from ys[j] to ys[j + 1]
    floors: frozenset[tuple[int, int]]  # (i, j): a line at ys[i], from xs[j] to xs[j + 1]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def grids(page: Page) -> list[Grid]:
    """The tables of a page, and the frames around texts, from top to bottom."""
    across, down = _merged(page.across), _merged(page.down)
    if len(across) + len(down) > _MOST_LINES:
        return []
    found = [_grid(*group) for group in _groups(across, down)]
    return sorted((grid for grid in found if grid), key=lambda grid: -grid.ys[-1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The lines; those that continue or overlap each other are joined."""
    found: list[Rule] = []
    for rule in sorted(rules):
        near = [at for at in range(max(0, len(found) - 40), len(found)) if _joins(found[at], rule)]
        if near:
            other = found[near[-1]]
            start, end = min(rule.start, other.start), max(rule.end, other.end)
            found[near[-1]] = Rule(other.at, start, end)
        else:
            found.append(rule)
    return found


def _joins(one: Rule, other: Rule) -> bool:
    return (
        abs(one.at - other.at) <= _NEAR
        and one.start <= other.end + _NEAR
        and other.start <= one.end + _NEAR
    )


def _groups(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet."""
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        rows = [waiting.pop()]
        columns: list[int] = []
        todo = [(True, rows[0])]
        while todo:
            is_across, at = todo.pop()
            if is_across:
                met = [other for other in left if _meet(across[at], down[other])]
                left.difference_update(met)
                columns.extend(met)
            else:
                met = [other for other in waiting if _meet(across[other], down[at])]
                waiting.difference_update(met)
                rows.extend(met)
            todo.extend((not is_across, other) for other in met)
        yield [across[at] for at in rows], [down[at] for at in columns]


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    if len(across) < 2 or not down:
        return None
    xs = _places([*(rule.at for rule in down), *_ends(across)])
    ys = _places([*(rule.at for rule in across), *_ends(down)])  # a page may cut the last row
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), _drawn(down, xs, ys), _drawn(across, ys, xs))


def _ends(rules: Sequence[Rule]) -> tuple[float, float]:
    return min(rule.start for rule in rules), max(rule.end for rule in rules)


def _drawn(
    rules: Sequence[Rule], places: Sequence[float], steps: Sequence[float]
) -> frozenset[tuple[int, int]]:
    """Where lines are: (i, j) at places[i], from steps[j] to steps[j + 1]."""
    return frozenset(
        (i, j)
        for i, place in enumerate(places)
        for j, step in enumerate(pairwise(steps))
        if any(abs(rule.at - place) <= _NEAR and _covers(rule, *step) for rule in rules)
    )


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _covers(rule: Rule, start: float, end: float) -> bool:
    return min(rule.end, end) - max(rule.start, start) > 0.5 * (end - start)


class _Area(NamedTuple):
    """The rows and columns of one cell, from the top left."""

    row: int
    column: int
    rows: int
    columns: int


def rows_of(grid: Grid, glyphs: Sequence[Glyph], page: Page) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table with their text, row by row."""
    areas = _areas(grid)
    owner = {
        (row, column): area
        for area in areas
        for row in range(area.row, area.row + area.rows)
        for column in range(area.column, area.column + area.columns)
    }
    held: dict[_Area, list[Glyph]] = {area: [] for area in areas}
    for glyph in glyphs:
        if at := _cell_of(grid, glyph):
            held[owner[at]].append(glyph)
    rows: list[list[Cell]] = [[] for _row in grid.ys[1:]]
    for area in sorted(areas):
        lines = lines_of(held[area], page.bold, apart=1000)
        width = grid.xs[area.column + area.columns] - grid.xs[area.column]
        text = _in_cell([line[0] for line in lines], width)
        place = Place(page=page.number)
        rows[area.row].append(Cell(text, place, area.columns, area.rows))
    return tuple(tuple(row) for row in rows)


def _in_cell(lines: Iterable[Span], width: float) -> str:
    """The text of a cell. A number goes on in the next line only if there is no room left on its line."""
    parts: list[list[Span]] = []
    for line in lines:
        above = parts[-1][-1] if parts else None
        if above and width - (above.x1 - above.x0) < _PADDING + _DIGIT * above.size:
            parts[-1].append(line)
        else:
            parts.append([line])
    return in_one_line(joined(line.text for line in part) for part in parts)


def _cell_of(grid: Grid, glyph: Glyph) -> tuple[int, int] | None:
    column = bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1
    row = len(grid.ys) - 1 - bisect_right(grid.ys, glyph.y + 0.3 * glyph.size)
    inside = 0 <= column < len(grid.xs) - 1 and 0 <= row < len(grid.ys) - 1
    return (row, column) if inside else None


def _areas(grid: Grid) -> list[_Area]:
    """The cells: squares of the grid without lines between them are one cell, if they form a rectangle."""
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    taken: set[tuple[int, int]] = set()
    areas = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            columns = 1
            while (
                column + columns < width
                and (row, column + columns) not in taken
                and (column + columns, height - 1 - row) not in grid.walls
            ):
                columns += 1
            rows = 1
            while (
                row + rows < height
                and all(
                    (height - row - rows, at) not in grid.floors and (row + rows, at) not in taken
                    for at in range(column, column + columns)
                )
                and not any(
                    (at, height - 1 - row - rows) in grid.walls
                    for at in range(column + 1, column + columns)
                )
            ):
                rows += 1
            areas.append(_Area(row, column, rows, columns))
            taken.update((row + r, column + c) for r in range(rows) for c in range(columns))
    return areas
