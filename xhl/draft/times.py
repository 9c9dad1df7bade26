"""The times of numbers, some of which go on from one sentence to the next: 1—8月, 近三年, 截至2025年底."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from . import as_of
from .periods import last_day, periods
from .running import goes_on, running_time
from .time_rows import dealt
from .when import SAME_DAYS

if TYPE_CHECKING:
    from ..quantity.reader import Found


class Times:
    """The times of the sentences of a section, which are read one after the other.

    ``of_all`` is the time of the document; a section ``is_ahead`` if its heading is one of plans.

    >>> from ..quantity.reader import find
    >>> times = Times("2024")
    >>> for text in ("1—8月，用电5度。", "用水3吨。", "目前有水井9口。"):
    ...     print(times.of(text, find(text), "", is_next=True, is_part=False))
    ['2024年1—8月']
    ['2024年1—8月']
    ['']
    """

    def __init__(self, of_all: str, *, is_ahead: bool = False) -> None:
        self._is_ahead = is_ahead
        self._usual = ""  # of the heading
        self._of_all = of_all
        self._last = self._running = ""  # of the previous sentence, and of those that go on with it
        self._day = ""  # as of which the previous sentences of the paragraph count
        self._span = ""  # the years of which they tell
        self._resumed = ""  # the one that goes on behind a paragraph of a single month
        self._date = ""  # the last day that was named
        self._is_timed = False  # whether one of them has a time of its own
        self._told_times: set[str] = set()  # of the sentences of the paragraph
        # Whether the last sentence may be of another time than it goes on with.
        self.is_unsure = False

    def of(
        self,
        sentence: str,
        found: Sequence[Found],
        usual: str,
        span: str = "",
        *,
        is_next: bool,
        is_part: bool,
    ) -> list[str]:
        """The time of each number of the next sentence. It is in the paragraph of the one before if ``is_next``,
        and has the time of that if ``is_part``, as one that begins with 其中. ``usual`` is the time in its heading,
        ``span`` the years of which its section tells from here on.
        """
        self._usual = usual
        day, self._date = self._date, last_day(sentence, usual or self._of_all) or self._date
        is_on = self._goes_on(sentence, is_next=is_next, is_part=is_part)
        span_so_far = self._span if is_next and is_on else ""
        own_span = as_of.span_of(sentence)
        if not found:
            self._last = ""
            self._day = self._day if is_next else ""
            self._span = own_span or span_so_far
            return []
        times = self._told(sentence, found, self._last if is_part else self._running)
        times = [(day or time) if time in SAME_DAYS else time for time in times]
        is_carried = bool(self._running) and is_on and {*times} == {self._running}
        self.is_unsure = is_carried and not is_part and self._told_times > {self._running}
        self._told_times |= {*times}
        own = [one for one in times if one and not one.startswith(_AWAY)]
        is_timed = any(time not in ("", self._usual) for time in times)
        self._day = as_of.day_of(sentence, times) or (self._day if is_next and not is_timed else "")
        self._span = own_span or ("" if is_timed else span_so_far)
        if is_timed:
            self._is_timed = True
        elif self._day:
            times = _where(as_of.goes_on(sentence, found), self._day, times)
            own = [one for one in times if one]
        elif told := self._span or span * (not self._is_timed):
            times = _where(as_of.happens(sentence, found), told, times)
        self._last = own[-1] if own else ""
        is_other = self._last not in ("", self._running)
        self._running = running_time(sentence, self._last) or ("" if is_other else self._running)
        return times

    def _goes_on(self, sentence: str, *, is_next: bool, is_part: bool) -> bool:
        """Whether a sentence goes on with the time of those before, which is forgotten if not."""
        is_on = bool(self._running or self._span) and goes_on(sentence, is_next=is_next)
        if self._resumed and not is_next:
            self._running, self._resumed = self._resumed, ""
        if _OF_MONTH.search(sentence):
            self._resumed, is_on = self._running, False
        if not (is_part or is_on):
            self._running = ""
        self._told_times = self._told_times if is_next or is_on else set()
        self._is_timed = (self._is_timed and is_next) or as_of.is_of_year(sentence)
        self.is_unsure = False
        return is_on

    def _told(self, sentence: str, found: Sequence[Found], before: str) -> list[str]:
        """The time of each number: as its sentence says, else ``before``, else that of the heading. 去年 under
        2022年工作回顾 is 2022, but not under 2022年工作安排.
        """
        year = self._usual or self._of_all
        said = periods(sentence, found, year)
        for rank, time in dealt(sentence, found, year):
            said[rank] = time
        is_year = not self._is_ahead and self._usual and not _PART.intersection(self._usual)
        last = ("去年", "上年") if is_year else ()
        own = ("" if time in last else time for time in said)
        usual = ("" if "年均" in one.qualifier else self._usual for one in found)
        return [time or before or usually for time, usually in zip(own, usual, strict=True)]


_OF_MONTH = pattern("月份?[当當]月")
_PART = frozenset("半季月")
_AWAY = ("去年", "上年", "次年", "翌年", "当", "同")


def _where(holds: Sequence[bool], time: str, times: Sequence[str]) -> list[str]:
    return [time if is_so else each for is_so, each in zip(holds, times, strict=True)]
