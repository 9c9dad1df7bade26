"""Bounds for numbers, as in --min 1亿元."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UserError
from ..i18n.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    Units = str | Sequence[str] | None
    BoundsOf = Callable[[str], "Bounds | None"]


class Bound(NamedTuple):
    """A bound: a magnitude in a unit without 万 or 亿; "" means any unit."""

    magnitude: Decimal
    plain_unit: str

    def exceeds(self, other: Bound) -> bool:
        """Whether it is surely larger than another."""
        from ..quantity.units import converts, measure

        if not converts(self.plain_unit, other.plain_unit):
            return False
        sizes = (one.magnitude * measure(one.plain_unit).size for one in (self, other))
        return next(sizes) > next(sizes)


def amount(text: str, unit: str = "") -> Bound:
    """Read a bound: a number with a unit, or a number in the given unit.

    Raises `UserError` for what is no amount.

    >>> amount("1,000", "万元") == amount("一千万元") == amount("0.1亿元"), amount("100㎡").plain_unit
    (True, '㎡')
    >>> amount("百分之二十")
    Bound(magnitude=Decimal('20'), plain_unit='%')
    >>> amount("many")
    Traceback (most recent call last):
    xhl.errors.UserError: "many" is not an amount: write a number such as 500, 1.5亿 or 20%
    """
    from decimal import Decimal  # only bounds and sorting by value need exact numbers

    from ..text.numerals import HIGH, scan
    from ..text.printed_numbers import split_unit
    from ..text.width import half_width

    said = half_width(text).strip()
    unsigned = said[1:] if said[:1] in ("+", "-", "负") else said
    percent = unsigned.startswith(_PERCENT)
    unsigned = unsigned.removeprefix(_PERCENT)
    number = scan(unsigned)
    own_unit = unsigned[number.end :].strip() + "%" * percent if number else ""
    if number is None or number.vague or number.bare or re.search(_NO_UNIT, own_unit):
        problem = _('"{text}" is not an amount: write a number such as 500, 1.5亿 or 20%')
        raise UserError(problem.format(text=text))
    is_whole = own_unit or unsigned[number.end - 1] in HIGH  # 5亿 does not become 5亿万元
    power, plain_unit = split_unit(own_unit if is_whole else unit)
    magnitude = Decimal(number.digits).scaleb(power)
    return Bound(-magnitude if said[0] in "-负" else magnitude, plain_unit)


_PERCENT = "百分之"
_NO_UNIT = r"(?<!m)\d|[\s.,]"  # m2 is a unit; commas group thousands: 1,5亿元 is no number


class Bounds(NamedTuple):
    """A lower and an upper bound; both are optional."""

    least: Bound | None = None
    most: Bound | None = None

    @classmethod
    def of(cls, least: str | None, most: str | None, unit: str = "") -> Bounds:
        """Read two bounds; a number without a unit is in the given one. Raises `UserError`."""
        low, high = (None if bound is None else amount(bound, unit) for bound in (least, most))
        if low and high and low.exceeds(high):
            problem = _("no number is at least {least} and at most {most}")
            raise UserError(problem.format(least=least, most=most))
        return cls(low, high)

    def are_in(self, unit: str) -> bool:
        """Whether numbers in a unit can be compared with the bounds."""
        from ..quantity.units import converts

        units = [bound.plain_unit for bound in self if bound and bound.plain_unit]
        return all(converts(one, unit) for one in units)


def limits(
    unit: Units, least: str | None, most: str | None, are_alike: Callable[[str, str], bool]
) -> BoundsOf:
    """Which bounds numbers in a unit have; None for a unit that is not wanted. A bound without a unit is
    in the first of the given ones that the unit is like. Raises `UserError`.

    >>> limits(["亿元", "家"], "5", None, str.__eq__)("家").least.plain_unit
    '家'
    """
    given = (unit,) if isinstance(unit, str) else ("",) if unit is None else tuple(unit)
    bounds = [(one, Bounds.of(least, most, one)) for one in given]
    if unit and not any(own.are_in(one) for one, own in bounds):
        problem = _("{bounds} cannot be compared with numbers in {unit}")
        told = "、".join(filter(None, (least, most)))
        raise UserError(problem.format(bounds=told, unit="、".join(given)))
    if unit is None:
        return lambda _other: bounds[0][1]
    return cache(lambda other: next((own for one, own in bounds if are_alike(other, one)), None))
