"""The other ways to write the numbers of a word: in digits for characters, in characters for digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.normalize import NUMBERS, normal, readable
from ..text.numerals import NUMERALS, POINTS, read, spell

_NUMERAL = re.compile(rf"(?<![\d.])(?:百分之)?[{NUMERALS}{POINTS}]+")
_TWO = re.compile(r"(?<!十)二(?!十)")  # 两家, 两百; but 十二, 二十
_POWER = re.compile(r"^(.*[^万亿点])([万亿]+)$")
_SPELLED_DIGITS = 4  # larger numbers are not written out in characters


def respelled(word: str) -> Iterator[str]:
    """A word in normal form, its numbers written otherwise.

    >>> [readable(other) for other in respelled(normal("一点五亿"))]
    ['1.5亿', '150000000']
    >>> [readable(other) for other in respelled(normal("2家"))]
    ['二家', '两家']
    """
    yield from _in_digits(word)
    yield from _in_characters(word)


def _in_digits(word: str) -> Iterator[str]:
    plain = readable(word)
    if _NUMERAL.search(plain):
        yield normal(_NUMERAL.sub(lambda run: _digits(run.group(), keep_power=True), plain))
        yield normal(_NUMERAL.sub(lambda run: _digits(run.group(), keep_power=False), plain))


def _digits(numeral: str, *, keep_power: bool) -> str:
    """A Chinese numeral in digits: 一点五亿 as 1.5亿 where its power of ten is kept."""
    percent = numeral.startswith("百分之")
    head, power = numeral.removeprefix("百分之"), ""
    if keep_power and (split := _POWER.match(head)):
        head, power = split.groups()
    if percent and head == "百":
        head = "一百"
    try:
        return f"{read(head):f}{power}{'%' if percent else ''}"
    except ValueError:
        return numeral


def _in_characters(word: str) -> Iterator[str]:
    coded = NUMBERS.findall(word)
    if not coded:
        return
    plain = word
    for code in coded:
        number = readable(code).lstrip("0") or "0"
        if not number.isdecimal() or len(number) > _SPELLED_DIGITS:
            return
        spelling = spell(int(number))
        plain = plain.replace(f"{code}%", f"百分之{spelling}").replace(code, spelling)
    yield plain
    yield _TWO.sub("两", plain)
