"""All hits of a word in a large base are counted, and made one after the other, as those of a small base."""

from __future__ import annotations

import random

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.facts.select import in_sections
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.engine import Hit
from xhl.search.large import every, first
from xhl.search.large.memory import MemoryIndex

SECTIONS, DOCUMENT = (Section("经济"), Section("生态")), Document("d", "文")
QUALIFIERS = ["", "计划", "同比增长", "以上"]
PIECES = [
    "增长",
    "增 长",
    "增张",
    "增",
    "長",
    "基站",
    "赠长",
    "“增长”",
    "五",
    "5G",
    "公园",
    "增\n长",
]


def fact(dice: random.Random) -> Fact:
    def text() -> str:
        return "".join(dice.choices(PIECES, k=dice.randint(1, 4)))

    statement = text()
    source = dice.choice((statement, f"{text()}，{statement}。"))
    aliases = (text(),) if dice.random() < 0.2 else ()
    quantity = dice.choice((None, Quantity("5", "个", dice.choice(QUALIFIERS))))
    section = dice.choice(SECTIONS)
    period = dice.choice(("", "", "2020", "上年", "去年末"))
    return Fact(text(), section, statement, source, DOCUMENT, quantity, period, aliases)


FACTS = [fact(random.Random(seed)) for seed in range(300)]
LARGE, SMALL = IndexedBase(MemoryIndex(FACTS), SECTIONS, (DOCUMENT,)), FactBase(FACTS, SECTIONS)


def said(hit: Hit) -> object:
    return hit.fact, hit.score, hit.marks("statement")


@pytest.fixture(autouse=True)
def _read_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every, "_AT_ONCE", 7)
    monkeypatch.setattr(every, "FIRST", 3)


@pytest.mark.parametrize("word", ["增长", "增長", "长增", "基站", "公园", "增", "g", "增长基站"])
def test_they_are_those_of_a_search(word: str) -> None:
    hits, wanted = LARGE.hits(word), SMALL.search(word)
    assert not isinstance(hits, list)
    assert len(hits) == len(wanted)
    assert list(map(said, hits)) == list(map(said, wanted))
    assert said(hits[0]) == said(wanted[0])
    assert list(map(said, hits[2:9])) == list(map(said, wanted[2:9]))


@pytest.mark.parametrize(
    "some", [slice(2), slice(-3, None), slice(1, 9, 3), slice(None, None, -1), slice(9, 2, -2)]
)
def test_a_part_of_them_is_that_of_a_search(some: slice) -> None:
    hits, wanted = LARGE.hits("增长"), SMALL.search("增长")
    assert list(map(said, hits[some])) == list(map(said, wanted[some]))


def test_each_is_that_of_a_search() -> None:
    hits, wanted = LARGE.hits("增长"), SMALL.search("增长")
    places = range(-len(wanted), len(wanted))
    assert [said(hits[place]) for place in places] == [said(wanted[place]) for place in places]
    assert list(map(said, reversed(hits))) == list(map(said, reversed(wanted)))
    for place in (len(wanted), -len(wanted) - 1):
        with pytest.raises(IndexError):
            hits[place]


def test_no_more_are_made_than_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    hits, made = LARGE.hits("增长"), list[Hit]()
    assert hits[-1]  # they are in order

    def made_one(*values: object) -> Hit:
        made.append(Hit(*values))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(first, "Hit", made_one)
    assert len(hits[5:9]) == len(made) == 4
    assert [hits[9], hits[-1]] == made[4:]


def test_in_a_section_they_are_those_of_the_section() -> None:
    parts = [base.part(in_sections(base, SECTIONS[1:])) for base in (LARGE, SMALL)]
    hits, wanted = parts[0].hits("增长"), parts[1].search("增长")
    assert 0 < len(hits) == len(wanted) < len(SMALL.search("增长"))
    assert list(map(said, hits)) == list(map(said, wanted))


def test_facts_that_only_mention_a_word_count_if_no_others_have_it() -> None:
    document = DOCUMENT
    facts = [Fact("基站", SECTIONS[0], "基站5个", "投资增长，基站5个", document)] * 9
    base = IndexedBase(MemoryIndex(facts), SECTIONS, (document,))
    assert len(base.hits("增长")) == len(list(base.hits("增长"))) == 9


@pytest.mark.parametrize(
    "query", ["增长 基站", "五", "zengzhang", "饕餮", "有多少增长", "2020年增长"]
)
def test_those_of_other_queries_are_those_of_a_search(query: str) -> None:
    hits, wanted = LARGE.hits(query), SMALL.search(query)
    assert len(hits) == len(wanted)
    assert list(map(said, hits)) == list(map(said, wanted))


def test_so_many_are_searched_as_ever() -> None:
    assert LARGE.hits("增长", limit=5) == LARGE.search("增长", limit=5)
