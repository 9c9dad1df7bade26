"""Whole screens of a terminal, compared with those in golden/.

    UPDATE_GOLDEN=1 pytest tests/render/test_table.py

writes the screens anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re

import pytest
from command import BASE, HERE, golden, on_terminal, xhl
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from xhl.render.wrap import wrap

SCREENS = {
    "search": ("search", "个"),
    "search-alias": ("search", "空气质量"),
    "search-explain": ("search", "5G机站", "--explain"),
    "list": ("list",),
    "list-value": ("list", "--sort", "value"),
    "show": ("show", "5G基站"),
    "show-long": ("show", "计划投资"),
    "sections": ("sections",),
}
WIDTHS = (60, 80, 120)
LINK = re.compile(r"\x1b]8;(?:id=\d+;file://[!-~]+)?;?\x1b\\")
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def screen(name: str, columns: int) -> str:
    # The path is relative so that the screens are the same on every machine.
    path = os.path.relpath(BASE)
    shown = xhl(*SCREENS[name], "-f", "table", facts=path, COLUMNS=str(columns))
    assert (shown.code, shown.err) == (0, "")
    return shown.out.replace(path, "base.toml")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_screens_look_as_the_committed_ones(name, columns):
    shown = screen(name, columns)
    assert shown == golden(f"{name}-{columns}.txt", shown)


@pytest.mark.parametrize("columns", [20, 37, 60, 80, 120, 200])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_spaces(name, columns):
    if name == "sections":
        columns = max(columns, 40)  # its columns of counts need that much
    committed = HERE / "golden" / f"{name}-{columns}.txt"
    shown = committed.read_text("utf-8") if columns in WIDTHS else screen(name, columns)
    lines = shown.splitlines()
    assert len(lines) > 1
    assert [line for line in lines if line != line.rstrip()] == []
    wrapped = [
        line for line in lines if not re.search(r"base\.toml:\d+$", line)
    ]  # paths stay whole
    assert [line for line in wrapped if cell_len(line) > columns] == []


def test_numbers_are_aligned_at_their_last_digit_and_bold():
    shown = on_terminal("list", "--sort", "value")
    rows = [line for line in shown.out.splitlines() if "\x1b[1m" in line]
    ends = {cell_len(COLOUR.sub("", re.split(r"(?<=\d)\x1b\[0m", row)[0])) for row in rows}
    assert len(rows) == 9
    assert len(ends) == 1


def test_what_matched_stands_out_in_topic_and_sentence():
    shown = on_terminal("search", "信号塔", "基站")
    assert "\x1b[1;31m基站\x1b[0m" in shown.out
    assert "信号塔" in COLOUR.sub("", shown.out)
    assert "\x1b[1;31m信号塔" not in shown.out.split("（")[0]


def test_a_typo_marks_what_it_stands_for():
    shown = on_terminal("search", "5G机站")
    assert "\x1b[1;31m5G基站" in shown.out


def test_a_sentence_is_printed_once_for_its_neighbouring_facts():
    shown = xhl("list", "-s", "生态", "-f", "table", COLUMNS="120")
    assert "7047.03 亩" in shown.out
    assert "87.5 %" in shown.out
    assert shown.out.count("三大保卫战") == 1


def test_facts_of_one_sentence_stand_together_with_it_unless_the_order_was_asked_for():
    assert xhl("list", "-f", "table", COLUMNS="120").out.count("Blue") == 1
    ordered = xhl("list", "--sort", "value", "-f", "table", COLUMNS="120").out
    assert ordered.index("161.64") < ordered.index("9200")
    assert ordered.count("Blue") == 2  # each time whole


@pytest.mark.parametrize("variable", ["NO_COLOR", "TERM"])
def test_a_terminal_without_colour_gets_none(variable):
    told = {"NO_COLOR": "1"} if variable == "NO_COLOR" else {"TERM": "dumb"}
    shown = on_terminal("search", "5G", **told)
    assert "\x1b[31m" not in shown.out
    assert "31m" not in shown.out
    assert "429" in shown.out


@pytest.mark.parametrize("columns", ["", "0", "-5", "abc", "²", "1", "99999999999999999999"])
def test_any_width_that_the_environment_names_is_survived(columns):
    shown = xhl("search", "5G", "-f", "table", COLUMNS=columns, LINES=columns)
    assert (shown.code, shown.err) == (0, "")
    assert "429" in shown.out


def test_data_is_neither_markup_nor_terminal_control(tmp_path):
    hostile = "[bold]\\u001b]0;x\\u0007\\u001b[31m\\u202e:smile: a\\nb\\tc\\u200b[/nope]1"
    base = tmp_path / "hostile.toml"
    base.write_text(
        'schema = 1\n[document.d]\ntitle = "[red]\\u001b[2Jd"\n'
        f'[section.s]\ntitle = "{hostile}"\naliases = ["{hostile}"]\n'
        f'[[fact."{hostile}"]]\nsection = "s"\nstatement = "{hostile}"\nsource = "{hostile}"\n'
        f'value = 1\nunit = "{hostile}"\nqualifier = "{hostile}"\naliases = ["{hostile}"]\n',
        encoding="utf-8",
    )
    named = "[BOLD]0;X31M:smile:abc[/nope]1"  # in normal form what is hidden does not count
    for command in (["list"], ["search", "bold"], ["sections"], ["show", named]):
        shown = on_terminal(*command, XHL_FACTS=str(base), columns=100)
        assert shown.code == 0, shown
        shown = shown._replace(out=LINK.sub("", shown.out))
        assert not re.search(r"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e\u200b]", shown.out)
        assert "[bold]" in shown.out
        assert ":smile:" in shown.out
        assert set(re.findall(r"\x1b.{2}", shown.out)) <= {"\x1b[0", "\x1b[1", "\x1b[2", "\x1b[3"}
        assert not re.search(r"\x1b\[3(?!6m)", shown.out)  # bars have a colour, and only that one


NOT_FIRST = "。，、；：？！）》」』】’”%"
NOT_LAST = "（《「『【‘“"


@given(
    st.text(max_size=60)
    | st.text("a1❤\ufe0f家（。 ", max_size=60).map(lambda text: f"     {text}"),
    st.integers(4, 40),
)
def test_wrapping_loses_only_spaces_and_keeps_to_the_width(text, width):
    lines = wrap(text, width)
    ends = [0, *(end for _start, end in lines)]
    for (start, end), before in zip(lines, ends, strict=False):
        assert start >= before
        assert text[before:start].strip() == ""
        assert cell_len(text[start:end]) <= width
    assert text[ends[-1] :].strip() == ""


@given(st.text("基站5G建设。，（）“”《》、1.% ", max_size=60), st.integers(16, 40))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text, width):
    lines = [text[start:end] for start, end in wrap(text, width)]
    pieces = re.findall(r"[“（《]*(?:[15G.%]+|.)?.?[。，、）”》.%]*", text)
    assume(all(cell_len(piece) <= width for piece in pieces))  # or it breaks anywhere
    assume(not re.search(r" [。，、）”》.%]|[“（《] ", text))  # a space parts a sign from its word
    assert [line for line in lines[1:] if line[0] in NOT_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in NOT_LAST] == []


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("完成率114.4%。", 8, ["完成率", "114.4%。"]),
        ("投资5.58亿元。", 10, ["投资", "5.58亿元。"]),
        ("新建429个基站", 6, ["新建", "429个", "基站"]),
        ("“六新”、“六保”", 8, ["“六新”、", "“六保”"]),
        ("云山Blue River (Asia) Ltd.等", 12, ["云山Blue", "River (Asia)", "Ltd.等"]),
        ("解放路-胜利街", 8, ["解放路-", "胜利街"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_where_typesetters_break_them(text, width, lines):
    assert [text[start:end] for start, end in wrap(text, width)] == lines
