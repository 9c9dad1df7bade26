"""The part of the year that a number is about: 上半年, 1—4月, 4月份, 全年."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from ...text.months import OTHER_TIME, WHOLE_OR_PART

if TYPE_CHECKING:
    from ...text.months import Part
    from ...text.times import Period
    from .sentence import Sentence


def part_of(sentence: Sentence, rank: int, dealt: Period | None = None) -> Part | None:
    """The last part of a year before a number; of several before 分别 the one in its position, as that of the
    time which is ``dealt`` to the number.
    """
    if dealt:
        return (dealt.part[0], dealt.part[1]) if dealt.part else WHOLE_OR_PART
    together = sentence.groups[rank]
    if together:
        named = sentence.months[: bisect_right(sentence.months, together.at, key=itemgetter(0))]
        if len(named) >= together.size:
            return named[together.position - together.size][1]
    start = sentence.numbers[rank].start
    count = bisect_right(sentence.months, start, key=itemgetter(0))
    if not count:
        return None
    end, (first, last) = sentence.months[count - 1]
    is_sum = first == last and "累计" in sentence.text[end:start]
    return OTHER_TIME if is_sum else (first, last)


def are_of_other_parts(one: Part | None, other: Part | None) -> bool:
    """Whether both are known, and differ."""
    known = {one, other} - {None, OTHER_TIME, WHOLE_OR_PART}
    return len(known) > 1
