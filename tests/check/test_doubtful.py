"""Facts that are correct but misleading: checking warns about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from xhl.check.run import checked

HEAD = """\
schema = 1
[document.d]
title = "公报"
[section."创新"]
"""


def fact(topic: str, value: str, unit: str, source: str, more: str = "") -> str:
    return f"""
[[fact."{topic}"]]
section = "创新"
statement = "{source}"
value = {value}
unit = "{unit}"
source = "{source}"
{more}
"""


def rules(folder: Path, *facts: str, head: str = HEAD) -> list[str]:
    path = folder / "base.toml"
    path.write_text(head + "".join(facts), encoding="utf-8")
    return [problem.rule for problem in checked([str(path)])]


def test_facts_that_print_alike_are_warnings(tmp_path: Path) -> None:
    one, other = (fact("病例", value, "例", f"病例{value}例。") for value in ("120", "3400"))
    assert rules(tmp_path, one, other) == ["alike"]


@pytest.mark.parametrize("more", ['period = "2020"', 'qualifier = "约"'])
def test_what_tells_facts_apart_is_period_or_qualifier(tmp_path: Path, more: str) -> None:
    one = fact("病例", "120", "例", "病例120例。")
    assert rules(tmp_path, one, fact("病例", "340", "例", "病例约340例。", more)) == []


def test_one_value_in_two_sentences_is_fine(tmp_path: Path) -> None:
    one, other = (fact("病例", "5", "例", f"{when}病例5例。") for when in ("年初", "年末"))
    assert rules(tmp_path, one, other) == []


def test_a_plan_that_reads_like_a_result_is_a_warning(tmp_path: Path) -> None:
    assert rules(tmp_path, fact("基站", "8", "个", "计划新建基站8个。")) == ["plan"]
    assert rules(tmp_path, fact("产值", "5", "%", "力争产值增长5%。", 'qualifier = "增长"')) == [
        "plan"
    ]


@pytest.mark.parametrize(
    ("topic", "source", "more"),
    [
        ("基站", "计划新建基站8个。", 'qualifier = "计划"'),
        ("计划新建基站", "计划新建基站8个。", ""),
        ("基站", "新建基站8个，计划再建9个。", ""),
        ("基站", "计划新建基站8个，已建成8个。", ""),
    ],
)
def test_a_plan_that_says_so_and_a_result_are_fine(
    tmp_path: Path, topic: str, source: str, more: str
) -> None:
    assert rules(tmp_path, fact(topic, "8", "个", source, more)) == []


def test_a_topic_that_does_not_stand_near_its_number_is_a_warning(tmp_path: Path) -> None:
    source = "聚焦20个重点领域，排查安全隐患。"
    assert rules(tmp_path, fact("安全隐患", "20", "个", source)) == ["topic"]
    assert rules(tmp_path, fact("重点领域", "20", "个", source)) == []


@pytest.mark.parametrize(
    ("topic", "source", "more"),
    [
        ("GDP", "地区生产总值增长6%。", 'qualifier = "增长"\naliases = ["地区生产总值"]'),
        ("財政收入增幅", "财政收入5亿元，增长6%。", 'qualifier = "增长"'),
        ("粮", "产粮6%。", ""),
    ],
)
def test_an_alias_a_clause_before_or_another_script_is_near(
    tmp_path: Path, topic: str, source: str, more: str
) -> None:
    assert rules(tmp_path, fact(topic, "6", "%", source, more)) == []


def test_sections_of_a_page_are_warnings(tmp_path: Path) -> None:
    head = HEAD.replace("创新", "字号变大")
    one = fact("基站", "8", "个", "新建基站8个。").replace("创新", "字号变大")
    assert rules(tmp_path, one, head=head) == ["section-page"]
