"""Makes segments of files, in this process and in a helper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import FileError
from ..facts.load import quick_tables, tables
from ..facts.schema import Declared, Faults, declared, facts_of
from ..files.digest import of_content
from ..files.read import LIMIT, decoded, read_bytes
from ..files.write import NewFile
from .table import PRIVATE
from .writer import SegmentWriter

if TYPE_CHECKING:
    from ..helper import Done
    from ..listeners import Progress
    from ..model import Fact
    from .survey import Piece


_AT_ONCE = 2000  # facts added at once, of a file that is read as a whole
_ALONE = 12 << 20  # bytes; less is done before a second process has started


class Share(NamedTuple):
    """The part of a file for a segment: some pieces, or the whole file."""

    path: str
    digest: str
    size: int
    head: int = 0
    pieces: Sequence[Piece] = ()


class Task(NamedTuple):
    """A segment to make."""

    folder: str
    file: str  # the name of its file
    shares: Sequence[Share]

    @property
    def size(self) -> int:
        return sum(share.size for share in self.shares)


class OddFile(Exception):
    """A file that cannot be read in pieces, has faults, or has changed."""


def make(task: Task, done: Done) -> list[str]:
    """Make a segment. Gives the paths of files that have to be read as a whole to report their faults; then
    there is no segment. ``done`` gets the number of bytes done. Raises `OSError`.
    """
    odd = []
    with NewFile(Path(task.folder), PRIVATE) as new:
        writer = SegmentWriter(new.file, task.file)
        for share in task.shares:
            try:
                for facts, size in _facts(share, writer):
                    writer.add(facts)
                    done(size)
            except (OddFile, FileError):
                odd.append(share.path)
        if odd:
            return odd
        writer.close()
        new.replace(Path(task.folder, task.file))
    return []


def make_all(tasks: Sequence[Task], progress: Progress) -> list[str]:
    """Make segments. Gives the paths of files that have to be read as a whole, whose segments are not made.
    Raises `OSError`.
    """
    size = sum(task.size for task in tasks)
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress(min(done, size), size)

    if len(tasks) < 2 or size <= _ALONE:
        return [path for task in tasks for path in make(task, tell)]
    from ..helper import helper, shared  # needs much that is not needed for one changed file

    with helper("xhl.index.worker") as process:
        return [path for odd in shared(tasks, make, process, tell) for path in odd]


def _facts(share: Share, writer: SegmentWriter) -> Iterator[tuple[Sequence[Fact], int]]:
    """The facts of a share in batches, with the number of bytes that these take in the file."""
    if not share.pieces:
        every = read_bytes(share.path, LIMIT)
        _refuse_other(every, share.digest)
        text, faults = decoded(every), Faults()
        parsed, lines = quick_tables(text)
        said = declared(parsed, faults)
        facts = facts_of(said, said.sections, share.path, text, faults, lines)
        _refuse(faults)
        writer.begin_file(share.digest, said, is_large=len(facts) > _AT_ONCE)
        for start in range(0, len(facts), _AT_ONCE):
            some = facts[start : start + _AT_ONCE]
            yield some, len(every) * len(some) // len(facts)
        return
    with open(share.path, "rb") as opened:
        said = _head(opened.read(share.head))
        writer.begin_file(share.digest, said, is_large=True)
        for piece in share.pieces:
            opened.seek(piece.start)
            data = opened.read(piece.end - piece.start)
            _refuse_other(data, piece.digest)
            skipped = 0 if piece.start else share.head
            line = piece.line + data.count(b"\n", 0, skipped)
            yield _facts_of_piece(said, share.path, decoded(data[skipped:]), line), len(data)


def _head(data: bytes) -> Declared:
    """The declarations before the first fact of a divided file."""
    faults = Faults()
    said = declared(tables(decoded(data)), faults)
    _refuse(faults)
    if said.facts:
        raise OddFile
    return said


def _facts_of_piece(said: Declared, path: str, text: str, line: int) -> list[Fact]:
    data, lines = quick_tables(text)
    facts = data.pop("fact", {})
    if data or type(facts) is not dict:
        raise OddFile
    faults = Faults()
    piece = Declared(said.title, said.sections, said.documents, facts)
    found = facts_of(piece, piece.sections, path, text, faults, lines)
    _refuse(faults)
    return [fact._replace(line=fact.line + line) for fact in found]


def _refuse(faults: Faults) -> None:
    if faults.found:
        raise OddFile


def _refuse_other(data: bytes | bytearray, digest: str) -> None:
    if of_content(data).hexdigest() != digest:
        raise OddFile
