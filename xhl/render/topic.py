"""A topic on a terminal: its numbers over time, then each fact in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.text import Text

from ..facts.documents import once
from ..facts.in_words import doubt_of, place_of
from ..facts.series import series
from ..files.user_dirs import is_draft
from ..i18n.messages import _
from ..quantity.planned import is_plan
from .bars import axis
from .figures import Figure, aligned, beside_topic, figure, signed
from .screen import (
    GAP,
    HEADING,
    QUIET,
    Lines,
    beside,
    columns_of,
    context,
    heading,
    indented,
    link,
    place,
    place_from,
    right,
    text,
    wrapped,
)

if TYPE_CHECKING:
    from ..facts.series import Change, Point, Series
    from ..model import Document, Fact

BAR_MOST = 24  # columns of the longest bar beside a number
BAR_LEAST = 6
FEW = 3  # facts of a topic that are shown with all there is to say

Labelled = list[tuple[str, Text]]


def topics(chosen: Sequence[Fact], page: int) -> Lines:
    """A card for each topic with all its facts, on a page of so many columns."""
    lines: Lines = []
    for topic, facts in by_topic(chosen).items():
        lines += [*([Text()] if lines else []), *wrapped(text(topic, HEADING), page)]
        lines += indented(_card(facts, page - GAP))
    return lines


def card(fact: Fact, every: Sequence[Fact], copies: int, page: int) -> Lines:
    """A card for one of the facts of a topic: that fact in full, then the numbers of all of them over time."""
    columns = page - GAP
    over = _over_times([fact for fact, _count in once(every, lambda fact: fact)], columns)
    return [
        *wrapped(signed(text(fact.topic, HEADING), fact), page),
        *indented([*_card([fact] * copies, columns), *([Text()] if over else []), *over[:-1]]),
    ]


def by_topic(chosen: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts of each topic, from all files."""
    topics: dict[str, list[Fact]] = {}
    for fact in chosen:
        topics.setdefault(fact.topic, []).append(fact)
    return topics


def _card(every: Sequence[Fact], columns: int) -> Lines:
    """The numbers over time if there are several, the facts, and once what they have in common."""
    counts = dict(once(every, lambda fact: fact))
    facts = list(counts)
    lines = _over_times(facts, columns)
    known = [labelled(fact, count) for fact, count in counts.items()]
    common = [
        pair
        for pair in known[0]
        # The same line of several documents is a coincidence.
        if len(facts) > 1 and pair[0] != _("place") and all(pair in each for each in known)
    ]
    margin = max(columns_of(Text(label)) for each in known for label, _value in each)
    for fact, pairs in zip(facts, known, strict=True):
        own = [pair for pair in pairs if pair not in common]
        many = len(facts) > FEW
        origin = _in_a_row(own, fact, columns) if many else _under_labels(own, margin, columns)
        lines += [*_stated(fact, columns), *origin, Text()]
    return [*lines, *_under_labels(common, margin, columns)] if common else lines[:-1]


def _over_times(facts: Sequence[Fact], columns: int) -> Lines:
    """The numbers over time, each kind followed by an empty line; none if there is only one time."""
    shown = [rows for one in series(facts) if (rows := over_time(one, columns))]
    return [line for rows in shown for line in [*rows, Text()]]


def over_time(one: Series, columns: int) -> Lines:
    """A row for each time: the number, its change from the one before, and a bar. Bars and changes are left
    out if there is no room; if there is none for the numbers either, there are no rows.
    """
    rows = list(one.rows())
    figures = [figure(point.fact) if point else _NONE for _when, point, _change in rows]
    number = aligned(figures)
    whens = [text(labelled_time(when, point)) for when, point, _change in rows]
    amounts = [Text(amount(change), QUIET) for _when, _point, change in rows]
    percents = [Text(percent(change), QUIET) for _when, _point, change in rows]
    widths = [
        max(columns_of(when) for when in whens),
        number.width,
        max(columns_of(amount) for amount in amounts),
        max(columns_of(percent) for percent in percents),
    ]
    for column in (3, 2):  # if there is no room, the change is left out first
        if sum(width + GAP for width in widths if width) - GAP > columns:
            widths[column] = 0
    if widths[0] + GAP + widths[1] > columns:
        return []
    bar = min(columns - sum(width + GAP for width in widths if width), BAR_MOST)
    widths.append(bar if bar >= BAR_LEAST else 0)
    line = axis([float(point.size) for point in one.points], widths[-1])
    lines: Lines = []
    for at, (_when, point, _change) in enumerate(rows):
        drawn = line.bar(float(point.size), is_plan=point.is_plan) if point else Text()
        cells = [[whens[at]], [number.line(figures[at])]]
        cells += [[right(amounts[at], widths[2])], [right(percents[at], widths[3])], [drawn]]
        lines += beside(cells, widths)
    return lines


def labelled_time(when: str, point: Point | None) -> str:
    """The time of a number, with the end of its topic if only that tells that it is planned."""
    if point is None or not point.is_named_plan or is_plan(point.fact.qualifier):
        return when
    return f"{when} {point.fact.topic[-2:]}"


_NONE = Figure(Text("–", QUIET), Text())  # a year without a number


def amount(change: Change | None) -> str:
    """The change from the number before, with its sign."""
    return "" if change is None else _signed(change.amount) + change.unit


def percent(change: Change | None) -> str:
    """The change in per cent of the number before, if that makes sense."""
    return "" if change is None or change.percent is None else f"{_signed(change.percent, 1)}%"


def _signed(number: Decimal, places: int = 6) -> str:
    rounded = round(number, places)
    shown = f"{rounded:+f}" if rounded else "0"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _stated(fact: Fact, columns: int) -> Lines:
    """The number, and its source sentence."""
    number = beside_topic(fact)
    first = wrapped(aligned([number]).line(number), columns) if fact.quantity else []
    said = wrapped(text(fact.source), columns)
    return [*first, *context(fact.before, columns), *said, *context(fact.after, columns)]


def _under_labels(pairs: Labelled, margin: int, columns: int) -> Lines:
    """A row for each labelled text."""
    room = max(columns - margin - GAP, GAP)
    lines: Lines = []
    for label, value in pairs:
        shown = place_from(margin + 2 * GAP, value, columns + GAP)
        lines += beside([[Text(label, QUIET)], wrapped(shown, room)], [margin, room])
    return lines


def _in_a_row(pairs: Labelled, fact: Fact, columns: int) -> Lines:
    """Labelled texts without their labels, in a line if it has room for them."""
    values = unlabelled(pairs, fact)
    flowing = [value for value in values if not value.no_wrap]
    for value in flowing:
        value.stylize(QUIET)
    rows = [Text("  ").join(values)]
    if columns_of(rows[0]) > columns:
        places = (place_from(GAP, value, columns + GAP) for value in values if value.no_wrap)
        rows = [*wrapped(Text("  ").join(flowing), columns), *places]
    return [row for row in rows if row]


def unlabelled(pairs: Labelled, fact: Fact) -> Lines:
    """What is enough, without labels, to tell one of many facts of a topic from the others."""
    doubt = text(f"? {doubt_of(fact)}") if fact.doubt else Text()
    short = {_("section"): text(fact.section.name), _("statement"): Text(), _("doubt"): doubt}
    return [value for label, known in pairs if (value := short.get(label, known))]


def labelled(fact: Fact, count: int = 1) -> Labelled:
    """The other values of a fact, of which there are so many copies, with labels."""
    copies = [(_("copies"), text(f"×{count}"))] if count > 1 else []
    return [(label, value) for label, value in (*_known(fact), *copies) if value]


def _known(fact: Fact) -> Iterator[tuple[str, Text]]:
    if fact.statement.rstrip("。！？；，") != fact.source.rstrip("。！？；，"):
        yield _("statement"), text(fact.statement)
    yield _("period"), text(fact.period)
    yield _("section"), heading(fact.section)
    yield _("aliases"), text("、".join(fact.aliases))
    yield _("document"), _document(fact.document)
    yield _("address"), link(fact.document.url, fact.document.url)
    yield _("place"), text(place_of(fact.place))
    yield _("doubt"), text(doubt_of(fact))
    if fact.path and not is_draft(fact.path):  # a draft is nobody's file
        yield _("file"), place(fact.path, fact.line)


def _document(document: Document) -> Text:
    """The title, author, publisher, date and note that are known."""
    parts = (document.title, document.author, document.publisher, document.date, document.note)
    return text("，".join(part for part in parts if part))
