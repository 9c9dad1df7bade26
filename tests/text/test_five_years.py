"""The five-year plans, by name and by their years."""

from __future__ import annotations

import pytest

from xhl.search.surroundings import Surroundings
from xhl.search.wanted import read
from xhl.text.periods import asked
from xhl.text.times import Period, plan_of, times


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("十一五", 2006),
        ("“十一五”时期", 2006),
        ("十五", 2001),
        ("“十五”期间", 2001),
        ("九五以来", 1996),
        ("十六五", 2031),
    ],
)
def test_a_plan_has_five_years(words: str, first: int) -> None:
    assert plan_of(words) == Period(first, first + 4)


@pytest.mark.parametrize("text", ["十五家", "九五折", "二十一五", "十一五天", "正月十五", "七十五"])
def test_numbers_are_no_plans(text: str) -> None:
    assert plan_of(text) is None
    assert list(times(text)) == []


def test_a_plan_is_asked_for_by_its_name_or_by_its_years() -> None:
    for period in ("2006-2010", "2006年至2010年", "“十一五”", "十一五期间"):
        assert asked(period)("十一五")
        assert not asked(period)("十二五")
    assert asked("十五")("2001-2005")
    assert not asked("十五")("十五五")


@pytest.mark.parametrize(
    ("query", "time", "rest"),
    [
        ("十一五公路里程", "十一五", "公路里程"),
        ("“十五”期间公路里程", "“十五”期间", "公路里程"),
        ("公路里程 九五时期", "九五时期", "公路里程"),
    ],
)
def test_a_query_names_a_plan(query: str, time: str, rest: str) -> None:
    wants, left = read(query, Surroundings())
    assert ([want.word for want in wants], left) == ([time], rest)


def test_fifteen_is_a_number_in_a_query() -> None:
    assert read("十五家企业", Surroundings()).wants == []
