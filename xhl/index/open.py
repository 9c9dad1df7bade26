"""Opening bases: small ones are read, large ones are looked up in an index that is built once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..facts.load import load
from ..listeners import Note, Progress, ignore

if TYPE_CHECKING:
    from ..fact_base import FactBase

# Bytes of TOML, some 4,000 facts: from here on, opening an index is quicker than reading the files.
INDEXED_FROM = 1_500_000


def disable_indexes() -> None:
    """From now on, in this process, files are read whatever their size.

    >>> from . import open as library
    >>> disable_indexes()
    >>> library._indexes_are_trusted
    False
    """
    global _indexes_are_trusted  # noqa: PLW0603 (it is asked of each base that is opened)
    _indexes_are_trusted = False


_indexes_are_trusted = True


def open_base(
    paths: Sequence[str],
    *,
    note: Note = ignore,
    progress: Progress = ignore,
) -> FactBase:
    """The facts of one or several files, as `loading.load` has them. Raises `BadBase`.

    A large base may raise `DamagedIndex` later, when its facts are read. Where no index can be kept,
    ``note`` is told why; while one is built, ``progress`` is told how many facts of all are done.

    >>> from ..facts.load import shipped
    >>> len(open_base([shipped()])) == len(load([shipped()]))
    True
    """
    if _size(paths) < INDEXED_FROM or not _indexes_are_trusted:
        return load(paths)
    from .cache import indexed  # most bases are small

    return indexed(paths, note, progress)


def index_of(paths: Sequence[str]) -> str:
    """The file of the index of these files; empty if there is none that fits.

    >>> from ..facts.load import shipped
    >>> index_of([shipped()])  # it is small
    ''
    """
    if _size(paths) < INDEXED_FROM:
        return ""
    from .cache import index_of

    return str(index_of(paths) or "")


def _size(paths: Sequence[str]) -> int:
    """The bytes of the files; 0 where one cannot be looked at: reading it will say why."""
    try:
        return sum(os.stat(path).st_size for path in paths)
    except (OSError, ValueError):
        return 0
