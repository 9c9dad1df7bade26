"""Words whose two parts occur apart in one phrase: 群众安置 in 搬迁群众全部得到安置, 89家企业 in 企业共有89家."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from ..text.words import is_known
from .match import Apart, Match, best_by_fact
from .weights import APART_BITS, EDIT, SMOOTHING

if TYPE_CHECKING:
    from .corpus import Corpus, Searched

_LENGTHS = range(4, 9)  # characters of a word
_SHORTEST = 2  # characters of a part
_BETWEEN = 6  # characters at most between the parts


def apart_matches(searched: Searched, word: str) -> dict[int, Match]:
    """Fact -> the match of a word whose two parts, themselves words, occur in one phrase, in any order.

    They must occur together more often than by chance.
    """
    units = tokens(word)
    cuts = range(_SHORTEST, len(units) - _SHORTEST + 1) if len(units) in _LENGTHS else ()
    pairs = (("".join(units[:cut]), "".join(units[cut:])) for cut in cuts)
    return best_by_fact(
        (corpus.texts[text].fact, _match(corpus, text, word, pair))
        for pair in pairs
        if all(map(is_known, pair)) and _meet_often(searched.whole, *pair)
        for corpus in [searched.containing(*pair)]
        for text in _meetings(corpus, *pair)
    )


def amount_matches(searched: Searched, word: str) -> dict[int, Match]:
    """Fact -> the match of a word that is an amount and what it counts, in one phrase: 89家高新企业."""
    from .number_forms import amount_apart
    from .query import spellings

    pairs = (pair for spelling in spellings(word) for pair in [amount_apart(spelling)] if pair)
    return best_by_fact(
        (corpus.texts[text].fact, _match(corpus, text, word, (one, other)))
        for one, other in pairs
        for corpus in [searched.containing(one, other)]
        for text in _meetings(corpus, one, other)
    )


def _meet_often(searched: Searched, one: str, other: str) -> bool:
    """Whether two words occur together in more sentences than expected by chance."""
    corpus = searched.containing(one, other)
    together = len(set(map(corpus.sentence, _meetings(corpus, one, other))))
    if not together:  # before all texts that have one of them are read
        return False
    statistics = searched.statistics
    often, other_often = (searched.facts_with(part) * statistics.distinct for part in (one, other))
    span = 2 * (_BETWEEN + len(one) + len(other))
    by_chance = often * other_often * span / (statistics.chars + SMOOTHING)
    return together >= by_chance * 2**APART_BITS


def _meetings(corpus: Corpus, one: str, other: str) -> list[int]:
    """The texts in which two words occur together."""
    pattern = _pattern(corpus.coded(one), corpus.coded(other))
    return [text for text in corpus.find(one) if pattern.search(corpus.normals[text])]


def _pattern(*parts: str) -> re.Pattern[str]:
    one, other = map(re.escape, parts)
    between = rf"[^\W\d_]{{0,{_BETWEEN}}}"
    return re.compile(f"({one}){between}({other})|({other}){between}({one})")


def _match(corpus: Corpus, text: int, word: str, parts: tuple[str, str]) -> Match:
    where = corpus.texts[text]
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how="apart",
        cost=EDIT,
        units=len(tokens(word)),
        share=len(corpus.coded(word)) / len(corpus.normals[text]),
        pattern=Apart(parts, corpus.whole_numbers),
    )
