"""The record of a base: the segments with the facts of its files, and the size and times of these files."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from ..facts.load import all_abbreviations, united
from ..files.write import NewFile
from ..model import Document
from ..search.large.postings import Run
from ..search.titles import called
from .segment import Segment, counted, document, encoded, meanings, rows, section, statistics
from .table import PRIVATE, Table, TableWriter
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ..facts.schema import Abbreviations
    from ..files.stamps import Stamp
    from ..model import Section
    from ..search.statistics import Statistics
    from .segment import FilePart
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


class _Document(NamedTuple):
    """A document as it is stored, and what it is called: see `search.titles`."""

    stored: bytes
    called: str


class _Said(NamedTuple):
    """What a file declares."""

    title: str
    documents: Mapping[str, _Document]  # by key
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
    def said(self) -> dict[str, _Said]:
        """What each file declares, by digest."""
        declared = [
            (tuple(map(section, sections)), meanings(abbreviations))
            for sections, abbreviations in self._decoded("declared")
        ]
        records = self._table.records(0, len(self.documents))
        documents = [*map(_Document, records, self.called)]
        each = zip(self.files, self.titles, self.places, self._decoded("declares"), strict=True)
        return {
            file.digest: _Said(
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


class Entry(NamedTuple):
    """A file to record."""

    path: str  # absolute
    digest: str
    stamp: Stamp | None


def write(
    path: str,
    files: Sequence[Entry],
    parts: Mapping[str, Sequence[Part]],
    known: Iterable[Manifest] = (),
) -> Manifest:
    """Record the parts of the files; ``known`` has the records of similar bases. Gives the record. Raises `OSError`."""
    known = list(known)
    names = list(dict.fromkeys(part.segment for _, digest, _ in files for part in parts[digest]))
    opened = _Segments(os.path.dirname(path))
    numbers = {name: i for i, name in enumerate(names)}
    said = {digest: one for manifest in known for digest, one in manifest.said.items()}
    sizes = {name: size for manifest in known for name, size in manifest.segments}
    for _, digest, _ in files:
        if digest not in said:
            said.update((p.digest, _said(p)) for p in opened[parts[digest][0].segment].files)
    first = [said[digest] for _, digest, _ in files]
    documents: dict[_Document, int] = {}
    places = [
        {key: documents.setdefault(one, len(documents)) for key, one in file.documents.items()}
        for file in first
    ]
    declared, declares = _different(first)
    sections = united(chain.from_iterable(file.sections for file in declared))
    abbreviations = all_abbreviations(file.abbreviations for file in declared)
    title = next((file.title for file in first if file.title), "")
    totals = _totals(opened, (part for _, digest, _ in files for part in parts[digest]), known)
    paths, digests, stamps = zip(*files, strict=True)
    runs = [[(numbers[p.segment], p.start, p.facts) for p in parts[digest]] for digest in digests]
    values = {
        "segments": [(name, sizes.get(name) or opened[name].size) for name in names],
        "stamps": stamps,
        "files": (paths, digests, runs),
        "runs": _runs(runs),
        "base": (title, list(sections.values()), abbreviations, len(documents)),
        "titles": [file.title for file in first],
        "places": places,
        "called": [one.called for one in documents],
        "declared": [(file.sections, file.abbreviations) for file in declared],
        "declares": declares,
        "counted": counted(totals.result),
        "facts": totals.facts,
        "totals": totals.written,
    }
    with NewFile(Path(path).parent, PRIVATE) as new:
        table = TableWriter(new.file, os.path.basename(path))
        table.records([one.stored for one in documents])
        table.add(sorted(values), [encoded(values[key]) for key in sorted(values)])
        table.close()
        new.replace(Path(path))
    return Manifest(path)


def _said(file: FilePart) -> _Said:
    each = zip(file.documents, called(file.documents), strict=True)
    documents = {one.key: _Document(encoded(one), names) for one, names in each}
    return _Said(file.title, documents, file.sections, file.abbreviations)


def _runs(of_files: Iterable[Iterable[tuple[int, int, int]]]) -> tuple[list[int], list[Run]]:
    """The start of each file, the end of the last, and all runs in order, given those of each file."""
    starts, runs, at = [0], list[Run](), 0
    begin, last = 0, (-1, 0)  # of the present run: where it begins, its segment and shift
    for own in of_files:
        for segment, start, count in own:
            if count and last != (segment, at - start):
                if begin < at:
                    runs.append(Run(begin, at, *last))
                begin, last = at, (segment, at - start)
            at += count
        starts.append(at)
    return starts, [*runs, Run(begin, at, *last)] if at else []


def _different(files: Sequence[_Said]) -> tuple[list[_Said], list[int]]:
    """One file for all that declare the same sections and abbreviations, as most do; and for each file its number."""
    different: list[_Said] = []
    numbers: dict[object, int] = {}
    each = []
    for file in files:
        known = id(file.sections), id(file.abbreviations)  # comparing takes longer
        if known not in numbers:
            said = file.sections, *file.abbreviations.items()
            numbers[known] = numbers.setdefault(said, len(different))
            if numbers[known] == len(different):
                different.append(file)
        each.append(numbers[known])
    return different, each


class _Segments(dict[str, Segment]):
    """The segments of a folder by name, each opened once. Raises `OSError`."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, name: str) -> Segment:
        self[name] = Segment(os.path.join(self._folder, name))
        return self[name]


def _totals(segments: _Segments, parts: Iterable[Part], known: Iterable[Manifest]) -> Totals:
    """The counts of all parts. If a known base differs little, they are its counts plus the differences."""
    uses = Counter(parts)
    like = [(_changes(uses, former), former) for former in known]
    if like:
        changes, former = min(like, key=lambda one: _size(one[0]))
        if 2 * _size(changes) < len(uses):
            with suppress(OSError):  # a segment was removed
                totals = former.totals
                _add(totals, segments, changes)
                if totals.is_exact:
                    return totals
    totals = Totals()
    by_segment: defaultdict[str, dict[Part, int]] = defaultdict(dict)
    for part, times in uses.items():
        by_segment[part.segment][part] = times
    for name, own in by_segment.items():
        segment = segments[name]
        if own == {Part(name, *place): 1 for place in segment.places}:
            totals.join(segment.totals)
        else:
            _add(totals, segments, own)
    return totals


def _changes(uses: Counter[Part], former: Manifest) -> dict[Part, int]:
    own = Counter(chain.from_iterable(former.parts))
    differing = {part for part, _ in uses.items() ^ own.items()}
    return {part: uses[part] - own[part] for part in differing}


def _size(changes: Mapping[Part, int]) -> int:
    return sum(map(abs, changes.values()))


def _add(totals: Totals, segments: _Segments, changes: Mapping[Part, int]) -> None:
    """Add the counts of parts so many times, or subtract them."""
    for (name, *place), times in changes.items():
        segment = segments[name]
        totals.add(segment.counted(*place), times, segment.facts_of(*place))
