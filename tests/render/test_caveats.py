"""What is said of hits that do not quite meet a query: another word, a unit, the opposite change."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.render.caveats import caveats


def fact(topic: str, sentence: str, written: str, unit: str, qualifier: str = "") -> Fact:
    quantity, report = Quantity(written, unit, qualifier), Document("r", "红山县公报")
    return Fact(topic, Section("经济"), sentence, sentence, report, quantity)


BASE = FactBase(
    [
        fact("林地面积", "林地面积增长4%。", "4", "%", "增长"),
        fact("羊群数量", "羊群数量同比减少3.1%。", "3.1", "%", "同比减少"),
        fact("奶粉产值", "奶粉产值达到7亿元。", "7", "亿元", "达到"),
        fact("小微企业贷款", "发放小微企业贷款5笔。", "5", "笔"),
        fact("失业率", "失业率为2%。", "2", "%"),
        fact("产值亿元以上工厂", "产值亿元以上工厂6家，其中药厂2家。", "6", "家"),
        fact("药厂", "产值亿元以上工厂6家，其中药厂2家。", "2", "家"),
        fact("规上海运企业", "规模以上海运企业8家。", "8", "家"),
        fact("关税", "有关税收减半，关税3万元。", "3", "万元"),
        fact("货物进出口总额", "货物进出口总额9亿元。", "9", "亿元"),
        fact("中小学校", "中小学校8所。", "8", "所"),
        fact("村办学校", "村办学校5所，其中小学3所。", "5", "所"),
        fact("外聘教师", "外聘教师增长4%。", "4", "%", "增长"),
        fact("候车厅建筑面积", "候车厅建筑面积9万平方米。", "9", "万平方米"),
        fact("采购销售", "采购销售2吨。", "2", "吨"),
        fact("促进进口企业", "促进进口企业4家。", "4", "家"),
        fact("存贷款余额", "存贷款余额60亿元。", "60", "亿元"),
        fact("渔业占GDP比重", "渔业占GDP比重提高2个百分点。", "2", "个百分点", "提高"),
        fact("人均国内游花费", "人均国内游花费900元。", "900", "元"),
        fact("河滨新区地区生产总值", "河滨新区地区生产总值70亿元。", "70", "亿元"),
        Fact(
            "花卉", Section("经济"), "种花卉2亩", "在建设冰场后，种花卉2亩。", Document("r", "公报")
        ),
    ]
)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("林地面积下降了多少", ['"下降" is asked for; the sentence says "增长"']),
        ("林地面积增长了多少", []),
        ("林地面积降幅", ['"降幅" is asked for; the sentence says "增长"']),
        ("林地面积负增长", ['"负增长" is asked for; the sentence says "增长"']),
        ("林地面积正增长", []),
        ("林地面积下降了吗", ['"下降" is asked for; the sentence says "增长"']),
        ("羊群数量减少了没有", []),
        ("羊群数量增加多少", ['"增加" is asked for; the sentence says "同比减少"']),
        ("羊群数量降低多少", []),
        ("渔业占GDP比重", ['"占GDP比重" is asked for; the sentence says "提高"']),
        ("渔业占GDP多少", ['"占GDP多少" is asked for; the sentence says "提高"']),
        ("渔业占GDP比重提高多少", []),
        ("河滨新区生产总值", []),
        ("河滨新区GDP", []),
        ("药厂的规模", ['no fact of "规模"; these are found without it']),
        ("yiyuan", ['nothing says "yiyuan"; these say "亿元"']),
        ("naifen", []),
        ("小微企业存款", ['nothing says "小微企业存款"; these say "小微企业贷款"']),
        ("奶纷产值", []),  # a slip is none to talk about
        ("候车厅建建筑面积", []),
        ("候车厅呢", []),
        ("建筑面积候车厅", []),
        # The whole of what was typed, not 候车厅力筑 alone.
        ("候车厅力筑面积", ['nothing says "候车厅力筑面积"; these say "候车厅建筑面积"']),
        ("事业率", ['nothing says "事业率"; these say "失业率"']),  # unless it makes a word
        ("中药厂", ['nothing says "中药厂"; these say "其中药厂"']),
        ("上海", ['nothing says "上海"; these say "规上海"']),
        ("关税", []),
        ("奶粉产值", []),
        ("出口", ['nothing says "出口"; these say "进出口"']),
        ("出口总额", ['nothing says "出口总额"; these say "进出口总额"']),
        ("出口總額", ['nothing says "出口總額"; these say "进出口总额"']),  # as typed
        ("存款余额", ['nothing says "存款余额"; these say "存贷款余额"']),
        ("老师", ['nothing says "老师"; these say "外聘教师"']),
        ("老师增速", ['nothing says "老师增速"; these say "外聘教师"']),
        ("教师", []),  # as typed
        ("规上海运企业", []),
        ("小学校", ['nothing says "小学校"; these say "中小学校"']),
        ("小学", ['the best hit says "中小学", not "小学"']),  # others say it: 其中小学3所
        ("进口企业", []),  # and so is 促进
        (
            "冰场",
            ['"冰场" is only in the sentence around; the fact may be about something else'],
        ),
        ("冰场 花卉", []),  # the sentence has both
    ],
)
def test_what_hits_do_not_meet_is_said(query: str, said: list[str]) -> None:
    hits = BASE.search(query)
    assert hits
    assert list(caveats(query, hits)) == said


@pytest.mark.parametrize("shown", [1, None])
def test_of_hits_that_were_not_looked_at_nothing_is_said(shown: int | None) -> None:
    first, others = BASE.search("出口")[0], BASE.search("药厂")
    found = [first] * 2 if shown else [first, *others * 20]
    assert list(caveats("出口", found, shown)) == ['the best hit says "进出口", not "出口"']


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("兼职护士", "儿科护士"), ['the best hit says "兼职护士", not "护士"']),
        (("兼职护士",), []),  # nothing else can be meant
        (("兼职护士", "护士人数增幅"), []),
        (("全县护士", "儿科护士"), []),
        (("护士", "儿科护士"), []),
        (("护士占比",), ['the best hit says "护士占比", not "护士"']),
        (("护士占职工比重",), ['the best hit says "护士占职工比重", not "护士"']),
        (("护士占职工比重增幅",), ['the best hit says "护士占职工比重增幅", not "护士"']),
    ],
)
def test_of_several_parts_the_best_is_told_from_the_whole(
    names: list[str], said: list[str]
) -> None:
    base = FactBase([fact(name, f"{name}6人。", "6", "人") for name in names])
    assert list(caveats("护士", base.search("护士"))) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ("第一医院床位", "第二医院床位"),
            ['the best hit says "第一医院床位", not "第医院床位"'],
        ),
        (("第一医院床位", "县第二医院床位"), []),  # the other is less like it
        (("第一医院床位",), []),
    ],
)
def test_of_names_that_are_as_like_the_best_is_told(names: list[str], said: list[str]) -> None:
    base = FactBase([fact(name, f"{name}6张。", "6", "张") for name in names])
    assert list(caveats("第医院床位", base.search("第医院床位"))) == said


def test_so_is_it_if_a_character_may_stand_for_either() -> None:
    base = FactBase(
        [fact(name, f"{name}6张。", "6", "张") for name in ("第二医院床位", "第三医院床位")]
    )
    said = 'the best hit says "第二医院床位", not "第互医院床位"'
    # What is behind what was typed in both makes no other of it.
    wards = FactBase([fact(f"第二医院{ward}床位", f"{ward}床6张。", "6", "张") for ward in "甲乙"])
    assert list(caveats("第二医园", wards.search("第二医园"))) == []
    assert list(caveats("第互医院床位", base.search("第互医院床位"))) == [said]


@pytest.mark.parametrize(
    ("query", "names", "said"),
    [
        (
            "护士占比",
            ("护士占职工比重", "护士占居民比重"),
            ['the best hit says "护士占职工比重", not "护士占比"'],
        ),
        ("护士占比", ("护士占职工比重", "医生占居民比重"), []),
        ("护士占职工比重", ("护士占职工比重", "护士占居民比重"), []),
    ],
)
def test_of_shares_of_several_wholes_the_best_is_told_if_no_whole_was_typed(
    query: str, names: list[str], said: list[str]
) -> None:
    base = FactBase([fact(name, f"{name}6%。", "6", "%") for name in names])
    assert list(caveats(query, base.search(query))) == said


def test_a_place_that_is_asked_for_makes_no_name_narrower() -> None:
    base = FactBase([fact("红山平原地区生产总值", "红山平原地区生产总值9亿元。", "9", "亿元")])
    assert list(caveats("红山平原GDP", base.search("红山平原GDP"))) == []


def test_what_was_typed_before_a_name_makes_it_no_part_of_the_whole() -> None:
    names = ("红山区护士", "红山区儿科护士")
    base = FactBase([fact(name, f"{name}6人。", "6", "人") for name in names])
    query = "2030年红山区护士"
    said = ['no fact of "2030年"; these are found without it']
    assert list(caveats(query, base.search(query))) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("茶园面积", ["the best hit is a plan; done: 全县茶园面积2亩。"]),
        ("茶园面积目标", []),
        ("计划茶园面积", []),
        ("茶园面积的目标是多少亩", []),
        ("会展面积", ["the best hit is a plan"]),  # 会 may tell a plan
        ("茶叶产量", ["the best hit is a plan"]),  # what was done has another unit
        ("园林面积", ["the best hit is a plan"]),  # or another name
    ],
)
def test_of_a_plan_what_was_done_is_said(query: str, said: list[str]) -> None:
    base = FactBase(
        [
            fact("茶园面积", "计划茶园面积5亩。", "5", "亩", "计划"),
            fact("全县茶园面积", "全县茶园面积2亩。", "2", "亩"),
            fact("茶叶产量", "计划茶叶产量5吨。", "5", "吨", "计划"),
            fact("会展面积", "计划会展面积5亩。", "5", "亩", "计划"),
            fact("桃园林面积", "计划桃园林面积5亩。", "5", "亩", "计划"),
            fact("县城梨园林面积", "县城梨园林面积3亩。", "3", "亩"),
            fact("茶叶产量增幅", "茶叶产量增长2%。", "2", "%", "增长"),
        ]
    )
    assert list(caveats(query, base.search(query))) == said


def test_a_year_that_a_sentence_only_compares_with_is_said() -> None:
    sentences = ["茶园比2019年增加2亩。", "2019年茶园增加3亩。", "2019年末茶园5亩，今年6亩。"]
    said = [fact("茶园", sentences[0], "2", "亩", "增加"), fact("茶园", sentences[1], "3", "亩")]
    said.append(fact("茶园", sentences[2], "6", "亩")._replace(period="2020年"))
    only_named = 'the sentence only names "2019年"; the number may be of another time'
    told = [list(caveats("2019年茶园", FactBase([one]).search("2019年茶园"))) for one in said]
    assert told == [[only_named], [], [only_named]]


def test_the_first_of_many_hits_tell() -> None:
    hits = [*BASE.search("羊群数量") * 20, *BASE.search("林地面积")]
    assert list(caveats("羊群数量增加多少", hits)) == [
        '"增加" is asked for; the sentence says "同比减少"'
    ]


@pytest.mark.parametrize("query", ["竹编收入增速", "竹编收入同比"])
def test_it_is_said_if_no_number_tells_the_rate_that_is_asked_for(query: str) -> None:
    base = FactBase([fact("竹编收入增速", "竹编收入突破2万元。", "2", "万元", "突破")])
    assert list(caveats(query, base.search(query))) == [
        "a rate is asked for; the best hit tells none"
    ]


def test_words_that_tell_no_rate_are_none_for_a_change_alone() -> None:
    said = "满足日益增长的需要"
    base = FactBase([Fact("需要", Section("经济"), said, f"{said}。", Document("r", "公报"))])
    assert list(caveats("同比增长", base.search("同比增长"))) == [
        "a rate is asked for; the best hit tells none"
    ]


def test_the_first_change_found_tells_if_it_is_the_opposite() -> None:
    fall = fact("茶价降幅", "茶价下降2%。", "2", "%", "下降")
    rise = fact("今后茶价涨幅", "今后茶价上涨2%。", "2", "%", "目标上涨")
    found = [FactBase([one]).search("茶价涨幅")[0] for one in (fall, rise)]
    said = '"涨幅" is asked for; the sentence says "下降"'
    assert list(caveats("茶价涨幅", found)) == [said]
    assert said not in caveats("茶价涨幅", found[::-1])


def test_a_number_for_each_is_not_the_whole() -> None:
    base = FactBase([fact("人均生产总值", "人均生产总值9万元。", "9", "万元")])
    assert list(caveats("GDP", base.search("GDP"))) == [
        'nothing says "GDP"; these say "人均生产总值"'
    ]
