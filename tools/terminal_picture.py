"""The lines of a terminal as a picture, for the READMEs.

Since the fonts are unknown, each word has its own position, wide characters are spaced, and Latin words are
fitted to their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from xhl.render.svg.page import CHINESE, FAINT, INK, RED, escaped, picture, styled

if TYPE_CHECKING:
    from rich.text import Text

# A wide character takes two columns. Monospaced Latin letters are 0.6 of their size wide, so they are set a
# little smaller and Chinese ones a little apart, as typesetters do.
COLUMN = 8.8
WIDE_SIZE = 16
NARROW_SIZE = 14.6
LINE = 24
DESCENT = 7  # the part of a line below the baseline
MARGIN = 28
LATIN = "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"

_STYLES = f"""
text {{ fill: {INK}; white-space: pre }}
.w {{ font-family: {CHINESE}; font-size: {WIDE_SIZE}px; letter-spacing: {2 * COLUMN - WIDE_SIZE:g}px }}
.n {{ font-family: {LATIN}; font-size: {NARROW_SIZE}px }}
.b {{ font-weight: bold }}
.q {{ fill: {FAINT} }}
.m {{ fill: {RED} }}
"""


class Run(NamedTuple):
    """Adjacent characters of one width and one style.

    >>> from rich.text import Text
    >>> [(run.text, run.column) for run in _runs(Text("5G基站 429个"))]
    [('5G', 0), ('基站', 2), ('429', 7), ('个', 10)]
    """

    text: str
    style: str  # the classes of the style sheet, separated by spaces
    column: int
    is_wide: bool


def screen(lines: Sequence[Text], title: str, columns: int) -> str:
    """The lines of a terminal as a picture at least so many columns wide."""
    width = max([columns, *(line.cell_len for line in lines)])
    rows = [_row(line, MARGIN + LINE * number - DESCENT) for number, line in enumerate(lines, 1)]
    size = (width * COLUMN + 2 * MARGIN, LINE * len(lines) + 2 * MARGIN)
    return picture(rows, size, title, _STYLES)


def _row(line: Text, y: int) -> str:
    runs = "".join(_span(run) for run in _runs(line))
    return f'<text y="{y}">{runs}</text>' if runs else ""


def _runs(line: Text) -> Iterator[Run]:
    """Words and sequences of wide characters with their first columns, without spaces."""
    column = 0
    for piece, style in styled(line):
        for is_wide, words in _stretches(piece):
            if words.strip(" "):
                yield Run(words, style, column, is_wide)
            column += cell_len(words)


def _stretches(piece: str) -> Iterator[tuple[bool, str]]:
    for word in re.findall(r" +|[^ ]+", piece):
        for is_wide, chars in groupby(_characters(word), key=lambda char: cell_len(char) > 1):
            yield is_wide, "".join(chars)


def _characters(word: str) -> list[str]:
    """Characters, each with the combining marks on it."""
    found: list[str] = []
    for char in word:
        if found and not cell_len(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _span(run: Run) -> str:
    classes = f"{'w' if run.is_wide else 'n'} {run.style}".strip()
    fitted = ""
    if not run.is_wide:
        length = cell_len(run.text) * COLUMN
        fitted = f' textLength="{length:g}" lengthAdjust="spacingAndGlyphs"'
    x = f"{MARGIN + run.column * COLUMN:g}"
    return f'<tspan x="{x}" class="{classes}"{fitted}>{escaped(run.text)}</tspan>'
