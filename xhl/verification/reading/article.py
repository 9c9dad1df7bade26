"""An article as passages: paragraphs, and table cells with their heads, each with its place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from ...quantity.reader import find
from ...read.blocks import GAP, Block, Content, Piece, Table, row_text
from ...read.lines import CLOSED, heading_level
from ...text.patterns import pattern

if TYPE_CHECKING:
    from ...read import blocks

_HEADING = 40  # characters of a heading at most
# Characters, and the share of the longest line: a line at least as long, without punctuation at its end, may
# continue in the next.
_WRAPPED = 25
_WIDTH = 0.75
# Shorter lines with numbers that end without punctuation: a list, in which none continues.
_LISTED = 3
_DIGIT = pattern(r"\d")
_ENDS = pattern(r"[。！？!?；;]\s*$")
_ROW = pattern(r"\s*\|.*\|\s*$")
_RULE = pattern(r"[\s|:—-]+$")
_CELL = pattern(r"(?<=\|)[^|]*(?=\|)")
_ITEM = pattern(
    r"\s*(?:[#>*+•-]|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[①-⑳]|第[一-鿿]{1,3}[，,、])"
)
_UNIT = pattern(r"(?:单位[：:]\s*)?[（(](?:单位[：:])?(?P<unit>[^（）()\d]{1,9})[）)]\s*$")


class Line(NamedTuple):
    """The place of a part of a passage in its file: the offset in the passage, line and column."""

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
    headings: tuple[str, ...] = ()  # the title, then the headings above, the nearest last
    heads: tuple[str, ...] = ()  # of a cell: the heads of its row and column
    unit: str = ""  # of a cell: from its heads
    row: int = 0  # of a cell: its row among all tables of the article, from 1

    def place(self, at: int) -> tuple[int, int]:
        """The line and column, from 1, of a character of the text."""
        offset, line, column = [one for one in self.lines if one.offset <= at][-1]
        return line, column + at - offset


class Article(NamedTuple):
    """An article in passages, and the lines of its file, verbatim, by their numbers."""

    passages: tuple[Passage, ...]
    lines: dict[int, str]


def of_text(text: str) -> Article:
    """A plain text, or one in Markdown."""
    return Article(tuple(passages(text)), dict(enumerate(_lines(text), 1)))


def of_content(content: Content) -> Article:
    """A document of any format; formats without lines count paragraphs and rows of tables.

    >>> from ...read.blocks import Block, Content
    >>> of_content(Content((Block("title", "公报"), Block("paragraph", "签约8个。")), "docx")).lines
    {1: '公报', 2: '签约8个。'}
    """
    if content.text:
        return of_text(content.text)
    lines = dict(_numbered(content.pieces))
    return Article(tuple(_passages_of(content.pieces)), lines)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def passages(text: str) -> Iterator[Passage]:
    r"""The passages of a plain text, or of Markdown, in order.

    >>> table = "| 指标 | 数值 |\n|--|--|\n| 基站 | 429 |"
    >>> [passage.text for passage in passages(f"一、产业\n签约项目8个。\n{table}")]
    ['一、产业', '签约项目8个。', '429']
    >>> [passage.text for passage in passages(" " * 40 + "\n签约项目8个。")]
    ['签约项目8个。']
    """
    lines = _lines(text)
    wrapped = _least_wrapped(lines)
    above = Headings()
    at = 0
    while at < len(lines):
        end = at + 1
        if _ROW.match(lines[at]):
            while end < len(lines) and _ROW.match(lines[end]):
                end += 1
            rows = [_cells(line, rank) for rank, line in enumerate(lines[at:end], at + 1)]
            yield from table(rows, above.lines)
        else:
            while end < len(lines) and _goes_on(lines[end - 1], lines[end], wrapped):
                end += 1
            paragraph = "".join(lines[at:end])
            if paragraph.strip():
                parts = zip(lines[at:end], range(at + 1, end + 1), strict=True)
                yield Passage(paragraph, tuple(_joined(parts)), above.lines)
            if is_heading(paragraph):
                above.add(paragraph.strip())
        at = end


def _least_wrapped(lines: Sequence[str]) -> float:
    """The least length of a line that may continue in the next."""
    least = max(_WRAPPED, _WIDTH * max(map(len, lines)))
    ends = (line for line in lines if _DIGIT.search(line) and len(line) < least)
    listed = (1 for line in ends if line.rstrip()[-1] not in CLOSED and not is_heading(line))
    return math.inf if sum(islice(listed, _LISTED)) == _LISTED else least


def _goes_on(line: str, under: str, wrapped: float) -> bool:
    """Whether a sentence continues in the next line."""
    is_open = len(line) >= wrapped and not line.isspace() and line.rstrip()[-1] not in CLOSED
    is_new = not under.strip() or _ROW.match(under) or is_item(under)
    return is_open and not is_new and not is_item(line)


def is_heading(text: str) -> bool:
    """Whether a short line is a heading: no sentence, and without a number that counts something.

    >>> is_heading("二、产业"), is_heading("签约项目8个")
    (True, False)
    """
    if not text.strip() or len(text.strip()) > _HEADING or _ENDS.search(text):
        return False
    return not any(one.unit and not one.indefinite for one in find(text))


class Headings:
    """The title and the headings above a passage: 一、 is above （一）, and both are above others.

    >>> above = Headings()
    >>> for line in ("报告", "一、回顾", "（一）工业", "二、安排", "农业"):
    ...     above.add(line)
    >>> above.lines
    ('报告', '二、安排', '农业')
    """

    def __init__(self) -> None:
        self.lines: tuple[str, ...] = ()
        self._levels: list[int] = []

    def add(self, line: str) -> None:
        """Go on below another heading; the first is the title."""
        level = heading_level(line.lstrip("#").lstrip())
        while self._levels[1:] and self._levels[-1] >= level:
            self._levels.pop()
        self.lines = (*self.lines[: len(self._levels)], line)
        self._levels.append(level)


def is_item(text: str) -> bool:
    """Whether a paragraph is one of a list.

    >>> is_item("- 签约8个"), is_item("🚌 游客8人"), is_item("签约8个")
    (True, True, False)
    """
    return _ITEM.match(text) is not None or category(text.lstrip()[:1] or " ") == "So"


def _numbered(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """The text of each paragraph and of each row of a table, and its number."""
    rank = 0
    for piece in pieces:
        if isinstance(piece, Block):
            rank += 1
            yield piece.place.line or rank, piece.text
            continue
        for row in piece.rows:
            rank += 1
            yield row[0].place.line if row and row[0].place.line else rank, row_text(row)


def _passages_of(pieces: Sequence[Piece]) -> Iterator[Passage]:
    above = Headings()
    waiting: list[tuple[str, int]] = []  # the parts of a paragraph that continues
    numbers = (number for number, _text in _numbered(pieces))
    for piece in pieces:
        if isinstance(piece, Table):
            rows = [_placed(row, next(numbers)) for row in piece.rows]
            lines = (*above.lines, piece.caption) if piece.caption else above.lines
            yield from table(rows, lines, piece.unit)
            continue
        waiting.append((piece.text, next(numbers)))
        if piece.closed:
            text = "".join(part for part, _number in waiting)
            yield Passage(text, tuple(_joined(waiting)), above.lines)
            waiting = []
            if piece.kind in ("title", "heading") or is_heading(text):
                above.add(text.strip())
    if waiting:
        yield Passage("".join(part for part, _number in waiting), tuple(_joined(waiting)))


def _joined(parts: Iterable[tuple[str, int]]) -> Iterator[Line]:
    """The places of the parts of a paragraph, each given with the number of its line."""
    offset = 0
    for part, number in parts:
        yield Line(offset, number)
        offset += len(part)


def _placed(row: Sequence[blocks.Cell], number: int) -> list[Cell]:
    """The cells of a row with their places in its text."""
    cells, column = [], 1
    for cell in row:
        text = f"{cell.text}{cell.unit}"
        cells.append(Cell(text, number, column))
        column += len(text) + len(GAP) if cell.text else 0
    return cells


# Tables.


class Cell(NamedTuple):
    """The text of a cell and its place."""

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
    """The cells of a table without the heads, which are its first row and column.

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
