"""Whether a question asks for a fall where there was a rise, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..facts.scales import direction
from ..quantity.planned import is_plan
from ..search.questions import turn_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Fact


def opposite(query: str, found: Iterable[Fact]) -> tuple[str, str] | None:
    """The change that a query asks for, and the one that the facts found tell, if these are opposite.

    >>> from xhl import load
    >>> opposite("警情增长了多少", [hit.fact for hit in load().search("警情")])
    ('增长', '同比下降')
    """
    asked = turn_asked(query)
    way = direction(asked)
    told: dict[bool, str] = {}  # of the first fact, planned or not
    for fact in found if way else ():
        turn = direction(fact.qualifier)
        if turn == way:  # as most are, so few facts are read
            return None
        if turn:
            told.setdefault(is_plan(fact.qualifier), fact.qualifier)
    return (asked, told[min(told)]) if told else None
