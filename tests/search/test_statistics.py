"""Long texts are counted by the codes of their characters, and come to the same."""

from __future__ import annotations

from collections import Counter

import pytest

from xhl.search import statistics
from xhl.search.statistics import Tally
from xhl.text.normalize import normals

TEXTS = [
    ["基站429个", "企业投资增长5.2%"],
    ["𠮷祥路改造", "基站"],  # a character of two codes
    ["か゚ 한글 5G", "企业", ""],
]


@pytest.mark.parametrize("long", [1, 12, 1000])
def test_characters_of_long_texts_are_counted_alike(
    long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics, "_LONG", long)
    tally = Tally()
    wanted: Counter[str] = Counter()
    for texts in TEXTS:
        tally.add("statement", normals(texts))
        wanted.update("".join(normals(texts)))
    assert tally.result().counts == statistics.of_characters(wanted) == tally.result().counts
