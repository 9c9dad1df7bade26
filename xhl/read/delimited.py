"""Tables as text: values between commas, tabs or semicolons, a row a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from ..errors import FileError
from ..i18n.messages import _
from .blocks import Cell, Content, Place, Table
from .captions import captioned
from .encoding import decode, text_of
from .lines import in_cell

_SAMPLE = 1 << 16  # bytes
_DELIMITERS = ",\t;"
_NAMES = (".csv", ".tsv")
_ENOUGH = 3  # lines with the same number of values: a file with another name may be a table too
_FIELD = 100_000  # characters of a value; Python asks for a limit


def is_mine(data: bytes, name: str) -> bool:
    r"""Whether a text is a table by its name, or since all its lines have the same number of values.

    >>> is_mine("地区,人口\n青石,31\n白水,20\n".encode(), "a.txt"), is_mine(b"a, b", "a.txt")
    (True, False)
    """
    if name.lower().endswith(_NAMES):
        return True
    text = decode(data[:_SAMPLE]).text
    lines = [line for line in text.splitlines() if line.strip()]
    counts = [{line.count(sign) for line in lines} for sign in _DELIMITERS]
    is_even = any(len(found) == 1 and found != {0} for found in counts)
    return len(lines) >= _ENOUGH and is_even and "。" not in text


def read(data: bytes) -> Content:
    """The tables of a text; empty lines separate them. Raises `FileError`."""
    decoded = text_of(data)
    return Content(tuple(captioned(_tables(decoded.text))), "csv", decoded.notes)


def _tables(text: str) -> Iterator[Table]:
    for is_filled, rows in groupby(_rows(text), lambda row: any(cell.text for cell in row)):
        if is_filled:
            first, *others = rows
            yield Table((first, *others), first[0].place)


def _rows(text: str) -> Iterator[tuple[Cell, ...]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    counted = {sign: sum(sign in line for line in text.split("\n")) for sign in _DELIMITERS}
    csv.field_size_limit(_FIELD)
    reader = csv.reader(StringIO(text), delimiter=max(counted, key=lambda sign: counted[sign]))
    before = 0
    try:
        for values in reader:
            place, before = Place(line=before + 1), reader.line_num
            yield tuple(Cell(in_cell(value), place) for value in values)
    except csv.Error as error:
        raise FileError(_("not a table: {reason}").format(reason=error), before + 1) from None
