"""The best hits for several words in a large base, without all matches of each word, which may be millions."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import islice, product
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..doubts import settled
from ..way import Certain
from .best_first import BestFirst, Places
from .corpus import PARTS
from .postings import all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ..corpus import Corpus
    from ..match import Match
    from ..way import Plan, Way
    from .corpus import LargeCorpus
    from .postings import Postings

    _Choice = Sequence[Places | None]  # for each word, unless it need not be matched
    # Those of some facts, given with their matches, that are wanted.
    Accept = Callable[[Mapping[int, tuple[Match, ...]]], Collection[int]]

_WORDS = 4  # in each fact, every word may be in a name or not
_CHOICES = 8  # of a place for each word
_UNITS = 1000  # more than any text has: the most points
_NONE: Mapping[str, Postings] = MappingProxyType({})
_AT_ONCE = 2000  # facts whose texts are in memory
_MENTION = 100  # points less: facts that only mention a word in their sentence come last


class Known(Certain):
    """Matches that are few, and known."""

    def __init__(self, corpus: LargeCorpus, known: Mapping[int, Match]) -> None:
        facts = corpus.index.these(known)
        super().__init__(lambda: [Places(facts, facts, _UNITS)], self._of)
        self._every = known

    def _of(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match."""
        facts = dict.fromkeys(text.fact for text in corpus.texts)
        return {fact: self._every[fact] for fact in facts if fact in self._every}

    def every(self) -> dict[int, Match]:
        """Fact -> its match."""
        return {**self._every}


class _Together(NamedTuple):
    """The matches of all words in a fact."""

    matches: tuple[Match, ...]

    @property
    def text(self) -> str:
        return "".join(match.text for match in self.matches)

    @property
    def points(self) -> float:
        mentions = any(match.field == "source" for match in self.matches)
        return _mean([match.points for match in self.matches]) - _MENTION * mentions


class Together:
    """The best matches of words in a large base, each in its way.

    >>> from xhl import load
    >>> from .corpus import LargeCorpus
    >>> from .memory import MemoryIndex
    >>> from ..literal import literal_plans
    >>> corpus = LargeCorpus(MemoryIndex(load().facts))
    >>> [plan] = literal_plans(["减税", "降费"])
    >>> sorted(Together.of(corpus, plan).first(1)), sorted(Together.of(corpus, plan).first(1, corpus.index.these([20])))
    ([19, 20, 21, 22, 23, 24], [20])
    """

    def __init__(
        self,
        corpus: LargeCorpus,
        words: Sequence[str],
        choices: Sequence[_Choice],
        ways: Sequence[Way],
        loose: Sequence[Postings | None],
    ) -> None:
        self._corpus, self._words, self._choices, self._ways = corpus, words, choices, ways
        self._loose = loose
        self._known: list[dict[int, Match]] = [{} for _ in ways]

    @classmethod
    def of(
        cls, corpus: LargeCorpus, plan: Plan, loose: Mapping[str, Postings] = _NONE
    ) -> Together | None:
        """The words of a plan; None if only all matches tell which are the best. A fact of those of a ``loose`` word
        need not match it.
        """
        words = plan.words
        if len(words) > _WORDS:
            return None
        ways = [plan.way(corpus, word) for word in words]
        each = [
            [*_with_facts(way), *([None] if word in loose else [])]
            for word, way in zip(words, ways, strict=True)
        ]
        choices = [choice for choice in islice(product(*each), _CHOICES + 2) if any(choice)]
        if len(choices) > _CHOICES:
            return None
        return cls(corpus, words, choices, ways, [loose.get(word) for word in words])

    @cached_property
    def _facts(self) -> list[Postings]:
        """The facts of each choice: those of all its places, which need not match the other words."""
        each = (zip(choice, self._loose, strict=True) for choice in self._choices)
        facts = ([place.facts if place else loose for place, loose in words] for words in each)
        common = self._corpus.common
        return [common(*(one for one in some if one is not None)) for some in facts]

    @property
    def are_named(self) -> bool:
        """Whether any fact may have all words in names."""
        return any(all_of(place.named for place in choice if place) for choice in self._choices)

    def best(self, limit: int | None) -> Mapping[int, tuple[Match, ...]] | None:
        """What `first` finds in the whole base; it is kept for the next plan, which may ask for the same."""
        if not limit:
            return self.first(None)
        key, known = (*self._ways, limit), self._corpus.best_of
        if key not in known:
            if len(known) >= PARTS:
                known.pop(next(iter(known)))
            known[key] = self.first(limit)
        return known[key]

    def first(
        self,
        limit: int | None,
        among: Postings | None = None,
        accept: Accept | None = None,
        least: float = 0.0,
    ) -> dict[int, tuple[Match, ...]] | None:
        """Fact -> the match of each word, for the facts with the best matches of all words, so many at least if so many
        may have the ``least`` points; of those among some facts which ``accept`` gives back. None if only all matches
        tell.
        """
        found: dict[int, _Together] = {}

        def look(facts: Sequence[int]) -> dict[int, _Together]:
            part = self._corpus.of(facts, *self._words)
            each = [way.matches(part) for way in self._ways]
            for of, own in zip(self._known, each, strict=True):
                of.update(own)
            new = {
                fact: _Together(tuple(of[fact] for of in self._known if fact in of))
                for fact in sorted(set().union(*each))
                if self._has_all(fact) and (among is None or fact in among)
            }
            if accept and new:
                wanted = accept({fact: of.matches for fact, of in new.items()})
                new = {fact: new[fact] for fact in wanted}
            found.update(new)
            return new

        everywhere = [one if among is None else one.among(among) for one in self._facts]
        if limit and self._corpus.are_many(everywhere):
            literal = [way.literal for way in self._ways]
            is_literal = all(literal) and not any(self._loose)
            first = BestFirst(
                self._corpus.whole.index,
                [[place for place in choice if place] for choice in self._choices],
                partial(self._corpus.few_with, *literal) if is_literal else None,
                has_numbers=any(word and not word.isalpha() for word in literal),
                sift=self._corpus.sift(*literal) if is_literal else None,
                facts=everywhere,
            )
            first.matches(limit, look, least=least)
        else:
            every = iter(any_of(everywhere))
            while some := [*islice(every, _AT_ONCE)]:
                look(some)
                if not limit:
                    self._forget(some)

        def doubted() -> set[int]:
            best = sorted((of.points for of in found.values()), reverse=True)[:limit]
            least = best[-1] if limit and len(best) == limit else -inf
            return {
                fact
                for fact, points in self._in_doubt()
                if points >= least and (among is None or fact in among)
            }

        if not settled(self._ways, doubted, self._corpus.written, look):
            return None
        return {fact: of.matches for fact, of in sorted(found.items())}

    @property
    def literal(self) -> Sequence[str]:
        """The words as they are typed, if texts need only contain these."""
        literal = [way.literal for way in self._ways]
        are_plain = literal == [*self._words] and all(map(str.isalpha, literal))
        return literal if are_plain else ()

    def known(self, among: Postings | None) -> tuple[Postings, Postings]:
        """Of some facts, those that the index knows to be about every word, or that need not match it; and others
        that may be.
        """
        index = self._corpus.index
        base = index.these(index.numbers) if among is None else among
        sure: list[Postings] = []
        unsure: list[Postings] = []
        for way, loose in zip(self._ways, self._loose, strict=True):
            facts = any_of(place.facts for place in way.places)
            each = [index.about(word, facts) for word in way.anywhere]
            known = any_of(own for own, _rest in each)
            rest = facts.without(known) if known.runs else facts
            if way.literal and each:
                [(_known, rest)] = each
            if loose is not None:
                rest = any_of([rest, loose.among(facts)]).without(known)
                known = any_of([known, loose.without(facts)])
            sure.append(known)
            unsure.append(rest)
        may = [any_of(some) for some in zip(sure, unsure, strict=True)]
        others = [all_of([base, one, *may[:i], *may[i + 1 :]]) for i, one in enumerate(unsure)]
        return all_of([base, *sure]), any_of(others)

    def _forget(self, facts: Sequence[int]) -> None:
        """Forget the matches of facts that were looked at, of which none is in doubt."""
        doubts = [way.doubtful for way in self._ways]
        for fact in facts:
            if not any(fact in doubt for doubt in doubts):
                for known in self._known:
                    known.pop(fact, None)

    def _has_all(self, fact: int) -> bool:
        """Whether a fact has all words, or need not match them."""
        words = zip(self._known, self._loose, strict=True)
        return all(fact in of or (loose is not None and fact in loose) for of, loose in words)

    def _in_doubt(self) -> Iterator[tuple[int, float]]:
        """Each fact that has all words if matches in doubt count, with its most points."""
        doubts = [way.doubtful for way in self._ways]
        for fact in set().union(*doubts):
            each = [
                max(own[fact].points if fact in own else -inf, doubt.get(fact, -inf))
                for own, doubt in zip(self._known, doubts, strict=True)
            ]
            needed = [one for one, of in zip(each, self._loose, strict=True) if of is None]
            if -inf not in needed:
                some = [one for one in each if one > -inf]
                yield fact, max(_mean(some), _mean(needed) if needed else max(some))


def _with_facts(way: Way) -> list[Places]:
    return [place for place in way.places if place.facts]


def _mean(points: Sequence[float]) -> float:
    return sum(points) / len(points)
