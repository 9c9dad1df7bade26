"""Which segments have the facts of which files, and how the files looked when that was so."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..facts.load import all_abbreviations, united
from ..files.write import NewFile
from ..search.statistics import summed
from .segment import Segment, counted, encoded, statistics
from .table import PRIVATE, Table, TableWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..search.statistics import Statistics
    from .segment import Json

    Stamp = Sequence[int]  # how a file looks from outside


class Indexed(NamedTuple):
    """A file whose facts some segments have."""

    path: str  # absolute
    digest: str
    stamp: Stamp | None  # none if it may have changed since and look the same
    runs: Sequence[tuple[int, int, int]]  # segment, first fact in it, how many


class Manifest:
    """What is noted of a base. Raises `OSError` where nothing is; see `Table` for damage."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._table = Table(path)
        self._folder = os.path.dirname(path)
        self._open: dict[int, Segment] = {}
        self.segments: list[tuple[str, int]] = self._decoded("segments")  # file, facts
        self.files = [Indexed(*values) for values in self._decoded("files")]

    @cached_property
    def base(self) -> Json:
        """The title, sections, documents and abbreviations."""
        return self._decoded("base")

    @cached_property
    def documents(self) -> list[dict[str, int]]:
        """For each file the keys of its documents, with their places among those of the base."""
        return self._decoded("documents")  # type: ignore[no-any-return]

    @cached_property
    def counted(self) -> Statistics:
        return statistics(self._decoded("counted"))

    def segment(self, number: int) -> Segment:
        """Raises `DamagedIndex` where it is not there any more."""
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
    """A file to be noted."""

    path: str  # absolute
    digest: str
    stamp: Stamp | None


class Part(NamedTuple):
    """A part of a file in a segment."""

    segment: str  # the name of its file
    start: int
    facts: int


def write(path: str, files: Sequence[Entry], parts: Mapping[str, Sequence[Part]]) -> None:
    """Note which parts the files consist of. Raises `OSError`."""
    names = list(dict.fromkeys(part.segment for _, digest, _ in files for part in parts[digest]))
    segments = [Segment(os.path.join(os.path.dirname(path), name)) for name in names]
    numbers = {name: i for i, name in enumerate(names)}
    said = [{file.digest: file for file in segment.files} for segment in segments]
    first = [said[numbers[parts[digest][0].segment]][digest] for _, digest, _ in files]
    documents = list(dict.fromkeys(document for file in first for document in file.documents))
    places = {document: i for i, document in enumerate(documents)}
    sections = united({section.name: section for section in file.sections} for file in first)
    abbreviations = all_abbreviations(file.abbreviations for file in first)
    title = next((file.title for file in first if file.title), "")
    values = {
        "segments": [(name, segment.size) for name, segment in zip(names, segments, strict=True)],
        "files": [
            (name, digest, stamp, [(numbers[p.segment], p.start, p.facts) for p in parts[digest]])
            for name, digest, stamp in files
        ],
        "base": (title, list(sections.values()), documents, abbreviations),
        "documents": [{d.key: places[d] for d in file.documents} for file in first],
        "counted": counted(_summed(files, parts, segments, numbers)),
    }
    with NewFile(Path(path).parent, PRIVATE) as new:
        table = TableWriter(new.file, os.path.basename(path))
        for key, value in values.items():
            table.add(key, encoded(value))
        table.close()
        new.replace(Path(path))


def _summed(
    files: Sequence[Entry],
    parts: Mapping[str, Sequence[Part]],
    segments: Sequence[Segment],
    numbers: Mapping[str, int],
) -> Statistics:
    """The counts of all files: of a segment at once, where each of its files counts once."""
    uses = Counter((p.segment, digest) for _, digest, _ in files for p in parts[digest])
    found = []
    for name, number in numbers.items():
        segment = segments[number]
        if all(uses[name, file.digest] == 1 for file in segment.files):
            found.append(segment.counted())
        else:
            for i, file in enumerate(segment.files):
                found += [segment.counted(i)] * uses[name, file.digest]
    return summed(found)
