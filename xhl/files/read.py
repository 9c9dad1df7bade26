"""The content of a file, or the reason why it cannot be read."""

from __future__ import annotations

import os
import stat
import sys

from ..errors import FileError, reason_of
from ..i18n.messages import _
from .stamps import stamp_of

MIB = 1 << 20
LIMIT = 512 * MIB  # a million facts take 350; parsing needs several times as much memory
CHUNK = 1 << 18  # enough for most bases in one read
BOM = "\ufeff"
# O_NONBLOCK: do not wait for the writer of a pipe. O_BINARY: keep line ends on Windows.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# Seconds before the next attempt if a file changes while it is read.
PAUSES = (0.001, 0.005, 0.02, 0.05, 0.1, 0.2)


def read(path: str, most: int | None = None) -> str:
    """The text of a UTF-8 file of at most so many bytes, or else `LIMIT`, without its byte order mark.

    Only regular files are read: a pipe or a device can hang, or never end. Raises `FileError`.
    """
    return decoded(read_bytes(path, LIMIT if most is None else most))


def decoded(data: bytes | bytearray) -> str:
    """The text of UTF-8 without its byte order mark. Raises `FileError`."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from .kinds import refuse  # most files are in UTF-8

        refuse(bytes(data))
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise FileError(_("UTF-16, not UTF-8: save the file as UTF-8"), 1) from None
        problem = _("not UTF-8 (byte {rank} is 0x{byte:02x}): save the file as UTF-8")
        raise FileError(
            problem.format(byte=data[error.start], rank=error.start + 1),
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    return text.removeprefix(BOM)


def read_bytes(path: str, most: int, *, pipes: bool = False) -> bytearray:
    """The bytes of a file of at most so many; of a pipe too, if ``pipes`` may be waited for. Raises
    `FileError`.
    """
    if not path:
        raise FileError(_("the file name is empty"))
    try:
        descriptor = os.open(path, _READING)
        try:
            if pipes and stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                return _through_pipe(descriptor, most)
            return _at_rest(descriptor, most)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        from .nearest_name import nearest_name  # rarely needed

        near = nearest_name(path)
        hint = _(' (did you mean "{name}"?)').format(name=near) if near else ""
        raise FileError(_("no such file") + hint) from None
    except PermissionError:
        raise FileError(_("not allowed to read this file: see its permissions")) from None
    except OSError as error:
        raise FileError(_("cannot be read: {reason}").format(reason=reason_of(error))) from None
    except ValueError:  # a NUL, or a character that no file name has
        raise FileError(_("not a valid file name")) from None


def _refuse_irregular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError(_("this is a folder: name a file in it"))
    if not stat.S_ISREG(status.st_mode):
        raise FileError(_("a pipe, device or socket is not read: save its content to a file"))


def _through_pipe(descriptor: int, most: int) -> bytearray:
    """All that comes through a pipe, until its writer closes it."""
    if sys.platform != "win32":
        os.set_blocking(descriptor, True)
    content = _content(descriptor, most)
    if not content:
        raise FileError(_("nothing came through this pipe"))
    return content


def _at_rest(descriptor: int, most: int) -> bytearray:
    """The content of a file; it is read again if another process changes it meanwhile."""
    before = os.fstat(descriptor)
    _refuse_irregular(before)
    for pause in PAUSES:
        content = _content(descriptor, most)
        after = os.fstat(descriptor)
        if stamp_of(before) == stamp_of(after):
            return content
        from time import sleep  # rarely needed

        sleep(pause)
        before = os.fstat(descriptor)
        os.lseek(descriptor, 0, os.SEEK_SET)
    raise FileError(_("it keeps changing while it is read: try again once it is written"))


def _content(descriptor: int, most: int) -> bytearray:
    content = bytearray()
    while chunk := os.read(descriptor, CHUNK):
        content += chunk
        if len(content) > most:  # checked here, as a file may grow while it is read
            problem = _("larger than {limit} MiB, the limit: divide it")
            raise FileError(problem.format(limit=round(most / MIB)))
    return content
