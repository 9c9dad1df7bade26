"""A file written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from .complaints import printable
from .messages import _
from .refusal import Refusal

_NEW = 0o666  # what a new file may be, before the umask takes its share


def write(path: str, text: str) -> None:
    """Put the text into the file of that name, in UTF-8; a file that is there already gives way.

    Whoever looks sees the old file or the new one, whole: it is written beside its place and then
    moved there. A pipe or a device is written to. Raises `Refusal`.
    """
    try:
        if _is_stream(path):
            with Path(path).open("a", encoding="utf-8", newline="") as stream:
                stream.write(text)
        else:
            _replace(Path(path).resolve(), text)  # a symbolic link goes on pointing there
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        reason = getattr(failure, "strerror", None) or str(failure)
        problem = _("cannot write {path}: {reason}")
        raise Refusal(problem.format(path=path, reason=reason)) from None


def create(path: str, text: str, taken: str) -> None:
    """Put the text into a new file, whole or not at all; where there is one already, also if
    another process writes it just now, ``taken`` is said. Raises `Refusal`.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW))  # the name is taken
    except FileExistsError:
        raise Refusal(taken.format(path=printable(path))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a possible file name")
        problem = _("{path}: cannot be written: {reason}")
        raise Refusal(problem.format(path=printable(path), reason=reason)) from None
    try:
        write(path, text)
    except BaseException:  # a full disk, an interrupt: no empty file stays
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 (pathlib is slow)
        raise


def _is_stream(path: str) -> bool:
    """Whether it is no file but a name for something open: a pipe, /dev/stdout."""
    place = Path(path)
    return path.startswith("/dev/") or (
        place.exists() and not place.is_file() and not place.is_dir()
    )


def _replace(target: Path, text: str) -> None:
    descriptor, name = mkstemp(dir=target.parent, prefix=".xhl-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(descriptor)
        draft.chmod(_mode(target))
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that gives way, or those of any new file."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)  # the only way to read it
    os.umask(mask)
    return _NEW & ~mask
