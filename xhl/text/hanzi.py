"""Chinese characters: simplified forms, readings, look-alikes.

The tables are made by ``tools/hanzi_tables.py`` from pypinyin, OpenCC and the Unihan database.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from .tables import table


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one, as 〇 is, the zero of years.

    >>> is_han("几"), is_han("〇"), is_han("j"), is_han("，")
    (True, True, False, False)
    """
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" or char == "〇"


@cache
def simplifier() -> dict[int, int]:
    """A table for ``str.translate``: traditional characters and variants to simplified ones.

    One character for one, so that positions stay. If a form has several, as 乾 (干, 乾), the first
    of OpenCC's counts.

    >>> "減稅降費".translate(simplifier())
    '减税降费'
    """
    rows = table("simplified").split()
    return str.maketrans("".join(rows[::2]), "".join(rows[1::2]))


@cache
def syllables() -> frozenset[str]:
    """All syllables that are readings: toneless, lower case, ü written v.

    >>> "zhan" in syllables(), "lve" in syllables(), "lüe" in syllables()
    (True, True, False)
    """
    return frozenset(table("syllables").split())


@cache
def readings(char: str) -> tuple[str, ...]:
    """The readings of one character, the main one first; none for what is not a Chinese character.

    Toneless, lower case, ü written v. Of many characters at once, ``sounds`` is faster.

    >>> readings("曾"), readings("略"), readings("5")
    (('ceng', 'zeng'), ('lve',), ())
    """
    if not is_han(char):
        return ()
    return _readings_in(table("readings"), char) or _readings_in(table("readings-rare"), char)


def sounds(alphabet: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Each syllable that characters are read as, with those characters: by their main readings, and by all.

    >>> main, every = sounds("长昌，")
    >>> main["chang"], every["chang"]
    (['昌'], ['昌', '长'])
    """
    rest = frozenset(alphabet)
    by_main: dict[str, list[str]] = {}
    by_every: dict[str, list[str]] = {}
    common: set[str] = set()
    main, _, others = table("readings").partition("\n\n")
    for lines, kinds in ((main, (by_main, by_every)), (others, (by_every,))):
        for line in lines.split("\n"):
            syllable, _, chars = line.partition(" ")
            if read_so := sorted(rest.intersection(chars)):
                common.update(read_so)
                for by_sound in kinds:
                    by_sound.setdefault(syllable, []).extend(read_so)
    for char in sorted(rest - common):
        own = readings(char)
        for by_sound, syllables in ((by_main, own[:1]), (by_every, own)):
            for syllable in syllables:
                by_sound.setdefault(syllable, []).append(char)
    return by_main, by_every


@cache
def lookalikes(char: str) -> str:
    """Characters that look like a simplified one, best first; none for rare characters.

    >>> "已" in lookalikes("己"), "特" in lookalikes("持"), lookalikes("5")
    (True, True, '')
    """
    lines = table("lookalikes")
    start = lines.find(f"\n{char}") if is_han(char) else -1
    return lines[start + 2 : lines.index("\n", start + 1)] if start >= 0 else ""


def resemblance(char: str, other: str) -> float:
    """What part of the main readings of two characters is the same at their beginnings and ends, 0 to 1.

    >>> resemblance("坏", "会"), resemblance("坏", "上"), resemblance("坏", "5")
    (0.75, 0.0, 0.0)
    """
    one, two = ("".join(readings(each)[:1]) for each in (char, other))
    start = _common(one, two)
    end = _common(one[start:][::-1], two[start:][::-1])
    return (start + end) / max(len(one), len(two), 1)


def _common(one: str, other: str) -> int:
    """The length of the common beginning of two words."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _readings_in(lines: str, char: str) -> tuple[str, ...]:
    """The first words of the lines, ``ji 几机己``, that contain the character."""
    found = []
    at = lines.find(char)
    while at >= 0:
        start = lines.rindex("\n", 0, at) + 1
        found.append(lines[start : lines.index(" ", start)])
        at = lines.find(char, at + 1)
    return tuple(found)
