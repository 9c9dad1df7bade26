"""Lines of a width, broken where Chinese typesetting breaks them.

A line may break between any two Chinese characters and at spaces; never inside a Latin word,
between a number and its unit, before a closing sign or after an opening one (the last two are what
GB/T 15834-2011 asks for in 5.1). What is wider than a line breaks anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len

_OPENING = r"（《「『【〔〖〈“‘(\[{"
_CLOSING = r"。，、；：？！）》」』】〕〗〉”’％‰℃°…—～·,.;:?!)\]}%"
_LATIN = r"[!-'*-Z\\^-z|~]+"  # ASCII but for brackets and spaces
_COUNTED = r"(?<=\d)[十百千万亿]*[^\W\d_]"  # 5.58亿元: a number and its unit
_WIDENS = "\ufe0f"  # makes an emoji, two columns wide, of some narrow signs before it
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:{_LATIN}(?:{_COUNTED})?|\S){_WIDENS}?[{_CLOSING}]*{_WIDENS}?"
)
# What all terminals give as many columns: no marks, emoji or scripts whose letters join.
_SURE = re.compile(
    r"[ -~\u00a0-\u02ff\u2010-\u2027\u2500-\u25ff\u3001-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffe6]*"
)


def cell_count(text: str) -> int:
    """The columns that a text takes on a terminal, at most: some draw marks beside what they are on,
    and a modifier beside its emoji.

    >>> cell_count("5G基站"), cell_count("👍🏽"), cell_count("क्षि")
    (6, 4, 3)
    """
    if _SURE.fullmatch(text):
        return cell_len(text)
    return max(cell_len(text), sum(map(_most, text)))


@cache
def _most(char: str) -> int:
    if char == _WIDENS or unicodedata.category(char) == "Mc":
        return 1
    is_wide = unicodedata.east_asian_width(char) in "WF" or "🇦" <= char <= "🇿"
    return 2 if is_wide else cell_len(char)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The (start, end) of each line; spaces at a break belong to none. Width is in terminal cells.

    >>> text = "完成率114.4%。"
    >>> [text[start:end] for start, end in wrap(text, 8)]
    ['完成率', '114.4%。']
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for at, until, size in _pieces(text, width):
        if text[at].isspace():
            used += size
            continue
        parts = size or text[at - 1].isspace()  # a mark stays with what it is on, unless that went
        if parts and used + size > width:
            if end > start:  # else nothing but spaces stands before, more than a line holds
                lines.append((start, end))
            start, used = at, 0
        end = until
        used += size
    return [*lines, (start, end)]


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """What stays together, as (start, end, cells), marks with what they are on."""
    start = end = size = 0
    for at, until, more in _parts(text, width):
        if at > start and not (text[at - 1].isspace() or cell_len(text[at])):
            end, size = until, size + more
            continue
        if end:
            yield start, end, size
        start, end, size = at, until, more
    if end:
        yield start, end, size


def _parts(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Words, characters and single marks, with their cells; what no line can hold, by characters."""
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        while start < end and not cell_len(text[start]):  # a mark goes with what it is on
            yield start, start + 1, cell_count(text[start])
            start += 1
        size = cell_count(text[start:end])
        if start < end and (size <= width or piece.group().isspace()):
            yield start, end, size
        else:
            for at in range(start, end):
                yield at, at + 1, cell_count(text[at])
