"""Writes the record of a base: see `manifest`."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..facts.load import all_abbreviations, united
from ..files.write import NewFile
from ..search.large.postings import Run
from ..search.titles import called
from .manifest import Manifest, Part, Said, StoredDocument
from .segment import Segment, counted, encoded
from .table import PRIVATE, TableWriter
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..files.stamps import Stamp
    from .segment import FilePart


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
    documents: dict[StoredDocument, int] = {}
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


def _said(file: FilePart) -> Said:
    each = zip(file.documents, called(file.documents), strict=True)
    documents = {one.key: StoredDocument(encoded(one), names) for one, names in each}
    return Said(file.title, documents, file.sections, file.abbreviations)


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


def _different(files: Sequence[Said]) -> tuple[list[Said], list[int]]:
    """One file for all that declare the same sections and abbreviations, as most do; and for each file its number."""
    different: list[Said] = []
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
