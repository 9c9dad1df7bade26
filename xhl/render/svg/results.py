"""Facts as a picture like a printed page: each sentence below its numbers, the sources at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ...i18n.messages import _
from .. import table
from ..record import ANYTHING, Searched
from ..screen import HEADING, context, heading, text
from .page import NOTE_SIZE, SIZE, extent
from .sheet import AIR, MARGIN, WIDTH, Sheet, fitting

if TYPE_CHECKING:
    from ...model import Fact
    from ...search.engine import Hit
    from ..screen import Lines
    from ..table import Group

TOPIC_MOST = 0.55  # of the width


def hits(
    found: Sequence[Hit],
    title: str,
    width: int = WIDTH,
    searched: Searched = ANYTHING,
    *,
    explain: bool,
) -> str:
    """The hits of a search (at least one), with the query as heading."""
    groups = table.hit_groups(found, searched, explain=explain)
    sheet = Sheet(width, title)
    _add(sheet, groups, with_sections=True)
    return _finished(sheet, [hit.fact for hit in found])


def facts(
    chosen: Sequence[Fact],
    title: str,
    width: int = WIDTH,
    searched: Searched = ANYTHING,
    *,
    by_section: bool,
) -> str:
    """Facts (at least one) in order; sections are headings, or beside the topics."""
    sheet = Sheet(width, title)
    rows = table.fact_rows(chosen, searched)
    if by_section:
        for section, members in groupby(rows, key=lambda row: row.fact.section):
            sheet.y += AIR / 2
            sheet.add(heading(section))
            _add(sheet, table.grouped(members, gathered=True), with_sections=False)
    else:
        _add(sheet, table.grouped(rows, gathered=False), with_sections=True)
    return _finished(sheet, chosen)


def _finished(sheet: Sheet, facts: Sequence[Fact]) -> str:
    """The picture, with its sources, and what the sign of a doubt means."""
    if any(fact.doubt for fact in facts):
        sheet.y += AIR
        sheet.add(text(_("? is behind the topic of a fact that its draft doubts")), NOTE_SIZE)
    return sheet.finished(fact.document for fact in facts)


def _add(sheet: Sheet, groups: Sequence[Group], *, with_sections: bool) -> None:
    """Add sentences below their facts."""
    rows = [row for group in groups for row in group.rows]
    sides = zip(*(row.number for row in rows), strict=True)
    left, right = (max(extent(one.plain, SIZE) for one in side) for side in sides)
    most = min(sheet.room * TOPIC_MOST, max(sheet.room - left - right - AIR - SIZE, 4 * SIZE))
    topics = [line for row in rows for line in fitting(_bold(row.topic), most, SIZE)]
    edge = MARGIN + max(extent(line.plain, SIZE) for line in topics) + AIR + left
    for rank, group in enumerate(groups):
        sheet.y += AIR if rank else AIR / 3
        _facts(sheet, group, edge, most, with_sections=with_sections)
        _sentence(sheet, group)


def _facts(sheet: Sheet, group: Group, edge: float, most: float, *, with_sections: bool) -> None:
    """The topics, their numbers in a column, and at the right end time and section."""
    for rank, row in enumerate(group.rows):
        top = sheet.y
        sheet.add(_bold(row.topic), room=most)
        line = top + SIZE * 1.2
        sheet.place(row.number.left, edge, line, anchor="end")
        sheet.place(row.number.right, edge + SIZE / 3, line)
        section = text(row.fact.section.name) if with_sections and not rank else Text()
        sheet.place(
            Text("  ").join(filter(None, (row.time, section))), sheet.right, line, "s", anchor="end"
        )


def _sentence(sheet: Sheet, group: Group) -> None:
    said(sheet, group.rows[0].fact, group.sentence)
    if group.document:
        sheet.add(Text("—— ").append_text(group.document), NOTE_SIZE)
    for row in group.rows:
        for note in row.notes:
            sheet.add(text(note), NOTE_SIZE)


def said(sheet: Sheet, fact: Fact, sentence: Text) -> None:
    """Add the sentence of a fact between those around it."""
    sheet.set(_context(fact.before, sheet.room))
    sheet.add(sentence)
    sheet.set(_context(fact.after, sheet.room))


def _context(sentences: str, room: float) -> Lines:
    return context(sentences, max(int(room / SIZE * 2 / _spread(sentences)), 8))


def _bold(line: Text) -> Text:
    bold = line.copy()
    bold.stylize_before(HEADING)
    return bold


def _spread(words: str) -> float:
    """The ratio of the greatest width of a text to its columns."""
    return max(extent(words, 2) / max(cell_len(words), 1), 1)
