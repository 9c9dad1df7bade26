"""The sounds of a text, one for each of its tokens: what large bases are looked up by."""

from __future__ import annotations

from functools import lru_cache

from .hanzi import readings
from .normalize import readable


@lru_cache(1 << 16)
def sound_of(char: str) -> str:
    """The sound of a token of a normal form: its main reading, a number, or itself.

    >>> sound_of("站"), sound_of("g")
    ('zhan', 'g')
    """
    own = readings(char)
    return own[0] if own else readable(char)
