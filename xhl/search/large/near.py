"""The facts of a large base that may meet the times and places of a query, by its index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...text.normalize import normal
from ...text.numerals import YEAR
from ...text.periods import asked
from ..dated import dated
from ..literal import literal_way
from .candidates import having_all
from .postings import all_of, any_of
from .terms import PERIOD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...model import Document
    from ..engine import Hit, Searcher
    from ..match import Match
    from ..plan import Plan
    from .index import Index
    from .postings import Postings

    # The hits of a plan that meet most, of so many of the best that are found in a part of a base.
    Choose = Callable[[Searcher, Sequence[dict[int, Match]], int | None], list[Hit]]

_FIRST = 64  # facts that are looked at first; then four times as many, and so on
_MANY = 4_000  # facts; all are looked at if more are needed
_FEW = 50  # times without a year, each of which is read with the time of each document


def of_place(index: Index, place: str, documents: frozenset[Document]) -> Postings:
    """The facts that may meet a place: those of the documents that name it, or whose texts may."""
    return any_of([index.of_documents(documents), having_all(index, normal(place))])


def of_times(index: Index, times: Sequence[str], documents: Sequence[Document]) -> Postings | None:
    """The facts that may meet any of some times; None if too many texts would have to be read as times.

    >>> from xhl import load
    >>> from .memory import MemoryIndex
    >>> base = load()
    >>> facts = of_times(MemoryIndex(base.facts), ["2020年"], base.documents)
    >>> "2020" in {base.facts[fact].period for fact in facts}
    True
    """
    periods = dict(index.terms(PERIOD))
    without_year = [one for one in periods if not re.search(YEAR, one)]
    if len(without_year) > _FEW:
        return None
    checks = [asked(time) for time in times]

    def is_met(time: str) -> bool:
        return any(is_of(time) for is_of in checks)

    of_time = frozenset(
        document
        for document in documents
        if (time := dated(document).time)
        and any(is_met(f"{time} {one}") for one in ("", *without_year))
    )
    said = (having_all(index, plain) for time in times if (plain := normal(time)))
    return any_of(
        [index.of_documents(of_time), *said, *(of for one, of in periods.items() if is_met(one))]
    )


def best(
    searcher: Searcher,
    plan: Plan,
    nears: Sequence[Postings],
    limit: int | None,
    choose: Choose,
) -> list[Hit]:
    """The hits of a plan which meet most of what is wanted; with a limit, perhaps only so many of the best. ``nears``
    has the facts that may meet each thing: others meet none.
    """
    # How words match otherwise than as they are typed, the whole base tells.
    near = all_of(nears)
    part = searcher.among(near) if plan.way is literal_way else searcher
    hits = _of_part(part, plan, limit, choose) if near else []
    if hits and not hits[0].without:
        return hits
    if len(nears) > 1:
        hits = _of_part(searcher.among(any_of(nears)), plan, None, choose)
    if hits and hits[0].met:
        return hits
    found = searcher.matches(plan, limit=limit)
    return choose(searcher, found, limit) if found else []


def _of_part(part: Searcher, plan: Plan, limit: int | None, choose: Choose) -> list[Hit]:
    size = limit and max(limit, _FIRST)
    while True:
        found = part.matches(plan, limit=size)
        # What was looked at beside the best is not all that is as good.
        hits = choose(part, found, size) if found else []
        are_enough = bool(hits) and _meets_all(hits[0]) and len(hits) >= (limit or 0)
        if not size or are_enough or _common(found) < size:
            return hits
        size = 4 * size if size < _MANY else None


def _common(found: Sequence[dict[int, Match]]) -> int:
    """How many facts have all words."""
    return len(set(found[0]).intersection(*found[1:])) if found else 0


def _meets_all(hit: Hit) -> bool:
    """Whether a hit meets all that is wanted, not only by its sentence."""
    return not hit.without and all(met.field != "source" for met in hit.met)
