"""The command as a user sees it: output, errors and exit code."""

from __future__ import annotations

import importlib.metadata
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import BASE, HERE, UNMEASURED, Ran, environment, in_shell, on_terminal, xhl

import xhl as package

COMMANDS = ("search", "list", "show", "sections")


def lines(ran: Ran) -> list[str]:
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


# What is found


def test_a_search_prints_a_line_of_tabs_for_each_fact():
    assert lines(xhl("search", "造林")) == [
        (
            "造林\t7047.03\t亩\t\t生态\t完成造林7047.03亩\t\t"
            "完成造林7047.03亩，空气质量优良天数占87.5%，“蓝天、碧水、净土”三大保卫战成效明显，"
            "群众看得见、摸得着、感受得到的变化越来越多。\t青石县一年间\t植树、绿化面积\t100.0"
        )
    ]


def test_the_shipped_base_answers_when_no_other_is_named():
    found = lines(xhl("search", "5G", facts=None))
    assert [line.split("\t")[1:3] for line in found] == [["429", "个"]]
    assert "\t429个5G基站网络建设任务全部完成。\t" in found[0]


def test_several_words_narrow():
    assert len(lines(xhl("search", "基站"))) == 2
    assert len(lines(xhl("search", "基站", "上一年"))) == 1


def test_a_bare_value_can_go_into_a_variable():
    ran = xhl("search", "减税降费", "-n", "1", "--field", "value", facts=None)
    assert (ran.out, ran.err, ran.code) == ("2.84\n", "", 0)


def test_numbers_print_as_they_were_written():
    assert lines(xhl("search", "技术合同", "--field", "value")) == ["18.50"]
    assert '"value": 18.50,' in xhl("search", "技术合同", "-f", "json").out


def test_explain_says_in_json_and_tsv_how_each_fact_was_found():
    hit = json.loads(xhl("search", "5G机站", "--explain", "-f", "jsonl").out.splitlines()[0])
    [found] = hit["explain"]
    assert (found["field"], found["text"]) == ("topic", "5G基站")
    assert sum(found["parts"].values()) == pytest.approx(found["points"], abs=0.2)
    plain = lines(xhl("search", "5G机站", "--explain"))
    assert plain[0].split("\t")[-1].startswith("5g机站 → topic 5G基站")
    assert "explain" not in xhl("search", "5G机站", "-f", "json").out


def test_exact_forgives_nothing():
    assert xhl("search", "5G机站").code == 0
    assert xhl("search", "5G机站", "--exact").code == 1


def test_a_limit_that_was_asked_for_cuts_in_silence():
    assert len(lines(xhl("list", "-n", "3"))) == 3
    assert len(xhl("search", "5G基站", "-n", "1").out.splitlines()) == 1


def test_no_limit_and_a_limit_of_zero_print_all_in_a_pipe(many):
    assert len(lines(xhl("search", "基站", facts=many))) == 30
    assert len(lines(xhl("search", "基站", "-n", "0", facts=many))) == 30


def test_a_search_on_a_terminal_shows_a_screenful_and_says_that_there_is_more(many):
    shown = on_terminal("search", "基站", XHL_FACTS=many)
    assert (shown.code, shown.out.count("建成。")) == (0, 20)
    assert shown.err == "xhl: these are the best 20; -n 0 shows all\n"
    whole = on_terminal("search", "基站", "-n", "0", XHL_FACTS=many)
    assert (whole.out.count("建成。"), whole.err) == (30, "")


@pytest.fixture
def many(tmp_path: Path) -> str:
    facts = "".join(
        f'[[fact."{n}号基站"]]\nsection = "s"\nstatement = "{n}号基站建成"\n'
        f'source = "{n}号基站建成。"\n'
        for n in range(1, 31)
    )
    base = tmp_path / "many.toml"
    base.write_text(
        f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n{facts}', encoding="utf-8"
    )
    return str(base)


# Listing


def test_list_keeps_the_sections_together_in_the_order_of_the_base():
    sections = [line.split("\t")[4] for line in lines(xhl("list"))]
    assert sections == ["产业"] * 5 + ["生态"] * 3 + ["创新"] * 3


def test_list_by_section_says_which_other_heading_contains_the_word():
    ran = xhl("list", "--section", "生态", "--field", "topic")
    assert (ran.code, ran.out) == (0, "造林\n优良天数\n刑事警情\n")
    assert ran.err == 'xhl: 多层次打造创新生态 (section "创新") also contains "生态"\n'


@pytest.mark.parametrize(
    ("word", "said"),
    [("四治", "taken as 生态: the heading is 坚持“四治”一体推进"), ("生太", "the nearest is 生态")],
)
def test_a_section_that_was_not_named_exactly_is_said(word, said):
    ran = xhl("list", "-s", word, "--field", "topic")
    assert (ran.code, ran.out) == (0, "造林\n优良天数\n刑事警情\n")
    assert said in ran.err


def test_an_unknown_section_is_refused_with_the_sections_listed():
    for command in (["list"], ["search", "5G"]):
        ran = xhl(*command, "-s", "高铁")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == 'xhl: unknown section "高铁"; there are: 产业、生态、创新\n'


def test_a_search_within_a_section_finds_its_facts_only():
    assert lines(xhl("search", "投资", "-s", "产业", "--field", "topic"))[0] == "计划投资"
    assert xhl("search", "投资", "-s", "绿化").code == 1


def test_numbers_of_a_unit_from_the_largest_down_and_the_other_way():
    values = ["list", "--unit", "亿元", "--sort", "value", "--field", "value"]
    assert lines(xhl(*values, facts=None)) == ["161.64", "18.32", "17.63", "5.58", "2.84", "1.5"]
    assert lines(xhl(*values, "--reverse")) == ["18.50", "161.64"]


def test_bounds_compare_magnitudes():
    assert lines(xhl("list", "--max", "1亿元", "--field", "topic")) == ["农业贷款"]
    assert lines(xhl("list", "--min", "9000万", "--field", "value")) == ["161.64", "18.50", "9200"]


def test_a_list_of_nothing_is_nothing_found():
    ran = xhl("list", "--unit", "公斤")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("xhl: ")


def test_sections_are_listed_with_their_counts():
    assert lines(xhl("sections"))[0] == "产业\t加快构建现代产业体系\t工业、招商\t5\t4"
    assert json.loads(xhl("sections", "-f", "json").out)[1] == {
        "name": "生态",
        "title": "坚持“四治”一体推进",
        "aliases": ["绿化"],
        "facts": 3,
        "numbers": 3,
    }


# Showing


@pytest.mark.parametrize("name", ["5G基站", "５ｇ基站", "5g基站", "信号塔", "信號塔"])
def test_show_has_all_facts_of_a_topic_by_name_or_alias(name):
    assert [line.split("\t")[1] for line in lines(xhl("show", name))] == ["429", "31"]


def test_show_on_a_terminal_has_everything(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(HERE)  # a short path, wherever the checkout is
    shown = on_terminal("show", "5G基站", XHL_FACTS="golden/base.toml").out
    for part in ("429", "429个5G基站网络建设任务全部完成。", "2020", "2019", "信号塔、通信基站"):
        assert part in shown
    for part in ("多层次打造创新生态", "青石县一年间，王小川，2021-01-15", "golden/base.toml:82"):
        assert part in shown


def test_an_unknown_topic_is_not_found_and_the_nearest_are_named():
    ran = xhl("show", "绿化造林")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith('xhl: nothing found for "绿化造林"; nearest numbers: 造林 7047.03亩')


def test_of_a_word_that_a_sentence_only_mentions_the_nearest_topics_are_named(tmp_path):
    said = {"学徒": "工匠去向落实率保持稳定，学徒3人。", "工匠就业去向落实率": "落实率9%。"}
    facts = "".join(
        f'[[fact."{topic}"]]\nsection = "s"\nstatement = "{text[-5:-1]}"\nsource = "{text}"\n'
        for topic, text in said.items()
    )
    base = tmp_path / "jobs.toml"
    base.write_text(f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n{facts}', "utf-8")
    ran = xhl("search", "工匠去向落实率", facts=str(base))
    assert ran.err.endswith('nearest topics: "工匠就业去向落实率"\n')


# Nothing found, and what cannot be done


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("企业 饕餮 投资", "饕餮"),
        ("企业 饕餮 投资 鸱吻", '饕餮" or "鸱吻'),
        ("2020年 企业 饕餮 有多少", "饕餮"),
    ],
)
def test_of_several_words_those_that_find_nothing_alone_are_named(query, missing):
    ran = xhl("search", query)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f'xhl: nothing found for "{query}"; nor for "{missing}" alone')
    assert ran.err.count("\n") == 1


def test_a_word_of_another_section_is_not_said_to_be_absent():
    ran = xhl("search", "-s", "生态", "5G基站", "绿化")
    assert ran.code == 1
    assert 'nothing found for "5G基站 绿化"; nor for "5G基站" alone' in ran.err
    assert "no fact has" not in ran.err


@pytest.mark.parametrize("query", ["饕餮", "饕餮 鸱吻", "企业 造林"])
def test_no_word_is_named_if_all_are_absent_or_each_is_found(query):
    assert "alone" not in xhl("search", query).err


@pytest.mark.parametrize("format", [None, "table", "tsv", "csv", "json", "jsonl", "markdown"])
def test_nothing_found_is_exit_1_with_an_empty_stdout_in_every_format(format):
    ran = xhl("search", "高铁", *(["-f", format] if format else []), facts=None)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith('xhl: nothing found for "高铁"')
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("query", ["", " ", "。", "\t\n", "\x1b[31m", b"\xff\xfe", "a" * 4096])
def test_odd_queries_find_nothing_and_cannot_reach_the_terminal(query):
    ran = xhl("search", query)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search"], "QUERY"),
        (["serch", "5G"], "search"),
        (["search", "5G", "--nope"], "--nope"),
        (["search", "5G", "-n", "-1"], "-1"),
        (["search", "5G", "-n", "many"], "many"),
        (["search", "5G", "-f", "xml"], "xml"),
        (["search", "5G", "--field", "colour"], "colour"),
        (["list", "--field", "score"], "score"),
        (["list", "--sort", "colour"], "colour"),
        (["list", "--min", "viel"], "viel"),
        (["list", "-f", "quote", "--field", "topic"], "quote"),
        (["show"], "TOPIC"),
        (["show", "a", "b"], "b"),
        (["sections", "extra"], "extra"),
        (["sections", "-F", "/nowhere/base.toml"], "/nowhere/base.toml"),
        (["search", "5G", "-F", os.devnull], os.devnull),
    ],
)
def test_what_cannot_be_done_is_one_line_on_stderr_and_exit_2(arguments, said):
    ran = xhl(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("xhl: ")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_all_problems_of_a_base_are_listed_with_file_and_line(tmp_path):
    base = tmp_path / "bad.toml"
    base.write_text(Path(BASE).read_text(encoding="utf-8").replace("period", "peroid"), "utf-8")
    ran = xhl("list", facts=str(base))
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 4
    assert all(line.startswith(f"xhl: {base}:") for line in ran.err.splitlines())


# Which base


def test_named_files_win_over_the_environment_which_wins_over_the_shipped_base(many):
    assert len(lines(xhl("list", "-F", many, facts=BASE))) == 30
    assert len(lines(xhl("list", facts=BASE))) == 11
    assert len(lines(xhl("list", facts=None))) >= 74
    assert lines(xhl("list", facts="")) == lines(xhl("list", facts=None))


def test_several_files_are_one_base(many):
    assert len(lines(xhl("list", "-F", many, "--facts", BASE))) == 41


def test_the_command_works_from_any_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "xhl", "search", "5G", "--field", "value"],
        capture_output=True,
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(Path(package.__file__).parents[1])),
        check=True,
    )
    assert done.stdout == b"429\n"


# Help and version


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_printed_on_stdout(command, option):
    ran = xhl(*([command] if command else []), option)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: xhl {command or '[OPTIONS]'}")
    assert command or all(name in ran.out for name in COMMANDS)


def test_no_arguments_print_the_help_on_stderr_and_nothing_is_done():
    ran = xhl()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: xhl ")


def test_the_version_is_that_of_the_project():
    version = importlib.metadata.version("xhl")
    assert xhl("--version") == Ran(0, f"xhl {version}\n", "")
    assert package.__version__ == version


# Streams


@pytest.mark.thorough
@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"LC_ALL": "C.UTF-8"},
    ],
)
def test_utf8_is_read_and_written_in_every_locale(changes):
    found = xhl("search", "5G基站", "-n", "1", "--field", "source", **changes)
    assert (found.code, found.out) == (0, "429个5G基站网络建设任务全部完成。\n")
    listed = xhl("list", "-s", "绿化", "--unit", "亩", "--field", "topic", **changes)
    assert listed == Ran(0, "造林\n", "")
    assert xhl("show", "信号塔", **changes).code == 0
    assert '"高铁"' in xhl("search", "高铁", **changes).err
    table = xhl("search", "5G基站", "-f", "table", **changes)
    assert "429 个" in table.out


def test_a_pipe_gets_no_colour_and_no_wrapping():
    ran = xhl("list", FORCE_COLOR="1", COLUMNS="40")
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) == 11


@pytest.mark.parametrize("format", ["tsv", "json", "table"])
def test_a_reader_that_goes_away_ends_it_quietly(format):
    writer = subprocess.Popen(
        [sys.executable, "-m", "xhl", "list", "-f", format],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert writer.stdout is not None
    writer.stdout.close()
    _out, err = writer.communicate()
    assert err == b""
    assert writer.returncode in {0, -signal.SIGPIPE}


def test_the_first_line_alone_can_be_taken():
    ran = in_shell("xhl list | head -n 1")
    assert ran.out.startswith("招商引资\t8\t")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize(
    "arguments", [["list"], ["search", "5G", "-f", "table"], ["--version"], ["--help"]]
)
def test_a_full_disk_is_an_error(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "xhl", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(XHL_FACTS=BASE),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "xhl: cannot write the output: No space left on device\n"


@pytest.mark.parametrize("arguments", ["list", "search 5G -f table", "--version"])
def test_a_closed_stdout_is_an_error(arguments):
    ran = in_shell(f"xhl {arguments} >&-")
    assert ran == (2, "", "xhl: cannot write the output: standard output is closed\n")


def test_a_closed_stderr_does_not_matter():
    assert in_shell("xhl search 高铁 2>&-") == (1, "", "")


def test_an_interrupt_ends_it_quietly_with_exit_130():
    # Loading waits for a base that never comes, until the interrupt does.
    program = (
        "import sys, xhl.__main__, xhl.facts.load, time, builtins\n"
        "def wait(paths): print('ready', file=sys.stderr, flush=True); time.sleep(60)\n"
        "xhl.facts.load.load = wait\n"
        "sys.argv = ['xhl', 'list']\n"
        "xhl.__main__.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_mistake_of_the_program_itself_does_not_pass_for_nothing_found():
    program = "import xhl.__main__, xhl.facts.load; xhl.facts.load.load = None; xhl.__main__.main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "list"], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" in done.stderr


def test_a_base_without_sections_has_none_to_list(tmp_path):
    base = tmp_path / "base.toml"
    base.write_text('schema = 1\n[document.d]\ntitle = "d"\n', encoding="utf-8")
    assert xhl("sections", facts=str(base)) == Ran(1, "", "xhl: no sections\n")


def test_a_spreadsheet_may_go_without_its_header():
    with_header = xhl("list", "-f", "csv", "--no-formulas").out.splitlines()
    assert (
        xhl("list", "-f", "csv", "--no-formulas", "--no-header").out.splitlines() == with_header[1:]
    )


# Starting


def started(program: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(**UNMEASURED),
        check=True,
    )


@pytest.mark.parametrize("query", ["5G", "5G机站", "kechuangban"])
def test_a_piped_search_imports_nothing_heavy(query):
    program = (
        "import sys\n"
        "from xhl.__main__ import run\n"
        f"run(['search', {query!r}])\n"
        "heavy = ['rich', 'rapidfuzz', 'json', 'csv', 'decimal', 'importlib.metadata', 'pypinyin', 'tomli']\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    done = started(program)
    assert done.stdout
    assert done.stderr.decode() == "[]\n"


def test_a_literal_search_prepares_little():
    program = (
        "import re, sys, typer, typing\n"
        "compiled, compile = [], re.compile\n"
        "re.compile = lambda *pattern: compiled.append(pattern) or compile(*pattern)\n"
        "defined, define = [], typing._make_nmtuple\n"
        "typing._make_nmtuple = lambda *told, **more: defined.append(told) or define(*told, **more)\n"
        "from xhl.__main__ import run\n"
        "run(['search', '5G'])\n"
        "modules = [name for name in sys.modules if name.startswith('xhl.')]\n"
        "print(len(modules), len(compiled), len(defined), file=sys.stderr)\n"
    )
    done = started(program)
    modules, patterns, named_tuples = map(int, done.stderr.split())
    # Each takes a tenth of a millisecond or more, at every start: what few queries need can wait.
    assert modules <= 57
    assert patterns <= 7
    assert named_tuples <= 14


def test_importing_the_package_imports_nothing_else_of_it():
    program = "import sys, xhl; print([name for name in sys.modules if name.startswith('xhl.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"[]\n"


# Python


def test_the_package_answers_in_python():
    base = package.load()
    assert base.search("5G")[0].fact.value == 429
    assert [fact.topic for fact in package.load(BASE)][:2] == ["招商引资", "计划投资"]


def test_all_public_names_exist_and_no_others_are_pretended():
    assert all(getattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        package.nonsense  # noqa: B018 (to ask is enough)
    with pytest.raises(package.BadBase, match="no such file"):
        package.load("/nowhere/base.toml")
