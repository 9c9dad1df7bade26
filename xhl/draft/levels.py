"""How deep each heading of a report is: by its number, else by what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..read.lines import NUMBERED, heading_level
from ..text.patterns import pattern
from ..text.plan_headings import is_of_results, plan_word
from .periods import of_heading as of_time

DEEPEST = heading_level("")
_APPENDIX = pattern(r"附(?:[件录錄表图圖注][一二三四五六七八九十\d]{0,3})?(?:[:：\s]|$)")
_TELLS_PAST = pattern(
    "成[绩績效就果]|[获獲]|[荣榮][誉譽]|表彰|[决決]算|情[况況]|回[顾顧]|[总總][结結]"
)
_FIRST = pattern("[第（(]?[一1](?![0-9一二三四五六七八九十])")


class Heading(NamedTuple):
    """A heading as printed, and its level if the file marks it, which is 0 if not."""

    text: str
    marked: int = 0
    is_empty: bool = False  # whether no text stands between it and the next


def levels_of(headings: Sequence[Heading]) -> list[float]:
    """The depth of each heading: a smaller number is higher.

    A number tells it (一、 above （一）). A heading without one is above the numbered ones that begin
    behind it, above those that the file marks as deeper, and beside the last that tells results or plans
    too, unless the numbers go on behind it. So is one of a year without a text of its own above those without
    a year. An appendix of results is below none.

    >>> levels_of([Heading("2024年工作回顾"), Heading("一、产业"), Heading("二、民生"), Heading("2025年工作安排")])
    [0.5, 1, 1, 0.5]
    """
    levels: list[float] = [heading_level(one.text) for one in headings]
    for rank in reversed(range(len(headings) - 1)):
        if not _is_numbered(headings[rank]):
            below = _below(headings, rank)
            levels[rank] = min([levels[rank], *(levels[each] - 0.5 for each in below)])
    goes_on = _goes_on(headings)
    above: dict[int, float] = {}  # by what the file marks, or 0
    over: Heading | None = None  # that of a year which may have parts without one
    for rank, one in enumerate(headings):
        if not one.marked and _APPENDIX.match(one.text) and _TELLS_PAST.search(one.text):
            levels[rank] = 0
        if _is_numbered(one) or not (one.marked or tells(one.text)):
            continue
        if one.marked:  # a part without parts of its own is as deep as those beside it
            above = {marked: level for marked, level in above.items() if marked <= one.marked}
            levels[rank] = min(levels[rank], above.get(one.marked, DEEPEST))
        elif levels[rank] == DEEPEST and not goes_on[rank]:
            if (
                over
                and not of_time(one.text)
                and is_of_results(one.text) == is_of_results(over.text)
            ):
                continue
            levels[rank] = above.get(0, DEEPEST)
        over = one if _is_of_parts(headings, rank) else None
        above[one.marked] = levels[rank]
    return levels


def _below(headings: Sequence[Heading], rank: int) -> list[int]:
    """The headings directly below one without a number."""
    one, under = headings[rank], headings[rank + 1]
    if (_is_numbered(under) and _FIRST.match(under.text)) or _is_of_parts(headings, rank):
        return [rank + 1]
    below = []
    for each in range(rank + 1, len(headings)):
        if not 0 < one.marked < headings[each].marked:
            break
        below.append(each)
    return below


def _is_of_parts(headings: Sequence[Heading], rank: int) -> bool:
    """Whether a heading of a year is directly above one without a year, neither numbered nor marked."""
    one, under = headings[rank], headings[rank + 1 : rank + 2]
    if not (one.is_empty and under) or one.marked or under[0].marked or _is_numbered(under[0]):
        return False
    return tells(one.text) and bool(of_time(one.text)) and not of_time(under[0].text)


def _goes_on(headings: Sequence[Heading]) -> list[bool]:
    """Whether the numbers of headings go on behind each of them."""
    found, goes_on = False, []
    for one in reversed(headings):
        goes_on.append(found)
        if _is_numbered(one):
            found = _FIRST.match(one.text) is None
    return goes_on[::-1]


def _is_numbered(heading: Heading) -> bool:
    return NUMBERED.match(heading.text) is not None


def tells(line: str) -> bool:
    """Whether a heading tells that what is below it is results or plans.

    >>> tells("2024年工作回顾"), tells("下一步工作打算"), tells("产业发展"), tells("2024年1月8日")
    (True, True, False, False)
    """
    return plan_word(line) != "" or is_of_results(line)
