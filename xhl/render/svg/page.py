"""Pictures as SVG, for slides and web pages, that look the same everywhere.

A picture refers to nothing outside itself. Its fonts are names of installed ones: Chinese fonts of Linux,
macOS and Windows, or any other that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from ...text.sanitize import one_line
from ..screen import GAP

if TYPE_CHECKING:
    Pieces = Iterable[tuple[str, str]]  # of a text, each with the classes of its style

INK, FAINT, RED = "#1f2328", "#59636e", "#c62828"
RED_NUMBER = 1  # the number of that colour on a terminal
PAPER, EDGE, BLUE = "#ffffff", "#d1d9e0", "#3572a5"

CHINESE = (
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Hiragino Sans GB','Microsoft YaHei',"
    "'WenQuanYi Micro Hei','WenQuanYi Zen Hei',sans-serif"
)
SIZE, TITLE_SIZE, NOTE_SIZE = 18, 28, 14  # of letters, in pixels

# The greatest width of characters: a wide one is as wide as high, others depend on the font. Chinese
# fonts draw quotation marks and dashes wide, too.
WIDE, NARROW = 1.0, 0.64
_WIDE_FROM = "\u2000"

_STYLES = f"""
text {{ font-family: {CHINESE}; font-size: {SIZE}px; fill: {INK}; white-space: pre }}
.t {{ font-size: {TITLE_SIZE}px }}
.s {{ font-size: {NOTE_SIZE}px; fill: {FAINT} }}
.b {{ font-weight: bold }}
.q {{ fill: {FAINT} }}
.m {{ fill: {RED}; font-weight: bold }}
.rule {{ stroke: {EDGE}; stroke-width: 1.5 }}
.bar {{ fill: {BLUE} }}
.plan {{ fill: none; stroke: {BLUE}; stroke-width: 1.5; stroke-dasharray: 5 4 }}
"""


def picture(
    parts: Iterable[str],
    size: tuple[float, float],
    title: str,
    styles: str = _STYLES,
    scale: float = 1,
) -> str:
    """An SVG file of this width and height in pixels, times the scale, with its own background."""
    width, height = (f"{length:g}" for length in size)
    wide, high = (f"{length * scale:g}" for length in size)
    inner = f'width="{size[0] - 1:g}" height="{size[1] - 1:g}" rx="8"'
    head = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{wide}"'
            f' height="{high}" role="img" xml:lang="zh-Hans">'
        ),
        f"<title>{escaped(title)}</title>",
        f"<style>{styles}</style>",
        f'<rect x="0.5" y="0.5" {inner} fill="{PAPER}" stroke="{EDGE}"/>',
    ]
    return "\n".join([*head, *(part for part in parts if part), "</svg>", ""])


def written(pieces: Pieces, x: float, y: float, style: str = "", anchor: str = "start") -> str:
    """A line of text on this baseline, from ``x`` on, or around it, or up to it; "" if it is empty."""
    spans = "".join(
        f'<tspan class="{marks}">{escaped(piece)}</tspan>' if marks else escaped(piece)
        for piece, marks in pieces
    )
    place = f'x="{x:g}" y="{y:g}" class="{style}" text-anchor="{anchor}"'
    return f"<text {place}>{spans}</text>" if spans else ""


def box(style: str, x: float, y: float, width: float, height: float) -> str:
    """A rectangle with this upper left corner."""
    return f'<rect class="{style}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"/>'


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="rule" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


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
