"""Writes a part of an index: see `segment`."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, BinaryIO

from ..search.statistics import Scope, Statistics, Tally, hashes_of, scope_name, smallest
from ..search.terms import INITIALS, NAME_PAIR, NUMBER, PAIR, columns_of
from ..text.sounds import dictionary_key
from .forms import Forms
from .pairs import Pairs
from .segment import FILES, IN_ORDER, TOTALS, FilePart, counted, encoded, width
from .table import TableWriter, packed, widened
from .terms import DOCUMENT, LETTERS, counted_as, quoted
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ..facts.schema import Declared
    from ..model import Fact, Section
    from ..search.terms import Kind

_BETWEEN = "\x1e"
_rows_encoder = json.JSONEncoder(ensure_ascii=False, separators=(_BETWEEN, ":"))
_AT_ONCE = 2000  # facts


class SegmentWriter:
    """Writes a segment, file by file."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._table = TableWriter(file, name)
        self._size = 0
        self._width = 2  # bytes of the number of a fact
        self._files: list[FilePart] = []
        self._starts: list[int] = []  # of the files
        self._sections: list[tuple[Counter[Section], Counter[Section]]] = []  # facts of each file
        self._waiting: list[Fact] = []  # not yet written
        self._counts: dict[str, bytes] = {}  # of files, by key
        self._totals = Totals()
        self._small = self._totals.tally()  # of small files
        self._own: Tally | None = None  # of the current file, if it is large
        self._samples: dict[str, list[int]] = {}  # of hashes in the current file, by scope
        self._counted = 0  # files
        self._topics: list[str] = []
        self._terms: dict[Kind, defaultdict[str, bytearray]] = {
            kind: defaultdict(bytearray)
            for kind in (*LETTERS, DOCUMENT)
            if kind not in (PAIR, NAME_PAIR, INITIALS)
        }
        self._pairs = Pairs()

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
        first, numbers, forms = self._size, self._numbers(len(facts)), Forms(facts)
        self._count(first, forms)
        self._table.records(_records(facts))
        self._topics += [dictionary_key(fact.topic) for fact in facts]
        for number, fact in zip(numbers, facts, strict=True):
            self._terms[DOCUMENT][fact.document.key] += number
        for kind, terms in columns_of(facts, forms.names):
            lists = self._terms[kind]
            for i, text in terms:
                lists[text] += numbers[i]
        self._pairs.add(*forms.columns.values())
        printed = self._terms[NUMBER]
        for number, own in zip(numbers, forms.numbers, strict=True):
            for one in own:
                printed[one] += number

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

    def _numbers(self, facts: int) -> list[bytes]:
        """The numbers of so many new facts, encoded."""
        first = self._size
        self._size += facts
        if self._width == 2 and width(self._size) != "H":
            self._width = 4
            for lists in self._terms.values():
                lists.update({text: bytearray(widened(lists[text])) for text in lists})
        return [number.to_bytes(self._width, "little") for number in range(first, self._size)]

    def close(self) -> None:
        self._write_waiting()
        if self._files:
            self._end_file(self._counted)
        self._totals.add(Statistics({}, self._small.scope))
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
        known = self._counts
        known[TOTALS] = encoded(self._totals.written)
        known[FILES] = encoded((said, files))
        known[IN_ORDER] = packed(array(width(self._size), order))
        self._table.add(sorted(known), [known[key] for key in sorted(known)])
        columns: dict[Kind, tuple[Sequence[str], Sequence[bytes | bytearray]]]
        columns = dict(self._pairs.columns(width(self._size)))
        for kind, lists in self._terms.items():
            of = dict(zip(_all_quoted(lists), lists.values(), strict=True))
            texts = sorted(of)
            columns[kind] = texts, [of[text] for text in texts]
        for letter, kind in sorted((LETTERS.get(kind, DOCUMENT), kind) for kind in columns):
            terms, values = columns.pop(kind)
            self._table.add([letter + term for term in terms], values)
        self._table.close()


def _all_quoted(texts: Collection[str]) -> Iterable[str]:
    """The texts quoted, all at once if none has a character that separates them."""
    found = quoted(_BETWEEN.join(texts)).split(json.dumps(_BETWEEN)[1:-1])
    return found if len(found) == len(texts) else map(quoted, texts)


def _records(facts: Iterable[Fact]) -> list[bytes]:
    rows = []
    for fact in facts:
        (
            topic,
            section,
            statement,
            source,
            document,
            quantity,
            period,
            aliases,
            _path,
            line,
            *more,
        ) = fact
        # In drafts, most statements are the source sentences.
        said = None if statement == source else statement
        row = [topic, *section.key, said, source, document.key, quantity, period, aliases, line]
        rows.append([*row, *more] if any(more) else row)
    # All at once; a row has no two lists side by side, and texts have no control characters.
    joined = _rows_encoder.encode(rows)[2:-2]
    every = joined.replace(f"]{_BETWEEN}[", "\n").replace(_BETWEEN, ",").split("\n")
    return [f"[{row}]".encode() for row in every] if rows else []
