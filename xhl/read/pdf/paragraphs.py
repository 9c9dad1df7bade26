"""The lines of a PDF joined to paragraphs, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..blocks import Cell, Place, Table
from ..lines import CLOSED, ITEM, in_one_line
from ..table_cells import MEMBER, is_year, number_in
from .lines import joined
from .order import Flow, Line

_ENDS = frozenset("。！？!?；;：:")
SMALL = 0.93  # of the size of the text; a note is not larger
NOTE = re.compile(
    r"[\[【〔（(]?\d{1,2}[\]】〕）)]\s*|[*＊†①-⑳]\s*|(?=注)|\d{1,2}(?![\d.、．,%％年月日])\s*"
)
_SLACK = 2.5  # sizes of type; a line within a sentence may end so far before its edge
_FAR = 1.7  # times the usual distance of lines: a sentence does not continue beyond it
_NEAR = 4.0  # points
_LONG = 10  # characters of a cell that may take several lines
_CLOSING = frozenset("”’」』）)》】")
_NUMBERED = re.compile(rf"{ITEM}|附(?:件|表|录)")


class Paragraph(NamedTuple):
    """The lines of a paragraph."""

    lines: list[Line]
    is_boxed: bool = False
    is_note: bool = False

    @property
    def size(self) -> float:
        return self.lines[0].span.size

    @property
    def text(self) -> str:
        return joined(line.text for line in self.lines)


def paragraphs_of(flow: Sequence[Flow]) -> list[Paragraph | Table]:
    """Paragraphs and tables; those that continue on the next page or column are joined."""
    pitch, body = _pitch(flow), body_size(flow)
    found: list[Paragraph | Table] = []
    notes: list[Paragraph] = []  # at the foot of a page or in a box, within a paragraph
    xs: tuple[float, ...] = ()
    for item in flow:
        above = found[-1] if found else None
        if isinstance(item, Line):
            if note := _note(item, notes, body, pitch):
                notes = [*notes[:-1], note] if notes and note is notes[-1] else [*notes, note]
            elif isinstance(above, Paragraph) and not _starts(above, item, pitch):
                above.lines.append(item)
            else:
                found.extend(notes)
                notes = []
                found.append(Paragraph([item]))
            continue
        if item.rows:
            found.extend(notes)
            notes = []
            table = Table(item.rows, Place(page=item.page))
            if (
                isinstance(above, Table)
                and item.page != _last_page(above)
                and (_fit(xs, item.xs) if item.xs else _goes_on(above, table))
            ):
                found[-1] = _with_rows(above, table)
            else:
                found.append(table)
            xs = item.xs
        else:
            lines = [Line(span, item.page, item.x0, item.x1) for span in item.boxed]
            notes.append(Paragraph(lines, is_boxed=True))
    return [*found, *notes]


def _note(line: Line, notes: Sequence[Paragraph], body: float, pitch: float) -> Paragraph | None:
    """The note that a line at the foot of a page begins or continues; None if the line is text."""
    if line.span.size > SMALL * body:
        return None
    if line.span.is_note or NOTE.match(line.text):
        return Paragraph([line], is_note=True)
    last = notes[-1] if notes else None
    if last and last.lines[-1].page == line.page and not _starts(last, line, pitch):
        last.lines.append(line)
        return last
    return None


def body_size(flow: Iterable[Flow]) -> float:
    """The type size of most of the text."""
    sizes = Counter[float]()
    for line in flow:
        if isinstance(line, Line):
            sizes[round(line.span.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _pitch(flow: Iterable[Flow]) -> float:
    """The usual distance of lines, in type sizes."""
    gaps = Counter(
        round((above.span.y - line.span.y) / line.span.size, 1)
        for above, line in pairwise(flow)
        if isinstance(above, Line)
        and isinstance(line, Line)
        and (above.page, round(above.span.size)) == (line.page, round(line.span.size))
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1.5)


def _starts(above: Paragraph, line: Line, pitch: float) -> bool:
    """Whether a line starts a paragraph instead of continuing the line above it."""
    if above.is_boxed:
        return True
    last = above.lines[-1]
    span, size = line.span, line.span.size
    if abs(last.span.size - size) > 0.08 * size or span.is_note:
        return True
    is_ended = last.text[-1] in _ENDS or last.text[-1] in _CLOSING
    is_same_column = last.page == line.page and last.span.y > span.y
    apart = _FAR if last.is_full and not is_ended else 1.3  # large numbers push lines apart
    if is_same_column and (last.span.y - span.y) / size > max(apart * pitch, pitch + 0.35):
        return True
    if last.is_centred and line.is_centred:
        return last.span.is_bold != span.is_bold or last.span.font != span.font
    if last.is_centred and not last.is_full and len(above.lines) == 1 and last.room > 2 * size:
        return True
    indent = span.x0 - line.left
    if last.span.is_bold != span.is_bold and (indent > size or not last.is_full):
        return True
    is_item = _NUMBERED.match(above.lines[0].text) is not None
    if _NUMBERED.match(line.text) and (is_ended or is_item or indent > size):
        return True
    hangs = (
        len(above.lines) == 1 and last.span.x0 - last.left < indent and _NUMBERED.match(last.text)
    )
    if (
        indent > 0.8 * size
        and not hangs
        and abs(span.x0 - last.span.x0 + last.left - line.left) > 0.5 * size
    ):
        return True
    return last.room > span.first + (0.6 if is_ended else _SLACK) * size


def _last_page(table: Table) -> int:
    return max((cell.place.page for row in table.rows for cell in row), default=0)


def _fit(xs: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns are at the places of others."""
    return len(xs) == len(others) > 0 and all(
        abs(x - other) < _NEAR for x, other in zip(xs, others, strict=True)
    )


def _goes_on(above: Table, table: Table) -> bool:
    """Whether a table without lines has numbers from its first row on, where the one above has them."""
    ends = ([cell.text for cell in row] for row in (above.rows[-1], table.rows[0]))
    last, first = (
        [not is_year(text) and number_in(text) is not None for text in row] for row in ends
    )
    return last == first and any(first)


def _with_rows(above: Table, table: Table) -> Table:
    """Both tables as one, without repeated heads."""
    again = 0
    while again < min(len(table.rows), len(above.rows)) - 1 and [
        cell.text for cell in table.rows[again]
    ] == [cell.text for cell in above.rows[again]]:
        again += 1
    if cut := _cut_row(above.rows[-1], table.rows[again]):
        return above._replace(rows=(*above.rows[:-1], cut, *table.rows[again + 1 :]))
    return above._replace(rows=above.rows + table.rows[again:])


def _cut_row(row: Sequence[Cell], under: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row with the rest of its longest cell, which the next page has; () if the next row is another one."""
    held = [at for at, cell in enumerate(under) if cell.text]
    sizes = [len(cell.text) for cell in row]
    if len(row) != len(under) or len(held) != 1 or sizes[held[0]] < max(_LONG, *sizes):
        return ()
    cell, rest = row[held[0]], under[held[0]].text
    if not held[0] or cell.text[-1] in CLOSED or number_in(rest):  # a label, or a group of rows
        return ()
    if sum(map(bool, sizes)) < 2 or _NUMBERED.match(rest) or MEMBER.match(rest):
        return ()
    whole = cell._replace(text=in_one_line((cell.text, rest)))
    return (*row[: held[0]], whole, *row[held[0] + 1 :])
