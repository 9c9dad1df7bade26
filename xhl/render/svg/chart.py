"""Charts as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...facts.scales import notes
from ...i18n.messages import _
from .. import bars
from ..figures import beside_topic
from .page import SIZE, TITLE_SIZE, box, extent, rule, styled, written
from .slide import HEIGHT, MARGIN, NOTE, NOTES_MOST, WIDTH, below, folded, slides

if TYPE_CHECKING:
    from ...facts.scales import Bar, Chart

GAP = 14
HEAD = 56  # pixels of the heading of a chart
ROW_LEAST, ROW, ROW_MOST = 28, 36, 64  # pixels from bar to bar
BETWEEN = 32  # pixels between charts
LINE = 24  # of a label
BELOW = SIZE * 0.36  # from the middle of a line to its baseline
THICKNESS = 0.56  # of a bar, as a factor of its row
LABEL_MOST, LINES_MOST = 24, 4  # columns of a label in a line, and its lines
_ROOM = HEIGHT - 2 * MARGIN - NOTE * NOTES_MOST  # of the charts of a page


class _Frame(NamedTuple):
    """The places of the columns of a chart, in pixels from the left."""

    label: float  # the right end of the labels
    zero: float
    scale: float  # pixels for a size of 1


_Row = tuple["Bar", Sequence[str]]  # with the lines of its label


class _Piece(NamedTuple):
    """A chart, or as much of it as a page has."""

    chart: Chart
    frame: _Frame
    rows: Sequence[_Row]

    def height(self, row: float) -> float:
        return HEAD + sum(_height(label, row) for _bar, label in self.rows) + BETWEEN


def charts(drawn: Sequence[Chart], width: int = WIDTH) -> str:
    """The charts (at least one) on pages of a slide, one below the other, with the sources on each page;
    ``#page2`` after the address of the file shows its second page.
    """
    labels = [[folded(label, LABEL_MOST, LINES_MOST) for label in chart.labels] for chart in drawn]
    lines = (line for of_chart in labels for label in of_chart for line in label)
    room = MARGIN + max(extent(line, SIZE) for line in lines)
    pieces = (
        piece
        for chart, of_chart in zip(drawn, labels, strict=True)
        for piece in _pieces(chart, of_chart, room)
    )
    title = "、".join(chart.title for chart in drawn)
    return slides([_page(page) for page in _pages(pieces)], title, width)


def _pieces(chart: Chart, labels: Iterable[Sequence[str]], width: float) -> Iterator[_Piece]:
    """The chart, divided where it is longer than a page; its labels take so much width."""
    piece = empty = _Piece(chart, _frame(chart, width), ())
    for row in zip(chart.bars, labels, strict=True):
        longer = piece._replace(rows=(*piece.rows, row))
        if piece.rows and longer.height(ROW_LEAST) > _ROOM:
            yield piece
            longer = empty._replace(rows=(row,))
        piece = longer
    yield piece


def _pages(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """As many charts a page as fit; a chart that fits on none is divided."""
    page: list[_Piece] = []
    for piece in pieces:
        if page and sum(one.height(ROW) for one in (*page, piece)) > _ROOM:
            yield page
            page = []
        page.append(piece)
    yield page


def _page(page: Sequence[_Piece]) -> Iterator[str]:
    """The parts of a page; its rows are as high as it allows."""
    spare = _ROOM - sum(piece.height(ROW) for piece in page)
    row = ROW + spare / sum(len(piece.rows) for piece in page)
    row = min(max(row, ROW_LEAST), ROW_MOST)
    y: float = MARGIN
    for piece in page:
        yield from _chart(piece, row, y)
        y += piece.height(row)
    rows = [bar for piece in page for bar, _label in piece.rows]
    said = [_("dashed: planned")] if any(bar.is_plan for bar in rows) else []
    said += notes(dict.fromkeys(piece.chart for piece in page))
    yield from below((bar.fact.document for bar in rows), said)


def _chart(piece: _Piece, row: float, y: float) -> Iterator[str]:
    """The parts of a chart that starts at this height."""
    name, *others = bars.title_parts(piece.chart)
    parts = [(name, "t b"), *((f"\u3000{other}", "q") for other in others)]
    yield written(parts, MARGIN, y + TITLE_SIZE / 2 + BELOW)
    zero = piece.frame.zero
    top = y = y + HEAD
    for bar, label in piece.rows:
        height = _height(label, row)
        thick = 0 if piece.chart.is_mixed else row * THICKNESS
        yield from _row(bar, label, piece.frame, y + height / 2, thick)
        y += height
    if not piece.chart.is_mixed:
        yield rule(zero, top, zero, y)


def _height(label: Sequence[str], row: float) -> float:
    return max(row, LINE * len(label) + 4)


def _frame(chart: Chart, label: float) -> _Frame:
    """The bars get the width that labels and numbers leave."""
    number = max(extent(beside_topic(bar.fact).joined.plain, SIZE) for bar in chart.bars)
    room = max(WIDTH - MARGIN - number - 2 * GAP - label, WIDTH // 5)
    line = bars.axis([float(bar.size) for bar in chart.bars], int(room))
    return _Frame(label, label + GAP + line.left, line.scale)


def _row(
    bar: Bar, label: Sequence[str], frame: _Frame, middle: float, high: float
) -> Iterator[str]:
    """A bar, with its number at its end, or at zero if the bar points left."""
    first = middle - LINE / 2 * (len(label) - 1) + BELOW
    for number, line in enumerate(label):
        yield written([(line, "")], frame.label, first + LINE * number, anchor="end")
    length = max(float(bar.length) * frame.scale, 1.5 if bar.length else 0) if high else 0
    left = frame.zero - length if bar.size < 0 else frame.zero
    if length:
        yield box("plan" if bar.is_plan else "bar", left, middle - high / 2, length, high)
    end = max(frame.zero, left + length) + GAP
    yield written(styled(beside_topic(bar.fact).joined), end, middle + BELOW)
