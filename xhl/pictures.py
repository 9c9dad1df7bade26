"""Results as SVG files: what a terminal shows, on a page of its own width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .render import card, plot, svg, table
from .writing import write

if TYPE_CHECKING:
    from .chart import Chart
    from .model import Document, Fact
    from .search import Hit


def hits(
    path: str,
    found: Sequence[Hit],
    title: str,
    *,
    explain: bool = False,
    documents: Sequence[Document] = (),
) -> None:
    """What a search found. As all of these: raises `Refusal` where the file cannot be written."""
    drawn = table.hits(found, svg.COLUMNS, explain=explain, documents=documents)
    write(path, svg.screen(drawn, title))


def facts(
    path: str,
    chosen: Sequence[Fact],
    title: str,
    *,
    by_section: bool = False,
    documents: Sequence[Document] = (),
) -> None:
    """Facts in the given order, with their sections as headings or not."""
    drawn = table.facts(chosen, svg.COLUMNS, by_section=by_section, documents=documents)
    write(path, svg.screen(drawn, title))


def topics(path: str, chosen: Sequence[Fact], title: str) -> None:
    """Everything about the topics of the facts, but for the places of their files."""
    shown = [fact._replace(path="", line=0) for fact in chosen]
    write(path, svg.screen(card.topics(shown, svg.COLUMNS), title))


def charts(path: str, drawn: Sequence[Chart]) -> None:
    """Numbers as bars."""
    write(path, plot.charts(drawn))
