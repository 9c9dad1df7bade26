"""Verdicts: each case is an article and the verdicts on its numbers."""

from __future__ import annotations

import pytest

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.quantity.reader import find
from xhl.render.verdicts import sentence
from xhl.verification.reading.article import passages

COUNTY = Document("a", "青石县2020年统计公报")
LAST_YEAR = Document("b", "青石县2019年统计公报")
DISTRICT = Document("c", "云溪区2020年统计公报")


def facts(document: Document, period: str, *sentences: tuple[str, ...]) -> list[Fact]:
    """The facts of sentences: each names its topics, in the order of its numbers."""
    return [
        Fact(topic, Section("综合"), source.rstrip("。"), source, document, one.printed, period)
        for source, *topics in sentences
        for topic, one in zip(topics, find(source), strict=True)
    ]


BASE = FactBase(
    facts(
        COUNTY,
        "2020",
        ("全年建成充电桩346根。", "充电桩"),
        ("发放贷款2.84亿元，同比增长16.3%。", "贷款", "贷款增速"),
        ("新开工项目45个、竣工项目12个。", "新开工项目", "竣工项目"),
        (
            "完成植树造林7350亩，林业产值5.27亿元，渔业产值3.68亿元。",
            "植树造林",
            "林业产值",
            "渔业产值",
        ),
        ("盗窃案件同比下降23.8%。", "盗窃案件"),
        ("PM2.5平均浓度降至38微克/立方米。", "PM2.5浓度"),
        ("现有高新技术企业达到64家。", "高新技术企业"),
        ("接待游客127万人次，旅游收入9.46亿元。", "接待游客", "旅游收入"),
        ("2021年，力争新建幼儿园15所。", "幼儿园目标"),
        ("重点工程计划投资73.5亿元。", "重点工程投资"),
    )
)
TWO_YEARS = FactBase([*BASE.facts, *facts(LAST_YEAR, "2019", ("全年建成充电桩287根。", "充电桩"))])
TWO_PLACES = FactBase([*BASE.facts, *facts(DISTRICT, "2020", ("旅游收入6.31亿元。", "旅游收入"))])


def verdicts(article: str, base: FactBase = BASE) -> list[tuple[str, str, str]]:
    return [(one.claim.text, one.verdict, one.reason) for one in verify(article, base)]


def word(article: str, base: FactBase = BASE) -> str:
    """The verdict on the last number of an article, with its reason."""
    _text, verdict, reason = verdicts(article, base)[-1]
    return f"{verdict} {reason}".strip()


@pytest.mark.parametrize(
    "article",
    [
        "青石县建成充电桩346根。",
        "全县三百四十六个充电桩全部建成。",
        "发放贷款28400万元。",
        "贷款发放额为2.84亿，让企业松了口气。",
        "盗窃案件↓23.8%",
        "植树造林490公顷。",
        "接待游客127万人次",
    ],
)
def test_a_number_of_a_fact_is_confirmed_in_any_unit(article):
    assert word(article) == "confirmed"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("发放贷款近3亿元。", "confirmed rounded"),
        ("发放贷款约2.8亿元。", "confirmed rounded"),
        ("植树造林7300多亩。", "confirmed rounded"),
        ("盗窃案件同比下降超过两成。", "confirmed rounded"),
        ("发放贷款超3亿元。", "contradicted rounding"),
        ("植树造林不足7300亩。", "contradicted rounding"),
        ("发放贷款约2.9亿元。", "contradicted rounding"),
    ],
)
def test_a_rounded_number_is_on_the_side_that_its_words_tell(article, expected):
    assert word(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("登记失业率3.2%以内。", "confirmed"),
        ("登记失业率不超过3.2%。", "confirmed"),
        ("登记失业率超过3.2%。", "contradicted rounding"),
        ("登记失业率3.2%以上。", "contradicted rounding"),
    ],
)
def test_a_bound_on_the_other_side_is_not_confirmed(article, expected):
    base = FactBase(facts(COUNTY, "2020", ("登记失业率控制在3.2%以内。", "登记失业率")))
    assert word(article, base) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("发放贷款2.8亿元。", "confirmed rounded"),
        ("盗窃案件同比下降24%。", "confirmed rounded"),
        ("全年建成充电桩约350根。", "confirmed rounded"),
        ("全年建成充电桩350根。", "contradicted other"),
        ("完成植树造林7400亩。", "contradicted other"),
        ("现有高新技术企业达到60家。", "contradicted digits"),
    ],
)
def test_a_number_with_zeros_is_rounded_only_if_a_word_says_so(article, expected):
    assert word(article) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("建成充电桩364根。", "digits"),
        ("发放贷款2.84万元。", "power"),
        ("植树造林7350公顷。", "unit"),
        ("盗窃案件同比下降23.8个百分点。", "unit"),
        ("盗窃案件同比上升23.8%。", "direction"),
        ("PM2.5平均浓度下降38微克/立方米。", "direction"),
        ("全年净增高新技术企业64家。", "direction"),
        ("林业产值3.68亿元，渔业产值5.27亿元。", "other"),
        ("今年已建成幼儿园15所。", "plan"),
        ("重点工程完成投资73.5亿元。", "plan"),
        ("2019年建成充电桩346根。", "period"),
    ],
)
def test_a_slip_is_named(article, expected):
    assert word(article) == f"contradicted {expected}"


def test_a_change_of_what_no_fact_names_contradicts_nothing():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("全县实现生产总值186.4亿元，同比增长6.3%。", "生产总值", "生产总值增幅"),
        )
    )
    article = "全县实现生产总值186.4亿元，同比增长6.3%，财政预算收入12.6亿元，增长8.1%。"
    assert word(article, base) == "unsupported"
    assert word("全县实现生产总值186.4亿元，增长8.1%。", base) == "contradicted other"


def test_a_contradiction_names_the_fact_and_its_number():
    [one] = verify("建成充电桩364根。", BASE)
    assert one.fact
    assert (one.fact.topic, one.expected, one.line, one.column) == ("充电桩", "346根", 1, 6)


@pytest.mark.parametrize(
    "article",
    [
        "空气优良天数315天。",
        "新建公园7座。",
        "沅塘县接待游客560万人次。",
        "2016年接待游客88万人次。",
        "2022年，力争接待游客150万人次。",
        "充电桩使用者中，女性有211人。",
    ],
)
def test_a_number_that_no_fact_is_about_is_unsupported(article):
    assert word(article) == "unsupported"


@pytest.mark.parametrize(
    "article", ["2020年1月。", "第3名", "五年来", "1. 产业", "5G来了", "连续三年"]
)
def test_years_ranks_and_spans_of_time_are_no_claims(article):
    assert verdicts(article) == []


def test_numbers_of_a_list_go_with_their_names_in_order():
    assert verdicts("林业、渔业产值分别为5.27亿元、3.68亿元。") == [
        ("5.27亿元", "confirmed", ""),
        ("3.68亿元", "confirmed", ""),
    ]
    swapped = verdicts("林业、渔业产值分别为3.68亿元、5.27亿元。")
    assert [verdict for _, verdict, _ in swapped] == ["contradicted", "contradicted"]


def test_a_year_goes_with_the_numbers_behind_it():
    assert word("2019年建成充电桩287根", TWO_YEARS) == "confirmed"
    assert word("2019年建成充电桩346根", TWO_YEARS) == "contradicted period"
    assert word("2020年建成充电桩346根，比上年多59根。", TWO_YEARS) == "confirmed computed"


DRY = facts(COUNTY, "2020", ("梯田面积364公顷。", "梯田面积"), ("山羊存栏5.72万头。", "山羊存栏"))
WET = facts(
    Document("d", "青石县2021年统计公报"),
    "2021",
    ("梯田面积437公顷。", "梯田面积"),
    ("山羊存栏6.18万头。", "山羊存栏"),
)


@pytest.mark.parametrize(
    ("article", "base", "expected"),
    [
        ("2021年，梯田面积364公顷；山羊存栏5.72万头。", DRY, "contradicted period"),
        ("2021年，梯田面积437公顷；山羊存栏5.72万头。", WET, "contradicted other"),
        ("2021年，梯田面积437公顷；山羊存栏5.72万头。", [*DRY, *WET], "contradicted period"),
        ("2021年梯田面积437公顷，其中：山羊存栏5.72万头。", DRY, "contradicted period"),
        ("2020年，梯田面积364公顷；山羊存栏5.72万头。", [*DRY, *WET], "confirmed"),
        ("梯田面积364公顷，比2021年少73公顷；山羊存栏5.72万头。", DRY, "confirmed"),
        (
            "2020年梯田面积364公顷，其中2021年计划改造8公顷；山羊存栏5.72万头。",
            [*DRY, *WET],
            "confirmed",
        ),
        ("2021年，梯田面积437公顷。山羊存栏5.72万头。", DRY, "unsupported"),
        ("2020年，梯田面积364公顷；2021年为437公顷；山羊存栏5.72万头。", DRY, "confirmed"),
        ("2019年建成的湖区有梯田364公顷；山羊存栏5.72万头。", DRY, "unsupported"),
    ],
)
def test_a_year_that_a_sentence_begins_with_holds_behind_a_semicolon(article, base, expected):
    assert word(article, FactBase(base)) == expected


def test_a_ratio_behind_a_change_is_not_of_the_year_before():
    source = "用地比例由2019年的31.2:50.4:18.4调整为34.6:45.3:20.1。"
    base = FactBase(facts(COUNTY, "", (source, *["用地比例"] * 6)))
    assert word("2019年用地比例为31.2:50.4:18.4。", base) == "confirmed"
    assert word("2019年用地比例为34.6:45.3:20.1。", base) == "contradicted period"


def test_a_village_that_a_sentence_begins_with_holds_behind_a_semicolon():
    base = FactBase(facts(COUNTY, "2020", ("全县修渠43公里，养蜂726箱。", "修渠", "养蜂")))
    assert word("柳沟镇修渠9公里；养蜂726箱。", base) == "unsupported"


def test_a_place_goes_with_the_numbers_behind_it():
    article = "青石县旅游收入9.46亿元，云溪区6.31亿元，两地合计15.77亿元。"
    assert [verdict for _, verdict, _ in verdicts(article, TWO_PLACES)] == ["confirmed"] * 3
    swapped = verdicts("青石县旅游收入6.31亿元，云溪区9.46亿元。", TWO_PLACES)
    assert [verdict for _, verdict, _ in swapped] == ["contradicted", "contradicted"]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("新开工项目45个、竣工项目12个，合计57个。", "confirmed computed"),
        ("新开工项目45个、竣工项目12个，合计58个。", "contradicted comparison"),
        ("林业产值5.27亿元，渔业产值3.68亿元，前者比后者多1.59亿元。", "confirmed computed"),
        ("林业产值5.27亿元，渔业产值3.68亿元，前者比后者多1.95亿元。", "contradicted comparison"),
        ("接待游客127万人次，旅游收入9.46亿元，平均每人次消费约745元。", "confirmed computed"),
    ],
)
def test_what_is_computed_from_numbers_beside_it_is_computed_again(article, expected):
    assert word(article) == expected


def test_a_heading_carries_its_place():
    article = "# 县区对照\n\n## 云溪区\n\n旅游收入6.31亿元。\n\n## 青石县\n\n旅游收入6.31亿元。"
    assert [one[1:] for one in verdicts(article, TWO_PLACES)] == [
        ("confirmed", ""),
        ("contradicted", "place"),
    ]


def test_a_place_may_be_named_without_what_kind_of_place_it_is():
    assert word("云溪旅游收入6.31亿元。", TWO_PLACES) == "confirmed"


@pytest.mark.parametrize(
    "title",
    [
        "2020年青石县统计公报",
        "2020年度青石县统计公报",
        "二〇二〇年青石县统计公报",
        "统计公报——2021年3月在青石县",
    ],
)
def test_a_title_names_its_place_with_or_without_a_time_before_it(title):
    county = Document("a", title)
    base = FactBase(facts(county, "2020", ("发放贷款2.84亿元，占32%。", "贷款", "占比")))
    assert word("青石县发放贷款2.84亿元。", base) == "confirmed"
    assert word("青石县2020年发放贷款2.48亿元。", base) == "contradicted digits"
    assert word("沅塘县发放贷款2.84亿元。", base) == "unsupported"


def test_two_places_get_one_number_each_in_their_order():
    article = "青石县和云溪区是邻居。旅游收入，两地分别为9.46亿元和6.31亿元。"
    assert [one[1] for one in verdicts(article, TWO_PLACES)] == ["confirmed", "confirmed"]


def test_a_number_of_another_place_is_not_confirmed():
    assert word("沅塘县旅游收入9.46亿元。") == "unsupported"
    assert word("全年沅塘县旅游收入9.46亿元。") == "unsupported"


def test_a_number_without_a_word_for_plans_is_a_result():
    assert word("我们新建了幼儿园15所。") == "contradicted plan"
    assert word("新的一年怎么干？新建幼儿园15所。") == "confirmed"


def test_a_short_form_names_its_topic():
    assert word("盗案同比下降23.8%。") == "confirmed"


def test_two_names_in_one_word_get_one_number_each():
    base = FactBase(facts(COUNTY, "2020", ("牛出栏5.2万头，羊出栏1.9万只。", "牛出栏", "羊出栏")))
    right = verdicts("牛羊出栏分别为5.2万头、1.9万只。", base)
    assert [one[1] for one in right] == ["confirmed", "confirmed"]
    swapped = verdicts("牛羊出栏分别为1.9万头、5.2万只。", base)
    assert "confirmed" not in [one[1] for one in swapped]


GROWTH = FactBase(
    [
        *facts(
            COUNTY, "2020", ("林业产值增长8.2%。", "林业产值"), ("参保人数6.4万人。", "参保人数")
        ),
        *facts(
            LAST_YEAR, "2019", ("林业产值增长5.3%。", "林业产值"), ("参保人数6.1万人。", "参保人数")
        ),
    ]
)


def test_a_rate_that_moves_is_still_that_of_a_rise():
    article = "林业产值增速由2019年的5.3%提高到2020年的8.2%。"
    assert [one[1] for one in verdicts(article, GROWTH)] == ["confirmed", "confirmed"]


def test_the_number_of_a_year_named_before_is_not_confirmed_for_the_last():
    said = verdicts("2019年林业产值增长5.3%，2020年增长8.2%。参保人数6.1万人。", GROWTH)
    assert [one[1] for one in said] == ["confirmed", "confirmed", "unsupported"]


def test_the_plainer_of_two_topics_is_meant():
    base = FactBase(
        facts(
            COUNTY, "2020", ("完成投资21.3亿元，累计完成投资52.8亿元。", "完成投资", "累计完成投资")
        )
    )
    assert word("全年完成投资52.8亿元。", base) != "confirmed"
    assert word("累计完成投资52.8亿元。", base) == "confirmed"


def test_a_question_names_what_its_answer_counts():
    assert word("记者：充电桩建了多少？\n答：一共346根。") == "confirmed"


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


def test_an_article_about_another_place_is_compared_with_nothing():
    article = "白沙县2020年公报\n接待游客131万人次，旅游收入9.84亿元，发放贷款2.48亿元。"
    assert {verdict for _, verdict, _ in verdicts(article)} == {"unsupported"}


BROAD = FactBase(
    facts(
        COUNTY,
        "2020",
        ("风电外送416亿千瓦时，增长28%，减排二氧化碳3270万吨。", "风电外送", "风电增速", "减排"),
        ("净增市场主体18.4万户。", "净增市场主体"),
        ("三次产业结构由6.3:41.2:52.5调整为5.8:40.6:53.6。", *["产业结构"] * 6),
        ("园区在校学生1.2万人。", "园区在校学生"),
        ("苹果产量增长24.7%。", "苹果产量增速"),
        ("第二产业增加值比重为40.6%。", "第二产业增加值比重"),
        ("2021年，力争粮食产量达到95万吨，物价涨幅2%左右。", "粮食产量目标", "物价涨幅目标"),
        ("粮食产量101.8万吨。", "粮食产量"),
        ("空气达标率81.3%，地表水达标率96%。", "空气达标率", "地表水达标率"),
    )
)


def test_a_number_that_is_no_coincidence_needs_few_words():
    assert word("一年把风送出去416亿千瓦时。", BROAD) == "confirmed"


def test_the_numbers_around_a_number_tell_which_sentence_is_meant():
    said = verdicts("风送出去416亿千瓦时，多了近三成，等于少排3270万吨。", BROAD)
    assert [one[1] for one in said] == ["confirmed"] * 3


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("市场主体总数已有18.4万户。", "contradicted direction"),
        ("市场主体净增18.4万户。", "confirmed"),
        ("产业结构中三产从上年的52.5%抬升到53.6%。", "confirmed"),
        ("第二产业增加值的比重滑落至40.6%。", "confirmed"),
        ("苹果产量增长四分之一。", "confirmed rounded"),
        ("前年减排二氧化碳3270万吨。", "unsupported"),
        ("空气达标率81.3%，较上年提高4.1个百分点。", "unsupported"),
    ],
)
def test_words_beside_a_number_change_its_verdict(article, expected):
    assert word(article, BROAD) == expected


def test_a_number_directly_behind_plan_is_planned():
    assert word("旅游收入9.46亿元") == "confirmed"
    assert word("全县旅游收入计划9.46亿元") == "unsupported"


def test_a_plan_behind_a_number_ends_at_the_semicolon():
    article = "新开工项目45个，目标是完成植树造林7350亩；林业产值5.27亿元"
    assert word(article) == "confirmed"
    assert word("主要目标是：植树造林7350亩；林业产值5.27亿元") == "unsupported"


def test_a_target_that_a_result_is_held_against_is_no_plan():
    base = FactBase(
        facts(COUNTY, "2020", ("工业增长7%，高于县里下达目标3个百分点。", "工业", "工业增速"))
    )
    assert word("工业增长7%，高于县里下达目标3个百分点", base) == "confirmed"
    assert word("工业增长7%，高于县里定的目标3个百分点", base) == "confirmed"


def test_for_each_unit_is_part_of_the_unit():
    base = FactBase(facts(COUNTY, "2020", ("小麦平均单产5430公斤/公顷。", "小麦单产")))
    assert word("小麦单产达到每公顷5430公斤", base) == "confirmed"
    assert word("小麦单产达到每亩5430公斤", base) != "confirmed"
    assert word("小麦亩产362公斤", base) == "confirmed"


def test_a_rise_has_the_unit_of_what_rises():
    sentence = ("小麦平均单产5430公斤/公顷，提高30公斤/公顷。", "小麦单产", "小麦单产增量")
    base = FactBase(facts(COUNTY, "2020", sentence))
    assert word("小麦单产每公顷5430公斤，比上年提高30公斤。", base) == "confirmed"


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


def test_a_target_in_brackets_is_planned():
    assert word("新建幼儿园17所，超额完成全年目标（15所）。") == "confirmed"


def test_a_plan_holds_for_the_year_of_which_the_base_has_only_plans():
    assert word("2021年要新建公园3个；幼儿园再建15所。") == "confirmed"
    assert word("2021年建成公园3个；幼儿园建了15所。") == "contradicted plan"


def test_a_number_compared_with_another_year_is_of_this_one():
    base = FactBase(facts(COUNTY, "2020", ("高新技术企业净增14家，达到64家。", "净增", "总数")))
    assert word("高新技术企业达到64家，比2019年底的50家多14家。", base) == "confirmed"


def test_the_fact_of_one_number_is_not_held_against_the_next():
    sentence = ("新增规模以上企业14家，总数达到92家。", "新增规模以上企业", "新增规模以上企业总数")
    base = FactBase(facts(COUNTY, "2020", sentence))
    assert word("规模以上企业新增14家、达到92家。", base).partition(" ")[0] != "contradicted"


def test_a_difference_from_something_else_is_not_held_against_the_numbers_beside_it():
    article = "林业产值5.27亿元，比渔业产值（3.68亿元）多1.59亿元，比商贸产值多2.11亿元。"
    assert word(article) == "unsupported"


def test_last_year_is_no_part_of_what_is_planned_beside_it():
    article = "今年怎么干？粮食产量要守住95万吨，去年实际是101.8万吨；物价涨幅控制在2%左右。"
    assert [one[1] for one in verdicts(article, BROAD)] == ["confirmed"] * 3


def test_a_plan_begins_from_what_is_done():
    said = verdicts("园区在校学生要由1.2万人增至1.5万人。", BROAD)
    assert [one[1] for one in said] == ["confirmed", "unsupported"]


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


AHEAD = FactBase(
    [
        *facts(COUNTY, "2020", ("全年建成充电桩346根。", "充电桩")),
        *facts(
            COUNTY,
            "2021",
            (
                "2021年，力争新建幼儿园15所、体育公园7个、充电桩500根。",
                "幼儿园",
                "体育公园",
                "充电桩",
            ),
        ),
    ]
)


@pytest.mark.parametrize(
    "article",
    [
        "下一步，我们要补短板。新建幼儿园15所，体育公园7个。",
        "新的一年，我们这样干：\n- 新建幼儿园15所\n- 体育公园7个",
        "## 明年工作\n新建幼儿园15所。\n\n还有体育公园7个。",
        "任务清单已经敲定。其中，新建幼儿园15所，建体育公园7个。",
    ],
)
def test_a_paragraph_or_a_list_may_be_about_what_is_planned(article):
    assert [one[1] for one in verdicts(article, AHEAD)] == ["confirmed", "confirmed"]


def test_a_number_that_may_be_planned_or_done_is_unsupported():
    assert word("2021年，新建幼儿园15所。", AHEAD) == "unsupported"


def test_this_year_may_be_that_of_the_plan():
    assert word("今年新建幼儿园15所。", AHEAD) == "confirmed"
    assert word("今年已建成幼儿园15所。", AHEAD) == "contradicted plan"
    said = verdicts("充电桩建成346根，今年要达到500根。", AHEAD)
    assert [one[1] for one in said] == ["confirmed", "confirmed"]


def test_points_are_no_per_cent():
    assert word("空气达标率81.3%，地表水达标率96%，相差14.7%。", BROAD) == "contradicted unit"
    assert (
        word("空气达标率81.3%，地表水达标率96%，相差14.7个百分点。", BROAD) == "confirmed computed"
    )


def test_a_report_says_nothing_of_years_that_it_is_not_about():
    report = Document("r", "青石县政府工作报告")
    known = FactBase(
        facts(
            report,
            "",
            ("2020年，城镇新增就业8746人。", "城镇新增就业"),
            ("发放补贴3.62亿元。", "补贴"),
        )
    )
    assert word("2020年发放补贴3.62亿元。", known) == "confirmed"
    assert word("2018年发放补贴3.62亿元。", known) == "unsupported"


def test_a_base_that_does_not_know_its_place_is_not_about_one_it_never_names():
    report = Document("n", "年度工作报告")
    known = facts(
        report, "2020", ("建成充电桩346根。", "充电桩"), ("河东县游客127万人次。", "游客")
    )
    assert word("全县建成充电桩346根。", FactBase(known)) == "confirmed"
    assert word("青石县建成充电桩346根。", FactBase(known[:1])) == "confirmed"
    assert word("青石县建成充电桩346根。", FactBase(known)) == "unsupported"


def test_a_place_in_brackets_or_behind_its_number_holds_no_further():
    base = FactBase(
        facts(
            Document("c", "疫情通报"),
            "",
            (
                "新增病例9例(河东3例,均在云溪区;河西6例,在青石县)，治愈14例。",
                "新增病例",
                "河东病例",
                "河西病例",
                "治愈",
            ),
        )
    )
    article = "新增病例9例，河东3例，河西6例，治愈14例。"
    assert {one[1] for one in verdicts(article, base)} == {"confirmed"}


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


SHARES = FactBase(
    [
        *facts(
            COUNTY,
            "2020",
            (
                "乡村医生中，青年312人、中年468人、老年145人，分别占33.73%、50.59%、15.68%。",
                "青年医生",
                "中年医生",
                "老年医生",
                "青年医生占比",
                "中年医生占比",
                "老年医生占比",
            ),
            ("建设便民桥400座。", "建设便民桥"),
            ("城镇登记失业率3.64%，比上年上升1.28个百分点。", "失业率", "失业率增幅"),
            ("按1800元(2010年不变价)计算，16742人脱贫。", "标准", "脱贫人口"),
        ),
        *facts(COUNTY, "2021", ("力争新建便民桥400座。", "新建便民桥")),
    ]
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("中年医生468人，占50.59%。", "confirmed"),
        ("中年医生468人，占50.95%。", "contradicted digits"),
        ("中青年医生合计780人，占53.73%。", "unsupported"),
        ("全县便民桥400座。", "confirmed"),
        ("登记失业率3.64%，较上年上升1.28%。", "contradicted unit"),
        ("16742人脱贫。", "confirmed"),
    ],
)
def test_shares_follow_the_number_that_they_are_of(article, expected):
    assert word(article, SHARES) == expected


def test_the_share_of_another_group_is_not_confirmed():
    assert not word("老年医生145人，占50.59%。", SHARES).startswith("confirmed")


def test_a_ratio_is_told_in_per_cent_and_compared_so():
    said = verdicts("三产占比由52.5%提高到53.6%，提高1.1个百分点。", BROAD)
    assert [one[1] for one in said] == ["confirmed"] * 3


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


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("2020年建成充电桩324根。", "324根 is of another time (period): 2019年，建成充电桩324根"),
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
PLANS = FactBase(
    facts(
        UNDATED,
        "",
        ("签约项目8个。", "签约项目"),
        ("到2025年末，力争建成公园5座。", "公园目标"),
        ("上年建成小学3所，力争再建5所。", "小学", "小学目标"),
        ("力争2025年开工厂房6栋。", "厂房目标"),
        ("上年修路14公里，力争再修27公里。", "修路", "修路目标"),
    )
)


def test_the_year_before_in_one_plan_is_not_counted_from_the_year_of_another():
    assert word("2023年签约项目8个。", PLANS) == "unsupported"
    assert word("2024年签约项目8个。", PLANS) == "confirmed"


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


ECONOMY = FactBase(
    facts(
        COUNTY,
        "2020",
        (
            "地区生产总值240亿元，增长5.5%。",
            "地区生产总值",
            "地区生产总值增幅",
        ),
        ("第二产业增加值96亿元，增长7.2%。", "第二产业增加值", "第二产业增加值增幅"),
        ("第三产业增加值114亿元，增长4.8%。", "第三产业增加值", "第三产业增加值增幅"),
        ("城镇居民人均可支配收入35610元。", "城镇居民人均可支配收入"),
        ("农村居民人均可支配收入18420元。", "农村居民人均可支配收入"),
        ("接待游客126万人次，旅游收入8.82亿元。", "接待游客", "旅游收入"),
        ("规模以上企业总数达到87家，净增12家。", "规模以上企业总数", "规模以上企业净增"),
        ("新区幼儿园新增学位750个。", "幼儿园新增学位"),
        ("新区中学新增学位1330个。", "中学新增学位"),
        ("养老机构16家。", "养老机构"),
        ("养老床位2720张。", "养老床位"),
        ("手术3600台，其中三级手术占62.5%。", "手术", "三级手术占比"),
    )
)


@pytest.mark.parametrize(
    "article",
    [
        "第二产业占地区生产总值的40%。",
        "第二产业增加值96亿元，占全县的40%。",
        "三产比二产多18亿元。",
        "第二产业增速7.2%，比第三产业快2.4个百分点。",
        "第二产业增速7.2%，比全县快1.7个百分点。",
        "城镇居民收入35610元，比农村居民多17190元。",
        "城镇居民收入是农村居民的1.93倍。",
        "城镇居民人均收入35610元，农村居民18420元，城乡收入比1.93。",
        "游客126万人次，旅游收入8.82亿元，人均花费700元。",
        "规模以上企业87家，净增12家，推算上年是75家。",
        "幼儿园和中学共新增学位2080个。",
        "养老床位2720张，平均每家机构170张。",
        "手术3600台，三级手术占62.5%，约2250台。",
        "手术3600台，平均每天约9.9台。",
        "旅游收入8.82亿元，比规模以上企业多。",
    ],
)
def test_a_number_is_computed_from_the_facts_that_its_clause_names(article):
    assert word(article, ECONOMY) in ("confirmed computed", "confirmed")


@pytest.mark.parametrize(
    "article",
    [
        "三产比二产多28亿元。",
        "城镇居民收入35610元，比农村居民多17910元。",
        "第二产业占地区生产总值的45%。",
    ],
)
def test_a_wrong_result_of_named_facts_is_contradicted(article):
    assert word(article, ECONOMY) == "contradicted comparison"


@pytest.mark.parametrize(
    "article",
    [
        "第二产业增速7.2%，比邻县快2.1个百分点。",
        "游客126万人次，旅游收入8.82亿元，人均花费750元。",
        "规模以上企业87家，净增12家，推算上年是73家。",
        "养老床位2720张，平均每家机构150张。",
        "经贸部门的收入多2元。",
    ],
)
def test_a_number_that_no_named_facts_give_is_not_confirmed(article):
    assert not word(article, ECONOMY).startswith("confirmed")


def test_a_name_with_another_word_is_not_confirmed_by_what_both_share():
    sentence = "各项存款余额86.4亿元，增加7.3亿元；贷款余额61.5亿元，增加9.2亿元。"
    topics = ("金融机构各项存款余额", "金融机构各项存款余额", "贷款余额", "贷款余额")
    base = FactBase(facts(COUNTY, "2020", (sentence, *topics)))
    swapped = verdicts("存款余额增加9.2亿元，贷款余额增加7.3亿元。", base)
    assert all(verdict != "confirmed" for _, verdict, _ in swapped)
    right = verdicts("存款余额增加7.3亿元，贷款余额增加9.2亿元。", base)
    assert all(verdict == "confirmed" for _, verdict, _ in right)


def test_plans_go_on_after_a_glance_at_last_year():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("全年改造小区36个，新修公路52公里。", "改造小区", "新修公路"),
            ("2021年，计划改造小区25个，新修公路40公里。", "改造小区", "新修公路"),
        )
    )
    article = (
        "今年怎么干？小区要改25个，去年改造了36个，今年压力不小。公路新修40公里，比去年少12公里。"
    )
    assert [one[1] for one in verdicts(article, base)] == ["confirmed"] * 4
    assert word("今年小区要改25个，新修公路52公里。", base) == "contradicted plan"


@pytest.mark.parametrize("article", ["发放贷款2.84个亿。", "高企达到64家。"])
def test_words_of_speech_are_understood(article):
    assert word(article) == "confirmed"


def test_a_long_number_that_some_fact_has_is_not_held_against_another_one():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("境外输入累计确诊病例1241例。", "确诊病例"),
            ("各地累计报告确诊病例10573例。", "各地累计报告确诊病例总数"),
        )
    )
    assert not word("累计确诊病例10573例。", base).startswith("contradicted")


def test_the_year_of_an_article_holds_after_a_paragraph():
    article = "2020年，青石县旅游收入9.46亿元。\n\n建成充电桩287根。"
    assert not word(article, TWO_YEARS).startswith("confirmed")
    assert word(article.replace("287", "346"), TWO_YEARS) == "confirmed"


def test_a_year_for_all_numbers_is_taken_and_a_date_of_compilation_is_not():
    article = "青石县速览\n\n（2021年3月整理，未注明年份的均为2020年）\n\n- 建成充电桩346根"
    assert word(article, TWO_YEARS) == "confirmed"
    assert not word(article.replace("346", "287"), TWO_YEARS).startswith("confirmed")


def test_the_end_of_the_year_told_is_no_plan():
    article = "2020年，旅游收入9.46亿元。\n\n到2020年底，高新技术企业达到64家。"
    assert word(article) == "confirmed"


def test_a_question_about_plans_makes_its_answer_one():
    article = "问：2021年有什么打算？\n\n答：新建幼儿园{}所。"
    done = facts(COUNTY, "2020", ("全年新建幼儿园12所。", "幼儿园"))
    plan = facts(COUNTY, "2021", ("2021年，力争新建幼儿园15所。", "幼儿园"))
    base = FactBase([*done, *plan])
    assert word(article.format(15), base) == "confirmed"
    assert not word(article.format(12), base).startswith("confirmed")
    assert word("2021年接着干：新建幼儿园15所。", base) == "confirmed"


def test_two_lists_of_one_sentence_go_with_the_same_names():
    base = FactBase(
        [
            *facts(COUNTY, "2020", ("旅游收入9.46亿元，增长5.6%。", "旅游收入", "旅游收入增幅")),
            *facts(DISTRICT, "2020", ("旅游收入6.31亿元，增长7.2%。", "旅游收入", "旅游收入增幅")),
        ]
    )
    article = "青石县和云溪区的旅游收入分别为9.46亿元和6.31亿元，增长5.6%和7.2%。"
    assert [one[1] for one in verdicts(article, base)] == ["confirmed"] * 4


def test_a_place_that_is_only_compared_with_does_not_go_on():
    base = FactBase(
        [*TWO_PLACES.facts, *facts(DISTRICT, "2020", ("渔业产值2.4亿元。", "渔业产值"))]
    )
    article = "青石县旅游收入9.46亿元，比云溪区高3.15亿元；渔业产值3.68亿元。"
    assert word(article, base) == "confirmed"


@pytest.mark.parametrize("article", ["接待游客刚过120万人次。", "接待游客120万人次出头。"])
def test_a_little_more_is_rounded(article):
    assert word(article) == "confirmed rounded"


def test_a_grade_is_no_number():
    assert verdicts("30万吨级码头开工。") == []


def test_a_total_is_not_held_against_what_is_new():
    base = FactBase(facts(COUNTY, "2020", ("新增规模以上企业31家。", "新增规模以上企业")))
    assert word("规模以上企业264家。", base) == "unsupported"
    assert word("新增规模以上企业13家。", base).startswith("contradicted")


def test_what_is_settled_already_may_be_a_plan():
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            ("全年改造小区36个，新修公路52公里。", "改造小区", "新修公路"),
            ("2021年，计划改造小区25个，新修公路40公里。", "改造小区", "新修公路"),
        )
    )
    article = "今年怎么干？会议已经定了调：小区要改25个，在去年基础上再加把劲。新修公路{}公里。"
    assert word(article.format(40), base) == "confirmed"
    assert not word(article.format(52), base).startswith("confirmed")


CHANGED = FactBase(
    facts(
        COUNTY,
        "2020",
        ("优良天数272天，比上年增加29天。", "优良天数", "优良天数"),
        ("常住人口94.5万人，比上年减少0.4万人。", "常住人口", "常住人口"),
        ("减税5.2亿元。", "减税"),
    )
)


@pytest.mark.parametrize("article", ["优良天数29天。", "2020年，常住人口0.4万人。"])
def test_a_change_does_not_confirm_how_much_there_is(article):
    assert not word(article, CHANGED).startswith("confirmed")


@pytest.mark.parametrize(
    ("article", "verdict"),
    [
        ("优良天数比上年多29天。", "confirmed"),
        ("优良天数比上年少29天。", "contradicted direction"),
        ("常住人口比上年末多了0.4万人。", "contradicted direction"),
        ("常住人口比上年少0.4万人。", "confirmed"),
        ("减税5.2亿元。", "confirmed"),
    ],
)
def test_more_and_less_than_before_are_a_rise_and_a_fall(article, verdict):
    assert word(article, CHANGED) == verdict


GROWN = FactBase(
    facts(
        COUNTY,
        "2020",
        ("规模以上工业企业达到97家，新增14家。", "规模以上工业企业", "规模以上工业企业新增"),
        ("城镇新增就业4210人。", "城镇新增就业"),
    )
)


@pytest.mark.parametrize(
    "article",
    ["规模以上工业企业新增97家。", "规模以上工业企业达到14家。", "城镇新增就业不足4210人。"],
)
def test_all_for_what_is_new_and_less_than_the_very_number_are_not_confirmed(article):
    assert not word(article, GROWN).startswith("confirmed")


@pytest.mark.parametrize(
    "article",
    ["规模以上工业企业达到97家，新增14家。", "城镇新增就业4210人。"],
)
def test_all_and_what_is_new_are_confirmed_as_told(article):
    assert all(one[1] == "confirmed" for one in verdicts(article, GROWN))


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


def test_a_year_after_the_report_is_planned():
    base = FactBase([*facts(REPORT, "2027", ("园区营收突破370亿元。", "园区营收"))])
    assert "confirmed" not in word("园区营收突破370亿元。", base)


@pytest.mark.parametrize(
    "section", ["工作", "主要工作完成情况", "2023年工作回顾", "主要任务执行情况"]
)
def test_results_in_their_own_sections_confirm_results(section):
    assert (
        word("去年园区营收达到370亿元。", reported("园区营收达到370亿元。", section)) == "confirmed"
    )


def test_what_is_said_of_a_result_makes_no_plan():
    assert word(RESULTS[0], reported("今年以来，园区营收已突破370亿元。")) == "confirmed"


def test_a_planned_total_confirms_no_investment_that_was_made():
    base = FactBase(facts(COUNTY, "", ("产业园总投资73.5亿元。", "产业园总投资")))
    assert word("产业园总投资73.5亿元。", base) == "confirmed"
    assert "confirmed" not in word("产业园完成投资73.5亿元。", base)


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


NEIGHBOURS = FactBase(
    facts(
        COUNTY,
        "2020",
        ("邻近的云溪县完成投资5.6亿元，我县完成投资7.3亿元。", "云溪县投资", "投资"),
        ("全国平均寿命78.2岁，全县79.1岁。", "全国寿命", "寿命"),
        ("全省平均增速5.1%，全县增速6.4%。", "全省增速", "增速"),
    )
)


@pytest.mark.parametrize(
    "article",
    [
        "云溪县完成投资7.3亿元。",
        "邻县完成投资7.3亿元。",
        "全省投资7.3亿元。",
        "我县完成投资5.6亿元。",
        "全国平均寿命79.1岁。",
        "全省平均增速6.4%。",
        "我县平均寿命78.2岁。",
    ],
)
def test_the_number_of_a_neighbour_or_of_the_whole_is_not_that_of_the_place(article):
    assert "confirmed" not in word(article, NEIGHBOURS)


@pytest.mark.parametrize(
    "article",
    [
        "云溪县完成投资5.6亿元。",
        "青石县完成投资7.3亿元。",
        "全国平均寿命78.2岁。",
        "我县平均寿命79.1岁。",
    ],
)
def test_neighbours_and_the_whole_have_numbers_of_their_own(article):
    assert word(article, NEIGHBOURS) == "confirmed"


PARTS = FactBase(
    facts(
        COUNTY,
        "",
        ("1至4月，开行班列5611列；4月份开行1459列。", "班列", "班列"),
        ("第一季度、第二季度产值分别为7.01亿元、7.66亿元。", "产值", "产值"),
        ("上半年接待游客127万人次。", "游客"),
    )
)


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("1至4月开行班列5611列。", True),
        ("4月开行班列5611列。", False),
        ("4月份开行班列1459列。", True),
        ("4月1459列班列开行。", True),
        ("4月5611列班列开行。", False),
        ("前四个月开行班列1459列。", False),
        ("一、二季度产值分别为7.01亿元、7.66亿元。", True),
        ("一、二季度产值分别为7.66亿元、7.01亿元。", False),
        ("上半年接待游客127万人次。", True),
        ("全年接待游客127万人次。", False),
        ("接待游客127万人次。", True),
    ],
)
def test_a_part_of_the_year_is_not_another_part(article, is_right):
    assert (word(article, PARTS) == "confirmed") is is_right


def test_the_first_half_of_a_year_is_not_the_whole():
    base = FactBase(facts(COUNTY, "2020", ("接待游客127万人次。", "游客")))
    assert word("2020年接待游客127万人次。", base) == "confirmed"
    assert "confirmed" not in word("2020年上半年接待游客127万人次。", base)


def test_a_rise_to_a_number_is_no_fall_to_it():
    base = FactBase(facts(COUNTY, "2020", ("森林覆盖率提高到45.2%。", "森林覆盖率")))
    assert word("森林覆盖率上升到45.2%。", base) == "confirmed"
    assert word("森林覆盖率下降到45.2%。", base) == "contradicted direction"


def test_a_result_told_behind_another_is_no_plan():
    base = FactBase(
        [
            *facts(COUNTY, "2020", ("完成绿化366亩。", "绿化")),
            *facts(COUNTY, "2021", ("2021年将完成绿化217亩，美化村屯1260个。", "绿化", "村屯美化")),
        ]
    )
    said = verdicts("2021年完成绿化217亩，美化村屯1260个。", base)
    assert "confirmed" not in [one[1] for one in said]


def test_what_is_planned_to_be_planted_is_not_planted():
    base = FactBase(facts(COUNTY, "2020", ("合作社计划种植西红柿126亩。", "西红柿")))
    assert "confirmed" not in word("合作社种植西红柿126亩。", base)


def test_a_target_that_was_exceeded_opens_no_plans():
    base = FactBase(facts(COUNTY, "2020", ("全年完成绿化366亩。", "绿化")))
    assert word("财政收入超出年度任务37.3%。完成绿化366亩。", base) == "confirmed"


def test_a_base_about_the_nation_says_nothing_about_a_province():
    document = Document("n", "前三季度外贸稳中提质")
    base = FactBase(
        facts(
            document,
            "2020",
            ("我国进出口总值22.91万亿元。", "进出口总值"),
            ("我国出口12.48万亿元。", "出口"),
        )
    )
    assert word("我国进出口总值22.91万亿元。", base) == "confirmed"
    assert "confirmed" not in word("广东省进出口总值22.91万亿元。", base)


def test_the_nation_is_named_at_the_beginning_of_a_clause():
    base = FactBase(facts(COUNTY, "2020", ("建成公共图书馆209个。", "公共图书馆")))
    assert word("全县公共图书馆209个。", base) == "confirmed"
    assert "confirmed" not in word("全国公共图书馆209个。", base)
    assert word("全国文明县青石县有公共图书馆209个。", base) == "confirmed"


def test_a_year_without_a_part_is_the_whole_year():
    base = FactBase(facts(COUNTY, "2020", ("2020年，筹集款物5.58亿元。", "筹集款物")))
    assert word("2020年筹集款物5.58亿元。", base) == "confirmed"
    assert "confirmed" not in word("2020年上半年筹集款物5.58亿元。", base)


def test_a_sum_up_to_a_month_is_not_that_of_the_month():
    base = FactBase(facts(COUNTY, "", ("4月，财政收入累计完成24627万元。", "财政收入")))
    assert word("1—4月，财政收入完成24627万元。", base) == "confirmed"


def test_the_basis_of_a_comparison_holds_for_the_rate_behind_it():
    base = FactBase(
        facts(COUNTY, "2020", ("客运量环比减少2.3亿人次，降低8.2%。", "客运量", "客运量降幅"))
    )
    assert word("客运量环比降低8.2%。", base) == "confirmed"
    assert "confirmed" not in word("客运量同比降低8.2%。", base)


def test_a_province_before_a_city_is_not_the_city():
    city = Document("y", "青石市2020年煤炭生产")
    base = FactBase(facts(city, "2020", ("山东青石市境内生产原煤1328万吨。", "原煤")))
    assert word("青石市生产原煤1328万吨。", base) == "confirmed"
    assert "confirmed" not in word("山东省生产原煤1328万吨。", base)


def test_what_was_obtained_is_no_plan():
    base = FactBase(facts(COUNTY, "2020", ("争取协作款物1084万元。", "协作款物")))
    assert word("协作款物1084万元。", base) == "confirmed"


def test_lines_that_begin_with_pictures_are_items():
    article = (
        "🚌 接待游客127万人次，为历史最好水平；旅游收入9.46亿元\n🏠 充电桩346根\n🏁 新开工项目45个"
    )
    assert [verdict for _text, verdict, _reason in verdicts(article)] == ["confirmed"] * 4


def test_a_line_much_shorter_than_the_others_ends_its_paragraph():
    long = (
        "前三季度，面对严峻复杂的形势，青石银行坚持稳中求进，统筹支持实体经济和防范风险，总体平稳。"
    )
    lines = [long, "青石银行前三季度的净利润为15亿元，比上年增长5.91%", "坏账率1.87%"]
    assert [one.text for one in passages("\n".join(lines))] == lines
    assert len(list(passages("\n".join(lines[1:])))) == 1


def test_a_forecast_is_no_result():
    base = FactBase(facts(COUNTY, "2020", ("预估十二月出口632亿元。", "出口")))
    assert word("预估12月出口632亿元。", base) == "confirmed"
    assert "confirmed" not in word("12月出口已达632亿元。", base)


def test_the_exact_number_of_a_rounded_fact_is_no_slip():
    base = FactBase(facts(COUNTY, "2020", ("电影票房首破600亿元。", "电影票房")))
    assert word("电影票房609亿元。", base) == "unsupported"
    assert word("电影票房6000亿元。", base) == "contradicted digits"


def test_people_may_be_counted_by_visits():
    base = FactBase(facts(COUNTY, "2020", ("避免人员转移690万人（次）。", "避免人员转移")))
    assert word("避免人员转移690万人次。", base) == "confirmed"


@pytest.mark.parametrize(
    ("source", "article", "expected"),
    [
        ("首季毛收入561亿元。", "前三个月毛收入561亿元。", "confirmed"),
        ("首季毛收入561亿元。", "上半年毛收入561亿元。", "contradicted period"),
        ("前十一月出口578亿元。", "前11月出口578亿元。", "confirmed"),
        ("前十一月出口578亿元。", "11月出口578亿元。", "contradicted period"),
        ("第三季出口578亿元。", "三季度出口578亿元。", "confirmed"),
        ("三季度末贷款578亿元。", "前三季度，贷款578亿元。", "confirmed"),
    ],
)
def test_months_and_quarters_are_written_in_many_ways(source, article, expected):
    base = FactBase(facts(Document("q", "青石县经济"), "", (source, source[-9:-6])))
    assert word(article, base) == expected


def test_months_are_not_told_of_the_year():
    document = Document("h", "青石县2020年上半年统计公报")
    base = FactBase(facts(document, "2020年上半年", ("出口578.36亿元。", "出口")))
    assert word("2020年上半年出口578.36亿元。", base) == "confirmed"
    assert word("上半年经济平稳。2020年出口578.36亿元。", base) == "confirmed"
    assert "confirmed" not in word("2020年全县出口578.36亿元。", base)


def test_a_time_beside_a_fact_is_not_its_own():
    document = Document("p", "人口普查数据")
    source = "全国人口14117万人，与2010年（第六次普查）的13397万人相比增加。"
    base = FactBase(facts(document, "", (source, "全国人口", "人口")))
    assert word("全国人口14117万人。", base) == "confirmed"
    assert "confirmed" not in word("2010年全国人口14117万人。", base)


def test_a_document_that_tells_no_year_is_about_one():
    base = FactBase(
        facts(
            Document("u", "用电情况"),
            "",
            ("10月，工业用电量774亿度。", "工业用电量"),
            ("10月，居民用电量932亿度。", "居民用电量"),
        )
    )
    assert word("2023年10月工业用电量774亿度。", base) == "confirmed"
    said = verdicts(
        "2023年10月，工业用电量774亿度，居民用电量932亿度。2022年10月工业用电量774亿度。", base
    )
    assert [verdict for _text, verdict, _reason in said] == ["confirmed"] * 2 + ["unsupported"]


def test_a_document_that_tells_no_place_is_about_one():
    base = FactBase(
        facts(Document("u", "工作报告摘要"), "2020", ("全县粮食产量7.74万吨。", "粮食产量"))
    )
    assert word("石岭县粮食产量7.74万吨。", base) == "confirmed"
    said = verdicts("石岭县粮食产量7.74万吨。沅塘县粮食产量7.74万吨。", base)
    assert [verdict for _text, verdict, _reason in said] == ["unsupported"] * 2


def test_two_documents_with_one_topic_leave_open_which_is_meant():
    base = FactBase(
        [
            *facts(Document("x", "统计公报"), "", ("工业增加值277.33亿元。", "工业增加值")),
            *facts(Document("y", "公报"), "", ("全区完成工业增加值151.39亿元。", "工业增加值")),
        ]
    )
    assert "contradicted" not in word("工业增加值超过277亿元。", base)


def test_lines_of_a_list_do_not_continue():
    lines = [
        "签约项目21个",
        "开工项目17个",
        "投产项目9个",
        "前三季度全部商业银行的净利润比上年增长5.91%",
        "坏账率1.87%",
    ]
    assert [one.text for one in passages("\n".join(lines))] == lines


def test_the_total_is_not_one_part():
    source = "全县中学教职工821人，小学教职工4311人。"
    base = FactBase(
        facts(
            COUNTY,
            "2020",
            (source, "中学教职工", "小学教职工"),
            ("教职工总数5516人。", "教职工总数"),
        )
    )
    assert word("小学教职工4311人。", base) == "confirmed"
    assert "confirmed" not in word("全县教职工4311人。", base)


def test_years_of_the_republic_are_times():
    document = Document("r", "108年上半年台中市观光概况")
    base = FactBase(
        facts(document, "2019年上半年", ("台中市旅馆住宿旅客11.1万人。", "旅馆住宿旅客"))
    )
    assert word("108年上半年台中市旅馆住宿旅客11.1万人。", base) == "confirmed"
    assert "confirmed" not in word("107年上半年台中市旅馆住宿旅客11.1万人。", base)


def test_a_city_that_a_fact_is_compared_with_is_a_place():
    document = Document("r", "旅馆概况")
    source = "台中市旅馆住宿旅客11.1万人，居第一，第二为高雄市。"
    base = FactBase(facts(document, "2019", (source, "旅馆住宿旅客")))
    assert word("台中市旅馆住宿旅客11.1万人。", base) == "confirmed"
    assert "confirmed" not in word("高雄市旅馆住宿旅客11.1万人。", base)


def test_the_half_of_a_title_is_that_of_its_results():
    document = Document("h", "青石公司2020年半年报")
    base = FactBase(facts(document, "", ("营业收入329.63亿元。", "营业收入")))
    assert word("2020年上半年营业收入329.63亿元。", base) == "confirmed"
    assert "confirmed" not in word("2020年全年营业收入329.63亿元。", base)


@pytest.mark.parametrize("last_year", ["去年", "上一年"])
def test_last_year_is_one_before_a_year_that_the_article_names(last_year):
    years = [
        fact
        for year, gdp in (("2018", "386.42"), ("2019", "408.77"))
        for fact in facts(
            Document(year, f"青石县{year}年公报"), year, (f"生产总值{gdp}亿元。", "生产总值")
        )
    ]
    base = FactBase(years)
    assert word(f"2020年开局良好。\n{last_year}生产总值408.77亿元。", base) == "confirmed"
    assert "confirmed" not in word(f"2020年开局良好。\n{last_year}生产总值386.42亿元。", base)


def test_one_province_is_not_another():
    base = FactBase(
        facts(
            Document("n", "全国空气质量"), "2020", ("北京优良天数比例69.7%。", "北京优良天数比例")
        )
    )
    assert word("北京优良天数比例69.7%。", base) == "confirmed"
    assert "confirmed" not in word("天津优良天数比例69.7%。", base)


def test_a_document_without_a_place_tells_provinces_apart():
    base = FactBase(
        facts(
            Document("n", "洪涝灾害情况"),
            "2020",
            ("对河南洪涝灾害启动响应11次。", "启动响应"),
            ("直接经济损失2406亿元。", "直接经济损失"),
        )
    )
    assert word("直接经济损失2406亿元。", base) == "confirmed"
    assert "confirmed" not in word("河南省直接经济损失2406亿元。", base)


def test_an_article_without_a_place_is_about_one():
    rest = facts(DISTRICT, "2020", ("常住人口36.3万人。", "常住人口"))
    base = FactBase([*BASE.facts, *rest])
    said = verdicts("我们建成充电桩346根，发放贷款2.84亿元。我们常住人口36.3万人。", base)
    assert [verdict for _text, verdict, _reason in said] == ["confirmed"] * 2 + ["unsupported"]


def test_a_number_is_not_computed_from_itself():
    source = "粮食产量13908.2亿斤，再增177.6亿斤。"
    base = FactBase(facts(COUNTY, "2020", (source, "粮食产量", "粮食产量增量")))
    assert word("粮食产量13908.2亿斤，增产177.6亿斤。", base) == "confirmed"
    assert "confirmed" not in word("粮食产量13908.2亿斤。粮食增产13908.2亿斤。", base)


def test_the_market_of_shares_is_no_city():
    source = "青石50公司利润1.24万亿元，占沪市整体利润的72%；青石180公司利润1.50万亿元，占沪市整体利润的87%。"
    topics = ("50公司", "青石50公司利润", "占比", "180公司", "青石180公司利润", "占比")
    base = FactBase(facts(Document("m", "半年业绩"), "2020", (source, *topics)))
    assert "contradicted" not in word("青石50公司营收扩大，利润1.24万亿元。", base)


def test_two_rates_that_nothing_tells_apart_are_not_contradicted():
    source = "营业收入9.84亿元，净利润1.24亿元，同比分别增加10%、11%。"
    topics = ("营业收入", "净利润", "营业收入增幅", "净利润增幅")
    base = FactBase(facts(COUNTY, "2020", (source, *topics)))
    said = verdicts("营收9.84亿元，净利润1.24亿元，同比增长10%和11%。", base)
    assert "contradicted" not in {verdict for _text, verdict, _reason in said}


def test_the_fair_of_one_year_is_not_that_of_another():
    document = Document("f", "第123届广交会闭幕")
    base = FactBase(facts(document, "2018", ("采购商到会203346人。", "采购商到会")))
    assert word("第123届广交会采购商到会203346人。", base) == "confirmed"
    assert "confirmed" not in word("第122届广交会采购商到会203346人。", base)


def test_a_share_is_of_what_its_words_name():
    source = "出口成交300.8亿美元，其中机电商品成交158.9亿美元、轻工产品成交80亿美元。"
    base = FactBase(facts(COUNTY, "2020", (source, "出口成交", "机电商品成交", "轻工产品成交")))
    text = "出口成交300.8亿美元，机电商品成交158.9亿美元，轻工产品成交80亿美元。"
    assert word(f"{text}机电商品占52.8%。", base) == "confirmed computed"
    assert "confirmed" not in word(f"{text}轻工产品占52.8%。", base)


COMPANY = FactBase(
    facts(
        Document("e", "青石茶业2020年年报"),
        "2020",
        ("茶园业务净利润1.37亿元。", "茶园业务净利润"),
        ("茶馆业务净亏损0.46亿元。", "茶馆业务净亏损"),
        ("茶叶贸易顺差2.9亿元。", "茶叶贸易顺差"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("茶园业务净利润1.37亿元。", "confirmed"),
        ("茶园业务净亏损1.37亿元。", "contradicted direction"),
        ("茶馆业务净亏损0.46亿元。", "confirmed"),
        ("茶馆业务净利润0.46亿元。", "contradicted direction"),
        ("茶叶贸易逆差2.9亿元。", "contradicted direction"),
    ],
)
def test_a_loss_is_no_gain(article, expected):
    assert word(article, COMPANY) == expected


@pytest.mark.parametrize("number", ["1e999", "1e400"])
def test_a_number_beyond_all_measure_is_not_confirmed(number):
    assert word(f"全年建成充电桩{number}根。") != "confirmed"


FELL = FactBase(
    [
        *facts(LAST_YEAR, "2019", ("养殖户648户。", "养殖户"), ("入住率31.6%。", "入住率")),
        *facts(COUNTY, "2020", ("养殖户615户。", "养殖户"), ("入住率34.1%。", "入住率")),
    ]
)


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("养殖户比上年减少33户。", True),
        ("养殖户比上年少33户。", True),
        ("养殖户比上年增加33户。", False),
        ("养殖户比上年多33户。", False),
        ("入住率比上年提高2.5个百分点。", True),
        ("入住率比上年降低2.5个百分点。", False),
    ],
)
def test_a_computed_change_is_a_rise_or_a_fall(article, is_right):
    assert (word(f"2020年{article}", FELL) == "confirmed computed") is is_right


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


def test_units_that_count_other_things_correct_nothing():
    base = FactBase(
        facts(COUNTY, "2020", ("新建养老院6所，新增床位1470张。", "新建养老院", "新增床位"))
    )
    assert word("新增养老院床位1470张。", base) == "confirmed"


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


def test_a_word_for_several_things_gives_each_number_its_own():
    sectors = "第一产业增加值30亿元，第二产业增加值21亿元，第三产业增加值44亿元。"
    names = ("第一产业增加值", "第二产业增加值", "第三产业增加值")
    base = FactBase(
        facts(COUNTY, "2020", (sectors, *names), ("收入9亿元，支出7亿元。", "收入", "支出"))
    )
    right = verdicts("三次产业增加值分别为30亿元、21亿元、44亿元。收支分别为9亿元、7亿元。", base)
    assert {verdict for _, verdict, _ in right} == {"confirmed"}
    wrong = verdicts("三次产业增加值分别为21亿元、30亿元、44亿元。", base)
    assert [verdict for _, verdict, _ in wrong] == ["contradicted", "contradicted", "confirmed"]


def test_a_part_of_a_year_is_the_same_however_it_is_written():
    fact = facts(COUNTY, "2020年1-6月", ("2020年1-6月出口57.3亿元。", "出口"))
    assert word("2020年上半年出口57.3亿元。", FactBase(fact)) == "confirmed"
    assert "confirmed" not in word("2020年下半年出口57.3亿元。", FactBase(fact))


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


def test_a_share_in_points_has_the_wrong_unit():
    base = FactBase(facts(COUNTY, "2020", ("硕士教师占教师总数的36.93%。", "硕士教师占比")))
    assert word("硕士教师占教师总数的36.93个百分点。", base) == "contradicted unit"


TEA_OF_TWO_YEARS = FactBase(
    [
        *facts(COUNTY, "2020", ("茶园7.21万亩。", "茶园"), ("茶企184家。", "茶企")),
        *facts(LAST_YEAR, "2019", ("茶园6.83万亩。", "茶园"), ("茶企167家。", "茶企")),
    ]
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("青石县茶园7.21万亩（2020年），2019年茶园7.21万亩。", ["confirmed", "contradicted"]),
        ("青石县茶园7.21万亩（2020年），2019年茶园6.83万亩。", ["confirmed", "confirmed"]),
        ("青石县茶园6.83万亩（2020年）。", ["contradicted"]),
        ("2020年，青石县茶园7.21万亩（2019年6.83万亩），茶企184家。", ["confirmed"] * 3),
        ("青石县茶园（2020年）7.21万亩，茶企184家。", ["confirmed"] * 2),
        (
            "2020年，以2019年为基期计算，青石县茶园7.21万亩，茶企167家。",
            ["confirmed", "contradicted"],
        ),
        ("2020年，以2019年为100计算，青石县茶园7.21万亩。", ["unsupported", "confirmed"]),
        ("2019年为100户茶农修路，青石县茶园7.21万亩。", ["unsupported", "contradicted"]),
        ("2020年，青石县茶企184家（2021年1月公布）。", ["confirmed"]),
        ("2020年，青石县茶企167家（含2019年认定的茶企）。", ["contradicted"]),
        ("青石县茶企167家（截至2019年末）。", ["confirmed"]),
        ("2019至2020年，青石县茶园分别为6.83万亩和7.21万亩。", ["confirmed"] * 2),
        ("2019至2020年，青石县茶园分别为7.21万亩和6.83万亩。", ["contradicted"] * 2),
    ],
)
def test_a_year_is_of_the_numbers_that_it_is_written_to(article, expected):
    assert [one.verdict for one in verify(article, TEA_OF_TWO_YEARS)] == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("2020年青石县茶叶产值8.64亿元，上年为7.92亿元。", ["confirmed"] * 2),
        ("2020年青石县茶叶产值8.64亿元，高于上年的7.92亿元。", ["confirmed"] * 2),
        ("2019年，青石县茶叶产值7.92亿元。", ["confirmed"]),
        ("2020年，青石县茶叶产值7.92亿元。", ["contradicted"]),
        ("2019年，青石县茶叶产值8.64亿元。", ["contradicted"]),
    ],
)
def test_what_a_number_became_since_last_year_tells_that_of_last_year(article, expected):
    document = Document("a", "青石县2020年统计公报", period="2020")
    source = "茶叶产值由上年的7.92亿元增加到8.64亿元。"
    base = FactBase(
        [
            Fact(
                "茶叶产值",
                Section("综合"),
                source.rstrip("。"),
                source,
                document,
                one.printed,
                period,
            )
            for one, period in zip(find(source), ("上年", "2020"), strict=True)
        ]
    )
    assert [one.verdict for one in verify(article, base)] == expected


def test_a_title_with_a_kind_of_area_names_no_place():
    text = "讲解词（第二展区）\n2020年，青石县建成充电桩346根，接待游客127万人次。"
    assert [one.verdict for one in verify(text, BASE)] == ["confirmed"] * 2


def test_what_is_new_and_the_whole_beside_it_are_two_things():
    base = FactBase(
        facts(COUNTY, "2020", ("规模茶企184家，全年新增23家。", "规模茶企", "规模茶企新增"))
    )
    for article in ("规模茶企新增23家，年末达到184家。", "规模茶企年末达到184家，新增23家。"):
        said = verify(f"2020年青石县{article}", base)
        assert [one.verdict for one in said] == ["confirmed"] * 2


def test_a_goal_of_the_next_year_is_no_result_of_this_one():
    base = FactBase(facts(COUNTY, "2020", ("茶叶收入30161万元。", "茶叶收入")))
    assert word("2021年，青石县茶叶收入力争达到3亿元。", base) == "unsupported"
    assert word("2021年，青石县茶叶收入达到3亿元。", base) == "contradicted period"


def test_the_number_of_the_year_comes_before_that_of_a_year_named_before():
    source = "茶企2019年为167家，2020年为184家。"
    document = Document("a", "青石县2020年统计公报", period="2020")
    base = FactBase(
        [
            Fact(
                "茶企", Section("综合"), source.rstrip("。"), source, document, one.printed, period
            )
            for one, period in zip(find(source), ("2019", "2020"), strict=True)
        ]
    )
    said = verify("2020年青石县茶叶丰收，好于2019年。茶企达到184家。", base)
    assert [one.verdict for one in said] == ["confirmed"]


def test_items_of_a_list_that_begin_with_their_numbers_keep_their_words():
    base = FactBase(
        facts(COUNTY, "2020", ("新开工茶厂29座、竣工茶厂13座。", "新开工茶厂", "竣工茶厂"))
    )
    said = verify("2020年青石县29座新开工茶厂、13座竣工茶厂。", base)
    assert [one.verdict for one in said] == ["confirmed"] * 2


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


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("茶园由2019年的6.83万亩扩大到2020年的7.21万亩", ["confirmed", "confirmed"]),
        ("茶企由2019年的167家提高到2020年的184家", ["confirmed", "confirmed"]),
        ("茶企由2019年的167家下降到2020年的184家", ["unsupported", "contradicted comparison"]),
        ("茶企由2020年的184家上升到2019年的167家", ["unsupported", "contradicted comparison"]),
        ("茶企由2020年的167家提高到2020年的184家", ["contradicted period", "confirmed"]),
    ],
)
def test_what_rises_ends_higher(article, expected):
    said = verify(f"青石县{article}。", TEA_OF_TWO_YEARS)
    assert [f"{one.verdict} {one.reason}".strip() for one in said] == expected


def test_a_share_of_the_target_announces_no_goals():
    said = verify(
        "2020年青石县工作\n（一）现有高新技术企业64家，为年度任务的103%。\n（二）新开工项目45个，竣工项目12个。",
        BASE,
    )
    assert [one.verdict for one in said if one.claim.unit == "个"] == ["confirmed"] * 2


def test_one_number_given_twice_is_that_of_what_is_named_best():
    base = FactBase(facts(COUNTY, "2020", ("立案173件，涉案金额2.37亿元。", "立案", "涉案金额")))
    said = verify("2020年青石县立案173件，涉案金额2.37亿元，追缴金额2.37亿元。", base)
    assert [one.verdict for one in said] == ["confirmed", "confirmed", "unsupported"]


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


def test_the_start_of_a_change_is_no_slip_of_its_end():
    base = FactBase(facts(COUNTY, "2020", ("茶企营收23.7亿元。", "茶企营收")))
    said = verify("2020年青石县茶企营收由23.1亿元增加到23.7亿元。", base)
    assert [one.verdict for one in said] == ["unsupported", "confirmed"]


# The growth of a thing that the clause before names.

SHOPS = FactBase(
    facts(
        COUNTY,
        "2020",
        (
            "书店由125家增加到140家，增长12.0%；图书销售额由6.25亿元增加到7.15亿元，增长14.4%。",
            *("书店（此前）", "书店", "书店增幅"),
            *("图书销售额（此前）", "图书销售额", "图书销售额增幅"),
        ),
        ("阅览座位由2150个增加到2470个。", "阅览座位（此前）", "阅览座位"),
        (
            "读者满意率由81.2%提高到86.9%，提高5.7个百分点。",
            "满意率（此前）",
            "满意率",
            "满意率升幅",
        ),
        ("借阅率由31.4%提高到33.8%。", "借阅率（此前）", "借阅率"),
        ("阅览室63个，其中乡镇41个，占65.1%。", "阅览室", "乡镇阅览室", "乡镇阅览室占比"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("书店由125家增加到140家，增长12.0%", "confirmed"),
        ("图书销售额由6.25亿元增加到7.15亿元，增长12.0%", "contradicted other"),
        ("书店达到140家，增长12.0%，图书销售额7.15亿元，增长12.0%", "contradicted other"),
        ("阅览座位由2150个增加到2470个，增长12.0%", "contradicted comparison"),
        ("阅览座位由2150个增加到2470个，增长14.9%", "confirmed computed"),
        ("阅览座位由2150个增加到2470个，增加280个", "contradicted comparison"),
        ("阅览座位由2150个增加到2470个，年均增长12.5%", "unsupported"),
        *(
            (f"阅览座位由2150个增加到2470个，{growth}", "unsupported")
            for growth in (
                "环比增长3.2%",
                "每年增长3.2%",
                "较年初目标增加180个",
                "同比多增180个",
                "比2015年增长3.2%",
                "力争再增长3.2%",
                "其中儿童座位增加160个，增长14.9%",
                "书架增长14.9%",
                "带动借阅增长14.9%",
                "户均增长14.9%",
            )
        ),
        ("阅览座位由2150个增加到2470个，同比增长14.9%", "confirmed computed"),
        ("阅览座位由2150个增加到2470个，同比增长41.9%", "contradicted comparison"),
        ("阅览座位由2150个增加到2470个，增加320个，增长14.9%", "confirmed computed"),
        ("借阅率由31.4%提高到33.8%，提高5.7个百分点", "contradicted comparison"),
        ("借阅率由31.4%提高到33.8%，提高2.4个百分点", "confirmed computed"),
        ("借阅率由31.4%提高到33.8%，高于全省平均1.4个百分点", "unsupported"),
        ("借阅率由31.4%提高到33.8%，高于全市1.4个百分点", "unsupported"),
        ("借阅率由31.4%提高到33.8%，年均提高0.6个百分点", "unsupported"),
        ("借阅率由31.4%提高到33.8%，与目标的差距缩小0.8个百分点", "unsupported"),
        ("阅览室63个，其中乡镇41个，占65.1%；书店140家，占65.1%", "unsupported"),
    ],
)
def test_growth_is_that_of_what_the_clause_before_counts(article, expected):
    assert word(f"2020年青石县{article}。", SHOPS) == expected


CHANGES = FactBase(
    facts(
        COUNTY,
        "2020",
        ("电影票房增速由下降7.16%转为增长3.24%。", "电影票房增速（此前）", "电影票房增速"),
        ("房租由上涨4.6%转为下降1.3%。", "房租涨幅", "房租降幅"),
        ("投诉率由6.15%降至4.82%。", "投诉率（此前）", "投诉率"),
        ("办证时限由18个工作日压缩至7个工作日。", "办证时限（此前）", "办证时限"),
    )
    + facts(COUNTY, "2019", ("剧场21座。", "剧场"))
    + facts(COUNTY, "2020", ("剧场26座。", "剧场"))
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("电影票房增速由下降7.16%提升到增长3.24%", ["confirmed"] * 2),
        ("电影票房由上年下降7.16%转为增长3.24%", ["confirmed"] * 2),
        ("房租涨幅由上涨4.6%转为下降1.3%", ["confirmed"] * 2),
        ("投诉率由6.15%改善提高到4.82%", ["confirmed"] * 2),
        ("投诉率由6.15%，降低到4.82%", ["confirmed"] * 2),
        ("投诉率：6.15%→4.82%", ["confirmed"] * 2),
        ("办证时限由18个工作日优化提升至7个工作日", ["confirmed"] * 2),
        ("剧场由2019年的21座，增加到26座", ["confirmed"] * 2),
        ("剧场由（2019年）21座增加到26座", ["confirmed"] * 2),
        ("剧场由2019年的26座，增加到21座", ["contradicted"] * 2),
        ("投诉率由2019年的6.15%降至4.82%", ["confirmed"] * 2),
        ("投诉率由2012年的6.15%降至4.82%", ["unsupported", "confirmed"]),
    ],
)
def test_the_ends_of_a_change(article, expected):
    said = verify(f"2020年青石县{article}。", CHANGES)
    assert [one.verdict for one in said] == expected


CLINICS = FactBase(
    facts(
        COUNTY,
        "2020",
        ("公立医院病床2460张，民营诊所38家。", "公立医院病床", "民营诊所"),
        ("商标授权1375件。", "商标授权"),
        ("住户存款36.42亿元，比年初增长8.35%。", "住户存款", "住户存款增幅"),
        ("当日新增登记284人。", "当日登记"),
        ("光伏装机36.52万千瓦。", "光伏装机"),
        ("教育支出8.26亿元。", "教育支出"),
        ("中小学教师3842人。", "中小学教师"),
        ("茶税收入占预算的93.7%，非税收入占预算的112.4%。", "茶税收入占比", "非税收入占比"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("民营医院病床2460张", "contradicted other"),
        ("公立医院病床2460张，民营医院病床2460张", "contradicted other"),
        ("商标申请1375件", "contradicted other"),
        ("住户贷款36.42亿元", "contradicted other"),
        ("民营医院病床2470张", "unsupported"),
        ("民营医院38家", "unsupported"),
        ("昨日新增登记284人", "unsupported"),
        ("茶税收入占预算的112.4%", "contradicted other"),
        ("公办医院病床2460张", "confirmed"),
        ("新能源装机36.52万千瓦", "unsupported"),
        ("财政收入用于教育8.26亿元", "confirmed"),
        ("中学和小学教师3842人", "unsupported"),
        ("小学教师3842人", "contradicted other"),
    ],
)
def test_the_very_number_of_its_counterpart_is_a_mistake(article, expected):
    assert word(f"2020年青石县{article}。", CLINICS) == expected


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


SCHOOLS = FactBase(
    facts(
        COUNTY,
        "2020",
        (
            "小学47所，在校生21.6万人；职业学校13所，在校生8.4万人。",
            *("小学", "小学在校生", "职业学校", "职业学校在校生"),
        ),
        (
            "书店由125家增加到140家，增长12.0%；阅览座位由2150个增加到2470个。",
            *("书店（此前）", "书店", "书店增幅", "阅览座位（此前）", "阅览座位"),
        ),
        ("影院净增4家，达到37家。", "影院净增", "影院"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("小学47所，在校生21.6万人", ["confirmed"] * 2),
        ("职业学校13所，在校生21.6万人", ["confirmed", "contradicted"]),
        ("书店较上年的125家增加15家", ["confirmed", "unsupported"]),
        (
            "阅览座位较上年的2150个增加320个，达到2470个，增幅12.0%",
            ["confirmed", "confirmed", "confirmed", "unsupported"],
        ),
        ("影院达到37家，上年为33家", ["confirmed", "unsupported"]),
    ],
)
def test_what_is_of_the_number_before(article, expected):
    said = verify(f"青石县{article}。", SCHOOLS)
    assert [one.verdict for one in said] == expected


LONG_AGO = FactBase(
    [
        fact._replace(period=period)
        for fact, period in zip(
            facts(
                COUNTY, "2020", ("入学率由2010年的63.4%提高到2020年的92.7%。", "入学率", "入学率")
            ),
            ("2010", "2020"),
            strict=True,
        )
    ]
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("", "confirmed"),
        ("，比上年提高1.2个百分点", "unsupported"),
        ("，比2010年提高29.3个百分点", "confirmed computed"),
        ("，比2010年提高39.3个百分点", "contradicted comparison"),
    ],
)
def test_a_change_over_years_is_read_after_a_year_and_is_none_of_the_last_year(change, expected):
    article = f"2020年读者增加。\n入学率由2010年的63.4%提高到2020年的92.7%{change}。"
    assert word(article, LONG_AGO) == expected


ENDS = FactBase(
    facts(
        COUNTY,
        "2020",
        ("退税时间由12天缩短为5天。", "退税时间（此前）", "退税时间"),
        ("水质达标率由84.6%改善至92.3%。", "水质达标率（此前）", "水质达标率"),
        ("亏损企业比例由27.4%收窄至18.9%。", "亏损企业比例（此前）", "亏损企业比例"),
        ("苗圃产值38.6亿元。", "苗圃产值"),
        (
            "林草地比例由上年的41.5:58.5调整为46.2:53.8。",
            *("林草地比例（此前）", "林草地比例（此前）", "林草地比例", "林草地比例"),
        ),
    )
    + facts(LAST_YEAR, "2019", ("苗圃产值41.3亿元。", "苗圃产值"))
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("退税时间由12天压缩到5天", ["confirmed"] * 2),
        ("退税时间由12天延长为5天", ["confirmed", "contradicted"]),
        ("退税时间压缩5天", ["contradicted"]),
        ("水质达标率由84.6%优化为92.3%", ["confirmed"] * 2),
        ("水质达标率由92.3%改善至84.6%", ["contradicted"] * 2),
        ("亏损企业比例由18.9%扩大至27.4%", ["contradicted"] * 2),
        ("苗圃产值由2019年的41.3亿元，下降到38.6亿元", ["confirmed"] * 2),
        ("林草地比例由上年的41.5:58.5变为46.2:53.8", ["confirmed"] * 4),
        ("林草地比例由上年的46.2:53.8变为41.5:58.5", ["contradicted"] * 4),
        ("林草地比例为53.8:46.2", ["contradicted"] * 2),
    ],
)
def test_the_end_of_a_change_is_not_its_start(article, expected):
    said = verify(f"2020年青石县{article}。", ENDS)
    assert [one.verdict for one in said] == expected


@pytest.mark.parametrize("start", ["38.6亿元", "2020年的38.6亿元", "2019年的35.2亿元"])
def test_a_change_does_not_end_before_it_starts(start):
    article = f"青石县苗圃产值由{start}，增加到41.3亿元。"
    assert [one.verdict for one in verify(article, ENDS)][1] == "contradicted"


SIDES = FactBase(
    facts(
        COUNTY,
        "2020",
        ("采购班车480辆，比计划多65辆。", "班车", "班车超计划"),
        ("入户供水率低于全省平均2.4个百分点。", "入户供水率差距"),
        ("农户收入增速快于城镇户1.7个百分点。", "农户收入增速差距"),
        ("年末从业人员8.35万人，比上年减少0.42万人。", "从业人员", "从业人员减量"),
        ("报名人数较上年少318人。", "报名人数减量"),
        ("生产总值165.27亿元。", "生产总值"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("采购班车480辆，超计划65辆", "confirmed"),
        ("采购班车480辆，比计划少65辆", "contradicted direction"),
        ("入户供水率比全省平均低2.4个百分点", "confirmed"),
        ("入户供水率高于全省平均2.4个百分点", "contradicted direction"),
        ("农户收入增速慢于城镇户1.7个百分点", "contradicted direction"),
        ("从业人员8.35万人，比上年增加0.42万人", "contradicted direction"),
        ("报名人数比上年少318人", "confirmed"),
        ("报名人数较上年多318人", "contradicted direction"),
        ("生产总值增长165.27亿元", "contradicted direction"),
    ],
)
def test_more_is_not_less_and_a_level_no_growth(article, expected):
    assert word(f"2020年青石县{article}。", SIDES) == expected


LEFT_OUT = FactBase(
    facts(
        COUNTY,
        "2020",
        ("全县有学校137所（不含夜校）。", "学校"),
        ("除便道外，道路养护里程1648公里。", "道路养护里程"),
        ("剔除减税因素，税收增长7.3%。", "税收增幅"),
        ("志愿者2864人，学生不计在内。", "志愿者"),
        ("常住人口47.2万人，其中城镇人口21.8万人。", "常住人口", "城镇人口"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("除夜校外，青石县有学校137所。", "confirmed"),
        ("青石县有夜校137所。", "unsupported"),
        ("除培训机构外，青石县有学校137所。", "unsupported"),
        ("青石县便道养护里程1648公里。", "unsupported"),
        ("青石县道路养护里程（便道除外）1648公里。", "confirmed"),
        ("青石县剔除减税因素后，税收增长7.3%。", "confirmed"),
        ("青石县减税增长7.3%。", "unsupported"),
        ("青石县学生志愿者2864人。", "unsupported"),
        ("除学校外，青石县还有志愿者2864人。", "confirmed"),
        ("青石县城镇常住人口21.8万人。", "confirmed"),
    ],
)
def test_what_a_fact_leaves_out_it_does_not_count(article, expected):
    assert word(article, LEFT_OUT) == expected


SPANS = FactBase(
    facts(
        COUNTY,
        "",
        ("四年来，累计修缮祠堂74座，疏浚水渠263公里。", "修缮祠堂", "疏浚水渠"),
        ("茶园面积年均增长6.4%。", "茶园面积增幅"),
        ("过去五年，民宿由186家增加到327家，年均增长11.9%。", "民宿（此前）", "民宿", "民宿增幅"),
        ("PM10年均浓度降至47微克/立方米。", "PM10浓度"),
        ("邮件超过上年36万件。", "邮件增量"),
    )
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("四年来，青石县修缮祠堂74座。", "confirmed"),
        ("青石县修缮祠堂74座。", "confirmed"),
        ("2020年，青石县修缮祠堂74座。", "unsupported"),
        ("去年，青石县疏浚水渠263公里。", "unsupported"),
        ("青石县茶园面积年均增长6.4%。", "confirmed"),
        ("五年间，青石县茶园面积年均增长6.4%。", "confirmed"),
        ("青石县茶园面积同比增长6.4%。", "unsupported"),
        ("2020年，青石县民宿增加到327家。", "confirmed"),
        ("2020年，青石县民宿327家，增长11.9%。", "unsupported"),
        ("青石县PM10浓度降至47微克/立方米。", "confirmed"),
        ("青石县邮件少于上年36万件。", "contradicted direction"),
    ],
)
def test_what_took_years_is_not_of_one(article, expected):
    assert word(article, SPANS) == expected


@pytest.mark.parametrize(
    ("source", "topics", "article", "expected"),
    [
        ("小麦亩产平均高于玉米52公斤。", ("小麦亩产",), "小麦亩产平均低于玉米52公斤。", "contradicted direction"),
        ("小麦亩产平均高于玉米52公斤。", ("小麦亩产",), "玉米亩产平均低于小麦52公斤。", "confirmed"),
        ("货车2300辆，比客车少120辆。", ("货车", "货车"), "客车比货车多120辆。", "confirmed"),
        ("货车2300辆，比客车少120辆。", ("货车", "货车"), "客车比货车少120辆。", "contradicted direction"),
        ("平均气温比上年高0.6度。", ("平均气温",), "平均气温低于上年0.6度。", "contradicted direction"),
        ("平均气温比上年高0.6度。", ("平均气温",), "平均气温高于上年0.6度。", "confirmed"),
        ("新增公租房5200套。", ("新增公租房",), "新增公租房比计划多5200套。", "unsupported"),
        ("新增公租房5200套。", ("新增公租房",), "新增公租房超过5200套。", "confirmed"),
    ],
)  # fmt: skip
def test_what_is_more_is_not_less_and_no_level_tells_by_how_much(
    source: str, topics: tuple[str, ...], article: str, expected: str
) -> None:
    base = FactBase(facts(COUNTY, "2020", (source, *topics)))
    assert word(article, base) == expected


EACH_YEAR = FactBase(
    [
        Fact(topic, Section("综合"), "", source, COUNTY, one.printed, period)
        for source, *told in (
            (
                "2018-2020年，渔业产值分别为3.12亿元、3.45亿元和3.68亿元，分别增长4.2%、10.6%和6.7%。",
                *(("渔业产值", "2018"), ("渔业产值", "2019"), ("渔业产值", "2020")),
                *(("渔业产值增幅", "2018"), ("渔业产值增幅", "2019"), ("渔业产值增幅", "2020")),
            ),
            ("全年建成充电桩346根。", ("充电桩", "2020")),
        )
        for (topic, period), one in zip(told, find(source), strict=True)
    ]
)
RIGHT = "confirmed"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("2018-2020年渔业产值分别为3.12亿元、3.45亿元和3.68亿元。", [RIGHT] * 3),
        ("2018、2019、2020三年，渔业产值分别为3.12亿元、3.45亿元、3.68亿元。", [RIGHT] * 3),
        ("2019年渔业产值3.45亿元，2020年3.68亿元。", [RIGHT] * 2),
        ("2018-2020年，渔业产值分别增长4.2%、10.6%和6.7%。", [RIGHT] * 3),
        (
            "2018-2020年渔业产值分别为3.12亿元（增长4.2%）、3.45亿元（增长10.6%）和3.68亿元（增长6.7%）。",
            [RIGHT] * 6,
        ),
        (
            "2018-2020年，渔业产值分别为3.12亿元、3.45亿元和3.68亿元。充电桩346根。",
            [RIGHT] * 4,
        ),
    ],
)
def test_each_year_of_a_span_has_its_number(article: str, expected: list[str]) -> None:
    assert [verdict for _text, verdict, _reason in verdicts(article, EACH_YEAR)] == expected


@pytest.mark.parametrize(
    "article",
    [
        "2018-2020年渔业产值分别为3.45亿元、3.68亿元和3.12亿元。",
        "2018-2020年，渔业产值分别增长10.6%、6.7%和4.2%。",
        "2017-2019年渔业产值分别为3.12亿元、3.45亿元和3.68亿元。",
        "2018年渔业产值3.45亿元，2019年3.68亿元。",
        "2018-2020年渔业产值分别为3.68亿元、3.12亿元；2020年充电桩364根。",
        "2018-2020年渔业产值分别为3.45亿元（增长10.6%）、3.12亿元（增长4.2%）和3.86亿元（增长7.6%）。",
    ],
)
def test_a_number_of_another_year_of_a_span_is_not_confirmed(article: str) -> None:
    said = [verdict for _text, verdict, _reason in verdicts(article, EACH_YEAR)]
    assert RIGHT not in said


@pytest.mark.parametrize(
    ("source", "topics", "article", "expected"),
    [
        ("服务业增长7.2%，高于全国2.6个百分点。", 2, "服务业增长7.2%，高于全省2.6个百分点。", False),
        ("服务业增长7.2%，高于全国2.6个百分点。", 2, "服务业增速比全国平均水平高2.6个百分点。", True),
        ("服务业能耗下降4.5%，降幅大于全省1.3个百分点。", 2, "服务业能耗降幅大于全国1.3个百分点。", False),
        ("西街小学学生2318人，比东街小学多265人。", 2, "西街小学学生比东街小学少265人。", False),
        ("西街小学学生2318人，比东街小学多265人。", 2, "西街小学学生比南街小学多265人。", False),
        ("西街小学学生2318人，比东街小学多265人。", 2, "西街小学学生比东街小学多265人。", True),
        ("安居房实际完工1260套，比计划少32套。", 2, "安居房计划比实际少32套。", False),
        ("安居房实际完工1260套，比计划少32套。", 2, "安居房实际完工较计划少32套。", True),
        ("安居房计划1290套，实际完工1258套。", 2, "安居房计划1290套，实际完工1258套，计划比实际少32套。", False),
        ("安居房计划1290套，实际完工1258套。", 2, "安居房计划1290套，实际完工1258套，计划比实际多32套。", True),
        ("管网漏损率由10.3%优化为8.6%。", 2, "管网漏损率上升到8.6%。", False),
        ("管网漏损率由10.3%优化为8.6%。", 2, "管网漏损率下降到8.6%。", True),
        ("优良天数比例下降到91.5%。", 1, "优良天数比例由90.3%改善至91.5%。", False),
        ("优良天数比例下降到91.5%。", 1, "优良天数比例改善至91.5%。", False),
        ("不良贷款率降至1.42%。", 1, "不良贷款率恶化到1.42%。", False),
        ("不良贷款率降至1.42%。", 1, "不良贷款率优化至1.42%。", True),
        ("港口物流业增加值占生产总值比重29.3%。", 1, "港口物流业增加值29.3%。", False),
        ("港口物流业增加值占生产总值比重29.3%。", 1, "港口物流业增加值占比29.3%。", True),
        ("全部工业增加值中，船舶业增加值占29.3%。", 1, "全部工业增加值中，船舶业增加值29.3%。", True),
        ("抽检不合格率由3.2%改善至1.8%。", 2, "抽检不合格率下降到1.8%。", True),
        ("抽检不合格率由3.2%改善至1.8%。", 2, "抽检不合格率上升到1.8%。", False),
        ("溶解氧浓度由5.2毫克/升改善至7.1毫克/升。", 2, "溶解氧浓度上升到7.1毫克/升。", True),
        ("营商环境综合指数优化到85.1。", 1, "营商环境综合指数上升到85.1。", True),
        ("投诉处理率优化至95.1%。", 1, "投诉处理率提高到95.1%。", True),
        ("湖水水质由4类改善至3类。", 2, "湖水水质提升至3类。", True),
    ],
)  # fmt: skip
def test_with_what_and_which_way_a_number_is_compared(
    source: str, topics: int, article: str, *, expected: bool
) -> None:
    topic = source.partition("，")[0].rstrip("。0123456789.%人套")
    base = FactBase(facts(COUNTY, "2020", (source, *[topic] * topics)))
    assert (word(article, base).split()[0] == "confirmed") is expected


@pytest.mark.parametrize(("number", "expected"), [("3.12", True), ("3.45", False)])
def test_a_number_in_brackets_may_have_a_year_of_its_own(number: str, *, expected: bool) -> None:
    article = f"2019年、2020年渔业产值分别为3.45亿元、3.68亿元（2018年为{number}亿元）。"
    assert (word(article, EACH_YEAR) == RIGHT) is expected


def test_each_of_two_years_has_its_number() -> None:
    article = "2018、2019两年渔业产值分别为3.45亿元、3.12亿元。"
    assert RIGHT not in [verdict for _text, verdict, _reason in verdicts(article, EACH_YEAR)]


def test_numbers_of_several_things_are_not_dealt_to_the_years_before() -> None:
    text = "2018-2020年，青石县渔业不断发展。养殖户、捕捞户和加工户分别为312户、345户和368户。"
    base = FactBase(facts(COUNTY, "2020", (text.partition("。")[2], "养殖户", "捕捞户", "加工户")))
    assert "contradicted" not in [verdict for _text, verdict, _reason in verdicts(text, base)]


def test_the_number_of_last_year_is_of_no_later_time_than_that_of_the_year() -> None:
    source = "工期由上年的38天缩短到35天。"
    numbers = zip(find(source), ("上年", "2020"), strict=True)
    base = FactBase(
        [Fact("工期", Section("综合"), "", source, COUNTY, one.printed, at) for one, at in numbers]
    )
    said = verdicts("青石县工期从38天缩短到35天。", base)
    assert "contradicted" not in [verdict for _text, verdict, _reason in said]


def test_senior_titles_are_no_middle_ones() -> None:
    base = FactBase(facts(COUNTY, "2020", ("高级职称486人。", "高级职称")))
    assert word("青石县中级职称486人。", base) != "confirmed"
