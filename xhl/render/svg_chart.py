"""Charts as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from . import bars
from .figures import figure
from .svg_page import (
    BLUE,
    CHINESE,
    EDGE,
    FAINT,
    INK,
    NARROW,
    escaped,
    extent,
    folded,
    paged,
    sources,
    styled,
)

if TYPE_CHECKING:
    from rich.text import Text

    from ..facts.scales import Bar, Chart

WIDTH, HEIGHT = 1280, 720  # of a page: 16:9
MARGIN = 56
GAP = 14
HEAD = 56  # pixels of the heading of a chart
ROW_LEAST, ROW, ROW_MOST = 28, 36, 64  # pixels from bar to bar
BETWEEN = 32  # pixels between charts
LINE = 24  # of a label
SIZE, TITLE_SIZE, NOTE_SIZE = 18, 28, 14
NOTE, NOTES_MOST = 22, 3  # pixels of a line, and lines of a page
NOTE_COLUMNS = int((WIDTH - 2 * MARGIN) / NOTE_SIZE / NARROW)
THICKNESS = 0.56  # of a bar, as a factor of its row
LABEL_MOST, LINES_MOST = 24, 4  # columns of a label in a line, and its lines
_ROOM = HEIGHT - 2 * MARGIN - NOTE * NOTES_MOST  # of the charts of a page

_STYLES = f"""
text {{ font-family: {CHINESE}; font-size: {SIZE}px; fill: {INK}; white-space: pre }}
.t {{ font-size: {TITLE_SIZE}px; font-weight: bold }}
.s {{ font-size: {NOTE_SIZE}px; fill: {FAINT} }}
.b {{ font-weight: bold }}
.q {{ fill: {FAINT} }}
.bar {{ fill: {BLUE} }}
.zero {{ stroke: {EDGE}; stroke-width: 1.5 }}
"""


class _Frame(NamedTuple):
    """The places of the columns of a chart, in pixels from the left."""

    label: float  # the right end of the labels
    zero: float
    scale: float  # pixels for a size of 1


class _Piece(NamedTuple):
    """A chart, or as much of it as a page has."""

    titles: Sequence[str]  # the parts of its heading
    frame: _Frame
    bars: list[Bar]
    labels: list[Sequence[str]]  # lines of each

    def height(self, row: float) -> float:
        return HEAD + sum(_height(label, row) for label in self.labels) + BETWEEN


def charts(drawn: Sequence[Chart]) -> str:
    """The charts (at least one) on pages of a slide, one below the other, with the sources on each page;
    ``#page2`` after the address of the file shows its second page.
    """
    width = MARGIN + max(_label_width(chart) for chart in drawn)
    title = "、".join(chart.title for chart in drawn)
    pieces = (piece for chart in drawn for piece in _pieces(chart, width))
    return paged([_page(page) for page in _pages(pieces)], (WIDTH, HEIGHT), title, _STYLES)


def _pages(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """As many charts a page as fit; a chart that fits on none is divided."""
    page: list[_Piece] = []
    for piece in pieces:
        if page and sum(one.height(ROW) for one in (*page, piece)) > _ROOM:
            yield page
            page = []
        page.append(piece)
    yield page


def _pieces(chart: Chart, width: float) -> Iterator[_Piece]:
    """The chart, divided where it is longer than a page; its labels take so much width."""
    of_chart = bars.title_parts(chart), _frame(chart, width)
    piece = _Piece(*of_chart, [], [])
    left = _ROOM - piece.height(ROW_LEAST)
    for bar, label in zip(chart.bars, chart.labels, strict=True):
        lines = folded(label, LABEL_MOST, LINES_MOST)
        left -= _height(lines, ROW_LEAST)
        if left < 0 and piece.bars:
            yield piece
            piece = _Piece(*of_chart, [], [])
            left = _ROOM - piece.height(ROW_LEAST) - _height(lines, ROW_LEAST)
        piece.bars.append(bar)
        piece.labels.append(lines)
    yield piece


def _page(page: Sequence[_Piece]) -> Iterator[str]:
    """The parts of a page; its rows are as high as it allows."""
    rows = sum(len(piece.bars) for piece in page)
    spare = _ROOM - sum(piece.height(ROW) for piece in page)
    row = min(max(ROW + spare / rows, ROW_LEAST), ROW_MOST)
    y: float = MARGIN
    for piece in page:
        yield from _chart(piece, row, y)
        y += piece.height(row)
    documents = (bar.fact.document for piece in page for bar in piece.bars)
    notes = sources(documents, NOTE_COLUMNS, NOTES_MOST)
    for number, note in enumerate(notes, 1):
        yield _text(note, MARGIN, HEIGHT - MARGIN / 2 - NOTE * (len(notes) - number), "s")


def _chart(piece: _Piece, row: float, y: float) -> Iterator[str]:
    """The parts of a chart that starts at this height."""
    yield _heading(piece.titles, y + TITLE_SIZE / 2)
    frame = piece.frame
    top = y = y + HEAD
    for bar, label in zip(piece.bars, piece.labels, strict=True):
        height = _height(label, row)
        yield from _row(bar, label, frame, y + height / 2, row * THICKNESS)
        y += height
    zero = f'x1="{frame.zero:g}" x2="{frame.zero:g}" y1="{top:g}" y2="{y:g}"'
    yield f'<line class="zero" {zero}/>'


def _height(label: Sequence[str], row: float) -> float:
    return max(row, LINE * len(label) + 4)


def _label_width(chart: Chart) -> float:
    labels = [line for label in chart.labels for line in folded(label, LABEL_MOST, LINES_MOST)]
    return max(extent(line, SIZE) for line in labels)


def _frame(chart: Chart, label: float) -> _Frame:
    """The bars get the width that labels and numbers leave."""
    number = max(extent(figure(bar.fact).joined.plain, SIZE) for bar in chart.bars)
    room = max(WIDTH - MARGIN - number - 2 * GAP - label, WIDTH // 5)
    line = bars.axis([float(bar.size) for bar in chart.bars], int(room))
    return _Frame(label, label + GAP + line.left, line.scale)


def _row(
    bar: Bar, label: Sequence[str], frame: _Frame, middle: float, high: float
) -> Iterator[str]:
    """A bar, with its number at its end, or at zero if the bar points left."""
    first = middle - LINE / 2 * (len(label) - 1)
    for number, line in enumerate(label):
        yield _text(line, frame.label, first + LINE * number, anchor="end")
    length = max(float(bar.length) * frame.scale, 1.5 if bar.length else 0)
    left = frame.zero - length if bar.size < 0 else frame.zero
    box = f'x="{left:g}" y="{middle - high / 2:g}" width="{length:g}" height="{high:g}"'
    yield f'<rect class="bar" {box}/>' if length else ""
    yield _spans(figure(bar.fact).joined, max(frame.zero, left + length) + GAP, middle)


def _heading(titles: Sequence[str], y: float) -> str:
    name, *notes = titles
    parts = [f'<tspan class="t">{escaped(name)}</tspan>']
    parts += [f'<tspan class="q" dx="{GAP}">{escaped(note)}</tspan>' for note in notes]
    return f'<text x="{MARGIN}" y="{y:g}">{"".join(parts)}</text>'


def _spans(line: Text, x: float, middle: float) -> str:
    spans = "".join(
        f'<tspan class="{style}">{escaped(part)}</tspan>' for part, style in styled(line)
    )
    return f'<text x="{x:g}" y="{middle + SIZE * 0.36:g}">{spans}</text>'


def _text(words: str, x: float, middle: float, style: str = "", *, anchor: str = "start") -> str:
    place = f'x="{x:g}" y="{middle + SIZE * 0.36:g}" text-anchor="{anchor}"'
    return f'<text {place} class="{style}">{escaped(words)}</text>'
