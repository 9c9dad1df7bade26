"""What units measure, which are the same, and which words are units behind a number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.quantity.units import alike, converts, measure, unit_at


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("人", "名"), ("位", "名"), ("公里", "千米"), ("公里", "km"), ("千米", "KM"), ("个百分点", "百分点")],
        *[("pp", "个百分点"), ("亿元", "億元"), ("平方米", "㎡"), ("平方米", "m2"), ("立方米", "m³")],
        *[("千瓦时", "kWh"), ("℃", "摄氏度"), ("美元", "美金"), ("元", "块钱"), ("公斤", "千克"), ("吨", "t")],
        *[("兆瓦", "MW"), ("兆瓦", "千千瓦"), ("万千瓦", "十兆瓦"), ("起", "宗"), ("m³/d", "立方米/天")],
        *[("平方公尺", "㎡"), ("百亿元", "亿百元"), ("万人", "萬名"), ("元/平方米", "元/㎡")],
    ],
)  # fmt: skip
def test_two_names_of_one_unit_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("人", "家"), ("万元", "亿元"), ("元", "美元"), ("%", "个百分点"), ("吨", "公斤"), ("", "个"),
     ("元/平方米", "元/亩"), ("人次", "人"), ("批", "个")],
)  # fmt: skip
def test_names_of_different_units_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("公顷", "亩", 15), ("亿元", "万元", 10_000), ("吨", "公斤", 1000), ("平方公里", "公顷", 100),
     ("万千瓦时", "kWh", 10_000), ("兆瓦", "千瓦", 1000), ("年", "个月", 12), ("成", "%", 10)],
)  # fmt: skip
def test_units_convert_exactly(one: str, other: str, times: int) -> None:
    assert converts(one, other)
    assert Fraction(measure(one).size, measure(other).size) == times


@given(st.text("万亿千百元个家/吨米大", max_size=8) | st.text(max_size=8))
def test_any_text_is_a_unit_that_is_itself(unit: str) -> None:
    assert alike(unit, unit)
    assert measure(unit).size > 0


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5航次", "航次"),
        ("5趟次", "趟次"),
        ("5县市办学", "县市"),
        ("9管。", "管"),
        ("4.6平方公尺", "平方公尺"),
        ("占4席。", "席"),
        ("1个多月", "个月"),
        ("3个半月", "个月"),
        ("两公里半", "公里"),
        ("500千瓦时", "千瓦时"),
        ("0.35吨标准煤/万元", "吨标准煤/万元"),
        ("60千米每小时", "千米每小时"),
        ("5m³/d", "m³/d"),
        ("12 km²", "km²"),
        ("3例/10万人", "例/10万人"),
        ("8.5/10万，", "/10万"),
        ("5亿m3。", "m3"),
        ("30元/平方米·月", "元/平方米·月"),
        ("20兆瓦", "兆瓦"),
        ("二两", "两"),
        ("5℃", "℃"),
        ("三千丹麦克朗", "丹麦克朗"),
        ("一百马力", "马力"),
        ("三尺", "尺"),
    ],
)
def test_a_unit_or_a_measure_word_is_read_as_a_unit(text: str, unit: str) -> None:
    found = [one.name for at in range(1, len(text)) if (one := unit_at(text, at))]
    assert unit in found


@pytest.mark.parametrize(
    "text", ["5部门", "5支持", "3d打印", "4s店", "两两", "5方面", "5家庭", "3排名", "9管道", "成立"]
)
def test_a_word_that_only_begins_like_a_unit_is_none(text: str) -> None:
    assert unit_at(text, 0 if text[0] in "成折" else 1) is None
