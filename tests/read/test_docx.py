"""Word files: the text that Word displays is read."""

from __future__ import annotations

from io import BytesIO
from unittest import mock
from zipfile import ZipFile

import pytest
from word_files import (
    STRICT,
    cell_of,
    level,
    lists,
    numbered,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    word,
)

from xhl.errors import FileError
from xhl.read.blocks import Block, Table
from xhl.read.docx.reader import is_mine, read
from xhl.read.package import DEPTH, LARGEST

CHINESE = (
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3."),
)


def blocks(body: str, **parts: str) -> list[Block]:
    return [piece for piece in read(word(body, **parts)).pieces if isinstance(piece, Block)]


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def tables(body: str) -> list[list[list[str]]]:
    found = [piece for piece in read(word(body)).pieces if isinstance(piece, Table)]
    return [[[cell.text for cell in line] for line in one.rows] for one in found]


# Paragraphs and what is in them


def test_a_number_split_into_runs_is_one_number() -> None:
    runs = run("完成投资1") + '<w:proofErr w:type="spellStart"/>' + run("2.") + run("5亿元。")
    assert texts(paragraph(runs)) == ["完成投资12.5亿元。"]


def test_insertions_are_kept_and_deletions_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>7</w:delText></w:r></w:del>"
    runs = run("新建学校") + deleted + f"<w:ins>{run('8')}</w:ins>" + run("所。")
    assert texts(paragraph(runs)) == ["新建学校8所。"]


def test_moved_text_is_at_its_new_place() -> None:
    source = paragraph(f"<w:moveFrom>{run('新建学校8所。')}</w:moveFrom>")
    target = paragraph(f"<w:moveTo>{run('新建学校8所。')}</w:moveTo>")
    assert texts(source + paragraph("就业稳定。") + target) == ["就业稳定。", "新建学校8所。"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    first = paragraph("完成投资", "<w:rPr><w:del/></w:rPr>")
    assert texts(first + paragraph("12亿元。")) == ["完成投资12亿元。"]


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    letter = paragraph("今", '<w:framePr w:dropCap="drop"/>')
    assert texts(letter + paragraph("年建成基站9个。")) == ["今年建成基站9个。"]


@pytest.mark.parametrize("holder", ["hyperlink", "smartTag", "customXml", "bdo", "fldSimple"])
def test_elements_around_runs_are_read(holder: str) -> None:
    runs = run("签约") + f"<w:{holder}>{run('8')}</w:{holder}>" + run("个项目。")
    assert texts(paragraph(runs)) == ["签约8个项目。"]


def test_content_controls_are_read_but_not_their_placeholders() -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('签约8个项目。')}</w:sdtContent></w:sdt>"
    empty = filled.replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>")
    inline = f"<w:sdt><w:sdtContent>{run('5')}</w:sdtContent></w:sdt>"
    body = filled + empty.replace("签约8个项目。", "单击此处输入文字1。")
    assert texts(body + paragraph(run("投产") + inline + run("个。"))) == [
        "签约8个项目。",
        "投产5个。",
    ]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(asked: str, inside: str = "") -> str:
    """The beginning of a field, up to its result."""
    words = f"<w:r><w:instrText> {asked} </w:instrText></w:r>"
    return mark("begin") + words + inside + mark("separate")


def test_only_the_result_of_a_field_is_text() -> None:
    inner = field("= SUM(ABOVE) 99") + run("7") + mark("end")
    nested = field("IF", inner) + run("36") + mark("end")
    assert texts(paragraph(run("共") + nested + run("个。"))) == ["共36个。"]


def test_a_field_that_is_never_closed_swallows_nothing() -> None:
    assert texts(paragraph(run("签约。") + mark("begin")) + paragraph("投资5亿元。")) == [
        "签约。",
        "投资5亿元。",
    ]


def test_a_table_of_contents_is_left_out() -> None:
    lines = paragraph(field("TOC") + run("一、投资 1")) + paragraph(run("二、就业 2"))
    end = paragraph(mark("end"))
    by_style = styled("三、民生 3", "a7") + styled(
        "（一）教育 4", "TOC2"
    )  # a style that is not there
    styles = style("a7", "toc 1")
    assert texts(paragraph("目 录") + lines + end + by_style, styles=styles) == []


def test_hidden_text_is_left_out() -> None:
    hidden = run("（内部掌握：9亿元）", "<w:vanish/>")
    shown = run("5亿元。", '<w:vanish w:val="0"/>')
    assert texts(paragraph(run("投资") + hidden + shown)) == ["投资5亿元。"]


def test_text_hidden_by_its_style_is_left_out() -> None:
    styles = style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>")
    assert texts(styled("内部掌握。", "Secret") + paragraph("公开。"), styles=styles) == ["公开。"]


@pytest.mark.parametrize("change", ["strike", "dstrike"])
def test_struck_out_text_is_left_out(change: str) -> None:
    struck = run("12亿元", f"<w:{change}/>")
    by_style = run("13亿元", '<w:rStyle w:val="Old"/>')
    styles = style("Old", "Old", f"<w:rPr><w:{change}/></w:rPr>", kind="character")
    text = paragraph(run("投资") + struck + by_style + run("15亿元。"))
    assert texts(text, styles=styles) == ["投资15亿元。"]


def test_characters_that_take_back_the_strike_of_their_style_are_text() -> None:
    struck = style("S", "删除", "<w:rPr><w:strike/></w:rPr>", kind="character")
    text = run("新建9所，", '<w:rStyle w:val="S"/><w:strike w:val="0"/>')
    text += run("旧8所，", '<w:rStyle w:val="S"/>') + run(
        "密7所，", '<w:strike w:val="0"/><w:vanish/>'
    )
    assert texts(paragraph(text + run("完成。")), styles=struck) == ["新建9所，完成。"]


def test_only_the_base_of_ruby_is_text() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('tāng')}</w:rt><w:rubyBase>{run('蹚')}</w:rubyBase></w:ruby></w:r>"
    assert texts(paragraph(run("率先") + ruby + run("出新路。"))) == ["率先蹚出新路。"]


def test_symbols_hyphens_and_tabs() -> None:
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>'
    ornament = '<w:r><w:sym w:font="Wingdings" w:char="F06D"/></w:r>'
    runs = ornament + run("误差") + symbol + run("3%，COVID") + "<w:r><w:noBreakHyphen/></w:r>"
    assert texts(paragraph(runs + run("19\u00a0疫情，关\u00ad闭。"))) == [
        "误差±3%，COVID-19 疫情，关闭。"
    ]


def test_a_tab_keeps_two_numbers_apart() -> None:
    assert texts(paragraph(run("12") + "<w:r><w:tab/><w:t>345</w:t></w:r>")) == ["12  345"]
    assert texts(paragraph(run("第一章") + "<w:r><w:tab/><w:t>总则</w:t></w:r>")) == ["第一章 总则"]


@pytest.mark.parametrize("note", ["1", "[2]", "①", "*", "[2][3]"])
def test_a_raised_mark_does_not_become_part_of_a_number(note: str) -> None:
    raised = run(note, '<w:vertAlign w:val="superscript"/>')
    assert texts(paragraph(run("增长12.5%") + raised + run("。"))) == ["增长12.5%。"]


def test_small_characters_that_are_lifted_are_superscripts() -> None:
    lifted = '<w:position w:val="8"/><w:sz w:val="{}"/>'
    small, large = (run("2", lifted.format(size)) for size in (14, 28))
    assert texts(paragraph(run("绿地300km") + small + run("，增长5%") + small)) == [
        "绿地300km²，增长5%"
    ]
    assert texts(paragraph(run("建成", '<w:sz w:val="28"/>') + large + run("所"))) == ["建成2所"]


def test_a_raised_digit_behind_a_unit_is_a_power() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert texts(paragraph(run("建成绿地300km") + raised + run("。"))) == ["建成绿地300km²。"]


def test_a_power_may_be_in_several_runs_and_raised_by_a_style() -> None:
    digits = run("1", '<w:vertAlign w:val="superscript"/>') + run("2", '<w:rStyle w:val="Up"/>')
    up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    styles = style("Up", "上标", up, kind="character")
    text = paragraph(run("约10") + digits + run("吨。"))
    assert texts(text, styles=styles) == ["约10¹²吨。"]


@pytest.mark.parametrize(
    ("asked", "shown"), [(r"EQ \f(1,3)", "1/3"), (r"EQ \s\up6(4)", "⁴"), (r"EQ \o\ac(○,乙)", "乙")]
)
def test_fields_that_set_an_equation_are_text(asked: str, shown: str) -> None:
    field = f"{mark('begin')}<w:r><w:instrText>{asked}</w:instrText></w:r>{mark('end')}"
    assert texts(paragraph(run("约") + field + run("人。"))) == [f"约{shown}人。"]


def test_what_is_in_other_files_is_told() -> None:
    drawing = '<w:drawing><c:chart xmlns:c="urn:chart"/></w:drawing>'
    body = paragraph(f"<w:r>{drawing}</w:r>") + "<w:altChunk/>" + paragraph("投资5亿元。")
    assert read(word(body)).notes == ("charts, diagrams and embedded files, which are not read: 2",)


def test_a_formula_is_read_in_one_line() -> None:
    third = "<m:num><m:t>1</m:t></m:num><m:den><m:t>3</m:t></m:den>"
    formula = f"<m:oMath><m:f>{third}</m:f></m:oMath>"
    assert texts(paragraph(run("约占") + formula + run("。"))) == ["约占 1/3。"]
    formula = f"<m:oMath><m:r><m:t>2</m:t></m:r><m:f>{third}</m:f></m:oMath>"
    assert texts(paragraph(run("约") + formula + run("倍。"))) == ["约2 1/3倍。"]
    power = "<m:oMath><m:t>10</m:t><m:sup><m:t>-4</m:t></m:sup></m:oMath>"
    assert texts(paragraph(run("约") + power + run("克。"))) == ["约10⁻⁴克。"]


def test_a_soft_break_ends_no_sentence_that_goes_on() -> None:
    runs = run("在全年完成固定资产投资一百二十亿元的基础上，又新开工项目") + "<w:r><w:br/></w:r>"
    first, second = blocks(paragraph(runs + run("十二个。")))
    assert (first.closed, second.text) == (False, "十二个。")


def test_lines_below_each_other_are_lines() -> None:
    runs = run("青石县") + "<w:r><w:br/></w:r>" + run("建成基站9个。")
    assert [block.closed for block in blocks(paragraph(runs))] == [True, True]


# Around the text


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('全年新增企业90户。')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(paragraph(run("签约。") + f"<w:r>{both}</w:r>")) == [
        "签约。",
        "全年新增企业90户。",
    ]


def test_notes_stand_apart_at_the_end() -> None:
    note = '<w:footnote w:id="2">' + paragraph("<w:r><w:footnoteRef/></w:r>" + run("不含石油9吨。"))
    other = '</w:footnote><w:footnote w:id="3">' + paragraph("没有引用。") + "</w:footnote>"
    cited = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = blocks(
        paragraph(run("产油8吨") + cited + run("，增长5%。")) + paragraph("完。"),
        footnotes=note + other,
    )
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "产油8吨，增长5%。"),
        ("paragraph", "完。"),
        ("note", "不含石油9吨。"),
    ]


def test_notes_that_are_not_in_the_file_are_counted() -> None:
    cited = "".join(f'<w:r><w:footnoteReference w:id="{rank}"/></w:r>' for rank in (2, 3))
    body = paragraph(run("产油8吨") + cited)
    note = '<w:footnote w:id="2">' + paragraph("不含石油9吨。") + "</w:footnote>"
    assert read(word(body, footnotes=note)).notes == (
        "notes that the file refers to and does not have: 1",
    )


def test_the_own_mark_of_a_note_is_no_text() -> None:
    cited = '<w:r><w:t>，</w:t><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>①</w:t></w:r>'
    assert texts(paragraph(run("产油8吨") + cited + run("增长。"))) == ["产油8吨，增长。"]


def test_text_in_the_run_of_a_note_is_text() -> None:
    cited = '<w:r><w:t>产油8</w:t><w:footnoteReference w:id="2"/><w:t>吨。</w:t></w:r>'
    assert texts(paragraph(cited)) == ["产油8吨。"]


def test_headers_and_footers_are_left_out() -> None:
    assert texts(paragraph("签约。"), header=paragraph("第9页"), footer=paragraph("机密")) == [
        "签约。"
    ]


def test_pages_are_those_that_word_last_made() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    found = blocks(
        paragraph("一。") + paragraph(run("二") + broken + run("。")) + paragraph("三。")
    )
    assert [block.place.page for block in found] == [1, 1, 2]


def test_where_no_page_is_known_paragraphs_are_counted() -> None:
    assert [block.place.paragraph for block in blocks(paragraph("一。") * 3)] == [1, 2, 3]


# Titles and headings

STYLES = "".join(
    (
        style("T", "Title"),
        style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("H2", "Heading 2"),
        style("Own", "我的标题", parent="H1"),
        style("Body", "Body Text", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    )
)


def test_titles_and_headings_are_known_by_their_styles() -> None:
    body = "".join(
        styled(text, key)
        for text, key in [
            ("青石县公报", "T"),
            ("综合", "H1"),
            ("工业", "H2"),
            ("农业", "Own"),
            ("全文", "Body"),
        ]
    )
    assert [(block.kind, block.level) for block in blocks(body, styles=STYLES)] == [
        ("title", 0),
        ("heading", 1),
        ("heading", 2),
        ("heading", 1),
        ("paragraph", 0),
    ]


def test_a_paragraph_styled_as_a_heading_is_still_text() -> None:
    long = "产业发展提质增效。粮食总产量达到28.7万吨，新认证绿色食品15个。"
    assert blocks(styled(long, "H1"), styles=STYLES)[0].kind == "paragraph"


def test_an_outline_level_of_its_own_makes_a_heading() -> None:
    found = blocks(paragraph("综合", '<w:outlineLvl w:val="2"/>'))
    assert (found[0].kind, found[0].level) == ("heading", 3)


def test_without_styles_the_title_is_what_is_centred_and_largest() -> None:
    def line(text: str, size: int, color: str = "000000") -> str:
        shown = f'<w:sz w:val="{size}"/><w:color w:val="{color}"/>'
        return paragraph(run(text, shown), '<w:jc w:val="center"/>')

    body = (
        line("青石县人民政府文件", 70, "FF0000") + line("青石县2021年", 44) + line("工作报告", 44)
    )
    found = blocks(body + line("（摘要）", 32) + paragraph("各位代表："))
    assert [(block.kind, block.text) for block in found[1:3]] == [
        ("title", "青石县2021年工作报告"),
        ("paragraph", "（摘要）"),
    ]


def test_the_title_of_a_letter_stands_under_its_number() -> None:
    def line(text: str, size: int) -> str:
        return paragraph(run(text, f'<w:sz w:val="{size}"/>'), '<w:jc w:val="center"/>')

    head = line("云岭县财政局文件", 70) + line("云财预〔2023〕15号　　签发人：王某", 32)
    found = blocks(head + line("关于下达补助资金的通知", 44) + paragraph("各乡镇："))
    assert [block.text for block in found if block.kind == "title"] == ["关于下达补助资金的通知"]


def test_a_sentence_goes_on_behind_a_comma_at_the_end_of_a_paragraph() -> None:
    found = blocks(paragraph("第二产业、第三产业，") + paragraph("完成投资5亿元。"))
    assert [block.closed for block in found] == [False, True]


# Numbers that Word gives


def test_automatic_numbers_are_those_that_word_shows() -> None:
    ranks = [0, 1, 1, 2, 2, 0, 1, 2]
    body = "".join(numbered("乙", rank) for rank in ranks)
    assert texts(body, numbering=lists(*CHINESE)) == [
        "一、乙",
        "（一）乙",
        "（二）乙",
        "1. 乙",
        "2. 乙",
        "二、乙",
        "（一）乙",
        "1. 乙",
    ]


def test_a_number_and_a_digit_do_not_make_a_decimal_number() -> None:
    assert texts(numbered("5G基站9个。", 2), numbering=lists(*CHINESE)) == ["1. 5G基站9个。"]


def test_numbers_may_come_with_a_style() -> None:
    numbers = lists(level(0, "第%1章", "chineseCounting", '<w:pStyle w:val="H1"/>'))
    key = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", "heading 1", key) + style("H2", "heading 2", parent="H1")
    body = styled("综合", "H1") + styled("工业", "H1") + paragraph("文。")
    assert texts(body, numbering=numbers, styles=styles) == ["第一章综合", "第二章工业", "文。"]


def test_number_zero_takes_the_number_of_a_style_away() -> None:
    key = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph("文。", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(body, numbering=lists(*CHINESE), styles=style("L", "List", key)) == ["文。"]


def test_a_numbering_may_start_anew() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = numbered("甲") + numbered("乙") + numbered("丙", 0, 2) + numbered("丁", 0, 2)
    assert texts(body, numbering=lists(*CHINESE, more=again)) == [
        "一、甲",
        "二、乙",
        "一、丙",
        "二、丁",
    ]


def test_two_numberings_of_one_list_go_on() -> None:
    same = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    body = numbered("甲") + numbered("乙", 0, 2)
    assert texts(body, numbering=lists(*CHINESE, more=same)) == ["一、甲", "二、乙"]


def test_legal_numbers_are_digits_on_all_levels() -> None:
    legal = lists(level(0, "%1、", "chineseCounting"), level(1, "%1.%2", "decimal", "<w:isLgl/>"))
    assert texts(numbered("甲") + numbered("乙", 1), numbering=legal) == ["一、甲", "1.1 乙"]


def test_bullets_are_left_out_and_an_empty_paragraph_counts() -> None:
    bullets = lists(level(0, "\uf0b7", "bullet"), level(1, "%2)"))
    body = numbered("甲") + numbered("乙", 1) + numbered(run(""), 1) + numbered("丙", 1)
    assert texts(body, numbering=bullets) == ["甲", "1) 乙", "3) 丙"]


# Tables


def test_a_table_is_a_table() -> None:
    assert tables(table(row("指标", "2021年"), row("产量（吨）", "28.7"))) == [
        [["指标", "2021年"], ["产量（吨）", "28.7"]]
    ]


def test_merged_cells_say_how_far_they_reach() -> None:
    across = cell_of("收入", '<w:gridSpan w:val="2"/>')
    down = cell_of("地区", '<w:vMerge w:val="restart"/>')
    below = cell_of("", "<w:vMerge/>")
    body = table(row(down, across), row(below, "2020年", "2021年"), row("青石", "1", "2"))
    (piece,) = read(word(body)).pieces
    assert isinstance(piece, Table)
    assert [[(c.text, c.colspan, c.rowspan) for c in line] for line in piece.rows] == [
        [("地区", 1, 2), ("收入", 2, 1)],
        [("2020年", 1, 1), ("2021年", 1, 1)],
        [("青石", 1, 1), ("1", 1, 1), ("2", 1, 1)],
    ]


def test_cells_merged_as_in_old_files_are_one() -> None:
    head = row(cell_of("收入", '<w:hMerge w:val="restart"/>'), cell_of("", "<w:hMerge/>"), "备注")
    (piece,) = read(word(table(head, row("1", "2", "3")))).pieces
    assert isinstance(piece, Table)
    assert [(cell.text, cell.colspan) for cell in piece.rows[0]] == [("收入", 2), ("备注", 1)]


def test_rows_and_cells_that_were_deleted_are_left_out() -> None:
    gone = row("旧", "9", properties="<w:del/>")
    new = row("新", "8", cell_of("7", "<w:cellDel/>"))
    assert tables(table(row("指标", "值"), gone, new)) == [[["指标", "值"], ["新", "8"]]]


def test_paragraphs_of_a_cell_are_one_text() -> None:
    cell = cell_of(paragraph("粮食产量") + paragraph("（吨）"))
    assert tables(table(row(cell, "1")))[0][0] == ["粮食产量（吨）", "1"]


def test_numbers_of_two_paragraphs_of_a_cell_stay_two() -> None:
    cell = cell_of(paragraph("2020") + paragraph("2021"))
    assert tables(table(row(cell, "1")))[0][0] == ["2020  2021", "1"]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("甲", "1"), row("乙", "2"))
    assert tables(table(row("外", cell_of(inner + paragraph("文"))))) == [
        [["外", "文"]],
        [["甲", "1"], ["乙", "2"]],
    ]


def test_a_box_around_text_is_no_table() -> None:
    box = table(row(cell_of(paragraph("签约8个项目。") + paragraph("投资5亿元。"))))
    assert texts(box) == ["签约8个项目。", "投资5亿元。"]


# Files


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    data = word(paragraph("签约8个项目。"), namespace=STRICT)
    assert is_mine(data)
    assert [piece.text for piece in read(data).pieces] == ["签约8个项目。"]


def test_other_archives_are_not_taken_for_word_files() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert not is_mine(data.getvalue())


@pytest.mark.parametrize("cut", [100, 500])
def test_a_truncated_file_is_refused_in_one_line(cut: int) -> None:
    with pytest.raises(FileError, match="is the file complete"):
        read(word(paragraph("签约8个项目。") * 100)[:-cut])


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "' + "9" * 100 + '">]><w:document/>'
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(FileError, match="declares a document type"):
        read(data.getvalue())


@pytest.mark.thorough
def test_a_bomb_of_zeros_is_refused() -> None:
    data = BytesIO(word(paragraph("一。")))
    with ZipFile(data, "a", 8) as archive:
        for part in range(5):
            archive.writestr(f"word/media/{part}.bin", bytes(LARGEST // 4))
    with pytest.raises(FileError, match="MiB when unpacked"):
        read(data.getvalue())


@pytest.mark.parametrize("body", ["<w:p/>" * 50, "<w:ins>" * DEPTH + "</w:ins>" * DEPTH])
def test_more_elements_than_any_report_has_are_refused(body: str) -> None:
    with (
        mock.patch("xhl.read.package.ELEMENTS", 40),
        pytest.raises(FileError, match="more elements"),
    ):
        read(word(body))
