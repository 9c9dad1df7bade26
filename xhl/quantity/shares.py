"""Parts and multiples of a whole in words or signs: 百分之五, 三分之一, 1/2, 打八五折, 过半, 翻一番."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Quantity
from ..text.numerals import NUMERALS, scan
from ..text.patterns import pattern
from .amounts import Found, Place, exact, power_of, quantity
from .qualifiers import joined
from .ranges import TO, as_ends, between
from .units import GAP, unit_at

if TYPE_CHECKING:
    from fractions import Fraction

_WORDED = pattern(r"半成|半数|一半|半|打对折|翻了?(?P<times>[\d一二两三四五六七八九十]?)番")
_SAID = {"打对折": (50, 0, "%"), "半成": (5, 0, "%")}


def worded(place: Place) -> tuple[Found, ...]:
    """打对折, 半成, 一半, 过半, 翻一番 (twice as much), 翻两番 (four times).

    >>> [str(one.value) for one in worded(Place("翻两番", 0, 0, None))]
    ['4']
    """
    match = _WORDED.match(place.text, place.at)
    if match is None:
        return ()
    if match[0][0] != "翻":
        mantissa, scale, unit = _SAID.get(match[0], (5, 1, ""))
        return (quantity(place, match.end(), exact(mantissa, scale), unit),)
    number = scan(match["times"])
    times = 2 ** (number.mantissa if number else 1)
    found = quantity(place, match.end(), exact(times), "倍", Quantity(str(times), "倍"))
    return (found.modified(joined(match[0], found.qualifier)),)


_SHARE = pattern(
    rf"(?P<of>[百佰千仟万亿]|[十百千万]万){GAP}分{GAP}(?:之{GAP}(?P<minus>[-负]?)|(?=百(?!分)))"
)
_TO_WORDS = pattern(rf"{TO.pattern}(?=[{NUMERALS}])")
_SHARE_SIGNS = {2: "%", 3: "‰", 4: "‱"}


def share(place: Place) -> tuple[Found, ...]:
    """百分之五, 百分之七八十, 百分之一至二, 百分百: a power without a factor, and the share of it, in per
    cent.

    >>> [str(one.value) for one in share(Place("百分之七八十", 0, 0, None))]
    ['70', '80']
    """
    match = _SHARE.match(place.text, place.at)
    if match is None:
        return ()
    power = power_of(match["of"])
    unit = _SHARE_SIGNS.get(power, match["of"] + "分之")

    def of(at: Place, end: int, value: Fraction, digits: str) -> Found:
        return quantity(at, end, value * 100 / 10**power, "%", Quantity(digits, unit))

    if apart := between(place.text, match.end()):
        return as_ends(*(of(place, apart.end, exact(n), str(n)) for n in (apart.low, apart.high)))
    number = scan(place.text, match.end())
    if number is None:
        return ()
    to = _TO_WORDS.match(place.text, number.end)
    last = scan(place.text, to.end()) if to else None
    if to and last and unit_at(place.text, last.end) is None:
        there = Place(place.text, to.end(), to.end(), last, place.said)
        low = of(place, number.end, number.value, number.digits)
        return as_ends(low, of(there, last.end, last.value, last.digits))
    value = -number.value if match["minus"] else number.value
    return (of(place, number.end, value, number.digits),)


_SPACED_DISCOUNT = pattern(r"(\d) (\d) ?折")


def spaced_discount(place: Place) -> tuple[Found, ...]:
    """8 5折.

    >>> [str(one.value) for one in spaced_discount(Place("8 5折", 0, 0, None))]
    ['85']
    """
    is_spaced = place.text.startswith(" ", place.at + 1)  # as few are
    match = _SPACED_DISCOUNT.match(place.text, place.at) if is_spaced else None
    if match is None:
        return ()
    value, printed = exact(int(match[1] + match[2])), Quantity(f"{match[1]}.{match[2]}", "折")
    return (quantity(place, match.end(), value, "%", printed),)


_OF = pattern(rf"{GAP}分{GAP}之{GAP}(?P<minus>[-负]?)")
_AND = pattern(rf"{GAP}又{GAP}")
_SLASH = pattern(
    r"(?P<over>\d{1,15})/(?P<under>\d{1,15})(?![\d/.])(?!(?<=/10)(?<!(?<!\d)1/10)万(?![元吨千瓦亩]))"
)
_MIXED = pattern(r"(?P<whole>\d{1,15}) (?=\d)")


def fraction(place: Place) -> tuple[Found, ...]:
    """三分之一, 1又3分之2, 1/2, 1 3/5.

    >>> [str(one.value) for one in fraction(Place("三分之一", 0, 0, scan("三")))]
    ['1/3']
    """
    end_and_value = _spoken_fraction(place) or _slashed_fraction(place)
    if end_and_value is None:
        return ()
    return (quantity(place, *end_and_value),)


def _spoken_fraction(place: Place) -> tuple[int, Fraction] | None:
    whole, under = None, place.number
    if under and (both := _AND.match(place.text, under.end)):
        whole, under = under, scan(place.text, both.end())
    of = _OF.match(place.text, under.end) if under else None
    over = scan(place.text, of.end()) if of else None
    if of is None or under is None or over is None or not under.mantissa:
        return None
    part = over.value / under.value
    return over.end, (whole.value if whole else 0) + (-part if of["minus"] else part)


def _slashed_fraction(place: Place) -> tuple[int, Fraction] | None:
    whole = _MIXED.match(place.text, place.at)
    match = _SLASH.match(place.text, whole.end() if whole else place.at)
    if match is None or not int(match["under"]):
        return None
    part = exact(int(match["over"])) / int(match["under"])
    return match.end(), part + (int(whole["whole"]) if whole else 0)
