"""Charts as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from ..i18n.messages import _
from . import bars
from .figures import figure
from .quote import reference
from .screen import text
from .svg_page import BLUE, CHINESE, EDGE, FAINT, INK, NARROW, escaped, extent, picture, styled
from .wrap import wrap

if TYPE_CHECKING:
    from ..facts.scales import Bar, Chart

WIDTH = 960
MARGIN = 40
GAP = 14
ROW = 36  # pixels from bar to bar
THICKNESS = 20
SIZE, TITLE_SIZE, NOTE_SIZE = 18, 24, 14
LABEL_MOST = 20  # columns of a label in a line

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


def charts(drawn: Sequence[Chart]) -> str:
    """The charts (at least one), one below the other, with the sources at the bottom.

    >>> from xhl import load
    >>> from xhl.facts import scales as chart
    >>> given = chart.charts(load(), unit="亿元", limit=3)
    >>> charts(given).count('class="bar"')
    3
    """
    label = MARGIN + max(_label_width(chart) for chart in drawn)
    parts: list[str] = []
    y = float(MARGIN)
    for chart in drawn:
        body, y = _chart(chart, _frame(chart, label), y)
        parts += body
    notes = _notes(drawn)
    parts += [_text(note, MARGIN, y + 22 * n, "s") for n, note in enumerate(notes)]
    title = "、".join(chart.title for chart in drawn)
    return picture(parts, (WIDTH, y + 22 * len(notes) + MARGIN / 2), title, _STYLES)


def _chart(chart: Chart, frame: _Frame, y: float) -> tuple[list[str], float]:
    """The parts of a chart that starts at this height, and the height of its end."""
    parts = [_heading(chart, y + TITLE_SIZE / 2)]
    top = y = y + 48
    for bar, label in zip(chart.bars, chart.labels, strict=True):
        lines = _folded(label, LABEL_MOST)
        height = max(ROW, 24 * len(lines) + 8)
        parts += _row(bar, lines, frame, y + height / 2)
        y += height
    zero = f'x1="{frame.zero:g}" x2="{frame.zero:g}" y1="{top:g}" y2="{y:g}"'
    return [*parts, f'<line class="zero" {zero}/>'], y + ROW


def _label_width(chart: Chart) -> float:
    labels = [line for label in chart.labels for line in _folded(label, LABEL_MOST)]
    return max(extent(line, SIZE) for line in labels)


def _frame(chart: Chart, label: float) -> _Frame:
    """The bars get the width that labels and numbers leave."""
    number = max(extent(_number(bar).plain, SIZE) for bar in chart.bars)
    room = max(WIDTH - MARGIN - number - 2 * GAP - label, WIDTH // 5)
    line = bars.axis([float(bar.size) for bar in chart.bars], int(room))
    return _Frame(label, label + GAP + line.left, line.scale)


def _row(bar: Bar, label: Sequence[str], frame: _Frame, middle: float) -> Iterator[str]:
    """A bar, with its number at its end, or at zero if the bar points left."""
    first = middle - 12 * (len(label) - 1)
    for number, line in enumerate(label):
        yield _text(line, frame.label, first + 24 * number, anchor="end")
    length = max(float(bar.length) * frame.scale, 1.5 if bar.length else 0)
    left = frame.zero - length if bar.size < 0 else frame.zero
    box = f'x="{left:g}" y="{middle - THICKNESS / 2:g}" width="{length:g}" height="{THICKNESS}"'
    yield f'<rect class="bar" {box}/>' if length else ""
    yield _spans(_number(bar), max(frame.zero, left + length) + GAP, middle)


def _number(bar: Bar) -> Text:
    """The number without the spaces that align columns."""
    number = figure(bar.fact)
    return Text.assemble(*(part for side in number for part in side.split(" ")))


def _heading(chart: Chart, y: float) -> str:
    name, *notes = bars.title_parts(chart)
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


def _notes(drawn: Sequence[Chart]) -> list[str]:
    documents = dict.fromkeys(bar.fact.document for chart in drawn for bar in chart.bars)
    source = _("source: {reference}")
    notes = [source.format(reference=reference(document)) for document in documents]
    columns = int((WIDTH - 2 * MARGIN) / NOTE_SIZE / NARROW)
    return [line for note in notes for line in _folded(note, columns)]


def _folded(words: str, columns: int) -> list[str]:
    shown = text(words).plain
    return [shown[start:end] for start, end in wrap(shown, columns)]
