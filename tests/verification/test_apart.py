"""Words that make a number that of something else: each case is an article, none of whose numbers is confirmed."""

from __future__ import annotations

import pytest

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.quantity.reader import find


def base(title: str, *sentences: tuple[str, ...], period: str = "") -> FactBase:
    """The facts of sentences: each names its topics, in the order of its numbers."""
    document = Document("d", title)
    return FactBase(
        [
            Fact(topic, Section("综合"), source.rstrip("。"), source, document, one.printed, period)
            for source, *topics in sentences
            for topic, one in zip(topics, find(source), strict=True)
        ]
    )


COUNTY = base(
    "青石县2020年统计公报",
    ("新登记商户4637户，发放种粮补贴3.52亿元。", "新登记商户", "种粮补贴"),
    ("建成口袋公园248个，引进茶企37家。", "口袋公园", "茶企"),
    ("非税收入占预算收入的41.36%。", "非税收入占比"),
    ("集市价格上涨2.7%。", "集市价格"),
    ("全县居民人均收入24386元。", "居民人均收入"),
    period="2020",
)
MONTHLESS = base("青石县统计公报", ("全县茶叶产量18.64万吨。", "茶叶产量"))
DAILY = base("疫情通报", ("3月8日报告新发病例58例，当日出院173例。", "新发病例", "当日出院"))
SCHOOL = base("云岭大学概况", ("在编教师中，博士384人。", "博士"), ("外招教师146人。", "外招教师"))
PARKS = base(
    "全国开发区考核",
    ("国家级开发区出口总额达3.84万亿元，专利拥有量286件。", "出口总额", "专利拥有量"),
)

TRADE = base(
    "青石县2020年统计公报",
    ("茶叶出口7.46亿元。", "茶叶出口"),
    ("男性护林员364人。", "男性护林员"),
    ("中学在校学生2.87万人。", "中学在校学生"),
    ("接待香港茶商483人次、台湾茶商276人次。", "香港茶商", "台湾茶商"),
    period="2020",
)
WORKS = base(
    "青石县2020年统计公报",
    ("商标申请827件。", "商标申请"),
    ("茶厂扩建开工项目63个。", "茶厂扩建开工项目"),
    ("新增茶商1846户。", "新增茶商"),
    ("山羊出栏5.37万头。", "山羊出栏"),
    ("迁入人口2719人。", "迁入人口"),
    ("茶业增加值8.64亿元。", "茶业增加值"),
    ("对东盟（泰国、老挝等）茶叶出口3.95亿元。", "对东盟茶叶出口"),
    ("茶旅游总收入6.27亿元。", "茶旅游总收入"),
    ("小学在校学生7.53万人。", "小学在校学生"),
    period="2020",
)
TAXES = base(
    "青石县2020年预算执行情况",
    (
        "茶税收入1.73亿元，占预算收入的27.46%；非税收入4.57亿元，占预算收入的72.54%。",
        *("茶税收入", "茶税收入占预算收入比重", "非税收入", "非税收入占预算收入比重"),
    ),
    (
        "国税部门完成3.19亿元，占财力的46.37%；地方部门完成3.69亿元，占财力的53.63%。",
        *("国税部门", "国税部门占财力比重", "地方部门", "地方部门占财力比重"),
    ),
    period="2020",
)


@pytest.mark.parametrize(
    ("article", "facts"),
    [
        ("青石县商标工作向好，授权827件。", WORKS),
        ("青石县茶厂扩建提速，竣工63个。", WORKS),
        ("青石县净增茶商1846户。", WORKS),
        ("青石县山羊存栏5.37万头。", WORKS),
        ("青石县迁出人口2719人。", WORKS),
        ("青石县茶业总产值8.64亿元。", WORKS),
        ("青石县对老挝茶叶出口3.95亿元。", WORKS),
        ("青石县茶旅游外汇收入6.27亿元。", WORKS),
        ("青石县商标注册827件。", WORKS),
        ("青石县茶旅游业收入6.27亿元。", WORKS),
        ("青石县国内旅游收入6.27亿元。", WORKS),
        ("青石县小学很多；中学也多，在校学生7.53万人。", WORKS),
        ("青石县茶叶出口5.21亿元，进口7.46亿元。", TRADE),
        ("青石县茶叶出口低迷。茶叶进口7.46亿元。", TRADE),
        ("青石县中学在校学生1.64万人，小学在校学生2.87万人。", TRADE),
        ("青石县女性护林员364人。", TRADE),
        ("青石县女护林员364人。", TRADE),
        ("过去五年，青石县茶叶出口7.46亿元。", TRADE),
        ("近5年，青石县茶叶出口7.46亿元。", TRADE),
        ("三年来，青石县累计新登记商户4637户。", COUNTY),
        ("“十三五”期间，青石县建成口袋公园248个。", COUNTY),
        ("2016—2020年，青石县建成口袋公园248个。", COUNTY),
        ("青石县平均每个村新登记商户4637户。", COUNTY),
        ("青石县户均种粮补贴3.52亿元。", COUNTY),
        ("青石县注销商户4637户。", COUNTY),
        ("青石县还有248个口袋公园未完工。", COUNTY),
        ("青石县口袋公园还差248个。", COUNTY),
        ("青石县共有商户4637户。", COUNTY),
        ("青石县种粮补贴比上年增加3.52亿元。", COUNTY),
        ("青石县集市价格比上月上涨2.7%。", COUNTY),
        ("青石县农村居民人均收入24386元。", COUNTY),
        ("2020年青石县统计。今年计划再建口袋公园248个，引进茶企37家。", COUNTY),
        ("青石县非税收入增长41.36%。", COUNTY),
        ("青石街道建成口袋公园248个。", COUNTY),
        ("一季度，青石县茶叶产量18.64万吨。", MONTHLESS),
        ("1—11月，青石县茶叶产量18.64万吨。", MONTHLESS),
        ("3月7日新发病例58例。", DAILY),
        ("本周出院173例。", DAILY),
        ("累计新发病例58例。", DAILY),
        ("韩国新发病例58例。", DAILY),
        ("外招教师中，博士384人。", SCHOOL),
        ("省级开发区出口总额3.84万亿元，专利拥有量286件。", PARKS),
        ("国家级开发区专利授权量286件。", PARKS),
    ],
)
def test_words_beside_a_number_make_it_that_of_something_else(article, facts):
    assert "confirmed" not in [one.verdict for one in verify(article, facts)]


@pytest.mark.parametrize(
    ("article", "facts"),
    [
        ("青石县商标工作向好，申请827件。", WORKS),
        ("青石县山羊存出栏均增，存出栏达5.37万头。", WORKS),
        ("青石县茶厂扩建提速，开工63个。", WORKS),
        ("青石县对东盟（泰国、老挝等）茶叶出口3.95亿元。", WORKS),
        ("青石县茶旅游收入6.27亿元。", WORKS),
        ("青石县全年茶旅游收入6.27亿元。", WORKS),
        ("我校外招教师146人。", base("云岭大学概况", ("学校外招教师146人。", "学校外招教师"))),
        ("2020年，青石县香港、台湾茶商分别为483人次、276人次。", TRADE),
        ("2020年，青石县男护林员364人。", TRADE),
        ("云岭大学全部在编教师当中，博士384人。", SCHOOL),
        ("2020年，青石县全年新登记商户4637户，种粮补贴3.52亿元。", COUNTY),
        ("三年来变化很大。2020年，青石县建成口袋公园248个。", COUNTY),
        ("青石县非税收入占41.36%。", COUNTY),
        ("青石县集市价格同比上涨2.7%，全县居民人均收入24386元。", COUNTY),
        ("比如青石县，建成口袋公园248个。", COUNTY),
        ("青石县茶叶产量18.64万吨。", MONTHLESS),
        ("3月8日新发病例58例，出院173例。", DAILY),
        ("博士384人，外招教师146人。", SCHOOL),
        ("国家级开发区出口总额3.84万亿元，专利拥有量286件。", PARKS),
    ],
)
def test_words_that_tell_the_same_change_nothing(article, facts):
    assert {one.verdict for one in verify(article, facts)} == {"confirmed"}


def test_a_multiple_above_another_is_no_multiple_of_it():
    facts = base(
        "青石县2020年统计公报", ("亩产值是全省平均水平的4.6倍。", "亩产值与全省平均水平之比")
    )
    is_so, is_above = (
        verify(f"青石县亩产值{said}4.6倍。", facts)[0]
        for said in ("是全省平均水平的", "比全省平均水平高")
    )
    assert (is_so.verdict, is_above.verdict) == ("confirmed", "contradicted")


def test_the_shares_of_the_year_before_are_not_those_of_the_year():
    sentence = "三次产业结构由上年的12.6:38.3:49.1调整为11.8:37.7:50.5。"
    document = Document("d", "青石县2020年统计公报", period="2020")
    facts = FactBase(
        [
            Fact(
                f"产业结构（{topic}产）",
                Section("综合"),
                sentence[:-1],
                sentence,
                document,
                one.printed,
                period,
            )
            for one, topic, period in zip(
                find(sentence), "一二三一二三", ["上年"] * 3 + ["2020"] * 3, strict=True
            )
        ]
    )
    [wrong] = verify("青石县三产占49.1%。", facts)
    [right] = verify("青石县三产占50.5%。", facts)
    assert (wrong.verdict != "confirmed", right.verdict) == (True, "confirmed")


def test_an_article_is_about_one_of_the_years_that_a_document_leaves_open():
    facts = base(
        "《政府工作报告》摘要：2021年目标完成",
        (
            "全县茶园面积8.64万亩，茶企产值41.7亿元，游客273.5万人次。",
            "茶园面积",
            "茶企产值",
            "游客",
        ),
    )
    article = "2021年，全县茶园面积8.64万亩，茶企产值41.7亿元，游客273.5万人次。2020年，全县茶企产值41.7亿元。"
    assert [one.verdict for one in verify(article, facts)] == ["confirmed"] * 3 + ["unsupported"]


@pytest.mark.parametrize(
    ("article", "verdict"),
    [
        ("上年用地比例为34.6:45.3:20.1。", "unsupported"),
        ("用地比例为34.6:45.3:20.1。", "confirmed"),
        ("上年用地比例为31.2:50.4:18.4。", "confirmed"),
    ],
)
def test_what_a_ratio_became_is_not_what_it_was_the_year_before(article, verdict):
    source = "用地比例由上年的31.2:50.4:18.4调整为34.6:45.3:20.1。"
    document = Document("d", "青石县2020年统计公报")
    periods = ["上年"] * 3 + ["2020"] * 3
    facts = [
        Fact("用地比例", Section("综合"), source[:-1], source, document, one.printed, period)
        for one, period in zip(find(source), periods, strict=True)
    ]
    assert verify(article, FactBase(facts))[-1].verdict == verdict


def test_the_numbers_of_a_country_are_not_those_of_the_last_one_named():
    facts = base(
        "茶叶外销公报",
        (
            "销往日本364吨，退货5.2吨；销往韩国281吨，退货3.7吨。",
            "日本",
            "日本退货",
            "韩国",
            "韩国退货",
        ),
    )
    said = verify("销往日本364吨，退货5.2吨；销往韩国281吨，退货5.2吨。", facts)
    assert [one.verdict for one in said[:3]] == ["confirmed"] * 3
    assert said[3].verdict != "confirmed"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("2020年茶税收入1.73亿元，占预算收入的27.46%。", "confirmed"),
        ("2020年茶税收入1.73亿元，占预算收入的72.54%。", ""),
        ("2020年非税收入4.57亿元，占预算收入的72.54%。", "confirmed"),
        ("2020年国税部门完成3.19亿元，占财力的53.63%。", ""),
        ("2020年地方部门完成3.69亿元，占财力的53.63%；国税部门完成3.19亿元，占财力的53.63%。", ""),
    ],
)
def test_a_share_is_of_what_the_clause_before_tells(article, expected):
    last = verify(article, TAXES)[-1]
    assert (last.verdict == "confirmed") == (expected == "confirmed")
