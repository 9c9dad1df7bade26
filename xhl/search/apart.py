"""Words whose two parts occur apart in one phrase: 群众安置 in 搬迁群众全部得到安置, 89家企业 in 企业共有89家."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..text.normalize import readable, tokens
from ..text.words import is_known
from .match import Literal, Match, Span, best_by_fact, likeness, merged
from .query import spellings
from .way import Certain, any_way
from .weights import APART_BITS, EDIT, SMOOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .corpus import Corpus
    from .large.best_first import Places
    from .way import Searched

_LENGTHS = range(4, 9)  # characters of a word
_SHORTEST = 2  # characters of a part
_BETWEEN = 6  # characters at most between the parts


class Apart(NamedTuple):
    """Parts of a word, each where it is in the normal form of a text.

    >>> Apart(("群众", "安置"), whole_numbers=True).spans_in("搬迁群众全部得到安置")
    [(2, 4), (8, 10)]
    """

    parts: tuple[str, str]
    whole_numbers: bool  # as in the corpus where they were found

    def spans_in(self, text: str) -> list[Span]:
        each = (Literal(part, self.whole_numbers).spans_in(text) for part in self.parts)
        return merged(span for spans in each for span in spans)


def apart(searched: Searched, word: str) -> Certain:
    """The matches of a word whose two parts, themselves words, occur in one phrase, in any order.

    They must occur together more often than by chance.
    """
    return any_way(searched, (_of_pair(searched, word, pair) for pair in _pairs(searched, word)))


def amount(searched: Searched, word: str) -> Certain:
    """The matches of a word that is an amount and what it counts, in one phrase: 89家高新企业."""
    from .number_forms import amount_apart

    pairs = (pair for spelling in spellings(word) for pair in [amount_apart(spelling)] if pair)
    return any_way(searched, (_of_pair(searched, word, pair) for pair in pairs))


def _pairs(searched: Searched, word: str) -> Iterator[tuple[str, str]]:
    """The parts of a word that occur together more often than by chance."""
    units = tokens(word)
    cuts = range(_SHORTEST, len(units) - _SHORTEST + 1) if len(units) in _LENGTHS else ()
    for cut in cuts:
        pair = "".join(units[:cut]), "".join(units[cut:])
        if all(map(is_known, pair)) and _meet_often(searched.whole, *pair):
            yield pair


def _of_pair(searched: Searched, word: str, pair: Sequence[str]) -> Certain:
    """The matches of a word with these parts in one phrase."""
    return Certain(partial(_places, searched, word, pair), partial(_matches, word, pair))


def _places(searched: Searched, word: str, pair: Sequence[str]) -> Iterator[Places]:
    from .large.best_first import Places  # most bases are small
    from .large.postings import all_of

    each = [place for part in pair for place in searched.places(part)]
    facts, named = (all_of(some) for some in zip(*(one[:2] for one in each), strict=True))
    units = len(tokens(word))
    yield Places(facts, named, units, likeness(EDIT, units))


def _matches(word: str, pair: Sequence[str], corpus: Corpus) -> dict[int, Match]:
    return best_by_fact(
        (corpus.texts[text].fact, _match(corpus, text, word, pair))
        for text in _meetings(corpus, *pair)
    )


def _meet_often(searched: Searched, one: str, other: str) -> bool:
    """Whether two words occur together in more sentences than expected by chance."""
    step, corpus = searched.sample(one, other)
    together = step * len(set(map(corpus.sentence, _meetings(corpus, one, other))))
    if not together:  # before all texts that have one of them are read
        return False
    statistics = searched.statistics
    span = 2 * (_BETWEEN + len(one) + len(other))
    for count in (searched.most_with, searched.facts_with):
        often, other_often = (count(part) * statistics.distinct for part in (one, other))
        by_chance = often * other_often * span / (statistics.chars + SMOOTHING)
        if together >= by_chance * 2**APART_BITS:
            return True
    return False


def _meetings(corpus: Corpus, one: str, other: str) -> list[int]:
    """The texts in which two words occur together."""
    pattern = _pattern(corpus.coded(one), corpus.coded(other))
    return [text for text in corpus.find(one) if pattern.search(corpus.normals[text])]


def _pattern(*parts: str) -> re.Pattern[str]:
    one, other = map(re.escape, parts)
    between = rf"[^\W\d_]{{0,{_BETWEEN}}}"
    return re.compile(f"({one}){between}({other})|({other}){between}({one})")


def _match(corpus: Corpus, text: int, word: str, parts: Sequence[str]) -> Match:
    where = corpus.texts[text]
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how="apart",
        cost=EDIT,
        units=len(tokens(word)),
        share=len(corpus.coded(word)) / len(corpus.normals[text]),
        pattern=Apart((parts[0], parts[1]), corpus.whole_numbers),
    )
