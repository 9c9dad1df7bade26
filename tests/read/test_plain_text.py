"""The lines of a plain text."""

from __future__ import annotations

import pytest

from xhl.read.blocks import Block, Place, Table
from xhl.read.plain_text import content_of

LONG = "全年新增城镇就业一万一千五百人其中下岗失业人员再就业"


def lines(text: str) -> list[tuple[str, int, bool]]:
    return [(line.text, line.place.line, line.closed) for line in content_of(text).pieces]  # type: ignore[union-attr]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_whatever_way(end: str) -> None:
    assert lines(f"甲。{end}{end}乙。{end}") == [("甲。", 1, True), ("乙。", 3, True)]


def test_a_full_line_goes_on_in_the_next() -> None:
    assert [closed for _text, _line, closed in lines(f"{LONG}\n6150人。")] == [False, True]


def test_but_not_over_an_empty_line_or_into_a_number() -> None:
    assert [closed for _t, _l, closed in lines(f"{LONG}\n\n6150人。")] == [True, True]
    assert [closed for _t, _l, closed in lines(f"{LONG}\n二、就业")] == [True, True]


def test_spaces_and_marks_that_do_not_show() -> None:
    assert (
        lines("\ufeff\u3000\u3000投资\xa06.3\u200b亿元，关\xad闭。")[0][0] == "投资 6.3亿元，关闭。"
    )


def test_a_gap_at_the_point_of_a_number_is_closed() -> None:
    assert lines("投资 6 .3亿元，增长5. 1%。\n一是：1. 5个站；2. 2021年建成。\n") == [
        ("投资 6.3亿元，增长5.1%。", 1, True),
        ("一是：1. 5个站；2. 2021年建成。", 2, True),
    ]


def test_the_number_of_an_item_behind_a_word_is_no_part_of_the_next_number() -> None:
    assert lines("完成项目5. 3个村脱贫。")[0][0] == "完成项目5. 3个村脱贫。"


def test_a_control_character_divides_numbers() -> None:
    assert lines("1\x1b2")[0][0] == "1 2"


@pytest.mark.parametrize("gap", ["\t", "    ", "\u3000\u3000"])
def test_lines_in_columns_are_a_table(gap: str) -> None:
    rows = [("指标", "单位", "2021年"), ("粮食总产量", "万吨", "28.7"), ("城镇化率", "%", "51.6")]
    text = "\n".join(["表1 主要指标", *(gap.join(row) for row in rows), "注：快报。"])
    found, note = content_of(text).pieces
    assert isinstance(found, Table)
    assert isinstance(note, Block)
    assert found.caption == "表1 主要指标"
    assert [tuple(cell.text for cell in row) for row in found.rows] == rows
    assert note[:3] == ("paragraph", "注：快报。", Place(line=5))


def test_names_in_columns_are_lines() -> None:
    assert [
        text for text, _line, _closed in lines("校对：甲    审核：乙\n统计：丙    签发：丁")
    ] == [
        "校对：甲    审核：乙",
        "统计：丙    签发：丁",
    ]


def test_pages_lose_their_numbers_and_a_sentence_goes_on_over_their_end() -> None:
    text = f"{LONG}\n\n- 1 -\n\f青石县公报\n\n6150人。\n{LONG}\n2\n\f青石县公报\n3人。\n第3页\n\f青石县公报\n完。\n"
    assert lines(text) == [
        (LONG, 1, False),
        ("6150人。", 6, True),
        (LONG, 7, False),
        ("3人。", 10, True),
        ("完。", 13, True),
    ]
