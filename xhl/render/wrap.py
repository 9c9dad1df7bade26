"""Line breaks by the rules of Chinese typesetting.

A line may break between any two Chinese characters and at spaces; never inside a Latin word, between a
number and its unit, between × and a number, before a closing sign or after an opening one (the last two by
GB/T 15834-2011, 5.1). A part that is wider than a line breaks anywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len

from ..text.patterns import pattern

_OPENING = r"（《「『【〔〖〈“‘(\[{"
_CLOSING = r"[。，、；：？！）》」』】〕〗〉”’％‰℃°…—～·,.;:?!)\]}%]|(?<=[)\]}])['\"]"
_LATIN = r"[!-'*-Z\\^-z|~]+"  # ASCII but for brackets and spaces
_COUNTED = r"(?<=\d)[十百千万亿]*[^\W\d_]"  # 5.58亿元: a number and its unit
_WIDENS = "\ufe0f"  # turns some narrow signs into emoji, two columns wide
_PIECE = pattern(
    rf"\s+|(?:×(?=\d)|[{_OPENING}])*(?:{_LATIN}(?:{_COUNTED})?|\S){_WIDENS}?(?:{_CLOSING})*{_WIDENS}?"
)
# Characters whose width is the same on all terminals: no marks, emoji or joining scripts.
_SURE = pattern(
    r"[ -~\u00a0-\u02ff\u2010-\u2027\u2500-\u25ff\u3001-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffe6]*"
)


def cell_count(text: str) -> int:
    """The most columns that a text takes: some terminals draw marks and emoji modifiers in columns of their
    own.

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
    """The (start, end) of each line, without the spaces at the breaks. The width is in terminal cells.

    >>> text = "完成率114.4%。"
    >>> [text[start:end] for start, end in wrap(text, 8)]
    ['完成率', '114.4%。']
    >>> wrap("绿化 ×10", 7)
    [(0, 2), (3, 6)]
    """
    if (
        len(text) <= width
        and text.strip() == text
        and _SURE.fullmatch(text)
        and cell_len(text) <= width
    ):
        return [(0, len(text))]  # as most
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for at, until, size in _pieces(text, width):
        if text[at].isspace():
            used += size
            continue
        parts = size or text[at - 1].isspace()  # a mark stays with its character, if that is here
        if parts and used + size > width:
            if end > start:  # otherwise only spaces are before it, more than a line holds
                lines.append((start, end))
            start, used = at, 0
        end = until
        used += size
    return [*lines, (start, end)]


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """The unbreakable pieces as (start, end, cells), marks with their characters."""
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
    """Words, characters and single marks with their cells; words that no line can hold are split."""
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        while start < end and not cell_len(text[start]):  # a mark goes with its character
            yield start, start + 1, cell_count(text[start])
            start += 1
        size = cell_count(text[start:end])
        if start < end and (size <= width or piece.group().isspace()):
            yield start, end, size
        else:
            for at in range(start, end):
                yield at, at + 1, cell_count(text[at])
