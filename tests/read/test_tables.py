"""What the numbers of a table count: told by the heads of their rows and columns."""

from __future__ import annotations

import pytest

from xhl.read.blocks import Cell, Table, row_text
from xhl.read.table_cells import indent_of
from xhl.read.tables import CELLS, Reading, rows_of


def table(*lines: str, unit: str = "", caption: str = "") -> Table:
    """Cells between bars; ``收入<2x1>`` reaches over two columns, ``<1x2>`` over two rows."""

    def cell(text: str) -> Cell:
        indent = indent_of(text.strip(" "))
        text, _open, spans = text.strip().partition("<")
        width, _x, height = spans.rstrip(">").partition("x")
        return Cell(text, colspan=int(width or 1), rowspan=int(height or 1), indent=indent)

    rows = tuple(tuple(map(cell, line.split("|"))) for line in lines)
    return Table(rows, unit=unit, caption=caption)


def readings(*lines: str, unit: str = "", caption: str = "") -> list[Reading]:
    made = table(*lines, unit=unit, caption=caption)
    return [reading for row in rows_of(made) for reading in row.readings]


def told(*lines: str, unit: str = "", caption: str = "") -> list[tuple[str, str, str, str]]:
    return [reading[:4] for reading in readings(*lines, unit=unit, caption=caption)]


# Topics


def test_a_row_and_a_column_say_what_a_number_counts() -> None:
    assert told("地区 | 户数 | 人口", "青石县 | 31 | 98", "白水县 | 20 | 70") == [
        ("青石县（户数）", "31", "", ""),
        ("青石县（人口）", "98", "", ""),
        ("白水县（户数）", "20", "", ""),
        ("白水县（人口）", "70", "", ""),
    ]


def test_the_head_of_the_only_column_adds_nothing() -> None:
    assert told("项目 | 金额", "教育支出 | 31.5") == [("教育支出", "31.5", "", "")]


def test_a_column_of_changes_gets_the_topic_of_the_row() -> None:
    assert told("指标 | 增长（%）", "工业增加值 | -1.4") == [("工业增加值增长", "-1.4", "%", "")]


def test_heads_of_two_levels_belong_together() -> None:
    assert told(
        "地区<1x2> | 产值（亿元）<2x1> | 人口（万人）<2x1>",
        "2020年 | 2021年 | 2020年 | 2021年",
        "青石县 | 12.3 | 13 | 3 | 2.9",
    ) == [
        ("青石县（产值）", "12.3", "亿元", "2020"),
        ("青石县（产值）", "13", "亿元", "2021"),
        ("青石县（人口）", "3", "万人", "2020"),
        ("青石县（人口）", "2.9", "万人", "2021"),
    ]


def test_labels_that_reach_over_several_rows_belong_to_each() -> None:
    assert told("类别 | 项目 | 件数", "办结<1x2> | 公开 | 5", "不公开 | 7", unit="件") == [
        ("办结：公开", "5", "件", ""),
        ("办结：不公开", "7", "件", ""),
    ]


def test_a_part_belongs_to_the_row_above_it() -> None:
    assert [topic for topic, *_rest in told("项目 | 数值", "企业 | 90", "其中：国有 | 9")] == [
        "企业",
        "企业：国有",
    ]


def test_a_row_with_only_a_label_names_the_rows_below() -> None:
    lines = ("项目 | 数量", "一、城镇<2x1>", "就业 | 5", "二、农村 | ", "就业 | 8")
    assert [topic for topic, *_rest in told(*lines)] == ["城镇：就业", "农村：就业"]


def test_a_numbered_row_ends_the_group_before_and_a_note_names_none() -> None:
    rows = ("指标 | 2023年（亿元）", "一、投资 | ", "工业 | 3.1", "二、产值 | 5.2", "农业 | 1.4")
    assert [one[0] for one in told(*rows)] == ["投资：工业", "产值", "农业"]
    note = "注：产值按现价计算，增速按不变价计算。 | "
    assert [one[0] for one in told(*rows[:3], note, "商业 | 1.4")] == ["投资：工业", "投资：商业"]


def test_a_change_below_the_years_is_no_time() -> None:
    rows = ("年份 | 产值（亿元）", "2022 | 12.3", "2023 | 13.1")
    for label, unit in (("比上年±%", "%"), ("比上年增长", "")):
        topic = "产值" + label.removesuffix("±%")
        assert told(*rows, f"{label} | 6.5")[2] == (topic, "6.5", unit, "")


def test_rows_farther_in_are_parts_of_the_row_above_them() -> None:
    rows = ("类别 | 学校（所）", "义务教育 | ", "　小学 | 102", "　初中 | 32", "幼儿园 | 88")
    assert [one[0] for one in told(*rows)] == [
        "义务教育：小学（学校）",
        "义务教育：初中（学校）",
        "幼儿园（学校）",
    ]
    rows = (
        "指标 | 人数（人）",
        "总人口 | 9",
        "其中：城镇 | 5",
        "　　　乡村 | 4",
        "其中：男 | 6",
        "户籍人口 | 8",
    )
    assert [one[0] for one in told(*rows)] == [
        "总人口",
        "总人口：城镇",
        "总人口：乡村",
        "总人口：男",
        "户籍人口",
    ]


def test_a_row_of_words_with_a_head_among_them_is_a_row_of_heads() -> None:
    rows = (
        "指标 | 累计 | 增长（%）",
        "工业 | 5.1 | 6.2",
        "产品 | 产量（吨） | 增长（%）",
        "原煤 | 312 | 2.2",
    )
    assert told(*rows)[2:] == [("原煤（产量）", "312", "吨", ""), ("原煤增长", "2.2", "%", "")]
    heads = ("县别<1x2> | 粮食 | ", " | #小麦", "甲县 | 31 | 9")
    assert [one[0] for one in told(*heads)] == ["甲县（粮食）", "甲县（小麦）"]


def test_a_part_of_the_year_in_a_head_is_of_the_year_of_the_caption() -> None:
    rows = ("指标 | 12月（吨） | 1-12月（吨）", "产量 | 5 | 61")
    assert [one[3] for one in told(*rows, caption="2023年12月产量")] == [
        "2023年12月",
        "2023年1-12月",
    ]


def test_a_sum_without_a_number_heads_nothing() -> None:
    rows = ("项目 | 金额", "教育 | 31.5", "合计 |", "医疗 | 9.3")
    assert [topic for topic, *_rest in told(*rows)] == ["教育", "医疗"]


def test_two_tables_side_by_side_are_read_apart() -> None:
    assert [
        topic for topic, *_rest in told("收入 | 决算数 | 支出 | 决算数", "税收 | 9 | 教育 | 8")
    ] == [
        "税收",
        "教育",
    ]


def test_a_table_may_have_new_heads_further_down() -> None:
    lines = ("项目 | 件数", "许可 | 5", "项目 | 金额（万元）", "收费 | 8")
    assert told(*lines)[1] == ("收费", "8", "万元", "")


def test_years_down_the_side_are_periods() -> None:
    assert told("年份 | 产值（亿元） | 户数", "2019 | 12.3 | 4", "2020 | 13 | 5")[2:] == [
        ("产值", "13", "亿元", "2020"),
        ("户数", "5", "", "2020"),
    ]


def test_a_month_at_the_side_is_of_the_year_above() -> None:
    assert told(
        "月份 | 2022年产量（吨） | 2023年产量（吨）", "1-2月 | 20.1 | 22.2", "全年 | 120 | 130"
    ) == [
        ("产量", "20.1", "吨", "2022年1-2月"),
        ("产量", "22.2", "吨", "2023年1-2月"),
        ("产量", "120", "吨", "2022"),
        ("产量", "130", "吨", "2023"),
    ]
    assert told("月份 | 产量（吨）", "1月 | 20.1", caption="2023年产量")[0][3] == "2023年1月"


def test_a_head_of_several_columns_that_is_not_merged_is_above_all() -> None:
    heads = ("地区 | 产值（亿元） | | 投资", " | 总量 | 增速（%） | 增速（%）")
    topics = [topic for topic, *_rest in told(*heads, "青石县 | 12.3 | 1.3 | 2.9")]
    assert topics == ["青石县（产值：总量）", "青石县（产值：增速）", "青石县（投资：增速）"]


def test_approximate_numbers_are_no_labels_of_those_beside_them() -> None:
    rows = ("甲 | 120 | 3.5", "乙 | 约230 | 4.1", "丙 | 340/350 | 5")
    topics = [topic for topic, *_rest in told("企业 | 员工（人） | 产值（亿元）", *rows)]
    assert topics == ["甲（员工）", "甲（产值）", "乙（产值）", "丙（产值）"]


def test_the_caption_gives_the_year_that_no_column_gives() -> None:
    assert told("指标 | 数值", "户数 | 9", caption="表1 2021年基本情况") == [
        ("户数", "9", "", "2021")
    ]


def test_between_two_years_the_caption_decides_nothing() -> None:
    assert told("指标 | 数值", "户数 | 9", caption="2020年与2021年情况")[0][3] == ""


# Units


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("指标 | 2021年（万吨）", "产量 | 5"), "万吨"),
        (("指标 | 2021年", "产量（万吨） | 5"), "万吨"),
        (("指标（万吨） | 2021年", "产量 | 5"), "万吨"),
        (("指标 | 产量/万吨", "青石 | 5"), "万吨"),
        (("指标 | 单位 | 2021年", "产量 | 万吨 | 5"), "万吨"),
        (("指标 | 2021年", "产量 | 5万吨"), "万吨"),
        (("指标 | 2021年（单位：万吨）", "产量 | 5"), "万吨"),
        (("指标 | 占比%", "产量 | 5"), "%"),
        (("指标 | 2021年", "产量 | 5％"), "%"),
        (("指标 | 2021年", "物价指数（上年=100） | 5"), ""),
        (("项目 | 金额", "教育支出（类） | 5"), ""),
    ],
)
def test_the_unit_stands_in_a_head_a_label_a_column_or_the_cell(
    lines: tuple[str, ...], unit: str
) -> None:
    assert [reading.unit for reading in readings(*lines)] == [unit]


def test_a_row_of_units_below_the_heads_gives_the_units() -> None:
    assert told("乡镇 | 户数 | 耕地面积", " | 户 | 亩", "东镇 | 31 | 98") == [
        ("东镇（户数）", "31", "户", ""),
        ("东镇（耕地面积）", "98", "亩", ""),
    ]


def test_the_unit_beside_the_table_is_that_of_amounts_but_not_of_shares() -> None:
    lines = ("项目 | 金额 | 同比增长", "教育 | 5 | 6.1")
    assert [reading.unit for reading in readings(*lines, unit="万元")] == ["万元", ""]
    assert [reading.unit for reading in readings(*lines, unit="万元、%")] == ["万元", "%"]


def test_of_several_units_the_one_that_a_head_names_is_taken() -> None:
    units = [
        unit
        for _t, _n, unit, _p in told("镇 | 总人口 | 户数 | 男", "甲 | 9 | 3 | 5", unit="人、户")
    ]
    assert units == ["人", "户", ""]


def test_of_several_units_of_amounts_none_is_taken() -> None:
    assert readings("项目 | 数", "户 | 5", unit="万元、人")[0].unit == ""


# Numbers


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("12,345.6", "12345.6"),
        ("－1.4", "-1.4"),
        ("−1.4", "-1.4"),
        ("１２", "12"),
        ("0", "0"),
        ("0.50", "0.50"),
        ("—", None),
        ("…", None),
        ("1，234", "1234"),
        ("5.3①", "5.3"),
        ("007", None),
        ("2013901201390120", None),
        ("持平", None),
        ("1-5", None),
        ("120  135", None),  # of two lines
        ("120\u3000135", None),
    ],
)
def test_a_cell_with_a_number_is_a_number(cell: str, written: str | None) -> None:
    found = readings("指标 | 数值 | 户数", f"产量 | {cell} | 9")
    assert [reading.written for reading in found] == [*([written] if written else []), "9"]


def test_a_row_with_several_numbers_in_a_cell_is_no_head() -> None:
    rows = ("指标 | 金额（元）", "产量 | 7", "户数人数 | 120  135", "林地 | 5")
    assert [one[:2] for one in told(*rows)] == [("产量", "7"), ("林地", "5")]


def test_a_head_over_all_columns_but_that_of_the_labels_is_one() -> None:
    rows = (" | 2021年", "指标 | 金额（元）", "产量 | 7")
    assert told(*rows) == [("产量", "7", "元", "2021")]


def test_a_first_row_without_values_is_no_head() -> None:
    rows = ("指标 | 金额（元） | 户数", "产值 | — | …", "产量 | 7 | 5")
    assert [one[:2] for one in told(*rows)] == [("产量", "7"), ("产量（户数）", "5")]


def test_a_row_of_errors_is_no_head() -> None:
    assert told("指标 | 2020年 | 2021年", "产值 | #DIV/0! | #N/A", "税收 | 5 | 6")[0][0] == "税收"


def test_a_year_among_words_is_no_number() -> None:
    rows = ("甲 | 2020—2022 | 5.5", "乙 | 2021 | 6.5", "丙 | 长期 | 7.5")
    assert [one.written for one in readings("项目 | 建设期限 | 投资（亿元）", *rows)] == [
        "5.5",
        "6.5",
        "7.5",
    ]


def test_arrows_say_whether_it_rose() -> None:
    assert readings("指标 | 比上年（%）", "房价 | ↓1.3")[0].qualifier == "下降"


def test_a_part_of_the_year_below_a_year_is_the_time_of_amounts_and_their_growth() -> None:
    heads = ("指标 | 2023年 | 2023年 | 2022年", "指标 | 1-6月 | 增长（%） | 1-6月")
    assert told(*heads, "产值（亿元） | 5 | 6 | 4") == [
        ("产值", "5", "亿元", "2023年1-6月"),
        ("产值增长", "6", "%", "2023年1-6月"),
        ("产值", "4", "亿元", "2022年1-6月"),
    ]


def test_the_caption_does_not_tell_the_time_of_this_month() -> None:
    found = told("指标 | 本月 | 累计", "产量（吨） | 5 | 9", caption="2024年1-3月产量表")
    assert [one[3] for one in found] == ["", "2024年1-3月"]


def test_a_count_in_brackets_is_no_unit_and_a_unit_may_stand_in_a_row_of_its_own() -> None:
    rows = ("单位：万元", "一、续建（2个） | 8", "单位：亿元", "二、新建 | 9")
    found = [one[:3] for one in told("项目 | 投资", *rows)]
    assert found == [("续建（2个）（投资）", "8", "万元"), ("新建（投资）", "9", "亿元")]


def test_a_dash_above_the_labels_is_no_struck_out_head() -> None:
    assert told("— | 2021年", "产量（万吨） | 5") == [("产量", "5", "万吨", "2021")]
    heads = ("指标 | 单位 | 产量", "名称 | — | 数值")
    assert [one[2] for one in told(*heads, "小麦 | 万吨 | 5")] == ["万吨"]


@pytest.mark.parametrize(
    "head", ["序号", "科目编码", "电话", "邮政编码", "排名", "备注", "统计日期"]
)
def test_columns_that_count_nothing_give_no_facts(head: str) -> None:
    assert [one.written for one in readings(f"{head} | 项目 | 数值", "210 | 教育 | 9")] == ["9"]


@pytest.mark.parametrize("label", ["科目编码", "邮政编码", "联系电话", "文号"])
def test_rows_that_count_nothing_give_no_facts(label: str) -> None:
    assert told("项目 | 金额（元）", f"{label} | 213012", "合计 | 5") == [("合计", "5", "元", "")]


def test_a_row_that_numbers_the_columns_gives_no_facts() -> None:
    assert len(readings("项目 | 合计 | 其中", "栏次 | 1 | 2", "教育 | 9 | 8")) == 2


# Rows


def test_every_row_is_kept_as_a_line_and_quoted_by_its_facts() -> None:
    rows = list(rows_of(table("指标 | 单位 | 数值", "产量 | 万吨 | 5", "户数 | 户 | —")))
    assert [row.text for row in rows] == ["指标 | 单位 | 数值", "产量 | 万吨 | 5", "户数 | 户 | —"]
    assert rows[1].readings[0].statement == "产量 | 万吨 | 5"


def test_the_unit_of_a_number_format_is_printed() -> None:
    assert row_text((Cell("增长"), Cell("6.3", unit="%"))) == "增长 | 6.3%"


def test_sentences_in_a_cell_are_text() -> None:
    long = "数据为初步统计数，增速按可比价计算，比上年增加5个。"
    assert [(row.text, row.is_prose) for row in rows_of(table("备注", f"说明 | {long}"))][1:] == [
        (long, True)
    ]


@pytest.mark.thorough
def test_a_table_of_endless_merged_cells_is_only_quoted() -> None:
    wide = Table(((Cell("产量", colspan=CELLS), Cell("5")), (Cell("户数"), Cell("9"))))
    assert [(row.text, row.readings) for row in rows_of(wide)] == [
        ("产量 | 5", ()),
        ("户数 | 9", ()),
    ]


def test_heads_with_spaces_are_read_as_those_without() -> None:
    close = readings("指标 | 2021年 | 比2020年增长（%）", "产量（吨） | 8 | 5.2")
    assert readings("指标 | 2021 年 | 比 2020 年增长（%）", "产量（吨） | 8 | 5.2") == close
    assert [(one.topic, one.period) for one in close] == [
        ("产量", "2021"),
        ("产量比2020年增长", ""),
    ]
