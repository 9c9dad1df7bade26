"""Updating an index: unchanged segments stay, new content is built in addition.

A segment is never changed. The facts of a file that has changed or disappeared stay in it, unused. A
segment with more unused than used facts is rebuilt, and so are small segments if there are many.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DamagedIndex, FileError
from ..facts.load import load
from ..files.absolute import absolute
from ..files.digest import of_content
from ..files.stamps import Stamp, Stamps, size_of
from .manifest import Indexed, Manifest, Part
from .record import Entry, write
from .rules import rules
from .segment import Segment, encoded
from .survey import Survey, surveyed
from .worker import Share, Task, make_all

if TYPE_CHECKING:
    from ..listeners import Progress

_SECOND = 1_000_000_000  # nanoseconds
# The granularity of file times, in nanoseconds: most systems update their clock every 1 to 10 ms, but some
# file systems store seconds, and FAT stores pairs of seconds.
_TICK, _COARSE_TICK = _SECOND // 20, 2 * _SECOND
_SMALLEST, _LARGEST = 20 << 20, 64 << 20  # bytes of files in a segment
_MANY = 16  # segments of a base
_SMALL, _FEW = (1 << 10, 1 << 13), 8  # only a few segments may have fewer facts than this
_RELATED = 8  # other bases that are searched for the segments of a file
_LITTLE = 1 << 20  # bytes of files; to read them takes less time than to read another record
_ATTEMPTS = 3  # if files change meanwhile

Parts = dict[str, list[Part]]  # of files, by digest


def update(
    key: Path,
    paths: Sequence[str],
    progress: Progress,
    stamps: Stamps | None = None,
    manifest: Manifest | None = None,
) -> Manifest | None:
    """Build what the index of these files lacks, and record its segments under a name. Gives the record; None if the
    files keep changing. ``stamps`` has what is known of them already, ``manifest`` what is recorded.

    Raises `BadBase`, `OSError` if the index cannot be written, and `DamagedIndex` if a part was damaged and
    has been removed.
    """
    is_collecting = gc.isenabled()
    gc.disable()  # collections find nothing, and take a tenth of the time
    try:
        return _update(key, paths, progress, stamps, manifest)
    finally:
        if is_collecting:
            gc.enable()


def _update(
    key: Path,
    paths: Sequence[str],
    progress: Progress,
    stamps: Stamps | None,
    manifest: Manifest | None,
) -> Manifest | None:
    whole: set[str] = set()  # files that cannot be divided
    names = absolute(paths)
    for _attempt in range(_ATTEMPTS):
        stamps = Stamps() if stamps is None else stamps
        looks = {path: stamps[path] for path in paths}
        looked, stamps = stamps.since, None
        sizes_of = zip(names, map(size_of, looks.values()), strict=True)
        known = [manifest] if manifest else _related_to(key, dict(sizes_of))
        noted, parts, sizes = _noted(known)
        surveys: dict[str, Survey] = {}
        digests: dict[str, str] = {}
        odd = []
        for named, (path, look) in zip(names, looks.items(), strict=True):
            entry = noted.get(named)
            if entry and look and entry.stamp == look:
                digests[path] = entry.digest
        tasks: list[Task] = []
        _drop_worn(parts, sizes, digests.values())
        for path in paths:
            if digests.get(path) not in parts:
                try:
                    surveys[path] = surveyed(path, whole=path in whole)
                    digests[path] = surveys[path].digest
                except FileError:
                    odd.append(path)
        if not odd:
            lacking = {s.digest: s for s in surveys.values() if s.digest not in parts}
            tasks = list(_tasks(key.parent, list(lacking.values())))
            odd = make_all([task for task in tasks if not _is_made(task)], progress)
        if not odd:
            for task in tasks:
                _add_parts(parts, task)
            again = Stamps()  # a link may have been changed before its file was read
            unsure = {
                path
                for path in surveys  # the state of others was certain when it was recorded
                if not has_settled(looks[path], looked) or again[path] != looks[path]
            }
            entries = [
                Entry(named, digests[path], None if path in unsure else look)
                for named, (path, look) in zip(names, looks.items(), strict=True)
            ]
            return write(str(key), entries, parts, known)
        load(odd)  # reports their faults
        whole.update(odd)
    return None


def has_settled(look: Stamp, moment: int) -> bool:
    """Whether a change of the file after a moment is certain to change its stamp.

    >>> has_settled([1, 2, 3, 10, 10], 10**9), has_settled([1, 2, 3, 10, 10], 20), has_settled([], 20)
    (True, False, False)
    """
    if not look:
        return False
    *_rest, content, itself = look
    tick = _TICK if content % _SECOND else _COARSE_TICK
    return max(content, itself) + tick < moment


def _related_to(key: Path, sizes: dict[str, int]) -> list[Manifest]:
    """The records of other bases that may have the same files; ``sizes`` has the bytes of each."""
    known = []
    unknown = dict(sizes)
    for path in _related(key):
        if sum(unknown.values()) < _LITTLE:
            break
        with suppress(OSError, DamagedIndex):
            known.append(Manifest(str(path)))
            for file in known[-1].files:
                unknown.pop(file.path, None)
    return known


def _noted(known: Sequence[Manifest]) -> tuple[dict[str, Indexed], Parts, dict[str, int]]:
    """The recorded files by path; their parts by digest; and the number of facts in the segments."""
    noted: dict[str, Indexed] = {}
    parts: Parts = {}
    sizes: dict[str, int] = {}
    for manifest in known:
        folder = Path(manifest.path).parent
        gone = {name for name, _ in manifest.segments if not (folder / name).exists()}
        for file, own in zip(manifest.files, manifest.parts, strict=True):
            noted.setdefault(file.path, file)
            if not (gone and gone.intersection(part.segment for part in own)):
                parts.setdefault(file.digest, own)
        sizes.update(manifest.segments)
    return noted, parts, sizes


def _related(key: Path) -> list[Path]:
    """The records of the bases that were used last."""
    with suppress(OSError):
        others = key.parent.glob(f"*-{rules()}.key")
        return sorted(others, key=lambda path: -path.stat().st_mtime)[:_RELATED]
    return []


def _drop_worn(parts: Parts, sizes: dict[str, int], digests: Iterable[str]) -> None:
    """Drop the parts in segments that are mostly unused, and in small ones if there are too many."""
    used: Counter[str] = Counter()
    for digest in set(digests):
        for part in parts.get(digest, ()):
            used[part.segment] += part.facts
    worn = {name for name in sizes if 2 * used[name] < sizes[name]}
    for least, most in zip((0, *_SMALL), _SMALL, strict=False):
        small = [name for name in used.keys() - worn if least <= sizes[name] < most]
        worn.update(small if len(small) > _FEW else ())
    for digest in [
        digest for digest, of in parts.items() if worn.intersection(p.segment for p in of)
    ]:
        del parts[digest]


def _tasks(folder: Path, surveys: Sequence[Survey]) -> Iterator[Task]:
    """The segments to make of files, about equal in size."""
    size = sum(survey.size for survey in surveys)
    count = -(-size // min(max(size // _MANY, _SMALLEST), _LARGEST))
    count += count % 2 if count > 1 else 0  # two are made in parallel
    most = size // max(count, 1)
    shares: list[Share] = []
    for survey in surveys:
        for share in _shares(survey, most):
            if shares and sum(one.size for one in shares) + share.size // 2 > most:
                yield _task(folder, shares)
                shares = []
            shares.append(share)
    if shares:
        yield _task(folder, shares)


def _shares(survey: Survey, most: int) -> Iterator[Share]:
    """A file, or parts of it about equal in size."""
    if not survey.pieces:
        yield Share(survey.path, survey.digest, survey.size)
        return
    count = max(1, round(survey.size / max(most, 1)))
    for i in range(count):
        start, end = (len(survey.pieces) * place // count for place in (i, i + 1))
        if pieces := survey.pieces[start:end]:
            size = pieces[-1].end - pieces[0].start
            yield Share(survey.path, survey.digest, size, survey.head, pieces)


def _task(folder: Path, shares: Sequence[Share]) -> Task:
    content = encoded([(share.digest, [piece.start for piece in share.pieces]) for share in shares])
    return Task(
        str(folder), f"{of_content(content).hexdigest()[:32]}-{rules()}.index", tuple(shares)
    )


def _is_made(task: Task) -> bool:
    """Whether the segment exists already: made before an interruption, or for another base."""
    with suppress(OSError, DamagedIndex):
        return bool(Segment(os.path.join(task.folder, task.file)).files)
    return False


def _add_parts(parts: Parts, task: Task) -> None:
    start = 0
    for file in Segment(os.path.join(task.folder, task.file)).files:
        parts.setdefault(file.digest, []).append(Part(task.file, start, file.end - start))
        start = file.end
