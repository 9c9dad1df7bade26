"""Why the number of a fact may be misread, of another time, or only planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..quantity.planned import is_plan
from ..text.patterns import pattern
from ..text.plan_headings import is_scheme
from ..text.simplify import simplified
from .periods import in_digits
from .plans import is_later, is_ordered, is_sought, may_be_ahead
from .when import SAME_DAYS

if TYPE_CHECKING:
    from ..quantity.reader import Found
    from .setting import Setting

NO_TIME = _("no time of its own: is it that of the words before?")
SEVERAL_YEARS = _("several years before the number: which is its own?")
PLANNED = _("planned, or done?")


def may_be_planned(sentence: str, one: Found, plan: str, time: str, setting: Setting) -> bool:
    """Whether it is doubtful if a number is planned or done; ``plan`` is the word for plans that it has."""
    if is_plan(one.qualifier):
        return False
    if setting.is_unsure and plan == setting.plan:
        is_told = plan and is_scheme(setting.document.title) and is_ordered(sentence, one)
        return not is_told
    if plan:
        return False
    begin = max(map(sentence.rfind, "；;", (0, 0), (one.start, one.start))) + 1
    if setting.plan and begin:  # 已建成5座；再建设3座, where all else is planned
        return is_ordered(sentence[begin:], one._replace(start=one.start - begin))
    is_dated = time or setting.document.period
    return (
        may_be_ahead(sentence, one, setting.last_year)
        or is_later(time, setting.period or setting.document.period)
        or (not is_dated and is_sought(sentence, one))
    )


def doubts_of_digits(sentence: str, one: Found) -> Iterator[str]:
    """Why a number may be misread, as scanned pages make it: a letter like a digit (收入l2.5亿元), a wide comma."""
    if _LIKE_DIGIT.search(sentence, max(0, one.start - 2), one.start):
        yield _("a letter beside the number: was a digit misread?")
    if _WIDE_COMMA.search(sentence, one.start, one.end):
        yield _("a full-width comma in the number: is it one, or two?")


_LIKE_DIGIT = pattern(r"(?<![A-Za-z])[lIOo|]$")
# Of a single group: 5，600元; more are hardly a list.
_WIDE_COMMA = pattern(r"(?<![，\d])\d{1,3}，[1-9]\d\d(?![，\d])")


def doubt_of_time(sentence: str, one: Found, times: Sequence[str], setting: Setting) -> str:
    """Why the time of a number may be wrong; ``times`` are those of the numbers up to it."""
    if times[-1] in SAME_DAYS:
        return NO_TIME
    text = simplified(sentence)
    has_none = times[-1] in ("", setting.period) and not one.role
    if has_none and any(time not in ("", "上年", "当日", setting.period) for time in times):
        is_lost = not (times[-1] or setting.document.period)
        is_lost = is_lost or _BY_THEN.search(text, 0, one.start) is not None
        if is_lost and _NOW.search(text, 0, one.start) is None:
            return NO_TIME
    if _BOTH.search(times[-1]) and _EACH.search(sentence, 0, one.start):
        return SEVERAL_YEARS
    if sentence.find("年", sentence.find("年") + 1, one.start) < 0:
        return ""
    text = in_digits(text)
    clause = text[max(map(text.rfind, "；;", (0, 0), (one.start, one.start))) + 1 : one.start]
    named = [*_YEAR.finditer(clause)]
    is_apart = named and _COMMA.search(clause, named[-1].end()) is not None
    if is_apart and len({each[0] for each in named}) > 1:
        return SEVERAL_YEARS
    return ""


_BOTH = pattern(r"[12]\d{3}年?[、和与及][12]\d{3}")  # 2020、2021年，甲县、乙县产值分别为5元和6元
_EACH = pattern("分[别別]|依次")
_YEAR = pattern(r"(?<![\d较比与同至到—~-])[12]\d{3}(?=年(?![、和及与]))")
_COMMA = pattern("[，,]")
_NOW = pattern("今年|本年|目前|如今|现[有已在]|本[月季]|当前")
_BY_THEN = pattern("[年月底末](?:[以之]前|前(?=[，,一-鿿])(?![述列期]))(?!.*已(?!婚))")
