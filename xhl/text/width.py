"""Digits and signs in half width."""

from __future__ import annotations

import re
from functools import lru_cache

from .patterns import pattern

# Changes the width only, so that every character keeps its place. A sentence's comma keeps its width,
# unless it groups digits: see ``half_width``.
_HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(ord("！"), ord("～") + 1)} | {
    "−": "-",
    "○": "〇",
    "，": "，",
}

# A pattern is quicker than a table: few characters are full-width.
_FULL_WIDTH = pattern(r"[！-＋－-～−○]")
_WIDE_COMMA = pattern(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# Groups of three digits: 31 482人 with any kind of space, 31'482人, and with full-width commas, which may also be
# between two numbers, where a group begins with 0 or a word is directly behind: 12，000, 5，600元.
# The pattern begins with a digit, so that texts are searched for digits only.
_GROUPED = pattern(
    r"\d(?<![\d.,表图件第]\d)(?<!\d，\d)\d{0,2}(?:(?P<space>[ \xa0\u2009\u202f'’])\d{3}(?:(?P=space)\d{3}){0,4}"
    r"(?=(?:\.\d+)? ?[^\W\d_a-zA-Z]|(?:\.\d+)?[%‰])"
    r"|(?P<comma>(?=[，\d]*，0)(?:，\d{3}){1,5}(?!\d)|(?:，\d{3}){1,5}(?=(?:\.\d+)? ?[一-鿿%‰])))"
)
# Numbers that a full-width comma divides: 比分3：5，600人到场, 分别为3，500元.
_APART = pattern("[A-Za-z:/-]$|(?:分[别別]|依次)[^，]{0,8}$")
_BEFORE = 12  # characters

_SIGNS = pattern("[ \xa0\u2009\u202f'’]|，(?=\\d{3}(?!\\d))")


@lru_cache(maxsize=64)  # what is asked of one sentence is asked in a row
def half_width(text: str) -> str:
    """The text with half-width digits and signs, each character in its place.

    >>> half_width("５Ｇ，１，２３４个"), half_width("31 482人"), half_width("5，600万元")
    ('5G，1,234个', '31,482人', '5,600万元')
    >>> half_width("31　482人"), half_width("1，234 吨")
    ('31 482人', '1,234 吨')
    """
    narrow = text
    if _FULL_WIDTH.search(text):
        narrow = _WIDE_COMMA.sub(",", text)
        narrow = _FULL_WIDTH.sub(lambda char: _HALF_WIDTH[char[0]], narrow)
    if _SIGNS.search(narrow):
        narrow = _GROUPED.sub(_with_commas, narrow)
    return narrow.replace("\u3000", " ")  # which groups no digits


def _with_commas(number: re.Match[str]) -> str:
    start = number.start()
    if number["comma"] and _APART.search(number.string, max(0, start - _BEFORE), start):
        return number[0]
    return "".join(char if char.isdecimal() else "," for char in number[0])
