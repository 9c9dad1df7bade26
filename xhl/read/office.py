"""Files of other word processors (.doc, .wps, .rtf, .odt): converted to .docx by LibreOffice, if installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..errors import FileError
from ..i18n.messages import _
from .docx import reader as docx

if TYPE_CHECKING:
    from .blocks import Content

SECONDS = 60  # for LibreOffice, which starts in a few
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office files before 2007, and of locked ones
_DEEPEST = 400  # nested groups of an RTF file
_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (  # where its installer puts it, outside the search path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def is_mine(data: bytes, _name: str = "") -> bool:
    """Whether bytes are an Office file other than .docx and .xlsx."""
    return data.startswith((_OLD, b"{\\rtf")) or _open_document(data) != ""


def read(data: bytes) -> Content:
    """The text of such a file. Raises `FileError` if it has none, or LibreOffice is missing."""
    if data.startswith(_OLD) and _holds(data, "EncryptedPackage"):
        raise FileError(_("protected by a password: save it without one"))
    if (data.startswith(_OLD) and _holds(data, "Workbook")) or _open_document(
        data
    ) == "spreadsheet":
        raise FileError(_("a spreadsheet in another format: save it as .xlsx"))
    if data.startswith(b"{\\rtf"):
        if _depth(data) > _DEEPEST:  # LibreOffice would take gigabytes
            raise FileError(_("a damaged file: its groups are not closed"))
        ending = "rtf"
    elif _open_document(data) == "text":
        ending = "odt"
    elif data.startswith(_OLD) and _holds(data, "WordDocument"):
        ending = "doc"
    elif data.startswith(_OLD) and not _holds(data, "PowerPoint Document"):
        raise FileError(_("a damaged file of an old Office program: is it complete?"))
    else:
        problem = _("a presentation or another Office file: only its text can be read, as .docx")
        raise FileError(problem)
    program = _program()
    if not program:
        problem = _("a text in the format {format}: save it as .docx, or install LibreOffice")
        raise FileError(problem.format(format=ending.upper()))
    return docx.read(_converted(data, ending, program))._replace(format=ending)


def _depth(data: bytes) -> int:
    """The greatest depth of nested groups in an RTF file."""
    # A brace after a backslash opens and closes nothing; the backslash may itself be escaped.
    signs = (match[0] for match in re.finditer(rb"\\[\\{}]|[{}]", data))
    steps = (1 if sign == b"{" else -1 if sign == b"}" else 0 for sign in signs)
    return max(accumulate(steps), default=0)


def _holds(data: bytes, stream: str) -> bool:
    """Whether the container has a stream with this name; names are in UTF-16."""
    return stream.encode("utf-16-le") in data


def _open_document(data: bytes) -> str:
    """The kind of an OpenDocument file; it is at the beginning of the file."""
    mark = b"mimetypeapplication/vnd.oasis.opendocument."
    at = data.find(mark, 30, 200) if data.startswith(b"PK") else -1
    kinds = (b"text", b"spreadsheet", b"presentation", b"graphics")
    kind = next((one for one in kinds if at > 0 and data.startswith(one, at + len(mark))), b"")
    return kind.decode()


def _program() -> str:
    found = (shutil.which(name) for name in _PROGRAMS)
    installed = (path for path in _ELSEWHERE if os.path.isfile(path))
    return next(filter(None, (*found, *installed)), "")


def _converted(data: bytes, ending: str, program: str) -> bytes:
    """The file as .docx, converted by LibreOffice with a profile of its own, in a temporary folder."""
    with TemporaryDirectory(prefix="xhl-") as folder:
        source, made = Path(folder, f"report.{ending}"), Path(folder, "made")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        _run(
            *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "docx", "--outdir", str(made), str(source)),
        )
        try:
            return (made / "report.docx").read_bytes()
        except OSError:
            raise FileError(_("LibreOffice cannot read it: save it as .docx")) from None


def _run(*command: str) -> None:
    """Run a program; when the time is over, end it with all processes that it started."""
    try:
        child = subprocess.Popen(  # noqa: S603 (it is the program that was found)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        problem = _("LibreOffice does not start: {reason}")
        raise FileError(problem.format(reason=error.strerror)) from None
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        problem = _("LibreOffice took more than {limit} seconds: save it as .docx")
        raise FileError(problem.format(limit=SECONDS)) from None
    finally:
        if child.poll() is None:
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
