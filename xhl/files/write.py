"""A file written whole or not at all.

The text is written to a temporary file beside the target, which is then renamed: other processes see the
old file or the new one. Only a process that is killed leaves its temporary file behind.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from time import time
from typing import BinaryIO

from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..text.sanitize import printable

_NEW = 0o666  # permissions of a new file, before the umask
_PRIVATE = 0o600  # until it gets the permissions of the file that it replaces
_NEW_FILE = re.compile(r"\.xhl-[0-9a-f]{16}\.new")
_HOUR = 3600  # seconds; an older temporary file is abandoned
# Errors that mean: the file system has no hard links.
_NO_LINKS = frozenset((errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK))

_unfinished: set[str] = set()


def write(path: str, content: str | bytes) -> None:
    """Write a file: a text in UTF-8, or bytes. An existing file is replaced and keeps its owner
    and permissions; a pipe or a device is written to. Raises `UserError`.
    """
    with refusals(path):
        if _is_stream(path):
            with Path(path).open("ab") as stream:
                stream.write(_bytes(content))
        else:
            _replace(Path(path).resolve(), _bytes(content))  # a symbolic link stays one


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def create(path: str, content: str | bytes, taken: str = "") -> None:
    """Write a new file, whole or not at all. Raises `UserError`, with the message ``taken`` if the
    file exists, even if another process has created it just now.
    """
    taken = taken or _("{path} already exists; it was not changed")
    there_is_one = UserError(taken.format(path=printable(path)))
    with refusals(path):
        if os.path.lexists(path):
            raise there_is_one
        try:
            with NewFile(Path(path).parent) as new:
                new.file.write(_bytes(content))
                new.take(path)
        except FileExistsError:
            raise there_is_one from None


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Raise `UserError` where the system refuses to write to a path."""
    if not path:
        raise UserError(_("the file name is empty"))
    try:
        yield
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        reason = reason_of(failure) if isinstance(failure, OSError) else _("not a valid file name")
        problem = _("cannot write {path}: {reason}")
        raise UserError(problem.format(path=printable(path), reason=reason)) from None


class NewFile:
    """A temporary file, used in a ``with`` block: at its end the file is deleted unless it was
    moved to its place.

    Every method may raise `OSError`.
    """

    def __init__(self, folder: Path, mode: int = _NEW) -> None:
        self.path = str(folder / f".xhl-{os.urandom(8).hex()}.new")
        _unfinished.add(self.path)  # before it exists: a signal may end the process at any moment
        # "x": never write into a file or link that somebody put there.
        opener = partial(os.open, mode=mode)
        self.file: BinaryIO = open(self.path, "xb", opener=opener)  # noqa: SIM115 (see __exit__)

    def __enter__(self) -> NewFile:  # noqa: PYI034 (Python 3.10 has no Self, and nobody inherits this)
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # a disk that is still full
            self.file.close()
        with suppress(OSError):  # it was moved
            os.unlink(self.path)
        _unfinished.discard(self.path)

    def replace(self, target: Path) -> None:
        """Move it to its place, where it replaces an existing file.

        The content reaches the disk before the name does: if the power fails, there is the old file
        or the new one. The folder is not synchronised, since either will do.
        """
        self._finish()
        os.replace(self.path, target)

    def take(self, target: str) -> None:
        """Move it to a place that must be free. Raises `FileExistsError`."""
        self._finish()
        try:
            os.link(self.path, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW))  # it is ours now
            os.replace(self.path, target)

    def _finish(self) -> None:
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()  # Windows moves no open file


def abandon() -> None:
    """Remove the temporary files of this process, which ends now."""
    for path in tuple(_unfinished):
        with suppress(OSError):
            os.unlink(path)


def sweep(folder: Path) -> list[int]:
    """Remove the temporary files that killed processes left in a folder: those that nobody has changed
    for an hour. Gives their sizes in bytes.
    """
    sizes: list[int] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if _NEW_FILE.fullmatch(entry.name) and status.st_mtime < time() - _HOUR:
                    os.unlink(entry.path)
                    sizes.append(status.st_size)
    return sizes


def _is_stream(path: str) -> bool:
    """Whether a path names a pipe or a device, such as /dev/stdout."""
    place = Path(path)
    return path.startswith("/dev/") or (
        place.exists() and not place.is_file() and not place.is_dir()
    )


def _replace(target: Path, data: bytes) -> None:
    try:
        former = target.stat()
    except FileNotFoundError:
        former = None
    with NewFile(target.parent, _NEW if former is None else _PRIVATE) as new:
        new.file.write(data)
        if former is not None and sys.platform != "win32":
            with suppress(OSError):  # root writes a user's file: it stays the user's
                os.fchown(new.file.fileno(), former.st_uid, former.st_gid)
            os.fchmod(new.file.fileno(), stat.S_IMODE(former.st_mode))
        new.replace(target)
