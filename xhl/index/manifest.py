"""The record of a base: the segments with the facts of its files, and the size and times of these files.

`record` writes it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

from ..model import Document
from ..search.large.postings import Run
from .segment import Segment, document, encoded, meanings, rows, section, statistics
from .table import Table
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ..facts.schema import Abbreviations
    from ..files.stamps import Stamp
    from ..model import Section
    from ..search.statistics import Statistics
    from .totals import Json


class Indexed(NamedTuple):
    """An indexed file."""

    path: str  # absolute
    digest: str
    stamp: Stamp | None  # None if the file might change without a new stamp
    runs: Sequence[tuple[int, int, int]]  # segment, first fact in it, how many


class Part(NamedTuple):
    """A part of a file, in a segment."""

    segment: str  # the name of its file
    start: int
    facts: int


class StoredDocument(NamedTuple):
    """A document as it is stored, and what it is called: see `search.titles`."""

    stored: bytes
    called: str


class Said(NamedTuple):
    """What a file declares."""

    title: str
    documents: Mapping[str, StoredDocument]  # by key
    sections: tuple[Section, ...]
    abbreviations: Abbreviations


class Documents(Sequence[Document]):
    """The documents of a base, each in a record. One is read alone, others with all."""

    def __init__(self, table: Table, count: int) -> None:
        self._table, self._count = table, count
        self._known: dict[int, Document] = {}

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)

    def places(self, documents: Collection[Document]) -> Iterable[int]:
        """The places of some of them, of which all may have been read already."""
        known = [place for place, one in self._known.items() if one in documents]
        if len(known) == len(documents):
            return known
        return [place for place, one in enumerate(self._all) if one in documents]

    @overload
    def __getitem__(self, i: int) -> Document: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Document]: ...

    def __getitem__(self, i: int | slice) -> Document | Sequence[Document]:
        if isinstance(i, slice) or "_all" in vars(self):
            return self._all[i]
        if i not in self._known:
            [self._known[i]] = self._read(i, i + 1)
        return self._known[i]

    @cached_property
    def _all(self) -> tuple[Document, ...]:
        return tuple(self._read(0, self._count))

    def _read(self, start: int, end: int) -> Iterator[Document]:
        return map(document, rows(self._table.records(start, end)))


class Manifest:
    """The record of a base. Raises `OSError` if there is none; see `Table` for damage.

    Its parts are read when they are asked for: a search needs few of them.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._table = Table(path)
        self._folder = os.path.dirname(path)
        self._open: dict[int, Segment] = {}
        self.segments: list[tuple[str, int]] = self._decoded("segments")  # file, facts

    def has(self, stamps: Sequence[Stamp]) -> bool:
        """Whether the files are in these states, in which a change would be noticed."""
        return self._table.value("stamps") == encoded(stamps)

    @cached_property
    def files(self) -> list[Indexed]:
        columns = self._decoded("files")
        each = zip(*columns[:2], self._decoded("stamps"), columns[2], strict=True)
        return [Indexed(*values) for values in each]

    @cached_property
    def base(self) -> Json:
        """The title, sections and abbreviations, and how many documents there are."""
        return self._decoded("base")

    @property
    def runs(self) -> tuple[list[int], list[Run]]:
        """The start of each file, the end of the last, and all runs in order."""
        starts, runs = self._decoded("runs")
        return starts, [Run(*run) for run in runs]

    @property
    def titles(self) -> list[str]:
        """That of each file."""
        return self._decoded("titles")  # type: ignore[no-any-return]

    @cached_property
    def documents(self) -> Documents:
        """Those of the base."""
        return Documents(self._table, self.base[-1])

    @property
    def called(self) -> list[str]:
        """What each document is called: see `search.titles`."""
        return self._decoded("called")  # type: ignore[no-any-return]

    @cached_property
    def places(self) -> list[dict[str, int]]:
        """For each file, the keys of its documents with their places in the base."""
        return self._decoded("places")  # type: ignore[no-any-return]

    @cached_property
    def counted(self) -> Statistics:
        return statistics(self._decoded("counted"))

    @property
    def facts(self) -> dict[str, int]:
        """How many facts each section has, and how many with a number: see `counted_as`."""
        return self._decoded("facts")  # type: ignore[no-any-return]

    @property
    def said(self) -> dict[str, Said]:
        """What each file declares, by digest."""
        declared = [
            (tuple(map(section, sections)), meanings(abbreviations))
            for sections, abbreviations in self._decoded("declared")
        ]
        records = self._table.records(0, len(self.documents))
        documents = [*map(StoredDocument, records, self.called)]
        each = zip(self.files, self.titles, self.places, self._decoded("declares"), strict=True)
        return {
            file.digest: Said(
                title, {key: documents[place] for key, place in places.items()}, *declared[number]
            )
            for file, title, places, number in each
        }

    @property
    def totals(self) -> Totals:
        return Totals.read(self._decoded("totals"))

    @cached_property
    def parts(self) -> list[list[Part]]:
        """The parts of each file."""
        names = [name for name, _ in self.segments]
        return [
            [Part(names[number], start, facts) for number, start, facts in file.runs]
            for file in self.files
        ]

    def segment(self, number: int) -> Segment:
        """The segment; raises `DamagedIndex` if it no longer exists."""
        segment = self._open.get(number)
        if segment is None:
            name, size = self.segments[number]
            try:
                segment = self._open[number] = Segment(os.path.join(self._folder, name), size)
            except OSError as error:
                self._table.damaged(is_gone=isinstance(error, FileNotFoundError))
        return segment

    def _decoded(self, key: str) -> Json:
        return json.loads(self._table.value(key) or self._table.damaged())
