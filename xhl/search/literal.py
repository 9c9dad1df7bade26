"""Literal matching: a text contains a word, both in normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from .match import Literal, Match, best_by_fact
from .query import spellings

if TYPE_CHECKING:
    from .corpus import Corpus, Searched


def literal_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of a word: as typed, else with its numbers in another form.

    >>> from xhl import load
    >>> base = load()
    >>> found = literal_matches(base.searcher.corpus, "减税降费")
    >>> {base.facts[fact].topic: match.field for fact, match in found.items()}["减税降费"]
    'topic'
    >>> literal_matches(base.searcher.corpus, "减水降费")
    {}
    """
    for spelling in spellings(word):
        part = corpus.containing(spelling)
        found = best_by_fact(
            (part.texts[text].fact, _match(part, text, word, spelling))
            for text in part.find(spelling)
            if spelling == word or _stands_whole(part, text, spelling)
        )
        if found:
            return found
    return {}


def _stands_whole(corpus: Corpus, text: int, spelling: str) -> bool:
    from .number_forms import stands_whole

    return stands_whole(readable(spelling), corpus.readable(corpus.normals[text]))


def _match(corpus: Corpus, text: int, word: str, spelling: str) -> Match:
    where = corpus.texts[text]
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how="literal" if spelling == word else "numeral",
        cost=0,
        units=len(tokens(word)),
        share=len(corpus.coded(spelling)) / len(corpus.normals[text]),
        pattern=Literal(spelling, corpus.whole_numbers),
    )
