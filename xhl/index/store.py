"""A base in an index, read as needed.

Its facts are numbered through all files. Segments hold runs of them; some runs are of files that have
changed or disappeared, and are ignored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from heapq import merge
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, overload

from ..model import Fact, Quantity
from ..search.index import END
from ..search.terms import NUMBERED, SOUND
from ..text.sounds import dictionary_key
from .segment import document, section
from .terms import DOCUMENT, key, keys_with_sound, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..model import Document
    from ..search.statistics import Statistics
    from ..search.terms import Kind
    from .manifest import Manifest
    from .segment import Row, Segment


_KNOWN = 5000  # facts kept in memory


class Run(NamedTuple):
    """Facts that are consecutive in a segment and in the base."""

    start: int  # in the base
    end: int
    segment: int
    shift: int  # added to a number in the segment, gives that in the base


class Summary(NamedTuple):
    """What one file of an index holds."""

    title: str
    documents: Sequence[Document]
    facts: int
    numbers: int  # facts with a number


class Postings(Sequence[int]):
    """Numbers of facts in order, from several segments.

    >>> postings = Postings([([0, 2], 10), ([5], 20)])
    >>> len(postings), list(postings), 12 in postings, 13 in postings, postings[-1]
    (3, [10, 12, 25], True, False, 25)
    >>> postings.between(11, 25), postings.between(10, 26)
    (1, 3)
    """

    def __init__(self, parts: Sequence[tuple[Sequence[int], int]]) -> None:
        self._parts = parts  # the numbers of each, and the shift

    def __len__(self) -> int:
        return sum(len(part) for part, _ in self._parts)

    def between(self, start: int, end: int) -> int:
        """How many are from one number on and below another."""
        return sum(
            bisect_left(part, end - shift) - bisect_left(part, start - shift)
            for part, shift in self._parts
        )

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(map(shift.__add__, part) for part, shift in self._parts)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and any(
            (i := bisect_left(part, number - shift)) < len(part) and part[i] == number - shift
            for part, shift in self._parts
        )

    @overload
    def __getitem__(self, i: int) -> int: ...

    @overload
    def __getitem__(self, i: slice) -> list[int]: ...

    def __getitem__(self, i: int | slice) -> int | list[int]:
        if i in (0, -1) and self._parts:
            part, shift = self._parts[i]  # no part is empty
            return part[i] + shift
        return list(self)[i]


class StoredIndex:
    """The index in segments; see `Index`."""

    def __init__(self, manifest: Manifest, paths: Sequence[str]) -> None:
        self._manifest = manifest
        self._paths = paths
        self._known: dict[int, Fact] = {}
        self.title, sections, documents, known = manifest.base
        self.abbreviations = {short: tuple(said) for short, said in known.items()}
        self.sections = tuple(map(section, sections))
        self.documents = tuple(map(document, documents))
        self._sections = {section.key: section for section in self.sections}
        self._starts, self._runs = _runs(manifest)
        self.numbers = range(self._starts[-1])

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def statistics(self) -> Statistics:
        return self._manifest.counted

    @property
    def path(self) -> str:
        return self._manifest.path

    @property
    def summaries(self) -> Iterator[Summary]:
        """What each file holds."""
        numbered = self.with_term(NUMBERED, "")
        described = zip(self._manifest.titles, self._manifest.documents, strict=True)
        for (title, places), (start, end) in zip(described, pairwise(self._starts), strict=True):
            documents = [self.documents[place] for place in places.values()]
            yield Summary(title, documents, end - start, numbered.between(start, end))

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        for start, end in _spans(numbers):
            if end == start + 1:
                yield self._fact(start)
            else:
                yield from self._read(start, end)

    def with_term(self, kind: Kind, text: str) -> Postings:
        if kind == SOUND:
            start, end = keys_with_sound(text)
            return self._numbered(lambda segment: _any(segment.terms(start, end)))
        return self._with_key(key(kind, text))

    def terms(
        self, kind: Kind, start: str = "", end: str = END, *, backwards: bool = False
    ) -> Iterator[tuple[str, Postings]]:
        first, last = key(kind, start), key(kind, end)
        each = (self._terms_of(number, first, last, backwards=backwards) for number in self._parts)
        by_key = itemgetter(0)
        for one, found in groupby(merge(*each, key=by_key, reverse=backwards), key=by_key):
            if postings := self._postings({number: facts for _, number, facts in found}):
                yield text_of(one), postings

    def _terms_of(
        self, number: int, first: str, last: str, *, backwards: bool
    ) -> Iterator[tuple[str, int, Sequence[int]]]:
        """The keys of a segment, each with its number and its facts."""
        for one, facts in self._manifest.segment(number).terms(first, last, backwards=backwards):
            yield one, number, facts

    def of_document(self, document: Document) -> Sequence[int]:
        place = self.documents.index(document)
        numbers: list[int] = []
        lists: dict[str, list[int]] = {}  # of facts whose document has a key, in any file
        for file, places in enumerate(self._manifest.documents):
            for name, own in places.items():
                if own == place:
                    start, end = self._starts[file : file + 2]
                    if len(places) == 1:
                        numbers += range(start, end)
                        continue
                    if name not in lists:
                        lists[name] = list(self._with_key(DOCUMENT + quoted(name)))
                    found = lists[name]
                    numbers += found[bisect_left(found, start) : bisect_left(found, end)]
        return numbers

    def by_topic(self, *, backwards: bool = False) -> Iterator[int]:
        each = (self._in_order(number, backwards=backwards) for number in self._parts)
        by_key = itemgetter(0)
        for _, found in groupby(merge(*each, key=by_key, reverse=backwards), key=by_key):
            yield from sorted(number for _, number in found)

    def _in_order(self, segment: int, *, backwards: bool) -> Iterator[tuple[str, int]]:
        """The valid facts of a segment, each with its sort key."""
        parts = self._parts[segment]
        starts = sorted(parts)
        opened = self._manifest.segment(segment)
        for fact in opened.by_topic(backwards=backwards):
            start = starts[max(0, bisect_right(starts, fact) - 1)]
            end, shifts = parts[start]
            if start <= fact < end:
                topic = dictionary_key(opened.row(fact)[0])
                yield from ((topic, fact + shift) for shift in shifts)

    @cached_property
    def _parts(self) -> dict[int, dict[int, tuple[int, list[int]]]]:
        """The valid parts of each segment, by start: end and shift."""
        parts: defaultdict[int, dict[int, tuple[int, list[int]]]] = defaultdict(dict)
        for at, file in zip(self._starts, self._manifest.files, strict=False):
            first = at
            for segment, start, count in file.runs:
                parts[segment].setdefault(start, (start + count, []))[1].append(first - start)
                first += count
        return parts

    def _with_key(self, key: str) -> Postings:
        return self._numbered(lambda segment: segment.facts_with(key))

    def _numbered(self, found: Callable[[Segment], Sequence[int]]) -> Postings:
        """The numbers found in each segment, as numbers of the base."""
        return self._postings(
            {number: found(self._manifest.segment(number)) for number in self._runs_of}
        )

    def _postings(self, by_segment: Mapping[int, Sequence[int]]) -> Postings:
        parts = []
        for number, facts in by_segment.items():
            for start, end, _segment, shift in self._runs_of[number] if facts else ():
                low, high = bisect_left(facts, start - shift), bisect_left(facts, end - shift)
                if high > low:
                    parts.append(
                        (start, facts[low:high] if high - low < len(facts) else facts, shift)
                    )
        parts.sort(key=itemgetter(0))
        return Postings([(facts, shift) for _, facts, shift in parts])

    @cached_property
    def _runs_of(self) -> defaultdict[int, list[Run]]:
        """The runs of each segment."""
        runs: defaultdict[int, list[Run]] = defaultdict(list)
        for run in self._runs:
            runs[run.segment].append(run)
        return runs

    def _fact(self, number: int) -> Fact:
        """One fact; the most recent ones are kept in memory."""
        fact = self._known.get(number)
        if fact is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            [fact] = self._read(number, number + 1)
            self._known[number] = fact
        return fact

    def _read(self, start: int, end: int) -> Iterator[Fact]:
        """Consecutive facts."""
        while start < end:
            run = self._runs[bisect_right(self._runs, start, key=itemgetter(0)) - 1]
            stop = min(end, run.end)
            segment = self._manifest.segment(run.segment)
            rows = segment.rows(start - run.shift, stop - run.shift)
            yield from map(self._made, range(start, stop), rows)
            start = stop

    def _made(self, number: int, row: Row) -> Fact:
        topic, name, title, statement, source, key, quantity, period, aliases, *rest = row
        file = bisect_right(self._starts, number) - 1
        return Fact(
            topic,
            self._sections[name, title],
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
    """The start of each file, the end of the last, and all runs in order."""
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


def _any(terms: Iterable[tuple[str, Sequence[int]]]) -> list[int]:
    """The facts with any of some terms."""
    return sorted({fact for _, facts in terms for fact in facts})


def _spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The numbers as spans (start, end), in order.

    >>> list(_spans([4, 5, 6, 2, 1]))
    [(4, 7), (2, 3), (1, 2)]
    """
    if isinstance(numbers, range) and numbers.step == 1:
        yield numbers.start, numbers.stop
        return
    start = end = -1
    for number in numbers:
        if number != end:
            if end > start:
                yield start, end
            start = number
        end = number + 1
    if end > start:
        yield start, end
