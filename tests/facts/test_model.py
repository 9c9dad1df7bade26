"""The properties of facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

import xhl
from xhl.model import Document, Fact, Quantity, Section


def fact(quantity: Quantity | None) -> Fact:
    return Fact("绿化", Section("节"), "绿化", "绿化。", Document("d", "文"), quantity)


def test_a_fact_with_a_number_has_what_belongs_to_it() -> None:
    one = fact(Quantity("1.50", "亿元", "以上"))
    assert (one.value, one.unit, one.qualifier) == (1.5, "亿元", "以上")
    assert fact(Quantity("429", "个")).value == 429
    assert isinstance(fact(Quantity("429", "个")).value, int)


def test_a_fact_without_one_has_none() -> None:
    one = fact(None)
    assert (one.value, one.unit, one.qualifier) == (None, "", "")


@pytest.mark.parametrize(
    ("written", "unit", "magnitude", "plain"),
    [
        ("1.5", "亿元", "150000000", "元"),
        ("3", "万亿元", "3000000000000", "元"),
        ("2", "千米", "2000", "米"),
        ("429", "个", "429", "个"),
        ("0.5", "百分点", "0.5", "百分点"),
        ("7", "万", "70000", ""),
        ("-0.10", "", "-0.10", ""),
    ],
)
def test_a_magnitude_is_exact_and_in_the_plain_unit(
    written: str, unit: str, magnitude: str, plain: str
) -> None:
    quantity = Quantity(written, unit)
    assert (quantity.magnitude, quantity.plain_unit) == (Decimal(magnitude), plain)


def test_a_base_is_searched_as_its_searcher_is() -> None:
    base = xhl.load()
    assert base.search("企业") == base.searcher.search("企业")
    assert base.search("企业", limit=2) == base.searcher.search("企业")[:2]
    assert base.search("5G机站")[0].fact.topic == "5G基站"
    assert base.search("5G机站", exact=True) == []
