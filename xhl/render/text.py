"""Formats that programs read: TSV, CSV, JSON, JSON lines and Markdown. Sheets in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from . import clean
from .record import Cell, Sheet, Written, explained_line

Writer = Callable[[Sheet], Iterator[str]]


def tsv(sheet: Sheet) -> Iterator[str]:
    """A row a line, a header if asked for; tabs and line breaks inside a cell are spaces."""
    header = [sheet.names] if sheet.header else []
    for row in chain(header, sheet.rows):
        yield "\t".join(clean.one_line(plain(cell)) for cell in row) + sheet.end


def csv(sheet: Sheet) -> Iterator[str]:
    """RFC 4180, with a header unless told; a cell may have line breaks."""
    from csv import writer  # only this format pays for it
    from io import StringIO

    page = StringIO()
    table = writer(page)
    header = [] if sheet.header is False else [sheet.names]
    for row in chain(header, sheet.rows):
        table.writerow(clean.lines(plain(cell)) for cell in row)
        yield page.getvalue()
        page.seek(0)
        page.truncate()


def json(sheet: Sheet) -> Iterator[str]:
    """An array with one object a line; numbers as written, null where there is none."""
    before = "[\n  "
    for line in _objects(sheet):
        yield before + line
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def jsonl(sheet: Sheet) -> Iterator[str]:
    """One object a line."""
    for line in _objects(sheet):
        yield line + sheet.end


def markdown(sheet: Sheet) -> Iterator[str]:
    """A table that renders, its cells being text and nothing else."""
    yield f"| {' | '.join(sheet.names)} |\n"
    yield f"| {' | '.join('---:' if name in _NUMBERS else '---' for name in sheet.names)} |\n"
    for row in sheet.rows:
        yield f"| {' | '.join(_inert(clean.one_line(plain(cell))) for cell in row)} |\n"


def _inert(words: str) -> str:
    """Words that Markdown shows as they are.

    >>> _inert("*5G* https://example.org")
    '\\\\*5G\\\\* https\\\\://example.org'
    """
    # Pages' addresses, with http:// or without, become links without being asked to (GFM 6.9).
    return words.translate(_ESCAPES).replace("://", "\\://").replace("www.", "www\\.")


_NUMBERS = frozenset(("value", "score", "facts", "numbers"))  # aligned to the right
# Signs that are markup somewhere in a line: $ begins mathematics, @ an address or a name, where a
# page knows such things.
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_~[]<>|&$@"})

WRITERS: dict[str, Writer] = {
    "tsv": tsv,
    "csv": csv,
    "json": json,
    "jsonl": jsonl,
    "markdown": markdown,
}


def plain(cell: Cell) -> str:
    """A cell as text: several texts joined as a Chinese sentence would, nothing as nothing.

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
    from json import dumps  # only these formats pay for it

    def value(cell: Cell) -> str:
        # 1.50 stays 1.50, which no number of Python's would print.
        return cell if isinstance(cell, Written) else clean.escaped(dumps(cell, ensure_ascii=False))

    for row in sheet.rows:
        pairs = (f'"{name}": {value(cell)}' for name, cell in zip(sheet.names, row, strict=True))
        yield f"{{{', '.join(pairs)}}}"
