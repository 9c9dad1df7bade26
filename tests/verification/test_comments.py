"""`xhl verify --comments`: a copy of a Word document with comments, and nothing else changed."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from command import xhl
from word_files import RELATION, WORD, paragraph, run, word

docx = pytest.importorskip("docx")
from docx.opc.packuri import PackURI  # noqa: E402 (once it is there)
from docx.opc.part import Part  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402

BASE = Path(__file__).parents[1] / "data" / "county.toml"


@pytest.fixture
def commented(tmp_path: Path):
    """Write an article as a Word document, verify it; the copy, and the comments by what they are beside."""

    def made(*options: str):
        document = docx.Document()
        document.add_heading("公报", 1)
        paragraph = document.add_paragraph("全年建成")
        paragraph.add_run("充电桩36").bold = True
        paragraph.add_run("4根，发放贷款2.84亿元。")
        table = document.add_table(2, 2)
        for cell, text in zip(
            [cell for row in table.rows for cell in row.cells],
            ("指标", "数值", "贷款（亿元）", "2.48"),
            strict=True,
        ):
            cell.text = text
        document.save(str(tmp_path / "article.docx"))
        copy = tmp_path / "copy.docx"
        arguments = (str(tmp_path / "article.docx"), "-F", str(BASE))
        ran = xhl("verify", *arguments, "--comments", str(copy), *options)
        assert ran.code == 1, ran.err
        return docx.Document(BytesIO(copy.read_bytes())), copy

    return made


def beside(document) -> dict[str, str]:
    """The text that each comment is beside, and the comment."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    texts: dict[str, str] = {}
    open_now: list[str] = []
    for element in document.element.body.iter():
        number = element.get(f"{word}id")
        if element.tag == f"{word}commentRangeStart":
            open_now.append(number)
        elif element.tag == f"{word}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{word}t":
            for each in open_now:
                texts[each] = texts.get(each, "") + (element.text or "")
    said = {str(comment.comment_id): comment.text for comment in document.comments}
    return {text: said[number] for number, text in texts.items()}


def test_a_contradicted_number_has_a_comment(commented):
    document, _copy = commented()
    found = beside(document)
    assert list(found) == ["364根", "2.48"]
    assert found["364根"].splitlines()[:2] == [
        "364根 should be 346根 (digits): 建成充电桩346根",
        "全年建成充电桩346根。",
    ]


def test_all_numbers_have_one_if_asked_for(commented):
    document, _copy = commented("--all")
    assert list(beside(document)) == ["364根", "2.84亿元", "2.48"]


def test_text_and_looks_stay(commented):
    document, _copy = commented()
    paragraph = document.paragraphs[1]
    assert paragraph.text == "全年建成充电桩364根，发放贷款2.84亿元。"
    assert "".join(run.text for run in paragraph.runs if run.bold) == "充电桩36"


NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
INSIDE = {
    "a hyperlink": f'<w:hyperlink w:anchor="x">{run("充电桩36")}{run("4根")}</w:hyperlink>',
    "an insertion": f'<w:ins w:id="1" w:author="a">{run("充电桩364根")}</w:ins>'
    '<w:del w:id="2" w:author="a"><w:r><w:delText>346根</w:delText></w:r></w:del>',
    "marks of notes": run("占地5km")
    + run("2", '<w:vertAlign w:val="superscript"/>')
    + run("，新建充电桩364根")
    + run("[1]", '<w:vertAlign w:val="superscript"/>')
    + run("，开通率"),
    "text that was moved": f"<w:moveFrom>{run('年内')}</w:moveFrom>{run('建成的公共充电桩共364根')}",
    "a content control": f"<w:sdt><w:sdtContent>{run('充电桩364根')}</w:sdtContent></w:sdt>",
    "text that is struck out": f"{run('充电桩')}{run('35', '<w:strike/>')}{run('364根')}",
    "a run with a break": "<w:r><w:t>建成</w:t><w:br/><w:t>充电桩364根。</w:t></w:r>",
    "a run with a ruby": "<w:r><w:ruby><w:rt><w:r><w:t>zhuang</w:t></w:r></w:rt>"
    f"<w:rubyBase>{run('桩')}</w:rubyBase></w:ruby></w:r>{run('是充电桩，共364根')}",
    "a text box": "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
    f"{paragraph('充电桩364根')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback/>"
    f"</mc:AlternateContent></w:r>{run('图')}",
}


@pytest.mark.thorough
@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_a_number_may_stand_in_what_word_wraps_it_in(inside, tmp_path):
    document = docx.Document()
    document.add_paragraph("本页有充电桩。", style="List Number")
    body = document.element.body
    body.insert(1, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
    document.add_paragraph("充电桩634根。", style="List Number")
    before = body.xpath("string(.)")
    copy = reopened(document, tmp_path)
    assert list(beside(copy)) == ["364根", "634根"]
    assert copy.element.body.xpath("string(.)") == before


def test_a_note_has_its_comment_where_it_is_referred_to(tmp_path):
    document = docx.Document()
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document.element.body.insert(0, parse_xml(f"<w:p {NAMES}>{run('公报')}{reference}</w:p>"))
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{paragraph("充电桩364根")}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, f"{RELATION}/footnotes")
    copy = reopened(document, tmp_path)
    [start] = copy.element.body.iter(f"{{{WORD}}}commentRangeStart")
    assert start.getnext().find(f"{{{WORD}}}footnoteReference") is not None


def reopened(document, folder: Path):
    """The copy with comments of a document that is made here."""
    document.save(str(folder / "article.docx"))
    copy = folder / "copy.docx"
    ran = xhl(*("verify", str(folder / "article.docx"), "-F", str(BASE)), "--comments", str(copy))
    assert ran.code == 1, ran.err
    return docx.Document(BytesIO(copy.read_bytes()))


def test_only_a_word_document_has_comments(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("充电桩364根。", encoding="utf-8")
    ran = xhl("verify", str(article), "--comments", str(tmp_path / "copy.docx"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not (tmp_path / "copy.docx").exists()


def test_comments_go_to_a_new_file_with_the_name_of_a_word_document(tmp_path):
    article = tmp_path / "article.docx"
    document = docx.Document()
    document.add_paragraph("充电桩364根。")
    document.save(str(article))
    before = article.read_bytes()
    (tmp_path / "report.docx").write_text("mine")
    refused = {"copy.pdf": "must end in .docx", "article.docx": "is read", "report.docx": "exists"}
    for name, said in refused.items():
        ran = xhl("verify", str(article), "--comments", str(tmp_path / name))
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert said in ran.err
    assert not (tmp_path / "copy.pdf").exists()
    assert (tmp_path / "report.docx").read_text() == "mine"
    assert article.read_bytes() == before


if shutil.which("soffice"):  # it takes half a gigabyte, so no machine is asked to have it

    @pytest.mark.thorough
    def test_libreoffice_opens_the_copy(commented, tmp_path):
        _document, copy = commented()
        folder = tmp_path / "opened"
        command = ("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}")
        subprocess.run(
            [*command, "--headless", "--convert-to", "odt", "--outdir", folder, copy],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with ZipFile(folder / "copy.odt") as opened:
            content = opened.read("content.xml").decode()
        assert content.count("<office:annotation ") == 2
        assert "全年建成充电桩346根。" in content


def test_a_document_that_python_docx_cannot_open_is_a_line(tmp_path):
    article = tmp_path / "article.docx"
    article.write_bytes(
        word(paragraph("建成充电桩364根。"))
    )  # its list of contents has no namespace
    ran = xhl(
        *("verify", str(article), "-F", str(BASE), "--comments", str(tmp_path / "copy.docx")),
    )
    assert ran.code == 2
    assert "comments cannot be written into it" in ran.err
    assert not (tmp_path / "copy.docx").exists()
