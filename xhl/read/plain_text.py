"""Plain text: paragraphs of one line, or of several lines of equal width; tables with spaces; form feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, groupby, pairwise
from typing import NamedTuple

from ..text.patterns import pattern
from .blocks import Block, Cell, Content, Piece, Place, Table
from .captions import captioned
from .encoding import text_of
from .furniture import PAGE_NUMBER
from .lines import cleaned, goes_on
from .table_cells import number_in

_BETWEEN_CELLS = pattern(r"\t+|[ \u3000]{2,}")
_GAPS = ("\t", "  ", "\u3000")  # one is in each gap
_REPEATED = 3  # pages with the same first or last line, which then is no text


class _Line(NamedTuple):
    rank: int  # in the file, from 1
    text: str
    cells: tuple[str, ...] = ()  # several if wide gaps divide it


def read(data: bytes) -> Content:
    """The lines of a text in any encoding."""
    decoded = text_of(data)
    return content_of(decoded.text)._replace(notes=decoded.notes, text=decoded.text)


def content_of(text: str) -> Content:
    r"""The lines of a text; lines of one paragraph continue in the next.

    >>> [block.text for block in content_of("工作报告\n\n建成5G基站429个。").pieces]
    ['工作报告', '建成5G基站429个。']
    """
    pages = _pages(text)
    lines = pages[0] if len(pages) == 1 else [line for page in _bare(pages) for line in page]
    return Content(tuple(captioned(_pieces(lines))), "txt")


def _pieces(lines: list[_Line]) -> Iterator[Piece]:
    at = 0
    for count, group in groupby(lines, lambda line: len(line.cells)):
        run = [*group]
        at += len(run)
        if count > 1 and _is_table(run):
            rows = (tuple(Cell(text, Place(line=line.rank)) for text in line.cells) for line in run)
            yield Table(tuple(rows), Place(line=run[0].rank))
        else:
            for line, under in pairwise([*run, *(lines[at : at + 1] or [_Line(0, "")])]):
                yield from _blocks(line, under)


def _is_table(run: list[_Line]) -> bool:
    """Whether lines with the same number of parts are rows: most parts below the first line are numbers."""
    texts = [text for line in run[1:] for text in line.cells[1:]]
    return 2 * sum(number_in(text) is not None for text in texts) >= len(texts) > 0


def _blocks(line: _Line, under: _Line) -> Iterator[Block]:
    if line.text:
        closed = not goes_on(line.text, under.text) or len(line.cells) > 2
        yield Block("paragraph", line.text, Place(line=line.rank), closed=closed)


def _pages(text: str) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    for rank, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        for turn, part in enumerate(raw.split("\f")):
            if turn:
                pages.append([])
            pages[-1] += [_line(rank, text) for text in part.splitlines() or [""]]
    return pages


def _line(rank: int, text: str) -> _Line:
    whole = cleaned(text)
    if not whole or not any(gap in text for gap in _GAPS):
        return _Line(rank, whole, (whole,) if whole else ())
    parts = map(cleaned, _BETWEEN_CELLS.split(text.strip()))
    return _Line(rank, whole, tuple(filter(None, parts)))


def _bare(pages: list[list[_Line]]) -> Iterator[list[_Line]]:
    """The pages without page numbers and repeated first or last lines, and without empty lines there, so
    that a sentence continues on the next page.
    """
    filled = [[line for line in page if line.text] for page in pages]
    edges = Counter(line.text for page in filled if page for line in {page[0], page[-1]})

    def is_furniture(line: _Line) -> bool:
        is_repeated = edges[line.text] >= _REPEATED
        return not line.text or is_repeated or PAGE_NUMBER.fullmatch(line.text) is not None

    for page in pages:
        below = [*dropwhile(is_furniture, page)]
        yield [*dropwhile(is_furniture, below[::-1])][::-1]
