"""The forms of quantities, and which of them can begin at a place."""

from __future__ import annotations

from collections.abc import Callable

from ..text.patterns import pattern
from .amounts import Amount, Found, Place, counted, exact, quantity
from .money import money
from .ranges import neighbours, ratio, span, tolerance
from .shares import fraction, share, spaced_discount, worded
from .single import single
from .units import unit_at

# A form is a function: it takes a place where a number may begin and returns the quantities it reads there.
Form = Callable[[Place], tuple[Found, ...]]

_LONGEST_POWER = 1000  # digits; a longer power takes a second to compute
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIMES_TEN = pattern(r"\s?[×xX*]\s?10(?:\^(\d{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\d)")


def scientific(place: Place) -> tuple[Found, ...]:
    """3.5×10⁴吨, 3.5×10^4吨.

    >>> from ..text.numerals import scan
    >>> [str(one.value) for one in scientific(Place("3.5×10⁴吨", 0, 0, scan("3.5")))]
    ['35000']
    """
    number = place.number
    times = _TIMES_TEN.match(place.text, number.end) if number else None
    if number is None or times is None:
        return ()
    value = number.value * 10 ** int((times[1] or times[2]).translate(_SUPERSCRIPTS))
    if value.denominator != 1:
        return ()
    return (counted(place, Amount(times.end(), str(value)), unit_at(place.text, times.end())),)


_RAISED = pattern(r"\^(?P<signs>[-+]{0,2})(?P<power>\d{1,3})(?!\d)")


def power(place: Place) -> tuple[Found, ...]:
    """2^-1.

    >>> from ..text.numerals import scan
    >>> [str(one.value) for one in power(Place("2^-1", 0, 0, scan("2")))]
    ['1/2']
    """
    base = place.number
    match = _RAISED.match(place.text, base.end) if base else None
    if base is None or match is None or not base.mantissa:
        return ()
    if len(str(base.mantissa)) * int(match["power"]) > _LONGEST_POWER:
        return ()
    exponent = int(match["power"]) * (-1) ** match["signs"].count("-")
    return (quantity(place, match.end(), exact(1) * base.value**exponent),)


# The beginning of a number and what follows it tell its form.
_BY_FIRST: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys("0123456789", (spaced_discount,)),
    **dict.fromkeys("佰仟万亿", (share,)),
    **dict.fromkeys("半打翻", (worded,)),
    **dict.fromkeys("二两三四五六七八九", (neighbours,)),
    "一": (worded, neighbours),
    **dict.fromkeys("十百千", (share, neighbours)),
}
_BY_NEXT: dict[str, Form] = {
    **dict.fromkeys("分又/0123456789", fraction),
    **dict.fromkeys("-—~至到", span),
    "^": power,
    **dict.fromkeys("元圆块美欧角毛", money),
    **dict.fromkeys("×xX*", scientific),
    ":": ratio,
    "±": tolerance,
}


def forms(place: Place) -> tuple[Form, ...]:
    """The forms that can begin at a place, the longest first.

    >>> from ..text.numerals import scan
    >>> [form.__name__ for form in forms(Place("5-20%", 0, 0, scan("5-20%")))]
    ['spaced_discount', 'span', 'single']
    """
    first = _BY_FIRST.get(place.text[place.at], ())
    if not place.number:
        return first
    end = place.number.end
    form = _BY_NEXT.get(place.text[end : end + 4].lstrip()[:1])
    return (*first, form, single) if form else (*first, single)
