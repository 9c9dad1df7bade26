"""A part of an index: facts of some files, or of a part of one, with their terms."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..model import Document, Section
from ..search.fields import BREAK, fields_of
from ..search.statistics import Scope, Statistics, Tally
from ..search.terms import INITIALS, NAME_PAIR, NUMBER, PAIR, columns_of
from ..text.normalize import NUMBERS, normals, readable
from ..text.sounds import dictionary_key
from .table import Table, TableWriter, packed, unpacked
from .terms import DOCUMENT, END, FACT, GAP, LETTERS, InitialCodes, SoundCodes, quoted
from .totals import Json, Totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..facts.schema import Abbreviations, Declared
    from ..model import Fact
    from ..search.terms import Kind

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Row = list[Json]

FILES = "F"  # the key of what is known of each file
TOTALS = "C"  # that of all counts; with the number of a file, that of its own
IN_ORDER = "W"  # the facts in the order of a dictionary by topic
_PAIRS = (PAIR, NAME_PAIR, INITIALS)
_NO_SOUNDS = frozenset((GAP, END))  # no pair begins with these


class FilePart(NamedTuple):
    """The part of a file that a segment has."""

    digest: str  # of the whole file
    title: str
    sections: tuple[Section, ...]
    documents: Sequence[Document]
    abbreviations: Abbreviations
    end: int  # the end of its facts in the segment


class SegmentWriter:
    """Writes a segment, file by file.

    >>> from io import BytesIO
    >>> from xhl import load
    >>> from ..facts.schema import Declared
    >>> writer = SegmentWriter(BytesIO(), "0123")
    >>> writer.begin_file("4567", Declared("报告"))
    >>> writer.add(load().facts)
    >>> writer.close()
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._table = TableWriter(file, name)
        self._size = 0
        self._files: list[FilePart] = []
        self._totals, self._tally = Totals(), Tally()
        self._topics: list[str] = []
        self._terms: dict[Kind, defaultdict[str, list[int]]] = {
            kind: defaultdict(list) for kind in (*LETTERS, DOCUMENT)
        }
        self._sounds, self._initials = SoundCodes(), InitialCodes()

    def begin_file(self, digest: str, said: Declared) -> None:
        """Start another file, or a part of one."""
        self._end_file()
        sections, documents = tuple(said.sections.values()), list(said.documents.values())
        known = said.abbreviations
        self._files.append(FilePart(digest, said.title, sections, documents, known, self._size))

    def _end_file(self) -> None:
        if self._files:
            self._files[-1] = self._files[-1]._replace(end=self._size)
            found, self._tally = self._tally.result(), Tally()
            self._totals.add(found)
            self._table.add(f"{TOTALS}{len(self._files) - 1}", encoded(counted(found)))

    def add(self, facts: Sequence[Fact]) -> None:
        """Add facts of the current file."""
        first = self._size
        self._size += len(facts)
        every, names = self._forms(facts)
        for i, (fact, plain) in enumerate(zip(facts, names, strict=True), first):
            self._table.record(_record(fact))
            self._topics.append(dictionary_key(fact.topic))
            self._terms[DOCUMENT][fact.document.key].append(i)
            for kind, text in columns_of(fact, plain.split(BREAK)[:-1]):
                self._terms[kind][text].append(i)
        spoken = FACT.join(every).translate(self._sounds).split(FACT)
        self._add_pairs(PAIR, first, spoken)
        # Names come first, and each character has a sound of one.
        self._add_pairs(NAME_PAIR, first, (s[: len(n)] for s, n in zip(spoken, names, strict=True)))
        self._add_pairs(INITIALS, first, FACT.join(names).translate(self._initials).split(FACT))
        numbers = self._terms[NUMBER]
        for i, plain in enumerate(every, first):
            for number in NUMBERS.findall(plain):
                numbers[number].append(i)

    def close(self) -> None:
        self._end_file()
        # Most files declare the same sections.
        said = list(dict.fromkeys(file.sections for file in self._files))
        numbers = {sections: i for i, sections in enumerate(said)}
        files = [
            (digest, title, numbers[sections], documents, abbreviations, end)
            for digest, title, sections, documents, abbreviations, end in self._files
        ]
        self._table.add(FILES, encoded((said, files)))
        self._table.add(TOTALS, encoded(self._totals.written))
        width = _width(self._size)
        order = sorted(range(self._size), key=self._topics.__getitem__)
        self._table.add(IN_ORDER, packed(array(width, order)))
        alone = Struct(f"<{width}").pack  # most terms have one fact
        for kind, facts_by_text in self._terms.items():
            letter = LETTERS.get(kind, DOCUMENT)
            while facts_by_text:
                text, facts = facts_by_text.popitem()
                if kind == NUMBER:
                    text = readable(text)
                elif kind not in _PAIRS:
                    text = quoted(text)
                elif text[0] in _NO_SOUNDS:
                    continue
                if len(facts) == 1:
                    value = alone(*facts)
                else:  # a fact may contain a term that is no pair more than once
                    once = facts if kind in _PAIRS else dict.fromkeys(facts)
                    value = packed(array(width, once))
                self._table.add(letter + text, value)
        self._table.close()

    def _forms(self, facts: Sequence[Fact]) -> tuple[list[str], list[str]]:
        """The normal forms of each fact: of all its texts, and of its names; they are also counted."""
        fields = [field for fact in facts for field in fields_of(fact)]
        forms = normals([text for _, text in fields])
        by_field: dict[str, list[str]] = {}
        for (field, _), plain in zip(fields, forms, strict=True):
            by_field.setdefault(field, []).append(plain)
        for field, plains in by_field.items():
            self._tally.add(field, plains)
        every, names, at = [], [], 0
        for fact in facts:
            end = at + 2 + len(fact.aliases) + (fact.source != fact.statement)
            every.append(BREAK.join(forms[at:end]) + BREAK)
            names.append(BREAK.join(forms[at : at + 1 + len(fact.aliases)]) + BREAK)
            at = end
        return every, names

    def _add_pairs(self, kind: Kind, first: int, texts: Iterable[str]) -> None:
        """Add the pairs of codes (sounds or initials) in each text."""
        terms, joined = self._terms[kind], str.__add__
        for i, text in enumerate(texts, first):
            for pair in {*map(joined, text, text[1:])}:
                terms[pair].append(i)


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
        """The counts of one of its files."""
        return statistics(self._decoded(f"{TOTALS}{self.places[start, facts]}"))

    @property
    def totals(self) -> Totals:
        """The counts of all its files."""
        return Totals.read(self._decoded(TOTALS))

    def facts_with(self, key: str) -> array[int]:
        """The facts with a term, in order."""
        return unpacked(self._kind, self.table.value(key))

    def terms(
        self, start: str, end: str, *, backwards: bool = False
    ) -> Iterator[tuple[str, array[int]]]:
        """The keys from one on, up to another, in order, with their facts."""
        for key, value in self.table.values(start, end, backwards=backwards):
            yield key, unpacked(self._kind, value)

    def by_topic(self, *, backwards: bool = False) -> Sequence[int]:
        """Its facts in the order of a dictionary by topic."""
        facts = unpacked(self._kind, self.table.value(IN_ORDER))
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
    known = Document(*values)
    pairs = tuple((phrase, reason) for phrase, reason in known.uncovered)  # JSON has lists
    return known._replace(uncovered=pairs)


def section(values: Sequence[Json]) -> Section:
    """A section decoded from a table."""
    name, title, aliases = values
    return Section(name, title, tuple(aliases))


def _width(size: int) -> str:
    """The type code of an array for numbers of so many facts."""
    return "H" if size <= 1 << 16 else "I"


def _record(fact: Fact) -> bytes:
    topic, section, statement, source, document, quantity, period, aliases, _path, *rest = fact
    # In drafts, most statements are the source sentences.
    said = None if statement == source else statement
    return encoded(
        [topic, *section.key, said, source, document.key, quantity, period, aliases, *rest]
    )
