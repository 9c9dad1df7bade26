"""Facts that come last among equals: planned ones, and those of the year before, with which a report only compares."""

from __future__ import annotations

from ..quantity.planned import is_plan

_BEFORE = ("上年", "上一年")


def is_later(qualifier: str, period: str) -> bool:
    """Whether a fact with this qualifier and period comes last among equals.

    >>> is_later("力争", ""), is_later("", "上年"), is_later("增长", "2020年")
    (True, True, False)
    """
    return is_plan(qualifier) or period.startswith(_BEFORE)
