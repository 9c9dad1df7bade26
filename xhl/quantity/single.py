"""A single number with its unit, and whether it counts anything: 四川 and 五一路 do not."""

from __future__ import annotations

import re

from ..text.hanzi import is_han
from ..text.numerals import NUMERALS, POWERS, TENS, Numeral
from ..text.patterns import YEAR, any_of, pattern
from . import qualifiers
from .amounts import Amount, Found, Place, counted, exact, quantity, signed
from .masks import BLANK
from .money import in_currency, unit_before
from .units import EVENTS, Unit, unit_at

_NUMERALS = frozenset(NUMERALS)
_ABOVE_NINE = POWERS.keys() | TENS.keys()


def single(place: Place) -> tuple[Found, ...]:
    """A number with its unit: 8个, 一百家, $5; nothing if it is part of a word.

    >>> from ..text.numerals import scan
    >>> [one.printed.unit for one in single(Place("五万家", 0, 0, scan("五万家")))]
    ['万家']
    >>> single(Place("四川", 0, 0, scan("四川")))
    ()
    """
    number = place.number
    unit = (unit_at(place.text, number.end) or unit_before(place, number.end)) if number else None
    if number is None or not _counts(place, number, unit):
        return ()
    unit = in_currency(place, unit)
    found = counted(place, Amount.of(place.text, place.at, number), unit)
    return (found._replace(indefinite=True) if _is_article(place, number, unit) else found,)


# 百 or 万 alone needs a word before it to be a number: 上百家, 近万人.
_FREE_BEFORE = "是有至到和与或及等得的从由在比共计"
_FREE_BEHIND = "的是而和与或及这那不也才就"
_VAGUE_END = pattern(r"[多余](?![^\W\d_])")  # 六百多
_HOMOGRAPHS = "肆伍陆拾"  # 放肆, 队伍, 登陆, 收拾


def _counts(place: Place, number: Numeral, unit: Unit | None) -> bool:
    """Whether a number tells how many: digits do; numerals can be parts of words (四川, 一切)."""
    words = "".join(place.text[place.at : number.end].split())
    if unit and unit.name == "折" and number.mantissa == 10 and not number.scale:
        return False  # no discount
    if not _NUMERALS.issuperset(words):
        return unit is not None or not _is_name(place, words)  # digits, decimals, 五百余万
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
    as_digits = _ABOVE_NINE.isdisjoint(words)
    if as_digits and len(words) == 2:
        return free or (unit is not None and unit.name == "折")  # 五一路, 八一大桥
    return (len(words) > 2 and not as_digits) or unit is not None or free


_HOTLINE = r"12[13]\d\d|9[56]\d{3}"  # 12345, 95598


def _is_name(place: Place, digits: str) -> bool:
    """Whether bare digits are a year or a hotline: 2025全国旅游案例, 12345投诉, 热线12345; not 突破2000."""
    is_named = place.text.endswith(("热线", "电话"), 0, place.at)
    if re.fullmatch(_HOTLINE, digits) and (is_named or is_han(place.text[place.at + 5 :][:1])):
        return True
    return (
        re.fullmatch(YEAR, digits) is not None
        and not quantity(place, place.at + 4, exact(0)).qualifier
    )


def _bare_counts(place: Place, words: str, unit: Unit | None, free: bool) -> bool:
    if not POWERS.keys() >= set(words):
        return free  # 千三; but 百一 is part of a word
    bounded = qualifiers.before(place.text, place.at, bare=True)
    if unit is None:
        return bool(bounded) and not place.text[place.at + len(words) :][:1].isalpha()
    return bool(bounded or unit.vague) or (len(words) > 1 and unit.counts)


_EVENT = pattern(any_of(EVENTS))


def _is_free(place: Place, end: int) -> bool:
    """Whether a numeral is a word of its own, not part of another."""
    text, start = place.text, signed(place)[1]
    before, behind = text[start - 1 : start], text[end : end + 1]
    return (start in (0, place.edge) or before in _FREE_BEFORE or not _is_inside(before)) and (
        behind in _FREE_BEHIND
        or not _is_inside(behind)
        or (end - place.at > 1 and _VAGUE_END.match(text, end) is not None)
        or (behind in POWERS and end - place.at > 1)  # 五十千: the number ends here
    )


def _is_inside(char: str) -> bool:
    return char.isalnum() or char == BLANK


def _is_article(place: Place, number: Numeral, unit: Unit | None) -> bool:
    """Whether 一 is an article: before a measure word and a noun, or after 的 or 是: 一条新路, 不平凡的一年,
    是一所三级医院. In 企业一家 it counts.
    """
    text = place.text
    if unit is None or text[place.at : number.end] != "一":
        return False
    if unit.name == "成":  # a tenth: 一成多, but not 一成不变
        return text.startswith("不变", unit.end)
    noun = text[unit.end : unit.end + 1]
    return (
        text[place.at - 1 : place.at] in ("的", "是")
        or unit.name in ("批", "系列")
        or noun in ("“", "《")
        or (noun.isalpha() and noun not in NUMERALS)
    )
