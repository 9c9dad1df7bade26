"""Values as a spreadsheet displays them: rounded, as a percentage, with a unit, as a date."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from math import isfinite
from typing import NamedTuple

from ...text.patterns import pattern

_SECTIONS = pattern(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|\Z)')
_TOKENS = pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]|[_*]."  # a colour; padding
    r"|(?P<digits>[#0?][#0?,.]*)|(?P<percent>%)|(?P<other>.)"
)
_CURRENCIES = {
    **dict.fromkeys("¥￥", "元"),
    **{"$": "美元", "US$": "美元", "€": "欧元", "£": "英镑", "HK$": "港元"},
}
_UNIT = pattern(r"[^\W\d_]{1,8}(?:[/·][^\W\d_]{1,8})?[²³]?|[%‰℃°]")
_LARGEST = 1e15
_LONG = 12  # digits of a number without a format; further digits are noise
_YEAR = pattern(r"y+年?", re.IGNORECASE)


class Shown(NamedTuple):
    """A value as displayed: 0.063 as 6.3 and %."""

    text: str
    unit: str = ""


def shown(value: object, pattern: str) -> Shown:
    """A value in a number format, as displayed.

    >>> shown(12345.6, '#,##0.0"亿元"'), shown(0.063, "0.0%")
    (Shown(text='12,345.6', unit='亿元'), Shown(text='6.3', unit='%'))
    >>> [shown(*one).text for one in ((-1.5, "0.00;[Red](0.00)"), (186.39999999999998, "General"))]
    ['-1.50', '186.4']
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, pattern)
    if isinstance(value, (date, datetime)):
        return Shown(_date(value, pattern))
    return Shown("" if value is None else str(value).strip())


def _number(value: float, pattern: str) -> Shown:
    sections = [found[1] for found in _SECTIONS.finditer(pattern)][:4]
    rank = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[rank] if rank < len(sections) - 1 else sections[0]
    if not section.strip() and ";" in pattern:  # values with that sign are not displayed
        return Shown("")
    return _in_section(value, section) or Shown(_plain(value))


def _in_section(value: float, section: str) -> Shown | None:
    """The number in one section of a format; None for a format that is not known here."""
    digits, before, after, is_percent = "", "", "", False
    for token in _TOKENS.finditer(section):
        kind, text = token.lastgroup, token[token.lastgroup] if token.lastgroup else ""
        if kind == "condition" or (kind == "digits" and digits):
            return None
        if kind == "other" and ((text.isascii() and text.isalpha()) or text in "/@"):
            return None  # a fraction, a power, a date
        digits = text if kind == "digits" else digits
        is_percent |= kind == "percent"
        if kind in ("quoted", "escaped", "currency", "other"):
            before, after = (before, after + text) if digits else (before + text, after)
    if not digits:
        return None
    if not value and digits.strip("?") == "":  # a dash for zero
        return Shown("")
    written = _written(value, digits, is_percent=is_percent)
    unit = "%" if is_percent else after.strip(" ()（）")
    if not _UNIT.fullmatch(unit):
        unit = _CURRENCIES.get(before.strip(" -(（"), "")
    return Shown(written, unit) if written else None


def _written(value: float, digits: str, *, is_percent: bool) -> str:
    """The rounded number; empty if it cannot be written like this."""
    whole, _point, part = digits.rstrip(",").partition(".")
    thousands = len(digits) - len(digits.rstrip(","))
    try:
        number = Decimal(repr(value)).scaleb(2 * is_percent - 3 * thousands)
        number = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    except InvalidOperation:  # infinite, or too long
        return ""
    text = f"{number:,f}" if "," in whole else f"{number:f}"
    if part.endswith(("#", "?")):
        least = len(part.rstrip("#?"))
        head, _point, tail = text.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        text = f"{head}.{tail}" if tail else head
    return text.removeprefix("-") if not number else text


def _plain(value: float) -> str:
    """A number without a format: its digits, without the noise of binary fractions."""
    if isinstance(value, int):
        return str(value)
    if not isfinite(value) or abs(value) >= _LARGEST:
        return f"{value:g}"
    text = f"{value:.15g}"
    if sum(map(str.isdigit, text)) > _LONG:
        text = f"{value:.10g}"
    return f"{Decimal(text):f}"


def _date(value: date, pattern: str) -> str:
    """A date with the parts in its format: a year, a month, a day."""
    bare = re.sub(r"\[[^\]]*\]|[\"\\]", "", pattern)
    if _YEAR.fullmatch(bare):
        return f"{value.year}年"
    if re.search("[yY]", bare) and not re.search("[dDhHsS]", bare):
        return f"{value.year}年{value.month}月"
    return f"{value.year}-{value.month:02}-{value.day:02}"
