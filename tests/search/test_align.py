"""Alignment: the scan over all texts, the exact alignment of one, and a simple model of both."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.search.align import Alike, Step, scan, trace
from xhl.search.corpus import Corpus
from xhl.search.fields import Text
from xhl.search.tiers import Tier
from xhl.search.weights import EDIT, GAP
from xhl.text.normalize import is_number, normal

_LETTERS = "甲乙丙丁"
_UNITS = st.lists(
    st.tuples(st.sampled_from(_LETTERS), st.sampled_from(_LETTERS), st.booleans()),
    min_size=1,
    max_size=5,
)
_TEXTS = st.lists(st.text(_LETTERS + "7", max_size=9), min_size=1, max_size=4)


def tiers(unit: tuple[str, str, bool]) -> tuple[Tier, ...]:
    """The unit itself for nothing, another character for 1."""
    same, other, _ = unit
    known = [Tier(0, "literal", same)]
    return tuple(known if same == other else [*known, Tier(1, "sound", other)])


def least(text: str, units: list[tuple[str, str, bool]]) -> int:
    """The least cost of the units anywhere in a text, by trying every way."""

    @cache
    def cost(k: int, j: int) -> int:
        """The first k units, ending at offset j."""
        if k == 0:
            return 0
        same, other, editable = units[k - 1]
        ways = [1 << 20]
        if j and text[j - 1] == same:
            ways.append(cost(k - 1, j - 1))
        elif j and text[j - 1] == other:
            ways.append(cost(k - 1, j - 1) + 1)
        if editable:
            ways.append(cost(k - 1, j) + EDIT)
            if j and not is_number(text[j - 1]):
                ways.append(cost(k - 1, j - 1) + EDIT)
        if k > 1 and j > 1 and text[j - 1] == units[k - 2][0] and text[j - 2] == same:
            ways.append(cost(k - 2, j - 2) + EDIT)
        if k < len(units):
            # A gap comes after a unit, and one gap need not follow another: they are told apart by cost.
            ways += [cost(k, i) + EDIT for i in range(max(0, j - min(GAP, len(units) - 1)), j)]
        return min(ways)

    return min(cost(len(units), j) for j in range(len(text) + 1))


@given(_UNITS, _TEXTS)
def test_the_scan_finds_in_each_text_the_least_cost_there_is(
    units: list[tuple[str, str, bool]], texts: list[str]
) -> None:
    corpus = Corpus([Text(i, "source", text) for i, text in enumerate(texts)])
    budget = 2 * EDIT
    ends = scan(corpus, [tiers(unit) for unit in units], [unit[2] for unit in units], budget)
    for i, form in enumerate(corpus.normals):
        within = ((1 << (len(form) + 1)) - 1) << corpus.starts[i]
        costs = [cost for cost, found in enumerate(ends) if found & within]
        wanted = least(form, units)
        assert costs[:1] == ([wanted] if wanted <= budget else [])


@given(_UNITS, st.text(_LETTERS + "7", max_size=12))
def test_the_alignment_has_the_least_cost_and_steps_that_add_up_to_it(
    units: list[tuple[str, str, bool]], text: str
) -> None:
    form, budget = normal(text), 2 * EDIT
    known = [{c: (t.cost, t.how) for t in tiers(unit) for c in t.chars} for unit in units]
    editable = [unit[2] for unit in units]
    aligned = trace(form, known, editable, budget)
    assert trace(form.translate(Alike(known)), known, editable, budget) == aligned
    wanted = least(form, units)
    assert (aligned and aligned.cost) == (wanted if wanted <= budget else None)
    if aligned:
        hows = [step.how for step in aligned.steps]
        edits = (
            sum(how in ("wrong", "extra", "missing") for how in hows) + hows.count("swapped") // 2
        )
        assert aligned.cost == edits * EDIT + hows.count("sound")
        assert sorted(s.unit for s in aligned.steps if s.unit is not None) == list(
            range(len(units))
        )
        for step in aligned.steps:
            if step.unit is not None and step.at is not None and step.how in ("literal", "sound"):
                assert form[step.at] in known[step.unit]


# What one edit may be: of 甲乙丙丁, how each unit is answered, and where; and what it may not.
ONE_EDIT = [
    ("a wrong character", "甲乙戊丁", [(0, 0, ""), (1, 1, ""), (2, 2, "wrong"), (3, 3, "")]),
    ("an extra one", "甲乙丁", [(0, 0, ""), (1, 1, ""), (2, None, "extra"), (3, 2, "")]),
    ("an extra one at the beginning", "乙丙丁", [(0, None, "extra"), (1, 0, ""), (2, 1, ""), (3, 2, "")]),
    ("an extra one at the end", "甲乙丙", [(0, 0, ""), (1, 1, ""), (2, 2, ""), (3, None, "extra")]),
    (
        "a missing one",
        "甲戊乙丙丁",
        [(0, 0, ""), (None, None, "missing"), (1, 2, ""), (2, 3, ""), (3, 4, "")],
    ),
    (
        "three missing",
        "戊甲乙丙戊戊戊丁",
        [(0, 1, ""), (1, 2, ""), (2, 3, ""), (None, None, "missing"), (3, 7, "")],
    ),
    ("two swapped at the beginning", "乙甲丙丁", [(0, 1, "swapped"), (1, 0, "swapped"), (2, 2, ""), (3, 3, "")]),
    ("two swapped within", "戊甲丙乙丁", [(0, 1, ""), (1, 3, "swapped"), (2, 2, "swapped"), (3, 4, "")]),
    ("two swapped at the end", "甲乙丁丙戊", [(0, 0, ""), (1, 1, ""), (2, 3, "swapped"), (3, 2, "swapped")]),
    ("more missing than the word has", "甲乙戊戊戊戊丙丁", None),
    ("two wrong", "甲戊戊丁", None),
    ("a number in place of one", "甲乙7丁", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "steps"), ONE_EDIT)
def test_one_edit_is(
    kind: str, text: str, steps: list[tuple[int | None, int | None, str]] | None
) -> None:
    known = [{char: (0, "")} for char in "甲乙丙丁"]
    aligned = trace(normal(text), known, [True] * 4, EDIT)
    if steps is None:
        assert aligned is None, kind
    else:
        assert aligned is not None
        assert [_place(step) for step in aligned.steps] == steps, kind
        assert aligned.cost == EDIT
    assert _reached(text, [True] * 4, EDIT) == (steps is not None), kind
    assert not _reached(text, [True] * 4, EDIT - 1)


def _place(step: Step) -> tuple[int | None, int | None, str]:
    """A step, but for the last of the characters that were left out."""
    return step.unit, None if step.how == "missing" else step.at, step.how


def _reached(text: str, editable: list[bool], budget: int) -> bool:
    """Whether the scan finds 甲乙丙丁 in a text within a budget."""
    corpus = Corpus([Text(0, "source", text)])
    return bool(scan(corpus, [[Tier(0, "", char)] for char in "甲乙丙丁"], editable, budget)[-1])


@pytest.mark.parametrize("text", ["甲乙戊丁", "甲乙丁"])
def test_a_unit_that_allows_no_edit_is_neither_wrong_nor_left_out(text: str) -> None:
    known = [{char: (0, "")} for char in "甲乙丙丁"]
    editable = [True, True, False, True]
    assert trace(text, known, editable, EDIT) is None
    assert not _reached(text, editable, EDIT)


@pytest.mark.parametrize("text", ["甲乙丁丙", "甲丙乙丁", "甲乙戊丙丁"])
def test_but_it_may_be_swapped_and_stand_apart(text: str) -> None:
    known = [{char: (0, "")} for char in "甲乙丙丁"]
    editable = [True, True, False, True]
    assert trace(text, known, editable, EDIT) is not None
    assert _reached(text, editable, EDIT)


def test_only_characters_as_typed_are_swapped() -> None:
    known = [{"甲": (0, "")}, {"乙": (0, ""), "已": (1, "sound")}, {"丙": (0, "")}]
    aligned = trace("甲丙已", known, [False] * 3, EDIT + 1)
    assert aligned is None


def test_an_edit_steps_from_no_text_into_the_next() -> None:
    corpus = Corpus([Text(0, "source", "甲乙"), Text(1, "source", "丙丁")])
    units = [[Tier(0, "", char)] for char in "甲乙丙丁"]
    assert not scan(corpus, units, [True] * 4, EDIT)[-1]
    assert scan(corpus, units, [True] * 4, 2 * EDIT)[-1]  # 丙丁, and two of the word too many


def test_of_equal_costs_the_first_place_is_taken() -> None:
    known = [{char: (0, "")} for char in "甲乙"]
    aligned = trace("丙甲乙丙甲乙", known, [True] * 2, 0)
    assert aligned is not None
    assert [step.at for step in aligned.steps] == [1, 2]


def test_the_cheaper_of_two_places_is_taken() -> None:
    known = [{"甲": (0, ""), "申": (1, "shape")}, {"乙": (0, "")}]
    aligned = trace("申乙甲乙", known, [True] * 2, 1)
    assert aligned is not None
    assert (aligned.cost, [step.at for step in aligned.steps]) == (0, [2, 3])


def test_of_equal_costs_the_way_that_answers_more_is_taken() -> None:
    known = [{char: (0, "literal")} for char in "五代站"]
    aligned = trace("五代基站", known, [True] * 3, EDIT)
    assert aligned is not None
    assert [step.how for step in aligned.steps] == ["literal", "literal", "missing", "literal"]
