"""Whether a match has another word where words were typed: 重点项目 is not 重大项目."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.hanzi import lookalikes, resemblance
from ..text.words import LONGEST_WORD, is_word
from .match import EDITED
from .weights import UNLIKE

if TYPE_CHECKING:
    from .align import Place, Step
    from .interpret import Interpretation

_OPPOSITES = frozenset(
    "轻重 高低 大小 多少 上下 进出 增减 升降 男女 新旧 新老 内外 城乡 南北 东西 前后 左右 长短 正负 收支 公私"
    " 冷热 早晚 远近 快慢 强弱 生死 盈亏 供需".split()
)


def has_another_word(interpretation: Interpretation, place: Place) -> bool:
    """Whether a match has something unlike in the place of a typed character, though words were typed.

    What is left out at an end, two characters or more, is a word of its own.
    """
    typed = [unit.typed for unit in interpretation.units]
    steps = [step for step in place.aligned.steps if step.unit is not None]
    hows = ["", *(step.how for step in steps), ""]
    for before, step, after in zip(hows, steps, hows[2:], strict=False):
        if step.how not in EDITED or not EDITED.isdisjoint((before, after)):
            continue
        is_inside = bool(before and after)
        if step.how == "extra" and is_inside:
            continue
        one, other = typed[step.unit or 0], _found(step, place, is_first=not before)
        if {one + other, other + one} & _OPPOSITES:
            return True
        if not (is_inside and _are_alike(one, other)) and _are_words("".join(typed)):
            return interpretation.kind == "characters"
    return False


def _found(step: Step, place: Place, *, is_first: bool) -> str:
    """The character of the text in the place of a typed one; "" if there is none."""
    start, end = place.span
    at = place.at + step.at if step.at is not None else start - 1 if is_first else end
    return place.plain[at : at + 1] if at >= 0 else ""


@lru_cache(maxsize=1024)
def _are_words(typed: str) -> bool:
    """Whether a row of characters consists of common words.

    >>> _are_words("重大项目"), _are_words("重店项目")
    (True, False)
    """
    ends = {0}
    for start in range(len(typed)):
        if start in ends:
            rows = (typed[start:end] for end in range(start + 2, start + LONGEST_WORD + 1))
            ends.update(start + len(row) for row in rows if is_word(row))
    return len(typed) in ends


def _are_alike(typed: str, found: str) -> bool:
    """Whether one character may be a slip for the other, by sound or look."""
    alike = found in lookalikes(typed) or typed in lookalikes(found)
    return bool(found) and (alike or resemblance(typed, found) > UNLIKE)
