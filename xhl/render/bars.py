"""Bars on a terminal, in eighths of a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import copysign, log10
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from ..i18n.messages import _
from .figures import Figure, aligned, beside_topic
from .screen import GAP, HEADING, QUIET, Lines, beside, columns_of, hanging, indented, text, wrapped

if TYPE_CHECKING:
    from ..facts.scales import Chart

BAR = "cyan"  # decoration only: length and side carry the meaning
TOPIC_MOST = 28
BAR_LEAST = 12  # columns; with less room beside its number, a bar goes below it
BAR_MOST = 100  # columns; longer bars are hard to compare

PLANNED = "▒"  # the bar of a planned number
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_RIGHT_HALF = "▐"  # the only partial block that fills a column from the right
_AXIS = "│"


class Axis(NamedTuple):
    """The conversion of sizes to columns: the columns left of zero, and the columns of a size of 1.

    >>> axis([8, -2], columns=11).bar(4).plain, axis([8, -2], columns=11).bar(-2).plain
    ('  │████', '██│')
    """

    left: int  # 0 if no size is negative; then no line is drawn at zero
    scale: float

    def bar(self, size: float, *, is_plan: bool = False) -> Text:
        """A bar from zero; it is never empty unless the size is zero."""
        drawn = _rightward(size * self.scale) if size >= 0 else _leftward(-size * self.scale)
        bar = Text(PLANNED * len(drawn), QUIET) if is_plan else Text(drawn, BAR)
        if size >= 0:
            return Text(" " * self.left).append_text(self._zero()).append_text(bar)
        return Text(" " * (self.left - len(drawn))).append_text(bar).append_text(self._zero())

    def _zero(self) -> Text:
        return Text(_AXIS if self.left else "", QUIET)


def axis(sizes: Sequence[float], columns: int) -> Axis:
    """The axis on which these sizes (at least one) fill the columns, with one scale for both sides of zero.

    >>> axis([8, 4], columns=4), axis([8, -2], columns=11)
    (Axis(left=0, scale=0.5), Axis(left=2, scale=1.0))
    """
    above, below = max(0.0, *sizes), max(0.0, *(-size for size in sizes))
    if not below:
        return Axis(0, columns / above if above else 0.0)
    room = columns - len(_AXIS)
    left = min(max(round(room * below / (above + below)), 1), room if not above else room - 1)
    right = (room - left) / above if above else room
    return Axis(left, min(left / below, right))


def _rightward(columns: float) -> str:
    eighths = max(round(columns * 8), columns > 0)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _leftward(columns: float) -> str:
    halves = max(round(columns * 2), 1)
    return _RIGHT_HALF * (halves % 2) + _FULL * (halves // 2)


def charts(drawn: Sequence[Chart], page: int, *, log: bool = False) -> Lines:
    """Each chart with its title, on a page of so many columns; a number with nothing to compare has no bar."""
    lines: Lines = []
    for chart in drawn:
        lines += [*([Text()] if lines else []), *wrapped(_title(chart, log=log), page)]
        lines += indented(_body(chart, page - GAP, log=log))
    return lines


def logarithmic(sizes: Sequence[float]) -> list[float]:
    """Sizes on a logarithmic scale: ten times as large is one step longer; zero stays zero.

    >>> [round(size, 1) for size in logarithmic([7000, 70, 7, 0, -7])]
    [4.0, 2.0, 1.0, 0.0, -1.0]
    """
    least = min((abs(size) for size in sizes if size), default=1.0)
    return [copysign(log10(abs(size) / least) + 1, size) if size else 0.0 for size in sizes]


def title_parts(chart: Chart, *, log: bool = False) -> list[str]:
    """The parts of a title: the kind of quantity, the units, how many bars there are if not all, and whether
    some are too short to be seen.
    """
    parts = [chart.title]
    if chart.units != (chart.title,):
        parts.append("、".join(chart.units))
    if len(chart.bars) < chart.total:
        note = _("{shown} of {total}") if chart.is_mixed else _("the longest {shown} of {total}")
        parts.append(note.format(shown=len(chart.bars), total=chart.total))
    if chart.has_hairlines and not log:
        note = _("the longest is {ratio} times the shortest")
        parts.append(note.format(ratio=f"{chart.spread:,}"))
    return [part for part in parts if part]


def _title(chart: Chart, *, log: bool) -> Text:
    name, *notes = [*title_parts(chart, log=log), *([_("logarithmic")] if log else [])]
    return Text("  ").join([text(name, HEADING), *(text(note, QUIET) for note in notes)])


def _body(chart: Chart, columns: int, *, log: bool) -> Lines:
    """Topics, numbers and, if they compare, bars: beside them if there is room, else below."""
    labels = [text(label) for label in chart.labels]
    numbers = [beside_topic(bar.fact) for bar in chart.bars]
    sizes = [float(bar.size) for bar in chart.bars]
    if log:
        sizes = logarithmic(sizes)
    number = aligned(numbers)
    topic = min(max(columns_of(label) for label in labels), TOPIC_MOST, columns // 3)
    room = columns - topic - number.width - 2 * GAP
    if room < (BAR_LEAST if chart.compares else -GAP):
        drawn = _drawn(chart, sizes, columns) if chart.compares else []
        return _stacked(labels, numbers, drawn, columns)
    room = room if chart.compares else 0
    drawn = _drawn(chart, sizes, min(room, BAR_MOST))
    lines: Lines = []
    for label, value, bar in zip(labels, numbers, drawn, strict=True):
        blocks = [hanging(label, topic), [number.line(value)], [bar]]
        lines += beside(blocks, [topic, number.width, room])
    return lines


def _drawn(chart: Chart, sizes: Sequence[float], columns: int) -> Lines:
    line = axis(sizes, columns)
    both = zip(chart.bars, sizes, strict=True)
    return [line.bar(size, is_plan=bar.is_plan) for bar, size in both]


def _stacked(labels: Lines, numbers: list[Figure], drawn: Lines, columns: int) -> Lines:
    bars = iter(drawn)
    lines: Lines = []
    for label, value in zip(labels, numbers, strict=True):
        head = label + Text("  ") + aligned([value]).line(value)
        lines += [*([Text()] if lines else []), *wrapped(head, columns), *islice(bars, 1)]
    return lines
