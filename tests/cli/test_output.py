"""Output for shells: counts, silence, NUL, headers."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from command import BASE, Ran, on_terminal, xhl

COMMANDS = [["search", "5G"], ["list"], ["show", "造林"], ["sections"], ["bases"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_count_is_the_number_of_lines_there_would_be(command):
    number = len(xhl(*command).out.splitlines())
    assert number > 0
    assert xhl(*command, "--count") == Ran(0, f"{number}\n", "")
    assert on_terminal(*command, "--count").out == f"{number}\n"
    assert json.loads(xhl(*command, "--count", "-f", "json").out) == [{"count": number}]


def test_a_count_of_nothing_is_0_and_nothing_found():
    for command in (["search", "高铁"], ["list", "--unit", "公斤"], ["show", "高铁"]):
        assert xhl(*command, "--count")[:2] == (1, "0\n")


def test_a_count_heeds_a_limit():
    assert xhl("list", "--count", "-n", "3").out == "3\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_quiet_is_silent_and_the_exit_code_tells(command):
    assert xhl(*command, "-q") == Ran(0, "", "")
    assert on_terminal(*command, "--quiet", "-f", "table") == Ran(0, "", "")


def test_quiet_says_nothing_about_nothing_but_what_went_wrong():
    assert xhl("search", "高铁", "-q") == Ran(1, "", "")
    assert xhl("list", "-s", "生太", "-q") == Ran(0, "", "")
    assert xhl("show", "高铁", "-q", "--count") == Ran(1, "", "")
    refused = xhl("list", "-s", "高铁", "-q")
    assert (refused.code, refused.out) == (2, "")
    assert "高铁" in refused.err
    assert xhl("list", "-q", "-F", "/nowhere.toml").err.startswith("xhl: /nowhere.toml")


@pytest.mark.parametrize("command", COMMANDS)
def test_nul_ends_each_record_in_place_of_a_line_break(command):
    lines = xhl(*command).out
    assert xhl(*command, "-0").out == lines.replace("\n", "\0")
    assert on_terminal(*command, "--print0").out == lines.replace("\n", "\0")
    jsonl = xhl(*command, "-f", "jsonl").out
    assert xhl(*command, "-f", "jsonl", "-0").out == jsonl.replace("\n", "\0")


def test_nul_ends_bare_fields_headers_and_counts_too():
    ran = xhl("list", "-n", "2", "--field", "topic", "--header", "-0")
    assert ran.out.split("\0") == ["topic", "招商引资", "计划投资", ""]
    assert xhl("list", "--count", "-0").out == "11\0"


def test_headers_are_there_as_the_format_has_them_unless_told():
    names = xhl("list", "-f", "tsv", "--header").out.splitlines()[0].split("\t")
    assert names[0] == "topic"
    assert names == next(csv.reader(io.StringIO(xhl("list", "-f", "csv").out)))
    assert xhl("list", "--header", "--field", "unit", "-n", "1").out == "unit\n个\n"
    for format in ("tsv", "csv"):
        body = xhl("list", "-f", format, "--no-header").out
        assert body.startswith("招商引资")
        assert xhl("list", "-f", format, "--header").out.endswith(body)
    assert xhl("list", "--no-header").out == xhl("list").out
    assert xhl("list", "-f", "csv", "--header").out == xhl("list", "-f", "csv").out


def test_asking_for_a_header_on_a_terminal_asks_for_lines():
    assert on_terminal("list", "--header").out == xhl("list", "--header").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "json", "--header"], "--header"),
        (["-f", "table", "--no-header"], "--no-header"),
        (["-f", "csv", "-0"], "--print0"),
        (["-f", "table", "-0"], "--print0"),
        (["--count", "--field", "topic"], "--count"),
        (["--color", "sometimes"], "sometimes"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments, said):
    ran = xhl("list", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def _inputs(folder):
    """A base, an article, a report and queries, each a file that a command reads."""
    files = {"base.toml": Path(BASE).read_text(encoding="utf-8"), "queries.txt": "5G\n"}
    files |= {"article.txt": "建成5G基站429个。\n", "report.txt": "建成5G基站429个。\n"}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return files


@pytest.mark.parametrize(
    "command",
    [
        "search 5G -F base.toml -o base.toml",
        "search 5G -F base.toml --svg base.toml",
        "search --from-file queries.txt -F base.toml -o queries.txt",
        "list -F . -o base.toml",
        "sections -F base.toml -o base.toml",
        "chart -F base.toml --svg base.toml",
        "verify article.txt -F base.toml --html article.txt",
        "verify article.txt -F base.toml --html base.toml",
        "verify article.txt -F base.toml --comments article.txt",
        "draft report.txt --force -o report.txt",
    ],
)
def test_a_file_that_is_read_is_never_written(command, tmp_path):
    before = _inputs(tmp_path)
    words = (str(tmp_path / word) if "." in word else word for word in command.split())
    ran = xhl(*words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
    assert "is read: name another file to write" in ran.err
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in before} == before


def test_two_results_do_not_go_to_one_file(tmp_path):
    both = tmp_path / "both"
    ran = xhl("search", "5G", "-o", str(both), "--svg", str(both))
    assert (ran.code, ran.err) == (2, f"xhl: {both} is named twice as the file to write\n")
    assert not both.exists()


@pytest.mark.parametrize("command", ["sections", "bases"])
def test_the_help_offers_only_what_the_command_takes(command):
    told = " ".join(xhl(command, "--help").out.split())
    assert "quote" not in told
    fields = re.search(r"Print only this field: (.*?);", told)
    template = re.search(r"fields filled in: '(.*?)'", told)
    assert fields and template
    every = fields[1].split(", ")
    named = [word for name in every for word in ("--field", name)]
    assert xhl(command, *named).code == 0
    assert xhl(command, "--template", template[1]).code == 0


def test_a_column_has_one_chinese_heading_in_every_format():
    table, markdown = (
        xhl("sections", "-f", name, LC_ALL="zh_CN.UTF-8").out for name in ("table", "markdown")
    )
    for heading in ("章节", "事实", "带数字"):
        assert heading in table.splitlines()[0].split()
        assert f" {heading} " in markdown.splitlines()[0]


def test_messages_are_folded_on_a_terminal_but_what_is_copied_stays_whole(tmp_path: Path):
    terminal = pytest.importorskip("terminal")
    wrong = ("list", "--period", "2020年第五季度")
    assert len(xhl(*wrong).err.splitlines()) == 1
    shown = terminal.Terminal(*wrong, columns=60)
    assert shown.end() == 2
    first, *rest = shown.shown.splitlines()
    assert first.startswith('xhl: "2020年第五季度" cannot')
    assert all(line.startswith("     ") for line in rest)
    assert rest
    long = str(tmp_path / "my reports" / ("政府工作报告（全文）修订版 " * 3 + "9.toml"))
    for command, copied in (
        (("search", "2020年"), "xhl list --period 2020年"),
        (("list", "-F", long), long),
        (("list", "-F", "my own long report of 2020.toml"), "my own long report of 2020.toml"),
    ):
        told = terminal.Terminal(*command, columns=40)
        told.end()
        assert copied in told.shown
