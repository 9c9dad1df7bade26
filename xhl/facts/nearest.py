"""The known names nearest to an unknown one, by characters and by sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..search.corpus import Corpus
from ..search.fields import NAMES
from ..search.wanted import read
from ..text.hanzi import readings
from ..text.normalize import fold, normal, tokens
from ..text.sounds import sound_of
from ..text.words import is_known

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Fact, Section

# The least likeness, of 100. A topic is only suggested, but a section is taken as the one that was meant;
# and any two words share some letters of their pinyin.
TOPIC_FLOOR = 60
SECTION_FLOOR = 70
LETTERS_FLOOR = 70
CLEARLY = 5.0  # points that a topic has more than any other
_REST_FLOOR = 50  # of what is before the last noun, in letters
_NOUN = 2  # sounds of a last noun: 人数, 面积, 投资
_UNITS = 1000  # of a base, which are compared with one that it lacks
_MOST = 3  # names in a hint
_SOME = 20  # facts with a word that tells much
_LISTED = 12  # units that are named, if none is near
BEGINNING = 60  # only so many typed characters are compared: the comparison is quadratic


def nearest(base: FactBase, text: str) -> list[str]:
    """The topics whose names or aliases are most like the text, three at most, best first. They share two of its sounds
    that stand near each other, and half of all: whatever the size of the base. A common last noun alone
    (人数) makes nothing alike. If there is none, those with a word of the text that few have.

    >>> import xhl
    >>> nearest(xhl.load(), "5G机站")[0], nearest(xhl.load(), "财政收入")
    ('5G基站', [])
    >>> nearest(xhl.load(), "绿化覆盖率")
    ['东山旅游公路绿化', '提档绿化', '国土绿化']
    """
    from ..search.large.candidates import named_like  # only needed if nothing was found
    from ..search.large.memory import MemoryIndex

    text = text[:BEGINNING]
    corpus = base.searcher.corpus
    index = MemoryIndex(list(base)) if isinstance(corpus, Corpus) else corpus.index
    said = index.texts(named_like(index, text))
    # The facts of many years have the same names.
    names = dict.fromkeys((name, one.topic) for one in said for name in (one.topic, *one.aliases))
    sounds = _sounds(text)
    letters = spelled(text) if text.isascii() else ""
    near = (
        (name, topic)
        for name, topic in names
        if (_spell(letters, name) if letters else _share(sounds, _sounds(name)))
    )
    return _nearest(near, text, TOPIC_FLOOR)[:_MOST] or _with_part(base, text)


def _with_part(base: FactBase, text: str) -> list[str]:
    """The topics that begin or end with the longest word at an end of a text, if these are few: 草原 of 草原覆盖率."""
    word = read(text, base.surroundings).rest
    cuts = range(2, len(word))
    parts = [*(word[:cut] for cut in cuts), *(word[-cut:] for cut in cuts if cut > _NOUN)]
    for part in sorted(filter(is_known, parts), key=len, reverse=True):
        hits = base.search(part, limit=_SOME, exact=True)
        topics = dict.fromkeys(hit.fact.topic for hit in hits)
        near = [topic for topic in topics if topic.startswith(part) or topic.endswith(part)]
        if len(hits) < _SOME and 0 < len(near) <= _MOST:
            return near
    return []


def meant(base: FactBase, name: str) -> str:
    """The one topic that a search for a name finds clearly best; empty if there is none.

    >>> import xhl
    >>> meant(xhl.load(), "jizhan"), meant(xhl.load(), "企业")
    ('5G基站', '')
    """
    hits = base.search(name)
    if not hits or hits[0].without or any(m.field not in NAMES for m in hits[0].matches):
        return ""
    best = hits[0].fact.topic
    rival = next((hit.score for hit in hits if hit.fact.topic != best), 0.0)
    return best if hits[0].score - rival >= CLEARLY else ""


def _sounds(text: str) -> list[str]:
    return list(map(sound_of, tokens(normal(text))))


def _share(typed: list[str], name: list[str]) -> bool:
    """Whether a name has enough of the sounds, and not only those of the last noun, which tells too little."""
    shared = (Counter(typed) & Counter(name)).total()
    is_noun = typed[-_NOUN:] == name[-_NOUN:] and len(name) > _NOUN
    least = _NOUN + 1 if is_noun and len(typed) > _NOUN else 2
    return shared >= max(least, len(typed) / 2)


def _spell(letters: str, name: str) -> bool:
    """Whether letters share more with a name than its last noun."""
    from rapidfuzz.fuzz import ratio

    first, noun = spelled(name[:-_NOUN]), spelled(name[-_NOUN:])
    rest = letters.removesuffix(noun)
    return not (first and rest) or rest == letters or ratio(rest, first) >= _REST_FLOOR


def nearest_section(sections: Sequence[Section], word: str) -> str | None:
    """The name of the section whose name, heading or alias is most like the word, if one is like enough.

    >>> from ..model import Section
    >>> sections = [Section("生态", "坚持“四治”一体推进"), Section("创新")]
    >>> nearest_section(sections, "shengtai"), nearest_section(sections, "量子")
    ('生态', None)
    """
    names = ((name, s.name) for s in sections for name in (s.name, s.title, *s.aliases))
    return next(iter(_nearest(names, word, SECTION_FLOOR)), None)


class UnknownUnit(NamedTuple):
    """A unit that no fact has, with the nearest that there are, and the commonest."""

    name: str
    nearest: Sequence[str]
    commonest: Sequence[str]


def unknown_units(facts: Iterable[Fact], asked: Iterable[str]) -> list[UnknownUnit]:
    """Those of the units that are asked for which no fact has; nothing if no fact has any.

    >>> from xhl import load
    >>> [unit.nearest for unit in unknown_units(load(), ["亿元", "亿"])]
    [['亿元']]
    """
    from .select import commonest_units, selected

    known = commonest_units(facts, _UNITS)
    unknown = [name for name in asked if known and not selected(facts, unit=name)]
    return [UnknownUnit(name, nearest_units(known, name), known[:_LISTED]) for name in unknown]


def nearest_units(units: Sequence[str], word: str) -> list[str]:
    """The units that have the word, are in it or convert to it, else those most like it; three at most. None
    for a unit that is among them.

    >>> nearest_units(["个", "亿元", "亩"], "亿"), nearest_units(["个", "亿元"], "yiyuan")
    (['亿元'], ['亿元'])
    >>> nearest_units(["个", "亩"], "公顷"), nearest_units(["个", "亩"], "亩")
    (['亩'], [])
    """
    from ..quantity.units import converts

    wanted, known = normal(word), {unit: normal(unit) for unit in units}
    if wanted in known.values():
        return []
    near = [
        unit
        for unit, form in known.items()
        if wanted and (wanted in form or form in wanted or converts(unit, word))
    ]
    return (near or _nearest(zip(units, units, strict=True), word, SECTION_FLOOR))[:_MOST]


def _nearest(names: Iterable[tuple[str, str]], text: str, floor: int) -> list[str]:
    """The targets of (name, target), ordered by the likeness of their best name."""
    from rapidfuzz.fuzz import WRatio  # only needed if nothing was found

    text = text[:BEGINNING]
    wanted, sound = fold(text).text, spelled(text)
    is_letters = text.isascii()
    floor = max(floor, LETTERS_FLOOR) if is_letters else floor
    best: dict[str, float] = {}
    for name, target in names:
        likeness = WRatio(sound, spelled(name))
        if not is_letters:
            characters = WRatio(wanted, fold(name).text)
            likeness = max(characters, (characters + likeness) / 2)
        best[target] = max(likeness, best.get(target, 0))
    ranked = sorted(best, key=lambda target: -best[target])
    return [target for target in ranked if best[target] >= floor]


def spelled(text: str) -> str:
    """The text in letters: the main readings of characters, without tones; other characters as they are.

    >>> spelled("5G基站")
    '5gjizhan'
    """
    return "".join((readings(char) or (char,))[0] for char in fold(text, whole_numbers=False).text)
