"""PDF files: paragraphs in reading order and tables are read, without headers and footers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import pytest
from pdfs import HEIGHT, LEFT, WIDTH, Text, centred, grid, paragraph, pdf, rule

from xhl.errors import FileError
from xhl.read.blocks import Block, Piece, Table
from xhl.read.pdf import reader
from xhl.read.pdf.process import Progress
from xhl.read.pdf.process import read as read_here

LONG = "全年新建公路186.4公里，同比增长6.3%，城镇新增就业5600人，改造老旧小区38个，新增学位4800个。"
OTHER = "发放各类补贴8300余万元，惠及居民6200户，空气优良天数比例达到92.6%，比上年提高1.2个百分点。"

Page = Iterable[Text | str]


def pieces(*pages: Page) -> list[Piece]:
    """The pieces of a PDF, read in this process."""
    answer = read_here(pdf(*pages), Progress())
    assert "pieces" in answer, answer
    found: list[Piece] = answer["pieces"]
    return found


def texts(*pages: Page) -> list[str]:
    return [piece.text for piece in pieces(*pages) if isinstance(piece, Block)]


def kinds(*pages: Page) -> list[tuple[str, str]]:
    return [piece[:2] for piece in pieces(*pages) if isinstance(piece, Block)]


def table(*pages: Page) -> list[list[str]]:
    (found,) = (piece for piece in pieces(*pages) if isinstance(piece, Table))
    return [[cell.text for cell in line] for line in found.rows]


def row(
    y: float, *words: str, xs: Sequence[float] = (80, 230, 380), size: float = 16
) -> list[Text]:
    """The texts of a row of a table at a height."""
    return [Text(word, x, y, size) for word, x in zip(words, xs, strict=True)]


# Lines and paragraphs


def test_lines_are_joined_to_paragraphs() -> None:
    assert texts([*paragraph(LONG, 700), *paragraph(OTHER, 600)]) == [LONG, OTHER]


def test_short_lines_on_an_empty_page_are_not_joined() -> None:
    lines = ["共5项。", "投资12亿元。", "新建学校", "企业12家", "34家", "粮食5.5吨"]
    assert texts([Text(line, LEFT, 700 - 30 * rank) for rank, line in enumerate(lines)]) == lines


def test_equal_short_lines_without_punctuation_are_not_joined() -> None:
    lines = ["新建中学校五所", "新建县医院三家", "改造大道路四条"]
    assert texts([Text(line, LEFT, 700 - 30 * rank) for rank, line in enumerate(lines)]) == lines


@pytest.mark.parametrize(("size", "baseline"), [(40, 671), (60, 650)])
def test_a_large_letter_over_several_lines_begins_the_first(size: int, baseline: int) -> None:
    first, *rest = paragraph(LONG, 700, left=LEFT + size + 4, indent=0)
    beside, below = rest[:1], paragraph(OTHER, 600)
    page = [Text("今", LEFT, baseline, size), first, *beside, *rest[1:], *below]
    assert texts(page) == [f"今{LONG}", OTHER]


def test_labels_beside_a_large_number_do_not_tell_the_distance_of_lines() -> None:
    labels = [
        [Text("园区投产", 200, y), Text("12", LEFT, y - 20, 36), Text("同比增长5%", 200, y - 29)]
        for y in (750, 680, 610)
    ]
    assert texts([*chain(*labels), *paragraph(LONG, 500)])[-1] == LONG


def test_numbers_behind_leaders_are_no_page_numbers() -> None:
    lines = ["水利投资……………37.5亿元", "公路投资……………3700万元"]
    assert texts([Text(line, LEFT, 700 - 30 * rank) for rank, line in enumerate(lines)]) == lines


@pytest.mark.parametrize("columns", [2, 3])
def test_two_articles_in_columns_one_above_the_other_are_read_one_by_one(columns: int) -> None:
    width = 448 / columns
    upper = [*paragraph(LONG, 760, right=288), *paragraph(OTHER, 760, left=312)]
    lower = [
        line
        for rank in range(columns)
        for line in paragraph(
            f"{rank}{LONG}",
            550,
            left=LEFT + rank * width,
            right=LEFT + (rank + 1) * width - 20,
            size=12,
        )
    ]
    found = texts([*upper, Text("另一篇", LEFT, 590, 24), *lower])
    assert found == [LONG, OTHER, "另一篇", *(f"{rank}{LONG}" for rank in range(columns))]


def test_a_sentence_goes_on_below_a_line_with_large_numbers() -> None:
    first, *rest = paragraph(LONG, 700)
    lowered = [line._replace(y=line.y - 16) for line in rest]
    assert texts([first, *lowered, *paragraph(OTHER * 2, 600)]) == [LONG, OTHER * 2]


def test_a_year_above_each_page_is_no_running_head() -> None:
    pages = [[Text(f"{year}年", LEFT, 790), *paragraph(LONG, 700)] for year in (2019, 2020, 2021)]
    assert texts(*pages) == ["2019年", LONG, "2020年", LONG, "2021年", LONG]


def test_an_item_may_hang_over_the_lines_below_it() -> None:
    lines = [*paragraph(f"1. {LONG}", 700, indent=0), *paragraph(f"2. {OTHER}", 560, indent=0)]
    hanging = [line if line.text[1] == "." else line._replace(x=line.x + 20) for line in lines]
    assert texts([*hanging, *paragraph(LONG, 420)]) == [f"1. {LONG}", f"2. {OTHER}", LONG]


ROWS = ("小麦 5", "玉米 7", "水稻 9")


def test_a_centred_head_is_above_its_numbers_at_the_right() -> None:
    lines = [row(700 - 30 * at, *line.split(), xs=(80, 300)) for at, line in enumerate(ROWS, 1)]
    page = [*row(700, "作物", "产量", xs=(80, 240)), *chain(*lines)]
    assert table(page) == [["作物", "产量"], *(line.split() for line in ROWS)]


def test_a_caption_with_a_unit_beside_it_is_no_row() -> None:
    lines = [row(670 - 30 * at, *line.split(), "3") for at, line in enumerate(("作物 产量", *ROWS))]
    page = [*row(700, "各类作物", "单位：吨", xs=(80, 400)), *chain(*lines)]
    (found,) = (piece for piece in pieces(page) if isinstance(piece, Table))
    assert (found.unit, len(found.rows)) == ("吨", 4)


def test_a_heading_in_a_column_does_not_part_the_others() -> None:
    columns = [(LEFT, 36), (LEFT + 160, 0), (LEFT + 320, 0)]
    page = [Text("工作综述", LEFT, 790, 28)]
    for x, lower in columns:
        for start, head, text in ((748 - lower, "交通", LONG), (580 - lower, "民生", OTHER)):
            lines = paragraph(text, start - 22, left=x, right=x + 130, size=10)
            page += [Text(head, x, start, 12, bold=True), *lines]
    assert texts(page) == ["工作综述", *["交通", LONG, "民生", OTHER] * 3]


def test_vertical_text_is_read_from_right_to_left() -> None:
    columns = {400: "全年新建公路一百公里，新增企業五十", 370: "家，增長一成。"}
    page = [
        Text(char, x, 700 - 16 * place)
        for x, column in columns.items()
        for place, char in enumerate(column)
    ]
    assert texts(page) == ["全年新建公路一百公里，新增企業五十家，增長一成。"]


def test_the_lines_of_a_narrow_column_are_joined() -> None:
    column = [*paragraph(LONG, 700, right=250), *paragraph(OTHER, 400, right=250)]
    assert texts(column) == [LONG, OTHER]


@pytest.mark.parametrize("indent", [0, 2])
def test_paragraphs_without_an_indent_part_where_a_line_is_short(indent: int) -> None:
    lines = [*paragraph(LONG, 700, indent=indent), *paragraph(OTHER, 700 - 2 * 28.8, indent=indent)]
    assert texts(lines) == [LONG, OTHER]


def test_the_order_on_the_page_counts_and_not_that_in_the_file() -> None:
    lines = [*paragraph(LONG, 700), *paragraph(OTHER, 600)]
    assert texts(lines[::-1]) == [LONG, OTHER]
    letters = [
        Text(char, line.x + 16 * at, line.y)
        for line in paragraph("新建公路一百公里，完成投资三亿元。", 700)
        for at, char in enumerate(line.text)
    ]
    assert texts(sorted(letters, key=lambda letter: letter.text)) == [
        "新建公路一百公里，完成投资三亿元。"
    ]


def test_a_number_that_a_line_cuts_is_whole() -> None:
    lines = [
        Text("一" * 27 + "23", LEFT, 700),
        Text("91个项目，增长5.", LEFT, 671),
        Text("完成。", LEFT, 642),
    ]
    assert texts([*lines[:1], Text("91个项目。", LEFT, 671)])[0].endswith("一2391个项目。")
    assert texts([Text("一" * 27 + "2.", LEFT, 700), Text("5亿元。", LEFT, 671)])[0].endswith(
        "2.5亿元。"
    )


def test_a_sentence_runs_over_the_end_of_a_page() -> None:
    first, *rest = paragraph(LONG + OTHER, 100)
    page = [first, Text("- 1 -", 280, 40, 12)]
    after = [line._replace(y=line.y + 650) for line in rest]
    assert texts(page, [*after, Text("- 2 -", 280, 40, 12)]) == [LONG + OTHER]


def test_headings_are_not_glued_to_what_follows() -> None:
    found = kinds(
        [
            Text("一、产业发展", LEFT + 32, 740, bold=True),
            *paragraph(LONG, 700),
            centred("民生", 600, 18),
            *paragraph(OTHER, 560),
            Text("（一）就业", LEFT + 32, 460),
            *paragraph(LONG, 430),
        ]
    )
    assert found == [
        ("heading", "一、产业发展"),
        ("paragraph", LONG),
        ("heading", "民生"),
        ("paragraph", OTHER),
        ("paragraph", "（一）就业"),
        ("paragraph", LONG),
    ]


def test_numbered_lines_of_a_list_are_apart() -> None:
    lines = [f"{n}.新建学校{n * 7}所" for n in (1, 2, 3)]
    assert texts([Text(line, LEFT, 700 - 28 * n) for n, line in enumerate(lines)]) == lines


def test_text_in_one_bold_font_with_digits_in_another_is_text() -> None:
    words = [
        Text("全年新建公路城镇新增就业建设收入", LEFT + 32, 740, bold=True),
        Text("186.4亿元，", LEFT, 711),
        Text("同比增长民生支出财政收入增长增长", LEFT + 84, 711, bold=True),
        Text("6.3%。", LEFT, 682),
    ]
    assert kinds(words) == [("paragraph", "".join(word.text for word in words))]


def test_items_without_an_end_are_apart() -> None:
    items = [Text(f"{n}.实施项目{n}个", LEFT, 700 - 29 * n) for n in range(1, 4)]
    assert texts([*paragraph(LONG, 760), *items])[1:] == [item.text for item in items]


def test_a_heading_in_two_lines_is_one_and_the_largest_is_the_title() -> None:
    top = [centred("云岭县2023年", 780, 22, bold=True), centred("政府工作报告", 750, 22, bold=True)]
    found = kinds([*top, centred("县长 周明", 715), *paragraph(LONG, 680)])
    assert found[:2] == [("title", "云岭县2023年政府工作报告"), ("heading", "县长 周明")]


def test_the_title_of_a_letter_stands_under_its_number() -> None:
    top = [
        centred("云岭县人民政府文件", 780, 36),
        centred("云政发〔2023〕41号", 730),
        centred("关于加强就业工作的通知", 690, 22),
    ]
    assert ("title", "关于加强就业工作的通知") in kinds([*top, *paragraph(LONG, 640)])


def test_words_are_apart_and_a_hyphen_at_the_end_of_a_line_goes() -> None:
    lines = [
        "The county built 186 kilometres of road and inter-",
        "national exchange grew by 6.3 per cent in 2023",
    ]
    page = [
        Text(lines[0], LEFT, 700, 18),
        Text(lines[1], LEFT, 676, 18),
        Text("and later.", LEFT, 652, 18),
    ]
    assert texts(page) == [
        (
            "The county built 186 kilometres of road and international exchange grew by 6.3 per cent in 2023"
            " and later."
        )
    ]


# Characters


def test_gaps_around_digits_and_between_stretched_characters_are_none() -> None:
    apart = [Text(char, 72 + 34 * at, 700) for at, char in enumerate("本年收入合计")]
    assert texts(apart) == ["本年收入合计"]
    parts = [Text("增长", 72, 700), Text("6.3", 108, 700), Text("%。", 136, 700)]
    assert texts(parts) == ["增长6.3%。"]


def test_raised_marks_are_no_digits() -> None:
    line = [
        Text("价格指数", 72, 700),
        Text("1", 136, 706, 8),
        Text("上涨12.5%", 141, 700),
        Text("2", 217, 706, 8),
    ]
    assert texts(
        [*line, Text("，面积85km", 222, 700), Text("2", 312, 706, 8), Text("。", 316, 700)]
    ) == ["价格指数上涨12.5%，面积85km²。"]


def test_readings_above_characters_are_left_out() -> None:
    assert texts([*paragraph(LONG, 700), Text("cháng", LEFT + 60, 716, 7)]) == [LONG]


def test_labels_above_large_numbers_stay() -> None:
    label, number = Text("新建公路", LEFT, 700, 9), Text("186.4公里", LEFT, 676, 28)
    assert texts([label, number])[:2] == ["新建公路", "186.4公里"]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    line = Text("新建公路186.4公里。", LEFT, 700)
    assert texts([line, line._replace(x=LEFT + 0.4)]) == [line.text]


def test_struck_out_text_is_not_read() -> None:
    assert texts([Text("新建5.86.8公里。", LEFT, 700), rule(104, 705, 128, 705)]) == [
        "新建6.8公里。"
    ]


def test_radicals_are_the_characters_that_they_look_like() -> None:
    from xhl.read.pdf.lines import character

    assert "".join(map(character, "⼈⺠⽣活⻓期")) == "人民生活长期"


# What belongs to the page


def numbered(form: str) -> list[list[Text]]:
    return [[*paragraph(LONG, 700), Text(form.format(n), 280, 40, 12)] for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "form", ["{}", "- {} -", "— {} —", "第{}页", "第{}页 共3页", "{} / 3", "Page {} of 3"]
)
def test_page_numbers_are_left_out(form: str) -> None:
    assert texts(*numbered(form)) == [LONG] * 3


def test_heads_and_feet_that_repeat_are_left_out() -> None:
    pages = [
        [
            Text("云岭县统计公报", 240, 800, 10),
            *paragraph(LONG, 700),
            Text("内部资料 85份", 240, 50, 10),
            Text(str(number), 290, 30, 10),
        ]
        for number in (1, 2, 3)
    ]
    assert texts(*pages) == [LONG] * 3


def test_text_at_the_edges_that_differs_in_its_numbers_is_no_head() -> None:
    pages = [
        [
            Text(f"内部资料第{n}页", 240, 800, 10),
            *paragraph(LONG, 700),
            Text(f"增长{n * n}%，占{9 - n}%。", LEFT, 60),
        ]
        for n in (1, 2, 3)
    ]
    found = texts(*pages)
    assert [one for one in found if one != LONG] == [
        f"增长{n * n}%，占{9 - n}%。" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "打印2024-11-28 12:30:0{} 第{}页 共6页",
        "青石县公报 {}-{}",
        "青石县 第{}页共{}页",
        "编号20241128000{}",
        "版本1.{} 第{}页",
    ],
)
def test_heads_that_count_in_other_ways_are_left_out(form: str) -> None:
    pages = [[*paragraph(LONG, 700), Text(form.format(n * n, n), 90, 40, 12)] for n in (3, 1, 2)]
    assert texts(*pages) == [LONG] * 3


def test_a_small_line_far_from_the_text_of_the_only_page_is_left_out() -> None:
    assert texts([Text("内部资料 77份", 240, 800, 9), *paragraph(LONG, 700)]) == [LONG]
    printed = Text("2023/1/18 09:30", 30, 815, 12)
    address = Text("https://www.example.cn/t1_77.html 1/1", 30, 20, 12)
    assert texts([printed, address, *paragraph(LONG, 700)]) == [LONG]


def test_a_last_line_that_repeats_nowhere_stays() -> None:
    assert texts([*paragraph(LONG, 700), Text("报告完毕", LEFT, 60)])[-1] == "报告完毕"


def test_watermarks_are_left_out() -> None:
    slanted = Text("内部资料9999份", 150, 300, 60, turn=(0.7, 0.7, -0.7, 0.7), grey=0.5)
    faint = Text("样稿9999份", 100, 500, 80, grey=0.85)
    assert texts([slanted, faint, *paragraph(LONG, 700)]) == [LONG]


def test_a_table_of_contents_is_left_out() -> None:
    dotted = [
        Text(f"{name}{'.' * 40}{page}", LEFT, y)
        for name, page, y in (("一、产业", 2, 700), ("二、民生", 13, 670))
    ]
    plain = [
        centred("目　录", 780, 18),
        Text("一、产业", LEFT, 740),
        Text("二、民生", LEFT, 710),
        Text("三、附录", LEFT, 680),
    ]
    text = [Text("一、产业", LEFT, 740, bold=True), *paragraph(LONG, 700)]
    assert texts(dotted, text) == ["一、产业", LONG]
    assert texts(plain, text) == ["一、产业", LONG]


def test_notes_at_the_foot_do_not_part_a_sentence() -> None:
    first, *rest = paragraph(LONG + OTHER, 160)
    note = [Text("1", LEFT, 104, 6), Text("不含农户投资1200万元。", LEFT + 5, 100, 10)]
    after = [line._replace(y=line.y + 600) for line in rest]
    assert sorted(kinds([first, *note], after)) == [
        ("note", "不含农户投资1200万元。"),
        ("paragraph", LONG + OTHER),
    ]


# Columns and boxes


def column(text: str, y: float, left: float) -> list[Text]:
    return paragraph(text, y, left=left, right=left + 208, indent=2)


def test_two_columns_are_read_one_after_the_other() -> None:
    page = [centred("工作综述", 780, 22), *column(LONG, 700, LEFT), *column(OTHER, 700, LEFT + 240)]
    assert texts(page) == ["工作综述", LONG, OTHER]
    lower = [line._replace(y=line.y - 9) for line in column(OTHER, 700, LEFT + 240)]
    assert texts([*column(LONG, 700, LEFT), *lower]) == [LONG, OTHER]


def test_boxes_without_frames_are_columns_although_their_lines_are_few() -> None:
    said = (OTHER, 2 * LONG, 3 * OTHER)
    boxes = [
        paragraph(text, y, left=left, right=left + 162, size=9)
        for y in (760, 620, 480)
        for text, left in zip(said, (36, 216, 396), strict=True)
    ]
    assert texts([*chain.from_iterable(boxes)]) == [text for text in said for _box in range(3)]


def test_a_character_without_a_name_does_not_join_two_columns() -> None:
    right = column("全" + OTHER, 700, LEFT + 240)
    right[0] = right[0]._replace(text="\ue000" + right[0].text[1:])
    assert texts([*column(LONG, 700, LEFT), *right]) == [LONG, OTHER]


def test_a_sentence_runs_over_the_end_of_a_column() -> None:
    lines = column(LONG + OTHER, 700, LEFT)
    half = len(lines) // 2
    right = [
        line._replace(x=line.x + 240, y=line.y + lines[0].y - lines[half].y)
        for line in lines[half:]
    ]
    assert texts([*lines[:half], *right]) == [LONG + OTHER]


def test_a_table_of_numbers_in_a_column_is_not_mixed_with_the_other_column() -> None:
    lines = ("指标", "单位", "数值"), ("粮食", "万吨", "28.7"), ("棉花", "万吨", "3.2")
    words = [
        row(700 - 28.8 * (at + 4), *line, xs=(LEFT + 240, LEFT + 300, LEFT + 360), size=12)
        for at, line in enumerate(lines)
    ]
    page = [*column(LONG + OTHER, 700, LEFT), *column(OTHER, 700, LEFT + 240), *chain(*words)]
    found = pieces(page)
    assert [piece.text for piece in found if isinstance(piece, Block)] == [LONG + OTHER, OTHER]
    assert len([*filter(lambda piece: isinstance(piece, Table), found)]) == 1


def test_cells_of_two_lines_beside_numbers_are_no_column() -> None:
    rows = (
        ("规模以上工业增加值", "12.5", "6.3%"),
        ("固定资产投资", "13.5", "7.3%"),
        ("社会消费品零售总额", "14.5", "8.3%"),
    )
    words = [
        [
            *row(y, *line[:2], xs=(LEFT, 220)),
            Text("同比增长", 300, y + 8),
            Text(line[2], 300, y - 8),
        ]
        for line, y in zip(rows, (700, 660, 620), strict=True)
    ]
    found = texts([*paragraph(OTHER, 780), *chain(*words)])
    assert [text for text in found if "零售" in text] == ["社会消费品零售总额14.5"]


def test_a_narrow_box_beside_a_long_text_does_not_mix_with_it() -> None:
    lines = enumerate(("学校12所", "投资5.5亿元", "惠及9万人"))
    box = [Text(line, 420, 697 - 20 * rank, 14) for rank, line in lines]
    found = texts([*paragraph(LONG + OTHER + LONG + OTHER, 700, right=400), *box])
    assert found[0] == LONG + OTHER + LONG + OTHER


def test_a_box_beside_the_text_does_not_mix_with_it() -> None:
    beside = [Text("数读：新增市场", 380, 690), Text("主体3456户。", 380, 664)]
    body = [Text("全县签约项目实现了稳步增长，达", LEFT, 700), Text("到21个。", LEFT, 672)]
    assert sorted(texts([*paragraph(OTHER, 780), *body, *beside])) == sorted(
        [OTHER, "全县签约项目实现了稳步增长，达到21个。", "数读：新增市场主体3456户。"]
    )


def test_a_sentence_goes_on_beside_a_box() -> None:
    frame = [rule(380, 640, 520, 640), rule(380, 712, 520, 712)]
    frame += [rule(380, 640, 380, 712), rule(520, 640, 520, 712)]
    box = [Text("数读：共3456户。", 390, 680, 14)]
    body = [*paragraph(LONG, 700, right=370), *paragraph(OTHER, 560)]
    assert texts([*paragraph(OTHER, 800), *frame, *box, *body]) == [
        *(OTHER, LONG),
        *("数读：共3456户。", OTHER),
    ]


def test_signatures_at_the_right_are_no_column() -> None:
    signed = [Text("云岭县财政局", 400, 600), Text("2023年3月15日", 390, 572)]
    others = [Text("附件：分配表", LEFT, 640), Text("抄送：县审计局", LEFT, 530)]
    found = texts([*paragraph(OTHER, 780), *signed, *others, *paragraph(LONG, 480)])
    assert found == [OTHER, "附件：分配表", "云岭县财政局", "2023年3月15日", "抄送：县审计局", LONG]


def test_numbers_at_the_right_are_no_column() -> None:
    rows = [
        ("合计", "97,607", "104,003"),
        ("税收", "82,305", "90,126"),
        ("其他", "15,302", "13,877"),
    ]
    words = [
        row(700 - 40 * at, *line, xs=(LEFT, 320, 420), size=11) for at, line in enumerate(rows)
    ]
    assert texts([*paragraph(LONG, 780), *chain(*words)])[1:] == [*map(" ".join, rows)]


# Tables

XS, YS = (72, 222, 372, 522), (600, 630, 660)
HEAD = row(640, "指标", "单位", "2022年")
CELLS = [*HEAD, *row(610, "粮食产量", "万吨", "28.7")]


def test_a_table_with_lines_is_a_table_with_its_caption_and_unit() -> None:
    above = [centred("表1 主要指标", 700), Text("单位：万元", 440, 672, 12)]
    page = [*above, *CELLS, *grid(XS, YS)]
    (found,) = pieces(page)
    assert isinstance(found, Table)
    assert (found.caption, found.unit, found.place.page) == ("表1 主要指标", "万元", 1)
    assert table(page) == [["指标", "单位", "2022年"], ["粮食产量", "万吨", "28.7"]]


def test_merged_cells_have_spans() -> None:
    lines = [
        *(rule(72, y, 522, y) for y in (600, 660, 690)),
        rule(222, 630, 522, 630),
        *(rule(x, 600, x, 690) for x in (72, 522)),
        rule(222, 600, 222, 660),
        rule(372, 600, 372, 630),
    ]
    words = [Text("总表", 200, 670), Text("收入", 80, 620), Text("数值", 300, 640)]
    words += row(610, "1,234.5", "-6.3", xs=(230, 380))
    (found,) = pieces([*lines, *words])
    assert isinstance(found, Table)
    assert [[(c.text, c.colspan, c.rowspan) for c in line] for line in found.rows] == [
        [("收入", 1, 2), ("数值", 2, 1)],
        [("1,234.5", 1, 1), ("-6.3", 1, 1)],
    ]
    assert found.caption == "总表"


def test_a_cell_in_several_lines_is_one_text() -> None:
    words = [*HEAD, Text("机关事业单", 80, 618, 12), Text("位缴费", 80, 604, 12), *CELLS[4:]]
    assert table([*words, *grid(XS, YS)])[1] == ["机关事业单位缴费", "万吨", "28.7"]


def test_a_number_goes_on_in_the_next_line_of_a_cell_if_its_line_is_full() -> None:
    for above, whole in (("120", "120  135"), ("12345678901234567", "12345678901234567135")):
        lines = [Text(above, 380, 618), Text("135", 380, 602)]
        assert table([*CELLS[:-1], *lines, *grid(XS, YS)])[1][-1] == whole


def test_a_table_goes_on_on_the_next_page() -> None:
    last = row(610, "油料产量", "万吨", "1.1")
    more, again = [*row(640, "棉花产量", "万吨", "3.2"), *last], [*HEAD, *last]
    lines = grid(XS, YS)
    assert len(table([*CELLS, *lines], [*more, *lines])) == 4
    assert len(table([*CELLS, *lines], [*again, *lines])) == 3


OPEN = [*(rule(72, y, 522, y) for y in (630, 660)), *(rule(x, 570, x, 660) for x in XS)]


@pytest.mark.parametrize("lines", [OPEN, grid(XS, (570, 630, 660))], ids=["open", "closed"])
def test_a_row_that_a_page_cuts_is_whole(lines: list[str]) -> None:
    first = [*HEAD, *row(610, "粮食产量", "万吨", "全年播种面积"), Text("增加12个百", 380, 590)]
    rest = [Text("分点以上", 380, 640), *row(610, "油料产量", "万吨", "平稳")]
    assert table([*first, *lines], [*rest, *grid(XS, YS)])[1:] == [
        ["粮食产量", "万吨", "全年播种面积增加12个百分点以上"],
        ["油料产量", "万吨", "平稳"],
    ]
    of_group = [Text("林业产量", 230, 640), *row(610, "木材", "万方", "2")]
    assert len(table([*CELLS, *grid(XS, YS)], [*of_group, *grid(XS, YS)])) == 4
    heads = [Text(f"{rank}、商业服务业等的支出", 230, 640 - 30 * rank, 12) for rank in (0, 1)]
    of_number = [Text("十六、金融支出", 230, 640), *row(610, "木材", "万方", "2")]
    assert len(table([*HEAD, heads[1], *grid(XS, YS)], [*of_number, *grid(XS, YS)])) == 4


def test_a_table_without_lines_is_known_by_its_columns_of_numbers() -> None:
    words = [*CELLS, *row(580, "棉花产量", "万吨", "3.2")]
    assert table([*paragraph(LONG, 740), *words])[1:] == [
        ["粮食产量", "万吨", "28.7"],
        ["棉花产量", "万吨", "3.2"],
    ]


def test_a_table_without_lines_goes_on_on_the_next_page() -> None:
    unit, head = Text("单位：万元", 230, 180, bold=True), row(150, "项目", "2022年", "2023年")
    body = [row(148 - 28 * n, f"甲{n}", f"{n}85", f"{n}86") for n in (1, 2, 3)]
    after = [row(780 - 28 * n, f"乙{n}", f"{n}87", f"{n}88") for n in (1, 2, 3)]
    page = [*paragraph(LONG, 700), unit, *head, *chain(*body)]
    found = [one for one in pieces(page, [*chain(*after)]) if isinstance(one, Table)]
    assert [(len(one.rows), one.unit) for one in found] == [(7, "万元")]


def test_numbers_with_their_units_are_columns_of_numbers_too() -> None:
    lines = (
        ("指标", "2023年"),
        ("苹果产量", "36.4万吨"),
        ("果品产值", "7.1亿元"),
        ("合作社", "52家"),
    )
    words = [row(640 - 30 * at, *line, xs=(80, 300), size=12) for at, line in enumerate(lines)]
    assert table([*paragraph(LONG, 740), *chain(*words)]) == [[*line] for line in lines]


def test_a_label_in_two_lines_is_of_one_row() -> None:
    rows = [*row(640, "指标", "2022年", xs=(80, 300)), Text("职业年金", 80, 590)]
    rows += row(610, "机关事业单位", "85.2", xs=(80, 300))
    rows += row(560, "粮食产量", "28.7", xs=(80, 300))
    assert table([*paragraph(LONG, 740), *rows])[1:] == [
        ["机关事业单位职业年金", "85.2"],
        ["粮食产量", "28.7"],
    ]


def test_grounds_and_frames_of_a_page_are_no_tables() -> None:
    frame = [
        "0.9 g 60 500 480 280 re f",
        rule(40, 40, 555, 40),
        rule(40, 802, 555, 802),
        rule(40, 40, 40, 802),
        rule(555, 40, 555, 802),
    ]
    assert texts([*frame, *paragraph(LONG, 700)]) == [LONG]


# Pages that are turned, and parts that do not show


def test_a_page_on_its_side_is_read_as_it_is_shown() -> None:
    turned = [
        Text(line.text, WIDTH - line.y, line.x, turn=(0, 1, -1, 0)) for line in paragraph(LONG, 560)
    ]
    answer = read_here(pdf(turned, page=b"/Rotate 90"), Progress())
    assert [piece.text for piece in answer["pieces"]] == [LONG]


def test_text_off_the_page_or_clipped_is_not_read() -> None:
    clipped = ["q 0 650 595 200 re W n", *paragraph(LONG, 700), *paragraph(OTHER, 600), "Q"]
    off = [
        Text("同比增长99.9%。", 700, 400),
        Text("同比增长99.9%。", 72, -40),
        Text("增长9%。", 72, HEIGHT + 9),
    ]
    assert texts([*clipped, *off]) == [LONG]


# The file


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    found = reader.read(pdf([*paragraph(LONG, 700), *CELLS, *grid(XS, YS)]))
    assert found.format == "pdf"
    assert found.pieces[0] == Block("paragraph", LONG, found.pieces[0].place)
    assert isinstance(found.pieces[1], Table)


def problem(data: bytes) -> str:
    with pytest.raises(FileError) as refused:
        reader.read(data)
    return refused.value.problem


PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no signals")
def test_a_process_that_is_killed_says_nothing_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pdf(paragraph(LONG, 700))
    once = "import os, pathlib; mark = pathlib.Path(sys.argv[1]); "
    once += "mark.exists() or (mark.touch(), os.kill(os.getpid(), 9))"
    start = "import sys; from xhl.read.pdf.process import main; "
    monkeypatch.setattr(sys, "path", [str(tmp_path / "killed"), *sys.path])
    monkeypatch.setattr(reader, "_START", f"{start}{once}; main()")
    assert reader.read(data).pieces[0][:2] == ("paragraph", LONG)
    monkeypatch.setattr(reader, "_START", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(MemoryError):
        reader.read(data)


def test_a_scan_is_refused_with_its_reason() -> None:
    assert "pages are pictures without text" in problem(pdf([PICTURE], [PICTURE]))


LOCKED = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (b"41" * 32, b"42" * 32)


def test_a_password_is_refused_with_its_reason() -> None:
    trailer = b"/Encrypt 7 0 R /ID [<00> <00>]"
    objects = pdf([*paragraph(LONG, 700)])
    end = objects.index(b"xref\n0")
    data = (
        objects[:end]
        + b"7 0 obj\n"
        + LOCKED
        + b"\nendobj\n"
        + objects[end:].replace(b"/Root", trailer + b" /Root")
    )
    assert "locked with a password" in problem(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 1000, pdf([*paragraph(LONG, 700)])[:400]]
)
def test_a_damaged_file_is_refused_with_its_reason(data: bytes) -> None:
    assert problem(data) in (
        "not a PDF that can be read: it is damaged, or not complete",
        "its pages are pictures without text: recognise the text (OCR) first",
    )


def test_the_content_tells_a_pdf() -> None:
    assert reader.is_mine(b"\r\n%PDF-1.4", "a.docx")
    assert not reader.is_mine(b"PK\3\4", "a.pdf")


def test_characters_that_no_font_names_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = read_here(pdf([*paragraph(LONG, 700)]), Progress()) | {"unknown": 3}
    monkeypatch.setattr("xhl.read.pdf.reader._answer", lambda _data: answer)
    content = reader.read(b"%PDF-")
    assert content.notes[0].count("left out: 3") == 1


def test_text_on_its_side_is_told() -> None:
    label = Text("工业经济", 60, 500, turn=(0, 1, -1, 0))
    watermark = Text("内部资料", 150, 300, 60, turn=(0.7, 0.7, -0.7, 0.7), grey=0.5)
    content = reader.read(pdf([label, watermark, *paragraph(LONG, 700)]))
    assert content.notes == (
        "characters on their side or upside down, left out: 4; compare it with the pages",
    )


def test_pages_that_are_pictures_are_told() -> None:
    text = [*paragraph(LONG, 700)]
    scans = [[PICTURE, Text(f"- {number} -", 290, 40)] for number in (2, 3)]
    content = reader.read(pdf(text, *scans, text, [], [PICTURE]))
    assert content.notes == ("pages that are pictures, whose text is not read: 2-3, 6",)
