"""The fact that contradicts a claim, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ..matching.apart import is_of_other_kind, is_part
from ..matching.case import (
    LIKELY,
    LONG,
    NEARLY,
    RIVALLED,
    SURE,
    SWAPPED,
    TIE,
    VERBATIM,
    Case,
    are_together,
    is_growth,
)
from ..matching.swapped import is_swapped
from ..reading.changes import balance
from ..reading.sizes import RATES, significant
from ..reading.stages import PLANNED

if TYPE_CHECKING:
    from ..matching.fit import Fit

_NEW = pattern("^(?:新[增建认培开]|净增)")
_ADDED = pattern("新[增建认培开]|[增净添多]")  # not 高新技术
_SLIPPED = 0.4  # needed to contradict a number from which a slip leads to one fact by chance
_SLIPS = 9  # numbers that a slip of one digit leads to
_REACHED = 0.6  # needed to contradict a number that is no coincidence by farther words
_ALIKE = 0.3  # how well the other words have to name the fact of which a number is borrowed
_BESIDE = 0.3  # and the words beside it have to name the fact this well


def turned(case: Case) -> tuple[Fit | None, str]:
    """The fact with the number but another direction, time, stage or place; and which of these."""
    right = [one for one in case.fits if one.relation in ("exact", "rounded")]
    if not right:
        return None, ""
    rival = case.rival
    best = max(right, key=lambda one: (one.is_there, one.score))
    is_unlike_chance = significant(case.claim.written) > LONG and best.score >= RIVALLED
    is_best = best.score >= LIKELY and (rival is None or best.score - rival.score >= -TIE)
    if not is_best and not is_unlike_chance:
        return None, ""
    if any(one.agrees and one.relation == "exact" and one.score >= RIVALLED for one in case.fits):
        return None, ""  # which may be meant, though another one is named better
    if not best.is_there:
        is_known = case.claim.place.name in case.pool.homes and rival is not None
        is_sure = is_known and best.score >= SURE and significant(case.claim.written) > 1
        return (best, "place") if is_sure else (None, "")
    if not best.turns and best.time == "same":
        theirs = best.entry.claim
        is_change = bool(theirs.direction or theirs.than or balance(theirs.clause))
        is_change = is_change or case.claim.size.kind in RATES
        is_sure = is_change or is_unlike_chance or theirs.stage == "done"
        is_sure = is_sure and not case.claim.is_led
        return (best, "direction") if is_sure else (None, "")
    is_goal = case.claim.stage in PLANNED and best.entry.claim.stage not in PLANNED
    is_copied = is_unlike_chance and best.relation == "exact"
    if is_goal and best.time == "other" and not is_copied:
        return None, ""  # of another year than the result
    if best.stage == "other":
        return case.nearest([best, *(one for one in right if one.score == best.score)]), "plan"
    return (best, "period") if best.time == "other" and best.turns else (None, "")


def mistaken(case: Case) -> tuple[Fit | None, str]:
    """The fact that the words name, and the slip that turns its number into that of the claim."""
    rivals = [one for one in case.rivals if not _is_of_other_kind(case, one)]
    if not rivals:
        return None, ""
    best = max(rivals, key=lambda one: _suspicion(case, one))
    reason = _mistake(case, best)
    if reason == "other" and is_swapped(case.claim, case.words(best.entry)):
        return best, ""  # 南门社区, where the fact is of 北门社区
    start = case.claim.span[0]
    is_of_last = _OF_LAST.search(case.claim.sentence, max(0, start - _NEAR), start)
    if is_of_last and not case.claim.is_dated:
        return best, ""  # the year before the one that no word tells
    if reason in ("other", "digits"):
        elsewhere = _elsewhere(case, best)
        if elsewhere == "place" and not case.claim.place.name:
            return best, ""  # the text does not tell its place
        is_open = case.claim.is_ahead and not case.claim.stage and not case.claim.is_dated
        if elsewhere == "plan" and is_open:
            return best, ""  # nor whether it is planned: 今年再建5所
        reason = elsewhere or reason
    return best, reason


_NEAR = 20
_OF_LAST = pattern("(?<![比较由从])(?:上一?年|前年)[^，,；;。]*$")


def _suspicion(case: Case, one: Fit) -> float:
    """How likely it is that a wrong number was meant for a fact."""
    is_alike = case.claim.comparison == one.entry.claim.comparison
    is_change = is_growth(case.claim) == is_growth(one.entry.claim)
    return one.score + NEARLY * (bool(one.relation) + is_alike + is_change)


def _mistake(case: Case, rival: Fit) -> str:
    """Why the number of a claim is wrong, if a fact is meant that has another; "" if it may be right."""
    claim = case.claim
    if rival.score >= VERBATIM:
        is_said = any(
            one.relation == "exact" and one.is_there and one.score >= VERBATIM for one in case.fits
        )  # of another time
        return "" if is_said and not claim.is_dated else rival.relation or "other"
    is_strange = claim.is_strange and not (rival.relation and rival.score >= SURE)
    if is_strange or any(_may_be(case, one, rival) for one in case.fits):
        return ""
    is_alike = claim.comparison == rival.entry.claim.comparison
    if rival.relation:
        return rival.relation if _is_slip(case, rival, is_alike=is_alike) else ""
    is_certain = is_alike and _is_certain(case, rival) and not _is_of_other_thing(case, rival)
    return "other" if is_certain else ""


def _is_certain(case: Case, rival: Fit) -> bool:
    """Whether the words name a fact so well that any other number is wrong."""
    is_swapped = any(
        one.relation == "exact" and one.is_there and are_together(one, rival) for one in case.fits
    )
    is_of_neighbour = is_swapped or case.is_of_owner(rival.entry)
    is_named = rival.score >= (SWAPPED if is_of_neighbour else SURE)
    is_known = not is_swapped and _is_of_another(case)
    return is_named and not is_known and _is_plausible(case, rival)


def _is_of_other_thing(case: Case, rival: Fit) -> bool:
    """Whether a number may be of something near what a fact counts: 企业264家 and 新增企业31家, 幼儿园68所 and
    公办幼儿园42所; or of another year, or of how much more it is than another thing.
    """
    claim, period, theirs = case.claim, case.claim.period, rival.entry.period
    is_new = _NEW.search(rival.entry.fact.topic) and not _ADDED.search(claim.clause)
    is_apart = claim.comparison == "difference" and not claim.is_against_time
    is_then = not claim.is_usual or not period or not theirs or period.meets(theirs)
    return bool(is_new) or is_apart or not is_then or is_part(case.words(rival.entry))


def _may_be(case: Case, one: Fit, rival: Fit) -> bool:
    """Whether a fact has the number, and may be meant as well as another one."""
    is_right = one.relation in ("exact", "rounded", "within") and one.is_there
    is_right = is_right and (one.turns or case.claim.is_led)
    if not is_right or "other" in (one.time, one.stage):
        return False
    lead = one.score - rival.score
    if one.agrees and case.is_apart(one.entry):
        return one.relation == "exact" and lead > TIE
    is_of_neighbour = are_together(one, rival) and lead <= TIE
    if is_of_neighbour and _goes_on(case, rival) and not _goes_on(case, one):
        return False  # 小学5所，学生3人；中学2所，学生3人
    if one.agrees:
        return _is_named_as_well(case, one, rival)
    is_of_same = one.entry.fact.topic == rival.entry.fact.topic
    if is_of_same and one.turns and one.stage == "unsure" and case.claim.stage == "goal":
        return False  # the goal of the same topic is another
    return lead >= -(NEARLY if one.turns else TIE)


def _is_named_as_well(case: Case, one: Fit, rival: Fit) -> bool:
    """Whether the words name a fact that agrees about as well as another one, or do not tell which they mean."""
    if one.score >= LIKELY and _is_open(case, rival):
        return True
    is_reached = one.relation == "exact" and case.is_long and one.reach > rival.reach
    is_long = significant(case.claim.written) > LONG
    # By the clauses before, too: 一产贡献率.
    least = NEARLY if is_reached or is_long else TIE
    return one.score - rival.score >= -least or _is_elsewhere(one, rival)


def _goes_on(case: Case, one: Fit) -> bool:
    """Whether a fact directly follows the one that confirms the number before the claim."""
    before = next((it for it in case.others if it.claim.rank == case.claim.rank - 1), None)
    if before is None or before.confirmed is None or not are_together(before.confirmed, one):
        return False
    return one.entry.claim.rank == before.confirmed.entry.claim.rank + 1


def _is_elsewhere(one: Fit, rival: Fit) -> bool:
    """Whether two facts of one topic are of two documents, so that no word tells which is meant."""
    facts = (one.entry.fact, rival.entry.fact)
    return facts[0].topic == facts[1].topic and facts[0].document != facts[1].document


def borrowed(case: Case) -> Fit | None:
    """The fact of another thing of the same kind that has the very number: 民营医院床位 with that of 公立医院."""
    claim = case.claim
    if significant(claim.written) < LONG or claim.stage in PLANNED:
        return None
    return next(
        (
            one
            for one in case.fits
            if one.agrees
            and one.relation == "exact"
            and one.score >= _ALIKE
            and _is_of_other_kind(case, one)
        ),
        None,
    )


def _is_of_other_kind(case: Case, one: Fit) -> bool:
    terms = {case.claim.term, one.entry.claim.term}
    return len(terms - {0}) > 1 or is_of_other_kind(case.claim, case.words(one.entry))


def _is_open(case: Case, rival: Fit) -> bool:
    """Whether the words beside the number name several facts alike, which have different numbers."""
    alike = {one.entry.claim.size for one in case.rivals if one.score >= rival.score - TIE}
    return len(alike) > 1


def _is_slip(case: Case, rival: Fit, *, is_alike: bool) -> bool:
    """Whether a slip is the likeliest reason for the difference from the number of the fact."""
    kinds = {case.claim.size.kind, rival.entry.claim.size.kind}
    is_chance = significant(case.claim.written) < 3 or rival.relation == "rounding"
    is_chance = is_chance and kinds not in ({"share", "point"}, {"share", "times"})
    ways = _SLIPS * significant(case.claim.written) if rival.relation == "digits" else 1
    likely = case.bar(rival, _SLIPPED, ways)
    is_alike = is_alike or kinds == {"share", "point"}
    if rival.score >= (min(likely, SURE) if is_alike else SURE):
        return is_alike or not is_chance
    return is_alike and not is_chance and rival.reach >= _REACHED and rival.score >= _BESIDE


def _is_of_another(case: Case) -> bool:
    """Whether a fact that the words may name as well has the number, hardly by chance."""
    is_long = significant(case.claim.written) >= LONG
    return is_long and any(
        one.agrees
        and one.relation == "exact"
        and max(one.score, one.reach) >= _BESIDE
        and not case.is_apart(one.entry)
        for one in case.fits
    )


def _is_plausible(case: Case, rival: Fit) -> bool:
    """Whether a number may be a mistake for another: it is of about the same size, or some fact has it."""
    said, true = abs(case.claim.size.amount), abs(rival.entry.claim.size.amount)
    return case.claim.size in case.pool.of_size or said <= 2 * true <= 4 * said


def _elsewhere(case: Case, rival: Fit) -> str:
    """Whether the number is that of the same thing at another place or time, or of a plan."""
    for one in case.fits:
        if one.relation == "exact" and one.entry.fact.topic == rival.entry.fact.topic:
            if not one.is_there:
                return "place"
            if one.time != "same":
                return "period"
            if one.stage != "same":
                return "plan"
    return ""
