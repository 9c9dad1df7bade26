"""A number beside its topic."""

from __future__ import annotations

import pytest

from xhl import load
from xhl.render.figures import beside_topic


@pytest.mark.parametrize(
    ("qualifier", "shown"),
    [
        ("同比增长", "同比429个"),
        ("由降转增", "由降转增429个"),
        ("比年初多增加", "比年初多增加429个"),
        ("负增长", "负增长429个"),
    ],
)
def test_a_topic_named_after_a_change_hides_no_other_direction(qualifier: str, shown: str) -> None:
    fact = load().search("5G")[0].fact
    assert fact.quantity
    quantity = fact.quantity._replace(qualifier=qualifier)
    statement = f"基站{qualifier}429个"
    fact = fact._replace(
        topic="基站数增幅", quantity=quantity, statement=statement, source=statement
    )
    assert beside_topic(fact).joined.plain == shown
