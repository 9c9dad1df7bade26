"""Arguments in unusual places, and hints about mistakes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from command import BASE, Ran, xhl


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["-F", BASE, "search", "5G"], ["search", "5G", "-F", BASE]),
        ([f"--facts={BASE}", "list"], ["list", "-F", BASE]),
        (["help", "search"], ["search", "--help"]),
        (["help"], ["--help"]),
        (["-V"], ["--version"]),
        (["search", "5G", "-f", "JSON"], ["search", "5G", "-f", "json"]),
        (["search", "5G", "--bom"], ["search", "5G", "--bom", "-f", "csv"]),
    ],
)
def test_what_is_typed_does_what_is_meant(typed: list[str], meant: list[str]) -> None:
    assert xhl(*typed) == xhl(*meant)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["5G", "基站"], "xhl search 5G 基站"),
        (["5G", "-F", "a b.toml", "基站"], "xhl search -F 'a b.toml' 5G 基站"),
        (["list", "生态"], "xhl list -s 生态"),
        (["list", "-F", "a b.toml", "-n", "5", "生态"], "xhl list -F 'a b.toml' -s 生态"),
        (["search", "-5G"], "xhl search -- -5G"),
        (["search", "-F", "my.toml", "-5G 基站"], "xhl search -F my.toml -- '-5G 基站'"),
        (["search", "--nope"], "xhl search --help"),
        (["list", "-n"], "xhl list --help"),
        (["serch"], "Did you mean 'search'?"),
        (["search", "5G", "--oops"], "No such option: --oops. Try 'xhl search --help'."),
        (["version"], "The version: xhl --version"),
        (["-n", "5", "search", "5G"], "Options come after the command: xhl search 5G -n 5"),
    ],
)
def test_a_mistake_is_answered_with_what_was_probably_meant(typed: list[str], hint: str) -> None:
    ran = xhl(*typed)
    assert ran.code == 2
    assert ran.out == ""
    assert hint in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["a b.toml", "5G"], "xhl search -F 'a b.toml' 5G"),
        (["a b.toml"], "xhl list -F 'a b.toml'"),
        (["search", "a b.toml"], "xhl list -F 'a b.toml'"),
        (["search", "5G", "a b.toml"], "xhl search -F 'a b.toml' 5G"),
        (["show", "a b.toml", "5G"], "xhl show -F 'a b.toml' 5G"),
        (["sections", "a b.toml"], "xhl sections -F 'a b.toml'"),
        (["list", "-F", "c.toml", "a b.toml"], "xhl list -F 'a b.toml' -F c.toml"),
    ],
)
def test_a_file_among_the_words_is_told_to_go_behind_its_option(
    typed: list[str], meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b.toml").write_bytes(Path(BASE).read_bytes())
    ran = xhl(*typed)
    assert (ran.code, ran.out) == (1 if typed[0] == "search" else 2, "")
    assert ran.err.splitlines()[0].endswith(f"name it with -F: {meant}")


@pytest.mark.parametrize(
    "typed",
    [
        ["search", "2020年"],
        ["search", "鞍山县"],
        ["show", "基站"],
        ["chart", "5G基站"],
    ],
)
def test_a_command_that_a_hint_names_works_when_it_is_copied(
    typed: list[str], tmp_path: Path
) -> None:
    base = tmp_path / "my facts.toml"
    base.write_text(
        'schema = 1\n[document.d]\ntitle = "鞍山县工作报告"\n[section."创新"]\n'
        '[[fact."5G基站"]]\nsection = "创新"\nstatement = "建成5G基站17个"\nvalue = 17\n'
        'unit = "个"\nperiod = "2020"\nsource = "建成5G基站17个，通信基站30座。"\n'
        '[[fact."通信基站"]]\nsection = "创新"\nstatement = "通信基站30座"\nvalue = 30\n'
        'unit = "座"\nperiod = "2020"\nsource = "建成5G基站17个，通信基站30座。"\n',
        "utf-8",
    )
    told = xhl(*typed, "-F", str(base), facts=None)
    command = re.search(r"xhl (?:list|search|show) .*?(?= finds: |$)", told.err, re.MULTILINE)
    assert command, told.err
    copied = shlex.split(command[0])[1:]
    ran = xhl(*copied, facts=None)
    assert (ran.code, str(base) in copied, "5G" in ran.out) == (0, True, True)


def test_a_unit_that_no_fact_has_is_answered_with_those_there_are() -> None:
    ran = xhl("list", "--unit", "光年", "-F", BASE)
    assert ran.code == 1
    assert "the units are: " in ran.err


@pytest.mark.parametrize("typed", ["亿", "亿元人民币", "yiyuan"])
def test_the_nearest_units_are_named_first(typed: str) -> None:
    ran = xhl("list", "--unit", typed, "-F", BASE)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert f'no number has the unit "{typed}"; the nearest are: 亿元' in ran.err
    assert "unit" not in xhl("list", "--unit", "亿元", "--min", "9万亿元", "-F", BASE).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--min 5 --max 3", "no number is at least 5 and at most 3"),
        ("--min 2亿元 --max 9000万元", "no number is at least 2亿元 and at most 9000万元"),
        ("--unit 亿元 --max 1吨", "1吨 cannot be compared with numbers in 亿元"),
        ("--unit 亿元 --unit 家 --max 1吨", "1吨 cannot be compared with numbers in 亿元、家"),
    ],
)
def test_bounds_that_no_number_can_meet_are_refused(options: str, said: str) -> None:
    for command in ("list", "chart"):
        ran = xhl(command, *options.split(), "-F", BASE)
        assert (ran.code, ran.out, ran.err) == (2, "", f"xhl: {said}\n")


def test_a_chart_of_a_unit_that_is_not_there_names_the_units_too() -> None:
    assert "the units are: " in xhl("chart", "--unit", "光年", "-F", BASE).err


def test_list_numbers_leaves_out_facts_without_one() -> None:
    shown = xhl("list", "--numbers", "--field", "value", "-F", BASE).out.splitlines()
    assert shown
    assert "" not in shown


# --output


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl"])
def test_a_result_goes_into_a_file_in_the_format_of_its_name(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"facts.{ending}"
    assert xhl("list", "-o", str(file), "-F", BASE) == Ran(0, "", "")
    assert file.read_bytes().decode() == xhl("list", "-f", ending, "-F", BASE).out


def test_a_format_that_is_named_counts_more_than_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    xhl("list", "-o", str(file), "-f", "jsonl", "-F", BASE)
    assert file.read_text("utf-8") == xhl("list", "-f", "jsonl", "-F", BASE).out


def test_a_name_that_ends_in_no_format_is_refused_unless_the_format_is_told(tmp_path: Path) -> None:
    file = tmp_path / "facts.xlsx"
    ran = xhl("list", "-o", str(file), "-F", BASE)
    assert (ran.code, ran.out) == (2, "")
    assert "no format ends in .xlsx" in ran.err
    assert not file.exists()
    for told in (("-f", "csv"), ("--count",), ("--template", "{topic}")):
        assert xhl("list", "-o", str(file), *told, "-F", BASE) == Ran(0, "", "")
        assert file.read_bytes().decode() == xhl("list", *told, "-F", BASE).out


@pytest.mark.parametrize("name", ["facts", "facts.txt", "facts.NDJSON", "facts.md"])
def test_a_file_needs_no_ending_and_these_are_known_too(name: str, tmp_path: Path) -> None:
    assert xhl("list", "-o", str(tmp_path / name), "-F", BASE) == Ran(0, "", "")
    first = (tmp_path / name).read_text("utf-8")[:1]
    assert (first == "{") == name.endswith("NDJSON")
    assert (first == "|") == name.endswith("md")


def test_a_hyphen_is_standard_output(tmp_path: Path) -> None:
    assert xhl("list", "-o", "-", "-F", BASE).out == xhl("list", "-F", BASE).out
    ran = xhl("list", "--svg", "-", "-F", BASE)
    assert (ran.code, ran.out) == (2, "")
    assert "--svg needs the name of a file" in ran.err
    report = tmp_path / "report.txt"
    report.write_text("今年建成5G基站429个。\n", "utf-8")
    assert xhl("draft", str(report), "-o", "-").out == xhl("draft", str(report)).out


@pytest.mark.parametrize(
    "command",
    [
        *("search 5G --svg x.png", "chart --svg x.pdf", "verify ARTICLE --html x.docx"),
        *("draft ARTICLE --force -o x.DOCX", "init x.xlsx"),
    ],
)
def test_nothing_is_written_under_the_name_of_another_format(command: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("建成5G基站429个。\n", "utf-8")
    bases = [] if command.startswith(("draft", "init")) else ["-F", BASE]
    ran = xhl(*command.replace("ARTICLE", str(article)).split(), *bases)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "its name must end in" in ran.err


def test_where_nothing_is_found_a_file_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("mine", "utf-8")
    assert xhl("search", "高铁", "-o", str(file), "-F", BASE).code == 1
    assert file.read_text("utf-8") == "mine"


# --template


def test_a_template_is_filled_in_for_each_fact() -> None:
    ran = xhl("search", "5G基站", "-n1", "--template", r"{topic}\t{value:.1f}{unit}", "-F", BASE)
    assert ran == Ran(
        0, "5G基站\t429.0个\n", "xhl: only the newest year is shown; there are also: 2019\n"
    )


@pytest.mark.parametrize(
    "template",
    ["{value.real}", "{aliases[0]}", "{topic!r}", "{0}", "{", "{nope}", "{value:>99999}"],
)
def test_a_template_only_names_fields(template: str) -> None:
    ran = xhl("search", "5G", "--template", template)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("xhl: --template: ")


def test_a_template_leaves_empty_what_a_fact_does_not_have() -> None:
    shown = xhl("list", "--template", "[{value:,}]", "-F", BASE).out.splitlines()
    assert "[]" in shown


# columns


def test_fields_choose_the_columns_of_a_table() -> None:
    ran = xhl("search", "5G", "-n1", "-f", "table", "--field", "topic", "--field", "value")
    assert ran.out == "topic   value\n5G基站    429\n"


def test_a_base_to_check_may_be_given_as_to_other_commands() -> None:
    for arguments in (["check", "-F", BASE], ["-F", BASE, "check"], ["check", BASE]):
        assert xhl(*arguments).code == xhl("check", BASE).code
        assert xhl(*arguments).out == xhl("check", BASE).out


def test_a_program_is_refused_in_the_same_words_by_every_command(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_bytes(b"\x7fELF\2\1\1\0" + bytes(range(128, 256)) * 9)
    said = f"xhl: {program}: a program, not a document: only text can be read\n"
    for arguments in (["search", "5G", "-F"], ["check"], ["draft"]):
        ran = xhl(*arguments, str(program))
        assert (ran.code, ran.err) == (2, said)


def test_the_list_of_commands_says_in_full_what_each_does() -> None:
    for language in ("en_US.UTF-8", "zh_CN.UTF-8"):
        assert (
            "..."
            not in xhl("--help", LC_ALL=language, COLUMNS="80").out.partition("COMMAND")[2][20:]
        )
