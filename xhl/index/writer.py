"""Writes a part of an index: see `segment`."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, BinaryIO

from ..search.statistics import Statistics, Tally
from ..search.terms import INITIALS, NAME_PAIR, NUMBER, PAIR, columns_of
from ..text.normalize import NUMBERS, readable
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
_COUNTED = 200  # facts of a file whose counts are kept; counting fewer again takes no longer


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
        self._tally = Tally()
        self._counted = 0  # files
        self._topics: list[str] = []
        self._terms: dict[Kind, defaultdict[str, bytearray]] = {
            kind: defaultdict(bytearray)
            for kind in (*LETTERS, DOCUMENT)
            if kind not in (PAIR, NAME_PAIR, INITIALS)
        }
        self._pairs = Pairs()

    def begin_file(self, digest: str, said: Declared) -> None:
        """Start another file, or a part of one."""
        sections, documents = tuple(said.sections.values()), list(said.documents.values())
        known = said.abbreviations
        self._sections.append((Counter(), Counter()))
        self._files.append(FilePart(digest, said.title, sections, documents, known, (), 0))
        self._starts.append(self._size + len(self._waiting))

    def add(self, facts: Sequence[Fact]) -> None:
        """Add facts of the current file."""
        self._waiting += facts
        every, numbered = self._sections[-1]
        every.update(fact.section for fact in facts)
        numbered.update(fact.section for fact in facts if fact.quantity)
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
        every = forms.joined
        self._pairs.add(numbers, every, forms.joined_names)
        printed = self._terms[NUMBER]
        for number, plain in zip(numbers, every, strict=True):
            found = NUMBERS.findall(plain)
            for one in {*found} if len(found) > 1 else found:
                printed[one] += number

    def _count(self, first: int, forms: Forms) -> None:
        """Count the texts of facts, file by file."""
        last = len(self._files) - 1
        ends = [*self._starts[1:], self._size]
        for file in range(self._counted, last + 1):
            start, end = max(first, self._starts[file]), ends[file]
            if start == self._starts[file]:
                is_small = end - start < _COUNTED
                self._tally = self._totals.tally() if is_small else Tally()
            self._tally.add_all(forms.part(start - first, end - first))
            if file < last:
                self._end_file(file)
        self._counted = last

    def _end_file(self, file: int) -> None:
        sections = self._files[file].sections
        facts = dict(zip(counted_as(sections), self._counts_of(file), strict=True))
        if self._tally.is_part:
            self._totals.add(Statistics({}, self._tally.scope), facts=facts)
        else:
            found = self._tally.result()
            self._totals.add(found, facts=facts)
            self._counts[f"{TOTALS}{file}"] = encoded(counted(found))

    def _counts_of(self, file: int) -> list[int]:
        """For each section of a file, how many facts it has, and how many with a number."""
        return [of[one] for one in self._files[file].sections for of in self._sections[file]]

    def _numbers(self, facts: int) -> list[bytes]:
        """The numbers of so many new facts, encoded."""
        first = self._size
        self._size += facts
        if self._width == 2 and width(self._size) != "H":
            self._width = 4
            self._pairs.widen()
            for lists in self._terms.values():
                lists.update({text: bytearray(widened(lists[text])) for text in lists})
        return [number.to_bytes(self._width, "little") for number in range(first, self._size)]

    def close(self) -> None:
        self._write_waiting()
        if self._files:
            self._end_file(self._counted)
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
        columns = dict(self._pairs.columns)
        for kind, lists in self._terms.items():
            read = map(readable, lists) if kind == NUMBER else _all_quoted(lists)
            of = dict(zip(read, lists.values(), strict=True))
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
        topic, section, statement, source, document, quantity, period, aliases, _path, *rest = fact
        # In drafts, most statements are the source sentences.
        said = None if statement == source else statement
        rows.append(
            [topic, *section.key, said, source, document.key, quantity, period, aliases, *rest]
        )
    # All at once; a row has no two lists side by side, and texts have no control characters.
    joined = _rows_encoder.encode(rows)[2:-2]
    every = joined.replace(f"]{_BETWEEN}[", "\n").replace(_BETWEEN, ",").split("\n")
    return [f"[{row}]".encode() for row in every] if rows else []
