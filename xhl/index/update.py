"""Making an index fit its files: what has not changed stays, what is new is built beside it.

A segment is never changed. A file that has changed or gone since leaves its facts behind in one, where
nobody looks for them any more; segments that have more of those than of others are made anew, and so are
many small ones.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from ..errors import DamagedIndex, FileError
from ..facts.load import load
from .build import build
from .manifest import Entry, Manifest, Part, write
from .rules import rules
from .segment import Segment, encoded
from .survey import Survey, surveyed
from .worker import Share, Task

if TYPE_CHECKING:
    from ..listeners import Progress
    from .manifest import Stamp

_SECOND = 1_000_000_000  # nanoseconds
# How long a file keeps the time of its last change at least, in nanoseconds: most systems look at the
# clock every 1 to 10 ms; some file systems count in seconds, FAT in two of them.
_TICK, _COARSE_TICK = _SECOND // 20, 2 * _SECOND
_SMALLEST, _LARGEST, _MANY = (
    16 << 20,
    64 << 20,
    16,
)  # bytes of files in a segment; segments of a base
_SMALL, _FEW = (1 << 10, 1 << 13), 8  # of segments of fewer facts there are only a few
_RELATED = 8  # other bases that are asked whether they have a file
_ATTEMPTS = 3  # at files that change meanwhile

Parts = dict[str, list[Part]]  # of files, by their digest


def update(key: Path, paths: Sequence[str], progress: Progress) -> bool:
    """Build what the index of these files lacks, and note under a name what it consists of; false
    where the files change so often that there is nothing to note.

    Raises `BadBase`, `OSError` where it cannot be written, and `DamagedIndex` where a part of it is
    damaged, and gone now.
    """
    whole: set[str] = set()  # files that cannot be divided
    absolute = list(map(os.path.abspath, paths))
    for _attempt in range(_ATTEMPTS):
        looked, stamps = time_ns(), list(map(stamp, paths))
        known = _known(key)
        noted, parts, sizes = _noted(known)
        surveys: dict[str, Survey] = {}
        digests: dict[str, str] = {}
        odd = []
        for path, named, look in zip(paths, absolute, stamps, strict=True):
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
            odd = build([task for task in tasks if not _is_made(task)], progress)
        if not odd:
            for task in tasks:
                _add_parts(parts, task)
            settled = (look if has_settled(look, looked) else None for look in stamps)
            entries = [
                Entry(named, digests[path], look)
                for path, named, look in zip(paths, absolute, settled, strict=True)
            ]
            write(str(key), entries, parts, known)
            return True
        load(odd)  # says what is wrong with them
        whole.update(odd)
    return False


def stamp(path: str) -> Stamp:
    """How a file looks from outside: its device, its number there, its size, and when its content and
    it itself changed last, in nanoseconds; empty where it cannot be looked at.
    """
    try:
        look = os.stat(path)
    except (OSError, ValueError):
        return []
    return [look.st_dev, look.st_ino, look.st_size, look.st_mtime_ns, look.st_ctime_ns]


def has_settled(look: Stamp, moment: int) -> bool:
    """Whether a file that changes after a moment will look otherwise than it did then.

    >>> has_settled([1, 2, 3, 10, 10], 10**9), has_settled([1, 2, 3, 10, 10], 20), has_settled([], 20)
    (True, False, False)
    """
    if not look:
        return False
    *_rest, content, itself = look
    tick = _TICK if content % _SECOND else _COARSE_TICK
    return max(content, itself) + tick < moment


def _known(key: Path) -> list[Manifest]:
    """What is noted of this base; if nothing is, of others, which may have the same files."""
    with suppress(OSError, DamagedIndex):
        return [Manifest(str(key))]
    known = []
    for path in _related(key):
        with suppress(OSError, DamagedIndex):
            known.append(Manifest(str(path)))
    return known


def _noted(known: Sequence[Manifest]) -> tuple[dict[str, Entry], Parts, dict[str, int]]:
    """What is noted of files, by path; their parts, by digest; the facts of the segments with these."""
    noted: dict[str, Entry] = {}
    parts: Parts = {}
    sizes: dict[str, int] = {}
    for manifest in known:
        folder = Path(manifest.path).parent
        there = {name for name, _ in manifest.segments if (folder / name).exists()}
        for file, own in zip(manifest.files, manifest.parts, strict=True):
            noted.setdefault(file.path, Entry(*file[:3]))
            if file.digest not in parts and all(part.segment in there for part in own):
                parts[file.digest] = own
        sizes.update(manifest.segments)
    return noted, parts, sizes


def _related(key: Path) -> list[Path]:
    """What is noted of the bases that were used last."""
    with suppress(OSError):
        others = key.parent.glob(f"*-{rules()}.key")
        return sorted(others, key=lambda path: -path.stat().st_mtime)[:_RELATED]
    return []


def _drop_worn(parts: Parts, sizes: dict[str, int], digests: Iterable[str]) -> None:
    """Forget the parts in segments of which only the smaller part is used, and in too many small ones."""
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
    """The segments to make of files, of about the same size each."""
    size = sum(survey.size for survey in surveys)
    count = -(-size // min(max(size // _MANY, _SMALLEST), _LARGEST))
    count += count % 2 if count > 1 else 0  # two are made at a time
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
    """A file, or parts of it of about a size."""
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
    return Task(str(folder), f"{sha256(content).hexdigest()[:32]}-{rules()}.index", tuple(shares))


def _is_made(task: Task) -> bool:
    """Whether its segment is there: made before an interruption, or for another base."""
    with suppress(OSError, DamagedIndex):
        return bool(Segment(os.path.join(task.folder, task.file)).files)
    return False


def _add_parts(parts: Parts, task: Task) -> None:
    start = 0
    for file in Segment(os.path.join(task.folder, task.file)).files:
        parts.setdefault(file.digest, []).append(Part(task.file, start, file.end - start))
        start = file.end
