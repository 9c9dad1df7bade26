"""The numbers of a sentence that count something."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...quantity.reader import Found, find
from ...text.patterns import YEAR, pattern
from ...text.width import half_width
from .comparisons import IN_ALL

_ANAPHOR = pattern(r"两(?:年|项|地|者|家|区|县|市|国|级)")
_OF_ANAPHOR = pattern(r"\s*(?:合计|共|一共|总共|合起来|加起来|相加|之间|分别|都|均|的|间|来)")
# 三项支出合计, 上述三类: how many things have just been told
_LISTED_BEFORE = pattern(r"(?:^|[，,。；;：:])\s*(?P<told>(?:[这那]|[上前]述|以上|前面?)的?)?\s*$")
_LISTED_COUNT = pattern(r"[两二三四五六七八九十]\s*(?:项|者|类|种|地|家|区|县|市|镇|个|大)")
_IN_ALL = pattern(rf"[一-鿿]{{0,8}}?(?:{IN_ALL}|加总)")
_OPEN = pattern(r"(?:^|[，,。；;：:])\s*$")
_NEAR = 200  # characters around a number that are looked at
_LISTED = pattern(r"\s*[.、)）](?!\d)")
_HUNDREDS_OF_MILLIONS = pattern(r"(?<=\d)个亿(?!元)")  # of yuan: 3个亿
# 一、二、三产, 三、四类
_SECTORS = pattern(
    r"[一二三四五](?:[、和与及][一二三四五])+(?=(?:次|大)?产|(?:类|星级|期|档|等奖)[一-鿿])"
)
_QUOTED_ZERO = pattern(r"[“\"](零[一-鿿]{2,4})[”\"]")
_BULLET = pattern(r"\s*[-*+]\s")
_BARE = pattern(r"\s*[-+]?[\d,.]+\s*")


def numbers_of(text: str, *, is_cell: bool = False) -> list[Found]:
    """The numbers of a sentence, or the bare number of a cell, without those that count nothing.

    >>> [text[one.start : one.end] for text in ("2020年签约8个",) for one in numbers_of(text)]
    ['8个']
    """
    if is_cell and _BARE.fullmatch(half_width(text)):
        found = [one._replace(end=min(one.end, len(text)), unit="") for one in find(f"{text}个")]
        return [
            one._replace(printed=one.printed and one.printed._replace(unit="")) for one in found
        ]
    # Quotes would make a number a name, and the dash of an item would be a minus sign.
    plain = _QUOTED_ZERO.sub(r" \1 ", text)
    plain = _HUNDREDS_OF_MILLIONS.sub("亿元", plain)
    plain = _SECTORS.sub(lambda match: "某" * len(match[0]), plain)
    if bullet := _BULLET.match(plain):
        plain = " " * bullet.end() + plain[bullet.end() :]
    english = {match.start("power"): match["power"].lower() for match in _ENGLISH.finditer(plain)}
    plain = _ENGLISH.sub(_in_chinese, plain)
    return [_times_more(one, english) for one in find(plain) if _counts(one, text)]


# The powers of English, with the next smaller one of Chinese and how many of it they are.
_POWERS = {"bn": ("亿", 10), "mn": ("万", 100), "m": ("万", 100)}
_ENGLISH = pattern(
    r"(?<=\d)(?P<gap>\s?)(?P<power>bn|mn|m(?=\s?(?:TEU|RMB|CNY|USD|[元人吨辆户家台件架美欧港])))(?![a-z])",
    re.IGNORECASE,
)


def _in_chinese(match: re.Match[str]) -> str:
    return match["gap"] + _POWERS[match["power"].lower()][0].ljust(len(match["power"]))


def _times_more(found: Found, english: Mapping[int, str]) -> Found:
    """A number with the whole power that its English one is; ``english`` has those by their places."""
    at = next((i for i in range(found.start, found.end) if i in english), None)
    if at is None:
        return found
    power = english[at]
    end = max(found.end, at + len(power))
    return found._replace(end=end, value=found.value * _POWERS[power][1])


# 产值超亿元企业, 5000万元以上的项目
_CLASS = pattern(
    r"(?P<over>以上|及以上)?的?[一-鿿“”]{0,4}?(?:企业|项目|园区|集团|公司|产业|乡镇|村|单品|品牌|大户)"
)


def _is_of_class(found: Found, text: str) -> bool:
    """Whether a number is part of the name of what is counted behind it."""
    match = _CLASS.match(text, found.end)
    is_over = bool(match and match["over"]) or text[: found.start].endswith(("超", "过", "逾"))
    return bool(match and is_over and found.unit.endswith(("元", "亩", "人")))


def _counts(found: Found, text: str) -> bool:
    """Whether a number is a claim: not a year, a span of time, or the number of an item or a footnote."""
    printed, behind = text[found.start : found.end], text[found.end : found.end + _NEAR]
    before = text[max(0, found.start - _NEAR) : found.start]
    if found.indefinite or found.unit.endswith(("届", "级")):
        return False
    if not found.unit and re.fullmatch(YEAR, printed):
        return False
    if found.unit == "年" and _OPEN.search(before) and behind[:1].isalnum():
        return False  # 两年增产
    if _ANAPHOR.fullmatch(printed) and _OF_ANAPHOR.match(behind):
        return False
    if _LISTED_COUNT.fullmatch(printed) and (lead := _LISTED_BEFORE.search(before)):
        return not (lead["told"] or _IN_ALL.match(behind))
    if not found.unit and (before[-1:] in tuple("[［") or re.search(r"\d\d?:(?:\d\d:)?$", before)):
        return behind[:1] not in tuple("]］") and found.role == "term"
    if _is_of_class(found, text):
        return False
    is_first = found.start <= _NEAR and not before.strip("#>*- （(")
    is_item = not found.unit and _LISTED.match(behind) and is_first
    return not is_item
