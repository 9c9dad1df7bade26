"""Opening bases: small ones are read, large ones get an index that is built once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..facts.load import load
from ..files.stamps import Stamps
from ..listeners import SILENT, Listener

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from .store import StoredIndex

# Bytes of TOML (some 900 facts) from which a search through an index takes less time than reading the files.
INDEXED_FROM = 300_000


def disable_indexes() -> None:
    """From now on, this process reads all files, whatever their size."""
    global _indexes_are_trusted  # noqa: PLW0603 (every base that is opened depends on it)
    _indexes_are_trusted = False


_indexes_are_trusted = True


def open_base(
    paths: Sequence[str],
    *,
    stamps: Stamps | None = None,
    listener: Listener = SILENT,
) -> FactBase:
    """The facts of one or several files, as from `load.load`. Raises `BadBase`.

    A large base may raise `DamagedIndex` later, when its facts are read. ``stamps`` has what is known of
    the files already. ``listener`` is told why no index can be kept, and the progress of building one.

    >>> from ..facts.load import shipped
    >>> len(open_base([shipped()])) == len(load([shipped()]))
    True
    """
    stamps = Stamps() if stamps is None else stamps
    if _size(paths, stamps) < INDEXED_FROM or not _indexes_are_trusted:
        return load(paths)
    from .cache import indexed  # most bases are small

    return indexed(paths, stamps, listener)


def index_of(paths: Sequence[str], stamps: Stamps) -> StoredIndex | None:
    """The index of these files, if there is a current one."""
    if _size(paths, stamps) < INDEXED_FROM:
        return None
    from .cache import index_of

    return index_of(paths, stamps)


def _size(paths: Sequence[str], stamps: Stamps) -> int:
    """The bytes of the files; 0 if one is inaccessible, as reading it will report."""
    known = [stamps[path] for path in paths]
    return sum(size for _, _, size, *_times in known) if all(known) else 0
