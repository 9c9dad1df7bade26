"""The problems that checking finds, and those it must not find."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest
from command import BASE, HERE, Ran, xhl
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xhl.check.coverage import explained, numbers, uncovered
from xhl.check.rules import is_trimmed
from xhl.check.run import checked
from xhl.facts.load import shipped
from xhl.facts.problems import Problem
from xhl.text.compact import Compact, compact
from xhl.text.sentences import LONGEST_SENTENCE

REPORT = str(HERE / "data" / "report.txt")
HEAD = """\
schema = 1
[document.d]
title = "公报"
[section."创新"]
"""
FACT = """\
[[fact."5G基站"]]
section = "创新"
statement = "建成5G基站429个"
value = 429
unit = "个"
aliases = ["信号塔"]
source = "全年建成5G基站429个，开通率100%。"
"""
TEXT = "创新\n\n全年建成5G基站429个，\n开通率１００％。\n"


def fact(topic: str, source: str, *, statement: str = "", more: str = "") -> str:
    said = statement or source.rstrip("。")
    return (
        f'[[fact."{topic}"]]\nsection = "创新"\nstatement = "{said}"\n{more}source = "{source}"\n'
    )


def counted(topic: str, number: str, unit: str, source: str) -> str:
    return fact(topic, source, more=f'value = {number}\nunit = "{unit}"\n')


@pytest.fixture
def found(tmp_path: Path):
    """Check a base of this text; the findings, as (line, level, rule)."""

    def findings(text: str, against: str | None = None) -> list[tuple[int, str, str]]:
        path = tmp_path / "base.toml"
        path.write_text(text, encoding="utf-8")
        document = tmp_path / "document.txt"
        document.write_text(against or "", encoding="utf-8")
        result = checked([str(path)], against and str(document))
        return [(one.line, one.level, one.rule) for one in result]

    return findings


def line_of(text: str, part: str) -> int:
    return next(rank for rank, line in enumerate(text.splitlines(), 1) if part in line)


# A good base


def test_a_good_base_passes_in_silence(found):
    assert found(HEAD + FACT) == []
    assert xhl("check", BASE) == Ran(0, "", "")


def test_the_shipped_base_passes_against_its_report():
    assert xhl("check", "--against", REPORT, facts=None) == Ran(0, "", "")
    assert xhl("check", shipped()) == Ran(0, "", "")


# What loading refuses


def test_what_loading_refuses_is_found_and_the_rest_is_checked_as_well(found):
    text = HEAD + FACT.replace("unit", "unti") + fact("造林", "完成造林。", statement="种树")
    assert found(text) == [
        (line_of(text, "unti"), "error", "loading"),
        (line_of(text, "种树"), "error", "statement"),
    ]


@pytest.mark.parametrize("number", ["4.29e2", "inf", "1000000000000000"])
def test_a_number_that_is_refused_is_the_only_problem(found, number):
    text = HEAD + counted("5G基站", number, "个", "建成5G基站429个。")
    assert found(text) == [(line_of(text, "value"), "error", "loading")]


@pytest.mark.parametrize("text", ["schema = \n", "", "schema = 2\n", "[fact]\nx = 1\n"])
def test_a_file_that_is_no_base_is_a_problem_not_a_failure(found, text):
    assert {rule for _line, _level, rule in found(text)} == {"loading"}


def test_what_is_not_utf8_is_found_with_its_line(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b"schema = 1\n# caf\xe9\n")
    ran = xhl("check", str(path))
    assert (ran.code, ran.out.startswith(f"{path}:2: error: not UTF-8")) == (1, True)


# Statements and numbers


@pytest.mark.parametrize(
    "statement",
    ["全年建成5G基站429个，开通率100%", "5G基站429个", "全年429个", "建成 5Ｇ基站４２９个"],
)
def test_a_statement_may_be_verbatim_or_trimmed(found, statement):
    assert found(HEAD + FACT.replace("建成5G基站429个", statement, 1)) == []


@pytest.mark.parametrize("statement", ["建好5G基站429个", "429个5G基站", "建成5G基站429个了"])
def test_a_statement_that_is_not_in_its_source_is_an_error(found, statement):
    text = HEAD + FACT.replace("建成5G基站429个", statement, 1)
    assert found(text) == [(line_of(text, "statement"), "error", "statement")]


def test_a_number_is_not_cut_out_of_another(found):
    text = HEAD + fact("基站", "建成5G基站429个。", statement="建成基站42个")
    assert found(text) == [(line_of(text, "statement"), "error", "statement")]


def test_a_statement_without_the_number_of_its_fact_is_a_warning(found):
    text = HEAD + FACT.replace("建成5G基站429个", "全年建成5G基站", 1)
    assert found(text) == [(line_of(text, "value"), "warning", "value")]


def test_a_unit_other_than_the_printed_one_is_a_warning(found):
    text = HEAD + counted("投资", "1.5", "万元", "完成投资1.5亿元。")
    assert found(text) == [(line_of(text, "unit"), "warning", "unit-printed")]
    assert found(text.replace("万元", "亿元")) == []


@pytest.mark.parametrize(
    ("number", "unit", "source"),
    [("3", "大领域", "三大领域进展明显。"), ("50", "%", "占比百分之五十。"), ("0", "", "零死亡。")],
)
def test_a_number_in_characters_has_its_unit_too(found, number, unit, source):
    more = f"value = {number}\n" + (f'unit = "{unit}"\n' if unit else "")
    topic = source.rstrip("。")
    assert found(HEAD + fact(topic, source, more=more)) == []


# Words


def test_the_same_fact_twice_is_an_error_at_the_second(found):
    text = HEAD + FACT + FACT
    second = text.splitlines().index('[[fact."5G基站"]]', line_of(text, "[[fact")) + 1
    assert found(text) == [(second, "error", "twice")]


def test_the_same_fact_in_two_files_is_found_and_the_same_topic_is_not(tmp_path):
    one, same, other = (tmp_path / name for name in ("a.toml", "b.toml", "c.toml"))
    one.write_text(HEAD + FACT, encoding="utf-8")
    same.write_text(HEAD + FACT, encoding="utf-8")
    other.write_text(HEAD + FACT.replace("429", "31"), encoding="utf-8")
    [finding] = checked([str(one), str(same)])
    assert (finding.path, finding.rule) == (str(same), "twice")
    assert f"{one}:5" in finding.problem
    assert checked([str(one), str(other)]) == []


def test_the_same_statement_of_two_periods_is_no_double(found):
    again = FACT.replace('unit = "个"', 'unit = "个"\nperiod = "2019"')
    assert found(HEAD + FACT + again) == []


@pytest.mark.parametrize("alias", ["造林", "造 林"])
def test_an_alias_that_is_another_topic_is_an_error(found, alias):
    text = HEAD + FACT.replace("信号塔", alias) + fact("造林", "完成造林。")
    assert found(text) == [(line_of(text, "aliases"), "error", "alias")]


@pytest.mark.parametrize("aliases", ['"信号塔", "信號塔"', '"5g基站"'])
def test_an_alias_that_says_nothing_new_is_a_warning(found, aliases):
    text = HEAD + FACT.replace('"信号塔"', aliases)
    assert found(text) == [(line_of(text, "aliases"), "warning", "alias-idle")]


def test_an_alias_of_two_topics_is_fine(found):
    assert found(HEAD + FACT + fact("造林", "完成造林。", more='aliases = ["信号塔"]\n')) == []


def test_a_topic_in_two_spellings_is_a_warning(found):
    text = HEAD + FACT + fact("５Ｇ基站", "另建5G基站。")
    assert found(text) == [(line_of(text, "５Ｇ基站"), "warning", "spelling")]


def test_a_unit_unlike_its_fellows_is_a_warning_at_the_odd_one(found):
    places = counted("基站", "2", "座", "新建基站2座。")
    text = HEAD + places + counted("基站", "3", "个", "建成基站3个。")
    text += counted("基站", "4", "个", "拆除基站4个。")
    text += 'qualifier = "拆除"\n'
    assert found(text) == [(line_of(text, '"座"'), "warning", "unit")]


@pytest.mark.parametrize(
    "facts",
    [
        counted("投资", "2", "亿元", "投资2亿元。") + counted("投资", "9", "万元", "投资9万元。"),
        counted("道路", "11", "条", "整治道路11条16公里。")
        + counted("道路", "16", "公里", "整治道路11条16公里。")
        + counted("道路", "16", "公里", "建设道路16公里。"),
        counted("收入", "2", "亿元", "收入2亿元。") + counted("收入", "5", "%", "收入增长5%。"),
    ],
    ids=["万 and 亿", "one sentence", "a share"],
)
def test_units_that_go_together_are_fine(found, facts):
    assert found(HEAD + facts) == []


def test_sections_and_documents_without_facts_are_warnings(found):
    text = HEAD + '[section."空"]\n' + FACT
    assert found(text) == [(line_of(text, "空"), "warning", "section")]
    text = HEAD + '[document.e]\ntitle = "年鉴"\n' + FACT + 'document = "d"\n'
    assert found(text) == [(line_of(text, "document.e"), "warning", "document")]


def test_a_word_that_names_two_sections_is_a_warning(found):
    other = '[section."科技"]\naliases = ["创新"]\n'
    text = HEAD + other + FACT + fact("奖", "获奖。").replace("创新", "科技")
    assert found(text) == [(line_of(text, '[section."科技"]'), "warning", "section-word")]


@given(st.text(alphabet="一二三区政府，", max_size=12), st.data())
def test_any_omission_is_a_trimming_and_a_new_character_is_not(text, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    part = "".join(char for char, keep in zip(text, kept, strict=True) if keep)
    assert is_trimmed(part, text)
    assert not is_trimmed(part + "新", text)


# Against the document


def test_sources_are_found_whatever_their_white_space_and_width(found):
    more = counted("开通率", "100", "%", "全年建成5G基站429个，开通率100%。")
    text = HEAD + '[document.d.uncovered]\n"5G" = "a name"\n' + FACT + more
    assert found(text, TEXT) == []


def test_a_source_that_is_not_in_the_document_is_an_error(found):
    text = HEAD + FACT
    result = found(text, "全年建成5G基站439个，开通率100%。\n")
    assert (line_of(text, "source"), "error", "source") in result


def test_the_message_says_where_source_and_document_part(tmp_path):
    base, document = tmp_path / "b.toml", tmp_path / "d.txt"
    base.write_text(HEAD + FACT, encoding="utf-8")
    document.write_text("完成。\n全年建成5G基站439个，开通率100%。\n", encoding="utf-8")
    ran = xhl("check", str(base), "--against", str(document))
    assert "its nearest sentence (line 2): “全年建成5G基站439个，开通率100%。”" in ran.out


def test_numbers_that_no_fact_covers_are_listed_with_their_sentences(tmp_path):
    base, document = tmp_path / "b.toml", tmp_path / "d.txt"
    base.write_text(HEAD + FACT, encoding="utf-8")
    document.write_text(
        "一、创新\n2020年起步。\n全年建成5G基站429个，开通率100%。植树三十一棵！完工。\n",
        encoding="utf-8",
    )
    ran = xhl("check", str(base), "--against", str(document))
    assert ran.out.splitlines() == [
        f"{document}:3: error: no fact covers 5: 全年建成5G基站429个，开通率100%。",
        f"{document}:3: error: no fact covers 100%: 全年建成5G基站429个，开通率100%。",
        f"{document}:3: error: no fact covers 三十一棵: 植树三十一棵！",
    ]
    assert (ran.code, ran.err) == (1, "xhl: errors: 3, warnings: 0\n")


def test_a_phrase_explains_the_numbers_in_it_wherever_it_stands(found):
    explain = '[document.d.uncovered]\n"5G" = "a name"\n"开通率100%" = "nothing to count"\n'
    assert found(HEAD + explain + FACT, TEXT) == []


def test_a_phrase_may_stand_in_brackets_of_the_document(found):
    inline = HEAD.replace(
        'title = "公报"\n', 'title = "公报"\nuncovered = { "5G" = "a name", "100%" = "all" }\n'
    )
    assert found(inline + FACT, TEXT) == []


@pytest.mark.parametrize("phrase", ["1898", "429个", "建成"])
def test_a_phrase_that_explains_nothing_is_a_warning(found, phrase):
    explain = f'[document.d.uncovered]\n"5G" = "a name"\n"100%" = "all"\n"{phrase}" = "why"\n'
    text = HEAD + explain + FACT
    assert found(text, TEXT) == [(line_of(text, f'"{phrase}" ='), "warning", "idle")]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('uncovered = "5G"\n', '"uncovered" must be a table of phrases'),
        ('uncovered = { "5G" = 5 }\n', '"5G" needs its reason in quotes'),
        ('uncovered = { "5G" = " " }\n', '"5G" needs its reason in quotes'),
        ('uncovered = { "" = "why" }\n', "the phrase is empty"),
        ('[document.d.uncovered]\n"5G" = ["x"]\n', '"5G" needs its reason in quotes'),
    ],
)
def test_a_phrase_needs_its_reason(tmp_path, table, said):
    base = tmp_path / "b.toml"
    text = HEAD.replace('title = "公报"\n', f'title = "公报"\n{table}')
    base.write_text(text + FACT, encoding="utf-8")
    ran = xhl("list", facts=str(base))
    line = line_of(text, '["x"]' if "[document.d.unc" in table else "uncovered")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == f'xhl: {base}:{line}: document "d": {said}' + ran.err[ran.err.index(said) :][len(said) :]
    )


def test_each_fact_covers_one_number_of_its_sentence():
    one = [HEAD, counted("项目", "8", "个", "签约8个，竣工8个。")]
    path_text = "签约8个，竣工8个。"
    assert [n.written for n in uncovered(path_text, _facts("".join(one)))] == ["8个"]


def test_a_number_is_covered_in_its_own_sentence_only():
    facts = _facts(HEAD + counted("项目", "8", "个", "签约8个。"))
    assert [n.sentence for n in uncovered("签约8个。竣工8个。", facts)] == ["竣工8个。"]
    assert uncovered("签约8个。\n又：签约8个。", facts) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2020年1月5日至3月，第3次会议", []),
        ("（1）建成2座\n3. 不限", ["2座"]),
        ("2019-2020年", []),
        ("“1+3+N”体系", ["1", "3"]),
        ("中国1898园", ["1898"]),
        ("增长1,234.5万元", ["1,234.5万元"]),
        ("三分之一完工", ["三分之一"]),
        ("比例为9.3:43.2:47.5", ["9.3", "43.2", "47.5"]),
        ("统一战线进一步巩固", []),
        ("", []),
    ],
)
def test_what_is_a_number_of_a_document(text, written):
    assert [number.written for number in numbers(text)] == written


@given(st.text(alphabet="5１一万个%。， \n-年月第.", max_size=40))
def test_every_digit_is_a_number_or_part_of_a_date_or_list(text):
    found = numbers(text)
    assert all(text[one.start : one.end] == one.written for one in found)
    assert all(one.line == text.count("\n", 0, one.start) + 1 for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.written in one.sentence or " " in one.written for one in found)


def test_of_a_sentence_without_end_the_clauses_around_its_number_are_shown():
    first, *_others, last = numbers("个" * 300 + "8件，" * 200)
    assert len(numbers("个" * 300 + "8件，" * 50)[0].sentence) == 450, (
        "a long sentence is shown whole"
    )
    assert all(one.sentence.endswith("8件，") for one in (first, last))
    assert all(len(one.sentence) <= LONGEST_SENTENCE for one in (first, last))


@given(st.text(max_size=30))
def test_the_plain_text_remembers_where_it_was(text):
    remembered = Compact.of(text)
    assert remembered.text == compact(text)
    assert len(remembered.text) == len(remembered.origins)
    for part, spans in remembered.spans([remembered.text]).items():
        assert [compact(text[start:end]) for start, end in spans] == [part]


@given(st.text("甲乙。", max_size=40), st.sets(st.text("甲乙。", max_size=20)), st.integers(0, 5))
def test_parts_are_found_together_where_each_is_found_alone(text, parts, times):
    text += "甲乙。" * times
    spans = Compact.of(text).spans(parts)
    assert spans == {
        part: [match.span() for match in re.finditer(re.escape(part), text)]
        for part in parts - {""}
    }


def test_of_places_that_overlap_the_first_counts():
    assert Compact.of("11111").spans(["11"]) == {"11": [(0, 2), (2, 4)]}


@given(
    st.text("甲00。", max_size=30),
    st.sets(st.text("甲0", min_size=1, max_size=12)),
    st.sets(st.integers(0, 30)),
)
def test_a_number_stands_in_a_part_wherever_that_is(text, parts, edges):
    edges = sorted(edge for edge in edges if edge <= len(text))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    wanted = {
        (part, span)
        for part in parts
        for at in range(len(text))
        for span in spans
        if text.startswith(part, at) and at <= span[0] and span[1] <= at + len(part)
    }
    places = list(Compact.of(text).around(parts, spans))
    assert all(text[start:end] == part for part, start, end in places)
    found = {
        (part, span)
        for part, start, end in places
        for span in spans
        if start <= span[0] and span[1] <= end
    }
    assert found == wanted


def test_a_phrase_explains_a_number_also_where_it_began_before():
    text = "编号0000个，00"
    assert explained(text, numbers(text)[1:], ["00"]) == ([], [])
    text = "000"
    assert explained(text, [numbers(text)[0]._replace(start=1)], ["00"]) == ([], [])


def test_a_document_without_a_sentence_like_it_shows_none(tmp_path):
    base, document = tmp_path / "b.toml", tmp_path / "d.txt"
    base.write_text(HEAD + FACT, encoding="utf-8")
    document.write_text("全年工作完成。\n", encoding="utf-8")
    assert "nearest" not in xhl("check", str(base), "--against", str(document)).out


def test_phrases_sort_out_what_is_left():
    left = numbers("5G和1898园")
    assert explained("5G和1898园", left, ["5G", "没有"]) == (left[1:], ["没有"])


def _facts(text: str) -> list:
    from xhl.facts.load import parsed
    from xhl.facts.schema import Faults, declared, facts_of

    faults = Faults()
    head = declared(parsed(text)[0], faults)
    facts = facts_of(head, head.sections, "b.toml", text, faults)
    assert not faults.found
    return facts


# Several documents


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A base of two documents, each with a fact."""
    path = tmp_path / "two.toml"
    more = '[document.e]\ntitle = "年鉴"\n'
    facts = FACT + 'document = "d"\n' + fact("造林", "完成造林。") + 'document = "e"\n'
    path.write_text(HEAD + more + facts, encoding="utf-8")
    return str(path)


def test_a_person_is_told_how_many_sentences_were_found(two, tmp_path):
    terminal = pytest.importorskip("terminal")
    text = tmp_path / "t.txt"
    text.write_text("完成造林。\n", encoding="utf-8")
    for document, said in (("年鉴", "has 1 of the 1"), ("公报", "has 0 of the 1")):
        shown = terminal.Terminal(
            "check", two, "--against", str(text), "--document", document, columns=200
        )
        shown.end()
        assert f"{text} {said} sentences that facts quote from it" in shown.shown


def test_problems_are_folded_on_a_terminal(tmp_path, monkeypatch):
    terminal = pytest.importorskip("terminal")
    monkeypatch.chdir(tmp_path)
    twice = HEAD + 2 * fact("造林", "完成造林。")
    Path("b.toml").write_text(twice, encoding="utf-8")
    shown = terminal.Terminal("check", "b.toml", columns=30)
    assert shown.end() == 1
    first, second, *_rest = shown.shown.splitlines()
    assert first.startswith("b.toml:")
    assert second.startswith("  ")
    assert max(cell_len(first), cell_len(second)) <= 30


def test_one_of_several_documents_has_to_be_named(two, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("完成造林。\n", encoding="utf-8")
    ran = xhl("check", two, "--against", str(text))
    assert (ran.code, ran.out) == (2, "")
    assert "--document: 公报、年鉴" in ran.err
    assert xhl("check", two, "--against", str(text), "--document", "年鉴") == Ran(0, "", "")
    assert xhl("check", two, "--against", str(text), "--document", "d").code == 1
    assert xhl("check", two, "--against", str(text), "--document", "海洋").code == 2
    assert xhl("check", two, "--document", "年鉴").code == 2


# The command


@pytest.fixture
def flawed(tmp_path: Path) -> str:
    """A base with an error and a warning."""
    path = tmp_path / "flawed.toml"
    text = HEAD + '[section."空"]\n' + FACT.replace("建成5G基站429个", "建好429个", 1)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_problems_are_lines_that_editors_jump_to_and_exit_1(flawed):
    ran = xhl("check", flawed)
    assert ran == Ran(
        1,
        f'{flawed}:5: warning: section "空": no fact is in it\n'
        f'{flawed}:8: error: fact "5G基站": "statement" is not in "source", '
        "neither verbatim nor trimmed\n",
        "xhl: errors: 1, warnings: 1\n",
    )


def test_warnings_can_be_left_out(flawed, tmp_path):
    ran = xhl("check", flawed, "--no-warnings")
    assert (ran.code, ran.out.count("\n"), ran.err) == (1, 1, "xhl: errors: 1, warnings: 0\n")
    idle = tmp_path / "idle.toml"
    idle.write_text(HEAD + '[section."空"]\n' + FACT, encoding="utf-8")
    assert xhl("check", str(idle)).code == 1
    assert xhl("check", str(idle), "--no-warnings") == Ran(0, "", "")


def test_json_has_the_same_with_a_name_for_each_part(flawed):
    ran = xhl("check", flawed, "-f", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert list(found[0]) == ["file", "line", "level", "rule", "where", "problem", "sentence"]
    assert [(one["line"], one["level"], one["rule"]) for one in found] == [
        (5, "warning", "section"),
        (8, "error", "statement"),
    ]
    assert xhl("check", BASE, "-f", "json") == Ran(0, "[]\n", "")


def test_files_and_folders_are_checked_or_else_what_is_loaded(flawed):
    folder = str(Path(flawed).parent)
    assert xhl("check", folder).out == xhl("check", flawed).out
    assert xhl("check", facts=flawed).out == xhl("check", flawed).out
    assert xhl("check", BASE, flawed).out == xhl("check", flawed).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["/nowhere/b.toml"],
        [BASE, "/nowhere/b.toml"],
        [os.devnull],
        [BASE, "--against", "/nowhere/d.txt"],
        [BASE, "--against", str(HERE)],
        [BASE, "-f", "xml"],
    ],
)
def test_what_cannot_be_checked_is_exit_2(arguments):
    ran = xhl("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("xhl: ")
    assert ran.err.count("\n") == 1


def test_a_problem_cannot_forge_a_line_or_reach_the_terminal():
    forged = Problem("a\nb.toml", 1, "\x1b[31m", "x\ny\u202e", "twice")
    assert forged.graded == r"a\x0ab.toml:1: error: \x1b[31m: x\x0ay\u202e"


# A base to begin with


def test_init_writes_a_base_that_passes(tmp_path):
    path = tmp_path / "mine.toml"
    ran = xhl("init", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert str(path) in ran.err
    assert xhl("check", str(path)) == Ran(0, "", "")
    assert xhl("search", "信号塔", "-F", str(path), "--field", "value").out == "429\n"
    assert sum(line.startswith("#") for line in path.read_text("utf-8").splitlines()) > 10
    assert stat.S_IMODE(path.stat().st_mode) & 0o111 == 0


@pytest.mark.parametrize("language", ["C", "zh_CN.UTF-8"])
def test_init_writes_a_base_that_passes_in_each_language(tmp_path, language):
    path = tmp_path / "mine.toml"
    assert xhl("init", str(path), LC_ALL=language).code == 0
    assert xhl("check", str(path)) == Ran(0, "", "")


def test_init_never_writes_over_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("mine", encoding="utf-8")
    ran = xhl("init", str(path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"xhl: {path} already exists; it was not changed\n"
    assert path.read_text(encoding="utf-8") == "mine"
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere.toml")
    assert xhl("init", str(tmp_path / "link.toml")).code == 2


@pytest.mark.parametrize("path", ["/nowhere/at/all.toml", "/dev/full/x.toml", "a\x00b"])
def test_init_says_why_it_cannot_write(path):
    from xhl.cli.commands.init import create_base
    from xhl.errors import UserError

    with pytest.raises(UserError, match="cannot write"):
        create_base(path)


# Doubts of a draft


DOUBTED = FACT.replace("]]\n", "]]\n# ? what does it count?\n")


@pytest.fixture
def drafted(tmp_path: Path) -> str:
    """A base with a fact that its draft doubts."""
    path = tmp_path / "drafted.toml"
    path.write_text(HEAD + DOUBTED, encoding="utf-8")
    return str(path)


def test_doubts_that_remain_are_counted_and_no_problem(drafted):
    ran = xhl("check", drafted)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"xhl: facts that their draft still doubts (# ?): 1; to list them: xhl check --doubts {drafted}\n"
    )


def test_doubts_are_listed_with_their_sentences(drafted):
    ran = xhl("check", "--doubts", drafted)
    said = "全年建成5G基站429个，开通率100%。"
    assert ran == Ran(0, f'{drafted}:5: doubt: fact "5G基站" (what does it count?): {said}\n', "")


@pytest.mark.parametrize(
    ("comment", "locale", "said"),
    [
        ("主题过长", "C.UTF-8", 'doubt: fact "5G基站" (a long topic): '),
        ("a long topic", "zh_CN.UTF-8", "存疑: 事实“5G基站”（主题过长）："),
        ("问过王科长", "C.UTF-8", 'doubt: fact "5G基站" (问过王科长): '),
    ],
)
def test_doubts_are_in_the_language_of_the_reader(comment, locale, said, drafted):
    base = Path(drafted).read_text(encoding="utf-8").replace("what does it count?", comment)
    Path(drafted).write_text(base, encoding="utf-8")
    assert f"{drafted}:5: {said}" in xhl("check", "--doubts", drafted, LC_ALL=locale).out


def test_doubts_are_in_json_only_if_they_are_asked_for(drafted):
    assert json.loads(xhl("check", drafted, "-f", "json").out) == []
    [doubt] = json.loads(xhl("check", drafted, "--doubts", "-f", "json").out)
    assert (doubt["level"], doubt["rule"], doubt["problem"]) == (
        "doubt",
        "doubt",
        "what does it count?",
    )


def test_doubts_change_neither_the_counts_of_problems_nor_the_exit_code(drafted):
    wrong = Path(drafted).read_text(encoding="utf-8").replace('429个"', '439个"')
    Path(drafted).write_text(wrong, encoding="utf-8")
    ran = xhl("check", "--doubts", drafted)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 3
    assert ran.err == "xhl: errors: 1, warnings: 1\n"


# Copies of a base


@pytest.fixture
def copies(tmp_path: Path):
    """Copies of a base with these facts, each of another document or all of the same."""

    def written(facts: str, *, distinct: bool) -> str:
        for n in range(1, 12):
            head = HEAD.replace("公报", f"公报{n}") if distinct else HEAD
            (tmp_path / f"copy{n}.toml").write_text(head + facts, encoding="utf-8")
        return str(tmp_path)

    return written


def test_all_facts_of_a_copy_are_one_line(copies, tmp_path):
    facts = "".join(counted(f"站{n}", str(n), "个", f"站{n}有{n}个。") for n in range(5))
    folder = copies(facts, distinct=False)
    ran = xhl("check", folder)
    first, *more = ran.out.splitlines()
    assert first == (
        f'{tmp_path}/copy2.toml:5: error: fact "站0": the same fact as at {tmp_path}/copy1.toml:5'
        " (so are 4 more facts of the file)"
    )
    assert [line.partition(":")[0] for line in more] == [
        f"{tmp_path}/copy{n}.toml" for n in range(3, 12)
    ]
    assert ran.err == "xhl: errors: 50, warnings: 0\n"
    assert len(json.loads(xhl("check", folder, "-f", "json").out)) == 50


def test_a_problem_of_all_copies_is_one_line(copies, tmp_path):
    ran = xhl("check", copies(FACT + '[section."生态"]\n', distinct=True))
    assert ran.out == (
        f'{tmp_path}/copy1.toml:12: warning: section "生态": no fact is in it (the same in 10 more files)\n'
    )


@pytest.mark.parametrize("fault", ["", "no schema", "no facts", "no TOML"])
def test_a_problem_of_files_that_are_no_copies_is_a_line_for_each(fault, tmp_path):
    for n in range(5):
        head = HEAD.replace("公报", f"公报{n}") + '[section."生态"]\n'
        head = head.replace("schema = 1\n", "") if fault == "no schema" else head
        facts = "" if fault == "no facts" else fact(f"站{n}", f"建成{n}座。")
        broken = "[" if fault == "no TOML" else ""
        (tmp_path / f"{n}.toml").write_text(head + facts + broken, encoding="utf-8")
    lines = xhl("check", str(tmp_path)).out.splitlines()
    assert {line.partition(":")[0] for line in lines} == {f"{tmp_path}/{n}.toml" for n in range(5)}
    assert not any("more files" in line for line in lines)


def test_facts_that_are_twice_in_a_file_or_in_a_part_of_another_have_a_line_each(tmp_path):
    facts = [counted(f"站{n}", str(n), "个", f"站{n}有{n}个。") for n in range(9)]
    for name, some in {"a": facts[:5] * 2, "b": facts}.items():
        (tmp_path / f"{name}.toml").write_text(HEAD + "".join(some), encoding="utf-8")
    lines = xhl("check", str(tmp_path)).out.splitlines()
    assert [Path(line.partition(":")[0]).stem for line in lines] == ["a"] * 5 + ["b"] * 5


def test_facts_of_one_topic_have_a_line_each(tmp_path):
    facts = "".join(fact("基站", f"建成{n}座。", statement=f"建了{n}座") for n in range(6))
    path = tmp_path / "base.toml"
    path.write_text(HEAD + facts, encoding="utf-8")
    assert len(xhl("check", str(path)).out.splitlines()) == 6
