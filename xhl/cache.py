"""Where indexes are kept, and which of them still says what its files say.

Two kinds of files lie in the folder. A ``.key`` is named after the paths of a base and holds their sizes
and times with a digest of their content; an ``.index`` is named after that digest. So an index is found by
looking at its files only, and found again when they were moved or touched but not changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from . import __version__
from .indexing import build
from .library import DamagedIndex
from .loading import load
from .messages import _
from .model import FactBase
from .store import VERSION, opened
from .streams import say

_SUFFIXES = frozenset((".index", ".key", ".new"))


def folder() -> Path:
    """The folder of the indexes: ``XHL_CACHE``, else the platform's cache folder for xhl."""
    if named := os.environ.get("XHL_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("xhl", appauthor=False)


def indexed(paths: Sequence[str]) -> FactBase:
    """The base of these files, from its index, which is built if there is none that fits.

    Where no index can be kept, the files are read as any others, and that is said once. Raises
    `BadBase`.
    """
    paths = list(dict.fromkeys(paths))
    try:
        return _kept(paths) or _built(paths)
    except (OSError, sqlite3.Error) as reason:
        problem = _("working without an index, which would make this quicker: {reason}")
        say(problem.format(reason=reason))
        return load(paths)


def cleared() -> str:
    """Remove every index; what was removed, in one line."""
    at, kept = folder(), _files()
    size = sum(path.stat().st_size for path in kept)
    for path in kept:
        path.unlink(missing_ok=True)
    removed = _("removed from {folder}: {files} files, {size} MB")
    return removed.format(folder=at, files=len(kept), size=round(size / 1e6))


def _files() -> list[Path]:
    """The files that are kept for indexes, and none that something else put there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return [path for path in folder().iterdir() if path.suffix in _SUFFIXES]
    return []


def index_of(paths: Sequence[str]) -> Path | None:
    """The index of these files, if there is one that fits."""
    try:
        digest = _digest_by_stamps(paths)
    except OSError:
        return None
    path = _index(digest) if digest else None
    return path if path and path.exists() else None


def _kept(paths: Sequence[str]) -> FactBase | None:
    digest = _digest_by_stamps(paths) or _digest_by_content(paths)
    path = _index(digest)
    if not path.exists():
        return None
    try:
        return opened(path, paths)
    except (sqlite3.Error, DamagedIndex, LookupError, ValueError, TypeError):
        path.unlink(missing_ok=True)  # damaged: it is built again
        return None


def _built(paths: Sequence[str]) -> FactBase:
    stamps, digest = _stamps(paths), _digest_by_content(paths)
    base = load(paths)
    if _stamps(paths) != stamps:
        return base  # a file is being written just now
    with _new_file(_index(digest)) as new, _progress() as progress:
        build(base, new, progress)
    _remember(paths, digest)
    return opened(_index(digest), paths)


def _index(digest: str) -> Path:
    return folder() / f"{digest}-{__version__}-{VERSION}.index"


def _key(paths: Sequence[str]) -> Path:
    named = "\0".join(map(os.path.abspath, paths))
    return folder() / f"{hashlib.sha256(os.fsencode(named)).hexdigest()[:32]}.key"


def _stamps(paths: Sequence[str]) -> list[list[int]]:
    """The size and the time of change, in nanoseconds, of each file."""
    return [[stat.st_size, stat.st_mtime_ns] for stat in map(os.stat, paths)]


def _digest_by_stamps(paths: Sequence[str]) -> str | None:
    """The digest that was noted for these paths, if none of the files looks changed since."""
    with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
        noted = json.loads(_key(paths).read_text("utf-8"))
        if noted["stamps"] == _stamps(paths):
            return str(noted["digest"])
    return None


def _digest_by_content(paths: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
    known = digest.hexdigest()[:32]
    if _index(known).exists():
        _remember(paths, known)
    return known


def _remember(paths: Sequence[str], digest: str) -> None:
    with _new_file(_key(paths)) as new:
        new.write_text(json.dumps({"stamps": _stamps(paths), "digest": digest}), "utf-8")


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its name when it is whole, and is gone when it is not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".new", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if a person is looking at it."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(_("indexing"))
        yield lambda done, all_: bar.update(task, completed=done, total=all_)
