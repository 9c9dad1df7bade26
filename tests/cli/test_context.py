"""`-C N`: the sentences before and after, from the document if it is available."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Ran, golden, xhl

from xhl.draft.context import Said
from xhl.read.plain_text import content_of

REPORT = """青石县2020年公报

一、创新

上年建成5G基站31个。今年建成5G基站429个。全市第一。新建实验室3家。

二、生态

造林5600亩。
"""
BASE = """schema = 1
[document.a]
title = "青石县2020年公报"
{file}
[section."创新"]
[[fact."5G基站"]]
section = "创新"
document = "a"
statement = "今年建成5G基站429个"
value = 429
unit = "个"
source = "今年建成5G基站 429个。"
[[fact."造林"]]
section = "创新"
document = "a"
statement = "造林5600亩"
value = 5600
unit = "亩"
source = "造林5600亩。"
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "文档").mkdir()
    (tmp_path / "文档" / "公报.txt").write_text(REPORT, "utf-8")
    (tmp_path / "文档" / "别的.txt").write_text("全县经济回升。", "utf-8")
    path = tmp_path / "base.toml"
    path.write_text(BASE.format(file='file = "文档/公报.txt"'), "utf-8")
    return path


def around(ran: Ran) -> list[tuple[str, str]]:
    assert ran.code == 0, ran
    return [(one["before"], one["after"]) for one in json.loads(ran.out)]


def test_the_sentences_before_and_after_come_in_the_order_of_the_document(base):
    ran = xhl("search", "429", "-C", "1", "-f", "json", facts=str(base))
    assert around(ran) == [("上年建成5G基站31个。", "全市第一。")]
    assert ran.err == ""


def test_there_are_no_more_than_the_document_has_and_headings_are_among_them(base):
    ran = xhl("show", "造林", "-C", "3", "-f", "json", facts=str(base))
    assert around(ran) == [("全市第一。\n新建实验室3家。\n二、生态", "")]


def test_a_screen_has_them_around_the_sentence(base):
    for command in (("search", "429"), ("show", "5G基站")):
        shown = xhl(*command, "-C", "1", "-f", "table", facts=str(base)).out
        lines = [
            line[line.index("今年") :]
            for line in shown.splitlines()
            if "┆" not in line and "今年" in line
        ]
        assert "┆ 上年建成5G基站31个。" in shown
        assert lines[0] == "今年建成5G基站 429个。"


def test_many_queries_have_them_too(base, tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_text("429\n造林\n", "utf-8")
    ran = xhl(
        "search", "--from-file", str(queries), "-C", "1", "--field", "before", facts=str(base)
    )
    assert ran.out.splitlines() == ["上年建成5G基站31个。", "二、生态"]


def test_templates_and_fields_know_them_only_where_they_are_asked_for(base):
    ran = xhl("search", "429", "-C", "1", "--template", "{before}{source}", facts=str(base))
    assert ran.out == "上年建成5G基站31个。今年建成5G基站 429个。\n"
    assert xhl("search", "429", "--field", "before", facts=str(base)).code == 2
    assert "before" not in xhl("search", "429", "-f", "json", facts=str(base)).out


def test_a_document_that_is_the_base_is_its_own(base):
    report = base.parent / "文档" / "公报.txt"
    ran = xhl("search", "429", "-C", "1", "-f", "json", facts=str(report))
    assert around(ran) == [("上年建成5G基站31个。", "全市第一。")]


def test_an_index_keeps_the_name_of_the_file(base):
    fact = base.read_text("utf-8").rpartition("[[fact")[2]
    more = "".join("[[fact" + fact.replace('."造林"', f'."造林{n}"') for n in range(12_000))
    with base.open("a", encoding="utf-8") as file:
        file.write(more)
    for _again in range(2):
        ran = xhl("show", "5G基站", "-C", "1", "-f", "json", facts=str(base))
        assert around(ran) == [("上年建成5G基站31个。", "全市第一。")]
    assert json.loads(xhl("bases", "-f", "json", facts=str(base)).out)[0]["index"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ('file = "文档/没有.docx"', '"file" names 文档/没有.docx, which does not exist'),
        ("", "青石县2020年公报: the base does not name its file"),
        ('file = "文档"', "文档: "),
        ('file = "/dev/zero"', "/dev/zero: "),
        ('file = "文档/别的.txt"', "文档/别的.txt does not have all sentences of the facts"),
    ],
)
def test_what_is_not_at_hand_is_one_line_and_the_facts_come_all_the_same(base, file, said):
    base.write_text(BASE.format(file=file), "utf-8")
    ran = xhl("search", "5G", "-C", "1", "-f", "json", facts=str(base))
    assert around(ran) == [("", "")]
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_sentence_that_stands_there_twice_is_taken_where_the_fact_says():
    said = Said(content_of("青石县公报\n\n甲县。造林70亩。\n\n乙县。造林70亩。\n"))
    assert said.around("造林70亩。", 1) == (["甲县。"], ["乙县。"])
    assert said.around("造林70亩。", 1, "第 5 行") == (["乙县。"], [])


def test_a_draft_names_its_document(tmp_path):
    report = tmp_path / "公报.txt"
    report.write_text(REPORT, "utf-8")
    base = tmp_path / "bases" / "公报.toml"
    base.parent.mkdir()
    assert xhl("draft", str(report), "-o", str(base)).code == 0
    assert 'file = "../公报.txt"\n' in base.read_text("utf-8")
    ran = xhl("search", "429", "-C", "1", "-f", "json", facts=str(base))
    assert around(ran) == [("上年建成5G基站31个。", "全市第一。")]


def test_a_type_that_the_standard_does_not_have_is_refused(base):
    base.write_text(BASE.format(file='type = "X"'), "utf-8")
    ran = xhl("list", facts=str(base))
    assert ran.code == 2
    assert 'unknown type "X"; GB/T 7714 has: M, C, G, N' in ran.err


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(("language", "locale"), [(".", "C.UTF-8"), ("zh", "zh_CN.UTF-8")])
@pytest.mark.parametrize("command", [("search", "429"), ("show", "5G基站")])
def test_screens_look_as_the_committed_ones(command, language, locale, columns, base, monkeypatch):
    monkeypatch.chdir(base.parent)
    told = {"COLUMNS": str(columns), "LC_ALL": locale}
    shown = xhl(*command, "-C", "1", "-f", "table", "-F", "base.toml", facts=None, **told)
    assert shown.out == golden(f"{language}/{command[0]}-context-{columns}.txt", shown.out)
