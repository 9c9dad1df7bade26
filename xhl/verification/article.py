"""An article in passages: paragraphs, and cells of tables with their heads, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..quantity.reader import find
from ..read.blocks import Content, Place, Table

_HEADING = 40  # characters of a heading at most
_WRAPPED = 25  # characters from which on a line without an end may go on in the next
_CLOSED = frozenset("。！？；：…”’」』）)!?;:》】")
_ENDS = re.compile(r"[。！？!?；;]\s*$")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:—-]+$")
_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")
_ITEM = re.compile(
    r"\s*(?:[#>*+✔✅●•▲◆■📍-]|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[①-⑳]|第[一-鿿]{1,3}[，,、])"
)
_UNIT = re.compile(r"(?:单位[：:]\s*)?[（(](?:单位[：:])?(?P<unit>[^（）()\d]{1,9})[）)]\s*$")


class Line(NamedTuple):
    """Where a part of a passage stands in its file: the offset in the passage, line and column."""

    offset: int
    line: int
    column: int = 1


class Passage(NamedTuple):
    """A paragraph, or a cell of a table.

    >>> Passage("签约8个", (Line(0, 3),)).place(2)
    (3, 3)
    """

    text: str
    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()  # the title, then the nearest heading above
    heads: tuple[str, ...] = ()  # of a cell: of its row and of its column
    unit: str = ""  # of a cell: that its heads give
    row: int = 0  # of a cell: which row of the article's tables it is in, from 1

    def place(self, at: int) -> tuple[int, int]:
        """The line and column, from 1, of a character of the text."""
        offset, line, column = [one for one in self.lines if one.offset <= at][-1]
        return line, column + at - offset


def passages(text: str) -> Iterator[Passage]:
    r"""The passages of a plain text, or of Markdown, in their order.

    >>> table = "| 指标 | 数值 |\n|--|--|\n| 基站 | 429 |"
    >>> [passage.text for passage in passages(f"一、产业\n签约项目8个。\n{table}")]
    ['一、产业', '签约项目8个。', '429']
    """
    lines = text.splitlines()
    title = heading = ""
    at = 0
    while at < len(lines):
        end = at + 1
        if _ROW.match(lines[at]):
            while end < len(lines) and _ROW.match(lines[end]):
                end += 1
            rows = [_cells(line, rank) for rank, line in enumerate(lines[at:end], at + 1)]
            yield from table(rows, (title, heading))
        else:
            while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
                end += 1
            paragraph = "".join(lines[at:end])
            if paragraph.strip():
                yield Passage(paragraph, tuple(_places(lines, at, end)), (title, heading))
            if is_heading(paragraph):
                heading = paragraph.strip()
                title = title or heading
        at = end


def _places(lines: Sequence[str], start: int, end: int) -> Iterator[Line]:
    offset = 0
    for rank in range(start, end):
        yield Line(offset, rank + 1)
        offset += len(lines[rank])


def _goes_on(line: str, under: str) -> bool:
    """Whether a sentence goes on in the line under it."""
    is_open = len(line) >= _WRAPPED and line.rstrip()[-1] not in _CLOSED
    is_new = not under.strip() or _ROW.match(under) or _ITEM.match(under)
    return is_open and not is_new and not _ITEM.match(line)


def is_heading(text: str) -> bool:
    """Whether a short line stands over others: no sentence, and without a number that counts.

    >>> is_heading("二、产业"), is_heading("签约项目8个")
    (True, False)
    """
    if not text.strip() or len(text.strip()) > _HEADING or _ENDS.search(text):
        return False
    return not any(one.unit and not one.indefinite for one in find(text))


def passages_of(content: Content) -> Iterator[Passage]:
    """The passages of a document of any format; what has no lines counts by its pieces.

    >>> from ..read.blocks import Block, Content
    >>> content = Content((Block("title", "公报"), Block("paragraph", "签约8个。")), "docx")
    >>> [(passage.text, passage.place(0)) for passage in passages_of(content)]
    [('公报', (1, 1)), ('签约8个。', (2, 1))]
    """
    title = heading = ""
    waiting: list[tuple[str, int]] = []  # the parts of a paragraph that goes on
    for rank, piece in enumerate(content.pieces, 1):
        if isinstance(piece, Table):
            rows = [
                [Cell(one.text + one.unit, _line(one.place, rank)) for one in row]
                for row in piece.rows
            ]
            yield from table(rows, (title, piece.caption or heading), piece.unit)
            continue
        waiting.append((piece.text, _line(piece.place, rank)))
        if not piece.closed:
            continue
        text = "".join(part for part, _line_of in waiting)
        offsets = accumulate((len(part) for part, _line_of in waiting), initial=0)
        lines = tuple(Line(at, line) for at, (_part, line) in zip(offsets, waiting, strict=False))
        waiting = []
        yield Passage(text, lines, (title, heading))
        if piece.kind in ("title", "heading") or is_heading(text):
            heading = text.strip()
            title = title or heading


def _line(place: Place, rank: int) -> int:
    return place.line or place.paragraph or rank


# Tables.


class Cell(NamedTuple):
    """The text of a cell, and where it stands."""

    text: str
    line: int
    column: int = 1


def _cells(line: str, rank: int) -> list[Cell]:
    if _RULE.fullmatch(line):
        return []
    found = []
    for match in _CELL.finditer(line):
        indent = len(match[0]) - len(match[0].lstrip())
        found.append(Cell(match[0].strip(), rank, match.start() + indent + 1))
    return found


def table(
    rows: Sequence[Sequence[Cell]], headings: tuple[str, ...] = (), unit: str = ""
) -> Iterator[Passage]:
    """The cells of a table that are no heads: its first row and column are.

    >>> rows = [[Cell("指标", 1), Cell("产量（吨）", 1)], [Cell("粮食", 2), Cell("5", 2)]]
    >>> [(cell.text, cell.heads, cell.unit) for cell in table(rows)]
    [('5', ('粮食', '产量'), '吨')]
    """
    columns: Sequence[Cell] = ()
    for row in rows:
        if not row:
            continue
        if not columns:
            columns = row
            continue
        for cell, column in zip(row[1:], columns[1:], strict=False):
            if cell.text:
                heads = (row[0].text, column.text)
                units = [match["unit"] for head in heads[::-1] if (match := _UNIT.search(head))]
                yield Passage(
                    cell.text,
                    (Line(0, cell.line, cell.column),),
                    headings,
                    tuple(_UNIT.sub("", head) for head in heads),
                    (units or [unit])[0],
                    row[0].line,
                )
