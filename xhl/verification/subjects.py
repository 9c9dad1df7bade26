"""Documents that do not tell their year or their place: each is about one, whichever the article means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..text.places import short

if TYPE_CHECKING:
    from ..model import Document
    from .pool import Entry, Pool
    from .verdict import Verdict


_ANY = "any"


def consistent(said: Sequence[Verdict], pool: Pool) -> list[Verdict]:
    """The verdicts without confirmations of another year or place than an article means by a document that
    does not tell its own: that of most numbers which the document confirms.
    """
    return _of_most(_of_most(said, pool, _year), pool, _place)


def _of_most(
    said: Sequence[Verdict], pool: Pool, subject: Callable[[Verdict, Entry], object]
) -> list[Verdict]:
    """``subject`` is what a verdict is about: None if its document tells that."""
    subjects = [
        subject(one, pool.entry_of(one.facts[0])) if one.verdict == "confirmed" else None
        for one in said
    ]
    counts: defaultdict[Document, Counter[object]] = defaultdict(Counter)
    for one, about in zip(said, subjects, strict=True):
        if about is not None:
            counts[one.facts[0].document][about] += 1
    return [
        one._replace(verdict="unsupported", reason="")
        if about and about != _ANY and not _is_most(counts[one.facts[0].document], about)
        else one
        for one, about in zip(said, subjects, strict=True)
    ]


def _is_most(counts: Counter[object], about: object) -> bool:
    return all(
        counts[about] > count for other, count in counts.items() if other not in (about, _ANY)
    )


def _year(verdict: Verdict, entry: Entry) -> object:
    """The year of a number; 0 if the article tells none."""
    claim, fact = verdict.claim, entry.claim
    if (
        entry.period
        or entry.years
        or "goal" in (claim.stage, fact.stage)
        or fact.direction == "from"
    ):
        return None
    return claim.period.last if claim.period else 0


def _place(verdict: Verdict, entry: Entry) -> object:
    """The place of a number; any if the article tells none."""
    name = verdict.claim.place.name
    if entry.home.names or (name and (short(name) or name) in entry.fact.statement):
        return None
    return name or _ANY
