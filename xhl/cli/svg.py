"""Results as SVG files that look like the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..files.write import write
from ..render import svg_chart, svg_time

if TYPE_CHECKING:
    from ..facts.scales import Chart
    from ..facts.series import Series
    from ..render.results import View


def save(path: str, view: View, results: object, title: str, width: int, **drawing: object) -> None:
    """Write the drawing of results. Raises `UserError`."""
    write(path, view.pictured(results, title, width, **drawing))


def save_over_time(path: str, topic: str, found: Sequence[Series]) -> None:
    """Write a topic over time. Raises `UserError`."""
    write(path, svg_time.over_time(topic, found))


def save_charts(path: str, drawn: Sequence[Chart]) -> None:
    """Write charts. Raises `UserError`."""
    write(path, svg_chart.charts(drawn))
