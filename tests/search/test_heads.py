"""Things whose numbers tell by their units what a query asks for: 煤气9亿立方米 for 煤气产量."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.large.memory import MemoryIndex


def fact(topic: str, number: str, unit: str, qualifier: str = "") -> Fact:
    said = f"{topic}{qualifier}{number}{unit}"
    quantity = Quantity(number, unit, qualifier)
    return Fact(topic, Section("工业"), said, said, Document("d", "沅塘县公报"), quantity)


FACTS = [
    fact("煤气", "9", "亿立方米"),
    fact("煤气", "3", "亿元"),
    fact("煤气", "6", "%", "增长"),
    fact("生产茶油", "7", "万吨"),
    fact("生产茶油增幅", "2", "%", "增长"),
    fact("访客", "40", "万人次"),
    fact("访客", "3", "人次"),
    fact("访客", "2", "万人次", "比上年多"),
    fact("竹海", "8", "万亩"),
    fact("竹海", "1", "万亩", "增加"),
    fact("科技馆", "2", "所"),
    fact("留学归来", "6", "人"),
    fact("留学归来", "4", "场"),
    fact("留学归来", "30", "元/人"),
    fact("土鸡", "5", "万只"),
    fact("桑园投资", "7", "亿元"),
    fact("服务考察船", "21", "航次"),
    fact("茶企", "2", "倍"),
]


@pytest.mark.parametrize(
    ("query", "told", "without"),
    [
        ("煤气产量", ["9"], ("产量",)),
        ("煤汽产量", ["9"], ("产量",)),
        ("煤气消费量", ["9"], ("消费量",)),
        ("煤气销售额", ["3"], ("销售额",)),
        ("茶油产量增速", ["2"], ()),  # as the number tells
        ("煤气同比增长", ["6"], ()),
        ("访客接待量", ["40"], ("接待量",)),
        ("访客人次", ["40", "3"], ()),
        ("竹海面积", ["8"], ()),
        ("竹海亩数", ["8"], ()),
        ("煤气金额", ["3", "9", "6"], ()),
        ("留学归来数量", ["6", "4"], ()),  # not what it costs for each
        ("留学归来人数", ["6"], ()),
        ("留学归来数", ["6", "4"], ()),
        ("留学归来总数", ["6", "4"], ()),
        ("科技馆所数", ["2"], ()),
        ("考察船航次", ["21"], ()),
        ("沅塘县煤气产量", ["9"], ("产量",)),
        ("科技馆产量", [], ()),  # it counts none
        ("土鸡出栏", ["5"], ("出栏",)),
        ("茶油产量负增长", ["2"], ()),
        ("桑园投资金额", ["7"], ()),  # 资金额 would cut 投资
        ("煤气面积", [], ()),
        ("竹海规模", ["8"], ("规模",)),
        ("土鸡规模", ["5"], ("规模",)),
        ("土鸡的规模", ["5"], ("规模",)),
        ("茶企规模", [], ()),
        ("访客规模", ["40", "3"], ("规模",)),
        ("茶油规模", [], ()),  # 生产茶油 may be another thing
        ("meiqi chanliang", ["9"], ("chanliang",)),
        ("煤气chanliang", ["9"], ("chanliang",)),
        ("zhuhaimianji", ["8"], ()),
        ("zhuhai licheng", [], ()),
        ("食糖产量", [], ()),
    ],
)
def test_a_number_in_a_fitting_unit_is_found(
    query: str, told: list[str], without: tuple[str, ...]
) -> None:
    for base in (FactBase(FACTS), IndexedBase(MemoryIndex(FACTS), documents=[FACTS[0].document])):
        hits = base.search(query)
        assert [hit.fact.quantity.written for hit in hits if hit.fact.quantity] == told
        assert all(hit.without == without for hit in hits)


def test_what_is_counted_comes_first_where_a_number_is_asked_for() -> None:
    facts = [fact("茶企贷款", "5", "亿元"), fact("种茶大户茶企", "9", "家")]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        for query in ("茶企数", "茶企数量", "茶企的数量是多少"):
            assert [hit.fact.unit for hit in base.search(query)] == ["家", "亿元"]


def test_the_number_of_a_sum_is_no_count() -> None:
    facts = [fact("茶园投资", "5", "亿元"), fact("来茶园投资", "9", "个")]
    assert [hit.fact.unit for hit in FactBase(facts).search("茶园投资总数")] == ["亿元", "个"]


def test_a_fact_that_is_about_the_thing_comes_before_a_sentence_that_mentions_it() -> None:
    aside = Fact(
        "毛竹", Section("林业"), "种毛竹5亩", "扩大竹海面积，种毛竹5亩。", Document("d", "公报")
    )
    assert [hit.fact.topic for hit in FactBase([*FACTS, aside]).search("竹海面积")] == ["竹海"]


def test_a_count_in_a_statement_may_be_of_another_thing() -> None:
    said, report = "为6名茶工追回茶薪3万元", Document("d", "公报")
    numbers = {"茶工": Quantity("6", "名"), "茶薪": Quantity("3", "万元")}
    facts = [Fact(name, Section("茶"), said, said, report, one) for name, one in numbers.items()]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        for query, without in (("茶薪数量", ("数量",)), ("茶工数量", ())):
            hit = base.search(query)[0]
            assert hit.fact.topic == "茶工"
            assert hit.without == without
