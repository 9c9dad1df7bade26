"""Results -> text in the chosen format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ..files.user_dirs import is_draft
from . import record

if TYPE_CHECKING:
    from ..bases.inventory import Loaded
    from ..contract import Format
    from ..fact_base import FactBase
    from ..facts.scales import Chart
    from ..facts.series import Series
    from ..model import Fact
    from ..search.engine import Hit
    from ..search.result import QueryResult

_COPIES = 10  # of each fact that are read, so that they do not crowd out others
_READ = 500  # facts that are read at least to count copies


class OutputStyle(NamedTuple):
    """The format of a result, the names of its columns, and details."""

    format: Format
    names: tuple[str, ...]
    header: bool | None = None  # None: what is usual for the format
    end: str = "\n"
    counts: bool = False  # print only how many there are
    color: bool = False
    bom: bool = False  # it makes Excel on Windows read UTF-8
    formulas: bool = True  # keep texts as they are, even if a spreadsheet would run them
    columns: bool = False  # the names were chosen: a table has only these
    template: str | None = None  # a line for each record, instead of a format
    links: bool = False  # link places to their files, if there are colours
    searched: record.Searched = record.ANYTHING

    def among(self, base: FactBase, *, dated: bool = False) -> OutputStyle:
        """The style for facts of this base: if it has drafts of documents, with places; if a draft doubts any of
        its facts, with doubts; and ``dated``.
        """
        style = self.with_name("place") if any(map(is_draft, base.paths)) else self
        style = style.with_name("doubt") if _has_doubts(base) else style
        return style._replace(searched=record.Searched(base.documents, dated=dated))

    @property
    def is_drawn(self) -> bool:
        """Whether the result is drawn for people: sentences are grouped, and copies share a row."""
        return self.format == "table" and not self.columns

    def reach(self, most: int | None) -> int | None:
        """How many results to read if so many are asked for; None or 0 for all. Of copies, which share a row
        of a table, ten times as many, and enough to count them.

        >>> OutputStyle("table", ()).reach(20), OutputStyle("tsv", ()).reach(20)
        (500, 20)
        """
        return (max(most * _COPIES, _READ) if self.is_drawn else most) if most else None

    def with_name(self, name: str) -> OutputStyle:
        """The style with one more name at the end, unless the names were chosen."""
        is_chosen = self.columns or self.template is not None or self.counts
        if is_chosen or self.format == "markdown":
            return self
        return self._replace(names=(*self.names, name))


def _has_doubts(base: FactBase) -> bool:
    known: bool | None = getattr(base.facts, "has_doubts", None)  # an index knows it
    return any(fact.doubt for fact in base.facts) if known is None else known


class View:
    """One kind of result: its records, its drawing, and the fact to quote."""

    def __init__(
        self,
        record: Callable[[Any], record.Record],
        drawing: tuple[str, str],
        fact: Callable[[Any], Fact] | None = None,
        picture: tuple[str, str] = ("", ""),
    ) -> None:
        self.record = record
        self.drawing = drawing  # the module of this package that draws it, and its function
        self.fact = fact
        self.picture = picture  # likewise, for SVG

    def text(self, results: Sequence[Any], style: OutputStyle, **drawing: object) -> Iterator[str]:
        """The results in a style; the options are those of their drawing."""
        if style.counts:
            yield from _counted(style, len(results))
        elif style.is_drawn:
            from . import screen

            drawn = _called(self.drawing, results, screen.width(), **drawing)
            yield screen.printed(drawn, color=style.color, links=style.links)
        elif style.format == "quote" and self.fact:
            yield from _quoted(map(self.fact, results))
        else:
            yield from _written(style, map(self.record, results))

    def cut(self, results: Sequence[Any], most: int | None, style: OutputStyle) -> Sequence[Any]:
        """At most so many results; in a table, where copies share a row, so many that differ."""
        read = results[: style.reach(most)]
        if most and self.fact and style.is_drawn:
            from ..facts.documents import first

            return first(read, most, self.fact)
        return read

    def pictured(self, results: object, title: str, width: int, **options: object) -> str:
        """An SVG picture of so many pixels."""
        return str(_called(self.picture, results, title, width, **options))


def _called(named: tuple[str, str], *arguments: object, **options: object) -> Any:  # noqa: ANN401 (lines or a text)
    from importlib import import_module  # rich is imported only to draw

    module, function = named
    return getattr(import_module(f".{module}", __package__), function)(*arguments, **options)


_OF_HITS = (("table", "hits"), lambda hit: hit.fact, ("svg.results", "hits"))
HITS = View(record.of_hit, *_OF_HITS)
FACTS = View(record.of_fact, ("table", "facts"), lambda fact: fact, ("svg.results", "facts"))
TOPICS = View(record.of_fact, ("topic", "topics"), lambda fact: fact, ("svg.topic", "topics"))
SECTIONS = View(record.of_count, ("counts", "sections"))
BASES = View(record.of_base, ("counts", "bases"))


def hits(found: Sequence[Hit], style: OutputStyle, *, explain: bool = False) -> Iterator[str]:
    """The hits of a search, best first."""
    drawing = {"explain": explain, "searched": style.searched}
    if explain and not style.counts:
        explained = style._replace(names=(*style.names, "explain"))
        return View(record.of_explained_hit, *_OF_HITS).text(found, explained, **drawing)
    return HITS.text(found, style, **drawing)


def cut(
    given: Iterable[QueryResult], most: int | None, style: OutputStyle
) -> Iterator[QueryResult]:
    """The results of many queries, each with at most so many hits."""
    return (each._replace(hits=HITS.cut(each.hits, most, style)) for each in given)


def answers(
    given: Iterable[QueryResult], style: OutputStyle, *, explain: bool = False
) -> Iterator[str]:
    """The results of many queries in order; nothing if none has a hit."""
    if style.counts:
        yield from _written(style, map(record.of_tally, given))
    elif style.is_drawn:
        from . import screen, table

        for lines in table.answers(given, screen.width(), style.searched, explain=explain):
            yield screen.printed(lines, color=style.color)
    elif style.format == "quote":
        yield from _quoted(hit.fact for each in given for hit in each.hits)
    else:
        of_hit = record.of_explained_hit if explain else record.of_hit
        records = ({"query": each.query, **of_hit(hit)} for each in given for hit in each.hits)
        if first := next(records, None):
            names = (*style.names, "explain") if explain else style.names
            yield from _written(style._replace(names=names), chain([first], records))


def bases(loaded: Sequence[Loaded], style: OutputStyle) -> Iterator[str]:
    """Bases with their counts."""
    if any(one.is_draft for one in loaded):
        style = style.with_name("draft")
    return BASES.text(loaded, style)


def charts(given: Sequence[Chart], style: OutputStyle, *, log: bool = False) -> Iterator[str]:
    """Numbers as bars."""
    from . import bars, screen

    yield screen.printed(bars.charts(given, screen.width(), log=log), color=style.color)


def over_time(topic: str, found: Sequence[Series], style: OutputStyle) -> Iterator[str]:
    """One topic over time, a block for each series."""
    from . import screen
    from .topic import over_time as drawn

    columns = screen.width()
    for at, one in enumerate(found):
        head = [screen.text(topic, screen.HEADING)] if not at else [screen.text("")]
        lines = [*head, *screen.indented(drawn(one, columns - screen.GAP))]
        yield screen.printed(lines, color=style.color)


def nothing(style: OutputStyle) -> Iterator[str]:
    """The text for no result: the number 0 if a count was asked for."""
    return _counted(style, 0) if style.counts else iter(())


def _quoted(facts: Iterable[Fact]) -> Iterator[str]:
    from .quote import page

    return page(facts)


def folded(pieces: Iterable[str]) -> Iterator[str]:
    """Text for a terminal that does not fold it by the rules of Chinese: no line begins with 。 or ”."""
    from .screen import width
    from .wrap import wrap

    columns = width()
    for line in chain.from_iterable(piece.splitlines() for piece in pieces):
        yield "".join(f"{line[start:end]}\n" for start, end in wrap(line, columns))


def _counted(style: OutputStyle, number: int) -> Iterator[str]:
    return _written(style, iter([record.of_number(number)]))


def _written(style: OutputStyle, records: Iterator[record.Record]) -> Iterator[str]:
    if style.template is not None:
        from .template import filled

        return filled(style.template, records, style.end)
    if style.format == "markdown" and not style.columns:
        records = map(record.signed, records)
    rows = record.rows(style.names, records)
    sheet = record.Sheet(style.names, rows, style.header, style.end)
    if style.format == "table":
        from . import columns, screen

        return iter([screen.printed(columns.table(sheet, screen.width()), color=style.color)])
    from .formats import WRITERS, spreadsheet  # a table does not need them

    write = WRITERS[style.format] if style.formulas else spreadsheet
    return chain("\ufeff", write(sheet)) if style.bom else write(sheet)
