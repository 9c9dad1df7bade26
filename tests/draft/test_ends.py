"""The ends of phrases, and the characters by which most phrases are passed over."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from xhl.draft.naming import ends
from xhl.draft.naming.ends import Span, ended, stripped

if TYPE_CHECKING:
    from collections.abc import Iterable

_OLD = sys.version_info < (3, 11)
parser = import_module("sre_parse" if _OLD else "re._parser")
constants = import_module("sre_constants" if _OLD else "re._constants")


def last_of(steps: Iterable[tuple[object, Any]]) -> tuple[set[str], bool]:
    """The characters with which a match of parsed steps can end, and whether it can be empty."""
    chars: set[str] = set()
    for step, what in reversed([*steps]):
        name, is_empty = str(step), False
        if name == "LITERAL":
            found = {chr(what)}
        elif name == "RANGE":
            found = {*map(chr, range(what[0], what[1] + 1))}
        elif name == "CATEGORY":
            assert what == constants.CATEGORY_DIGIT
            found = {*"0123456789"}
        elif name == "IN":
            found = set().union(*(last_of([each])[0] for each in what))
        elif name == "BRANCH":
            each = [last_of(branch) for branch in what[1]]
            found, is_empty = set().union(*(one[0] for one in each)), any(one[1] for one in each)
        elif name == "SUBPATTERN":
            found, is_empty = last_of(what[3])
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            found, is_empty = last_of(what[2])
            is_empty = is_empty or not what[0]
        else:
            assert name in ("ASSERT", "ASSERT_NOT", "AT")
            found, is_empty = set(), True
        chars |= found
        if not is_empty:
            return chars, False
    return chars, True


def test_what_may_trail_is_known_by_its_last_character() -> None:
    assert last_of(parser.parse(ends._TRAILING.pattern)) == ({*ends._LAST}, False)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("全市共建成站点累计达到", "建成站点累计达"),
        ("村民人均", "村民人均"),
        ("站点数量居全省第十位", "站点数量居全省第十位"),
        ("站点数量居第十", "站点数量"),
        ("今年以来站点已经", "站点已经"),
    ],
)
def test_a_phrase_loses_what_trails(phrase: str, name: str) -> None:
    span = stripped(phrase, Span(0, len(phrase)))
    assert span
    assert phrase[slice(*span)] == name
    assert ended(phrase, span) == span
