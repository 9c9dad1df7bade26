"""The outline of plain text: title, headings, sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.draft import outline
from xhl.draft.headings import unnumbered
from xhl.draft.outline import Part, Report
from xhl.read.blocks import Block, Cell, Content, Table
from xhl.read.plain_text import content_of
from xhl.text.sentences import LONGEST_SENTENCE

DATA = Path(__file__).parents[1] / "data"
REPORTS = ["report.txt", "other-report.txt", "work-report.txt"]

PIECES = st.sampled_from(
    [
        *"，。；！？“”（）()、：.1一五",
        "\n",
        "\n\n",
        "一、",
        "（二）",
        "综合",
        "签约8个项目",
        "增长5%",
        " ",
        "\u3000",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


def read(text: str) -> Report:
    return outline.read(content_of(text))


def said(part: Part) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in part.sentences)


def text_of(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def headings(text: str) -> list[str]:
    return [part.heading for part in read(text).parts]


def dense(text: str) -> str:
    return "".join(text.split())


# Headings


def test_the_headings_of_a_report_are_its_short_lines_over_text() -> None:
    assert headings(text_of("report.txt")) == [
        "",
        "统筹抓好疫情防控和经济社会发展",
        "多层次打造创新生态",
        "加快构建现代产业体系",
        "坚持“四治”一体推进",
        "安全生产和社会稳定 扎实向好",
        "党的领导实现新加强",
        "打开高质量发展新局面",
    ]


def test_white_space_that_is_longer_than_a_sentence_is_no_heading() -> None:
    parts = read(f"投入{' ' * 3 * LONGEST_SENTENCE}5 人。").parts
    assert [text for part in parts for text in said(part)] == ["投入", "5 人。"]


def test_the_last_line_before_the_text_may_tell_what_it_is_of() -> None:
    report = read("检察院工作报告\n检察长 甲\n2024年工作回顾\n办案9件。\n一、刑事\n起诉5人。")
    assert [(part.heading, part.period) for part in report.parts] == [
        ("2024年工作回顾", "2024"),
        ("一、刑事", "2024"),
    ]
    assert report.loose == ("检察长 甲",)


def test_numbered_lines_are_headings_even_without_text_under_them() -> None:
    assert headings(text_of("other-report.txt")) == ["", "一、综合", "二、改革"]


def test_a_numbered_heading_may_begin_its_paragraph() -> None:
    [part] = read("（一）产业发展提质增效。建成高标准农田3.2万亩。").parts
    assert (part.heading, said(part)) == ("（一）产业发展提质增效", ("建成高标准农田3.2万亩。",))


@pytest.mark.parametrize(
    "line",
    [
        "第一章 总则",
        "第二部分：指标",
        "一、综合",
        "十二、教育",
        "（三）民生",
        "(4) 生态",
        "2.工作",
        "3、目标",
    ],
)
def test_numbers_of_headings_are_known(line: str) -> None:
    assert headings(f"开头。\n{line}\n新增就业5人。") == ["", line]
    assert unnumbered(line) in line[2:].strip("章 部分：")


@pytest.mark.parametrize(
    "line",
    [
        "一、新增就业5600人",
        "2.5万亩农田",
        "1.抓好春耕，播种45万亩。",
        "（一）粮食总产量达到28.7万吨。建成农田。",
        "全年接待游客520万人次",
    ],
)
def test_a_line_that_counts_something_is_no_heading(line: str) -> None:
    report = read(f"开头。\n{line}\n结尾。")
    assert headings(f"开头。\n{line}\n结尾。") == [""]
    assert dense("".join(said(report.parts[0]))) == f"开头。{line}结尾。"


@pytest.mark.parametrize("line", ["二、六个村的造地项目", "（三）十件民生实事进展情况"])
def test_a_heading_may_tell_how_many_parts_follow(line: str) -> None:
    assert headings(f"开头。\n{line}\n造地5亩。") == ["", line]


# The title, and lines outside the text


def test_the_title_is_the_line_above_the_text_that_names_its_subject() -> None:
    report = read(text_of("report.txt"))
    assert report.title == "杏花岭区奋力书写高质量发展新篇章"
    assert report.loose[:3] == (
        "“一城”统“五区” “五区”簇“一城”",
        "东山生态建设高标准推进",
        "晋商博物院投入运营",
    )


def test_a_title_says_what_kind_of_document_it_is() -> None:
    assert (
        read("云岭县人民政府\n2022年工作报告（摘要）报告\n\n开头。").title
        == "2022年工作报告（摘要）报告"
    )
    assert read(text_of("work-report.txt")).title == "2022年云岭县政府工作报告（摘要）"


def test_a_title_may_be_of_results_and_plans() -> None:
    title = "云岭县2022年工作总结和2023年工作安排"
    assert read(f"{title}\n\n2022年工作情况\n\n开头。").title == title


def test_a_title_keeps_a_part_in_brackets() -> None:
    assert read("【快讯】全县修成公路\n\n开头。").title == "【快讯】全县修成公路"
    assert read("【全县修成公路】\n\n开头。").title == "全县修成公路"


def test_a_report_that_begins_with_a_sentence_has_no_title() -> None:
    assert read(text_of("other-report.txt")).title == ""


def test_a_line_right_under_the_title_and_over_text_is_a_heading() -> None:
    report = read("工作报告\n综合\n经济回升。")
    assert (report.title, report.parts[0].heading, report.loose) == ("工作报告", "综合", ())


def test_captions_and_credits_are_kept_apart() -> None:
    report = read("工作报告\n经济回升。\n图片说明\n文字 王小川")
    assert report.loose == ("图片说明", "文字 王小川")


def test_the_parts_of_a_numbered_report_are_its_sections() -> None:
    report = read("年度报告\n1.1师资队伍\n教师86人。\n1.2大棚蔬菜\n3.5万亩大棚投产。")
    assert [part.heading for part in report.parts] == ["1.1师资队伍", "1.2大棚蔬菜"]
    assert [said(part)[0] for part in report.parts] == ["教师86人。", "3.5万亩大棚投产。"]


# Sentences


def test_the_lines_of_a_wrapped_paragraph_are_one() -> None:
    text = "全年新增城镇就业一万一千五百人其中下岗失业人员再就业\n6150人。年末失业率为2.85%。\n\n粮食\n丰收。"
    [part] = read("开头。\n\n" + text).parts[:1]
    assert said(part)[1] == text.partition("。")[0].replace("\n", "") + "。"


# Nothing is lost, nothing is made up


@pytest.mark.parametrize("name", REPORTS)
def test_every_character_of_a_report_is_somewhere(name: str) -> None:
    text = text_of(name)
    report = read(text)
    parts = [piece for part in report.parts for piece in (part.heading, *said(part))]
    kept = Counter(dense("".join([report.title, *parts, *report.loose])))
    lost = Counter(dense(text)) - kept
    assert set(lost) <= {"。"}  # behind a heading that its paragraph begins with
    assert not kept - Counter(dense(text))


@given(TEXTS)
def test_every_sentence_stands_in_its_text(text: str) -> None:
    whole = dense("".join(line for line, _place in content_of(text).lines))
    for part in read(text).parts:
        for sentence in (part.heading, *said(part)):
            assert dense(sentence) in whole


@given(TEXTS)
def test_no_sentence_is_empty_or_endless(text: str) -> None:
    found = [sentence for part in read(text).parts for sentence in said(part)]
    assert all(sentence.strip() and len(sentence) <= LONGEST_SENTENCE for sentence in found)


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff"])
def test_no_text_is_no_report(text: str) -> None:
    assert read(text).parts == ()


# What the file knows is not guessed


def outlined(*pieces: Block | Table) -> Report:
    return outline.read(Content(pieces, "docx"))


def test_a_title_and_headings_are_taken_as_they_are() -> None:
    report = outlined(
        Block("paragraph", "青石县人民政府"),
        Block("title", "关于2021年5件实事的报告"),
        Block("heading", "全年新建学校5所", level=1),
        Block("paragraph", "经济回升。"),
        Block("paragraph", "综合情况"),
        Block("paragraph", "就业稳定。"),
    )
    assert (report.title, report.loose) == (
        "关于2021年5件实事的报告",
        ("青石县人民政府", "综合情况"),
    )
    [part] = report.parts
    assert (part.heading, said(part)) == ("全年新建学校5所", ("经济回升。", "就业稳定。"))


def test_a_sentence_goes_on_in_the_next_block() -> None:
    report = outlined(Block("paragraph", "全年新建学校", closed=False), Block("paragraph", "5所。"))
    assert said(report.parts[0]) == ("全年新建学校5所。",)


def test_items_are_no_headings() -> None:
    report = outlined(Block("item", "项目建设"), Block("paragraph", "投资5亿元。"))
    assert (report.parts[0].heading, report.loose) == ("", ("项目建设",))


def test_notes_stand_apart() -> None:
    report = outlined(Block("note", "不含石油9吨。"), Block("paragraph", "投资5亿元。"))
    assert [(part.heading, said(part)) for part in report.parts] == [
        ("", ("投资5亿元。",)),
        ("notes", ("不含石油9吨。",)),
    ]


def test_captions_are_no_sentences() -> None:
    assert outlined(Block("paragraph", "图1 建设情况")).loose == ("图1 建设情况",)


@pytest.mark.parametrize(("caption", "title"), [("重点项目表", "重点项目表"), ("表1 项目", "")])
def test_the_caption_of_a_table_at_the_start_is_the_title(caption: str, title: str) -> None:
    rows = ((Cell("项目"), Cell("投资（亿元）")), (Cell("医院"), Cell("9")))
    assert outlined(Table(rows, caption=caption)).title == title


def test_the_rows_of_a_table_stand_under_its_heading() -> None:
    rows = ((Cell("指标"), Cell("产量（吨）")), (Cell("石油"), Cell("9")))
    report = outlined(Block("heading", "工业"), Table(rows))
    assert said(report.parts[0]) == ("指标 | 产量（吨）", "石油 | 9")
    assert report.parts[0].sentences[1].cells[0].topic == "石油（产量）"


def test_a_line_that_opens_what_follows_is_no_title() -> None:
    assert read("现将上半年工作情况通报如下：\n一、招商\n签约8个项目。").title == ""


def test_a_heading_of_a_year_holds_for_the_numbered_headings_below_it() -> None:
    text = """青石县文化馆工作报告
青石县文化馆 2025年1月8日
2024年工作回顾
一、场馆
开放7天。
二、活动
办展8场。
2025年工作安排
一、场馆
开放9天。
下一步打算
开放5天。
二、活动
办展6场。
"""
    parts = [(part.heading, part.plan, part.period) for part in read(text).parts]
    assert parts == [
        ("2024年工作回顾", "", "2024"),
        ("一、场馆", "", "2024"),
        ("二、活动", "", "2024"),
        ("2025年工作安排", "计划", "2025"),
        ("一、场馆", "计划", "2025"),
        ("下一步打算", "计划", "2025"),
        ("二、活动", "计划", "2025"),
    ]


def test_a_heading_of_a_year_without_text_holds_for_headings_without_numbers_below_it() -> None:
    text = """青石县文化馆工作报告
一年来，各项工作有序开展。
2024年工作回顾
开放7天。
2025年工作安排
总体目标
开放9天。
重点任务
办展6场。
2026年工作展望
办展8场。
"""
    parts = [(part.heading, part.plan, part.period) for part in read(text).parts[1:]]
    assert parts == [
        ("2024年工作回顾", "", "2024"),
        ("2025年工作安排", "计划", "2025"),
        ("总体目标", "计划", "2025"),
        ("重点任务", "计划", "2025"),
        ("2026年工作展望", "计划", "2026"),
    ]


def test_a_scheme_is_of_plans_but_for_its_background() -> None:
    text = """青石县“十五五”养老事业发展规划
根据有关规定，制定本规划。
一、发展基础
（一）设施
开放7家。
（二）存在问题
缺少5家。
二、完善设施网络
（一）城区
建设9家。
三、保障措施
安排资金5元。
"""
    parts = [(part.heading, part.plan, part.is_unsure) for part in read(text).parts]
    assert parts == [
        ("", "", False),
        ("一、发展基础", "", False),
        ("（一）设施", "", False),
        ("（二）存在问题", "", False),
        ("二、完善设施网络", "计划", True),
        ("（一）城区", "计划", True),
        ("三、保障措施", "计划", True),
    ]


def test_the_levels_that_a_file_marks_hold_for_headings_without_numbers() -> None:
    marked = [("2025年工作安排", 2), ("场馆", 3), ("活动", 3), ("附录", 2)]
    pieces = [
        piece
        for heading, level in marked
        for piece in (Block("heading", heading, level=level), Block("paragraph", "开放7天。"))
    ]
    assert [part.plan for part in outlined(*pieces).parts] == ["计划", "计划", "计划", ""]


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_lines_before_the_text_are_not_compared_with_each_other() -> None:
    outlined(
        *(Block("paragraph", Counted(f"云岭县{chr(ord('一') + rank)}局")) for rank in range(900))
    )
    assert Counted.compared < 9_000
