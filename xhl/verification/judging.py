"""The judgement on one claim: which of the fitting facts confirms or contradicts it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log10
from typing import TYPE_CHECKING, Literal, NamedTuple

from .claims import simple
from .context import pairs
from .fit import Fit, fit, is_against_same
from .pool import Named
from .sizes import RATES, significant

if TYPE_CHECKING:
    from .claims import Claim
    from .pool import Entry, Pool

Word = Literal["confirmed", "contradicted", "unsupported"]

# How well words name a fact, from 0 to 1; more if the whole sentence is the same except for its numbers.
VERBATIM = 1.5
SURE = 0.75  # needed to say that the fact has another number
SWAPPED = 0.6  # the same if another fact of the same sentence has the number
LIKELY = 0.5  # the same if a slip explains the number
_VAGUE = 3  # fewer pairs of characters name little: 支出, 净利润
NEARLY = 0.1
TIE = 0.02
_ENOUGH = 0.2  # needed to confirm a number that one fact has by chance
_SLIPPED = 0.4  # needed to contradict a number from which a slip leads to one fact by chance
_SLIPS = 9  # numbers that a slip of one digit leads to
_TENFOLD = 0.1  # more of it for each tenfold of facts that may agree by chance
_LEAST = 0.05
_PLANNED = 0.25
_LONG = 3  # digits; of more, two facts hardly have the same by chance
_FAR = 2  # numbers by which the distance of two may differ from that of their facts
_BACKED = 0.2  # less of it if the fact of a number beside it is in the same sentence
_AROUND = {2: 0.6, 3: 0.4}  # needed if farther words help to confirm it
_LEAST_AROUND = 0.35
_REACHED = 0.6  # needed to contradict a number that is no coincidence by such words
_BESIDE = 0.3  # and the words beside it have to name the fact this well
_RIVALLED = 0.4  # and another fact less than this


class Finding(NamedTuple):
    """The verdict on a claim by itself, and the fact behind it."""

    word: Word
    reason: str = ""
    fit: Fit | None = None


class Case:
    """A claim with the facts that it may be about, the likeliest first."""

    def __init__(self, claim: Claim, pool: Pool) -> None:
        self.claim = claim
        self.fits = _fits(claim, pool)
        self.others: Sequence[Case] = ()  # of the same sentence
        self._pool = pool

    @property
    def finding(self) -> Finding:
        """The verdict of the facts on the claim."""
        if best := self._confirming():
            return Finding("confirmed", "rounded" if best.relation == "rounded" else "", best)
        for one, reason in (self._turned(), self._mistaken()):
            if one is not None and reason:
                return Finding("contradicted", reason, one)
        return Finding("unsupported", "", self._nearest(self._rivals or self.fits))

    def _nearest(self, found: Sequence[Fit]) -> Fit | None:
        """The fact to name beside a number: of those named equally well one of its kind and of the time that
        is meant, the latest.
        """
        alike = [one for one in found if one.score >= found[0].score - TIE]
        kind = self.claim.size.kind
        return max(
            alike,
            key=lambda one: (one.entry.claim.size.kind == kind, one.time == "same", _year(one)),
            default=None,
        )

    # Facts with another number.

    @cached_property
    def _rivals(self) -> list[Fit]:
        """The facts with another number for what may be the same thing; asked once `others` are known."""
        return [one for one in self.fits if self._is_rival(one)]

    @property
    def _rival(self) -> Fit | None:
        return self._rivals[0] if self._rivals else None

    def _is_rival(self, one: Fit) -> bool:
        is_same = one.is_there and one.time == one.stage == "same"
        if not is_same or one.relation in ("exact", "rounded"):
            return False
        theirs = one.entry.claim
        if "from" in (self.claim.direction, theirs.direction) and not one.turns:
            return False
        is_other_rate = _is_share(self.claim) != _is_share(theirs) and theirs.size.kind == "share"
        if is_other_rate and one.relation != "unit" and one.score < VERBATIM:
            return False  # 占5% and 增长5%
        if not _is_rate(self.claim) and _is_change(self.claim) != _is_change(theirs):
            return False  # 净增6家 and 达到58家
        is_bare = self.claim.size.kind == "" and bool(self.claim.unit)  # 1.5亿
        is_alike = theirs.size.kind == self.claim.size.kind or (is_bare and not _is_rate(theirs))
        return (bool(one.relation) or is_alike) and not self._is_taken(one)

    def _is_taken(self, one: Fit) -> bool:
        """Whether another number of the sentence is that of the fact, and its words name the fact best."""
        return any(other.takes(one) for other in self.others)

    def takes(self, fit: Fit) -> bool:
        """Whether the number is that of a fact, and no other fact is named as well."""
        mine = self._own.get(id(fit.entry))
        best = self._best.get(fit.entry.claim.size.kind, 0.0)
        return mine is not None and mine.score >= best - TIE and mine.score > fit.score

    @cached_property
    def _own(self) -> dict[int, Fit]:
        """The facts that agree with the claim, by their entries."""
        return {id(one.entry): one for one in self.fits if one.agrees}

    @cached_property
    def _best(self) -> dict[str, float]:
        """The score of the best named fact of the place and time, for each kind of size."""
        best: dict[str, float] = {}
        for one in self.fits:
            kind = one.entry.claim.size.kind
            if one.is_there and one.time == "same":
                best[kind] = max(one.score, best.get(kind, 0.0))
        return best

    # Facts with the number.

    def backed(self, neighbours: Sequence[tuple[int, Entry]]) -> Fit | None:
        """The fact that has the number and is in its sentence beside the facts of neighbouring numbers, in
        the same order; ``neighbours`` have their distance in numbers from this one.
        """
        known = {id(one.entry) for one in self.fits}
        beside = {
            id(entry): entry
            for _apart, other in neighbours
            for entry in self._pool.by_source[other.fact.source]
            if id(entry) not in known
        }
        fits = [*self.fits, *(fit(self.claim, Named(0, 0, entry)) for entry in beside.values())]
        found = [
            one
            for one in fits
            if one.agrees
            and all(one.score >= rival.score - NEARLY for rival in self._rivals)
            and not any(self._is_of_other_time(one, rival) for rival in self._rivals)
            and not any(
                self._is_meant(other) and other.score > one.score + _doubt(other)
                for other in self.fits
            )
            and (self._is_told(one, neighbours) or self._is_of_topic(one, neighbours))
        ]
        return max(found, key=lambda one: one.score, default=None)

    def _is_told(self, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
        """Whether a fact has the same place in its sentence as the number in the article, after those
        before it.
        """
        goes_on = any(_goes_on(one.entry, apart, other) for apart, other in neighbours)
        is_named = one.score >= self._bar(one, _ENOUGH - _BACKED)
        return goes_on and (is_named or self._is_next(one, neighbours))

    def _is_of_topic(self, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
        """Whether a number without a name has a fact of the same topic as the number before:
        游客87万人次，今年要达到100万人次.
        """
        kind = one.entry.claim.size.kind
        if kind in RATES:
            return False
        before = [it for apart, it in neighbours if apart < 0 and it.claim.size.kind == kind]
        if not before or self.claim.is_named or one.relation != "exact":
            return False
        topic, other = (frozenset(pairs(simple(it.fact.topic))) for it in (one.entry, before[-1]))
        return len(topic & other) * 2 >= len(topic | other)

    def _is_next(self, one: Fit, neighbours: Sequence[tuple[int, Entry]]) -> bool:
        """Whether a fact directly follows that of the previous number, and is the same not by chance: it
        has several digits, or is the growth of the other.
        """
        before = [other for apart, other in neighbours if apart == -1]
        if not any(one.entry.claim.rank == other.claim.rank + 1 for other in before):
            return False
        is_change = self.claim.direction == one.entry.claim.direction in ("up", "down")
        is_rate = is_change and self.claim.is_nameless and _is_rate(self.claim)
        return is_rate or (one.relation == "exact" and significant(self.claim.written) > 2)

    def _confirming(self) -> Fit | None:
        rival = self._rival
        agreeing = [one for one in self.fits if one.agrees]
        if not agreeing:
            return None
        best = max(agreeing, key=lambda one: (one.score, one.relation == "exact"))
        if any(self._is_meant(one) and one.score > best.score + _doubt(one) for one in self.fits):
            return None
        if rival and self._is_of_other_time(best, rival):
            return None
        if any(self._is_plainer(one, best) for one in self._rivals):
            return None
        lead = best.score - (rival.score if rival else 0.0)
        digits = significant(self.claim.written) if self.claim.written else 1
        if best.score >= self._bar(best, _ENOUGH) and self._leads(best, rival, lead):
            return best
        best = max(agreeing, key=lambda one: one.score + one.reach)
        is_near = (best.score + best.reach) / 2 >= _AROUND.get(digits, _LEAST_AROUND)
        is_alone = rival is None or rival.score <= _RIVALLED
        return best if is_near and is_alone and best.relation == "exact" and digits > 1 else None

    def _bar(self, one: Fit, least: float, ways: int = 1) -> float:
        """How well a fact has to be named if ``ways`` numbers would fit as well as that of the claim:
        agreement by chance is likelier with more facts of its kind and with fewer digits.
        """
        digits = significant(self.claim.written) if self.claim.written else 1
        facts = max(
            self._pool.kinds[kind] for kind in (self.claim.size.kind, one.entry.claim.size.kind)
        )
        return max(_LEAST, least + _TENFOLD * (log10(facts * ways) + 1 - digits))

    def _is_of_other_time(self, best: Fit, rival: Fit) -> bool:
        """Whether a fact is of a time named before, and another of the same name is of the last time named."""
        period, theirs, other = self.claim.period, best.entry.period, rival.entry.period
        if not period or not theirs or not other or self.claim.direction == "from":
            return False
        is_alike = rival.score >= best.score - TIE and not self._pool.is_of_one_document
        return is_alike and period.meets(other) and not period.meets(theirs)

    def _is_plainer(self, rival: Fit, best: Fit) -> bool:
        """Whether a fact is named equally well, and the other one has further words that are not in the
        sentence.
        """
        plain, topic = rival.entry.fact.topic, best.entry.fact.topic
        is_longer = plain in topic and plain != topic and best.entry.claim.direction != "from"
        if not is_longer or rival.score < best.score - TIE:
            return False
        return not any(pair in self.claim.wide for pair in pairs(simple(topic.replace(plain, " "))))

    @staticmethod
    def _is_meant(one: Fit) -> bool:
        """Whether a fact has the number, and something else is certainly wrong."""
        is_wrong = not one.turns or "other" in (one.time, one.stage)
        return one.relation == "exact" and one.is_there and is_wrong

    def _leads(self, best: Fit, rival: Fit | None, lead: float) -> bool:
        """Whether no other fact is named equally well. If another number of the sentence is that of the
        rival: whether the numbers fit the facts better as they are than exchanged.
        """
        if rival is None or lead >= TIE or best.score >= VERBATIM:
            return True
        gains = [
            (lead + other.score_of(rival) - other.score_of(best), other)
            for other in self.others
            if other.has(rival)
        ]
        gain, other = max(gains, key=lambda one: one[0], default=(lead, None))
        if gain >= TIE:
            return True
        is_long = significant(self.claim.written) > 1
        if other is None and is_long and lead >= 0 and best.reach >= rival.reach:
            return True
        is_vague = len(self.claim.near) <= _VAGUE or not _are_together(best, rival)
        if other is None and is_vague and lead > -NEARLY:
            return lead + (best.reach - rival.reach) / 2 > -TIE
        if rival.entry.fact.source != best.entry.fact.source:
            return gain >= -TIE
        follows = rival.entry.claim.rank > best.entry.claim.rank
        is_in_order = other and (other.claim.rank > self.claim.rank) == follows
        return bool(is_in_order) and gain > -NEARLY

    def score_of(self, fit: Fit) -> float:
        """How well the words of the claim name a fact."""
        return next((one.score for one in self.fits if one.entry is fit.entry), 0.0)

    def has(self, rival: Fit) -> bool:
        """Whether a fact has the number and agrees with the whole statement about it."""
        return id(rival.entry) in self._own

    def _turned(self) -> tuple[Fit | None, str]:
        """The fact that has the number, but another direction, time, stage or place; and which of these
        differs.
        """
        right = [one for one in self.fits if one.relation in ("exact", "rounded")]
        if not right:
            return None, ""
        rival = self._rival
        best = max(right, key=lambda one: (one.is_there, one.score))
        is_unlike_chance = significant(self.claim.written) > _LONG and best.score >= _RIVALLED
        is_best = best.score >= LIKELY and (rival is None or best.score - rival.score >= -TIE)
        if not is_best and not is_unlike_chance:
            return None, ""
        if not best.is_there:
            is_known = self.claim.place.name in self._pool.homes and rival is not None
            is_sure = is_known and best.score >= SURE and significant(self.claim.written) > 1
            return (best, "place") if is_sure else (None, "")
        if not best.turns and best.time == "same":
            theirs = best.entry.claim
            is_change = self.claim.size.kind in RATES or theirs.direction
            is_sure = (is_change or theirs.stage == "done") and not self.claim.is_led
            return (best, "direction") if is_sure else (None, "")
        if best.stage == "other":
            return self._nearest([best, *(one for one in right if one.score == best.score)]), "plan"
        return (best, "period") if best.time == "other" and best.turns else (None, "")

    # The fact that the words name, and the slip that turns its number into that of the claim.

    def _mistaken(self) -> tuple[Fit | None, str]:
        if not self._rivals:
            return None, ""
        best = max(self._rivals, key=self._suspicion)
        reason = self._mistake(best)
        if reason in ("other", "digits"):
            elsewhere = self._elsewhere(best)
            if elsewhere == "place" and self.claim.place.name not in self._pool.homes:
                return best, ""  # the text does not tell its place
            is_open = self.claim.is_ahead and not self.claim.stage and not self.claim.is_dated
            if elsewhere == "plan" and is_open:
                return best, ""  # nor whether it is planned: 今年再建5所
            reason = elsewhere or reason
        return best, reason

    def _suspicion(self, one: Fit) -> float:
        """How likely it is that a wrong number was meant for a fact."""
        is_alike = self.claim.comparison == one.entry.claim.comparison
        is_change = bool(self.claim.direction) == bool(one.entry.claim.direction)
        return one.score + NEARLY * (bool(one.relation) + is_alike + is_change)

    def _mistake(self, rival: Fit) -> str:
        if rival.score >= VERBATIM:
            is_said = any(
                one.relation == "exact" and one.is_there and one.score >= VERBATIM
                for one in self.fits
            )  # of another time
            return "" if is_said and not self.claim.is_dated else rival.relation or "other"
        is_strange = self.claim.is_strange and not (rival.relation and rival.score >= SURE)
        if is_strange or any(self._may_be(one, rival) for one in self.fits):
            return ""
        is_alike = self.claim.comparison == rival.entry.claim.comparison
        is_apart = self.claim.comparison == "difference" and not self.claim.is_against_time
        if is_apart and not rival.relation:
            return ""  # from another thing
        if rival.relation:
            return rival.relation if self._is_slip(rival, is_alike=is_alike) else ""
        is_swapped = any(
            one.relation == "exact" and one.is_there and _are_together(one, rival)
            for one in self.fits
        )
        is_named = rival.score >= (SWAPPED if is_swapped else SURE)
        return "other" if is_alike and is_named and self._is_plausible(rival) else ""

    def _may_be(self, one: Fit, rival: Fit) -> bool:
        """Whether a fact has the number, but it is uncertain whether all else agrees."""
        is_right = one.relation in ("exact", "rounded") and one.is_there
        is_right = is_right and (one.turns or self.claim.is_led)
        if not is_right or "other" in (one.time, one.stage):
            return False
        if one.agrees or not one.turns:
            if one.agrees and one.score >= LIKELY and self._is_open(rival):
                return True
            is_long = one.agrees and significant(self.claim.written) > _LONG
            return one.score >= rival.score - (NEARLY if is_long else TIE)
        is_of_same = one.entry.fact.topic == rival.entry.fact.topic
        if is_of_same and one.stage == "unsure" and self.claim.stage == "goal":
            return False  # the goal of the same topic is another
        return one.score >= rival.score - NEARLY

    def _is_open(self, rival: Fit) -> bool:
        """Whether the words beside the number name several facts alike, which have different numbers."""
        alike = {one.entry.claim.size for one in self._rivals if one.score >= rival.score - TIE}
        return len(alike) > 1

    def _is_slip(self, rival: Fit, *, is_alike: bool) -> bool:
        """Whether a slip is the likeliest reason for the difference from the number of the fact."""
        kinds = {self.claim.size.kind, rival.entry.claim.size.kind}
        is_chance = significant(self.claim.written) < 3 or rival.relation == "rounding"
        is_chance = is_chance and kinds not in ({"share", "point"}, {"share", "times"})
        ways = _SLIPS * significant(self.claim.written) if rival.relation == "digits" else 1
        likely = self._bar(rival, _SLIPPED, ways)
        is_alike = is_alike or kinds == {"share", "point"}
        if rival.score >= (min(likely, SURE) if is_alike else SURE):
            return is_alike or not is_chance
        return is_alike and not is_chance and rival.reach >= _REACHED and rival.score >= _BESIDE

    def _is_plausible(self, rival: Fit) -> bool:
        """Whether a number may be a mistake for another: it is of about the same size, or some fact has it."""
        said, true = abs(self.claim.size.amount), abs(rival.entry.claim.size.amount)
        return self.claim.size in self._pool.of_size or said <= 2 * true <= 4 * said

    def _elsewhere(self, rival: Fit) -> str:
        """Whether the number is that of the same thing at another place or time, or of a plan."""
        for one in self.fits:
            if one.relation == "exact" and one.entry.fact.topic == rival.entry.fact.topic:
                if not one.is_there:
                    return "place"
                if one.time != "same":
                    return "period"
                if one.stage != "same":
                    return "plan"
        return ""


def _fits(claim: Claim, pool: Pool) -> list[Fit]:
    verbatim = [
        entry
        for entry in pool.by_frame.get((claim.frame, claim.rank), ())
        if not (claim.is_dated and entry.is_of_other_years(claim.period))
        and (
            not (claim.is_dated and claim.period and entry.claim.period)
            or claim.period.meets(entry.claim.period)
        )
    ]
    found = []
    for entry in verbatim:
        one = fit(claim, Named(VERBATIM, 1, entry))
        # Reports of several years have the same sentences with other numbers.
        is_same = pool.is_of_one_document and is_against_same(claim, entry.claim)
        time = "same" if is_same else one.time
        is_placed = claim.places or claim.place.name in pool.homes
        is_there = one.is_there or not is_placed
        found.append(one._replace(time=time, is_there=is_there, stage="same"))
    known = set(map(id, verbatim))
    return found + [fit(claim, one) for one in pool.named(claim) if id(one.entry) not in known]


def _doubt(meant: Fit) -> float:
    """How much better a fact with the number has to be named than a fact that agrees; much better for a
    plan, since a result may have been planned too.
    """
    return _PLANNED if meant.stage == "other" else TIE


def _goes_on(entry: Entry, apart: int, other: Entry) -> bool:
    """Whether the distance of two facts in their sentence is about that of their numbers in the article."""
    between = other.claim.rank - entry.claim.rank
    is_near = between * apart > 0 and abs(between - apart) < _FAR
    return entry.fact.source == other.fact.source and is_near


def _year(one: Fit) -> int:
    return one.entry.period.last if one.entry.period else 0


def _is_rate(claim: Claim) -> bool:
    return claim.size.kind in RATES


def _is_share(claim: Claim) -> bool:
    return claim.comparison == "share"


def _is_change(claim: Claim) -> bool:
    return claim.direction in ("up", "down")


def _are_together(one: Fit, other: Fit) -> bool:
    return one.entry.fact.source == other.entry.fact.source
