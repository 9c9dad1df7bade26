"""Words that were typed, where others are found: 花园 for 茶园, and 中医院 in 其中医院."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.words import LONGEST_WORD, is_word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# Words that tell how others are meant, at the end of a text; 以上海 may be 以 and 上海.
_FUNCTION_WORD = pattern(r"(?:其中|有关|[规限][上下]|(?:规模|限额|\d[^，。；]{0,4})以[上下内外])$")
_NEAR = 8  # characters before a word that may be of such a one


def slips_to_word(typed: Sequence[str], slips: Collection[int]) -> bool:
    """Whether one of the typed characters that are slips makes a word with those beside it.

    >>> slips_to_word("花园", [0]), slips_to_word("圆地", [0])
    (True, False)
    """
    row = "".join(typed)
    starts = accumulate(map(len, typed), initial=0)
    return any(
        is_word(row[start : start + size])
        for number, at in enumerate(starts)
        if number in slips
        for size in range(2, LONGEST_WORD + 1)
        for start in range(max(0, at - size + 1), min(at, len(row) - size) + 1)
    )


def part_of_others(word: str, text: str) -> str:
    """The words of a text that have a word only as a part by chance, 其中医院 for 中医院; "" if there are none.

    >>> part_of_others("中医院", "其中医院3个"), part_of_others("中医院", "中医院，其中医院3个")
    ('其中医院', '')
    """
    starts = [match.start() for match in re.finditer(re.escape(word), text)]
    before = [text[max(0, start - _NEAR) : start + 1] for start in starts]
    if not before or not all(map(_FUNCTION_WORD.search, before)):
        return ""
    return text[starts[0] - 1 : starts[0] + len(word)]
