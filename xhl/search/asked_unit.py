"""The unit that a question for an amount names: 公里 in 修了几公里路."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..quantity.units import converts, unit_at
from .questions import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Hit

_NAMED = {"百分之几": "%", "百分之多少": "%", "几成": "%", "多长": "公里", "多远": "公里"}
_GROWN = re.compile("(?:增长|下降|上涨|回落)$")


def of_unit_first(hits: Sequence[Hit], query: str) -> list[Hit]:
    """The hits of a question for an amount, first those with a number in the unit that it names.

    >>> from xhl import load
    >>> hits = load().searcher.search("土路")
    >>> [hit.fact.unit for hit in of_unit_first(hits, "土路有多少公里")]
    ['公里', '条']
    """
    unit = asked_unit(query)
    if not unit:
        return [*hits]
    return sorted(hits, key=lambda hit: not (hit.fact.unit and converts(hit.fact.unit, unit)))


def asked_unit(query: str) -> str:
    """The unit of the amount that a question asks for; "" if it names none, or only 个.

    >>> [asked_unit(one) for one in ("修了几公里路", "花了多少钱", "产值增长多少", "建了多少个基站")]
    ['公里', '元', '%', '']
    """
    return next(filter(None, (_unit_of(asked) for asked in AMOUNT.finditer(query))), "")


def _unit_of(asked: re.Match[str]) -> str:
    before, behind = asked.string[: asked.start()], asked.string[asked.end() :]
    if unit := unit_at(behind, 0):
        return "" if unit.name == "个" else unit.name
    if behind.startswith("钱"):
        return "元"
    named = (unit for word, unit in _NAMED.items() if asked[0].endswith(word))
    return next(named, "%" if _GROWN.search(before) else "")
