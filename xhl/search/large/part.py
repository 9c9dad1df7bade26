"""A part of an index: the facts that a command was narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .index import Index, Numbers, Range

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ...model import Document, Fact
    from ..fields import Said
    from ..statistics import Statistics
    from .postings import Postings
    from .terms import Kind


class PartIndex(Index):
    """Some facts of an index, with the statistics of the whole."""

    def __init__(self, whole: Index, numbers: Collection[int]) -> None:
        self._own = whole.these(numbers)
        super().__init__(whole.runs, self._own)
        self._whole = whole

    @property
    def statistics(self) -> Statistics:
        return self._whole.statistics

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        return self._whole.facts(numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        return self._whole.texts(numbers)

    def lateness(self, facts: Postings) -> Iterator[int]:
        return self._whole.lateness(facts)

    def find_term(self, kind: Kind, text: str) -> Postings:
        return self._whole.with_term(kind, text).among(self._own)

    def with_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        return self._whole.with_any(kind, pairs).among(self._own)

    def find_written(self, pair: str) -> Postings:
        return self._whole.written(pair).among(self._own)

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        return self._whole.with_char(facts, char)

    def between(self, wanted: Range) -> Postings:
        return self._whole.between(wanted).among(self._own)

    def first(self, kind: Kind) -> str:
        return self._whole.first(kind)

    def terms(self, wanted: Range) -> Iterator[tuple[str, Postings]]:
        return self._whole.terms(self._narrowed(wanted))

    def by_term(self, wanted: Range) -> Iterator[tuple[str, int]]:
        return self._whole.by_term(self._narrowed(wanted))

    def _narrowed(self, wanted: Range) -> Range:
        return wanted._replace(among=self._among(wanted.among))

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        return self._whole.sizes(is_wanted, self._among(among))

    def _among(self, others: Postings | None) -> Postings:
        return self._own if others is None else others.among(self._own)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:
        known, rest = self._whole.about(word, facts)
        return known.among(self._own), rest

    def of_documents(self, documents: Collection[Document]) -> Postings:
        return self._whole.of_documents(documents).among(self._own)

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        return self._whole.by_topic(facts, backwards=backwards)
