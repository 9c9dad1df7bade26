"""The process that reads a PDF: the file on standard input, its pieces as JSON on standard output.

It stops itself when it takes too much time for the text it has read, or too much memory.
"""

from __future__ import annotations

import json
import os
import sys
from threading import Thread
from time import process_time, sleep
from typing import Any

MEMORY = 480 << 20  # bytes
PAGES = 5_000
SECONDS = 6.0  # of processor time, before anything is read
PACE = 8_000  # characters that have to be read in each further second
_UNKNOWN = 0.3  # of the characters; with more unknown ones it is no text


class Progress:
    """How many characters have been read so far."""

    characters = 0


def main() -> None:
    """Read the file, write the answer, and end."""
    _bound_memory()
    progress = Progress()
    Thread(target=_watch, args=(progress,), daemon=True).start()
    try:
        answer = read(sys.stdin.buffer.read(), progress)
    except MemoryError:
        answer = {"problem": "time"}
    _end(answer)


def _end(answer: dict[str, Any]) -> None:
    data = json.dumps(answer).encode()
    if sys.platform != "win32":
        os.set_blocking(1, True)
    while data:
        data = data[os.write(1, data) :]
    os._exit(0)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            _soft, hard = resource.getrlimit(limit)
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            try:
                resource.setrlimit(limit, (bound, hard))
            except (OSError, ValueError):  # macOS does not accept every limit
                continue


def _watch(progress: Progress) -> None:
    while process_time() < SECONDS + progress.characters / PACE:
        sleep(0.1)
    _end({"problem": "time"})


def read(data: bytes, progress: Progress) -> dict[str, Any]:
    """The pieces of a PDF, or what is wrong with it."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    from ..encoding import CHARACTERS
    from .layout import pieces_of
    from .page import page_of

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        return {"problem": "password" if is_locked else "damaged"}
    if len(document) > PAGES:
        return {"problem": "pages"}
    fonts: dict[tuple[str, int], int] = {}
    pages = []
    for number in range(1, len(document) + 1):
        page = page_of(document, number, fonts)
        pages.append(page)
        progress.characters += len(page.glyphs)
        if progress.characters > CHARACTERS:
            return {"problem": "long"}
    unknown = sum(page.unknown for page in pages)
    if unknown > _UNKNOWN * max(1, progress.characters):
        return {"problem": "fonts"}
    pieces = pieces_of(pages)
    if not pieces:
        return {"problem": "scan" if pages else "damaged"}
    return {
        "pieces": pieces,
        "unknown": unknown,
        "turned": sum(page.turned for page in pages),
        "pictures": [page.number for page in pages if page.is_picture],
    }
