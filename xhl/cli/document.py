"""Documents named by arguments: a path, or - for standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..errors import FileError, UserError
from ..facts.problems import Problem
from ..files.read import read_bytes as bytes_of
from ..i18n.messages import _
from ..read.document import LIMIT, read_bytes, read_document
from .streams import STDIN, notice

if TYPE_CHECKING:
    from ..read.blocks import Content


def opened(path: str) -> Content:
    """Read the document; its notes are printed on standard error. Raises `UserError`."""
    content = _standard_input() if path == STDIN else read_document(path)
    for note in content.notes:
        notice(f"{path}: {note}")
    return content


def data_of(path: str) -> bytes:
    """The bytes of a file; none for standard input, which has been read. Raises `UserError`."""
    if path == STDIN:
        return b""
    try:
        return bytes(bytes_of(path, LIMIT))
    except FileError as reason:
        raise UserError(str(Problem.of_file(path, reason))) from None


def _standard_input() -> Content:
    if sys.stdin is None:
        raise UserError(_("cannot read the document: standard input is closed"))
    try:
        return read_bytes(sys.stdin.buffer.read(LIMIT + 1), "")
    except FileError as reason:
        raise UserError(str(Problem.of_file(STDIN, reason))) from None
