"""The format of a document is determined by its content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from word_files import paragraph, word

from xhl.errors import FileError, UserError
from xhl.read.blocks import Block
from xhl.read.document import LONGEST_PARAGRAPH, read_bytes, read_document
from xhl.read.encoding import CHARACTERS

WORD = word(paragraph("签约8个项目。"))


@pytest.mark.parametrize("name", ["报告.docx", "报告.txt", "报告.pdf", "报告"])
def test_the_name_does_not_decide(name: str) -> None:
    assert read_bytes(WORD, name).format == "docx"
    assert read_bytes("签约8个项目。".encode(), name).format == "txt"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"BM\x00\x00\x00\x00\x00\x00\x00\x00", "a picture"),
        (b"RIFF\x00\x00\x00\x00WEBP", "a picture"),
        (b"PK\x05\x06" + bytes(18), "an archive"),
        (b"Rar!\x1a\x07", "an archive"),
        (b"7z\xbc\xaf\x27\x1c", "an archive"),
        (b"\x1f\x8b\x08\x00", "an archive"),
        (bytes(4) + b"ftypisom", "sound or film"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"SQLite format 3\x00", "a database"),
        (bytes(range(32)) * 9, "binary data"),
    ],
)
def test_a_file_that_is_no_document_is_refused_with_its_kind(data: bytes, kind: str) -> None:
    with pytest.raises(FileError, match=f"^{kind}, not a document"):
        read_bytes(data, "报告.docx")


def test_an_office_file_that_is_cut_off_is_damaged() -> None:
    data = word(paragraph("签约8个项目。"))
    for size in (40, len(data) // 2, len(data) - 9):
        with pytest.raises(FileError, match="damaged ZIP archive"):
            read_bytes(data[:size], "报告.docx")


@pytest.mark.parametrize("text", ["BM公司签约8个项目。", "MZ区签约8个项目。", "ID3签约"])
def test_a_text_may_begin_like_another_file(text: str) -> None:
    assert read_bytes(text.encode(), "").pieces


@pytest.mark.parametrize("data", [b"", b" \r\n\x0c\n", word(paragraph(" "))])
def test_a_document_without_text_says_so(data: bytes) -> None:
    with pytest.raises(FileError, match="there is no text in it"):
        read_bytes(data, "")


def test_an_endless_paragraph_is_read_in_pieces() -> None:
    content = read_bytes("签约8个项目。".encode() * 10_000, "")
    assert len(content.pieces) > 1
    assert all(
        len(text) <= LONGEST_PARAGRAPH and text.endswith("。") for text, _place in content.lines
    )
    assert {place.line for _text, place in content.lines} == {1}


def test_a_table_with_an_endless_row_is_text() -> None:
    content = read_bytes(f"<table>{('<tr>' + '<td>地区9' * 9_000) * 2}</table>".encode(), "a.html")
    assert all(isinstance(piece, Block) for piece in content.pieces)
    assert max(len(text) for text, _place in content.lines) <= LONGEST_PARAGRAPH


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(FileError, match=f"longer than {CHARACTERS} characters"):
        read_bytes(b"a" * (CHARACTERS + 1), "")


def test_a_problem_comes_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(WORD[:300])
    with pytest.raises(UserError, match=r"报告\.docx: a damaged ZIP archive"):
        read_document(str(path))


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="pipes have no names here")
@pytest.mark.parametrize("text", ["签约8个项目。", ""])
def test_a_pipe_is_read_to_its_end(text: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    path = f"/dev/fd/{reading}"
    try:
        if text:
            assert read_document(path).lines[0][0] == text
        else:
            with pytest.raises(UserError, match="nothing came through this pipe"):
                read_document(path)
    finally:
        os.close(reading)
