"""One topic over time as a picture for a slide: a column for each year, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .figures import figure
from .screen import text
from .svg_page import BLUE, CHINESE, EDGE, FAINT, INK, escaped, folded, paged, sources

if TYPE_CHECKING:
    from ..facts.series import Point, Series

WIDTH, HEIGHT = 1280, 720  # 16:9
MARGIN = 72
TOP, BOTTOM = 170, 150  # pixels for the heading and the notes
COLUMN_MOST = 120
LABEL_COLUMNS, LABEL_LINES = 12, 4  # of text under a column
NOTE_COLUMNS, NOTES_MOST = (WIDTH - 2 * MARGIN) // 8, 2  # of the sources

_STYLES = f"""
text {{ font-family: {CHINESE}; font-size: 20px; fill: {INK}; white-space: pre }}
.t {{ font-size: 34px; font-weight: bold }}
.s {{ font-size: 16px; fill: {FAINT} }}
.n {{ font-weight: bold }}
.bar {{ fill: {BLUE} }}
.plan {{ fill: none; stroke: {BLUE}; stroke-width: 2; stroke-dasharray: 6 5 }}
.zero {{ stroke: {EDGE}; stroke-width: 2 }}
"""


class _Frame(NamedTuple):
    """The places of the columns, in pixels."""

    step: float  # from column to column
    zero: float
    scale: float  # pixels for a size of 1


def over_time(topic: str, found: Sequence[Series]) -> str:
    """A page for each series (at least one), with the topic as heading and its source below; ``#page2`` after
    the address of the file shows the second page. Missing years are gaps, plans are hollow.
    """
    return paged([_page(topic, one) for one in found], (WIDTH, HEIGHT), topic, _STYLES)


def _page(topic: str, one: Series) -> list[str]:
    slots = list(one.slots())
    sizes = [float(point.size) for point in one.points]
    above, below = max(0.0, *sizes), max(0.0, *(-size for size in sizes))
    room = HEIGHT - TOP - BOTTOM
    scale = room / (above + below) if above + below else 0.0
    frame = _Frame((WIDTH - 2 * MARGIN) / len(slots), TOP + above * scale, scale)
    parts = [_line("t", MARGIN, 84, topic), _line("s", MARGIN, 120, _unit(one))]
    for at, (when, point) in enumerate(slots):
        middle = MARGIN + frame.step * (at + 0.5)
        parts += _column(when, point, middle, frame)
    zero = f'x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{frame.zero:g}" y2="{frame.zero:g}"'
    parts.append(f'<line class="zero" {zero}/>')
    notes = sources((point.fact.document for point in one.points), NOTE_COLUMNS, NOTES_MOST)
    top = HEIGHT - 24 - 22 * (len(notes) - 1)
    return [*parts, *(_line("s", MARGIN, top + 22 * n, note) for n, note in enumerate(notes))]


def _unit(one: Series) -> str:
    units = dict.fromkeys(point.fact.unit for point in one.points if point.fact.unit)
    return "、".join(units)


def _column(when: str, point: Point | None, middle: float, frame: _Frame) -> Iterator[str]:
    """A column with its number at the end and its time below; without a number, only the time."""
    under = HEIGHT - BOTTOM + 40
    for number, line in enumerate(folded(when, LABEL_COLUMNS, LABEL_LINES)):
        yield _line("", middle, under + 24 * number, line, "middle")
    if point is None:
        yield _line("s", middle, frame.zero - 12, "–", "middle")
        return
    length = max(abs(float(point.size)) * frame.scale, 1.5 if point.size else 0)
    top = frame.zero - length if point.size >= 0 else frame.zero
    width = min(frame.step * 0.62, COLUMN_MOST)
    look = "plan" if point.is_plan else "bar"
    box = f'x="{middle - width / 2:g}" y="{top:g}" width="{width:g}" height="{length:g}"'
    yield f'<rect class="{look}" {box}/>'
    at = top - 12 if point.size >= 0 else top + length + 24
    yield _line("n", middle, at, figure(point.fact).joined.plain, "middle")


def _line(style: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text class="{style}" {place}>{escaped(text(words).plain)}</text>'
