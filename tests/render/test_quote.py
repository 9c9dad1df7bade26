"""Formats for writers: sentences to paste, Markdown that renders, CSV for spreadsheets."""

from __future__ import annotations

import pytest
from command import BASE, HERE, on_terminal, xhl
from hypothesis import given
from hypothesis import strategies as st

from xhl.model import Document, Fact, Section
from xhl.render import formats as text
from xhl.render.quote import page, reference
from xhl.render.record import Sheet

CHART = str(HERE / "golden" / "chart.toml")


@pytest.mark.parametrize(
    ("known", "cited"),
    [
        ({}, "新篇章."),
        ({"author": "李杰华"}, "李杰华. 新篇章."),
        ({"author": "李杰华", "date": "2021-01-15"}, "李杰华. 新篇章. 2021-01-15."),
        ({"publisher": "山西日报", "date": "2021-01-15"}, "新篇章. 山西日报, 2021-01-15."),
        ({"publisher": "山西日报"}, "新篇章. 山西日报."),
        ({"url": "https://example.org/a"}, "新篇章[EB/OL]. https://example.org/a."),
        (
            {"url": "https://example.org/a", "date": "2021-01-15"},
            "新篇章[EB/OL]. (2021-01-15). https://example.org/a.",
        ),
        (
            {"url": "https://example.org/a", "publisher": "新华网", "date": "2021-01-15"},
            "新篇章[EB/OL]. 新华网, 2021-01-15. https://example.org/a.",
        ),
        ({"type": "R"}, "新篇章[R]."),
        (
            {"type": "N", "author": "李杰华", "publisher": "山西日报", "date": "2021-01-15(3)"},
            "李杰华. 新篇章[N]. 山西日报, 2021-01-15(3).",
        ),
        (
            {"type": "N", "publisher": "人民日报", "date": "2013-01-12", "url": "https://a.cn/1"},
            "新篇章[N/OL]. 人民日报, 2013-01-12. https://a.cn/1.",
        ),
        (
            {"url": "https://a.cn/1", "date": "2001-12-19", "accessed": "2002-04-15"},
            "新篇章[EB/OL]. (2001-12-19)[2002-04-15]. https://a.cn/1.",
        ),
        (
            {"url": "https://a.cn/1", "publisher": "新华网", "accessed": "2002-04-15"},
            "新篇章[EB/OL]. 新华网[2002-04-15]. https://a.cn/1.",
        ),
        (
            {"url": "https://a.cn/1", "accessed": "2002-04-15"},
            "新篇章[EB/OL]. [2002-04-15]. https://a.cn/1.",
        ),
        ({"accessed": "2002-04-15"}, "新篇章."),
        ({"author": "甲，乙;丙"}, "甲, 乙, 丙. 新篇章."),
        ({"author": "甲、乙；丙"}, "甲, 乙, 丙. 新篇章."),
        ({"author": "甲、乙、丙、丁"}, "甲, 乙, 丙, 等. 新篇章."),
        ({"publisher": "Blue River Ltd."}, "新篇章. Blue River Ltd."),
        ({"note": "图片：新闻中心"}, "新篇章."),
    ],
)
def test_a_reference_has_what_the_document_has_and_nothing_else(known, cited):
    assert reference(Document("d", "新篇章", **known)) == cited


def quoted(*sentences: str, document: Document | None = None) -> list[str]:
    source = document or Document("d", "新篇章")
    facts = [Fact("t", Section("s"), sentence, sentence, source) for sentence in sentences]
    return "".join(page(facts)).splitlines()


def test_a_sentence_is_quoted_with_its_number_and_the_reference_stands_below():
    assert quoted("建成5G基站。") == ["“建成5G基站。”[1]", "", "[1] 新篇章."]


def test_quotation_marks_inside_turn_to_the_other_kind():
    assert quoted("申报“专精特新‘小巨人’”。")[0] == "“申报‘专精特新“小巨人”’。”[1]"


def test_a_sentence_of_several_facts_is_quoted_once():
    assert quoted("甲。", "甲。", "乙。") == ["“甲。”[1]", "“乙。”[1]", "", "[1] 新篇章."]


def test_a_sentence_that_tries_to_act_is_only_shown():
    assert quoted("a\nb\x1b[31m")[0] == "“a b␛[31m”[1]"


def test_documents_are_numbered_in_the_order_in_which_they_are_cited():
    out = xhl("list", "-f", "quote", facts=CHART).out
    assert "“‘蓝天’优良天数占87.5%。”[2]\n" in out
    assert out.endswith(
        "\n\n[1] 王小川, 李大江, 赵一山, 等. 青石县一年间. 青石日报, 2021-01-15.\n"
        "[2] 林业简报[EB/OL]. (2021-02-01). https://example.org/forest?a=1&b=2.\n"
    )


@pytest.mark.parametrize(
    "command", [["search", "5G基站"], ["list", "-s", "创新"], ["show", "5G基站"]]
)
def test_all_commands_with_facts_quote(command):
    ran = xhl(*command, "-f", "quote")
    assert ran.code == 0
    assert "“429个5G基站网络建设任务全部完成。”[1]\n" in ran.out
    assert ran.out.endswith("\n\n[1] 王小川. 青石县一年间. 2021-01-15.\n")


def test_nothing_found_quotes_nothing():
    ran = xhl("search", "高铁", "-f", "quote")
    assert (ran.code, ran.out) == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["sections", "-f", "quote"],
        ["list", "-f", "quote", "--field", "source"],
        ["list", "-f", "json", "--bom"],
    ],
)
def test_what_makes_no_sense_is_refused(arguments):
    ran = xhl(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


# CSV for Excel


def test_a_byte_order_mark_comes_first_once_and_only_if_asked_for():
    marked = xhl("list", "-f", "csv", "--bom").out
    plain = xhl("list", "-f", "csv", "--no-formulas").out
    assert marked == "\ufeff" + plain
    assert "\ufeff" not in plain


# Markdown


def cell(words: str) -> str:
    return list(text.markdown(Sheet(("source",), [[words]])))[-1]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("https://example.org", "`https://example.org`"),
        ("见WWW.example.org。", "见`WWW.example.org`。"),
        ("邮箱a.b+c@example.org", "邮箱`a.b+c@example.org`"),
        ("mailto:a", "`mailto:a`"),
        ("://", "`://`"),
        ("@someone，x@", r"`@someone`，x\@"),
        ("a`http://b`|c", r"a\``http://b`\`\|c"),
        ("example.org", r"example\.org"),
        ("18.50亿元，3.建成", "18.50亿元，3.建成"),
        ("{{x}}", r"\{\{x\}\}"),
        ("$x$", r"\$x\$"),
        ("一\n二\r\n三", "一 二  三"),
        (r"a\|b", r"a\\\|b"),
        ("<img src=x>&lt;", r"\<img src=x\>\&lt;"),
        ("比例3:2", "比例3:2"),
    ],
)
def test_markdown_cells_are_text_and_nothing_else(words, written):
    assert cell(words) == f"| {written} |\n"


@given(st.text("ab|\\`*<>&[](){}$@:/.w\n\t ", max_size=40))
def test_every_sign_of_markup_in_a_cell_is_escaped(words):
    inside = cell(words)[2:-3]
    at = 0
    while at < len(inside):
        if inside[at] == "\\":
            at += 2
            continue
        if inside[at] == "`":  # code, in which nothing is markup but this and |
            at = inside.index("`", at + 1) + 1
            continue
        assert inside[at] not in "|*<>&[]$@{}"
        assert not inside.startswith(("://", "www.", "\n"), at)
        at += 1
    assert at == len(inside)  # the last backslash escapes something


def test_a_markdown_table_has_a_row_a_fact_under_its_header():
    lines = xhl("list", "-f", "markdown", facts=BASE).out.splitlines()
    assert lines[1] == "| --- | ---: | --- | --- | --- | --- | --- |"
    assert len(lines) == 2 + 11


def test_on_a_terminal_no_line_begins_with_a_closing_mark():
    whole = xhl("list", "-f", "quote").out
    for columns in range(20, 60, 5):
        shown = on_terminal("list", "-f", "quote", columns=columns).out
        assert "".join(shown.split()) == "".join(whole.split())
        assert all(line[:1] not in [*"。，；！？”）"] for line in shown.splitlines())
