"""A draft finds every quantity of a report, names it, loads, and agrees with its document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import xhl
from hypothesis import given, settings
from hypothesis import strategies as st

from xhl.check.run import checked
from xhl.draft.build import Draft, drafted
from xhl.draft.naming.named import GENERAL
from xhl.draft.passages import COMPOUND
from xhl.draft.write import written
from xhl.fact_base import FactBase
from xhl.facts.load import load, shipped
from xhl.model import Fact
from xhl.quantity.contains import stands_in
from xhl.read import document
from xhl.read.plain_text import content_of

DATA = Path(__file__).parents[1] / "data"
REPORTS = ["report.txt", "other-report.txt", "work-report.txt"]


def draft_of(name: str) -> Draft:
    return drafted((DATA / name).read_text(encoding="utf-8"), name)


def facts(text: str) -> list[Fact]:
    return [one.fact for one in drafted(text, "名").facts]


def topics(text: str) -> list[str]:
    return [fact.topic for fact in facts(text)]


def doubts(text: str) -> list[tuple[str, ...]]:
    return [one.doubts for one in drafted(text, "名").facts]


def left(text: str) -> dict[str, str]:
    """The numbers that a draft does not take, with the reasons it gives."""
    chapters = drafted(text, "名").chapters
    return {
        phrase: why
        for chapter in chapters
        for passage in chapter.passages
        for phrase, why in passage.left
    }


def loaded(folder: Path, text: str) -> FactBase:
    path = folder / "draft.toml"
    path.write_text(written(drafted(text, "名")), encoding="utf-8", newline="")
    return load([str(path)])


# All quantities of whole reports


def test_the_first_line_counts_doubts_if_there_are_any() -> None:
    assert written(drafted("新建小学5所。", "名")).startswith("# A draft. Facts: 1.\n")
    assert "in doubt, marked # ?: 1." in written(drafted("新建5所。", "名"))


def test_the_draft_of_the_report_has_every_quantity_of_the_shipped_base() -> None:
    stated = {
        (fact.quantity, fact.source) for fact in load([shipped()]) if fact.quantity is not None
    }
    found = {(one.fact.quantity, one.fact.source) for one in draft_of("report.txt").facts}
    assert len(stated) > 30
    assert stated - found == set()


# Written down by reading tests/data/other-report.txt; the topics are what one would look up.
OTHER = """
地区生产总值 641.61 亿元
地区生产总值增幅 5 % 同比增长
第一产业增加值 59.54 亿元
第一产业增加值增幅 3 % 增长
第二产业增加值 277.33 亿元
第二产业增加值增幅 9.2 % 增长
第三产业增加值 304.73 亿元
第三产业增加值增幅 1.2 % 增长
三次产业结构（一产） 9.4
三次产业结构（二产） 42.2
三次产业结构（三产） 48.4
三次产业结构（一产） 9.3
三次产业结构（二产） 43.2
三次产业结构（三产） 47.5
三产占比 0.9 个百分点 下降
新增城镇就业 11500 人
下岗失业人员再就业 6150 人
城镇登记失业率 2.85 %
城镇新增就业占年度目标比重 110 %
稳企稳岗资金 4.8 亿元
企业服务专员 423 名
市场主体新增减负 9.02 亿元
粮食 1.2 % 比上年增长
规模以上工业大类行业 19 个
规模以上工业大类行业增长面 67.9 % 达
规模以上工业大类行业增长面增幅 27.9 个百分点 比上年扩大
政府专项债和特别国债 28.6 亿元
转移支付 14.56 亿元
中央新增财政资金 6.23 亿元
"""


def test_the_draft_of_another_report_has_all_its_quantities_with_fitting_topics() -> None:
    expected = [line.split() for line in OTHER.strip().splitlines()]
    found = [one.fact for one in draft_of("other-report.txt").facts]
    assert [(f.topic, f.quantity and f.quantity.written) for f in found] == [
        (topic, value) for topic, value, *_ in expected
    ]
    for fact, (_topic, _value, *rest) in zip(found, expected, strict=True):
        unit, qualifier, *_ = [*(word.strip("-") for word in rest), "", ""]
        assert (fact.unit, fact.qualifier) == (unit, qualifier), fact.statement


@pytest.mark.parametrize("name", REPORTS)
def test_no_number_of_a_report_is_lost(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    draft = written(draft_of(name))
    numbers = re.findall(r"\d+(?:\.\d+)?", text)
    values = re.findall(r"^value = (\S+)$", draft, re.MULTILINE)
    notes = "\n".join(re.findall(r"^#.*|^title = .*", draft, re.MULTILINE))
    assert len(numbers) >= 30
    assert [n for n in numbers if n not in values and not stands_in(n, notes)] == []


@pytest.mark.parametrize("name", REPORTS)
def test_the_draft_of_a_report_passes_the_check_against_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(written(draft_of(name)), encoding="utf-8")
    assert len(load([str(path)])) > 25
    assert checked([str(path)], str(DATA / name)) == []


def test_a_number_without_a_name_gets_the_name_of_its_section_and_is_marked() -> None:
    [one] = drafted("开头。\n综合情况\n5%。", "名").facts
    assert (one.fact.topic, one.doubts) == ("综合情况", ("no topic found",))


# Statements and periods


def test_a_statement_is_the_clause_with_what_its_topic_needs() -> None:
    text = "深入推进，重点工程完成投资17亿元，完成率114%，其他顺利。"
    assert [fact.statement for fact in facts(text)] == [
        "重点工程完成投资17亿元",
        "重点工程完成投资17亿元，完成率114%",
    ]


def test_a_statement_does_not_cut_a_number() -> None:
    [fact] = facts("其中，人均收入36,420元，其他顺利。")
    assert (fact.statement, fact.value) == ("人均收入36,420元", 36420)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("2020年，建成基站429个。", "2020"),
        ("到2025年底，建成基站429个。", "2025年底"),
        ("2020年上半年建成基站429个。", "2020年上半年"),
        ("２０２０年建成基站429个。", "2020"),
        ("2016-2020年建成基站429个。", "2016-2020"),
        ("“十三五”期间建成基站429个。", "十三五"),
        ("建成基站429个，比2019年多。", ""),
        ("基站数比2019年增长5%。", ""),
        ("基站由上年的429个增加。", "上年"),
        ("年末基站429个。", "年末"),
        ("一季度，建成基站429个。", "一季度"),
        ("今年1-6月份建成基站429个。", "1-6月份"),
        ("今年上半年建成基站429个。", "上半年"),
        ("去年上半年建成基站429个。", "去年上半年"),
        ("一至三季度建成基站429个。", "一至三季度"),
        ("2014年以来建成基站429个。", "2014年以来"),
        ("前8个月建成基站429个。", "前8个月"),
        ("2019年10月—2020年3月，建成基站429个。", "2019年10月—2020年3月"),
        ("2020年1月至9月，建成基站429个。", "2020年1月至9月"),
        ("3月5日建成基站429个。", ""),
        ("基站较一季度末增加429个。", ""),
        ("2020年，前三季度建成基站429个。", "2020年前三季度"),
        ("比2019年的429个增长。", "2019"),
        ("比上年末增加429个。", ""),
        ("去年全市建成基站429个。", "去年"),
        ("2018年第4周建成基站429个。", "2018年第4周"),
        ("从2013年开始，建成基站429个。", "2013年开始"),
        ("较上年度基站429个增加。", "上年度"),
        ("“十一五”期间建成基站429个。", "十一五"),
        ("基站数是2015年的429倍。", ""),
        ("112年度興建住宅429戶。", "112年度"),
        ("112年1至9月興建住宅429戶。", "112年1至9月"),
        ("前3季興建住宅429戶。", "前3季"),
        ("較111年度興建住宅增加429戶。", ""),
        ("公司成立于1956年，有员工429人。", ""),
        ("今年建成基站429个。", ""),  # which year that is, the sentence does not say
    ],
)
def test_a_period_is_the_time_in_the_sentence(sentence: str, period: str) -> None:
    assert [fact.period for fact in facts(sentence)] == [period]


@pytest.mark.parametrize(("time", "period"), [("上年", "上年"), ("2019年", "2019")])
def test_the_time_of_the_older_ratio_is_not_that_of_the_newer(time: str, period: str) -> None:
    ratios = facts(f"产业结构由{time}的9.4 : 42.2 : 48.4调整为9.3:43.2:47.5。")
    assert [fact.period for fact in ratios] == [period] * 3 + [""] * 3


def test_a_part_after_其中_has_the_time_of_the_sentence_before() -> None:
    found = facts("3月份，客流5万人。其中，学生客流2万人。目前有年票8张。")
    assert [fact.period for fact in found] == ["3月份", "3月份", ""]
    found = facts("上半年客流增长5%，去年同期为增长3%和2%。其中学生客流增长1%。")
    assert [fact.period for fact in found] == ["上半年", "去年", "去年", "上半年"]


def test_the_same_in_another_unit_has_the_same_qualifier() -> None:
    found = facts("粮食产量6万吨（12万斤），比上年增加2万吨（4万斤）。")
    assert [fact.qualifier for fact in found] == ["", "", "比上年增加", "比上年增加"]


def test_the_value_before_a_change_is_marked() -> None:
    text = "失业率由5.6%下降到5.1%，公园由上年的120座增加到180座。"
    assert topics(text) == ["失业率（此前）", "失业率", "公园", "公园"]
    assert [fact.period for fact in facts(text)] == ["", "", "上年", ""]
    assert [fact.period for fact in facts("现金流入9亿元，上年同期为6亿元。")] == ["", "上年"]
    assert [fact.period for fact in facts("1月客流3万人，较2019年同期2万人，增加1万人。")] == [
        "1月",
        "2019",
        "1月",
    ]
    assert [fact.period for fact in facts("轮候5年，较2022年同期的6年缩短1年。")] == [
        "",
        "2022",
        "",
    ]


# What is unsure, and what is no fact


UNIT = "the unit does not go with the topic: what does it count?"


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("粮食喜获丰收，比上年增长1.2%。", "the topic is that of the words before"),
        ("项目8个。", "a general word: of what?"),
        ("甲公司净利润5亿元，订单量增长8%。", "a general word: of what?"),
        ("锰矿出口31万吨；进口5万吨。", "a general word: of what?"),
        ("接待游客31人。香港5人。", "a general word: of what?"),
        ("全县小学7所。招生90人。", "a general word: of what?"),
        ("经费5万元，因扩大规模增加办理经费2万元。", "the words may be cut"),
        ("女生占51%，女生高于男生0.2个百分点。", UNIT),
        ("粮食、蔬菜和油料分别增长4%和6%。", "several numbers of several things: which of which?"),
        (
            "建成学校5所。\n建成学校8所。",
            "another fact looks the same: add what distinguishes them",
        ),
        ("南山矿石产量5万吨。全年矿石产量9万吨。", "the end of a longer name: does it mean that?"),
        *(
            (text, "the end of a longer name: does it mean that?")
            for text in (
                "个人住房贷款余额35亿元。贷款余额120亿元。",
                "东街支行存款余额35亿元，存款余额比年初增加5亿元。",
            )
        ),
        ("平台去年共售票9万张。", "a time in the topic"),
        ("年收入低于20万元的村还有31个，占7%。", "a general word: of what?"),
        ("在建5个。", "a general word: of what?"),
        ("云岭学校有在校学生31人。", "the words may be cut"),
        ("门票收入5，234元。", "a full-width comma in the number: is it one, or two?"),
        (
            "去年国内游客5万人次；国外游客3万人次。",
            "no time of its own: is it that of the words before?",
        ),
        (
            "2021年修路5公里，扣除2020年修路的道路后，修桥3座。",
            "several years before the number: which is its own?",
        ),
        ("赶到了5户。", "the words may be cut"),
        ("道路总量整体增长5%。", "the words may be cut"),
        ("户均年增收800元。", "the words may be cut"),
        ("参加医疗保险6万人。", UNIT),
        ("抽查的31家企业平均用工860人。", "the number may count what stands before 的"),
        ("仪器总值2亿元，生均9万元。", "the words may be cut"),
        ("学校放贷0.3万笔，笔数减少8%。", "a general word: of what?"),
        ("安排3亿元资金支持民营企业。", UNIT),
        ("快充10分钟可行驶80公里。", UNIT),
        ("31万亩小麦平均单产达452公斤。", UNIT),
        ("机组仍然正在检修5台。", "the words may be cut"),
        ("帮扶30余茶农收入2万元。", "the words may be cut"),
        (
            "快件量和包裹量分别增长4%，下降6%。",
            "several numbers of several things: which of which?",
        ),
        ("粮田收割5亩，综合产值3万元。", "a general word: of what?"),
        ("村庄东临大河，距车站6公里。", "a general word: of what?"),
        ("职工老中青皆有，其中55岁以上的9人。", "a general word: of what?"),
        ("贫困户41人，占有房户的9%。", "the words may be cut"),
        ("其占营收比例从9%升至12%。", "the words may be cut"),
        ("网点数量净减少5家。", "the words may be cut"),
        ("由20世纪80年代山羊的5只增加。", "a time in the topic"),
        ("县属铁路7万吨。", UNIT),
        ("显著成绩2起。", UNIT),
        ("完成4个村的水渠。", "the number may count what stands before 的"),
        ("旅客比上年多出50人。", "a comparison: what with what?"),
        ("旅客803人，全年约840人。", "the topic is that of the words before"),
        ("撤离27例（境外25例）。", "the topic is that of the words before"),
        ("手机搭载骁龙865。", "a number without a unit: what does it count?"),
        ("紧扣“一城五区”定位。", "the number is part of a name: is it a fact?"),
    ],
)
def test_what_is_unsure_is_marked(sentence: str, doubt: str) -> None:
    assert any(doubt in given for given in doubts(sentence))
    assert f"# ? {doubt}\n" in written(drafted(sentence, "名"))


def test_the_time_of_the_document_does_not_distinguish_facts() -> None:
    text = "云县2020年公报\n一、综合\n学生312人。全年引进学生27人。"
    assert topics(text) == ["学生", "引进学生"]


def test_a_paragraph_may_be_about_a_place() -> None:
    text = "山东:全省接待游客7万人次，同比增长6%。其中接待过夜游客2万人次。\n甘肃:接待游客3万人次。"
    assert topics(text) == ["山东游客", "山东游客增幅", "山东过夜游客", "甘肃游客"]


def test_the_changes_of_a_renamed_thing_are_renamed() -> None:
    text = "受理案件90件，同比上升5%。审结案件70件，同比上升3%。"
    assert topics(text) == ["受理案件", "受理案件增幅", "审结案件", "审结案件增幅"]


def test_a_certain_topic_is_not_marked() -> None:
    assert doubts("培育小规企业7家，新增市场主体6942家。") == [(), ()]
    assert doubts("财政收入5亿元，增长3%。") == [(), ()]
    assert doubts("平均住院日6天。每人津贴5元。回购期限自公告日起12个月。") == [(), (), ()]
    assert doubts("现金流入9亿元，上年同期为6亿元。") == [(), ()]
    assert doubts("十一月出口31亿元，进口12亿元。") == [(), ()]
    assert doubts("甲县旅游收入5亿元，森林覆盖率43%。") == [(), ()]
    assert doubts("粮食产量9万吨。小麦产量5万吨。") == [(), ()]
    assert doubts("去年国内游客5万人次；今年国外游客3万人次。") == [(), ()]
    assert doubts("纠正违规行为5起。辖区面积8平方公里。") == [(), ()]
    assert doubts("受理案件90件，办结80件。") == [(), ()]
    assert doubts("快件量和包裹量均增长4%。") == [()]
    assert doubts("完成全口径收入9亿元。") == [()]
    assert doubts("2019年、2020年，产值分别为5亿元、6亿元。") == [(), ()]


@pytest.mark.parametrize(
    ("sentence", "phrase", "why"),
    [
        ("2020年新建5所。", "2020年", "a date or a time"),
        ("5G基站8个。", "5G", "part of a name"),
        ("落实“20字”标准。", "“20字”", "part of a name"),
        ("第三产业增长5%。", "第三产业", "says which, not how many"),
        ("近三分之一的村通气。", "三分之一", "a share in words: a fact needs digits"),
        ("十年翻一番。", "十年", "a span of time, or a number that a base cannot hold"),
        ("蹚出一条新路。", "一条", "an article: it does not count"),
        ("过去一年，新建5所。", "一年", "a date or a time"),
        ("进一步巩固。", "进一步", "part of a word or a name"),
        ("1.新建5所。", "1", "the number of an item"),
    ],
)
def test_a_number_that_is_no_fact_is_listed_with_the_reason(
    sentence: str, phrase: str, why: str
) -> None:
    assert left(sentence)[phrase] == why
    assert f"{phrase} ({why})" in written(drafted(sentence, "名"))


def test_what_is_early_is_a_span_and_no_time() -> None:
    assert [(one.value, one.qualifier) for one in facts("工期提前40天。前30天降雨。")] == [
        (40, "提前")
    ]


def test_the_next_year_is_a_time() -> None:
    assert [fact.value for fact in facts("下一年，新建5所。新的一年，新建6所。")] == [5, 6]


def test_several_numbers_in_a_cell_give_no_facts_but_a_reason() -> None:
    text = '指标,面积（亩）\n小麦,9\n"水稻\n玉米","120\n135"\n'
    made = drafted(document.read_bytes(text.encode(), "table.csv"), "名")
    assert [one.fact.value for one in made.facts] == [9]
    why = "several numbers in one cell of a table"
    assert made.chapters[0].passages[-1].left == (("120  135", why),)
    assert made.document.uncovered == (("120  135", why),)


def test_a_table_in_one_line_gives_no_facts_but_one_reason() -> None:
    text = "新建5所。\n" + "、".join(f"{number}个" for number in range(100, 200))
    draft = drafted(text, "名")
    assert [one.fact.value for one in draft.facts] == [5]
    assert "too many numbers for a sentence: a table" in written(draft)


def test_sentences_without_facts_stay_in_their_places_as_comments() -> None:
    lines = written(drafted("经济回升。新建5所。社会稳定。", "名")).splitlines()
    at = [lines.index(line) for line in ("# 经济回升。", 'source = "新建5所。"', "# 社会稳定。")]
    assert at == sorted(at)


# The base as a whole


def test_a_section_is_named_by_the_subject_of_its_heading() -> None:
    draft = drafted("开头5个。\n多层次打造创新生态\n新建5所。\n二、2023年主要目标\n新建8所。", "名")
    names = {chapter.section.title: chapter.section.name for chapter in draft.chapters}
    assert names == {
        "名": "概况",
        "多层次打造创新生态": "创新生态",
        "二、2023年主要目标": "主要目标",
    }


def test_the_time_of_a_report_is_that_of_its_title(tmp_path: Path) -> None:
    text = "云岭县2020年统计公报\n新建学校5所。2021年新建学校6所。"
    assert '# ? the time of all facts that have none of their own\nperiod = "2020"' in written(
        drafted(text, "名")
    )
    assert [fact.period for fact in loaded(tmp_path, text)] == ["2020", "2021"]
    text = "云岭县2020年统计公报\n年末存栏5头；全年出栏6头。上半年出栏3头。"
    periods = ["2020年末", "2020", "2020年上半年"]
    assert [fact.period for fact in loaded(tmp_path, text)] == periods


def test_half_a_year_of_a_title_is_the_first(tmp_path: Path) -> None:
    text = "青石公司2024年半年度报告\n\n营业收入5亿元。"
    assert [fact.period for fact in loaded(tmp_path, text)] == ["2024年上半年"]


def test_a_report_on_work_tells_of_the_years_in_its_headings(tmp_path: Path) -> None:
    text = (
        "2023年云岭县政府工作报告\n新建学校1所。\n一、2022年工作回顾\n新建学校2所。2021年新建学校3所。\n"
        "（一）扩大投资\n年末新建学校4所。\n二、2023年主要目标\n新建学校5所。\n三、保障措施\n新建学校6所。"
    )
    assert [fact.period for fact in loaded(tmp_path, text)] == (
        ["", "2022", "2021", "2022年末", "2023", ""]
    )


def test_a_report_on_work_tells_of_the_year_that_it_opens_with(tmp_path: Path) -> None:
    text = "云岭县人民法院工作报告\n2022年，我院依法履职。\n一、审判工作\n审结案件5件。"
    assert drafted(text, "名").document.period == "2022"
    assert drafted(f"{text}2021年，审结案件4件。", "名").document.period == ""
    assert drafted(f"{text}五年来，审结案件9件。", "名").document.period == ""


def test_a_plan_has_the_topic_of_its_result() -> None:
    text = "全年新建学校5所，累计建成学校20所。\n下一年，计划新建学校6所。"
    assert [fact.topic for fact in facts(text)] == ["新建学校", "建成学校", "新建学校"]


def test_a_title_with_two_years_gives_no_fact_its_time(tmp_path: Path) -> None:
    text = "云岭县2022年预算执行情况和2023年预算草案的报告\n\n新建学校5所。"
    assert [fact.period for fact in loaded(tmp_path, text)] == [""]


def test_lines_of_the_page_give_no_facts_and_are_explained(tmp_path: Path) -> None:
    text = "首页 > 公报\n云岭县统计公报\n时间：2021-08-12 22:06:21 点击：855次\n新建学校5所。\n上一条：128次会议"
    assert [fact.value for fact in loaded(tmp_path, text)] == [5]
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    assert checked([str(tmp_path / "draft.toml")], str(tmp_path / "text.txt")) == []
    assert "# 首页 > 公报" in written(drafted(text, "名"))


def test_sections_with_the_same_heading_are_separate() -> None:
    text = "开头。\n" + "一、综合\n新建5所。\n二、综合\n新建8所。"
    names = [chapter.section.name for chapter in drafted(text, "名").chapters]
    assert names == ["概况", "综合", "综合（2）"]


def test_a_report_without_a_title_goes_by_the_name_of_its_file() -> None:
    text = written(drafted("新建5所。", "2021年公报"))
    assert 'title = "2021年公报"' in text
    assert "# ? the document prints no title" in text


def test_a_sentence_that_stands_twice_gives_its_facts_once() -> None:
    assert len(facts("新建学校5所。\n新建学校5所。")) == 1


def test_one_topic_in_two_units_of_two_sentences_is_two_topics() -> None:
    assert topics("道路3条。道路5公里。道路8条。") == ["道路", "道路（公里）", "道路"]


@pytest.mark.parametrize("text", ["经济回升。", "综合", "“一城五区”", "2020年", "5G", "007", "一"])
def test_a_text_without_quantities_gives_a_base_that_passes_the_check(
    text: str, tmp_path: Path
) -> None:
    assert len(loaded(tmp_path, text)) >= 1
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    problems = checked([str(tmp_path / "draft.toml")], str(tmp_path / "text.txt"))
    assert [problem for problem in problems if problem.level == "error"] == []


def test_facts_that_would_look_the_same_get_longer_names() -> None:
    text = "现有病例120例，累计病例3400例。新建重点项目5个。\n扩建重点项目8个。"
    assert topics(text) == ["现有病例", "累计病例", "新建重点项目", "扩建重点项目"]
    assert topics("新建学校5所。新建学校5所，竣工学校5所。") == ["学校"] * 3


# Whatever the text


WORDS = r"""
    全年 新增 城镇就业 完成 投资 增长 同比下降 占 分别 由 下降到 的 和 项目 企业 5G “六新” （其中） 工作报告
    429个 1.5亿元 ５％ 20% 三分之一 七成六 一年半 百分之五 3至5个 5-20% 9:1 1:1 十二项 三亿五千万元 零死亡
    007 0.50 .5 -3 零下5度 12,345元 1.2.3 99999999999999999 2020年 第三 去年 上百家 “一城五区” 𠀀
    一、 （二） 1. ， 。 ； 、 “ ” ( ) " \ # [[fact.
"""
BLANKS = ["\n", "\n\n", "\r\n", " ", "\u3000", "\0", "\x1b", "\u2028", "\u202e"]
FRAGMENTS = st.sampled_from([*WORDS.split(), *BLANKS])
TEXTS = st.lists(FRAGMENTS, min_size=1, max_size=40).map("".join) | st.text(min_size=1, max_size=80)


@settings(max_examples=150)
@given(TEXTS.filter(lambda text: content_of(text).pieces))
def test_the_draft_of_any_text_loads_as_it_was_drafted(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        base = loaded(Path(folder), text)
    plain = [fact._replace(path="", line=0, doubt="", document=base.documents[0]) for fact in base]
    time = base.documents[0].period  # of facts that have none of their own
    assert plain == [
        fact._replace(document=base.documents[0], period=fact.period or time)
        for fact in facts(text)
    ]


@settings(max_examples=150)
@given(TEXTS.filter(lambda text: content_of(text).pieces))
def test_the_sentences_of_a_draft_are_in_its_document(text: str) -> None:
    dense = "".join("".join(line.split()) for line, _place in content_of(text).lines)
    for fact in facts(text):
        assert "".join(fact.source.split()) in dense
        assert fact.statement in fact.source
        if fact.quantity:
            assert stands_in(fact.quantity.written, fact.statement)


# The command


def test_the_draft_goes_to_standard_output_and_a_summary_to_standard_error(tmp_path: Path) -> None:
    done = xhl("draft", str(DATA / "other-report.txt"))
    assert (done.code, done.err) == (0, "xhl: facts: 29, unsure: 2, sections: 3\n")
    path = tmp_path / "draft.toml"
    path.write_text(done.out, encoding="utf-8")
    assert len(load([str(path)])) == 29


def test_the_draft_is_written_into_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    done = xhl("draft", str(DATA / "other-report.txt"), "-o", str(path))
    assert (done.code, done.out) == (0, "")
    saved = re.sub(
        '^file = ".*other-report.txt"\n', "", path.read_text("utf-8"), flags=re.MULTILINE
    )
    assert saved == written(draft_of("other-report.txt")).replace(
        "other-report.txt", "other-report"
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["draft.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "云岭县公报\n一、通信\n建成5G基站429个。",
            "xhl: no line is marked # ?; compare the facts with the text, then run: xhl check ",
        ),
        (
            "建成5G基站429个。",
            "xhl: now compare the facts with the text, first those marked # ?; then run: xhl check ",
        ),
    ],
    ids=["sure", "without a title"],
)
def test_the_next_step_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    done = xhl("draft", str(path), "-o", str(tmp_path / "draft.toml"))
    assert done.err.startswith("xhl: facts: 1, unsure: 0, sections: 1\n" + said)


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text("mine", encoding="utf-8")
    told = ("draft", str(DATA / "other-report.txt"), "-o", str(path))
    refused = xhl(*told)
    assert (refused.code, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "already exists" in refused.err
    assert xhl(*told, "--force").code == 0
    assert len(load([str(path)])) == 29


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "there is no text in it"),
        (b" \n\xe3\x80\x80\n", "there is no text in it"),
        (b"\x89PNG\r\n", "a picture, not a document"),
        (("好。" * 50 + "\n").encode() * 10_000, "longer than 1000000 characters"),
    ],
    ids=["empty", "blank", "a picture", "a long text"],  # not their content
)
def test_a_file_that_is_no_report_is_refused_in_one_line(
    content: bytes, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    done = xhl("draft", str(path), "-o", str(tmp_path / "draft.toml"))
    assert (done.code, done.out) == (2, "")
    assert problem in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "draft.toml").exists()


def test_a_missing_folder_is_named() -> None:
    done = xhl("draft", str(DATA / "other-report.txt"), "-o", str(DATA / "none" / "draft.toml"))
    assert done.code == 2
    assert "cannot write" in done.err


def test_a_text_without_a_line_is_drafted() -> None:
    assert [one.fact.topic for one in drafted("\0" * 9, "名").facts] == ["名"]


@pytest.mark.parametrize("mark", ["“一、”", "“（1）”", '"1."', "“（二）”"])
def test_the_mark_of_an_item_counts_nothing(mark: str) -> None:
    assert [one.fact.value for one in drafted(f"序号采用{mark}格式，共5项。", "名").facts] == [5]


def test_what_follows_an_announcement_is_planned():
    text = "公报\n今年将继续办好“十件民生实事”。\n新建学校5所。\n改造小区8个。\n去年建成公园3座。"
    said = [fact.qualifier for fact in facts(text) if fact.unit in ("所", "个", "座")]
    assert said == ["计划", "计划", ""]


def test_an_item_of_its_own_is_the_owner_in_its_paragraph() -> None:
    draft = drafted("教育\n——小学。校舍5万平方米；在校生800人。图书3万册。", "名")
    assert [one.fact.topic for one in draft.facts] == ["小学校舍", "小学在校生", "小学图书"]
    assert not any(one.doubts for one in draft.facts)


def test_the_change_of_what_looks_the_same_is_unsure_too() -> None:
    draft = drafted("绿化面积5亩，比上年增加2亩。\n绿化面积8亩。", "名")
    assert all(one.doubts for one in draft.facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("一圈用时6分12秒。", True), ("管道长5公里300米。", True), ("管道3条5公里。", False)],
)
def test_a_number_in_several_units_is_doubtful(text: str, expected: bool) -> None:
    assert [COMPOUND in one for one in doubts(text)] == [expected, expected]


def test_the_number_of_a_paragraph_in_a_line_of_its_own_is_no_fact() -> None:
    text = "青石县概况\n01\n教育\n新建学校5所。"
    assert [fact.quantity.written for fact in facts(text) if fact.quantity] == ["5"]


def test_heads_of_columns_that_are_no_counts_or_nothing_but_a_change_are_doubtful() -> None:
    text = "青石县决算\n月份\t预算数\t学生数\t同比增减（%）\n1月\t31\t28\t5.6\n2月\t42\t37\t2.6\n"
    first = doubts(text)[:3]
    assert [bool(one) for one in first] == [True, False, True]
    assert first[2] == (GENERAL,)
