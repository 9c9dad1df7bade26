"""A digest of the code that an index depends on."""

from __future__ import annotations

import os
from functools import cache
from unicodedata import unidata_version

from ..files.digest import blake2b
from ..files.sources import sources
from ..version import __version__

# Modules and tables below xhl. If any of them differs, an index is useless.
DECISIVE = ("facts", "index", "quantity", "search", "tables", "text", "model.py")


@cache
def rules() -> str:
    """A digest of the rules; it is a part of the names of indexes.

    It is computed from the sources, so nobody has to remember to change it.

    >>> len(rules())
    16
    """
    digest = blake2b(f"{__version__} {unidata_version}".encode(), digest_size=8)
    for path in sources(*DECISIVE):
        with open(path, "rb") as file:
            content = file.read()
        digest.update(f"{os.path.basename(path)} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()
