"""Whether the words around a number tell that it is planned; ranking hits needs no more of plans."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"计划|规划|预[计估期测料定]|料|[有可]望|力[争求]|争取|努力|确保|拟|即?将(?!近)|目标|打算|准备|要|会"
)


def is_plan(qualifier: str) -> bool:
    """Whether a qualifier by itself tells that its number is planned.

    >>> is_plan("力争增长…以上"), is_plan("增长…以上"), is_plan("将近")
    (True, False, False)
    """
    return _PLANNED.match(qualifier) is not None
