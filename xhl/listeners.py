"""Functions that the library tells something: it writes to no terminal itself."""

from __future__ import annotations

from collections.abc import Callable

Note = Callable[[str], None]  # a line that a person should read
Progress = Callable[[int, int], None]  # how many are done, of how many


def ignore(*_told: object) -> None:
    """Nobody wants to be told.

    >>> ignore("no search index could be kept")
    """
