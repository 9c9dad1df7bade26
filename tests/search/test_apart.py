"""Two parts of a word apart in one phrase."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.search import engine
from xhl.search.apart import apart
from xhl.search.corpus import Corpus
from xhl.search.fields import texts_of
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex
from xhl.text.normalize import normal

SIGNS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"


def facts_of(*sources: str) -> list[Fact]:
    return [Fact(f"甲{i}", Section("句子"), s, s, Document("d", "")) for i, s in enumerate(sources)]


def found(typed: str, *sources: str) -> list[str]:
    """The sources with the parts of a word, in a small base; a large one must find the same."""
    facts = facts_of(*sources)
    small, large = Corpus(texts_of(enumerate(facts))), LargeCorpus(MemoryIndex(facts))
    both = [list(corpus.every(apart(corpus, normal(typed)))) for corpus in (small, large)]
    assert both[0] == both[1]
    return [sources[fact] for fact in both[0]]


@pytest.mark.parametrize("typed", ["群众安置", "安置群众"])
def test_the_parts_are_found_in_one_phrase_in_either_order(typed: str) -> None:
    wanted = "搬迁群众全部得到安置"
    assert found(typed, "群众路线教育", wanted, "道路安置护栏") == [wanted]


@pytest.mark.parametrize(
    "source",
    ["搬迁群众满意，全部安置", "群众在年底以前将会全部得到安置", "群众3人安置", "安置", "群众"],
)
def test_neither_over_a_sign_or_a_number_nor_far_from_each_other(source: str) -> None:
    assert found("群众安置", source) == []


def test_both_parts_must_be_words() -> None:
    assert found("众安全部", "群众安居乐业全部") == []


def test_words_that_stand_everywhere_meet_by_accident() -> None:
    often = [f"{sign}企业要办得很好才行，市场{sign}" for sign in SIGNS]
    assert found("企业市场", *often, "企业进入市场") == []
    assert found("企业市场", "企业进入市场") == ["企业进入市场"]


def test_words_of_the_same_sounds_are_not_counted() -> None:
    homophones = [f"{sign}试验田，交予单位{sign}" for sign in SIGNS]
    assert found("实验教育", *homophones, "实验得到教育部门认可") == ["实验得到教育部门认可"]


def test_what_matched_is_marked() -> None:
    [hit] = FactBase(facts_of("搬迁群众全部得到安置")).search("群众安置")
    assert hit.marks("source") == ((2, 4), (8, 10))


def test_copies_of_a_report_are_no_evidence() -> None:
    often = [f"{sign}企业要办得很好才行，市场{sign}" for sign in SIGNS]
    once = "企业进入市场"
    assert found("企业市场", *often, *[once] * 30) == []
    assert found("群众安置", *["搬迁群众全部得到安置"] * 30) == ["搬迁群众全部得到安置"] * 30


@pytest.mark.parametrize("large", [False, True])
def test_a_part_of_a_base_finds_what_the_whole_finds_there(
    large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(engine, "LARGE", 0)
    often = [f"{sign}企业要办得很好才行，市场{sign}" for sign in SIGNS]
    facts = facts_of("企业很快就能进入市场", "搬迁群众全部得到安置", *often)
    whole = FactBase(facts).searcher
    for part in (facts[:2], facts[1:]):
        of_part = whole.within(part)
        assert [hit.fact for hit in of_part.search("群众安置")] == [facts[1]]
        assert of_part.search("企业市场") == []
