"""The types of the functions that the library reports to; it writes to no terminal itself."""

from __future__ import annotations

from collections.abc import Callable

Note = Callable[[str], None]  # a line that a person should read
Progress = Callable[[int, int], None]  # how many are done, of how many


def ignore(*_told: object) -> None:
    """Do nothing with a report."""


class Listener:
    """What hears of bases while they are opened: notes, and the progress of indexing facts and drafting documents."""

    def __init__(
        self, note: Note = ignore, indexing: Progress = ignore, drafting: Progress = ignore
    ) -> None:
        self.note = note
        self.indexing = indexing
        self.drafting = drafting

    def noting(self, note: Note) -> Listener:
        """The same with another place for notes."""
        return Listener(note, self.indexing, self.drafting)


SILENT = Listener()
