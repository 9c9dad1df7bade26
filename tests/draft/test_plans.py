"""What is planned, expected or denied is told from what was done."""

from __future__ import annotations

import pytest

from xhl.draft.build import drafted
from xhl.draft.plans import is_denied, of_heading, planned
from xhl.quantity.reader import find


def plans(sentence: str, year: str = "", heading: str = "") -> list[str]:
    return planned(sentence, find(sentence), year, heading)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("计划新建基站800个，投资2亿元。", ["计划", "计划"]),
        ("力争产值增长5%左右。", ["力争"]),
        ("预计全年产值增长5%。", ["预计"]),
        ("拟建学校5所。", ["拟"]),
        ("将新建学校5所。", ["将"]),
        ("主要目标是：产值增长5%，就业8万人。", ["目标", "目标"]),
        ("确保面积稳定在45万亩以上。", ["确保"]),
        # what was done, and what only sounds like a plan
        ("新建基站429个，计划再建800个；完成投资1亿元。", ["", "计划", ""]),
        ("计划新建8所，已完工5所。", ["计划", ""]),
        ("占年度计划的104%。", [""]),
        ("计划投资总额161亿元。", [""]),
        ("将36个合作社组成5个联合社。", ["", ""]),
        ("争取贷款1.5亿元。", [""]),
    ],
)
def test_the_word_of_a_plan_holds_for_what_follows_in_its_clauses(
    sentence: str, expected: list[str]
) -> None:
    assert plans(sentence) == expected


def test_what_is_so_until_a_later_year_is_an_aim() -> None:
    assert plans("到2030年，基站达到800个。", year="2022") == ["目标"]
    assert plans("到2021年底，基站达到800个。", year="2022") == [""]


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("二、2023年主要目标", "目标"),
        ("三、下一步工作", "计划"),
        ("（二）重点工作安排", "计划"),
        ("二、2023年预算草案", "计划"),
        ("一、2022年工作回顾", ""),
        ("一、2022年计划执行情况", ""),
        ("三、农业", ""),
    ],
)
def test_a_heading_says_whether_plans_stand_under_it(heading: str, word: str) -> None:
    assert of_heading(heading) == word


def test_a_heading_of_plans_holds_until_the_next_of_its_kind() -> None:
    text = """一、2022年工作回顾
新建学校5所。
二、2023年工作
（一）教育。
新建学校6所。去年新建学校4所。
三、附录
现有学校7所。
"""
    facts = [one.fact for one in drafted(text, "名").facts]
    assert [(fact.value, fact.qualifier) for fact in facts] == [
        (5, ""),
        (6, "计划"),
        (4, ""),
        (7, ""),
    ]


def test_the_word_of_a_plan_is_part_of_the_qualifier() -> None:
    text = "力争产值增长5%左右，投资3亿元以上，就业8万人。"
    facts = [one.fact.qualifier for one in drafted(text, "名").facts]
    assert facts == ["力争增长…左右", "力争…以上", "力争"]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("没有发生1起重大事故。", True),
        ("未发生一起上访。", True),
        ("无一例死亡。", True),
        ("是否以900万人次为目标？", True),
        ("未通过验收5家。", False),
        ("发生1起事故。", False),
        ("实现零事故。", False),
    ],
)
def test_what_did_not_happen_is_no_fact(sentence: str, denied: bool) -> None:
    assert is_denied(sentence, find(sentence)[-1]) == denied
