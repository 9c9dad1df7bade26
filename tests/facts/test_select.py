"""Which facts are listed, and in which order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.errors import UserError
from xhl.fact_base import FactBase
from xhl.facts.bounds import amount
from xhl.facts.indexed import IndexedBase
from xhl.facts.select import about, by_time, in_order, periods_of, selected
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.large.memory import MemoryIndex

REPORT = Document("report", "报告")
FIRST, SECOND = Section("产业"), Section("生态")


def fact(topic: str, written: str = "", unit: str = "", **more: object) -> Fact:
    quantity = Quantity(written, unit) if written else None
    parts = {"section": FIRST, "document": REPORT, **more}
    return Fact(topic, statement=topic, source=topic, quantity=quantity, **parts)


LOAN = fact("贷款", "9200", "万元")
TAX = fact("减税", "1.5", "亿元")
TRADE = fact("招商", "161.64", "亿元", section=SECOND, period="2020")
ROADS = fact("修路", "16.05", "公里", section=SECOND, period="2019")
PARK = fact("公园")
ALL = [PARK, LOAN, TAX, TRADE, ROADS]


def topics(facts: list[Fact]) -> list[str]:
    return [fact.topic for fact in facts]


def test_a_unit_is_matched_as_printed():
    assert topics(selected(ALL, unit="亿元")) == ["减税", "招商"]
    assert topics(selected(ALL, unit="億元")) == ["减税", "招商"]
    assert topics(selected(ALL, unit="元")) == []


def test_bounds_compare_magnitudes_across_units():
    assert topics(selected(ALL, least="1亿")) == ["减税", "招商"]
    assert topics(selected(ALL, most="1亿元")) == ["贷款"]
    assert topics(selected(ALL, least="9200万元", most="1.5亿元")) == ["贷款", "减税"]


def test_of_several_units_each_number_is_held_against_bounds_in_its_own():
    assert topics(selected(ALL, unit=["公里", "亿元"])) == ["减税", "招商", "修路"]
    assert topics(selected(ALL, unit=["公里", "亿元"], least="16")) == ["招商", "修路"]
    assert topics(selected(ALL, unit=[])) == []


@pytest.mark.parametrize(
    ("wanted", "periods"),
    [
        ("2020", ["2020年", "2020年上半年", "2019-2020", "2020年3月"]),
        ("二〇二〇年", ["2020年", "2020年上半年", "2019-2020", "2020年3月"]),
        ("2019年至2020年", ["2020年", "2020年上半年", "2019-2020", "2020年3月"]),
        ("2019", ["2019-2020"]),
        ("2020年上半年", ["2020年上半年"]),
        ("上半年", ["2020年上半年"]),
        ("3月", ["2020年3月"]),
        ("2020年03月", ["2020年3月"]),
        ("2020年三月份", ["2020年3月"]),
        ("2020年1至6月", ["2020年上半年"]),
        ("2020-03", ["2020年3月"]),
        ("2020.3", ["2020年3月"]),
        ("20年3月", ["2020年3月"]),
        ("3月份", ["2020年3月"]),
        ("一至二季度", ["2020年上半年"]),
        ("前6个月", ["2020年上半年"]),
        ("2020-03-08", []),
        ("第三季度", []),
        ("2020年3月8日", []),
        ("2020年13月", []),
        ("2020年以前", []),
        ("十四五", ["十四五"]),
        ("2021-2025", ["十四五"]),
        ("2022", []),
        ("疫情", ["疫情期间"]),
        ("年年", []),
        ("", []),
    ],
)
def test_a_period_is_met_by_its_words_or_its_years(wanted: str, periods: list[str]):
    every = ["2020年", "2020年上半年", "2019-2020", "2020年3月", "十四五", "疫情期间", ""]
    base = FactBase([fact("面积", period=period) for period in every])
    assert [one.period for one in by_time(base, [wanted]).found] == periods


@pytest.mark.parametrize(
    ("wanted", "periods"),
    [
        ("第三季度", ["2020年三季度"]),
        ("2020年三季度", ["2020年三季度"]),
        ("前三季度", ["2020年一至三季度", "2021年前9个月"]),
        ("2020年1-9月", ["2020年一至三季度"]),
        ("1月", ["2020年元月", "1月份"]),
        ("2020年元月", ["2020年元月"]),
        ("11月", ["2021年11月"]),
        ("去年1月", []),
    ],
)
def test_a_part_of_a_year_is_no_longer_part(wanted: str, periods: list[str]):
    every = "2020年一至三季度 2020年三季度 2021年前9个月 2020年元月 1月份 2021年11月".split()
    base = FactBase([fact("面积", period=period) for period in every])
    assert [one.period for one in by_time(base, [wanted]).found] == periods


def test_of_several_periods_any_will_do():
    assert topics(by_time(FactBase(ALL), ["2019", "2020"]).found) == ["招商", "修路"]
    assert periods_of(ALL) == ["2019", "2020"]


TITLED = [
    (one, fact(topic, period=period, document=one))
    for one, topic, period in [
        (Document("b", "青石县2022年统计公报"), "年份在标题", ""),
        (Document("b", "青石县2022年统计公报"), "半年在标题", "上半年"),
        (Document("b", "青石县2022年统计公报"), "另有年份", "2021"),
        (Document("w", "2022年政府工作报告"), "可能是上年", ""),
        (Document("p", "2021年总结和2022年计划"), "不知哪年", ""),
        (Document("o", "青石县2021年统计公报"), "上年", ""),
    ]
]


@pytest.mark.parametrize("kind", ["in memory", "indexed"])
@pytest.mark.parametrize(
    ("times", "found", "by_document"),
    [
        (["2022"], ["年份在标题", "半年在标题"], ["年份在标题", "半年在标题"]),
        (["2022年上半年"], ["半年在标题"], ["半年在标题"]),
        (["上半年"], ["半年在标题"], []),
        (["2021"], ["另有年份", "上年"], ["上年"]),
        (["公报"], [], []),
    ],
)
def test_a_fact_without_a_year_is_of_that_in_the_title_if_it_is_clear(
    kind, times, found, by_document
):
    documents, facts = zip(*TITLED, strict=True)
    parts = {"documents": tuple(dict.fromkeys(documents))}
    is_kept = kind == "indexed"
    base = IndexedBase(MemoryIndex(facts), **parts) if is_kept else FactBase(facts, **parts)
    chosen = by_time(base, times)
    assert [topics(some) for some in chosen] == [found, by_document, ["可能是上年", "不知哪年"]]


def test_a_bare_bound_is_in_the_plain_unit():
    assert topics(selected(ALL, least="92000001")) == ["减税", "招商"]
    assert topics(selected(ALL, most="100")) == ["修路"]


def test_a_bare_bound_is_in_the_unit_that_is_listed():
    assert topics(selected(ALL, unit="亿元", least="100")) == ["招商"]


def test_a_bound_with_a_plain_unit_is_for_that_unit_only():
    assert topics(selected(ALL, most="20元")) == []
    assert topics(selected(ALL, most="20公里")) == ["修路"]


def test_facts_without_a_number_are_within_no_bounds():
    assert PARK not in selected(ALL, least="0")


@pytest.mark.parametrize(
    ("text", "unit", "magnitude", "plain_unit"),
    [
        ("500", "", "500", ""),
        ("-3", "", "-3", ""),
        ("1,234.5", "", "1234.5", ""),
        ("１．５亿", "", "150000000", ""),
        ("20%", "", "20", "%"),
        ("２０％", "", "20", "%"),
        ("3 万亿元", "", "3000000000000", "元"),
        ("5", "万亩", "50000", "亩"),
        ("5个", "万亩", "5", "个"),
        ("五百亩", "", "500", "亩"),
        ("1.5億元", "", "150000000", "元"),
        ("五", "万亩", "50000", "亩"),
        ("5万", "万亩", "50000", ""),
        ("20兆瓦", "", "20000000", "瓦"),
        ("负3", "", "-3", ""),
        ("+3", "", "3", ""),
        ("100㎡", "", "100", "㎡"),
        ("3万m²", "", "30000", "m²"),
        ("100m2", "", "100", "m2"),
        ("百分之五十", "", "50", "%"),
    ],
)
def test_amounts(text, unit, magnitude, plain_unit):
    assert amount(text, unit) == (Decimal(magnitude), plain_unit)


@pytest.mark.parametrize(
    "text",
    [
        *("", "亿", "abc", "1.2.3", "1..5", "--1", "nan", "1e5 5", "1 2"),
        *("1,5亿元", "1,23", "百万", "五百余万"),
    ],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(UserError, match="not an amount"):
        amount(text)


@given(st.text(max_size=8))
def test_any_text_is_an_amount_or_refused(text):
    try:
        assert amount(text).magnitude.is_finite()
    except UserError as refusal:
        assert "amount" in str(refusal)


def test_values_go_from_the_largest_magnitude_down_and_missing_ones_come_last():
    assert topics(in_order(ALL, "value")) == ["招商", "减税", "贷款", "修路", "公园"]


def test_reversed_values_go_up_and_missing_ones_still_come_last():
    assert topics(in_order(ALL, "value", reverse=True)) == ["修路", "贷款", "减税", "招商", "公园"]


def test_topics_are_in_dictionary_order():
    assert topics(in_order(ALL, "topic")) == ["贷款", "公园", "减税", "修路", "招商"]


def test_sections_keep_the_order_of_the_base_and_facts_theirs_within():
    assert topics(in_order([TRADE, PARK, ROADS, LOAN], "section")) == [
        *("招商", "修路"),
        *("公园", "贷款"),
    ]


def test_periods_go_from_the_earliest_on_and_missing_ones_come_last():
    assert topics(in_order(ALL, "period"))[:2] == ["修路", "招商"]


def test_a_topic_is_found_by_its_name_in_normal_form():
    base = [fact("5G基站", "429"), fact("基站投资")]
    assert topics(about(base, "５ｇ基站")) == ["5G基站"]


def test_an_alias_finds_all_facts_of_its_topic():
    base = [fact("基站", "429", aliases=("信号塔",)), fact("基站", "31"), fact("路灯")]
    assert topics(about(base, "信号塔")) == ["基站", "基站"]


def test_a_topic_wins_over_the_same_alias_of_another():
    base = [fact("造林", aliases=("绿化",)), fact("绿化")]
    assert topics(about(base, "绿化")) == ["绿化"]


@pytest.mark.parametrize("name", ["", "基", "不存在"])
def test_a_part_of_a_name_is_not_the_topic(name):
    assert about([fact("基站")], name) == []
