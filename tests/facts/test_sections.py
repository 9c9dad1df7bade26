"""Which section a word means."""

from __future__ import annotations

import pytest

from xhl.facts.sections import Count, Resolution, counted, resolve
from xhl.model import Document, Fact, Quantity, Section

GREEN = Section("生态", "坚持“四治”一体推进", ("绿化", "环境"))
NEW = Section("创新", "多层次打造创新生态", ("科技", "六新"))
TRADE = Section("产业", "加快构建现代产业体系", ("招商",))
ALL = (NEW, TRADE, GREEN)


def test_an_exact_name_wins_over_a_heading_that_contains_the_word_which_is_named():
    assert resolve(ALL, "生态") == Resolution((GREEN,), "name", (NEW,))


@pytest.mark.parametrize("word", ["科技", "六新", "创新", "多层次打造创新生态"])
def test_names_aliases_and_whole_headings_are_exact(word):
    assert resolve(ALL, word) == Resolution((NEW,), "name", ())


@pytest.mark.parametrize("word", ["生態", " 生态 ", "「生态」"])
def test_names_are_compared_in_normal_form(word):
    assert resolve(ALL, word).chosen == (GREEN,)


def test_a_name_means_all_sections_that_have_it():
    later = Section("生态", "坚持绿色发展", ("绿化",))
    assert resolve((*ALL, later), "生态") == Resolution((GREEN, later), "name", (NEW,))
    assert resolve((*ALL, later), "shengtai") == Resolution((GREEN, later), "nearest")
    assert resolve((*ALL, later), "坚持绿色发展").chosen == (later,)
    assert resolve((*ALL, later), "环境").chosen == (GREEN,)


def test_a_name_wins_over_the_same_alias_of_another_section():
    other = Section("环保", aliases=("生态",))
    assert resolve((other, GREEN), "生态").chosen == (GREEN,)


def test_all_sections_with_that_alias_are_meant():
    other = Section("城市", aliases=("环境",))
    assert resolve((other, GREEN), "环境").chosen == (other, GREEN)


def test_else_all_headings_that_contain_the_word():
    assert resolve(ALL, "打造") == Resolution((NEW,), "heading")
    assert resolve(ALL, "一体") == Resolution((GREEN,), "heading")
    assert resolve((*ALL, Section("城乡", "一体发展")), "一体").chosen == (
        GREEN,
        Section("城乡", "一体发展"),
    )


@pytest.mark.parametrize("word", ["生太", "shengtai", "生泰", "多层次打造创新声态"])
def test_else_the_nearest_by_characters_and_sound(word):
    resolution = resolve(ALL, word)
    assert resolution.rule == "nearest"
    assert resolution.chosen == ((NEW,) if "打造" in word else (GREEN,))


@pytest.mark.parametrize("word", ["", "  ", "「」", "高铁", "xyz", "大学"])
def test_a_word_that_means_no_section_chooses_none(word):
    assert resolve(ALL, word) == Resolution((), "none")


def test_a_base_without_sections_has_none_to_choose():
    assert resolve((), "生态") == Resolution((), "none")


def test_sections_are_counted_in_their_order_also_those_without_facts():
    report = Document("report", "报告")
    facts = [
        Fact("造林", GREEN, "造林5亩", "造林5亩。", report, Quantity("5", "亩")),
        Fact("治水", GREEN, "治水", "治水。", report),
        Fact("基站", NEW, "基站", "基站。", report),
    ]
    assert counted(ALL, facts) == [Count(NEW, 1, 0), Count(TRADE, 0, 0), Count(GREEN, 2, 1)]


def test_sections_with_one_name_are_counted_each_for_itself():
    report, later = Document("report", "报告"), Section("生态", "坚持绿色发展")
    facts = [Fact("造林", section, "造林", "造林。", report) for section in (GREEN, later, later)]
    assert counted((GREEN, later), facts) == [Count(GREEN, 1, 0), Count(later, 2, 0)]
