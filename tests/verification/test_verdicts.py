"""Verdicts, where a rule of rules.md does not say it: their messages, their facts, their places, doubts, sections."""

from __future__ import annotations

import pytest
from verdict_rules import BASES, facts

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.quantity.reader import find
from xhl.render.verdicts import sentence
from xhl.verification.reading.article import passages

COUNTY = Document("a", "青石县2020年统计公报")


BASE = BASES["county"]


TWO_YEARS = BASES["two years"]


def verdicts(article: str, base: FactBase = BASE) -> list[tuple[str, str, str]]:
    return [(one.claim.text, one.verdict, one.reason) for one in verify(article, base)]


def word(article: str, base: FactBase = BASE) -> str:
    """The verdict on the last number of an article, with its reason."""
    _text, verdict, reason = verdicts(article, base)[-1]
    return f"{verdict} {reason}".strip()


def test_a_contradiction_names_the_fact_and_its_number():
    [one] = verify("建成充电桩364根。", BASE)
    assert one.fact
    assert (one.fact.topic, one.expected, one.line, one.column) == ("充电桩", "346根", 1, 6)


def test_numbers_of_a_list_go_with_their_names_in_order():
    assert verdicts("林业、渔业产值分别为5.27亿元、3.68亿元。") == [
        ("5.27亿元", "confirmed", ""),
        ("3.68亿元", "confirmed", ""),
    ]
    swapped = verdicts("林业、渔业产值分别为3.68亿元、5.27亿元。")
    assert [verdict for _, verdict, _ in swapped] == ["contradicted", "contradicted"]


def test_a_table_has_units_and_years_in_its_heads():
    table = """\
| 指标 | 2019年 | 2020年 | 增减 |
| --- | --- | --- | --- |
| 充电桩（根） | 287 | 364 | 59 |
"""
    assert verdicts(table, TWO_YEARS) == [
        ("287", "confirmed", ""),
        ("364", "contradicted", "digits"),
        ("59", "confirmed", "computed"),
    ]


@pytest.mark.parametrize("under", ["/", "/人"])
def test_a_unit_may_have_very_many_parts(under):
    source, quantity = "建成基站429。", Quantity("429", "元" + under * 998, "")
    base = FactBase([Fact("基站", Section("综合"), source, source, COUNTY, quantity, "2020")])
    assert word(source, base) == "confirmed"


def test_a_number_in_the_name_of_what_is_counted_is_no_claim():
    document = FactBase(
        [
            Fact(topic, Section("工业"), source, source, COUNTY, find(source)[-1].printed, "2020")
            for topic, source in (
                ("新增产值超亿元企业", "新增产值超亿元企业达到48家"),
                ("新增产值超10亿元企业", "新增产值超10亿元企业有7家"),
                ("新增长点项目", "新增长点项目135个"),
            )
        ]
    )
    article = "新增长点项目135个，新增产值过亿元的企业有48家，新增产值10亿元以上的企业7家。"
    assert verdicts(article, document) == [
        ("135个", "confirmed", ""),
        ("48家", "confirmed", ""),
        ("7家", "confirmed", ""),
    ]
    assert word("新增产值过亿元的企业有7家。", document).startswith("contradicted")


def test_a_cell_without_a_unit_has_that_of_its_fact():
    row = "住房公积金 | 187.19 | 80.5"
    fund = Fact("住房公积金", Section("表"), row, row, COUNTY, find("187.19万元")[0].printed)
    assert word("住房公积金187.19万元。", FactBase([fund])) == "confirmed"
    assert word("住房公积金187.19亿元。", FactBase([fund])) == "contradicted power"


def test_the_text_of_the_base_itself_is_confirmed_whole():
    article = "\n".join(dict.fromkeys(fact.source for fact in BASE.facts))
    assert {verdict for _, verdict, _ in verdicts(article)} == {"confirmed"}


def test_places_count_characters_of_the_file():
    article = "标题\r\n\n　　建成充电桩364根，\n其中空调房里的充电桩12根。"
    assert [(one.claim.text, one.line, one.column) for one in verify(article, BASE)] == [
        ("364根", 3, 8),
        ("12根", 4, 11),
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("青石县充电桩建成346", "confirmed"),
        ("充电桩建成364，贷款发放2.84亿元", "contradicted digits"),
        ("贷款发放284m元", "confirmed"),
        ("贷款发放0.284bn，+16.3%", "confirmed"),
        ("贷款发放0.284mn元", "contradicted power"),
    ],
)
def test_a_number_may_have_no_unit_or_that_of_a_post(article, expected):
    _text, verdict, reason = verdicts(article)[0]
    assert f"{verdict} {reason}".strip() == expected


def test_words_that_name_several_facts_contradict_none():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("新增感染者52例，其中外地输入31例。", "新增感染者", "外地输入感染者"),
            ("解除观察64例，其中外地输入33例。", "解除观察", "外地输入解除观察"),
            ("确诊病例47例，外地输入病例39例。", "确诊病例", "外地输入病例"),
        )
    )
    assert word("确诊47例，外地输入39例。", base).startswith(("confirmed", "unsupported"))


def _yearly(year: int, built: int, planned: int) -> list[Fact]:
    """The facts of a report of the year after ``year``."""
    report = Document(str(year), f"{year + 1}年青石县政府工作报告")
    return [
        *facts(report, str(year), (f"{year}年，建成充电桩{built}根。", "充电桩")),
        *facts(report, str(year + 1), (f"{year + 1}年，力争建成充电桩{planned}根。", "充电桩")),
    ]


YEARLY = FactBase([*_yearly(2018, 287, 350), *_yearly(2019, 324, 350), *_yearly(2020, 346, 350)])


def test_the_nearest_fact_is_of_the_year_that_is_meant():
    [one] = verify("2019年青石县建成充电桩7200根。", YEARLY)
    assert (one.verdict, one.expected, one.fact.period) == ("unsupported", "324根", "2019")
    [one] = verify("沅塘县建成充电桩7200根。", YEARLY)
    assert (one.verdict, one.fact.document.title) == ("unsupported", "2021年青石县政府工作报告")


def test_a_fact_that_may_be_of_one_year_or_of_five_is_named():
    report = Document("a", "青石县2021年政府工作报告")
    section = Section("回顾", "一、2020年和“十三五”工作回顾")
    told = facts(report, "", ("改造管网126公里，疏浚河道238公里。", "改造管网", "疏浚河道"))
    base = FactBase([one._replace(section=section) for one in told])
    [one] = verify("五年来，青石县改造管网126公里。", base)
    assert (one.verdict, one.fact.topic) == ("unsupported", "改造管网")
    assert "which may mean something else: 改造管网126公里" in sentence(one)


def test_a_heading_names_the_park_of_its_numbers():
    told = [
        one._replace(section=Section(park, f"一、{park}"))
        for park, jobs in (("东河产业园", 3700), ("西岭产业园", 5900))
        for one in facts(COUNTY, "2020", (f"带动就业{jobs}人。", "就业"))
    ]
    assert word("东河产业园带动就业3700人。", FactBase(told)) == "confirmed"
    assert word("东河产业园有企业86家，带动就业5900人。", FactBase(told)) == "contradicted other"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "2020年建成充电桩324根。",
            "324根 is of another time, 2019 (period): 2019年，建成充电桩324根",
        ),
        (
            "2021年力争建成充电桩346根。",
            "346根 should be 350根 (period): 2021年，力争建成充电桩350根",
        ),
    ],
)
def test_a_message_names_the_fact_that_has_the_number_or_the_right_number(article, expected):
    [one] = verify(article, YEARLY)
    assert sentence(one, named=False) == expected


def test_of_equal_plans_the_one_of_the_year_that_is_meant_is_named():
    [one] = verify("2021年，建成充电桩350根。", YEARLY)
    assert (one.reason, one.fact.document.title) == ("plan", "2021年青石县政府工作报告")


UNDATED = Document("u", "青石县项目情况")


@pytest.mark.parametrize("place", ["街道", "园区", "景区", "校区", "社区", "港区"])
def test_the_facts_of_a_verdict_are_in_the_order_of_the_text_from_the_number_backwards(place):
    first, second = f"{place}充电桩占比", f"{place}换电站占比"
    base = FactBase(
        facts(UNDATED, "", (f"{first}20%。", first))
        + facts(UNDATED, "", (f"{second}15%。", second))
    )
    said = verify(f"{first}20%，{second}15%，相差5%。", base)[-1]
    assert (said.verdict, said.reason) == ("contradicted", "unit")
    assert [fact.topic for fact in said.facts] == [second, first]


def doubted(*sentences: tuple[str, ...], doubt: str = "which of which?") -> FactBase:
    """A base of which the draft doubts each fact."""
    return FactBase([one._replace(doubt=doubt) for one in facts(COUNTY, "2020", *sentences)])


def test_a_doubted_fact_confirms_what_its_sentence_names_beside_the_number():
    base = doubted(("新增幼儿园床位1260张。", "床位"))
    assert word("全县新增幼儿园床位1260张。", base) == "confirmed"
    [one] = verify("全县新增幼儿园床位1260张。", base)
    assert "its draft doubts the fact" in sentence(one)


def test_the_topic_of_a_doubted_fact_confirms_nothing():
    base = doubted(("辖区甲类乙类场所共计1260处。", "消防栓"))
    assert word("全县有消防栓1260处。", base) == "unsupported doubt"
    [one] = verify("全县有消防栓1260处。", base)
    assert "(which of which?)" in sentence(one)
    assert word(
        "全县有消防栓1260处。", FactBase([one._replace(doubt="") for one in base.facts])
    ) == ("confirmed")


def test_a_doubted_fact_contradicts_nothing_by_its_topic():
    base = doubted(("辖区甲类乙类场所共计1260处。", "消防栓"))
    assert word("全县有消防栓1620处。", base).startswith("unsupported")


def test_what_follows_from_doubted_facts_is_not_confirmed():
    base = doubted(("所有场所1260处。", "消防栓"), ("有关设施840处。", "水池"))
    assert "confirmed" not in word("消防栓和水池合计2100处。", base)


SPENT = ("教育、科学技术、社会保障和就业等支出增速分别为23.5%、41.2%、26.4%。", "甲", "乙", "丙")


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        ("教育、科学技术支出分别增长23.5%、41.2%。", ["confirmed", "confirmed"]),
        ("教育、科学技术支出分别增长41.2%、23.5%。", ["contradicted", "contradicted"]),
        ("社会保障和就业支出增长26.4%。", ["confirmed"]),
    ],
)
def test_names_before_respectively_have_their_common_word_behind_and_so_on(article, wanted):
    assert [said for _text, said, _reason in verdicts(article, doubted(SPENT))] == wanted


def test_a_number_behind_respectively_whose_name_is_not_told_confirms_only_its_own_sentence():
    base = doubted(("有关支出分别为23.5%、41.2%。", "教育支出", "卫生支出"))
    assert word("教育支出占23.5%。", base).startswith("unsupported")
    assert word("有关支出分别为23.5%、41.2%。", base) == "confirmed"


REPORT = Document("r", "青石县2024年政府工作报告")


def reported(sentence: str, section: str = "工作", qualifier: str = "") -> FactBase:
    """A report with a result of 2023, and a sentence on the revenue of the park."""
    first, *others = facts(REPORT, "2023", ("新建农村公路83公里。", "农村公路"))
    number = next(one.printed for one in find(sentence) if "370" in one.printed.written)
    number = number._replace(qualifier=qualifier)
    said = Fact("园区营收", Section(section), sentence.rstrip("。"), sentence, REPORT, number)
    return FactBase([first, *others, said])


RESULTS = ["去年园区营收突破370亿元。", "全县园区营收达到370亿元。", "园区完成营收370亿元。"]


@pytest.mark.parametrize("article", RESULTS)
@pytest.mark.parametrize(
    "sentence",
    [
        "今年，园区营收达到370亿元。",
        "到“十四五”末，园区营收达到370亿元。",
        "推动园区营收突破370亿元。",
        "园区营收向370亿元迈进。",
        "三年内园区营收达到370亿元。",
        "园区营收将达到370亿元。",
        "规划建设的园区营收370亿元。",
    ],
)
def test_what_may_be_planned_confirms_no_result(sentence, article):
    assert word(article, reported(sentence)).split()[0] != "confirmed"


@pytest.mark.parametrize("article", RESULTS)
@pytest.mark.parametrize("section", ["十件民生实事", "主要任务", "2024年主要工作", "行动方案"])
def test_a_section_that_may_be_one_of_plans_confirms_no_result(section, article):
    assert "confirmed" not in word(article, reported("园区营收达到370亿元。", section))


@pytest.mark.parametrize("article", RESULTS)
def test_the_qualifier_of_a_plan_outweighs_the_words_of_a_result(article):
    base = reported("园区营收达到370亿元。", qualifier="计划达到")
    assert "confirmed" not in word(article, base)
    assert word("今年力争园区营收达到370亿元。", base) == "confirmed"


@pytest.mark.parametrize(
    "section", ["工作", "主要工作完成情况", "2023年工作回顾", "主要任务执行情况"]
)
def test_results_in_their_own_sections_confirm_results(section):
    assert (
        word("去年园区营收达到370亿元。", reported("园区营收达到370亿元。", section)) == "confirmed"
    )


def test_what_is_said_of_a_result_makes_no_plan():
    assert word(RESULTS[0], reported("今年以来，园区营收已突破370亿元。")) == "confirmed"


def test_a_heading_counts_for_those_below_it():
    base = reported("园区营收达到370亿元。", qualifier="计划达到")
    below = "报告\n一、回顾\n去年不错。\n二、下一步工作安排\n（一）工业\n园区营收达到370亿元。"
    assert word(below, base) == "confirmed"
    assert "confirmed" not in word(below.replace("二、下一步工作安排", "二、各方面"), base)


@pytest.mark.parametrize(
    ("chapter", "part"),
    [
        ("第二章 {}", "一、工业"),
        ("第二章 {}", "第一节 工业"),
        ("第一节 {}", "（一）工业"),
        ("# 第2章 {}", "## 一、工业"),
    ],
)
def test_a_chapter_counts_for_its_numbered_parts(chapter, part):
    base = reported("园区营收达到370亿元。", qualifier="计划达到")
    below = f"报告\n{chapter}\n{part}\n园区营收达到370亿元。"
    assert word(below.format("下一步工作安排"), base) == "confirmed"
    assert "confirmed" not in word(below.format("各方面"), base)


@pytest.mark.parametrize(
    "form", ["项目{}完成投资{}.5亿元，", "青石县{}村{}户，", "分别为{}.{}亿元、"]
)
def test_a_sentence_of_very_many_numbers_is_read_in_parts(form):
    text = "".join(form.format(i, i) for i in range(100)) + "充电桩364根。"
    assert word(text) == "contradicted digits"


def test_a_line_much_shorter_than_the_others_ends_its_paragraph():
    long = (
        "前三季度，面对严峻复杂的形势，青石银行坚持稳中求进，统筹支持实体经济和防范风险，总体平稳。"
    )
    lines = [long, "青石银行前三季度的净利润为15亿元，比上年增长5.91%", "坏账率1.87%"]
    assert [one.text for one in passages("\n".join(lines))] == lines
    assert len(list(passages("\n".join(lines[1:])))) == 1


def test_lines_of_a_list_do_not_continue():
    lines = [
        "签约项目21个",
        "开工项目17个",
        "投产项目9个",
        "前三季度全部商业银行的净利润比上年增长5.91%",
        "坏账率1.87%",
    ]
    assert [one.text for one in passages("\n".join(lines))] == lines


def test_a_multiple_is_no_growth_by_as_much():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("竹笋出口量是上年的1.7倍。", "竹笋出口量"),
            ("茶园游客增长2.6倍。", "茶园游客增幅"),
        )
    )
    assert word("竹笋出口量增长1.7倍。", base) == "contradicted direction"
    assert word("茶园游客是上年的2.6倍。", base) == "contradicted direction"
    assert word("茶园游客增长2.6倍。", base) == "confirmed"
    [told] = verify("竹笋出口量增长1.7倍。", base)
    assert "growth" in sentence(told)


def test_a_rounded_fact_says_so_beside_an_exact_number():
    [fact] = facts(COUNTY, "2020", ("全县种桑户4700余户。", "种桑户"))
    base = FactBase([fact._replace(quantity=Quantity("4700", "户", "余"))])
    exact, rounded = verify("全县种桑户4700户。全县种桑户4700多户。", base)
    assert (exact.verdict, rounded.verdict) == ("confirmed", "confirmed")
    assert "the fact says 余" in sentence(exact)
    assert "余)" not in sentence(rounded)


def test_a_bound_says_so_beside_an_exact_number():
    [fact] = facts(COUNTY, "2020", ("全县种桑户至少4700户。", "种桑户"))
    base = FactBase([fact._replace(quantity=Quantity("4700", "户", "至少"))])
    [told] = verify("全县种桑户4700户。", base)
    assert "the fact says 至少" in sentence(told)


def test_a_plan_taken_for_a_result_is_told_with_the_result():
    base = FactBase(
        [
            *facts(COUNTY, "2020", ("完成河道疏浚37公里。", "河道疏浚")),
            *facts(COUNTY, "2021", ("力争完成河道疏浚64公里。", "河道疏浚")),
        ]
    )
    [told] = verify("河道疏浚完成64公里。", base)
    assert told.reason == "plan"
    assert "力争完成河道疏浚64公里；完成河道疏浚37公里" in sentence(told)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("充电桩超过210根。", "unsupported"),
        ("充电桩突破210根。", "unsupported"),
        ("充电桩210根以上。", "unsupported"),
        ("充电桩不足520根。", "unsupported"),
        ("充电桩520根以下。", "unsupported"),
        ("充电桩超过520根。", "contradicted"),
        ("充电桩不足210根。", "contradicted"),
        ("充电桩210多根。", "contradicted"),
        ("充电桩近520根。", "contradicted"),
    ],
)
def test_a_limit_that_the_number_of_the_fact_meets_is_no_error(article, expected):
    [one] = verify(article, BASE)
    assert (one.verdict, one.expected) == (expected, "346根")


def test_a_slip_in_a_limit_that_the_fact_has_too_is_an_error():
    [fact] = facts(COUNTY, "2020", ("发放补贴超过2.84亿元。", "补贴"))
    base = FactBase([*BASE.facts, fact])
    assert word("青石县发放补贴超过2.48亿元。", base) == "contradicted digits"


def test_a_message_gives_the_number_as_the_fact_prints_it():
    base = FactBase(facts(COUNTY, "2020", ("全县绿色出行比例达到六成。", "绿色出行比例")))
    [one] = verify("全县绿色出行比例达到四成。", base)
    assert sentence(one, named=False).startswith("四成 should be 六成 (differs from the fact): ")


def test_a_limit_that_holds_is_not_called_rounded():
    limit, near = verify("充电桩超过300根。充电桩近350根。", BASE)
    assert (limit.reason, near.reason) == ("rounded", "rounded")
    assert "is confirmed (a limit that the fact meets)" in sentence(limit)
    assert "is confirmed (rounded)" in sentence(near)


def test_a_fact_with_nothing_in_common_is_not_the_nearest():
    base = FactBase(facts(COUNTY, "2020", ("空气质量优良天数达到291天。", "空气质量优良天数")))
    far, near = verify("青石县空气质量达标，修了88公里步道。空气质量优良天数占83%。", base)
    assert (far.verdict, far.fact) == ("unsupported", None)
    assert near.fact


@pytest.mark.parametrize(
    ("topic", "start", "end"),
    [("制茶竞争力排名", "12位", "8位"), ("平均配送时间", "53分钟", "37分钟")],
)
def test_of_ranks_and_times_less_is_a_rise(topic, start, end):
    document = Document("a", "青石县2020年统计公报", period="2020")
    source = f"{topic}由2019年的{start}变为{end}。"
    base = FactBase(
        [
            Fact(topic, Section("综合"), source, source, document, one.printed, year)
            for one, year in zip(find(source), ("2019", "2020"), strict=True)
        ]
    )
    said = verify(f"2020年，青石县{topic}由2019年的{start}提升到{end}。", base)
    assert [one.verdict for one in said] == ["confirmed"] * 2


def test_a_share_of_the_target_announces_no_goals():
    said = verify(
        "2020年青石县工作\n（一）现有高新技术企业64家，为年度任务的103%。\n（二）新开工项目45个，竣工项目12个。",
        BASE,
    )
    assert [one.verdict for one in said if one.claim.unit == "个"] == ["confirmed"] * 2


def test_brackets_with_numbers_are_no_clause_before():
    source = (
        "茶叶进出口48.6亿元，增长7.2%；茶叶出口31.4亿元，增长9.5%；茶叶进口17.2亿元，增长3.3%。"
    )
    topics = (
        "茶叶进出口",
        "茶叶进出口增幅",
        "茶叶出口",
        "茶叶出口增幅",
        "茶叶进口",
        "茶叶进口增幅",
    )
    base = FactBase(facts(COUNTY, "2020", (source, *topics)))
    article = "2020年青石县茶叶进出口48.6亿元（出口31.4亿元、进口17.2亿元），增长"
    verdicts = [verify(f"{article}{said}%。", base)[-1].verdict for said in ("7.2", "3.3")]
    assert verdicts[0] != "contradicted"
    assert verdicts[1] != "confirmed"


INCOME = FactBase(
    facts(
        COUNTY,
        "2020",
        (
            "社会消费品零售总额48.6亿元，增长7.3%。",
            "社会消费品零售总额",
            "社会消费品零售总额增幅",
        ),
        ("茶业总产值26.35亿元，增长6.2%。", "茶业总产值", "茶业总产值增幅"),
        ("人均茶业产值8430元，增长7.8%。", "人均茶业产值", "人均茶业产值增幅"),
        ("村集体收入3.618亿元。", "村集体收入"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("社零增长7.3%", "confirmed"),
        ("茶业总产值26.35亿元，增长6.2%，人均8430元，增长7.8%", "confirmed"),
        ("茶业总产值26.35亿元，增长6.2%，人均8430元，增长6.2%", "unsupported"),
        ("村集体支出3.618亿元", "contradicted other"),
    ],
)
def test_sales_incomes_and_what_is_for_each(article, expected):
    said = verdicts(f"2020年青石县{article}。", INCOME)
    assert f"{said[-1][1]} {said[-1][2]}".strip() == expected


ENDS = BASES["ends"]


@pytest.mark.parametrize("start", ["38.6亿元", "2020年的38.6亿元", "2019年的35.2亿元"])
def test_a_change_does_not_end_before_it_starts(start):
    article = f"青石县苗圃产值由{start}，增加到41.3亿元。"
    assert [one.verdict for one in verify(article, ENDS)][1] == "contradicted"
