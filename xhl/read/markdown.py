"""Markdown: its structure and text, without marks, code and comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..text.patterns import pattern
from .blocks import Block, Cell, Content, Piece, Place, Table
from .captions import captioned
from .encoding import decode, text_of
from .lines import cleaned, goes_on, in_cell, is_numbered
from .markdown_marks import BREAK, unmarked

_SAMPLE = 1 << 16  # bytes in which marks are looked for
_NAMES = (".md", ".markdown", ".mkd", ".mdown", ".rmd", ".qmd")

_HEADING = pattern(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
_UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*")
_FENCE = pattern(r"\s*(`{3,}|~{3,})([^`]*)")
_RULE = pattern(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")
_QUOTE = pattern(r"(?: {0,3}> ?)+")
_ITEM = pattern(r"(?P<indent>\s*)(?:[-*+]|(?P<number>\d{1,9}[.)]))[ \t]+(?P<text>.*)")
_TASK = pattern(r"\[[ xX]\][ \t]+")
_COLUMN = pattern(r":?-+:?")
_NOTE = pattern(r" {0,3}\[\^([^\]\s]+)\]:\s*(.*)")
_REFERENCE = pattern(r" {0,3}\[[^\]]+\]:\s*\S+.*")
_COMMENT = pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TITLE = pattern(r"title\s*:\s*[\"']?(.*?)[\"']?\s*", re.IGNORECASE)

# Two of these kinds of marks make a text Markdown, whatever its name.
_MARKS = (
    pattern(r"^#{1,6} \S", re.MULTILINE),
    pattern(r"\*\*[^*\s][^*\n]*\*\*"),
    pattern(r"^(?:```|~~~)", re.MULTILINE),
    pattern(r"^ ?\|? ?:?-{3,}:? ?(?:\| ?:?-{3,}:? ?)+\|? ?$", re.MULTILINE),
    pattern(r"^\S.*\n(?:={3,}|-{3,})$", re.MULTILINE),
    pattern(r"\[[^\[\]\n]+\]\((?:[^\s()]|\([^\s()]*\))+\)|^\[\^\w+\]:", re.MULTILINE),
    pattern(r"^[-*+] (?:\[[ x]\] )?\S", re.MULTILINE),
    pattern(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
)


def is_mine(data: bytes, name: str) -> bool:
    """Whether a text is Markdown, by its name or by its marks."""
    if name.lower().endswith(_NAMES):
        return True
    text = decode(data[:_SAMPLE]).text.replace("\r\n", "\n")
    return sum(mark.search(text) is not None for mark in _MARKS) > 1


class _Line(NamedTuple):
    rank: int  # in the file, from 1
    text: str


def read(data: bytes) -> Content:
    r"""The paragraphs, items, headings and tables of a text in Markdown. Raises `FileError`.

    >>> [piece.text for piece in read("# 公报\n建成**9**个[^1]。\n\n[^1]: 含2个在建。".encode()).pieces]
    ['公报', '建成9个。', '含2个在建。']
    """
    decoded = text_of(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines = [_Line(rank, line.expandtabs(4)) for rank, line in enumerate(text.split("\n"), 1)]
    title, lines = _front_matter(lines)
    pieces = _entitled([*_Reader(lines).pieces()], title)
    return Content(tuple(captioned(pieces)), "md", decoded.notes, decoded.text)


def _front_matter(lines: list[_Line]) -> tuple[str, list[_Line]]:
    """The title in the settings at the top, and the lines below them."""
    ends = [at for at, line in enumerate(lines) if line.text.rstrip() in ("---", "...")]
    if (
        len(ends) < 2
        or ends[0]
        or not all(":" in line.text or line.text[:1] in " -#" for line in lines[1 : ends[1]])
    ):
        return "", lines
    found = (_TITLE.fullmatch(line.text) for line in lines[1 : ends[1]])
    return next((match[1] for match in found if match), ""), lines[ends[1] + 1 :]


def _entitled(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces with the title: that of the settings, else the first heading if it is the highest."""
    first = next((piece for piece in pieces if isinstance(piece, Block)), None)
    if title:
        pieces = [piece for piece in pieces if piece is not first or piece.text != title]
        return [Block("title", title, Place(line=1)), *pieces]
    if first and first.kind == "heading" and first.level == 1 and not is_numbered(first.text):
        return [first._replace(kind="title", level=0) if one is first else one for one in pieces]
    return pieces


class _Reader:
    """Reads the lines of a text from the top; each construct takes its lines."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._at = 0
        self._is_listing = False  # indented lines belong to an item and are no code
        self._notes: list[Piece] = []

    def pieces(self) -> Iterator[Piece]:
        while self._at < len(self._lines):
            yield from self._next()
        yield from self._notes

    def _next(self) -> Iterator[Piece]:
        line = self._lines[self._at]
        is_indented = line.text.startswith("    ")
        if note := _NOTE.fullmatch(line.text):
            self._note(note[2], line.rank)
        elif not line.text.strip() or any(one.fullmatch(line.text) for one in (_RULE, _REFERENCE)):
            self._at += 1
        elif fence := _FENCE.fullmatch(line.text):
            self._skip_to(fence[1])
        elif line.text.strip().startswith("$$"):
            self._skip_formula(line.text.strip())
        elif heading := _HEADING.fullmatch(line.text):
            self._at += 1
            text = (heading[2] or "").rstrip()
            words = text.rstrip("#")  # a heading may have closing #
            is_end = not words or words[-1].isspace()
            yield from _heading(words if is_end else text, len(heading[1]), line.rank)
        elif _QUOTE.match(line.text):
            yield from _Reader(self._quoted()).pieces()
        elif self._is_table():
            yield self._table()
        elif item := _ITEM.fullmatch(line.text):
            self._at += 1
            self._is_listing = True
            yield from self._item(item, line.rank)
        elif is_indented and not self._is_listing:
            self._at += 1  # code
        else:
            self._is_listing = is_indented
            yield from self._paragraph()

    def _taken(self, belongs: Callable[[str], bool]) -> list[_Line]:
        """The next lines that belong to something, which are read now."""
        begin = self._at
        while self._at < len(self._lines) and belongs(self._lines[self._at].text):
            self._at += 1
        return self._lines[begin : self._at]

    def _skip_to(self, fence: str) -> None:
        def is_within(text: str) -> bool:
            end = _FENCE.fullmatch(text)
            return not (end and end[1].startswith(fence) and not end[2].strip())

        self._at += 1
        self._taken(is_within)
        self._at += 1

    def _skip_formula(self, opening: str) -> None:
        self._at += 1
        if len(opening) == 2 or not opening.endswith("$$"):
            self._taken(lambda text: "$$" not in text)
            self._at += 1

    def _quoted(self) -> list[_Line]:
        lines = self._taken(lambda text: _QUOTE.match(text) is not None)
        return [_Line(one.rank, _QUOTE.sub("", one.text, count=1)) for one in lines]

    # Tables.

    def _is_table(self) -> bool:
        below = self._lines[self._at + 1].text if self._at + 1 < len(self._lines) else ""
        above = self._lines[self._at].text
        if "|" not in above or "-" not in below:
            return False
        rules = _cells(below)
        return len(_cells(above)) == len(rules) and all(map(_COLUMN.fullmatch, rules))

    def _table(self) -> Table:
        head = self._lines[self._at]
        self._at += 2
        lines = [head, *self._taken(lambda text: "|" in text)]
        rows = (
            tuple(
                Cell(in_cell(unmarked(text)), Place(line=line.rank), heading=line is head)
                for text in _cells(line.text)
            )
            for line in lines
        )
        return Table(tuple(rows), Place(line=head.rank))

    # Text.

    def _goes_on(self, text: str) -> bool:
        """Whether the current line belongs to the paragraph above it."""
        others = (_HEADING, _FENCE, _RULE, _NOTE, _ITEM, _UNDERLINE)
        is_other = any(one.fullmatch(text) for one in others) or _QUOTE.match(text)
        return bool(text.strip()) and not is_other and not self._is_table()

    def _paragraph(self) -> Iterator[Block]:
        self._at += 1
        lines = [self._lines[self._at - 1], *self._taken(self._goes_on)]
        under = self._lines[self._at].text if self._at < len(self._lines) else ""
        if line := _UNDERLINE.fullmatch(under):
            self._at += 1
            whole = "".join(one.text.strip() for one in lines)
            yield from _heading(whole, 1 if line[1][0] == "=" else 2, lines[0].rank)
        else:
            yield from _blocks(lines)

    def _item(self, item: re.Match[str], rank: int) -> Iterator[Block]:
        number = f"{item['number']} " if item["number"] else ""
        first = _Line(rank, number + _TASK.sub("", item["text"], count=1))
        for block in _blocks([first, *self._taken(self._goes_on)]):
            yield block if number else block._replace(kind="item")

    def _note(self, text: str, rank: int) -> None:
        self._at += 1
        lines = [_Line(rank, text), *self._taken(lambda text: text.startswith("    "))]
        self._notes += [block._replace(kind="note") for block in _blocks(lines)]


def _heading(text: str, level: int, rank: int) -> Iterator[Block]:
    if words := cleaned(unmarked(text)):
        yield Block("heading", words, Place(line=rank), level)


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    """The lines of a paragraph as blocks; a line that continues in the next is not closed."""
    parts = unmarked("\n".join(line.text for line in lines)).split("\n")
    ranks = [line.rank for line in lines]
    ranks += ranks[-1:] * (len(parts) - len(ranks))  # a mark may contain a line end, or be one
    texts = [
        (cleaned(text), rank)
        for part, rank in zip(parts, ranks, strict=False)
        for text in part.split(BREAK)
    ]
    texts = [(text, rank) for text, rank in texts if text]
    for (text, rank), (under, _rank) in zip(texts, [*texts, ("", 0)][1:], strict=True):
        yield Block("paragraph", text, Place(line=rank), closed=not goes_on(text, under))


def _cells(line: str) -> list[str]:
    """The cells of a row, with their marks."""
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inside)]
