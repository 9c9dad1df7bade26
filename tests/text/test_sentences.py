"""The sentences of a paragraph."""

from __future__ import annotations

import pytest

from xhl.text.sentences import LONGEST_SENTENCE, placed, sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("甲。乙！丙？丁", ("甲。", "乙！", "丙？", "丁")),
        ("第一产业增长3%；第二产业增长9%。", ("第一产业增长3%；第二产业增长9%。",)),
        ("他说：“好。干吧！”新建5所。", ("他说：“好。干吧！”新建5所。",)),
        ("（共5项。）新建8个。", ("（共5项。）新建8个。",)),
        ("真的？！好。", ("真的？！", "好。")),
        ("增长5.2%。", ("增长5.2%。",)),
        ("", ()),
    ],
)
def test_a_sentence_ends_outside_quotes_and_brackets(
    paragraph: str, expected: tuple[str, ...]
) -> None:
    assert sentences(paragraph) == expected


def test_a_quote_that_is_never_closed_does_not_swallow_the_report() -> None:
    found = sentences("“他说。" + "新建学校5所。" * LONGEST_SENTENCE)
    assert found[0] == "“他说。"
    assert set(found[1:]) == {"新建学校5所。"}


def test_what_is_too_long_for_a_sentence_is_cut_between_clauses() -> None:
    found = sentences("新建学校5所，" * LONGEST_SENTENCE)
    assert len(found) > 1
    assert all(len(piece) <= LONGEST_SENTENCE and piece.endswith("5所，") for piece in found)


@pytest.mark.parametrize(
    "paragraph", [" 甲。 乙！", "\u3000他说：“好。", " " * 700 + "新建学校5所，" * 200 + "。 "]
)
def test_each_sentence_stands_where_it_is_said(paragraph: str) -> None:
    found = [*placed(paragraph)]
    assert all(paragraph.startswith(sentence, start) for start, sentence in found)
    assert "".join("".join(one for _at, one in found).split()) == "".join(paragraph.split())
