"""The list of bases on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ..i18n.messages import _
from .screen import GAP, NUMBER, QUIET, Lines, beside, columns_of, place, right, text, wrapped

if TYPE_CHECKING:
    from ..bases.inventory import Loaded

LEAST = 20  # columns for the paths, even on a narrow page


def bases(shelf: Sequence[Loaded], page: int) -> Lines:
    """Bases with the reason why they are read, the counts of their facts, their paths and documents."""
    titles = [Text(title, QUIET) for title in (_("why"), _("facts"), _("numbers"))]
    rows = [titles, *(_counted(one) for one in shelf)]
    widths = [max(columns_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    rest = max(page - sum(size + GAP for size in widths), LEAST)
    named = [wrapped(Text(_("base, documents"), QUIET), rest), *(_named(o, rest) for o in shelf)]
    lines: Lines = []
    for (why, *numbers), beside_them in zip(rows, named, strict=True):
        padded = [right(number, size) for number, size in zip(numbers, widths[1:], strict=True)]
        lines += beside([[why], *([number] for number in padded), beside_them], [*widths, rest])
    return lines


def _counted(one: Loaded) -> list[Text]:
    origin = _("shipped") if one.source.origin == "shipped" else one.source.origin
    return [text(origin), Text(str(one.facts), NUMBER), Text(str(one.numbers))]


def _named(one: Loaded, columns: int) -> Lines:
    """The path, the documents and where the index is, in so many columns."""
    parts = [place(one.source.path), *(text(title, QUIET) for title in one.documents)]
    if one.is_draft:
        parts.append(text(_("a draft, made of the document as it is"), QUIET))
    lines = [line for part in parts for line in wrapped(part, columns)]
    if one.store:
        lines.append(text(_("index: {path}").format(path=one.store), QUIET))
    return lines
