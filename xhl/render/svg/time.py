"""One topic over time as a picture for a slide: a column for each year, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...facts.series import notes
from ...i18n.messages import _
from ..bars import axis
from ..figures import figure
from ..topic import labelled_time
from .page import SIZE, box, rule, written
from .slide import HEIGHT, MARGIN, WIDTH, below, folded, slides

if TYPE_CHECKING:
    from ...facts.series import Point, Series

TOP, BOTTOM = 170, 160  # pixels for the heading and the notes
COLUMN_MOST = 120
LABEL_COLUMNS, LABEL_LINES = 12, 4  # of text under a column


class _Frame(NamedTuple):
    """The places of the columns, in pixels."""

    step: float  # from column to column
    zero: float
    scale: float  # pixels for a size of 1


def over_time(topic: str, found: Sequence[Series], width: int = WIDTH) -> str:
    """A page for each series (at least one), with the topic as heading and its source below; ``#page2`` after
    the address of the file shows the second page. Missing years are gaps, plans are hollow.
    """
    return slides([_page(topic, one) for one in found], topic, width)


def _page(topic: str, one: Series) -> Iterator[str]:
    slots = list(one.slots())
    line = axis([float(point.size) for point in one.points], HEIGHT - TOP - BOTTOM)
    frame = _Frame((WIDTH - 2 * MARGIN) / len(slots), HEIGHT - BOTTOM - line.left, line.scale)
    units = dict.fromkeys(point.fact.unit for point in one.points if point.fact.unit)
    yield written([(topic, "t b")], MARGIN, 84)
    yield written([("、".join(units), "q")], MARGIN, 120)
    for at, (when, point) in enumerate(slots):
        yield from _column(
            labelled_time(when, point), point, MARGIN + frame.step * (at + 0.5), frame
        )
    yield rule(MARGIN, frame.zero, WIDTH - MARGIN, frame.zero)
    said = [_("dashed: planned")] if any(point.is_plan for point in one.points) else []
    yield from below((point.fact.document for point in one.points), [*said, *notes([one])])


def _column(when: str, point: Point | None, middle: float, frame: _Frame) -> Iterator[str]:
    """A column with its number at the end and its time below; without a number, only the time."""
    under = HEIGHT - BOTTOM + 48  # also under the number of a fall
    for number, line in enumerate(folded(when, LABEL_COLUMNS, LABEL_LINES)):
        yield written([(line, "")], middle, under + 24 * number, anchor="middle")
    if point is None:
        yield written([("–", "q")], middle, frame.zero - 12, anchor="middle")
        return
    length = max(abs(float(point.size)) * frame.scale, 1.5 if point.size else 0)
    top = frame.zero - length if point.size >= 0 else frame.zero
    width = min(frame.step * 0.62, COLUMN_MOST)
    yield box("plan" if point.is_plan else "bar", middle - width / 2, top, width, length)
    at = top - 12 if point.size >= 0 else top + length + SIZE + 4
    yield written([(figure(point.fact).joined.plain, "")], middle, at, "b", "middle")
