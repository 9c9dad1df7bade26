"""How the number of a claim relates to that of a fact: exact, rounded, or a slip away."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from ...text.printed_numbers import split_unit
from ..reading import bounds, stages
from ..reading.sizes import (
    COUNTS,
    decimal,
    digits_of,
    last,
    one_slip,
    percent,
    significant,
    size,
    step,
)

if TYPE_CHECKING:
    from ..reading.claim import Claim

Relation = Literal["", "exact", "rounded", "within", "rounding", "digits", "power", "unit"]
_POWERS = tuple(Fraction(10) ** power for power in (*range(-8, 0), *range(1, 9)))
_FARTHEST = 200  # the greatest factor by which a slip of one digit changes a number
_SURE = 3  # digits of a rounded number that is hardly by chance that of a fact
_NAMED_POWERS = tuple(Fraction(10) ** power for power in (-8, -4, 4, 8))  # 万, 亿


def relation(claim: Claim, fact: Claim) -> Relation:
    """The relation of the number of a claim to that of a fact.

    >>> from ..reading.claims import claims
    >>> from ..reading.sentence import Setting
    >>> [fact] = claims("减税降费2.84亿元", Setting())
    >>> said = ("减税28400万元", "减税近3亿元", "减税近2亿元", "减税2.48亿元", "减税2.84万元", "减税2.84%")
    >>> [relation(claims(text, Setting())[0], fact) for text in said]
    ['exact', 'rounded', 'rounding', 'digits', 'power', 'unit']
    """
    said, true, each = _comparable(claim, fact)
    if said is None:
        are_digits = claim.written and fact.written and claim.unit and fact.unit
        is_same = are_digits and Fraction(claim.written) == Fraction(fact.written)
        return "unit" if is_same else ""
    if said == true:
        is_strict = bounds.is_strict(claim.clause) and not fact.bound  # 不足5个 is not 5个
        is_opposite = {claim.bound, fact.bound} == {"above", "below"}  # 超过3.1% and 3.1%以内
        return "rounding" if is_strict or is_opposite else "exact"
    if _is_within(claim, said, true, fact):
        return "within"
    slip = _slip(said, true, each, claim, fact)
    found = _rounded(claim, said, true, each)
    is_copied = claim.bound == fact.bound and slip  # 超过2.48亿元 is a slip of 超过2.84亿元
    if found != "rounded" and not is_copied and _is_met(claim, said, true):
        return "within"
    is_rounder = claim.bound and significant(claim.written) < significant(fact.written)
    return found if found == "rounded" or (found and is_rounder) or not slip else slip


def _comparable(claim: Claim, fact: Claim) -> tuple[Fraction | None, Fraction, Fraction]:
    """Both amounts in one unit, and the value of the claim's last digit; None if no unit is common."""
    said, true, each = claim.size, fact.size, claim.step
    if said.amount < 0 < true.amount and fact.direction == "down":  # -4.1%: a fall of 4.1%
        said = said._replace(amount=-said.amount)
    if true.amount < 0 < said.amount and claim.direction == "down":
        true = true._replace(amount=-true.amount)
    if said.kind == true.kind or (not true.kind and said.kind in COUNTS):  # 零死亡: 0例
        return said.amount, true.amount, each
    if {said.kind, true.kind} == {"people", "count"} and "个" in (claim.unit, fact.unit):
        return said.amount, true.amount, each
    if {said.kind, true.kind} == {"people", "visits"} and _may_be_visits(claim, fact):
        return said.amount, true.amount, each
    if said.kind == "" and true.kind == "share" and _is_fraction(claim.text):
        return percent(100 * said.amount), true.amount, percent(10 * said.amount)
    if said.kind == "share" and not true.kind and fact.written:  # 5.1:42.5:52.4
        return said.amount, percent(true.amount), each
    if said.kind == "" and claim.written and fact.written and (claim.is_cell or claim.is_alone):
        # A number without a unit has that of the fact: 贷款1.5亿, or 429 in a table.
        number = Fraction(fact.written)
        one = true.amount / number if number else Fraction(1)
        if not claim.is_cell and claim.unit:
            one = _plain_unit(fact)
        return said.amount * one, true.amount, each * one
    return None, true.amount, each


def _may_be_visits(*claims: Claim) -> bool:
    """Whether a number is of 人(次)."""
    return any(one.sentence.startswith(("(次)", "（次）"), one.span[1]) for one in claims)


def _is_fraction(text: str) -> bool:
    """Whether a number is 一半 or 四分之一."""
    return "分之" in text or text.endswith(("半", "半数"))


def _plain_unit(fact: Claim) -> Fraction:
    """The size of the plain unit of a fact."""
    return size(Fraction(1), split_unit(fact.unit)[1]).amount


def _rounded(claim: Claim, said: Fraction, true: Fraction, each: Fraction) -> Relation:
    """Whether a number is the other one rounded, or rounded the wrong way."""
    off = true - said
    if claim.bound:
        if bounds.allows(claim.bound, said, true, each, is_limit=claim.is_limit):
            return "rounded"
        if abs(off) <= each / 2 and not claim.is_limit and (off <= 0 or claim.bound == "about"):
            return "within"  # 近40亿元 of 36.2亿元
        if claim.bound == "about" and abs(off) * 100 <= abs(said):
            return "within"
        return "rounding" if abs(off) < 2 * each else ""
    # Without such a word every printed digit counts: 160 is not 155 rounded.
    each *= last(claim.written) / step(claim.written)
    is_near = significant(claim.written) > 1 or abs(off) * 100 <= abs(true)
    return "rounded" if is_near and abs(off) <= each / 2 else ""


def _is_within(claim: Claim, said: Fraction, true: Fraction, fact: Claim) -> bool:
    """Whether a number may be the exact one of a fact that is rounded: 609亿元 of 突破600亿元."""
    is_rounded = fact.bound and fact.stage not in stages.PLANNED
    if not is_rounded or claim.bound or significant(claim.written) <= significant(fact.written):
        return False
    off = said - true if fact.bound == "above" else true - said
    return (off > 0 or fact.bound == "about") and abs(off) < fact.step


def _is_met(claim: Claim, said: Fraction, true: Fraction) -> bool:
    """Whether an amount is on the right side of a limit, however far away."""
    if not claim.is_limit or min(said, true) <= 0:
        return False
    return true > said if claim.bound == "above" else claim.bound == "below" and true < said


def _slip(said: Fraction, true: Fraction, each: Fraction, claim: Claim, fact: Claim) -> Relation:
    """The slip that turns one number into the other."""
    if not said or not true or not claim.written or not fact.written:
        return ""
    ratio = said / true
    if digits_of(claim.written) == digits_of(fact.written):
        if ratio in _NAMED_POWERS or (ratio in _POWERS and significant(claim.written) > 1):
            return "power"
        if Fraction(claim.written) == Fraction(fact.written):
            return "unit"
    if significant(claim.written) >= _SURE and any(
        abs(true - said * power) <= each * power / 2 for power in _NAMED_POWERS
    ):
        return "power"  # 1.74万元 of 17447万元
    if not Fraction(1, _FARTHEST) < ratio < _FARTHEST:
        return ""
    in_their_unit = ratio * Fraction(fact.written)
    return "digits" if one_slip(decimal(in_their_unit), fact.written.lstrip("-")) else ""
