"""Texts in any encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.read.encoding import decode

SIMPLIFIED = "2021年，青石县完成地区生产总值87.6亿元，增长6.3%。\n新建5G基站31个。\n"
TRADITIONAL = "前三季國內生產毛額為12345億元，較上年同期成長3.2%。\n失業率為3.8%。\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
def test_simplified_text(encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.broken) == (SIMPLIFIED, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_text(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_characters_of_four_bytes() -> None:
    text = "𠮷林路新建学校5所。"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_takes_one_place(encoding: str) -> None:
    data = SIMPLIFIED.encode(encoding)
    at = len(SIMPLIFIED[:7].encode(encoding))
    decoded = decode(data[:at] + b"\xff" + data[at:])
    assert decoded.text == f"{SIMPLIFIED[:7]}\ufffd{SIMPLIFIED[7:]}"
    assert decoded.broken == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "big5"])
def test_a_file_cut_off_within_a_character_loses_that_character_only(encoding: str) -> None:
    text = "完成投资五亿元" if encoding != "big5" else "完成投資五億元"
    assert decode(text.encode(encoding)[:-1]).text == text[:-1]


def test_what_is_declared_counts_where_it_fits() -> None:
    shift_jis = "日本の人口".encode("shift_jis")
    assert decode(shift_jis, "Shift_JIS").text == "日本の人口"
    assert decode(SIMPLIFIED.encode(), "gb2312").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("gbk"), "no-such-encoding").text == SIMPLIFIED


def test_a_zero_makes_no_utf_16() -> None:
    assert decode(f"{SIMPLIFIED}\0".encode()).text == f"{SIMPLIFIED}\0"


def test_a_note_names_an_encoding_that_is_not_utf_8() -> None:
    assert decode(SIMPLIFIED.encode()).notes == ()
    assert decode(TRADITIONAL.encode("big5")).notes == ("read as Big5, not UTF-8",)
    broken = decode(SIMPLIFIED.encode().replace(b"\n", b"\xff\n"))
    assert broken.notes == ("places with bytes that are no UTF-8, read as �: 2",)


@given(st.binary(max_size=200), st.sampled_from(["", "gbk", "big5", "hex", "\0"]))
def test_any_bytes_are_read_as_something(data: bytes, declared: str) -> None:
    decoded = decode(data, declared)
    assert decoded.encoding
    assert decoded.broken >= 0
