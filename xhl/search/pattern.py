"""A word as it may have been typed, and the places in texts that are like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from ..text.normalize import readable
from .align import Alignment, Alike, Likeness, Place, longest_gap, scan, trace
from .evidence import Evidence
from .fields import NAMES
from .match import Best, CharMatch, Match, widest
from .weights import BUDGET, EDIT, EDITABLE, ENOUGH, PRICE

if TYPE_CHECKING:
    from .corpus import Corpus
    from .fields import Text
    from .interpret import Interpretation
    from .marks import Marks
    from .tiers import Tier

_MOST_PLACES = 8  # places of one cost in a text that are aligned


class Pattern:
    """An interpretation of a word, with the characters of a base that match its units."""

    def __init__(self, corpus: Corpus, interpretation: Interpretation) -> None:
        self._corpus = corpus
        self._chars: dict[tuple[Alignment, str], tuple[CharMatch, ...]] = {}
        self._matches: dict[tuple[str, str, int, Alignment], tuple[Match, float]] = {}
        self.whole_numbers = corpus.whole_numbers
        self.interpretation = interpretation
        self.price = PRICE[interpretation.kind]
        self.tiers: tuple[tuple[Tier, ...], ...] = tuple(
            corpus.tiers(unit) for unit in interpretation.units
        )
        self.editable = tuple(unit.kind in EDITABLE for unit in interpretation.units)
        budgets = BUDGET[interpretation.kind]
        self.budget = budgets[min(len(interpretation.units), len(budgets) - 1)]

    @property
    def possible(self) -> bool:
        """Whether the units without a matching character in the base are few enough to be slips."""
        unanswered = [
            free for tiers, free in zip(self.tiers, self.editable, strict=True) if not tiers
        ]
        return all(unanswered) and EDIT * len(unanswered) <= self.budget

    @cached_property
    def answers(self) -> tuple[dict[str, tuple[int, str]], ...]:
        """For each unit, the matching characters with (cost, how)."""
        return tuple(
            {char: (tier.cost, tier.how) for tier in tiers for char in tier.chars}
            for tiers in self.tiers
        )

    @cached_property
    def tokens(self) -> tuple[dict[str, tuple[int, str]], ...]:
        """The answers with numbers as in normal forms outside the corpus."""
        return tuple(
            {unit.typed: (0, "literal")} if unit.kind == "number" else answers
            for unit, answers in zip(self.interpretation.units, self.answers, strict=True)
        )

    def ends(self, cost: int) -> int:
        """The offsets in the corpus where matches of this cost end, and no cheaper ones."""
        ends = self._ends if cost < EDIT else self._ends_with_edits
        return ends[cost] & ~ends[cost - 1] if cost else ends[cost]

    @cached_property
    def _ends(self) -> list[int]:
        return scan(self._corpus, self.tiers, self.editable, min(self.budget, EDIT - 1))

    @cached_property
    def _ends_with_edits(self) -> list[int]:
        return scan(self._corpus, self.tiers, self.editable, self.budget)

    def chars_of(self, place: Place) -> tuple[CharMatch, ...]:
        """For each step of a match, what was typed and what was found."""
        key = place.aligned, place.row
        known = self._chars.get(key)
        if known is None:
            known = self._chars[key] = tuple(
                CharMatch(
                    "" if one.unit is None else readable(self.interpretation.units[one.unit].typed),
                    "" if one.at is None else self._corpus.readable(place.plain[place.at + one.at]),
                    one.how,
                )
                for one in place.aligned.steps
            )
        return known

    def scored(
        self, word: str, where: Text, place: Place, marks: Marks | None
    ) -> tuple[Match, float]:
        """The match of the word in a place, and its points; thousands of facts may have the same topic."""
        key = where.field, where.original, place.at, place.aligned
        known = self._matches.get(key)
        if known is None:
            match = _match(self, word, where, place, marks)
            known = self._matches[key] = match, match.points
        return known


def cheapest(corpus: Corpus, word: str, read: Sequence[Interpretation]) -> dict[int, Match]:
    """The matches with the least cost in some texts."""
    corpus, marks = marked(corpus, read)
    patterns = possible(corpus, read)
    most = max((p.price + p.budget for p in patterns), default=-1)
    each = (of_cost(corpus, word, patterns, cost, marks) for cost in range(most + 1))
    return next(filter(None, each), {})


def marked(corpus: Corpus, read: Sequence[Interpretation]) -> tuple[Corpus, Marks | None]:
    """The corpus with codes for other readings, if letters may be read."""
    if all(one.kind == "characters" for one in read):
        return corpus, None
    from .marks import Marks  # loads the readings in words

    marks = Marks(read)
    return corpus.marked(marks), marks


def possible(corpus: Corpus, read: Sequence[Interpretation]) -> list[Pattern]:
    """The interpretations of which no more units than may be slips lack a character in the base.

    >>> import xhl
    >>> from .interpret import interpretations
    >>> corpus = xhl.load().searcher.corpus
    >>> [len(possible(corpus, interpretations(word))) for word in ("机站", "饕餮")]
    [1, 0]
    """
    return [pattern for one in read if (pattern := Pattern(corpus, one)).possible]


def of_cost(
    corpus: Corpus, word: str, patterns: Sequence[Pattern], cost: int, marks: Marks | None
) -> dict[int, Match]:
    """Fact -> the best of the matches that cost so much."""
    best = Best()
    for pattern in patterns:
        if 0 <= (own := cost - pattern.price) <= pattern.budget:
            for place in _believed(corpus, pattern, own):
                where = corpus.texts[place.text]
                if best.may_gain(where.fact, where.field):
                    best.add(where.fact, *pattern.scored(word, where, place, marks))
    return best.matches


def _believed(corpus: Corpus, pattern: Pattern, cost: int) -> list[Place]:
    """The places of one cost that are no coincidence, the best in each text."""
    new = pattern.ends(cost)
    if not new:
        return []
    evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
    believed: list[Place] = []
    doubtful: defaultdict[str, list[Place]] = defaultdict(list)
    names, others = ends_by_text(corpus, new)
    count = len(names) + len(others)
    for place, surplus in best_places(corpus, pattern, evidence, names, cost, count):
        (believed if surplus >= ENOUGH else doubtful[place.row]).append(place)
    if cost < EDIT and not doubtful and not evidence.compares_words:
        # A match in a name without an edit is better than any other in the fact.
        done = {corpus.texts[place.text].fact for place in believed}
        others = [] if all(corpus.texts[text].fact in done for text, _ in others) else others
    for place, surplus in best_places(corpus, pattern, evidence, others, cost, count):
        (believed if surplus >= ENOUGH else doubtful[place.row]).append(place)
    for places in doubtful.values():
        if evidence.of_row(places) >= ENOUGH:
            believed += places
    return sorted(evidence.prefer_words(believed), key=attrgetter("text"))


_Ends = tuple[int, Sequence[int]]  # a text, and offsets in it


def ends_by_text(corpus: Corpus, ends: int) -> tuple[list[_Ends], list[_Ends]]:
    """The offsets of set bits by text: of names, and of others."""
    names: list[_Ends] = []
    others: list[_Ends] = []
    for text, found in groupby(_set_bits(ends), key=lambda end: corpus.text_at(end - 1)):
        start = corpus.starts[text]
        offsets = tuple(end - start for end in islice(found, _MOST_PLACES))
        (names if corpus.texts[text].field in NAMES else others).append((text, offsets))
    return names, others


def best_places(
    corpus: Corpus,
    pattern: Pattern,
    evidence: Evidence,
    by_text: Iterable[_Ends],
    cost: int,
    count: int,
) -> Iterator[tuple[Place, float]]:
    """For each text, the place with the most evidence among those that end at its offsets, and its surplus;
    in all, so many texts have any.
    """
    reach = len(pattern.tiers) + longest_gap(len(pattern.tiers)) * (cost // EDIT)
    # Thousands of facts have the same words, beside others that are no part of a match.
    traced = cache(lambda window: trace(window, pattern.answers, pattern.editable, cost))
    alike = Alike(pattern.answers)
    known: dict[tuple[str, str, Sequence[int]], tuple[Place, float] | None] = {}
    for text, ends in by_text:
        field, plain = corpus.texts[text].field, corpus.normals[text]
        key = field, plain, ends
        if key not in known:
            known[key] = None
            if evidence.could_be_enough(field, cost, count):
                first = corpus.starts[text]
                row = corpus.joined[first : first + max(ends)].translate(alike)
                starts = [max(0, end - reach) for end in ends]
                each = [
                    Place(text, start, plain, aligned)
                    for start, end in zip(starts, ends, strict=True)
                    if (aligned := traced(row[start:end]))
                ]
                if each:
                    best = max(each, key=evidence.surplus) if len(each) > 1 else each[0]
                    known[key] = best, evidence.surplus(best)
        if found := known[key]:
            place, surplus = found
            yield place._replace(text=text), surplus


def _set_bits(mask: int) -> Iterator[int]:
    """The positions of the set bits, from the lowest."""
    digits = bin(mask)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _match(pattern: Pattern, word: str, where: Text, place: Place, marks: Marks | None) -> Match:
    answers = pattern.chars_of(place)
    found = sum(step.at is not None and step.unit is not None for step in place.aligned.steps)
    cost = place.aligned.cost
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how=widest([answer.how for answer in answers]),
        cost=cost + pattern.price,
        units=len(pattern.interpretation.units),
        share=found / len(place.plain),
        pattern=Likeness(pattern.tokens, pattern.editable, cost, pattern.whole_numbers, marks),
        answers=answers,
    )
