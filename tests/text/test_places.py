"""The places that a title names."""

from __future__ import annotations

import pytest

from xhl.text.places import in_title


@pytest.mark.parametrize(
    "title",
    [
        "十六五时期青石区发展",
        "十五五规划青石区说明",
        "九五期间青石区建设",
        "“十五五”时期青石区交通",
        "“十五”计划青石区总结",
        "十四五以来青石区变化",
        "2021—2025年青石区规划",
    ],
)
def test_a_time_before_a_place_is_no_part_of_its_name(title: str) -> None:
    assert in_title(title) == ("青石区",)
