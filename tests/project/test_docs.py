"""The documentation is true: commands and their output, options, links.

In README*.md and docs/*.md a block marked ``console`` has lines that begin with ``$ ``, which are
commands, each followed by what it prints, on stdout and stderr. Each command is run by itself in
bash, in the folder of its document's own copy of the project, so that files written by one are
there for the next. A printed line ``...`` stands for any lines, and ``...`` at the end of a line
for the rest of it. Blocks marked ``sh`` are for a person at a terminal, or for setting up.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from command import environment, need, write_command, xhl

from xhl import contract
from xhl.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("[A-Z]*.md"), *ROOT.glob("docs/*.md")])
CONTRACT = ROOT / "docs" / "cli.md"
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
OTHER_TOOLS = {"fzf", "git", "jq"}  # that examples use, and a machine may lack
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A command of a document, and what it prints there."""

    line: int
    command: str
    printed: str


def examples(text: str) -> Iterator[Example]:
    for block in BLOCK.finditer(text):
        if block[1] == "console":
            first = text.count("\n", 0, block.start(2)) + 1
            yield from examples_of(block[2], first)


def examples_of(block: str, first: int) -> Iterator[Example]:
    """The commands of one block; a line that ends in a backslash goes on."""
    assert block.startswith("$ "), f"line {first}: a console block begins with a command"
    parts = re.split(r"^\$ ((?:.*\\\n)*.*)\n", block, flags=re.MULTILINE)[1:]
    for command, printed in zip(parts[::2], parts[1::2], strict=True):
        yield Example(first, command, printed)
        first += command.count("\n") + 1 + printed.count("\n")


def pattern(printed: str) -> re.Pattern[str]:
    """What a command has to print, with its ellipses."""
    lines = []
    for line in printed.splitlines():
        if line == "...":
            lines.append(r"(?:.*\n)*")
        elif line.endswith("..."):
            lines.append(re.escape(line[:-3]) + r".*\n")
        else:
            lines.append(re.escape(line) + r"\n")
    return re.compile("".join(lines))


def installed() -> Path:
    """The folder of the installed command."""
    command = Path(sys.executable).with_name("xhl")
    assert command.exists(), "the documents speak of the installed command: install the project"
    return command.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a person has after cloning, to be written into."""
    copy = tmp_path / "project"
    for name in ("data", "docs", "tests/data"):
        shutil.copytree(ROOT / name, copy / name)
    for path in (*ROOT.glob("*.md"), ROOT / "pyproject.toml"):
        shutil.copy(path, copy)
    return copy


def told(tmp_path: Path, document: str) -> dict[str, str]:
    """An environment in the language of the document, with the command first: in the README the installed one."""
    chinese = "zh-CN" in document
    folder = installed()
    if document != "README.md":
        folder = tmp_path / "bin"
        write_command(folder / "xhl", "zh_CN" if chinese else None)
    return environment(
        PATH=f"{folder}{os.pathsep}{os.environ['PATH']}",
        HOME=str(tmp_path),
        XDG_CONFIG_HOME=None,
        XDG_CACHE_HOME=None,
        XHL_CONFIG=None,
        XHL_CACHE=None,
        LC_ALL="C.UTF-8",  # bash warns of a locale that is not installed
        LANGUAGE="zh_CN" if chinese else None,
    )


@pytest.mark.thorough
@pytest.mark.parametrize("document", NAMES)
def test_commands_print_what_the_document_says(document: str, project: Path, tmp_path: Path):
    need("bash")
    wrong, lacking = [], set()
    variables = told(tmp_path, document)
    for example in examples((ROOT / document).read_text(encoding="utf-8")):
        tools = OTHER_TOOLS & set(example.command.split())
        if lacks := {tool for tool in tools if not shutil.which(tool)}:
            lacking |= lacks
            continue
        ran = subprocess.run(
            ["bash", "-c", example.command],
            cwd=project,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = ran.stdout.decode("utf-8")
        if not pattern(example.printed).fullmatch(printed):
            wrong.append(f"{document}:{example.line}: $ {example.command}\n{printed}")
    assert not wrong, "\n".join(wrong)
    need(*sorted(lacking))  # the other commands have been tried


@pytest.mark.parametrize("document", ["README.md", "docs/cli.md", "docs/recipes.md"])
def test_there_are_commands_to_run(document: str):
    assert list(examples((ROOT / document).read_text(encoding="utf-8")))


@pytest.mark.parametrize("document", NAMES)
def test_every_block_says_what_it_is(document: str):
    text = (ROOT / document).read_text(encoding="utf-8")
    assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(BLOCK.findall(text))
    for kind, block in BLOCK.findall(text):
        assert kind in {"", "console", "json", "powershell", "python", "sh", "text", "toml"}
        assert kind == "console" or not block.startswith("$ "), "a command that nobody runs"
        assert "xhl" not in block or kind, "a block of commands without a mark"


@pytest.mark.parametrize("document", NAMES)
def test_python_in_a_document_runs(document: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for kind, block in BLOCK.findall((ROOT / document).read_text(encoding="utf-8")):
        if kind == "python" and ">>> " in block:
            test = doctest.DocTestParser().get_doctest(block, {}, document, document, 0)
            assert doctest.DocTestRunner().run(test).failed == 0
        elif kind == "python":
            exec(compile(block, document, "exec"), {})


def test_an_example_is_read_as_it_is_meant():
    text = "a\n```console\n$ one\n1\n2\n$ two \\\n  three\n...\nlong ...\n```\n"
    assert list(examples(text)) == [
        Example(3, "one", "1\n2\n"),
        Example(6, "two \\\n  three", "...\nlong ...\n"),
    ]
    assert pattern("...\nlong ...\n").fullmatch("any\nother\nlong line\n")
    assert not pattern("1\n").fullmatch("1\n2\n")
    assert not pattern("1.5\n").fullmatch("1x5\n")


def test_the_problem_matcher_finds_the_places_of_problems(tmp_path: Path):
    page = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    [task] = [json.loads(block) for kind, block in BLOCK.findall(page) if kind == "json"]
    pattern = task["tasks"][0]["problemMatcher"]["pattern"]
    base, article = tmp_path / "base.toml", tmp_path / "article.txt"
    base.write_text("schema = 1\n[document.d]\ntitel = 1\n", "utf-8")
    article.write_text("全县建成5G基站492个。\n", "utf-8")
    for command in (("check", str(base)), ("verify", str(article))):
        for line in xhl(*command).out.splitlines():
            found = re.fullmatch(pattern["regexp"], line)
            assert found, line
            assert found[pattern["file"]] == command[1]
            assert found[pattern["line"]].isdigit()
            assert found[pattern["severity"]] in {"error", "warning"}


# Links


def anchors(markdown: str) -> set[str]:
    """The names of a document's headings, as links have them."""
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", markdown), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", NAMES)
def test_links_lead_somewhere(document: str):
    path = ROOT / document
    for target in re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", path.read_text(encoding="utf-8"))):
        if re.match(r"\w+:", target):
            continue  # another place in the web
        file, _, anchor = target.partition("#")
        linked = path.parent / file if file else path
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked.read_text(encoding="utf-8")), target


# The contract, against --help and the code


CHINESE = CONTRACT.with_name("cli.zh-CN.md")
IN_ENGLISH = {"命令": "Commands", "输出": "Output", "事实": "Facts", "环境": "Environment"}
IN_ENGLISH |= {"格式": "Formats", "退出码": "Exit codes", "概要": "Synopsis"}


def sections(page: Path = CONTRACT) -> dict[str, str]:
    """The parts of the contract by their headings, which are in English."""
    parts = re.split(r"^##+ (.+)\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    names = [IN_ENGLISH.get(name, name) for name in parts[1::2]]
    return dict(zip(names, parts[2::2], strict=True))


def terms(text: str) -> list[str]:
    """What the items of a list define: - `term`: ..."""
    items = re.findall(r"^- ((?:`[^`]+`(?:, | and |、)?)+)[:：]", text, re.MULTILINE)
    return [term for item in items for term in re.findall(r"`([^`]+)`", item)]


def documented(command: str) -> set[str]:
    """The options that the contract gives a command, its own and those of the parts it takes."""
    text = sections()[f"xhl {command}"]
    options = {term for term in terms(text) if term.startswith("-")}
    for name in ("Output", "Facts"):
        if re.search(rf"Takes also .*\(#{name.lower()}\)", text):
            options |= {term for term in terms(sections()[name]) if term.startswith("-")}
    if command in {"sections", "bases"}:  # their results have no sentence to quote
        options = {term.replace("|quote", "") for term in options}
    return options | {"-h, --help"}


def helped(command: str = "") -> set[str]:
    """The options that `--help` shows, as the contract writes them."""
    help = xhl(*([command] if command else []), "--help", LC_ALL="C.UTF-8").out
    shown = re.findall(r"^ {2,3}((?:-|/ -).*?)(?:  |$)", help, re.MULTILINE)
    options = [part.strip(" /") for option in shown for part in option.split(" / ")]
    return {re.sub(r"[<>]", "", option) for option in options}


def commands() -> list[str]:
    """The commands that `--help` shows."""
    listed = xhl("--help", LC_ALL="C.UTF-8").out.partition("Commands:\n")[2]
    return re.findall(r"^  (\w+)", listed, re.MULTILINE)


def test_the_contract_has_every_command_and_no_other():
    headings = [heading for heading in sections() if heading.startswith("xhl ")]
    assert sorted(headings) == sorted(f"xhl {command}" for command in commands())
    synopsis = re.findall(r"^xhl (\w+)", sections()["Synopsis"], re.MULTILINE)
    assert set(synopsis) == set(commands())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_contract_has_every_option_of_a_command_and_no_other(command: str):
    assert documented(command) == helped(command)


def test_the_contract_has_every_option_of_the_program_and_no_other():
    assert set(terms(sections()["Commands"])) == helped()


def test_the_contract_has_every_format_and_no_other():
    assert terms(sections()["Formats"])[:7] == list(get_args(contract.Format))


def test_the_contract_has_the_columns_in_their_order():
    text = sections()["Formats"]
    for line, names in (
        ("`search`", contract.HIT),
        ("`list` and `show`", contract.FACT),
        ("`sections`", contract.COUNT),
        ("`bases`", contract.BASE),
    ):
        assert f"- {line}: `{' '.join(names)}`\n" in text
    assert ("query", *contract.HIT) == contract.ANSWER


def test_the_contract_has_every_variable_of_its_own_and_no_other():
    read = set()
    for path in (ROOT / "xhl").rglob("*.py"):
        read |= set(re.findall(r"""["'](XHL_[A-Z]+)["']""", path.read_text(encoding="utf-8")))
    variables = terms(sections()["Environment"])
    assert {name for name in variables if name.startswith("XHL_")} == read
    assert len(set(variables)) == len(variables)


def test_the_contract_has_every_exit_code():
    assert terms(sections()["Exit codes"]) == ["0", "1", "2", "130"]


TERMED = ("Commands", "Output", "Facts", "Environment", "Exit codes")


def test_the_contract_in_chinese_has_the_same_commands_options_variables_and_codes():
    english, chinese = sections(), sections(CHINESE)
    assert len(english) == len(chinese)
    for name in (*(name for name in english if name.startswith("xhl ")), *TERMED):
        here, there = (
            [re.sub(r"(?<=[a-z\]C]) [^|]+$", "", term) for term in terms(page[name])]
            for page in (english, chinese)
        )
        assert here == there, name
    names = re.compile(r"^xhl (\w+)", re.MULTILINE)
    assert names.findall(english["Synopsis"]) == names.findall(chinese["Synopsis"])
    assert terms(chinese["Formats"])[:7] == list(get_args(contract.Format))
    columns = re.compile(r"^- .*`((?:\w+ ){2,}\w+)`", re.MULTILINE)
    assert columns.findall(english["Formats"]) == columns.findall(chinese["Formats"])


def test_every_page_in_chinese_has_the_blocks_of_that_in_english():
    for page in ROOT.glob("docs/*.zh-CN.md"):
        english = page.with_name(page.name.replace(".zh-CN", ""))
        here, there = (
            [
                [line for line in block.splitlines() if line.startswith("$ ")]
                for kind, block in BLOCK.findall(one.read_text("utf-8"))
                if kind == "console"
            ]
            for one in (english, page)
        )
        assert here == there, page.name
        keys = re.compile(r"^\| (\**`[\w-]+`\**) \|", re.MULTILINE)
        assert keys.findall(english.read_text("utf-8")) == keys.findall(page.read_text("utf-8"))
