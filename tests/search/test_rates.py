"""Rates that a query asks for, which a level or a lead over another place does not tell."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.large.memory import MemoryIndex
from xhl.search.rates import is_rate


def fact(topic: str, qualifier: str, number: str, unit: str, period: str = "") -> Fact:
    said = f"{topic}{qualifier}{number}{unit}"
    quantity, report = Quantity(number, unit, qualifier), Document("d", "公报")
    return Fact(topic, Section("工业"), said, said, report, quantity, period=period)


LEAD = fact("绢纺业增加值增速", "高于全省", "1.5", "个百分点")
RISE = fact("绢纺业增加值", "比上年增长", "8", "%")
LEVEL = fact("职工平均工资增速", "突破", "6", "万元")
RAISED = fact("职工平均工资", "增长", "4", "%")
PLANNED = fact("蚕茧收购", "计划增长", "10", "%", period="2026年")
DONE = fact("蚕茧收购", "年均增长", "12", "%", period="2025年")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("绢纺业增加值增速", [RISE, LEAD]),
        ("绢纺业增加值同比", [RISE, LEAD]),
        ("绢纺业增加值 增速", [RISE, LEAD]),
        ("绢纺业增加值的增速是多少", [RISE, LEAD]),
        ("绢纺业增加值增速是多少？", [RISE, LEAD]),
        ("职工平均工资增速", [RAISED, LEVEL]),
        ("职工平均工资增幅", [RAISED, LEVEL]),
        ("绢纺业增加值增长率", [RISE, LEAD]),
        ("蚕茧收购增速", [DONE, PLANNED]),
        ("蚕茧收购增长", [DONE, PLANNED]),
        ("蚕茧收购增长多少", [DONE, PLANNED]),
        ("蚕茧收购计划增长多少", [PLANNED]),
        ("2026年蚕茧收购增速", [PLANNED]),
        ("蚕茧收购 增速", [DONE, PLANNED]),
        ("canjian shougou zengsu", [DONE, PLANNED]),
    ],
)
def test_a_rate_is_told_by_how_fast_the_thing_changed(query: str, found: list[Fact]) -> None:
    facts = [LEAD, RISE, LEVEL, RAISED, PLANNED, DONE]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        assert [hit.fact for hit in base.search(query)] == found
        assert base.search(query, limit=1)[0].fact == found[0]


def test_of_a_list_the_number_of_the_thing_comes_first() -> None:
    said = "丝绸、棉布、麻布销售额分别增长5%、6%、7%"
    facts = [
        Fact(
            name,
            Section("商贸"),
            said,
            said,
            Document("d", "公报"),
            Quantity(number, "%", "分别增长"),
        )
        for name, number in [("丝绸", "5"), ("棉布", "6"), ("麻布销售额", "7")]
    ]
    assert FactBase(facts).search("麻布銷售額增長")[0].fact.topic == "麻布销售额"


@pytest.mark.parametrize(
    ("qualifier", "unit", "is_told"),
    [
        ("增长", "%", True),
        ("成长", "%", True),  # as in Taiwan
        ("高于上年", "个百分点", False),  # no word for a change
        ("比上年提高", "个百分点", True),
        ("比全国高", "个百分点", False),
        ("快于全省", "个百分点", False),
        ("增长到", "%", False),
        ("增长", "万元", False),
        ("达", "%", False),
    ],
)
def test_a_level_and_a_lead_are_no_rates(qualifier: str, unit: str, *, is_told: bool) -> None:
    assert is_rate(fact("产能利用率", qualifier, "3", unit)) is is_told


@pytest.mark.parametrize(
    ("query", "without"),
    [
        ("桑蚕茧产量比上年", ()),
        ("桑蚕茧产量比去年同期增长多少", ()),
        ("桑蚕茧厂量比上年增长", ()),  # with a slip
        ("桑蚕茧客量比上年增长", ()),
        ("桑蚕茧产量占全市比重比上年", ("上年",)),  # no rate of this is told
    ],
)
def test_a_comparison_with_the_year_before_asks_for_the_rate(
    query: str, without: tuple[str, ...]
) -> None:
    facts = [
        fact("桑蚕茧产量占全市比重", "", "8", "%"),
        fact("桑蚕茧产量增幅", "增长", "3", "%"),
    ]
    first = FactBase(facts).search(query)[0]
    assert first.fact == facts[not without]
    assert first.without == without


AIMS = [
    fact("育苗大棚", "", "3", "座"),
    fact("育苗大棚", "计划", "9", "座"),
    fact("育苗大棚占年度目标比重", "", "80", "%"),
    fact("苗木售价", "下降", "2", "%"),
    fact("苗木售价涨幅", "目标", "1", "%"),
    fact("制种田目标", "", "6", "亩"),
    fact("制种田", "计划", "7", "亩"),
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("育苗大棚目标", "9"),
        ("今年育苗大棚目标是多少", "9"),  # a title and a share that name aims are none
        ("苗木售价跌幅", "2"),
        ("苗木售价涨幅", "2"),  # what was done, under another word
        ("制种田目标", "6"),  # a name may be that of an aim
    ],
)
def test_what_tells_the_aim_or_the_rate_comes_first(query: str, first: str) -> None:
    report = Document("d", "主要目标任务完成")
    facts = [one._replace(document=report) for one in AIMS]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts), documents=[report])):
        hits = base.search(query)
        assert hits[0].fact.quantity
        assert hits[0].fact.quantity.written == first
        assert base.search(query, limit=1) == hits[:1]
        assert list(base.hits(query)) == hits


@pytest.mark.parametrize("query", ["绢纺业增长多少", "绢纺业同比增长了百分之几"])
def test_a_share_of_the_growth_of_another_thing_is_no_rate(query: str) -> None:
    share = fact("绢纺业对经济增长的贡献率", "", "40", "%")
    grown = fact("绢纺业增加值", "增长", "8", "%")
    for base in (FactBase([share, grown]), IndexedBase(MemoryIndex([share, grown]))):
        assert base.search(query)[0].fact == grown


@pytest.mark.parametrize("query", ["春茶减产多少", "春茶产量下滑多少", "春茶产量的降幅是多少"])
def test_the_amount_of_a_change_is_a_rate_by_any_verb(query: str) -> None:
    facts = [fact("春茶产量", "", "8", "万吨"), fact("春茶产量", "同比减", "3", "%")]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        assert base.search(query)[0].fact.unit == "%"
