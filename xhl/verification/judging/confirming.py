"""The fact that confirms a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.places import mentions
from ..matching.case import LONG, NEARLY, RIVALLED, TIE, VERBATIM, Case, are_together, is_rate
from ..matching.fit import Fit, fit
from ..matching.names import plain
from ..matching.parts import leads
from ..matching.pool import Named
from ..matching.swapped import is_swapped
from ..reading.context import pairs, telling, weighed
from ..reading.sentence import simple
from ..reading.sizes import RATES, significant

if TYPE_CHECKING:
    from ..matching.pool import Entry

_VAGUE = 3  # fewer pairs of characters name little: 支出, 净利润
_ENOUGH = 0.2  # needed to confirm a number that one fact has by chance
_BACKED = 0.2  # less of it if the fact of a number beside it is in the same sentence
_PLANNED = 0.25
_FAR = 2  # numbers by which the distance of two may differ from that of their facts
_AROUND = {2: 0.6, 3: 0.4}  # needed if farther words help to confirm it
_LEAST_AROUND = 0.35


def confirming(case: Case) -> Fit | None:
    """The fact that has the number and agrees with the statement about it, if no other is as likely."""
    rival = case.rival
    agreeing = [one for one in case.fits if one.agrees and _is_of_same(case, one)]
    if not agreeing:
        return None
    best = max(
        agreeing, key=lambda one: (one.score, one.relation == "exact", not one.entry.fact.doubt)
    )
    if any(_is_meant(one) and one.score > best.score + _doubt(one) for one in case.fits):
        return None
    if rival and _is_of_other_time(case, best, rival):
        return None
    if any(_is_of_part(one, case, best) for one in case.fits):
        return None
    if any(_is_plainer(case, one, best) or _is_nearer(case, one, best) for one in case.rivals):
        return None
    rival = next((one for one in case.rivals if not _is_less_told(case, one, best)), None)
    lead = best.score - (rival.score if rival else 0.0)
    digits = significant(case.claim.written) if case.claim.written else 1
    if best.score >= case.bar(best, _ENOUGH) and _leads(case, best, rival, lead):
        return best
    best = max(agreeing, key=lambda one: one.score + one.reach)
    is_near = (best.score + best.reach) / 2 >= _AROUND.get(digits, _LEAST_AROUND)
    is_alone = rival is None or rival.score <= RIVALLED
    return best if is_near and is_alone and best.relation == "exact" and digits > 1 else None


def _leads(case: Case, best: Fit, rival: Fit | None, lead: float) -> bool:
    """Whether no other fact is named equally well. If another number of the sentence is that of the
    rival: whether the numbers fit the facts better as they are than exchanged.
    """
    if rival is None or lead >= TIE or best.score >= VERBATIM:
        return True
    gains = [
        (lead + other.score_of(rival) - other.score_of(best), other)
        for other in case.others
        if other.has(rival)
    ]
    gain, other = max(gains, key=lambda one: one[0], default=(lead, None))
    if gain >= TIE:
        return True
    is_long = significant(case.claim.written) > 1
    if other is None and is_long and lead >= 0 and best.reach >= rival.reach:
        return True
    is_vague = len(case.claim.near) <= _VAGUE or not are_together(best, rival)
    if other is None and is_vague and lead > -NEARLY:
        return lead + (best.reach - rival.reach) / 2 > -TIE
    if rival.entry.fact.source != best.entry.fact.source:
        return gain >= -TIE
    follows = rival.entry.claim.rank > best.entry.claim.rank
    is_in_order = other and (other.claim.rank > case.claim.rank) == follows
    return bool(is_in_order) and gain > -NEARLY


def _is_of_other_time(case: Case, best: Fit, rival: Fit) -> bool:
    """Whether a fact is of a time named before, and another of the same name is of the last time named."""
    period, theirs, other = case.claim.period, best.entry.period, rival.entry.period
    if not period or not theirs or not other or case.claim.direction == "from":
        return False
    is_alike = rival.score >= best.score - TIE and not case.pool.is_of_one_document
    return is_alike and period.meets(other) and not period.meets(theirs)


_TOTAL = pattern("总[数量额计]?$")


def _is_of_same(case: Case, one: Fit) -> bool:
    """Whether a fact that agrees is about the same thing, as far as the words tell."""
    if case.is_beside(one.entry):
        return False
    if one.score >= VERBATIM and not (one.entry.is_of_years and case.is_apart(one.entry)):
        return True
    is_named = case.claim.is_strange or not case.claim.is_nameless
    if is_named and one.relation == "exact" and case.is_taken(one):
        return False  # 涉案金额5元，追缴金额5元
    return not (case.is_apart(one.entry) or is_swapped(case.claim, case.words(one.entry)))


def _is_plainer(case: Case, rival: Fit, best: Fit) -> bool:
    """Whether a fact is named equally well, and the other has further words, not in the sentence."""
    mine, theirs = best.entry.fact, rival.entry.fact
    plain, topic = theirs.topic, mine.topic
    whole = _TOTAL.sub("", plain)
    is_total = whole != plain and not _TOTAL.search(topic) and mine.document == theirs.document
    if is_total and case.claim.near.keys() >= set(pairs(simple(whole))):
        plain = whole  # 教职工总数 and 中学教职工
    elif rival.score < best.score - TIE:
        return False
    if plain not in topic or plain == topic or best.entry.claim.direction == "from":
        return False
    return not any(pair in case.claim.wide for pair in pairs(simple(topic.replace(plain, " "))))


def _is_of_part(other: Fit, case: Case, best: Fit) -> bool:
    """Whether a clause before begins with the thing that another fact is of, and the one with the number is of the
    whole: 农业是基础，总产值5元, where 农业总产值 is less.
    """
    whole, topic = best.entry.fact.topic, other.entry.fact.topic
    if best.score >= VERBATIM or whole == topic or not topic.endswith(whole):
        return False
    home, part = best.entry.home.names, case.words(best.entry).part
    thing = plain(topic.removesuffix(whole))
    is_like = other.entry.claim.size.kind == best.entry.claim.size.kind and other.time == "same"
    return is_like and leads(thing, part, home)


def _is_less_told(case: Case, rival: Fit, best: Fit) -> bool:
    """Whether the clause before names the thing of which a fact has the very number, and the other fact is of the
    whole: 平原区领先，产值2952元.
    """
    claim, home = case.claim, best.entry.home
    if best.relation != "exact" or significant(claim.written) <= LONG or is_rate(claim):
        return False
    start = claim.span[0]
    clause = simple(claim.sentence[max(0, start - len(claim.clause)) : start])
    if claim.place.name not in (*home.names, "") or any(mentions(clause, home.names)):
        return False  # 平原区领先，全县产值2952元
    place = next((name for name in home.names if rival.entry.fact.topic.startswith(name)), "")
    whole, topic = rival.entry.fact.topic.removeprefix(place), best.entry.fact.topic
    thing, is_end, _ = topic.rpartition(whole)
    said = set(pairs(simple(thing)))
    return bool(is_end and said) and claim.wide.keys() >= said and topic.endswith(whole)


def _is_nearer(case: Case, rival: Fit, best: Fit) -> bool:
    """Whether a fact is named equally well beside the number, and the clauses before tell its further words
    later than those of the other one: 税收5亿元，占收入的60%, of which 非税收入 are 60%.
    """
    if rival.score < best.score - TIE or best.score >= VERBATIM:
        return False
    mine, theirs = (frozenset(pairs(simple(one.entry.fact.topic))) for one in (best, rival))
    said = weighed(case.claim.beside)
    ours, other = (
        max((said.get(pair, 0) for pair in one), default=0)
        for one in (mine - theirs, theirs - mine)
    )
    return not mine <= theirs and other > ours


def _is_meant(one: Fit) -> bool:
    """Whether a fact has the number, and something else is certainly wrong."""
    is_wrong = not one.turns or "other" in (one.time, one.stage)
    return one.relation == "exact" and one.is_there and is_wrong


def _doubt(meant: Fit) -> float:
    """How much better a fact with the number has to be named than a fact that agrees; much better for a
    plan, since a result may have been planned too.
    """
    return _PLANNED if meant.stage == "other" else TIE


def backed(case: Case, neighbours: Sequence[tuple[int, Entry]]) -> Fit | None:
    """The fact that has the number and is in its sentence beside the facts of neighbouring numbers, in
    the same order; ``neighbours`` have their distance in numbers from this one.
    """
    known = {id(one.entry) for one in case.fits}
    beside = {
        id(entry): entry
        for _apart, other in neighbours
        for entry in case.pool.by_source[other.fact.source]
        if id(entry) not in known
    }
    fits = [*case.fits, *(fit(case.claim, Named(0, 0, entry)) for entry in beside.values())]
    found = [
        one
        for one in fits
        if one.agrees
        and _is_of_same(case, one)
        and (
            all(
                one.score >= rival.score - NEARLY
                for rival in case.rivals
                if not case.claim.is_nameless or are_together(one, rival)
            )
            or _is_parallel(case, one, neighbours)
        )
        and not any(_is_of_other_time(case, one, rival) for rival in case.rivals)
        and not any(
            _is_meant(other) and other.score > one.score + _doubt(other) for other in case.fits
        )
        and (
            _is_told(case, one, neighbours)
            or _is_of_topic(case, one, neighbours)
            or _is_parallel(case, one, neighbours)
        )
    ]
    return max(found, key=lambda one: one.score, default=None)


def _is_told(case: Case, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
    """Whether a fact has the same place in its sentence as the number has in the article."""
    goes_on = any(_goes_on(one.entry, apart, other) for apart, other in neighbours)
    is_named = one.score >= case.bar(one, _ENOUGH - _BACKED)
    return goes_on and is_named


def _is_of_topic(case: Case, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
    """Whether a nameless number has a fact of the topic before: 游客87万人次，今年要达到100万人次."""
    kind = one.entry.claim.size.kind
    if kind in RATES:
        return False
    before = [it for apart, it in neighbours if apart < 0 and it.claim.size.kind == kind]
    if not before or case.claim.is_named or one.relation != "exact":
        return False
    topic, other = (frozenset(pairs(simple(it.fact.topic))) for it in (one.entry, before[-1]))
    return len(topic & other) * 2 >= len(topic | other)


def _is_parallel(case: Case, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
    """Whether a number is of the same as one before it, but of another thing, which its words name:
    二产贡献率为43.4%，居首位；三产42.5%.
    """
    topic, kind = one.entry.fact.topic, one.entry.claim.size.kind
    said = set(pairs(telling(case.claim.naming[0])))
    if not said <= set(pairs(simple(topic))):
        return False  # 三产投资占42.5%
    for apart, other in neighbours:
        theirs = other.fact.topic
        if apart > 0 or other.claim.size.kind != kind or other.fact.source != one.entry.fact.source:
            continue
        common = _common_end(topic, theirs)
        thing, before = (pairs(simple(name.removesuffix(common))) for name in (topic, theirs))
        near = frozenset(case.claim.near)
        is_said = bool(thing) and near >= set(thing) and near.isdisjoint(set(before) - set(thing))
        if is_said and len(set(pairs(simple(common))) - near) >= _VAGUE:
            return one.relation == "exact" and significant(case.claim.written) > 1
    return False


def _common_end(one: str, other: str) -> str:
    """The end that two texts share.

    >>> _common_end("第二产业贡献率", "第三产业贡献率")
    '产业贡献率'
    """
    apart = (
        i for i, chars in enumerate(zip(one[::-1], other[::-1], strict=False)) if len({*chars}) > 1
    )
    return one[len(one) - next(apart, min(len(one), len(other))) :]


def _goes_on(entry: Entry, apart: int, other: Entry) -> bool:
    """Whether the distance of two facts in their sentence is about that of their numbers in the article."""
    between = other.claim.rank - entry.claim.rank
    is_near = between * apart > 0 and abs(between - apart) < _FAR
    return entry.fact.source == other.fact.source and is_near
