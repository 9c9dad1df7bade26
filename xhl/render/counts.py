"""Sections and bases on a terminal, with the counts of their facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from ..i18n.messages import _
from .bars import axis
from .screen import (
    GAP,
    HEADING,
    NUMBER,
    QUIET,
    Lines,
    beside,
    columns_of,
    place,
    right,
    text,
    wrapped,
)

if TYPE_CHECKING:
    from ..bases.inventory import Loaded
    from ..facts.sections import Count
    from ..model import Section

BAR_MOST = 16  # columns of the longest bar
BAR_LEAST = 60  # a narrower page has none


def sections(counts: Sequence[Count], page: int) -> Lines:
    """Sections, their printed headings and other names, as a table of contents."""
    bar = min(BAR_MOST, page // 6) if page >= BAR_LEAST else 0
    rows = [_section(*count) for count in counts]
    return _table(_("section"), _("heading, other names"), rows, page, bar)


def _section(section: Section, facts: int, numbers: int) -> _Row:
    said = (text(section.title), text("、".join(section.aliases), QUIET))
    return _Row(text(section.name, HEADING), facts, numbers, [one for one in said if one])


def bases(shelf: Sequence[Loaded], page: int) -> Lines:
    """Bases with the reason why they are read, their paths and documents."""
    return _table(_("why"), _("base, documents"), [_base(one) for one in shelf], page)


def _base(one: Loaded) -> _Row:
    origin = _("shipped") if one.source.origin == "shipped" else one.source.origin
    notes = [*one.documents]
    if one.is_draft:
        notes.append(_("a draft, made of the document as it is"))
    if one.store:
        notes.append(_("index: {path}").format(path=one.store))
    said = [place(one.source.path), *(text(note, QUIET) for note in notes)]
    return _Row(text(origin), one.facts, one.numbers, said)


class _Row(NamedTuple):
    """One of the list: its name, the counts, and what else there is to say, each in lines of its own."""

    name: Text
    facts: int
    numbers: int
    said: Lines


def _table(name: str, said: str, rows: Sequence[_Row], page: int, bar: int = 0) -> Lines:
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


def _cells(row: _Row) -> list[Text]:
    return [row.name, Text(str(row.facts), NUMBER), Text(str(row.numbers))]
