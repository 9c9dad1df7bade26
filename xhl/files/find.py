"""The fact bases and documents below a folder."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..text.sanitize import printable
from .documents import FORMATS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile("([0-9]{1,18})")
_CANNOT_RESOLVE = 1921  # of Windows: the name of a link cannot be resolved
MOST = 10_000  # folders; a larger tree, such as /, was named by mistake


def bases_below(folder: str) -> list[str]:
    """The paths of all *.toml and all documents below a folder, in order; hidden ones are skipped. So
    are a document beside a base of the same name, which is its source, and plain texts in a folder
    with bases, which are notes.

    Links are followed; each folder is entered once. Raises `UserError` if a folder cannot be read,
    if there are too many, or if nothing is found.
    """
    found: list[str] = []
    named = (".toml", *FORMATS)
    waiting, seen = [folder], set()
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.name.startswith("."):
                        continue
                    if _is_folder(entry):
                        waiting.append(entry.path)
                    elif entry.name[0] != "~" and entry.name.lower().endswith(named):
                        found.append(entry.path)
        except OSError as error:
            problem = _("{path}: cannot be read: {reason}")
            raise UserError(problem.format(path=printable(path), reason=reason_of(error))) from None
        if len(seen) > MOST:
            problem = _("{path}: more than {most} folders below it, the limit")
            raise UserError(problem.format(path=printable(folder), most=MOST))
    if not found:
        problem = _("{path}: no base (*.toml) and no document in this folder or below")
        raise UserError(problem.format(path=printable(folder)))
    return in_order(_wanted(found))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link to itself leads nowhere."""
    try:
        return entry.is_dir()
    except OSError as error:
        if error.errno == errno.ELOOP or getattr(error, "winerror", 0) == _CANNOT_RESOLVE:
            return False
        raise


def in_order(paths: Sequence[str]) -> list[str]:
    """Paths sorted as people do, folder by folder, numbers by their size.

    >>> in_order(["b10.toml", "b9.toml", "b.toml", "a/c.toml"])
    ['a/c.toml', 'b9.toml', 'b10.toml', 'b.toml']
    """
    # All at once: no path has a zero character. A folder ends before any other character, and so do numbers.
    parts = _NUMBER.split("\0".join(paths).replace(os.sep, "\1"))
    parts[1::2] = [f"\2{number:0>18}" for number in parts[1::2]]
    keys = "".join(parts).split("\0")
    return [path for _key, path in sorted(zip(keys, paths, strict=True))]


def _wanted(found: list[str]) -> list[str]:
    bases = {path for path in found if path.lower().endswith(".toml")}
    documents = [path for path in found if path not in bases]
    stems = {os.path.splitext(path)[0] for path in bases} if documents else ()
    documents = [path for path in documents if os.path.splitext(path)[0] not in stems]
    return [*bases, *(path for path in documents if not (bases and path.lower().endswith(TEXTS)))]
