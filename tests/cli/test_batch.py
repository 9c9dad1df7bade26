"""Many queries at once: one a line, with results in the same order."""

from __future__ import annotations

import io
import json
import os
import threading

import pytest
from command import Ran, in_shell, xhl
from hypothesis import given
from hypothesis import strategies as st
from terminal import Terminal

from xhl.cli.batch import LONGEST_QUERY, queries

QUERIES = "5G\n高铁\n5G机站\nzaolin\n企业 投资\n"


def asked(text: str | bytes, *arguments: str) -> Ran:
    """Run the command with queries on standard input."""
    queries = text.encode() if isinstance(text, str) else text
    return xhl("search", "-", *arguments, stdin=queries)


def test_each_line_is_answered_in_its_place_with_the_query_first():
    ran = asked(QUERIES, "-n", "1", "--field", "query", "--field", "topic")
    assert ran.out.splitlines() == [
        "5G\t5G基站",
        "5G机站\t5G基站",
        "zaolin\t造林",
        "企业 投资\t计划投资",
    ]
    assert ran.err == 'xhl: -:2: nothing found for "高铁"\n'
    assert ran.code == 0


def test_a_word_that_no_fact_has_is_named_in_the_line_of_its_query():
    ran = asked("5G\n企业 饕餮\n", "-q", "-n", "1")
    assert ran.code == 0
    ran = asked("5G\n企业 饕餮\n", "-n", "1")
    assert ran.err == 'xhl: -:2: nothing found for "企业 饕餮"; nor for "饕餮" alone\n'


def test_queries_in_utf_16_are_refused_as_a_whole():
    ran = asked("\ufeff5G\n造林\n".encode("utf-16-le"))
    assert ran == (2, "", "xhl: -:1: UTF-16, not UTF-8: save the file as UTF-8\n")


def test_the_answers_are_those_of_one_search_each():
    together = asked(QUERIES).out.splitlines()
    alone = [
        f"{query}\t{line}"
        for query in QUERIES.splitlines()
        for line in xhl("search", *query.split()).out.splitlines()
    ]
    assert len(alone) > 4
    assert together == alone


def test_a_file_is_read_as_standard_input_is(tmp_path):
    file = tmp_path / "查询.txt"
    file.write_text(QUERIES, encoding="utf-8")
    named = xhl("search", "--from-file", str(file))
    assert named.out == asked(QUERIES).out
    assert named.err == f'xhl: {file}:2: nothing found for "高铁"\n'
    redirected = in_shell(f"xhl search --from-file - < '{file}'")
    assert redirected.out == named.out


def test_the_output_of_a_command_can_stand_for_a_file(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(QUERIES, "utf-8"))
    writer.start()
    assert xhl("search", "--from-file", str(pipe)).out == asked(QUERIES).out
    writer.join()


@pytest.mark.parametrize(
    "text",
    [
        "5G\r\n造林\r\n",
        "\ufeff5G\n造林\n",
        "5G\n造林",
        "\n\n5G\n  \n\u3000\n造林\n\n",
        "  5G \n\t造林\n",
    ],
)
def test_line_ends_blank_lines_and_a_byte_order_mark_do_not_matter(text):
    assert asked(text, "--field", "query", "-n", "1") == Ran(0, "5G\n造林\n", "")


def test_lines_are_counted_as_an_editor_counts_them():
    assert asked("\n5G\n\n高铁\n", "-q").code == 0
    assert asked("\n5G\n\n高铁\n").err == 'xhl: -:4: nothing found for "高铁"\n'


def test_json_has_the_query_as_its_first_key():
    hits = json.loads(asked(QUERIES, "-f", "json").out)
    assert list(hits[0])[:2] == ["query", "topic"]
    assert list(hits[0])[-1] == "score"
    assert list(dict.fromkeys(hit["query"] for hit in hits)) == [
        *("5G", "5G机站", "zaolin", "企业 投资")
    ]
    lines = asked(QUERIES, "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == hits
    explained = json.loads(asked("5G机站\n", "-f", "json", "--explain").out)
    assert explained[0]["explain"][0]["text"] == "5G基站"


def test_csv_and_markdown_have_a_column_for_the_query():
    assert asked("5G\n", "-f", "csv").out.startswith("query,topic,value,")
    assert asked("5G\n", "-f", "markdown").out.splitlines()[2].startswith("| 5G | 5G基站 | 429 |")


def test_a_table_has_the_queries_as_headings():
    assert asked("高铁\n造林\n5G\n", "-f", "table", "-n", "1").out.splitlines()[0] == "造林"
    assert "\n\n5G\n" in asked("高铁\n造林\n5G\n", "-f", "table", "-n", "1").out


def test_a_count_has_a_line_for_every_query():
    assert asked("5G\n高铁\n5G\n", "--count").out == "5G\t2\n高铁\t0\n5G\t2\n"
    assert asked("高铁\n", "--count")[:2] == (1, "高铁\t0\n")
    assert json.loads(asked("5G\n", "--count", "-f", "json").out) == [{"query": "5G", "count": 2}]


@pytest.mark.parametrize(
    ("text", "code"), [(QUERIES, 0), ("高铁\n5G\n", 0), ("高铁\n地铁\n", 1), ("", 1), ("\n\n", 1)]
)
@pytest.mark.parametrize(
    "format",
    ["tsv", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("csv", "json", "table"))],
)
def test_the_exit_code_says_whether_anything_was_found(text, code, format):
    ran = asked(text, "-f", format)
    assert ran.code == code
    assert (ran.out == "") == (code == 1)
    assert asked(text, "-q") == Ran(code, "", "")


def test_a_limit_is_for_each_query_and_options_hold_for_all():
    assert len(asked("5G\n企业\n", "-n", "1").out.splitlines()) == 2
    assert asked("5G\n造林\n", "-s", "绿化", "--field", "topic").out == "造林\n"
    assert asked("5G机站\n", "--exact").code == 1


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"\xff\xfe", "not UTF-8"),
        ("信号塔".encode("gbk"), "not UTF-8"),
        (b"a" * (LONGEST_QUERY * 3), "longer than 4096 bytes"),
    ],
)
def test_a_line_that_cannot_be_read_is_said_and_the_others_are_answered(bad, said):
    ran = asked(b"5G\n" + bad + "\n造林\n".encode(), "-n", "1", "--field", "query")
    assert (ran.code, ran.out) == (2, "5G\n造林\n")
    assert ran.err.startswith(f"xhl: -:2: {said}")
    assert ran.err.count("\n") == 1


def test_odd_characters_in_a_query_reach_neither_terminal_nor_columns():
    ran = asked("5G\x1b[31m\n5G\t基站\n\x00\n", "-n", "1")
    assert "\x1b" not in ran.out + ran.err
    assert {line.count("\t") for line in ran.out.splitlines()} == {11}


def test_answers_come_while_queries_do_however_many_there_are():
    ran = in_shell("while echo 5G; do :; done 2>/dev/null | xhl search - --field query | head -n 3")
    assert ran == (0, "5G\n5G\n5G\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["5G", "--from-file", "-"], "either QUERY or --from-file"),
        ([], "QUERY"),
        (["--from-file", "/nowhere/queries"], "/nowhere/queries: No such file"),
        (["--from-file", "."], ".: Is a directory"),
    ],
)
def test_what_names_no_queries_is_refused(arguments, said):
    ran = xhl("search", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_closed_standard_input_is_an_error():
    ran = in_shell("xhl search - <&-")
    assert ran == (2, "", "xhl: cannot read the queries: standard input is closed\n")


def test_a_dash_among_words_is_a_word():
    assert xhl("search", "5G", "-").code == 0


def test_somebody_who_types_queries_gets_each_answer_at_once():
    terminal = Terminal("search", "-", rows=5, XHL_PAGER="sed s/^/#/")
    terminal.wait_for("Ctrl-D ends")
    terminal.type("造林\n")
    terminal.wait_for("7047.03")
    terminal.type("高铁\n")
    terminal.wait_for("nothing found")
    terminal.type("5G\n")
    terminal.wait_for("429")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert "#" not in terminal.shown


@given(st.lists(st.text(max_size=8).filter(lambda text: not set("\r\n") & set(text))))
def test_any_lines_are_the_queries_but_for_their_margins(lines):
    stream = io.BytesIO("\n".join(lines).encode("utf-8", "surrogatepass"))
    got = [(query.line, query.text) for query in queries(stream) if not query.problem]
    bare = [line.removeprefix("\ufeff" if at == 0 else "") for at, line in enumerate(lines)]
    asking = [
        (number, line.strip())
        for number, line in enumerate(bare, 1)
        if line.strip() and not any("\ud800" <= char <= "\udfff" for char in line)
    ]
    assert got == asking


@given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line)))
def test_any_bytes_are_queries_or_problems(lines):
    for query in queries(io.BytesIO(b"\n".join(lines))):
        assert bool(query.text) != bool(query.problem)
        assert query.line <= len(lines)


def test_quotations_are_numbered_through_and_none_is_no_reference():
    ran = asked("5G\n造林\n5G机站\n", "-n", "1", "-f", "quote")
    assert ran.out.count("”[1]") == 2  # the same sentence is quoted once
    assert ran.out.count("\n[1] ") == 1
    assert asked("高铁\n", "-f", "quote")[:2] == (1, "")
