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
    found = (matches_spelled(corpus, word, spelling) for spelling in spellings(word))
    return next(filter(None, found), {})


def matches_spelled(corpus: Searched, word: str, spelling: str) -> dict[int, Match]:
    """Fact -> the literal match of one spelling of a word.

    >>> from xhl import load
    >>> from ..text.normalize import normal
    >>> corpus, typed, other = load().searcher.corpus, normal("五G基站"), normal("5G基站")
    >>> len(matches_spelled(corpus, typed, typed)), len(matches_spelled(corpus, typed, other))
    (0, 1)
    """
    part = corpus.containing(spelling)
    return best_by_fact(
        (part.texts[text].fact, _match(part, text, word, spelling))
        for text in part.find(spelling)
        if spelling == word or _stands_whole(part, text, spelling)
    )


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
