"""The forms in which a text says how many: a plain number, a share, a fraction, a range, a ratio.

Each takes the place where a number may begin and returns the quantities it reads there, if any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..model import Quantity
from ..text.numerals import DIGITS, NUMERALS, POWERS, Numeral, scan
from . import qualifiers
from . import units as measures
from .amounts import Amount, Found, Place, counted, exact, power_of, quantity, signed
from .masks import BLANK
from .units import GAP, Unit, any_of, unit_at

if TYPE_CHECKING:
    from fractions import Fraction

Form = Callable[[Place], tuple[Found, ...]]

# Forms that say by themselves what they are. Each takes a place and returns its quantities, if any.

_WORDED = re.compile(r"半成|半数|一半|半|打对折|翻了?(?P<times>[\d一二两三四五六七八九十]?)番")
_SAID = {"打对折": (50, 0, "%"), "半成": (5, 0, "%")}


def _worded(place: Place) -> tuple[Found, ...]:
    """打对折, 半成, 一半, 过半, 翻一番 (twice as much), 翻两番 (four times)."""
    match = _WORDED.match(place.text, place.at)
    if match is None:
        return ()
    if match[0][0] != "翻":
        mantissa, scale, unit = _SAID.get(match[0], (5, 1, ""))
        return (quantity(place, match.end(), exact(mantissa, scale), unit),)
    number = scan(match["times"])
    times = 2 ** (number.mantissa if number else 1)
    found = quantity(place, match.end(), exact(times), "倍", Quantity(str(times), "倍"))
    return (found.modified(qualifiers.joined(match[0], found.qualifier)),)


_NUMERALS = frozenset(NUMERALS)
_TO = re.compile(rf"{GAP}(?:-{{1,2}}|—{{1,2}}|~|至|到){GAP}")
_SHARE = re.compile(
    rf"(?P<of>[百佰千仟万亿]|[十百千万]万){GAP}分{GAP}(?:之{GAP}(?P<minus>[-负]?)|(?=百(?!分)))"
)
_SHARE_SIGNS = {2: "%", 3: "‰", 4: "‱"}


def _share(place: Place) -> tuple[Found, ...]:
    """百分之五, 百分之七八十, 百分之一至二, 百分百: a power that nothing multiplies, and its share, in per cent."""
    match = _SHARE.match(place.text, place.at)
    if match is None:
        return ()
    power = power_of(match["of"])
    unit = _SHARE_SIGNS.get(power, match["of"] + "分之")

    def share(at: Place, end: int, value: Fraction, digits: str) -> Found:
        return quantity(at, end, value * 100 / 10**power, "%", Quantity(digits, unit))

    if between := _between(place.text, match.end()):
        ends = (share(place, between.end, exact(n), str(n)) for n in (between.low, between.high))
        return _range_of(*ends)
    number = scan(place.text, match.end())
    if number is None:
        return ()
    to = _TO.match(place.text, number.end)
    last = (
        scan(place.text, to.end())
        if to and place.text[to.end() : to.end() + 1] in _NUMERALS
        else None
    )
    if to and last and unit_at(place.text, last.end) is None:
        there = Place(place.text, to.end(), to.end(), last, place.said)
        low = share(place, number.end, number.value, number.digits)
        return _range_of(low, share(there, last.end, last.value, last.digits))
    value = -number.value if match["minus"] else number.value
    return (share(place, number.end, value, number.digits),)


def _range_of(low: Found, high: Found) -> tuple[Found, Found]:
    return low._replace(role="from"), high._replace(role="to")


_SPACED_DISCOUNT = re.compile(r"(\d) (\d) ?折")


def _spaced_discount(place: Place) -> tuple[Found, ...]:
    """8 5折."""
    match = _SPACED_DISCOUNT.match(place.text, place.at)
    if match is None:
        return ()
    value, printed = exact(int(match[1] + match[2])), Quantity(f"{match[1]}.{match[2]}", "折")
    return (quantity(place, match.end(), value, "%", printed),)


_DIGIT = "[一二两三四五六七八九]"
_APART = re.compile(
    rf"(?P<head>(?:{_DIGIT}?千)?(?:{_DIGIT}?百)?(?:{_DIGIT}?十)?)(?P<low>[一二两三四五六七八])"
    rf"(?P<high>[两二三四五六七八九])(?P<low_power>[十百千]?)(?P<power>[万亿]{{0,2}})"
)


class _Between(NamedTuple):
    """Two numbers that follow each other, for anything between them: 一百五六十万."""

    end: int
    low: int
    high: int
    power: str


def _between(text: str, at: int) -> _Between | None:
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
    return _Between(match.end(), low, high, match["power"])


def _neighbours(place: Place) -> tuple[Found, ...]:
    """三五个, 二三十家, 十二三天, 七八千."""
    between = _between(place.text, place.at)
    unit = unit_at(place.text, between.end) if between else None
    if between is None:
        return ()
    is_long = between.end - place.at > 2 and not place.text[between.end : between.end + 1].isalnum()
    if unit is None and not is_long:
        return ()
    ends = (Amount(between.end, str(n), between.power) for n in (between.low, between.high))
    return _range_of(*(counted(place, end, unit) for end in ends))


_CENTS = {"角": 10, "毛": 10, "分": 100}
_COINS = {"元": "元", "圆": "元", "块": "元", "块钱": "元", "美元": "美元", "欧元": "欧元"}


def _money(place: Place) -> tuple[Found, ...]:
    """3元5角, 三块五毛, 5角五分: one amount in 元."""
    text, number = place.text, place.number
    unit = unit_at(text, number.end) if number else None
    if number is None or unit is None or unit.vague or unit.half:
        return ()
    if unit.name in _CENTS:
        name, value = "元", number.value / _CENTS[unit.name]
    elif unit.name in _COINS:
        name, value = _COINS[unit.name], number.value
    else:
        return ()
    first = end = unit.end
    while (
        (coin := scan(text, end)) and coin.mantissa < 100 and (cent := _CENT.match(text, coin.end))
    ):
        value += coin.value / _CENTS[cent[1]]
        end = cent.end()
    is_short = unit.name in ("块", "角", "毛") or (end > first and text[end - 1] in "角毛")
    if is_short and (last := _LAST_COIN.match(text, end)):  # 三块五, 八毛九
        scale = 1 if text[end - 1] == "块" else 2
        value += exact(DIGITS.get(last[0]) or int(last[0]), scale)
        end = last.end()
    if end == first:
        return ()
    cents = int(value * 100)
    digits = f"{cents // 100}.{cents % 100:02}".rstrip("0")
    return (quantity(place, end, value, name, Quantity(digits.rstrip("."), name)),)


_LAST_COIN = re.compile(rf"(?:[1-9]|{_DIGIT})(?!\w)")
_CENT = re.compile(rf"{GAP}(?:美|欧)?([角毛分])(?!之)钱?")


_OF = re.compile(rf"{GAP}分{GAP}之{GAP}(?P<minus>[-负]?)")
_AND = re.compile(rf"{GAP}又{GAP}")
_SLASH = re.compile(r"(?P<over>\d{1,15})/(?P<under>\d{1,15})(?![\d/.])")
_MIXED = re.compile(r"(?P<whole>\d{1,15}) (?=\d)")


def _fraction(place: Place) -> tuple[Found, ...]:
    """三分之一, 1又3分之2, 1/2, 1 3/5."""
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


_LONGEST_POWER = 1000  # digits, about: longer ones take a second to multiply out
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIMES_TEN = re.compile(r"\s?[×xX*]\s?10(?:\^(\d{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\d)")


def _scientific(place: Place) -> tuple[Found, ...]:
    """3.5×10⁴吨, 3.5×10^4吨."""
    number = place.number
    times = _TIMES_TEN.match(place.text, number.end) if number else None
    if number is None or times is None:
        return ()
    power = int((times[1] or times[2]).translate(_SUPERSCRIPTS))
    value = number.value * 10**power
    if value.denominator != 1:
        return ()
    return (counted(place, Amount(times.end(), str(value)), unit_at(place.text, times.end())),)


_RAISED = re.compile(r"\^(?P<signs>[-+]{0,2})(?P<power>\d{1,3})(?!\d)")


def _power(place: Place) -> tuple[Found, ...]:
    """2^-1."""
    base = place.number
    match = _RAISED.match(place.text, base.end) if base else None
    if base is None or match is None or not base.mantissa:
        return ()
    if len(str(base.mantissa)) * int(match["power"]) > _LONGEST_POWER:
        return ()
    power = int(match["power"]) * (-1) ** match["signs"].count("-")
    return (quantity(place, match.end(), exact(1) * base.value**power),)


_TERM = r"\d{1,15}(?:\.\d{1,15})?"
_TERMS = re.compile(rf"{_TERM}(?:{GAP}:{GAP}{_TERM})+")


def _ratio(place: Place) -> tuple[Found, ...]:
    """9.3:43.2:47.5."""
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


# Plain numbers: the number, what makes it vague, the unit.


def _range(place: Place) -> tuple[Found, ...]:
    """5-20%, 三到五个, 10至20万元: the first end takes the unit, and the power, of the second."""
    text, first = place.text, place.number
    to = _TO.match(text, first.end) if first else None
    second = scan(text, to.end()) if to else None
    if first is None or to is None or second is None:
        return ()
    unit = unit_at(text, second.end)
    if unit is None and not (text[place.at].isdecimal() and text[to.end()].isdecimal()):
        return ()
    low, high = Amount.of(text, place.at, first), Amount.of(text, to.end(), second)
    if not low.power and low.coefficient <= high.coefficient:
        low = low._replace(power=high.power)
    behind = Place(text, to.end(), to.end(), second)
    return (
        counted(place, low, unit and unit._replace(end=first.end))._replace(role="from"),
        counted(behind, high, unit)._replace(role="to"),
    )


_CURRENCY = re.compile(r"(?P<country>US|HK|NT|A|C)?(?P<sign>[$¥￥€£])$")
_CURRENCIES = {"¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}
_DOLLARS = {"HK": "港元", "NT": "新台币", "A": "澳元", "C": "加元"}


def _plain(place: Place) -> tuple[Found, ...]:
    number = place.number
    unit = unit_at(place.text, number.end) if number else None
    if (
        unit is None
        and number
        and (sign := _CURRENCY.search(place.text[max(0, place.at - 3) : place.at]))
    ):
        name = _CURRENCIES.get(sign["sign"]) or _DOLLARS.get(sign["country"], "美元")
        unit = Unit(number.end, name)
    if number is None or not _counts(place, number, unit):
        return ()
    found = counted(place, Amount.of(place.text, place.at, number), unit)
    return (found._replace(indefinite=True) if _is_article(place, number, unit) else found,)


# Before 百 or 万 alone stands what makes it a number: 上百家, 近万人.
_FREE_BEFORE = "是有至到和与或及等得的从由在比共计"
_FREE_BEHIND = "的是而和与或及这那不也才就"
_VAGUE_END = re.compile(r"[多余](?![^\W\d_])")  # 六百多
_HOMOGRAPHS = "肆伍陆拾"  # 放肆, 队伍, 登陆, 收拾


def _counts(place: Place, number: Numeral, unit: Unit | None) -> bool:
    """Whether a number says how many: digits do, numerals can be parts of words (四川, 一切)."""
    words = "".join(place.text[place.at : number.end].split())
    if unit and unit.name == "折" and number.mantissa == 10 and not number.scale:
        return False  # nothing is taken off
    if not _NUMERALS.issuperset(words):
        return unit is not None or not _is_year(place, words)  # digits, decimals, 五百余万
    free = _is_free(place, number.end)
    if number.bare:
        return _bare_counts(place, words, unit, free)
    if words in ("零", "〇"):
        return free or _EVENT.match(place.text, number.end) is not None
    if len(words) == 1:
        if unit and signed(place)[0] < 0:
            return True  # 零下三度
        if words in _HOMOGRAPHS:
            return free
        group = unit is not None and unit.name.startswith("大")
        return free or (unit is not None and unit.counts and not (group and words == "一"))
    as_digits = POWERS.keys().isdisjoint(words)
    if as_digits and len(words) == 2:
        return free or (unit is not None and unit.name == "折")  # 五一路, 八一大桥
    return (len(words) > 2 and not as_digits) or unit is not None or free


def _is_year(place: Place, digits: str) -> bool:
    """Whether bare digits name a year: 2025全国旅游案例; but 突破2000 says how many."""
    return (
        _YEAR.fullmatch(digits) is not None
        and not quantity(place, place.at + 4, exact(0)).qualifier
    )


_YEAR = re.compile(r"(?:19|20)\d\d")


def _bare_counts(place: Place, words: str, unit: Unit | None, free: bool) -> bool:
    if not POWERS.keys() >= set(words):
        return free  # 千三; but 百一 is part of a word
    bounded = qualifiers.before(place.text, place.at, bare=True)
    if unit is None:
        return bool(bounded) and not place.text[place.at + len(words) :][:1].isalpha()
    return bool(bounded or unit.vague) or (len(words) > 1 and unit.counts)


_EVENT = re.compile(any_of(measures.EVENTS))


def _is_free(place: Place, end: int) -> bool:
    """Whether a numeral stands by itself, not within a word."""
    text, start = place.text, signed(place)[1]
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (start in (0, place.edge) or before in _FREE_BEFORE or not _is_inside(before)) and (
        behind in _FREE_BEHIND
        or not _is_inside(behind)
        or (end - place.at > 1 and _VAGUE_END.match(text, end) is not None)
        or (behind in POWERS and end - place.at > 1)  # 五十千: the number is over
    )


def _is_inside(char: str) -> bool:
    return char.isalnum() or char == BLANK


def _is_article(place: Place, number: Numeral, unit: Unit | None) -> bool:
    """一 before a measure word and a noun, or behind 的: 一条新路, 不平凡的一年; in 企业一家, it counts."""
    text = place.text
    if unit is None or text[place.at : number.end] != "一":
        return False
    noun = text[unit.end : unit.end + 1]
    return (
        text[place.at - 1 : place.at] == "的"
        or unit.name in ("批", "系列")
        or noun in ("“", "《")
        or (noun.isalpha() and noun not in NUMERALS)
    )


# What a number begins with, and what follows it, say its form.
_BY_FIRST: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys("0123456789", (_spaced_discount,)),
    **dict.fromkeys("佰仟万亿", (_share,)),
    **dict.fromkeys("半打翻", (_worded,)),
    **dict.fromkeys("二两三四五六七八九", (_neighbours,)),
    "一": (_worded, _neighbours),
    **dict.fromkeys("十百千", (_share, _neighbours)),
}
_BY_NEXT: dict[str, Form] = {
    **dict.fromkeys("分又/0123456789", _fraction),
    **dict.fromkeys("-—~至到", _range),
    "^": _power,
    **dict.fromkeys("元圆块美欧角毛", _money),
    **dict.fromkeys("×xX*", _scientific),
    ":": _ratio,
}


def forms(place: Place) -> Iterator[Form]:
    """The forms that may begin at a place, the longest first.

    >>> [form.__name__ for form in forms(Place("5-20%", 0, 0, scan("5-20%")))]
    ['_spaced_discount', '_range', '_plain']
    """
    yield from _BY_FIRST.get(place.text[place.at], ())
    if place.number:
        end = place.number.end
        form = _BY_NEXT.get(place.text[end : end + 4].lstrip()[:1])
        if form:
            yield form
        yield _plain
