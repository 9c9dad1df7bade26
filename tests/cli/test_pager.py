"""Long tables with real pagers on a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import need, xhl
from terminal import Terminal, shown

from xhl.cli.pager import page, pager

FIRST, LAST = "加快构建现代产业体系", "孵化基地成功落地"  # in a long list
MARKED = "sed s/^/#/"  # a pager that leaves its mark on every line


@pytest.fixture
def huge(tmp_path: Path) -> str:
    """A base whose table is larger than any pipe holds."""
    facts = "".join(
        f'[[fact."{n}号基站"]]\nsection = "s"\nstatement = "{n}号基站建成"\n'
        f'source = "{n}号基站建成。"\n'
        for n in range(3000)
    )
    base = tmp_path / "huge.toml"
    base.write_text(
        f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n{facts}', encoding="utf-8"
    )
    return str(base)


def test_less_shows_a_screen_and_ends_when_told():
    need("less")
    terminal = Terminal("list", XHL_PAGER="less")
    terminal.wait_for("\n:")
    assert FIRST in terminal.shown
    assert LAST not in terminal.shown
    terminal.type("G")
    terminal.wait_for("(END)")
    assert LAST in terminal.shown
    terminal.type("q")
    assert terminal.end() == 0


@pytest.mark.thorough
def test_an_interrupt_is_the_pagers():
    need("less")
    terminal = Terminal("list", XHL_PAGER="less")
    terminal.wait_for("\n:")
    terminal.type("\x03")
    terminal.type_until("G", "(END)")  # less forgets what is typed meanwhile
    terminal.type("q")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.shown


def test_the_pager_is_told_what_git_tells_it_unless_the_user_does():
    told = 'echo "$LESS $LESSCHARSET"'
    assert "FRX utf-8\n" in shown("list", PAGER=told)[1]
    assert "-S utf-8\n" in shown("list", PAGER=told, LESS="-S")[1]


def test_the_pager_gets_colours():
    assert "#\x1b[1m" in shown("list", XHL_PAGER=MARKED)[1]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "command",
    [["search", "个"], ["list"], ["show", "5G基站"], ["sections"], ["search", "--from-file"]],
)
def test_whatever_is_drawn_is_paged(command, tmp_path):
    if command[-1] == "--from-file":
        queries = tmp_path / "queries.txt"
        queries.write_text("5G\n造林\n", encoding="utf-8")
        command = [*command, str(queries)]
    code, text = shown(*command, rows=4, XHL_PAGER=MARKED)
    assert code == 0
    assert text.count("\n#") > 3


@pytest.mark.parametrize(
    ("environment", "program"),
    [
        ({"XHL_PAGER": "most", "PAGER": "more"}, "most"),
        ({"PAGER": "more -d"}, "more -d"),
        ({"XHL_PAGER": "", "PAGER": "more"}, ""),
        ({"XHL_PAGER": "cat", "PAGER": "more"}, ""),
        ({"PAGER": " "}, ""),
        ({}, "less"),
    ],
)
def test_which_program_is_the_pager(environment, program):
    if program == "less":
        need("less")
    assert pager(environment) == program


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("arguments", "changes"),
    [
        (["list", "--no-pager"], {}),
        (["list", "-n", "1"], {}),
        (["list", "-f", "tsv"], {}),
        (["list", "-f", "json"], {}),
        (["list", "--field", "source"], {}),
        (["list"], {"rows": 200}),
        (["list"], {"TERM": "dumb"}),
        (["list"], {"TERM": None}),
        (["list"], {"XHL_PAGER": "", "PAGER": MARKED}),
        (["search", "高铁"], {}),
        (["--version"], {}),
    ],
)
def test_what_fits_or_is_for_programs_or_should_not_be_paged_is_not(arguments, changes):
    _code, text = shown(*arguments, **{"XHL_PAGER": MARKED} | changes)
    assert text
    assert "#" not in text


def test_a_table_of_exactly_the_screen_leaves_room_for_the_prompt():
    rows = xhl("show", "造林", "-f", "table").out.count("\n")
    told = {"XHL_PAGER": MARKED, "NO_COLOR": "1"}  # so without links, which may have the mark
    assert "#" in shown("show", "造林", rows=rows, **told)[1]
    assert "#" not in shown("show", "造林", rows=rows + 1, **told)[1]


def test_nothing_is_paged_where_stdout_is_no_terminal():
    assert xhl("list", "-f", "table", XHL_PAGER=MARKED, LINES="5").out.startswith("产业")


def test_a_pager_that_is_missing_does_no_harm():
    code, text = shown("list", XHL_PAGER="no-such-pager -x")
    assert code == 0
    assert FIRST in text
    assert LAST in text
    assert "no-such-pager" in text  # the shell says so


def test_no_default_pager_at_all_does_no_harm(tmp_path):
    code, text = shown("list", PATH=str(tmp_path))
    assert code == 0
    assert LAST in text
    assert "not found" not in text


@pytest.mark.thorough
@pytest.mark.parametrize("program", ["true", "head -n 1", "exec <&-; sleep 0.1"])
def test_a_pager_that_quits_early_does_no_harm(program, huge):
    code, text = shown("list", XHL_PAGER=program, XHL_FACTS=huge)
    assert code == 0
    assert "Broken" not in text
    assert "Traceback" not in text
    assert text.count("\n") < 5


def test_the_exit_code_is_the_commands_own():
    assert shown("list", XHL_PAGER="cat >/dev/null; exit 3")[0] == 0
    assert shown("list", "--unit", "公斤", XHL_PAGER="exit 0")[0] == 1
    assert shown("list", "-s", "高铁", XHL_PAGER="exit 0")[0] == 2


def test_where_no_process_can_be_started_the_table_is_printed_without_a_pager(monkeypatch):
    def none(*_arguments: object, **_more: object) -> None:
        raise OSError("no process more")

    monkeypatch.setattr("subprocess.Popen", none)
    assert not page("line\n" * 100, {"XHL_PAGER": "less", "TERM": "xterm"})
