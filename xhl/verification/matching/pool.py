"""The facts that claims are compared with, each read as the claim in its own sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

from ...text.months import part_of_period, parts_of_year
from ...text.patterns import pattern
from ...text.places import (
    beginning_province,
    in_title,
    is_county,
    mentions,
    provinces,
    short,
    usual_level,
    usual_province,
)
from ...text.plan_headings import names_plans
from ...text.spacing import unspaced
from ...text.times import LAST, Period, period_of, times
from ..reading import stages
from ..reading.claims import claims
from ..reading.context import pairs
from ..reading.sentence import Setting, simple
from ..reading.sizes import size
from ..reading.time_of import BROUGHT, SPAN
from .planned import is_after, of_open_time, prospects

if TYPE_CHECKING:
    from ...model import Document, Fact
    from ...text.months import Part
    from ..reading.claim import Claim
    from ..reading.sizes import Size
    from ..reading.stages import Stage

_LOOKED_AT = 40  # facts that are compared: those that share the most words with a claim
_UNKNOWN = 0.5  # weight of words that no fact has, relative to the rarest ones
_MENTIONED = 0.6  # weight of a word that is only in the sentence of a fact, not in its name
_FARTHER = 0.8  # weight of a word of a claim that is not beside the number
_ABBREVIATED = 0.6  # weight of a word that shortens the topic: 减碳 for 减少碳排放
_FARTHEST = 6  # greatest distance of its characters in the topic
_NATION = pattern("我国|全国|中国|31个省")
_OFTEN = 2  # a document about the whole country says so at least so many times
_WORD = pattern(r"\w+")
_ALIAS = 0.85  # score of an alias as a name
_ABOUT = 2  # years that a document is about


class Home(NamedTuple):
    """The place that a document is about: its names, its kind (区), and the places it names besides."""

    names: tuple[str, ...]
    level: str
    others: frozenset[str] = frozenset()  # places, where its title names none


class Entry(NamedTuple):
    """A fact with a number; ``claim`` is the claim of its sentence with that number."""

    fact: Fact
    claim: Claim
    period: Period | None
    part: Part | None  # of the year
    parts: frozenset[Part]  # all that its document names
    is_dated: bool  # whether its sentence or its document names the period
    years: frozenset[int]  # that its document is about, as far as it tells
    year: int  # of which its document gives most results; 0 if unknown
    told: int  # the last year of which its document gives results; 0 if unknown
    home: Home
    names: tuple[tuple[float, Mapping[str, float]], ...]  # (how good a name it is, its words)
    words: frozenset[str]
    short: frozenset[str]  # pairs of characters that shorten its topic
    may_be_planned: bool  # although no word beside the number says so
    # Whether it may be a sum of several years, although no word beside it says so.
    is_of_years: bool
    # The rank of the number in its sentence that tells what this one is of; -1 if unknown.
    owner: int
    name_words: frozenset[str]  # of all its names

    def is_of_other_years(self, period: Period | None) -> bool:
        """Whether the document is about other times than this one."""
        if not period or not self.years:
            return False
        return self.years.isdisjoint((period.first, period.last))


class Named(NamedTuple):
    """How well a claim names a fact, from 0 to 1: by the words beside the number, and by all around it."""

    score: float
    reach: float
    entry: Entry


class Pool:
    """Facts that can be searched for those that a claim may be about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        numbered = [fact for fact in facts if fact.quantity]
        self.text = simple("\n".join(dict.fromkeys(fact.source for fact in numbered)))
        self._homes = dict(_homes(numbered))
        self._years = dict(_years(numbered))
        self._parts = dict(_parts(numbered))
        self._told = dict(_told(numbered, self._homes))
        names = {name for home in self._homes.values() for name in home.names}
        self.homes = frozenset(names)
        names |= set(map(short, names)) - {""}
        names |= {one.place.name for one in mentions(self.text, names, "") if one.place.name}
        self.places = tuple(sorted(names))
        self.entries = tuple(self._entries(numbered))
        self.kinds = Counter(entry.claim.size.kind for entry in self.entries)
        self.by_frame: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
        self.by_source: defaultdict[str, list[Entry]] = defaultdict(list)
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self.of_size: defaultdict[Size, list[int]] = defaultdict(list)
        self._of_owner: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
        for rank, entry in enumerate(self.entries):
            self.by_frame[entry.claim.frame, entry.claim.rank].append(entry)
            self.by_source[entry.fact.source].append(entry)
            self.of_size[entry.claim.size].append(rank)
            self._of_owner[entry.fact.source, entry.owner].append(entry)
            for pair in entry.words | entry.short:
                self._having[pair].append(rank)

    @property
    def is_of_one_document(self) -> bool:
        """Whether all facts are of one document."""
        return len(self._homes) == 1

    @property
    def vocabulary(self) -> Container[str]:
        """The pairs of characters of the facts."""
        return self._having.keys()

    @cached_property
    def _weights(self) -> dict[str, float]:
        size = len(self.entries) + 1
        return {pair: log(1 + size / len(ranks)) for pair, ranks in self._having.items()}

    @cached_property
    def _unknown(self) -> float:
        return log(2 + len(self.entries)) * _UNKNOWN

    def _weight(self, pair: str) -> float:
        return self._weights.get(pair, self._unknown)

    def named(self, claim: Claim) -> list[Named]:
        """The facts that share words with a claim, best first."""
        shared: defaultdict[int, float] = defaultdict(float)
        for pair, weight in claim.wide.items():
            for rank in self._having.get(pair, ()):
                shared[rank] += self._weights[pair] * weight
        best = sorted(shared, key=lambda rank: (-shared[rank], rank))[:_LOOKED_AT]
        looked_at = set(best)
        others = (rank for rank in self.of_size.get(claim.size, ()) if rank not in looked_at)
        best += islice(others, _LOOKED_AT)
        total = sum(map(self._weight, claim.near)) or 1
        found = [self._named(claim, total, self.entries[rank]) for rank in best]
        return sorted(found, key=lambda one: -one.score)

    def share(self, words: Collection[str], text: str) -> float:
        """The share of the words of a claim that are in a text, by their weight; 1 if there are none."""
        own = frozenset(pairs(simple(text)))
        total = sum(map(self._weight, words))
        return sum(self._weight(pair) for pair in words if pair in own) / total if total else 1.0

    def _named(self, claim: Claim, total: float, entry: Entry) -> Named:
        known = entry.name_words
        explained = sum(
            self._weight(pair)
            * (1 if pair in known else _MENTIONED if pair in entry.words else _ABBREVIATED)
            for pair in claim.near
            if pair in entry.words or pair in entry.short
        )
        covered = reached = 0.0
        for worth, name in entry.names:
            whole = sum(map(self._weight, name)) or 1
            by_words = by_all = 0.0
            for pair in name:
                if pair in claim.wide:
                    weight = self._weight(pair)
                    by_all += weight
                    by_words += weight * (1 if pair in claim.near else _FARTHER * claim.wide[pair])
            covered = max(covered, worth * by_words / whole)
            reached = max(reached, worth * by_all / whole)
        return Named((explained / total + covered) / 2, reached, entry)

    @cached_property
    def _by_fact(self) -> dict[Fact, Entry]:
        return {entry.fact: entry for entry in self.entries}

    def entry_of(self, fact: Fact) -> Entry:
        """A fact as it is compared with claims."""
        return self._by_fact[fact]

    @cached_property
    def topics(self) -> dict[str, list[Entry]]:
        """The facts of each topic."""
        found = defaultdict(list)
        for entry in self.entries:
            found[entry.fact.topic].append(entry)
        return found

    def of_owner(self, entry: Entry) -> list[Entry]:
        """The facts of a sentence about the same thing as one of it; none if that is not told."""
        return self._of_owner[entry.fact.source, entry.owner] if entry.owner >= 0 else []

    def ending(self, words: str) -> list[Entry]:
        """The facts of all topics that are an end of some words, without the place of their document."""
        ends = (words[i:] for i in range(len(words) - 1))
        return [entry for end in ends for entry in self._placeless.get(end, ())[:_LOOKED_AT]]

    @cached_property
    def _placeless(self) -> dict[str, list[Entry]]:
        found = defaultdict(list)
        for entry in self.entries:
            topic = simple(entry.fact.topic)
            place = next((name for name in entry.home.names if topic.startswith(name)), "")
            found[topic.removeprefix(place)].append(entry)
        return found

    def of_topic(self, fact: Fact) -> list[Entry]:
        """The other facts of the same topic and place: of other times, or goals."""
        home = self._homes[fact.document]
        found = [one for one in self.topics[fact.topic] if one.home == home and one.fact != fact]
        return found[:_LOOKED_AT]

    # Facts as claims.

    def _entries(self, facts: Sequence[Fact]) -> Iterator[Entry]:
        said: dict[tuple[str, Stage], list[Claim]] = {}
        taken: Counter[tuple[str, str]] = Counter()
        for fact, may_be_planned, is_open in zip(
            facts, prospects(facts), of_open_time(facts), strict=True
        ):
            is_goal = names_plans(f"{fact.section.name} {fact.section.title}")
            setting = Setting(self.places, stage="goal" if is_goal else "")
            key = fact.source, setting.stage
            if key not in said:
                said[key] = claims(fact.source, setting)
            if claim := _claim_of(fact, said[key], taken, setting):
                owner = _owner(claim, said[key])
                is_open = is_open or SPAN.fullmatch(fact.period) is not None
                is_sum = is_open and bool(claim.direction or BROUGHT.search(claim.clause))
                yield self._entry(
                    fact, claim, owner, may_be_planned=may_be_planned, is_of_years=is_sum
                )

    def _entry(
        self, fact: Fact, claim: Claim, owner: int, *, may_be_planned: bool, is_of_years: bool
    ) -> Entry:
        period = _period(fact, claim)
        said = stages.stage(fact.quantity.qualifier if fact.quantity else "", "")
        if said in stages.PLANNED and claim.stage != "plan":
            claim = claim._replace(stage="goal")  # 达到 is said of results, 计划达到 is not
        year, told = self._told.get(fact.document, (0, 0))
        if claim.stage != "plan" and is_after(fact.document, period, year):
            claim = claim._replace(stage="goal")
        if claim.stage == "goal" and (claim.period or fact.period == fact.document.period):
            period = claim.period  # the document's period is that of its results
        topic = dict.fromkeys(pairs(simple(fact.topic)), 1.0)
        aliases = [dict.fromkeys(pairs(simple(alias)), 1.0) for alias in fact.aliases]
        names = ((1.0, claim.near), *((_ALIAS, alias) for alias in aliases))
        if not fact.doubt:  # else the topic may be wrong, and its sentence alone tells what it is
            names = ((1.0, topic), *names)
        words = frozenset(claim.wide).union(pairs(simple(fact.statement)), topic, *aliases)
        short = frozenset(_shortened(simple(fact.topic)))
        usual = fact.document.period
        is_last = fact.period.startswith(LAST)
        is_dated = claim.period is not None or is_last or not usual or fact.period in ("", usual)
        years = self._years[fact.document]
        home = self._homes[fact.document]
        may_be_planned = may_be_planned and claim.stage not in stages.PLANNED
        return Entry(
            fact,
            claim,
            period,
            claim.part or part_of_period(fact.period) or _part_in_title(fact, claim),
            self._parts[fact.document],
            is_dated,
            years,
            year,
            told,
            home,
            names,
            words,
            short,
            may_be_planned,
            is_of_years,
            owner,
            name_words=frozenset(pair for _, name in names for pair in name),
        )


def _period(fact: Fact, claim: Claim) -> Period | None:
    """The time of a fact; 上年 is the year before that of its sentence or its document."""
    usual = period_of(fact.document.period) or _dated(fact.document)
    if not fact.period:
        return claim.period or _dated(fact.document)
    if not fact.period.startswith(LAST):
        return period_of(fact.period)
    if claim.period or not usual:
        return claim.period
    return Period(usual.last - 1, usual.last - 1)


def _part_in_title(fact: Fact, claim: Claim) -> Part | None:
    """The months that the title of a document tells, of a result for which no others are told."""
    part = part_of_period(simple(unspaced(fact.document.title))) if claim.stage != "goal" else None
    return part if part and part[0] and not fact.period else None


def _shortened(topic: str) -> Iterator[str]:
    """The pairs of characters of a word of a topic that are in order, but not adjacent."""
    for word in _WORD.findall(topic):
        for i, char in enumerate(word):
            for other in word[i + 2 : i + _FARTHEST]:
                yield char + other


def _claim_of(
    fact: Fact, said: Sequence[Claim], taken: Counter[tuple[str, str]], setting: Setting
) -> Claim | None:
    """The claim that states a fact; if a sentence has several such claims, each fact takes the next."""
    assert fact.quantity is not None  # callers pass only facts with a number
    written, unit, _ = fact.quantity
    alike = [one for one in said if one.written == written]
    alike = [one for one in alike if one.unit == unit] or alike
    if not alike:
        alone = claims(fact.statement, setting)
        return next((one for one in alone if one.written == written), None)
    key = fact.source, f"{written} {unit}"
    taken[key] += 1
    claim = alike[(taken[key] - 1) % len(alike)]
    if claim.unit or not unit:
        return claim
    whole = size(Fraction(written), unit)  # in a table the head has it
    each = whole.amount / claim.size.amount if claim.size.amount else Fraction(1)
    return claim._replace(unit=unit, size=whole, step=claim.step * each)


def _owner(claim: Claim, said: Sequence[Claim]) -> int:
    """The rank of the number of a sentence that tells what a number is of, which may be its own; -1 if none does."""
    if not said or claim.sentence != said[0].sentence:
        return -1
    before = reversed(said[: claim.rank + 1])
    return next((one.rank for one in before if not one.is_owned), -1)


def _sources(facts: Iterable[Fact]) -> dict[Document, dict[str, None]]:
    """The sentences of each document, each once."""
    sources: defaultdict[Document, dict[str, None]] = defaultdict(dict)
    for fact in facts:
        sources[fact.document][unspaced(fact.source)] = None
    return sources


def _homes(facts: Iterable[Fact]) -> Iterator[tuple[Document, Home]]:
    for document, texts in _sources(facts).items():
        names = in_title(simple(document.title))
        names = names or in_title(simple(f"{document.author} {document.publisher}"))
        names = names or beginning_province(simple(document.title))
        text = simple("\n".join(texts))
        level = names[-1][-1] if names else usual_level(text)
        is_national = _NATION.search(document.title) or len(_NATION.findall(text)) >= _OFTEN
        if not names and not level and is_national:
            level = "国"
        if not names and level == "省":
            names = usual_province(text)
        named = () if names else mentions(text, (), "")
        others = frozenset(one.place.name for one in named if is_county(one.place.name))
        others |= frozenset() if names else provinces(text)
        yield document, Home(names, level, others)


def _years(facts: Iterable[Fact]) -> Iterator[tuple[Document, frozenset[int]]]:
    """The years that each document names most: the reported year and the year ahead."""
    for document, texts in _sources(facts).items():
        plain = {text: stages.looks_ahead(text) for text in map(simple, texts)}
        told = [text for text, is_ahead in plain.items() if not is_ahead]
        planned = [text for text, is_ahead in plain.items() if is_ahead]
        counts = Counter(chain.from_iterable(map(_years_of, told)))
        often = max(counts.values(), default=0) / 2
        named = {year for year, count in counts.most_common(_ABOUT) if count >= often}
        # A report of 2021 is about 2020, and so is one with plans for 2021.
        ahead = chain.from_iterable(map(_years_of, (simple(unspaced(document.title)), *planned)))
        yield document, frozenset(named.union(*({year, year - 1} for year in ahead)))


def _parts(facts: Iterable[Fact]) -> Iterator[tuple[Document, frozenset[Part]]]:
    """The parts of a year that each document names."""
    for document, texts in _sources(facts).items():
        named = (parts_of_year(simple(text)) for text in (unspaced(document.title), *texts))
        yield document, frozenset(part for _end, part in chain.from_iterable(named))


def _told(
    facts: Sequence[Fact], homes: Mapping[Document, Home]
) -> Iterator[tuple[Document, tuple[int, int]]]:
    """The year of most facts of each document, and the last of those of all documents about its place."""
    years: defaultdict[Document, Counter[int]] = defaultdict(Counter)
    for fact in facts:
        if period := period_of(fact.period):
            years[fact.document][period.last] += 1
    usual = {document: counts.most_common(1)[0][0] for document, counts in years.items()}
    last: Counter[tuple[str, ...]] = Counter()  # by the names of the place
    for document, year in usual.items():
        names = homes[document].names
        last[names] = max(last[names], year)
    for document, home in homes.items():
        yield document, (usual.get(document, 0), last[home.names])


def _years_of(text: str) -> list[int]:
    """The years that a text names, without those of comparisons."""
    periods = [time.period for time in times(text) if not time.is_beside]
    return [one.last for one in periods if one and one.first == one.last]


def _dated(document: Document) -> Period | None:
    """The year of a document, if its title tells it: a report of 2021年 may be about the year before."""
    period = next((time.period for time in times(simple(unspaced(document.title)))), None)
    is_year_after = period and document.date[:4] == str(period.last + 1)
    is_sure = is_year_after or "报告" not in document.title
    return period if period and is_sure and period.first == period.last else None
