"""The sections on a terminal, as a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ..i18n.messages import _
from .bars import axis
from .screen import GAP, HEADING, NUMBER, QUIET, Lines, beside, columns_of, right, text, wrapped

if TYPE_CHECKING:
    from ..facts.sections import Count

BAR_MOST = 16  # columns of the longest bar
BAR_LEAST = 60  # a narrower page has none


def sections(counts: Sequence[Count], page: int) -> Lines:
    """Sections with the counts of their facts, their printed headings and other names."""
    titles = [Text(title, QUIET) for title in (_("section"), _("facts"), _("numbers"))]
    rows = [titles, *(_counted(count) for count in counts)]
    widths = [max(columns_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths[0] = min(widths[0], page // 3)
    bar = min(BAR_MOST, page // 6) if page >= BAR_LEAST else 0
    line = axis([float(count.facts) for count in counts], bar)
    bars = [Text(), *(line.bar(float(count.facts)) for count in counts)]
    taken = sum(size + GAP for size in (*widths, bar) if size)
    rest = max(page - taken, min(widths))
    title = wrapped(Text(_("heading, other names"), QUIET), rest)
    names = [title, *(_names(count, rest) for count in counts)]
    lines: Lines = []
    for (name, facts, numbers), drawn, beside_them in zip(rows, bars, names, strict=True):
        blocks = [
            wrapped(name, widths[0]),
            [right(facts, widths[1])],
            [drawn],
            [right(numbers, widths[2])],
        ]
        lines += beside([*blocks, beside_them], [*widths[:2], bar, widths[2], rest])
    return lines


def _counted(count: Count) -> list[Text]:
    return [
        text(count.section.name, HEADING),
        Text(str(count.facts), NUMBER),
        Text(str(count.numbers)),
    ]


def _names(count: Count, columns: int) -> Lines:
    title = text(count.section.title)
    aliases = text("、".join(count.section.aliases), QUIET)
    return [line for part in (title, aliases) if part for line in wrapped(part, columns)]
