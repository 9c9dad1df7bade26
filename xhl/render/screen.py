"""The terminal as a page: its width, its styles, and blocks of lines side by side."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from ..text.patterns import pattern
from ..text.sanitize import one_line
from .wrap import cell_count, wrap

if TYPE_CHECKING:
    from ..model import Section

# Attributes and a colour that are readable on dark and light backgrounds; red is grep's. Dim red is not.
MATCH = "not dim bold red"
NUMBER = "bold"
HEADING = "bold"
QUIET = "dim"

GAP = 2
NARROWEST = 20
WIDEST = 400

Lines = list[Text]

LINE = pattern(r":\d+$")  # the number of a line, behind a path
_LINK = pattern(r"\x1b]8;[^\x1b]*\x1b\\")  # OSC 8, as rich writes it


def width() -> int:
    """The columns of the terminal, within limits, whatever COLUMNS says."""
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def printed(lines: Iterable[Text], *, color: bool, links: bool = False) -> str:
    r"""The lines as a terminal shows them: with colours and other attributes or without; links need
    attributes.

    >>> printed([text("5G基站", HEADING)], color=True), printed([text("5G基站", HEADING)], color=False)
    ('\x1b[1m5G基站\x1b[0m\n', '5G基站\n')
    """
    if not color:  # and so nothing that rich would add
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    from rich.console import Console

    shown = StringIO()
    # Set everything that rich would read from the environment; xhl has read it already.
    console = Console(
        file=shown,
        width=WIDEST,
        height=100,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return shown.getvalue() if links else without_links(shown.getvalue())


def without_links(shown: str) -> str:
    r"""The output with links replaced by their texts.

    >>> without_links("\x1b]8;id=1;file:///a.toml\x1b\\a.toml\x1b]8;;\x1b\\")
    'a.toml'
    """
    return _LINK.sub("", shown)


def place(path: str, line: int = 0) -> Text:
    """A file and line, with a link to it; it is never wrapped.

    >>> place("facts.toml", 12).plain
    'facts.toml:12'
    """
    shown, part = (f"{path}:{line}", f"#{line}") if line else (path, "")
    try:
        address = Path(path).absolute().as_uri()
    except (OSError, ValueError):  # no working directory, or not a file name
        return _whole(text(shown))
    # With the machine: a link shown through ssh must not open a file on the local machine.
    host = os.uname().nodename if hasattr(os, "uname") else ""
    return _linked(shown, address.replace("file://", f"file://{host}", 1) + part)


def link(shown: str, address: str) -> Text:
    """A text with a link, if the address is one of the web: a base could name any file; it is never
    wrapped.

    >>> link("公报", "https://example.org/1").spans[0].style.link, link("公报", "file:///etc/passwd").spans
    ('https://example.org/1', [])
    """
    return (
        _linked(shown, address)
        if address.startswith(("http://", "https://"))
        else _whole(text(shown))
    )


def _linked(shown: str, address: str) -> Text:
    line = text(shown)
    if address.isascii() and address.isprintable() and " " not in address:
        line.stylize(Style(link=address))
    return _whole(line)


def _whole(line: Text) -> Text:
    """A line that is never wrapped, so that it can be copied."""
    line.no_wrap = True
    return line


def text(data: str, style: str = "", marks: Iterable[tuple[int, int]] = ()) -> Text:
    r"""Data as text in a style, with its marked characters highlighted.

    >>> text("5G\n基站", marks=[(0, 2)])
    <text '5G 基站' [Span(0, 2, 'not dim bold red')] ''>
    """
    shown = Text(one_line(data), style)
    for start, end in marks:
        shown.stylize(MATCH, start, end)
    return shown


def wrapped(line: Text, columns: int) -> Lines:
    """A line broken into lines of so many columns; a place or an address is not.

    >>> [line.plain for line in wrapped(text("完成率114.4%。"), 8)]
    ['完成率', '114.4%。']
    """
    if line.no_wrap:
        return [line]
    spans = wrap(line.plain, columns)
    if spans == [(0, len(line))]:  # as most
        return [line]
    # Divide at once: each slice would copy the whole text, which takes quadratic time.
    return list(line.divide([place for span in spans for place in span]))[1::2]


def place_from(column: int, shown: Text, page: int) -> Text:
    """A text that is not wrapped and begins at a column; moved right if a terminal of so many columns would
    break the number of a line at its end.

    >>> [place_from(2, place("facts.toml", 12), page).plain for page in (13, 14, 15)]
    [' facts.toml:12', '  facts.toml:12', 'facts.toml:12']
    """
    number = LINE.search(shown.plain)
    if not (shown.no_wrap and number):
        return shown
    start = column + cell_len(shown.plain[: number.start()])
    end = start + len(number[0])
    shift = -start % page if start // page < (end - 1) // page else 0
    return _whole(Text(" " * shift).append_text(shown))


def hanging(line: Text, columns: int) -> Lines:
    """A line broken like others, but all lines after the first are indented: they are no rows of their own.

    >>> [line.plain for line in hanging(text("地区生产总值增幅"), 10)]
    ['地区生产总', '  值增幅']
    """
    first, *others = wrapped(line, columns)
    if len(first) == len(line) or columns < 4 * GAP:
        return [first, *others]
    rest = line[len(first) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    return [first, *indented(wrapped(rest, columns - GAP))]


def context(sentences: str, columns: int) -> Lines:
    r"""Sentences around one that is quoted, a line each, told from it without colours too.

    >>> [line.plain for line in context("经济回升。\n就业稳定。", 8)]
    ['┆ 经济回', '┆ 升。', '┆ 就业稳', '┆ 定。']
    """
    shown = [wrapped(text(one, QUIET), columns - 2) for one in sentences.split("\n") if one]
    return [Text("┆ ", QUIET).append_text(line) for lines in shown for line in lines]


def columns_of(line: Text) -> int:
    """The most columns that a line can take."""
    return cell_count(line.plain)


def beside(blocks: Sequence[Lines], widths: Sequence[int]) -> Lines:
    """Blocks of lines side by side in columns of these widths; empty columns take no room.

    >>> for line in beside([[text("5G基站")], [text("建成"), text("429个")]], [8, 5]): print(line.plain + "|")
    5G基站    建成   |
              429个  |
    """
    columns = [(block, width) for block, width in zip(blocks, widths, strict=True) if width]
    rows = zip_longest(*(block for block, _ in columns), fillvalue=Text())
    return [_row(cells, [width for _, width in columns]) for cells in rows]


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    row = Text()
    for cell, width in zip(cells, widths, strict=True):
        row.append_text(cell)
        row.append(" " * (width - columns_of(cell) + GAP))
    return row


def right(number: Text, columns: int) -> Text:
    """A number aligned right in so many columns."""
    return Text(" " * (columns - columns_of(number))).append_text(number)


def indented(lines: Iterable[Text]) -> Lines:
    """The lines, indented."""
    return [Text(" " * GAP).append_text(line) for line in lines]


def heading(section: Section) -> Text:
    """The short name of a section, and its printed heading."""
    return Text("  ").join(
        part for part in (text(section.name, HEADING), text(section.title)) if part
    )
