"""Plans, expectations and denials are distinguished from results."""

from __future__ import annotations

import pytest

from xhl.draft.build import drafted
from xhl.draft.plans import aims_of, planned
from xhl.quantity.reader import find


def plans(sentence: str, year: str = "", heading: str = "") -> list[str]:
    return planned(sentence, find(sentence), year, heading)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("产值增长5%，就业8万人。", ["目标", "目标"]),
        ("力争产值增长5%左右。", [""]),
        ("去年新建8所。", [""]),
    ],
)
def test_a_heading_holds_for_numbers_without_a_word_of_their_own(
    sentence: str, expected: list[str]
) -> None:
    assert plans(sentence, heading="目标") == expected


def test_all_numbers_of_one_aim_are_aims() -> None:
    assert plans("实现浓度下降4%、天数减少6%的目标，浓度降至30微克。") == ["目标", "目标", ""]


def test_what_stands_before_an_aim_of_its_own_is_done() -> None:
    assert plans("种植茶叶320亩、力争产量5吨、产值80万元的目标")[0] == ""


def test_a_number_until_a_later_year_is_an_aim() -> None:
    assert plans("到2030年，基站达到800个。", year="2022") == ["目标"]
    assert plans("2023年前三季度，基站达到800个。", year="2022") == [""]
    assert plans("基站800个将于明年建成。", year="2022") == ["将"]
    assert plans("到2021年底，基站达到800个。", year="2022") == [""]
    assert plans("2025年到2030年，基站达到800个。", year="2022") == [""]
    assert plans("《纲要》提出到2020年基站达到800个。", year="2022") == ["目标"]
    assert plans("《规划》提到，到2020年基站达到800个。", year="2022") == ["目标"]
    assert plans("方案明确2020年至2022年建成基站800个。", year="2022") == ["目标"]
    assert plans("增速从2019年的5%波动至2024年的8%。", year="2022") == ["", ""]
    assert plans("收入从2019年的5元增长到2024年的8元。", year="2022") == ["", ""]
    assert plans("2030年底前，基站达到800个，已有300个。", year="2022") == ["目标", ""]
    assert plans("截至2030年底，基站达到800个。", year="2022") == [""]
    assert plans("截止到2030年底，基站达到800个。", year="2022") == [""]
    assert plans("在2022至2023年立法年度，通过法案8项。", year="2022") == [""]


def test_what_a_scheme_orders_is_surely_planned() -> None:
    text = (
        "青石县“十五五”养老事业发展规划\n一、完善设施网络\n"
        "改扩建福利院9家，入住率由5%提高到8%。老人占6%。"
    )
    made = [(one.fact.qualifier, PLANNED in one.doubts) for one in drafted(text, "名").facts]
    assert made == [("计划", False), ("", False), ("计划提高到", False), ("计划", True)]


def test_what_is_obtained_is_a_plan_by_its_heading_only() -> None:
    text = "一、2024年工作回顾\n争取新增债券7亿元。\n二、2025年工作安排\n争取新增债券9亿元。"
    facts = [(one.fact.value, one.fact.qualifier) for one in drafted(text, "名").facts]
    assert facts == [(7, ""), (9, "计划")]
    [one] = drafted("积极争取新增债券9亿元。", "名").facts
    assert (one.fact.qualifier, PLANNED in one.doubts) == ("", True)


def test_a_heading_of_plans_holds_until_the_next_of_its_kind() -> None:
    text = """一、2022年工作回顾
新建学校5所。
二、2023年工作
（一）教育。
新建学校6所。去年新建学校4所。
三、附录
现有学校7所。
"""
    facts = [one.fact for one in drafted(text, "名").facts]
    assert [(fact.value, fact.qualifier) for fact in facts] == [
        (5, ""),
        (6, "计划"),
        (4, ""),
        (7, ""),
    ]


def test_a_heading_below_one_of_results_makes_no_plan() -> None:
    text = """一、2022年工作成效
（一）推进农田建设工作
新建农田5亩。
二、2023年工作
新建农田6亩。
"""
    assert [one.fact.qualifier for one in drafted(text, "名").facts] == ["", "计划"]


def test_the_word_of_a_plan_is_part_of_the_qualifier() -> None:
    text = "力争产值增长5%左右，投资3亿元以上，就业8万人。"
    facts = [one.fact.qualifier for one in drafted(text, "名").facts]
    assert facts == ["力争增长…左右", "力争…以上", "力争"]


@pytest.mark.parametrize("sentence", ["没有发生1起事故。", "无一例死亡。", "是否以9万人为目标？"])
def test_an_event_that_did_not_happen_is_no_fact(sentence: str) -> None:
    draft = drafted(f"新建学校5所。{sentence}", "名")
    assert [one.fact.value for one in draft.facts] == [5]


def test_words_for_plans_are_no_part_of_a_topic() -> None:
    text = (
        "他预期明年的赤字为310亿元。局方预期今年客运量增至31万人次。日常开支将进一步上升9%。"
        "粮食产量可望达到31万吨。公司计划引进专家31名。"
    )
    said = [one.fact.topic for one in drafted(text, "名").facts]
    assert said == ["赤字", "客运量", "日常开支", "粮食产量", "专家"]


def test_what_a_sentence_announces_is_planned() -> None:
    text = "今年将办好以下实事：新建学校5所，改造道路8公里。去年办成三件事：修桥2座。"
    facts = [one.fact.qualifier for one in drafted(text, "名").facts]
    assert facts == ["计划", "计划", ""]


def test_an_estimate_for_a_time_holds_for_all_that_follows() -> None:
    text = "预计1-6月份，完成产值5亿元，增长3%；税收6亿元。"
    facts = [one.fact.qualifier for one in drafted(text, "名").facts]
    assert facts == ["预计", "预计增长", "预计"]


@pytest.mark.parametrize(
    ("title", "said", "qualifiers"),
    [
        ("一则消息", "《规划》提出，到2035年建成基站9个。", ["目标", "目标"]),
        ("一则消息", "会议提出三点意见。", [""]),
        ("青石县绿地建设规划（2021—2035年）", "规划如下。", ["目标"]),
        ("“十四五”绿地规划", "到2020年底，水渠有4公里。", ["", "目标"]),
        ("一则消息", "《绿地规划》提到，到2035年建成基站9个。", ["目标", "目标"]),
    ],
)
def test_the_aims_of_a_document_hold_for_all_its_sentences(
    title: str, said: str, qualifiers: list[str]
) -> None:
    made = drafted(f"{title}\n{said}\n到2035年底，公园有8座。", "x")
    assert [one.fact.qualifier for one in made.facts] == qualifiers


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("报告提到，2018年至2020年新建学校5所。", ""),
        ("《白皮书》显示，2018—2020年新建学校5所。", ""),
        ("《年报》显示，到2020年建成学校5所。", ""),
        ("会议提出，2018—2020年新建学校5所。", "目标"),
        ("《方案》明确，到2020年建成学校5所。", "目标"),
    ],
)
def test_a_span_of_years_is_an_aim_only_of_what_is_proposed(sentence: str, expected: str) -> None:
    assert plans(sentence) == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("到2025年，建成冷库50座。产能达到30吨。建成车间5个。", ["目标", "目标达到", "目标"]),
        ("到2025年，建成冷库50座。目前冷库达到8座。", ["目标", ""]),
        ("到2025年，建成冷库50座。2020年产能达到3吨。", ["目标", ""]),
        ("到2025年，建成冷库50座。\n产能达到30吨，其中肉类9吨。", ["目标", "", ""]),
        ("计划养护道路9公里。其中大修3公里，预防性养护6公里。", ["计划", "计划", "计划"]),
        ("计划养护道路9公里。其中已完工3公里。", ["计划", ""]),
        ("养护道路9公里。其中大修3公里。", ["", ""]),
        ("共有在建项目4个，预计投资5亿元。其中工业项目3个，投资2亿元。", ["", "预计", "", "计划"]),
        ("产值4亿元，力争增长5%。其中工业占60%。", ["", "力争增长", ""]),
        ("计划招生50人。其中实际录取48人。", ["计划", ""]),
        ("计划新建学校5所。其中3所完工。", ["计划", ""]),
        ("雨露计划补助学生300名。", [""]),
        ("强基计划录取31人，国家专项计划招生45人。", ["", ""]),
        ("普通高校招生计划增加3200人。", ["增加"]),
        ("全区计划录取教师31人。", ["计划"]),
        ("学校计划招生310人。", ["计划"]),
        ("明年计划增加公交车31辆。", ["计划"]),
        ("低收入人口帮扶计划支出资金3亿元。", [""]),
        ("年度用水计划减少30万立方米。", ["减少"]),
        ("全县今年计划供地30亩。", ["计划"]),
        ("到2025年，建成冷库50座。冷库占地80亩。", ["目标", ""]),
        ("下一步，将新建冷库2座。扶持果农50户。", ["将", "计划"]),
        ("公司计划投资5亿元。厂房占地8亩。", ["计划", ""]),
    ],
)
def test_a_plan_holds_for_the_sentences_that_go_on_with_it(text: str, words: list[str]) -> None:
    facts = drafted(f"2021年规划\n{text}", "名").facts
    assert [one.fact.qualifier.replace("达到", "") for one in facts] == [
        word.replace("达到", "") for word in words
    ]


def test_the_time_of_a_plan_holds_with_it() -> None:
    facts = drafted("2021年规划\n到2025年，建成冷库50座。产能达到30吨。", "名").facts
    assert [one.fact.period for one in facts] == ["2025", "2025"]


def test_work_that_goes_well_is_no_plan() -> None:
    text = "一、2023年工作总结\n修路5公里。\n二、救助工作扎实有力\n救助8人。"
    assert [one.fact.qualifier for one in drafted(text, "名").facts] == ["", ""]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("2024年民生实事项目公布", "计划"),
        ("2024年民生实事项目完成情况", ""),
        ("住建局扎实推进2024年民生实事项目", ""),
        ("东街镇用心用情为民办实事", ""),
    ],
)
def test_tasks_in_the_title_are_planned(title: str, word: str) -> None:
    text = f"{title}\n一、道路\n改造道路20公里，新增车位300个。"
    assert [one.fact.qualifier for one in drafted(text, "名").facts] == [word, word]


def test_a_plan_in_a_name_is_no_plan() -> None:
    assert plans("薄弱学校改造计划建设项目开工14所。") == [""]
    assert find("薄弱学校改造计划建设项目开工14所。")[0].qualifier == ""
    assert find("今年计划建设项目14个。")[0].qualifier == "计划"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("目前全县公路856公里。", ""),
        ("截至3月，建成学校3所。", ""),
        ("截至2024年底，建成学校3所。", "计划"),
        ("针对目前5处拥堵点，改造路口12个。", "计划"),
        ("在现有的基础上，新增站点8个。", "计划"),
    ],
)
def test_what_is_now_is_no_plan_under_a_heading_of_plans(sentence: str, word: str) -> None:
    facts = drafted(f"工作要点\n一、2024年主要任务\n{sentence}", "名").facts
    assert facts[-1].fact.qualifier == word


REPORT = "云岭县林业局2024年工作总结\n\n一、2024年工作\n\n造林5亩。\n\n二、2025年工作计划\n\n造林8亩。\n\n"
PLANNED = "planned, or done?"


def facts_below_plans(text: str) -> list[tuple[str, str, bool]]:
    """The qualifier, the time and whether it is doubted for each fact that stands behind a plan."""
    return [
        (one.fact.qualifier, one.fact.period, PLANNED in one.doubts)
        for one in drafted(REPORT + text, "名").facts[2:]
    ]


def test_a_heading_without_a_number_below_plans_is_in_doubt() -> None:
    assert facts_below_plans("其他事项\n\n接访30批次，力争办结20件。") == [
        ("计划", "2025", True),
        ("力争", "2025", False),
    ]
    assert facts_below_plans("（一）其他事项\n\n接访30批次。") == [("计划", "2025", False)]
    assert facts_below_plans("重点任务\n\n接访30批次。") == [("计划", "2025", False)]


def test_an_appendix_behind_plans_may_be_planned_unless_it_tells_results() -> None:
    assert facts_below_plans("附：项目表\n\n修路12公里。") == [("计划", "2025", True)]
    assert facts_below_plans("附件1\n\n修路12公里。") == [("计划", "2025", True)]
    assert facts_below_plans("附：主要成绩\n\n获奖12项。") == [("", "", False)]
    text = "云岭县2024年概况\n\n一、林业\n\n造林5亩。\n\n附件1\n\n修路12公里。"
    assert not any(PLANNED in one.doubts for one in drafted(text, "名").facts)


def test_results_below_plans_are_no_plans_and_not_of_their_time() -> None:
    text = "（一）上年完成情况\n\n植树90株。\n\n1．山区\n\n育苗7亩。\n\n（二）目标任务\n\n育苗6亩。"
    assert facts_below_plans(text) == [
        ("", "", True),
        ("", "", True),
        ("计划", "2025", False),
    ]


def test_a_plan_that_may_be_a_name_stays_in_the_topic() -> None:
    said = drafted(
        "高考计划录取考生320人，育才计划招收学生30人；学校计划录取新生80人。", "名"
    ).facts
    assert [(one.fact.topic, one.fact.qualifier) for one in said] == [
        ("高考计划录取考生", ""),
        ("育才计划招收学生", ""),
        ("新生", "计划"),
    ]
    said = drafted("按计划发放物资31个。计划到2026年建成学校70所。", "名").facts
    assert [one.fact.topic for one in said] == ["物资", "学校"]


@pytest.mark.parametrize(
    "title",
    ["青石市第十五个五年规划和二〇三五年远景目标纲要", "青石县“十五五”造林规划"],
)
def test_a_scheme_tells_of_the_plan_before_it_too(title: str) -> None:
    text = (
        f"{title}\n第一章 发展基础\n五年来，造林不断。苗圃达到7个。\n"
        "第二章 主要任务\n造林5亩，苗圃由现在的7个增至9个。"
    )
    facts = [one.fact for one in drafted(text, "名").facts]
    assert [fact.period for fact in facts] == ["十四五", "十五五", "", "十五五"]


def test_what_is_still_to_come_is_planned() -> None:
    assert plans("今后三年，每年造林5亩。") == ["计划"]
    assert plans("明年造林5亩，育苗7亩；已整地8亩。") == ["计划", "计划", ""]
    assert plans("预计2026年底完工，总投资5亿元，建成后年产值8亿元。") == ["", "计划"]
    assert plans("明年到期债券5亿元。") == [""]
    assert plans("未来三年级部共有学生7人。") == [""]
    assert plans("按计划竣工，投产后产值8亿元。") == [""]
    assert plans("目标任务为造林5亩，实际造林7亩。")[1] == ""


@pytest.mark.parametrize(
    ("title", "sentence", "is_doubted"),
    [
        ("云岭县2024年总结", "2025年造林5亩。", True),
        ("云岭县2024年总结", "2025年底造林5亩。", True),
        ("云岭县2024年总结", "2025年1月造林5亩。", False),
        ("云岭县2024年总结", "申报2025年项目5个。", False),
        ("云岭县2024年总结", "2025年，已造林5亩。", False),
        ("云岭县2024年总结", "2025年完成造林5亩。", False),
        ("云岭县2024年总结", "2024年造林5亩。", False),
        ("云岭县林业（2020—2024年）总结", "2023年造林5亩。", False),
        ("云岭县2020年以来林业情况", "2023年造林5亩。", False),
    ],
)
def test_a_year_after_that_of_the_document_may_be_planned(
    title: str, sentence: str, is_doubted: bool
) -> None:
    [fact] = drafted(f"{title}\n\n{sentence}", "名").facts
    assert (fact.fact.qualifier, PLANNED in fact.doubts) == ("", is_doubted)


def test_what_follows_once_something_is_built_is_in_doubt() -> None:
    facts = drafted("电站投资5亿元，建成后可发电7万千瓦时。", "名").facts
    assert [PLANNED in one.doubts for one in facts] == [False, True]
    facts = drafted("电站建成后，已发电7万千瓦时。", "名").facts
    assert [PLANNED in one.doubts for one in facts] == [False]


def test_a_later_part_of_the_year_than_that_of_the_document_may_be_planned() -> None:
    text = "云岭县2024年上半年概况\n\n5月造林3亩。到年底造林5亩。"
    marked = [PLANNED in one.doubts for one in drafted(text, "名").facts]
    assert marked == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石县概况\n现有水井5口，再打2口。", [False, True]),
        ("青石县概况\n现有水井5口，再次检修2口。", [False, False]),
        ("青石县概况\n一、下一步工作\n已建成水井5口；再建设水厂2座。", [False, True]),
        ("青石县概况\n一、下一步工作\n已建成水井5口、水厂2座。", [False, False]),
    ],
)
def test_what_is_done_again_may_be_yet_to_come(text: str, expected: list[bool]) -> None:
    assert [PLANNED in one.doubts for one in drafted(text, "名").facts] == expected


def test_all_of_a_plan_is_an_aim_but_what_is_told_of_the_time_before_it() -> None:
    assert aims_of("到2025年建成基站9个。", "青石县设施农业发展规划") == {"2025"}
    text = "到2020年已有基站5个；到2025年建成基站9个。"
    assert aims_of(text, "青石县“十四五”基站规划") == {"2025"}
