"""Two languages: text for people follows the locale, text for scripts does not."""

from __future__ import annotations

import gettext
import io
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from command import BASE, HERE, Ran, environment, golden, xhl
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xhl.cli.app import COMMANDS
from xhl.contract import ANSWER, CONTEXT, COUNT
from xhl.contract import BASE as BASE_FIELDS
from xhl.i18n.catalogue import SOURCE, compiled, entries
from xhl.i18n.library_messages import REWORDED, TEMPLATES, translate
from xhl.i18n.messages import asks_for_chinese

ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "tools"))
from catalogue import texts  # noqa: E402 (the tools are no package)

CHINESE = {"LC_ALL": "zh_CN.UTF-8"}
CATALOGUE = list(entries((ROOT / "xhl" / SOURCE).read_text(encoding="utf-8")))
TRANSLATIONS = dict(CATALOGUE)


def zh(*arguments: str, facts: str | None = BASE, **changes: str | None) -> Ran:
    return xhl(*arguments, facts=facts, **(CHINESE | changes))


# Which language


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "zh_CN.UTF-8"},
        {"LANG": "zh"},
        {"LANG": "zh_TW"},
        {"LANG": "zh_HK.UTF-8@modifier"},
        {"LANG": "zh-Hans"},
        {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"},
        {"LANG": "C", "LC_MESSAGES": "C", "LC_ALL": "zh_SG"},
        {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"},
        {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_TW"},
        {"LANGUAGE": "zh"},
        {"LC_ALL": "", "LANG": "zh_CN.UTF-8"},
    ],
)
def test_a_chinese_locale_asks_for_chinese(locale):
    assert asks_for_chinese(locale)


@pytest.mark.parametrize(
    "locale",
    [
        {},
        {"LANG": "C"},
        {"LANG": "C.UTF-8"},
        {"LANG": "en_US.UTF-8"},
        {"LANG": "de_DE.UTF-8"},
        {"LANG": "zha"},
        {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"},
        {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "POSIX"},
        {"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh_CN"},
        {"LANG": "zh_CN.UTF-8", "LANGUAGE": "de"},
        {"LC_ALL": "C", "LANGUAGE": "zh_CN"},
    ],
)
def test_any_other_locale_is_english(locale):
    assert not asks_for_chinese(locale)


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"])
def test_each_variable_makes_the_command_speak_chinese(variable):
    ran = xhl("list", "--min", "900亿", **{variable: "zh_CN.UTF-8"})
    assert ran.err == "xhl: 没有符合这些选项的事实\n"


# The catalogue


@cache
def used() -> dict[str, list[str]]:
    """The texts in the sources, each with its files."""
    return texts(ROOT / "xhl")


def test_every_text_that_people_read_has_a_translation():
    assert [text for text in used() if not TRANSLATIONS.get(text)] == []


def test_the_catalogue_has_nothing_that_is_not_used_and_nothing_twice():
    assert len(used()) > 100
    assert [text for text in TRANSLATIONS if text and text not in used()] == []
    assert [
        text for text, count in Counter(text for text, _ in CATALOGUE).items() if count > 1
    ] == []


def test_a_translation_has_the_fields_of_its_template():
    assert [text for text, there in CATALOGUE if text and fields(there) != fields(text)] == []


def test_a_text_with_words_has_a_translation_in_chinese():
    chinese = re.compile(r"[\u4e00-\u9fff：，]")
    words = [(re.sub(r"{\w+}", "", text), there) for text, there in CATALOGUE if text]
    assert [s for s, there in words if re.search(r"[a-z]", s) and not chinese.search(there)] == []


def fields(template: str) -> set[tuple[str, str | None]]:
    """The names of the fields, with their formats."""
    if template.startswith("# "):  # a whole file of TOML, which has no fields
        return set()
    return {(name, form) for _text, name, form, _how in Formatter().parse(template) if name}


def test_the_catalogue_is_chinese_typography():
    """Chinese sentences have full-width signs, and spaces only beside letters and digits."""
    wrong = re.compile(
        r"[\u4e00-\u9fff][,;:!?()]|[,;:!?(][\u4e00-\u9fff]|[\u4e00-\u9fff] [\u4e00-\u9fff]"
    )
    files = {text for text in TRANSLATIONS if text.startswith("# ")}
    assert [t for text, t in CATALOGUE if text not in files and wrong.search(t)] == []


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1)))
def test_a_compiled_catalogue_is_read_by_gettext(translations):
    translations = {
        text.replace("\0", "").replace("\x04", "") + "x": there.replace("\0", "") + "x"
        for text, there in translations.items()
    }
    header = {"": "Content-Type: text/plain; charset=UTF-8\n"}
    read = gettext.GNUTranslations(io.BytesIO(compiled(header | translations)))
    assert {text: read.gettext(text) for text in translations} == translations
    assert read.gettext("not there") == "not there"


def test_a_wheel_has_the_compiled_catalogue_and_answers_from_it(tmp_path):
    """A package without the .po: what the build hook leaves out."""
    package = tmp_path / "installed" / "xhl"  # where coverage expects it
    command = [sys.executable, "-c", INSTALL, str(ROOT), str(package)]
    subprocess.run(command, check=True, env=environment())
    assert not list(package.rglob("*.po"))
    done = subprocess.run(
        [sys.executable, "-m", "xhl", "--help"],
        capture_output=True,
        cwd=package.parent,
        env=environment(**CHINESE),
        check=True,
    )
    assert done.stdout.decode().startswith("用法：xhl ")


INSTALL = """
import shutil, sys
from pathlib import Path
root, package = map(Path, sys.argv[1:])
sys.path.insert(0, str(root))
from xhl.i18n.catalogue import COMPILED, SOURCE, compiled, entries
shutil.copytree(root / "xhl", package, ignore=shutil.ignore_patterns("*.po", "__pycache__"))
text = (root / "xhl" / SOURCE).read_text(encoding="utf-8")
(package / COMPILED).parent.mkdir(parents=True, exist_ok=True)
(package / COMPILED).write_bytes(compiled(dict(entries(text))))
"""


def test_english_opens_no_catalogue():
    program = (
        "import sys\n"
        "from xhl.__main__ import run\n"
        "run(['search', '5G'])\n"
        "print([n for n in ('xhl.i18n.catalogue', 'xhl.cli.help_page') if n in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


# What people read


# What stays as it is typed: options, commands, formats, fields, names of things.
NAMES = re.compile(
    r"--?[\w-]+|<[\w|]+>|\[[\w<>=]+\]|xhl|XHL_FACTS|config\.toml|[\w.]*\.toml|TOML|UTF-8|NUL|MiB"
    r"|bash|zsh|fish|shell|fzf|xargs|Excel|Windows|BOM|Unicode|SVG|TSV|Ctrl-[DC]|standard"
    r"|\b(?:table|tsv|csv|json|jsonl|markdown|quote|text|auto|value|topic|section|period|N)\b"
)


def english(text: str) -> list[str]:
    """The English words in a text that should have none."""
    return re.findall(r"[A-Za-z]{3,}", NAMES.sub("", text))


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_a_help_page_is_all_chinese(command):
    words = [command] if command else []
    ran = zh(*words, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：xhl {command or '[选项]'}")
    named = ran.out
    for name in (*COMMANDS, *ANSWER, *BASE_FIELDS, *COUNT, "Word", "Markdown", "PowerShell"):
        named = named.replace(name, "")
    assert english(named) == []


@pytest.mark.parametrize(("columns", "limit"), [(60, 58), (120, 78)])
@pytest.mark.parametrize("command", [None, *COMMANDS])
@pytest.mark.parametrize("speaking", [zh, xhl])
def test_a_help_page_fits_its_columns(speaking, command, columns, limit):
    ran = speaking(*([command] if command else []), "--help", COLUMNS=str(columns))
    lines = ran.out.splitlines()
    assert len(lines) > 5
    too_wide = [line for line in lines if cell_len(line) > limit]
    assert [line for line in too_wide if "<" not in line] == []  # a term may be wider by itself


def test_the_commands_of_these_tests_are_those_there_are():
    shown = xhl("--help").out.partition("Commands:")[2]
    assert set(re.findall(r"^  (\w+)", shown, re.MULTILINE)) == set(COMMANDS)
    assert {"search", "list", "show", "sections"} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "未知命令“serch”。是否想输入“search”？"),
        (["qqq"], "未知命令“qqq”。"),
        (["show"], "缺少参数“主题”。"),
        (["show", "a", "b"], "参数过多：b"),
        (["list", "--nope"], "未知选项 --nope"),
        (["list", "--unot"], "未知选项 --unot（相近的选项："),
        (["list", "--unit"], "选项“--unit”需要一个值。"),
        (["list", "--reverse=1"], "选项“--reverse”不接受值。"),
        (["list", "-n", "x"], "“-n” / “--limit”的值无效：“x”不是整数。"),
        (["list", "-n", "-1"], "“-n” / “--limit”的值无效：-1 小于 0。"),
        (["list", "--sort", "x"], "“--sort”的值无效：“x”不是可选的值："),
        (["list", "--field", "x"], "没有字段“x”；可用的有："),
        (["list", "-s", "高铁"], "没有章节“高铁”；现有：产业、生态、创新"),
        (["list", "--min", "x"], "“x”不是数量："),
        (["list", "-F", "/nowhere"], "文件不存在"),
    ],
)
def test_an_error_is_all_chinese(arguments, said):
    ran = zh(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    for typed in arguments:
        ran = ran._replace(err=ran.err.replace(typed, ""))
    if "字段" not in said:  # the names of the fields are a contract
        assert english(ran.err.replace("search", "")) == []


def test_all_problems_of_a_base_are_told_in_chinese(tmp_path):
    base = tmp_path / "bad.toml"
    text = Path(BASE).read_text(encoding="utf-8")
    base.write_text(text.replace("period", "peroid").replace("429\n", "430\n"), "utf-8")
    ran = zh("list", facts=str(base))
    assert ran.code == 2
    assert "未知的键“peroid”（是不是“period”？）" in ran.err
    assert "“source”中没有数值 430" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        *("a", "a = ", "a = 1 b", "= 1", "[a", "[[a]", "a = 1\na = 2", "[a]\n[a]", "a = [1"),
        *("a = {b = 1", "a = {b = 1, b = 2}", 'a = "b', 'a = "\\q"', 'a = "\\xzz"', "a = '''b"),
        *("a = 2020-13-01", "a = 1\n[a.b]", "a = {}\n[a.b]", 'a = "\x01"', "a = 1 # \x01"),
        *('a = "\\ud800"', "a.b = 1\n[a]", "[[a]]\n[a]"),
    ],
)
def test_what_is_no_toml_is_told_in_chinese(text, tmp_path):
    base = tmp_path / "a.toml"
    base.write_text(text, encoding="utf-8")
    said = zh("list", facts=str(base)).err.replace(str(base), "")
    assert "TOML 有误" in said
    assert english(said) == []


def test_a_message_nested_in_itself_is_told_no_deeper_than_libraries_nest_theirs():
    done = zh("sections", "x" + " is not a valid int." * 5_000)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


@given(st.data())
def test_what_a_message_says_of_its_fields_is_kept(data):
    kept = [text for text in TEMPLATES if text not in REWORDED]
    template = data.draw(st.sampled_from(kept))
    fields = [name for _text, name, _spec, _conversion in Formatter().parse(template) if name]
    said = st.text(min_size=1) | st.sampled_from(kept) | st.just(". Did you mean ")
    message = template.format(**{name: data.draw(said) for name in fields})
    assert translate(message) == message, "in English, which changes no word of it"


# What scripts read


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl"])
@pytest.mark.parametrize(
    "command",
    [
        ["search", "5G机站", "--explain"],
        ["search", "基站"],
        ["list", "--sort", "topic"],
        ["show", "5G基站"],
        ["sections"],
    ],
)
def test_what_scripts_read_is_the_same_in_both_languages(command, format):
    here = xhl(*command, "-f", format)
    there = zh(*command, "-f", format)
    assert here.code == 0
    assert (here.out, here.code) == (there.out, there.code)


@pytest.mark.parametrize(
    "options", [["--field", "value"], ["--count"], ["--header", "-f", "tsv"], []]
)
def test_the_output_for_pipes_has_no_language(options):
    assert xhl("list", *options) == zh("list", *options)


def test_a_table_in_markdown_has_headings_in_chinese_above_the_same_rows():
    here, there = (
        xhl_in("search", "基站", "-f", "markdown").out.splitlines() for xhl_in in (xhl, zh)
    )
    assert there[0] == "| 主题 | 数值 | 单位 | 限定 | 时间 | 章节 | 原句 |"
    assert here[0] == "| topic | value | unit | qualifier | period | section | source |"
    assert here[1:] == there[1:]


@pytest.mark.parametrize(
    ("command", "fields"),
    [("search", (*ANSWER[1:], *CONTEXT, "place")), ("sections", COUNT), ("bases", BASE_FIELDS)],
)
def test_every_column_has_a_heading_in_chinese(command, fields):
    words = ["5G"] if command == "search" else []
    more = ["-C", "1"] if command == "search" else []
    chosen = [option for name in fields for option in ("--field", name)]
    for format in ("markdown", "table"):
        ran = zh(command, *words, *more, *chosen, "-f", format, COLUMNS="400")
        assert english(ran.out.splitlines()[0]) == []


# Screens


SCREENS = {
    "search": ("search", "个"),
    "search-explain": ("search", "5G机站", "--explain"),
    "list": ("list",),
    "show": ("show", "5G基站"),
    "sections": ("sections",),
    "chart": ("chart", "-F", "golden/chart.toml"),
}
ERRORS = (
    ("search", "高铁"),
    ("show", "绿化造林"),
    ("list", "-s", "高铁"),
    ("list", "--field", "colour"),
    ("list", "--sort", "colour"),
    ("show",),
    ("serch", "5G"),
    ("list", "--section", "生态", "--unit", "公斤"),
)


def screen(name: str, columns: int, **locale: str) -> str:
    path = os.path.relpath(BASE)  # so that the screens are the same on every machine
    drawn = () if name == "chart" else ("-f", "table")  # a chart is nothing else
    told = [str(HERE / word) if word.startswith("golden/") else word for word in SCREENS[name]]
    shown = xhl(*told, *drawn, facts=path, COLUMNS=str(columns), **locale)
    assert (shown.code, shown.err) == (0, "")
    return shown.out.replace(path, "base.toml")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("name", SCREENS)
def test_chinese_screens_look_as_the_committed_ones(name, columns):
    shown = screen(name, columns, **CHINESE)
    assert shown == golden(f"zh/{name}-{columns}.txt", shown)
    assert max(map(cell_len, shown.splitlines())) <= columns


@pytest.mark.parametrize(("folder", "locale"), [(".", {}), ("zh", CHINESE)])
def test_errors_look_as_the_committed_ones(folder, locale):
    told = [xhl(*words, **locale) for words in ERRORS]
    assert [(ran.code, ran.out) for ran in told[:3]] == [(1, ""), (1, ""), (2, "")]
    said = "".join(
        f"$ xhl {' '.join(words)}\n{ran.err}" for words, ran in zip(ERRORS, told, strict=True)
    )
    assert said == golden(f"{folder}/errors.txt", said)
