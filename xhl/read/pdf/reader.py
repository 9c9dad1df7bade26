"""PDF files, read in a separate process, since a hostile file may hang or crash it or fill its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from os.path import abspath
from typing import Any

from ...errors import FileError
from ...i18n.messages import _
from ..blocks import Block, Cell, Content, Piece, Place, Table
from ..encoding import too_long
from .process import PAGES

_HEAD = 1024  # bytes in which the mark of the format is looked for
_TIMEOUT = 300  # seconds; by then the process has always stopped itself
_START = "import sys; sys.path[:] = sys.argv[1:]; from xhl.read.pdf.process import main; main()"


def is_mine(data: bytes, name: str) -> bool:  # noqa: ARG001 (its content says what it is)
    """Whether bytes are a PDF."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes) -> Content:
    """The pages of a PDF in the order of reading. Raises `FileError`."""
    answer = _answer(data)
    if problem := answer.get("problem"):
        raise FileError(problems()[problem])
    unnamed = _(
        "characters that its fonts do not name, left out: {count}; compare it with the pages"
    )
    notes = (unnamed.format(count=answer["unknown"]),) if answer["unknown"] else ()
    return Content(tuple(map(_piece, answer["pieces"])), "pdf", notes)


def _answer(data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-c", _START, *map(abspath, sys.path)]
    try:
        ended = subprocess.run(  # noqa: S603 (this very Python)
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one
        )
        answer: dict[str, Any] = json.loads(ended.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"problem": "damaged"}
    return answer


def problems() -> dict[str, str]:
    """The problems of a file, by the words of the process that reads it."""
    pages = _("more than {limit} pages, the most that a PDF may have: divide it")
    return {
        "damaged": _("not a PDF that can be read: it is damaged, or not complete"),
        "password": _("locked with a password: save it without one"),
        "scan": _("its pages are pictures without text: recognise the text (OCR) first"),
        "fonts": _("its fonts do not say which characters they show: recognise the text (OCR)"),
        "time": _("takes too long to read: print it into a new PDF"),
        "pages": pages.format(limit=PAGES),
        "long": too_long(),
    }


def _piece(packed: list[Any]) -> Piece:
    """A piece from the lists that the process writes."""
    if len(packed) == len(Table._fields):
        rows, place, caption, unit = packed
        cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
        return Table(cells, Place(*place), caption, unit)
    kind, text, place, level, closed = packed
    return Block(kind, text, Place(*place), level, closed)


def _cell(packed: list[Any]) -> Cell:
    text, place, *rest = packed
    return Cell(text, Place(*place), *rest)
