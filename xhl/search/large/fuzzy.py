"""Fuzzy matching in a large base: the best matches of a word, found without looking at all facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..doubts import settled
from ..evidence import Evidence
from ..match import Best
from ..pattern import Pattern, cheapest, of_cost, possible
from ..weights import PRICE, SOUND
from .candidates import KEPT
from .sure import Sure
from .together import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..interpret import Interpretation
    from ..match import Match
    from ..way import Way
    from .best_first import BestFirst
    from .corpus import ByName, LargeCorpus

_FEWEST = 2  # initials


def in_large(corpus: LargeCorpus, word: str, read: Sequence[Interpretation]) -> Way:
    """The best matches of a word in a large base; all of them, if only these tell."""
    kinds = [one.kind for one in read]
    are_characters = {*kinds} == {"characters"}
    # Another spelling of a number counts only if no text has this one.
    if corpus.limit or (are_characters and len(kinds) > 1):
        return Known(corpus, _every(corpus, word, read))
    places = corpus.places(word, SOUND) if are_characters else corpus.places_in_pinyin(read)
    if not corpus.are_many(place.facts for place in places):
        return Known(corpus, _every(corpus, word, read))
    cost = SOUND if are_characters else 0
    every = partial(_every, corpus, word, read)
    sure, tried = (Sure(word, read, cost, _texts(corpus), places, every) for _ in range(2))
    sure.anywhere = tried.anywhere
    if corpus.finds_soon(tried):
        return sure
    if are_characters:
        if corpus.finds(tried):
            return sure
        return Known(corpus, every() if tried.doubtful else _resembling(corpus, word, read))
    found, only = _best_in_pinyin(corpus.first(1), word, read)
    return sure if found else Known(corpus, _resembling(corpus, word, read, only))


def _every(corpus: LargeCorpus, word: str, read: Sequence[Interpretation]) -> dict[int, Match]:
    """The matches with the least cost in a large base."""
    if found := _sounding_alike(corpus, word, read):
        return found
    found, only = _best_in_pinyin(corpus, word, read)
    return found or _resembling(corpus, word, read, only)


def _sounding_alike(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation]
) -> dict[int, Match]:
    """The matches of characters that no text contains, with one homophone: a large base has all such facts in
    one list.
    """
    if [one.kind for one in read] != ["characters"]:
        return {}
    if first := corpus.best_first(word):
        found = _best(corpus, first, Sure(word, read, SOUND, _texts(corpus)))
        if found is not None:
            return found
    if few := corpus.alike(word):
        return of_cost(few, word, possible(few, read), SOUND, None)
    if found := _by_name(corpus.by_name(word), word, read, SOUND):
        return found
    part = corpus.containing(word)
    return of_cost(part, word, possible(part, read), SOUND, None)


def _best_in_pinyin(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation]
) -> tuple[dict[int, Match], Sequence[int]]:
    """The best of the matches of letters that are exact pinyin, and the only facts in which others are looked for;
    none if they are looked for among all.
    """
    if not (first := corpus.best_first_in_pinyin(read)):
        return {}, ()
    found = _best(corpus, first, Sure(word, read, 0, _texts(corpus)))
    return found or {}, first.only


def _resembling(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation], only: Sequence[int] = ()
) -> dict[int, Match]:
    """The matches with the least cost, whatever it is; among the only facts that may have any, if they are known."""
    read = [one for one in read if _may_be_believed(corpus, one)]
    if corpus.limit and _are_initials(word, read):  # in names, they match best
        named = corpus.names_resembling(read)
        if found := _by_name(named, word, read, PRICE["initials"], corpus.limit):
            return found
    return cheapest(corpus.of(only) if only else corpus.resembling(read), word, read)


def _may_be_believed(corpus: LargeCorpus, one: Interpretation) -> bool:
    """Whether evidence can accept any match of an interpretation in a large base: two initials say too little among
    many names, so no facts need be read.
    """
    if one.kind != "initials" or len(one.units) != _FEWEST:
        return True
    nothing = corpus.of(())
    pattern = Pattern(nothing, one)
    return Evidence(nothing, one, pattern.tiers).could_be_believed(KEPT)


def _are_initials(word: str, read: Sequence[Interpretation]) -> bool:
    """Whether letters can be nothing but themselves, or initials."""
    is_pinyin = any(one.kind == "pinyin" for one in read)
    return word.isascii() and word.isalpha() and not is_pinyin


def _by_name(
    named: ByName,
    word: str,
    read: Sequence[Interpretation],
    cost: int,
    enough: int | None = None,
) -> dict[int, Match]:
    """Fact -> the best of the matches that cost so much, without edits: names first, as they have the best.
    None if any match is in doubt, or, if so many facts are enough, if fewer have a match in a name.
    """
    best = Best()
    sure = Sure(word, read, cost, named.texts)
    sure.add(best, named.names, named.facts)
    if not sure.doubtful and enough is None:
        sure.add(best, named.without(best.matches))
    return best.matches if not sure.doubtful and len(best.matches) >= (enough or 0) else {}


def _best(corpus: LargeCorpus, first: BestFirst, sure: Sure) -> dict[int, Match] | None:
    """The best matches that are sure, as many as are asked for; None if one in doubt may be among them."""
    most = corpus.limit or 0
    found: dict[int, Match] = {}

    def look(facts: Sequence[int]) -> dict[int, Match]:
        new = sure.matches(corpus.of(facts))
        found.update(new)
        return new

    first.matches(most, look, None if sure.is_finished else lambda: sure.is_hopeless)
    if first.only:
        return None
    is_sure = settled([sure], lambda: sure.doubted(found, most), corpus.written, look)
    return found if is_sure else None


def _texts(corpus: LargeCorpus) -> int:
    return sum(places.texts for places in corpus.statistics.scope.values())
