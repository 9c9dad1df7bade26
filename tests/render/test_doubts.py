"""Facts that their draft doubts are told from others, wherever facts are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import BASE, xhl
from terminal import shown

from xhl.cli.browse import View, drawn
from xhl.facts.load import load

WHY = "what does it count?"
HEADER = '[[fact."5G基站"]]\n'


@pytest.fixture
def drafted(tmp_path: Path) -> str:
    """The base of the other tests, in which a draft doubts the fact of 5G基站."""
    path = tmp_path / "drafted.toml"
    text = Path(BASE).read_text("utf-8")
    assert HEADER in text
    path.write_text(text.replace(HEADER, f"{HEADER}# ? {WHY}\n", 1), "utf-8")
    return str(path)


@pytest.mark.parametrize("command", [("search", "信号塔"), ("list",)])
def test_in_a_table_its_topic_has_a_sign(command, drafted):
    assert "5G基站 ?" not in xhl(*command, "-f", "table").out.replace("（信号塔）", "")
    assert "?" in xhl(*command, "-f", "table", facts=drafted).out.split("429")[0]


def test_a_person_is_told_what_the_sign_means(drafted):
    _code, said = shown("search", "5G", XHL_FACTS=drafted)
    assert "xhl: ? is behind the topic of a fact that its draft doubts" in said
    assert "to see why: xhl show 5G基站" in " ".join(said.split())
    _code, said = shown("search", "5G", XHL_FACTS=BASE)
    assert "doubts" not in said


def test_the_sign_is_told_of_in_the_results_of_many_queries(drafted, tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_text("5G\n", "utf-8")
    for base, is_told in ((drafted, True), (BASE, False)):
        _code, said = shown("search", "--from-file", str(queries), XHL_FACTS=base)
        assert ("to see why: xhl show 5G基站" in " ".join(said.split())) is is_told


def test_the_card_of_the_topic_says_why(drafted):
    [line] = [
        line
        for line in xhl("show", "5G基站", "-f", "table", facts=drafted).out.splitlines()
        if WHY in line
    ]
    assert line.split(maxsplit=1) == ["doubt", WHY]


@pytest.mark.parametrize("command", [("search", "5G"), ("list",), ("show", "5G基站")])
def test_programs_get_a_last_column_only_where_there_is_a_doubt(command, drafted):
    header = xhl(*command, "--header").out.splitlines()[0]
    lines = xhl(*command, "--header", facts=drafted).out.splitlines()
    assert lines[0] == f"{header}\tdoubt"
    assert [line.split("\t")[0] for line in lines if line.endswith(f"\t{WHY}")] == ["5G基站"]
    assert {line.count("\t") for line in lines} == {header.count("\t") + 1}


def test_programs_get_a_key(drafted):
    [fact] = json.loads(xhl("search", "5G", "-n", "1", "-f", "json", facts=drafted).out)
    assert list(fact)[-1] == "doubt"
    assert fact["doubt"] == WHY


def test_the_field_can_be_asked_for(drafted):
    assert xhl("search", "5G", "-n", "1", "--field", "doubt", facts=drafted).out == f"{WHY}\n"
    assert xhl("search", "5G", "-n", "1", "--field", "doubt").out == "\n"
    assert xhl("search", "5G", "-n", "1", "--template", "{doubt}", facts=drafted).out == f"{WHY}\n"


def test_markdown_has_the_sign(drafted):
    assert "| 5G基站 ? |" in xhl("search", "5G", "-f", "markdown", facts=drafted).out


@pytest.mark.parametrize("command", [("search", "5G"), ("list",)])
def test_a_picture_has_the_sign_and_says_what_it_means(command, drafted, tmp_path):
    picture = tmp_path / "a.svg"
    assert xhl(*command, "--svg", str(picture), facts=drafted).code == 0
    assert "? is behind the topic of a fact that its draft doubts" in picture.read_text("utf-8")


def test_the_list_of_browse_has_the_sign(drafted):
    view = View(tuple(load([drafted]).search("5G")[:1]))
    assert "?" in drawn(view, 80, 5).split("429")[0]
