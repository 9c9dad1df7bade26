"""Facts on a terminal, with their source sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from ..facts.documents import labels, once
from ..facts.in_words import place_of
from ..i18n.messages import _
from .figures import Aligned, Figure, aligned, beside_topic, signed
from .record import ANYTHING, Searched, explained_line, explanation
from .screen import (
    GAP,
    HEADING,
    QUIET,
    Lines,
    beside,
    columns_of,
    context,
    hanging,
    heading,
    indented,
    text,
    wrapped,
)
from .words import translated
from .wrap import cell_count

if TYPE_CHECKING:
    from ..model import Fact
    from ..search.engine import Hit
    from ..search.result import QueryResult

# A source sentence is beside its facts if there are so many columns for it, else below them; and it is
# never wider than the eye can follow.
SENTENCE_LEAST = 34
SENTENCE_MOST = 100
TOPIC_MOST = 28  # columns, so that a long topic does not push all numbers aside
TOPIC_LEAST = 12  # a column of topics that is too wide is not made narrower than this
TIME_MOST = 16
DOCUMENT_MOST = 20  # and a fifth of a wide page


class Row(NamedTuple):
    """A fact in a table."""

    fact: Fact
    topic: Text
    number: Figure
    marks: tuple[tuple[int, int], ...] = ()  # the matches in the source
    notes: Sequence[str] = ()  # why it was found
    time: Text = Text()  # empty if all facts have the same, unless one was asked for
    document: Text = Text()  # empty if there is only one


class Group(NamedTuple):
    """Facts with the same sentence, which is printed once."""

    rows: list[Row]

    @property
    def sentence(self) -> Text:
        marks = [mark for row in self.rows for mark in row.marks]
        return text(self.rows[0].fact.source, marks=marks)

    @property
    def document(self) -> Text:
        return self.rows[0].document


class _Layout(NamedTuple):
    """The widths of the columns; without a column for sentences, they are below."""

    page: int
    topic: int
    number: Aligned
    time: int
    section: int
    document: int
    sentence: int
    where: str = ""  # the title of the column that names documents, or only the places in one

    @property
    def widths(self) -> list[int]:
        return [*self.head, self.document, self.sentence]

    @property
    def head(self) -> list[int]:
        """The columns that stand above a sentence that is below."""
        return [self.topic, self.number.width, self.time, self.section]

    @property
    def beyond(self) -> int:
        """By how many columns the head is wider than the page."""
        return sum(size + GAP for size in self.head if size) - GAP - self.page


def hits(found: Sequence[Hit], page: int, searched: Searched = ANYTHING, *, explain: bool) -> Lines:
    """The hits of a search (at least one) on a page of so many columns, with matches highlighted.

    If several documents were searched, each fact names its own; and its time if that was asked for.

    >>> from xhl import load
    >>> for line in hits(load().search("5G"), 40, explain=False): print(line.plain.rstrip())
    5G基站  429 个  创新
      429个5G基站网络建设任务全部完成。
    """
    return _page(hit_groups(found, searched, explain=explain), page)


def answers(
    given: Iterable[QueryResult], page: int, searched: Searched, *, explain: bool
) -> Iterator[Lines]:
    """Each query as a heading with its hits below; queries without hits are left out."""
    between: Lines = []
    for answer in given:
        if answer.hits:
            groups = hit_groups(answer.hits, searched, explain=explain)
            found = indented(_page(groups, page - GAP))
            yield [*between, *wrapped(text(answer.query, HEADING), page), *found]
            between = [Text()]


def hit_groups(found: Sequence[Hit], searched: Searched, *, explain: bool) -> list[Group]:
    """The hits of a search with those of the same sentence together."""
    copies = once(found, lambda hit: hit.fact)
    rows = [_marked(_hit_row(hit, explain=explain), count) for hit, count in copies]
    return grouped(_named(rows, searched), gathered=True)


def facts(
    chosen: Sequence[Fact], page: int, searched: Searched = ANYTHING, *, by_section: bool
) -> Lines:
    """Facts (at least one) in order on a page of so many columns; sections are headings or a column."""
    rows = fact_rows(chosen, searched)
    if not by_section:
        return _page(grouped(rows, gathered=False), page)
    layout = _layout(rows, page - GAP, with_sections=False)
    lines: Lines = []
    for section, members in groupby(rows, key=lambda row: row.fact.section):
        lines += [*([Text()] if lines else []), *wrapped(heading(section), page)]
        lines += indented(_body(grouped(members, gathered=True), layout))
    return lines


def fact_rows(chosen: Sequence[Fact], searched: Searched) -> list[Row]:
    """Facts as rows of a table; if several documents were searched, each names its own."""
    copies = once(chosen, lambda fact: fact)
    rows = [
        _marked(Row(fact, signed(text(fact.topic), fact), beside_topic(fact)), count)
        for fact, count in copies
    ]
    return _named(rows, searched)


def _marked(row: Row, count: int) -> Row:
    """The row of a fact, with how many copies there are of it if several."""
    return row._replace(topic=row.topic + Text(f" ×{count}", QUIET)) if count > 1 else row


def _named(rows: list[Row], searched: Searched) -> list[Row]:
    """The rows with their times and documents, if there are several or a time was asked for, and the places in
    these.
    """
    documents = searched.documents
    names = labels(documents) if len(documents) > 1 else {}
    if searched.dated or len({row.fact.period for row in rows} - {""}) > 1:
        rows = [row._replace(time=text(row.fact.period)) for row in rows]
    return [
        row._replace(document=text(" ".join(filter(None, named)), QUIET))
        for row in rows
        for named in [(names.get(row.fact.document, ""), place_of(row.fact.place))]
    ]


def _hit_row(hit: Hit, *, explain: bool) -> Row:
    topic = text(hit.fact.topic, marks=hit.marks("topic"))
    for alias, marks in hit.aliases.items():
        if alias not in hit.fact.topic:  # else its matching words are on the screen already
            shown = text(alias, QUIET, marks)
            topic.append_text(Text.assemble(("（", QUIET), shown, ("）", QUIET)))
    notes = [explained_line(word, translated) for word in explanation(hit)] if explain else []
    if len(notes) > 1:  # of one word, the sum of its parts is the score
        notes.append(_("score {score:.1f}").format(score=hit.score))
    return Row(
        hit.fact, signed(topic, hit.fact), beside_topic(hit.fact), hit.marks("source"), notes
    )


def _page(groups: list[Group], page: int) -> Lines:
    rows = [row for group in groups for row in group.rows]
    layout = _layout(rows, page, with_sections=True)
    body = _body(groups, layout)
    return [*_header(layout), *body] if layout.sentence else body


def _layout(rows: Sequence[Row], page: int, *, with_sections: bool) -> _Layout:
    """Columns with titles if enough room is left for sentences; else no titles, and sentences below.

    If hits are explained, sentences are below, as the notes need the width. The name of the document has a
    column if there is room, else it is below the sentence.
    """
    bare = _columns(rows, page, with_sections=with_sections)
    titled = bare._replace(
        topic=max(bare.topic, cell_count(_("topic"))),
        number=bare.number.widened(cell_count(_("number"))),
        time=max(bare.time, cell_count(_("period"))) if bare.time else 0,
        section=max(bare.section, cell_count(_("section"))) if with_sections else 0,
    )
    if any(row.notes for row in rows):
        return bare
    is_place = all(row.document.plain == place_of(row.fact.place) for row in rows)
    where = _("place") if is_place else _("document")
    for document in (_document_width(rows, page, where), 0):
        columns = titled._replace(document=document, where=where)
        rest = page - sum(size + GAP for size in columns.widths if size)
        if rest >= SENTENCE_LEAST:
            return columns._replace(sentence=min(rest, SENTENCE_MOST))
    return bare


def _document_width(rows: Sequence[Row], page: int, title: str) -> int:
    """The width of the documents' names, which are wrapped, below a title; 0 if there are none."""
    widest = max(columns_of(row.document) for row in rows)
    widest = min(widest, max(DOCUMENT_MOST, page // 5))
    return max(widest, cell_count(title)) if widest else 0


def _columns(rows: Sequence[Row], page: int, *, with_sections: bool) -> _Layout:
    names = (columns_of(text(row.fact.section.name)) for row in rows) if with_sections else ()
    layout = _Layout(
        page=page,
        topic=min(max(columns_of(row.topic) for row in rows), TOPIC_MOST, page // 3),
        number=aligned(row.number for row in rows),
        time=min(max(columns_of(row.time) for row in rows), TIME_MOST),
        section=max(names, default=0),
        document=0,
        sentence=0,
    )
    fitting = max(layout.topic - max(layout.beyond, 0), min(layout.topic, TOPIC_LEAST))
    return layout._replace(topic=fitting)


def grouped(rows: Iterable[Row], *, gathered: bool) -> list[Group]:
    """Facts grouped by sentence: all of one sentence if the order is free, else neighbours only.

    Explained facts are not grouped.
    """
    groups: list[Group] = []
    places: dict[object, int] = {}  # sentence -> the last group with it
    for row in rows:
        sentence = (row.fact.document, row.fact.section, row.fact.source)
        place = places.get(sentence)
        if place is None or row.notes or not (gathered or place == len(groups) - 1):
            places[sentence] = len(groups)
            groups.append(Group([row]))
        else:
            groups[place].rows.append(row)
    return groups


def _body(groups: list[Group], layout: _Layout) -> Lines:
    """All groups, with empty lines between them unless each is a single line."""
    blocks = [_block(group, layout) for group in groups]
    airy = any(len(block) > 1 for block in blocks)
    lines: Lines = []
    for block in blocks:
        lines += [*([Text()] if airy and lines else []), *block]
    return lines


def _block(group: Group, layout: _Layout) -> Lines:
    """The facts of a group, with the sentence beside or below them."""
    topics: Lines = []
    numbers: Lines = []
    times: Lines = []
    for row in group.rows:
        topic, number = hanging(row.topic, layout.topic), layout.number.line(row.number)
        time = wrapped(row.time, layout.time) if layout.time else []
        for cells in zip_longest(topic, [number], time, fillvalue=Text()):
            for column, cell in zip((topics, numbers, times), cells, strict=True):
                column.append(cell)
    section = [text(group.rows[0].fact.section.name, QUIET)]
    room = layout.sentence or layout.page - GAP
    fact = group.rows[0].fact
    source = [*context(fact.before, room), *wrapped(group.sentence, room)]
    source += context(fact.after, room)
    document = wrapped(group.document, layout.document) if layout.document else []
    if group.document and not document:
        source += wrapped(Text("—— ", QUIET).append_text(group.document), room)
    if layout.sentence:
        return beside([topics, numbers, times, section, document, source], layout.widths)
    notes = [text(note, QUIET) for row in group.rows for note in row.notes]
    folded = [line for note in notes for line in wrapped(note, layout.page - GAP)]
    head = beside([topics, numbers, times, section], layout.head)
    if layout.beyond > 0:
        head = _narrow_head(group, layout)
    return [*head, *indented(source), *indented(folded)]


def _narrow_head(group: Group, layout: _Layout) -> Lines:
    """The topics, numbers and sections one below the other."""
    parts: Lines = []
    for row in group.rows:
        parts.append(row.topic)
        if row.fact.quantity:
            parts.append(aligned([row.number]).line(row.number))
        if row.time:
            parts.append(row.time)
    if layout.section:
        parts.append(text(group.rows[0].fact.section.name, QUIET))
    return [line for part in parts for line in wrapped(part, layout.page)]


def _header(layout: _Layout) -> Lines:
    number = Figure(Text(_("number"), QUIET), Text())
    titles = [
        Text(_("topic"), QUIET),
        layout.number.line(number) if layout.number.width else Text(),
        Text(_("period"), QUIET),
        Text(_("section"), QUIET),
        Text(layout.where, QUIET),
        Text(_("source sentence"), QUIET),
    ]
    return beside([[title] for title in titles], layout.widths)
