"""A claim with the facts that it may be about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log10
from typing import TYPE_CHECKING

from ...text.printed_numbers import split_unit
from ..reading.part_of import are_of_other_parts
from ..reading.sizes import RATES, significant
from ..reading.stages import PLANNED
from .apart import NEW, are_apart, is_of_one_half, is_wider, words_of
from .fit import Fit, fit, is_against_same, is_of_part, is_of_year_over
from .parts import is_of_other_part
from .pool import Named

if TYPE_CHECKING:
    from ..reading.claim import Claim
    from .names import Words
    from .pool import Entry, Pool

# How well words name a fact, from 0 to 1; more if the whole sentence is the same except for its numbers.
VERBATIM = 1.5
SURE = 0.75  # needed to say that the fact has another number
SWAPPED = 0.6  # the same if another fact of the same sentence has the number
LIKELY = 0.5  # the same if a slip explains the number
NEARLY = 0.1
TIE = 0.02
RIVALLED = 0.4  # a fact named less than this is no other candidate
LONG = 3  # digits; of more, two facts hardly have the same by chance
_TENFOLD = 0.1  # more of it for each tenfold of facts that may agree by chance
_LEAST = 0.05


class Case:
    """A claim with the facts that it may be about, the likeliest first."""

    def __init__(self, claim: Claim, pool: Pool) -> None:
        self.claim = claim
        self.fits = _fits(claim, pool)
        self.others: Sequence[Case] = ()  # of the same sentence
        self.pool = pool
        self.confirmed: Fit | None = None  # the fact that confirms the claim, once that is known
        self._words: dict[int, Words] = {}  # of entries, by their identity

    def nearest(self, found: Sequence[Fit]) -> Fit | None:
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

    @cached_property
    def rivals(self) -> list[Fit]:
        """The facts with another number for what may be the same thing; asked once `others` are known."""
        return [one for one in self.fits if self._is_rival(one)]

    @property
    def rival(self) -> Fit | None:
        """The best named of them."""
        return self.rivals[0] if self.rivals else None

    def _is_rival(self, one: Fit) -> bool:
        is_same = (
            one.is_there and one.time == one.stage == "same" and not self._is_of_other_year(one)
        )
        if not is_same or one.relation in ("exact", "rounded", "within"):
            return False
        if self.is_beside(one.entry):
            return False
        theirs = one.entry.claim
        if self.claim.direction == "from" and any(
            other.ends(self.claim, one) for other in self.others
        ):
            return False
        if "from" in (self.claim.direction, theirs.direction) and not one.turns:
            return False
        is_other_rate = _is_share(self.claim) != _is_share(theirs) and theirs.size.kind == "share"
        if is_other_rate and one.relation != "unit" and one.score < VERBATIM:
            return False  # 占5% and 增长5%
        if not is_rate(self.claim) and _is_change(self.claim) != _is_change(theirs):
            return False  # 净增6家 and 达到58家, 比乙镇多6家
        is_bare = self.claim.size.kind == "" and bool(self.claim.unit)  # 1.5亿
        is_alike = theirs.size.kind == self.claim.size.kind or (is_bare and not is_rate(theirs))
        if theirs.size.kind == "count" and not one.relation and self._counts_other(theirs):
            return False  # 幼儿园4所 and 学位1080个
        is_like = (bool(one.relation) or is_alike) and not self.is_taken(one)
        return is_like and not self._is_wider(one) and not self._is_of_another(one)

    def _is_of_another(self, one: Fit) -> bool:
        """Whether the words tell a fact apart; of a copied sentence, or a slip, they may tell less."""
        if one.score >= VERBATIM:
            return False
        if one.relation in ("digits", "power", "unit"):
            return is_of_other_part(self.claim, one.entry, self.words(one.entry))
        return self.is_apart(one.entry)

    def _is_wider(self, one: Fit) -> bool:
        """Whether the words name a part of what a fact counts, and a fact of this part agrees."""
        lead = next(iter(self.claim.naming), "")  # else its name is put together: 城镇 in 城乡分别
        return self.claim.clause.endswith(lead) and any(
            is_wider(self.words(one.entry), self.words(own.entry)) for own in self._own.values()
        )

    def _is_of_other_year(self, one: Fit) -> bool:
        """Whether a fact is only of a time named before, and one that agrees is of that of the number."""
        period, theirs = self.claim.period, one.entry.period
        if not period or not theirs or period.meets(theirs):
            return False
        return any(
            own.entry.period is not None and period.meets(own.entry.period)
            for own in self._own.values()
        )

    def is_beside(self, entry: Entry) -> bool:
        """Whether a fact is a change, or what is new, and the claim how much there is, or the reverse, and its
        sentence tells that too: 企业达到97家，新增14家; 优良天数272天，比上年增加29天.
        """
        mine = _is_new(self.claim, self.claim.clause)
        kind, topic = entry.claim.size.kind, entry.fact.topic
        if kind in RATES or _is_new(entry.claim, topic) == mine:
            return False
        return any(
            NEW.sub("", other.fact.topic) == NEW.sub("", topic)
            and other.claim.size.kind == kind
            and _is_new(other.claim, other.fact.topic) == mine
            for other in self.pool.by_source[entry.fact.source]
        )

    def is_apart(self, entry: Entry) -> bool:
        """Whether the words tell that a number is of another thing than that of a fact."""
        terms = {self.claim.term, entry.claim.term} - {0}
        if len(terms) > 1 or self.is_of_other_owner(entry):
            return True
        of_both = self.claim, entry, self.words(entry)
        is_half = is_of_one_half(entry.fact.topic, of_both[2], self.pool.topics)
        return is_half or are_apart(*of_both) or is_of_other_part(*of_both)

    def words(self, entry: Entry) -> Words:
        """The words by which the claim and a fact are compared; several rules ask for them."""
        known = self._words.get(id(entry))
        if known is None:
            known = self._words[id(entry)] = words_of(self.claim, entry)
        return known

    def is_of_other_owner(self, entry: Entry) -> bool:
        """Whether a number that has no words of its own is of what another one counts than that of a fact:
        贷款5元，增长2% and 企业5家，增长2%.
        """
        if (
            not self.claim.is_owned
            or not entry.claim.is_owned
            or (mine := self._owner) in (None, entry)
        ):
            return False
        theirs = [one for one in self.pool.of_owner(entry) if one is not entry]
        return bool(theirs) and not any(
            one.claim.size == mine.claim.size or one.fact.topic == mine.fact.topic for one in theirs
        )

    def is_of_owner(self, entry: Entry) -> bool:
        """Whether a fact is of what the number before the claim counts, and tells no more of itself than the claim."""
        is_owned = self.claim.is_owned and entry.claim.is_owned
        return is_owned and self._owner in self.pool.of_owner(entry)

    @property
    def is_long(self) -> bool:
        """Whether the number has so many digits that two facts hardly have it by chance."""
        return significant(self.claim.written) >= LONG

    @property
    def _owner(self) -> Entry | None:
        """The fact that confirms the number before the claim that tells what it is of."""
        before = [one for one in self.others if one.claim.rank < self.claim.rank]
        owner = next((one for one in reversed(before) if not one.claim.is_owned), None)
        return owner.confirmed.entry if owner and owner.confirmed else None

    def _counts_other(self, fact: Claim) -> bool:
        """Whether a fact has another measure word than the number, which agrees with a fact with its own."""
        mine, theirs = split_unit(self.claim.unit)[1], split_unit(fact.unit)[1]
        if mine == theirs or significant(self.claim.written) < LONG:
            return False
        return any(split_unit(one.entry.claim.unit)[1] == mine for one in self._own.values())

    def is_taken(self, one: Fit) -> bool:
        """Whether another number of the sentence is that of the fact, and its words name the fact best."""
        return any(other.takes(one) for other in self.others)

    def takes(self, fit: Fit) -> bool:
        """Whether the number is that of a fact, and no other fact is named as well."""
        mine = self._own.get(id(fit.entry))
        best = self._best.get(fit.entry.claim.size.kind, 0.0)
        return mine is not None and mine.score >= best - TIE and mine.score > fit.score

    def ends(self, start: Claim, fit: Fit) -> bool:
        """Whether the number is that of a fact, and the end of a change that starts with another number."""
        is_end = self.claim.direction == "to" and self.claim.rank == start.rank + 1
        return is_end and self.has(fit)

    def has(self, rival: Fit) -> bool:
        """Whether a fact has the number and agrees with the whole statement about it."""
        return id(rival.entry) in self._own

    def score_of(self, fit: Fit) -> float:
        """How well the words of the claim name a fact."""
        return next((one.score for one in self.fits if one.entry is fit.entry), 0.0)

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

    def bar(self, one: Fit, least: float, ways: int = 1) -> float:
        """How well a fact has to be named if ``ways`` numbers would fit as well as that of the claim:
        agreement by chance is likelier with more facts of its kind and with fewer digits.
        """
        digits = significant(self.claim.written) if self.claim.written else 1
        facts = max(
            self.pool.kinds[kind] for kind in (self.claim.size.kind, one.entry.claim.size.kind)
        )
        return max(_LEAST, least + _TENFOLD * (log10(facts * ways) + 1 - digits))


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
        # Behind the sentence that is before it in the base, its year is not that told before.
        is_copied = entry.is_of_years and not claim.is_dated and claim.behind in pool.text
        said = claim._replace(period=None) if is_copied else claim
        one = fit(said, Named(VERBATIM, 1, entry))
        # Reports of several years have the same sentences with other numbers.
        is_same = pool.is_of_one_document and is_against_same(claim, entry.claim)
        is_same = is_same and not (
            is_of_part(claim, entry)
            or is_of_year_over(claim, entry)
            or are_of_other_parts(claim.part, entry.part)
        )
        is_silent = not entry.claim.period  # then the period of the fact counts
        may_be_then = one.time == "same" or (claim.stage in PLANNED and not claim.is_dated)
        is_same = is_same and (may_be_then or not is_silent)
        time = "same" if is_same else one.time
        is_placed = claim.places or claim.place.name in pool.homes
        is_there = one.is_there or not is_placed
        # The sentence of a plan may not say so itself, but only what stands above it.
        is_then = not claim.is_dated or claim.period == entry.claim.period
        is_open = entry.may_be_planned and not is_then  # 2023年 for 今年
        is_other = entry.claim.stage == "goal" and one.stage == "other" and not claim.is_ahead
        stage = one.stage if is_open or is_other else "same"
        found.append(one._replace(time=time, is_there=is_there, stage=stage))
    known = set(map(id, verbatim))
    return found + [fit(claim, one) for one in pool.named(claim) if id(one.entry) not in known]


def _year(one: Fit) -> int:
    return one.entry.period.last if one.entry.period else 0


def is_rate(claim: Claim) -> bool:
    """Whether a number is a share or in percentage points."""
    return claim.size.kind in RATES


def _is_share(claim: Claim) -> bool:
    return claim.comparison == "share"


def _is_new(claim: Claim, words: str) -> bool:
    return _is_change(claim) or NEW.search(words) is not None


def _is_change(claim: Claim) -> bool:
    """Whether a number is by how much something grew, or is more or less than another."""
    return is_growth(claim) or (claim.comparison == "difference" and claim.than is not None)


def is_growth(claim: Claim) -> bool:
    """Whether a number is by how much something grew or fell."""
    return claim.direction in ("up", "down")


def are_together(one: Fit, other: Fit) -> bool:
    """Whether two facts are in the same sentence."""
    return one.entry.fact.source == other.entry.fact.source
