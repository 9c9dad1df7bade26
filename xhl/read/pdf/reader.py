"""PDF files, read in a separate process, since a hostile file may hang or crash it or fill its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from os.path import abspath
from typing import Any

from ...errors import FileError
from ...i18n.messages import _
from ..blocks import Block, Cell, Content, Piece, Place, Table
from ..encoding import too_long
from .process import PAGES

_HEAD = 1024  # bytes in which the mark of the format is looked for
_TIMEOUT = 300  # seconds; by then the process has always stopped itself
_KILLED = -9  # by the user, or by a system whose memory is full
_START = "import sys; sys.path[:] = sys.argv[1:]; from xhl.read.pdf.process import main; main()"


def is_mine(data: bytes, name: str) -> bool:  # noqa: ARG001 (its content says what it is)
    """Whether bytes are a PDF."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes) -> Content:
    """The pages of a PDF in the order of reading. Raises `FileError`."""
    answer = _answer(data)
    if problem := answer.get("problem"):
        raise FileError(problems()[problem])
    return Content(tuple(map(_piece, answer["pieces"])), "pdf", tuple(_notes(answer)))


def _notes(answer: dict[str, Any]) -> Iterator[str]:
    """What was not read although the pages show it."""
    counts = {
        "unknown": _(
            "characters that its fonts do not name, left out: {count}; compare it with the pages"
        ),
        "turned": _(
            "characters on their side or upside down, left out: {count}; compare it with the pages"
        ),
    }
    for key, note in counts.items():
        if count := answer[key]:
            yield note.format(count=count)
    if pages := answer["pictures"]:
        note = _("pages that are pictures, whose text is not read: {pages}")
        yield note.format(pages=_listed(pages))


def _listed(pages: list[int]) -> str:
    """Pages by their numbers, of which those that follow each other are one range.

    >>> _listed([2, 5, 6, 7])
    '2, 5-7'
    """
    runs = groupby(enumerate(pages), lambda one: one[1] - one[0])
    ends = [[page for _rank, page in run] for _start, run in runs]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in ends)


def _answer(data: bytes, attempts: int = 2) -> dict[str, Any]:
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
        if ended.returncode == _KILLED:  # which says nothing of the file
            if attempts > 1:
                return _answer(data, attempts - 1)
            raise MemoryError
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
