"""A file written whole or not at all.

What is written grows beside its place, in the same folder, under a name of its own, and is then moved
or linked there: whoever looks sees the old file or the new one. A process that is killed leaves such a
draft behind; each is locked by the process that writes it, so the next that writes there can tell that
nobody does, and removes it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..text.sanitize import printable

_NEW = 0o666  # what a new file may be, before the umask takes its share
_PRIVATE = 0o600  # until it has the permissions of the file that gives way
_DRAFT = re.compile(r"\.xhl-[0-9a-f]{16}\.new")
# What says that a file system has no hard links.
_NO_LINKS = frozenset((errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK))

_unfinished: set[str] = set()


def write(path: str, text: str) -> None:
    r"""Put the text into the file of that name, in UTF-8; a file that is there already gives way,
    and its owner and permissions stay. A pipe or a device is written to. Raises `UserError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(f"{folder}/facts.toml", "schema = 1\n")
    ...     Path(folder, "facts.toml").read_text()
    'schema = 1\n'
    """
    _refuse_empty(path)
    try:
        if _is_stream(path):
            with Path(path).open("a", encoding="utf-8", newline="") as stream:
                stream.write(text)
        else:
            _replace(Path(path).resolve(), text)  # a symbolic link goes on pointing there
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        reason = reason_of(failure) if isinstance(failure, OSError) else str(failure)
        problem = _("cannot write {path}: {reason}")
        raise UserError(problem.format(path=path, reason=reason)) from None


def create(path: str, text: str, taken: str) -> None:
    r"""Put the text into a new file, whole or not at all; where there is one already, also if
    another process writes it just now, ``taken`` is said. Raises `UserError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     create(f"{folder}/facts.toml", "schema = 1\n", "there is one already")
    ...     create(f"{folder}/facts.toml", "schema = 1\n", "there is one already")
    Traceback (most recent call last):
    xhl.errors.UserError: there is one already
    """
    _refuse_empty(path)
    there_is_one = UserError(taken.format(path=printable(path)))
    if os.path.lexists(path):
        raise there_is_one
    try:
        with Draft(Path(path).parent, _NEW) as draft:
            draft.write(text)
            draft.take(path)
    except FileExistsError:
        raise there_is_one from None
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else _("not a valid file name")
        problem = _("{path}: cannot be written: {reason}")
        raise UserError(problem.format(path=printable(path), reason=reason)) from None


def _refuse_empty(path: str) -> None:
    if not path:
        raise UserError(_("the file name is empty"))


class Draft:
    r"""A new file that is not whole yet: as a context, it is gone at the end unless it found its place.

    All may raise `OSError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with Draft(Path(folder), 0o600) as draft:
    ...         draft.write("schema = 1\n")
    ...         draft.take(f"{folder}/facts.toml")
    ...     draft = Draft(Path(folder), 0o600)
    ...     draft.write("schema = 1\ntitle")
    ...     draft.close()  # it found no place
    ...     [path.name for path in Path(folder).iterdir()]
    ['facts.toml']
    """

    def __init__(self, folder: Path, mode: int) -> None:
        sweep(folder)
        while True:
            self.path = str(folder / f".xhl-{os.urandom(8).hex()}.new")
            _unfinished.add(self.path)  # before it is there: an end may be asked for at any moment
            try:
                flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
                self.descriptor = os.open(self.path, flags, mode)
            except BaseException:
                _unfinished.discard(self.path)
                raise
            with suppress(OSError):  # a file system without locks: then nobody takes it away
                fcntl.flock(self.descriptor, fcntl.LOCK_EX)
            if os.fstat(self.descriptor).st_nlink:
                return
            self.close()  # another process took it for abandoned, just before it was locked

    def __enter__(self) -> Draft:  # noqa: PYI034 (Python 3.10 has no Self, and nobody inherits this)
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it; what has not found its place is removed."""
        with suppress(OSError):
            os.unlink(self.path)
        _unfinished.discard(self.path)
        os.close(self.descriptor)

    def write(self, text: str) -> None:
        """Write the text in UTF-8."""
        with os.fdopen(self.descriptor, "w", encoding="utf-8", newline="", closefd=False) as file:
            file.write(text)

    def replace(self, target: Path) -> None:
        """Take the place of the target, if there is one.

        The content is on the disk before the name is: if the power fails, there is the old file or
        the new one. Which of them is not worth waiting for, so the folder is not synchronised.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, Draft(Path(folder), 0o600) as draft:
        ...     size = Path(folder, "facts.toml").write_text("schema = 0")
        ...     draft.write("schema = 1")
        ...     draft.replace(Path(folder, "facts.toml"))
        ...     Path(folder, "facts.toml").read_text()
        'schema = 1'
        """
        os.fsync(self.descriptor)
        os.replace(self.path, target)

    def take(self, target: str) -> None:
        """Take a place that is free. Raises `FileExistsError` where it is not."""
        os.fsync(self.descriptor)
        try:
            os.link(self.path, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW))  # it is ours now
            os.replace(self.path, target)


def abandon() -> None:
    """Remove what this process has begun to write: it ends now.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     draft = Draft(Path(folder), 0o600)
    ...     abandon()
    ...     list(Path(folder).iterdir())
    ...     draft.close()
    []
    """
    for path in tuple(_unfinished):
        with suppress(OSError):
            os.unlink(path)


def sweep(folder: Path) -> list[int]:
    """Remove what killed processes have left in a folder; the sizes of what is removed, in bytes.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     size = Path(folder, ".xhl-0123456789abcdef.new").write_text("schema = 1")
    ...     with Draft(Path(folder), 0o600):
    ...         sweep(Path(folder)), len(list(Path(folder).iterdir()))
    ([], 1)
    """
    sizes: list[int] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _DRAFT.fullmatch(entry.name):
                with suppress(OSError):
                    sizes.append(_swept(entry.path))
    return sizes


def _swept(path: str) -> int:
    """Remove a draft that nobody is writing; its size. Raises `OSError` where somebody is."""
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)
        return os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def _is_stream(path: str) -> bool:
    """Whether it is no file but a name for something open: a pipe, /dev/stdout."""
    place = Path(path)
    return path.startswith("/dev/") or (
        place.exists() and not place.is_file() and not place.is_dir()
    )


def _replace(target: Path, text: str) -> None:
    try:
        former = target.stat()
    except FileNotFoundError:
        former = None
    with Draft(target.parent, _NEW if former is None else _PRIVATE) as draft:
        draft.write(text)
        if former is not None:
            with suppress(OSError):  # root writes a user's file: it stays the user's
                os.fchown(draft.descriptor, former.st_uid, former.st_gid)
            os.fchmod(draft.descriptor, stat.S_IMODE(former.st_mode))
        draft.replace(target)
