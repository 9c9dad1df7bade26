"""Lines of a width, broken where Chinese typesetting breaks them.

A line may break between any two Chinese characters and at spaces; never inside a Latin word,
between a number and its unit, before a closing sign or after an opening one (the last two are what
GB/T 15834-2011 asks for in 5.1). What is wider than a line breaks anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_OPENING = r"（《「『【〔〖〈“‘(\[{"
_CLOSING = r"。，、；：？！）》」』】〕〗〉”’％‰℃°…—～·,.;:?!)\]}%"
_LATIN = r"[!-'*-Z\\^-z|~]+"  # ASCII but for brackets and spaces
_COUNTED = r"(?<=\d)[十百千万亿]*[^\W\d_]"  # 5.58亿元: a number and its unit
_WIDENS = "\ufe0f"  # makes an emoji, two columns wide, of some narrow signs before it
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:{_LATIN}(?:{_COUNTED})?|\S){_WIDENS}?[{_CLOSING}]*{_WIDENS}?"
)


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
    """What stays together, as (start, end, cells); what no line can hold, by characters."""
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        while start < end and not cell_len(text[start]):  # a mark goes with what it is on
            yield start, start + 1, 0
            start += 1
        size = cell_len(text[start:end])
        if start < end and (size <= width or piece.group().isspace()):
            yield start, end, size
        else:
            for at in range(start, end):
                shown = text[at : at + 2] if text[at + 1 : at + 2] == _WIDENS else text[at]
                yield at, at + 1, cell_len(shown)
