"""Everything about a topic on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ..i18n.messages import _
from .compare import abreast
from .figures import aligned, figure
from .screen import GAP, HEADING, QUIET, Lines, beside, heading, indented, text, wrapped

if TYPE_CHECKING:
    from ..model import Document, Fact


def topics(chosen: Sequence[Fact], page: int) -> Lines:
    """A card for each topic, with all its facts, on a page of so many columns.

    What several documents or periods say of it stands side by side where there is room.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> [line.plain.rstrip() for line in topics([fact], 60)[:3]]
    ['5G基站', '  429 个', '  429个5G基站网络建设任务全部完成。']
    """
    lines: Lines = []
    for topic, facts in _by_topic(chosen).items():
        lines += [*([Text()] if lines else []), *wrapped(text(topic, HEADING), page)]
        if compared := abreast(facts, page - GAP, _rest):
            lines += indented(compared)
            continue
        for fact in facts:
            lines += [*indented(_fact(fact, page - GAP)), Text()]
        lines.pop()
    return lines


def _by_topic(chosen: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts of each topic, from all files that have it."""
    topics: dict[str, list[Fact]] = {}
    for fact in chosen:
        topics.setdefault(fact.topic, []).append(fact)
    return topics


def _fact(fact: Fact, columns: int) -> Lines:
    """The number, the sentence, and all else that is known, under its label."""
    number = figure(fact)
    first = wrapped(aligned([number]).line(number), columns) if fact.quantity else []
    labelled = [(Text(label, QUIET), value) for label, value in _rest(fact) if value]
    margin = max(label.cell_len for label, _value in labelled)
    lines = [*first, *wrapped(text(fact.source), columns)]
    for label, value in labelled:
        room = max(columns - margin - GAP, GAP)
        lines += beside([[label], wrapped(value, room)], [margin, room])
    return lines


def _rest(fact: Fact) -> Iterator[tuple[str, Text]]:
    """What else is known of a fact, with labels; some of it may be empty."""
    if fact.statement.rstrip("。！？；，") != fact.source.rstrip("。！？；，"):
        yield _("statement"), text(fact.statement)
    yield _("period"), text(fact.period)
    yield _("section"), heading(fact.section)
    yield _("aliases"), text("、".join(fact.aliases))
    yield _("document"), _document(fact.document)
    file = f"{fact.path}:{fact.line}" if fact.line else fact.path
    yield _("place"), text(f"{fact.place}（{file}）" if fact.place else file)


def _document(document: Document) -> Text:
    """Title, author, publisher, date, address and note, as far as they are known."""
    parts = (
        document.title,
        document.author,
        document.publisher,
        document.date,
        document.url,
        document.note,
    )
    return text("，".join(part for part in parts if part))
