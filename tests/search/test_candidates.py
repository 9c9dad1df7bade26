"""The facts of a large base that are worth aligning with a word share its sounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import xhl
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.search import engine
from xhl.search.interpret import interpretations
from xhl.search.large.candidates import candidates, having_all, may_contain
from xhl.search.large.memory import MemoryIndex
from xhl.text.normalize import normal

QUERIES = [
    json.loads(line)["query"]
    for line in (Path(__file__).parents[1] / "data/queries.jsonl").read_text("utf-8").splitlines()
]
SECTION, DOCUMENT = Section("节"), Document("d", "文")


def fact(topic: str, source: str = "") -> Fact:
    source = source or f"{topic}。"
    return Fact(topic, SECTION, source, source, DOCUMENT)


def index(*facts: Fact) -> MemoryIndex:
    return MemoryIndex(facts)


def kept(word: str, *facts: Fact) -> list[str]:
    """The topics of the facts that are worth aligning with a word."""
    return [facts[number].topic for number in candidates(index(*facts), interpretations(word))]


# What a word is looked up by


def test_facts_that_share_a_pair_of_sounds_are_kept_in_the_order_of_the_base() -> None:
    facts = fact("修路"), fact("进站口"), fact("基站"), fact("通信基站")
    assert kept("机站", *facts) == ["基站", "通信基站"]


@pytest.mark.parametrize("slip", ["农名工", "农氏工", "nongminggong"])  # by ear, by eye, in pinyin
def test_a_slip_in_the_midst_of_three_spoils_no_more_than_that(slip: str) -> None:
    assert kept(slip, fact("修路"), fact("农民工"), fact("明白")) == ["农民工"]


def test_one_sound_alone_asks_for_every_fact_that_has_it() -> None:
    assert kept("站", fact("修路"), fact("展览"), fact("基站")) == ["展览", "基站"]


def test_a_syllable_may_be_two() -> None:
    assert kept("xian", fact("县城"), fact("西安"), fact("基站")) == ["县城", "西安"]
    assert kept("xian", fact("西安"), fact("基站")) == ["西安"]


def test_a_syllable_that_is_begun_is_not_that_of_a_homophone_of_a_rare_reading() -> None:
    facts = fact("财政总收入计划"), fact("总收入"), fact("技术")  # 技 may be qi, 计 is not
    assert kept("zongshouruq", *facts) == ["财政总收入计划", "总收入"]
    assert kept("zongshouruq", *facts, fact("总收入全年")) == ["总收入全年"]


def test_pinyin_with_a_reading_that_a_word_fixes_stands_side_by_side() -> None:
    facts = fact("会计师"), fact("会计与会议，计划师范"), fact("会师")
    assert kept("kuaijishi", *facts) == ["会计师"]


@pytest.mark.parametrize("typed", ["luhua", "lvhua", "lühua"])
def test_u_may_be_ü(typed: str) -> None:
    assert "绿化" in kept(typed, fact("基站"), fact("绿化"))


def test_pinyin_that_stands_as_typed_keeps_nothing_else() -> None:
    facts = fact("建成基站"), fact("建成车站")
    assert kept("jianchengjizhan", *facts) == ["建成基站"]
    assert kept("jianchengjizan", *facts) == ["建成基站", "建成车站"]


def test_pinyin_that_is_not_typed_to_the_end_stands_as_typed_too() -> None:
    facts = fact("建成基站"), fact("建成道路"), fact("成基建")
    assert kept("jianchengj", *facts) == ["建成基站"]
    assert kept("jianchengdaol", *facts) == ["建成道路"]
    assert kept("jiancheng", *facts) == ["建成基站", "建成道路"]
    assert kept("chengj", *facts) == ["建成基站", "成基建"]


def test_an_end_may_have_a_reading_that_is_not_the_usual_one() -> None:
    facts = fact("银行长度"), fact("银行家")
    assert kept("yinhangzh", *facts) == ["银行长度"]


def test_of_characters_that_no_text_has_nothing_is_read() -> None:
    base = index(fact("基站"))
    assert list(may_contain(base, "基站")) == [0]
    assert list(may_contain(base, "基饕")) == []


def test_initials_are_looked_for_in_names() -> None:
    assert kept("kcb", fact("科创板"), fact("上市", "两家企业在科创板上市。")) == ["科创板"]


def test_a_number_is_looked_up_as_a_whole_and_beside_characters() -> None:
    facts = fact("甲", "建成429个。"), fact("乙", "建成1429个。"), fact("丙", "建成42个。")
    assert list(having_all(index(*facts), normal("429"))) == [0]
    assert list(having_all(index(*facts), normal("建成42"))) == [2]


def test_a_letter_beside_a_number_is_looked_up_too() -> None:
    facts = fact("甲", "建成5G基站。"), fact("乙", "建成5个。"), fact("丙", "使用5G。")
    assert list(having_all(index(*facts), normal("5G"))) == [0, 2]


def test_all_terms_of_a_row_of_sounds_have_to_stand_in_a_fact() -> None:
    base = index(fact("通信基站"), fact("基站"), fact("通信"))
    assert list(having_all(base, "基站")) == [0, 1]
    assert list(having_all(base, "通信基站")) == [0]
    assert list(having_all(base, "通站")) == []
    assert list(having_all(base, "站")) == [0, 1]


def test_the_terms_may_stand_apart() -> None:
    facts = fact("通信、信基"), fact("通信"), fact("信基"), fact("信基站")
    assert list(having_all(index(*facts), "通信基")) == [0]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("a wrong character", "饮水安静"),
        ("an extra one", "饮水不安全"),
        ("a missing one", "饮水全"),
        ("two swapped at the beginning", "水饮安全"),
        ("two swapped in the middle", "饮安水全"),
        ("two swapped at the end", "饮水全安"),
    ],
)
def test_a_slip_in_a_word_of_four_leaves_a_pair_to_look_it_up_by(kind: str, typed: str) -> None:
    assert kept(typed, fact("基站"), fact("饮水安全")) == ["饮水安全"], kind


@pytest.mark.parametrize("typed", ["创科板", "科板创"])
def test_a_swap_in_a_word_of_three_is_found_the_other_way_round(typed: str) -> None:
    assert kept(typed, fact("基站"), fact("科创板")) == ["科创板"]


# Which are left where there are too many


def test_of_many_the_two_thousand_that_share_most() -> None:
    many = [fact(f"基站{'甲乙丙丁'[i % 4]}{i}") for i in range(2500)]
    names = kept("基站建设", *many, fact("基站建社"))
    assert len(names) == 2000
    assert "基站建社" in names
    assert names[:3] == ["基站甲0", "基站乙1", "基站丙2"]


@pytest.mark.thorough
def test_pairs_that_few_facts_have_are_asked_first_and_common_ones_only_while_there_is_nothing() -> (
    None
):
    common = [fact("基站")] * 20_001
    assert kept("基站建设", *common, fact("建设"), fact("设基站建")) == ["建设", "设基站建"]
    assert len(kept("基站建社", *common)) == 2000


def test_all_facts_are_taken_that_could_answer_two_characters() -> None:
    common = [fact("基站")] * 500
    assert len(kept("机站", *common)) == 500
    assert kept("末来", *common, fact("未来"), fact("来末")) == ["未来"]


# A large base answers as a small one


def test_narrowing_changes_no_first_hit_of_the_labelled_queries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = first_hits(xhl.load())
    monkeypatch.setattr(engine, "LARGE", 0)
    assert first_hits(xhl.load()) == whole


def first_hits(base: FactBase) -> dict[str, list[Fact]]:
    return {query: [hit.fact for hit in base.search(query, limit=1)] for query in QUERIES}
