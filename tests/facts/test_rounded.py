"""The numbers of which a typed one is the rounded form."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.facts.rounded import rounded
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.large.memory import MemoryIndex

REPORT, PART = Document("report", "报告"), Section("产业")
NUMBERS = [
    ("茶叶产值", "86.47", "亿元"),
    ("茶园", "4982", "亩"),
    ("茶企", "6", "家"),
    ("出口占比", "34.6", "%"),
    ("游客", "1270500", "人次"),
    ("降水", "-3.4", "%"),
]
BASE = FactBase(
    tuple(
        Fact(topic, PART, f"{topic}{number}{unit}", topic, REPORT, Quantity(number, unit))
        for topic, number, unit in NUMBERS
    )
)


def near(query: str, base: FactBase = BASE) -> list[str]:
    return [fact.topic for fact in rounded(base, query)]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("86亿", "茶叶产值"),  # its first digits
        ("86.5亿元", "茶叶产值"),  # rounded
        ("90亿", "茶叶产值"),
        ("80多亿", "茶叶产值"),
        ("86", "茶叶产值"),  # as it is printed
        ("5000亩", "茶园"),
        ("35%", "出口占比"),
        ("127万", "游客"),
        ("一百二十七万人次", "游客"),
        ("茶叶产值86亿", "茶叶产值"),
        ("茶叶 86亿", "茶叶产值"),
    ],
)
def test_a_number_is_near_that_the_typed_one_rounds(typed, topic):
    assert near(typed) == [topic]


@pytest.mark.parametrize(
    "typed",
    [
        "88亿",
        "100亿",
        "86亩",
        "5家",
        "7家",
        "35家",
        "2019年",
        "5G",
        "0",
        "-3%",
        "茶园 86亿",  # of another topic
        "86亿 35%",
        "茶叶",
        "9" * 5000,
    ],
)
def test_no_other_number_is_near(typed):
    assert near(typed) == []


def test_the_nearest_comes_first_and_three_at_most():
    some = FactBase(
        tuple(
            Fact(f"茶园{n}", PART, f"茶园{n}", "茶园", REPORT, Quantity(f"20.{n}", "亩"))
            for n in (4, 1, 3, 2)
        )
    )
    assert near("20亩", some) == ["茶园1", "茶园2", "茶园3"]


def test_a_large_base_has_the_same_numbers_near():
    large = IndexedBase(MemoryIndex(list(BASE)), (PART,), (REPORT,))
    for typed in ("86亿", "5000亩", "127万", "茶叶 86亿", "100亿", "茶园 86亿"):
        assert near(typed, large) == near(typed)
