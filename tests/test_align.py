"""Aligning: the scan over all texts at once, the exact alignment of one, and a plain model of both."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from xhl.align import scan, trace
from xhl.alphabet import Tier
from xhl.corpus import Corpus, Text
from xhl.normal import is_number, normal
from xhl.weights import EDIT, GAP

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
    forms = [normal(text) for text in texts]
    corpus = Corpus([Text(i, "source", text) for i, text in enumerate(texts)], forms)
    budget = 2 * EDIT
    ends = scan(corpus, [tiers(unit) for unit in units], [unit[2] for unit in units], budget)
    for i, form in enumerate(forms):
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
    aligned = trace(form, known, [unit[2] for unit in units], budget)
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


def test_of_equal_costs_the_way_that_answers_more_is_taken() -> None:
    known = [{char: (0, "literal")} for char in "五代站"]
    aligned = trace("五代基站", known, [True] * 3, EDIT)
    assert aligned is not None
    assert [step.how for step in aligned.steps] == ["literal", "literal", "missing", "literal"]
