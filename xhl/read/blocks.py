"""The result of every reader: the pieces of a document, each with its kind and place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..facts.in_words import place_of


class Place(NamedTuple):
    """The place of a piece, as far as its format has one; all numbers count from 1.

    >>> str(Place(page=3)), str(Place(line=7)), str(Place(cell="B7", sheet="收入"))
    ('page 3', 'line 7', '收入!B7')
    """

    line: int = 0  # of a text
    page: int = 0
    cell: str = ""  # of a sheet: "B7"
    sheet: str = ""
    paragraph: int = 0  # of a file without known pages

    def __str__(self) -> str:
        return place_of(self.label)

    @property
    def label(self) -> str:
        """The place as drafts have it, in the language of the documents whatever that of the process.

        >>> Place(page=3).label, Place(cell="B7").label
        ('第 3 页', 'B7')
        """
        if self.cell or self.sheet:
            return "!".join(filter(None, (self.sheet, self.cell)))
        numbers = ((self.page, "页"), (self.line, "行"), (self.paragraph, "段"))
        return next((f"第 {number} {kind}" for number, kind in numbers if number), "")


class Block(NamedTuple):
    """A piece of running text, without markup and control characters, as printed."""

    kind: Literal["title", "heading", "paragraph", "item", "note"]
    text: str
    place: Place = Place()
    level: int = 0  # of a heading: 1, 2, ...; 0 if the file does not tell
    closed: bool = True  # False: the sentence certainly continues in the next block


class Cell(NamedTuple):
    """A cell of a table, as it is displayed."""

    text: str
    place: Place = Place()
    colspan: int = 1
    rowspan: int = 1
    heading: bool = False
    unit: str = ""  # from its number format: 6.3% is 6.3 and %
    indent: int = 0  # the space before its text, in half characters


class Table(NamedTuple):
    """Rows of cells; a cell that spans several rows is in the first of them only."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = Place()
    caption: str = ""
    unit: str = ""  # of all numbers, from a line beside the table: 单位：万元


Piece = Block | Table


GAP = " | "  # between the cells of a row; without a sign, two numbers would look like one


class Content(NamedTuple):
    """A whole document; ``notes`` are for its user."""

    pieces: tuple[Piece, ...]
    format: str  # "docx", "pdf", ...
    notes: tuple[str, ...] = ()
    text: str = ""  # of a text file: the whole file, verbatim

    @property
    def lines(self) -> list[tuple[str, Place]]:
        """The text and the place of each block and of each row of a table."""
        found = []
        for piece in self.pieces:
            if isinstance(piece, Block):
                found.append((piece.text, piece.place))
            else:
                rows = ((row_text(row), row) for row in piece.rows)
                found += [(text, row[0].place) for text, row in rows if text]
        return found


def row_text(cells: tuple[Cell, ...]) -> str:
    """A row of a table as one line.

    >>> row_text((Cell("产量"), Cell(""), Cell("6.3", unit="%"))) == f"产量{GAP}6.3%"
    True
    """
    return GAP.join(f"{cell.text}{cell.unit}" for cell in cells if cell.text)
