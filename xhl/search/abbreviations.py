"""Abbreviations and what they stand for: GDP, 社零."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, groupby, islice, pairwise, product, repeat
from typing import TYPE_CHECKING

from ..text.hanzi import readings
from ..text.normalize import readable
from ..text.sounds import sound_of
from ..text.words import is_known
from .doubts import Certain
from .literal import literal_matches, literal_way
from .match import CharMatch, best_by_fact, likeness
from .meanings import Meanings
from .narrowed import (
    literal_or_narrowed,
    literal_or_narrowed_way,
    narrowed_matches,
    narrowed_way,
)
from .way import NONE, any_way
from .weights import ABBREVIATED, LIKENESS, PLACE, SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .corpus import Searched
    from .large.corpus import LargeCorpus
    from .match import Match

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
        self.whole_way = lru_cache(_KEPT)(self._whole_way)
        self._way_apart = lru_cache(_KEPT)(self._apart_way)

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

    def whole_matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        """Fact -> the best of the literal matches of a word and of what it may mean as one word."""
        literal = literal_or_narrowed(corpus, word)
        if literal and word in _CHANGES:
            return literal
        ways = self._as_one(word).items()
        each = [_said(corpus, word, [said], units) for said, units in ways]
        if any(each):  # 财政总收入 is no less meant by 财政收入 than 一般公共预算收入
            each.append(literal or narrowed_matches(corpus, word))
        return best_by_fact(found for matches in each for found in matches.items()) or literal

    def _as_one(self, word: str) -> dict[str, int]:
        """What a word may mean as one word, each with the units of its matches."""
        ways = (said[0] for said in self.written_out(word) if len(said) == 1)
        found: dict[str, int] = {}
        for said, units in zip(ways, chain(_UNITS, repeat(_UNITS[-1])), strict=False):
            found.setdefault(said, units)  # some are written out in several ways
        return found

    def _whole_way(self, corpus: LargeCorpus, word: str) -> Certain | None:
        """The way of `whole_matches`; None if only all of them tell."""
        literal = literal_or_narrowed_way(corpus, word)
        is_found = literal and corpus.finds(literal)
        if not literal or (is_found and word in _CHANGES) or not self.are_in(word):
            return literal
        ways = self._as_one(word).items()
        each = [_said_way(corpus, word, [said], units) for said, units in ways]
        said = any_way(way for way in each if way)
        if None in each or not corpus.finds(said):
            return None if None in each else literal
        return any_way([said, literal if is_found else narrowed_way(corpus, word)])

    def way(self, corpus: LargeCorpus, word: str) -> Certain | None:
        """The way of `matches`; one without places if there are none."""
        own = self.whole_way(corpus, word)
        return own if own is None or corpus.finds(own) else self._way_apart(corpus, word)

    def way_of_all(self, corpus: LargeCorpus, word: str) -> Certain | None:
        """The way of `all_matches`."""
        each = [self.whole_way(corpus, word), self._way_apart(corpus, word)]
        own = [way for way in each if way]
        return any_way(own) if len(own) == len(each) else None

    def _apart_way(self, corpus: LargeCorpus, word: str) -> Certain | None:
        """The way of `_apart`; None if only all matches tell."""
        mentions = NONE
        for group in self._apart_by_turn(word) if self.are_in(word) else ():
            each = [_said_way(corpus, word, said) for said in group]
            if None in each:
                return None
            way = any_way(way for way in each if way)
            if corpus.finds(way, _is_said):
                return way
            if not mentions.places and corpus.finds(way):
                mentions = way
        return mentions

    def matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        """Fact -> the best of these matches, or else that of all words that a word abbreviates."""
        return self.whole_matches(corpus, word) or self._apart(corpus, word)

    def all_matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        """Fact -> the best of all these matches."""
        each = self.whole_matches(corpus, word), self._apart(corpus, word)
        return best_by_fact(found for matches in each for found in matches.items())

    def _apart(self, corpus: Searched, word: str) -> dict[int, Match]:
        """Fact -> the match of the first words, of those that a word may mean, which the name or the statement of any
        fact has, or else a sentence.
        """
        aside: dict[int, Match] = {}
        for group in self._apart_by_turn(word):
            each = (_said(corpus.having(way), word, way) for way in group)
            found = best_by_fact(one for matches in each for one in matches.items())
            if any(map(_is_said, found.values())):
                return found
            aside = aside or found
        return aside

    def _apart_by_turn(self, word: str) -> Iterator[Iterator[list[str]]]:
        """What a word may mean as several words, likeliest first; those together that name the same change."""
        ways = (said for said in self.written_out(word) if len(said) > 1)
        return (group for _, group in groupby(ways, _turn))

    def is_change(self, word: str) -> bool:
        """Whether a word names a change or a share."""
        return word in _SLIPS

    def change_matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        """Fact -> the best match of a change by any of its names."""
        each = (_said(corpus, word, [said]) for said in (word, *self.of(word)))
        return best_by_fact(found for matches in each for found in matches.items())

    def change_way(self, corpus: LargeCorpus, word: str) -> Certain | None:
        """The way of these matches."""
        each = [_said_way(corpus, word, [said]) for said in (word, *self.of(word))]
        return None if None in each else any_way(way for way in each if way)

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


def _turn(way: list[str]) -> list[str]:
    """Words with the change at their end as one for all of its names: 增幅 is 增长."""
    change = _TURNS.match(way[-1])
    return [*way[:-1], change[0][-1]] if change else way


def _said(
    corpus: Searched, word: str, way: Sequence[str], units: int = _UNITS[0]
) -> dict[int, Match]:
    """Fact -> the match of one way to write out a word."""
    return _both([literal_matches(corpus, said) for said in way], word, units)


def _said_way(
    corpus: LargeCorpus, word: str, said: Sequence[str], units: int = _UNITS[0]
) -> Certain | None:
    """The way of `_said`; None if only all matches tell."""
    from .large.best_first import Places  # most bases are small
    from .large.postings import all_of

    each = [literal_way(corpus, one) for one in said]
    ways = [way for way in each if way]
    if len(ways) < len(each) or not all(way.places for way in ways):
        return NONE if len(ways) == len(each) else None
    own = likeness(ABBREVIATED, units)
    places = [place._replace(likeness=own) for way in ways for place in way.places]
    place = Places(
        all_of(one.facts for one in places),
        all_of(one.named for one in places),
        max(one.units for one in places),
        # Of several words, one may be a larger part of its text than the worst.
        own + (SHARE / LIKENESS if len(ways) > 1 else 0),
        tuple(places) if len(ways) > 1 else (),
    )
    return Certain([place], lambda part: _both([way.matches(part) for way in ways], word, units))


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
