"""A digest of the code that an index depends on."""

from __future__ import annotations

from functools import cache

from ..files.sources import digest_of

# Modules and tables below xhl. If any of them differs, an index is useless.
DECISIVE = ("facts", "index", "quantity", "search", "tables", "text", "model.py")


@cache
def rules() -> str:
    """A digest of the rules; it is a part of the names of indexes.

    It is computed from the sources, so nobody has to remember to change it.

    >>> len(rules())
    16
    """
    return digest_of(*DECISIVE)
