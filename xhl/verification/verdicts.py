"""Claims against facts: confirmed, contradicted, or not supported; docs/verify.md tells the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from .arithmetic import Operand, Result, agrees, results
from .article import Passage, passages
from .fit import Fit, fit
from .pool import Entry, Named, Pool
from .reading import Known, Located, read
from .sizes import significant

if TYPE_CHECKING:
    from ..model import Fact
    from .claims import Claim

Word = Literal["confirmed", "contradicted", "unsupported"]

# How well words name a fact, from 0 to 1; more where the whole sentence is the same but for its numbers.
VERBATIM = 1.5
SURE = 0.75  # to say that the fact has another number
SWAPPED = 0.6  # to say so where another fact of the same sentence has the number
LIKELY = 0.5  # to say so where a slip explains the number
TIE = 0.02
NEARLY = 0.1
_ENOUGH = {1: 0.5, 2: 0.42, 3: 0.32}  # to confirm a number of so many digits: fewer agree by chance
_LEAST = 0.25
_AROUND = {2: 0.6, 3: 0.4}  # to confirm it by words that stand farther off
AROUND = 0.6
BESIDE = 0.4  # unless those beside it name another fact as well as this


class Verdict(NamedTuple):
    """What the facts say of one number of an article.

    >>> from xhl import load
    >>> [verdict] = verify("减税降费2.48亿元。", load())
    >>> verdict.verdict, verdict.reason, verdict.expected
    ('contradicted', 'digits', '2.84亿元')
    """

    claim: Claim
    line: int
    column: int
    verdict: Word
    reason: str = ""
    facts: tuple[Fact, ...] = ()  # which say so, or otherwise; else the nearest
    is_certain: bool = False  # the sentence stands in the base, but for its numbers

    @property
    def fact(self) -> Fact | None:
        """The fact that says so, or otherwise; of an unsupported number the nearest."""
        return self.facts[0] if self.facts else None

    @property
    def expected(self) -> str:
        """The number of that fact, as printed."""
        quantity = self.fact.quantity if self.fact else None
        return f"{quantity.written}{quantity.unit}" if quantity else ""


def verify(text: str, base: Iterable[Fact]) -> list[Verdict]:
    """The verdicts on all numbers of a text, in their order."""
    return verified(tuple(passages(text)), Pool(base))


def verified(article: Sequence[Passage], pool: Pool) -> list[Verdict]:
    """The verdicts on all numbers of an article."""
    located = list(read(article, Known(pool.places, pool.text, pool.vocabulary)))
    said = [_judged(one, pool) for one in located]
    for rank, verdict in enumerate(said):
        if verdict.verdict != "confirmed" and not verdict.is_certain:
            said[rank] = _computed(rank, said, located, pool)
    return _doubted(said)


def _doubted(said: list[Verdict]) -> list[Verdict]:
    """The verdicts on an article that the base seems not to speak of: where it contradicts more than it
    confirms, only slips that chance does not make are held against it.
    """
    confirmed = sum(one.verdict == "confirmed" for one in said)
    wrong = sum(one.verdict == "contradicted" for one in said)
    if wrong <= confirmed + 2:
        return said
    return [
        one._replace(verdict="unsupported", reason="")
        if one.verdict == "contradicted"
        and (one.reason == "other" or significant(one.claim.written) < 3)
        else one
        for one in said
    ]


# A claim by itself.


def _judged(located: Located, pool: Pool) -> Verdict:
    claim = located.claim
    fits = _fits(claim, pool)
    rival = next((one for one in fits if _is_rival(claim, one)), None)
    verdict = Verdict(claim, located.line, located.column, "unsupported")
    if best := _confirming(claim, fits, rival):
        reason = "rounded" if best.relation == "rounded" else ""
        return verdict._replace(verdict="confirmed", reason=reason, facts=(best.entry.fact,))
    best, reason = _turned(claim, fits, rival)
    if best is None and rival is not None:
        best = max((one for one in fits if _is_rival(claim, one)), key=partial(_suspicion, claim))
        reason = _mistake(claim, fits, best, pool)
        reason = _elsewhere(best, fits) or reason if reason in ("other", "digits") else reason
    if best is not None and reason:
        certain = best.score >= VERBATIM
        return verdict._replace(
            verdict="contradicted", reason=reason, facts=(best.entry.fact,), is_certain=certain
        )
    nearest = rival or (fits[0] if fits else None)
    return verdict._replace(facts=(nearest.entry.fact,) if nearest else ())


def _fits(claim: Claim, pool: Pool) -> list[Fit]:
    """The facts that a claim may be about, the likeliest first."""
    verbatim = [
        entry
        for entry in pool.by_frame.get((claim.frame, claim.rank), ())
        if not (claim.is_dated and claim.period and entry.claim.period)
        or claim.period.meets(entry.claim.period)
    ]
    found = [
        fit(claim, Named(VERBATIM, 1, entry))._replace(time="same", is_there=True, stage="same")
        for entry in verbatim
    ]
    known = set(map(id, verbatim))
    return found + [fit(claim, one) for one in pool.named(claim) if id(one.entry) not in known]


def _is_rival(claim: Claim, one: Fit) -> bool:
    """Whether a fact has another number for what may be the same thing."""
    if (
        one.relation in ("exact", "rounded")
        or not one.is_there
        or one.time != "same"
        or one.stage != "same"
    ):
        return False
    return bool(one.relation) or one.entry.claim.size.kind == claim.size.kind


def _confirming(claim: Claim, fits: Sequence[Fit], rival: Fit | None) -> Fit | None:
    """The fact that confirms a claim."""
    agreeing = [one for one in fits if one.agrees]
    if not agreeing:
        return None
    best = max(agreeing, key=lambda one: (one.score, one.relation == "exact"))
    against = rival.score if rival else 0.0
    digits = significant(claim.written) if claim.written else 1
    is_tied = (
        rival is not None
        and best.score < VERBATIM
        and best.score - against < TIE
        and rival.entry.fact.source == best.entry.fact.source
    )
    if best.score >= _ENOUGH.get(digits, _LEAST) and best.score - against >= -TIE and not is_tied:
        return best
    best = max(agreeing, key=lambda one: one.score + one.reach)
    is_reached = (best.score + best.reach) / 2 >= _AROUND.get(digits, 0.35)
    is_reached = is_reached and best.relation == "exact" and digits > 1
    return best if is_reached and against <= BESIDE else None


def _turned(claim: Claim, fits: Sequence[Fit], rival: Fit | None) -> tuple[Fit | None, str]:
    """The fact that has the number, but another direction, time or stage; and which of them."""
    right = [one for one in fits if one.relation in ("exact", "rounded") and one.is_there]
    if not right:
        return None, ""
    best = max(right, key=lambda one: one.score)
    is_unique = len(claim.written) > 3 and significant(claim.written) > 3 and best.score >= BESIDE
    if not is_unique and (best.score < LIKELY or best.score - (rival.score if rival else 0) < -TIE):
        return None, ""
    if not best.turns and best.time == "same":
        is_change = claim.size.kind in ("share", "point") or best.entry.claim.direction
        return (best, "direction") if is_change or best.entry.claim.stage == "done" else (None, "")
    if best.stage == "other":
        return best, "plan"
    if best.time == "other" and best.turns:
        return best, "period"
    return None, ""


def _suspicion(claim: Claim, one: Fit) -> float:
    """How likely a fact is the one that a wrong number was meant for."""
    is_alike = claim.comparison == one.entry.claim.comparison
    is_change = bool(claim.direction) == bool(one.entry.claim.direction)
    return one.score + NEARLY * (bool(one.relation) + is_alike + is_change)


def _mistake(claim: Claim, fits: Sequence[Fit], rival: Fit, pool: Pool) -> str:
    """Why the number of the fact that the words name is not that of the claim; empty if it may be none."""
    if rival.score >= VERBATIM:
        return rival.relation or "other"
    if claim.is_strange or any(_may_be(one) and one.score >= rival.score - NEARLY for one in fits):
        return ""
    is_alike = claim.comparison == rival.entry.claim.comparison
    if rival.relation:
        is_unlike_chance = significant(claim.written) > 2 and rival.relation != "rounding"
        is_unlike_chance = is_unlike_chance or {claim.size.kind, rival.entry.claim.size.kind} == {
            "share",
            "point",
        }
        is_near = is_unlike_chance and rival.reach >= AROUND and rival.score >= 0.3
        is_named = rival.score >= (SURE if not is_alike else LIKELY)
        return (
            rival.relation
            if (is_named and (is_alike or is_unlike_chance)) or (is_near and is_alike)
            else ""
        )
    if not is_alike:
        return ""
    swapped = any(
        one.relation == "exact"
        and one.entry.fact.source == rival.entry.fact.source
        and one.is_there
        for one in fits
    )
    if rival.score >= (SWAPPED if swapped else SURE) and _is_plausible(claim, rival.entry, pool):
        return "other"
    return ""


def _elsewhere(rival: Fit, fits: Sequence[Fit]) -> str:
    """Whether the number is that of the same thing in another place or at another time."""
    for one in fits:
        if one.relation == "exact" and one.entry.fact.topic == rival.entry.fact.topic:
            if not one.is_there:
                return "place"
            if one.time != "same":
                return "period"
    return ""


def _may_be(one: Fit) -> bool:
    """Whether a fact has the number, and it is only unsure whether all else agrees."""
    is_right = one.relation in ("exact", "rounded") and one.is_there and one.turns
    return is_right and "unsure" in (one.time, one.stage)


def _is_plausible(claim: Claim, entry: Entry, pool: Pool) -> bool:
    """Whether a number may be a mistake for another: it is about as large, or some fact has it."""
    said, true = abs(claim.size.amount), abs(entry.claim.size.amount)
    return claim.size in pool.sizes or said <= 2 * true <= 4 * said


# A claim with those beside it.


def _computed(
    rank: int, said: Sequence[Verdict], located: Sequence[Located], pool: Pool
) -> Verdict:
    """The verdict on a claim that may be computed from others."""
    verdict = said[rank]
    claim = verdict.claim
    if verdict.verdict == "contradicted" and not claim.comparison and not claim.is_restated:
        return verdict
    if not (claim.comparison or claim.direction or claim.is_restated or claim.size.kind == "point"):
        return verdict
    operands = _operands(rank, said, located, pool)
    found = list(results(claim, operands))
    for result in found:
        if agrees(claim, result.amount):
            facts = tuple(one.fact for one in result.operands)
            return verdict._replace(verdict="confirmed", reason="computed", facts=facts)
    if claim.comparison and (wrong := _sure(claim, operands, found)):
        facts = tuple(one.fact for one in wrong.operands)
        return verdict._replace(verdict="contradicted", reason="comparison", facts=facts)
    return verdict


def _sure(claim: Claim, operands: Sequence[Operand], found: Sequence[Result]) -> Result | None:
    """The result of the only two operands that a claim can have been computed from."""
    kind = "share" if claim.size.kind == "point" else claim.size.kind
    certain = {
        one
        for one in operands
        if one.is_certain and (one.size.kind == kind or kind in ("times", "share"))
    }
    return next((one for one in found if len(certain) == 2 and set(one.operands) == certain), None)


def _operands(
    rank: int, said: Sequence[Verdict], located: Sequence[Located], pool: Pool
) -> list[Operand]:
    """The facts that a number may be computed from: of the numbers before and right behind it, those
    that its words name, and those of the same topics in other times.
    """
    claim = said[rank].claim
    found: dict[Fact, Operand] = {}
    for i in _beside(rank, said, located):
        one = said[i]
        if one.fact and one.verdict != "unsupported" and one.reason != "computed":
            is_here = one.verdict == "confirmed" and one.claim.sentence == claim.sentence
            certain = claim.is_cell or (is_here and i < rank)
            found.setdefault(one.fact, Operand(pool.size_of(one.fact), one.fact, certain))
    # In 甲的增速比乙快5个百分点 no number but the claim stands.
    is_named = claim.comparison == "difference" and claim.size.kind == "point"
    is_named = is_named and not any(operand.is_certain for operand in found.values())
    for named in pool.named(claim)[:6]:
        if named.score >= LIKELY and fit(claim, named).is_there:
            fact, certain = named.entry.fact, is_named and named.score >= SWAPPED
            if certain or fact not in found:
                found[fact] = Operand(named.entry.claim.size, fact, certain)
    for fact in [*found]:
        for entry in pool.of_topic(fact):
            found.setdefault(entry.fact, Operand(entry.claim.size, entry.fact))
    return list(found.values())


def _beside(rank: int, said: Sequence[Verdict], located: Sequence[Located]) -> Iterator[int]:
    """The numbers that one may be computed from: those before it in its passage, the nearest first, and
    two behind it in its sentence.
    """
    for i in range(rank - 1, max(-1, rank - 9), -1):
        if located[i].passage == located[rank].passage:
            yield i
    for i in range(rank + 1, min(rank + 3, len(said))):
        if said[i].claim.sentence == said[rank].claim.sentence:
            yield i
