"""Large bases: a search asks an index for the few facts that may answer, and looks at no others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ..text.normalize import NUMBERS, is_number, normals, number_form
from ..text.sounds import sound_of
from .candidates import candidates, with_all
from .corpus import Corpus
from .fields import BREAK, NAMES, Text

if TYPE_CHECKING:
    from .index import Index, Term
    from .interpret import Way
    from .statistics import Statistics

_FIRST_SOUND = 0x100000  # private plane 16: every sound has a character


class LargeCorpus:
    """The parts of a large base that a word may stand in.

    >>> from .interpret import ways
    >>> base = LargeCorpus(MemoryIndex([Text(0, "topic", "基站"), Text(1, "topic", "企业")]))
    >>> base.containing("基站").normals, base.resembling(ways("气业")).normals
    (['基站'], ['企业'])
    """

    is_large = True

    def __init__(self, index: Index) -> None:
        self.index = index

    def containing(self, word: str) -> Corpus:
        """The part in which a word, in normal form, may stand literally."""
        return self._part(with_all(self.index, word), NUMBERS.findall(word))

    def resembling(self, ways: Sequence[Way]) -> Corpus:
        """The part worth aligning with the ways to read a word."""
        numbers = (u.typed for way in ways for u in way.units if u.kind == "number")
        return self._part(candidates(self.index, ways), numbers)

    def _part(self, facts: Sequence[int], numbers: Iterable[str]) -> Corpus:
        return Corpus(self.index.texts(facts), whole=self.index, numbers=numbers)


class MemoryIndex:
    """The index of texts in memory.

    >>> index = MemoryIndex([Text(7, "topic", "基站")])
    >>> index.with_term(("zhan",)), index.with_initials("jz"), index.statistics.counts["站"]
    ([7], [7], 1)
    >>> index.texts([7])
    [Text(fact=7, field='topic', original='基站')]
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts  # those of a fact next to each other, facts in order
        self._normals = normals([text.original for text in texts])

    @cached_property
    def statistics(self) -> Statistics:
        from .statistics import tallied

        return tallied(self._texts, self._normals)

    def with_term(self, term: Term) -> list[int]:
        if term[0][:1].isdigit():
            return self._facts_with(number_form(term[0]), self._joined)
        if not all(sound in self._codes for sound in term):
            return []
        return self._facts_with("".join(self._codes[sound] for sound in term), self._spoken)

    def with_initials(self, pair: str) -> list[int]:
        return self._facts_with(pair, self._initials, NAMES)

    def texts(self, facts: Sequence[int]) -> list[Text]:
        return [text for fact in facts for text in self._by_fact.get(fact, ())]

    @cached_property
    def _by_fact(self) -> dict[int, list[Text]]:
        by_fact: dict[int, list[Text]] = {}
        for text in self._texts:
            by_fact.setdefault(text.fact, []).append(text)
        return by_fact

    @cached_property
    def _joined(self) -> str:
        return BREAK.join(self._normals)

    @cached_property
    def _chars(self) -> list[str]:
        """The characters of the texts that have a sound."""
        return [c for c in sorted(set(self._joined)) if c != BREAK and not is_number(c)]

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Each sound of the texts, and the one character that stands for it in ``_spoken``."""
        sounds = dict.fromkeys(map(sound_of, self._chars))
        return {sound: chr(_FIRST_SOUND + i) for i, sound in enumerate(sounds)}

    @cached_property
    def _spoken(self) -> str:
        """The joined text with a character for the sound of each character."""
        return self._joined.translate({ord(c): self._codes[sound_of(c)] for c in self._chars})

    @cached_property
    def _initials(self) -> str:
        """The joined text with the first letter of the sound of each character."""
        return self._joined.translate({ord(c): sound_of(c)[0] for c in self._chars})

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins in the joined string."""
        return [0, *accumulate(len(text) + 1 for text in self._normals)][:-1]

    def _facts_with(
        self, word: str, written: str, fields: frozenset[str] | None = None
    ) -> list[int]:
        """The facts with a word in one of the writings of the joined text."""
        found: dict[int, None] = {}
        at = written.find(word)
        while at >= 0:
            text = self._texts[bisect_right(self._starts, at) - 1]
            if fields is None or text.field in fields:
                found[text.fact] = None
            at = written.find(word, at + 1)
        return list(found)
