"""Times that go on from one sentence to the next, or up to which a number is a sum: 1—8月."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.simplify import simplified
from .when import HOLIDAY, PARTS

if TYPE_CHECKING:
    from ..quantity.reader import Found

_ROW = pattern(" ?[、和及与] ?")
_RUNNING = pattern(
    rf"(?<![从自于比较与同去上至\d-])(?:[12]\d{{3}}年)?(?P<part>{PARTS}|{HOLIDAY})(?![\d末底起前]|[之以]前|开始|[^，,。；;的]{{1,8}}的\d)"
)
_GOES_ON = pattern("与此同时|同时|另外|此外|分[一-鿿]{1,4}看|[从按][一-鿿]{2,6}看")
_OTHER_TIME = pattern(
    "(?=[今当目如截年月季期近以已将计力预全未去上])(?:今年|当[年月]|目前|如今|截至|[年月季期]末|近年|以来|已(?!婚)|将(?!军)|计划|力争|预计|全年|未来|(?<![比较与同])[去上]年)"
)


def running_time(sentence: str, time: str) -> str:
    """``time`` if it is a part of a year that a clause begins with: sentences may go on with it.

    >>> running_time("1—8月，甲河水质优良。", "1—8月"), running_time("从7月份开始发放。", "7月份")
    ('1—8月', '')
    """
    if not time or time.endswith(("底", "末", "旬")):
        return ""
    opened = tuple(match["part"] for match in _RUNNING.finditer(simplified(sentence)))
    return time if time.endswith(opened) else ""


def goes_on(sentence: str, *, is_next: bool) -> bool:
    """Whether a sentence goes on with the time of those before: the next of its paragraph without a time
    of its own, or one that begins with 另外.

    >>> goes_on("乙河水质优良。", is_next=True), goes_on("目前有测点9个。", is_next=True)
    (True, False)
    """
    text = simplified(sentence)
    return _GOES_ON.match(text) is not None or (is_next and not _OTHER_TIME.search(text))


_DAY_END = ("日", "号", "时")


def is_sum(sentence: str, found: Sequence[Found], rank: int, time: str) -> bool:
    """Whether a number is a sum up to a time, rather than that of it alone: 4月，累计收入5万元. Up to a day
    nothing else is meant.

    >>> from ..quantity.reader import find
    >>> text = "4月，累计收入5万元，支出3万元"
    >>> [is_sum(text, find(text), rank, "4月") for rank in (0, 1)]
    [True, False]
    """
    text = simplified(sentence)
    at = text.rfind("累计", 0, found[rank].start)
    if at < 0 or not time or time.endswith(_DAY_END):
        return False
    ends = [one.end for one in found[:rank] if one.start > at]
    is_row = all(_ROW.match(text, end) for end in ends)  # 累计建成学校5所、医院3家
    return is_row and not _CLAUSE_END.search(text, at, found[rank].start)


_CLAUSE_END = pattern("[，,；;。]")
