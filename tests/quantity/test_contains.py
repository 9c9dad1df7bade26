"""When a sentence contains a number, and when it only seems so."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xhl.quantity.contains import LONE, stands_in
from xhl.text.numerals import DIGITS, read
from xhl.text.printed_numbers import spell

STANDS = [
    ("429", "429个5G基站网络建设任务全部完成。"),
    ("5", "429个5G基站网络建设任务全部完成。"),
    ("20", "起数、人数同比下降20%、14.7%"),
    ("14.7", "起数、人数同比下降20%、14.7%"),
    ("29.2", "下降29.2%."),
    ("13", "分别新增57，29,13个"),
    ("29", "分别新增57，29,13个"),
    ("57", "57."),
    ("8", "在1898园签约8个项目"),
    # printed otherwise
    ("7047.03", "7,047.03亩"),
    ("1234567", "1,234,567人"),
    ("429", "４２９个"),
    ("17.63", "１７．６３亿元"),
    ("1234", "１，２３４人"),
    ("234", "增长5，234家"),  # a full-width comma between half-width digits may be punctuation,
    ("5234", "增长5，234家"),  # or group them
    ("5600", "收入5'600元"),
    ("1.5", "1.50亿元"),
    ("1.50", "1.5亿元"),
    ("100", "100.0%"),
    # in Chinese numerals
    ("0", "实现确诊病例零死亡"),
    ("0", "“双零”目标"),
    ("3", "三大领域"),
    ("2", "两家企业"),
    ("11", "十一家企业"),
    ("429", "四百二十九个"),
    ("5432", "伍仟肆佰叁拾贰元"),
    ("30000", "三万人"),
    ("3", "三万人"),
    ("1.5", "一点五亿元"),
    ("20", "百分之二十"),
    ("20", "投资二十亿元"),
    ("500", "五百万元"),
    ("7.6", "七成六"),
    ("8.5", "打八五折"),
    ("1.5", "一年半"),
    ("300", "三四百名"),
    ("400", "三四百名"),
    ("160", "一百五六十人"),
    ("3.5", "三元五角"),
    ("31482", "31 482人"),
    ("2", "翻一番"),
    ("52000", "5.2×10⁴亩"),
    ("3500", "3千5百人"),
    ("3", "三五个"),
    ("5", "三五个"),
    # below zero
    ("-3", "-3℃"),
    ("-3", "－3℃"),
    ("-3", "零下3度"),
    ("-3", "零下三度"),
    ("-2.1", "增长率为负2.1%"),
    ("3", "气温零下3度"),
]

DOES_NOT = [
    ("4", "429个"),
    ("29", "429个"),
    ("42", "429个"),
    ("29", "29.2%"),
    ("2", "29.2%"),
    ("9.2", "29.2%"),
    ("7", "7,047.03亩"),
    ("47.03", "7,047.03亩"),
    ("47", "7,047亩"),
    ("1.5", "1.05亿元"),
    ("234", "１，２３４人"),
    ("150000000", "1.5亿元"),
    ("15000", "1.5万元"),
    ("1", "十一家企业"),
    ("10", "十一家企业"),
    ("2", "四百二十九个"),
    ("9", "四百二十九个"),
    ("429", "没有数字"),
    ("429", ""),
    ("-3", "3℃"),
    ("-5", "3-5个"),
    ("0", "100个"),
    ("9", "三四百名"),
    ("60", "翻一番"),
]


@pytest.mark.parametrize(("value", "source"), STANDS)
def test_a_printed_number_is_in_its_sentence(value: str, source: str) -> None:
    assert stands_in(value, source)


@pytest.mark.parametrize(("value", "source"), DOES_NOT)
def test_part_of_a_number_is_not_in_its_sentence(value: str, source: str) -> None:
    assert not stands_in(value, source)


@given(
    st.integers(0, 10**15 - 1),
    st.text("亿元个，。、的G%", max_size=3),
    st.text("元个，。、的G%", max_size=3),
)
@example(5000, "", "")
def test_a_number_is_found_however_it_is_printed(number: int, before: str, after: str) -> None:
    wide = str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
    for printed in (str(number), f"{number:,}", wide, spell(number)):
        assert stands_in(str(number), before.strip("亿") + printed + after)


@given(st.integers(1, 10**9), st.integers(0, 8), st.integers(0, 8))
def test_a_part_of_a_number_is_never_found(number: int, start: int, size: int) -> None:
    digits = str(number)
    part = digits[start : start + size]
    if part and part != digits:
        assert not stands_in(part, f"共{digits}个") or int(part) == number


def test_the_quick_table_says_what_the_table_of_numerals_says() -> None:
    assert all(read(char) == int(value) for value, chars in LONE.items() for char in chars)
    assert {str(value) for value in DIGITS.values()} < set(LONE)


@pytest.mark.thorough
@pytest.mark.parametrize("piece", ["一", "1,", "1", "-", "三点", "1.", "零下", "十", "亿"])
def test_long_sentences_take_linear_time(piece: str) -> None:
    assert not stands_in("77", piece * 20_000)
