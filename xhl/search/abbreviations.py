"""Abbreviations and what they stand for: GDP, 社零."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import chain, groupby, islice, pairwise, product, repeat
from typing import TYPE_CHECKING

from ..text.hanzi import readings
from ..text.normalize import readable
from ..text.sounds import sound_of
from ..text.words import is_known
from .literal import literal
from .match import CharMatch, likeness
from .meanings import Meanings
from .narrowed import literal_or_narrowed, narrowed
from .way import NONE, Certain, any_way
from .weights import ABBREVIATED, LIKENESS, PLACE, SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .large.best_first import Places
    from .match import Match
    from .way import Searched

_LETTERS = 3  # of an abbreviation before pinyin: gdpzengsu
_NEAR = 16  # characters between the beginnings of parts that one sentence mentions
_FEW = 6  # places of a part that are compared
_MOST = 80  # ways to write out a word that are tried
_UNITS = range(8, 3, -1)  # of a match, however long its meaning: most of the likeliest
_KEPT = 8  # ways of words
_LONG = 4  # characters of a thing and its change
_TURNS = re.compile("增|下?降")  # begins the names of a change
_PARTICLES = "的占"
# What no number is told of alone: facts with these words are enough, since many others say 增长.
_CHANGES = tuple("增速 增幅 增长率 增长速度 涨幅 降幅 占比 比重".split())
_COMPARED = "同比"
_SLIPS = ("增长", *_CHANGES, _COMPARED, "下降", "上涨")  # of which a slip is read


class Abbreviations(Meanings):
    """What is found by the abbreviations of the table and of a base.

    >>> known = Abbreviations({"两山": ["绿水青山"]})
    >>> list(known.written_out("两山理论"))
    [['绿水青山理论'], ['两山', '理论'], ['绿水青山', '理论']]
    """

    def __init__(self, own: Mapping[str, Sequence[str]]) -> None:
        super().__init__(own)
        # One plan after the other asks for the ways of the same word.
        self.whole = lru_cache(_KEPT)(self._whole)
        self._apart = lru_cache(_KEPT)(self._find_apart)

    def written_out(self, word: str) -> Iterator[list[str]]:
        """What a word with abbreviations may mean, likeliest first: as one word, then as several."""
        pieces = self.pieces(word)
        ways = self._ways(pieces)
        if len(pieces) == 1:  # 三产占比 is an abbreviation, and so are its parts
            ways += self._ways(self.pieces(word, len(word) - 1))[1:]
        yield from (["".join(way)] for way in ways[1:])
        apart = [[piece for piece in way if piece not in _PARTICLES] for way in ways]
        yield from (way for way in apart if len(way) > 1 and min(map(len, way)) > 1)

    def _ways(self, pieces: Sequence[str]) -> list[tuple[str, ...]]:
        """The pieces of a word, each as it is or as what it stands for; 同比 before a change stands for none."""
        choices = (
            (piece,) if piece == _COMPARED and after in _SLIPS else (piece, *self.of(piece))
            for piece, after in pairwise([*pieces, ""])
        )
        return list(islice(product(*choices), _MOST))

    def _whole(self, searched: Searched, word: str) -> Certain:
        """The literal matches of a word, and those of what it may mean as one word."""
        own = literal_or_narrowed(searched, word)
        ways = self._as_one(word).items()
        if not ways or (word in _CHANGES and searched.finds(own)):
            return own
        said = any_way(searched, (_said(searched, word, [one], units) for one, units in ways))
        if not searched.finds(said):
            return own
        # 财政总收入 is no less meant by 财政收入 than 一般公共预算收入
        return any_way(searched, [said, own if searched.finds(own) else narrowed(searched, word)])

    def _as_one(self, word: str) -> dict[str, int]:
        """What a word may mean as one word, each with the units of its matches."""
        ways = (said[0] for said in self.written_out(word) if len(said) == 1)
        found: dict[str, int] = {}
        for said, units in zip(ways, chain(_UNITS, repeat(_UNITS[-1])), strict=False):
            found.setdefault(said, units)  # some are written out in several ways
        return found

    def way(self, searched: Searched, word: str) -> Certain:
        """These matches, or else those of all words that a word abbreviates."""
        own = self.whole(searched, word)
        return own if searched.finds(own) else self._apart(searched, word)

    def of_all(self, searched: Searched, word: str) -> Certain:
        """All these matches."""
        return any_way(searched, [self.whole(searched, word), self._apart(searched, word)])

    def _find_apart(self, searched: Searched, word: str) -> Certain:
        """The matches of the first words, of those that a word may mean, which the name or the statement of any fact
        has, or else a sentence.
        """
        mentions = NONE
        for group in self._apart_by_turn(word):
            way = any_way(searched, (_said(searched, word, said) for said in group))
            if searched.finds(way, _is_said):
                return way
            if mentions is NONE and searched.finds(way):
                mentions = way
        return mentions

    def _apart_by_turn(self, word: str) -> Iterator[Iterator[list[str]]]:
        """What a word may mean as several words, likeliest first; those together that name the same change."""
        ways = (said for said in self.written_out(word) if len(said) > 1)
        return (group for _, group in groupby(ways, self._turn))

    def _turn(self, way: list[str]) -> list[str]:
        """Words as what they most likely stand for, with the change at their end as one for all of its names: 增幅 is
        增长.
        """
        *things, last = way
        change = _TURNS.match(last)
        meant = [max([one, *self.of(one)[:1]], key=len) for one in things]
        return [*meant, change[0][-1] if change else last]

    def is_change(self, word: str) -> bool:
        """Whether a word names a change or a share."""
        return word in _SLIPS

    def change(self, searched: Searched, word: str) -> Certain:
        """The matches of a change by any of its names."""
        names = (word, *self.of(word))
        return any_way(searched, (_said(searched, word, [said]) for said in names))

    def sounding(self, letters: str) -> list[str]:
        """The abbreviations that letters spell: 增速 for zengsu.

        >>> Abbreviations({}).sounding("zengsu")
        ['增速']
        """
        plain = letters.replace("ü", "v")
        return [short for short in self.shorts if _spelled(short) == plain]

    def spelled_out(self, words: Sequence[str]) -> list[str]:
        """Words with letters that spell abbreviations beside others as these: gdp增速 for gdp zengsu.

        >>> known = Abbreviations({})
        >>> known.spelled_out(["gdp", "zengsu"]), known.spelled_out(["gdpzengsu"])
        (['gdp', '增速'], ['gdp增速'])
        >>> known.spelled_out(["zengsu"])  # one alone may mean something else
        ['zengsu']
        """
        if len(words) == 1:
            return [next(self._with_letters(words[0]), words[0])]
        return [next(iter(self.sounding(word)), word) for word in words]

    def with_change(self, word: str) -> str:
        """A word with a slip of sound in one character of the change at its end undone, if what was typed is no word.

        >>> known = Abbreviations({})
        >>> known.with_change("gdp增涨"), known.with_change("客流增苏"), known.with_change("客流下将")
        ('gdp增长', '客流增速', '客流下降')
        >>> known.with_change("客流同笔"), known.with_change("民意诊所")
        ('客流同比', '民意诊所')
        >>> known.with_change("孩子仗夫")  # 丈夫 is likelier than 涨幅
        '孩子仗夫'
        """
        typed = word[-2:]
        if len(word) < _LONG or typed.isascii() or is_known(typed):
            return word
        alike = (one for one in _SLIPS if len(one) == len(typed) and not {*one}.isdisjoint(typed))
        meant = (one for one in alike if all(map(_sound_alike, one, typed)))
        return word[:-2] + next(meant, typed)

    def _with_letters(self, word: str) -> Iterator[str]:
        """A word of letters as an abbreviation of letters and one in pinyin."""
        for end in range(_LETTERS, len(word)) if word.isascii() and word.isalpha() else ():
            if self.of(word[:end]):
                yield from (word[:end] + short for short in self.sounding(word[end:]))


def _said(searched: Searched, word: str, said: Sequence[str], units: int = _UNITS[0]) -> Certain:
    """The matches of one way to write out a word."""
    ways = [literal(searched, one) for one in said]
    return Certain(
        partial(_places, ways, units),
        lambda part: _both([way.matches(part) for way in ways], word, units),
    )


def _places(ways: Sequence[Certain], units: int) -> Iterator[Places]:
    """The places of facts that may have all of some words."""
    from .large.best_first import Places  # most bases are small
    from .large.postings import all_of

    if not all(way.places for way in ways):
        return
    own = likeness(ABBREVIATED, units)
    places = [place._replace(likeness=own) for way in ways for place in way.places]
    yield Places(
        all_of(one.facts for one in places),
        all_of(one.named for one in places),
        max(one.units for one in places),
        # Of several words, one may be a larger part of its text than the worst.
        own + (SHARE / LIKENESS if len(ways) > 1 else 0),
        tuple(places) if len(ways) > 1 else (),
    )


def _both(each: Sequence[dict[int, Match]], word: str, units: int) -> dict[int, Match]:
    """Fact -> the match of a word in the facts that have all of its written-out words."""
    facts = sorted(set(each[0]).intersection(*each[1:]))
    by_fact = {fact: [by[fact] for by in each] for fact in facts}
    return {fact: _match(one, word, units) for fact, one in by_fact.items() if _are_near(one)}


def _is_said(match: Match) -> bool:
    """Whether a name or the statement has a match, not only the sentence around it."""
    return match.field != "source"


def _are_near(found: Sequence[Match]) -> bool:
    """Whether the parts of a word, if a sentence only mentions one, are near each other there."""
    mentions = [match for match in found if match.field == "source"]
    if not mentions or len(found) == 1:
        return True
    text = mentions[0].text
    each = [[start for start, _ in match.spans_in(text)[:_FEW]] for match in found]
    if not all(each):
        return True
    return any(max(at) - min(at) <= _NEAR for at in islice(product(*each), _MOST))


def _match(found: Sequence[Match], word: str, units: int) -> Match:
    """The match of a word: the worst of the matches of its written-out words, but as large a part of the texts as they
    are on average, so that of two facts of one statement the one with a word as its name is the better.
    """
    said = CharMatch(readable(word), " ".join(match.word for match in found), "abbreviation")
    least = min(found, key=lambda match: (PLACE[match.field], match.points))
    return least._replace(
        word=readable(word),
        how="abbreviation",
        cost=ABBREVIATED + least.cost,
        units=units,
        share=sum(match.share for match in found) / len(found),
        answers=(said,),
    )


def _sound_alike(char: str, other: str) -> bool:
    return not {*readings(char)}.isdisjoint(readings(other))


def _spelled(short: str) -> str:
    return "".join(sound_of(char) for char in short)
