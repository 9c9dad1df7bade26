"""Matches that are accepted because they find a word."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section

FILLER = "是时事市实人任认仁的一了在有我不加选生呢"


def base(*sources: str, size: int = 0) -> FactBase:
    """A base with these sentences among so many others, of characters that stand alone."""
    rest = [f"{FILLER[i % 19]}，{FILLER[(i * 7) % 18]}。{chr(0x4E00 + i)}" for i in range(size)]
    section, document = Section("句子"), Document("d", "")
    texts = [*rest, *sources]
    return FactBase(
        tuple(Fact(f"{i}", section, text, text, document) for i, text in enumerate(texts))
    )


def found(typed: str, *sources: str, size: int = 3000) -> list[str]:
    return [hit.fact.source for hit in base(*sources, size=size).search(typed)]


def test_pinyin_finds_a_word_in_any_number_of_sentences() -> None:
    assert found("xiezuo", "老师讲写作的课") == ["老师讲写作的课"]
    assert found("gongyuan", *(f"城里第{i}座公园很大" for i in range(74)))[73:]


def test_pinyin_finds_a_name_that_makes_no_word_with_what_is_beside_it() -> None:
    assert found("jiaxuan", "听说嘉轩也回家") == ["听说嘉轩也回家"]
    assert found("shiren", "全市人口很多") == []  # 人口 is a word


@pytest.mark.parametrize("typed", ["公圆", "工园"])
def test_what_is_no_word_finds_the_word_that_sounds_so(typed: str) -> None:
    assert found(typed, "城里的公园很大") == ["城里的公园很大"]


def test_a_word_is_not_taken_for_another() -> None:
    assert found("诗人", "全市人口很多", size=0) == []
    assert found("公元", "城里的公园很大", size=0) == []


def test_what_is_no_word_finds_a_word_that_looks_so() -> None:
    assert found("末来", "属于未来的人", size=0) == ["属于未来的人"]
    assert found("末来", "属于未来的人") == ["属于未来的人"]


def test_copies_of_a_base_hide_nothing() -> None:
    sources = ("城里的公园很大", "老师讲写作的课", "新的基站不少")
    for copies in (1, 7, 100):
        many = base(*sources * copies, *(FILLER[i:] for i in range(15)), size=0)
        for typed in ("gongyuan", "xiezuo", "jizhan", "公圆", "鸡站"):
            assert len(many.search(typed)) == copies, (typed, copies)


# Initials


def test_initials_find_a_word_anywhere() -> None:
    assert found("yyt", "城里建成音乐厅一座，很大", size=0) == ["城里建成音乐厅一座，很大"]


@pytest.mark.parametrize("typed", ["jcz", "zzj"])
def test_three_initials_are_believed_in_a_name_only_if_they_begin_it_and_cut_no_word(
    typed: str,
) -> None:
    section, document = Section("名称"), Document("d", "")
    names = FactBase((Fact("基层组织建设", section, "很好", "很好", document),))
    assert names.search(typed) == []
    assert names.search("jczz")
