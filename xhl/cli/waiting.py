"""What a person sees while a command works for longer than a second."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..text.sanitize import one_line
from .streams import is_typed, is_watched, show_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECOND = 1.0


@contextmanager
def waiting(path: str) -> Iterator[None]:
    """Say on a terminal what is being read, and for how long already, in a line that disappears."""
    if not is_watched() or is_typed(path):  # who types wants no line in between
        yield
        return
    done = Event()
    thread = Thread(target=_count, args=(path, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _count(path: str, done: Event) -> None:
    seconds = 0
    while not done.wait(_SECOND):
        seconds += 1
        said = _("reading {path}: {seconds} s")
        show_line(one_line(said.format(path=path, seconds=seconds)))
    if seconds:
        show_line("")
