"""Whether a question asks for a fall where there was a rise, or the other way round; or for a share that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..quantity.direction import direction
from ..quantity.planned import PERCENTAGE_POINTS
from ..search.later import tells_change
from ..search.questions import turn_asked
from ..text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..search.engine import Hit

_SHARE = pattern("占(?:比|.*(?:多少|比[重例]))|比[重例]")


def opposite(query: str, found: Sequence[Hit]) -> tuple[str, str] | None:
    """The change that a query asks for, and the one that the first fact with any tells, if these are opposite; or the
    share, and how it changed, if the best hit tells only that.

    >>> from xhl import load
    >>> opposite("警情增长了多少", load().search("警情"))
    ('增长', '同比下降')
    """
    asked, best = turn_asked(query), found[0].fact
    share = None if asked or best.unit not in PERCENTAGE_POINTS else _SHARE.search(query)
    if share and tells_change(best.qualifier):
        return share[0], best.qualifier
    way = direction(asked)
    told = (hit.fact.qualifier for hit in found if way and direction(hit.fact.qualifier))
    first = next(told, "")
    return (asked, first) if first and direction(first) != way else None
