"""A large base in an index: a fact is read when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, overload

from ..fact_base import FactBase
from ..model import Fact
from ..search.large.postings import Postings
from ..search.large.terms import DOUBTED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from ..model import Document, Section
    from ..search.engine import Searcher
    from ..search.large.index import Index
    from ..search.titles import Titles


class Chosen(Sequence[Fact]):
    """Some facts of an index, given by their numbers."""

    def __init__(self, index: Index, numbers: Collection[int]) -> None:
        self.kept = index  # the numbers refer to it
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __bool__(self) -> bool:
        return next(iter(self.numbers), None) is not None

    def __iter__(self) -> Iterator[Fact]:
        return self.kept.facts(self.numbers)

    def has_more(self, most: int) -> bool:
        """Whether they are more than so many."""
        numbers = self.numbers
        return numbers.has_more(most) if isinstance(numbers, Postings) else len(numbers) > most

    @property
    def has_doubts(self) -> bool:
        """Whether a draft doubts any of them."""
        doubted = self.kept.with_term(DOUBTED, "")
        if self.numbers is not self.kept.numbers:
            doubted = doubted.among(self.kept.these(self.numbers))
        return bool(doubted)

    @overload
    def __getitem__(self, i: int) -> Fact: ...

    @overload
    def __getitem__(self, i: slice) -> Chosen: ...

    def __getitem__(self, i: int | slice) -> Fact | Chosen:
        if i == slice(None):
            return self
        numbers = self.numbers
        if not isinstance(numbers, (range, list)):  # read no more of them than are asked for
            start, stop, step = (
                (i.start or 0, i.stop, i.step) if isinstance(i, slice) else (0, i + 1, None)
            )
            is_first = start >= 0 and stop is not None and stop > 0 and step is None
            numbers = list(islice(numbers, stop if is_first else None))
        found = numbers[i]
        return (
            next(self.kept.facts([found])) if isinstance(found, int) else Chosen(self.kept, found)
        )


class IndexedBase(FactBase):
    """A base in an index."""

    def __init__(
        self,
        index: Index,
        sections: tuple[Section, ...] = (),
        documents: Sequence[Document] = (),
        title: str = "",
        paths: tuple[str, ...] = (),
        abbreviations: Mapping[str, Sequence[str]] | None = None,
        *,
        called: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        """``called`` gives what each document is called, if that is known: see `search.titles`."""
        facts = Chosen(index, index.numbers)
        super().__init__(facts, sections, documents, title, paths, abbreviations=abbreviations)
        self._index, self._called = index, called

    @cached_property
    def searcher(self) -> Searcher:
        from ..search.engine import Searcher
        from ..search.large.corpus import LargeCorpus

        return Searcher(self.facts, LargeCorpus(self._index), abbreviations=self.abbreviations)

    @cached_property
    def titles(self) -> Titles:
        from ..search.titles import Titles

        return Titles(self._called()) if self._called else Titles.of(self.documents)
