"""Where indexes are kept, and which of them still says what its files say.

Two kinds of files lie in the folder. A ``.key`` is named after the paths of a base and holds their sizes
and times with a digest of their content; an ``.index`` is named after that digest. So an index is found by
looking at its files only, and found again when they were moved or touched but not changed.

A digest is of the very text that its index was made of. Times are noted only of files that have stood
still: one that changes twice within a tick of the clock looks the same after the second change.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from ..errors import DamagedIndex, FileError, UserError, reason_of
from ..facts.load import load
from ..files.read import read
from ..files.write import Draft, sweep
from ..i18n.messages import _
from ..listeners import Note, Progress, ignore
from .build import build
from .rules import rules
from .store import opened

if TYPE_CHECKING:
    from ..fact_base import FactBase

_KEPT = re.compile(r"[0-9a-f]{32}(-.+\.index|\.key)")
_PRIVATE = 0o600  # an index tells what its base tells, which may be for nobody else
_CHUNK = 1 << 20  # characters that are encoded at once
_SECOND = 1_000_000_000  # nanoseconds
# How long a file keeps the time of its last change at least, in nanoseconds: most systems look at the
# clock every 1 to 10 ms; some file systems count in seconds, FAT in two of them.
_TICK, _COARSE_TICK = _SECOND // 20, 2 * _SECOND


def folder() -> Path:
    """The folder of the indexes: ``XHL_CACHE``, else the platform's cache folder for xhl.

    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, XHL_CACHE="indexes"):
    ...     str(folder())
    'indexes'
    """
    if named := os.environ.get("XHL_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("xhl", appauthor=False)


def indexed(paths: Sequence[str], note: Note = ignore, progress: Progress = ignore) -> FactBase:
    """The base of these files, from its index, which is built if there is none that fits.

    Where no index can be kept, the files are read as any others, and ``note`` is told why. Raises
    `BadBase`.

    >>> from tempfile import TemporaryDirectory
    >>> from unittest.mock import patch
    >>> from ..facts.load import shipped
    >>> with TemporaryDirectory() as at, patch.dict(os.environ, XHL_CACHE=at):
    ...     indexed([shipped()]).search("机站")[0].fact.topic
    '5G基站'
    """
    paths = list(dict.fromkeys(paths))
    return _kept(paths) or _built(paths, note, progress)


def cleared() -> str:
    """Remove every index; what was removed, in one line. Raises `UserError`.

    What another process is writing stays; what it has open can be read to the end.

    >>> from tempfile import TemporaryDirectory
    >>> from unittest.mock import patch
    >>> with TemporaryDirectory() as at, patch.dict(os.environ, XHL_CACHE=at):
    ...     cleared().removeprefix(f"removed from {at}: ")
    '0 files, 0 MB'
    """
    at = folder()
    sizes = sweep(at)
    try:
        for path in _files():
            with suppress(FileNotFoundError):  # somebody else removed it
                size = path.stat().st_size
                path.unlink()
                sizes.append(size)
    except OSError as error:
        problem = _("cannot remove {path}: {reason}")
        raise UserError(problem.format(path=error.filename, reason=reason_of(error))) from None
    removed = _("removed from {folder}: {files} files, {size} MB")
    return removed.format(folder=at, files=len(sizes), size=round(sum(sizes) / 1e6))


def _files() -> list[Path]:
    """The files that are kept for indexes, and none that something else put there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return [path for path in folder().iterdir() if _KEPT.fullmatch(path.name)]
    return []


def index_of(paths: Sequence[str]) -> Path | None:
    """The index of these files, if there is one that fits.

    >>> from tempfile import TemporaryDirectory
    >>> from unittest.mock import patch
    >>> from ..facts.load import shipped
    >>> with TemporaryDirectory() as at, patch.dict(os.environ, XHL_CACHE=at):
    ...     before, base, after = index_of([shipped()]), indexed([shipped()]), index_of([shipped()])
    >>> before is None, after.suffix
    (True, '.index')
    """
    try:
        path = _index(_digest_by_stamps(paths) or _digest_by_content(paths))
        return path if _is_own(path) else None
    except (OSError, FileError):
        return None


def _kept(paths: Sequence[str]) -> FactBase | None:
    try:
        path = _index(_digest_by_stamps(paths) or _digest_by_content(paths))
        if not _is_own(path):
            return None
    except (OSError, FileError):  # reading the files will say what is wrong with them
        return None
    try:
        return opened(path, paths)
    except (sqlite3.Error, DamagedIndex, LookupError, ValueError, TypeError):
        with suppress(OSError):
            path.unlink()  # damaged, or gone meanwhile: it is built again
        return None


def _built(paths: Sequence[str], note: Note, progress: Progress) -> FactBase:
    looked, stamps = time_ns(), _stamps(paths)
    digests: list[bytes] = []

    def noted(path: str) -> str:
        text = read(path)
        digests.append(_digest(text))
        return text

    base = load(paths, noted)
    if not stamps or _stamps(paths) != stamps:
        return base  # a file is being written just now
    digest = _joined(digests)
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with Draft(folder(), _PRIVATE) as draft:
            build(base, Path(draft.path), progress)
            draft.replace(_index(digest))
    except (OSError, sqlite3.Error) as reason:
        problem = _(
            "no search index could be kept ({reason}); searching the files directly, which is slower"
        )
        note(problem.format(reason=reason))
        return base
    _remember(paths, digest, stamps, looked)
    try:
        return opened(_index(digest), paths)
    except (sqlite3.Error, DamagedIndex, LookupError):  # removed already, by another process
        return base


def _index(digest: str) -> Path:
    return folder() / f"{digest}-{rules()}.index"


def _is_own(path: Path) -> bool:
    """Whether there is such a file and it is this user's: what others wrote may say anything."""
    try:
        return os.name != "posix" or path.stat().st_uid == os.geteuid()
    except OSError:
        return False


def _key(paths: Sequence[str]) -> Path:
    named = "\0".join(map(os.path.abspath, paths))
    return folder() / f"{hashlib.sha256(os.fsencode(named)).hexdigest()[:32]}.key"


def _stamps(paths: Sequence[str]) -> list[list[int]]:
    """Of each file its device, its number there, its size, and when its content and it itself changed
    last, in nanoseconds; empty where one cannot be looked at.
    """
    try:
        looks = [os.stat(path) for path in paths]
    except (OSError, ValueError):
        return []
    return [
        [look.st_dev, look.st_ino, look.st_size, look.st_mtime_ns, look.st_ctime_ns]
        for look in looks
    ]


def _have_settled(stamps: Iterable[Sequence[int]], looked: int) -> bool:
    """Whether files that change after that moment will have other stamps than these."""
    return all(
        max(content, itself) + (_TICK if content % _SECOND else _COARSE_TICK) < looked
        for *_, content, itself in stamps
    )


def _digest_by_stamps(paths: Sequence[str]) -> str | None:
    """The digest that was noted for these paths, if none of the files looks changed since."""
    stamps, digest = _noted(paths)
    return digest if stamps and stamps == _stamps(paths) else None


def _noted(paths: Sequence[str]) -> tuple[object, str | None]:
    """What was noted last for these paths: how they looked, and the digest of what they held."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        if _is_own(_key(paths)):
            noted = json.loads(_key(paths).read_text("utf-8"))
            return noted["stamps"], str(noted["digest"])
    return None, None


def _digest_by_content(paths: Sequence[str]) -> str:
    """The digest of what the files hold. Raises `FileError`."""
    looked, stamps = time_ns(), _stamps(paths)
    known = _joined(_digest(read(path)) for path in paths)
    if _index(known).exists():
        _remember(paths, known, stamps, looked)
    return known


def _digest(text: str) -> bytes:
    digest = hashlib.sha256()
    for start in range(0, len(text), _CHUNK):  # all at once would take the memory of another text
        digest.update(text[start : start + _CHUNK].encode())
    return digest.digest()


def _joined(digests: Iterable[bytes]) -> str:
    """The digest of a base, of those of its files in their order."""
    return hashlib.sha256(b"".join(digests)).hexdigest()[:32]


def _remember(
    paths: Sequence[str], digest: str, stamps: Sequence[Sequence[int]], looked: int
) -> None:
    """Note for these paths the digest of what was read of them after they looked like this; where
    that cannot be noted, the next search reads the files once more. The index of what they held
    before goes, or one would stay for every change of a base.
    """
    if not stamps or not _have_settled(stamps, looked):
        return
    _former_stamps, former = _noted(paths)
    with suppress(OSError), Draft(folder(), _PRIVATE) as draft:
        draft.write(json.dumps({"stamps": stamps, "digest": digest}))
        draft.replace(_key(paths))
        if former not in (None, digest):
            _index(str(former)).unlink()
