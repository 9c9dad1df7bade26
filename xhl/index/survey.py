"""The digests of the files of a base, and the pieces of large ones.

A large file is divided before headers of facts, so that only one piece is in memory at a time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from ..facts.load import PARTS
from ..files.digest import of_content
from ..files.read import LIMIT, read_bytes

PIECE = 4 << 20  # bytes; files of more than two pieces are divided
HEADER = b"\n[[fact."
_UNDIVIDED = 8 * PIECE  # bytes; a file without a header for so long is not divided


class Piece(NamedTuple):
    """A part of a file."""

    start: int
    end: int
    line: int  # how many lines are before it
    digest: str


class Survey(NamedTuple):
    """The survey of a file."""

    path: str
    digest: str
    size: int
    pieces: Sequence[Piece] = ()  # none for a file that is read as a whole
    head: int = 0  # bytes before the first fact


def surveyed(path: str, *, whole: bool = False) -> Survey:
    """Survey a file. Raises `FileError`."""
    divided = None if whole else _divided(path)
    if divided:
        return divided
    data = read_bytes(path, LIMIT)
    return Survey(path, of_content(data).hexdigest(), len(data))


def _divided(path: str) -> Survey | None:
    """A large file in pieces; None if it cannot be divided, or has to be read to report its faults."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or not 2 * PIECE < status.st_size <= LIMIT:
            return None
        with open(path, "rb") as file:
            return _survey(path, file)
    except (OSError, ValueError):
        return None


def _survey(path: str, file: BinaryIO) -> Survey | None:
    digest, pieces = of_content(), list[Piece]()
    at = line = parts = head = 0
    for data in _pieces(file):
        digest.update(data)
        head = head or data.find(HEADER) + 1
        pieces.append(Piece(at, at + len(data), line, of_content(data).hexdigest()))
        parts += sum(map(data.count, (b"=", b"[", b"{", b",")))
        line += data.count(b"\n")
        at += len(data)
        if not head or len(data) > _UNDIVIDED or parts > PARTS:
            return None
    return Survey(path, digest.hexdigest(), at, pieces, head)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The content of a file, divided before headers of facts if there are any."""
    rest = b""
    while len(rest) <= _UNDIVIDED and (data := file.read(PIECE)):
        rest += data
        if cut := rest.rfind(HEADER) + 1:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest
