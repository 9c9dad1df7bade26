"""The base that a command reads; notes on it are printed on standard error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..bases import locate
from ..files.user_dirs import is_draft
from ..i18n.messages import _
from ..listeners import Listener
from . import streams

if TYPE_CHECKING:
    from ..errors import FileError
    from ..fact_base import FactBase
    from ..listeners import Progress

Named = Sequence[str] | None  # the bases given with -F


def opened(
    facts: Sequence[str] | None,
    sections: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    count: Callable[[FactBase], int] = len,
) -> FactBase:
    """The facts of the named bases, or of those read by default, in these sections, documents and periods;
    ``count`` says how many of a part are found. Raises `UserError`.
    """
    base, notes = locate.opened(
        facts,
        sections,
        documents,
        periods,
        drafted=drafted,
        listener=LISTENER,
        count=count,
    )
    for note in dict.fromkeys(notes):  # the same word may be given twice
        streams.notice(note)
    return base


def drafted(paths: Sequence[str], progress: Progress) -> Sequence[str | FileError]:
    """The path of the draft of each document, which is made if it is not kept, or why it cannot be read."""
    from ..draft.many import kept_all

    return kept_all(paths, progress, streams.notice)


def _show_drafting(done: int, all_: int) -> None:
    """Show how many of the documents are drafted."""
    streams.show_progress(done, all_, _("reading documents"))


LISTENER = Listener(streams.notice, streams.show_progress, _show_drafting)


def drafts(base: FactBase, named: Sequence[str] | None) -> Mapping[str, str]:
    """Draft -> document, for the documents among the named bases."""
    if not any(map(is_draft, base.paths)):
        return {}
    from .context import documents

    return documents(named)
