"""Text as SVG, for slides and web pages, that looks the same everywhere.

A picture refers to nothing outside itself. Its fonts are names of installed ones: Chinese fonts of Linux,
macOS and Windows, or any other that there is. Since the fonts are unknown, each word has its own position,
wide characters are spaced, and Latin words are fitted to their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..i18n.messages import _
from ..text.sanitize import one_line
from .quote import reference
from .screen import GAP, Lines, text
from .wrap import wrap

if TYPE_CHECKING:
    from ..model import Document

COLUMNS = 88  # columns of a picture of results, which is readable on a slide

INK, FAINT, RED = "#1f2328", "#59636e", "#c62828"
RED_NUMBER = 1  # the number of that colour on a terminal
PAPER, EDGE, BLUE = "#ffffff", "#d1d9e0", "#3572a5"

CHINESE = (
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Hiragino Sans GB','Microsoft YaHei',"
    "'WenQuanYi Micro Hei','WenQuanYi Zen Hei',sans-serif"
)
LATIN = "'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"

# A wide character takes two columns. Monospaced Latin letters are 0.6 of their size wide, so they are set a
# little smaller and Chinese ones a little apart, as typesetters do.
COLUMN = 8.8
WIDE_SIZE = 16
NARROW_SIZE = 14.6
LINE = 24
DESCENT = 7  # the part of a line below the baseline
MARGIN = 28

# The greatest width of characters: a wide one is as wide as high, others depend on the font. Chinese
# fonts draw quotation marks and dashes wide, too.
WIDE, NARROW = 1.0, 0.64
_WIDE_FROM = "\u2000"

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

    >>> [(run.text, run.column) for run in _runs(Text("5G基站 429个"))]
    [('5G', 0), ('基站', 2), ('429', 7), ('个', 10)]
    """

    text: str
    style: str  # the classes of the style sheet, separated by spaces
    column: int
    is_wide: bool


def columns_of(width: int) -> int:
    """The columns of a picture of so many pixels.

    >>> columns_of(830)
    87
    """
    return int((width - 2 * MARGIN) / COLUMN)


def screen(lines: Lines, title: str, columns: int = COLUMNS) -> str:
    """The lines of a terminal as a picture at least so many columns wide."""
    width = max([columns, *(line.cell_len for line in lines)])
    rows = [_row(line, MARGIN + LINE * number - DESCENT) for number, line in enumerate(lines, 1)]
    size = (width * COLUMN + 2 * MARGIN, LINE * len(lines) + 2 * MARGIN)
    return picture(rows, size, title, _STYLES)


def picture(parts: Iterable[str], size: tuple[float, float], title: str, styles: str) -> str:
    """An SVG file of this width and height in pixels, with its own background."""
    width, height = (f"{length:g}" for length in size)
    inner = f'width="{size[0] - 1:g}" height="{size[1] - 1:g}" rx="8"'
    head = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
            f' height="{height}" role="img" xml:lang="zh-Hans">'
        ),
        f"<title>{escaped(title)}</title>",
        f"<style>{styles}</style>",
        f'<rect x="0.5" y="0.5" {inner} fill="{PAPER}" stroke="{EDGE}"/>',
    ]
    return "\n".join([*head, *(part for part in parts if part), "</svg>", ""])


def paged(pages: Sequence[Iterable[str]], size: tuple[int, int], title: str, styles: str) -> str:
    """An SVG file of pages of one size, one below the other; `#page2` shows the second by itself.

    ``styles`` have a class `zero` for the line between two pages.
    """
    width, height = size
    parts: list[str] = []
    for number, page in enumerate(pages):
        top = number * height
        if len(pages) > 1:
            parts.append(f'<view id="page{number + 1}" viewBox="0 {top} {width} {height}"/>')
        edge = f'<line class="zero" x1="0" x2="{width}" y1="{top}" y2="{top}"/>'
        parts += [edge, f'<g transform="translate(0 {top})">', *page, "</g>"] if number else page
    return picture(parts, (width, height * len(pages)), title, styles)


def sources(documents: Iterable[Document], columns: int, most: int) -> list[str]:
    """The references to the documents of a page, each named once, in a few lines."""
    references = " ".join(map(reference, dict.fromkeys(documents)))
    return folded(_("source: {reference}").format(reference=references), columns, most)


def folded(words: str, columns: int, most: int) -> list[str]:
    """The words in lines of so many columns; lines beyond the most are cut, and the last says so.

    >>> folded("全年建成基站", 4, 2)
    ['全年', '建…']
    """
    shown = text(words).plain
    lines = [shown[start:end] for start, end in wrap(shown, columns)]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def extent(words: str, size: float) -> float:
    """The most pixels that a text of this size can take, whatever the font.

    >>> extent("G基站", 100), extent("“", 10)
    (264.0, 10.0)
    """
    return size * sum(WIDE if char >= _WIDE_FROM else NARROW for char in words)


def escaped(text: str) -> str:
    r"""Data as XML text, without markup and without characters that XML does not allow.

    >>> escaped('<a href="x">&\x1b')
    '&lt;a href=&quot;x&quot;&gt;&amp;␛'
    """
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return one_line(text).translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})


def styled(line: Text) -> Iterator[tuple[str, str]]:
    """The pieces of a line, each with the classes of its style.

    >>> list(styled(Text("429个", "bold").append("基站", "red")))
    [('429个', 'b'), ('基站', 'b m')]
    """
    # Appending makes the style of the whole line a part of it; only parts are drawn.
    for segment in Text().append_text(line).render(_console()):
        style = segment.style
        if style is None or not segment.text:
            yield segment.text, ""
        else:
            is_marked = style.color is not None and style.color.number == RED_NUMBER
            names = (("b", style.bold), ("q", style.dim), ("m", is_marked))
            yield segment.text, " ".join(name for name, is_on in names if is_on)


@cache
def _console() -> Console:
    return Console(width=GAP, height=GAP, color_system="standard")


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
