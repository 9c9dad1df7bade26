"""Writes the tables of words that xhl/text/words.py reads.

    python tools/word_tables.py

Words and how often they occur come from the dictionary of jieba, readings from the phrases of pypinyin
(both development dependencies).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution, version
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_normal

from xhl.text.hanzi import is_han, readings
from xhl.text.normalize import normal

TABLES = Path(__file__).parents[1] / "xhl" / "tables"
JIEBA = f"the dictionary of jieba {version('jieba')}, MIT licence, Copyright (c) 2013 Sun Junyi"
PYPINYIN = (
    f"the phrases of pypinyin {version('pypinyin')}, MIT licence, Copyright (c) 2016 mozillazg"
)

# How often a word occurs in the texts that jieba counted.
COMMON = 50
KNOWN = 3


class Word(NamedTuple):
    """A word of two to four Chinese characters, simplified.

    >>> Word("基站", 50).frequency
    50
    """

    text: str
    frequency: int


def words(dictionary: str) -> list[Word]:
    r"""The Chinese words of two to four characters in a dictionary, from the first to the last.

    >>> words("AT&T 3 nz\n减税 61 v\n基站 2 n\n")
    [Word(text='减税', frequency=61), Word(text='基站', frequency=2)]
    """
    found: dict[str, int] = {}
    for line in dictionary.splitlines():
        text, frequency, _kind = line.split(" ")
        if 2 <= len(text) <= 4 and all(map(is_han, text)):
            found[normal(text)] = max(int(frequency), found.get(normal(text), 0))
    return sorted(map(Word._make, found.items()))


def pairs_table(known: Iterable[Word]) -> str:
    r"""The words of two characters, a line for each first character: common ones, then others.

    >>> table = pairs_table(words("基层 900 n\n基站 50 n\n基价 9 n\n基坑 1 n"))
    >>> table.partition("\n\n")[2]
    '基层站 价\n'
    """
    what = (
        f"Words of two characters: a line for each first character, with the second characters"
        f" of words that occur {COMMON} times, then of those that occur {KNOWN} times."
    )
    pairs = (word for word in known if len(word.text) == 2 and word.frequency >= KNOWN)
    by_first = groupby(pairs, key=lambda word: word.text[0])
    return header(what, JIEBA) + "".join(_pairs_line(first, group) for first, group in by_first)


def _pairs_line(first: str, group: Iterable[Word]) -> str:
    common, others = "", ""
    for word in group:
        if word.frequency >= COMMON:
            common += word.text[1]
        else:
            others += word.text[1]
    return f"{first}{common} {others}\n"


def words_table(known: Iterable[Word]) -> str:
    r"""The common words of three and four characters, a line for each first character.

    >>> table = words_table(words("基本上 900 d\n基础设施 50 n\n基准面 9 n\n"))
    >>> table.partition("\n\n")[2]
    '基本上 基础设施\n'
    """
    what = f"Words of three and four characters that occur {COMMON} times."
    common = (word.text for word in known if len(word.text) > 2 and word.frequency >= COMMON)
    by_first = groupby(common, key=lambda text: text[0])
    return header(what, JIEBA) + "".join(f"{' '.join(group)}\n" for _first, group in by_first)


# Of characters in a phrase that it gives another than the main one.
Readings = list[tuple[int, str]]


def phrase_readings(phrases: Mapping[str, list[list[str]]]) -> dict[str, Readings]:
    """The phrases of two and three characters that give some of them another reading than the main.

    What a part of a phrase says already is left out.

    >>> phrase_readings({"会计": [["kuài"], ["jì"]], "会计师": [["kuài"], ["jì"], ["shī"]]})
    {'会计': [(0, 'kuai')]}
    """
    fixed: dict[str, Readings] = {}
    for phrase, marked in sorted(phrases.items(), key=lambda item: (len(item[0]), item[0])):
        if not 2 <= len(phrase) <= 3 or len(phrase) != len(marked) or normal(phrase) != phrase:
            continue
        read = [to_normal(choices[0], v_to_u=False) for choices in marked]
        parts = {(i + k, r) for k in (0, 1) for i, r in fixed.get(phrase[k : k + 2], [])}
        others = [
            (i, reading)
            for i, (char, reading) in enumerate(zip(phrase, read, strict=True))
            if reading in readings(char)[1:] and (i, reading) not in parts
        ]
        if others:
            fixed[phrase] = others
    return fixed


def readings_table(fixed: Mapping[str, Readings]) -> str:
    r"""A line for each reading of a character: the syllable, the character, the phrases.

    >>> readings_table({"会计": [(0, "kuai")], "财会": [(1, "kuai")]}).partition("\n\n")[2]
    'kuai 会 会计 财会\n'
    """
    what = "Readings that words fix: the syllable, the character, the words that have it so."
    lines: dict[tuple[str, str], list[str]] = {}
    for phrase, others in fixed.items():
        for i, reading in others:
            lines.setdefault((reading, phrase[i]), []).append(phrase)
    rows = (
        f"{syllable} {char} {' '.join(lines[syllable, char])}\n" for syllable, char in sorted(lines)
    )
    return header(what, PYPINYIN) + "".join(rows)


def header(what: str, source: str) -> str:
    """The comment a table begins with; a blank line ends it.

    >>> print(header("Words.", "jieba"), end="")
    # Words.
    # Source: jieba
    # Made by: python tools/word_tables.py
    <BLANKLINE>
    """
    return f"# {what}\n# Source: {source}\n# Made by: python tools/word_tables.py\n\n"


def _dictionary() -> str:
    """The text of jieba's dictionary, without importing jieba, which takes seconds."""
    path = distribution("jieba").locate_file("jieba/dict.txt")
    return Path(str(path)).read_text("utf-8")


def _tables() -> Iterator[tuple[str, str]]:
    known = words(_dictionary())
    yield "pairs", pairs_table(known)
    yield "words", words_table(known)
    yield "readings-in-words", readings_table(phrase_readings(PHRASES_DICT))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--into", type=Path, default=TABLES, help="folder to write to")
    into = parser.parse_args().into
    for name, text in _tables():
        (into / f"{name}.txt").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
