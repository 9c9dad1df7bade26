"""Claims that are computed from the numbers beside them, or from facts that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ...text.times import period_of
from ..matching.case import LIKELY, SURE, SWAPPED
from ..matching.fit import fit
from ..reading.comparisons import side
from ..reading.context import names_something, pairs
from ..reading.sizes import RATES, Size, size
from ..reading.stages import PLANNED
from .arithmetic import Operand, Result, agrees, results
from .described import ELSEWHERE, described
from .operands import Scene

if TYPE_CHECKING:
    from ...model import Fact
    from ..matching.pool import Pool
    from ..reading.claim import Claim
    from ..reading.reader import Located
    from ..verdict import Verdict

_BEFORE = 14  # earlier numbers that one may be computed from
_FEW = 2  # digits of a number that is often equal to a computed one by chance
_ABOUT = 0.35  # the least share of its words that are those of the facts from which it is computed
_FEWER = 8  # the same for rates, which are often equal by chance


def computed(rank: int, said: Sequence[Verdict], located: Sequence[Located], pool: Pool) -> Verdict:
    """The verdict on a claim that may be computed from others."""
    verdict = said[rank]
    claim = verdict.claim
    is_wrong = verdict.verdict == "contradicted" and not claim.comparison
    is_of_before = claim.direction == "from" and claim.size.kind == "share"  # no share of now
    if is_of_before or (is_wrong and not claim.is_restated):
        return verdict
    spoken = list(described(_scene(rank, said, located, pool)))
    for result in spoken:
        if agrees(claim, result.amount) and not _is_of_other_side(claim, result, pool):
            return _confirmed(verdict, result, said)
    if not (claim.comparison or claim.direction or claim.is_restated or claim.size.kind == "point"):
        return verdict
    if not claim.comparison and _has_rate(claim, pool):
        return verdict
    operands = _operands(rank, said, located, pool)
    owned = _owned(rank, said)
    found = list(results(claim, operands))
    agreeing = [
        result
        for result in found
        if agrees(claim, result.amount)
        and not _is_of_another(claim, result, pool)
        and not _is_of_other_side(claim, result, pool)
        and not (owned and owned.isdisjoint(one.fact for one in result.operands))
    ]
    if agreeing:
        sure = next((result for result in agreeing if _is_no_chance(claim, result)), None)
        return (
            _confirmed(verdict, sure, said)
            if sure
            else verdict._replace(verdict="unsupported", reason="")
        )
    if claim.size.kind == "share" and (apart := _points(claim, operands)):
        facts = tuple(one.fact for one in apart)
        return verdict._replace(verdict="contradicted", reason="unit", facts=facts)
    only = _only_named(spoken)
    if only and agrees(claim._replace(bound="about"), only.amount):
        return verdict  # rounded
    if wrong := only or (_sure(claim, operands, found, pool) if claim.comparison else None):
        facts = tuple(one.fact for one in wrong.operands)
        return verdict._replace(verdict="contradicted", reason="comparison", facts=facts)
    return verdict


def _only_named(spoken: Sequence[Result]) -> Result | None:
    """The result from the facts that the clause names, if these lead to one number only."""
    named = {result.amount: result for result in spoken if result.is_named}
    return next(iter(named.values())) if len(named) == 1 else None


def _confirmed(verdict: Verdict, result: Result, said: Sequence[Verdict]) -> Verdict:
    facts = tuple(one.fact for one in result.operands)
    doubted = {fact for fact in facts if fact.doubt}
    if doubted and doubted.difference(one.fact for one in said if one.verdict == "confirmed"):
        return verdict._replace(verdict="unsupported", reason="doubt", facts=facts)
    return verdict._replace(verdict="confirmed", reason="computed", facts=facts)


def _is_of_another(claim: Claim, result: Result, pool: Pool) -> bool:
    """Whether a share is one of other things than its words name: 轻工占52%, of machines and all goods."""
    part, is_share, _ = claim.clause.partition("占")
    if not is_share or not names_something(part):
        return False
    names = " ".join(" ".join((one.fact.topic, *one.fact.aliases)) for one in result.operands)
    return pool.share(pairs(part), names) < _ABOUT


def _is_of_other_side(claim: Claim, result: Result, pool: Pool) -> bool:
    """Whether a plan is said to be more than a result, and it is less, or the other way round."""
    if claim.comparison != "difference" or not claim.than or len(result.operands) != 2:
        return False
    more, less = sorted(result.operands, key=lambda one: -one.size.amount)
    is_planned = [pool.entry_of(one.fact).claim.stage in PLANNED for one in (more, less)]
    subject, thing, is_more = claim.than
    said = side(subject) or {"plan": "result", "result": "plan"}.get(side(thing), "")
    return (
        is_planned[0] != is_planned[1]
        and said != ""
        and (is_planned[0] == ((said == "plan") != is_more))
    )


def _owned(rank: int, said: Sequence[Verdict]) -> set[Fact]:
    """The facts of what a rate without words of its own is of: those of the numbers before it in its sentence, back
    to one that has words.
    """
    claim = said[rank].claim
    found: set[Fact] = set()
    if not claim.is_owned or claim.size.kind not in RATES:
        return found
    for one in reversed(said[max(0, rank - _BEFORE) : rank]):
        if one.claim.sentence != claim.sentence:
            return set()
        found.update(one.facts)
        if not one.claim.is_owned:
            return found
    return set()


def _is_no_chance(claim: Claim, result: Result) -> bool:
    """Whether a number is computed from what stands beside it or from one topic, or has several digits."""
    is_of_one = len({one.fact.topic for one in result.operands}) == 1
    is_beside = all(one.is_certain for one in result.operands)
    return is_of_one or is_beside or len(claim.written.replace(".", "").lstrip("0")) > _FEW


def _scene(rank: int, said: Sequence[Verdict], located: Sequence[Located], pool: Pool) -> Scene:
    beside = [i for i in _beside(rank, said, located) if _is_known(said[i])]
    before = [said[i] for i in beside if i < rank and said[i].facts]
    after = [said[i] for i in beside if i > rank and said[i].facts]
    return Scene(said[rank].claim, before, after, pool)


def _is_known(one: Verdict) -> bool:
    """Whether a fact is about what the words of a number name, and not only has the number."""
    is_borrowed = one.verdict == "contradicted" and one.reason == "other" and one.is_of_fact
    return one.verdict != "unsupported" and not is_borrowed


def _has_rate(claim: Claim, pool: Pool) -> bool:
    """Whether the base says itself by how much that grew which the words of a claim name."""
    return claim.size.kind == "share" and any(
        one.score >= SURE and one.entry.claim.direction == claim.direction and agreed.time == "same"
        for one in pool.named(claim)
        if one.entry.claim.size.kind == "share" and (agreed := fit(claim, one)).is_there
    )


def _points(claim: Claim, operands: Sequence[Operand]) -> tuple[Operand, ...]:
    """The only two shares beside a claim, if it says in per cent how many points they are apart."""
    shares = [one for one in operands if one.is_certain and one.size.kind == "share"]
    if len(shares) != 2 or not (claim.comparison == "difference" or claim.direction):
        return ()
    one, other = shares
    is_apart = abs(one.size.amount - other.size.amount) == claim.size.amount
    return (one, other) if is_apart else ()


def _sure(
    claim: Claim, operands: Sequence[Operand], found: Sequence[Result], pool: Pool
) -> Result | None:
    """The result of the only two operands from which a claim can have been computed."""
    kind = "share" if claim.size.kind == "point" else claim.size.kind
    certain = [
        one
        for one in operands
        if one.is_certain and (one.size.kind == kind or kind in ("times", "share"))
    ]
    if len(certain) != 2 or claim.comparison == "share":
        return None
    said = " ".join(f"{one.fact.topic} {one.fact.statement}" for one in certain)
    elsewhere = {*ELSEWHERE.findall(claim.clause)} - {*ELSEWHERE.findall(said)}
    other = claim.than[1] if claim.than else ""
    is_strange = names_something(other) and pool.share(pairs(other), said) < _ABOUT
    if elsewhere or is_strange or pool.share(claim.near, said) < _ABOUT:
        return None  # it is computed from something else, which the words name
    if claim.is_against_time and len({one.fact.period for one in certain}) < 2:
        return None
    years = [period_of(one.fact.period) for one in certain]
    if claim.against and not any(year is None or claim.against.meets(year) for year in years):
        return None  # 由2012年的5%升至2023年的6%，比上年提高1个百分点
    return next((one for one in found if set(one.operands) == set(certain)), None)


def _operands(
    rank: int, said: Sequence[Verdict], located: Sequence[Located], pool: Pool
) -> list[Operand]:
    """The facts from which a number may be computed: those of the numbers before and directly after it,
    those that its words name, and those of the same topics at other times.
    """
    claim = said[rank].claim
    found: dict[Fact, Operand] = {}
    for i in _beside(rank, said, located):
        one = said[i]
        if one.fact and _is_known(one) and one.reason != "computed":
            is_here = one.verdict == "confirmed" and one.claim.sentence == claim.sentence
            certain = claim.is_cell or (is_here and i < rank)
            known = pool.entry_of(one.fact).claim
            measured = _size_of(known) if known.size.kind or known.term else one.claim.size
            found.setdefault(one.fact, Operand(measured, one.fact, certain))
    is_alone = not any(operand.is_certain for operand in found.values())
    for operand in _named(claim, pool, is_alone=is_alone):
        if operand.is_certain or operand.fact not in found:
            found[operand.fact] = operand
    for fact in [*found]:
        for entry in pool.of_topic(fact):
            found.setdefault(entry.fact, Operand(_size_of(entry.claim), entry.fact))
    return list(found.values())


def _size_of(claim: Claim) -> Size:
    """The size of a fact; a term of 5.1:42.5:52.4 is told as 52.4%."""
    is_term = claim.term and not claim.size.kind and claim.written
    return size(Fraction(claim.written), "%") if is_term else claim.size


def _named(claim: Claim, pool: Pool, *, is_alone: bool) -> Iterator[Operand]:
    """The facts that the words of a claim name; certain if the claim is alone in a sentence such as
    甲的增速比乙快5个百分点 or 甲是乙的2倍. Of 公共充电桩 and 充电桩 only the longer one.
    """
    is_point = claim.comparison == "difference" and claim.size.kind == "point"
    is_certain = is_alone and (is_point or claim.comparison == "multiple")
    found = [
        one
        for one in pool.named(claim)[:12]
        if one.score >= LIKELY
        and (one.entry.claim.stage != "goal" or claim.stage == "goal")
        and (fit(claim, one).is_there or claim.places.intersection(one.entry.home.names))
    ][:6]
    topics = {topic for one in found if (topic := one.entry.fact.topic) in claim.sentence}
    for one in found:
        fact = one.entry.fact
        if not any(fact.topic in topic for topic in topics if topic != fact.topic):
            yield Operand(_size_of(one.entry.claim), fact, is_certain and one.score >= SWAPPED)


def _beside(rank: int, said: Sequence[Verdict], located: Sequence[Located]) -> Iterator[int]:
    """The numbers from which one may be computed: those before it in its passage, the nearest first, and
    two after it in its sentence.
    """
    before = _FEWER if said[rank].claim.size.kind in RATES else _BEFORE
    for i in range(rank - 1, max(-1, rank - before - 1), -1):
        if located[i].passage == located[rank].passage:
            yield i
    for i in range(rank + 1, min(rank + 3, len(said))):
        if said[i].claim.sentence == said[rank].claim.sentence:
            yield i
