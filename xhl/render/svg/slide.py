"""Pages of a slide show, with the sources at the bottom of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...i18n.messages import _
from ..quote import reference
from ..screen import text
from ..wrap import wrap
from .page import NARROW, NOTE_SIZE, picture, rule, written

if TYPE_CHECKING:
    from ...model import Document

WIDTH, HEIGHT = 1280, 720  # of a page: 16:9
MARGIN = 56
NOTE, NOTES_MOST = 22, 3  # pixels of a line of the sources, and lines of a page
_NOTE_COLUMNS = int((WIDTH - 2 * MARGIN) / NOTE_SIZE / NARROW)


def slides(pages: Sequence[Iterable[str]], title: str, width: int) -> str:
    """An SVG file of pages so many pixels wide, one below the other; `#page2` shows the second by itself."""
    parts: list[str] = []
    for number, page in enumerate(pages):
        top = number * HEIGHT
        if len(pages) > 1:
            parts.append(f'<view id="page{number + 1}" viewBox="0 {top} {WIDTH} {HEIGHT}"/>')
        edge = rule(0, top, WIDTH, top)
        parts += [edge, f'<g transform="translate(0 {top})">', *page, "</g>"] if number else page
    return picture(parts, (WIDTH, HEIGHT * len(pages)), title, scale=width / WIDTH)


def below(documents: Iterable[Document], notes: Iterable[str] = ()) -> Iterator[str]:
    """In a few lines below a page: what a reader has to know, and the references to its documents, each once."""
    references = " ".join(map(reference, dict.fromkeys(documents)))
    said = _("source: {reference}").format(reference=references)
    known = folded("\u3000".join(notes), _NOTE_COLUMNS, NOTES_MOST - 1)
    lines = [*known, *folded(said, _NOTE_COLUMNS, NOTES_MOST - len(known))]
    top = HEIGHT - NOTE * len(lines)
    for number, line in enumerate(lines):
        yield written([(line, "")], MARGIN, top + NOTE * number, "s")


def folded(words: str, columns: int, most: int) -> list[str]:
    """The words in lines of so many columns; lines beyond the most are cut, and the last says so.

    >>> folded("全年建成基站", 4, 2)
    ['全年', '建…']
    """
    shown = text(words).plain
    lines = [shown[start:end] for start, end in wrap(shown, columns)]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]
