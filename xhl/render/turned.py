"""Whether a question asks for a fall where there was a rise, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..quantity.direction import direction
from ..search.questions import turn_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Fact


def opposite(query: str, found: Iterable[Fact]) -> tuple[str, str] | None:
    """The change that a query asks for, and the one that the first fact with any tells, if these are opposite.

    >>> from xhl import load
    >>> opposite("警情增长了多少", [hit.fact for hit in load().search("警情")])
    ('增长', '同比下降')
    """
    asked = turn_asked(query)
    way = direction(asked)
    told = (fact.qualifier for fact in found if way and direction(fact.qualifier))
    first = next(told, "")
    return (asked, first) if first and direction(first) != way else None
