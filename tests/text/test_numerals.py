"""What Chinese numerals say, and how integers are spelled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.text.numerals import LONGEST_NUMERAL, Numeral, read, scan
from xhl.text.printed_numbers import in_powers, spell, split_unit
from xhl.text.width import half_width

FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("零一二三四五六七八九十百千万亿", "零壹貳叄肆伍陸柒捌玖拾佰仟萬億")
spellable = st.integers(-(10**16) + 1, 10**16 - 1)


@given(spellable)
def test_what_is_spelled_is_read_back(n: int) -> None:
    assert read(spell(n)) == n


@given(spellable, st.sampled_from([FORMAL, TRADITIONAL]))
def test_the_formal_and_the_traditional_hand_say_the_same(n: int, hand: dict[int, int]) -> None:
    assert read(spell(n).translate(hand)) == n


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_a_decimal_in_digits_is_exact(mantissa: int, scale: int) -> None:
    number = Decimal(mantissa).scaleb(-scale)
    assert read(f"{number:f}") == number


@given(st.integers(0, 10**15))
def test_thousands_commas_and_full_width_change_nothing(n: int) -> None:
    wide = f"{n:,}".translate({code: code + 0xFEE0 for code in map(ord, "0123456789,")})
    assert read(f"{n:,}") == read(wide) == n


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("四百二十九", "429"),
        ("一点五", "1.5"),
        ("零点零五", "0.05"),
        ("二〇二〇", "2020"),
        ("三八五万", "3850000"),
        ("一六〇四万七二三一", "16047231"),
        ("二.六亿", "260000000"),
        ("三八〇.六亿", "38060000000"),
        ("廿五", "25"),
        ("卅", "30"),
        ("〇", "0"),
        ("壹佰", "100"),
        ("兩萬", "20000"),
        ("一百一", "110"),
        ("两千三百五", "2350"),
        ("一万零一十二", "10012"),
        ("一万零十二", "10012"),
        ("八千零七", "8007"),
        ("八千七", "8700"),
        ("三亿五", "350000000"),
        ("五十万亿", "50000000000000"),
        ("三万五千亿", "3500000000000"),
        ("三万万", "300000000"),
        ("两兆零六亿", "2000600000000"),
        ("5万4千6百", "54600"),
        ("1千零1", "1001"),
        ("3千零20万", "30200000"),
        ("8.05万亿", "8050000000000"),
        ("一点五亿", "150000000"),
        ("两千 四 百 五", "2450"),
        ("负三点二", "-3.2"),
        ("－７", "-7"),
        ("12k", "12000"),
        ("3.5e4", "35000"),
        ("7e-3", "0.007"),
        ("百五", "150"),
        ("三五点七", "35.7"),
        ("一百零三点五", "103.5"),
        ("两百點二五", "200.25"),
        ("五百廿", "520"),
        ("百廿五", "125"),
        ("两千两百", "2200"),
        ("三万两千", "32000"),
        ("2千123", "2123"),
        ("2万1234", "21234"),
        ("1k", "1000"),
        ("12K", "12000"),
    ],
)
def test_reads(words: str, number: str) -> None:
    assert read(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    [
        *("", " "),
        *"万 百万 点五 五点 五十千 三百五百 二三十 两两 三百两 五百余万 四川 1,23 X5 一百零零三".split(),
        *"二廿 千廿百 三万两 2千1234 2万12345 1千.5 1K 10百 11十 11百货 一万一万".split(),
        *"一亿一万一亿 --5".split(),
    ],
)
def test_refuses_what_is_not_a_number(words: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read(words)


def test_a_power_just_read_closes_what_it_multiplied() -> None:
    assert read("一点五亿").as_tuple().exponent == 0, "150000000, not 150000000.0"


@pytest.mark.parametrize(
    ("n", "spelling"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (110, "一百一十"),
        (429, "四百二十九"),
        (1001, "一千零一"),
        (10012, "一万零一十二"),
        (120000, "十二万"),
        (300120000, "三亿零一十二万"),
        (10**12, "一万亿"),
        (-7, "负七"),
    ],
)
def test_spells(n: int, spelling: str) -> None:
    assert spell(n) == spelling


@pytest.mark.parametrize("n", [10**16, -(10**16)])
def test_refuses_to_spell_what_it_could_not_read_back(n: int) -> None:
    with pytest.raises(ValueError, match="too large"):
        spell(n)


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("共十一家", 1, Numeral(3, 11)),
        ("五十千克", 0, Numeral(2, 50)),
        ("两百点两", 0, Numeral(2, 200)),
        ("八点三十分", 0, Numeral(1, 8)),
        ("101百货", 0, Numeral(3, 101)),
        ("20兆瓦", 0, Numeral(2, 20)),
        ("1,23", 0, Numeral(1, 1)),
        ("5K", 0, Numeral(1, 5)),
        ("五百余万元", 0, Numeral(4, 5000000, vague="余")),
        ("五百余余万", 0, Numeral(2, 500)),
        ("三百余点五", 0, Numeral(2, 300)),
        ("三  千", 0, Numeral(4, 3000)),
        ("三    千", 0, Numeral(1, 3)),
        ("百万亩", 0, Numeral(2, 1000000, bare=True)),
    ],
)
def test_scanning_takes_the_longest_number_and_no_more(
    text: str, start: int, number: Numeral
) -> None:
    assert scan(text, start) == number


@pytest.mark.parametrize("text", ["", "家", "元5"])
def test_nothing_is_scanned_where_no_number_begins(text: str) -> None:
    assert scan(text) is None


def test_a_serial_number_is_no_number() -> None:
    assert scan("1" * LONGEST_NUMERAL) is not None
    assert scan("1" * (LONGEST_NUMERAL + 1)) is None
    assert scan("一" * LONGEST_NUMERAL) == Numeral(LONGEST_NUMERAL, int("1" * LONGEST_NUMERAL))
    assert scan("一" * (LONGEST_NUMERAL + 1)) is None


@given(st.text())
def test_half_width_keeps_every_character_in_its_place(text: str) -> None:
    assert len(half_width(text)) == len(text)


@given(st.text("零一二两三十百千万亿兆点余几 .,015eEkK负-"))
def test_reading_ends_in_a_number_or_a_refusal(text: str) -> None:
    try:
        assert read(text).is_finite()
    except ValueError as refusal:
        assert repr(text) in str(refusal)


@pytest.mark.parametrize(
    ("text", "mantissa", "scale"),
    [("三五点七", 357, 1), ("十十", 10, 0), ("一百零零五", 100, 0), ("三百两银子", 300, 0)],
)
def test_a_numeral_reaches_as_far_as_it_is_one(text: str, mantissa: int, scale: int) -> None:
    numeral = scan(text, 0)
    assert numeral is not None
    assert (numeral.mantissa, numeral.scale) == (mantissa, scale)


@pytest.mark.parametrize(
    ("unit", "power", "plain"),
    [
        ("亿元", 8, "元"),
        ("億元", 8, "元"),
        ("万亿元", 12, "元"),
        ("百万千瓦", 9, "瓦"),
        ("兆瓦", 6, "瓦"),
        ("兆元", 12, "元"),
        ("千公顷", 3, "公顷"),
        ("百分点", 0, "百分点"),
        ("万百分点", 4, "百分点"),
        ("百万分之", 0, "百万分之"),
        ("十百千万亿", 10, "亿"),
        ("", 0, ""),
    ],
)
def test_a_unit_may_begin_with_powers_of_ten(unit: str, power: int, plain: str) -> None:
    assert split_unit(unit) == (power, plain)


@given(st.integers(1, 10**12), st.integers(0, 3))
def test_a_number_with_a_power_is_worth_the_number_without(mantissa: int, scale: int) -> None:
    number = Decimal(mantissa).scaleb(-scale)
    assert all(read(written) == number for written in in_powers(f"{number:f}").values())
