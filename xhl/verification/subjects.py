"""Documents that do not tell their year or their place: each is about one, whichever the article means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.places import short

if TYPE_CHECKING:
    from ..model import Document
    from .matching.pool import Entry, Pool
    from .verdict import Verdict

_Subject = tuple["Document | None", object]


def consistent(said: Sequence[Verdict], pool: Pool) -> list[Verdict]:
    """The verdicts without confirmations of another year or place than an article means by a document that
    does not tell its own: that of most numbers which the document confirms.
    """
    for subject in (_year, _place, _home):
        said = _of_most(said, pool, subject)
    return _of_one_edition(said, pool)


def _of_most(
    said: Sequence[Verdict], pool: Pool, subject: Callable[[Verdict, Entry], _Subject | None]
) -> list[Verdict]:
    """``subject`` is what a verdict is about, and all that is about the same: None if that is told."""
    subjects = [
        subject(one, pool.entry_of(one.facts[0])) if one.verdict == "confirmed" else None
        for one in said
    ]
    counts: defaultdict[Document | None, Counter[object]] = defaultdict(Counter)
    for group, about in filter(None, subjects):
        counts[group][about] += 1
    most = {group: _most(of_group) for group, of_group in counts.items()}
    return [
        one._replace(verdict="unsupported", reason="")
        if about
        and about[1]
        and about[1] != most[about[0]]
        and (subject is not _year or _tells(one, pool))
        and (most[about[0]] or subject is not _place or _is_strange(one, said, pool))
        else one
        for one, about in zip(said, subjects, strict=True)
    ]


def _of_one_edition(said: Sequence[Verdict], pool: Pool) -> list[Verdict]:
    """The verdicts without confirmations by a report of another year than most numbers without a time are of, among
    those of a place: in an article that tells no year, each could else be of any.
    """
    over_time = set(_over_time(said, pool))
    editions = [
        _editions(one, pool) if rank not in over_time else ((), frozenset[int]())
        for rank, one in enumerate(said)
    ]
    counts: defaultdict[tuple[str, ...], Counter[object]] = defaultdict(Counter)
    for home, years in editions:
        if len(years) == 1:
            counts[home].update(years)
    most = {home: _most(of_home) for home, of_home in counts.items()}
    return [
        one._replace(verdict="unsupported", reason="")
        if years and most.get(home) and most[home] not in years
        else one
        for one, (home, years) in zip(said, editions, strict=True)
    ]


_NOW = pattern("现|如今|目前|眼下|增|升|达|[、，,至到→—-]$")


def _over_time(said: Sequence[Verdict], pool: Pool) -> Iterator[int]:
    """The ranks of numbers that a sentence tells of one thing at several times, in order: 收入连年增长：3元、4元; the
    later may come first if the words between do not go on from it: 收入4元，上期3元.
    """
    told: defaultdict[tuple[str, str], list[tuple[int, int, tuple[int, int]]]] = defaultdict(list)
    for rank, one in enumerate(said):
        fact = one.facts[0] if one.verdict == "confirmed" and one.reason != "computed" else None
        if fact and (period := pool.entry_of(fact).period):
            told[one.claim.sentence, fact.topic].append((rank, period.last, one.claim.span))
    for (sentence, _topic), numbers in told.items():
        for (rank, year, (_, end)), (other, last, (start, _)) in pairwise(numbers):
            if year < last or (year > last and not _NOW.search(sentence[end:start])):
                yield from (rank, other)


_FORMER = pattern("[上去前]一?年|此前|原|曾|当时|[比较由从自][^，,；;。]*$")


def _editions(one: Verdict, pool: Pool) -> tuple[tuple[str, ...], frozenset[int]]:
    """The place of the facts that confirm a number without a time, and the years of which these are."""
    claim = one.claim
    is_told = bool(claim.period or claim.last_years) or claim.is_this_year
    is_former = claim.direction == "from" or _FORMER.search(claim.sentence, 0, claim.span[0])
    if one.verdict != "confirmed" or one.reason == "computed" or is_told or is_former:
        return (), frozenset()
    entry = pool.entry_of(one.facts[0])
    alike = [it for it in pool.of_topic(one.facts[0]) if it.claim.size == entry.claim.size]
    years = (
        it.period.last if it.period and it.period.last == it.year else 0 for it in (entry, *alike)
    )
    return entry.home.names, frozenset(filter(None, years))


def _is_strange(one: Verdict, said: Sequence[Verdict], pool: Pool) -> bool:
    """Whether the sentence of a number names its place, which is not the first that the article names, or
    which no fact mentions.
    """
    name = one.claim.place.name
    first = next((it.claim.place.name for it in said if it.claim.place.name), "")
    is_own = name == first and (short(name) or name) in pool.text
    return name in one.claim.places and not is_own


def _tells(one: Verdict, pool: Pool) -> bool:
    """Whether the sentence of a number tells its year, or the document tells no year at all."""
    return one.claim.is_dated or not pool.entry_of(one.facts[0]).years


def _most(counts: Counter[object]) -> object:
    """What is counted most; None if there are several."""
    (most, count), *others = counts.most_common(2)
    return most if not others or count > others[0][1] else None


def _year(verdict: Verdict, entry: Entry) -> _Subject | None:
    """The year of a number; 0 if the article tells none."""
    claim, fact = verdict.claim, entry.claim
    if (
        entry.period
        or len(entry.years) == 1
        or "goal" in (claim.stage, fact.stage)
        or fact.direction == "from"
    ):
        return None
    return entry.fact.document, claim.period.last if claim.period else 0


def _place(verdict: Verdict, entry: Entry) -> _Subject | None:
    """The place of a number; empty if the article tells none."""
    name = (
        verdict.claim.place.name or verdict.claim.place.level
    )  # 全省, in an article about a district
    if entry.home.names or (name and (short(name) or name) in entry.fact.statement):
        return None
    return entry.fact.document, name


def _home(verdict: Verdict, entry: Entry) -> _Subject | None:
    """The place of the document that has a number for which the article names none."""
    is_told = verdict.claim.place.name or not entry.home.names
    return None if is_told else (None, entry.home.names)
