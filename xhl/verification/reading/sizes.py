"""Numbers converted to one unit for each kind, so that they compare."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ...quantity.units import RANKED, measure

_ELECTRIC = 10_000  # 度: from here on they are kilowatt hours, not degrees
COUNTS = ("count", "people", "visits")
RATES = ("share", "point")


class Size(NamedTuple):
    """An amount in the smallest unit of its kind; a number without a unit has no kind."""

    kind: str
    amount: Fraction


def size(value: Fraction, unit: str) -> Size:
    """The size of a value in a unit, which may begin with a power of ten.

    >>> size(Fraction(28400), "万元") == size(Fraction("2.84"), "亿元")
    True
    >>> size(Fraction(3), "亿度") == size(Fraction(3), "亿千瓦时")
    True
    >>> size(Fraction(1), "公斤/亩") == size(Fraction(15), "公斤/公顷")
    True
    """
    over, *under = unit.split("/")
    if not all(under):
        return _undivided(value, unit)
    whole = _undivided(value, over)
    for part in under:
        one = _undivided(Fraction(1), part)
        whole = Size(f"{whole.kind}/{one.kind}", whole.amount / one.amount)
    return whole


def _undivided(value: Fraction, unit: str) -> Size:
    if not unit.strip():
        return Size("", value)
    kind, each, name = measure(unit)
    if name == "度" and abs(value * each) >= _ELECTRIC:
        return _undivided(value * each, "千瓦时")
    if name == "人":
        kind = "people"
    elif len(name) > 1 and name.endswith("次"):  # 人次, 架次
        kind = "visits"
    elif kind in RANKED:
        kind = "count"
    elif kind == "倍":
        kind = "times"
    return Size(kind, value * each)


def percent(value: Fraction) -> Fraction:
    """The amount of a percentage.

    >>> percent(Fraction(50)) == size(Fraction(5), "成").amount
    True
    """
    return size(value, "%").amount


def step(written: str) -> Fraction:
    """The value of the last digit that is not zero.

    >>> str(step("7200")), str(step("2.80"))
    ('100', '1/10')
    """
    digits = written.lstrip("-").replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    return last(written) * Fraction(10) ** zeros


def last(written: str) -> Fraction:
    """The value of the last digit.

    >>> str(last("7200")), str(last("2.80"))
    ('1', '1/100')
    """
    return Fraction(1, 10 ** len(written.partition(".")[2]))


def digits_of(written: str) -> str:
    """The digits of a number, without the zeros around them.

    >>> digits_of("0.690"), digits_of("7000")
    ('69', '7')
    """
    return written.lstrip("-").replace(".", "").strip("0")


def significant(written: str) -> int:
    """The number of significant digits.

    >>> significant("0.690"), significant("7000")
    (2, 1)
    """
    return len(digits_of(written)) or 1


def decimal(value: Fraction) -> str:
    """A value in digits; empty if it has more than six decimals.

    >>> decimal(Fraction(284, 100)), decimal(Fraction(1, 3))
    ('2.84', '')
    """
    for places in range(7):
        scaled = abs(value) * 10**places
        if scaled.denominator == 1:
            text = str(scaled.numerator).zfill(places + 1)
            return f"{text[:-places]}.{text[-places:]}" if places else text
    return ""


def one_slip(written: str, other: str) -> bool:
    """Whether one digit was changed, left out or added, or two neighbours were swapped.

    >>> one_slip("2.48", "2.84"), one_slip("12", "2"), one_slip("9", "7"), one_slip("10.3", "1.0")
    (True, True, False, False)
    """
    places = max(len(number.partition(".")[2]) for number in (written, other))
    one, two = (_with_places(number, places) for number in (written, other))
    if len(one) != len(two):
        short, long = sorted((one, two), key=len)
        cuts = (i for i, char in enumerate(long) if char != ".")
        return any(long[:i] + long[i + 1 :] == short for i in cuts)
    wrong = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(wrong) == 1:
        return max(significant(written), significant(other)) > 1
    digits = [i for i, char in enumerate(one) if char != "."]
    if len(wrong) != 2 or digits.index(wrong[1]) != digits.index(wrong[0]) + 1:
        return False
    first, second = wrong
    return one[first] == two[second] and one[second] == two[first]


def _with_places(number: str, places: int) -> str:
    whole, _, part = number.partition(".")
    return f"{whole}.{part.ljust(places, '0')}" if places else whole
