"""When there are colours, by the option, the environment and the terminal."""

from __future__ import annotations

import pytest
from command import on_terminal, xhl

from xhl.cli.color import wanted

XTERM = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("environment", "on_a_terminal", "in_a_pipe"),
    [
        ({}, False, False),  # a terminal without a name
        ({"TERM": "dumb"}, False, False),
        (XTERM, True, False),
        (XTERM | {"NO_COLOR": "1"}, False, False),
        (XTERM | {"NO_COLOR": "0"}, False, False),  # any value but none
        (XTERM | {"NO_COLOR": ""}, True, False),
        (XTERM | {"CLICOLOR": "0"}, False, False),
        (XTERM | {"CLICOLOR": "1"}, True, False),
        (XTERM | {"FORCE_COLOR": "1"}, True, True),
        (XTERM | {"FORCE_COLOR": "0"}, True, False),
        (XTERM | {"FORCE_COLOR": ""}, True, False),
        (XTERM | {"CLICOLOR_FORCE": "1"}, True, True),
        (XTERM | {"CLICOLOR_FORCE": "0"}, True, False),
        (XTERM | {"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        (XTERM | {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_the_environment_is_read_as_its_conventions_say(environment, on_a_terminal, in_a_pipe):
    assert wanted("auto", terminal=True, environment=environment) is on_a_terminal
    assert wanted("auto", terminal=False, environment=environment) is in_a_pipe


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("environment", [XTERM, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {}])
def test_the_option_wins_over_the_environment(environment, terminal):
    assert wanted("always", terminal=terminal, environment=environment)
    assert not wanted("never", terminal=terminal, environment=environment)


@pytest.mark.parametrize("command", [["search", "5G"], ["list"], ["show", "造林"], ["sections"]])
def test_a_table_has_escape_sequences_or_has_none(command):
    assert "\x1b[1m" in on_terminal(*command).out
    assert "\x1b" not in on_terminal(*command, "--color", "never").out


def test_variables_turn_escape_sequences_on_and_off():
    command = ("search", "5G")
    assert "\x1b" not in on_terminal(*command, NO_COLOR="1").out
    assert "\x1b" not in on_terminal(*command, CLICOLOR="0").out
    assert "\x1b" not in on_terminal(*command, TERM="dumb").out
    assert "\x1b" not in xhl(*command, "-f", "table").out
    assert "\x1b[1m" in xhl(*command, "-f", "table", "--color", "always").out
    assert "\x1b[1m" in xhl(*command, "-f", "table", FORCE_COLOR="1").out
    assert "\x1b[1m" in xhl(*command, "-f", "table", CLICOLOR_FORCE="1").out


def test_colours_change_nothing_but_colours():
    plain = xhl("list", "-f", "table").out
    coloured = xhl("list", "-f", "table", "--color=always").out
    assert coloured != plain
    assert coloured.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "") == plain


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "markdown"])
def test_what_programs_read_never_has_colours(format):
    for ran in (
        xhl("search", "5G", "-f", format, "--color", "always", FORCE_COLOR="1"),
        on_terminal("search", "5G", "-f", format, "--color", "always"),
    ):
        assert "429" in ran.out
        assert "\x1b" not in ran.out


def test_a_table_is_as_wide_as_columns_say():
    assert max(map(len, xhl("list", "-f", "table", COLUMNS="120").out.splitlines())) > 60
    assert max(map(len, xhl("list", "-f", "table", COLUMNS="60").out.splitlines())) <= 60
