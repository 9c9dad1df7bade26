"""Rates: which numbers tell how fast a thing changes, and the words that ask for these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..quantity.planned import PERCENTAGE_POINTS
from ..text.patterns import pattern
from .later import tells_change
from .query import RATE

if TYPE_CHECKING:
    from ..model import Fact

_UNITS = frozenset(("%", "‰", "倍", "成", "番", *PERCENTAGE_POINTS))
_AT_END = pattern(f"(?:{RATE})+$")
# A lead over another place: 高于全国, 比全省高; not over another year: 高于上年.
_LEAD = pattern(
    r"(?:[高低快慢]于|[高低快]出|领先)(?!上|去|同期|年|\d)"
    r"|(?:(?<![同环占])比|较)[^上去同\d]{0,4}(?:[全各][国省市区州县球]|平均)"
)


def may_be_rate(unit: str, qualifier: str = "") -> bool:
    """Whether a number with such a unit and such words around it may tell how fast its thing changes.

    >>> may_be_rate("%", "增长"), may_be_rate("万元", "增长"), may_be_rate("个百分点", "高于全国")
    (True, False, False)
    """
    return unit in _UNITS and not _LEAD.search(qualifier)


def is_rate(fact: Fact) -> bool:
    """Whether the number of a fact tells how fast its thing changes: no level, whatever its name.

    >>> from xhl import load
    >>> [is_rate(load().search(word)[0].fact) for word in ("刑事类警情", "复工")]
    [True, False]
    """
    is_told = tells_change(fact.qualifier) or thing_of(fact.topic) != fact.topic
    return may_be_rate(fact.unit, fact.qualifier) and is_told


def thing_of(name: str) -> str:
    """A name without the rate at its end.

    >>> thing_of("粮食产量增幅"), thing_of("粮食产量同比增长"), thing_of("粮食产量")
    ('粮食产量', '粮食产量', '粮食产量')
    """
    return _AT_END.sub("", name)
