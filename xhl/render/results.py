"""Results in, text out: the one place where a format is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UserError
from ..i18n.messages import _
from . import record

if TYPE_CHECKING:
    from ..bases.inventory import Loaded
    from ..contract import Format
    from ..facts.scales import Chart
    from ..facts.sections import Count
    from ..model import Document, Fact
    from ..search.answer import Answer
    from ..search.engine import Hit
    from .screen import Lines


# What a reader of prose wants of a fact, unless `--field` says otherwise.
_READABLE = ("query", "topic", "value", "unit", "qualifier", "section", "source")
_HEADED = ("tsv", "csv")  # what can have the names of its columns above them, or not
_WHOLE = ("table", "quote")  # what has no fields to choose from
_ENDED = ("tsv", "jsonl")  # what has a record a line, so that NUL can end it


class Look(NamedTuple):
    """The format of a result, the names of its columns, and the finer points.

    >>> look(("topic", "value"), terminal=False).names, look(("topic",), terminal=True).format
    (('topic', 'value'), 'table')
    >>> from xhl import load
    >>> look(("topic",), terminal=True).among(load().documents).documents[0].author
    '李杰华'
    """

    format: Format
    names: tuple[str, ...]
    header: bool | None = None  # None: as the format has it
    end: str = "\n"
    counts: bool = False  # how many, and nothing else of them
    color: bool = False
    bom: bool = False  # what Excel on Windows needs to take a file for UTF-8
    formulas: bool = True  # texts as they are, even where a spreadsheet would run them
    documents: Sequence[Document] = ()  # that were searched: of several, a table names each fact's

    def among(self, documents: Sequence[Document]) -> Look:
        """The same for facts of these documents."""
        return self._replace(documents=documents)


def look(
    known: tuple[str, ...],
    *,
    terminal: bool,
    format: Format | None = None,
    fields: Sequence[str] | None = None,
    header: bool | None = None,
    print0: bool = False,
    count: bool = False,
    color: bool = False,
    bom: bool = False,
    formulas: bool = True,
) -> Look:
    """How to print records that have the known names. Raises `UserError`.

    People get a table and pipes get TSV; who names fields, or says how lines begin or end, or asks
    for a count, gets TSV on a terminal too.

    >>> look(("topic", "value"), terminal=True, fields=["value"]).format
    'tsv'
    """
    _refuse_unknown(fields or (), known)
    plain = fields or print0 or count or header is not None
    chosen = format or ("table" if terminal and not plain else "tsv")
    if fields and chosen in _WHOLE:
        problem = _("--field goes with the formats for programs, not with -f {format}")
        raise UserError(problem.format(format=chosen))
    for clashes, problem in (
        (
            chosen == "quote" and "source" not in known,
            _("-f quote is for what has source sentences"),
        ),
        (fields and count, _("--count prints a number, so it has no --field")),
        (
            header is not None and chosen not in _HEADED,
            _("--header and --no-header go with tsv and csv"),
        ),
        (print0 and chosen not in _ENDED, _("--print0 goes with tsv and jsonl")),
        (bom and chosen != "csv", _("--bom goes with -f csv")),
        (not formulas and chosen != "csv", _("--no-formulas goes with -f csv")),
    ):
        if clashes:
            raise UserError(problem)
    if count:
        known = tuple(name for name in ("query", "count") if name in (*known, "count"))
        chosen = "tsv" if chosen in _WHOLE else chosen
    readable = tuple(name for name in _READABLE if name in known)
    default = readable if chosen == "markdown" and readable else known
    end = "\0" if print0 else "\n"
    formulas = formulas and not bom  # nothing but a spreadsheet needs the mark
    return Look(chosen, tuple(fields or default), header, end, count, color, bom, formulas)


def _refuse_unknown(fields: Sequence[str], known: Sequence[str]) -> None:
    for name in fields:
        if name not in known:
            problem = _('unknown field "{name}"; there are: {known}')
            raise UserError(problem.format(name=name, known=", ".join(known)))


def hits(found: Sequence[Hit], look: Look, *, explain: bool = False) -> Iterator[str]:
    r"""What a search found, best first.

    >>> from xhl import load
    >>> list(hits(load().search("5G"), look(("topic", "value"), terminal=False)))
    ['5G基站\t429\n']
    """
    if look.counts:
        yield from _counted(look, found)
    elif look.format == "table":
        from . import screen, table

        columns, documents = screen.width(), look.documents
        drawn = table.hits(found, columns, explain=explain, documents=documents)
        yield _drawn(drawn, look)
    elif look.format == "quote":
        yield from _quoted(hit.fact for hit in found)
    elif explain:
        records = map(record.of_explained_hit, found)
        yield from _written(look._replace(names=(*look.names, "explain")), records)
    else:
        yield from _written(look, map(record.of_hit, found))


def answers(given: Iterable[Answer], look: Look, *, explain: bool = False) -> Iterator[str]:
    r"""What many queries found, in their order; nothing at all if none found anything.

    >>> from xhl import load
    >>> from xhl.search.answer import Answer
    >>> given = [Answer(query, load().search(query)) for query in ("机站", "高铁")]
    >>> list(answers(given, look(("query", "topic"), terminal=False)))
    ['机站\t5G基站\n']
    """
    if look.counts:
        yield from _written(look, map(record.of_tally, given))
    elif look.format == "table":
        from . import batch as pages
        from . import screen

        columns, documents = screen.width(), look.documents
        for lines in pages.of_answers(given, columns, explain=explain, documents=documents):
            yield _drawn(lines, look)
    elif look.format == "quote":
        yield from _quoted(hit.fact for each in given for hit in each.hits)
    else:
        of_hit = record.of_explained_hit if explain else record.of_hit
        records = ({"query": each.query, **of_hit(hit)} for each in given for hit in each.hits)
        if first := next(records, None):
            names = (*look.names, "explain") if explain else look.names
            yield from _written(look._replace(names=names), chain([first], records))


def facts(chosen: Sequence[Fact], look: Look, *, by_section: bool = False) -> Iterator[str]:
    r"""Facts in the given order; a table of them can have its sections as headings.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> list(facts([fact], look(("topic", "value"), terminal=False, format="jsonl")))
    ['{"topic": "5G基站", "value": 429}\n']
    """
    if look.counts:
        yield from _counted(look, chosen)
    elif look.format == "table":
        from . import screen, table

        columns, documents = screen.width(), look.documents
        drawn = table.facts(chosen, columns, by_section=by_section, documents=documents)
        yield _drawn(drawn, look)
    elif look.format == "quote":
        yield from _quoted(chosen)
    else:
        yield from _written(look, map(record.of_fact, chosen))


def topics(chosen: Sequence[Fact], look: Look) -> Iterator[str]:
    r"""Everything about the topics of the facts.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> list(topics([fact], look(("topic", "value"), terminal=False, count=True)))
    ['1\n']
    """
    if look.counts:
        yield from _counted(look, chosen)
    elif look.format == "table":
        from . import screen
        from . import topic as card

        yield _drawn(card.topics(chosen, screen.width()), look)
    elif look.format == "quote":
        yield from _quoted(chosen)
    else:
        yield from _written(look, map(record.of_fact, chosen))


def sections(counts: Sequence[Count], look: Look) -> Iterator[str]:
    r"""Sections with their counts.

    >>> from xhl.model import Section
    >>> from xhl.facts.sections import Count
    >>> list(sections([Count(Section("创新"), 19, 9)], look(("name", "facts"), terminal=False)))
    ['创新\t19\n']
    """
    if look.counts:
        yield from _counted(look, counts)
    elif look.format == "table":
        from . import screen
        from . import sections as contents

        yield _drawn(contents.sections(counts, screen.width()), look)
    else:
        yield from _written(look, map(record.of_count, counts))


def charts(given: Sequence[Chart], look: Look) -> Iterator[str]:
    """Numbers as bars.

    >>> from xhl import load
    >>> from xhl.facts import scales as chart
    >>> given = chart.charts(load(), unit="亿元", limit=1)
    >>> [drawn] = charts(given, look((), terminal=True))
    >>> drawn.splitlines()[0]
    'money  亿元  the longest 1 of 6'
    """
    from . import bars, screen

    yield _drawn(bars.charts(given, screen.width()), look)


def bases(shelf: Sequence[Loaded], look: Look) -> Iterator[str]:
    r"""Bases with what is in them.

    >>> from xhl.facts.load import shipped
    >>> from xhl.bases.inventory import loaded
    >>> list(bases(loaded([shipped()]), look(("origin", "title"), terminal=False)))
    ['-F\t杏花岭区奋力书写高质量发展新篇章\n']
    """
    if look.counts:
        yield from _counted(look, shelf)
    elif look.format == "table":
        from . import screen
        from .bases import bases as drawn

        yield _drawn(drawn(shelf, screen.width()), look)
    else:
        yield from _written(look, map(record.of_base, shelf))


def nothing(look: Look) -> Iterator[str]:
    r"""What is printed where there is nothing: the number 0 if a number was asked for.

    >>> list(nothing(look(("topic",), terminal=False))), list(nothing(look((), terminal=False, count=True)))
    ([], ['0\n'])
    """
    return _counted(look, ()) if look.counts else iter(())


def _drawn(lines: Lines, look: Look) -> str:
    from .screen import printed

    return printed(lines, color=look.color)


def _quoted(facts: Iterable[Fact]) -> Iterator[str]:
    from .quote import page

    return page(facts)


def _counted(look: Look, results: Sequence[object]) -> Iterator[str]:
    return _written(look, iter([record.of_number(len(results))]))


def _written(look: Look, records: Iterator[record.Record]) -> Iterator[str]:
    from .formats import WRITERS, spreadsheet  # a table does not need them

    sheet = record.sheet(look.names, records)
    write = WRITERS[look.format] if look.formulas else spreadsheet
    written = write(sheet._replace(header=look.header, end=look.end))
    return chain("\ufeff", written) if look.bom else written
