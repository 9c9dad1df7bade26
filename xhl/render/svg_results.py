"""Facts as a picture in the style of a printed page: each sentence below its numbers, the sources at the
bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ..i18n.messages import _
from . import table
from .quote import reference
from .screen import HEADING, context, heading, text, wrapped
from .svg_page import BLUE, CHINESE, EDGE, FAINT, INK, RED, escaped, extent, picture, styled

if TYPE_CHECKING:
    from ..model import Document, Fact
    from ..search.engine import Hit
    from .screen import Lines
    from .table import Group, Row

WIDTH = 960  # pixels
MARGIN = 48
SIZE, TITLE_SIZE, NOTE_SIZE = 18, 28, 14
LEADING = 1.65  # line spacing, as a factor of the letter size
TOPIC_MOST = 0.55  # of the width
AIR = 26  # pixels between sentences

_STYLES = f"""
text {{ font-family: {CHINESE}; font-size: {SIZE}px; fill: {INK}; white-space: pre }}
.t {{ font-size: {TITLE_SIZE}px }}
.s {{ font-size: {NOTE_SIZE}px; fill: {FAINT} }}
.b {{ font-weight: bold }}
.u {{ fill: {BLUE} }}
.q {{ fill: {FAINT} }}
.m {{ fill: {RED}; font-weight: bold }}
.rule {{ stroke: {EDGE} }}
"""


def hits(
    found: Sequence[Hit],
    title: str,
    width: int = WIDTH,
    *,
    explain: bool,
    documents: Sequence[Document] = (),
) -> str:
    """The hits of a search (at least one), with the query as heading.

    >>> from xhl import load
    >>> hits(load().search("5G"), "5G", explain=False).count("429")
    2
    """
    groups = table.hit_groups(found, explain=explain, documents=documents)
    sheet = _Sheet(width, title)
    sheet.add(groups, with_sections=True)
    return sheet.finished(hit.fact.document for hit in found)


def facts(
    chosen: Sequence[Fact],
    title: str,
    width: int = WIDTH,
    *,
    by_section: bool,
    documents: Sequence[Document] = (),
) -> str:
    """Facts (at least one) in order; sections are headings, or beside the topics.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> facts([fact], "公报", by_section=True).count("多层次打造创新生态")
    1
    """
    sheet = _Sheet(width, title)
    if by_section:
        for section, members in groupby(chosen, key=lambda fact: fact.section):
            groups = table.fact_groups([*members], gathered=True, documents=documents)
            sheet.head(heading(section))
            sheet.add(groups, with_sections=False)
    else:
        groups = table.fact_groups(chosen, gathered=False, documents=documents)
        sheet.add(groups, with_sections=True)
    return sheet.finished(fact.document for fact in chosen)


class _Sheet:
    """A picture to which lines are added from top to bottom."""

    def __init__(self, width: int, title: str) -> None:
        self._width = width
        self._room = width - 2 * MARGIN
        self._title = title
        self._parts: list[str] = []
        self._y = float(MARGIN)
        if title.strip():
            self._set(_fitting(text(title, HEADING), self._room, TITLE_SIZE), TITLE_SIZE, "t")
            self._rule()

    def head(self, line: Text) -> None:
        self._y += AIR / 2
        self._set(_fitting(line, self._room, SIZE))

    def add(self, groups: Sequence[Group], *, with_sections: bool) -> None:
        """Add sentences below their facts."""
        rows = [row for group in groups for row in group.rows]
        left, right = (max(extent(side.plain, SIZE) for side in sides) for sides in _sides(rows))
        most = min(self._room * TOPIC_MOST, max(self._room - left - right - AIR - SIZE, 4 * SIZE))
        topics = [line for row in rows for line in _fitting(_bold(row.topic), most, SIZE)]
        edge = MARGIN + max(extent(line.plain, SIZE) for line in topics) + AIR + left
        for rank, group in enumerate(groups):
            self._y += AIR if rank else AIR / 3
            self._facts(group, edge, most, with_sections=with_sections)
            self._sentence(group)

    def finished(self, documents: Iterable[Document]) -> str:
        self._y += AIR / 2
        self._rule()
        said = _("source: {reference}")
        for document in dict.fromkeys(documents):
            line = text(said.format(reference=reference(document)))
            self._set(_fitting(line, self._room, NOTE_SIZE), NOTE_SIZE, "s")
        return picture(self._parts, (self._width, self._y + MARGIN / 2), self._title, _STYLES)

    def _facts(self, group: Group, edge: float, most: float, *, with_sections: bool) -> None:
        """The topics, their numbers in a column, and at the right end the section."""
        for rank, row in enumerate(group.rows):
            top = self._y
            self._set(_fitting(_bold(row.topic), most, SIZE))
            line = top + SIZE * 1.2
            self._place(row.number.left, edge, line, anchor="end")
            self._place(row.number.right, edge + SIZE / 3, line)
            section = text(row.fact.section.name) if with_sections and not rank else Text()
            self._place(section, self._width - MARGIN, line, "s", anchor="end")

    def _sentence(self, group: Group) -> None:
        fact = group.rows[0].fact
        around = [_context(said, self._room) for said in (fact.before, fact.after)]
        self._set(around[0])
        self._set(_fitting(group.sentence, self._room, SIZE))
        self._set(around[1])
        if group.document:
            line = Text("—— ").append_text(group.document)
            self._set(_fitting(line, self._room, NOTE_SIZE), NOTE_SIZE, "s")
        for row in group.rows:
            for note in row.notes:
                self._set(_fitting(text(note), self._room, NOTE_SIZE), NOTE_SIZE, "s")

    def _set(self, lines: Lines, size: int = SIZE, style: str = "") -> None:
        """Add lines at the bottom."""
        for line in lines:
            self._place(line, MARGIN, self._y + size * 1.2, style)
            self._y += size * LEADING

    def _place(self, line: Text, x: float, y: float, style: str = "", anchor: str = "") -> None:
        if not line:
            return
        spans = "".join(
            f'<tspan class="{marks}">{escaped(part)}</tspan>' if marks else escaped(part)
            for part, marks in styled(line)
        )
        place = f'x="{x:g}" y="{y:g}" class="{style}"'
        place += f' text-anchor="{anchor}"' if anchor else ""
        self._parts.append(f"<text {place}>{spans}</text>")

    def _rule(self) -> None:
        self._y += 10
        ends = f'x1="{MARGIN}" x2="{self._width - MARGIN}" y1="{self._y:g}" y2="{self._y:g}"'
        self._parts.append(f'<line class="rule" {ends}/>')
        self._y += 10


def _sides(rows: Sequence[Row]) -> tuple[list[Text], list[Text]]:
    return [row.number.left for row in rows], [row.number.right for row in rows]


def _context(sentences: str, room: float) -> Lines:
    return context(sentences, max(int(room / SIZE * 2 / _spread(sentences)), 8))


def _bold(line: Text) -> Text:
    bold = line.copy()
    bold.stylize_before(HEADING)
    return bold


def _fitting(line: Text, room: float, size: float) -> Lines:
    """A line wrapped to so many pixels in any font."""
    if extent(line.plain, size) <= room:
        return [line]
    columns = max(int(room / size * 2), 2)
    while True:
        lines = wrapped(line, columns)
        if columns <= 2 or all(extent(one.plain, size) <= room for one in lines):
            return lines
        columns -= 1


def _spread(words: str) -> float:
    """The ratio of the greatest width of a text to its columns."""
    return max(extent(words, 2) / max(cell_len(words), 1), 1)
