"""What `xhl bases` lists: the bases that are read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..facts.documents import labels
from ..facts.load import BadBase, load
from ..files.stamps import Stamps
from ..index.open import index_of
from ..index.store import Summary
from ..listeners import SILENT, Listener
from .locate import Drafter, Source, in_toml, left_out, sources

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..facts.problems import Problem


class Loaded(NamedTuple):
    """One base: why it is read, and what is in it."""

    source: Source
    title: str
    documents: tuple[str, ...]
    facts: int
    numbers: int  # facts with a number
    store: str  # the index that has these bases; empty if the files are read
    is_draft: bool = False  # made of a document, and not yet reviewed by anybody


def loaded(
    named: Sequence[str] | None,
    drafted: Drafter | None = None,
    listener: Listener = SILENT,
) -> list[Loaded]:
    """The bases that commands read, in order; see `locate.opened`. Raises `BadBase` and `UserError`."""
    stamps = Stamps()
    found = in_toml(sources(named, stamps=stamps), drafted, listener)
    paths = list(dict.fromkeys(path for _source, path in found))
    index = index_of(paths, stamps)
    if index is not None:
        summaries = dict(zip(paths, index.summaries, strict=True))
        return [_loaded(source, path, summaries[path], index.path) for source, path in found]
    shelf: list[Loaded] = []
    complaints: list[Problem] = []
    for source, path in found:
        try:
            shelf.append(_loaded(source, path, _summary(load([path]))))
        except BadBase as bad:
            complaints += bad.complaints
    wrong = BadBase(complaints)
    if complaints and not left_out(wrong, found, listener.note):
        raise wrong
    return shelf


def _summary(base: FactBase) -> Summary:
    numbers = sum(fact.quantity is not None for fact in base)
    return Summary(base.title, base.documents, len(base), numbers)


def _loaded(source: Source, path: str, summary: Summary, store: str = "") -> Loaded:
    title, documents, facts, numbers = summary
    names = tuple(labels(documents).values())
    return Loaded(source, title, names, facts, numbers, store, path != source.path)
