"""Documents searched directly, through the base that `xhl draft` makes of them."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path
from unittest import mock

import pytest
from command import Ran, xhl

import xhl as library
from xhl.bases.locate import opened
from xhl.draft import kept
from xhl.draft.many import kept_all
from xhl.errors import UserError
from xhl.files.find import bases_below

TEXT = "青石县公报\n一、科技\n全年建成5G基站31个。\n二、就业\n新增就业5600人。\n"
BASE = Path(__file__).parent.parent / "golden" / "base.toml"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    with mock.patch.dict(os.environ, XHL_CACHE=str(folder)):
        yield folder


@pytest.fixture
def report(tmp_path: Path, cache: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    os.utime(path, (10**9, 10**9))
    return path


def ran(*arguments: object, facts: str | None = None, **changes: str) -> Ran:
    told = {"XHL_CACHE": os.environ["XHL_CACHE"], **changes}
    return xhl(*map(str, arguments), facts=facts, **told)


def test_a_document_is_searched_as_it_is(report: Path) -> None:
    found = ran("search", "-F", report, "机站", "-f", "json")
    (hit,) = json.loads(found.out)
    assert (hit["topic"], hit["value"], hit["document"]) == ("5G基站", 31, "青石县公报")
    assert (hit["source"], hit["place"]) == ("全年建成5G基站31个。", "第 3 行")


@pytest.mark.parametrize("named", ["-F", "XHL_FACTS", "config", "a folder"])
def test_wherever_bases_are_named(named: str, report: Path, tmp_path: Path) -> None:
    if named == "config":
        config = tmp_path / "config.toml"
        config.write_text(f'facts = ["{report.name}"]', encoding="utf-8")
        found = ran("search", "5G", XHL_CONFIG=str(config))
    elif named == "XHL_FACTS":
        found = ran("search", "5G", facts=str(report))
    else:
        found = ran("search", "5G", "-F", report if named == "-F" else tmp_path)
    assert found.out.startswith("5G基站\t31\t")


def test_it_is_drafted_once(report: Path, cache: Path) -> None:
    (report.parent / "moved").mkdir()
    first = kept.kept(str(report))
    with mock.patch("xhl.draft.build.drafted", side_effect=AssertionError):
        assert kept.kept(str(report)) == first
        moved = report.rename(report.parent / "moved" / report.name)
        assert kept.kept(str(moved)) == first
        os.utime(moved)
        assert kept.kept(str(moved)) == first


def test_a_damaged_draft_is_made_anew(report: Path, cache: Path) -> None:
    before = ran("list", "-F", report)
    (draft,) = (cache / "drafts").glob("*.toml")
    draft.write_text("damaged", "utf-8")
    assert ran("list", "-F", report) == before


def test_a_draft_without_its_last_facts_is_made_anew(report: Path, cache: Path) -> None:
    before = ran("list", "-F", report)
    (draft,) = (cache / "drafts").glob("*.toml")
    whole = draft.read_bytes()
    draft.write_bytes(whole[: whole.rindex(b"[[fact.")])
    assert ran("list", "-F", report) == before
    assert draft.read_bytes() == whole


def test_a_draft_with_another_number_or_of_another_document_is_made_anew(
    report: Path, cache: Path
) -> None:
    other = report.with_name("other.txt")
    other.write_text("新建学校5所。", "utf-8")
    os.utime(other, (10**9, 10**9))
    with mock.patch.object(kept, "_SETTLED", -(10**12)):  # the files are new
        draft, of_other = (Path(kept.kept(str(path))) for path in (report, other))
        whole = draft.read_bytes()
        for damaged in (whole.replace(b"31", b"37"), of_other.read_bytes()):
            draft.write_bytes(damaged)
            assert kept.kept(str(report)) == str(draft)
            assert draft.read_bytes() == whole


def test_a_draft_that_cannot_be_kept_is_told_in_words(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XHL_CACHE", str(tmp_path / "file"))
    found = ran("list", "-F", report)
    assert (found.code, found.out) == (2, "")
    assert "its draft cannot be kept: Not a directory; set XHL_CACHE" in found.err


def test_a_damaged_draft_that_another_process_removes_is_made_anew(
    report: Path, cache: Path
) -> None:
    before, _notes = opened([str(report)], drafted=kept_all)
    (draft,) = (cache / "drafts").glob("*.toml")
    draft.write_text("damaged", "utf-8")

    def remove(path: str) -> None:
        Path(path).unlink()
        raise FileNotFoundError(path)

    with mock.patch("os.remove", remove):
        base, _notes = opened([str(report)], drafted=kept_all)
    assert base.facts == before.facts


def test_a_document_that_changes_is_drafted_anew_and_its_old_draft_goes(
    report: Path, cache: Path
) -> None:
    ran("list", "-F", report)
    report.write_text(TEXT.replace("31", "32"), encoding="utf-8")
    os.utime(report, (10**9 + 9, 10**9 + 9))
    assert ran("search", "-F", report, "5G", "--field", "value").out == "32\n"


def test_a_draft_that_a_copy_has_stays_when_the_document_changes(report: Path, cache: Path) -> None:
    copy = report.parent / "copy" / report.name
    copy.parent.mkdir()
    copy.write_bytes(report.read_bytes())
    for path in (report, copy):
        os.utime(path, (10**9, 10**9))
    with mock.patch.object(kept, "_SETTLED", -(10**12)):  # the files are new
        shared = kept.kept(str(report))
        assert kept.kept(str(copy)) == shared
        report.write_text("新建学校5所。", encoding="utf-8")
        assert kept.kept(str(report)) != shared
        assert Path(shared).exists()
        copy.write_text("新建学校6所。", encoding="utf-8")
        assert kept.kept(str(copy)) != shared
    assert not Path(shared).exists()


def test_bases_says_what_is_a_draft(report: Path) -> None:
    (base,) = json.loads(ran("bases", "-F", report, "-f", "json").out)
    assert (base["path"], base["draft"], base["facts"]) == (str(report), "yes", 2)
    assert "a draft, made of the document as it is" in ran("bases", "-F", report, "-f", "table").out


def test_show_and_quote_print_the_place(report: Path) -> None:
    assert "place     line 3\n" in ran("show", "-F", report, "5G基站", "-f", "table").out
    assert ran("search", "-F", report, "5G", "-f", "quote").out.startswith(
        "“全年建成5G基站31个。”[1]（第 3 行）\n"
    )


def test_a_template_may_print_the_place(report: Path) -> None:
    template = ("--template", "{value}，{place}")
    assert ran("search", "5G", "-F", report, *template).out == "31，第 3 行\n"
    assert ran("search", "5G", "-F", BASE, *template).out == "429，\n31，\n"


def test_verify_names_the_document_and_its_line(report: Path, tmp_path: Path) -> None:
    article, page = tmp_path / "稿件.md", tmp_path / "page.html"
    article.write_text("全年建成5G基站13个。", "utf-8")
    found = ran("verify", article, "-F", report, "-f", "json", "--html", page)
    (one,) = json.loads(found.out)
    assert one["place"] == f"{report}: 第 3 行"
    assert f"青石县公报 · {report}: line 3<" in page.read_text("utf-8")


def test_without_documents_no_column_is_new(report: Path) -> None:
    assert "place" not in ran("search", "-F", BASE, "5G", "-f", "json").out
    assert ran("search", "-F", BASE, "5G", "--field", "place").out.strip() == ""


def test_a_named_document_that_cannot_be_read_is_refused(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"\x89PNG\r\n")
    found = ran("list", "-F", path)
    assert (found.code, found.err) == (
        2,
        f"xhl: {path}: a picture, not a document: only text can be read\n",
    )
    assert ran("list", "-F", tmp_path / "none.pdf").code == 2


def test_in_a_folder_it_is_left_out_and_said(report: Path) -> None:
    path = report.with_name("坏.pdf")
    path.write_bytes(b"\x89PNG\r\n")
    for _again in range(2):
        found = ran("list", "-F", report.parent, "--field", "value")
        assert found.out == "31\n5600\n"
        assert found.err.startswith(f"xhl: {path} is left out: a picture")


def test_many_documents_in_a_folder_are_one_base(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in range(2000, 2010):
        (folder / f"{year}.txt").write_text(f"{year}年公报\n建成学校{year}所。\n", encoding="utf-8")
    found = ran("list", "-F", folder, "--field", "value")
    assert found.out.split() == [str(year) for year in range(2000, 2010)]


def test_beside_bases_their_sources_and_notes_are_not_taken(tmp_path: Path) -> None:
    for name in ("2020.toml", "2020.docx", "2021.docx", "notes.txt", "README.md", "~$2021.docx"):
        (tmp_path / name).touch()
    assert [Path(path).name for path in bases_below(str(tmp_path))] == ["2020.toml", "2021.docx"]


def test_in_a_folder_endings_may_be_in_capitals(tmp_path: Path) -> None:
    for name in ("A.TOML", "B.PDF", "a.docx", "b.Txt", "c.png"):
        (tmp_path / name).touch()
    found = [Path(path).name for path in bases_below(str(tmp_path))]
    assert found == ["A.TOML", "B.PDF", "a.docx"]


def test_slides_and_other_unread_documents_in_a_folder_are_said(report: Path) -> None:
    slides = report.with_name("讲稿.pptx")
    with zipfile.ZipFile(slides, "w") as package:
        package.writestr("ppt/presentation.xml", "<p/>")
    found = ran("search", "5G", "-F", report.parent, "--field", "value")
    assert found.out == "31\n"
    assert f"{slides} is left out: files of this kind are not read" in found.err


def test_a_folder_of_which_nothing_can_be_read_is_no_empty_base(
    tmp_path: Path, cache: Path
) -> None:
    for name in ("a.docx", "b.pdf"):
        (tmp_path / name).write_bytes(b"PK\3\4 damaged")
    found = ran("search", "5G", "-F", tmp_path)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 3)
    assert "none of the documents can be read\n" in found.err
    assert all(f"{name} is left out" in found.err for name in ("a.docx", "b.pdf"))


def test_standard_input_is_no_base(cache: Path) -> None:
    found = ran("search", "5G", "-F", "-")
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "save standard input as one" in found.err


@pytest.mark.skipif(sys.platform == "win32", reason="its cache folder does not depend on HOME")
def test_without_a_home_drafts_are_kept_among_temporary_files(report: Path, tmp_path: Path) -> None:
    homeless = {"HOME": os.devnull, "TMPDIR": str(tmp_path), "XHL_CACHE": ""}
    assert ran("search", "5G", "-F", report, "--field", "value", **homeless).out == "31\n"
    (folder,) = tmp_path.glob("xhl-*")
    assert (folder.stat().st_mode & 0o777, len([*folder.glob("drafts/*.toml")])) == (0o700, 1)
    folder.chmod(0o755)  # others might have written there
    found = ran("list", "-F", report, **homeless)
    assert (found.code, "its draft cannot be kept" in found.err) == (2, True)


def test_a_base_in_a_text_file_is_a_base(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "facts.txt"
    shutil.copy(BASE, path)
    assert ran("list", "-F", path) == ran("list", "-F", BASE)


def test_checking_is_for_bases(report: Path) -> None:
    found = ran("check", report)
    assert (found.code, found.out) == (2, "")
    assert "is a document, not a base: xhl draft makes a base from it" in found.err
    found = ran("check", report.parent)
    assert (found.code, found.out) == (2, "")
    assert "documents, but no base (*.toml)" in found.err


def test_drafts_go_with_the_cache(report: Path, cache: Path) -> None:
    ran("list", "-F", report)
    assert "removed from" in ran("bases", "--clear-cache").err
    assert list((cache / "drafts").iterdir()) == []


def test_where_no_draft_can_be_kept_that_is_said(report: Path, cache: Path) -> None:
    cache.write_text("no folder")
    found = ran("list", "-F", report)
    assert found.code == 2
    assert "its draft cannot be kept" in found.err


def test_at_the_press_of_a_key_nothing_is_drafted(report: Path) -> None:
    with pytest.raises(kept.FileError, match="not drafted yet"):
        kept.kept(str(report), made=False)


def test_a_mistyped_file_name_is_told_the_nearest(report: Path) -> None:
    mistyped = f"{report}x"
    for command in (("list", "-F", mistyped), ("draft", mistyped), ("verify", mistyped)):
        said = ran(*command).err
        assert said == f'xhl: {mistyped}: no such file (did you mean "{report}"?)\n'


def test_from_python(report: Path, tmp_path: Path) -> None:
    assert [fact.value for fact in library.load(str(report))] == [31, 5600]
    with pytest.raises(UserError, match="no such file"):
        library.load(str(tmp_path / "none.docx"))
