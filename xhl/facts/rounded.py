"""The numbers of a base of which a typed one is the rounded form."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, cast

from ..quantity.reader import find
from ..text.printed_numbers import split_unit
from .bounds import Bound, Bounds
from .select import columns_of, excess, within

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Fact

_MOST = 3
_LOOKED_AT = 1000  # facts of a large base with such a number, of which the nearest are taken
_BELOW = Decimal("0.999")  # 6 is not 5 and something
_LARGEST_STEP = Decimal("0.1")  # of a number: 1000 may be 950, but not 500


def rounded(base: FactBase, query: str) -> list[Fact]:
    """The facts whose numbers are near to the only one of a query, three at most, the nearest first; its other words
    find them. A number is near if the typed one is it rounded, or its first digits; zeros at the end may be rounded
    ones. Without a unit, printed figures are compared.

    >>> from xhl import load
    >>> [fact.quantity.written for fact in rounded(load(), "投资 161亿")], rounded(load(), "基站 161亿")
    (['161.64'], [])
    """
    typed = find(query)
    if len(typed) != 1 or (printed := typed[0].printed) is None:
        return []
    number = Decimal(printed.written)
    if number <= 0:
        return []
    last = Decimal(1).scaleb(cast("int", number.as_tuple().exponent))
    zeros = Decimal(1).scaleb(cast("int", number.normalize().as_tuple().exponent))
    step = max(last, min(zeros, number * _LARGEST_STEP))

    def same(unit: str, figure: Decimal = number) -> Bound:
        power, plain_unit = split_unit(printed.unit or unit)
        return Bound(figure.scaleb(power), plain_unit)

    def bounds_of(unit: str) -> Bounds:
        return Bounds(same(unit, number - step / 2), same(unit, number + step * _BELOW))

    def distance(fact: Fact) -> Decimal:
        return abs(excess(fact, same(fact.unit)) or Decimal(0))

    columns = columns_of(base)
    if columns:
        known = chain.from_iterable(numbers.facts for _, numbers in columns.sizes(bounds_of))
        near = list(columns.index.facts(sorted(known)[:_LOOKED_AT]))
    else:
        near = within(base, bounds_of)
    if rest := f"{query[: typed[0].start]} {query[typed[0].end :]}".strip():
        found = {hit.fact for hit in base.search(rest, limit=_LOOKED_AT)} if near else set()
        near = [fact for fact in near if fact in found]
    return sorted(near, key=distance)[:_MOST]
