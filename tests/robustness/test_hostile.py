"""A hostile base cannot act on screens, lines, files or shells.

The properties are tried with as many examples as `XHL_TRIES` says, a few dozen unless told.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
import tomli
from command import BASE, UNMEASURED, environment, xhl
from hostile import (
    FACTS,
    PLAIN,
    TRIES,
    fields,
    filed,
    hostile,
    names,
    quoted,
    ran,
    toml,
    uncanny,
    unstyled,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # rich brings it
from rich.cells import cell_len
from shell import PROMPT, Shell
from terminal import shown

import xhl as library
from xhl import contract
from xhl.bases.inventory import Loaded
from xhl.bases.locate import Source
from xhl.cli.output import Output
from xhl.facts.sections import counted
from xhl.model import Digits, Document, Fact, Quantity, Section
from xhl.render import formats as text
from xhl.render import record
from xhl.render import results as render
from xhl.render.wrap import wrap
from xhl.search.result import QueryResult
from xhl.text import sanitize as clean

pytestmark = pytest.mark.thorough

tried = settings(max_examples=TRIES)
SVG = "{http://www.w3.org/2000/svg}"


def complaints(err: str) -> list[str]:
    """The lines of standard error, each of which is one of the tool's, without anything that acts."""
    assert not uncanny(err), uncanny(err)
    lines = err.split("\n")
    assert lines.pop() == ""
    assert all(line.startswith("xhl: ") for line in lines), lines
    return lines


# The screen and the lines

COMMANDS = (
    ("list",),
    ("list", "--sort", "topic", "--reverse"),
    ("search", "5G", "基站"),
    ("search", "429"),
    ("search", "429", "--explain"),
    ("list", "-F", "OTHER"),
    ("show", "--", "TOPIC"),
    ("show", "-F", "OTHER", "--", "TOPIC"),
    ("sections",),
    ("bases",),
    ("chart",),
    ("chart", "--unit", "亿元"),
)


def filled(command: Sequence[str], found: dict[str, str], folder: Path) -> list[str]:
    """The command on a base of these texts, with another one and a topic where it names them."""
    turned = {name: value[::-1] for name, value in found.items()}
    for_words = {
        "OTHER": filed(toml(turned), folder, "other.toml"),
        "TOPIC": found["topic"].replace("\0", ""),
    }
    words = [for_words.get(word, word) for word in command]
    return [words[0], "-F", filed(toml(found), folder), *words[1:]]


@tried
@given(fields, st.sampled_from(COMMANDS))
def test_in_a_pipe_a_record_is_a_line_and_nothing_acts(folder, found, command):
    ended = ran(*filled(command, found, folder))
    assert ended.code in (0, 1)
    assert not uncanny(ended.out, "\n\t")
    if command[0] in ("list", "sections", "bases"):
        lines = {"list": FACTS * (1 + ("OTHER" in command)), "sections": 1, "bases": 1}
        assert ended.out.count("\n") == lines[command[0]]
        columns = {"list": len(contract.FACT), "sections": 5, "bases": 7}[command[0]]
        assert {line.count("\t") + 1 for line in ended.out.splitlines()} == {columns}
    complaints(ended.err)


@tried
@given(fields, st.sampled_from(COMMANDS), st.sampled_from(("20", "60", "100", "400")))
def test_on_a_terminal_nothing_acts_but_the_styles_of_tables(folder, found, command, columns):
    told = {"TERM": "xterm-256color", "COLUMNS": columns, "PAGER": ""}
    ended = ran(*filled(command, found, folder), terminal=True, **told)
    assert ended.code in (0, 1)
    assert not uncanny(unstyled(ended.out))
    complaints(ended.err)


@tried
@given(fields, st.sampled_from(("tsv", "jsonl")))
def test_with_nul_between_records_there_are_as_many_as_facts(folder, found, format):
    base = filed(toml(found), folder)
    ended = ran("list", "-F", base, "-f", format, "-0")
    assert ended.out.count("\0") == FACTS and ended.out.endswith("\0")
    assert not uncanny(ended.out, "\0\t")


# Words of a command line: any bytes but NUL, in UTF-8 or not.
typed_words = st.one_of(hostile, st.binary(max_size=20).map(os.fsdecode)).map(
    lambda word: word.replace("\0", "")
)


TYPED = (
    *(("search", "-F", "BASE", "--", "WORD"), ("show", "-F", "BASE", "--", "WORD")),
    *(("list", "-F", "BASE", option, "WORD") for option in ("--section", "--document", "--unit")),
    *(("list", "-F", "BASE", f"{option}=WORD") for option in ("--min", "--max", "--sort")),
    *(("list", "-F", "BASE", f"{option}=WORD") for option in ("--field", "--limit", "-f")),
    *(("list", "-F", "BASE", "--svg", "NO/WORD"), ("chart", "-F", "BASE", "--unit", "WORD")),
    *(("search", "--from-file", "NO/WORD"), ("check", "--against", "NO/WORD", "BASE")),
    *(("check", "BASE", "--document", "WORD", "--against", "BASE"), ("list", "-F", "NO/WORD")),
    *(("draft", "BASE", "--output", "NO/WORD"), ("draft", "NO/WORD"), ("init", "NO/WORD")),
    *(("--xWORD",), ("xWORD",), ("list", "WORD"), ("list", "--xWORD")),
)


@tried
@given(fields, typed_words, st.sampled_from(TYPED), st.booleans())
def test_what_is_typed_comes_back_tame(folder, found, typed, command, terminal):
    meant = {"BASE": filed(toml(found), folder), "NO": f"{folder}/nowhere", "WORD": typed}
    words = [re.sub("BASE|NO|WORD", lambda match: meant[match[0]], word) for word in command]
    ended = ran(*words, terminal=terminal, TERM="xterm", COLUMNS="80", PAGER="")
    assert ended.code in (0, 1, 2)
    assert not uncanny(unstyled(ended.out), "\n" if terminal else "\n\t")
    complaints(ended.err)


@tried
@given(fields, typed_words)
def test_a_message_that_repeats_line_breaks_is_one_line(folder, found, typed):
    base = filed(toml(found), folder)
    ended = ran("list", "-F", base, f"--section=\nxhl: {typed}\x1b]0;x\x07没有的部分")
    assert (ended.code, len(complaints(ended.err))) in {(2, 1), (0, 1), (0, 2)}


@tried
@given(fields, st.lists(hostile.map(lambda text: text.replace("\n", " ")), min_size=1, max_size=5))
def test_many_queries_come_back_tame(folder, found, queries):
    base = filed(toml(found), folder)
    asked = filed("\n".join(queries) + "\n", folder, "queries")
    ended = ran("search", "--from-file", asked, "-F", base, "-n", "1")
    assert ended.out.count("\n") <= len(queries)
    assert not uncanny(ended.out, "\n\t")
    complaints(ended.err)


file_names = st.one_of(
    names.map(str.encode), st.binary(max_size=20), st.sampled_from((b"\n", b"\xff\x1b[31m", b"-"))
).map(lambda name: name.replace(b"/", b"").replace(b"\0", b"")[:80])


@tried
@given(fields, file_names, file_names)
def test_the_names_of_files_and_folders_come_back_tame(found, parent, name):
    with tempfile.TemporaryDirectory() as top:
        inner = os.path.join(os.fsencode(top), b"f" + parent)  # noqa: PTH118 (bytes are no Path)
        os.mkdir(inner)  # noqa: PTH102 (nor here)
        base = filed(toml(found), Path(os.fsdecode(inner)), b"b" + name + b".toml")
        broken = filed("schema = \n", Path(os.fsdecode(inner)), b"z" + name)
        for command, codes, lines in (
            (("bases", "-F", base), {0}, 1),
            (("bases", "-F", inner), {0}, 1),
            (("list", "-F", broken), {2}, 0),
            (("check", broken), {1}, 1),
            (("check", base), {0, 1}, None),
            (("draft", broken + "x"), {2}, 0),
            (("list", "-F", base, "-n", "1", "--svg", os.fsdecode(inner)), {2}, 0),
        ):
            ended = ran(*command)
            assert ended.code in codes, (command, ended)
            assert lines is None or ended.out.count("\n") == lines, (command, ended)
            assert not uncanny(ended.out, "\n\t")
            complaints(ended.err)
        ended = ran("show", found["topic"].replace("\0", ""), "-F", base, terminal=True, PAGER="")
        assert not uncanny(unstyled(ended.out))


@tried
@given(st.one_of(hostile, st.text(), fields.map(toml).map(lambda base: base[:-40])), st.booleans())
def test_the_errors_of_a_file_that_is_no_base_are_lines(folder, content, config):
    path = filed(content, folder)
    ended = ran("list", XHL_FACTS=BASE, XHL_CONFIG=path) if config else ran("list", "-F", path)
    assert ended.code in (0, 2)
    assert not uncanny(ended.out, "\n\t")
    complaints(ended.err)


@tried
@given(st.dictionaries(st.sampled_from(("document", "section", "format", "color")), hostile))
def test_what_a_configuration_says_comes_back_tame(folder, said):
    config = "".join(f"{key} = {quoted(value)}\n" for key, value in said.items())
    ended = ran("list", XHL_FACTS=BASE, XHL_CONFIG=filed(config, folder))
    assert not uncanny(ended.out, "\n\t")
    complaints(ended.err)


@tried
@given(fields, fields)
def test_what_checking_finds_is_a_line_each(folder, found, other):
    one = filed(toml(found), folder, "one.toml")
    report = filed(f"{other['said']}，建成7个。\n" + other["title"], folder, "report.txt")
    pairs = zip(found.items(), other.items(), strict=True)
    mixed = {key: a if len(a) % 2 else b for (key, a), (_key, b) in pairs}
    two = filed(toml(mixed) + f"[{json.dumps(other['topic'])[1:-1] or 'x'}]\n", folder, "two.toml")
    for arguments in ((one, "--against", report), (one, two)):
        lines = ran("check", *arguments)
        assert lines.code in (0, 1, 2)
        assert not uncanny(lines.out)
        complaints(lines.err)
        objects = ran("check", *arguments, "-f", "json")
        assert not uncanny(objects.out)
        if lines.code != 2:
            assert len(json.loads(objects.out)) == lines.out.count("\n")


@tried
@given(st.lists(st.one_of(hostile, hostile.map(lambda words: f"{words}建成429个。")), max_size=6))
def test_a_draft_of_any_report_is_tame_and_says_the_same_when_read(folder, lines):
    report = filed("\n".join(lines), folder, "report\x1b[31m\n.txt")
    ended = ran("draft", report)
    complaints(ended.err)
    if ended.code == 0:
        assert not uncanny(ended.out)
        assert tomli.loads(ended.out)["schema"] == 1
        draft = filed(ended.out, folder, "draft.toml")
        assert ran("list", "-F", draft).code == 0
    else:
        assert (ended.code, ended.out) == (2, "")


def test_a_draft_of_a_file_whose_name_is_not_utf_8_is_a_base(tmp_path):
    name = filed("建成5G基站429个。", tmp_path, b"\xff\x1b.txt")
    ended = ran("draft", name)
    assert (ended.code, uncanny(ended.out)) == (0, "")
    assert tomli.loads(ended.out)["title"] == "\ufffd\x1b"


@tried
@given(fields, st.sampled_from(("bash", "zsh", "fish")), st.sampled_from(("", "b", "基", '"', "'")))
def test_offers_for_completion_are_lines_of_words_and_meanings(folder, found, shell, typed):
    base = filed(toml(found), folder)
    for words, most in (
        (("show", typed), 3),
        (("list", "--section", typed), 2),
        (("list", "--document", typed), 2),
        (("list", "--unit", typed), 1),
    ):
        ended = ran(*words, XHL_FACTS=base, _XHL_COMPLETE=shell)
        assert (ended.code, ended.err) == (0, "")
        assert not uncanny(ended.out, "\n\t")
        lines = ended.out.splitlines()
        assert len(lines) <= most
        assert all(line.count("\t") <= (shell != "bash") for line in lines)


def test_a_name_that_would_be_an_option_is_offered_only_where_it_is_none(tmp_path):
    base = filed(toml(PLAIN | {"topic": "--svg=x", "key": "--svg=x"}), tmp_path)
    told = {"XHL_FACTS": base, "_XHL_COMPLETE": "fish"}
    assert "--svg=x" not in ran("search", "5G", "", **told).out
    assert "--svg=x" in ran("search", "--", "", **told).out
    assert "--svg=x" in ran("list", "--document", "", **told).out


def test_a_section_whose_heading_has_line_breaks_is_one_offer(tmp_path):
    base = filed(toml(PLAIN | {"heading": "说\nforged\t\x1b[31m", "section": "甲"}), tmp_path)
    told = {"XHL_FACTS": base, "_XHL_COMPLETE": "zsh"}
    assert ran("list", "--section", "", **told).out == "甲\t说 forged ␛[31m\n"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_messages_of_every_language_are_lines(language, tmp_path):
    found = dict.fromkeys(PLAIN, "说\nxhl: forged\x1b[31m{0}")
    base = filed(toml(found), tmp_path, "b\n{path}.toml")
    typed = "\nxhl: \x1b[2J{0}%s"
    for arguments in (
        ("search", typed, "-F", base),
        ("list", f"--section={typed}", "-F", base),
        ("list", f"--document={typed}", "-F", base),
        ("list", f"--sort={typed}", "-F", base),
        (typed,),
        ("check", base, base + typed),
        ("list", "-F", base, "-F", base + typed),
    ):
        ended = xhl(*arguments, facts=None, LANGUAGE=language, LC_ALL="C.UTF-8")
        assert ended.code in (0, 1, 2)
        assert not uncanny(ended.out, "\n\t")
        complaints(ended.err)
        if arguments == (typed,):
            assert ("未知命令" in ended.err) == (language == "zh_CN")


def test_the_pager_gets_what_the_terminal_would_show(tmp_path):
    base = filed(toml(dict.fromkeys(PLAIN, "说\x1b]0;x\x07\u202e")), tmp_path)
    told = {"TERM": "xterm", "COLUMNS": "40", "LINES": "4", "XHL_FACTS": base}
    ran("list", terminal=True, XHL_PAGER=f"cat > {tmp_path}/shown", **told)
    shown = (tmp_path / "shown").read_text(encoding="utf-8")
    assert "说␛]0;x␇�" in shown
    assert not uncanny(unstyled(shown))


def large(folder: Path) -> str:
    """A base that is large enough for an index."""
    facts = (
        f'[[fact."基站{number}"]]\nsection = "s"\nstatement = "建成{number}座{"，全部联网" * 9}"\n'
        f'source = "建成{number}座{"，全部联网" * 9}。"\n'
        for number in range(4500)
    )
    head = 'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n'
    return filed(head + "".join(facts), folder)


def test_what_shows_progress_is_for_a_person_only(tmp_path):
    base = large(tmp_path)
    ended = ran("search", "基站7", "-F", base, XHL_CACHE=str(tmp_path / "c"), FORCE_COLOR="1")
    assert (ended.code, ended.err) == (0, "")
    assert list((tmp_path / "c").glob("*.index")), "the base was too small for an index"
    silent = shown("search", "基站7", "-q", "-F", base, XHL_CACHE=str(tmp_path / "d"))
    assert silent == (0, "")


def test_an_index_that_cannot_be_kept_is_one_line(tmp_path):
    nowhere = "/dev/null/\nxhl: forged\x1b[31m"
    ended = ran("search", "基站7", "-F", large(tmp_path), XHL_CACHE=nowhere)
    assert (ended.code, len(complaints(ended.err))) == (0, 1)


# Formats, read back


class Sheet(NamedTuple):
    """What a command prints: its names, and the records with all values as they are."""

    names: tuple[str, ...]
    records: list[dict[str, Any]]
    print: Callable[..., str]


def sheets(found: dict[str, str], folder: Path) -> Iterator[Sheet]:
    """The facts, sections and bases of one base, as the commands print them."""
    base = library.load(filed(toml(found), folder))
    shelf = [Loaded(Source(found["topic"], "-F", ""), base.title, ("a", "b"), 3, 2, "i")]
    counts = counted(base.sections, base.facts)
    yield _sheet(contract.FACT, map(record.of_fact, base.facts), render.FACTS.text, base.facts)
    yield _sheet(contract.COUNT, map(record.of_count, counts), render.SECTIONS.text, counts)
    yield _sheet(contract.BASE, map(record.of_base, shelf), render.bases, shelf)
    hits = base.search("429个")
    answers = [QueryResult(found["other"], hits)]
    records = [{"query": found["other"], **record.of_hit(hit)} for hit in hits]
    yield _sheet(contract.ANSWER, records, render.answers, answers)


def _sheet(names: tuple[str, ...], records: Any, printer: Any, things: Any) -> Sheet:
    def printed(format: str, **told: Any) -> str:
        style = Output(format, **told).style(names)
        return "".join(printer(things, style))

    unprinted = (*contract.CONTEXT, "doubt")  # without -C, and where no draft doubts a fact
    usual = [{name: each[name] for name in each if name not in unprinted} for each in records]
    return Sheet(names, usual, printed)


def bare(value: Any) -> str:
    """A value as text: None is "", several texts are joined."""
    return "、".join(value) if isinstance(value, tuple) else value or ""


@tried
@given(fields)
def test_json_has_the_very_values(folder, found):
    for sheet in sheets(found, folder):
        wanted = [
            {
                name: float(value)
                if isinstance(value, Digits)
                else list(value)
                if isinstance(value, tuple)
                else value
                for name, value in each.items()
            }
            for each in sheet.records
        ]
        assert json.loads(sheet.print("json")) == wanted
        lines = sheet.print("jsonl").split("\n")
        assert lines.pop() == ""
        assert [json.loads(line) for line in lines] == wanted
        ended = sheet.print("jsonl", print0=True).split("\0")
        assert ended.pop() == ""
        assert [json.loads(line) for line in ended] == wanted


@tried
@given(fields, st.sampled_from(("\n", "\0")))
def test_tsv_has_the_values_with_what_acts_made_visible(folder, found, end):
    for sheet in sheets(found, folder):
        lines = sheet.print("tsv", print0=end == "\0").split(end)
        assert lines.pop() == ""
        wanted = [[clean.one_line(bare(v)) for v in each.values()] for each in sheet.records]
        assert [line.split("\t") for line in lines] == wanted
        assert not uncanny("".join(lines), "\t")


@tried
@given(fields, st.booleans())
def test_csv_has_the_values_with_their_line_breaks(folder, found, header):
    for sheet in sheets(found, folder):
        printed = sheet.print("csv", header=header)
        rows = list(csv.reader(io.StringIO(printed, newline=""), strict=True))
        wanted = [[clean.lines(bare(v)) for v in each.values()] for each in sheet.records]
        assert rows == [list(sheet.names)] * header + wanted
        assert not uncanny(printed.replace("\r\n", "\n"))


@tried
@given(fields, st.booleans())
def test_csv_for_spreadsheets_has_the_same_but_for_apostrophes_before_formulas(folder, found, bom):
    for sheet in sheets(found, folder):
        printed = sheet.print("csv", bom=True) if bom else sheet.print("csv", no_formulas=True)
        assert printed.startswith("\ufeff") == bom
        printed = printed.removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(printed, newline=""), strict=True))[1:]
        exact = list(csv.reader(io.StringIO(sheet.print("csv"), newline="")))[1:]
        assert [list(map(untamed, row)) for row in rows] == exact
        numbers = [isinstance(value, Digits) for value in sheet.records[0].values()]
        for separator in ",;|\t":
            for cell in cells(printed, separator):
                assert not re.match(
                    r"""[\s"]*[=+@－＝＋＠﹣﹦﹢﹫]|[\s"]*-(?![\d.]+(,|$))""", cell
                ), cell
        for row in rows:
            told = [cell for cell, number in zip(row, numbers, strict=True) if not number]
            assert not [cell for cell in told if cell.lstrip()[:1] in set("=+-@＝＋－＠")]


_TAMED = re.compile(
    r"""((?:^|(?<![\s"',;|])(?=[\s"',;|]*?[,;|\t\n]))[\s"',;|]*)'(?=[-=+@－＝＋＠﹣﹦﹢﹫])"""
)


def untamed(cell: str) -> str:
    """A text as it was before an apostrophe was put before what would have made it a formula."""
    return _TAMED.sub(r"\1", cell)


def cells(printed: str, separator: str) -> list[str]:
    """The cells of a spreadsheet that splits lines there and ignores quotation marks."""
    return [cell for line in printed.splitlines() for cell in line.split(separator)]


def test_numbers_stay_numbers_in_csv_for_spreadsheets():
    fact = Fact("-1", Section("=1"), "降-5", "降-5。", Document("d", "+1"), Quantity("-5", "@"))
    names = ("topic", "value", "unit", "section", "document")
    style = Output("csv", no_formulas=True).style(names)
    assert list(render.FACTS.text([fact], style)) == [
        "topic,value,unit,section,document\r\n",
        '"\'-1",-5,"\'@","\'=1","\'+1"\r\n',
    ]


@pytest.mark.parametrize(
    ("words", "tame"),
    [
        ("=1+1", "'=1+1"),
        ('  "=1', "  \"'=1"),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("3-5", "3-5"),
        ("a@b.c", "a@b.c"),
        ("甲;=1", "甲;'=1"),
        ("甲 | =1", "甲 | '=1"),
        ("甲 \t=1", "甲 \t'=1"),
        ("甲,-1,x-1", "甲,'-1,x-1"),
        ("甲，-1", "甲，-1"),
        ("甲\n-乙", "甲\n'-乙"),
        ("——=", "——="),
    ],
)
def test_an_apostrophe_stands_before_what_would_make_a_formula(words, tame):
    assert text.without_formulas(words) == tame


def test_a_byte_order_mark_is_for_spreadsheets_so_formulas_go(tmp_path):
    base = filed(toml(PLAIN | {"topic": "=1"}), tmp_path)
    tame = xhl("list", "-f", "csv", "--no-formulas", facts=base).out
    assert '"\'=1"' in tame
    assert xhl("list", "-f", "csv", "--bom", facts=base).out == "\ufeff" + tame
    assert "\n=1," in xhl("list", "-f", "csv", facts=base).out


def test_formulas_are_a_matter_of_csv():
    ended = xhl("list", "--no-formulas", "-f", "tsv")
    assert (ended.code, ended.out) == (2, "")
    assert complaints(ended.err) == ["xhl: --no-formulas goes with -f csv"]


markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_OF_TABLES = re.compile(r"t(able|head|body|r|h|d)_(open|close)|inline")


@tried
@given(fields)
def test_markdown_renders_as_one_table_of_nothing_but_text(folder, found):
    for sheet in sheets(found, folder):
        printed = sheet.print("markdown", field=sheet.names)
        assert not uncanny(printed)
        tokens = markdown.parse(printed)
        assert all(_OF_TABLES.fullmatch(token.type) for token in tokens)
        inline = [token for token in tokens if token.type == "inline"]
        children = [child for token in inline for child in token.children or ()]
        assert {child.type for child in children} <= {"text", "code_inline"}
        assert not [token for token in tokens if set(token.attrs) - {"style"}]
        rows = [list(sheet.names)] + [
            [clean.one_line(bare(v)).strip() for v in each.values()] for each in sheet.records
        ]
        texts = ["".join(child.content for child in token.children or ()) for token in inline]
        assert texts == [cell for row in rows for cell in row]
        # GitHub makes links of these behind the escapes, but not in code.
        for child in children:
            assert child.type == "code_inline" or not re.search(
                r"(?i)[a-z]://|www\.|[a-z0-9]@[a-z0-9]", child.content
            )


@tried
@given(fields)
def test_quotations_are_a_line_each_and_references_below(folder, found):
    base = library.load(filed(toml(found), folder))
    style = Output("quote").style(contract.FACT)
    printed = "".join(render.FACTS.text(base.facts, style))
    assert not uncanny(printed)
    *lines, last = printed.split("\n")
    sentences = list(dict.fromkeys(fact.source for fact in base.facts))
    turned = str.maketrans("“”‘’", "‘’“”")
    assert lines[:-1] == [f"“{clean.one_line(s).translate(turned)}”[1]" for s in sentences] + [""]
    assert lines[-1].startswith("[1] ") and last == ""


_DRAWN = {
    "svg": {"viewBox", "width", "height", "role", "{http://www.w3.org/XML/1998/namespace}lang"},
    "title": set(),
    "style": set(),
    "rect": {"x", "y", "width", "height", "rx", "fill", "stroke", "class"},
    "line": {"x1", "x2", "y1", "y2", "class"},
    "text": {"x", "y", "text-anchor", "class"},
    "tspan": {"x", "dx", "class", "textLength", "lengthAdjust"},
}
_PICTURED = (
    ("list",),
    ("list", "--sort", "value"),
    ("chart",),
    ("search", "429", "--explain"),
    ("search", "--", "TOPIC"),  # which is the title of the picture
    ("show", "--", "TOPIC"),
)


@tried
@given(fields, st.sampled_from(_PICTURED))
def test_a_picture_has_only_what_the_tool_draws_and_the_words_of_the_base(folder, found, command):
    picture = folder / "picture.svg"
    picture.unlink(missing_ok=True)
    words = filled(command, found, folder)
    ended = ran(words[0], "--svg", str(picture), *words[1:])
    if ended.code == 1:  # a topic without a letter is nothing to look for
        assert command[-1] == "TOPIC" and not picture.exists()
        return
    source = picture.read_text(encoding="utf-8")
    assert not uncanny(source)
    root = ElementTree.fromstring(source)
    styles = set()
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= _DRAWN[name], element.attrib
        assert not re.search(r"url|[:()]", "".join(element.attrib.values())), element.attrib
        if name == "style":
            styles.add(element.text)
    assert len(styles) == 1
    drawn = "".join("".join(line.itertext()) for line in root.iter(f"{SVG}text"))
    if command[0] == "list":
        facts = library.load(filed(toml(found), folder)).facts
        missing_in_xml = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
        for part in {part for fact in facts for part in (fact.topic, fact.source, fact.unit)}:
            said = re.sub(r"\s", "", clean.one_line(part)).translate(missing_in_xml)
            assert said in re.sub(r"\s", "", drawn)
    elif "TOPIC" not in command:
        assert "429" in drawn


def test_the_style_of_a_picture_does_not_depend_on_its_words(tmp_path):
    styles = set()
    for number, found in enumerate((PLAIN, dict.fromkeys(PLAIN, "</style><style>*{}"))):
        picture = tmp_path / f"{number}.svg"
        base = filed(toml(found), tmp_path)
        assert ran("list", "-F", base, "--svg", str(picture)).code == 0
        styles.add(ElementTree.parse(picture).getroot().findtext(f"{SVG}style"))
    assert len(styles) == 1


# What is hidden


@given(hostile)
def test_cleaning_leaves_nothing_hidden_and_the_rest_as_it_is(words):
    shown = clean.one_line(words)
    assert not uncanny(shown, "")
    assert len(shown) == len(words)
    assert clean.one_line(shown) == shown
    if not uncanny(words, ""):
        assert shown == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("家\U000e0100", "家\U000e0100"),  # which form of 家 a name has
        ("❤\ufe0f", "❤\ufe0f"),
        ("家\ufe00\ufe01\ufe02", "家\ufe00��"),  # a message in what varies nothing
        ("\ufe0f家 \ufe0f", "�家 �"),
        ("👨\u200d👩", "👨�👩"),
        ("\u3164\u2800\uffa0", "���"),
        ("e" + "\u0301" * 10, "e" + "\u0301" * 8 + "��"),
        ("བསྒྲུབས", "བསྒྲུབས"),
        ("\ue000", "\ue000"),
    ],
)
def test_what_looks_like_nothing_is_seen(words, shown):
    assert clean.one_line(words) == shown


def test_a_heap_of_marks_does_not_cover_other_lines(tmp_path):
    base = filed(toml(PLAIN | {"said": "高" + "\u0301" * 40_000}), tmp_path)
    for terminal in (True, False):
        ended = ran("list", "-F", base, terminal=terminal, TERM="xterm", PAGER="")
        assert (ended.code, ended.out.count("高")) == (0, 2 if terminal else 8)
        assert not uncanny(unstyled(ended.out), "\n\t")


@given(st.text("高❤\ufe0fé\u0301。a（ ", max_size=20), st.integers(2, 6))
def test_a_mark_goes_to_the_next_line_with_its_character_only(words, columns):
    for start, end in wrap(words, columns):
        is_parted = start and not words[start - 1].isspace() and cell_len(words[start:end][:1]) == 0
        assert not (is_parted and start < end)


def test_a_sentence_of_the_greatest_length_is_drawn_without_delay(tmp_path):
    base = filed(toml(PLAIN | {"said": "高" * 49_990}), tmp_path)
    ended = ran("list", "-F", base, terminal=True, TERM="xterm", PAGER="")  # or an alarm goes off
    assert (ended.code, ended.out.count("高")) == (0, 2 * 49_990)


# Shells


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_completed_name_runs_nothing_however_it_is_quoted(name, tmp_path):
    topics = {
        "Ba": "Ba$(touch ran)x",
        "Bb": "Bb`touch ran`x",
        "Bc": "Bc';touch ran;'x",
        "Bd": 'Bd";touch ran;"x',
        "Be": "Be|touch ran&(touch ran)<(touch ran)>ran;x",
    }
    entries = "".join(
        f'[[fact.{quoted(topic)}]]\nsection = "s"\nstatement = "签约{n}。"\nsource = "签约{n}。"\n'
        for n, topic in enumerate(topics.values())
    )
    heading = quoted("题\n$(touch ran)\tBa;touch ran")
    base = f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\ntitle = {heading}\n{entries}'
    first = Shell(name, tmp_path)
    first.type("xhl --install-completion\r")
    first.await_("completion for")
    first.await_(PROMPT)
    first.end()
    shell = Shell(name, tmp_path, XHL_FACTS=filed(base, tmp_path))
    for number, create_base in enumerate(topics):
        for quote in ("", '"', "'"):
            shell.type(f"xhl show {quote}{create_base}\t\r")  # keys are heeded one by one
            shell.await_(f"签约{number}。")
            shell.await_(PROMPT)
            assert not (tmp_path / "ran").exists(), (create_base, quote)
    shell.end()


# Files, programs, the network

AUDITED = """
import json, os, sys
deeds = []
def noted(event, arguments):
    flags = arguments[2] if event == "open" else 0
    deeds.append((event, str(arguments[0]) if arguments else "", flags or 0))
sys.addaudithook(noted)
from xhl.__main__ import run
code = run(json.loads(os.environ["ARGUMENTS"]))
sys.stdout.flush()
done = list(deeds)
print(json.dumps([code, done, [*filter(None, sys.path), sys.prefix, sys.base_prefix]]), file=sys.stderr)
"""
# What Python does by itself while it imports and runs, and what only looks at what is there.
HARMLESS = re.compile(
    r"import|compile|exec|marshal\.loads?|sys\._getframe\w*|object\.__\w+__|(array|code)\.__new__"
    r"|os\.(listdir|scandir)|sys\.set\w+|function\.__new__|builtins\.id|gc\.\w+|cpython\.\w+"
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Deeds(NamedTuple):
    """The actions of a command, apart from printing."""

    read: set[str]  # files that are no part of Python and of the tool
    written: set[str]
    others: set[tuple[str, str]]  # whatever else the interpreter tells of, with its object


def deeds(*arguments: str, **changes: str) -> Deeds:
    """The actions of a command, from audit events of the interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", AUDITED],
        capture_output=True,
        env=environment(ARGUMENTS=json.dumps(arguments), **UNMEASURED, **changes),
        stdin=subprocess.DEVNULL,
        cwd="/",  # where no `xhl` stands in front of the one that is installed
        check=True,
    )
    code, events, own = json.loads(done.stderr.splitlines()[-1])
    assert code in (0, 1), done.stderr
    found = Deeds(set(), set(), set())
    for event, name, flags in events:
        if event == "open" and name.isdigit():
            continue  # a file that is open already
        if event != "open":
            found.others.update([(event, name)] if not HARMLESS.fullmatch(event) else [])
        elif flags & WRITING:
            found.written.add(name)
        elif not name.startswith(tuple(f"{folder}/" for folder in own)):
            found.read.add(name)
    return found


TEMPTING = "$(touch ran) `touch ran` file:///etc/passwd http://a.example/x ../../x ~/x !include x"


@pytest.fixture
def tempting(tmp_path: Path) -> str:
    """A base with texts that name something to read, to write, to fetch or to run."""
    return filed(toml(dict.fromkeys(PLAIN, TEMPTING) | {"section": "/etc/passwd"}), tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ("search", "429"),
        ("search", "touch", "--explain", "-f", "table"),
        ("search", "jizhan"),
        ("list", "-f", "table"),
        ("list", "-f", "json"),
        ("list", "-f", "csv", "--bom"),
        ("list", "-f", "markdown"),
        ("list", "-f", "quote"),
        ("list", "--sort", "topic"),
        ("show", TEMPTING, "-f", "table"),
        ("sections",),
        ("bases",),
        ("chart",),
    ],
    ids=" ".join,
)
def test_a_base_is_read_and_nothing_else_is_done(command, tempting):
    assert deeds(*command, "-F", tempting) == Deeds({tempting}, set(), set())


def test_checking_reads_the_base_and_the_text_and_nothing_else(tempting, tmp_path):
    report = filed(TEMPTING, tmp_path, "report.txt")
    done = deeds("check", tempting, "--against", report, "--document", TEMPTING)
    assert done == Deeds({tempting, report}, set(), set())


def test_drafting_reads_the_report_and_nothing_else(tmp_path):
    report = filed(f"{TEMPTING}，建成5G基站429个。\n", tmp_path, "report.txt")
    assert deeds("draft", report) == Deeds({report}, set(), set())


def test_completion_reads_the_base_and_nothing_else(tempting):
    assert deeds("show", "", XHL_FACTS=tempting, _XHL_COMPLETE="bash") == Deeds(
        {tempting}, set(), set()
    )


def test_a_picture_is_the_one_file_that_is_written(tempting, tmp_path):
    picture = tmp_path / "picture.svg"
    done = deeds("list", "-F", tempting, "--svg", str(picture))
    assert done.read == {tempting}
    assert {Path(name).parent for name in done.written} == {
        tmp_path
    }  # beside its place, then there
    assert sorted(tmp_path.iterdir()) == sorted([picture, Path(tempting)])


def test_an_index_of_a_large_base_is_written_into_its_folder_and_nowhere_else(tmp_path):
    base = large(tmp_path)
    kept = tmp_path / "cache"
    for _time in ("built", "used"):
        done = deeds("search", "基站7", "-F", base, XHL_CACHE=str(kept))
        # The threads and the folder for temporary files of Python's own are no deeds of a base.
        own = {name for name in done.read | done.written if not name.startswith(str(kept))}
        assert own <= {base}
        for event, name in done.others:
            assert not re.match(
                r"subprocess|os\.(system|exec|fork|posix_spawn|spawn)|socket", event
            )
            is_of_files = re.match(r"os\.|shutil|tempfile|sqlite3\.connect$", event)
            assert str(kept) in name or not is_of_files, (event, name)
        assert list(kept.glob("*.index")), "the base was too small for an index"


def test_a_folder_gives_its_bases_and_nothing_else(tempting, tmp_path):
    filed("secret", tmp_path, "notes.txt")
    filed("secret", tmp_path, ".hidden.toml")
    assert deeds("list", "-F", str(tmp_path)) == Deeds({tempting}, set(), set())
