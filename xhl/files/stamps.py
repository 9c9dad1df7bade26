"""The state of files, by which a change of a file is noticed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from time import time_ns

Stamp = Sequence[int]  # device, inode, size, and times of the last changes of content and metadata


def stamp(path: str) -> Stamp:
    """The state of a file, with times in nanoseconds; empty if it is inaccessible."""
    try:
        return stamp_of(os.stat(path))
    except (OSError, ValueError):
        return []


def stamp_of(look: os.stat_result) -> Stamp:
    """The state of a file as the system tells it."""
    return [look.st_dev, look.st_ino, look.st_size, look.st_mtime_ns, look.st_ctime_ns]


def size_of(stamp: Stamp) -> int:
    """The bytes of a file in this state; 0 if it was inaccessible."""
    return stamp[2] if stamp else 0


class Stamps(dict[str, Stamp]):
    """The state of files by their paths; each is looked at once."""

    def __init__(self) -> None:
        super().__init__()
        self.since = time_ns()  # all are of this moment or later

    def __missing__(self, path: str) -> Stamp:
        self[path] = stamp(path)
        return self[path]
