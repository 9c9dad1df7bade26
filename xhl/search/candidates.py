"""The few facts of a large base worth aligning: those that share a pair of sounds with a word.

A pair is two units that follow each other, by their main readings; so a pair of characters is found as
well, and so are homophones. One slip spoils at most two pairs of a word, but a swap three: of a short
word, which has no more, the pairs the other way round are asked for too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, Protocol

from ..text.pinyin import spelled
from ..text.sounds import sound_of

if TYPE_CHECKING:
    from .interpret import Unit, Way
    from .tiers import Alphabet

_SHARING = (
    20_000  # facts at most that are asked what they share; pairs that few facts have come first
)
_LOOKED_AT = 1000  # of them, those that share the most pairs
_KEPT = 400  # of them, those that can answer the most units
_SPELLINGS = 4  # of a way, where u may be ü
_SWAPPED = (3, 4)  # units of the words in which a swap may spoil every pair

Term = tuple[str, ...]  # one sound, one number, or a pair of sounds that follow each other


class Large(Protocol):
    """A base that can say which of its facts have something, by their numbers in order.

    >>> from xhl import load
    >>> base: Large = load().searcher.corpus  # `StoredCorpus` is one as well
    >>> base.with_term(("ji", "zhan")) == base.with_term(("429",))  # 429个5G基站
    True
    >>> [number] = base.with_term(("429",))
    >>> number in base.with_initials("jz"), "基站" in base.plain([number])[number]
    (True, True)
    >>> "基" in base.alphabet.chars
    True
    """

    @property
    def alphabet(self) -> Alphabet: ...

    def with_term(self, term: Term) -> Sequence[int]:
        """The facts in which a term stands."""

    def with_initials(self, pair: str) -> Sequence[int]:
        """The facts with these two initials, one behind the other, in their topic or an alias."""

    def plain(self, facts: Sequence[int]) -> Mapping[int, str]:
        """The texts of facts in normal form."""


def candidates(base: Large, ways: Sequence[Way]) -> list[int]:
    """The facts that share most with any of the ways to read a word, in order.

    >>> from xhl import load
    >>> from .interpret import ways
    >>> base = load()
    >>> [base.facts[number].topic for number in candidates(base.searcher.corpus, ways("机站"))]
    ['5G基站']
    """
    single = {sound for way in ways if len(way.units) == 1 for sound in sounds_of(way.units[0])}
    if single:
        return sorted({fact for sound in single for fact in base.with_term((sound,))})
    spoken = {fact for way in ways for fact in _spoken(base, way)}
    if spoken:
        return sorted(spoken)
    shared = _shared(sorted(_found(base, ways), key=len))
    facts = sorted(shared, key=lambda fact: (-shared[fact], fact))[:_LOOKED_AT]
    if len(facts) > _KEPT:
        units = dict.fromkeys(unit for way in ways for unit in way.units)
        wanted = [frozenset().union(*(t.chars for t in base.alphabet.tiers(u))) for u in units]
        plain = base.plain(facts)
        facts.sort(key=lambda i: (2 * _missing(wanted, plain[i]) - shared[i], len(plain[i]), i))
    return sorted(facts[:_KEPT])


def with_all(base: Large, sounds: Sequence[str]) -> list[int]:
    """The facts that have all the terms of a row of sounds.

    >>> from xhl import load
    >>> base = load()
    >>> [base.facts[number].topic for number in with_all(base.searcher.corpus, ["ji", "zhan"])]
    ['5G基站']
    """
    terms = list(_terms(sounds)) or [tuple(sounds)]
    found = sorted(map(base.with_term, dict.fromkeys(terms)), key=len)
    return sorted(set(found[0]).intersection(*found[1:]))


def _terms(sounds: Sequence[str]) -> Iterator[Term]:
    """The pairs and numbers of a row of sounds; a number is a term by itself."""
    for sound in sounds:
        if _is_number(sound):
            yield (sound,)
    for pair in pairwise(sounds):
        if not any(map(_is_number, pair)):
            yield pair


def _swapped(sounds: Sequence[str]) -> Iterator[Term]:
    """The pairs of a short row of sounds the other way round."""
    if len(sounds) in _SWAPPED:
        yield from _terms(sounds[::-1])


def _is_number(sound: str) -> bool:
    return sound[:1].isdigit()


def _spoken(base: Large, way: Way) -> Iterator[int]:
    """The facts in which pinyin stands as it is typed, all in main readings: nothing costs less."""
    if way.reading == "pinyin":
        for sounds in islice(product(*map(sounds_of, way.units)), _SPELLINGS):
            wanted = f" {' '.join(sounds)} "
            for fact, plain in base.plain(with_all(base, sounds)).items():
                if wanted in f" {' '.join(map(sound_of, plain))} ":
                    yield fact


def _found(base: Large, ways: Sequence[Way]) -> Iterator[Sequence[int]]:
    """The facts that have each of the terms, or of the pairs of initials, of the ways."""
    initials = (way.units for way in ways if way.reading == "initials")
    pairs = (f"{a.typed[0]}{b.typed[0]}" for units in initials for a, b in pairwise(units))
    yield from map(base.with_initials, dict.fromkeys(pairs))
    others = (way.units for way in ways if way.reading != "initials")
    rows = (row for units in others for row in islice(product(*map(sounds_of, units)), _SPELLINGS))
    terms = (term for row in rows for term in (*_terms(row), *_swapped(row)))
    yield from map(base.with_term, dict.fromkeys(terms))


def _shared(found: Sequence[Sequence[int]]) -> Counter[int]:
    """How many of the lists each fact is in; long lists only while there is nothing else."""
    shared: Counter[int] = Counter()
    asked = 0
    for facts in found:
        asked += len(facts)
        if shared and asked > _SHARING:
            break
        shared.update(facts)
    return shared


def _missing(wanted: Sequence[frozenset[str]], text: str) -> int:
    return sum(chars.isdisjoint(text) for chars in wanted)


@cache
def sounds_of(unit: Unit) -> tuple[str, ...]:
    """The sounds that a typed unit may stand for.

    >>> from .interpret import Unit
    >>> sounds_of(Unit("syllable", "nu")), sounds_of(Unit("char", "站"))
    (('nu', 'nv'), ('zhan',))
    """
    if unit.kind in ("syllable", "ending"):
        return spelled(unit.typed)
    return (sound_of(unit.typed),)
