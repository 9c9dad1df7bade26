"""Superscripts: exponents are kept, note marks are removed."""

from __future__ import annotations

from ..text.patterns import pattern

EXPONENTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_BASE = pattern(
    r"(?:(?<![A-Za-z])(?:[A-Za-z]|[mckdnhµμ]?m|[kK]m|hm|cm|mm|sec)|(?<!\d)10|[㎡㎥米)）])$"
)
_OPENING = r"[\[(（［〔【]"
_ONE_MARK = r"(?:\d{1,3}|[*＊†‡§]+|[①-⑳]+|注\d*)(?:[,，、\-–]\d{1,3})*[\])）］〕】]*"
_MARK = pattern(rf"{_OPENING}*{_ONE_MARK}(?:{_OPENING}+{_ONE_MARK})*")
_EXPONENT = pattern(r"[-+−–]?\d{1,2}")


def raised(before: str, mark: str) -> str:
    """The text that a superscript adds to the line before it: an exponent, a word, or nothing.

    >>> raised("面积429km", "2"), raised("指数", "1"), raised("基站429", "[3][4]"), raised("The 4", "th")
    ('²', '', '', 'th')
    """
    mark = mark.strip()
    if _EXPONENT.fullmatch(mark) and _BASE.search(before.rstrip()):
        return mark.translate(EXPONENTS)
    return "" if _MARK.fullmatch(mark) else mark
