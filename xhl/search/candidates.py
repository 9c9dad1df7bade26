"""The few facts of a large base worth aligning: those that share a pair of sounds with a word.

A pair is two units that follow each other, by their main readings; so a pair of characters is found as
well, and so are homophones. One slip spoils at most two pairs of a word, but a swap three: of a short
word, which has no more, the pairs the other way round are asked for too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice, pairwise, product
from typing import TYPE_CHECKING

from ..text.hanzi import lookalikes
from ..text.normalize import normals, tokens
from ..text.pinyin import spelled
from ..text.sounds import sound_of
from ..text.words import is_known
from .fields import BREAK
from .marks import readings_for

if TYPE_CHECKING:
    from .index import Index, Term
    from .interpret import Unit, Way

_SHARING = (
    20_000  # facts at most that are asked what they share; pairs that few facts have come first
)
_LOOKED_AT = 1000  # of them, those that share the most pairs
_KEPT = 400  # of them, those that can answer the most units
_SPELLINGS = 4  # of a way, where u may be ü
_SWAPPED = (3, 4)  # units of the words in which a swap may spoil every pair


def candidates(base: Index, ways: Sequence[Way]) -> list[int]:
    """The facts that share most with any of the ways to read a word, in order.

    >>> from .fields import Text
    >>> from .interpret import ways
    >>> from .large import MemoryIndex
    >>> candidates(MemoryIndex([Text(0, "topic", "企业"), Text(1, "topic", "基站")]), ways("机站"))
    [1]
    """
    single = {sound for way in ways if len(way.units) == 1 for sound in sounds_of(way.units[0])}
    if single:
        return sorted({fact for sound in single for fact in base.with_term((sound,))})
    spoken = {fact for way in ways for fact in _spoken(base, way)}
    if spoken:
        return sorted(spoken)
    pairs = {fact for way in ways for fact in _paired(base, way)}
    shared = _shared(sorted(_found(base, ways), key=len))
    facts = sorted(shared, key=lambda fact: (-shared[fact], fact))[:_LOOKED_AT]
    if len(facts) > _KEPT:
        units = dict.fromkeys(unit for way in ways for unit in way.units)
        alphabet = base.statistics.alphabet
        wanted = [
            frozenset().union(*(t.chars for t in alphabet.tiers(unit)))
            for unit in units
            if unit.kind != "number"
        ]
        numbers = [unit.typed for unit in units if unit.kind == "number"]
        plain = _plain(base, facts)

        def rank(fact: int) -> tuple[int, int, int]:
            text = plain[fact]
            missing = sum(chars.isdisjoint(text) for chars in wanted)
            missing += sum(number not in text for number in numbers)
            return 2 * missing - shared[fact], len(tokens(text)), fact

        facts.sort(key=rank)
    return sorted(pairs.union(facts[:_KEPT]))


def with_all(base: Index, word: str) -> list[int]:
    """The facts that have all the sounds and numbers of a word in normal form, and maybe the word.

    >>> from .fields import Text
    >>> from .large import MemoryIndex
    >>> with_all(MemoryIndex([Text(0, "topic", "基站"), Text(1, "topic", "机站")]), "基站")
    [0, 1]
    """
    return _with_sounds(base, [sound_of(token) for token in tokens(word)])


def _with_sounds(base: Index, sounds: Sequence[str]) -> list[int]:
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


def _spoken(base: Index, way: Way) -> Iterator[int]:
    """The facts in which pinyin stands as it is typed, all in main readings: nothing costs less."""
    if way.reading == "pinyin":
        units = _finished(way)
        for sounds in islice(product(*map(sounds_of, units)), _SPELLINGS):
            wanted = f" {' '.join(sounds)} "
            for fact, plain in _plain(base, _with_sounds(base, sounds)).items():
                if wanted in f" {' '.join(map(sound_of, tokens(plain)))} ":
                    yield fact
        yield from _in_words(base, way)


def _finished(way: Way) -> Sequence[Unit]:
    """The units without an unfinished last one, or initials at the end, where two others are left."""
    units = list(way.units)
    while len(units) > 2 and (units[-1].kind == "initial" or not sounds_of(units[-1])):
        units.pop()
    return units


def _in_words(base: Index, way: Way) -> Iterator[int]:
    """The facts in which pinyin stands as it is typed, if words give the readings."""
    units = _finished(way)
    options = [[*((sound, ()) for sound in sounds_of(unit)), *_main_sounds(unit)] for unit in units]
    for row in islice(product(*options), _SPELLINGS * _SPELLINGS):
        words = [words for _sound, words in row if words]
        if words:
            sounds = [sound for sound, _words in row]
            for fact, plain in _plain(base, _with_sounds(base, sounds)).items():
                if all(any(word in plain for word in some) for some in words):
                    yield fact


def _main_sounds(unit: Unit) -> list[tuple[str, tuple[str, ...]]]:
    """The main sounds of characters that words read as a unit, with those words."""
    return [
        (sound_of(reading.char), reading.words) for reading, cost in readings_for(unit) if not cost
    ]


def _paired(base: Index, way: Way) -> Iterator[int]:
    """All facts in which two characters stand, or what sounds like them, or a word that looks so."""
    if way.reading == "characters" and len(way.units) == 2:
        first, second = (unit.typed for unit in way.units)
        yield from with_all(base, first + second)
        rows = (
            *(first + other for other in lookalikes(second)),
            *(other + second for other in lookalikes(first)),
        )
        for word in filter(is_known, rows):
            yield from with_all(base, word)


def _found(base: Index, ways: Sequence[Way]) -> Iterator[Sequence[int]]:
    """The facts that have each of the terms, or of the pairs of initials, of the ways."""
    initials = (way.units for way in ways if way.reading == "initials")
    pairs = (f"{a.typed[0]}{b.typed[0]}" for units in initials for a, b in pairwise(units))
    yield from map(base.with_initials, dict.fromkeys(pairs))
    others = (_finished(way) for way in ways if way.reading != "initials")
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


def _plain(base: Index, facts: Sequence[int]) -> dict[int, str]:
    """The texts of facts in normal form."""
    texts = base.texts(facts)
    forms = zip(texts, normals([text.original for text in texts]), strict=True)
    by_fact = groupby(forms, key=lambda form: form[0].fact)
    return {fact: BREAK.join(plain for _, plain in of_fact) for fact, of_fact in by_fact}


@lru_cache(1 << 16)
def sounds_of(unit: Unit) -> tuple[str, ...]:
    """The sounds that a typed unit may stand for.

    >>> from .interpret import Unit
    >>> sounds_of(Unit("syllable", "nu")), sounds_of(Unit("char", "站"))
    (('nu', 'nv'), ('zhan',))
    """
    if unit.kind in ("syllable", "ending"):
        return spelled(unit.typed)
    return (sound_of(unit.typed),)
