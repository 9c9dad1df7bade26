"""Numbers that belong together: the ends of a range, approximate pairs (三五个), the terms of a ratio."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Quantity
from ..text.numerals import DIGITS, POWERS, scan
from ..text.patterns import pattern
from .amounts import Amount, Found, Place, counted, exact, quantity
from .money import in_currency
from .units import GAP, unit_at

TO = pattern(rf"{GAP}(?:-{{1,2}}|—{{1,2}}|~|至|到){GAP}")


def span(place: Place) -> tuple[Found, ...]:
    """5-20%, 三到五个, 10至20万元: the first end takes the unit, and the power, of the second.

    >>> text = "10至20万元"
    >>> [str(one.value) for one in span(Place(text, 0, 0, scan(text)))]
    ['100000', '200000']
    """
    text, first = place.text, place.number
    to = TO.match(text, first.end) if first else None
    second = scan(text, to.end()) if to else None
    if first is None or to is None or second is None:
        return ()
    unit = in_currency(place, unit_at(text, second.end))
    if unit is None and not (text[place.at].isdecimal() and text[to.end()].isdecimal()):
        return ()
    low, high = Amount.of(text, place.at, first), Amount.of(text, to.end(), second)
    if not low.power and low.coefficient <= high.coefficient:
        low = low._replace(power=high.power)
    behind = Place(text, to.end(), to.end(), second, place.said)
    return as_ends(
        counted(place, low, unit and unit._replace(end=first.end)), counted(behind, high, unit)
    )


_MORE_OR_LESS = pattern(rf"{GAP}±{GAP}")


def tolerance(place: Place) -> tuple[Found, ...]:
    """120±3厘米 is 120 厘米.

    >>> [one.printed for one in tolerance(Place("120±3厘米", 0, 0, scan("120")))]
    [Quantity(written='120', unit='厘米', qualifier='')]
    """
    text, number = place.text, place.number
    sign = _MORE_OR_LESS.match(text, number.end) if number else None
    most = scan(text, sign.end()) if sign else None
    if number is None or most is None:
        return ()
    end = most.end + text.startswith(")", most.end)  # (120±3)厘米
    amount = Amount.of(text, place.at, number)._replace(end=end)
    return (counted(place, amount, unit_at(text, end)),)


def as_ends(low: Found, high: Found) -> tuple[Found, Found]:
    """Two quantities as the ends of a range.

    >>> [one.role for one in as_ends(*[Found(0, 1, exact(n)) for n in (3, 5)])]
    ['from', 'to']
    """
    return low._replace(role="from"), high._replace(role="to")


_DIGIT = "[一二两三四五六七八九]"
_APART = pattern(
    rf"(?P<head>(?:{_DIGIT}?千)?(?:{_DIGIT}?百)?(?:{_DIGIT}?十)?)(?P<low>[一二两三四五六七八])"
    rf"(?P<high>[两二三四五六七八九])(?P<low_power>[十百千]?)(?P<power>[万亿]{{0,2}})"
)


class Between(NamedTuple):
    """Two digits in a row that mean anything between them: 一百五六十万."""

    end: int
    low: int
    high: int
    power: str


def between(text: str, at: int) -> Between | None:
    """Two digits in a row, and the numeral parts that they share.

    >>> between("二十七八万", 0), between("五一路", 0)
    (Between(end=5, low=27, high=28, power='万'), None)
    """
    match = _APART.match(text, at)
    if match is None:
        return None
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    head, below = match["head"], POWERS.get(match["low_power"], 0)
    if (high != low + 1 and (low, high) != (3, 5)) or (head and POWERS[head[-1]] != below + 1):
        return None
    number = scan(head)
    over = number.mantissa if number else 0
    low, high = (over + digit * 10**below for digit in (low, high))
    return Between(match.end(), low, high, match["power"])


# Two of them in a row are two grades, not about as many: 三四级手术.
_GRADES = ("级", "类", "等", "线", "产", "期", "号")


def neighbours(place: Place) -> tuple[Found, ...]:
    """三五个, 二三十家, 十二三天, 七八千.

    >>> [str(one.value) for one in neighbours(Place("一百五六十人", 0, 0, None))]
    ['150', '160']
    """
    apart = between(place.text, place.at)
    if apart is None:
        return ()
    is_grades = apart.end - place.at == 2 and place.text[place.at] != "两"
    if is_grades and place.text.startswith(_GRADES, apart.end):
        return ()
    unit = in_currency(place, unit_at(place.text, apart.end))
    is_word = apart.end - place.at <= 2 or place.text[apart.end : apart.end + 1].isalnum()
    if unit is None and is_word:
        return ()
    low, high = (Amount(apart.end, str(n), apart.power) for n in (apart.low, apart.high))
    return as_ends(counted(place, low, unit), counted(place, high, unit))


_TERM = r"\d{1,15}(?:\.\d{1,15})?"
_TERMS = pattern(rf"{_TERM}(?:{GAP}:{GAP}{_TERM})+")


def ratio(place: Place) -> tuple[Found, ...]:
    """9.3:43.2:47.5.

    >>> [str(one.value) for one in ratio(Place("2:1", 0, 0, None))]
    ['2', '1']
    """
    match = _TERMS.match(place.text, place.at)
    if match is None:
        return ()
    whole = quantity(place, match.end(), exact(0))
    terms = [
        (place.at + term.start(), number)
        for term in re.finditer(_TERM, match[0])
        if (number := scan(term[0]))
    ]
    return tuple(
        Found(
            at,
            at + number.end,
            number.value,
            "",
            whole.qualifier,
            Quantity(number.digits, "", whole.qualifier),
            "term",
        )
        for at, number in terms
    )
