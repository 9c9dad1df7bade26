"""Which names begin as typed: in characters, pinyin or initials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ...text.hanzi import is_han, readings
from ...text.normalize import normal_parts

NOT, UNFINISHED, WHOLE = 0, 1, 2  # whether letters spell the beginning of a name
_HEADS = ("zh", "ch", "sh")


def written(names: Iterable[str], typed: str) -> list[str]:
    """The names that begin with the typed characters, in any case, width and form.

    >>> written(["5G基站", "基站"], "５ｇ基")
    ['5G基站']
    """
    start = normal_parts(typed)
    return [
        name
        for name in dict.fromkeys(names)
        if name.startswith(typed) or (start and normal_parts(name).startswith(start))
    ]


@cache
def _folded(char: str) -> str:
    return normal_parts(char)


def spelled(names: Iterable[str], typed: str) -> list[str]:
    """The names whose beginning the typed letters spell; there may be characters among the letters.

    If the letters are whole syllables or initials of some names, names in which they are an unfinished
    syllable are left out: jin is 晋, and 京 only if no name begins with a jin.

    >>> spelled(["晋商博物院", "京东"], "jin"), spelled(["晋商博物院", "京东"], "jing")
    (['晋商博物院'], ['京东'])
    >>> spelled(["晋商博物院", "京东"], "jsbw"), spelled(["5G基站"], "5gji")
    (['晋商博物院'], ['5G基站'])
    """
    letters = normal_parts(typed).replace("ü", "v")
    if not any("a" <= letter <= "z" for letter in letters):
        return []
    found = {name: _spells(letters, name) for name in names}
    best = max(found.values(), default=NOT)
    return [name for name, how in found.items() if how == best] if best else []


def _spells(letters: str, name: str) -> int:
    """Whether and how letters spell the beginning of a name, in one pass over the name."""
    best = NOT
    reached = {0}  # the possible numbers of letters that spell the characters so far
    for char in name:
        ahead = set()
        for at in reached:
            for sound in _sounds(char):
                if letters.startswith(sound, at):
                    ahead.add(at + len(sound))
                elif sound.startswith(letters[at : at + len(sound)]):
                    best = UNFINISHED
        if len(letters) in ahead:
            return WHOLE
        if not ahead:
            break
        reached = ahead
    return best


@cache
def _sounds(char: str) -> tuple[str, ...]:
    """What may be typed for a character: itself, a reading or an initial; "" for a sign."""
    folded = _folded(char)
    if not is_han(folded[:1]):
        return (folded,) if folded.isalnum() else (folded, "")
    sounds = {folded}
    for reading in readings(folded):
        heads = (head for head in _HEADS if reading.startswith(head))
        sounds |= {reading, reading.replace("v", "u"), reading[0], *heads}
    return tuple(sorted(sounds))
