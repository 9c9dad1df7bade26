"""Reads a document of any format into pieces; its content tells the format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..errors import FileError, UserError
from ..facts.problems import Problem
from ..files.documents import UNREAD
from ..files.kinds import kind_of, refuse
from ..files.read import MIB
from ..files.read import read_bytes as bytes_of
from ..i18n.messages import _
from ..text.patterns import pattern
from . import delimited, markdown, mhtml, office, plain_text
from .blocks import Block, Content, Piece, Table, row_text
from .docx import reader as docx
from .encoding import CHARACTERS, too_long
from .html import reader as html
from .package import Package
from .pdf import reader as pdf
from .xlsx import reader as xlsx

LIMIT = 100 * MIB  # each format has lower limits for its unpacked content
LONGEST_PARAGRAPH = 20_000  # characters of a paragraph; a longer one is cut after sentences
_CUT = pattern(rf"(?s).{{1,{LONGEST_PARAGRAPH - 20}}}[。！？!?；;\n]|.{{1,{LONGEST_PARAGRAPH}}}")


def read_document(path: str) -> Content:
    """The document of that name. Raises `UserError`."""
    try:
        return read_bytes(bytes(bytes_of(path, LIMIT, pipes=True)), path)
    except FileError as reason:
        raise UserError(str(Problem.of_file(path, reason))) from None


def read_bytes(data: bytes, name: str) -> Content:
    """The document that these bytes are. Raises `FileError`."""
    content = _content(data, name)
    size = sum(len(text) for text, _place in content.lines)
    if not size:
        raise FileError(_("there is no text in it"))
    if size > CHARACTERS:
        raise FileError(too_long())
    return content._replace(pieces=tuple(_shortened(content.pieces)))


class _Reader(Protocol):
    """The interface of the module of each format."""

    def is_mine(self, data: bytes, name: str, /) -> bool: ...

    def read(self, data: bytes, /) -> Content: ...


_OF_FORMATS: tuple[_Reader, ...] = (docx, pdf, xlsx, office, mhtml, html)
_OF_TEXTS: tuple[_Reader, ...] = (markdown, delimited)


def _content(data: bytes, name: str) -> Content:
    for reader in _OF_FORMATS:
        if reader.is_mine(data, name):
            return reader.read(data)
    if data.startswith(b"PK\3\4"):
        Package(data)  # explains an incomplete Office file, which no reader recognizes
    if name.lower().endswith(UNREAD) and kind_of(data):
        raise FileError(_("files of this kind are not read: save it as PDF, Word or Excel (.xlsx)"))
    refuse(data)
    for reader in _OF_TEXTS:
        if reader.is_mine(data, name):
            return reader.read(data)
    return plain_text.read(data)


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces, with very long paragraphs and tables with very long rows divided: a report may be one line."""
    for piece in pieces:
        blocks = [piece]
        if (
            isinstance(piece, Table)
            and max(map(len, map(row_text, piece.rows))) > LONGEST_PARAGRAPH
        ):
            rows = ((row_text(row), row) for row in piece.rows)
            blocks = [Block("paragraph", text, row[0].place) for text, row in rows if text]
        for block in blocks:
            if isinstance(block, Block) and len(block.text) > LONGEST_PARAGRAPH:
                for part in _CUT.findall(block.text):
                    yield block._replace(text=part.strip())
            else:
                yield block
