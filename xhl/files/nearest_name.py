"""The file that a mistyped name may mean."""

from __future__ import annotations

import os
from itertools import islice

_COMPARED = 1000  # names of a folder
_ALIKE = 0.8


def nearest_name(path: str) -> str:
    """The path of the file in the same folder whose name is most like that of ``path``, which does not
    exist; "" if none is like it.

    >>> nearest_name(__file__ + "w") == __file__, nearest_name("/nowhere/at.all")
    (True, '')
    """
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or os.curdir) as entries:
            known = {entry.name.lower(): entry.name for entry in islice(entries, _COMPARED)}
    except OSError:
        return ""
    known.pop(name.lower(), None)  # a link to nothing
    found = get_close_matches(name.lower(), known, n=1, cutoff=_ALIKE)
    return os.path.join(folder, known[found[0]]) if found else ""
