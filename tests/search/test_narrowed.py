"""Names that have a word with a narrowing one inside, beside names that have it only as a small part."""

from __future__ import annotations

import random

import pytest
from parity import assert_same

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section


def fact(topic: str, said: str = "", unit: str = "") -> Fact:
    said = said or f"{topic}较多。"
    quantity = Quantity("5", unit) if unit else None
    return Fact(topic, Section("节"), said, said, Document("d", ""), quantity)


def topics(query: str, *facts: Fact, exact: bool = False) -> list[str]:
    return [hit.fact.topic for hit in FactBase(facts).search(query, exact=exact)]


LONG, NARROWED = fact("乡村新增绿地占全部用地比重"), fact("新增城镇绿地")


def test_a_narrowed_name_is_found_beside_a_long_one() -> None:
    assert topics("新增绿地", LONG, NARROWED) == [NARROWED.topic, LONG.topic]
    assert topics("新增绿地", LONG, NARROWED, exact=True) == [LONG.topic]


def test_and_beside_a_sentence() -> None:
    said = fact("绿化", "新增绿地较多。")
    assert topics("新增绿地", said, NARROWED) == [NARROWED.topic, "绿化"]


def test_but_not_where_a_name_is_mostly_the_word() -> None:
    assert topics("新增绿地", fact("城区新增绿地"), NARROWED) == ["城区新增绿地"]


@pytest.mark.parametrize(
    "name", ["新增火灾绿地", "人均新增绿植用地", "绿地城镇新增", "新增人均绿地"]
)
def test_nothing_else_is_between(name: str) -> None:
    assert topics("新增绿地", LONG, fact(name)) == [LONG.topic]


def test_a_share_is_no_other_number_beside_which_it_is_mentioned() -> None:
    aside = fact("基地", "林地占比全省最高的基地投资5亿元。", "亿元")
    share = fact("林地种植占比", "林地种植占比5%。", "%")
    assert topics("林地占比", aside, share) == [share.topic, "基地"]
    assert topics("林地占比", aside) == ["基地"]
    assert topics("林地占比", aside._replace(quantity=Quantity("5", "%")), share) == ["基地"]
    assert topics("林地占比", aside, share, exact=True) == ["基地"]


def test_a_word_behind_no_comes_last_and_is_told() -> None:
    hits = FactBase([fact("非住宅销售"), fact("住宅租赁面积")]).search("住宅")
    assert [hit.fact.topic for hit in hits] == ["住宅租赁面积", "非住宅销售"]
    assert [hit.other_words for hit in hits] == [[], [("住宅", "非住宅")]]
    assert FactBase([fact("对南非出口")]).search("出口")[0].other_words == []


def test_so_does_one_behind_vice() -> None:
    hits = FactBase([fact("副教授"), fact("其中教授（研究员）")]).search("教授")
    assert [hit.other_words for hit in hits] == [[], [("教授", "副教授")]]
    assert FactBase([fact("正副教授")]).search("教授")[0].other_words == []


def test_so_does_the_whole_of_a_share() -> None:
    share, whole = fact("林业投入占产值比重"), fact("县属国有企业产值")
    hits = FactBase([share, whole]).search("产值")
    assert [hit.fact.topic for hit in hits] == [whole.topic, share.topic]
    assert [hit.other_words for hit in hits] == [[], [("产值", share.topic)]]
    assert FactBase([share]).search("林业投入")[0].other_words == []
    assert FactBase([share]).search("占产值比重")[0].other_words == []
    [hit] = FactBase([fact("税收占一般公共预算收入比重")]).search("财政收入")
    assert hit.other_words == [("财政收入", "税收占一般公共预算收入比重")]


def test_what_is_produced_is_named_in_two_ways() -> None:
    assert topics("木炭产量", fact("生产木炭"), fact("木炭销售")) == ["生产木炭"]


@pytest.mark.parametrize("seed", range(3))
def test_a_large_base_finds_the_same_however_many_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    words = ["新增", "绿地", "城镇", "用地", "全部", "占比", "非", "占", "比重"]

    def name() -> str:
        return "".join(dice.choices(words, k=dice.randint(2, 6)))

    facts = [fact(name(), f"{name()}{name()}。", dice.choice(["%", "亩"])) for _ in range(60)]
    queries = ("新增绿地", "全部用地", "城镇用地", "绿地占比", "用地占比", "绿地", "新增")
    assert_same(monkeypatch, facts, queries)
