"""The formats that programs read, proved by reading them back."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import pytest
from hostile import uncanny
from hypothesis import given
from hypothesis import strategies as st

from xhl import contract
from xhl.cli import streams
from xhl.cli.output import Output
from xhl.errors import UserError
from xhl.model import Digits, Document, Fact, Quantity, Section
from xhl.render import formats as text
from xhl.render import results as render
from xhl.render.record import Sheet
from xhl.text import sanitize as clean

FACT = Fact(
    topic="技术合同",
    section=Section("创新", "多层次打造创新生态"),
    statement="交易额达18.50亿元以上",
    source="技术合同交易额达18.50亿元以上。",
    document=Document("report", "新篇章"),
    quantity=Quantity("18.50", "亿元", "以上"),
    period="2020",
    aliases=("技术交易", "成果转化"),
)
WORDS = Fact("双零", Section("防疫"), "实现双零", "实现双零。", Document("report", "新篇章"))
NAMES = contract.FACT

anything = st.text()
cells = st.one_of(anything, st.none(), st.lists(anything, min_size=1).map(tuple))
sheets = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5).map(
        lambda rows: Sheet(tuple(f"name{i}" for i in range(width)), rows)
    )
)


def written(format: str, facts: list[Fact], fields: list[str] | None = None) -> str:
    style = Output(format=format, field=fields).style(NAMES)
    return "".join(render.FACTS.text(facts, style))


def test_tsv_has_a_fact_a_line_and_no_header():
    assert written("tsv", [FACT, WORDS]) == (
        "技术合同\t18.50\t亿元\t以上\t创新\t交易额达18.50亿元以上\t2020"
        "\t技术合同交易额达18.50亿元以上。\t新篇章\t技术交易、成果转化\n"
        "双零\t\t\t\t防疫\t实现双零\t\t实现双零。\t新篇章\t\n"
    )


def test_csv_has_a_header_and_the_line_ends_of_its_rfc():
    printed = written("csv", [WORDS], ["topic", "value", "source"])
    assert printed == "topic,value,source\r\n双零,,实现双零。\r\n"


def test_json_keeps_numbers_as_written_and_has_null_where_there_is_none():
    printed = written("json", [FACT, WORDS], ["topic", "value", "aliases"])
    assert printed == (
        '[\n  {"topic": "技术合同", "value": 18.50, "aliases": ["技术交易", "成果转化"]},\n'
        '  {"topic": "双零", "value": null, "aliases": []}\n]\n'
    )
    assert json.loads(printed)[0]["value"] == 18.5


def test_jsonl_has_an_object_a_line():
    lines = written("jsonl", [FACT, WORDS]).splitlines()
    assert [tuple(json.loads(line)) for line in lines] == [NAMES, NAMES]


def test_markdown_is_a_table_of_what_a_reader_wants():
    assert written("markdown", [FACT]).splitlines() == [
        "| topic | value | unit | qualifier | period | section | source |",
        "| --- | ---: | --- | --- | --- | --- | --- |",
        "| 技术合同 | 18.50 | 亿元 | 以上 | 2020 | 创新 | 技术合同交易额达18.50亿元以上。 |",
    ]


def test_markdown_keeps_markup_in_data_from_being_markup():
    sheet = Sheet(("source",), [["a|b <b> [x](y) `c` *d* _e_ \\ &amp; ~f~"]])
    row = list(text.markdown(sheet))[-1]
    assert row == (r"| a\|b \<b\> \[x\](y) \`c\` \*d\* \_e\_ \\ \&amp; \~f\~ |" + "\n")


def test_a_field_prints_bare_values_a_fact_a_line_also_where_there_is_none():
    assert written("tsv", [FACT, WORDS, FACT], ["value"]) == "18.50\n\n18.50\n"


def test_fields_come_in_the_order_they_were_asked_for():
    assert written("tsv", [FACT], ["unit", "value"]) == "亿元\t18.50\n"


def test_an_empty_sheet_is_valid_json():
    assert json.loads("".join(text.json(Sheet(("topic",), [])))) == []


@given(sheets)
def test_json_and_jsonl_parse_back_to_equal_values(sheet):
    wanted = [
        {name: [*cell] if isinstance(cell, tuple) else cell for name, cell in pairs}
        for pairs in (zip(sheet.names, row, strict=True) for row in sheet.rows)
    ]
    assert json.loads("".join(text.json(sheet))) == wanted
    assert [json.loads(line) for line in text.jsonl(sheet)] == wanted


@given(sheets)
def test_csv_parses_back_to_the_clean_values(sheet):
    rows = list(csv.reader(io.StringIO("".join(text.csv(sheet)), newline="")))
    assert rows[0] == list(sheet.names)
    wanted = [[clean.lines(text.plain(cell)) for cell in row] for row in sheet.rows]
    # A line with nothing on it is how a single empty cell looks.
    assert [row or [""] for row in rows[1:]] == wanted


@given(sheets)
def test_tsv_has_as_many_lines_and_columns_as_the_sheet(sheet):
    lines = "".join(text.tsv(sheet)).split("\n")
    assert lines.pop() == ""
    rows = [[clean.one_line(text.plain(cell)) for cell in row] for row in sheet.rows]
    assert [line.split("\t") for line in lines] == rows


@given(sheets)
def test_markdown_rows_have_a_bar_for_each_column_and_no_other(sheet):
    for line in text.markdown(sheet):
        bars = re.findall(r"(?<!\\)(?:\\\\)*\|", line)
        assert len(bars) == len(sheet.names) + 1


@pytest.mark.thorough
@pytest.mark.parametrize("writer", text.WRITERS.values(), ids=text.WRITERS)
@given(sheet=sheets)
def test_nothing_invisible_is_ever_printed(writer, sheet):
    printed = "".join(writer(sheet)).replace("\r\n", "\n").replace("\n", "").replace("\t", "")
    hidden = {char for char in printed if unicodedata.category(char) in HIDDEN}
    assert not hidden


HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(anything)
def test_cleaning_keeps_the_length_and_all_that_is_visible(data):
    shown = clean.one_line(data)
    assert len(shown) == len(data)
    kept = [
        (before, after)
        for before, after in zip(data, shown, strict=True)
        if not uncanny(before, "") and unicodedata.category(before) != "Mn"
    ]
    assert all(before == after for before, after in kept)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("\x9b31m\x7f", "�31m�"),
        ("\u202e倒\u200b写\ufeff", "�倒�写�"),
        ("全　角[bold]", "全　角[bold]"),
        ("𠮷野家󠄀", "𠮷野家󠄀"),
    ],
)
def test_what_could_act_on_a_terminal_is_shown_instead(data, shown):
    assert clean.one_line(data) == shown


def test_numbers_are_never_quoted_in_json():
    assert list(text.jsonl(Sheet(("value",), [[Digits("1.50")]]))) == ['{"value": 1.50}\n']


@pytest.mark.parametrize(
    ("is_terminal", "asked", "format"),
    [
        (True, {}, "table"),
        (False, {}, "tsv"),
        (True, {"field": ["topic"]}, "tsv"),
        (True, {"format": "json"}, "json"),
        (False, {"format": "table"}, "table"),
        (False, {"format": "csv", "field": ["topic"]}, "csv"),
    ],
)
def test_people_get_a_table_and_pipes_get_tsv_unless_told(is_terminal, asked, format, monkeypatch):
    monkeypatch.setattr(streams, "is_terminal", lambda: is_terminal)
    assert Output(**asked).style(NAMES).format == format


def test_an_unknown_field_is_refused_with_those_that_are_known():
    with pytest.raises(UserError, match='"colour"; there are: topic, value'):
        Output(field=["topic", "colour"]).style(NAMES)


def test_quotations_take_no_fields():
    with pytest.raises(UserError, match="quote"):
        Output("quote", field=["topic"]).style(NAMES)
