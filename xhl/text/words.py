"""Which rows of characters are words of Chinese.

The tables are made by ``tools/word_tables.py`` from jieba's dictionary.
"""

from __future__ import annotations

from functools import cache

from .tables import table

LONGEST = 4  # characters of a word


@cache
def is_word(row: str) -> bool:
    """Whether a row of two to four simplified characters is a common word.

    >>> is_word("公园"), is_word("公圆"), is_word("现代化"), is_word("基础设施")
    (True, False, True, True)
    """
    if len(row) == 2:
        return row[1] in _seconds(row[0]).partition(" ")[0]
    return f" {row} " in _longer_words()


@cache
def is_known(pair: str) -> bool:
    """Whether two simplified characters are a word, however rare.

    >>> is_known("市人"), is_known("诗人"), is_known("诗韵"), is_word("诗韵")
    (False, True, True, False)
    """
    return pair[1] != " " and pair[1] in _seconds(pair[0])


@cache
def _longer_words() -> str:
    """The words of three and four characters, each between two spaces."""
    return table("words").replace("\n", " ")


@cache
def _seconds(first: str) -> str:
    """The second characters of words, the common ones before a space."""
    lines = table("pairs")
    start = lines.find(f"\n{first}")
    return lines[start + 2 : lines.index("\n", start + 1)] if start >= 0 else " "
