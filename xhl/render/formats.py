"""Sheets -> text that programs read: TSV, CSV, JSON, JSON lines and Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from ..model import Digits
from ..text import sanitize as clean
from ..text.patterns import pattern
from .record import Cell, Sheet, explained_line

Writer = Callable[[Sheet], Iterator[str]]


def tsv(sheet: Sheet) -> Iterator[str]:
    r"""A line for each row, and a header if asked for; tabs and line breaks in a cell become spaces.

    >>> list(tsv(Sheet(("topic", "value"), [["5G\t基站", None]], header=True)))
    ['topic\tvalue\n', '5G 基站\t\n']
    """
    header = [sheet.names] if sheet.header else []
    for row in chain(header, sheet.rows):
        yield "\t".join(clean.one_line(plain(cell)) for cell in row) + sheet.end


def csv(sheet: Sheet) -> Iterator[str]:
    r"""CSV as in RFC 4180, with a header unless it is turned off; a cell may have line breaks.

    >>> list(csv(Sheet(("topic", "source"), [["5G基站", "429个，\n完成。"]])))
    ['topic,source\r\n', '5G基站,"429个，\n完成。"\r\n']
    """
    from csv import writer  # only this format needs it
    from io import StringIO

    page = StringIO()
    table = writer(page)
    header = [] if sheet.header is False else [sheet.names]
    for row in chain(header, sheet.rows):
        table.writerow(clean.lines(plain(cell)) for cell in row)
        yield page.getvalue()
        page.seek(0)
        page.truncate()


def spreadsheet(sheet: Sheet) -> Iterator[str]:
    r"""CSV that is safe to open: no spreadsheet runs a text as a formula.

    Texts are quoted, numbers are not. So a number and a text cannot form a formula either if a spreadsheet
    splits cells at semicolons.

    >>> list(spreadsheet(Sheet(("topic", "value"), [["=1+1", Digits("-5")]], header=False)))
    ['"\'=1+1",-5\r\n']
    """
    if sheet.header is not False:
        yield ",".join(sheet.names) + "\r\n"
    for row in sheet.rows:
        yield ",".join(map(_tame, row)) + "\r\n"


def _tame(cell: Cell) -> str:
    if cell is None or isinstance(cell, Digits):
        return plain(cell)
    words = without_formulas(clean.lines(plain(cell))).replace('"', '""')
    return f'"{words}"' if words else ""


def without_formulas(text: str) -> str:
    """The text with an apostrophe before each sign that could start a formula.

    That is at the start of a text, and, as some settings of spreadsheets split cells there even inside
    quotes, after commas, semicolons, bars, tabs and line breaks. Some also skip spaces and quotation marks,
    or accept full-width signs.

    >>> print(without_formulas("=1+1"), without_formulas("3-5人; ＠SUM(A1)"))
    '=1+1 3-5人; '＠SUM(A1)
    """
    return _FORMULA.sub(r"\g<0>'", text)


_GAP = r"""[\s"',;|]"""
_FORMULA = pattern(rf"(?:^|(?<!{_GAP})(?={_GAP}*?[,;|\t\n])){_GAP}*(?=[-=+@－＝＋＠﹣﹦﹢﹫])")


def json(sheet: Sheet) -> Iterator[str]:
    """An array with one object a line; numbers as written, null for a missing one.

    >>> print(*json(Sheet(("topic", "value"), [["5G基站", Digits("1.50")], ["信号塔", None]])), sep="", end="")
    [
      {"topic": "5G基站", "value": 1.50},
      {"topic": "信号塔", "value": null}
    ]
    """
    before = "[\n  "
    for line in _objects(sheet):
        yield before + line
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def jsonl(sheet: Sheet) -> Iterator[str]:
    r"""One object a line.

    >>> list(jsonl(Sheet(("topic", "aliases"), [["5G基站", ("信号塔", "新基建")]])))
    ['{"topic": "5G基站", "aliases": ["信号塔", "新基建"]}\n']
    """
    for line in _objects(sheet):
        yield line + sheet.end


def markdown(sheet: Sheet) -> Iterator[str]:
    r"""A table whose cells show as plain text.

    >>> print(*markdown(Sheet(("topic", "value"), [["*5G*", Digits("429")]])), sep="", end="")
    | topic | value |
    | --- | ---: |
    | \*5G\* | 429 |
    """
    from .words import title_of

    yield f"| {' | '.join(map(title_of, sheet.names))} |\n"
    yield f"| {' | '.join('---:' if name in _NUMBERS else '---' for name in sheet.names)} |\n"
    for row in sheet.rows:
        yield f"| {' | '.join(_inert(clean.one_line(plain(cell))) for cell in row)} |\n"


def _inert(words: str) -> str:
    r"""Words escaped so that Markdown shows them as they are.

    >>> print(_inert("*5G* https://example.org"))
    \*5G\* `https://example.org`
    """
    pieces = _ADDRESS.split(words)  # every second piece is an address
    return "".join(
        f"`{piece}`" if number % 2 else re.sub(r"(?i)\.(?=[a-z])", r"\.", piece.translate(_ESCAPES))
        for number, piece in enumerate(pieces)
    )


# Text that renderers turn into links by themselves: web and mail addresses, names after @. GitHub ignores
# escapes in them but not code marks; some renderers link any domain but heed escapes.
_ADDRESS = pattern(
    r"((?:(?<![a-z0-9+.-])[a-z0-9+.-]*:/|www\.|mailto:|xmpp:|(?<![\w.+-])[\w.+-]*@(?=[\w-]))"
    r"[!-_a-{}~]*)",  # without ` and |; a class of all that it is not takes 4 ms to compile
    re.ASCII | re.IGNORECASE,
)

_NUMBERS = frozenset(("value", "score", "facts", "numbers"))  # aligned to the right
# Signs that are markup inside a line for some renderers: $ for mathematics, @ for a name, { for templates.
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_~[]<>|&$@{}"})

WRITERS: dict[str, Writer] = {
    "tsv": tsv,
    "csv": csv,
    "json": json,
    "jsonl": jsonl,
    "markdown": markdown,
}


def plain(cell: Cell) -> str:
    """A cell as text: several texts joined by 、, None as "".

    >>> plain(("信号塔", "通信基站"))
    '信号塔、通信基站'
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return "、".join(cell)
    return "; ".join(explained_line(found) for found in cell)


def _objects(sheet: Sheet) -> Iterator[str]:
    from json import dumps  # only these formats need it

    def value(cell: Cell) -> str:
        # 1.50 stays 1.50, which a Python number would not.
        return cell if isinstance(cell, Digits) else clean.escaped(dumps(cell, ensure_ascii=False))

    for row in sheet.rows:
        pairs = (f'"{name}": {value(cell)}' for name, cell in zip(sheet.names, row, strict=True))
        yield f"{{{', '.join(pairs)}}}"
