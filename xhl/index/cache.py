"""The folder of indexes, and whether an index is up to date with its files.

The folder has two kinds of files. An ``.index`` is a segment: it holds the facts of some files and is named
after their digests. A ``.key`` is named after the paths of a base: it records the segments with the facts
of its files, and the size and times of these files. A file with the same size and times is not read again;
otherwise its digest is compared, and only new content is indexed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from ..errors import DamagedIndex, UserError, reason_of
from ..facts.indexed import IndexedBase
from ..facts.load import load
from ..files.absolute import absolute
from ..files.digest import blake2b
from ..files.stamps import Stamps
from ..files.user_dirs import cache_folder
from ..files.write import sweep
from ..i18n.messages import _
from ..listeners import SILENT, Listener
from .manifest import Manifest
from .rules import rules
from .store import StoredIndex

if TYPE_CHECKING:
    from ..fact_base import FactBase

_KEPT = re.compile(r"[0-9a-f]{32}-([^.]+)\.(index|key)")
_DAY = 24 * 60 * 60  # seconds
MOST_DAYS = 30  # an index that is not used for longer is removed
MOST_BYTES = 10_000_000_000  # of all indexes; the least recently used are removed first
_ATTEMPTS = 3  # to open an index that is damaged or removed by others meanwhile


def folder() -> Path:
    """The folder of indexes: ``XHL_CACHE``, else the platform's cache folder for xhl."""
    return Path(cache_folder())


def indexed(
    paths: Sequence[str], stamps: Stamps | None = None, listener: Listener = SILENT
) -> FactBase:
    """The base of these files from its index, after building what is missing.

    If no index can be kept, the files are read instead, and a note gives the reason. Raises `BadBase`.
    """
    paths = list(dict.fromkeys(paths))
    key = _key(paths)
    for attempt in range(1, _ATTEMPTS + 1):
        stamps = Stamps() if stamps is None else stamps
        try:
            manifest = _recorded(key)
            index = _current(manifest, paths, stamps)
            if index is None:
                from .update import update  # most indexes are current

                key.parent.mkdir(parents=True, exist_ok=True)
                new = update(key, paths, listener.indexing, stamps, manifest)
                if not new:
                    break
                _tidy(key, _segments(manifest))
                index = _current(new, paths)
        except DamagedIndex as damage:
            if not damage.is_gone:
                listener.note(_("the search index was damaged and has been removed"))
        except OSError as reason:
            if isinstance(reason, FileNotFoundError) and attempt < _ATTEMPTS:
                continue
            problem = _(
                "no search index could be kept ({reason}); searching the files directly, which is slower"
            )
            listener.note(problem.format(reason=reason_of(reason)))
            break
        else:
            if index is not None:
                said = index.title, tuple(paths), index.abbreviations
                documents, called = index.documents, index.called
                return IndexedBase(index, index.sections, documents, *said, called=called)
    return load(paths)


def index_of(paths: Sequence[str], stamps: Stamps) -> StoredIndex | None:
    """The index of these files, if their sizes and times are unchanged."""
    with suppress(DamagedIndex):
        return _current(_recorded(_key(paths)), paths, stamps)
    return None


def _recorded(key: Path) -> Manifest | None:
    """The record of a base, if there is one. Raises `DamagedIndex`."""
    with suppress(OSError):
        return Manifest(str(key))
    return None


def _current(
    manifest: Manifest | None, paths: Sequence[str], stamps: Stamps | None = None
) -> StoredIndex | None:
    """The index of unchanged files; without ``stamps`` their sizes and times were recorded just now."""
    if manifest is None:
        return None
    if stamps is not None and not manifest.has([stamps[path] for path in paths]):
        return None
    key = Path(manifest.path)
    try:
        if not all(path.exists() for path in _segments(manifest)):
            return None
        if time() - key.stat().st_mtime > _DAY:
            os.utime(key)  # note that it is used
    except OSError:
        return None
    return StoredIndex(manifest, paths)


def _key(paths: Sequence[str]) -> Path:
    named = "\0".join(absolute(paths))
    digest = blake2b(os.fsencode(named), digest_size=16)
    return folder() / f"{digest.hexdigest()}-{rules()}.key"


def clear_cache(others: Sequence[int] = ()) -> str:
    """Remove every index. Gives a line about what was removed, including other files of these sizes. Raises
    `UserError`.

    Files that another process is writing stay; files that it has open remain readable for it.
    """
    at = folder()
    sizes = [*sweep(at), *others]
    try:
        for path in _files(at):
            with suppress(FileNotFoundError):  # another process removed it
                size = path.stat().st_size
                path.unlink()
                sizes.append(size)
    except OSError as error:
        problem = _("cannot remove {path}: {reason}")
        raise UserError(problem.format(path=error.filename, reason=reason_of(error))) from None
    removed = _("removed from {folder}: {files} files, {size} MB")
    return removed.format(folder=at, files=len(sizes), size=round(sum(sizes) / 1e6))


def _files(at: Path) -> list[Path]:
    """The files of indexes in the folder, and no others."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return [path for path in at.iterdir() if _KEPT.fullmatch(path.name)]
    return []


def _tidy(current: Path, former: Iterable[Path]) -> None:
    """Remove indexes that were not used for long or exceed the size limit, and segments of no base.
    Segments count as used when the ``.key`` of their base is.
    """
    looks = {}
    for path in _files(current.parent):
        with suppress(OSError):  # another process removed it
            looks[path] = path.stat()
    kept: set[Path] = set()
    size = 0
    keys = {path for path in looks if path.suffix == ".key"}
    for path in sorted(keys, key=lambda path: (path != current, -looks[path].st_mtime)):
        own = {path, *_used_by(path, looks)} & looks.keys()
        size += sum(looks[one].st_size for one in own - kept)
        is_new = time() - looks[path].st_mtime < MOST_DAYS * _DAY
        if path == current or (is_new and size < MOST_BYTES):
            kept |= own
    for path in looks.keys() - kept:
        # Other segments may belong to an index that another process is building.
        if path in keys or path in former or time() - looks[path].st_mtime > _DAY:
            with suppress(OSError):
                path.unlink()


def _segments(manifest: Manifest | None) -> list[Path]:
    """The paths of the segments of a base; none if it has no record."""
    if manifest is None:
        return []
    folder = Path(manifest.path).parent
    return [folder / name for name, _ in manifest.segments]


def _used_by(key: Path, paths: Iterable[Path]) -> list[Path]:
    """The segments of a base; if it was made by other rules, all segments made by these."""
    if not key.stem.endswith(rules()):
        return [path for path in paths if path.stem[32:] == key.stem[32:]]
    with suppress(DamagedIndex):
        return _segments(_recorded(key))
    return []
