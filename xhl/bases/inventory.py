"""What is loaded, from where and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..facts.documents import labels
from ..facts.load import BadBase, load
from ..index.open import index_of
from .locate import Source, sources

if TYPE_CHECKING:
    from ..facts.problems import Complaint


class Loaded(NamedTuple):
    """A base as it was loaded: why, and what is in it.

    >>> from ..facts.load import shipped
    >>> base = loaded([shipped()])[0]
    >>> base.title, base.numbers < base.facts
    ('杏花岭区奋力书写高质量发展新篇章', True)
    """

    source: Source
    title: str
    documents: tuple[str, ...]
    facts: int
    numbers: int  # facts with a number
    store: str  # the index that all these bases are looked up in; empty where they are read


def loaded(named: Sequence[str] | None) -> list[Loaded]:
    """The bases that commands work on, in their order. Raises `BadBase` and `UserError`.

    >>> from ..facts.load import shipped
    >>> [base.source.origin for base in loaded([shipped(), shipped()])]  # each file once
    ['-F']
    """
    shelf: list[Loaded] = []
    complaints: list[Complaint] = []
    found = sources(named)
    index = index_of([source.path for source in found])
    for source in found:
        try:
            shelf.append(_loaded(source, index))
        except BadBase as bad:
            complaints += bad.complaints
    if complaints:
        raise BadBase(complaints)
    return shelf


def _loaded(source: Source, index: str) -> Loaded:
    base = load([source.path])
    return Loaded(
        source,
        base.title,
        tuple(labels(base.documents).values()),
        len(base),
        sum(fact.quantity is not None for fact in base),
        index,
    )
