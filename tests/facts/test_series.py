"""Which numbers of a topic are joined to a series over time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xhl.facts.series import Series, series
from xhl.model import Document, Fact, Quantity, Section

REPORT = Document("report", "青石县工作报告")


def fact(written: str, unit: str = "亿元", period: str = "2020", qualifier: str = "") -> Fact:
    sentence = f"税收{qualifier}{written}{unit}。"
    quantity = Quantity(written, unit, qualifier)
    return Fact("税收", Section("财政"), sentence, sentence, REPORT, quantity, period)


def only(*facts: Fact) -> Series:
    [found] = series(facts)
    return found


def test_the_earliest_comes_first_and_units_convert() -> None:
    found = only(fact("1.5", period="2021"), fact("9000", "万元", "2020"))
    assert [point.when for point in found.points] == ["2020", "2021"]
    change = found.changes[1]
    assert change is not None
    assert change.amount == Decimal("0.6")
    assert round(change.percent or 0, 1) == Decimal("66.7")


def test_percentages_differ_by_points_without_a_percentage() -> None:
    change = only(fact("46", "%", "2019"), fact("47.5", "%", "2020")).changes[1]
    assert change is not None
    assert (change.amount, change.percent) == (Decimal("1.5"), None)


def test_from_zero_there_is_no_percentage() -> None:
    change = only(fact("0", "起", "2019"), fact("3", "起", "2020")).changes[1]
    assert change is not None
    assert change.percent is None


@pytest.mark.parametrize(
    "others",
    [
        [fact("5", "家", "2021")],  # another kind of thing
        [fact("5", "%", "2021", "同比增长")],  # a change, not a level
        [fact("2")],  # two numbers of one year: neither is chosen
        [fact("2", period="2021")._replace(document=Document("o", "红山县公报"))],  # another place
        [],
    ],
)
def test_what_does_not_compare_is_not_joined(others: list[Fact]) -> None:
    assert series([fact("1.5"), *others]) == []


def test_a_plan_stands_beside_results_and_is_not_reckoned_with() -> None:
    planned = fact("2", period="2021", qualifier="力争")
    found = only(fact("1", period="2020"), planned, fact("1.8", period="2021"))
    assert [point.is_plan for point in found.points] == [False, False, True]
    assert [change and change.amount for change in found.changes] == [None, Decimal("0.8"), None]


def test_missing_years_are_gaps_over_which_nothing_is_reckoned() -> None:
    found = only(fact("1", period="2018"), fact("2", period="2021"))
    assert [when for when, _point in found.slots()] == ["2018", "2019", "2020", "2021"]
    assert found.changes == (None, None)


def test_a_year_in_the_title_of_the_document_is_its_time_where_the_fact_has_none() -> None:
    older = REPORT._replace(key="old", title="青石县2019年统计公报")
    found = only(fact("1")._replace(document=older, period=""), fact("2"))
    assert [point.when for point in found.points] == ["2019", "2020"]


def test_the_year_of_a_report_on_work_is_said_to_be_that_of_the_report() -> None:
    older = REPORT._replace(key="old", title="青石县2019年工作报告")
    found = only(fact("1")._replace(document=older, period=""), fact("2"))
    assert [point.when for point in found.points] == ["2019年报告", "2020"]
