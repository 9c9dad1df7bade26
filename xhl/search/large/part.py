"""A part of an index: the facts that a command was narrowed to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .index import END, Numbers
from .postings import TERMS, Kept, Postings
from .terms import NUMBERED, SECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ...model import Document, Fact
    from ..fields import Said
    from ..statistics import Statistics
    from .index import Index
    from .terms import Kind


class PartIndex:
    """Some facts of an index, with the statistics of the whole."""

    def __init__(self, whole: Index, numbers: Collection[int]) -> None:
        self._whole = whole
        self.numbers = whole.these(numbers)
        self.with_term = Kept(self._with_term)
        self.written = lru_cache(TERMS)(self._written)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def statistics(self) -> Statistics:
        return self._whole.statistics

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        return self._whole.facts(numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        return self._whole.texts(numbers)

    def these(self, numbers: Collection[int]) -> Postings:
        return self._whole.these(numbers)

    def _with_term(self, kind: Kind, text: str) -> Postings:
        return self._whole.with_term(kind, text).among(self.numbers)

    def with_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        return self._whole.with_any(kind, pairs).among(self.numbers)

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        return self._whole.with_char(facts, char)

    def _written(self, pair: str) -> Postings:
        return self._whole.written(pair).among(self.numbers)

    def between(self, kind: Kind, start: str, end: str) -> Postings:
        return self._whole.between(kind, start, end).among(self.numbers)

    def terms(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, Postings]]:
        own = self._own(among)
        return self._whole.terms(kind, start, end, among=own, backwards=backwards)

    def by_term(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, int]]:
        own = self._own(among)
        return self._whole.by_term(kind, start, end, among=own, backwards=backwards)

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        return self._whole.sizes(is_wanted, self._own(among))

    def _own(self, among: Postings | None) -> Postings:
        """The facts of this part, or those of them that are among others."""
        return self.numbers if among is None else among.among(self.numbers)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:
        known, rest = self._whole.about(word, facts)
        return known.among(self.numbers), rest

    def of_documents(self, documents: Collection[Document]) -> Postings:
        return self._whole.of_documents(documents).among(self.numbers)

    def section_counts(self) -> dict[str, tuple[int, int]]:
        return section_counts(self)

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        return self._whole.by_topic(facts, backwards=backwards)


def section_counts(index: Index) -> dict[str, tuple[int, int]]:
    """Section -> how many facts it has, and how many of these have a number."""
    numbered = index.with_term(NUMBERED, "")
    return {term: (len(facts), len(facts.among(numbered))) for term, facts in index.terms(SECTION)}
