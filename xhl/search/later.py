"""Facts that come later among equals: those of the year before, with which a report compares, and planned ones."""

from __future__ import annotations

from ..quantity.planned import is_plan

_BEFORE = ("上年", "上一年", "去年")


def lateness(qualifier: str, period: str) -> int:
    """The place of a fact with this qualifier and period among equals, of which the least comes first.

    >>> lateness("增长", "2020年"), lateness("", "上年"), lateness("力争", "")
    (0, 1, 2)
    """
    return 2 if is_plan(qualifier) else int(period.startswith(_BEFORE))
