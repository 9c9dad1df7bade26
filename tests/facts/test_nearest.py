"""The suggestions if nothing was found."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.facts.absent import numbers_of_thing
from xhl.facts.nearest import meant, nearest, spelled
from xhl.model import Document, Fact, Quantity, Section

REPORT, PART = Document("report", "报告"), Section("产业")
ALIASES = {"5G基站": ("信号塔", "通信基站"), "晋商博物院": (), "减税降费": ("减负",), "修路": ()}
BASE = FactBase(
    tuple(Fact(topic, PART, topic, topic, REPORT, aliases=ALIASES[topic]) for topic in ALIASES)
)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("5G机战", "5G基站"),
        ("5g基站塔", "5G基站"),
        ("信号站", "5G基站"),
        ("jizhan", "5G基站"),
        ("进商博物馆", "晋商博物院"),
        ("jinshang", "晋商博物院"),
        ("降税", "减税降费"),
        ("修公路", "修路"),
    ],
)
def test_the_nearest_topic_by_characters_and_sound_comes_first(typed, topic):
    assert nearest(BASE, typed)[0] == topic


def test_a_topic_is_suggested_once_though_several_of_its_names_are_near():
    assert nearest(BASE, "通信基站塔") == ["5G基站"]


def test_three_are_suggested_at_most():
    near = FactBase(tuple(Fact(f"绿化{n}", PART, "绿化", "绿化", REPORT) for n in "甲乙丙丁"))
    assert len(nearest(near, "绿化戊")) == 3


@pytest.mark.parametrize("typed", ["zhanghao", "fangjia"])
def test_letters_are_no_help_where_they_only_share_some_with_a_name(typed):
    assert nearest(BASE, typed) == []


@pytest.mark.parametrize("typed", ["", " ", "xyzxyz", "大学", "\x00", "\udc80"])
def test_what_is_like_nothing_suggests_nothing(typed):
    assert nearest(BASE, typed) == []


@pytest.mark.parametrize("typed", ["基础设施", "财政收入", "高税"])
def test_one_sound_in_common_is_not_near(typed):
    assert nearest(BASE, typed) == []


@pytest.mark.parametrize(
    "typed", ["就业人数", "jiuyerenshu", "财政投资", "caizhengtouzi", "户籍人口", "hujirenkou"]
)
def test_a_last_noun_in_common_is_not_near(typed):
    topics = ("亡人事故人数", "重点工程投资", "常住人口")
    base = FactBase(tuple(Fact(topic, PART, topic, topic, REPORT) for topic in topics))
    assert nearest(base, typed) == []


@pytest.mark.parametrize(
    ("topics", "near"),
    [
        (("草场综合植被盖度", "水土保持率"), ["草场综合植被盖度"]),
        (("草场面积", "草场价格", "草场租金", "草场等级"), []),  # a common word tells too little
    ],
)
def test_a_word_that_few_topics_have_makes_them_near(topics, near):
    base = FactBase(tuple(Fact(topic, PART, topic, topic, REPORT) for topic in topics))
    assert nearest(base, "草场覆盖率") == near


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("失业人数", "就业人数"),
        ("zhongdiantouzi", "重点工程投资"),
        ("亡人事故人次数", "亡人事故人数"),
    ],
)
def test_what_is_before_the_last_noun_makes_it_near(typed, topic):
    base = FactBase((Fact(topic, PART, topic, topic, REPORT),))
    assert nearest(base, typed) == [topic]


def test_copies_and_large_bases_suggest_the_same():
    many = FactBase(BASE.facts * 1500)
    assert many.searcher.corpus.is_large
    for typed in ("5G机战", "修公路", "降税", "jinshang", "财政收入"):
        assert nearest(many, typed) == nearest(BASE, typed)


@pytest.mark.parametrize(
    ("typed", "topic"), [("5g", "5G基站"), ("jizhan", "5G基站"), ("减岁降费", "减税降费")]
)
def test_the_topic_that_a_search_finds_clearly_best_is_meant(typed, topic):
    assert meant(BASE, typed) == topic


def test_none_is_meant_where_several_are_as_good():
    near = FactBase(tuple(Fact(f"绿化{n}", PART, "绿化", "绿化", REPORT) for n in "甲乙"))
    assert meant(near, "绿化") == ""
    assert meant(near, "高铁") == ""


def test_an_empty_base_suggests_nothing():
    assert nearest(FactBase(()), "5G") == []


def test_texts_are_spelled_by_their_main_readings():
    assert spelled("５G基站、女儿") == "5gjizhan、nver"


def test_a_number_is_near_only_if_its_name_ends_with_the_thing():
    base = FactBase(
        [
            Fact(topic, PART, f"{topic}9个", f"{topic}9个。", REPORT, Quantity("9", "个"))
            for topic in ("客运港站", "水路客运")
        ]
    )
    assert [fact.topic for fact in numbers_of_thing(base, "客运投资额")] == ["水路客运"]
