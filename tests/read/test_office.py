"""Files of other word processors."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

import pytest
from word_files import paragraph, word

from xhl.errors import FileError
from xhl.read import office
from xhl.read.document import read_bytes

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi 8}"


def old(stream: str) -> bytes:
    return OLD + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def open_document(kind: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<a/>")
    return data.getvalue()


@pytest.fixture
def nowhere(tmp_path: Path):
    """A machine without LibreOffice."""
    with (
        mock.patch.dict(os.environ, PATH=str(tmp_path)),
        mock.patch.object(office, "_ELSEWHERE", ()),
    ):
        yield tmp_path


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (old("WordDocument"), "a text in the format DOC: save it as .docx, or install LibreOffice"),
        (RTF, "a text in the format RTF: save it as .docx, or install LibreOffice"),
        (open_document("text"), "a text in the format ODT: save it as .docx"),
        (open_document("spreadsheet"), "a spreadsheet in another format: save it as .xlsx"),
        (old("Workbook"), "a spreadsheet in another format: save it as .xlsx"),
        (old("EncryptedPackage"), "protected by a password: save it without one"),
        (old("PowerPoint Document"), "a presentation or another Office file"),
        (open_document("presentation"), "a presentation or another Office file"),
    ],
)
def test_without_libreoffice_a_line_says_what_to_do(
    data: bytes, problem: str, nowhere: Path
) -> None:
    with pytest.raises(FileError, match=f"^{problem}"):
        read_bytes(data, "报告")


def script(folder: Path, body: str) -> None:
    """A LibreOffice that does what the body says; the last argument is the file."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{body}", encoding="utf-8")
    path.chmod(0o755)


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


@POSIX
def test_libreoffice_makes_a_word_file_of_it(nowhere: Path) -> None:
    made = nowhere / "made.docx"
    made.write_bytes(word(paragraph("签约8个项目。")))
    script(
        nowhere,
        f"out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        f"out.joinpath('report.docx').write_bytes(open({str(made)!r}, 'rb').read())\n",
    )
    content = read_bytes(RTF, "报告.rtf")
    assert (content.format, content.lines[0][0]) == ("rtf", "签约8个项目。")


def test_groups_without_end_are_refused_before_libreoffice_has_them() -> None:
    with pytest.raises(FileError, match="groups are not closed"):
        read_bytes(b"{\\rtf1 " + b"{" * 9_999, "报告.rtf")
    assert office._depth(b"{\\rtf1 {a}{b}\\{}") == 2
    assert office._depth(b"{\\rtf1 " + b"{C:\\\\}" * 500 + b"}") == 2
    assert office._depth(b"{\\rtf1 " + b"\\\\{" * 500) == 501


@POSIX
@pytest.mark.parametrize(
    ("body", "problem"),
    [("", "LibreOffice cannot read it"), ("time.sleep(60)", "took more than 0.2 seconds")],
)
def test_a_failure_of_libreoffice_is_named(body: str, problem: str, nowhere: Path) -> None:
    script(nowhere, body)
    with (
        mock.patch.object(office, "SECONDS", 0.2 if body else 20),
        pytest.raises(FileError, match=problem),
    ):
        read_bytes(RTF, "报告.rtf")
