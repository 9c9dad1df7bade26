"""Questions for an amount in a unit."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.asked_unit import asked_unit
from xhl.search.large.memory import MemoryIndex

NUMBERS = [("18", "条"), ("7.5", "公里"), ("2600", "万元"), ("4", "个"), ("3", "%")]


@pytest.fixture(scope="module")
def canals() -> FactBase:
    section, document = Section("水利"), Document("d", "公报")
    source = "整修水渠18条、7.5公里，增长3%，投资2600万元，验收4个。"
    return FactBase(
        [
            Fact("水渠", section, source, source, document, Quantity(number, unit, qualifier))
            for number, unit in NUMBERS
            for qualifier in ["增长" if unit == "%" else ""]
        ]
    )


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("水渠有多少条", "条"),
        ("整修了多少公里水渠", "公里"),
        ("水渠一共多少千米", "公里"),
        ("水渠有多长", "公里"),
        ("水渠增长多少", "%"),
        ("水渠增长了百分之几", "%"),
        ("水渠要多少钱", "万元"),
        ("水渠多少亿元", "万元"),
        ("水渠有多少", "条"),
        ("水渠有多少个", "条"),
        ("水渠有多少米", "公里"),
        ("水渠有多少吨", "条"),
    ],
)
def test_the_fact_in_the_unit_comes_first_and_the_others_in_their_order(
    canals: FactBase, question: str, unit: str
) -> None:
    units = [hit.fact.unit for hit in canals.search(question)]
    others = [other for _, other in NUMBERS if other != unit]
    assert units == [unit, *others]


@pytest.mark.parametrize(
    ("found", "first"),
    [
        ([("院士工作站", "家"), ("全区两院院士", "人")], "全区两院院士"),
        ([("院士", "人次"), ("全区两院院士", "人")], "院士"),  # it may be meant
        (
            [("院士", "家"), ("全区两院院士建言献策的部门之一", "人")],
            "院士",
        ),  # the other is far worse
    ],
)
def test_of_hits_nearly_as_good_those_come_first_that_are_counted_so(
    found: list[tuple[str, str]], first: str
) -> None:
    facts = [
        Fact(topic, Section("科技"), topic, topic, Document("d", "公报"), Quantity("3", unit))
        for topic, unit in found
    ]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        assert base.search("院士人数", limit=1)[0].fact.topic == first


def test_a_rate_comes_before_a_level_though_its_name_is_longer() -> None:
    said = "税收30万元，同比增长5%，增收3万元"
    facts = [
        Fact(topic, Section("财政"), said, said, Document("d", "公报"), Quantity("5", unit))
        for topic, unit in [("全区税收收入", "万元"), ("全区税收收入增幅", "%")]
    ]
    assert FactBase(facts).search("税收同比")[0].fact.unit == "%"


def test_by_how_much_a_thing_changed_is_no_level() -> None:
    facts = [
        Fact(
            "茶龄",
            Section("茶"),
            f"茶龄{how}{years}年",
            "",
            Document("d", "公报"),
            Quantity(years, "年", how),
        )
        for how, years in (("达", "40"), ("比上年提高", "2"))
    ]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        for limit in (1, None):
            assert base.search("茶龄提高多少年", limit=limit)[0].fact.value == 2


@pytest.mark.parametrize("query", ["投资总额是多少", "请问茶园投资总额", "投资总额有多少亿元"])
def test_a_last_noun_may_be_part_of_a_name(query: str) -> None:
    facts = [
        Fact(
            name,
            Section("茶"),
            f"{name}{sum_}亿元",
            "",
            Document("d", "公报"),
            Quantity(sum_, "亿元"),
        )
        for name, sum_ in (("茶园投资", "3"), ("茶园投资总额", "8"))
    ]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts))):
        assert base.search(query)[0].fact.value == 8


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("出口增速", "%"),
        ("出口多少亿", "元"),
        ("出口多少万辆", "辆"),
        ("增速", None),
        ("出口同比", "%"),
        ("院士人数", "人"),
        ("贷款金额", "元"),
        ("人数", None),
    ],
)
def test_a_query_asks_for_the_unit_of_what_it_names(query: str, unit: str | None) -> None:
    asked = asked_unit(query)
    assert (asked and asked.name) == unit
