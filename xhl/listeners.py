"""The types of the functions that the library reports to; it writes to no terminal itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Note = Callable[[str], None]  # a line that a person should read
Progress = Callable[[int, int], None]  # how many are done, of how many


def ignore(*_told: object) -> None:
    """Do nothing with a report."""


class Listener(NamedTuple):
    """What hears of bases while they are opened."""

    note: Note = ignore
    indexing: Progress = ignore  # facts, while an index is built
    drafting: Progress = ignore  # documents


SILENT = Listener()
