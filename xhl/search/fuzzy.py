"""Fuzzy matching: by sound, by look, in pinyin, or with a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from .align import Alignment, Place, longest_gap, scan, trace
from .evidence import Evidence
from .interpret import Interpretation, interpretations
from .match import CharMatch, Likeness, Match, best_by_fact, widest
from .query import spellings
from .weights import BUDGET, EDIT, EDITABLE, ENOUGH, PRICE

if TYPE_CHECKING:
    from .corpus import Corpus, Searched
    from .marks import Marks
    from .tiers import Tier

_LONGER = (
    2  # units by which another spelling of a number may be longer: 十一 for 11, not 一千九百九十一
)
_MOST_PLACES = 8  # places of one cost in a text that are aligned


class Pattern:
    """An interpretation of a word, with the characters of a base that match its units.

    >>> from xhl import load
    >>> corpus = load().searcher.corpus
    >>> pattern = Pattern(corpus, interpretations("机站")[0])
    >>> pattern.possible, pattern.answers[0]["基"], pattern.budget, pattern.tokens == pattern.answers
    (True, (1, 'sound'), 2, True)
    >>> Pattern(corpus, interpretations("饕餮")[0]).possible
    False
    """

    def __init__(self, corpus: Corpus, interpretation: Interpretation) -> None:
        self._corpus = corpus
        self._chars: dict[tuple[Alignment, str], tuple[CharMatch, ...]] = {}
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


def fuzzy_matches(
    searched: Searched,
    word: str,
    *,
    syllables: bool = True,
    cuts: AbstractSet[int] = frozenset(),
) -> dict[int, Match]:
    """Fact -> the best match of a word, for the facts with the least cost; with ``cuts``, of the word
    as pinyin whose syllables end at these places.

    >>> from xhl import load
    >>> base = load()
    >>> found = fuzzy_matches(base.searcher.corpus, "检税降费")
    >>> {base.facts[fact].topic: match.how for fact, match in found.items()}["减税降费"]
    'sound'
    """
    read = [
        one._replace(is_respelled=spelling != word)
        for spelling in spellings(word, any_power=False)
        if len(tokens(spelling)) <= len(tokens(word)) + _LONGER
        for one in interpretations(spelling)
        if (syllables or one.kind != "pinyin")
        and (not cuts or (one.kind == "pinyin" and one.starts >= cuts))
    ]
    corpus, marks = searched.resembling(read), None
    if any(one.kind != "characters" for one in read):
        from .marks import Marks  # loads the readings in words

        marks = Marks(read)
        corpus = corpus.marked(marks)
    patterns = [pattern for one in read if (pattern := Pattern(corpus, one)).possible]
    ends = [scan(corpus, p.tiers, p.editable, p.budget) for p in patterns]
    most = max((p.price + p.budget for p in patterns), default=-1)
    for cost in range(most + 1):
        found = best_by_fact(
            hit
            for pattern, by_cost in zip(patterns, ends, strict=True)
            if 0 <= (own := cost - pattern.price) <= pattern.budget
            for place in _believed(corpus, pattern, by_cost, own)
            for hit in [
                (corpus.texts[place.text].fact, _match(corpus, word, pattern, place, marks))
            ]
        )
        if found:
            return found
    return {}


def _believed(corpus: Corpus, pattern: Pattern, ends: list[int], cost: int) -> list[Place]:
    """The places of one cost that are no coincidence, the best in each text."""
    new = ends[cost] & ~ends[cost - 1] if cost else ends[cost]
    if not new:
        return []
    evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
    believed, doubtful = [], defaultdict(list)
    for place in _places(corpus, pattern, evidence, new, cost):
        if evidence.surplus(place) >= ENOUGH:
            believed.append(place)
        else:
            doubtful[place.row].append(place)
    for places in doubtful.values():
        if evidence.of_row(places) >= ENOUGH:
            believed += places
    return sorted(evidence.prefer_words(believed), key=attrgetter("text"))


def _places(
    corpus: Corpus, pattern: Pattern, evidence: Evidence, ends: int, cost: int
) -> Iterator[Place]:
    """For each text, the place with the most evidence among those that end at these offsets."""
    reach = len(pattern.tiers) + longest_gap(len(pattern.tiers)) * (cost // EDIT)
    # Thousands of facts have the same words.
    traced = cache(lambda window: trace(window, pattern.answers, pattern.editable, cost))
    by_text = [
        (text, list(islice(ends_there, _MOST_PLACES)))
        for text, ends_there in groupby(_set_bits(ends), key=lambda end: corpus.text_at(end - 1))
    ]
    for text, ends_there in by_text:
        if not evidence.could_be_enough(corpus.texts[text].field, cost, len(by_text)):
            continue
        places = []
        for end in ends_there:
            start = max(corpus.starts[text], end - reach)
            window = corpus.joined[start:end]
            if aligned := traced(window):
                at = start - corpus.starts[text]
                places.append(Place(text, at, corpus.normals[text], aligned))
        if places:
            yield max(places, key=evidence.surplus) if len(places) > 1 else places[0]


def _set_bits(mask: int) -> Iterator[int]:
    """The positions of the set bits, from the lowest."""
    digits = bin(mask)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _match(corpus: Corpus, word: str, pattern: Pattern, place: Place, marks: Marks | None) -> Match:
    where = corpus.texts[place.text]
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
        pattern=Likeness(pattern.tokens, pattern.editable, cost, corpus.whole_numbers, marks),
        answers=answers,
    )
