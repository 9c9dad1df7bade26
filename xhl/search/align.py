"""Alignment of typed units with a text: the place, the cost, and the character for each unit.

``scan`` is Shift-And (Baeza-Yates and Gonnet 1992, with differences after Wu and Manber 1992) with the
roles exchanged: a bit for each position of the whole corpus and a step for each unit of the query, so a
search over all texts is a few dozen operations on long integers. ``trace`` then aligns one text exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter
from sys import maxunicode
from typing import TYPE_CHECKING, NamedTuple

from ..text.normalize import fold, is_number
from .fields import BREAK
from .match import Span, merged
from .weights import EDIT, GAP

if TYPE_CHECKING:
    from .corpus import Corpus
    from .marks import Marks
    from .tiers import Tier


_OTHER, _NUMBER = ord(BREAK), maxunicode  # in no text


def scan(
    corpus: Corpus, units: Sequence[Sequence[Tier]], editable: Sequence[bool], budget: int
) -> list[int]:
    """For each cost up to the budget, the offsets in the joined text where matches of at most this cost
    end.

    Bit i of a result is the offset i, between two characters. ``editable`` says which units may be wrong or
    missing; numbers may not.
    """
    if budget < EDIT:
        return _without_edits(corpus, units, budget)
    anywhere = (1 << (len(corpus.joined) + 1)) - 1
    before: list[int] | None = None
    row = [anywhere] * (budget + 1)
    for k, tiers in enumerate(units):
        masks = [(tier.cost, corpus.mask(tier.chars)) for tier in tiers]
        swap = None
        if before is not None:
            swap = (corpus.mask(_exact(tiers)), corpus.mask(_exact(units[k - 1])))
        gap = longest_gap(len(units)) if k + 1 < len(units) else 0
        before, row = row, _step(corpus, before, row, masks, editable[k], swap, gap)
    return row


def _without_edits(corpus: Corpus, units: Sequence[Sequence[Tier]], budget: int) -> list[int]:
    """The same where no edit is possible: units are answered one after the other."""
    costs = [{char: tier.cost for tier in tiers for char in tier.chars} for tiers in units]
    own = [corpus.chars.intersection(known) for known in costs]
    rarest = min(range(len(units)), key=lambda k: len(own[k]))
    text = corpus.joined
    ends = [bytearray(len(text) // 8 + 1) for _ in range(budget + 1)]
    for char in own[rarest]:
        at = text.find(char)
        while at >= 0:
            end = at - rarest + len(units)
            cost = _cost(text[max(0, at - rarest) : end], costs)
            if cost is not None:
                for bits in ends[cost:]:
                    bits[end >> 3] |= 1 << (end & 7)
            at = text.find(char, at + 1)
    return [int.from_bytes(bits, "little") for bits in ends]


def _cost(row: str, costs: Sequence[Mapping[str, int]]) -> int | None:
    """What a row of characters costs that answers each unit; None if one is not answered."""
    if len(row) < len(costs):
        return None
    cost = 0
    for char, known in zip(row, costs, strict=True):
        if char not in known:
            return None
        cost += known[char]
    return cost


def longest_gap(units: int) -> int:
    """How many characters of the text one edit may skip between units: fewer than there are units.

    >>> longest_gap(2), longest_gap(12)
    (1, 4)
    """
    return min(GAP, units - 1)


def _step(
    corpus: Corpus,
    before: list[int] | None,
    row: list[int],
    masks: list[tuple[int, int]],
    editable: bool,
    swap: tuple[int, int] | None,
    gap: int,
) -> list[int]:
    """The offsets by cost after one more unit, computed from those before it."""
    after: list[int] = []
    for cost in range(len(row)):
        ends = 0
        for price, mask in masks:
            if price <= cost:
                ends |= (row[cost - price] & mask) << 1
        if cost >= EDIT:
            if editable:
                wrong_or_extra = row[cost - EDIT]
                ends |= ((wrong_or_extra & corpus.solid) << 1) | wrong_or_extra
            if swap and before:
                ends |= (((before[cost - EDIT] & swap[0]) << 1) & swap[1]) << 1
            ends |= _over_gap(after[cost - EDIT], corpus.inside, gap)
        after.append(ends)
    return after


def _over_gap(offsets: int, inside: int, gap: int) -> int:
    """The offsets moved on by up to a gap, within the same text."""
    reached = 0
    for _ in range(gap):
        offsets = (offsets & inside) << 1
        reached |= offsets
    return reached


def _exact(tiers: Sequence[Tier]) -> str:
    return tiers[0].chars if tiers and tiers[0].cost == 0 else ""


class Step(NamedTuple):
    """One step of an alignment."""

    unit: int | None  # None for a character of the text that was not typed
    at: int | None  # None for a unit without a character in the text
    how: str  # of the tier, or wrong, extra, missing, swapped


class Alignment(NamedTuple):
    """The alignment of units with a text: its cost, and its steps in order."""

    cost: int
    steps: tuple[Step, ...]


class Place(NamedTuple):
    """The place of a word's units in a text."""

    text: int
    at: int  # the offset in the normal form from which the alignment counts
    plain: str  # its normal form
    aligned: Alignment

    @property
    def span(self) -> tuple[int, int]:
        """The start and end of the matched characters."""
        found = [step.at for step in self.aligned.steps if step.at is not None]
        return self.at + min(found), self.at + max(found) + 1

    @property
    def row(self) -> str:
        """The matched part of the text."""
        start, end = self.span
        return self.plain[start:end]


class _Cell(NamedTuple):
    """The cheapest path on which so many units are answered so far along a text."""

    cost: int
    unanswered: int  # of equal costs, the path that answers more units is taken
    how: str = ""  # its last step
    units: int = 0  # the previous cell: so many units, at this offset
    offset: int = 0


_Units = Sequence[Mapping[str, tuple[int, str]]]


def trace(
    text: Sequence[str], units: _Units, editable: Sequence[bool], budget: int
) -> Alignment | None:
    """The cheapest alignment of units with a text, the first of equals; None if it costs more than the
    budget.

    Each unit maps the tokens that match it to (cost, how).

    >>> units = [{"基": (0, "literal"), "机": (1, "sound")}, {"站": (0, "literal")}]
    >>> trace("5g机站", units, [True, True], budget=1).cost
    1
    >>> print(trace("5g机站", units, [True, True], budget=0))
    None
    """
    # Only cells within the budget are kept: costs grow along every path, and most paths end soon.
    rows = [dict.fromkeys(range(len(text) + 1), _Cell(0, 0))]
    for k in range(1, len(units) + 1):
        reached = [j + 1 for j in rows[k - 1] if j < len(text)]
        rows.append({})
        for j in reached if budget < EDIT else range(len(text) + 1):
            paths = _answered(text, units, rows, k, j)
            if budget >= EDIT:
                paths += _edited(text, units, editable, rows, k, j, budget - EDIT)
            if paths:
                best = min(paths, key=_RANK) if len(paths) > 1 else paths[0]
                if best[0] <= budget:
                    rows[k][j] = _Cell(*best)
    if not rows[-1]:
        return None
    end = min(rows[-1], key=lambda j: rows[-1][j][:2])
    return Alignment(rows[-1][end].cost, _walked(rows, end))


class Alike(dict[int, int]):
    """Characters -> one for all that match no unit, since `trace` finds the same with any of these; another for
    numbers, which no edit skips. For ``str.translate``.

    >>> alike = Alike([{"基": (0, "literal")}, {"站": (0, "literal")}])
    >>> "老基础站".translate(alike) == "新基地站".translate(alike) != "基础站".translate(alike)
    True
    """

    def __init__(self, units: _Units) -> None:
        super().__init__((char, char) for char in map(ord, chain.from_iterable(units)))

    def __missing__(self, char: int) -> int:
        other = self[char] = _NUMBER if is_number(chr(char)) else _OTHER
        return other


_Rows = Sequence[Mapping[int, _Cell]]
_Path = tuple[int, int, str, int, int]  # the values of a new cell
_RANK = itemgetter(0, 1)


def _answered(text: Sequence[str], units: _Units, rows: _Rows, k: int, j: int) -> list[_Path]:
    """The path whose last unit is answered by the last character."""
    before = rows[k - 1].get(j - 1)
    found = units[k - 1].get(text[j - 1]) if before else None
    if before is None or found is None:
        return []
    return [(before.cost + found[0], before.unanswered, found[1], k - 1, j - 1)]


def _edited(
    text: Sequence[str],
    units: _Units,
    editable: Sequence[bool],
    rows: _Rows,
    k: int,
    j: int,
    most: int,
) -> list[_Path]:
    """The paths whose last step is an edit, from the cells that cost at most so much before it."""
    paths: list[_Path] = []

    def edit(how: str, back: int, at: int, unanswered: int = 0) -> None:
        before = rows[back].get(at)
        if before and before.cost <= most:
            paths.append((before.cost + EDIT, before.unanswered + unanswered, how, back, at))

    if k < len(editable):  # skip characters of the text that were not typed
        for at in range(max(0, j - longest_gap(len(editable))), j):
            edit("missing", k, at)
    if editable[k - 1]:
        edit("extra", k - 1, j, 1)
        if j and not is_number(text[j - 1]):
            edit("wrong", k - 1, j - 1, 1)
    if k > 1 and j > 1 and _is_swapped(text, units, k, j):
        edit("swapped", k - 2, j - 2)
    return paths


def _is_swapped(text: Sequence[str], units: _Units, k: int, j: int) -> bool:
    """Whether the last two units match the last two characters in reverse order."""
    first, second = units[k - 2].get(text[j - 1]), units[k - 1].get(text[j - 2])
    return bool(first and second and first[0] == second[0] == 0)


def _walked(rows: _Rows, end: int) -> tuple[Step, ...]:
    """The steps that lead to a cell of the last row, in the order of the units."""
    steps: list[Step] = []
    k, j = len(rows) - 1, end
    while k:
        _cost, _unanswered, how, units, at = rows[k][j]
        if how == "swapped":
            steps += [Step(k - 1, j - 2, how), Step(k - 2, j - 1, how)]
        else:
            is_typed, is_found = units < k, at < j
            steps.append(Step(k - 1 if is_typed else None, at if is_found else None, how))
        k, j = units, at
    return tuple(reversed(steps))


class Likeness(NamedTuple):
    """A fuzzy match: units, each with the tokens that match it, at no more than a cost.

    >>> units = ({"基": (0, "literal"), "机": (1, "sound")}, {"站": (0, "literal")})
    >>> Likeness(units, (True, True), cost=1, whole_numbers=True).spans_in("5G机站、基站")
    [(5, 7)]
    """

    units: tuple[Mapping[str, tuple[int, str]], ...]
    editable: tuple[bool, ...]
    cost: int
    whole_numbers: bool  # as in its corpus
    marks: Marks | None = None  # the `Marks` of its corpus, if it was marked

    def spans_in(self, text: str) -> list[Span]:
        folded = fold(text, whole_numbers=self.whole_numbers).tokens()
        tokens = [token for token, _ in folded]
        if self.marks:
            plain = "".join(token[0] for token in tokens)
            signs = zip(tokens, plain, self.marks.marked(plain), strict=True)
            tokens = [token if sign == code else code for token, sign, code in signs]
        aligned = trace(tokens, self.units, self.editable, self.cost)
        if aligned is None:
            return []
        found = (step.at for step in aligned.steps if step.at is not None and step.unit is not None)
        return merged(folded[at][1] for at in found)
