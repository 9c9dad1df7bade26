"""What several documents and periods say about one topic, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from ..i18n.messages import _
from .figures import aligned, figure
from .screen import GAP, QUIET, Lines, beside, text, wrapped

if TYPE_CHECKING:
    from ..model import Fact

    Labelled = Callable[[Fact], Iterator[tuple[str, Text]]]

COLUMN_LEAST = 24  # cells that a sentence needs to be read at all


def abreast(facts: Sequence[Fact], columns: int, labelled: Labelled) -> Lines:
    """A column for each document and period; no lines where there is one, or no room for all.

    There is at least one fact; ``labelled`` gives what is known of each besides number and
    sentence. What all columns have in common is said once, below them.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> later = fact._replace(period="2021", source="建成31个。", quantity=fact.quantity._replace(written="31"))
    >>> def labelled(fact): yield "年份", Text(fact.period)
    >>> abreast([fact, later], 80, labelled)[3].plain.split()
    ['429个5G基站网络建设任务全部完成。', '建成31个。']
    >>> abreast([fact, later], 40, labelled), abreast([fact], 80, labelled)
    ([], [])
    """
    groups = _groups(facts)
    values = [_values(group, labelled) for group in groups]
    named = max(([label for label, _value in labelled(fact)] for fact in facts), key=len)
    labels = [label for label in named if any(label in known for known in values)]
    margin = max(Text(label).cell_len for label in labels)
    room = (columns - margin - GAP) // len(groups) - GAP
    if len(groups) < 2 or room < COLUMN_LEAST:
        return []
    common = [
        label for label in labels if all(values[0].get(label) == v.get(label) for v in values)
    ]
    head = [label for label in (_("document"), _("period")) if label not in common]
    rest = [label for label in labels if label not in (*head, *common)]

    def row(label: str) -> Lines:
        cells = [_wrapped(known.get(label, []), room) for known in values]
        return beside([[Text(label, QUIET)], *cells], [margin, *[room] * len(cells)])

    stated = [_stated(group, room) for group in groups]
    lines = [line for label in head for line in row(label)]
    lines += beside([[Text()], *stated], [margin, *[room] * len(stated)])
    lines += [line for label in rest for line in row(label)]
    width = columns - margin - GAP
    for label in common:
        lines += beside([[Text(label, QUIET)], _wrapped(values[0][label], width)], [margin, width])
    return lines


def _groups(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts of each document and period: documents in their order, periods from the earliest."""
    known = dict.fromkeys(fact.document for fact in facts)
    documents = {document: rank for rank, document in enumerate(known)}
    order = sorted(facts, key=lambda fact: (documents[fact.document], fact.period))
    return [list(group) for _key, group in groupby(order, lambda f: (f.document, f.period))]


def _values(facts: Sequence[Fact], labelled: Labelled) -> dict[str, list[Text]]:
    """What is known of all these facts, each thing once."""
    known: dict[str, list[Text]] = {}
    for fact in facts:
        for label, value in labelled(fact):
            if value and value not in known.setdefault(label, []):
                known[label].append(value)
    return {label: values for label, values in known.items() if values}


def _stated(facts: Sequence[Fact], columns: int) -> Lines:
    """The numbers, each with its sentence."""
    lines: Lines = []
    for fact in facts:
        number = figure(fact)
        lines += [Text()] if lines else []
        lines += wrapped(aligned([number]).line(number), columns) if fact.quantity else []
        lines += wrapped(text(fact.source), columns)
    return lines


def _wrapped(values: Sequence[Text], columns: int) -> Lines:
    return [line for value in values for line in wrapped(value, columns)]
