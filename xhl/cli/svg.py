"""Results as SVG files: what a terminal shows, on a page of its own width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..files.write import write
from ..render import svg_chart as plot
from ..render import svg_page as svg
from ..render import table
from ..render import topic as card

if TYPE_CHECKING:
    from ..facts.scales import Chart
    from ..model import Document, Fact
    from ..search.engine import Hit


def hits(
    path: str,
    found: Sequence[Hit],
    title: str,
    *,
    explain: bool = False,
    documents: Sequence[Document] = (),
) -> None:
    """What a search found. As all of these: raises `UserError` where the file cannot be written.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> with TemporaryDirectory() as folder:
    ...     hits(f"{folder}/5G.svg", load().search("5G"), "5G")
    ...     Path(folder, "5G.svg").read_text("utf-8").splitlines()[1]
    '<title>5G</title>'
    """
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
    """Facts in the given order, with their sections as headings or not.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> with TemporaryDirectory() as folder:
    ...     facts(f"{folder}/no-such/facts.svg", load().facts, "2020")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    xhl.errors.UserError: cannot write .../no-such/facts.svg: No such file or directory
    """
    drawn = table.facts(chosen, svg.COLUMNS, by_section=by_section, documents=documents)
    write(path, svg.screen(drawn, title))


def topics(path: str, chosen: Sequence[Fact], title: str) -> None:
    """Everything about the topics of the facts, but for the places of their files.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> base = load()
    >>> with TemporaryDirectory() as folder:
    ...     topics(f"{folder}/5G.svg", [base.search("5G")[0].fact], "5G")
    ...     "facts.toml" in Path(folder, "5G.svg").read_text("utf-8")
    False
    """
    shown = [fact._replace(path="", line=0) for fact in chosen]
    write(path, svg.screen(card.topics(shown, svg.COLUMNS), title))


def charts(path: str, drawn: Sequence[Chart]) -> None:
    """Numbers as bars.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> from xhl.facts import scales as chart
    >>> with TemporaryDirectory() as folder:
    ...     charts(f"{folder}/chart.svg", chart.charts(load(), unit="亿元"))
    ...     Path(folder, "chart.svg").read_text("utf-8").count('class="bar"')
    6
    """
    write(path, plot.charts(drawn))
