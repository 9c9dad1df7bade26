"""Fuzzy matching: by sound, by look, in pinyin, or with a slip."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import partial
from typing import TYPE_CHECKING, cast

from ..text.normalize import tokens
from .interpret import Interpretation, interpretations
from .pattern import cheapest
from .query import spellings
from .way import Certain

if TYPE_CHECKING:
    from .large.corpus import LargeCorpus
    from .way import Searched, Way

_LONGER = 2  # units by which another spelling of a number may be longer: 十一 for 11, not 一千九百


def fuzzy(
    searched: Searched,
    word: str,
    *,
    syllables: bool = True,
    cuts: AbstractSet[int] = frozenset(),
) -> Way:
    """The best matches of a word, of the facts with the least cost; with ``cuts``, of the word as pinyin whose
    syllables end at these places.
    """
    read = _read(word, syllables=syllables, cuts=cuts)
    if searched.is_large:
        from .large.fuzzy import in_large  # most bases are small

        return in_large(cast("LargeCorpus", searched), word, read)
    return Certain(tuple, partial(cheapest, word=word, read=read))


def _read(
    word: str, *, syllables: bool, cuts: AbstractSet[int] = frozenset()
) -> list[Interpretation]:
    return [
        one._replace(is_respelled=spelling != word)
        for spelling in spellings(word, any_power=False)
        if len(tokens(spelling)) <= len(tokens(word)) + _LONGER
        for one in interpretations(spelling)
        if (syllables or one.kind != "pinyin")
        and (not cuts or (one.kind == "pinyin" and one.starts >= cuts))
    ]
