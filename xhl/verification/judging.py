"""The judgement on one claim by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .confirming import confirming
from .contradicting import mistaken, turned

if TYPE_CHECKING:
    from .case import Case
    from .fit import Fit
    from .verdict import Word


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
        return Finding("confirmed", "rounded" if best.relation == "rounded" else "", best)
    for one, reason in (turned(case), mistaken(case)):
        if one is not None and reason:
            return Finding("contradicted", reason, one)
    return Finding("unsupported", "", case.nearest(case.rivals or case.fits))
