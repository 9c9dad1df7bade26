"""A base that is read from its index, as far as it is asked for.

Its facts are numbered through all files; segments have them in runs, some of which may be of files that
have changed or gone since, and count no more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from ..fact_base import FactBase
from ..model import Fact, Quantity
from ..search.engine import Searcher
from ..search.fields import Text, texts_of
from ..search.large import LargeCorpus
from ..text.normalize import number_form
from .segment import Row, Segment, document, section
from .terms import INITIALS, LAST, NUMBER, PAIR, sound_code

if TYPE_CHECKING:
    from ..search.index import Term
    from ..search.statistics import Statistics
    from .manifest import Manifest

_KNOWN = 5000  # facts that stay in memory


class Run(NamedTuple):
    """Facts that follow each other in a segment and in the base."""

    start: int  # in the base
    end: int
    segment: int
    shift: int  # from the number in the segment to that in the base


class StoredBase(FactBase):
    """A base whose facts are read when they are asked for; those of a part are in memory."""

    def __init__(self, facts: StoredFacts, paths: Sequence[str]) -> None:
        super().__init__(facts, facts.sections, facts.documents, facts.title, tuple(paths))
        self._stored: Final = facts

    @cached_property
    def searcher(self) -> Searcher:
        return Searcher(self._stored, LargeCorpus(StoredIndex(self._stored)))


class StoredFacts(Sequence[Fact]):
    """The facts of an index, in the order of the files."""

    def __init__(self, manifest: Manifest, paths: Sequence[str]) -> None:
        self._manifest = manifest
        self._paths = paths
        self._known: dict[int, Fact] = {}
        self.title, sections, documents = manifest.base
        self.sections = tuple(map(section, sections))
        self.documents = tuple(map(document, documents))
        self._sections = {section.name: section for section in self.sections}
        self._starts, self.runs = _runs(manifest)
        self._size = self._starts[-1]

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, i: int) -> Fact: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Fact]: ...

    def __getitem__(self, i: int | slice) -> Fact | Sequence[Fact]:
        numbers = range(self._size)[i]
        if isinstance(numbers, int):
            return self._fact(numbers)
        return list(map(self._fact, numbers))

    def __iter__(self) -> Iterator[Fact]:
        for start, end, number, shift in self.runs:
            rows = self.segment(number).rows(start - shift, end - shift)
            yield from map(self._made, range(start, end), rows)

    def segment(self, number: int) -> Segment:
        return self._manifest.segment(number)

    @property
    def statistics(self) -> Statistics:
        return self._manifest.counted

    def _fact(self, number: int) -> Fact:
        fact = self._known.get(number)
        if fact is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            run = self.runs[bisect_right(self.runs, (number, self._size + 1)) - 1]
            row = self.segment(run.segment).row(number - run.shift)
            fact = self._known[number] = self._made(number, row)
        return fact

    def _made(self, number: int, row: Row) -> Fact:
        topic, section, statement, source, key, quantity, period, aliases, *rest = row
        file = bisect_right(self._starts, number) - 1
        return Fact(
            topic,
            self._sections[section],
            source if statement is None else statement,
            source,
            self.documents[self._manifest.documents[file][key]],
            Quantity(*quantity) if quantity else None,
            period,
            tuple(aliases),
            self._paths[file],
            *rest,
        )


def _runs(manifest: Manifest) -> tuple[list[int], list[Run]]:
    """Where each file begins, and all of them end; and the runs of all, in order."""
    starts, runs, at = [0], list[Run](), 0
    for file in manifest.files:
        for segment, start, count in file.runs:
            shift = at - start
            if runs and runs[-1][2:] == (segment, shift):
                runs[-1] = runs[-1]._replace(end=at + count)
            elif count:
                runs.append(Run(at, at + count, segment, shift))
            at += count
        starts.append(at)
    return starts, runs


class StoredIndex:
    """What a search asks of a stored base: what `MemoryIndex` is for one in memory."""

    def __init__(self, facts: StoredFacts) -> None:
        self._facts = facts

    @property
    def statistics(self) -> Statistics:
        return self._facts.statistics

    def with_term(self, term: Term) -> list[int]:
        """The facts in which a sound, a number, or a pair of sounds stands."""
        if term[0][:1].isdigit():
            return self._with_key(NUMBER + number_form(term[0]))
        codes = "".join(map(sound_code, term))
        if len(term) == 2:
            return self._with_key(PAIR + codes)
        return self._with_any(PAIR + codes, PAIR + codes + LAST)  # the sound begins some pair

    def with_initials(self, pair: str) -> list[int]:
        """The facts with these two initials, one behind the other, in their topic or an alias."""
        return self._with_key(INITIALS + pair)

    def texts(self, facts: Sequence[int]) -> list[Text]:
        """The texts of some facts."""
        return texts_of((fact, self._facts[fact]) for fact in facts)

    def _with_key(self, key: str) -> list[int]:
        return self._numbered(lambda segment: segment.facts_with(key))

    def _with_any(self, start: str, end: str) -> list[int]:
        def facts_with_any(segment: Segment) -> Sequence[int]:
            return sorted({fact for _, facts in segment.terms(start, end) for fact in facts})

        return self._numbered(facts_with_any)

    def _numbered(self, found: Callable[[Segment], Sequence[int]]) -> list[int]:
        """What is found in each segment, as facts of the base, in order."""
        by_segment: dict[int, Sequence[int]] = {}
        numbers: list[int] = []
        for start, end, segment, shift in self._facts.runs:
            facts = by_segment.get(segment)
            if facts is None:
                facts = by_segment[segment] = found(self._facts.segment(segment))
            low = bisect_left(facts, start - shift)
            high = bisect_left(facts, end - shift, low)
            numbers += [fact + shift for fact in facts[low:high]]
        return numbers
