"""Tables as text."""

from __future__ import annotations

import pytest

from xhl.read.blocks import Table
from xhl.read.delimited import is_mine, read
from xhl.read.tables import rows_of


def rows(data: bytes) -> list[list[str]]:
    tables = [piece for piece in read(data).pieces if isinstance(piece, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_values_are_cells_whatever_divides_them(sign: str, encoding: str) -> None:
    text = f"地区{sign}人口\r\n青石{sign}31\r\n"
    assert rows(text.encode(encoding)) == [["地区", "人口"], ["青石", "31"]]


def test_quoted_values_may_hold_the_sign_and_line_ends() -> None:
    found = read('地区,产值\n"青石,县","1,234.5"\n"白\n水",9\n'.encode())
    assert rows('地区,产值\n"青石,县","1,234.5"\n"白\n水",9\n'.encode())[1:] == [
        ["青石,县", "1,234.5"],
        ["白水", "9"],
    ]
    assert [place.line for _text, place in found.lines] == [1, 2, 3]


def test_title_and_unit_above_the_heads_belong_to_the_table() -> None:
    [table] = read("2021年收支情况表,\n单位：万元,\n项目,金额\n教育,5\n".encode()).pieces
    assert isinstance(table, Table)
    [reading] = [reading for row in rows_of(table) for reading in row.readings]
    assert reading[:4] == ("教育", "5", "万元", "2021")


@pytest.mark.parametrize(
    ("text", "name", "mine"),
    [
        ("a,b", "a.csv", True),
        ("地区\t人口\n青石\t31\n白水\t20\n", "", True),
        ("地区,人口\n青石,31\n", "a.txt", False),
        ("好,的\n是,的\n对,的。\n", "a.txt", False),
        ("甲\n乙\n丙\n", "a.txt", False),
    ],
)
def test_columns_of_numbers_in_plain_text_are_a_table(text: str, name: str, mine: bool) -> None:
    assert is_mine(text.encode(), name) == mine
