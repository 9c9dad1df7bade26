"""The quantities of a Chinese sentence: ``find`` returns each number with its unit and qualifier.

Names are blanked out first (``names``), so that whatever number is left may count something; then the
text is read once, from left to right. docs/quantity.md says what is found and what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import measures, qualifiers
from .measures import GAP, NUMERALS, Unit, any_of, unit_at
from .model import Quantity
from .names import BLANK, without_names
from .numerals import DIGITS, POWERS, Numeral, half_width, scan

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Found:
    """One number of a sentence; ``text[start:end]`` is the number with its unit.

    ``value`` is exact and counts the plain ``unit``: 1.5亿元 is 150000000 元, 七成六 is 76 %, 三分之一
    is 1/3. It is a ``Fraction``, the one exact type that holds thirds. ``printed`` is what a fact
    base keeps, the number in digits and the unit as the sentence has them (1.5 亿元), in simplified
    characters; ``None`` where digits cannot say it (三分之一).

    One number, one value: a range gives its two ends (``role`` "from" and "to"), a ratio its terms
    ("term"), since a fact holds one number. ``indefinite`` marks 一条新路, where 一 is an article.

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


def find(text: str) -> tuple[Found, ...]:
    """Every quantity of ``text``, in its order; takes time in proportion to its length.

    >>> [(str(q.value), q.unit, q.qualifier) for q in find("签约8个项目，投资1.5亿元以上")]
    [('8', '个', ''), ('150000000', '元', '以上')]
    """
    plain = without_names(_simplified(text))
    return tuple(_shared(_linked(_read(plain), plain), plain))


_SIGNS = str.maketrans("∶～﹪–−", ":~%--")


def _simplified(text: str) -> str:
    """Half width and simplified characters, each in its place."""
    from .hanzi import simplifier  # a table of thousands of characters

    return half_width(text).translate(_SIGNS).translate(simplifier())


# Reading: at each place where a number can begin, the longest expression that it begins.

_START = re.compile(rf"\d|(?<![.\d])\.(?=\d)|[{NUMERALS}]|半成|打对折|翻(?=.{{0,2}}番)")
_SKIP = re.compile(r"[\d.]+|[〇零一二三四五六七八九]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number may begin, the numeral there, and the end of the quantity before it."""

    text: str
    at: int
    edge: int
    number: Numeral | None


def _read(text: str) -> Iterator[Found]:
    at = edge = 0
    while start := _START.search(text, at):
        place = _Place(text, start.start(), edge, scan(text, start.start()))
        found = next(filter(None, (form(place) for form in _forms(place))), ())
        yield from found
        if found:
            at = edge = found[-1].end
        else:
            at = _after(place)


def _after(place: _Place) -> int:
    """Where to go on when the number of a place counts nothing: behind all of it."""
    if place.number is not None:
        return place.number.end
    skipped = _SKIP.match(place.text, place.at)
    return skipped.end() if skipped else place.at + 1


def _exact(mantissa: int, scale: int = 0) -> Fraction:
    from fractions import Fraction  # it imports decimal, and only reports need it

    return Fraction(mantissa, 10**scale) if scale else Fraction(mantissa)


def _power_of(chars: str) -> int:
    """The power of ten that 万亿 or 百 multiplies by."""
    return sum(POWERS[char] for char in chars)


def _value(number: Numeral) -> Fraction:
    return _exact(number.mantissa, number.scale)


# Forms that say by themselves what they are. Each takes a place and returns its quantities, if any.

_WORDED = re.compile(r"半成|一半|打对折|翻了?(?P<times>[\d一二两三四五六七八九十]?)番")
_SHARE = re.compile(
    rf"(?P<of>[百佰千仟万亿]|[十百千万]万){GAP}分{GAP}(?:之{GAP}(?P<minus>[-负]?)|(?=百(?!分)))"
)
_SHARE_SIGNS = {2: "%", 3: "‰", 4: "‱"}
_SPACED_DISCOUNT = re.compile(r"(\d) (\d) ?折")


def _worded(place: _Place) -> tuple[Found, ...]:
    """打对折, 半成, 一半, 翻一番 (twice as much), 翻两番 (four times)."""
    match = _WORDED.match(place.text, place.at)
    if match is None:
        return ()
    if match[0] in _SAID:
        mantissa, scale, unit = _SAID[match[0]]
        return (_found(place, match.end(), _exact(mantissa, scale), unit, None),)
    number = scan(match["times"])
    times = number.mantissa if number else 1
    return (_found(place, match.end(), _exact(2**times), "倍", Quantity(str(times), "番")),)


_SAID = {"打对折": (50, 0, "%"), "半成": (5, 0, "%"), "一半": (5, 1, "")}


def _share(place: _Place) -> tuple[Found, ...]:
    """百分之五, 千分之一, 百分百: a power that nothing multiplies, and its share, in per cent."""
    if match := _SPACED_DISCOUNT.match(place.text, place.at):
        value, printed = _exact(int(match[1] + match[2])), Quantity(f"{match[1]}.{match[2]}", "折")
        return (_found(place, match.end(), value, "%", printed),)
    match = _SHARE.match(place.text, place.at)
    number = scan(place.text, match.end()) if match else None
    if match is None or number is None:
        return ()
    power = _power_of(match["of"])
    unit = _SHARE_SIGNS.get(power, match["of"] + "分之")
    value = _value(number) * 100 / 10**power
    printed = Quantity(number.digits, unit)
    return (_found(place, number.end, -value if match["minus"] else value, "%", printed),)


_APART = re.compile(
    r"(?P<ten>十?)(?P<low>[一二三四五六七八])(?P<high>[二两三四五六七八九])(?P<low_power>[十百千]?)"
    r"(?P<power>[万亿]?)"
)


def _neighbours(place: _Place) -> tuple[Found, ...]:
    """三五个, 二三十家, 十二三天: two digits one after the other for anything between them."""
    match = _APART.match(place.text, place.at)
    unit = unit_at(place.text, match.end()) if match else None
    if match is None or unit is None:
        return ()
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    if high != low + 1 and (low, high) != (3, 5):
        return ()
    ten, times = 10 if match["ten"] else 0, 10 ** _power_of(match["low_power"])
    ends = {"from": (ten + low) * times, "to": (ten + high) * times}
    amounts = {role: _Amount(match.end(), str(end), match["power"]) for role, end in ends.items()}
    return tuple(
        replace(_counted(place, amount, unit), role=role) for role, amount in amounts.items()
    )


_OF = re.compile(rf"{GAP}分{GAP}之{GAP}(?P<minus>[-负]?)")
_AND = re.compile(rf"{GAP}又{GAP}")
_SLASH = re.compile(r"(?P<over>\d{1,15})/(?P<under>\d{1,15})(?![\d/.])")
_MIXED = re.compile(r"(?P<whole>\d{1,15}) (?=\d)")


def _fraction(place: _Place) -> tuple[Found, ...]:
    """三分之一, 1又3分之2, 1/2, 1 3/5."""
    end_and_value = _spoken_fraction(place) or _slashed_fraction(place)
    if end_and_value is None:
        return ()
    return (_found(place, *end_and_value, "", None),)


def _spoken_fraction(place: _Place) -> tuple[int, Fraction] | None:
    whole, under = None, place.number
    if under and (both := _AND.match(place.text, under.end)):
        whole, under = under, scan(place.text, both.end())
    of = _OF.match(place.text, under.end) if under else None
    over = scan(place.text, of.end()) if of else None
    if of is None or under is None or over is None or not under.mantissa:
        return None
    part = _value(over) / _value(under)
    return over.end, (_value(whole) if whole else 0) + (-part if of["minus"] else part)


def _slashed_fraction(place: _Place) -> tuple[int, Fraction] | None:
    whole = _MIXED.match(place.text, place.at)
    match = _SLASH.match(place.text, whole.end() if whole else place.at)
    if match is None or not int(match["under"]):
        return None
    part = _exact(int(match["over"])) / int(match["under"])
    return match.end(), part + (int(whole["whole"]) if whole else 0)


_RAISED = re.compile(r"\^(?P<signs>[-+]{0,2})(?P<power>\d{1,3})(?!\d)")


def _power(place: _Place) -> tuple[Found, ...]:
    """2^-1."""
    base = place.number
    match = _RAISED.match(place.text, base.end) if base else None
    if base is None or match is None or not base.mantissa:
        return ()
    power = int(match["power"]) * (-1) ** match["signs"].count("-")
    return (_found(place, match.end(), _exact(1) * _value(base) ** power, "", None),)


_TERM = r"\d{1,15}(?:\.\d{1,15})?"
_TERMS = re.compile(rf"{_TERM}(?:{GAP}:{GAP}{_TERM})+")


def _ratio(place: _Place) -> tuple[Found, ...]:
    """9.3:43.2:47.5."""
    match = _TERMS.match(place.text, place.at)
    if match is None:
        return ()
    qualifier = qualifiers.before(place.text, match.start())
    terms = re.finditer(_TERM, match[0])
    return tuple(
        Found(
            match.start() + term.start(),
            match.start() + term.end(),
            _value(number),
            "",
            qualifier,
            Quantity(number.digits),
            "term",
        )
        for term in terms
        if (number := scan(term[0]))
    )


# Plain numbers: the number, what makes it vague, the unit.

_TO = re.compile(rf"{GAP}(?:-{{1,2}}|—{{1,2}}|~|至|到){GAP}")


def _range(place: _Place) -> tuple[Found, ...]:
    """5-20%, 三到五个, 10至20万元: the first end takes the unit, and the power, of the second."""
    text, first = place.text, place.number
    to = _TO.match(text, first.end) if first else None
    second = scan(text, to.end()) if to else None
    if first is None or to is None or second is None:
        return ()
    unit = unit_at(text, second.end)
    if unit is None and not (text[place.at].isdecimal() and text[to.end()].isdecimal()):
        return ()
    low, high = _Amount.of(text, place.at, first), _Amount.of(text, to.end(), second)
    if not low.power and low.coefficient <= high.coefficient:
        low = replace(low, power=high.power)
    behind = _Place(text, to.end(), to.end(), second)
    return (
        replace(_counted(place, low, replace(unit, end=first.end) if unit else None), role="from"),
        replace(_counted(behind, high, unit), role="to"),
    )


def _plain(place: _Place) -> tuple[Found, ...]:
    number = place.number
    unit = unit_at(place.text, number.end) if number else None
    if number is None or not _counts(place, number, unit):
        return ()
    found = _counted(place, _Amount.of(place.text, place.at, number), unit)
    return (replace(found, indefinite=True) if _is_article(place, number, unit) else found,)


# Before 百 or 万 alone stands what makes it a number: 上百家, 近万人.
_FREE_BEFORE = "是有至到和与或及等得的从由在比共计"
_FREE_BEHIND = "的是而和与或及这那不也才就"
_HOMOGRAPHS = "肆伍陆拾"  # 放肆, 队伍, 登陆, 收拾


def _counts(place: _Place, number: Numeral, unit: Unit | None) -> bool:
    """Whether a number says how many: digits do, numerals can be parts of words (四川, 一切)."""
    words = "".join(place.text[place.at : number.end].split())
    if unit and unit.name == "折" and number.mantissa == 10 and not number.scale:
        return False  # nothing is taken off
    if not set(words) <= set(NUMERALS):
        return True  # digits, decimals, 五百余万
    free = _is_free(place, number.end)
    if number.bare:
        return _bare_counts(place, words, unit, free)
    if words in ("零", "〇"):
        return free or _EVENT.match(place.text, number.end) is not None
    if len(words) == 1:
        if words in _HOMOGRAPHS:
            return free
        group = unit is not None and unit.name.startswith("大")
        return free or (unit is not None and unit.counts and not (group and words == "一"))
    as_digits = POWERS.keys().isdisjoint(words)
    return (len(words) > 2 and not as_digits) or unit is not None or free


def _bare_counts(place: _Place, words: str, unit: Unit | None, free: bool) -> bool:
    if not set(words) <= set(POWERS):
        return free  # 千三; but 百一 is part of a word
    if unit is None:
        return False
    bounded = qualifiers.before(place.text, place.at, bare=True) or unit.vague
    return bool(bounded) or (len(words) > 1 and unit.counts)


_EVENT = re.compile(any_of(measures.EVENTS))


def _is_free(place: _Place, end: int) -> bool:
    """Whether a numeral stands by itself, not within a word."""
    text, start = place.text, _signed(place)[1]
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (start in (0, place.edge) or before in _FREE_BEFORE or not _is_inside(before)) and (
        behind in _FREE_BEHIND
        or not _is_inside(behind)
        or (behind in POWERS and end - place.at > 1)  # 五十千: the number is over
    )


def _is_inside(char: str) -> bool:
    return char.isalnum() or char == BLANK


def _is_article(place: _Place, number: Numeral, unit: Unit | None) -> bool:
    """一 before a measure word and a noun, or behind 的: 一条新路, 不平凡的一年; in 企业一家, it counts."""
    text = place.text
    if unit is None or text[place.at : number.end] != "一":
        return False
    noun = text[unit.end : unit.end + 1]
    return text[place.at - 1 : place.at] == "的" or (noun.isalpha() and noun not in NUMERALS)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as it is printed: digits, and the power of ten that goes with the unit."""

    end: int
    digits: str
    power: str = ""  # 万亿 in 4.78万亿
    vague: str = ""
    bare: bool = False  # nothing but powers: 百万, 十

    @property
    def coefficient(self) -> Fraction:
        whole, _, part = self.digits.partition(".")
        return _exact(int(whole + part), len(part))

    @property
    def value(self) -> Fraction:
        if not self.power:
            return self.coefficient
        return self.coefficient * int(10 ** _power_of(self.power))

    @classmethod
    def of(cls, text: str, start: int, number: Numeral) -> _Amount:
        """4.78万亿 is 4.78 and 万亿, 两千万 is 2000 and 万, 5万4千6百 is 54600."""
        words = "".join(text[start : number.end].replace(number.vague or " ", "").split())
        split = (_DIGITS_AND_POWER if words[0].isdecimal() else _NUMERAL_AND_POWER).fullmatch(words)
        head = scan(split["head"]) if split else None
        bare = set(words) <= set(POWERS)
        whole = cls(number.end, number.digits, "", number.vague, bare)
        if split and not split["head"]:
            return replace(whole, digits="1", power=words)
        if split and head and head.end == len(split["head"]):
            return replace(whole, digits=head.digits, power=split["power"])
        return whole


_DIGITS_AND_POWER = re.compile(r"(?P<head>[\d.,]+?)(?P<power>[十百千万亿兆]+)")
_NUMERAL_AND_POWER = re.compile(r"(?P<head>[^万亿兆]*)(?P<power>[万亿兆]+)")
_SIGN_ENDS = ("-", "负", "下", " ")
_MINUS = re.compile(r"(?:(?<![减增])负|零下|(?<![\dA-Za-z%)])-) ?$")


def _signed(place: _Place) -> tuple[int, int]:
    """The sign of the number, and where the number with its sign begins."""
    before = place.text[max(0, place.at - 4) : place.at]
    match = _MINUS.search(before) if before[-1:] in _SIGN_ENDS else None
    if match is None:
        return 1, place.at
    start = place.at - len(match[0])
    between = place.edge and start == place.edge and match[0].startswith("-")  # 3年-5年
    return (1, place.at) if between or start < place.edge else (-1, start)


def _found(
    place: _Place,
    end: int,
    value: Fraction,
    unit: str,
    printed: Quantity | None,
    vague: str = "",
    bare: bool = False,
) -> Found:
    """A quantity with the sign before it and the qualifiers around it."""
    sign, start = _signed(place)
    words = qualifiers.joined(
        qualifiers.before(place.text, start, bare=bare), vague, qualifiers.after(place.text, end)
    )
    value = -value if sign < 0 else value
    if printed:
        minus = "-" if value < 0 else ""
        printed = Quantity(minus + printed.written, printed.unit, words)
    return Found(start, end, value, unit, words, printed)


def _counted(place: _Place, amount: _Amount, unit: Unit | None) -> Found:
    """An amount with its unit: shares in per cent, the dozen in pieces."""
    end, vague = (unit.end, unit.vague) if unit else (amount.end, "")
    name, value, printed = _converted(amount, unit)
    return _found(place, end, value, name, printed, amount.vague or vague, amount.bare)


def _converted(amount: _Amount, unit: Unit | None) -> tuple[str, Fraction, Quantity]:
    """The plain unit, the value in it, and what is printed."""
    digits, value, name = amount.digits, amount.value, unit.name if unit else ""
    is_whole = digits.isdecimal() and not amount.power  # else no tenth has a place behind it
    if unit and unit.half and is_whole:
        digits, value = f"{digits}.5", value + _exact(5, 1)
    if unit and unit.tenths and is_whole:
        digits = f"{digits}.{DIGITS[unit.tenths]}"
        value += _exact(DIGITS[unit.tenths], 1)
    if name == "折" and value >= 10 and not amount.power:  # 八五折 is 8.5 tenths
        whole, _, part = digits.partition(".")
        digits, value = f"{whole[:-1]}.{whole[-1]}{part}", value / 10
    printed = Quantity(digits, amount.power + name)
    if name in _TIMES:
        name, times, parts = _TIMES[name]
        value = value * times / parts
    return name, value, printed


# The plain unit, and how much of it one of the printed ones is.
_TIMES = {"成": ("%", 10, 1), "折": ("%", 10, 1), "‰": ("%", 1, 10), "打": ("个", 12, 1)}

_FIRST = (_share, _worded, _neighbours)
# What follows a number says its form.
_BY_NEXT = {
    **dict.fromkeys("分又/0123456789", _fraction),
    **dict.fromkeys("-—~至到", _range),
    "^": _power,
    ":": _ratio,
}


def _forms(place: _Place) -> Iterator[Callable[[_Place], tuple[Found, ...]]]:
    """The forms that may begin at a place, the longest first."""
    yield from _FIRST if not place.text[place.at].isdecimal() else _FIRST[:1]
    if place.number:
        end = place.number.end
        form = _BY_NEXT.get(place.text[end : end + 4].lstrip()[:1])
        if form:
            yield form
        yield _plain


# Neighbours.

_BETWEEN = re.compile(r" ?(?:-|—{1,2}|~|至|到) ?")
_AND_ALSO = re.compile(r" ?[、,，和与及] ?")


def _linked(found: Iterator[Found], text: str) -> Iterator[Found]:
    """Ends of ranges that have each their unit (5%-20%, 3年至5年) know each other."""
    last: Found | None = None
    for one in found:
        if last:
            alike = not last.role and not one.role and last.unit == one.unit
            if alike and _BETWEEN.fullmatch(text, last.end, one.start):
                last, one = replace(last, role="from"), replace(one, role="to")
            yield last
        last = one
    if last:
        yield last


def _shared(found: Iterator[Found], text: str) -> Iterator[Found]:
    """What is said of several 分别 is said of each: 分别增长5%、3%."""
    last: Found | None = None
    for one in found:
        if last and "分别" in last.qualifier and not one.qualifier:
            alike = last.unit == one.unit
            if alike and _AND_ALSO.fullmatch(text, last.end, one.start):
                one = _qualified(one, last.qualifier)
        yield one
        last = one


def _qualified(found: Found, words: str) -> Found:
    printed = found.printed
    printed = Quantity(printed.written, printed.unit, words) if printed else None
    return replace(found, qualifier=words, printed=printed)
