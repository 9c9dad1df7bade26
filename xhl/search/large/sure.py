"""The matches of a word in parts of a large base that are sure, and those that are in doubt until others are read."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from ..evidence import Evidence
from ..match import Best
from ..pattern import best_places, ends_by_text, marked, possible
from ..weights import EDIT, ENOUGH
from .candidates import is_finished

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ..align import Place
    from ..corpus import Corpus
    from ..interpret import Interpretation
    from ..match import Match
    from .best_first import Places

_TIMES = 8  # as many sentences as have a match, before others are looked at


class Sure:
    """The matches of a word that cost so much, without edits, and are none by chance whatever other texts there
    are, in all so many that may match.
    """

    literal = ""

    def __init__(
        self,
        word: str,
        read: Sequence[Interpretation],
        cost: int,
        texts: int,
        places: Sequence[Places] = (),
        every: Callable[[], dict[int, Match]] = dict,
    ) -> None:
        """``every`` finds all matches, of which none is in doubt then."""
        self._word, self._read, self._cost, self._texts = word, read, cost, texts
        self.places, self.every = places, every
        self._cutting: defaultdict[Interpretation, dict[int, float]] = defaultdict(dict)
        self._words: set[Interpretation] = set()  # those that find words
        self._rows: defaultdict[tuple[Interpretation, str], _Row] = defaultdict(_Row)
        self._doubted: set[int] = set()  # facts of which any match is or was in doubt
        self._known = Best()  # the matches of these
        self._seen: set[tuple[Interpretation, str]] = set()  # the characters of matches
        self.anywhere: dict[str, Match | None] = {}

    @property
    def doubtful(self) -> dict[int, float]:
        """The most points of matches in doubt: some by chance, others that are dropped if others find words."""
        found: dict[int, float] = {}
        cutting = (facts for one, facts in self._cutting.items() if one not in self._words)
        for facts in chain(cutting, (row.points for row in self._rows.values())):
            for fact, points in facts.items():
                found[fact] = max(points, found.get(fact, 0.0))
        return found

    def doubted(self, found: Mapping[int, Match], most: int) -> set[int]:
        """The facts with a match in doubt that may be among so many of the best, if these were found."""
        points = sorted((match.points for match in found.values()), reverse=True)[:most]
        least = points[-1] if len(points) == most else -inf
        return {fact for fact, doubt in self.doubtful.items() if doubt >= least}

    @property
    def is_finished(self) -> bool:
        """Whether the word is typed to the end."""
        return all(is_finished(one) for one in self._read if one.kind == "pinyin")

    @property
    def is_hopeless(self) -> bool:
        """Whether no match in doubt would be believed if many times as many sentences had it."""
        return not any(row.is_counted and row.could_be_believed for row in self._rows.values())

    def rows_of(self, facts: Collection[int]) -> Iterator[str]:
        """The characters of matches of some facts that are in doubt, if their sentences decide: see `doubts`."""
        for (_one, characters), row in self._rows.items():
            if row.is_counted and not row.points.keys().isdisjoint(facts):
                yield characters

    def decide(self, row: str) -> None:
        """Drop the matches of these characters that are still in doubt: all facts with them were looked at."""
        for (_one, characters), of in self._rows.items():
            if characters == row and of.is_counted:
                of.drop()

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match; also of facts that were looked at before, if their matches are no longer in
        doubt.
        """
        best = Best()
        self.add(best, corpus)
        for fact in self._doubted.intersection(best.matches):
            self._known.add(fact, best.matches[fact], best.matches[fact].points)
        return {fact: self._known.matches.get(fact, match) for fact, match in best.matches.items()}

    def add(self, best: Best, corpus: Corpus, facts: Sequence[Sequence[int]] | None = None) -> None:
        """Add the matches for each of the facts that have the text."""
        corpus, marks = marked(corpus, self._read)
        for pattern in possible(corpus, self._read):
            own = self._cost - pattern.price
            if not 0 <= own <= min(pattern.budget, EDIT - 1):
                continue
            one, evidence = (
                pattern.interpretation,
                Evidence(corpus, pattern.interpretation, pattern.tiers),
            )
            by_text = chain(*ends_by_text(corpus, pattern.ends(own)))
            for place, surplus in best_places(corpus, pattern, evidence, by_text, own, self._texts):
                where = corpus.texts[place.text]
                match, points = pattern.scored(self._word, where, place, marks)
                cuts = evidence.compares_words and evidence.cuts_word(place)
                if cuts:
                    self._doubted.add(where.fact)
                    doubts = self._cutting[one]
                    doubts[where.fact] = max(points, doubts.get(where.fact, 0.0))
                elif surplus < ENOUGH and not self._rows[one, place.row].is_believed:
                    self._doubted.add(where.fact)
                    row = self._rows[one, place.row]
                    row.add(where.fact, match, points, corpus.sentence(place.text))
                    # All matches of two syllables may tell otherwise.
                    row.is_counted = not facts and not evidence.compares_words
                    row.example = evidence, place
                    sentences = len(row.sentences)
                    if row.is_counted and evidence.of_sentences(place, sentences) >= ENOUGH:
                        row.believe(best)
                else:
                    if evidence.compares_words and evidence.is_a_word(place):
                        self._words.add(one)
                    self._note(one, place, evidence, match)
                    for fact in facts[where.fact] if facts else (where.fact,):
                        best.add(fact, match, points)

    def _note(self, one: Interpretation, place: Place, evidence: Evidence, match: Match) -> None:
        """Note whether the characters of a match are one wherever they stand."""
        key = one, place.row
        if key not in self._seen:
            self._seen.add(key)
            is_believed = key in self._rows and self._rows[key].is_believed
            if evidence.holds_anywhere(place, is_believed=is_believed):
                self.anywhere[place.row] = match


class _Row:
    """The matches of the same characters, in doubt until so many sentences have them that it is no chance."""

    def __init__(self) -> None:
        self.is_believed = self.is_dropped = False
        self.is_counted = False  # whether the number of sentences decides
        self.example: tuple[Evidence, Place]
        self._forget()

    def add(self, fact: int, match: Match, points: float, sentence: str) -> None:
        if self.is_dropped:
            return
        self.sentences.add(sentence)
        self.points[fact] = max(points, self.points.get(fact, 0.0))
        self._best.add(fact, match, points)

    def believe(self, best: Best) -> None:
        """Add all matches to others, and be no longer in doubt."""
        for fact, match in self._best.matches.items():
            best.add(fact, match, match.points)
        self.is_believed = True
        self._forget()

    @property
    def could_be_believed(self) -> bool:
        """Whether many times as many sentences would be enough."""
        evidence, place = self.example
        return evidence.of_sentences(place, _TIMES * len(self.sentences)) >= ENOUGH

    def drop(self) -> None:
        """Have no match, now and later."""
        self.is_dropped = not self.is_believed
        self._forget()

    def _forget(self) -> None:
        self.sentences, self.points, self._best = set[str](), dict[int, float](), Best()
