"""Opening bases: small ones are read, large ones are looked up in an index that is built once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..facts.load import load
from ..i18n.messages import _

if TYPE_CHECKING:
    from ..model import FactBase

# Bytes of TOML, some 4,000 facts: from here on, opening an index is quicker than reading the files.
INDEXED_FROM = 1_500_000


class DamagedIndex(Exception):
    """An index that turned out to be none; it is gone, and its files are read from now on.

    >>> print(DamagedIndex())
    the index of the base was damaged, and is removed: run this again
    """

    def __str__(self) -> str:
        return _("the index of the base was damaged, and is removed: run this again")


def distrust() -> None:
    """From now on, in this process, files are read whatever their size.

    >>> from . import open as library
    >>> distrust()
    >>> library._indexes_are_trusted
    False
    """
    global _indexes_are_trusted  # noqa: PLW0603 (it is asked of each base that is opened)
    _indexes_are_trusted = False


_indexes_are_trusted = True


def open_base(paths: Sequence[str]) -> FactBase:
    """The facts of one or several files, as `loading.load` has them. Raises `BadBase`.

    A large base may raise `DamagedIndex` later, when its facts are read.

    >>> from ..facts.load import shipped
    >>> len(open_base([shipped()])) == len(load([shipped()]))
    True
    """
    if _size(paths) < INDEXED_FROM or not _indexes_are_trusted:
        return load(paths)
    from .cache import indexed  # and with it SQLite

    return indexed(paths)


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
