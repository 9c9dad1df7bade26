"""Literal matching: a text contains a word, both in normal form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.normalize import is_number, readable, tokens
from .doubts import Certain
from .fields import NAMES
from .match import Best, Literal, Match, other_thing
from .query import spellings
from .weights import EDIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpus import Corpus, Searched
    from .large.corpus import LargeCorpus

_KEPT = 1 << 12  # matches


def literal_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of a word: as typed, else with its numbers in another form."""
    found = (
        matches_spelled(corpus, word, spelling)
        for spelling in spellings(word)
        if not corpus.lacks(spelling)
    )
    return next(filter(None, found), {})


def matches_spelled(corpus: Searched, word: str, spelling: str) -> dict[int, Match]:
    """Fact -> the literal match of one spelling of a word."""
    found = _Spelled(word, spelling, whole_numbers=corpus.whole_numbers)
    if corpus.limit and (first := corpus.best_first(spelling)):
        return first.matches(corpus.limit, lambda facts: found.matches(corpus.of(facts, spelling)))
    if few := corpus.literally(spelling):
        return found.matches(few)
    if named := corpus.by_name(spelling):
        best = found.add(Best(), named.names, named.facts)
        # No match in a sentence is better than one in a name, unless this is negated.
        surely = {fact for fact, match in best.matches.items() if not match.cost}
        return found.add(best, named.without(surely)).matches
    return found.matches(corpus.containing(spelling))


def literal_way(corpus: LargeCorpus, word: str) -> Literally | None:
    """The literal matches of a word in a large base: as it is typed, else with its numbers in another form; None if
    only all of them tell.
    """
    every = iter(spellings(word))
    spelling, other = next(every), next(every, "")
    # Another spelling counts only if no text has this one.
    while spelling and all(map(_may_start, tokens(spelling))):
        way, known = Literally(corpus, word, spelling), corpus.has
        if other and (word, spelling) not in known:
            known[word, spelling] = corpus.finds(way)
        if not other or known[word, spelling]:
            return way
        spelling, other = other, next(every, "")
    return None


def _may_start(token: str) -> bool:
    return token.isalpha() or is_number(token)


class _Spelled:
    """The literal matches of one spelling of a word."""

    def __init__(self, word: str, spelling: str, *, whole_numbers: bool) -> None:
        self._word, self._spelling = word, spelling
        self._pattern = Literal(spelling, whole_numbers)
        self._scored = lru_cache(_KEPT)(self._match)  # thousands of facts may have the same topic

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match."""
        return self.add(Best(), corpus).matches

    def add(self, best: Best, part: Corpus, facts: Sequence[Sequence[int]] | None = None) -> Best:
        """Add the matches for each of the facts that have a text."""
        for text in part.find(self._spelling):
            fact, field, original = part.texts[text]
            if not best.may_gain(fact, field) and not facts:
                continue
            if self._spelling == self._word or _stands_whole(part, text, self._spelling):
                plain = part.normals[text]
                word = part.coded(self._spelling)
                is_other = other_thing(word, plain, is_name=field in NAMES) != ""
                match = self._scored(field, original, len(plain), is_other)
                for one in facts[fact] if facts else (fact,):
                    best.add(one, *match)
        return best

    def _match(self, field: str, original: str, size: int, is_other: bool) -> tuple[Match, float]:
        match = Match(
            word=readable(self._word),
            field=field,
            text=original,
            how="literal" if self._spelling == self._word else "numeral",
            cost=EDIT if is_other else 0,
            units=len(tokens(self._word)),
            share=len(tokens(self._spelling)) / size,
            pattern=self._pattern,
        )
        return match, match.points


class Literally(Certain):
    """The literal matches of one spelling of a word, and where they may be."""

    def __init__(self, corpus: LargeCorpus, word: str, spelling: str) -> None:
        found = _Spelled(word, spelling, whole_numbers=corpus.whole_numbers)
        super().__init__(corpus.places(spelling), found.matches)
        self.literal, self.anywhere = spelling, {spelling: None}


def _stands_whole(corpus: Corpus, text: int, spelling: str) -> bool:
    from .number_forms import stands_whole

    return stands_whole(readable(spelling), corpus.readable(corpus.normals[text]))
