"""A page set like print, to which lines are added from top to bottom, with the sources at the bottom."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING

from ...i18n.messages import _
from ..quote import reference
from ..screen import HEADING, text, wrapped
from .page import NOTE_SIZE, SIZE, TITLE_SIZE, box, extent, picture, rule, styled, written

if TYPE_CHECKING:
    from rich.text import Text

    from ...model import Document
    from ..screen import Lines

WIDTH = 960  # pixels
MARGIN = 48
LEADING = 1.65  # line spacing, as a factor of the letter size
AIR = 26  # pixels between sentences
_CLASSES = {TITLE_SIZE: "t", SIZE: "", NOTE_SIZE: "s"}  # of the style sheet


class Sheet:
    """A picture to which lines are added from top to bottom."""

    def __init__(self, width: int, title: str) -> None:
        self.room = width - 2 * MARGIN
        self.right = width - MARGIN
        self.y = float(MARGIN)
        self._width, self._title = width, title
        self._parts: list[str] = []
        if title.strip():
            self.add(text(title, HEADING), TITLE_SIZE)
            self._rule()

    def add(self, line: Text, size: int = SIZE, left: float = MARGIN, room: float = inf) -> None:
        """Add a text at the bottom, wrapped where the page or so much room ends."""
        self.set(fitting(line, min(self.right - left, room), size), size, left)

    def set(self, lines: Lines, size: int = SIZE, left: float = MARGIN) -> None:
        """Add lines at the bottom."""
        for line in lines:
            self.place(line, left, self.y + size * 1.2, _CLASSES[size])
            self.y += size * LEADING

    def place(self, line: Text, x: float, y: float, style: str = "", anchor: str = "start") -> None:
        self._parts.append(written(styled(line), x, y, style, anchor))

    def box(self, style: str, x: float, y: float, width: float, height: float) -> None:
        self._parts.append(box(style, x, y, width, height))

    def finished(self, documents: Iterable[Document]) -> str:
        self.y += AIR / 2
        self._rule()
        said = _("source: {reference}")
        for document in dict.fromkeys(documents):
            self.add(text(said.format(reference=reference(document))), NOTE_SIZE)
        return picture(self._parts, (self._width, self.y + MARGIN / 2), self._title)

    def _rule(self) -> None:
        self.y += 10
        self._parts.append(rule(MARGIN, self.y, self.right, self.y))
        self.y += 10


def fitting(line: Text, room: float, size: float) -> Lines:
    """A line wrapped to so many pixels in any font."""
    if extent(line.plain, size) <= room:
        return [line]
    columns = max(int(room / size * 2), 2)
    while True:
        lines = wrapped(line, columns)
        if columns <= 2 or all(extent(one.plain, size) <= room for one in lines):
            return lines
        columns -= 1
