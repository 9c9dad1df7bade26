"""The sounds of a text, one for each of its characters: what large bases are looked up by."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .hanzi import readings
from .normalize import readable
from .pinyin import spelled

if TYPE_CHECKING:
    from ..search.interpret import Unit


@cache
def sound_of(char: str) -> str:
    """The sound of a character of a normal form: its main reading, a number, or itself.

    >>> sound_of("站"), sound_of("g")
    ('zhan', 'g')
    """
    own = readings(char)
    return own[0] if own else readable(char)


@cache
def sounds_of(unit: Unit) -> tuple[str, ...]:
    """The sounds that a typed unit may stand for.

    >>> from ..search.interpret import Unit
    >>> sounds_of(Unit("syllable", "nu")), sounds_of(Unit("char", "站"))
    (('nu', 'nv'), ('zhan',))
    """
    if unit.kind in ("syllable", "ending"):
        return spelled(unit.typed)
    return (sound_of(unit.typed),)
