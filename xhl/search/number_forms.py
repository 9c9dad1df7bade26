"""Other forms of the numbers in a word: 十一 for 11, 12500 for 1.25万."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..text.normalize import normal, readable
from ..text.numerals import HIGH, numbers_in
from ..text.patterns import pattern
from ..text.printed_numbers import in_powers, spell

_TWO = pattern(r"(?<!十)二(?!十)")  # 两家, 两百; but 十二, 二十
_POWER = pattern(r"[万亿]+$")
_PERCENT = "百分之"
_MOST_SPELLED = 4  # digits before the zeros of a number that is spelled in characters
_LARGEST_SPELLED = 10**16
_AS_YEAR, _AS_PART = (str.maketrans("0123456789", f"{zero}一二三四五六七八九") for zero in "〇零")


@lru_cache(maxsize=64)  # each plan for a word asks for the same
def respelled(word: str, *, any_power: bool = True) -> tuple[str, ...]:
    """A word in normal form with its numbers in other forms, with the typed powers of ten or with any.

    >>> [readable(other) for other in respelled(normal("1.25万"))]
    ['一点二五万', '12500', '一万二千五百', '一万两千五百', '12.5千']
    >>> [readable(other) for other in respelled(normal("一点五亿"), any_power=False)]
    ['1.5亿']
    """
    others = map(normal, _written_otherwise(readable(word), any_power=any_power))
    return tuple(other for other in dict.fromkeys(others) if other != word)


def _written_otherwise(plain: str, *, any_power: bool) -> Iterator[str]:
    plain = plain.replace("百分之百", "百分之一百")
    numbers = list(_numbers(plain))
    values = _values(plain)
    powers = [[number.power for number in numbers]]
    if any_power:
        every = dict.fromkeys(name for number in numbers for name in in_powers(number.digits))
        powers += ([name] * len(numbers) for name in every)
    for names in powers if numbers else ():
        for written in zip(*map(_Number.writings, numbers, names), strict=True):
            other = _replaced(plain, numbers, written)
            if _values(other) == values:
                yield other


def amount_apart(word: str) -> list[str]:
    """A word in normal form as an amount at one of its ends and what it counts; none without these.

    >>> [readable(part) for part in amount_apart(normal("89家高新企业"))], amount_apart(normal("5g基站"))
    (['89家', '高新企业'], [])
    """
    from ..quantity.units import unit_at  # only needed if nothing else is found

    plain = readable(word)
    for start, number in numbers_in(plain):
        unit = unit_at(plain, number.end)
        end = unit.end if unit else number.end
        counted = plain[end:] if start == 0 else plain[:start] if end == len(plain) else ""
        is_amount = plain[number.end - 1] in HIGH or (unit and not _is_of_letters(unit.name))
        if is_amount and counted.isalpha() and not number.bare:
            return [normal(plain[start:end]), normal(counted)]
    return []


def _is_of_letters(unit: str) -> bool:
    return unit.isascii() and unit.isalpha()  # 5G is a name


def stands_whole(word: str, text: str) -> bool:
    """Whether a text contains a word, both readable, without cutting a number: 二十一家 does not contain
    11家.

    >>> stands_whole("十一家", "二十一家"), stands_whole("3千", "3千米"), stands_whole("3千", "3千人")
    (False, False, True)
    """
    own = [(start, number.end) for start, number in numbers_in(word)]
    there = [(start, number.end) for start, number in numbers_in(text)]
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if [(s - at, e - at) for s, e in there if s < end and e > at] == own:
            return True
        at = text.find(word, at + 1)
    return False


class _Number(NamedTuple):
    """A number of a word, with 百分之 or % if it is a share."""

    start: int
    end: int
    digits: str
    power: str  # as typed: 万 of 1.25万
    is_share: bool

    def writings(self, power: str) -> tuple[str, str, str, str]:
        """The number in digits, in characters, with 两, and as a year."""
        forms = in_powers(self.digits)
        digits = forms.get(power, forms[""])
        spelled = _spelled(digits)
        is_year = digits.startswith(("19", "20")) and len(digits) == 4 and digits.isdecimal()
        year = digits.translate(_AS_YEAR) if is_year else ""
        if self.is_share:
            digits, spelled = f"{digits}%", f"{_PERCENT}{spelled}"
        return digits, spelled, _TWO.sub("两", spelled), year


def _numbers(plain: str) -> Iterator[_Number]:
    """The numbers of a readable word that have other forms."""
    for start, number in numbers_in(plain):
        if not number.vague and not number.bare:
            power = _POWER.search(plain, start, number.end)
            before, behind = plain[:start].endswith(_PERCENT), plain[number.end :].startswith("%")
            yield _Number(
                start - len(_PERCENT) * before,
                number.end + behind,
                number.digits,
                power[0] if power else "",
                before or behind,
            )


def _spelled(digits: str) -> str:
    """A number such as 1.25万 in characters; "" if it has too many digits."""
    figure = digits.rstrip("百千万亿")
    whole, _, part = figure.partition(".")
    if len(figure.replace(".", "").strip("0")) > _MOST_SPELLED or int(whole) >= _LARGEST_SPELLED:
        return ""
    point = f"点{part.translate(_AS_PART)}" if part else ""
    return spell(int(whole)) + point + digits[len(figure) :]


def _replaced(plain: str, numbers: list[_Number], written: tuple[str, ...]) -> str:
    """The word with its numbers in these forms; as typed if a number has none."""
    for number, other in zip(reversed(numbers), reversed(written), strict=True):
        plain = plain[: number.start] + other + plain[number.end :]
    return plain


def _values(plain: str) -> list[str]:
    """The numbers of a readable word without a power of ten."""
    return [in_powers(number.digits)[""] for number in _numbers(plain)]
