"""What is compared with what: mirrored statements, parts told as wholes, classes, years of several parts."""

from __future__ import annotations

import pytest

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.quantity.reader import find
from xhl.render.verdicts import in_context, sentence

COUNTY = Document("a", "青石县2022年统计公报")


def base(source: str, *topics: str, periods: tuple[str, ...] = ("2022",)) -> FactBase:
    """A base of one sentence, with the topics and the times of its numbers."""
    said = zip(topics, periods * len(topics), find(source), strict=False)
    return FactBase(
        [
            Fact(topic, Section("综合"), source.rstrip("。"), source, COUNTY, one.printed, period)
            for topic, period, one in said
        ]
    )


def word(article: str, facts: FactBase) -> str:
    """The verdict on the last number of an article."""
    return verify(article, facts)[-1].verdict


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("下半年用电量比上半年多4150万千瓦时。", "confirmed"),
        ("下半年用电量比上半年少4150万千瓦时。", "contradicted"),
        ("上半年用电量比下半年少4150万千瓦时。", "confirmed"),
        ("上半年用电量比下半年多4150万千瓦时。", "contradicted"),
    ],
)
def test_a_comparison_of_times_may_be_told_from_the_other_side(article, expected):
    facts = base("上半年用电量比下半年少4150万千瓦时。", "用电量", periods=("2022年上半年",))
    assert word(article, facts) == expected


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("河口镇茶叶产量比松坪镇少1.26万吨。", True),
        ("河口镇茶叶产量比松坪镇多1.26万吨。", False),
        ("松坪镇茶叶产量比河口镇少1.26万吨。", False),
        ("河口镇茶叶产量比云岭镇少1.26万吨。", False),
    ],
)
def test_a_comparison_of_places_may_be_told_from_the_other_side(article, is_right):
    facts = base("松坪镇茶叶产量比河口镇多1.26万吨。", "松坪镇茶叶产量")
    assert (word(article, facts) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("松坪镇人口6.82万人，比河口镇多1.37万人。", "confirmed"),
        ("松坪镇人口6.82万人，比河口镇少1.37万人。", "unsupported"),
        ("河口镇人口5.45万人，比松坪镇少1.37万人。", "confirmed"),
        ("河口镇人口5.45万人，比松坪镇多1.37万人。", "unsupported"),
    ],
)
def test_a_difference_of_two_places_has_a_side(article, expected):
    facts = base("松坪镇人口6.82万人，河口镇人口5.45万人。", "松坪镇人口", "河口镇人口")
    assert word(article, facts) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("全县较上年少发生事故58起。", "confirmed"),
        ("全县事故比上年少发生58起。", "confirmed"),
        ("全县较上年多发生事故58起。", "contradicted"),
        ("全县事故较上年减少58起。", "confirmed"),
    ],
)
def test_more_and_less_may_stand_before_a_verb(article, expected):
    facts = base("全年发生事故414起，比上年少58起。", "事故", "事故减少")
    assert word(article, facts) == expected


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("审批用时比法定时限少14天。", True),
        ("审批比法定时限快14天。", True),
        ("审批用时比法定时限多14天。", False),
        ("审批比法定时限慢14天。", False),
    ],
)
def test_who_is_faster_takes_less_time(article, is_right):
    facts = base("审批平均用时较法定时限减少14天。", "审批平均用时")
    assert (word(article, facts) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("source", "topic", "article", "is_right"),
    [
        (
            "每万人口高价值发明专利7.82件。",
            "每万人口高价值发明专利",
            "每万人口发明专利7.82件。",
            False,
        ),
        ("高端装备产值18.47亿元。", "高端装备产值", "装备产值18.47亿元。", False),
        ("重点项目投资62.3亿元。", "重点项目投资", "重点项目开工早。项目投资62.3亿元。", True),
        ("高级中学学生3120人。", "高级中学学生", "高中学生3120人。", True),
        ("人均绿地14.27平方米。", "人均绿地", "绿地14.27平方米。", False),
        ("人均绿地14.27平方米。", "人均绿地", "每人平均绿地14.27平方米。", True),
        ("农民人均可支配收入21360元。", "农民人均可支配收入", "农民收入21360元。", True),
    ],
)
def test_a_part_is_told_by_its_word(source, topic, article, is_right):
    assert (word(article, base(source, topic)) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("开展三、四级手术4826台。", True),
        ("开展三级、四级手术4826台。", True),
        ("开展三四级手术4826台。", True),
        ("开展四级手术4826台。", False),
        ("开展三级手术4826台。", False),
    ],
)
def test_two_classes_are_not_one(article, is_right):
    facts = base("开展三、四级手术4826台。", "三、四级手术")
    assert (word(article, facts) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("2020年税收12.4亿元。", True),
        ("2021年税收15.8亿元。", True),
        ("2022年上半年税收9.3亿元。", True),
        ("2021年上半年税收15.8亿元。", False),
        ("2022年全年税收9.3亿元。", False),
    ],
)
def test_only_the_last_year_of_a_span_is_a_part(article, is_right):
    source = "2020年至2022年上半年，税收分别为12.4亿元、15.8亿元和9.3亿元。"
    periods = ("2020", "2021", "2022年上半年")
    facts = base(source, "税收", "税收", "税收", periods=periods)
    assert (word(article, facts) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("source", "topic", "article", "is_right"),
    [
        (
            "新增创新型和专精特新企业102家。",
            "新增创新型和专精特新企业",
            "新增专精特新企业102家。",
            False,
        ),
        (
            "新增创新型和专精特新企业102家。",
            "新增创新型和专精特新企业",
            "新增创新型企业102家。",
            False,
        ),
        (
            "新增创新型和专精特新企业102家。",
            "新增创新型和专精特新企业",
            "创新型、专精特新企业新增102家。",
            True,
        ),
        ("改造供水和供热管网126公里。", "改造供水和供热管网", "改造供热管网126公里。", False),
        ("改造供水和供热管网126公里。", "改造供水和供热管网", "改造管网126公里。", True),
        ("渠道整治惠及居民9400户。", "渠道整治惠及居民", "渠道整治受惠居民9400户。", True),
        ("新改建公路86公里。", "新改建公路", "新建公路86公里。", False),
        ("新改建公路86公里。", "新改建公路", "新建和改建公路86公里。", True),
        ("新改建公路86公里。", "新改建公路", "公路建成86公里。", True),
        ("新改建公路86公里。", "新改建公路", "改建、新建公路86公里。", True),
        (
            "科学研究和技术服务业增长16.4%。",
            "科学研究和技术服务业增速",
            "科研和技术服务业增长16.4%。",
            True,
        ),
        (
            "科学研究和技术服务业增长16.4%。",
            "科学研究和技术服务业增速",
            "技术服务业增长16.4%。",
            False,
        ),
    ],
)
def test_one_of_two_joined_things_is_not_both(source, topic, article, is_right):
    assert (word(article, base(source, topic)) == "confirmed") == is_right


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("学校由71所整合为47所。", "confirmed"),
        ("学校由71所合并成47所。", "confirmed"),
        ("学校由47所整合为71所。", "contradicted"),
        ("学校由47所合并成71所。", "contradicted"),
    ],
)
def test_any_verb_may_lead_to_the_end_of_a_change(article, expected):
    assert word(article, base("学校由71所优化整合为47所。", "学校", "学校")) == expected


def test_a_share_may_be_told_as_about_some_tenths():
    facts = base("培训人才39.87万人次，其中高技能人才7.65万人次。", "人才", "高技能人才")
    assert word("培训人才39.87万人次，其中高技能人才7.65万人次，约占两成。", facts) == "confirmed"


@pytest.mark.parametrize(
    ("source", "topic", "article", "said"),
    [
        (
            "检查总量下降24.2%。",
            "检查总量",
            "检查总量上升24.2%。",
            "is a rise here and a fall in the fact",
        ),
        (
            "上半年用电量比下半年少4150万千瓦时。",
            "用电量",
            "上半年用电量比下半年多4150万千瓦时。",
            "is told as more here, as less in the fact",
        ),
        (
            "力争建成泵站35座。",
            "泵站",
            "已建成泵站35座。",
            "is a result here and a plan in the fact",
        ),
    ],
)
def test_a_line_tells_which_way_article_and_fact_go(source, topic, article, said):
    assert said in sentence(verify(article, base(source, topic))[-1])


def test_a_number_that_a_fact_has_too_is_not_called_absent():
    [one] = verify("全国检查总量下降24.2%。", base("检查总量下降24.2%。", "检查总量"))
    assert "is also in a fact, which may mean something else" in sentence(one)


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("今年，“一网通办”事项达到315项左右。", "“‘一网通办’事项达到315项左右”"),
        ("税收、支出分别为315元和20元。", "“支出分别为315元”"),
        (
            "今年以来全县上下齐心协力共同努力终于建成了泵站315座。",
            "“…下齐心协力共同努力终于建成了泵站315座”",
        ),
    ],
)
def test_a_number_is_shown_with_the_words_beside_it(article, shown):
    one = verify(article, base("泵站315座。", "泵站"))[0]
    assert in_context(one) == shown


@pytest.mark.parametrize(
    ("source", "topic", "article", "expected"),
    [
        ("农田建设任务5.6万亩全面完成。", "农田建设任务", "农田建成5.6万亩。", "confirmed"),
        ("农田建设任务5.6万亩。", "农田建设任务", "农田建成5.6万亩。", "contradicted"),
        ("农田建设任务5.6万亩已完成七成。", "农田建设任务", "农田建成5.6万亩。", "contradicted"),
        ("农田建设任务5.6万亩已完成61%。", "农田建设任务", "农田建成5.6万亩。", "contradicted"),
        ("二级及以上医院8家。", "二级及以上医院", "二级以上医院8家。", "confirmed"),
        ("二级及以上医院8家。", "二级及以上医院", "二级医院8家。", "unsupported"),
        ("北门社区有居民5640人。", "北门社区居民", "南门社区有居民6920人。", "unsupported"),
    ],
)
def test_what_stands_beside_a_number_decides(source, topic, article, expected):
    assert word(article, base(source, topic)) == expected
