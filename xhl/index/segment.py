"""A part of an index: facts of some files, or of a part of one, with their terms."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property, partial
from itertools import compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..model import Document, Section
from ..search.large.dense import ones
from ..search.large.index import END as AFTER
from ..search.large.terms import LENGTH, size_text
from ..search.statistics import Scope, Statistics, Tally
from ..text.normalize import normals
from .lists import unpacked_list
from .table import Table, unpacked
from .terms import LETTERS, counted_as
from .totals import Json, Totals, spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ..facts.schema import Abbreviations

_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_decoder = json.JSONDecoder()
Row = list[Json]

_TOPIC, _SAID, _SOURCE, _ALIASES = 0, 3, 4, 8  # places in a row
_NARROW = 1 << 16  # facts whose numbers have two bytes
_SPARSE = 16  # times as many facts as are wanted: looking up their lengths is quicker than going through all
_ALL = LETTERS[LENGTH], LETTERS[LENGTH] + AFTER  # the keys of lengths
_LOOKED_AT = 16  # facts of a block that are looked at first; then four times as many, and so on
FILES = "F"  # the key of what is known of each file
_UNCOVERED = Document._fields.index("uncovered")
TOTALS = "C"  # that of all counts; with the number of a file, that of its own
IN_ORDER = "W"  # the facts in the order of a dictionary by topic
MEASURES, NUMBERS, BY_SIZE, RANKS = "Y", "N", "S", "R"  # see `BySize`
LATENESS = "J"  # of each fact
LENGTHS = "L"  # of each fact, the number of its length among all
EVERY_LENGTH = "X"  # these, as keys


class BySize:
    """The facts of a segment with a number, by unit and qualifier, in the order of numbers; read as they are needed."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    @cached_property
    def measures(self) -> Sequence[tuple[str, int]]:
        """Each unit and qualifier, with its end in this order."""
        return self.segment.decoded(MEASURES)  # type: ignore[no-any-return]

    @cached_property
    def numbers(self) -> Sequence[float]:
        return unpacked("d", self.segment.table.value(NUMBERS))

    @cached_property
    def facts(self) -> Sequence[int]:
        return self.segment.column(BY_SIZE)

    def fact_at(self, rank: int) -> int:
        """The fact at a place of this order."""
        return self.facts[rank]

    @cached_property
    def ranks(self) -> Sequence[int]:
        """Of each fact, its place in this order; the last if it has no number."""
        return self.segment.column(RANKS)

    def between(self, start: str, end: str) -> Sequence[int]:
        """The facts whose sizes are from one text on, up to another."""
        found: list[int] = []
        at = 0
        for measure, stop in self.measures:
            if measure < end and start < measure + AFTER:
                text = partial(size_text, measure)
                first = bisect_left(self.numbers, start, at, stop, key=text)
                last = bisect_left(self.numbers, end, first, stop, key=text)
                found += self.facts[first:last]
            at = stop
        return sorted(found)


class FilePart(NamedTuple):
    """The part of a file that a segment has."""

    digest: str  # of the whole file
    title: str
    sections: tuple[Section, ...]
    documents: Sequence[Document]
    abbreviations: Abbreviations
    counts: Sequence[int]  # for each section, how many facts, and how many with a number
    end: int  # the end of its facts in the segment


class Segment:
    """Reads a segment of so many facts, numbered from 0.

    Raises `OSError` if it does not exist; see `Table` for damage.
    """

    def __init__(self, path: str, size: int | None = None) -> None:
        self.table = Table(path)
        self.size = self.files[-1].end if size is None else size
        self._kind = width(self.size)

    @cached_property
    def files(self) -> list[FilePart]:
        said, files = self.decoded(FILES)
        sections = [tuple(map(section, some)) for some in said]
        return [
            FilePart(
                digest,
                title,
                sections[number],
                list(map(document, documents)),
                meanings(abbreviations),
                counts,
                end,
            )
            for digest, title, number, documents, abbreviations, counts, end in files
        ]

    @cached_property
    def places(self) -> dict[tuple[int, int], int]:
        """The number of each file by its first fact and how many it has; those without any count nothing."""
        starts = [0, *(file.end for file in self.files)]
        return {(start, end - start): i for i, (start, end) in enumerate(pairwise(starts))}

    def facts_of(self, start: int, facts: int) -> Mapping[str, int]:
        """The counts of the facts of one of its files: see `counted_as`."""
        file = self.files[self.places[start, facts]]
        return dict(zip(counted_as(file.sections), file.counts, strict=True))

    def counted(self, start: int, facts: int) -> Statistics:
        """The counts of the texts of one of its files. Small files are counted again."""
        if known := self.table.value(f"{TOTALS}{self.places[start, facts]}"):
            return statistics(json.loads(known))
        if len(self.files) == 1:
            return self.totals.result
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
        return Totals.read(self.decoded(TOTALS))

    def facts_with(self, key: str) -> Collection[int]:
        """The facts with a term, in order."""
        return self._list(self.table.value(key))

    def lists(self, start: str, end: str) -> Iterator[tuple[str, Collection[int]]]:
        """The keys from one on, up to another, in order, with their facts."""
        for keys, ends, values in self.table.blocks(start, end):
            for key, (low, high) in zip(keys, pairwise([0, *ends]), strict=True):
                yield key, self._list(values[low:high])

    def others(self, key: str) -> tuple[str, Sequence[int]]:
        """The usual characters of two sounds, and the facts that have these in others; none of rare sounds."""
        found = self.column(key)
        return "".join(map(chr, found[:2])), found[2:]

    def terms(
        self, start: str, end: str, *, mask: bytearray | None = None, backwards: bool = False
    ) -> Iterator[tuple[str, array[int]]]:
        """The keys from one on, up to another, in order, with their facts; if there is a mask, with those
        whose byte is 1, if there are any. Only `lists` reads those of pairs of sounds and common words.
        """
        if mask is not None and (start, end) == _ALL and not backwards:
            some = mask.count(1)
            if _SPARSE * some < len(mask):
                yield from self._lengths_of(ones(mask))
                return
        for keys, ends, values in self.table.blocks(start, end, backwards=backwards):
            facts = self._unpacked(values)
            each = facts.itemsize
            at = _next(mask, facts, len(facts) if backwards else 0, backwards=backwards)
            while at >= 0:
                i = bisect_right(ends, at * each)
                low, high = ends[i - 1] // each if i else 0, ends[i] // each
                own = facts[low:high]
                if mask is not None:
                    own = array(self._kind, [fact for fact in own if mask[fact]])
                yield keys[i], own
                at = _next(mask, facts, low if backwards else high, backwards=backwards)

    def _lengths_of(self, facts: Iterable[int]) -> Iterator[tuple[str, array[int]]]:
        """The lengths of some facts, in order, each with its facts."""
        by_length: defaultdict[int, array[int]] = defaultdict(partial(array, self._kind))
        for fact in facts:
            by_length[self._lengths[fact]].append(fact)
        for length in sorted(by_length):
            yield self._every_length[length], by_length[length]

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return self.column(LENGTHS)

    @cached_property
    def _every_length(self) -> Sequence[str]:
        return self.table.value(EVERY_LENGTH).decode().split("\n")

    def by_term(
        self, start: str, end: str, *, mask: bytearray | None = None, backwards: bool = False
    ) -> Iterator[tuple[str, int]]:
        """The facts with keys from one on, up to another, in this order, each with its key; if there is a mask, those
        whose byte is 1.
        """
        for keys, ends, values in self.table.blocks(start, end, backwards=backwards):
            facts = self._unpacked(values)
            each, places = facts.itemsize, range(len(facts))
            if backwards:
                facts, places = facts[::-1], places[::-1]
            chosen: Iterable[tuple[int, int]] = zip(places, facts, strict=True)
            if mask is not None:
                chosen = compress(chosen, map(mask.__getitem__, facts))
            for place, fact in chosen:
                yield keys[bisect_right(ends, place * each)], fact

    @cached_property
    def lateness(self) -> Sequence[int]:
        """How late each of its facts comes among equals."""
        return unpacked("H", self.table.value(LATENESS))

    def _list(self, value: bytes) -> Collection[int]:
        return unpacked_list(self._kind, value, self.size)

    def column(self, key: str) -> array[int]:
        """A value that is a list of facts, or what is known of each by a number."""
        return self._unpacked(self.table.value(key))

    def _unpacked(self, value: bytes) -> array[int]:
        return unpacked(self._kind, value)

    def by_topic(self, *, backwards: bool = False) -> Sequence[int]:
        """Its facts in the order of a dictionary by topic."""
        facts = self.column(IN_ORDER)
        return facts[::-1] if backwards else facts

    def rows(self, start: int, end: int) -> Iterator[Row]:
        """The rows of a range of facts."""
        return map(_row, self.table.records(start, end))

    def decoded(self, key: str) -> Json:
        """A value that is no list."""
        return json.loads(self.table.value(key) or self.table.damaged())


def _row(record: bytes) -> Row:
    row, _end = _decoder.raw_decode(record.decode())  # json.loads looks at the encoding first
    return row  # type: ignore[no-any-return]


def _next(mask: bytearray | None, facts: Sequence[int], at: int, *, backwards: bool) -> int:
    """The next place from one on, or before it, of a fact whose byte is 1; -1 if there is none."""
    size = _LOOKED_AT
    while at > 0 if backwards else at < len(facts):
        if mask is None:
            return at - backwards
        start, end = (max(0, at - size), at) if backwards else (at, at + size)
        chosen = bytes([mask[fact] for fact in facts[start:end]])
        found = chosen.rfind(1) if backwards else chosen.find(1)
        if found >= 0:
            return start + found
        at = start if backwards else end
        size *= 4
    return -1


def rows(records: Iterable[bytes]) -> list[Row]:
    """The rows of records, decoded together, which takes less time.

    >>> rows([b"[1]", b"[2]"])
    [[1], [2]]
    """
    joined = b",".join(records).decode()
    return json.loads(f"[{joined}]")  # type: ignore[no-any-return]


def encoded(value: object) -> bytes:
    r"""A value encoded for a table. It may name a file whose name is no UTF-8.

    >>> encoded(["5G基站", None])
    b'["5G\xe5\x9f\xba\xe7\xab\x99",null]'
    """
    return _encoder.encode(value).encode(errors="surrogatepass")


def counted(of: Statistics) -> object:
    """Counts encoded for a table."""
    return spread(of.counts), of.scope


def statistics(counted: Json) -> Statistics:
    """Counts decoded from a table."""
    counts, scope = counted
    return Statistics(
        dict(zip(*counts, strict=True)), {field: Scope(*places) for field, places in scope.items()}
    )


def document(values: Sequence[Json]) -> Document:
    """A document decoded from a table."""
    values = [*values]
    values[_UNCOVERED] = tuple(map(tuple, values[_UNCOVERED]))  # JSON has lists
    return Document(*values)


def section(values: Sequence[Json]) -> Section:
    """A section decoded from a table."""
    name, title, aliases = values
    return Section(name, title, tuple(aliases))


def meanings(abbreviations: Json) -> Abbreviations:
    """Abbreviations decoded from a table."""
    return {short: tuple(words) for short, words in abbreviations.items()}


def width(size: int) -> str:
    """The type code of an array for numbers of so many facts."""
    return "H" if size <= _NARROW else "I"
