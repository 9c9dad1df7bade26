"""What a figure counts, as later figures of its sentence take it up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _

if TYPE_CHECKING:
    from ..quantity.reader import Found

GENERAL = _("a general word: of what?")
BEFORE = _("the topic is that of the words before")
BOUND = _("a bound of what is counted: is it a fact?")
OWNED = _("the number may count what stands before 的")
WHICH = _("several numbers of several things: which of which?")


class Named(NamedTuple):
    """``words`` with ``suffix`` name what is counted.

    >>> Named("粮食产量", 0, suffix="增幅").name
    '粮食产量增幅'
    """

    words: str
    start: int  # where what is said of it begins
    suffix: str = ""
    doubts: tuple[str, ...] = ()
    owner: str = ""  # what attributes that follow are of
    subject: str = ""  # what numbers without words that follow speak of, if not of the words
    fuller: tuple[str, ...] = ()  # longer names, for where the words would name two things
    unit: str = ""
    grows: bool = False  # it says how much something grew or fell
    gloss_at: int = -1  # where a gloss of the words would stand
    qualifier: str = ""  # that the first of several numbers has: 增长5%和7%
    said_at: int = -1  # where the whole that it is a part of is said, in the sentence

    @property
    def name(self) -> str:
        return self.words + self.suffix


_RISES = re.compile(r"增|升|提高|扩大|涨|攀|成长")
_FALLS = re.compile(r"降|减|缩|收窄|回落|跌|滑")
_COMPARED = re.compile(r"[高低快慢多少]于|[高低]出")


def grows(found: Found) -> bool:
    """Whether a number says how much something grew or fell."""
    return bool(_RISES.search(found.qualifier) or _FALLS.search(found.qualifier))


def change(found: Found, last: Named | None) -> str:
    """What a change of something is called: 增幅 of 增长5%; 增速, if another grew slower."""
    if _COMPARED.search(found.qualifier):
        return "增速" if last and last.grows else ""
    if _FALLS.search(found.qualifier):
        return "降幅"
    return "增幅" if _RISES.search(found.qualifier) else ""
