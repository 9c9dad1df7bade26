"""The numbers of a sentence that a base can hold: not those that tell when, nor those too long for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..facts.schema import DIGITS
from ..text.patterns import pattern
from ..text.simplify import simplified

if TYPE_CHECKING:
    from ..model import Quantity
    from ..quantity.reader import Found


def quantity_of(one: Found, sentence: str) -> Quantity | None:
    """The quantity as a base may have it; None if digits cannot write it."""
    if one.indefinite or one.printed is None or _is_time(one, sentence):
        return None
    if len(sentence) <= 2 and not one.unit:  # 01 in a line of its own, above a heading
        return None
    written = _plain_number(one.printed.written)
    if sum(map(str.isdigit, written)) > DIGITS:
        return None
    return one.printed if written == one.printed.written else one.printed._replace(written=written)


_BEFORE_TIME = (
    *("过去", "近", "最近", "未来", "今后", "这", "连续", "短短", "连", "前"),
    *("上", "下", "每", "头", "又", "日止", "月止", "底止", "末止"),
)
_DATE = pattern(r"[\d一二三四五六七八九十][年月日]$")
_YEARS = pattern(r"(?:财政|会计|立法|学)?年度(?![计预目])|交易日")
_WITHIN = pattern("内(?=[,，从由将可实完建])")
_OPENINGS = "，,。；;：:“「（( \u3000"
_TIMES = ("年", "个月", "周", "天", "日", "个季度", "个交易日", "个工作日")
_AFTER_TIME = ("来", "以来", "期间", "间", "里")


def _is_time(one: Found, sentence: str) -> bool:
    """Whether a number tells when, not how much: 过去一年, 五年来."""
    text = simplified(sentence)
    if _YEARS.match(text, one.end):  # 未来两个财政年度
        return True
    if one.unit not in _TIMES:
        return False
    if one.unit == "年" and (one.start == 0 or text[one.start - 1] in _OPENINGS):  # 十年翻一番
        return True
    before = text[: one.start]
    is_date = before.endswith(_BEFORE_TIME) and not before.endswith("提前")
    is_date = is_date or _DATE.search(before) is not None
    is_within = _WITHIN.match(text, one.end) is not None  # 三年内从5万元增至
    return is_date or is_within or text.startswith(_AFTER_TIME, one.end)


def _plain_number(written: str) -> str:
    """A number without leading zeros, which TOML does not allow: 007 is 7, 00.5 is 0.5."""
    minus, digits = ("-", written[1:]) if written.startswith("-") else ("", written)
    whole, point, part = digits.partition(".")
    return f"{minus}{whole.lstrip('0') or '0'}{point}{part}"
