"""What a figure counts, which later figures of the sentence may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...i18n.messages import _
from ...quantity.qualifiers import OVER_TIME
from ...quantity.units import POINTS
from ...text.patterns import pattern

if TYPE_CHECKING:
    from ...quantity.reader import Found

GENERAL = _("a general word: of what?")
CUT = _("the words may be cut")
BEFORE = _("the topic is that of the words before")
BOUND = _("a bound of what is counted: is it a fact?")
OWNED = _("the number may count what stands before 的")
WHICH = _("several numbers of several things: which of which?")


class Named(NamedTuple):
    """The name of what is counted: ``words`` with ``suffix``."""

    words: str
    start: int  # the beginning of the statement about it
    suffix: str = ""
    doubts: tuple[str, ...] = ()
    owner: str = ""  # the owner of attributes that follow
    subject: str = ""  # the topic of following numbers without words, if not ``words``
    fuller: tuple[str, ...] = ()  # longer names, used if the words would name two things
    unit: str = ""
    grows: bool = False  # the number is an amount of growth or decline
    gloss_at: int = -1  # the place where a gloss of the words would be
    qualifier: str = ""  # of the first of several numbers: 增长5%和7%
    said_at: int = -1  # the place of its whole in the sentence

    @property
    def name(self) -> str:
        return self.words + self.suffix


_RATE = pattern("增[速幅]|降幅")  # 较一季度增速回落3个百分点
_FALLS = pattern(r"降|减|缩|收窄|回落|跌|滑|放缓|放慢|负增长|负成长")
# 同比5% and YoY+5% are growths of 5%.
_GROWS = pattern(
    rf"增|升|提高|扩大|涨|攀|成长|加快|提速|{_FALLS.pattern}|(?:(?:同|环)比|{OVER_TIME})$"
)
_COMPARED = pattern(r"[高低快慢多少]于|[高低]出")
_REACHES = pattern("[至到为](?:…|$)")


def grows(found: Found) -> bool:
    """Whether a number is an amount of growth or decline."""
    return found.qualifier != "" and _GROWS.search(found.qualifier) is not None


def change(found: Found, last: Named | None) -> str:
    """The name of a change: 增幅 for 增长5%; 增速 if something else grew more slowly."""
    if _REACHES.search(found.qualifier):
        return ""  # 下降0.5个百分点，降至2%
    if rate := _RATE.search(found.qualifier):
        return "增速" if rate[0][0] == "增" else "降幅"
    is_compared = _COMPARED.search(found.qualifier) is not None
    if last and last.grows and (is_compared or (found.unit in POINTS and grows(found))):
        return "增速"
    if _FALLS.search(found.qualifier):
        return "降幅"
    return "增幅" if grows(found) else ""
