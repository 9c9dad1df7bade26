"""Several words searched as one, since people put spaces into words: zengji ng cang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import readable
from ..text.words import is_known
from .match import EDITED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .match import Match


def has_each(match: Match, words: Sequence[str]) -> bool:
    """Whether a match of words as one has each of them: more than half of it, and a word of Chinese as a
    whole. 大学 高质量发展 is not just 高质量发展.

    >>> from xhl import load
    >>> [match] = load().searcher.search("大学5G基站")[0].matches
    >>> has_each(match, ["大学", "5g基站"]), has_each(match, ["大学5g基", "站"])
    (False, True)
    """
    edited = [answer.how in EDITED for answer in match.answers for _char in answer.typed]
    at = 0
    for word in map(readable, words):
        edits = sum(edited[at : at + len(word)])
        at += len(word)
        if edits and (2 * edits >= len(word) or is_known(word)):
            return False
    return True
