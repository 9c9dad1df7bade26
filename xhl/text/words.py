"""Words of Chinese, and the readings that characters have in some of them only: 会 in 会计.

The tables are made by ``tools/word_tables.py`` from jieba's dictionary and pypinyin's phrases.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD = 4  # characters of a word


@lru_cache(maxsize=4096)
def is_word(row: str) -> bool:
    """Whether a row of two to four simplified characters is a common word.

    >>> is_word("公园"), is_word("公圆"), is_word("现代化"), is_word("基础设施")
    (True, False, True, True)
    """
    if len(row) == 2:
        return row[1] in _seconds(row[0]).partition(" ")[0]
    return f" {row} " in _longer_words(row[:1])


@lru_cache(maxsize=4096)
def is_known(row: str) -> bool:
    """Whether a row of two to four simplified characters is a word; of two, even a rare one.

    >>> is_known("市人"), is_known("诗人"), is_known("诗韵"), is_word("诗韵")
    (False, True, True, False)
    """
    if len(row) == 2:
        return row[1] != " " and row[1] in _seconds(row[0])
    return len(row) <= LONGEST_WORD and is_word(row)


@cache
def _longer_words(first: str) -> str:
    """The words of three and four characters that begin with one, each between two spaces."""
    line = _line("words", first)
    return f" {line} " if line else ""


@cache
def _seconds(first: str) -> str:
    """The second characters of words, the common ones before a space."""
    return _line("pairs", first)[1:] or " "


def _line(name: str, first: str) -> str:
    """The line of a table that begins with a character; empty if none does."""
    lines = _lines(name)
    line = lines[min(bisect_left(lines, first), len(lines) - 1)]
    return line if first and line.startswith(first) else ""


@cache
def _lines(name: str) -> list[str]:
    """The lines of a table, which ascend."""
    return table(name).strip("\n").split("\n")


class WordReading(NamedTuple):
    """A reading that a character has in some words only.

    >>> reading = word_readings("kuai")[0]
    >>> reading.char, "会计" in reading.words
    ('会', True)
    """

    syllable: str
    char: str
    words: tuple[str, ...]
    code: str  # replaces the character in a marked text; no text has it


def places_of(readings: Iterable[WordReading], text: str) -> dict[WordReading, list[int]]:
    """The places in a text where a word gives a character one of these readings.

    >>> readings = word_readings("kuai")
    >>> places_of(readings, "统计会计")[readings[0]]
    [2]
    """
    found: dict[WordReading, list[int]] = {reading: [] for reading in readings}
    by_word: defaultdict[tuple[str, int], list[WordReading]] = defaultdict(list)
    shapes: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)  # of the words of a character
    for reading in found:
        for word in reading.words:
            before = word.index(reading.char)
            by_word[word, before].append(reading)
            shapes[reading.char].add((before, len(word)))
    for char, shapes_of_char in shapes.items():
        at = text.find(char)
        while at >= 0:
            for before, size in shapes_of_char:
                start = at - before
                word = text[start : start + size] if start >= 0 else ""
                for reading in by_word.get((word, before), ()):
                    found[reading].append(at)
            at = text.find(char, at + 1)
    return found


@cache
def word_readings(beginning: str) -> tuple[WordReading, ...]:
    """The readings of this kind that begin with these letters.

    >>> [(reading.syllable, reading.char) for reading in word_readings("kuai")]
    [('kuai', '会')]
    """
    lines, found = table("readings-in-words"), []
    at = lines.find(f"\n{beginning}")
    while at >= 0:
        syllable, char, *words = lines[at + 1 : lines.index("\n", at + 1)].split(" ")
        found.append(WordReading(syllable, char, tuple(words), chr(_FIRST_CODE + at)))
        at = lines.find(f"\n{beginning}", at + 1)
    return tuple(found)


_FIRST_CODE = 0xE1000  # of an unassigned plane
