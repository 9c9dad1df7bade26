"""A number in a sentence -> a quantity with its sign, unit and qualifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model import Quantity
from ..text.numerals import DIGITS, POWERS, Numeral, scan
from ..text.patterns import pattern
from . import qualifiers

if TYPE_CHECKING:
    from fractions import Fraction

    from .units import Unit


class Found(NamedTuple):
    """One number of a sentence; ``text[start:end]`` is the number with its unit.

    ``value`` is exact and counts the plain ``unit``: 1.5亿元 is 150000000 元, 七成六 is 76 %, 三分之一
    is 1/3. It is a ``Fraction``, the one exact type that holds thirds. ``printed`` is what a fact
    base keeps, the number in digits and the unit as the sentence has them (1.5 亿元), in simplified
    characters; ``None`` where digits cannot say it (三分之一).

    One number, one value: a range gives its two ends (``role`` "from" and "to"), a ratio its terms
    ("term"), since a fact holds one number. ``indefinite`` marks 一条新路, where 一 is an article.

    >>> from .reader import find
    >>> found = find("投资1.5亿元以上")[0]
    >>> str(found.value), found.unit, found.printed
    ('150000000', '元', Quantity(written='1.5', unit='亿元', qualifier='以上'))
    >>> [(each.role, str(each.value)) for each in find("增长5-20%")]
    [('from', '5'), ('to', '20')]
    """

    start: int
    end: int
    value: Fraction
    unit: str = ""
    qualifier: str = ""
    printed: Quantity | None = None
    role: str = ""
    indefinite: bool = False

    def modified(self, words: str) -> Found:
        """The same number with another qualifier.

        >>> from .reader import find
        >>> find("8个")[0].modified("约").printed
        Quantity(written='8', unit='个', qualifier='约')
        """
        printed = self.printed and Quantity(self.printed.written, self.printed.unit, words)
        return self._replace(qualifier=words, printed=printed)


class Place(NamedTuple):
    """A place where a number may begin: the numeral there, and the end of the quantity before it.

    ``text`` has its names blanked out, ``said`` is the same with its names.
    """

    text: str
    at: int
    edge: int
    number: Numeral | None
    said: str = ""


class Amount(NamedTuple):
    """A number as it is printed: digits, and the power of ten that goes with the unit."""

    end: int
    digits: str
    power: str = ""  # 万亿 in 4.78万亿
    vague: str = ""
    bare: bool = False  # only powers: 百万, 十

    @property
    def coefficient(self) -> Fraction:
        """The number without the power.

        >>> str(Amount(4, "1.5", "亿").coefficient)
        '3/2'
        """
        return self._times(0)

    @property
    def value(self) -> Fraction:
        """The number with the power.

        >>> str(Amount(4, "1.5", "亿").value)
        '150000000'
        """
        return self._times(power_of(self.power) if self.power else 0)

    def _times(self, power: int) -> Fraction:
        whole, _, part = self.digits.partition(".")
        scale = len(part) - power
        return (
            exact(int(whole + part), scale) if scale > 0 else exact(int(whole + part) * 10**-scale)
        )

    @classmethod
    def of(cls, text: str, start: int, number: Numeral) -> Amount:
        """4.78万亿 is 4.78 and 万亿, 两千万 is 2000 and 万, 5万4千6百 is 54600."""
        if text[number.end - 1] not in POWERS:
            return cls(number.end, number.digits, "", number.vague)
        words = "".join(text[start : number.end].replace(number.vague or " ", "").split())
        split = (_DIGITS_AND_POWER if words[0].isdecimal() else _NUMERAL_AND_POWER).fullmatch(words)
        bare = POWERS.keys() >= set(words)
        if split and not split["head"]:
            return cls(number.end, "1", words, number.vague, bare)
        head = scan(split["head"]) if split else None
        is_all = split and head and head.end == len(split["head"])
        # 三亿五千万 is not 三亿五千 times 万.
        if (
            split
            and head
            and is_all
            and head.value * 10 ** power_of(split["power"]) == number.value
        ):
            return cls(number.end, head.digits, split["power"], number.vague, bare)
        return cls(number.end, number.digits, "", number.vague, bare)


_DIGITS_AND_POWER = pattern(r"(?P<head>[\d.,]+?)(?P<power>[十百千万亿兆]+)")
_NUMERAL_AND_POWER = pattern(r"(?P<head>.*?)(?P<power>[万亿兆]+)")


def exact(mantissa: int, scale: int = 0) -> Fraction:
    """``mantissa / 10**scale``.

    >>> str(exact(175, 1))
    '35/2'
    """
    from fractions import Fraction  # imports decimal, which only reports need

    return Fraction(mantissa, 10**scale) if scale else Fraction(mantissa)


def power_of(chars: str) -> int:
    """The power of ten that 万亿 or 百 multiplies by.

    >>> power_of("万亿"), power_of("")
    (12, 0)
    """
    return sum(map(POWERS.__getitem__, chars))


_SIGN_ENDS = ("-", "+", "负", "下", " ")
_OVER_TIME = f"(?<=[同环]比)|(?<={qualifiers.OVER_TIME})"  # 同比+5%, YoY-3%
_SIGN = pattern(
    rf"(?P<minus>(?<![减增])负|零下|(?:(?<![\dA-Za-z%)])|(?:{_OVER_TIME}) ?)-) ?$"
    rf"|(?:(?:{_OVER_TIME}) ?|(?<=[长升加降少跌]))\+ ?$"
)
_LONGEST_SIGN = 6  # characters: "YoY- "


def signed(place: Place) -> tuple[int, int]:
    """The sign of the number, and where the number with its sign begins.

    >>> signed(Place("降至-3度", at=3, edge=0, number=None))
    (-1, 2)
    >>> signed(Place("同比+3%", at=3, edge=0, number=None))
    (1, 2)
    """
    if place.text[place.at - 1 : place.at] not in _SIGN_ENDS:
        return 1, place.at
    match = _SIGN.search(place.text[max(0, place.at - _LONGEST_SIGN) : place.at])
    if match is None:
        return 1, place.at
    start = place.at - len(match[0])
    between = place.edge and start == place.edge and match[0].startswith("-")  # 3年-5年
    return (1, place.at) if between or start < place.edge else (-1 if match["minus"] else 1, start)


def quantity(
    place: Place,
    end: int,
    value: Fraction,
    unit: str = "",
    printed: Quantity | None = None,
    *,
    vague: str = "",
    bare: bool = False,
) -> Found:
    """A quantity with the sign before it and the qualifiers around it.

    >>> quantity(Place("约一半", at=1, edge=0, number=None), 3, exact(5, 1)).qualifier
    '约'
    """
    sign, start = signed(place)
    said = place.said or place.text
    before = qualifiers.saying(qualifiers.before(said, start, bare=bare))
    before = "" if before == "提升" and qualifiers.is_work(said, start, unit) else before
    behind = qualifiers.behind(said, start, end)
    words = qualifiers.joined(before, vague, qualifiers.after(said, end), behind)
    value = -value if sign < 0 else value
    if printed:
        minus = "-" if value.numerator < 0 else ""
        printed = Quantity(minus + printed.written, printed.unit, words)
    return Found(start, end, value, unit, words, printed)


def counted(place: Place, amount: Amount, unit: Unit | None) -> Found:
    """An amount with its unit: shares in per cent, the dozen in pieces.

    >>> from .units import unit_at
    >>> text = "打八五折"
    >>> number = scan(text, 1)
    >>> found = counted(Place(text, 1, 0, number), Amount.of(text, 1, number), unit_at(text, 3))
    >>> str(found.value), found.unit, found.printed.written
    ('85', '%', '8.5')
    """
    end, vague = (unit.end, unit.vague) if unit else (amount.end, "")
    name, value, printed = _converted(amount, unit)
    vague = amount.vague or vague
    return quantity(place, end, value, name, printed, vague=vague, bare=amount.bare)


def _converted(amount: Amount, unit: Unit | None) -> tuple[str, Fraction, Quantity | None]:
    """The plain unit, the value in it, and the number as printed, if digits can write it."""
    digits, value, name = amount.digits, amount.value, unit.name if unit else ""
    printed: Quantity | None = Quantity(digits, amount.power + name)
    if unit and (unit.half or unit.tenths):
        tenths = "5" if unit.half else str(DIGITS.get(unit.tenths, unit.tenths))
        is_whole = digits.isdecimal() and not amount.power
        value += exact(int(tenths), len(tenths))
        # A tenth follows whole numbers only: 八点五成二 cannot be written in digits.
        printed = Quantity(f"{digits}.{tenths}", name) if is_whole else None
    elif name == "折" and value >= 10 and not amount.power:  # 八五折 is 8.5 tenths
        whole, _, part = digits.partition(".")
        value /= 10
        printed = Quantity(f"{whole[:-1]}.{whole[-1]}{part}", name)
    if name in _TIMES:
        name, times, parts = _TIMES[name]
        value = value * times / parts
    return name, value, printed


# The plain unit, and how much of it one printed unit is.
_TIMES = {"成": ("%", 10, 1), "折": ("%", 10, 1), "‰": ("%", 1, 10), "打": ("个", 12, 1)}
