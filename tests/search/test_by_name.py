"""In a large base names are looked at before sentences, and no more facts than are asked for."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pytest

from xhl.model import Document, Fact, Quantity, Section
from xhl.search.corpus import Corpus
from xhl.search.engine import Searcher
from xhl.search.interpret import Interpretation
from xhl.search.large import best_first, candidates, fuzzy, sure
from xhl.search.large import corpus as large
from xhl.search.large.best_first import BestFirst, Places, joined
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex
from xhl.search.match import Match
from xhl.search.weights import ENOUGH

SECTION, DOCUMENT = Section("节"), Document("d", "文")


def fact(topic: str, source: str, qualifier: str = "", aliases: tuple[str, ...] = ()) -> Fact:
    quantity = Quantity("5", "个", qualifier)
    return Fact(topic, SECTION, source, source, DOCUMENT, quantity, "", aliases)


FACTS = [
    fact("长江路基站", "长江路基站5个"),
    fact("铁塔", "铁塔和基站5个"),
    fact("基站", "计划建成基站5个", "计划"),
    fact("“基站”", "基站5个"),
    fact("基站", "建成基站5个"),
    fact("信号塔", "信号塔5个", aliases=("基站",)),
    fact("机站", "机站5个"),
    fact("第12基站", "第12基站5个"),
    fact("第3基站", "第3基站5个"),
    fact("道路", "铺了路基，站前广场也建成"),
]


@pytest.fixture
def searcher(monkeypatch: pytest.MonkeyPatch) -> Searcher:
    monkeypatch.setattr(large, "MANY", 0)
    monkeypatch.setattr(best_first, "_FEW", 1)
    return Searcher(FACTS, LargeCorpus(MemoryIndex(FACTS)))


def shown(searcher: Searcher, query: str, limit: int | None = None) -> list[tuple[object, ...]]:
    hits = searcher.search(query, limit=limit)
    return [(hit.fact, hit.score, [match[:-2] for match in hit.matches]) for hit in hits]


@pytest.mark.parametrize(
    "query",
    [
        *("基站", "机站", "jizhan", "jz", "长江", "建成", "基站5个", "鸡站", "计站"),
        *("站", "zhan", "lu", "jiancheng", "长江璐基站", "changjianglujizhan", "xinhao"),
    ],
)
def test_so_many_hits_are_the_first_of_all(searcher: Searcher, query: str) -> None:
    every = shown(searcher, query)
    assert every
    for limit in range(1, len(FACTS) + 1):
        assert shown(searcher, query, limit) == every[:limit]


def test_short_texts_come_first_and_plans_last(searcher: Searcher) -> None:
    index = MemoryIndex(FACTS)
    named, facts = index.with_term("pair of a name", "ji zhan"), index.with_term("pair", "ji zhan")
    order = BestFirst(index, [[Places(facts, named, 2)]])
    ordered = (rank.fact for rank in order if rank.fact >= 0)
    assert [FACTS[fact].source for fact in islice(ordered, 5)] == [
        "建成基站5个", "信号塔5个", "机站5个", "基站5个", "计划建成基站5个",
    ]  # fmt: skip


def test_of_ways_with_as_many_parts_each_part_is_in_any_of_its_places() -> None:
    index = MemoryIndex(FACTS)

    def place(*facts: int, parts: tuple[Places, ...] = ()) -> Places:
        return Places(index.these(facts), index.these(facts), 2, parts=parts)

    ways = [place(2, parts=(place(2, 3), place(2, 4))), place(5, parts=(place(5), place(4, 5)))]
    [one] = joined(ways, 8)
    assert [[*facts] for facts, *_ in (one, *one.parts)] == [[2, 5], [2, 3, 5], [2, 4, 5]]
    assert len(joined([*ways, place(6)], 8)) == 2


def test_no_more_facts_are_read_than_may_be_among_the_best(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[int] = set()
    facts = MemoryIndex.facts

    def noted(self: MemoryIndex, numbers: Iterable[int]) -> Iterator[Fact]:
        chosen = list(numbers)
        read.update(chosen)
        return facts(self, chosen)

    monkeypatch.setattr(MemoryIndex, "facts", noted)
    searcher.search("基站", limit=1)
    assert read == {4}


@pytest.mark.parametrize(
    "enough", [ENOUGH, *(pytest.param(few, marks=pytest.mark.thorough) for few in (15, 40))]
)
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(1, 4))]
)
def test_the_best_of_many_are_the_first_of_all(
    monkeypatch: pytest.MonkeyPatch, seed: int, enough: float
) -> None:
    monkeypatch.setattr(sure, "ENOUGH", enough)  # above it, other matches decide
    monkeypatch.setattr(large, "MANY", 5)
    monkeypatch.setattr(best_first, "_FEW", 2)
    dice = random.Random(seed)
    words = [
        "基站",
        "同比",
        "增长",
        "计划",
        "公园",
        "“双零”",
        "院士",
        "园师",
        "会计",
        "９9",
        "西安",
    ]

    def some(most: int) -> str:
        return "".join(dice.choices(words, k=dice.randint(1, most)))

    facts = []
    for _ in range(60):
        topic, statement = some(2), some(3)
        aliases = (some(2),) if dice.random() < 0.3 else ()
        source = f"{some(2)}，{statement}{some(2)}" if dice.random() < 0.5 else statement
        made = fact(topic, source, dice.choice(("", "计划")), aliases)
        facts.append(made._replace(statement=statement))
    searcher = Searcher(facts, LargeCorpus(MemoryIndex(facts)))
    queries = ["基站", "机站", "站", "zhan", "tongbi", "tongbizengzhang", "增张", "园", "yuanshi"]
    queries += ["kuaiji", "xian", "gongyuan", "同比增常", "shuangling"]
    queries += ["tongbizeng", "zengzh", "同比增掌", "同笔增掌", "公圆 增掌"]
    queries += ["同比 增长", "公园 基站 增长", "公园 计划 同比 会计", "同笔 增张", "同笔 基站"]
    queries += [
        "机站 公园 增张",
        "tongbi zengzhang",
        "yuanshi 增长",
        "kuaiji gongyuan",
        "园师 增长",
        "zengzh 公园",
        "九 同比",
        "99 公园 增张",
        "9 99",
    ]
    for query in [*queries, "西安 同笔 会计", "增掌 双零", "同比 9", "西安 xian", "会计 会计"]:
        every = shown(searcher, query)
        for limit in (1, 3, 10, 60):
            assert shown(searcher, query, limit) == every[:limit], (query, limit)


@pytest.mark.parametrize("tried", [0, 3])
def test_a_rare_word_is_found_among_many_that_sound_alike(
    monkeypatch: pytest.MonkeyPatch, tried: int
) -> None:
    monkeypatch.setattr(large, "MANY", 5)
    monkeypatch.setattr(large, "_TRIED", 3)
    monkeypatch.setattr(best_first, "_FEW", 1)
    monkeypatch.setattr(best_first, "_TRIED", tried)
    others = ("市縣财力", "市县道路", "〸县规划", "县市农户")
    facts = [fact(f"目标{i}", f"第{i}项目标实现同比增长") for i in range(60)]
    facts[20:20] = [fact(name, f"{name}不变") for name in others]
    by_index, whole = Searcher(facts, LargeCorpus(MemoryIndex(facts))), Searcher(facts)
    for query in (
        "市县",
        "十县",
        "实现",
        "增掌",
        "增长",
        "实县",
        "市县 道路",
        "市县 实现",
        "市县财利",
    ):
        every = shown(whole, query)
        for limit in (None, 1, 2, 70):
            assert shown(by_index, query, limit) == every[:limit], (query, limit)
    assert shown(whole, "市县") and not whole.search("增掌", exact=True)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many facts each search of texts goes through."""
    counts: list[int] = []
    part = LargeCorpus._part

    def noted(self: LargeCorpus, numbers: Sequence[int], codes: Iterable[str]) -> Corpus:
        counts.append(len(numbers))
        return part(self, numbers, codes)

    monkeypatch.setattr(LargeCorpus, "_part", noted)
    return counts


def test_texts_without_a_rare_character_are_not_searched(searched: list[int]) -> None:
    facts = [fact(f"目标{i}", f"第{i}项目标实现") for i in range(6000)]
    facts[3000] = fact("财力", "市县财力")
    searcher = Searcher(facts, LargeCorpus(MemoryIndex(facts)))
    for limit in (None, 5):
        assert [hit.fact.topic for hit in searcher.search("市县", limit=limit)] == ["财力"]
        assert [hit.fact.topic for hit in searcher.search("市县 财力", limit=limit)] == ["财力"]
    assert 0 < sum(searched) < 2000


def test_few_facts_decide_on_matches_in_doubt(
    monkeypatch: pytest.MonkeyPatch, searched: list[int]
) -> None:
    monkeypatch.setattr(sure, "ENOUGH", 40)
    facts = [fact(f"目标{i}", f"第{i}项目标实现增长，赠物、战备、鼓励") for i in range(6000)]
    facts.append(fact("赠战鼓数", "赠战鼓"))
    hits = Searcher(facts, LargeCorpus(MemoryIndex(facts))).search("zengzhang", limit=5)
    assert [hit.fact for hit in hits] == facts[:5]
    assert 0 < sum(searched) < 2000


def test_all_facts_that_sound_alike_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "KEPT", 1)
    facts = [fact("长江路基站", f"长江路{place}基站5个") for place in ("东", "西", "北")]
    hits = Searcher(facts, LargeCorpus(MemoryIndex(facts))).search("长江璐基站")
    assert [hit.fact for hit in hits] == facts


def test_no_fact_is_read_for_two_initials_that_say_too_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"中{chr(0x5100 + i)}级" for i in range(1000)]
    many = [*FACTS, *(fact(name, f"{name}很好") for name in names)]
    asked: list[int] = []

    def noted(base: MemoryIndex, read: Sequence[Interpretation], *known: Any) -> list[int]:
        asked.extend(len(one.units) for one in read if one.kind == "initials")
        return candidates.candidates(base, read, *known)

    monkeypatch.setattr(large, "candidates", noted)
    # So few sentences with the same characters are no proof.
    monkeypatch.setattr(candidates, "KEPT", 5)
    monkeypatch.setattr(fuzzy, "KEPT", 5)
    searcher = Searcher(many, LargeCorpus(MemoryIndex(many)))
    assert (shown(searcher, "jz", 3), asked) == ([], [])
    assert (shown(searcher, "jzg", 3), set(asked)) == ([], {3})


def test_no_more_facts_are_looked_at_if_no_match_can_be_believed() -> None:
    index = MemoryIndex(FACTS * 1000)
    every = Places(index.these(index.numbers), index.these(()), 2)
    first = BestFirst(index, [[every]])
    looked: list[int] = []

    def look(facts: Sequence[int]) -> dict[int, Match]:
        looked.extend(facts)
        return {}

    assert not first.matches(3, look, lambda: False)
    assert len(looked) == len(FACTS) * 1000
    looked.clear()
    assert not first.matches(3, look, lambda: True)
    assert len(looked) < 3000
    assert first.only == sorted(looked)
