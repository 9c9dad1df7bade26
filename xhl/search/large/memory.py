"""The index of facts in memory, for bases that no index is kept of."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from ...text.normalize import NUMBERS, is_number, normals, readable, tokens
from ...text.sounds import sound_of
from ..fields import BREAK, NAMES, texts_of
from .index import Index
from .postings import Run
from .terms import (
    INITIALS,
    NAME_PAIR,
    NAME_SOUND,
    NUMBER,
    PAIR,
    SOUND,
    columns_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ...model import Document, Fact
    from ..statistics import Statistics
    from .index import Range
    from .postings import Postings
    from .terms import Kind


_FIRST_SOUND = 0x100000  # private plane 16: a character for each sound


class MemoryIndex(Index):
    """The index of facts in memory."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        super().__init__([Run(0, len(facts))])
        self._facts = facts
        self._texts = texts_of(enumerate(facts))  # grouped by fact
        self._normals = normals([text.original for text in self._texts])

    @cached_property
    def statistics(self) -> Statistics:
        from ..statistics import tallied

        return tallied(self._texts, self._normals)

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        return map(self._facts.__getitem__, numbers)

    def find_term(self, kind: Kind, text: str) -> Postings:
        return self.these(self._numbers_with(kind, text))

    def _numbers_with(self, kind: Kind, text: str) -> Sequence[int]:
        if kind in (SOUND, NAME_SOUND, PAIR, NAME_PAIR):
            sounds = text.split(" ")
            if not all(sound in self._codes for sound in sounds):
                return ()
            fields = NAMES if kind in (NAME_SOUND, NAME_PAIR) else None
            word = "".join(self._codes[sound] for sound in sounds)
            return self._facts_with(word, self._spoken, fields)
        if kind == INITIALS:
            return self._facts_with(text, self._initials, NAMES)
        return self._columns[kind].get(text, ())

    def find_written(self, pair: str) -> Postings:
        return self.these(self._facts_with(pair, self._joined))

    def terms(self, wanted: Range) -> Iterator[tuple[str, Postings]]:
        kind, start, end, among, backwards = wanted
        column = self._columns[kind]
        for text in sorted(column, reverse=backwards):
            facts = self.these(column[text])
            own = facts if among is None else facts.among(among)
            if start <= text < end and own:
                yield text, own

    def of_documents(self, documents: Collection[Document]) -> Postings:
        return self.these([i for i, fact in enumerate(self._facts) if fact.document in documents])

    @cached_property
    def _columns(self) -> defaultdict[Kind, dict[str, list[int]]]:
        """The terms without sounds, by kind and text."""
        columns: defaultdict[Kind, dict[str, list[int]]] = defaultdict(dict)
        forms = zip(self._texts, self._normals, strict=True)
        names: list[list[str]] = []
        lengths: list[int] = []
        for i, of_fact in groupby(forms, key=lambda form: form[0].fact):
            plains = [(text.field, plain) for text, plain in of_fact]
            names.append([plain for field, plain in plains if field in NAMES])
            lengths.append(min(len(tokens(own)) for field, own in plains if field not in NAMES))
            for number in {*NUMBERS.findall(BREAK.join(plain for _, plain in plains))}:
                columns[NUMBER].setdefault(readable(number), []).append(i)
        for kind, places, terms in columns_of(self._facts, names, lengths):
            for i, term in zip(places, terms, strict=True):
                columns[kind].setdefault(term, []).append(i)
        return columns

    @cached_property
    def _joined(self) -> str:
        return BREAK.join(self._normals)

    @cached_property
    def _chars(self) -> list[str]:
        """The characters in the texts that have a reading."""
        return [c for c in sorted(set(self._joined)) if c != BREAK and not is_number(c)]

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Sound -> the character that represents it in ``_spoken``."""
        sounds = dict.fromkeys(map(sound_of, self._chars))
        return {sound: chr(_FIRST_SOUND + i) for i, sound in enumerate(sounds)}

    @cached_property
    def _spoken(self) -> str:
        """The joined text with each character replaced by one for its sound."""
        return self._joined.translate({ord(c): self._codes[sound_of(c)] for c in self._chars})

    @cached_property
    def _initials(self) -> str:
        """The joined text with each character replaced by its initial."""
        return self._joined.translate({ord(c): sound_of(c)[0] for c in self._chars})

    @cached_property
    def _starts(self) -> list[int]:
        """The start of each text in the joined string."""
        return [0, *accumulate(len(text) + 1 for text in self._normals)][:-1]

    def _facts_with(
        self, word: str, written: str, fields: frozenset[str] | None = None
    ) -> list[int]:
        """The facts that contain a word in this form of the joined text."""
        found: dict[int, None] = {}
        at = written.find(word)
        while at >= 0:
            text = self._texts[bisect_right(self._starts, at) - 1]
            if fields is None or text.field in fields:
                found[text.fact] = None
            at = written.find(word, at + 1)
        return list(found)
