"""Abbreviations and their meanings: GDP, 社零, and those of a base."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from parity import assert_same

import xhl
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.search.engine import Searcher
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex
from xhl.text.normalize import normal
from xhl.text.tables import table

TOPICS = (
    "地区生产总值",
    "地区生产总值增幅",
    "社会消费品零售总额",
    "规模以上工业企业",
    "城镇登记失业率",
    "文化遗产保护",
    "一般公共预算收入",
    "R&D经费支出占比",
)


def base(*topics: str) -> FactBase:
    document = Document("d", "公报")
    facts = (
        Fact(topic, Section("综合"), f"{topic}9亿元", f"{topic}9亿元。", document)
        for topic in topics
    )
    return FactBase(tuple(facts))


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("GDP", "地区生产总值"),
        ("经济总量", "地区生产总值"),
        ("GDP增速", "地区生产总值增幅"),
        ("GDP的增速", "地区生产总值增幅"),
        ("GDP是多少", "地区生产总值"),
        ("社零", "社会消费品零售总额"),
        ("规上工业", "规模以上工业企业"),
        ("登失率", "城镇登记失业率"),
        ("财政收入", "一般公共预算收入"),
        ("研发", "R&D经费支出占比"),
    ],
)
def test_words_of_the_trade_find_what_they_stand_for(query: str, topic: str) -> None:
    of_report = base(*TOPICS)
    in_index = Searcher(of_report.facts, LargeCorpus(MemoryIndex(of_report.facts)))
    for hits in (of_report.search(query), in_index.search(query)):
        assert (hits[0].fact.topic, hits[0].matches[0].how) == (topic, "abbreviation")
    assert of_report.search(query, exact=True) == []


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("gdp zengsu", "地区生产总值增幅"),
        ("GDP zengfu", "地区生产总值增幅"),
        ("gdpzengsu", "地区生产总值增幅"),
        ("dengshilv", "城镇登记失业率"),
        ("gutou zengsu", ""),
        ("gdp wenhua", ""),
        ("sheling", ""),  # or 社龄: two characters mean it only beside other words
    ],
)
def test_letters_may_be_their_pinyin_where_they_are_no_other_word(query: str, topic: str) -> None:
    found = [hit.fact.topic for hit in base(*TOPICS).search(query)]
    assert found[:1] == [topic] * bool(topic)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("主要目标是：地区生产总值增长5%。", True),
        ("地区生产总值增长5%，各项事业取得新的进步，社会大局和谐稳定，圆满完成目标。", False),
    ],
)
def test_parts_that_a_sentence_only_mentions_are_near_each_other(
    source: str, is_found: bool
) -> None:
    said = Fact("增速", Section("综合"), "增长5%", source, Document("d", "公报"))
    assert bool(FactBase((said,)).search("GDP目标")) is is_found


def topics(query: str, *names: str) -> list[str]:
    return [hit.fact.topic for hit in base(*names).search(query)]


def test_a_word_finds_what_it_stands_for_beside_itself() -> None:
    hits = base("地区生产总值", "GDP").search("gdp")
    assert [(hit.fact.topic, hit.matches[0].how) for hit in hits] == [
        ("GDP", "literal"),
        ("地区生产总值", "abbreviation"),
    ]
    assert topics("GDP", "研发费用占GDP比重", "生产总值", "地区生产总值") == [
        "地区生产总值",
        "生产总值",
        "研发费用占GDP比重",
    ]
    assert topics("人均GDP", "人均GDP目标", "人均生产总值") == ["人均生产总值", "人均GDP目标"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("财政收入", ["财政总收入", "一般公共预算收入"]),  # the likeliest, whatever its length
        ("财政收入增速", ["财政总收入增幅", "一般公共预算收入增幅"]),
        ("GDP增速", ["生产总值降幅"]),  # the rate of what fell
        ("经济增长", ["地区生产总值降幅"]),
        ("经济增长多少", ["地区生产总值增长"]),  # no 经济, and no 增长 of it
        ("三产占比", ["第三产业增加值比重"]),
        ("三产占比", ["三次产业结构（三产）"]),
        ("三产占比", ["第三产业占比"]),  # its parts are abbreviations too
        ("三产所占比重", ["第三产业增加值占比"]),
        ("服务业增加值", ["第三产业增加值"]),
    ],
)
def test_an_indicator_is_found_by_any_of_its_names(query: str, names: list[str]) -> None:
    assert topics(query, "民营经济增长", *reversed(names))[: len(names)] == names


def test_parts_in_a_statement_come_before_those_in_a_sentence() -> None:
    source, document = "商业投资增长5%，其中房产投资下降9%。", Document("d", "公报")
    facts = (
        Fact("商业投资", Section("节"), "商业投资增长5%", source, document),
        Fact("房产投资", Section("节"), "其中房产投资下降9%", source, document),
    )
    [hit] = FactBase(facts).search("房产投资增速")
    assert hit.fact.topic == "房产投资"


@pytest.mark.parametrize("query", ["NO2", "no2浓度", "NO2年均浓度"])
def test_a_name_comes_before_a_statement_that_has_the_abbreviation_of_all(query: str) -> None:
    said = "全县二氧化硫(SO2)、二氧化氮(NO2)平均浓度分别为7、9微克"
    facts = [
        Fact(f"{of}年均浓度", Section("环境"), said, said, Document("d", "公报"))
        for of in ("二氧化硫", "二氧化氮")
    ]
    for searcher in (Searcher(facts), Searcher(facts, LargeCorpus(MemoryIndex(facts)))):
        hit = searcher.search(query)[0]
        assert (hit.fact.topic, hit.other_words) == ("二氧化氮年均浓度", [])


@pytest.mark.parametrize(
    "query", ["居民收入增速", "农民收入增速", "农村居民收入增速", "城镇居民收入增速"]
)
def test_a_name_says_which_of_the_numbers_of_a_statement_is_meant(query: str) -> None:
    said = "城镇和农村居民人均可支配收入分别增长3%和5%"
    source = f"{said}，居民收入增速快于经济，农村居民收入增速更快。"
    facts = [
        Fact(f"{of}居民人均可支配收入", Section("综合"), said, source, Document("d", "公报"))
        for of in ("城镇", "农村")
    ]
    for some in (facts, facts[::-1]):
        for searcher in (Searcher(some), Searcher(some, LargeCorpus(MemoryIndex(some)))):
            best = searcher.search(query)[0]
            assert best.is_about  # though the sentence has the word as it is
            assert ("农" in query) == ("农" in best.fact.topic) or query == "居民收入增速"


def test_of_a_change_alone_its_own_name_is_enough() -> None:
    assert topics("增速", "绿地增长", "林地增速") == ["林地增速"]
    assert topics("增速", "绿地增长") == ["绿地增长"]


def test_exact_takes_the_word_alone() -> None:
    hits = base("生产总值", "占GDP比重").search("GDP", exact=True)
    assert [hit.fact.topic for hit in hits] == ["占GDP比重"]


def test_a_share_of_another_is_said_in_words() -> None:
    assert topics("三产占GDP比重", "第三产业增加值占生产总值比重", "第三产业") == [
        "第三产业增加值占生产总值比重"
    ]


@pytest.mark.parametrize("seed", range(3))
def test_a_large_base_finds_the_same_however_many_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    words = ["GDP", "地区", "生产总值", "增速", "增长", "人均", "比重", "高企", "高新技术企业"]

    def name() -> str:
        return "".join(dice.choices(words, k=dice.randint(1, 4)))

    facts = [
        Fact(name(), Section("节"), name(), f"全年{name()}。", Document("d", ""), aliases=(name(),))
        for _ in range(60)
    ]
    queries = ("GDP", "gdp增速", "人均GDP", "增速", "高企", "高企比重", "增速 GDP", "高企 人均")
    assert_same(monkeypatch, facts, queries)


@pytest.mark.parametrize(
    "query", ["社零", "GDP", "CPI", "人均GDP", "社零增速", "三产", "两高企图", "PPP", "AI"]
)
def test_what_the_report_does_not_say_finds_nothing(query: str) -> None:
    assert base("文化遗产保护", "增加绿地", "东坪村", "爱心助学").search(query) == []


def test_every_word_of_a_query_may_be_one() -> None:
    [hit] = base("规模以上工业企业", "规模以上服务业").search("规上 工业企业")
    assert [match.how for match in hit.matches] == ["abbreviation", "literal"]


def test_a_base_has_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'schema = 1\n[document.d]\ntitle = "公报"\n[section.x]\n'
        '[abbreviations]\n"四好路" = "四好农村路"\n"两站" = ["高铁站", "汽车站"]\n'
        '[[fact."四好农村路"]]\nsection = "x"\nstatement = "建成"\nsource = "建成。"\n'
        '[[fact."汽车站"]]\nsection = "x"\nstatement = "扩建"\nsource = "扩建。"\n',
        "utf-8",
    )
    own = xhl.load(str(path))
    assert [hit.fact.topic for hit in own.search("两站")] == ["汽车站"]
    assert [hit.matches[0].how for hit in own.search("四好路")] == ["abbreviation"]
    assert [hit.fact.topic for hit in own.part(own.facts[1:]).search("两站")] == ["汽车站"]
    assert own.search("两站", exact=True) == []


def test_the_table_says_of_each_word_once_what_it_stands_for() -> None:
    rows = [line.split(" ") for line in table("abbreviations").strip().split("\n")]
    shorts = [row[0] for row in rows]
    assert len(set(shorts)) == len(shorts)
    assert all(len(row) > 1 and all(row) and len(set(map(normal, row))) == len(row) for row in rows)


def test_a_narrowed_name_is_found_beside_what_an_abbreviation_means() -> None:
    facts = base("财政总收入", "地方一般公共预算收入", "教育经费")
    found = [hit.fact.topic for hit in facts.search("财政收入")]
    assert sorted(found) == ["地方一般公共预算收入", "财政总收入"]
    assert not base("教育经费", "卫生总费用").search("财政收入")


@pytest.mark.parametrize(
    ("topic", "query", "is_other"),
    [
        ("第三产业投资占比", "三产占比", True),
        ("第三产业用电量增速", "三产增速", True),
        ("第三产业增加值占地区生产总值比重", "三产占比", False),
        ("第三产业占比", "三产占比", False),
        ("第三产业增加值增速", "三产增速", False),
        ("地区生产总值（现价）增速", "GDP增速", False),
    ],
)
def test_a_share_of_something_else_is_told(topic, query, is_other):
    hits = base(topic).search(query)
    assert [other for _word, other in hits[0].other_words] == [topic] * is_other


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("固投增涨", ["固定资产投资增幅"]),  # a slip of 增长
        ("固投增苏", ["固定资产投资增幅"]),
        ("固投赠送", []),  # a word
        ("旧改", ["城镇老旧小区全面改造"]),  # its parts are apart
    ],
)
def test_a_slip_in_a_change_and_parts_of_a_meaning_are_found(query: str, found: list[str]) -> None:
    assert topics(query, "固定资产投资增幅", "城镇老旧小区全面改造") == found


def test_a_change_is_found_by_all_of_its_names_apart() -> None:
    said = ["市区固定资产投资（不含农户）增速", "固定资产投资（不含农户）增幅"]
    assert sorted(topics("固投增速", *said)) == sorted(said)


def test_the_same_changes_are_found_through_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["市区固定资产投资（不含农户）增速", "固定资产投资（不含农户）增幅", "固定资产投资降幅"]
    queries = ["固投增速", "固投增涨", "固投下降", "固投增长多少"]
    assert_same(monkeypatch, base(*said).facts, queries)
