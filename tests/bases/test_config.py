"""The settings of config.toml, and the errors about a wrong one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from command import BASE, HERE, environment, on_terminal, xhl
from test_bases import base

from xhl.bases.config_file import _line_of
from xhl.files.user_dirs import config_folder

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the rule of Linux alone")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where a configuration may be written; `told` makes the command find it."""
    folder = tmp_path / "config" / "xhl"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def told(config: Path, text: str) -> dict[str, str | None]:
    """Write the configuration; the environment that leads to it."""
    config.write_text(text, encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(config.parents[1]), "XHL_CONFIG": None}


@ON_LINUX
@pytest.mark.parametrize("home", [None, "", "relative/folder", "/somewhere/else"])
def test_the_folder_is_the_one_of_platformdirs(monkeypatch, home):
    if home is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
    assert config_folder() == platformdirs.user_config_dir("xhl", appauthor=False)


def test_elsewhere_platformdirs_is_asked(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_args, **_named: "/asked")
    assert config_folder() == "/asked"


@ON_LINUX
def test_the_facts_of_the_configuration_are_read_where_no_others_are_named(config, tmp_path):
    mine = base(tmp_path / "mine.toml", value=7)
    changes = told(config, f'facts = ["{mine}"]\n')
    values = ["list", "--field", "value"]
    assert xhl(*values, facts=None, **changes).out == "7\n"
    assert xhl(*values, facts=BASE, **changes).out.count("\n") == 11
    assert xhl(*values, "-F", BASE, facts=None, **changes).out.count("\n") == 11
    assert xhl("bases", "--field", "origin", facts=None, **changes).out == "config\n"


@ON_LINUX
def test_paths_begin_at_the_configuration_or_at_home_and_may_be_folders(config, tmp_path):
    base(config.parent / "near" / "one.toml", value=1)
    base(tmp_path / "home" / "two.toml", value=2)
    changes = told(config, 'facts = ["near", "~/two.toml"]\n') | {"HOME": str(tmp_path / "home")}
    assert xhl("list", "--field", "value", facts=None, **changes).out == "1\n2\n"


@ON_LINUX
def test_options_begin_as_the_configuration_says_and_the_command_line_wins(config):
    changes = told(config, 'format = "json"\nlimit = 2\nsection = "生态"\n')
    listed = json.loads(xhl("list", **changes).out)
    assert [fact["topic"] for fact in listed] == ["造林", "优良天数"]
    assert len(json.loads(xhl("list", "-n", "3", **changes).out)) == 3
    plain = xhl("list", "-f", "tsv", "-s", "创新", **changes).out
    assert [line.split("\t")[0] for line in plain.splitlines()] == ["5G基站", "5G基站"]
    assert json.loads(xhl("sections", **changes).out)[0]["name"] == "产业"


@ON_LINUX
def test_a_document_can_be_the_usual_one(config, tmp_path):
    base(tmp_path / "b" / "one.toml", title="红山县公报", value=1)
    base(tmp_path / "b" / "two.toml", title="青石县公报", value=2)
    changes = told(config, f'facts = ["{tmp_path / "b"}"]\ndocument = "青石县公报"\n')
    assert xhl("list", "--field", "value", facts=None, **changes).out == "2\n"


@ON_LINUX
def test_bare_values_stay_bare_whatever_format_is_usual(config):
    for format in ("json", "table"):
        changes = told(config, f'format = "{format}"\n')
        ran = xhl("search", "造林", "--field", "value", **changes)
        assert (ran.code, ran.out) == (0, "7047.03\n")
    assert (
        "7047.03"
        in json.loads(
            xhl("search", "造林", "--field", "value", "-f", "json", **changes).out, parse_float=str
        )[0].values()
    )


@ON_LINUX
def test_the_usual_colour_is_heeded(config):
    changes = told(config, 'color = "never"\n')
    assert "\x1b" not in on_terminal("search", "造林", **changes).out
    assert "\x1b" in on_terminal("search", "造林", "--color", "always", **changes).out


@ON_LINUX
@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff", "facts = []\n"])
def test_an_empty_configuration_says_nothing(config, text):
    changes = told(config, text)
    assert xhl("bases", "--field", "origin", facts=None, **changes).out == "shipped\n"


@ON_LINUX
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('limit = 5\nfact = ["x"]\n', 2, 'unknown key "fact" (did you mean "facts"?)'),
        ("limit = -1\n", 1, '"limit" must be 0'),
        ('limit = "5"\n', 1, '"limit" must be a whole number'),
        ('facts = "mine.toml"\n', 1, '"facts" must be a list'),
        ("facts = [1]\n", 1, '"facts" must be a list'),
        ('facts = [""]\n', 1, '"facts" must be a list'),
        ('format = "jsn"\n', 1, '"format" must be one of: table, tsv, csv, json'),
        ('\n\ncolor = "red"\n', 3, '"color" must be one of: auto, always, never'),
        ("section = 3\n", 1, '"section" must be in quotes'),
        ('section = ""\n', 1, '"section" is empty'),
        ('\ndocument = " "\n', 2, '"document" is empty'),
        ('\n\nsection = "高铁"\n', 3, 'unknown section "高铁"; there are: 概况、'),
        ('\ndocument = "高铁"\n', 2, 'unknown document "高铁"; there are: '),
        ('\nformat = "json\n', 2, "not valid TOML"),
        ('limit = 5\nfacts = ["/nowhere/at/all.toml"]\n', 2, "no such file: /nowhere/at/all.toml"),
    ],
)
def test_what_is_wrong_is_refused_with_file_and_line(config, text, line, said):
    ran = xhl("list", facts=None, **told(config, text))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"xhl: {config}:{line}: ")
    assert said in ran.err


@ON_LINUX
def test_a_base_that_is_not_there_does_not_matter_where_others_are_named(config):
    changes = told(config, 'facts = ["/nowhere/at/all.toml"]\n')
    assert xhl("list", "-F", BASE, facts=None, **changes).code == 0
    assert xhl("list", facts=None, **changes).code == 2


@ON_LINUX
def test_what_the_command_line_says_is_not_laid_on_the_configuration(config):
    ran = xhl("list", "-s", "高铁", **told(config, 'section = "生态"\n'))
    assert ran.err.startswith('xhl: unknown section "高铁"; ')


@ON_LINUX
def test_all_that_is_wrong_is_said_at_once(config):
    ran = xhl("list", **told(config, 'limit = -1\nformat = "x"\ncolour = "never"\n'))
    assert ran.code == 2
    assert [line.split(":")[2] for line in ran.err.splitlines()] == ["1", "2", "3"]


def test_another_file_can_be_named_which_must_be_there(tmp_path):
    other = tmp_path / "other.toml"
    ran = xhl("list", XHL_CONFIG=str(other))
    assert (ran.code, ran.err) == (2, f"xhl: {other}: no such file\n")
    other.write_text("limit = 1\n", encoding="utf-8")
    assert xhl("list", XHL_CONFIG=str(other)).out.count("\n") == 1


@ON_LINUX
def test_none_can_be_named(config):
    changes = told(config, "limit = 1\n")
    assert xhl("list", **changes).out.count("\n") == 1
    assert xhl("list", **(changes | {"XHL_CONFIG": ""})).out.count("\n") == 11


@ON_LINUX
def test_version_and_help_do_not_care_about_a_bad_configuration(config):
    changes = told(config, "limit = \n")
    assert xhl("--version", **changes).code == 0
    assert xhl("--help", **changes).code == 0


@ON_LINUX
def test_a_search_does_not_import_what_finds_the_folder():
    program = (
        "import sys\n"
        "from xhl.__main__ import run\n"
        "assert run(['search', '造林']) == 0\n"
        "print('platformdirs' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(XHL_FACTS=BASE, XHL_CONFIG=None, XDG_CONFIG_HOME=str(HERE)),
        check=True,
    )
    assert done.stdout
    assert done.stderr == b"False\n"


def test_a_file_that_is_gone_by_now_has_no_line():
    assert _line_of("/nowhere/config.toml", "facts") == 0
