"""A part of an index: facts of some files, or of a part of one, with their terms."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import compress, pairwise
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..model import Document, Section
from ..search.statistics import Scope, Statistics, Tally
from ..search.terms import INITIALS, NAME_PAIR, NUMBER, PAIR, columns_of
from ..text.normalize import NUMBERS, normals, readable
from ..text.sounds import dictionary_key
from .forms import Forms
from .pairs import Pairs
from .table import Table, TableWriter, packed, unpacked, widened
from .terms import DOCUMENT, LETTERS, InitialCodes, SoundCodes, quoted
from .totals import Json, Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ..facts.schema import Abbreviations, Declared
    from ..model import Fact
    from ..search.terms import Kind

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BETWEEN = "\x1e"
_rows_encoder = json.JSONEncoder(ensure_ascii=False, separators=(_BETWEEN, ":"))
Row = list[Json]

_TOPIC, _SAID, _SOURCE, _ALIASES = 0, 3, 4, 8  # places in a row
_AT_ONCE = 2000  # facts
_COUNTED = 200  # facts of a file whose counts are kept; counting fewer again takes no longer
_NARROW = 1 << 16  # facts whose numbers have two bytes
FILES = "F"  # the key of what is known of each file
_UNCOVERED = Document._fields.index("uncovered")
TOTALS = "C"  # that of all counts; with the number of a file, that of its own
IN_ORDER = "W"  # the facts in the order of a dictionary by topic


class FilePart(NamedTuple):
    """The part of a file that a segment has."""

    digest: str  # of the whole file
    title: str
    sections: tuple[Section, ...]
    documents: Sequence[Document]
    abbreviations: Abbreviations
    end: int  # the end of its facts in the segment


class SegmentWriter:
    """Writes a segment, file by file."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._table = TableWriter(file, name)
        self._size = 0
        self._width = 2  # bytes of the number of a fact
        self._files: list[FilePart] = []
        self._starts: list[int] = []  # of the files
        self._waiting: list[Fact] = []  # not yet written
        self._counts: dict[str, bytes] = {}  # of files, by key
        self._totals = Totals()
        self._tally = Tally()
        self._counted = 0  # files
        self._topics: list[str] = []
        self._terms: dict[Kind, defaultdict[str, bytearray]] = {
            kind: defaultdict(bytearray) for kind in (*LETTERS, DOCUMENT)
        }
        sounds = SoundCodes()
        self._pairs = {
            PAIR: Pairs(sounds),
            NAME_PAIR: Pairs(sounds),
            INITIALS: Pairs(InitialCodes()),
        }

    def begin_file(self, digest: str, said: Declared) -> None:
        """Start another file, or a part of one."""
        sections, documents = tuple(said.sections.values()), list(said.documents.values())
        known = said.abbreviations
        self._files.append(FilePart(digest, said.title, sections, documents, known, 0))
        self._starts.append(self._size + len(self._waiting))

    def add(self, facts: Sequence[Fact]) -> None:
        """Add facts of the current file."""
        self._waiting += facts
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
        every, names = forms.joined, forms.joined_names
        self._pairs[PAIR].add(numbers, every)
        self._pairs[NAME_PAIR].add(numbers, names)
        self._pairs[INITIALS].add(numbers, names)
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
        if self._tally.is_part:
            self._totals.add(Statistics({}, self._tally.scope))
        else:
            found = self._tally.result()
            self._totals.add(found)
            self._counts[f"{TOTALS}{file}"] = encoded(counted(found))

    def _numbers(self, facts: int) -> list[bytes]:
        """The numbers of so many new facts, encoded."""
        first = self._size
        self._size += facts
        if self._width == 2 and _width(self._size) != "H":
            self._width = 4
            for pairs in self._pairs.values():
                pairs.widen()
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
            (digest, title, places[sections], documents, abbreviations, end)
            for (digest, title, sections, documents, abbreviations, _), end in zip(
                self._files, (*self._starts[1:], self._size), strict=True
            )
        ]
        order = sorted(range(self._size), key=self._topics.__getitem__)
        known = self._counts
        known[TOTALS] = encoded(self._totals.written)
        known[FILES] = encoded((said, files))
        known[IN_ORDER] = packed(array(_width(self._size), order))
        self._table.add(sorted(known), [known[key] for key in sorted(known)])
        letters = {LETTERS.get(kind, DOCUMENT): kind for kind in self._terms}
        for letter, kind in sorted(letters.items()):
            if kind in self._pairs:
                terms = dict(self._pairs.pop(kind))
                texts = list(terms)
            else:
                lists = self._terms.pop(kind)
                read = map(readable, lists) if kind == NUMBER else _all_quoted(lists)
                terms = dict(zip(read, lists.values(), strict=True))
                texts = sorted(terms)
            self._table.add([letter + text for text in texts], list(map(terms.__getitem__, texts)))
        self._table.close()


class Segment:
    """Reads a segment of so many facts, numbered from 0.

    Raises `OSError` if it does not exist; see `Table` for damage.
    """

    def __init__(self, path: str, size: int | None = None) -> None:
        self.table = Table(path)
        self.size = self.files[-1].end if size is None else size
        self._kind = _width(self.size)

    @cached_property
    def files(self) -> list[FilePart]:
        said, files = self._decoded(FILES)
        sections = [tuple(map(section, some)) for some in said]
        return [
            FilePart(
                digest,
                title,
                sections[number],
                list(map(document, documents)),
                {short: tuple(words) for short, words in abbreviations.items()},
                end,
            )
            for digest, title, number, documents, abbreviations, end in files
        ]

    @cached_property
    def places(self) -> dict[tuple[int, int], int]:
        """The number of each file by its first fact and how many it has; those without any count nothing."""
        starts = [0, *(file.end for file in self.files)]
        return {(start, end - start): i for i, (start, end) in enumerate(pairwise(starts))}

    def counted(self, start: int, facts: int) -> Statistics:
        """The counts of one of its files. Small files are counted again."""
        if known := self.table.value(f"{TOTALS}{self.places[start, facts]}"):
            return statistics(json.loads(known))
        rows = list(self.rows(start, start + facts))
        texts = {
            "topic": [row[_TOPIC] for row in rows],
            "alias": [alias for row in rows for alias in row[_ALIASES]],
            "statement": [row[_SOURCE] if row[_SAID] is None else row[_SAID] for row in rows],
            "source": [row[_SOURCE] for row in rows if row[_SAID] is not None],
        }
        tally = Tally()
        tally.add_all({field: normals(some) for field, some in texts.items()})
        return tally.result()

    @property
    def totals(self) -> Totals:
        """The counts of all its files."""
        return Totals.read(self._decoded(TOTALS))

    def facts_with(self, key: str) -> array[int]:
        """The facts with a term, in order."""
        return self._unpacked(self.table.value(key))

    def terms(
        self, start: str, end: str, *, mask: bytearray | None = None, backwards: bool = False
    ) -> Iterator[tuple[str, array[int]]]:
        """The keys from one on, up to another, in order, with their facts; if there is a mask, with those
        whose byte is 1, if there are any.
        """
        for keys, ends, values in self.table.blocks(start, end, backwards=backwards):
            facts = self._unpacked(values)
            chosen = b"\1" * len(facts) if mask is None else bytes(map(mask.__getitem__, facts))
            each = facts.itemsize
            at = chosen.rfind(1) if backwards else chosen.find(1)
            while at >= 0:
                i = bisect_right(ends, at * each)
                low, high = ends[i - 1] // each if i else 0, ends[i] // each
                own = facts[low:high]
                if mask is not None:
                    own = array(self._kind, compress(own, chosen[low:high]))
                yield keys[i], own
                at = chosen.rfind(1, 0, low) if backwards else chosen.find(1, high)

    def _unpacked(self, value: bytes) -> array[int]:
        return unpacked(self._kind, value)

    def by_topic(self, *, backwards: bool = False) -> Sequence[int]:
        """Its facts in the order of a dictionary by topic."""
        facts = self._unpacked(self.table.value(IN_ORDER))
        return facts[::-1] if backwards else facts

    def row(self, fact: int) -> Row:
        return json.loads(self.table.record(fact))  # type: ignore[no-any-return]

    def rows(self, start: int, end: int) -> Iterator[Row]:
        """The rows of a range of facts."""
        return map(json.loads, self.table.records(start, end))

    def _decoded(self, key: str) -> Json:
        return json.loads(self.table.value(key) or self.table.damaged())


def encoded(value: object) -> bytes:
    r"""A value encoded for a table.

    >>> encoded(["5G基站", None])
    b'["5G\xe5\x9f\xba\xe7\xab\x99",null]'
    """
    return _encoder.encode(value).encode()


def counted(of: Statistics) -> object:
    """Counts encoded for a table."""
    return of.counts, of.scope


def statistics(counted: Json) -> Statistics:
    """Counts decoded from a table."""
    counts, scope = counted
    return Statistics(counts, {field: Scope(*places) for field, places in scope.items()})


def document(values: Sequence[Json]) -> Document:
    """A document decoded from a table."""
    values = [*values]
    values[_UNCOVERED] = tuple(map(tuple, values[_UNCOVERED]))  # JSON has lists
    return Document(*values)


def section(values: Sequence[Json]) -> Section:
    """A section decoded from a table."""
    name, title, aliases = values
    return Section(name, title, tuple(aliases))


def _width(size: int) -> str:
    """The type code of an array for numbers of so many facts."""
    return "H" if size <= _NARROW else "I"


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
