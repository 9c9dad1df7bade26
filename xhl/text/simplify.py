"""Texts in simplified characters and half width, so that patterns need only one form."""

from __future__ import annotations

from functools import cache, lru_cache

from .hanzi import simplifier
from .width import half_width


@lru_cache(maxsize=64)  # what is asked of one sentence is asked in a row
def simplified(text: str) -> str:
    """The text in simplified characters and half width, each character in its place.

    >>> simplified("減稅降費５％")
    '减税降费5%'
    """
    narrow = half_width(text)
    return narrow if _others().isdisjoint(narrow) else narrow.translate(simplifier())


@cache
def _others() -> frozenset[str]:
    """The characters that have a simplified form."""
    return frozenset(map(chr, simplifier()))
