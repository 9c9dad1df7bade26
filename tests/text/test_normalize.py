"""The normal form, and positions in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.text.hanzi import is_han
from xhl.text.normalize import (
    NumberCodes,
    fold,
    forms_of,
    normal,
    normal_parts,
    normals,
    readable,
    tokens,
)

_TEXTS = st.text(
    st.sampled_from("基５Gü㎡½①１,２３4.5 、“”—\u200b\u0301\ue000𬭊減ﬁ\n\x00\U000f0001é")
    | st.characters()
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("５Ｇ基站", "5g基站"),
        ("減稅降費", "减税降费"),
        ("“专精特新”（企业）", "专精特新企业"),
        ("晋商 博物院", "晋商博物院"),
        ("解放路-胜利街", "解放路胜利街"),
        ("1,234,567.80元", "1234567.8元"),
        ("16.050公里", "16.05公里"),
        ("18.0亿元", "18亿元"),
        ("100个", "100个"),
        ("１２，３４５人", "12345人"),
        ("２０２０，１２３个", "2020,123个"),
        ("kēchuàng", "kechuang"),
        ("nǚ Nü", "nünü"),
        ("٤٢٩个", "429个"),
        ("naïve café", "naivecafe"),
        ("100㎡", "100m2"),
        ("a\u200bb\u202ec", "abc"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_it_is_one_spelling_of_many(written: str, plain: str) -> None:
    assert readable(normal(written)) == plain


@pytest.mark.parametrize(("part", "whole"), [("29", "29.2"), ("29", "429"), ("4", "1,4000")])
def test_a_number_is_no_part_of_another(part: str, whole: str) -> None:
    assert normal(part) not in normal(whole)
    assert normal_parts(part) in normal_parts(whole.replace(",", ""))


@given(_TEXTS)
def test_folding_gives_the_same_text_with_origins_in_order(text: str) -> None:
    folded = fold(text)
    assert folded.text == normal(text)
    assert fold(text, whole_numbers=False).text == normal_parts(text)
    assert len(folded.origins) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in folded.origins)
    assert list(folded.origins) == sorted(folded.origins)


@given(_TEXTS)
def test_it_is_its_own_normal_form(text: str) -> None:
    once = readable(normal(text))
    assert readable(normal(once)) == once


@given(st.lists(_TEXTS))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    assert normals(texts) == [normal(text) for text in texts]
    assert normals(texts, whole_numbers=False) == [normal_parts(text) for text in texts]


def test_the_texts_of_a_large_base_are_not_kept() -> None:
    asked = normal.cache_info().misses
    assert len(normals([f"项目{number}" for number in range(5000)])) == 5000
    assert normal.cache_info().misses == asked


@pytest.mark.thorough
def test_numbers_without_end_are_each_themselves() -> None:
    forms = {normal(f"{number}个") for number in range(300_000)}
    assert len(forms) == 300_000
    assert not any(a in b for a, b in zip(sorted(forms), sorted(forms)[1:], strict=False))


@pytest.mark.thorough
def test_no_other_character_has_a_chinese_one_in_its_normal_form() -> None:
    found: dict[str, set[str]] = {}
    for char in map(chr, (*range(0xD800), *range(0xE000, 0x110000))):
        for part in filter(is_han, normal_parts(char)):
            found.setdefault(part, set()).add(char)
    several = {part: chars for part, chars in found.items() if len(chars) > 1}
    assert len(several) > 3000
    assert all(chars <= {*forms_of(part)} for part, chars in several.items())
    assert all(chars == {part} for part, chars in found.items() if part not in several)


def test_a_number_is_one_token() -> None:
    found = [readable(token) for token in tokens(normal("增长12.50%，"))]
    assert found == ["增", "长", "12.5", "%", ","]


def test_more_numbers_than_characters_leave_those_asked_for_alone() -> None:
    asked = normal("77.7")
    codes = NumberCodes([asked])
    text = codes.added(normal(" ".join(map(str, range(140_000)))))
    assert len(text) == 140_000
    assert codes.coded(asked) not in text
    assert codes.coded(normal("140001")) not in text
    assert codes.readable(codes.coded(asked)) == "77.7"
    assert text.count(text[-1]) > 1
