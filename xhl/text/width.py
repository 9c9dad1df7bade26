"""Digits and signs in half width."""

from __future__ import annotations

import re
from functools import lru_cache

from .patterns import pattern

# Changes the width only, so that every character keeps its place. A sentence's comma keeps its width,
# unless it groups digits: see ``half_width``.
_HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(ord("！"), ord("～") + 1)} | {
    "\u3000": " ",
    "−": "-",
    "○": "〇",
    "，": "，",
}

# A pattern is quicker than a table: few characters are full-width.
_FULL_WIDTH = pattern(r"[！-＋－-～\u3000−○]")
_WIDE_COMMA = pattern(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# Groups of three digits: 31 482人 with any kind of space, and 12，000 where a group begins with 0, since else
# a full-width comma between two numbers looks the same.
_GROUPED = pattern(
    r"(?<![\d.,，表图件第])\d{1,3}(?:(?P<space>[ \xa0\u2009\u202f])\d{3}(?:(?P=space)\d{3}){0,4}"
    r"(?=(?:\.\d+)? ?[^\W\d_a-zA-Z]|(?:\.\d+)?[%‰])|(?=[，\d]*，0)(?:，\d{3}){1,5}(?!\d))"
)

_SPACES = pattern("[ \xa0\u2009\u202f]")


@lru_cache(maxsize=64)  # what is asked of one sentence is asked in a row
def half_width(text: str) -> str:
    """The text with half-width digits and signs, each character in its place.

    >>> half_width("５Ｇ，１，２３４个"), half_width("31 482人"), half_width("12，000万元")
    ('5G，1,234个', '31,482人', '12,000万元')
    """
    narrow = text
    if _FULL_WIDTH.search(text):
        narrow = _WIDE_COMMA.sub(",", text)
        narrow = _FULL_WIDTH.sub(lambda char: _HALF_WIDTH[char[0]], narrow)
    if "，0" not in narrow and _SPACES.search(narrow) is None:
        return narrow
    return _GROUPED.sub(_with_commas, narrow)


def _with_commas(number: re.Match[str]) -> str:
    return "".join(char if char.isdecimal() else "," for char in number[0])
