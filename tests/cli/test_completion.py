"""Completion: the offers, and how the shells insert them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shellingham
from command import BASE, UNMEASURED, Ran, environment, xhl
from hypothesis import given
from hypothesis import strategies as st
from shell import PROMPT, Shell
from typer.main import get_command

from xhl.cli.app import COMMANDS, program
from xhl.cli.completion.offers import FILE_NAMES, offer
from xhl.cli.completion.prefix import spelled, written
from xhl.cli.completion.quoting import quoted
from xhl.cli.completion.shells import current
from xhl.errors import UserError

SHIPPED = str(Path(__file__).parents[2] / "data" / "facts.toml")
SHELLS = ("bash", "zsh", "fish")


def asked(*words: str, shell: str = "zsh", facts: str | None = BASE, **changes: str) -> Ran:
    return xhl(*words, facts=facts, _XHL_COMPLETE=shell, **changes)


def offered(*words: str, shell: str = "zsh", facts: str | None = BASE, **changes: str) -> list[str]:
    """The words offered for the last of these, without their meanings."""
    ran = asked(*words, shell=shell, facts=facts, **changes)
    assert (ran.code, ran.err) == (0, "")
    return [line.split("\t")[0] for line in ran.out.splitlines()]


# What is offered


def test_commands_are_offered_first_and_say_what_they_do():
    assert {"search", "list", "show", "sections"} <= set(offered(""))
    assert offered("se") == ["search", "sections"]
    assert "show\tShow everything about one topic." in asked("").out.splitlines()


def test_documents_with_one_key_are_offered_by_their_titles(tmp_path):
    for year in (2020, 2021):
        text = f"青石县{year}年公报\n\n建成5G基站{year - 2000}个。\n"
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    assert xhl("list", facts=str(tmp_path)).code == 0  # drafts them
    found = offered("list", "--document", "", facts=str(tmp_path))
    assert found == ["青石县2020年公报", "青石县2021年公报"]


def test_options_are_offered_where_a_word_begins_with_a_hyphen():
    assert "--version" in offered("-")
    assert {"--unit", "--min", "--max", "--sort", "-s", "--section"} <= set(offered("list", "-"))
    assert offered("list", "--so") == ["--sort"]
    assert "-s" not in offered("--")


def test_an_option_that_is_there_is_offered_again_only_if_it_repeats():
    assert "--min" not in offered("list", "--min", "5", "--")
    assert "--facts" in offered("list", "--facts", BASE, "--")


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        (("search", "-f", "j"), ["json", "jsonl"]),
        (("list", "--sort", ""), ["value", "topic", "section", "period"]),
        (("search", "5G", "--field", "sc"), ["score"]),
        (("list", "--field", "sc"), []),
        (("sections", "--field", "n"), ["name", "numbers"]),
        (("list", "--unit", "亿"), ["亿元"]),
        (("list", "--section", ""), ["产业", "生态", "创新"]),
        (("list", "--section", "绿"), ["绿化"]),
        (("list", "--section=生"), ["--section=生态"]),
        (("list", "-r", "--unit", "yi"), ["亿元"]),
        (("show", "5g"), ["5G基站"]),
        (("show", "信号"), ["信号塔"]),
        (("search", "基站", "zaol"), ["造林"]),
        (("show", "造林", ""), []),
        (("show", "nothing"), []),
        (("list", "-n", ""), []),
        (("chart", "--log", "--color", ""), ["auto", "always", "never"]),
        (("nothing", ""), []),
        (("search", "--", "-"), []),
    ],
)
def test_the_values_that_a_place_can_take_are_offered(words, offers):
    assert offered(*words) == offers


@pytest.mark.parametrize(
    "typed", ["晋", "晉", "jins", "jinshangbo", "jsbwy", "jsbow", "晋sbw", "JSB"]
)
def test_a_topic_is_offered_for_characters_pinyin_and_initials(typed):
    assert offered("show", typed, facts=SHIPPED) == ["晋商博物院"]


def test_whole_syllables_go_before_unfinished_ones():
    assert spelled(["京东", "晋商", "锦绣"], "jin") == ["晋商", "锦绣"]
    assert spelled(["京东"], "jin") == ["京东"]


@given(st.text(min_size=1, max_size=6), st.lists(st.text(max_size=6), max_size=4))
def test_a_name_that_begins_with_what_is_typed_is_always_among_its_beginnings(typed, names):
    assert typed in written([*names, typed], typed)


def test_the_base_that_the_command_line_names_is_the_one_that_is_read():
    assert offered("show", "农业", facts=SHIPPED) == []
    assert offered("show", "-F", BASE, "农业", facts=SHIPPED) == ["农业贷款"]
    assert offered("show", f"--facts={BASE}", "农业", facts=SHIPPED) == ["农业贷款"]
    assert offered("show", f"-F{BASE}", "农业", facts=SHIPPED) == ["农业贷款"]
    assert offered("show", "-F", SHIPPED, "-F", BASE, "农业", facts=None) == ["农业贷款"]
    home = str(Path(BASE).parent)
    assert offered("show", "-F", "~/base.toml", "农业", facts=SHIPPED, HOME=home) == ["农业贷款"]


def test_the_names_of_files_are_left_to_the_shell():
    assert asked("list", "-F", "").out == f"{FILE_NAMES}\n"
    named = [
        (command, param.opts[0])
        for command, told in get_command(program(COMMANDS, loaded=COMMANDS)).commands.items()
        for param in told.params
        if param.param_type_name == "option" and param.metavar == "FILE"
    ]
    assert len(named) > 10
    for words in named:
        assert offer("zsh", [*words, ""]) == [FILE_NAMES], words


@pytest.mark.parametrize("facts", ["/nowhere/base.toml", __file__])
def test_a_base_that_cannot_be_read_offers_nothing_in_silence(facts):
    assert asked("show", "", facts=facts) == Ran(0, "", "")
    assert offered("se", facts=facts) == ["search", "sections"]


def test_bash_gets_words_as_they_are_typed(tmp_path):
    base = odd_base(tmp_path)
    assert offered("show", "Blu", shell="bash", facts=base) == [r"Blue\ River\ \(Asia\)"]
    assert offered("show", '"Blu', shell="bash", facts=base) == ["Blue River (Asia)"]
    assert offered("show", r"Blue\ R", shell="bash", facts=base) == [r"Blue\ River\ \(Asia\)"]
    assert offered("list", "--section", "=", "生", shell="bash") == ["生态"]
    assert offered("list", "--section", "=", shell="bash") == ["产业", "生态", "创新"]


def test_a_topic_that_cannot_be_typed_is_not_offered(tmp_path):
    assert offered("show", "", facts=odd_base(tmp_path)) == ["Blue River (Asia)"]


def odd_base(folder: Path) -> str:
    topics = ("Blue River (Asia)", r"\u001b[31m红")
    facts = "".join(
        f'[[fact."{topic}"]]\nsection = "s"\nstatement = "签约"\nsource = "签约。"\n'
        for topic in topics
    )
    base = folder / "odd.toml"
    base.write_text(
        f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n{facts}', encoding="utf-8"
    )
    return str(base)


def test_words_that_the_command_does_not_take_are_passed_over():
    assert offered("list", "nonsense", "--sec") == offered("list", "--sec")
    assert offered("show", "--nonsense", "zaol") == offered("show", "zaol")


def test_in_bash_a_word_may_be_quoted_in_part():
    whole = asked("show", "zaol", shell="bash").out
    assert whole
    assert asked("show", '"zao"l', shell="bash").out == whole


def test_between_double_quotation_marks_no_word_with_an_exclamation_mark_is_offered():
    assert quoted("a!b", '"') == ""
    assert quoted("a!b", "'") == "a!b"


def test_a_word_that_ends_in_the_open_quotation_mark_is_closed():
    assert quoted('a"', '"') == r'a\""'
    assert quoted("a'", "'") == "a'\\''" + "'"
    assert quoted("a'", '"') == "a'"  # bash closes it


def test_an_answer_imports_no_more_than_a_search():
    program = (
        "import sys\n"
        "from xhl.__main__ import run\n"
        "assert run(['show', 'zaol']) == 0\n"
        "heavy = ['rich', 'rapidfuzz', 'json', 'csv', 'decimal', 'xhl.search.engine']\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(XHL_FACTS=BASE, _XHL_COMPLETE="fish", **UNMEASURED),
        check=True,
    )
    assert done.stdout.decode() == "造林\t生态\n"
    assert done.stderr.decode() == "[]\n"


# The shells


Opened = Callable[..., Shell]


@pytest.fixture(params=SHELLS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens a shell in which completion was installed as the help says."""
    name = request.param
    first = Shell(name, tmp_path)
    first.type("xhl --install-completion\r")
    first.await_(f"completion for {name} is in")
    first.await_(PROMPT)
    first.end()
    shells: list[Shell] = []

    def open_(**changes: str) -> Shell:
        shells.append(Shell(name, tmp_path, **changes))
        return shells[-1]

    yield open_
    for shell in shells:
        shell.end()


@pytest.mark.thorough
def test_a_shell_completes_commands_options_and_their_values(opened):
    shell = opened()
    for typed, completed in (
        ("xhl li\t", "xhl list "),
        ("--rev\t", "--reverse "),
        ("--sort v\t", "value "),
        ("--unit 亿\t", "亿元 "),
    ):
        shell.type(typed)
        shell.await_(completed[-2])
    shell.type("-n 1\r")
    assert "161.64" not in shell.await_("18.50")


@pytest.mark.thorough
def test_a_shell_takes_characters_for_letters(opened):
    shell = opened(XHL_FACTS=SHIPPED)
    shell.type("xhl show jsb\t")
    shell.await_("晋商博物院")
    shell.type("\r")
    shell.await_("晋商博物院正式对外开放")
    shell.await_(PROMPT)
    shell.type("xhl list --section=shengt\t")
    shell.await_("生态")
    shell.type("\r")
    shell.await_("7047.03")


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["bin/xhl", "./bin/xhl", "~/bin/xhl"])
def test_a_shell_completes_the_command_of_a_path(command, opened):
    shell = opened(XHL_FACTS=SHIPPED, PATH="/usr/bin:/bin")  # where no other is
    shell.type("cd\r")
    shell.await_(PROMPT)
    shell.type(f"{command} show jsb\t")
    shell.await_("晋商博物院")
    shell.type("\r")
    shell.await_("晋商博物院正式对外开放")


@pytest.mark.thorough
def test_a_shell_lists_several_offers_for_the_same_letters(opened):
    shell = opened(XHL_FACTS=SHIPPED)
    shell.type("xhl show jin\t")
    shell.type("\t")
    shell.await_("晋商博物院")
    shell.await_("锦绣太原新府城")


@pytest.mark.thorough
def test_a_shell_reads_the_base_on_its_command_line_and_completes_its_name(opened, tmp_path):
    (tmp_path / "other.toml").write_text(Path(BASE).read_text(encoding="utf-8"), encoding="utf-8")
    shell = opened(XHL_FACTS=SHIPPED)
    shell.type("xhl show -F oth\t")
    shell.await_("other.toml")
    shell.type("zaol\t")
    shell.await_("造林")
    shell.type("\r")
    shell.await_("完成造林7047.03亩")


@pytest.mark.thorough
def test_a_shell_quotes_what_it_must(opened, tmp_path):
    shell = opened(XHL_FACTS=odd_base(tmp_path))
    shell.type("xhl show Blu\t")
    shell.await_("Asia")
    shell.type("\r")
    shell.await_("签约。")


@pytest.mark.thorough
def test_bash_ends_a_quotation_behind_a_name_that_ends_in_its_mark(tmp_path):
    topics = ("Ba'", 'Bb"', "Bc“", "Bd”")
    facts = "".join(
        f"[[fact.{json.dumps(topic)}]]\nsection = 's'\nstatement = '签约{n}'\nsource = '签约{n}。'\n"
        for n, topic in enumerate(topics)
    )
    base = tmp_path / "marks.toml"
    base.write_text(
        f"schema = 1\n[document.d]\ntitle = 'd'\n[section.s]\n{facts}", encoding="utf-8"
    )
    first = Shell("bash", tmp_path)
    first.type("xhl --install-completion\r")
    first.await_("completion for bash is in")
    first.await_(PROMPT)
    first.end()
    shell = Shell("bash", tmp_path, XHL_FACTS=str(base))
    for number, topic in enumerate(topics):
        for quote in ("", '"', "'"):
            shell.type(f"xhl show {quote}{topic[:2]}\t --field statement\r")
            shell.await_(f"签约{number}")
            shell.await_(PROMPT)
    shell.end()


@pytest.mark.thorough
def test_installing_again_changes_nothing(opened, tmp_path):
    before = contents(tmp_path)
    shell = opened()
    shell.type("xhl --install-completion\r")
    shell.await_("completion for")
    shell.await_(PROMPT)
    assert contents(tmp_path) == before


def contents(home: Path) -> dict[str, str]:
    """The settings of the shells and what they complete by."""
    names = (".bashrc", ".zshrc", ".config/fish/config.fish")
    kept = [home / name for name in names] + [p for p in home.rglob("*xhl*") if p.is_file()]
    return {str(path): path.read_text(encoding="utf-8") for path in kept if path.exists()}


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_that_is_shown_is_the_one_that_is_installed(name, tmp_path):
    shell = Shell(name, tmp_path)
    shell.type("xhl --show-completion > shown; xhl --install-completion\r")
    shell.await_("completion for")
    shell.await_(PROMPT)
    shell.end()
    shown = (tmp_path / "shown").read_text(encoding="utf-8")
    assert "_XHL_COMPLETE" in shown
    assert shown in contents(tmp_path).values()


@pytest.mark.parametrize("found", [("tcsh", "/bin/tcsh"), None])
def test_in_another_shell_installing_is_refused(found, monkeypatch):
    def detect() -> tuple[str, str]:
        if found is None:
            raise shellingham.ShellDetectionFailure
        return found

    monkeypatch.setattr(shellingham, "detect_shell", detect)
    with pytest.raises(UserError, match="bash, zsh, fish"):
        current()
