"""The content of a table cell: a number, or the words, the unit and the time of a head or a label."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..quantity.reader import find
from ..text.patterns import YEAR, pattern
from ..text.spacing import unspaced
from ..text.width import half_width
from .lines import NUMBERED

LONGEST_LABEL = 60  # characters of a label; a longer text is no label
SHARES = ("%", "‰")  # units that are no amounts
_DIGITS = 15  # of a number; a longer one identifies an account or a person
_KNOWN = 8192  # cells whose meaning is cached, since many are the same


class Number(NamedTuple):
    """The number of a cell, its printed unit, and its rise or fall if there is an arrow."""

    written: str
    unit: str = ""
    qualifier: str = ""


DASH = pattern(
    r"[-—–－…·/\\*]*|无|不适用|#?N/?A|#DIV/0!|#(?:REF|VALUE|NUM|NULL)!|#NAME\?", re.IGNORECASE
)
_PLAIN = pattern(r"([-−－]?)[ ]?(\d{1,3}(?:[ ,，]\d{3})+|\d+)(\.\d+)?[ ]?(%|‰)?[*＊①-⑳]?")
_ARROWS = {"↑": "增长", "▲": "增长", "↓": "下降", "▼": "下降"}
_YEAR = pattern(rf"{YEAR}年?度?")


@lru_cache(_KNOWN)
def number_in(text: str) -> Number | None:
    """The number of a cell that is nothing else.

    >>> number_in("28.7万吨"), number_in("↓1.3"), number_in("持平")
    (Number(written='28.7', unit='万吨', qualifier=''), Number(written='1.3', unit='', qualifier='下降'), None)
    >>> number_in("12,345.6").written, number_in("12 345①").written, number_in("007")
    ('12345.6', '12345', None)
    """
    plain = half_width(text.replace("\u3000", "  ")).replace("−", "-").strip()
    if not plain or len(plain) > LONGEST_LABEL:
        return None
    turned = _ARROWS.get(plain[0], "") or _ARROWS.get(plain[-1], "")
    if match := _PLAIN.fullmatch(plain.strip("↑↓▲▼ ") if turned else plain):
        minus, whole, part, unit = match.groups()
        digits = re.sub("[ ,，]", "", whole)
        if len(digits + (part or "")) > _DIGITS or (len(digits) > 1 and digits[0] == "0"):
            return None
        return Number(f"{'-' if minus else ''}{digits}{part or ''}", unit or "", turned)
    found = find(plain)
    if len(found) != 1 or not found[0].printed or not found[0].unit:
        return None
    [one] = found
    beside = len(plain) - (one.end - one.start) - len(one.qualifier)
    written = found[0].printed.written
    return Number(*found[0].printed) if beside <= 1 and not written.startswith("0") else None


def indent_of(text: str) -> int:
    """The space before a label, in half characters; the parts of a whole are farther in.

    >>> indent_of("　　乡村"), indent_of("乡村")
    (4, 0)
    """
    space = text[: len(text) - len(text.lstrip())]
    return sum(2 if char == "\u3000" else 1 for char in space)


def is_year(text: str) -> bool:
    """Whether a cell is a year.

    >>> is_year("2021年"), is_year("1850")
    (True, False)
    """
    return _YEAR.fullmatch(unspaced(half_width(text)).strip()) is not None


def is_prose(text: str) -> bool:
    """Whether a cell has sentences, and not a label or a number.

    >>> is_prose("数据为初步统计数，按可比价计算。"), is_prose("合计")
    (True, False)
    """
    return "。" in text and len(text) > 15


# The content of a head or a label: words, a unit, a time.


class Said(NamedTuple):
    """The content of a head or a label."""

    words: str
    unit: str = ""
    period: str = ""


_NARROW = str.maketrans("０１２３４５６７８９％", "0123456789%")
_IN_BRACKETS = pattern(r"[（(]([^（）()]{1,20})[）)]")
_UNIT_SAID = pattern(r"(?:计量)?单\s*位[:：]?\s*")
PERIOD = pattern(
    rf"(?P<year>{YEAR})(?:[-—~至]{YEAR})?(?:年度?|(?=$|[^\d.年]))"
    r"(?P<part>末|底|初|[上下]半年|前?[一二三四]季度|(?:\d{1,2}[-—~至])?\d{1,2}月(?:份|末|底)?)?"
)
_PER = pattern(r"[万亿]?[\u4e00-\u9fffA-Za-zμ]{1,4}/[\u4e00-\u9fffA-Za-z]{1,4}")
KINDS = ("类", "款", "项", "目", "级", "节", "章", "期", "次")  # after names of budgets: no units


@lru_cache(_KNOWN)
def is_unit(word: str) -> bool:
    """Whether a word in brackets is a known unit.

    >>> is_unit("万吨"), is_unit("元/平方米"), is_unit("上年=100"), is_unit("2个")
    (True, True, False, False)
    """
    if word in SHARES or _PER.fullmatch(word):
        return True
    found = find(f"1{word}") if 0 < len(word) < 12 and not word[0].isdigit() else ()
    return len(found) == 1 and found[0].end == len(word) + 1 and bool(found[0].unit)


@lru_cache(_KNOWN)
def said(text: str, *, is_label: bool = False) -> Said:
    """The words of a head or a label, its unit and its time.

    >>> said("2021年产值（亿元）"), said("教育支出（类）", is_label=True).words, said("增长%").unit
    (Said(words='产值', unit='亿元', period='2021'), '教育支出（类）', '%')
    >>> said("比 2023 年增长（%）")
    Said(words='比2023年增长', unit='%', period='')
    """
    text = unspaced(text[: 4 * LONGEST_LABEL].translate(_NARROW))
    unit = ""
    for match in _IN_BRACKETS.finditer(text):
        word = _UNIT_SAID.sub("", match[1]).strip("±+-以 ")
        if is_unit(word) and not (is_label and word in KINDS):
            unit = unit or word
            text = text.replace(match[0], "")
    head, slash, tail = text.rpartition("/")
    if slash and is_unit(tail.strip()) and not unit:
        text, unit = head, tail.strip()
    if text.endswith(SHARES) and not unit:
        text, unit = text[:-1].rstrip("±+- "), text[-1]
    period = ""
    time = None if is_label else PERIOD.search(text)
    if time and not text.endswith(("比", "较"), 0, time.start()):  # not 比2023年增长
        period = time[0] if time["part"] else time[0].rstrip("年度")
        text = text[: time.start()] + text[time.end() :]
    return Said(trimmed(text), unit, period)


MEMBER = pattern(r"(?:其\s*中|#)[:：、\s]*")


@lru_cache(_KNOWN)
def trimmed(text: str) -> str:
    """A label without its number and the punctuation around it.

    >>> trimmed("一、收入"), trimmed("其中：国有")
    ('收入', '国有')
    """
    text = MEMBER.sub("", "".join(text.split()), count=1)
    match = NUMBERED.match(text)
    return (text[match.end() :] if match else text).strip("：:、，,。.-—* ") or text
