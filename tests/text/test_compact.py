"""The places of many parts of a text at once."""

from __future__ import annotations

from random import Random

import pytest

from xhl.text.compact import _FEW, Compact


@pytest.mark.parametrize("seed", range(8))
def test_many_parts_are_found_where_each_is_alone(seed: int) -> None:
    draw = Random(seed)
    text = "".join(draw.choices("甲乙丙 ", k=900))
    document = Compact.of(text)
    starts = draw.choices(range(len(document.text)), k=3 * _FEW)
    parts = {document.text[at : at + draw.randrange(1, 30)] for at in starts}
    assert len(parts) > _FEW
    parts |= {"甲乙丁丙", "丁" * 9, document.text[-8:], document.text[:8], document.text[-9:]}
    together = document.spans(parts)
    assert together == {part: document.spans([part])[part] for part in parts}
    assert together[document.text[-8:]][-1][1] == len(text.rstrip())
