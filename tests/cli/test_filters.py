"""The filters of `search`, `list`, `chart` and `sections`: each may be given several times."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import xhl

YEARS = ("2019", "2020")


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A folder with the reports of two years; the facts have the period of their document."""
    for year in YEARS:
        (tmp_path / f"{year}.toml").write_text(
            f'schema = 1\n[document.r{year}]\ntitle = "青石县{year}年报告"\nperiod = "{year}"\n'
            '[section."产业"]\n[section."生态"]\n[section."民生"]\n'
            f'[[fact."财政收入"]]\nsection = "产业"\nvalue = {year}.5\nunit = "亿元"\n'
            f'statement = "财政收入{year}.5亿元"\nsource = "财政收入{year}.5亿元。"\n'
            '[[fact."造林"]]\nsection = "生态"\nvalue = 700\nunit = "亩"\nperiod = "上半年"\n'
            'statement = "造林700亩"\nsource = "造林700亩。"\n'
            '[[fact."学校"]]\nsection = "民生"\nvalue = 30\nunit = "所"\n'
            'statement = "新建学校30所"\nsource = "新建学校30所。"\n',
            "utf-8",
        )
    return str(tmp_path)


def listed(facts: str, *arguments: str) -> list[tuple[str, str]]:
    ran = xhl("list", "-f", "json", *arguments, facts=facts)
    return [(fact["topic"], fact["period"]) for fact in json.loads(ran.out)]


def test_a_fact_has_the_period_of_its_document_unless_it_says_its_own(two):
    every = [("财政收入", year) for year in YEARS] + [("造林", "上半年")] * 2
    assert listed(two, "-s", "产业", "-s", "生态") == every
    for command in (("search", "财政收入", "-n", "1"), ("show", "财政收入")):
        assert "2020" in xhl(*command, "--field", "period", "--document", "2020", facts=two).out


def test_facts_of_one_time_are_listed_and_searched(two):
    of_2020 = [("财政收入", "2020"), ("造林", "上半年"), ("学校", "2020")]
    assert listed(two, "--period", "2020年") == of_2020
    assert listed(two, "--period", "上半年", "--document", "2019") == [("造林", "上半年")]
    found = xhl("search", "学校", "--period", "2019", "--field", "period", facts=two)
    assert found.out == "2019\n"
    assert "2020.5" not in xhl("chart", "--period", "2019", facts=two).out


def test_facts_without_a_time_of_their_own_are_counted_and_so_are_those_left_out(two, tmp_path):
    (tmp_path / "2019.toml").rename(tmp_path / "old")
    text = (tmp_path / "old").read_text("utf-8").replace('period = "2019"\n', "")
    (tmp_path / "2019.toml").write_text(text.replace("2019年报告", "2019年公报"), "utf-8")
    (tmp_path / "x.toml").write_text(text.replace("2019年报告", "工作报告"), "utf-8")
    for command, count in ((("list",), 3), (("search", "学校"), 1), (("chart",), 3)):
        ran = xhl(*command, "--period", "2019", facts=two)
        assert f"that name no year, counted by that of their document: {count}\n" in ran.err
        assert f"left out, as neither they nor their document tell the time: {count}\n" in ran.err
    assert "time" not in xhl("search", "机场", "--period", "2019", facts=two).err


def test_a_table_names_the_time_that_was_asked_for(two):
    for command in (("search", "财政收入"), ("list", "-s", "产业")):
        for columns in ("60", "120"):
            told = (*command, "-f", "table", "--period")
            shown = xhl(*told, "2020", facts=two, COLUMNS=columns).out
            assert "2020" in shown.replace("2020.5", "").replace("2020年", "")


def test_each_filter_may_be_given_several_times(two):
    assert len(listed(two, "--period", "2019", "--period", "2020")) == 6
    assert len(listed(two, "--unit", "亩", "--unit", "所")) == 4
    assert len(listed(two, "--unit", "亩", "--unit", "所", "--min", "100")) == 2
    assert len(listed(two, "--document", "r2019", "--document", "r2020", "-s", "民生")) == 2
    drawn = xhl("chart", "--unit", "亩", "--unit", "亿元", facts=two).out
    assert "财政收入" in drawn
    assert "造林" in drawn
    assert "学校" not in drawn
    both = xhl("sections", "--document", "r2019", "--document", "r2020", "-f", "json", facts=two)
    assert [section["facts"] for section in json.loads(both.out)] == [2, 2, 2]


def test_a_time_of_no_fact_finds_nothing_and_the_times_there_are_are_said(two):
    for command in (("list",), ("search", "学校"), ("chart",)):
        ran = xhl(*command, "--period", "2018", facts=two)
        said = 'no fact has the period "2018"; the periods are: 2019、2020、上半年'
        assert said in ran.err
        assert (ran.code, ran.out) == (1, "")


@pytest.mark.parametrize(
    "time",
    ["2020年第五季度", "2020年13月", "2月30日", "2020-13", "2020年以前", "2019年上半年和下半年"],
)
def test_a_time_that_cannot_be_read_whole_is_refused(two, time):
    for command in (("list",), ("search", "学校"), ("chart",)):
        ran = xhl(*command, "--period", "2020", "--period", time, facts=two)
        assert (ran.code, ran.out) == (2, "")
        assert f'"{time}" cannot be read as one time' in ran.err.splitlines()[-1]


def test_one_unknown_word_of_several_is_refused(two):
    ran = xhl("list", "-s", "产业", "-s", "高铁", facts=two)
    assert ran.code == 2
    assert 'unknown section "高铁"' in ran.err


def test_periods_are_offered_to_shells(two):
    for typed, words in (("", ["2019", "2020", "上半年"]), ("sbn", ["上半年"])):
        ran = xhl("list", "--period", "2020", "--period", typed, facts=two, _XHL_COMPLETE="bash")
        assert ran.out.splitlines() == words


def test_a_search_says_what_words_it_went_without(two):
    ran = xhl("search", "2021年学校", "--field", "period", facts=two)
    assert (ran.code, ran.out) == (0, "2020\n2019\n")
    assert ran.err == 'xhl: no fact of "2021年"; these are found without it\n'
    assert xhl("search", "2020年学校", facts=two).err == ""


def test_that_the_year_of_a_report_is_not_that_of_its_facts_is_said(tmp_path):
    base = tmp_path / "base.toml"
    base.write_text(
        'schema = 1\n[document.r]\ntitle = "2021年政府工作报告"\n[section."民生"]\n'
        '[[fact."学校"]]\nsection = "民生"\nstatement = "新建学校30所"\nsource = "新建学校30所。"\n',
        "utf-8",
    )
    ran = xhl("search", "2021年学校", "--field", "topic", facts=str(base))
    assert (ran.out, "it tells of the year before too" in ran.err) == ("学校\n", True)


def test_a_search_for_a_time_alone_tells_how_to_list_its_facts(two):
    for typed, time in (("2020年", "2020年"), ("20年", "2020年"), ("2019", "2019")):
        ran = xhl("search", typed, facts=two)
        assert f"xhl list --period {time}" in ran.err
    assert "--period" not in xhl("search", "2031年", facts=two).err


def test_an_explanation_names_what_the_words_around_are_met_by(two):
    [found] = json.loads(
        xhl("search", "2020年青石县学校", "-f", "json", "--explain", facts=two).out
    )
    assert [(one["word"], one["field"]) for one in found["explain"]] == [
        ("学校", "topic"),
        ("2020年", "period"),
        ("青石县", "document"),
    ]
    assert (
        "2020年 → period 2020: context" in xhl("search", "2020年学校", "--explain", facts=two).out
    )


def test_show_and_chart_take_the_topic_that_a_search_finds_clearly_best(two):
    for command in (("show", "caizhengshouru"), ("chart", "财政收人")):
        ran = xhl(*command, facts=two)
        assert ran.code == 0
        assert "2020.5" in ran.out
        assert ran.err == f'xhl: no topic "{command[1]}"; showing 财政收入\n'
    assert xhl("show", "高铁", facts=two).err == 'xhl: nothing found for "高铁"\n'


def test_a_name_that_only_a_search_knows_says_so(two):
    for command in ("show", "chart"):
        ran = xhl(command, "新建30所", facts=two)
        assert (ran.code, ran.out) == (1, "")
        assert 'no topic "新建30所"; xhl search 新建30所 finds: "学校"' in ran.err


def test_a_query_without_a_word_is_said_to_have_none(two):
    for query in ("", " ", "，。"):
        ran = xhl("search", query, facts=two)
        assert (ran.code, ran.out) == (1, "")
        assert "nothing to look for" in ran.err


def test_what_only_a_title_says_is_listed_by_its_document(two):
    ran = xhl("search", "青石县", facts=two)
    assert (ran.code, "xhl list --document 青石县" in ran.err) == (1, True)
    assert "--document" not in xhl("search", "高铁", facts=two).err


def test_an_aim_of_a_time_tells_how_to_list_the_facts_of_the_time(two):
    assert "xhl list --period 2020年" in xhl("search", "2020年目标", facts=two).err
