"""Districts, known or not, told from kinds of area."""

from __future__ import annotations

import pytest

from xhl.text.areas import district


@pytest.mark.parametrize(
    "name", "青石区 某某区 朝阳区 西湖区 石景山区 万柏林区 浦东新区 历城区 小店区".split()
)
def test_a_text_may_begin_with_a_district(name: str) -> None:
    assert district(f"{name}基站") == district(f"{name}的基站") == name


@pytest.mark.parametrize(
    "kind",
    "示范区 开发区 高新区 工业园区 老旧小区 新区 老城区 中心城区 采煤沉陷区 贫困山区".split(),
)
def test_a_kind_of_area_is_none(kind: str) -> None:
    assert district(f"{kind}基站") == ""


@pytest.mark.parametrize("text", ["青石区域规划", "区基站", "基站", "青石区级公园"])
def test_nor_is_what_only_has_its_character(text: str) -> None:
    assert district(text) == ""


def test_what_belongs_to_a_district_names_it() -> None:
    assert district("青石区财政收入") == district("青石区政府债务") == "青石区"
