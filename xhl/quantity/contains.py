"""Whether a sentence contains a number."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

POINTS = frozenset(".,．，")
# Characters that may belong to the number beside them.
EDGES = POINTS.union("0123456789０１２３４５６７８９")
# Single characters, the most common case, need no table of numerals: 三大, 双零, 两家.
LONE = {str(value): char for value, char in enumerate("零一二三四五六七八九十")}
LONE |= {"0": "零〇", "2": "二两"}


def stands_in(value: str, source: str) -> bool:
    """Whether a sentence contains a number in plain digits as a whole number.

    4 is not in 429个, nor 29 in 29.2%. Digits may be full-width and have thousands commas, decimals
    may end in other zeros, and Chinese numerals count, with their powers or without: 一点五亿 is
    1.5 of the unit 亿. A negative number needs its sign: -, 负 or 零下.

    >>> stands_in("429", "429个5G基站"), stands_in("29", "增长29.2%"), stands_in("11", "十一家")
    (True, False, True)
    """
    return (
        _is_printed(value, source)
        or _is_lone(value, source)
        or _is_respelled(value, source)
        or _is_read(value, source)
    )


def _is_printed(value: str, source: str) -> bool:
    at = source.find(value)
    while at >= 0:
        end = at + len(value)
        if _is_whole(source[max(at - 2, 0) : at], source[end : end + 2]):
            return True
        at = source.find(value, end)
    return False


def _is_whole(before: str, after: str) -> bool:
    """Whether digits between two characters on each side are certainly a whole number."""
    if before[-1:] not in EDGES and after[:1] not in EDGES:
        return True
    if before[-1:].isdigit() or after[:1].isdigit():
        return False
    return not (before[:1].isdigit() and before[1:] in POINTS) and not (
        after[1:].isdigit() and after[:1] in POINTS
    )


def _is_lone(value: str, source: str) -> bool:
    for char in LONE.get(value, ""):
        at = source.find(char)
        while at >= 0:
            if not any(map(_is_of_numeral, source[max(at - 1, 0) : at] + source[at + 1 : at + 2])):
                return True
            at = source.find(char, at + 1)
    return False


def _is_of_numeral(char: str) -> bool:
    return (char.isnumeric() and not char.isdecimal()) or char in "两点余多几"


def _is_respelled(value: str, source: str) -> bool:
    from decimal import Decimal  # few numbers get here, and the import is slow

    from ..text.width import half_width

    digits = value.removeprefix("-")
    texts = {_ungrouped(half_width(each)) for each in (source, _divided(source))}
    found = (run for text in texts for run in _runs().finditer(text))
    runs = {run["run"] for run in found if run["minus"] or value[0] != "-"}
    if any(run.rstrip(_powers()) == digits for run in runs):  # 12345 in 12,345万
        return True
    size = Decimal(digits)
    return any(size == reading for run in runs for reading in _readings(run))


def _is_read(value: str, source: str) -> bool:
    """Whether the reader of quantities finds this value: 7.6 in 七成六, 3.5 in 三块五."""
    from decimal import Decimal

    return Decimal(value) in _numbers(source)


@lru_cache(maxsize=16)  # facts of one sentence come one after another
def _numbers(source: str) -> frozenset[Decimal]:
    from decimal import Decimal

    from .reader import find

    return frozenset(Decimal(one.printed.written) for one in find(source) if one.printed)


def _ungrouped(text: str) -> str:
    import re

    return re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", text)


def _divided(text: str) -> str:
    """The text with full-width commas that divide numbers: 5，600 may also be two."""
    import re

    return re.sub("(?<=[0-9])，(?=[0-9])", "；", text) if "，" in text else text


@cache
def _runs() -> re.Pattern[str]:
    """A pattern for a run of digits and numerals, with the sign before it."""
    import re

    from ..text.numerals import NUMERALS, POINTS

    one = f"[0-9{NUMERALS}]"
    return re.compile(rf"(?P<minus>(?<![0-9])-|[负負]|零下)?(?P<run>{one}(?:[.{POINTS}]?{one})*)")


@cache
def _powers() -> str:
    from ..text.numerals import POWERS

    return "".join(POWERS)


def _readings(run: str) -> Iterator[object]:
    """All numbers that a run of digits and numerals may be."""
    from ..text.normalize import NUMBER
    from ..text.numerals import HIGH, POWERS, read

    plain = run.rstrip(_powers())
    # 1.5亿 is printed as 1.5 with the unit 亿, so it does not contain 150000000; nor does 2十 contain 20.
    words = (
        {plain, *NUMBER.findall(run)} if NUMBER.fullmatch(plain) else {run, run.rstrip(HIGH), plain}
    )
    if not any(char in POWERS for char in run):
        words |= {char for char in run if not char.isascii()}  # 三五 may be 3 to 5
    for word in words:
        try:
            yield read(word)
        except ValueError:  # 点 alone, or numerals that together are no number
            continue
