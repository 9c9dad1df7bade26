"""Which facts are about each common word, so that these are counted without reading them.

A list of a pair of sounds has homophones, and facts that only mention a word in their sentence. Of a rare
word these few are read.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from .terms import SoundCodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .forms import Forms

_ENOUGH = 500  # facts whose statements tell which words are common; names have places, which differ
_WORTH = 2  # times as many facts; fewer are read in less time than it takes to tell their words
_SHARE = 0.04  # of the facts that a common word has
_LENGTHS = (2, 3, 4)  # characters of words
_NARROW = "\U00010000"  # after all characters that two bytes hold, as lists do
_PAIR = 2  # of these, the characters whose sounds are looked up together
_WORDS = 6  # common words of a fact, on average; looking for more would take too long


class CommonWords:
    """The words that are common among the first facts of a segment.

    >>> from xhl import load
    >>> from .forms import Forms
    >>> forms, words = Forms(load().facts * 9), CommonWords()
    >>> found = dict(words.about(forms))
    >>> len(found["企业"]) == 9 * len(load().search("企业"))
    True
    """

    def __init__(self) -> None:
        self._words: list[str] | None = None
        self._usual: dict[str, str] = {}  # two sounds -> their most common characters

    def about(self, forms: Forms) -> Iterator[tuple[str, Sequence[int]]]:
        """Each word with those of some facts, numbered from 0, that have it in a name or the statement."""
        if self._words is None:
            self._words = _common(forms.columns["statement"].forms)
            codes = SoundCodes()
            for word in self._words:
                sounds = word.translate(codes)
                if len({*sounds}) == len(word) == _PAIR and max(word) < _NARROW:
                    self._usual.setdefault(sounds, word)
        for word in self._words:
            yield word, [i for i, text in enumerate(forms.said) if word in text]

    def others(
        self, forms: Forms, sounds: Sequence[str]
    ) -> Iterator[tuple[str, str, Sequence[int]]]:
        """The sounds of each common pair of characters, these characters, and those of some facts that have the sounds
        in others; ``sounds`` has those of the texts of each.
        """
        for pair, word in self._usual.items():
            some = [i for i, own in enumerate(sounds) if pair in own]
            others = [i for i in some if sounds[i].count(pair) > forms.texts[i].count(word)]
            yield pair, word, others


def _common(statements: Sequence[str]) -> list[str]:
    """The words that many of the sentences have, no more than take little time."""
    if len(statements) < _WORTH * _ENOUGH:
        return []
    joined = BREAK.join(statements[:_ENOUGH])
    counts: Counter[str] = Counter()
    for size in _LENGTHS:
        counts.update(map("".join, zip(*(joined[start:] for start in range(size)), strict=False)))
    often = takewhile(lambda one: one[1] > _SHARE * _ENOUGH, counts.most_common())
    words = [(word, n) for word, n in often if word.isalpha() and not word.isascii()]
    sums = accumulate(n for _word, n in words)
    found = zip(words, sums, strict=True)
    return [word for (word, _n), so_far in found if so_far <= _WORDS * _ENOUGH]
