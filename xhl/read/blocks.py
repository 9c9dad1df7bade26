"""What every reader gives: the pieces of a document, with what each is and where it stands."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Place(NamedTuple):
    """Where a piece stands, as far as its format knows: all counted from 1.

    >>> str(Place(page=3)), str(Place(line=7)), str(Place(cell="B7", sheet="收入"))
    ('p. 3', 'l. 7', '收入!B7')
    """

    line: int = 0  # of a text
    page: int = 0
    cell: str = ""  # of a sheet: "B7"
    sheet: str = ""
    paragraph: int = 0  # of a file whose pages are not known

    def __str__(self) -> str:
        if self.cell or self.sheet:
            return "!".join(filter(None, (self.sheet, self.cell)))
        if self.page:
            return f"p. {self.page}"
        if self.line:
            return f"l. {self.line}"
        return f"§ {self.paragraph}" if self.paragraph else ""


class Block(NamedTuple):
    """A piece of running text, without markup and control characters, as printed.

    >>> Block("heading", "一、综合", level=1).level
    1
    """

    kind: Literal["title", "heading", "paragraph", "item", "note"]
    text: str
    place: Place = Place()
    level: int = 0  # of a heading: 1, 2, ...; 0 where the file does not say
    closed: bool = True  # False: the sentence certainly goes on in the next block


class Cell(NamedTuple):
    """A cell of a table, as it is displayed.

    >>> Cell("6.3", unit="%").unit
    '%'
    """

    text: str
    place: Place = Place()
    colspan: int = 1
    rowspan: int = 1
    heading: bool = False
    unit: str = ""  # that its number format displays: 6.3% is 6.3 and %


class Table(NamedTuple):
    """Rows of cells; a cell that spans several rows stands in the first of them only.

    >>> Table(((Cell("指标"), Cell("数值")),), caption="表1").caption
    '表1'
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = Place()
    caption: str = ""
    unit: str = ""  # that a line beside it gives for all: 单位：万元


Piece = Block | Table


class Content(NamedTuple):
    """A whole document; ``notes`` are what its user has to be told.

    >>> Content((Block("paragraph", "完成。"),), "txt").pieces[0].text
    '完成。'
    """

    pieces: tuple[Piece, ...]
    format: str  # "docx", "pdf", ...
    notes: tuple[str, ...] = ()
