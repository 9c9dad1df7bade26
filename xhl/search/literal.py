"""Literal matching: a text contains a word, both in normal form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from .match import Best, Literal, Match
from .query import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .corpus import Corpus, Searched


def literal_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of a word: as typed, else with its numbers in another form."""
    found = (matches_spelled(corpus, word, spelling) for spelling in spellings(word))
    return next(filter(None, found), {})


def matches_spelled(corpus: Searched, word: str, spelling: str) -> dict[int, Match]:
    """Fact -> the literal match of one spelling of a word."""
    pattern = Literal(spelling, corpus.whole_numbers)

    @cache  # thousands of facts may have the same topic
    def scored(field: str, original: str, size: int) -> tuple[Match, float]:
        match = Match(
            word=readable(word),
            field=field,
            text=original,
            how="literal" if spelling == word else "numeral",
            cost=0,
            units=len(tokens(word)),
            share=len(tokens(spelling)) / size,
            pattern=pattern,
        )
        return match, match.points

    def add(best: Best, part: Corpus, facts: Sequence[Sequence[int]] | None = None) -> Best:
        for text in part.find(spelling):
            fact, field, original = part.texts[text]
            if not best.may_gain(fact, field) and not facts:
                continue
            if spelling == word or _stands_whole(part, text, spelling):
                match = scored(field, original, len(part.normals[text]))
                for one in facts[fact] if facts else (fact,):
                    best.add(one, *match)
        return best

    if corpus.limit and (first := corpus.best_first(spelling)):
        return first.matches(corpus.limit, lambda facts: add(Best(), corpus.of(facts)).matches)
    if few := corpus.literally(spelling):
        return add(Best(), few).matches
    if named := corpus.by_name(spelling):
        best = add(Best(), named.names, named.facts)
        return add(best, named.without(best.matches)).matches
    return add(Best(), corpus.containing(spelling)).matches


def _stands_whole(corpus: Corpus, text: int, spelling: str) -> bool:
    from .number_forms import stands_whole

    return stands_whole(readable(spelling), corpus.readable(corpus.normals[text]))
