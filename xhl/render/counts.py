"""A list of what has facts, with their counts, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from ..i18n.messages import _
from .bars import axis
from .screen import GAP, NUMBER, QUIET, Lines, beside, columns_of, right, wrapped


class Counted(NamedTuple):
    """One of the list: its name, the counts, and what else there is to say, each in lines of its own."""

    name: Text
    facts: int
    numbers: int
    said: Lines


def table(name: str, said: str, rows: Sequence[Counted], page: int, bar: int = 0) -> Lines:
    """The rows below the headings of their names and of what they say, on a page of so many columns; with a
    bar for the number of facts that is at most so long.
    """
    heads = [Text(head, QUIET) for head in (name, _("facts"), _("numeric"))]
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(columns_of(cell) for cell in column) for column in zip(*cells, strict=True)]
    widths[0] = min(widths[0], page // 3)
    line = axis([float(row.facts) for row in rows], bar)
    bars = [Text(), *(line.bar(float(row.facts)) for row in rows)]
    rest = max(page - sum(size + GAP for size in (*widths, bar) if size), min(widths))
    lines: Lines = []
    details = [[Text(said, QUIET)], *(row.said for row in rows)]
    for (first, facts, numbers), drawn, parts in zip(cells, bars, details, strict=True):
        blocks = [wrapped(first, widths[0]), [right(facts, widths[1])], [drawn]]
        blocks.append([right(numbers, widths[2])])
        blocks.append([line for part in parts for line in wrapped(part, rest)])
        lines += beside(blocks, [*widths[:2], bar, widths[2], rest])
    return lines


def _cells(row: Counted) -> list[Text]:
    return [row.name, Text(str(row.facts), NUMBER), Text(str(row.numbers))]
