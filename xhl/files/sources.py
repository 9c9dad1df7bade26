"""The source files of the package: what was computed by others of them is computed again."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ENDINGS = (".py", ".txt", ".mo", ".po")


def sources(*names: str) -> list[str]:
    """The paths of modules, tables and messages at these names in the package, or below them; none in an archive.

    >>> [os.path.basename(path) for path in sources("model.py", "tables")][:2]
    ['model.py', 'abbreviations.txt']
    """
    return [path for name in names for path in _at(os.path.join(_PACKAGE, *name.split("/")))]


def _at(path: str) -> list[str]:
    if not os.path.isdir(path):
        return [path] if os.path.exists(path) else []
    with os.scandir(path) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    found: list[str] = []
    for entry in inside:
        if entry.is_dir():
            found += _at(entry.path)  # what Python compiled has another ending
        elif entry.name.endswith(_ENDINGS):
            found.append(entry.path)
    return found
