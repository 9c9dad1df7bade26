"""TOML that is written reads back to the same values."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from xhl.facts import toml_write as toml
from xhl.model import Digits

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS)
def test_any_text_reads_back_as_it_was(value: str) -> None:
    assert tomli.loads(f"key = {toml.text(value)}") == {"key": value}


@given(TEXTS)
def test_a_text_stays_on_its_line_and_hides_nothing(value: str) -> None:
    written = toml.text(value).replace("\u3000", "")
    assert written.isprintable()
    assert len(written.splitlines()) == 1


@given(TEXTS)
def test_any_topic_can_be_a_key(topic: str) -> None:
    written = toml.header("fact", topic, several=True)
    assert tomli.loads(written) == {"fact": {topic: [{}]}}


@given(TEXTS)
def test_a_comment_holds_nothing_but_itself(value: str) -> None:
    written = toml.comment(value)
    assert tomli.loads(f"{written}\nkey = 1") == {"key": 1}
    assert written.startswith("#")


@given(TEXTS, TEXTS)
def test_any_phrase_can_be_a_quoted_key(key: str, value: str) -> None:
    lines = toml.pairs({key: value}, quoted=True)
    assert tomli.loads(lines) == ({key: value} if value else {})


def test_a_text_in_common_characters_is_written_as_it_is_typed() -> None:
    assert toml.text("“六新”项目　28个，5G") == '"“六新”项目　28个，5G"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('a"b\\c', r'"a\"b\\c"'),
        ("a\tb\nc\rd", r'"a\tb\nc\rd"'),
        ("\x1b[31m", r'"\u001b[31m"'),
        ("\u202e", r'"\u202e"'),
        ("\U000e0001", r'"\U000e0001"'),
    ],
)
def test_what_is_not_visible_is_spelled_out(value: str, written: str) -> None:
    assert toml.text(value) == written


def test_a_number_is_written_with_the_digits_it_has() -> None:
    assert toml.pairs({"value": Digits("1.50")}) == "value = 1.50"


def test_each_value_has_its_line_and_a_list_is_in_brackets() -> None:
    lines = toml.pairs({"unit": "个", "aliases": ("信号塔", '"5G"')})
    assert lines == 'unit = "个"\naliases = ["信号塔", "\\"5G\\""]'


def test_a_header_is_of_one_table_unless_there_may_be_several() -> None:
    assert toml.header("section", "创新") == '[section."创新"]'
    assert toml.header("fact", "5G", several=True) == '[[fact."5G"]]'


def test_a_comment_of_nothing_ends_with_its_sign() -> None:
    assert toml.comment("") == "#"


@pytest.mark.parametrize("value", ["\ud800", "\udfff"])
def test_what_toml_cannot_spell_is_replaced(value: str) -> None:
    assert toml.text(value) == '"\ufffd"'


def test_zero_is_a_value_and_an_empty_text_is_none() -> None:
    assert toml.pairs({"value": Digits("0"), "unit": "", "aliases": ()}) == "value = 0"
