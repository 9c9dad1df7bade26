"""The marks within a line of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from ..text.patterns import pattern
from .raised import raised

BREAK = "\x1e"  # a line break of the author
_TICKS = pattern(r"`+")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_HELD = pattern("\x1a(\\d+)\x1a")
_BEFORE = 12  # characters before a superscript that tell what it is


def _superscript(mark: re.Match[str]) -> str:
    return raised(mark.string[max(0, mark.start() - _BEFORE) : mark.start()], mark[1])


_PLAIN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (pattern(r"<br\s*/?>", re.IGNORECASE), BREAK),
    (pattern(r"(?: {2,}|\\)(?=\n)"), BREAK),
    (pattern(r"!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]]*\])"), ""),  # a picture
    (pattern(r"\[\^[^\[\]\s]+\]"), ""),  # the mark of a note
    (
        pattern(r"\[([^\[\]]+)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,9}\)|\[[^\[\]]*\])"),
        r"\1",
    ),
    (pattern(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (pattern(r"<(del|s)>[^<>]*</\1>"), ""),
    (pattern(r"<sup>([^<>]*)</sup>"), _superscript),
    (pattern(r"</?[A-Za-z][^<>]*>"), ""),
    (pattern(r"\$(?=\S)([^$\n]+)(?<=\S)\$(?!\d)"), r"\1"),
)
_MARKED = pattern(r"[*_=~`<$\[\\&]| \n")
_MARK = pattern(r"\*{1,3}|_{1,3}|==|~~")


def unmarked(text: str) -> str:
    """A text without the marks in its lines; nothing in code or after a backslash is a mark.

    >>> unmarked("完成**12**亿元，见[表1](a.md)，`a*b*`，~~5个~~")
    '完成12亿元，见表1，a*b*，'
    """
    if not _MARKED.search(text):
        return text
    held: list[str] = []

    def hold(text: str) -> str:
        held.append(text)
        return f"\x1a{len(held) - 1}\x1a"

    text = "".join(
        hold(part) if is_code else _ESCAPE.sub(lambda match: hold(match[1]), part)
        for part, is_code in _parts(text.replace("\x1a", ""))
    )
    for marks, replacement in _PLAIN:
        text = marks.sub(replacement, text)
    return _HELD.sub(lambda match: held[int(match[1])], unescape(_unpaired(text)))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text: code between runs of equally many backticks, and the rest."""
    runs = list(_TICKS.finditer(text))
    last = {match[0]: rank for rank, match in enumerate(runs)}
    at = rank = 0
    while rank < len(runs):
        opening = runs[rank]
        rank += 1
        if last[opening[0]] < rank:  # no run closes it
            continue
        while runs[rank][0] != opening[0]:
            rank += 1
        yield text[at : opening.start()], False
        yield text[opening.end() : runs[rank].start()].strip(" "), True
        at = runs[rank].end()
        rank += 1
    yield text[at:], False


def _unpaired(text: str) -> str:
    """A text without paired marks, and without struck-out text."""
    opened: dict[str, int] = {}  # by mark: the part in which it is open
    parts: list[str] = []
    at = 0
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark, before, after = match[0], text[start - 1 : start], text[end : end + 1]
        parts += [text[at:start], mark]
        at = end
        if mark in opened and before.strip() and not (mark[0] == "_" and after.isalnum()):
            begun = opened.pop(mark)
            parts[begun] = parts[-1] = ""
            if mark == "~~":
                del parts[begun:]
            opened = {other: place for other, place in opened.items() if place < begun}
        elif after.strip() and _may_open(mark, before, after):
            opened[mark] = len(parts) - 1
    return "".join([*parts, text[at:]])


def _may_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark may open something: not within a word_with_marks, nor in 2*3*4."""
    if mark[0] == "_":
        return not before.isalnum()
    return not (mark == "*" and before.isdecimal() and after.isdecimal())
