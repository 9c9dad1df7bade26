"""Results -> text in the chosen format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from ..files.user_dirs import is_draft
from ..i18n.messages import _
from ..quantity.planned import is_plan
from ..search.fields import NAMES
from ..search.query import asks_plan, may_ask_amount
from . import record

if TYPE_CHECKING:
    from ..bases.inventory import Loaded
    from ..contract import Format
    from ..fact_base import FactBase
    from ..facts.scales import Chart
    from ..facts.series import Series
    from ..model import Fact
    from ..search.engine import Hit
    from ..search.match import Match
    from ..search.result import QueryResult

_TURNS = frozenset("增降升减涨落跌占比")  # characters of words for changes and shares
_IN_SHARES = frozenset("占比")  # each name of a share has one of these
_AS_TYPED = ("literal", "abbreviation")
_MEANT = (*_AS_TYPED, "numeral", "pinyin", "initials")
_TELLING = 20  # hits that tell what a query does not get
_NEARLY = 10  # points between hits of which the second may be meant as well
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


def caveats(query: str, found: Sequence[Hit], most: int | None = None) -> Iterator[str]:
    """What the hits of a query do not meet, and what they meet only in part; at most so many are shown. The first of
    many tell: none is made to be counted or printed, and of what follows nothing is said.

    >>> from xhl import load
    >>> query = "2021年5G基站"
    >>> list(caveats(query, load().search(query)))
    ['no fact of "2021年"; these are found without it']
    """
    if not found:
        return
    first = list(islice(found, _TELLING))
    best = first[0]
    if best.without:
        said = _('no fact of "{words}"; these are found without it')
        yield said.format(words=_as_typed(query, best.without))
    yield from _on_time(query, best)
    is_every = len(first) < min(most or _TELLING, _TELLING)
    yield from _on_other_words(query, first, is_every=is_every)
    yield from _on_rate(query, best)
    yield from _on_plan(query, first)
    mentioned = best.mentioned
    if mentioned and (len(mentioned) == len(best.matches) or len(query.split()) == 1):
        said = _('"{words}" is only in the sentence around; the fact may be about something else')
        yield said.format(words=_as_typed(query, mentioned))
    if most and not best.names_time and (others := _other_years(first, most)):
        said = _("only the newest year is shown; there are also: {years}")
        yield said.format(years="、".join(others))
    if not (best.without or _TURNS.isdisjoint(query)):
        from .turned import opposite

        if turn := opposite(query, first):
            said = _('"{asked}" is asked for; the sentence says "{said}"')
            yield said.format(asked=turn[0], said=turn[1])


def _as_typed(query: str, words: Iterable[str]) -> str:
    """Words as the query has them; the whole of it for one that it has not, as that was read into it.

    >>> _as_typed("ＧＤＰ增速是多少", ["gdp增速"]), _as_typed("产值比上年", ["产值同比"])
    ('ＧＤＰ增速', '产值比上年')
    """
    from ..search.match import Literal  # few queries need it
    from ..text.normalize import normal

    each = ((word, Literal(normal(word), whole_numbers=True).spans_in(query)) for word in words)
    typed = (query[slice(*spans[0])] if spans else query.strip() for _word, spans in each)
    return "、".join(dict.fromkeys(typed))


def _on_time(query: str, best: Hit) -> Iterator[str]:
    """How the best hit is perhaps not of the time that is asked for."""
    if not best.met:
        return
    from ..search.met import year_aside

    if year := year_aside(best):
        said = _('the sentence only names "{time}"; the number may be of another time')
        yield said.format(time=_as_typed(query, [year]))
    if best.dated_loosely:
        said = _("{time} is when the report was given; it tells of the year before too")
        yield said.format(time=_as_typed(query, [best.dated_loosely]))


def _on_other_words(query: str, first: Sequence[Hit], *, is_every: bool) -> Iterator[str]:
    """What the best hit says in the place of words of the query."""
    said = _('the best hit says "{other}", not "{word}"')
    for word, other in first[0].other_words:
        if is_every and not any(hit.says(word) for hit in first):
            nothing = _('nothing says "{word}"; these say "{other}"')
            yield nothing.format(word=_as_typed(query, [word]), other=other)
        else:
            yield said.format(word=_as_typed(query, [word]), other=other)
    if _may_mean_another(first):
        slip = first[0].matches[0]
        yield said.format(word=_as_typed(query, [slip.word]), other=slip.text)
    if words := [match.word for match in first[0].matches if _may_tell_part(match)]:
        from .part_of_typed import part_of_typed  # few names do

        if part := part_of_typed(first):
            yield said.format(word=_as_typed(query, words[:1]), other=part)


def _may_mean_another(first: Sequence[Hit]) -> bool:
    """Whether the first word has a slip that is as like another name: 第互产业 is as like 第二产业 as 第三产业."""
    best = first[0]
    taken_for = "" if best.other_words else _taken_for(best)
    return taken_for != "" and any(
        _taken_for(hit) != taken_for
        for hit in first
        if (hit.score, hit.fact.unit) == (best.score, best.fact.unit)
    )


def _taken_for(hit: Hit) -> str:
    """What of a name the first word was taken for, if it has a slip; else ""."""
    match = hit.matches[0]
    if not match.cost or match.how in _MEANT or match.field not in NAMES:
        return ""
    spans = match.spans_in(match.text)
    return match.text[spans[0][0] : spans[-1][1]] if spans else ""


def _may_tell_part(match: Match) -> bool:
    """A quick test whether a text has anything before a word, or may tell its share."""
    text = match.text
    begins_so = text[:1].casefold() == match.word[:1]
    return (
        match.how in _AS_TYPED
        and match.share < 1
        and not (begins_so and _IN_SHARES.isdisjoint(text))
    )


def _on_rate(query: str, best: Hit) -> Iterator[str]:
    """That a rate is asked for and the best hit tells none."""
    if best.without or not may_ask_amount(query):
        return
    from ..search.asked_unit import asked_unit  # few queries ask for one
    from ..search.later import tells_change
    from ..search.rates import is_rate, thing_of

    unit = asked_unit(query)
    is_asked = unit.is_rate if unit else not thing_of(query.strip())
    is_told = "多少" in query and tells_change(best.fact.qualifier)  # 下降多少: 12起
    if is_asked and not (is_told or is_rate(best.fact)):
        yield _("a rate is asked for; the best hit tells none")


def _on_plan(query: str, first: Sequence[Hit]) -> Iterator[str]:
    """That the best hit is a plan, though none is asked for, and what was done of it."""
    best = first[0]
    if not is_plan(best.fact.qualifier) or best.names_time or asks_plan(query):
        return
    plan = best.fact
    near = (hit.fact for hit in first if best.score - hit.score < _NEARLY)
    done = (
        one
        for one in near
        if not is_plan(one.qualifier)
        and (one.unit, one.document) == (plan.unit, plan.document)
        and one.topic.endswith(plan.topic)  # or it may be of another thing
    )
    fact = next(done, None)
    if fact is None:
        yield _("the best hit is a plan")
    else:
        yield _("the best hit is a plan; done: {statement}").format(statement=fact.statement)


def _other_years(found: Sequence[Hit], most: int) -> list[str]:
    """The years that facts like the best hit are of, if not so many hits show them."""
    from ..search.later import are_alike, year_of

    best = found[0]
    equals = takewhile(lambda hit: hit.score == best.score, found)
    years: dict[int, int] = {}  # each with the place of its first hit
    for place, fact in enumerate(hit.fact for hit in equals):
        if are_alike(fact, best.fact) and (year := year_of(fact)):
            years.setdefault(year, place)
    return [str(year) for year, place in years.items() if place >= most]


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
