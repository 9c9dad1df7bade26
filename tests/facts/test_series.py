"""Which numbers of a topic are joined to a series over time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xhl.fact_base import FactBase
from xhl.facts.series import Series, joined, notes, related, series, undrawn
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


@pytest.mark.parametrize("other", [fact("2", qualifier="以内"), fact("2")._replace(doubt="which?")])
def test_a_bound_or_a_doubted_number_gives_way_to_another_of_its_time(other: Fact) -> None:
    found = only(other, fact("1.5"), fact("3", period="2021"))
    assert [point.fact.quantity.written for point in found.points if point.fact.quantity] == [
        "1.5",
        "3",
    ]
    assert undrawn([other], [found]) == "2亿元（2020）"


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


@pytest.mark.parametrize("qualifier", ["以内", "近", "超过", "不低于", "余", "约"])
def test_from_or_to_a_bound_or_an_approximation_nothing_is_computed(qualifier: str) -> None:
    numbers = ("1", "2020", ""), ("2", "2021", qualifier), ("3", "2022", ""), ("4", "2023", "")
    found = only(*(fact(one, "亿元", period, words) for one, period, words in numbers))
    assert [change and change.amount for change in found.changes] == [None, None, None, 1]
    [said] = notes([found])
    assert said.endswith(": 2021")


def test_numbers_at_constant_prices_are_told_from_the_others() -> None:
    real = fact("6.1", "%", "2022", "增长")
    real = real._replace(statement="税收按可比价格计算增长6.1%")
    found = only(fact("7", "%", "2021", "增长"), real)
    assert found.changes == (None, None)
    assert [said.endswith(": 2022") for said in notes([found])] == [True]
    assert not list(notes([only(real, real._replace(period="2023"))]))


def test_between_percentages_a_change_is_in_points() -> None:
    units = [fact("46", unit, "2019") for unit in ("%", "‰", "家")]
    later = [one._replace(period="2020") for one in units]
    changes = [only(*both).changes[1] for both in zip(units, later, strict=True)]
    assert [change and change.unit for change in changes] == ["个百分点", "个千分点", ""]


def named(topic: str, *rest: str) -> Fact:
    return fact(*rest)._replace(topic=topic)


def test_a_plan_under_a_name_of_its_own_stands_beside_the_results() -> None:
    results = [fact("10", period="2021"), fact("12", period="2022")]
    others = [
        named("税收计划", "11", "亿元", "2022"),
        named("税收目标", "13", "亿元", "2023", "目标"),
        named("税收增幅", "5", "%", "2022", "增长"),
        named("税收计划完成率", "109", "%", "2022"),
    ]
    found = related(FactBase([*results, *others]), "税收")
    assert {one.topic for one in found} == {"税收", "税收计划", "税收目标", "税收增幅"}
    [one] = joined(results, found)
    assert [(point.when, point.is_plan) for point in one.points] == [
        ("2021", False),
        ("2022", False),
        ("2022", True),
        ("2023", True),
    ]


def test_what_was_done_of_a_plan_is_no_plan() -> None:
    done = named("税收计划", "9", "亿元", "2022", "实际完成")
    [one] = series([fact("10", period="2021"), done])
    assert not any(point.is_plan for point in one.points)


def test_related_numbers_that_contradict_are_left_out() -> None:
    results = [fact("10", period="2021"), fact("12", period="2022")]
    plans = [named("税收计划", "11", "亿元", "2022"), named("税收目标", "13", "亿元", "2022")]
    assert joined(results, related(FactBase([*results, *plans]), "税收")) == series(results)


def test_growth_as_planned_stands_beside_that_under_its_own_name() -> None:
    grown = [
        named("税收增幅", rate, "%", year, "增长") for rate, year in (("5", "2021"), ("6", "2022"))
    ]
    aim = fact("7", "%", "2023", "目标增长")
    base = FactBase([*grown, aim, fact("10", period="2021")])
    [one] = joined(grown, related(base, "税收增幅"))
    assert [point.when for point in one.points] == ["2021", "2022", "2023"]
