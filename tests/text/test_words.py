"""Which characters form words."""

from __future__ import annotations

import pytest

from xhl.text.words import _lines, is_known, is_word


@pytest.mark.parametrize("word", ["公园", "企业", "现代化", "社会主义"])
def test_common_words_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    "row", ["公圆", "的企", "现代化的", "代化", "会主", "饕", "", "a企", "企 ", "社会主义的"]
)
def test_parts_of_words_and_other_rows_are_none(row: str) -> None:
    assert not is_word(row)


def test_a_rare_word_of_two_characters_is_known_but_not_common() -> None:
    assert is_known("诗韵")
    assert not is_word("诗韵")


@pytest.mark.parametrize("pair", ["公圆", "园公", "公 ", " 公", "5g"])
def test_what_is_in_no_dictionary_is_not_known(pair: str) -> None:
    assert not is_known(pair)


@pytest.mark.parametrize("name", ["pairs", "words"])
def test_the_lines_of_a_table_ascend_so_that_one_is_found_quickly(name: str) -> None:
    assert _lines(name) == sorted(_lines(name))
    assert all(_lines(name))
