"""The few facts of a large base that are worth aligning: those that share a pair of sounds with a word.

A pair is two adjacent units by their main readings, so it finds characters as well as homophones. A slip
spoils at most two pairs of a word, but a swap three, which may be all pairs of a short word; so for short
words swapped pairs are looked up too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice, pairwise, product
from operator import itemgetter
from typing import TYPE_CHECKING

from ..text.hanzi import lookalikes
from ..text.normalize import normal, readable, tokens
from ..text.pinyin import spelled
from ..text.sounds import sound_of
from ..text.words import is_known
from .fields import BREAK
from .forms import Forms
from .interpret import interpretations
from .marks import readings_for
from .postings import Postings, all_of, any_of
from .terms import ALIAS, INITIALS, MEASURE, NAME_PAIR, NUMBER, PAIR, SOUND, TOPIC, Size
from .weights import SHARE

if TYPE_CHECKING:
    from .index import Index
    from .interpret import Interpretation, TypedUnit
    from .terms import Kind

    Term = tuple[Kind, str]

_SHARING = 20_000  # at most so many facts are counted; rare pairs come first
_KEPT = 2000  # of these, the facts that share the most pairs
_SPELLINGS = 4  # of an interpretation, where u may be ü
_SWAPPED = (3, 4)  # units of the words in which a swap may spoil every pair


def candidates(
    base: Index, read: Sequence[Interpretation], known: Forms | None = None
) -> list[int]:
    """The facts that share most with an interpretation of a word, in order; ``known`` has texts of facts.

    >>> from xhl import load
    >>> from .interpret import interpretations
    >>> from .large import MemoryIndex
    >>> base = MemoryIndex(load().facts)
    >>> [fact.topic for fact in base.facts(candidates(base, interpretations("机站")))]
    ['5G基站']
    """
    single = {sound for one in read if len(one.units) == 1 for sound in sounds_of(one.units[0])}
    if single:
        terms = [_sound(sound) for sound in single]
        return sorted({fact for term in terms for fact in base.with_term(*term)})
    forms = known or Forms(base)
    spoken = {fact for one in read for fact in _spoken(base, one, forms)}
    if spoken:
        return sorted(spoken)
    pairs = {fact for one in read for fact in _paired(base, one)}
    shared = _shared(sorted(_found(base, read), key=len))
    facts = sorted(shared, key=lambda fact: (-shared[fact], fact))[:_KEPT]
    return sorted(pairs.union(facts))


def named_like(base: Index, text: str) -> list[int]:
    """The facts whose topic or alias shares the most pairs of sounds with a text, best first: of sounds
    next to each other, or with one between them, in either order.

    >>> from xhl import load
    >>> from .large import MemoryIndex
    >>> base = MemoryIndex(load().facts)
    >>> [fact.topic for fact in base.facts(named_like(base, "5G机站"))]
    ['5G基站']
    """
    rows = (
        row
        for one in interpretations(normal(text))
        if one.kind != "initials"
        for row in islice(product(*map(sounds_of, one.units)), _SPELLINGS)
    )
    both = (pair for row in rows for step in (1, 2) for pair in zip(row, row[step:], strict=False))
    pairs = dict.fromkeys(order for pair in both for order in (pair, pair[::-1]))
    sounds = (pair for pair in pairs if not any(map(_is_number, pair)))
    found = (base.with_term(NAME_PAIR, " ".join(pair)) for pair in sounds)
    shared = _shared(sorted(found, key=len))
    return sorted(shared, key=lambda fact: (-shared[fact], fact))[:_KEPT]


def with_all(base: Index, *words: str) -> list[int]:
    """The facts with all sounds and numbers of words in normal form, which may contain the words.

    >>> from xhl import load
    >>> from .large import MemoryIndex
    >>> base = MemoryIndex(load().facts)
    >>> [fact.topic for fact in base.facts(with_all(base, "基站"))]
    ['5G基站']
    """
    return list(having_all(base, *words))


def having_all(base: Index, *words: str) -> Postings:
    """The same, read as they are asked for.

    >>> from xhl import load
    >>> from .large import MemoryIndex
    >>> len(having_all(MemoryIndex(load().facts), "基站"))
    1
    """
    return _having_sounds(base, *([sound_of(token) for token in tokens(word)] for word in words))


def with_shortest_names(base: Index, word: str, most: int) -> list[int]:
    """The facts whose names contain a word in normal form and are shortest, in the order of hits: so many,
    or none if there are fewer.

    >>> from xhl import load
    >>> from .large import MemoryIndex
    >>> base = MemoryIndex(load().facts)
    >>> [fact.topic for fact in base.facts(with_shortest_names(base, "企业", 2))]
    ['企业贷款', '减税降费']
    """
    from ..quantity.planned import is_plan  # few words are in so many facts

    by_order: defaultdict[tuple[float, int], list[Postings]] = defaultdict(list)
    for kind in (TOPIC, ALIAS):
        for name, facts in base.terms(kind):
            if word in name:
                points = SHARE * (len(word) / len(tokens(name))) ** 2
                by_order[-round(points, 2), len(readable(name))].append(facts)
    planned = any_of(f for text, f in base.terms(MEASURE) if is_plan(Size.read(text).qualifier))
    found: dict[int, None] = {}
    for _points, orders in groupby(sorted(by_order), key=itemgetter(0)):
        equals = [any_of(by_order[order]) for order in orders]
        ranked = (
            *(one.without(planned) for one in equals),
            *(one.among(planned) for one in equals),
        )
        for fact in chain(*ranked):
            found[fact] = None
            if len(found) == most:
                return list(found)
    return []


def _with_sounds(base: Index, *rows: Sequence[str]) -> list[int]:
    return list(_having_sounds(base, *rows))


def _having_sounds(base: Index, *rows: Sequence[str]) -> Postings:
    """The facts with all terms of some sequences of sounds."""
    terms = [term for row in rows for term in (list(_terms(row)) or map(_sound, row))]
    return all_of(base.with_term(*term) for term in dict.fromkeys(terms))


def _terms(sounds: Sequence[str]) -> Iterator[Term]:
    """The terms of a sequence of sounds: pairs, and numbers by themselves."""
    for sound in sounds:
        if _is_number(sound):
            yield NUMBER, sound
    for first, second in pairwise(sounds):
        if not _is_number(first) and not _is_number(second):
            yield PAIR, f"{first} {second}"


def _sound(sound: str) -> Term:
    return (NUMBER if _is_number(sound) else SOUND), sound


def _swapped(sounds: Sequence[str]) -> Iterator[Term]:
    """The swapped pairs of a short sequence of sounds."""
    if len(sounds) in _SWAPPED:
        yield from _terms(sounds[::-1])


def _is_number(sound: str) -> bool:
    return sound[:1].isdigit()


def _spoken(base: Index, interpretation: Interpretation, forms: Forms) -> Iterator[int]:
    """The facts with typed pinyin in main readings, which is the cheapest match."""
    if interpretation.kind == "pinyin":
        units = _finished(interpretation)
        for sounds in islice(product(*map(sounds_of, units)), _SPELLINGS):
            wanted = f" {' '.join(sounds)} "
            for fact, plain in _plain(forms, _with_sounds(base, sounds)):
                if wanted in f" {' '.join(map(sound_of, tokens(plain)))} ":
                    yield fact
        yield from _in_words(base, interpretation, forms)


def _finished(interpretation: Interpretation) -> Sequence[TypedUnit]:
    """The units without an unfinished last syllable or final initials, if at least two are left."""
    units = list(interpretation.units)
    while len(units) > 2 and (units[-1].kind == "initial" or not sounds_of(units[-1])):
        units.pop()
    return units


def _in_words(base: Index, interpretation: Interpretation, forms: Forms) -> Iterator[int]:
    """The facts with typed pinyin in readings that words fix."""
    units = _finished(interpretation)
    options = [[*((sound, ()) for sound in sounds_of(unit)), *_main_sounds(unit)] for unit in units]
    for row in islice(product(*options), _SPELLINGS * _SPELLINGS):
        words = [words for _sound, words in row if words]
        if words:
            sounds = [sound for sound, _words in row]
            for fact, plain in _plain(forms, _with_sounds(base, sounds)):
                if all(any(word in plain for word in some) for some in words):
                    yield fact


def _main_sounds(unit: TypedUnit) -> list[tuple[str, tuple[str, ...]]]:
    """The main sounds of characters whose reading in some words is this unit, with these words."""
    return [
        (sound_of(reading.char), reading.words) for reading, cost in readings_for(unit) if not cost
    ]


def _paired(base: Index, interpretation: Interpretation) -> Iterator[int]:
    """All facts with two characters, their homophones, or a word that looks like them."""
    if interpretation.kind == "characters" and len(interpretation.units) == 2:
        first, second = (unit.typed for unit in interpretation.units)
        yield from with_all(base, first + second)
        rows = (
            *(first + other for other in lookalikes(second)),
            *(other + second for other in lookalikes(first)),
        )
        for word in filter(is_known, rows):
            yield from with_all(base, word)


def _found(base: Index, read: Sequence[Interpretation]) -> Iterator[Sequence[int]]:
    """For each term or pair of initials of the interpretations, the facts with it."""
    initials = (one.units for one in read if one.kind == "initials")
    pairs = (f"{a.typed[0]}{b.typed[0]}" for units in initials for a, b in pairwise(units))
    yield from (base.with_term(INITIALS, pair) for pair in dict.fromkeys(pairs))
    others = (_finished(one) for one in read if one.kind != "initials")
    rows = (row for units in others for row in islice(product(*map(sounds_of, units)), _SPELLINGS))
    terms = (term for row in rows for term in (*_terms(row), *_swapped(row)))
    yield from (base.with_term(*term) for term in dict.fromkeys(terms))


def _shared(found: Sequence[Sequence[int]]) -> Counter[int]:
    """The number of lists that contain each fact; long lists count only if there are no others."""
    shared: Counter[int] = Counter()
    asked = 0
    for facts in found:
        asked += len(facts)
        if shared and asked > _SHARING:
            break
        shared.update(facts)
    return shared


def _plain(forms: Forms, facts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The texts of each fact in normal form."""
    for fact, of_fact in forms.by_fact(facts).items():
        yield fact, BREAK.join(plain for _, plain in of_fact)


@lru_cache(1 << 16)
def sounds_of(unit: TypedUnit) -> tuple[str, ...]:
    """The sounds that a typed unit may mean.

    >>> from .interpret import TypedUnit
    >>> sounds_of(TypedUnit("syllable", "nu")), sounds_of(TypedUnit("char", "站"))
    (('nu', 'nv'), ('zhan',))
    """
    if unit.kind in ("syllable", "ending"):
        return spelled(unit.typed)
    return (sound_of(unit.typed),)
