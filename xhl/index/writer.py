"""Writes a part of an index: see `segment`."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict, deque
from functools import partial
from heapq import merge
from itertools import chain, groupby, islice, repeat
from typing import TYPE_CHECKING, Any, BinaryIO

from ..search.large.terms import (
    COMMON,
    INITIALS,
    LATE,
    LENGTH,
    MEASURE,
    NAME_PAIR,
    NUMBER,
    OTHERS,
    PAIR,
    SIZE,
    columns_of,
)
from ..search.statistics import Scope, Statistics, Tally, hashes_of, scope_name, smallest
from ..text.sounds import dictionary_keys
from .common import CommonWords
from .forms import Forms
from .lists import with_bits
from .pairs import Pairs
from .segment import (
    BY_SIZE,
    EVERY_LENGTH,
    FILES,
    IN_ORDER,
    LATENESS,
    LENGTHS,
    MEASURES,
    NUMBERS,
    RANKS,
    TOTALS,
    FilePart,
    counted,
    encoded,
    width,
)
from .table import TableWriter, packed, packed_lists
from .terms import DOCUMENT, LETTERS, counted_as, key, quoted
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ..facts.schema import Declared
    from ..model import Fact, Section
    from ..search.large.terms import Kind
    from .pairs import Columns

    _Lists = defaultdict[str, array[int]]  # the facts with each term

_BETWEEN = "\x1e"
_rows_encoder = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(_BETWEEN, ":")
)
_AT_ONCE = 2000  # facts
_IN_BITS = (PAIR, NAME_PAIR, COMMON)  # long lists of these are


class SegmentWriter:
    """Writes a segment, file by file."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._table = TableWriter(file, name)
        self._size = 0
        self._files: list[FilePart] = []
        self._starts: list[int] = []  # of the files
        self._sections: list[tuple[Counter[Section], Counter[Section]]] = []  # facts of each file
        self._waiting: list[Fact] = []  # not yet written
        self._counts: dict[str, bytes] = {}  # of files, by key
        self._totals = Totals()
        self._small = Tally()  # of small files
        self._own: Tally | None = None  # of the current file, if it is large
        self._samples: dict[str, list[int]] = {}  # of hashes in the current file, by scope
        self._counted = 0  # files
        self._topics: list[str] = []
        self._terms: dict[Kind, _Lists] = {
            kind: defaultdict(partial(array, "I"))
            for kind in (*LETTERS, DOCUMENT)
            if kind not in (PAIR, NAME_PAIR, INITIALS, SIZE)
        }
        self._numbers = array("d")  # of each fact; 0 if it has none
        self._pairs = Pairs()
        self._common = CommonWords()

    def begin_file(self, digest: str, said: Declared, *, is_large: bool = False) -> None:
        """Start another file, or a part of one. The counts of a large one are kept."""
        if self._files and (is_large or self._own):
            self._write_waiting()
            self._end_file(self._counted)
            self._counted += 1
        self._own = Tally() if is_large else None
        sections, documents = tuple(said.sections.values()), list(said.documents.values())
        known = said.abbreviations
        self._sections.append((Counter(), Counter()))
        self._files.append(FilePart(digest, said.title, sections, documents, known, (), 0))
        self._starts.append(self._size + len(self._waiting))

    def add(self, facts: Sequence[Fact]) -> None:
        """Add facts of the current file."""
        every, numbered = self._sections[-1]
        every.update(fact.section for fact in facts)
        numbered.update(fact.section for fact in facts if fact.quantity)
        for start in range(0, len(facts), _AT_ONCE):
            self._waiting += facts[start : start + _AT_ONCE]
            if len(self._waiting) >= _AT_ONCE:
                self._write_waiting()

    def _write_waiting(self) -> None:
        """Write facts of one file or of several; many at once take less time."""
        facts, self._waiting = self._waiting, []
        first, forms = self._size, Forms(facts)
        self._size += len(facts)
        self._count(first, forms)
        self._table.records(_records(facts))
        self._topics += dictionary_keys([fact.topic for fact in facts])
        self._numbers.extend([float(f.quantity.written) if f.quantity else 0 for f in facts])
        for kind, places, texts in _terms(facts, forms):
            if kind in self._terms:
                lists = map(self._terms[kind].__getitem__, texts)
                deque(map(array.append, lists, map(first.__add__, places)), maxlen=0)
        for word, about in self._common.about(forms):
            self._terms[COMMON][word].extend(map(first.__add__, about))
        sounds = self._pairs.add(forms.named, forms.texts)
        for pair, usual, others in self._common.others(forms, sounds):
            found = self._terms[OTHERS][pair]  # first the usual characters, then facts
            found.extend(() if found else map(ord, usual))
            found.extend(map(first.__add__, others))

    def _count(self, first: int, forms: Forms) -> None:
        """Count the texts of facts of one large file, or of small ones."""
        tally = self._own or self._small
        hashes = {}
        for field, column in forms.columns.items():
            if column:
                tally.add_joined(field, column.joined, len(column))
                hashes[field] = hashes_of(column.joined)
        last = len(self._files) - 1
        start = 0
        for file in range(self._counted, last + 1):
            end = (self._starts[file + 1] if file < last else self._size) - first
            for field, known in hashes.items():
                at, to = (forms.columns[field].end_of(place) for place in (start, end))
                self._sample(field, known[at:to])
            if file < last:
                self._end_file(file)
            start = end
        self._counted = last

    def _sample(self, field: str, hashes: Sequence[int]) -> None:
        """Add hashes to the sample of the current file."""
        name = scope_name(field)
        if hashes:
            self._samples[name] = smallest((*self._samples.get(name, ()), *hashes))

    def _end_file(self, file: int) -> None:
        sections = self._files[file].sections
        facts = dict(zip(counted_as(sections), self._counts_of(file), strict=True))
        # The tally of small files has the rest of these.
        of_small = Statistics({}, dict.fromkeys(self._samples, Scope(0, 0, 0)))
        own = self._own.result() if self._own else of_small
        scope = {one: own.scope[one]._replace(sample=some) for one, some in self._samples.items()}
        found = Statistics(own.counts, scope)
        self._totals.add(found, facts=facts)
        if self._own:
            self._counts[f"{TOTALS}{file}"] = encoded(counted(found))
        self._samples = {}

    def _counts_of(self, file: int) -> list[int]:
        """For each section of a file, how many facts it has, and how many with a number."""
        return [of[one] for one in self._files[file].sections for of in self._sections[file]]

    def close(self) -> None:
        self._write_waiting()
        if self._files:
            self._end_file(self._counted)
        self._totals.add(self._small.result())
        # Most files declare the same sections.
        said = list(dict.fromkeys(file.sections for file in self._files))
        places = {sections: i for i, sections in enumerate(said)}
        files = [
            (digest, title, places[sections], documents, abbreviations, self._counts_of(i), end)
            for i, ((digest, title, sections, documents, abbreviations, *_), end) in enumerate(
                zip(self._files, (*self._starts[1:], self._size), strict=True)
            )
        ]
        order = sorted(range(self._size), key=self._topics.__getitem__)
        self._topics.clear()  # for the memory
        known = self._counts
        known[TOTALS] = encoded(self._totals.written)
        known[FILES] = encoded((said, files))
        kind_of_number = width(self._size)
        [known[IN_ORDER]] = packed_lists(kind_of_number, array("I", order), [len(order)])
        known |= self._by_size(kind_of_number)
        lateness = {text: int(text) for text in self._terms[LATE]}
        known[LATENESS] = packed(self._of_each(LATE, "H", lateness))
        lengths = {text: number for number, text in enumerate(sorted(self._terms[LENGTH]))}
        numbers = self._of_each(LENGTH, "I", lengths)
        [known[LENGTHS]] = packed_lists(kind_of_number, numbers, [self._size])
        known[EVERY_LENGTH] = "\n".join(key(LENGTH, text) for text in lengths).encode()
        self._table.add(sorted(known), [known[key] for key in sorted(known)])
        columns = self._pairs.columns(kind_of_number), self._columns(kind_of_number)
        for letter, of_kind in groupby(merge(*columns, key=_letter_of), key=_letter_of):
            self._table.end_block()
            for kind, (terms, values) in of_kind:
                if kind in _IN_BITS:
                    values = with_bits(kind_of_number, values, self._size)
                self._table.add([letter + term for term in terms], values)
        self._table.close()

    def _columns(self, code: str) -> Iterator[tuple[Kind, Columns]]:
        """The terms of each kind but pairs, in order, with their facts, as numbers in an array of this type: each
        when it is written, and forgotten then, as all need much memory.
        """
        for kind in sorted(self._terms, key=_letter):
            lists = self._terms.pop(kind)
            of = dict(zip(_all_quoted(lists), lists.values(), strict=True))
            texts = sorted(of)
            own = [of[text] for text in texts]
            numbers = array("I", b"".join(own))
            yield kind, (texts, packed_lists(code, numbers, map(len, own)))

    def _of_each(self, kind: Kind, code: str, numbers: Mapping[str, int]) -> array[int]:
        """Of each fact, the number of its term of a kind, in an array of this type."""
        found = array(code, bytes(array(code).itemsize * self._size))
        for text, number in numbers.items():
            for fact in self._terms[kind][text]:
                found[fact] = number
        return found

    def _by_size(self, kind: str) -> dict[str, bytes]:
        """The columns of `segment.BySize`."""
        of = self._terms[MEASURE]
        facts = array("I")
        ends: dict[str, int] = {}
        for measure in sorted(of):
            facts.extend(sorted(of[measure], key=self._numbers.__getitem__))
            ends[measure] = len(facts)
        numbers = array("d", map(self._numbers.__getitem__, facts))
        ranks = array("I", [len(facts)] * self._size)
        for rank, fact in enumerate(facts):
            ranks[fact] = rank
        [by_size], [ranked] = (packed_lists(kind, own, [len(own)]) for own in (facts, ranks))
        return {
            MEASURES: encoded([*ends.items()]),
            NUMBERS: packed(numbers),
            BY_SIZE: by_size,
            RANKS: ranked,
        }


def _letter(kind: Kind) -> str:
    return LETTERS.get(kind, DOCUMENT)


def _letter_of(column: tuple[Kind, Columns]) -> str:
    return _letter(column[0])


def _all_quoted(texts: Collection[str]) -> Iterable[str]:
    """The texts quoted, all at once if none has a character that separates them."""
    found = quoted(_BETWEEN.join(texts)).split(json.dumps(_BETWEEN)[1:-1])
    return found if len(found) == len(texts) else map(quoted, texts)


def _terms(
    facts: Sequence[Fact], forms: Forms
) -> Iterator[tuple[Kind, Iterable[int], Iterable[str]]]:
    """The terms of facts but pairs of sounds, as from `columns_of`."""
    yield DOCUMENT, range(len(facts)), [fact.document.key for fact in facts]
    yield from columns_of(facts, forms.names, forms.lengths)
    numbers = forms.numbers
    places = chain.from_iterable(map(repeat, range(len(facts)), map(len, numbers)))
    yield NUMBER, places, chain.from_iterable(numbers)


def _records(facts: Sequence[Fact]) -> list[bytes]:
    if not facts:
        return []
    columns: Any = zip(*facts, strict=True)
    topics, sections, statements, sources, documents, *others, _path, lines = islice(columns, 10)
    names, titles = zip(*(section.key for section in sections), strict=True)
    # In drafts, most statements are the source sentences.
    said = (None if one == other else one for one, other in zip(statements, sources, strict=True))
    keys = (document.key for document in documents)
    rows = [*zip(topics, names, titles, said, sources, keys, *others, lines, strict=True)]
    more = [*columns]
    if any(map(any, more)):
        every = zip(rows, zip(*more, strict=True), strict=True)
        rows = [(*row, *rest) if any(rest) else row for row, rest in every]
    # All at once; a row has no two lists side by side, and texts have no control characters.
    joined = _rows_encoder.encode(rows)[2:-2].encode()
    between = _BETWEEN.encode()
    split = joined.replace(b"]%b[" % between, b"\n").replace(between, b",").split(b"\n")
    return [b"[%b]" % row for row in split]
