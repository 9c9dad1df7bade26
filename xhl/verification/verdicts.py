"""Verdicts on claims: confirmed, contradicted, or not supported; docs/verify.md has the rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from .computing.arithmetic import follows
from .computing.computed import computed
from .judging.confirming import backed
from .judging.findings import Finding, confirmed, findings
from .matching.case import VERBATIM, Case
from .matching.pool import Pool
from .matching.relevant import relevant
from .reading.article import Passage, passages
from .reading.changes import course
from .reading.claims import turn
from .reading.context import pairs
from .reading.reader import Known, Located, read
from .reading.sizes import significant
from .reading.stages import PLANNED
from .subjects import consistent
from .verdict import Verdict

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Fact
    from .reading.claim import Claim


def verify(text: str, base: FactBase) -> list[Verdict]:
    """The verdicts on all numbers of a text, in order."""
    article = tuple(passages(text))
    return verified(article, pool_for(article, base.facts))


def pool_for(article: Sequence[Passage], facts: Sequence[Fact]) -> Pool:
    """The facts that an article is compared with."""
    return Pool(relevant(facts, (passage.text for passage in article)))


def verified(article: Sequence[Passage], pool: Pool) -> list[Verdict]:
    """The verdicts on all numbers of an article."""
    located = list(read(article, Known(pool.places, pool.text, pool.vocabulary, pool.homes)))
    cases = [Case(one.claim, pool) for one in located]
    for _sentence, together in groupby(
        cases, key=lambda case: (case.claim.sentence, case.claim.is_cell)
    ):
        alike = list(together)
        for rank, case in enumerate(alike):
            case.others = alike[max(0, rank - _BESIDE) : rank] + alike[rank + 1 : rank + _BESIDE]
    found = findings(cases)
    for rank in range(len(found)):
        found[rank] = _backed(rank, found, cases, located)
    said = [_verdict(one, finding) for one, finding in zip(located, found, strict=True)]
    for rank, verdict in enumerate(said):
        if verdict.verdict != "confirmed" and not verdict.is_certain:
            if _is_of_unknown(rank, said):
                said[rank] = verdict._replace(verdict="unsupported", reason="")
            said[rank] = computed(rank, said, located, pool)
    said = _doubted(
        consistent([_with_other_stage(one, pool) for one in _without_turned(said)], pool)
    )
    return [one._replace(facts=()) if _is_far(one, pool) else one for one in said]


_BESIDE = 40  # other numbers of a sentence that are assigned to facts together with one
_NEAR = 3  # neighbouring numbers that identify the sentence of the base
_FEW = 10  # numbers of an article too short to say what it is about


def _without_turned(said: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts in which no part of a change is confirmed that goes the other way than it is told."""
    found = list(said)
    for rank, (one, other) in enumerate(pairwise(said)):
        is_change = (one.claim.direction, other.claim.direction) == ("from", "to")
        is_change = is_change and one.claim.sentence == other.claim.sentence and not one.claim.term
        if not is_change or other.verdict == "unsupported":
            continue
        is_turned = _is_turned(one.claim, other.claim)
        if is_turned or _is_backwards(one, other):
            if one.verdict == "confirmed":
                found[rank] = one._replace(verdict="unsupported", reason="")
            reason = "comparison" if is_turned else "period"
            found[rank + 1] = other._replace(verdict="contradicted", reason=reason)
    return found


def _is_turned(start: Claim, end: Claim) -> bool:
    """Whether a number is said to rise to a smaller one, or to fall to a greater one: 由5家降到8家."""
    told = course(end.clause[-(end.span[0] - start.span[1]) :])
    is_known = min(start.size.amount, end.size.amount) >= 0
    return is_known and {told, turn(start, end)} == {"up", "down"}


def _is_backwards(start: Verdict, end: Verdict) -> bool:
    """Whether the number that a change starts with is of a later time than that of its end."""
    if not start.is_of_fact or not start.fact or not end.fact:
        return False
    return follows(start.fact, end.fact)


def _doubted(said: list[Verdict]) -> list[Verdict]:
    """The verdicts on an article that the base seems not to be about, since it confirms hardly any number
    or contradicts more than it confirms. Only verdicts that are no coincidence stay.
    """
    confirmed = sum(one.verdict == "confirmed" for one in said)
    wrong = sum(one.verdict == "contradicted" for one in said)
    is_foreign = len(said) >= _FEW and len(said) > 10 * confirmed
    if not is_foreign and wrong <= confirmed + 2:
        return said
    return [
        one
        if _is_no_chance(one, is_foreign=is_foreign)
        else one._replace(
            verdict="unsupported", reason="", is_withheld=one.verdict == "contradicted"
        )
        for one in said
    ]


def _is_no_chance(one: Verdict, *, is_foreign: bool) -> bool:
    is_long = significant(one.claim.written) > 2
    if one.verdict == "contradicted":
        return is_long and one.reason != "other"
    return not is_foreign or (is_long and one.reason != "computed")


def _backed(
    rank: int, found: Sequence[Finding], cases: Sequence[Case], located: Sequence[Located]
) -> Finding:
    """What the facts say of a number, if those of the numbers beside it count as well."""
    if found[rank].word == "confirmed" or found[rank].reason in ("direction", "plan", "place"):
        return found[rank]
    beside = range(max(0, rank - _NEAR), min(len(found), rank + _NEAR + 1))
    neighbours = [
        (i - rank, one.entry)
        for i in beside
        if located[i].passage == located[rank].passage
        and found[i].word == "confirmed"
        and (one := found[i].fit)
    ]
    fit = backed(cases[rank], neighbours) if neighbours else None
    if fit and found[rank].word == "contradicted":
        return Finding("unsupported", "", fit)  # the numbers beside it speak for it
    return confirmed(fit) if fit else found[rank]


def _verdict(located: Located, finding: Finding) -> Verdict:
    found = finding.fit
    facts = (found.entry.fact,) if found else ()
    is_certain = found is not None and found.score >= VERBATIM
    is_of_fact = found is not None and (
        found.relation in ("exact", "rounded") or found.entry.claim.size == located.claim.size
    )
    ways = _ways(located.claim, found.entry.claim) if found else ("", "")
    return Verdict(
        *(*located[:3], finding.word, finding.reason, facts, is_certain, is_of_fact), ways=ways
    )


def _ways(claim: Claim, fact: Claim) -> tuple[str, str]:
    """Which way a number and that of a fact go, if these are two, or with what they are compared."""
    if claim.basis != fact.basis and claim.basis and fact.basis:
        return claim.basis, fact.basis
    if {claim.direction, fact.direction} == {"up", "down"}:
        return claim.direction, fact.direction
    if claim.than and fact.than:
        return _MORE[claim.than[2]], _MORE[fact.than[2]]
    return "", ""


_MORE = ("less", "more")


def _with_other_stage(one: Verdict, pool: Pool) -> Verdict:
    """A verdict that takes a plan for a result, or the other way round, with the number that was meant."""
    if one.reason != "plan" or one.fact is None:
        return one
    found = pool.entry_of(one.fact)
    meant = [
        other.fact
        for other in pool.of_topic(one.fact)
        if (other.claim.stage in PLANNED) != (found.claim.stage in PLANNED)
        and other.claim.size.kind == found.claim.size.kind
        and (one.claim.period is None or not other.period or one.claim.period.meets(other.period))
    ]
    return one._replace(facts=(*one.facts, *meant[:1]))


def _is_far(one: Verdict, pool: Pool) -> bool:
    """Whether the fact nearest to an unsupported number shares neither its kind nor a word beside it."""
    if one.verdict != "unsupported" or one.reason or one.is_withheld or one.fact is None:
        return False
    entry = pool.entry_of(one.fact)
    is_of_kind = entry.claim.size.kind == one.claim.size.kind
    beside = pairs(" ".join(one.claim.naming[:2])) or one.claim.near
    return not is_of_kind and entry.name_words.isdisjoint(beside)


def _is_of_unknown(rank: int, said: Sequence[Verdict]) -> bool:
    """Whether a number belongs to the sum directly before it, which no fact has: 合计557人，占5%; or is a share that
    such a number has, of which nothing is known.
    """
    one, before = said[rank].claim, said[rank - 1] if rank else None
    if before is None or before.claim.sentence != one.sentence or not one.is_nameless:
        return False
    is_sum = before.reason == "computed" and before.claim.comparison == "sum"
    is_unknown = before.verdict == "unsupported" and not before.claim.is_nameless
    return is_sum or (is_unknown and one.comparison == "share")
