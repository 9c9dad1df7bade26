"""A base in an index, read as needed.

Its facts are numbered through all files. Segments hold runs of them; some runs are of files that have
changed or disappeared, and are ignored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from heapq import merge
from itertools import chain, groupby, islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar, overload

from ..model import Fact, Quantity
from ..search.large.dense import Dense
from ..search.large.index import END, Index, Numbers, Range
from ..search.large.postings import Postings, Run, any_of, clipped, united
from ..search.large.terms import (
    COMMON,
    NAME_PAIR,
    NAME_SOUND,
    NUMBERED,
    OTHERS,
    PAIR,
    SIZE,
    SOUND,
    of_section,
)
from ..text.normalize import forms_of
from ..text.sounds import dictionary_key, sound_of
from .segment import BySize, Segment, meanings, rows, section
from .terms import DOCUMENT, counted_as, key, keys_with_sound, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from ..model import Document
    from ..search.large.terms import Kind
    from ..search.statistics import Statistics
    from .manifest import Manifest
    from .segment import Row


_KNOWN = 3000  # facts kept in memory
_FIRST = 4  # facts that are read first; then twice as many, and so on
_SHORT = 16  # facts that are kept when they are read together; more are not asked for again
_AT_ONCE = 1000  # facts whose texts are decoded together
_RANGES = 8  # unions of terms that are kept in memory
_NEXT = "\0"  # after a key, gives the next that there may be
_ALL_COMMON = key(COMMON, ""), key(COMMON, END)  # the keys of common words
_PAIRS = {SOUND: PAIR, NAME_SOUND: NAME_PAIR}  # a sound is the first of one


class Texts(NamedTuple):
    """The searched texts of a fact, without the rest."""

    topic: str
    aliases: Sequence[str]
    statement: str
    source: str


_T = TypeVar("_T")
_Span = tuple[int, int]  # facts of a base from one on, up to another


class Summary(NamedTuple):
    """What one file of an index holds."""

    title: str
    documents: Sequence[Document]
    facts: int
    numbers: int  # facts with a number


class StoredIndex(Index):
    """The index in segments."""

    def __init__(self, manifest: Manifest, paths: Sequence[str]) -> None:
        self._starts, runs = manifest.runs
        super().__init__(runs)
        self._manifest = manifest
        self._paths = paths
        self._known: dict[int, Fact] = {}
        self.title, sections, known, _documents = manifest.base
        self.abbreviations = meanings(known)
        self.sections = tuple(map(section, sections))
        self.documents = manifest.documents
        self._sections = {section.key: section for section in self.sections}
        self._by_size = lru_cache(1)(BySize)
        self._with_pairs = lru_cache(_RANGES)(self._find_any)

    @property
    def statistics(self) -> Statistics:
        return self._manifest.counted

    def called(self) -> Sequence[str]:
        """What each document is called: see `search.titles`."""
        return self._manifest.called

    @property
    def path(self) -> str:
        return self._manifest.path

    @property
    def summaries(self) -> Iterator[Summary]:
        """What each file holds."""
        numbered = self.with_term(NUMBERED, "")
        described = zip(self._manifest.titles, self._manifest.places, strict=True)
        for (title, places), (start, end) in zip(described, pairwise(self._starts), strict=True):
            documents = [self.documents[place] for place in places.values()]
            yield Summary(title, documents, end - start, numbered.between(start, end))

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        if isinstance(numbers, range) and numbers.step == 1:
            yield from self._read(numbers.start, numbers.stop)
            return
        waiting, size = iter(numbers), _FIRST
        while some := list(islice(waiting, size)):  # often the first are enough
            yield from self._some(some)
            size = min(2 * size, _AT_ONCE)

    def texts(self, numbers: Iterable[int]) -> Iterator[Texts]:
        waiting = iter(numbers)
        while some := list(islice(waiting, _AT_ONCE)):
            for topic, _, _, statement, source, _, _, _, aliases, *_ in rows(self._records(some)):
                said = source if statement is None else statement
                yield Texts(topic, aliases, said, source)

    def lateness(self, facts: Postings) -> Iterator[int]:
        for run in facts.runs:
            if stored := facts.part(run):
                lateness = self._manifest.segment(run.segment).lateness
                yield from [lateness[fact] for fact in stored]

    def _records(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """Facts as they are stored."""
        at = 0
        while at < len(numbers):
            run, start = self._run_of(numbers[at]), at
            at += 1
            while at < len(numbers) and numbers[at - 1] < numbers[at] < run.end:
                at += 1
            stored = [number - run.shift for number in numbers[start:at]]
            yield from self._manifest.segment(run.segment).table.some(stored)

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        forms = [form.encode() for form in forms_of(char)]
        for run in facts.runs:
            stored = [*facts.part(run)]
            records = self._manifest.segment(run.segment).table.some(stored)
            for number, record in zip(stored, records, strict=True):
                for form in forms:  # `any` takes longer
                    if form in record:
                        yield number + run.shift
                        break

    def find_term(self, kind: Kind, text: str) -> Postings:
        if pair := _PAIRS.get(kind):
            return self._with_any(*keys_with_sound(pair, text))
        return self._with_key(key(kind, text))

    def with_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        return self._with_pairs(kind, pairs)

    def _find_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        keys = sorted({key(kind, pair) for pair in pairs})
        # Those with the same first sound are side by side.
        ranges = [[*some] for _, some in groupby(keys, key=lambda one: one[:-1])]
        spans = [(some[0], some[-1] + _NEXT, {*some}) for some in ranges]

        def read(segment: Segment) -> Collection[int]:
            found = (
                facts
                for first, end, wanted in spans
                for one, facts in segment.lists(first, end)
                if one in wanted
            )
            return united(found, range(segment.size))

        return self._found(read)

    def find_written(self, pair: str) -> Postings:
        sounds = " ".join(map(sound_of, pair))
        known, every = key(OTHERS, sounds), key(PAIR, sounds)

        def read(segment: Segment) -> Collection[int]:
            usual, others = segment.others(known)
            return others if usual and usual != pair else segment.facts_with(every)

        return self._found(read)

    def between(self, wanted: Range) -> Postings:
        kind, start, end, among, _ = wanted
        if kind == SIZE:
            found = self._found(lambda segment: self._by_size(segment).between(start, end))
        else:
            found = self._with_any(key(kind, start), key(kind, end))
        return found if among is None else found.among(among)

    def first(self, kind: Kind) -> str:
        start, end = key(kind, ""), key(kind, END)
        segments = map(self._manifest.segment, self._parts)
        found = filter(None, (segment.table.first(start, end) for segment in segments))
        return text_of(min(found, default=""))

    def terms(self, wanted: Range) -> Iterator[tuple[str, Postings]]:
        first, last, among, backwards = _keys(wanted)

        def terms_of(number: int) -> Iterator[tuple[str, int, Sequence[int]]]:
            segment = self._manifest.segment(number)
            mask = None if among is None else among.mask(self._parts[number], range(segment.size))
            if mask is None or 1 in mask:
                for one, facts in segment.terms(first, last, mask=mask, backwards=backwards):
                    yield one, number, facts

        by_key = itemgetter(0)
        each = merge(*map(terms_of, self._parts), key=by_key, reverse=backwards)
        for one, found in groupby(each, key=by_key):
            facts = self._stored({number: facts for _, number, facts in found})
            # A mask has chosen those of a segment already.
            if own := facts.among(among) if among is not None and self._shares else facts:
                yield text_of(one), own

    def by_term(self, wanted: Range) -> Iterator[tuple[str, int]]:
        first, last, among, backwards = _keys(wanted)
        each = (
            self._of_terms(number, first, last, among, backwards=backwards)
            for number in self._parts
        )
        by_key = itemgetter(0)
        for one, found in groupby(merge(*each, key=by_key, reverse=backwards), key=by_key):
            text = text_of(one)
            yield from ((text, number) for number in sorted(number for _, number in found))

    def _of_terms(
        self, number: int, first: str, last: str, among: Postings | None, *, backwards: bool
    ) -> Iterator[tuple[str, int]]:
        """The facts of a segment with keys from one on, up to another, in the order of these, each with its key."""
        runs = self._parts[number]
        segment = self._manifest.segment(number)
        mask = None if among is None else among.mask(runs, range(segment.size))
        if mask and 1 not in mask:
            return
        for one, stored in segment.by_term(first, last, mask=mask, backwards=backwards):
            for place in _in_base(stored, runs):
                if among is None or not self._shares or place in among:
                    yield one, place

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        for number, runs in self._parts.items():
            segment = self._manifest.segment(number)
            for run in runs:
                chosen = run.stored if among is None else among.part(run)
                if chosen:
                    yield from _sizes(self._by_size(segment), chosen, run.shift, is_wanted)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:
        if len(word) == 1:  # it is in common words
            known = self._found(lambda segment: _having(word, segment))
            return known, facts.without(known)
        name = key(COMMON, word)
        each = ((number, self._manifest.segment(number).facts_with(name)) for number in self._parts)
        found = {number: some for number, some in each if some}
        runs = [run for run in facts.runs if run.segment not in found]
        rest = Postings(runs, lambda run: () if run.segment in found else facts.part(run))
        return self._stored(found), rest

    def of_documents(self, documents: Collection[Document]) -> Postings:
        whole: list[_Span] = []  # files all of whose documents are wanted
        mixed: defaultdict[str, list[_Span]] = defaultdict(list)  # others, by key of a document
        wanted: defaultdict[int, list[str]] = defaultdict(list)
        for place in self.documents.places({*documents}):
            for file, name in self._files[place]:
                wanted[file].append(name)
        for file in sorted(wanted):
            start, end = self._starts[file : file + 2]
            if len(wanted[file]) < len(self._manifest.places[file]):
                for name in wanted[file]:
                    mixed[name].append((start, end))
            elif whole and whole[-1][1] == start:
                whole[-1] = whole[-1][0], end
            else:
                whole.append((start, end))
        found = [
            self._with_key(DOCUMENT + quoted(name)).among(self._between(spans))
            for name, spans in mixed.items()
        ]
        return any_of([self._between(whole), *found])

    def _between(self, spans: Sequence[_Span]) -> Postings:
        """All facts of some spans of the base, which are in order."""
        return Postings(self.runs, lambda run: _in_spans(spans, run))

    def section_counts(self) -> dict[str, tuple[int, int]]:
        known = self._manifest.facts
        counts = iter([known.get(key, 0) for key in counted_as(self.sections)])
        return {of_section(section): (next(counts), next(counts)) for section in self.sections}

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        each = (self._in_order(number, facts, backwards=backwards) for number in self._parts)
        by_key = itemgetter(0)
        for _, found in groupby(merge(*each, key=by_key, reverse=backwards), key=by_key):
            yield from sorted(number for _, number in found)

    def _in_order(
        self, number: int, facts: Postings, *, backwards: bool
    ) -> Iterator[tuple[str, int]]:
        """Those of the facts that a segment has, in order, each with its sort key."""
        runs = self._parts[number]
        segment = self._manifest.segment(number)
        mask = facts.mask(runs, range(segment.size))
        order = segment.by_topic(backwards=backwards)
        for stored in [stored for stored in order if mask[stored]]:
            for place in _in_base(stored, runs):
                if place in facts:  # they are kept in memory until they are printed
                    yield dictionary_key(self._fact(place).topic), place

    def _with_key(self, key: str) -> Postings:
        return self._found(lambda segment: segment.facts_with(key))

    def _with_any(self, first: str, last: str) -> Postings:
        def read(segment: Segment) -> Collection[int]:
            terms = segment.lists(first, last)
            return united((facts for _, facts in terms), range(segment.size))

        return self._found(read)

    def _found(self, read: Callable[[Segment], Collection[int]]) -> Postings:
        """The facts found in each segment, which is read when they are asked for."""
        found = cache(lambda number: read(self._manifest.segment(number)))
        return Postings(self.runs, lambda run: _within(found(run.segment), run))

    def _stored(self, found: Mapping[int, Collection[int]]) -> Postings:
        """The facts that were found in some segments."""
        runs = [run for number in found for run in self._parts[number]]
        if len(found) > 1:
            runs.sort()
        return Postings(runs, lambda run: _within(found.get(run.segment, ()), run))

    @cached_property
    def _files(self) -> Mapping[int, list[tuple[int, str]]]:
        """The files of each document, given by its place, each with its key there."""
        files: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for file, places in enumerate(self._manifest.places):
            for name, place in places.items():
                files[place].append((file, name))
        return files

    @cached_property
    def _shares(self) -> bool:
        """Whether files share stored facts, as copies do: then a fact may be among others in one file only."""
        stored = sorted((run.segment, run.stored.start, run.stored.stop) for run in self.runs)
        return any(one[0] == other[0] and one[2] > other[1] for one, other in pairwise(stored))

    @cached_property
    def _parts(self) -> Mapping[int, list[Run]]:
        """The runs of each segment."""
        runs: defaultdict[int, list[Run]] = defaultdict(list)
        for run in self.runs:
            runs[run.segment].append(run)
        return runs

    def _fact(self, number: int) -> Fact:
        """One fact; the most recent ones are kept in memory."""
        [fact] = self._some([number])
        return fact

    def _some(self, numbers: Sequence[int]) -> Iterator[Fact]:
        """Some facts, decoded together; of a few, the most recent ones are kept in memory."""
        if len(numbers) > _SHORT:
            return map(self._made, numbers, rows(self._records(numbers)))
        new = [number for number in numbers if number not in self._known]
        if len(self._known) + len(new) > _KNOWN:
            self._known, new = {}, [*numbers]
        self._known.update(zip(new, map(self._made, new, rows(self._records(new))), strict=True))
        return map(self._known.__getitem__, numbers)

    def _read(self, start: int, end: int) -> Iterator[Fact]:
        """Consecutive facts."""
        while start < end:
            run = self._run_of(start)
            stop = min(end, run.end)
            segment = self._manifest.segment(run.segment)
            first, last = start - run.shift, stop - run.shift
            yield from map(self._made, range(start, stop), segment.rows(first, last))
            start = stop

    def _run_of(self, number: int) -> Run:
        return self.runs[bisect_right(self.runs, number, key=itemgetter(0)) - 1]

    def _made(self, number: int, row: Row) -> Fact:
        topic, name, title, statement, source, key, quantity, period, aliases, *rest = row
        file = bisect_right(self._starts, number) - 1
        return Fact(
            topic,
            self._sections[name, title],
            source if statement is None else statement,
            source,
            self.documents[self._manifest.places[file][key]],
            Quantity(*quantity) if quantity else None,
            period,
            tuple(aliases),
            self._paths[file],
            *rest,
        )


def _keys(wanted: Range) -> tuple[str, str, Postings | None, bool]:
    """A range of terms as keys of a segment."""
    kind, start, end, among, backwards = wanted
    return key(kind, start), key(kind, end), among, backwards


def _having(char: str, segment: Segment) -> Collection[int]:
    """The facts of a segment with a common word that has a character."""
    words = segment.lists(*_ALL_COMMON)
    return united((facts for one, facts in words if char in text_of(one)), range(segment.size))


def _in_spans(spans: Sequence[_Span], run: Run) -> Sequence[int]:
    """The facts of a run, as they are stored, that are in any of some spans of the base."""
    first = bisect_right(spans, run.start, key=itemgetter(1))
    last = bisect_left(spans, run.end, first, key=itemgetter(0))
    ranges = [
        range(max(start, run.start) - run.shift, min(end, run.end) - run.shift)
        for start, end in spans[first:last]
    ]
    return ranges[0] if len(ranges) == 1 else array("I", chain.from_iterable(ranges))


def _in_base(stored: int, runs: Sequence[Run]) -> list[int]:
    """The numbers of a stored fact in the base: none if its file is gone, several if it has copies."""
    return [stored + run.shift for run in runs if run.start <= stored + run.shift < run.end]


def _sizes(
    by_size: BySize, chosen: Collection[int], shift: int, is_wanted: Callable[[str], bool]
) -> Iterator[Numbers]:
    """The numbers of some facts of a segment, by measure; ``shift`` makes the number of a fact that in the base."""
    is_whole = len(chosen) == by_size.segment.size
    ranks = (
        range(len(by_size.numbers)) if is_whole else sorted(map(by_size.ranks.__getitem__, chosen))
    )
    start = 0
    for measure, end in by_size.measures:
        some = ranks[start : bisect_left(ranks, end)]
        start += len(some)
        if some and is_wanted(measure):
            stored = _Read(by_size.fact_at, some)
            numbers = _Read(by_size.numbers.__getitem__, some)
            yield Numbers(measure, numbers, _Read(shift.__add__, stored))


class _Read(Sequence[_T]):
    """What a function gives for each of some numbers, as it is asked for: often a few of a million are."""

    def __init__(self, read: Callable[[int], _T], of: Sequence[int]) -> None:
        self._read, self._of = read, of

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[_T]:
        return map(self._read, self._of)

    @overload
    def __getitem__(self, i: int) -> _T: ...

    @overload
    def __getitem__(self, i: slice) -> _Read[_T]: ...

    def __getitem__(self, i: int | slice) -> _T | _Read[_T]:
        own = self._of[i]
        return self._read(own) if isinstance(own, int) else _Read(self._read, own)


def _within(facts: Collection[int], run: Run) -> Collection[int]:
    """Those of the facts of a segment that are in a run."""
    if isinstance(facts, Dense):
        return facts if facts.within == run.stored else facts.part(run.stored)
    return clipped(facts, run.stored)
