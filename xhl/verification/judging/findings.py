"""The judgement on one claim by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..matching.case import LIKELY, VERBATIM
from .confirming import confirming
from .contradicting import borrowed, mistaken, turned

if TYPE_CHECKING:
    from ..matching.case import Case
    from ..matching.fit import Fit
    from ..verdict import Word


class Finding(NamedTuple):
    """The verdict on a claim by itself, and the fact behind it."""

    word: Word
    reason: str = ""
    fit: Fit | None = None


def findings(cases: Sequence[Case]) -> list[Finding]:
    """The verdicts of the facts on claims, each by itself."""
    for case in cases:
        case.confirmed = confirming(case)
    return list(map(_finding, cases))


def _finding(case: Case) -> Finding:
    if best := case.confirmed:
        return confirmed(best)
    for one, reason in (turned(case), mistaken(case)):
        if one is not None and reason and not _is_doubted(one):
            return Finding("contradicted", reason, one)
    if (other := borrowed(case)) and not _is_doubted(other):
        return Finding("contradicted", "other", other)
    same = [one for one in case.fits if one.relation == "exact" and one.score >= LIKELY]
    return Finding("unsupported", "", case.nearest(same or case.rivals or case.fits))


def confirmed(fit: Fit) -> Finding:
    """The finding if a fact agrees: one that its draft doubts has to be named well."""
    if _is_doubted(fit):
        return Finding("unsupported", "doubt", fit)
    return Finding("confirmed", "rounded" if fit.relation == "rounded" else "", fit)


def _is_doubted(fit: Fit) -> bool:
    least = VERBATIM if fit.entry.claim.is_mixed else LIKELY
    return bool(fit.entry.fact.doubt) and fit.score < least
