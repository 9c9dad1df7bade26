"""Numbers that follow from others: sums, differences, shares, multiples, growth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern
from ...text.times import LAST
from ..reading import bounds
from ..reading.comparisons import exceeds
from ..reading.context import pairs
from ..reading.sizes import COUNTS, RATES, Size, last, percent, significant, size, step

if TYPE_CHECKING:
    from ...model import Fact
    from ..reading.claim import Claim

_FINE = 5  # parts of the tenth by which a fraction may be off
_MOST = 6  # operands that are combined, at most


class Operand(NamedTuple):
    """A size from which a number may be computed."""

    size: Size
    fact: Fact
    is_certain: bool = False  # it is in the sentence, and a fact confirms it


class Result(NamedTuple):
    """The result of operands, in the unit of the claim's size."""

    amount: Fraction
    operands: tuple[Operand, ...]
    is_named: bool = False  # whether the words of the claim name all operands


def results(claim: Claim, operands: Sequence[Operand]) -> Iterator[Result]:
    """All results that may explain a claim."""
    kind = claim.size.kind
    alike = [one for one in operands if one.size.kind == kind][:_MOST]
    if claim.is_restated:
        yield from (Result(one.size.amount, (one,)) for one in alike)
    if claim.comparison == "sum":
        yield from _sums(alike)
    if kind == "point":
        shares = [one for one in operands if one.size.kind == "share"][:_MOST]
        yield from (Result(_points(claim, *pair), pair) for pair in combinations(shares, 2))
    elif kind != "share" and (claim.comparison == "difference" or claim.direction):
        yield from (Result(_difference(claim, *pair), pair) for pair in combinations(alike, 2))
    if kind in ("share", "times", ""):
        yield from _ratios(claim, operands[:_MOST])
    if claim.comparison == "average":
        yield from _averages(alike, operands)


def _sums(operands: Sequence[Operand]) -> Iterator[Result]:
    for count in range(2, len(operands) + 1):
        for some in combinations(operands, count):
            yield Result(sum((one.size.amount for one in some), Fraction()), some)


def _averages(wholes: Sequence[Operand], operands: Sequence[Operand]) -> Iterator[Result]:
    for whole, parts in product(wholes, operands):
        if parts.size.kind in COUNTS and parts.size.amount and parts is not whole:
            yield Result(whole.size.amount / parts.size.amount, (whole, parts))


def _difference(claim: Claim, one: Operand, other: Operand) -> Fraction:
    """The difference of two operands; negative if the one called more is less, or what is called a rise fell."""
    apart = one.size.amount - other.size.amount
    is_later = follows(one.fact, other.fact)
    if claim.direction in ("up", "down") and (is_later or follows(other.fact, one.fact)):
        return apart if is_later == (claim.direction == "up") else -apart
    is_first = _is_first(claim, one, other)
    if claim.than is None or is_first is None:
        return abs(apart)
    return apart if is_first == claim.than[2] else -apart


def _is_first(claim: Claim, one: Operand, other: Operand) -> bool | None:
    """Whether the first of two operands is what is compared with the other, by their topics; none if those
    do not say, as of the same in two places.
    """
    if claim.than is None:
        return None
    words, others = (frozenset(pairs(text)) for text in claim.than[:2])
    topics = [frozenset(pairs(operand.fact.topic)) for operand in (one, other)]
    first, second = (len(words & topic) - len(others & topic) for topic in topics)
    if first != second:
        return first > second
    # Places and times: 甲镇比乙镇多, 一季度比二季度少
    facts, thing = (one.fact, other.fact), claim.sides[1]
    for told in ([f"{it.topic} {it.period}" for it in facts], [it.statement for it in facts]):
        is_thing = [bool(thing) and thing in text for text in told]
        if is_thing[0] != is_thing[1]:
            return is_thing[1]
    return None


def _points(claim: Claim, one: Operand, other: Operand) -> Fraction:
    """How many percentage points two shares are apart."""
    return size(_difference(claim, one, other) / percent(Fraction(1)), "个百分点").amount


def _ratios(claim: Claim, operands: Sequence[Operand]) -> Iterator[Result]:
    """Ratios of two operands, as shares or multiples; growth from one to the other."""
    whole = percent(Fraction(100)) if claim.size.kind == "share" else 1
    for one, other in permutations(operands, 2):
        if (
            one.size.kind != other.size.kind
            or not other.size.amount
            or (one.size.kind in RATES and claim.comparison != "multiple")
            or not one.size.kind
        ):
            continue
        if claim.comparison == "multiple" and _is_first(claim, one, other) is False:
            continue
        ratio = one.size.amount / other.size.amount
        if claim.comparison == "share" or (claim.comparison == "multiple" and not claim.direction):
            yield Result(ratio * whole - exceeds(claim.clause), (one, other))
        elif claim.direction in ("up", "down") and follows(one.fact, other.fact):
            grown = ratio - 1 if claim.direction == "up" else 1 - ratio
            yield Result(grown * whole, (one, other))


def follows(fact: Fact, other: Fact) -> bool:
    """Whether a fact is about the same thing as another, at a later time."""
    return fact.topic == other.topic and _then(fact) > _then(other)


_PART = pattern(r"\d+|[末底]")
_END = 13  # of a year, behind its months


def _then(fact: Fact) -> list[int]:
    """The time of a fact, by which it sorts: 2023年6月 is before 2023年末; 上年 is before all."""
    parts = () if fact.period.startswith(LAST) else _PART.findall(fact.period)
    return [int(part) if part.isdigit() else _END for part in parts]


def agrees(claim: Claim, amount: Fraction) -> bool:
    """Whether a computed amount, rounded, is that of the claim."""
    off, each = amount - claim.size.amount, claim.step
    is_precise = significant(claim.written) > 1
    if "." in claim.written and not claim.bound:
        is_precise = is_precise or claim.written.endswith("0")
        each *= last(claim.written) / step(claim.written)  # of 50.0% the zero counts
    is_fraction = "分之" in claim.text or claim.text.endswith("半")
    if claim.bound and not (is_fraction and claim.bound == "about"):
        return bounds.allows(claim.bound, claim.size.amount, amount, each, is_limit=claim.is_limit)
    if is_fraction and not claim.bound:
        each /= _FINE  # 三分之二 is 66.7%, but 65% only if a word says 约
    is_near = not off or bool(claim.bound) or is_fraction or is_precise
    return abs(off) <= each / 2 and is_near
