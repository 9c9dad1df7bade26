"""Absolute paths of many files at once."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def absolute(paths: Iterable[str]) -> list[str]:
    """The paths as of `os.path.abspath`; what is the same in many, their folder, is looked at once.

    >>> paths = ["reports/2001.toml", "reports/../2002.toml", "2003.toml", "a//b", "a/..", "/a", "//a", "a/"]
    >>> absolute(paths) == [os.path.abspath(path) for path in paths]
    True
    """
    prefix = cache(lambda folder: os.path.join(os.path.abspath(folder), ""))
    found = []
    for path in paths:
        folder, _, name = path.rpartition("/")
        is_plain = folder.strip("/") and name not in ("", ".", "..") and os.name != "nt"
        found.append(prefix(folder) + name if is_plain else os.path.abspath(path))
    return found
