"""The list of bases on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..i18n.messages import _
from .counts import Counted, table
from .screen import QUIET, Lines, place, text

if TYPE_CHECKING:
    from ..bases.inventory import Loaded


def bases(shelf: Sequence[Loaded], page: int) -> Lines:
    """Bases with the reason why they are read, the counts of their facts, their paths and documents."""
    return table(_("why"), _("base, documents"), [_counted(one) for one in shelf], page)


def _counted(one: Loaded) -> Counted:
    origin = _("shipped") if one.source.origin == "shipped" else one.source.origin
    notes = [*one.documents]
    if one.is_draft:
        notes.append(_("a draft, made of the document as it is"))
    if one.store:
        notes.append(_("index: {path}").format(path=one.store))
    said = [place(one.source.path), *(text(note, QUIET) for note in notes)]
    return Counted(text(origin), one.facts, one.numbers, said)
