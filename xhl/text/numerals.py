"""Chinese numerals and their values.

Digits, full-width digits and numerals may be mixed as people mix them (5万4千6百, 2千零30万), in
everyday and formal characters (一, 壹), simplified and traditional. Values are an integer and a
power of ten: exact, and without an import.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .patterns import pattern
from .width import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("〇零", "一壹", "二贰貳两兩", "三叁叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
TENS = {"廿": 20, "卅": 30}  # one character, and like 二十 open to a last digit
POWERS = {
    **{"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3},
    **{"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12},
}
EVERYDAY = "〇零一二两三四五六七八九"
NUMERALS = "".join((*DIGITS, *TENS, *POWERS))
HIGH = "万萬亿億兆"  # the powers that may precede a unit: 万元
POINTS = "点點"

MEGA = tuple("瓦帕赫欧伏字比焦卡")  # 兆 before these is a million, and part of the unit
_KILO = ("米", "克", "卡", "瓦", "伏", "焦", "帕", "赫", "字节")  # 5千克 is 5 of 千克
LONGEST_NUMERAL = 40  # digits; more is a serial number, and big integers are slow
_LARGEST = 10**24  # beyond this, another 万 or 亿 is a misprint
_SPACES = (" ", "\u3000", "\xa0")
_GAP = rf"[{''.join(_SPACES)}]{{0,3}}"  # people type 两千 四 百 五
_POSITIONAL = "".join(char for char in DIGITS if char not in "两兩")

_BEGINNING = pattern(rf"\d+|[{NUMERALS}]")
# Most numbers: digits, and 万 or 亿, followed by nothing that could belong to them.
_PLAIN = pattern(
    rf"(?P<whole>\d{{1,18}})(?:\.(?P<part>\d{{1,15}}))?"
    rf"(?:(?P<power>[万亿])(?!{_GAP}[余餘多几幾来來.{POINTS}\d{NUMERALS}])"
    rf"|(?!\d|\.\d|,\d{{3}}|[eEkK]|{_GAP}[余餘多几幾来來{''.join(POWERS)}]))"
)
_ARABIC = pattern(
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,12}(?!\d)|\d+)?(?P<part>\.\d+)?"
    r"(?:[eE](?P<exponent>[-+]?\d{1,3})(?![\dA-Za-z]))?"
)
_THOUSAND = pattern(r"[kK](?![A-Za-z])")
_ROW = pattern(f"[{_POSITIONAL}]{{1,8}}")
_RUN = pattern(rf"[{_POSITIONAL}]{{2,{LONGEST_NUMERAL + 1}}}")
_POINT = pattern(
    rf"[{POINTS}]{_GAP}(?P<part>[{_POSITIONAL}]{{1,{LONGEST_NUMERAL}}})"
    rf"(?!{_GAP}[十拾百佰千仟]|[{_POSITIONAL}])(?P<powers>(?:{_GAP}[万萬亿億兆])*)"
)
_DECIMALS = pattern(
    rf"\.(?P<part>[{_POSITIONAL}]{{1,6}})"
    r"(?:(?P<power>[万萬亿億])|(?=[%％倍成]|个百分点|百分点))"
)
_ZERO = pattern(rf"[〇零](?={_GAP}[几幾\d{NUMERALS}])")
_VAGUE_WORDS = tuple("余餘多几幾来來")
_VAGUE = pattern(rf"(?P<word>.){_GAP}(?=[万萬亿億兆])")


class Numeral(NamedTuple):
    """A number in a text: ``mantissa / 10**scale``, up to the index ``end``.

    >>> scan("十七点六〇").digits, str(scan("十七点五").value)
    ('17.60', '35/2')
    """

    end: int
    mantissa: int
    scale: int = 0
    vague: str = ""  # 余, 多, 几 inside it: 五百余万
    bare: bool = False  # begins with a power that nothing multiplies: 百万, 千三

    @property
    def value(self) -> Fraction:
        """The number itself."""
        from fractions import Fraction  # it imports decimal, and only reports need it

        return Fraction(self.mantissa, 10**self.scale)

    @property
    def digits(self) -> str:
        """The number in digits, with the decimals it was given."""
        if not self.scale:
            return str(self.mantissa)
        text = str(self.mantissa).zfill(self.scale + 1)
        return f"{text[: -self.scale]}.{text[-self.scale :]}"


def read(text: str) -> Decimal:
    """The number that the whole text spells. Raises ``ValueError`` if it spells none.

    >>> read("四百二十九"), read("两千三百五"), read("负一点五"), read("5万4千6百")
    (Decimal('429'), Decimal('2350'), Decimal('-1.5'), Decimal('54600'))
    """
    from decimal import Decimal  # a search for words needs none

    words = half_width(text).strip()
    unsigned = words.lstrip("-+负負")
    number = scan(unsigned) if len(words) - len(unsigned) <= 1 else None
    lone_power = number is not None and number.bare and set(unsigned) <= set(POWERS)
    if number is None or number.end != len(unsigned) or number.vague or lone_power:
        raise ValueError(f"not a number: {text!r}")
    digits, scale = number.mantissa, number.scale
    while scale and digits % 10 == 0:  # 一点五亿 is 150000000, not 150000000.0
        digits, scale = digits // 10, scale - 1
    return Decimal((int(words[0] in "-负負"), tuple(map(int, str(digits))), -scale))


def numbers_in(text: str) -> Iterator[tuple[int, Numeral]]:
    """The numbers in a text in half width, with their starts; 十四五 has none, as it is a name.

    >>> [(start, number.digits) for start, number in numbers_in("1.2亿元，三十千米，十四五")]
    [(0, '120000000.0'), (6, '30')]
    """
    found = list(_scanned(text))
    starts, ends = {start for start, _ in found}, {number.end for _, number in found}
    for start, number in found:
        touches = start in ends or (number.end in starts and text[number.end] not in POWERS)
        if not touches:
            yield start, number


def _scanned(text: str) -> Iterator[tuple[int, Numeral]]:
    at = 0
    while begun := _BEGINNING.search(text, at):
        number = scan(text, begun.start())
        if number:
            yield begun.start(), number
        at = max(begun.end(), number.end if number else 0)


def scan(text: str, start: int = 0) -> Numeral | None:
    """The longest number that begins at ``start``, without a sign; ``None`` if there is none.

    ``text`` is in half width. Reads whole numbers, decimals, 千零一, and the spoken short form in
    which a last digit counts the next lower power (九万四 is 94,000); stops where the powers would
    rise again (五十千 is 50).

    >>> scan("九万四").mantissa, scan("五十千").mantissa, scan("三点五亿元").digits, scan("基站")
    (94000, 50, '350000000.0', None)
    """
    if plain := _PLAIN.match(text, start):
        whole, part, power = plain.groups("")
        shift = POWERS[power] if power else 0
        return Numeral(plain.end(), int(whole + part) * 10**shift, len(part))
    number = _scanned_at(text, start)
    if number and text[number.end : number.end + 1] == "." and not number.scale:
        return _with_decimals(number, text, start)
    return number


def _scanned_at(text: str, start: int) -> Numeral | None:
    run = _RUN.match(text, start)
    if run and text[run.end() : run.end() + 1] not in POWERS:
        return _positional(text, run)
    if run and text[run.end()] in HIGH and not _is_estimate(run[0]):
        return _rows(text, run)
    number = _Sum(text, start).taken()
    if number is None or number.scale:
        return number
    point = _point(text, number.end)
    if point is None or text[start : number.end].isascii():
        return number  # 8点三 is a time of day
    digits = _plain_digits(point["part"])
    shift = sum(POWERS[char] for char in point["powers"] if char in POWERS)
    return Numeral(
        point.end(),
        (number.mantissa * 10 ** len(digits) + int(digits)) * 10**shift,
        len(digits),
        number.vague,
        number.bare,
    )


def _point(text: str, end: int) -> re.Match[str] | None:
    """The decimals of a numeral that ends at ``end``: 点五."""
    at = _behind_gap(text, end)
    return _POINT.match(text, at) if text[at : at + 1] in tuple(POINTS) else None


def _behind_gap(text: str, at: int) -> int:
    end = at
    while end - at < 3 and text[end : end + 1] in _SPACES:
        end += 1
    return end


def _positional(text: str, run: re.Match[str]) -> Numeral | None:
    """A row of numerals used as digits: 二〇二〇, 三五点七."""
    if len(run[0]) > LONGEST_NUMERAL:
        return None
    point = _point(text, run.end())
    if point is None:
        return Numeral(run.end(), int(_plain_digits(run[0])))
    part = _plain_digits(point["part"])
    return Numeral(point.end("part"), int(_plain_digits(run[0]) + part), len(part))


def _is_estimate(run: str) -> bool:
    """Whether two numerals in a row are the ends of a range: 三四万 is 30,000 to 40,000."""
    return len(run) == 2 and DIGITS[run[1]] - DIGITS[run[0]] == 1


def _rows(text: str, run: re.Match[str]) -> Numeral | None:
    """Rows of numerals used as digits, with 万 and 亿: 一八九四万四四三六."""
    total, lowest, at = 0, LONGEST_NUMERAL, run.start()
    while lowest and (row := _ROW.match(text, at)):
        after = text[row.end() : row.end() + 1]
        power = POWERS[after] if after in tuple(HIGH) else 0
        if power >= lowest or (lowest < LONGEST_NUMERAL and len(row[0]) > lowest):
            return None
        total += int(_plain_digits(row[0])) * 10**power
        lowest, at = power, row.end() + (power > 0)
    return None if text[at : at + 1] in tuple(NUMERALS) else Numeral(at, total)


def _with_decimals(number: Numeral, text: str, start: int) -> Numeral:
    """A number in numerals with decimals behind a full stop: 二.二亿, 三十四.一%."""
    match = _DECIMALS.match(text, number.end)
    if match is None or text[start : number.end].isascii():
        return number
    part = _plain_digits(match["part"])
    power = POWERS.get(match["power"] or "", 0)
    mantissa = (number.mantissa * 10 ** len(part) + int(part)) * 10 ** max(power - len(part), 0)
    return Numeral(match.end(), mantissa, max(len(part) - power, 0))


def _plain_digits(numerals: str) -> str:
    return "".join(str(DIGITS[char]) for char in numerals)


class _Sum:
    """The sum a numeral spells, added up from left to right.

    ``total`` is the sum up to the last 万, 亿 or 兆, ``part`` the thousands, hundreds and tens
    since, ``digit`` a digit whose power has not come yet; all three in steps of ``10**-scale``.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = self.end = start
        self.total = self.part = self.scale = 0
        self.lowest = LONGEST_NUMERAL  # the last power among 万, 亿, 兆
        self.last = 4  # the last power below 万, since then
        self.digit: int | None = None
        self.zero = False  # a 零 since the last power: no short form
        self.bare = False
        self.vague = ""

    def taken(self) -> Numeral | None:
        at = self.start
        while (after := self._take(at)) is not None:
            self.end = after
            at = _behind_gap(self.text, after)
        if self.end == self.start:
            return None
        mantissa = self.total + self.part + self._waiting()
        return Numeral(self.end, mantissa, self.scale, self.vague, self.bare)

    def _take(self, at: int) -> int | None:
        """The index after the next piece of the number; ``None`` where the number ends."""
        char = self.text[at : at + 1]
        if char == "兆" and self.text[at + 1 : at + 2] in MEGA:
            return None
        if char == "千" and self.text.startswith(_KILO, at + 1) and self._is_behind_digits(at):
            return None
        if char in POWERS:
            taken = self._take_high if POWERS[char] >= 4 else self._take_low
            return at + 1 if taken(POWERS[char], at) else None
        if char in _VAGUE_WORDS:
            return self._take_vague(_VAGUE.match(self.text, at))
        if self.digit is not None or self.scale:
            return None  # only a power can follow a digit
        if char.isdecimal() or char == ".":
            return self._take_arabic(at)
        if char in TENS:
            return self._take_tens(at, TENS[char])
        if char in ("〇", "零"):
            return self._take_zero(at)
        return self._take_digit(at, DIGITS[char]) if char in DIGITS else None

    def _is_behind_digits(self, at: int) -> bool:
        return self.text[self.start : at].rstrip()[-1:].isdecimal()

    def _take_vague(self, match: re.Match[str] | None) -> int | None:
        if match is None or match.start() == self.start or self.vague:
            return None
        self.vague = match["word"]
        return match.end()

    def _take_arabic(self, at: int) -> int | None:
        match = _ARABIC.match(self.text, at)
        if match is None or match.end() - at > LONGEST_NUMERAL:
            return None
        whole, part = (match["whole"] or "").replace(",", ""), (match["part"] or ".")[1:]
        fits = at == self.start or (not part and len(whole) <= self._room())
        if not whole + part or not fits:
            return None
        exponent = int(match["exponent"] or 0)
        self.scale = max(len(part) - exponent, 0)
        self.digit = int(whole + part) * 10 ** max(exponent - len(part), 0)
        # A capital K is a thousand only after two or more digits: 4K and 8K are names.
        thousand = _THOUSAND.match(self.text, match.end())
        if thousand is None or (thousand[0] == "K" and match.end() - at == 1):
            return match.end()
        self.digit *= 1000
        return thousand.end()

    def _room(self) -> int:
        """How many digits may follow the last power."""
        return self.last if self.part else self.lowest

    def _take_digit(self, at: int, value: int) -> int | None:
        if self.text[at] in "两兩" and at > self.start and self.text[at + 1 : at + 2] not in POWERS:
            return None  # 三百两: a weight, not 302
        self.digit = value
        return at + 1

    def _take_tens(self, at: int, value: int) -> int | None:
        if self.last < 2:
            return None
        self.part, self.last, self.zero = self.part + value, 1, False
        return at + 1

    def _take_zero(self, at: int) -> int | None:
        if self.zero or (at > self.start and not _ZERO.match(self.text, at)):
            return None
        self.zero = True
        return at + 1

    def _take_low(self, power: int, at: int) -> bool:
        """Take 十, 百 or 千, each smaller than the one before; 十 needs no digit, 百 and 千 need
        none at the start.
        """
        if self.vague or power >= self.last:
            return False
        if self.digit is None and power > 1:
            if at > self.start:
                return False
            self.bare = True
        digit = 1 if self.digit is None else self.digit
        if digit > 9 and power < 3 and self.text[at + 1 : at + 2] not in tuple(HIGH):
            return False  # 101百货; but 658百万元
        self.part, self.last = self.part + digit * 10**power, power
        self.digit, self.zero = None, False
        return True

    def _take_high(self, power: int, at: int) -> bool:
        """Take 万, 亿 or 兆, which multiplies the part before it, or everything before it
        (一万五千亿, 四万万).
        """
        part = self.part + self._waiting() if self.part else self.digit or 0
        if at == self.start:
            part, self.bare = 1, True
        elif power < self.lowest and (part or self.digit == 0):
            pass
        elif self.total and self.total <= _LARGEST and (self.total < 10**power or not part):
            part, self.total = part + self.total, 0
        else:
            return False
        self.total += part * 10**power
        self.lowest, self.last = power, 4
        self.part, self.digit, self.zero = 0, None, False
        return True

    def _waiting(self) -> int:
        """The value of a final digit without a power: in 九万四 and 两千五 it counts the power
        below the last.
        """
        if self.digit is None:
            return 0
        if self.zero or self.digit > 9 or not (self.total or self.part):
            return self.digit
        return self.digit * int(10 ** (self._room() - 1))
