"""Several documents are drafted by two processes; the drafts are those of one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from unittest import mock

import pytest

from xhl import helper
from xhl.draft import kept, many
from xhl.draft.many import kept_all
from xhl.errors import FileError


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eight reports and a file that is none; there are two processors."""
    monkeypatch.setattr(many, "WORTH_HELP", 9)
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    paths = []
    for rank in range(8):
        report = tmp_path / f"{rank}.txt"
        report.write_text(f"第{rank}号公报\n新建学校{rank + 2}所。\n" * (rank + 1), "utf-8")
        os.utime(report, (10**9, 10**9))
        paths.append(str(report))
    odd = tmp_path / "odd.docx"
    odd.write_bytes(b"PK\x03\x04 no zip")
    return [*paths, str(odd)]


def bases(documents: list[str], cache: Path) -> list[str]:
    """The drafts, made in an empty cache; for what cannot be read, the reason."""
    with mock.patch.dict(os.environ, XHL_CACHE=str(cache)):
        return [
            draft.problem if isinstance(draft, FileError) else Path(draft).read_text("utf-8")
            for draft in kept_all(documents)
        ]


def test_two_processes_make_the_drafts_of_one(
    documents: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = bases(documents, tmp_path / "shared")
    assert [f"第{rank}号公报" in base for rank, base in enumerate(shared)] == [True] * 8 + [False]
    monkeypatch.setattr(helper, "_processors", lambda: 1)
    assert bases(documents, tmp_path / "alone") == shared


def test_a_helper_drafts_a_document_or_tells_why_not(documents: list[str], tmp_path: Path) -> None:
    told: list[int] = []
    with mock.patch.dict(os.environ, XHL_CACHE=str(tmp_path)):
        with helper.helper("xhl.draft.many") as process:
            assert process
            for document in (documents[0], documents[-1]):
                helper._give(process, document)
            made, odd = (helper._taken(process, told.append) for _turn in range(2))
        [alone] = kept_all(documents[:1])
        assert made == alone
    assert isinstance(odd, FileError)
    assert told == [1, 1]


def test_a_helper_takes_the_package_from_where_it_is_loaded(
    documents: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / "xhl"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("raise SystemExit")
    monkeypatch.setattr("sys.path", [str(other.parent), *sys.path])
    with mock.patch.dict(os.environ, XHL_CACHE=str(tmp_path)):
        with helper.helper("xhl.draft.many") as process:
            assert process
            helper._give(process, documents[0])
            made = helper._taken(process, lambda _done: None)
        assert [made] == kept_all(documents[:1])


def test_what_is_drafted_already_needs_no_helper(
    documents: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_SETTLED", -(10**12))  # the documents are new
    monkeypatch.setattr(helper, "_processors", lambda: 1)
    first = bases(documents, tmp_path)
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    monkeypatch.setattr(helper, "_started", lambda _module: pytest.fail("a process was started"))
    assert bases(documents[:-1], tmp_path) == first[:-1]


def test_a_document_longer_than_all_others_comes_first(
    documents: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_LONG", 99)
    Path(documents[3]).write_text("新建学校5所。\n" * 200, "utf-8")
    done: list[tuple[str, bool]] = []

    def draft(path: str) -> str:
        done.append((path, helper._FREE.locked()))
        return path

    monkeypatch.setattr(many, "kept", draft)
    monkeypatch.setattr(helper, "_started", lambda _module: None)
    with mock.patch.dict(os.environ, XHL_CACHE=str(tmp_path)):
        assert kept_all(documents) == documents
    assert done[0] == (documents[3], False)  # so that it may have a helper of its own
    assert all(is_shared for _path, is_shared in done[1:])


def test_the_same_document_twice_is_drafted_once(documents: list[str], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with mock.patch.dict(os.environ, XHL_CACHE=str(tmp_path)):
        first, second = kept_all(documents[:1] * 2, lambda *done: told.append(done))
    assert first == second
    assert told == [(0, 1), (1, 1)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_document_whose_name_is_no_utf8_is_drafted(tmp_path: Path) -> None:
    document = os.fsdecode(os.fsencode(tmp_path) + b"/" + "公报.txt".encode("gbk"))
    Path(document).write_text("建成基站429个。", encoding="utf-8")
    with mock.patch.dict(os.environ, {"XHL_CACHE": str(tmp_path)}):
        [draft] = kept_all([document])
    assert "429" in Path(str(draft)).read_text(encoding="utf-8")


def test_the_notes_on_a_document_are_told_when_it_is_drafted(
    documents: list[str], tmp_path: Path
) -> None:
    Path(documents[0]).write_bytes("第0号公报\n新建学校2所。\n".encode("gb18030"))
    told: list[str] = []
    with mock.patch.dict(os.environ, XHL_CACHE=str(tmp_path)):
        kept_all(documents, note=told.append)
        assert [note.split(": ", 1) for note in told] == [
            [documents[0], "read as GB18030, not UTF-8"]
        ]
        with mock.patch.object(many, "size_left", return_value=0):  # they are drafted
            kept_all(documents, note=told.append)
    assert len(told) == 1
