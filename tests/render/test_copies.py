"""Copies of a report: one row for all in what people read, each by itself in what programs read."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import BASE, on_terminal, xhl

COPIES = 7


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Some copies of one report, and another report."""
    text = (
        'schema = 1\n[document.r]\ntitle = "红山县{year}年公报"\nperiod = "{year}"\n[section."农业"]\n'
        '[[fact."果园"]]\nsection = "农业"\nvalue = {value}\nunit = "公顷"\n'
        'statement = "新建果园{value}公顷"\nsource = "新建果园{value}公顷。"\n'
        '[[fact."果园道路"]]\nsection = "农业"\nstatement = "修通果园道路"\nsource = "修通果园道路。"\n'
    )
    for copy in range(COPIES):
        report = text.format(year=2021, value=35)
        (tmp_path / f"{copy}.toml").write_text(report, "utf-8")
    (tmp_path / "z.toml").write_text(text.format(year=2022, value=48), "utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("command", [("search", "果园"), ("list",), ("list", "--sort", "topic")])
def test_copies_share_a_row_and_count_once(command, folder):
    table = xhl(*command, "-f", "table", "-n", "4", facts=folder, COLUMNS="80").out
    assert table.count(f"果园 ×{COPIES}") == 1
    assert (table.count("35 公顷"), table.count("48 公顷")) == (1, 1)
    for format in ("tsv", "jsonl"):
        assert xhl(*command, "-f", format, facts=folder).out.count("35公顷。") == COPIES
        limited = xhl(*command, "-f", format, "-n", "4", facts=folder).out
        assert limited.count("\n") == 4
    first = xhl(*command, "-f", "table", "-n", "1", facts=folder, COLUMNS="80").out
    newest = command[0] == "search"  # comes first
    assert (first.count("48 公顷"), first.count(f"×{COPIES}")) == (newest, not newest)
    chosen = xhl(*command, "-f", "table", "--field", "topic", "-n", "4", facts=folder).out
    assert "×" not in chosen


def test_many_queries_are_answered_likewise(folder, tmp_path):
    queries = tmp_path / "queries"
    queries.write_text("果园\n", "utf-8")
    table = xhl("search", "--from-file", str(queries), "-f", "table", "-n", "4", facts=folder).out
    assert (table.count("35 公顷"), table.count("48 公顷")) == (1, 1)


def test_a_topic_is_shown_and_drawn_over_time_as_of_one_report(folder):
    card = xhl("show", "果园", "-f", "table", facts=folder).out
    assert card.count("新建果园35公顷。") == 1
    assert f"×{COPIES}" in card
    assert "+13" in card
    drawn = xhl("chart", "果园", facts=folder)
    assert (drawn.code, drawn.out.count("35 公顷")) == (0, 1)


def test_reports_of_one_title_that_differ_in_date_are_no_copies(folder):
    path = Path(folder, "1.toml")
    path.write_text(
        path.read_text("utf-8").replace('"\nperiod', '"\ndate = "2023"\nperiod'), "utf-8"
    )
    table = xhl("search", "新建果园", "-f", "table", facts=folder, COLUMNS="120").out
    assert f"×{COPIES - 1}" in table
    assert "红山县2021年公报（2023）" in table


def test_copies_share_a_bar(folder):
    drawn = xhl("chart", facts=folder, COLUMNS="80")
    assert [drawn.out.count(number) for number in ("35 公顷", "48 公顷")] == [1, 1]
    assert "longest" not in drawn.out
    longest = xhl("chart", "-n", "1", facts=folder, COLUMNS="80").out
    assert longest.splitlines()[0].endswith("the longest 1 of 2")


def test_sections_count_each_copy_and_say_so(folder):
    shown = on_terminal("sections", XHL_FACTS=folder)
    assert str(2 * (COPIES + 1)) in shown.out
    assert f"files: {COPIES + 1}, documents: 2; a fact" in shown.err
    assert on_terminal("sections", XHL_FACTS=BASE).err == ""
    assert xhl("sections", facts=folder).err == ""
