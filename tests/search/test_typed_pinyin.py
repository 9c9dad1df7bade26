"""Pinyin as people type it."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section


def found(typed: str, *sources: str) -> list[str]:
    section, document = Section("句子"), Document("d", "")
    facts = (Fact(f"{i}", section, text, text, document) for i, text in enumerate(sources))
    return [hit.fact.source for hit in FactBase(tuple(facts)).search(typed)]


@pytest.mark.parametrize(
    "typed",
    ["nongyejxhl", "nongyejixieh", "nong2ye4", "nong2ye4ji1xie4", "nóngyè", "nong'ye", "nong ye"],
)
def test_it_finds_what_is_meant(typed: str) -> None:
    assert found(typed, "农业机械化率很高", "别的事情") == ["农业机械化率很高"]


@pytest.mark.parametrize("typed", ["nogncun", "nongcunjaioyu", "nongcnjiaoyu", "nongcnujiaoyu"])
def test_a_slip_in_letters_that_are_no_pinyin_is_undone(typed: str) -> None:
    assert found(typed, "农村教育经费增加", "别的事情") == ["农村教育经费增加"]


@pytest.mark.parametrize("typed", ["nogncun", "internet", "nongcunjaioyu"])
def test_letters_with_a_slip_find_nothing_but_exact_pinyin(typed: str) -> None:
    assert found(typed, "浓醇的酒", "城市教育") == []


@pytest.mark.parametrize("typed", ["lhlv", "lhl"])
def test_lv_is_an_initial_too(typed: str) -> None:
    assert found(typed, "绿化率") == ["绿化率"]


def test_words_of_letters_are_first_taken_as_one() -> None:
    assert found("xin che", "新建车库一座", "新车很多") == ["新车很多"]


def test_words_of_letters_may_stand_apart() -> None:
    assert found("jizhan renwu", "完成基站建设的任务") == ["完成基站建设的任务"]


def test_a_digit_behind_what_is_no_syllable_is_no_tone() -> None:
    assert found("PM1", "PM10浓度下降") == []


def test_a_digit_behind_what_is_no_syllable_is_a_number() -> None:
    assert found("b2", "农业机械化率很高") == []


@pytest.mark.parametrize("typed", ["xi'an", "xi’an", "xi'an luwang"])
def test_an_apostrophe_ends_a_syllable(typed: str) -> None:
    assert found(typed, "先进单位路网", "西安路网") == ["西安路网"]


def test_every_word_must_be_found_where_some_have_an_apostrophe() -> None:
    assert found("xi'an 西'苑", "西安路网") == []


def test_the_cut_is_given_up_where_it_finds_nothing() -> None:
    assert found("nong'y'e", "农业机械化率很高") == found("nongye", "农业机械化率很高")


def test_few_initials_stand_for_main_readings_only() -> None:
    assert found("PPP", "东坪被评为示范村") == found("ppp", "东坪被评为示范村") == []
    assert found("tax", "泰享里小区") == []


@pytest.mark.parametrize("typed", ["yiyuan", "gongli"])
def test_letters_find_the_unit_of_a_number_only_if_they_find_no_other_word(typed: str) -> None:
    amount = "投资5亿元，铺路8公里"
    assert found(typed, amount) == [amount]
    assert found(typed, amount, "公立医院很多") == ["公立医院很多"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("jichang", "人员密集场所很多"),
        ("mzsh", "坚持人民至上、生命至上"),
        ("jiaqi", "11家企业入驻"),
    ],
)
def test_letters_do_not_find_halves_of_two_words(typed: str, text: str) -> None:
    assert found(typed, text, "别的事情") == []


def test_letters_that_are_a_word_do_not_find_half_of_another() -> None:
    assert found("yuanshi", "在园师生很多", "聘请院士九名") == ["聘请院士九名"]


def test_letters_that_are_no_pinyin_may_stand_before_a_number_and_pinyin() -> None:
    assert found("pm2.5nongdu", "PM2.5浓度下降", "PM10浓度下降") == ["PM2.5浓度下降"]


def test_no_search_is_told_from_the_one_before() -> None:
    sources = ("会计师事务所很多", "建成银行网点", "别的事情")
    section, document = Section("句子"), Document("d", "")
    base = FactBase(tuple(Fact(text, section, text, text, document) for text in sources))
    queries = ("kuaijishi", "yinhang", "会计狮事务", "银航网点", "huijishi", "hui", "kuai")

    def answer(searched: FactBase, query: str) -> list[tuple[object, ...]]:
        return [(hit.fact, hit.score, hit.marks("source")) for hit in searched.search(query)]

    for query in (*queries, *reversed(queries)):
        assert answer(base, query) == answer(FactBase(base.facts), query), query
