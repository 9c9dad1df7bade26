"""What is read of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.read.blocks import Block, Table
from xhl.read.markdown import is_mine, read


def pieces(text: str) -> list[tuple[str, str]]:
    found = read(text.encode()).pieces
    return [
        (piece.kind, piece.text)
        if isinstance(piece, Block)
        else ("table", "/".join("|".join(cell.text for cell in row) for row in piece.rows))
        for piece in found
    ]


def line(text: str) -> str:
    [(kind, said)] = pieces(text)
    assert kind == "paragraph"
    return said


# Lines


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("投资**12**亿元", "投资12亿元"),
        ("投资1**2**.5亿元", "投资12.5亿元"),
        ("***重点***，_次要_，*其他*", "重点，次要，其他"),
        ("snake_case_name与2*3*4", "snake_case_name与2*3*4"),
        ("==新增==5所", "新增5所"),
        ("~~旧5所~~新6所", "新6所"),
        ("约10<sup>4</sup>吨，增长5%<sup>[1]</sup>。", "约10⁴吨，增长5%。"),
        ("见[统计公报](https://a.cn/b_(c).html)。", "见统计公报。"),
        ("见[公报][1]与<https://a.cn>", "见公报与https://a.cn"),
        ("![图1](a.png)建成5所", "建成5所"),
        ("`a*b*c`与``d`e``", "a*b*c与d`e"),
        (r"\*不斜\*，5\_6", "*不斜*，5_6"),
        ("增长5&nbsp;%&amp;", "增长5 %&"),
        ("增长5%[^2]，<b>9</b>个<!-- 注 -->", "增长5%，9个"),
        ("相关系数$r=0.79$", "相关系数r=0.79"),
        ("价格$5与$6", "价格$5与$6"),
    ],
)
def test_marks_within_a_line_are_left_out(marked: str, said: str) -> None:
    assert line(marked) == said


def test_emphasis_may_go_over_the_end_of_a_line() -> None:
    assert pieces("完成**固定资产\n投资**五亿元") == [
        ("paragraph", "完成固定资产"),
        ("paragraph", "投资五亿元"),
    ]


def test_lines_that_are_full_go_on() -> None:
    text = "全年新增城镇就业一万一千五百人其中下岗失业人员再就业\n6150人。\n青石县"
    assert [block.closed for block in read(text.encode()).pieces] == [False, True, True]  # type: ignore[union-attr]


def test_every_piece_has_the_line_it_begins_on() -> None:
    found = read("# 公报\n\n甲。\n\n- 乙\n\n|a|b|\n|-|-|\n|c|5|\n".encode())
    assert [piece.place.line for piece in found.pieces] == [1, 3, 5, 7]
    assert [place.line for _text, place in found.lines] == [1, 3, 5, 7, 9]


# Blocks


def test_headings_with_signs_and_with_lines_under_them() -> None:
    text = "公报\n====\n\n## 一、综合 ##\n\n工业\n----\n\n文。\n#不是标题\n"
    assert pieces(text) == [
        ("title", "公报"),
        ("heading", "一、综合"),
        ("heading", "工业"),
        ("paragraph", "文。"),
        ("paragraph", "#不是标题"),
    ]


def test_a_first_heading_with_a_number_is_no_title() -> None:
    assert pieces("# 一、综合\n文。")[0] == ("heading", "一、综合")


def test_the_settings_at_the_top_give_the_title_and_no_facts() -> None:
    text = '---\ntitle: "2021年公报"\nweight: 30\ntags:\n  - 经济\n---\n# 2021年公报\n文。'
    assert pieces(text) == [("title", "2021年公报"), ("paragraph", "文。")]


def test_a_line_at_the_top_is_no_settings() -> None:
    assert pieces("---\n文。\n---\n") == [("heading", "文。")]


def test_items_and_tasks() -> None:
    text = "- 甲5个\n* [x] 乙6个\n  1. 丙7个\n2) 丁8个\n\n   续9个。"
    assert pieces(text) == [
        ("item", "甲5个"),
        ("item", "乙6个"),
        ("paragraph", "1. 丙7个"),
        ("paragraph", "2) 丁8个"),
        ("paragraph", "续9个。"),
    ]


@pytest.mark.parametrize(
    "code",
    ["```py\na = 5个\n```", "~~~\n5个\n~~~~", "    5个", "$$\nx = 5\n$$", "$$x=5$$", "```\n5个"],
)
def test_code_and_formulas_are_left_out(code: str) -> None:
    assert pieces(f"甲。\n\n{code}")[:1] == [("paragraph", "甲。")]
    assert len(pieces(f"甲。\n\n{code}")) == 1


def test_code_in_an_item_is_code() -> None:
    assert pieces("- 甲\n\n  ```\n  5个\n  ```\n- 乙") == [("item", "甲"), ("item", "乙")]


def test_comments_and_references_are_left_out() -> None:
    assert pieces("甲。\n<!-- 旧：\n5个 -->\n\n[1]: https://a.cn/5\n\n---\n乙。") == [
        ("paragraph", "甲。"),
        ("paragraph", "乙。"),
    ]


def test_quotations_are_text() -> None:
    assert pieces("> **要点**\n> 投资5亿元。\n>\n> - 甲") == [
        ("paragraph", "要点"),
        ("paragraph", "投资5亿元。"),
        ("item", "甲"),
    ]


def test_notes_stand_at_the_end() -> None:
    assert pieces("增长5%[^a]。\n\n[^a]: 不含农户9户。\n    续。\n\n完。") == [
        ("paragraph", "增长5%。"),
        ("paragraph", "完。"),
        ("note", "不含农户9户。"),
        ("note", "续。"),
    ]


def test_lines_of_a_cell_are_one_text_and_two_numbers() -> None:
    text = "| 项目 | 金额 |\n|---|---|\n| 粮食<br>产量 | 120<br>135 |\n"
    assert pieces(text) == [("table", "项目|金额/粮食产量|120  135")]


def test_tables() -> None:
    text = "单位：万元\n\n| 项目 | **金额** |\n|:--|--:|\n| 教育\\|科技 | 5 |\n\n文。"
    found = read(text.encode()).pieces
    assert pieces(text) == [("table", "项目|金额/教育|科技|5"), ("paragraph", "文。")]
    assert isinstance(found[0], Table)
    assert found[0].unit == "万元"


# What is Markdown


@pytest.mark.parametrize(
    ("text", "name", "mine"),
    [
        ("一、综合\n文。", "报告.md", True),
        ("# 综合\n\n建成**9**个。", "报告.txt", True),
        ("|a|b|\n|---|---|\n|c|d|\n\n- e", "", True),
        ("---\ntitle: a\n---\n# b", "", True),
        ("一、综合\n- 文。", "报告.txt", False),
        ("#1楼5层", "报告.txt", False),
        ("新建5G基站**9个。", "报告.txt", False),
    ],
)
def test_marks_make_markdown_whatever_its_name(text: str, name: str, mine: bool) -> None:
    assert is_mine(text.encode(), name) == mine


@given(st.text("#*_`|-=>$[]()!~\\<&;:^ \n\t1a甲。", max_size=80))
def test_any_marks_are_read(text: str) -> None:
    for piece, _place in read(text.encode()).lines:
        assert piece.strip()


def test_marks_that_hold_a_line_end_cost_no_line() -> None:
    found = read("甲`b\nc`。\n~~旧\n~~新。\n<b\n>丙</b>。".encode())
    assert [(text, place.line) for text, place in found.lines][:2] == [("甲b", 1), ("c。", 2)]
