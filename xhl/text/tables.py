"""The tables of characters and words: text files that ``tools/`` makes, searched as text.

Looking up the few hundred characters of a base and a query in the text is faster than building a
dictionary of all characters.
"""

from __future__ import annotations

import os.path
from functools import cache


@cache
def table(name: str) -> str:
    """The text of a table without the comment it begins with; each line has a line end before it.

    >>> table("syllables").split()[:3]
    ['a', 'ai', 'an']
    """
    folder = os.path.dirname(os.path.dirname(__file__))
    with open(f"{folder}/tables/{name}.txt", encoding="utf-8") as file:
        text = file.read()
    return text[text.index("\n\n") + 1 :]
