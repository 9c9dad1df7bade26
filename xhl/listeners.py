"""The types of the functions that the library reports to; it writes to no terminal itself."""

from __future__ import annotations

from collections.abc import Callable

Note = Callable[[str], None]  # a line that a person should read
Progress = Callable[[int, int], None]  # how many are done, of how many


def ignore(*_told: object) -> None:
    """Do nothing with a report."""
