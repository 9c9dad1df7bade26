"""Spreadsheets: the displayed content is read."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

import pytest

from xhl.errors import FileError
from xhl.read.blocks import Block, Content, Table
from xhl.read.tables import rows_of
from xhl.read.xlsx.numbers import shown
from xhl.read.xlsx.reader import is_mine, read

openpyxl = pytest.importorskip("openpyxl", reason="the extra xhl[excel] is not installed")


def book(*sheets: list[list[object]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for rank, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"第{rank}页")
        for row in rows:
            sheet.append(row)
    return made


def content(made: openpyxl.Workbook) -> Content:
    data = BytesIO()
    made.save(data)
    assert is_mine(data.getvalue())
    return read(data.getvalue())


def lines(made: openpyxl.Workbook) -> list[str]:
    return [text for text, _place in content(made).lines]


def facts(made: openpyxl.Workbook) -> list[tuple[str, ...]]:
    tables = [piece for piece in content(made).pieces if isinstance(piece, Table)]
    return [one[:4] for table in tables for row in rows_of(table) for one in row.readings]


DAY = datetime(2020, 3, 4)  # noqa: DTZ001 (sheets know no zones)
HEAD: list[object] = ["指标", "2021年"]


# Values as they are displayed


@pytest.mark.parametrize(
    ("value", "pattern", "expected"),
    [
        (0.063, "0.0%", ("6.3", "%")),
        (0.29999999999999999, "General", ("0.3", "")),
        (186.39999999999998, "General", ("186.4", "")),
        (1 / 3, "General", ("0.3333333333", "")),
        (12345678901, "General", ("12345678901", "")),
        (12345.678, "#,##0.0", ("12,345.7", "")),
        (2.5, "0", ("3", "")),
        (3.1, "0.##", ("3.1", "")),
        (-1.5, "0.00;[Red]-0.00", ("-1.50", "")),
        (-1.5, "#,##0.00_);(#,##0.00)", ("-1.50", "")),
        (-0.001, "0.0", ("0.0", "")),
        (5, '0"个"', ("5", "个")),
        (5, '0.0"万元/平方米"', ("5.0", "万元/平方米")),
        (1234567, '0.00,,"百万元"', ("1.23", "百万元")),
        (1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', ("1,234.50", "元")),
        (0, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', ("", "")),
        (9, "[$$-409]#,##0", ("9", "美元")),
        (0, "0;-0;;@", ("", "")),
        (9, ";;;", ("", "")),
        (12345, '0!.0,"万"', ("12345", "")),  # tricks are not imitated: the value itself
        (0.5, "# ?/?", ("0.5", "")),
        (1e300, "0.00", ("1e+300", "")),
        (DAY, 'yyyy"年"', ("2020年", "")),
        (DAY, "yyyy-mm", ("2020年3月", "")),
        (DAY, "m/d/yy", ("2020-03-04", "")),
        (" 甲 ", "@", ("甲", "")),
        (None, "General", ("", "")),
    ],
)
def test_a_value_is_what_its_cell_displays(
    value: object, pattern: str, expected: tuple[str, str]
) -> None:
    assert shown(value, pattern) == expected


def test_a_percentage_is_a_number_of_percent() -> None:
    made = book([HEAD, ["城镇化率", 0.612]])
    made.active["B2"].number_format = "0.0%"
    assert facts(made) == [("城镇化率", "61.2", "%", "2021")]


@pytest.mark.parametrize(("number", "day"), [(57, "2020年3月"), (31, "2020-03-04")])
def test_days_in_a_format_of_chinese_excel_are_no_numbers(number: int, day: str) -> None:
    made = book([["时间", "产量（吨）"], [DAY, 5]])
    made.active["A2"]._style.numFmtId = number
    assert lines(made)[1] == f"{day} | 5"


def test_numbers_kept_as_text_are_numbers() -> None:
    assert facts(book([HEAD, ["产量（吨）", "1,234.5"]])) == [("产量", "1234.5", "吨", "2021")]


def test_lines_of_a_cell_are_one_text_and_two_numbers() -> None:
    rows: list[list[object]] = [HEAD, ["粮食\n产量", "120\n135"], ["户数\n（户）", 9]]
    assert facts(book(rows)) == [("户数", "9", "户", "2021")]
    assert lines(book(rows))[1] == "粮食产量 | 120  135"


def test_struck_out_cells_are_not_read() -> None:
    made = book([HEAD, ["产量（吨）", 5], ["产值（元）", 7], ["户数（户）", 9]])
    for place in ("A2", "B2", "B3"):
        made.active[place].font = openpyxl.styles.Font(strike=True)
    assert facts(made) == [("户数", "9", "户", "2021")]
    assert lines(made)[1:3] == ["产值（元） | —", "户数（户） | 9"]


def test_numbers_under_a_struck_out_head_are_no_facts() -> None:
    made = book([["指标", "2021年", "2022年"], ["产量（吨）", 5, 7]])
    made.active["C1"].font = openpyxl.styles.Font(strike=True)
    assert facts(made) == [("产量", "5", "吨", "2021")]
    assert lines(made)[1:] == ["产量（吨） | 5 | 7"]


def test_raised_and_struck_out_characters_of_a_cell() -> None:
    made = book([["指标", None], ["绿地", None], ["户数（户）", 9]])
    raised, struck = (
        openpyxl.cell.text.InlineFont(**way)
        for way in ({"vertAlign": "superscript"}, {"strike": True})
    )
    text, block = openpyxl.cell.rich_text.CellRichText, openpyxl.cell.rich_text.TextBlock
    made.active["A2"] = text(block(struck, "林地"), "绿地")
    made.active["B1"] = text("面积（km", block(raised, "2"), "）")
    made.active["B2"] = text("429", block(raised, "1)"))
    made.active["B3"] = text(block(struck, "9"))
    assert lines(made) == ["指标 | 面积（km²）", "绿地 | 429", "户数（户） | —"]


def test_years_as_numbers_are_heads() -> None:
    rows: list[list[object]] = [["指标", 2020, 2021], ["产量", 5, 6]]
    assert [fact[1::2] for fact in facts(book(rows))] == [("5", "2020"), ("6", "2021")]


# The sheet


def test_the_line_at_the_top_is_the_title_and_the_unit_counts() -> None:
    made = book([["青石县2021年收支表", None], ["单位：万元", None], ["项目", "金额"], ["教育", 5]])
    made.active.merge_cells("A1:B1")
    found = content(made)
    assert found.pieces[0] == Block("title", "青石县2021年收支表", found.pieces[0].place)
    assert facts(made) == [("教育", "5", "万元", "2021")]


def test_a_line_such_as_附件2_is_no_title_and_who_filled_it_in_no_head() -> None:
    filled = ["填报单位：财政局", None, "金额单位：亿元"]
    found = content(
        book([["附件2"], ["债券明细表"], filled, ["项目", "总投资", "额度"], ["医院", 5.6, 2]])
    )
    assert found.pieces[1][:2] == ("title", "债券明细表")
    (table,) = (piece for piece in found.pieces if isinstance(piece, Table))
    assert (table.unit, table.rows[0][0].text) == ("亿元", "项目")


def test_a_heading_above_a_table_may_tell_its_unit() -> None:
    rows: list[list[object]] = [["二、主要指标", "单位：亿元", None], ["指标", "2021年", "2020年"]]
    assert facts(book([*rows, ["产值", 5, 4]]))[0] == ("产值", "5", "亿元", "2021")


def test_merged_heads_reach_over_their_columns() -> None:
    made = book([["地区", "产值（亿元）", None], [None, 2020, 2021], ["青石", 5, 6]])
    made.active.merge_cells("B1:C1")
    made.active.merge_cells("A1:A2")
    assert facts(made) == [
        ("青石（产值）", "5", "亿元", "2020"),
        ("青石（产值）", "6", "亿元", "2021"),
    ]


def test_two_tables_above_each_other_and_side_by_side() -> None:
    rows: list[list[object]] = [
        ["项目", "户数", None, "项目", "人数"],
        ["甲", 1, None, "丙", 3],
        ["乙", 2, None, "丁", 4],
        [],
        ["项目", "吨数"],
        ["戊", 5],
    ]
    assert [topic for topic, *_rest in facts(book(rows))] == ["甲", "乙", "丙", "丁", "戊"]


def test_two_tables_side_by_side_with_years_down_the_side_are_apart() -> None:
    rows: list[list[object]] = [
        ["年份", "产值", None, "区域", "学校（所）"],
        [2020, 5.1, None, "东区", 12],
        [2021, 5.3, None, "西区", 8],
    ]
    assert facts(book(rows))[2:] == [
        ("东区（学校）", "12", "所", ""),
        ("西区（学校）", "8", "所", ""),
    ]


def test_an_empty_column_within_a_table_divides_nothing() -> None:
    rows: list[list[object]] = [
        ["项目", None, 2020, 2021],
        ["教育", None, 1, 2],
        ["科技", None, 3, 4],
    ]
    assert [topic for topic, *_rest in facts(book(rows))] == ["教育", "教育", "科技", "科技"]


def test_each_of_several_sheets_has_its_heading() -> None:
    found = content(book([HEAD, ["甲", 1]], [HEAD, ["乙", 2]]))
    headings = [piece.text for piece in found.pieces if isinstance(piece, Block)]
    assert headings == ["第1页", "第2页"]
    assert str(found.lines[-1][1]) == "第2页!A2"


def test_hidden_parts_are_left_out_with_a_note() -> None:
    made = book([[*HEAD, "内部"], ["甲", 1, 9], ["乙", 2, 8]], [HEAD, ["丙", 3]])
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["C"].hidden = True
    made.worksheets[1].sheet_state = "veryHidden"
    assert lines(made) == ["指标 | 2021年", "甲 | 1"]
    assert content(made).notes == ("hidden, and left out: sheets: 第2页; rows: 1; columns: 1",)


def test_a_merged_cell_shrinks_by_what_is_hidden() -> None:
    made = book([["产值", None, None, "户数"], [2019, 2020, 2021, 2021], [1, 2, 3, 4]])
    made.active.merge_cells("A1:C1")
    made.active.column_dimensions["A"].hidden = True
    (table,) = content(made).pieces
    assert isinstance(table, Table)
    assert [(cell.text, cell.colspan) for cell in table.rows[0]] == [("产值", 2), ("户数", 1)]


def test_formulas_without_a_saved_result_are_named() -> None:
    made = book([HEAD, ["甲", 1], ["合计", "=SUM(B2:B2)"]])
    assert content(made).notes == (
        "formulas without a saved result, left out: 1; Excel saves results",
    )


def test_a_cell_far_away_costs_nothing() -> None:
    made = book([HEAD, ["甲", 1]])
    made.active["XFD1048576"] = "乙"
    assert lines(made)[-1] == "乙"


# Files


def test_without_openpyxl_the_library_is_named() -> None:
    data = BytesIO()
    book([HEAD]).save(data)
    with (
        mock.patch.dict(sys.modules, openpyxl=None),
        pytest.raises(FileError, match="pip install openpyxl"),
    ):
        read(data.getvalue())


def test_too_many_cells_are_refused_before_they_are_read() -> None:
    data = BytesIO()
    book([HEAD] * 10).save(data)
    with (
        mock.patch("xhl.read.xlsx.reader.CELLS", 9),
        pytest.raises(FileError, match="more than 9 cells"),
    ):
        read(data.getvalue())


def test_too_many_styles_are_refused_before_they_are_read() -> None:
    data = BytesIO()
    book([HEAD]).save(data)
    with (
        mock.patch("xhl.read.xlsx.reader.TAGS", 9),
        pytest.raises(FileError, match="has more elements"),
    ):
        read(data.getvalue())


@pytest.mark.parametrize("place", ["A1:XFD1048576", "$A$1:$XFD$1048576", "&#65;1:xfd1048576"])
def test_cells_merged_without_end_are_refused_before_they_are_made(place: str) -> None:
    made = book([HEAD])
    data = BytesIO()
    made.save(data)
    changed = BytesIO()
    with ZipFile(data) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            end = f'</sheetData><mergeCells><mergeCell ref="{place}"/></mergeCells>'
            target.writestr(name, source.read(name).replace(b"</sheetData>", end.encode()))
    with pytest.raises(FileError, match="more than 250000 cells"):
        read(changed.getvalue())


def test_a_number_format_that_the_file_does_not_have_is_damage() -> None:
    made = book([HEAD, ["产量", 5]])
    made.worksheets[0]["B2"].number_format = '0.0"亿元"'
    data, changed = BytesIO(), BytesIO()
    made.save(data)
    with ZipFile(data) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            target.writestr(name, re.sub("<numFmts.*?</numFmts>", "", part))
    with pytest.raises(FileError, match="a damaged spreadsheet"):
        read(changed.getvalue())


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", "declares a document type"),
        ("<worksheet><sheetData><row r='a'><c r='5'/></row>", "a damaged spreadsheet"),
    ],
)
def test_harmful_and_damaged_parts_are_refused(part: str, problem: str) -> None:
    data, changed = BytesIO(), BytesIO()
    book([HEAD]).save(data)
    with ZipFile(data) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, part if is_sheet else source.read(name))
    with pytest.raises(FileError, match=problem):
        read(changed.getvalue())


def test_the_number_and_name_of_a_yearbook_table_are_a_heading() -> None:
    above: list[list[object]] = [["2-3 分县主要指标"], HEAD, ["甲县产值（亿元）", 3.5]]
    found = content(book([["粮食", 1.2]], above))
    assert ("heading", "2-3 分县主要指标") in [piece[:2] for piece in found.pieces]


def test_a_label_that_is_farther_in_is_a_part() -> None:
    made = book(
        [["指标", "人数（人）"], ["总人口", 9], ["其中：城镇", 5], ["乡村", 4], ["户籍人口", 8]]
    )
    made.active["A4"].alignment = openpyxl.styles.Alignment(indent=2)
    assert [topic for topic, *_rest in facts(made)][2:] == ["总人口：乡村", "户籍人口"]
