"""Which of equal facts comes first: by stage, level or change, and year."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.render.caveats import caveats
from xhl.search.large.memory import MemoryIndex
from xhl.search.later import lateness

OLD, NEW = Document("old", "柳河县2021年公报"), Document("new", "柳河县2022年公报")
REPORT = Document("report", "2022年政府工作报告")


def fact(document: Document, number: str, unit: str, qualifier: str = "", period: str = "") -> Fact:
    said = f"出口额{qualifier}{number}{unit}"
    quantity = Quantity(number, unit, qualifier)
    return Fact("出口额", Section("外贸"), said, f"{said}。", document, quantity, period)


PLAN = fact(NEW, "9", "亿元", "力争", "2023")
FACTS = [
    PLAN,
    fact(OLD, "4", "%", "增长"),
    fact(OLD, "5", "亿元"),
    fact(NEW, "6", "%", "增长"),
    fact(NEW, "7", "亿元"),
    fact(NEW, "6", "亿元", period="上年"),
    fact(REPORT, "8", "亿元", period="2022"),
]


@pytest.fixture(params=["in memory", "indexed"])
def base(request: pytest.FixtureRequest) -> FactBase:
    documents = OLD, NEW, REPORT
    if request.param == "indexed":
        return IndexedBase(MemoryIndex(FACTS), (), documents)
    return FactBase(FACTS, (), documents)


def told(base: FactBase, query: str, limit: int | None = None) -> list[str]:
    hits = base.search(query, limit=limit)
    return [f"{hit.fact.value}{hit.fact.unit}" for hit in hits]


def test_levels_come_before_changes_new_years_before_old_ones_and_plans_last(base):
    every = ["7亿元", "5亿元", "6%", "4%", "6亿元"]
    assert told(base, "出口额") == [*every, *told(base, "出口额")[5:]]
    assert set(told(base, "出口额")[5:]) == {
        "9亿元",
        "8亿元",
    }  # what a work report says of its year
    for limit in (1, 2, 3):
        assert told(base, "出口额", limit) == every[:limit]


@pytest.mark.parametrize("query", ["出口额增速", "出口额增长", "出口额增幅", "chukoue zengsu"])
def test_a_rate_that_is_asked_for_comes_first(base, query):
    assert told(base, query, 1) == told(base, query)[:1] == ["6%"]


def test_an_amount_of_money_is_asked_for_without_its_unit(base):
    assert told(base, "出口额多少亿", 1) == ["7亿元"]


def test_years_that_are_not_shown_are_named(base):
    hits = base.search("出口额")
    said = "only the newest year is shown; there are also: 2021"
    assert said in caveats("出口额", hits, 1)
    assert said not in caveats("出口额", hits, 2)
    assert not [*caveats("出口额", hits)]
    assert said not in caveats("2022年出口额", base.search("2022年出口额"), 1)


@pytest.mark.parametrize("unit", ["个百分点", "个pct", "ppts"])
def test_points_tell_a_change_in_all_their_units(unit: str) -> None:
    level, change = (
        Fact("利润率", Section("工业"), "利润率", "利润率", Document("d", ""), Quantity("2", one))
        for one in ("%", unit)
    )
    assert lateness(level) < lateness(change)


PLANS = [
    fact(NEW, "3", "座", "计划")._replace(topic="翻修村校舍"),
    fact(NEW, "2", "座")._replace(topic="翻修山村校舍"),
    fact(NEW, "4", "座")._replace(topic="翻修村校舍和食堂、操场"),
]


@pytest.mark.parametrize(
    ("query", "first"), [("校舍", 2), ("翻修 校舍", 2), ("校舍计划", 3), ("翻修村校舍", 3)]
)
def test_what_was_done_comes_before_a_plan_that_is_hardly_better(query: str, first: int) -> None:
    facts = [one._replace(statement=f"{one.topic}{one.value}座") for one in PLANS]
    for base in (FactBase(facts), IndexedBase(MemoryIndex(facts), (), [NEW])):
        hits = base.search(query)
        assert hits[0].fact.value == first
        for limit in (1, 2):
            assert base.search(query, limit=limit) == hits[:limit]
        assert list(base.hits(query)) == hits


def test_how_long_a_change_went_on_is_no_level() -> None:
    facts = [
        fact(NEW, "3", "%", "同比上涨")._replace(topic="丝绸价格涨幅"),
        fact(NEW, "9", "个月")._replace(topic="丝绸价格上涨"),
    ]
    assert FactBase(facts).search("丝绸价格")[0].fact.unit == "%"
