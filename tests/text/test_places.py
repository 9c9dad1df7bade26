"""The places that a text or a title names."""

from __future__ import annotations

from itertools import permutations

import pytest

from xhl.text.places import in_title, mentions


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
        "2022年上半年青石区经济运行情况",
    ],
)
def test_a_time_before_a_place_is_no_part_of_its_name(title: str) -> None:
    assert in_title(title) == ("青石区",)


def test_a_short_name_of_two_places_means_one_of_them_in_whatever_order_they_are_known() -> None:
    orders = permutations(["青石", "青石县", "青石市", "青石区"])
    named = [one.place.name for known in orders for one in mentions("青石好风光", known)]
    assert named == ["青石市"] * len(named)


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("云州市清源区2023年统计公报", ("云州市", "清源区")),
        ("贵州省杭州市青石区公报", ("贵州省", "杭州市", "青石区")),
        ("新乡市红旗区公报", ("新乡市", "红旗区")),
        ("湖南省津市市公报", ("湖南省", "津市市")),
        ("上海市宝山区、浦东新区公报", ("上海市", "宝山区", "浦东新区")),
        ("老城区和贫困山区改造公报", ()),
        ("国家级新区和革命老区公报", ()),
    ],
)
def test_a_title_names_places_with_their_whole_names(title, places):
    assert in_title(title) == places
