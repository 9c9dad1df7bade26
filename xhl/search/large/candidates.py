"""The few facts of a large base that are worth aligning: those that share a pair of sounds with a word.

A pair is two adjacent units by their main readings, so it finds characters as well as homophones. A slip
spoils at most two pairs of a word, but a swap three, which may be all pairs of a short word; so for short
words swapped pairs are looked up too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING

from ...text.hanzi import is_han, lookalikes
from ...text.normalize import is_number, normal, tokens
from ...text.pinyin import confused, spelled
from ...text.sounds import sound_of
from ...text.words import is_known
from ..fields import BREAK
from ..interpret import interpretations
from ..marks import readings_for
from ..match import likeness
from .best_first import Places
from .forms import Forms
from .postings import Postings, all_of, any_of
from .terms import INITIALS, NAME_NUMBER, NAME_PAIR, NAME_SOUND, NUMBER, PAIR, SOUND

if TYPE_CHECKING:
    from ..interpret import Interpretation, TypedUnit
    from .index import Index
    from .terms import Kind

    Term = tuple[Kind, str]
    WithSounds = Callable[[tuple[tuple[str, ...], ...]], Postings]
    Rows = Sequence[Collection[str]]  # the sounds of which each unit may be any
    _InWords = tuple[str, tuple[str, ...]]  # a sound, and the words that give it another

_SHARING = 20_000  # at most so many facts are counted; rare pairs come first
KEPT = 2000  # of these, the facts that share the most pairs
_SPELLINGS = 4  # of an interpretation, where u may be ü
_SWAPPED = (3, 4)  # units of the words in which a swap may spoil every pair
_MIDST = 3  # units of the words in which a slip in the midst spoils every pair
_HALVES = 4  # units of a word whose halves are pairs
_CHOICES = 400  # pairs of sounds of which a fact has one; of more, nearly all facts have one
_FEW = 8  # terms that are looked up one by one
_PAIR = 2  # sounds, which a fact has side by side if it has this term


def candidates(
    base: Index,
    read: Sequence[Interpretation],
    known: Forms | None = None,
    with_sounds: WithSounds | None = None,
) -> list[int]:
    """The facts that share most with an interpretation of a word, in order; ``known`` has texts of facts, and
    ``with_sounds`` what `having_sounds` finds.
    """
    read = [one for one in read if all(base.with_term(*term) for term in _numbers(one))]
    forms, single = known or Forms(base), _single(read)
    spoken = {fact for sound in single for fact in base.with_term(*_sound(sound))}
    for one in read:
        if not single or _adds_facts(one):
            spoken.update(_spoken(base, one, forms, with_sounds or partial(having_sounds, base)))
    if spoken or single:
        return sorted(spoken)
    pairs = {fact for one in read for fact in _paired(base, one)}
    shared = _shared(sorted(_found(base, read), key=len))
    return sorted(pairs.union(_sharing_most(shared)))


def named_like(base: Index, text: str) -> list[int]:
    """The facts whose topic or alias shares the most pairs of sounds with a text, best first: of sounds
    next to each other, or with one between them, in either order.
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
    return _sharing_most(_shared(sorted(found, key=len)))


def having_all(base: Index, *words: str) -> Postings:
    """The facts with all sounds and numbers of words in normal form, which may contain the words."""
    return having_sounds(base, *map(_sounds, words))


def may_contain(base: Index, *words: str) -> Postings:
    """The facts that may contain words in normal form: those with their sounds, without homophones as far as an
    index knows.

    >>> from xhl import load
    >>> from .memory import MemoryIndex
    >>> len(may_contain(MemoryIndex(load().facts), "基站")), len(may_contain(MemoryIndex(load().facts), "机站"))
    (1, 0)
    """
    if any(lacks(base, word) for word in words):
        return base.these(())
    return all_of(chain.from_iterable(_containing(base, tokens(word)) for word in words))


def lacks(base: Index, word: str) -> bool:
    """Whether no text of the whole base has one of the characters of a word, as is known without a look at any."""
    return any(is_han(char) and char not in base.statistics.counts for char in word)


def _containing(base: Index, units: Sequence[str]) -> list[Postings]:
    """The facts with each two characters of a word, and with its numbers; with one sound if it has no others."""
    pairs = [
        base.written(one + other)
        for one, other in pairwise(units)
        if not is_number(one) and not is_number(other)
    ]
    alone = chain.from_iterable(_alone([[sound_of(unit)] for unit in units]))
    return [*pairs, *(base.with_term(*_sound(sound)) for sound in alone)]


def _sounds(word: str) -> Rows:
    """The sound of each unit of a word in normal form."""
    return [[sound_of(token)] for token in tokens(word)]


def having_sounds(base: Index, *words: Rows, in_names: bool = False) -> Postings:
    """The facts with terms for sequences of sounds, of which each may be any of some."""
    found = [options for rows in words for options in _choices(rows, in_names=in_names)]
    if not found:
        return base.these(base.numbers)
    # First those without a choice, the rarest of them first: it is quick to choose among few.
    sure = dict.fromkeys(options[0] for options in found if len(options) == 1)
    facts = all_of(base.with_term(*one) for one in sure) if sure else _with_any(base, found.pop())
    for options in sorted((one for one in found if len(one) > 1), key=len):
        if not facts:
            break
        facts = _with_any(base, options, facts)
    return facts


def _with_any(base: Index, options: Sequence[Term], among: Postings | None = None) -> Postings:
    """The facts with any of some terms, or those of them that are among others."""
    if len(options) > _FEW and len({kind for kind, _text in options}) == 1:
        kind = options[0][0]
        if kind in (PAIR, NAME_PAIR):
            every = base.with_any(kind, tuple(text for _kind, text in options))
            return every if among is None else every.among(among)
    each = (base.with_term(*one) for one in options)
    return any_of(each if among is None else (facts.among(among) for facts in each))


def _choices(rows: Rows, *, in_names: bool) -> list[list[Term]]:
    """The terms of a sequence of sounds, as of `_terms`, or of each by itself; of some, a fact has one."""
    of_names, of_texts = (NAME_PAIR, NAME_SOUND, NAME_NUMBER), (PAIR, SOUND, NUMBER)
    pair, single, number = of_names if in_names else of_texts
    pairs = [
        [(pair, " ".join(sounds)) for sounds in product(row, after)]
        for row, after in pairwise(rows)
        if len(row) * len(after) <= _CHOICES and not any(map(_is_number, (*row, *after)))
    ]
    alone = [
        [(number if _is_number(sound) else single, sound) for sound in row] for row in _alone(rows)
    ]
    return [*pairs, *alone]


def _alone(rows: Rows) -> list[Collection[str]]:
    """Of a sequence of sounds, the only one, or numbers and the letters between these, such as the G of 5G: too many
    facts have the sound of a character.
    """
    if len(rows) == 1:
        return [*rows]
    numbers = [True, *(any(map(_is_number, row)) for row in rows), True]
    return [
        row
        for row, before, is_number, after in zip(
            rows, numbers, numbers[1:], numbers[2:], strict=False
        )
        if is_number or (before and after and all(map(_is_letter, row)))
    ]


def _numbers(interpretation: Interpretation) -> Iterator[Term]:
    """The numbers of an interpretation, which no edit replaces."""
    for unit in interpretation.units:
        if unit.kind == "number":
            yield from map(_sound, sounds_of(unit))


def _single(read: Sequence[Interpretation]) -> dict[str, None]:
    """The sounds that a word of one unit may mean."""
    units = (one.units[0] for one in read if len(one.units) == 1)
    return dict.fromkeys(sound for unit in units for sound in sounds_of(unit))


def in_names(base: Index, word: str) -> Postings:
    """The facts in whose names a word in normal form, or its homophones, may occur."""
    return having_sounds(base, _sounds(word), in_names=True)


def places_of(base: Index, word: str, cost: int = 0) -> list[Places]:
    """Where a word in normal form may occur; at a cost, where its sounds may."""
    rows = _sounds(word)
    facts = with_homophone(base, word) if cost else may_contain(base, word)
    return [
        Places(
            facts, having_sounds(base, rows, in_names=True), len(rows), likeness(cost, len(rows))
        )
    ]


def with_homophone(base: Index, word: str) -> Postings:
    """The facts that may have a word in normal form with one homophone: then they have a half of it as it is."""
    facts, units = having_sounds(base, _sounds(word)), tokens(word)
    if len(units) < _HALVES:
        return facts
    halves = units[: len(units) // 2], units[len(units) // 2 :]
    return facts.among(any_of(may_contain(base, "".join(half)) for half in halves))


def places_of_pinyin(
    base: Index, read: Sequence[Interpretation], with_sounds: WithSounds, many: int = 0
) -> list[Places]:
    """Where typed pinyin may occur, if no fewer facts have it; none if it has numbers."""
    single = _single(read)
    every = [base.with_term(*_sound(sound)) for sound in single]
    found: list[tuple[Rows, Postings, int]] = []
    for one in read:
        if one.kind == "pinyin":
            rows = _rows(_options_of(base, one))
            if not all(rows) or any(map(_is_number, chain.from_iterable(rows))):
                return []
            facts = with_sounds(rows)
            found.append((rows, facts, len(one.units)))
            if single and _adds_facts(one):
                every.append(facts)
    if not any(facts.has_more(many) for _rows, facts, _units in found):
        return []
    among = any_of(every)
    places = (
        (facts, having_sounds(base, rows, in_names=True), units) for rows, facts, units in found
    )
    return [
        Places(facts.among(among), named.among(among), units)
        if single
        else Places(facts, named, units)
        for facts, named, units in places
    ]


def _adds_facts(one: Interpretation) -> bool:
    """Whether facts are looked for by this interpretation of what may be one syllable: if it is two syllables, of
    which the second is not typed to the end (xi n…), only in the facts of the others.
    """
    return len(one.units) > 2 or (len(one.units) == 2 and _is_whole(one.units[1]))


def is_finished(one: Interpretation) -> bool:
    """Whether all of its syllables are typed to the end."""
    return all(map(_is_whole, one.units))


def _is_whole(unit: TypedUnit) -> bool:
    """Whether a unit is a whole syllable, or anything but letters."""
    return unit.kind != "initial" and bool(sounds_of(unit))


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


def _mistaken(units: Sequence[TypedUnit]) -> Iterator[Sequence[str]]:
    """The sounds of three units with another in their midst, which may have been meant: that slip spoils all pairs."""
    if len(units) == _MIDST and all(map(sounds_of, units)):
        first, midst, last = (sounds_of(unit)[0] for unit in units)
        alike = (sound_of(char) for char in lookalikes(units[1].typed))
        for other in sorted(confused(midst).union(alike)):
            yield first, other, last


def _is_number(sound: str) -> bool:
    return sound[:1].isdigit()


def _is_letter(sound: str) -> bool:
    return len(sound) == 1 and sound.isascii()


def _spoken(
    base: Index, interpretation: Interpretation, forms: Forms, with_sounds: WithSounds
) -> Iterator[int]:
    """The facts with typed pinyin in main readings or in those that words fix, which is the cheapest match."""
    if interpretation.kind != "pinyin":
        return
    options = _options_of(base, interpretation)
    mere = [[sound for sound, words in some if not words] for some in options]
    sure = base.these(())
    if len(mere) == _PAIR and not any(map(_is_number, chain(*mere))):
        sure = having_sounds(base, mere)
        yield from sure
    every = with_sounds(_rows(options))
    needed = list(map(_needed, options))
    plains = _plain(forms, list(every.without(sure)))
    yield from (fact for fact, plain in plains if _has_row(plain, needed))


def _rows(options: Iterable[Iterable[_InWords]]) -> tuple[tuple[str, ...], ...]:
    """The different sounds that each unit may mean."""
    return tuple(tuple(dict(some)) for some in options)


def _needed(some: Iterable[_InWords]) -> dict[str, set[str]]:
    """Sound -> the words of which a text has one, if it needs any."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sound, words in some:
        found[sound].update(words)
    return found | {sound: set() for sound, words in some if not words}


def _has_row(plain: str, needed: Sequence[Mapping[str, Collection[str]]]) -> bool:
    """Whether a text in normal form has sounds next to each other, with the words that they need."""
    sounds = list(map(sound_of, tokens(plain)))
    last = len(sounds) - len(needed)
    return any(
        all(
            sound in of and (not of[sound] or any(word in plain for word in of[sound]))
            for of, sound in zip(needed, sounds[at:], strict=False)
        )
        for at, first in enumerate(sounds)
        if first in needed[0] and at <= last
    )


def _finished(interpretation: Interpretation) -> Sequence[TypedUnit]:
    """The units without an unfinished last syllable or final initials, if at least two are left."""
    units = list(interpretation.units)
    while len(units) > 2 and not _is_whole(units[-1]):
        units.pop()
    return units


def _options_of(base: Index, interpretation: Interpretation) -> list[list[_InWords]]:
    """For each unit, the main sounds of what it may mean: if it is not typed to the end, of all characters that may
    be meant.
    """
    every = []
    for unit in interpretation.units:
        some = _options(unit)
        if not _is_whole(unit):
            tiers = base.statistics.alphabet.tiers(unit)
            begun = [(sound_of(char), (char,)) for tier in tiers for char in tier.chars]
            # 技 may be qi, 计 is not. Of two syllables, texts are not read to tell.
            is_pair, initial = len(interpretation.units) == _PAIR, unit.typed[0]
            some = [
                (sound, () if is_pair or sound[0] == initial else words)
                for sound, words in (*some, *begun)
            ]
            some = sorted(dict.fromkeys(some))
        every.append(some)
    return every


def _options(unit: TypedUnit) -> list[_InWords]:
    """The main sounds of what a unit may mean, each with the words that give it this reading, if it needs any."""
    return [*((sound, ()) for sound in sounds_of(unit)), *_main_sounds(unit)]


def _main_sounds(unit: TypedUnit) -> list[_InWords]:
    """The main sounds of characters whose reading in some words is this unit, with these words."""
    return [
        (sound_of(reading.char), reading.words) for reading, cost in readings_for(unit) if not cost
    ]


def _paired(base: Index, interpretation: Interpretation) -> Iterator[int]:
    """All facts with two characters, their homophones, or a word that looks like them."""
    if interpretation.kind == "characters" and len(interpretation.units) == 2:
        first, second = (unit.typed for unit in interpretation.units)
        yield from having_all(base, first + second)
        rows = (
            *(first + other for other in lookalikes(second)),
            *(other + second for other in lookalikes(first)),
        )
        for word in filter(is_known, rows):
            yield from having_all(base, word)


def _found(base: Index, read: Sequence[Interpretation]) -> Iterator[Sequence[int]]:
    """For each term or pair of initials of the interpretations, the facts with it."""
    initials = (one.units for one in read if one.kind == "initials")
    pairs = (f"{a.typed[0]}{b.typed[0]}" for units in initials for a, b in pairwise(units))
    yield from (base.with_term(INITIALS, pair) for pair in dict.fromkeys(pairs))
    others = [_finished(one) for one in read if one.kind != "initials"]
    rows = (row for units in others for row in islice(product(*map(sounds_of, units)), _SPELLINGS))
    terms = (term for row in rows for term in (*_terms(row), *_swapped(row)))
    mistaken = (term for units in others for row in _mistaken(units) for term in _terms(row))
    yield from (base.with_term(*term) for term in dict.fromkeys(chain(terms, mistaken)))


def _shared(found: Sequence[Sequence[int]]) -> Counter[int]:
    """The number of lists that contain each fact; long lists count only if there are no others."""
    shared: Counter[int] = Counter()
    asked = 0
    for facts in found:
        asked += len(facts)
        if shared and asked > _SHARING:
            break
        # If no other list counts, all facts share the same.
        shared.update(facts if asked <= _SHARING else islice(facts, KEPT))
    return shared


def _sharing_most(shared: Mapping[int, int]) -> list[int]:
    """The facts that are in most lists, the first of equals."""
    return sorted(sorted(shared), key=shared.__getitem__, reverse=True)[:KEPT]


def _plain(forms: Forms, facts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The texts of each fact in normal form."""
    for fact, of_fact in forms.by_fact(facts).items():
        yield fact, BREAK.join(plain for _, plain in of_fact)


@lru_cache(1 << 16)
def sounds_of(unit: TypedUnit) -> tuple[str, ...]:
    """The sounds that a typed unit may mean.

    >>> from ..interpret import TypedUnit
    >>> sounds_of(TypedUnit("syllable", "nu")), sounds_of(TypedUnit("char", "站"))
    (('nu', 'nv'), ('zhan',))
    """
    if unit.kind in ("syllable", "ending"):
        return spelled(unit.typed)
    return (sound_of(unit.typed),)
