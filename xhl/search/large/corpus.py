"""Large bases: an index gives the few facts that may match, and the search looks only at these."""

from __future__ import annotations

from copy import copy
from functools import cache, lru_cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from ...text.hanzi import is_han
from ...text.normalize import NUMBERS
from ..corpus import Corpus
from ..fields import BREAK, Text
from ..weights import SOUND
from .best_first import BestFirst
from .candidates import (
    candidates,
    having_all,
    having_sounds,
    in_names,
    lacks,
    places_of,
    places_of_pinyin,
    with_homophone,
)
from .forms import Forms
from .postings import all_of

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Hashable,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from ..interpret import Interpretation
    from ..match import Match
    from ..statistics import Statistics
    from ..way import Certain, Way
    from .best_first import Places
    from .index import Index
    from .postings import Postings

    Best = Mapping[int, tuple[Match, ...]] | None

MANY = 500  # facts with a word; of more, the best are looked at first
PARTS = 4  # kept in memory: one plan after the other asks for the same words
_WAYS = 64  # one plan after the other asks for the same
_READ = 16  # as which letters are read; what has their sounds is asked for twice
_WORDS = 16  # queries in one start ask for the same
_COUNTED = 1000  # facts that are read to tell how many contain a word
_FIRST = 8  # facts that are looked at to tell whether any has a word
_TRIED = 100  # facts that are looked at to tell whether most of those with the sounds of a word have a character


class ByName(NamedTuple):
    """Some facts of a large base by their names: thousands may have the same, and no match in a sentence is
    better than one in a name.
    """

    names: Corpus  # their different topics and aliases
    facts: Sequence[Sequence[int]]  # for each of these, those that have it
    size: int  # how many facts they are
    without: Callable[[Collection[int]], Corpus]  # the texts of them without some facts

    @property
    def texts(self) -> int:
        """How many texts they have at most."""
        return 2 * self.size + sum(map(len, self.facts))


class LargeCorpus:
    """The corpus of a large base, which gives the part that may contain a word."""

    is_large = True
    whole_numbers = True

    def __init__(self, index: Index, whole: LargeCorpus | None = None) -> None:
        self.index = index
        self.whole = whole or self  # the corpus that this is a part of
        self.forms: Forms = whole.forms if whole else Forms(index)
        self.containing = lru_cache(PARTS)(self._containing)
        self._having = lru_cache(PARTS)(partial(having_all, index))
        self.by_name = lru_cache(PARTS)(self._by_name)
        self.few_with = lru_cache(_WORDS)(self._with_rarest)
        self.places = lru_cache(_WAYS)(partial(places_of, index))
        self.first = lru_cache(PARTS)(self._first)
        self.common = lru_cache(_WAYS)(lambda *facts: all_of(facts))
        self.finds = lru_cache(_WAYS)(self._finds)
        sounds = lru_cache(_READ)(partial(having_sounds, index))
        self._pinyin = lru_cache(PARTS)(lambda read: places_of_pinyin(index, read, sounds, MANY))
        self._candidates = lru_cache(PARTS)(
            lambda read: candidates(index, read, self.forms, sounds)
        )
        self.best_of: dict[Hashable, Best] = {}  # the matches of some ways, which plans have alike
        self.limit: int | None = None

    def _first(self, limit: int | None) -> LargeCorpus:
        """The same corpus, of which so many of the best facts for a word are asked for."""
        limited = copy(self)
        limited.limit = limit
        return limited

    @property
    def statistics(self) -> Statistics:
        return self.index.statistics

    def _containing(self, word: str) -> Corpus:
        """The texts of the facts in which a word, in normal form, or its homophones may occur."""
        return self.of([*self._having(word)], word)

    def _by_name(self, word: str) -> ByName:
        """The facts in which a word, in normal form, or its homophones may occur."""
        names = [*in_names(self.index, word)]
        return self._named([*self._having(word)], NUMBERS.findall(word), names)

    def best_first(self, word: str) -> BestFirst | None:
        """The facts in which a word, in normal form, or its homophones may occur, the best first; None if all of
        these are looked at: they are few, or all are asked for.
        """
        if not self.limit or not word.isalpha():
            return None
        return self._best_first(self.places(word, SOUND))

    def best_first_in_pinyin(self, interpretations: Sequence[Interpretation]) -> BestFirst | None:
        """The same for typed pinyin."""
        if not self.limit:
            return None
        return self._best_first(self.places_in_pinyin(interpretations))

    def alike(self, word: str) -> Corpus | None:
        """The texts of the facts that may have a word, in normal form, with one homophone, if these are few."""
        facts = with_homophone(self.index, word)
        return None if facts.has_more(MANY) else self._part(list(facts), NUMBERS.findall(word))

    def written(self, word: str) -> list[int] | None:
        """The facts in which a word, in normal form, may stand as it is; None if these are many."""
        facts = self._may_have(word)
        return None if facts.has_more(MANY) else list(facts)

    def _finds(self, way: Way, is_wanted: Callable[[Match], bool] = bool) -> bool:
        """Whether there is any match of a way that is wanted. Often the first facts tell."""
        if self.finds_soon(way, is_wanted):
            return True
        later = self._by_parts(way, _TRIED)
        return any(is_wanted(match) for found in later for match in found.values())

    def finds_soon(self, way: Way, is_wanted: Callable[[Match], bool] = bool) -> bool:
        """Whether the first facts have such a match."""
        first = (islice(place.facts, size) for size in (_FIRST, _TRIED) for place in way.places)
        each = (way.matches(self.of([*facts], way.literal)) for facts in first)
        return any(is_wanted(match) for found in each for match in found.values())

    def may_find(self, way: Certain) -> bool:
        """Whether any fact may have a match."""
        return bool(way.places)

    def may_name(self, way: Certain) -> bool:
        """Whether the name of any fact may have a match."""
        return any(place.named for place in way.places)

    def best(self, way: Certain) -> Mapping[int, Match]:
        """The best matches, one at least if there are any."""
        if not self.are_many(place.facts for place in way.places):
            return self._in_all_parts(way)
        few = partial(self.few_with, way.literal)
        choices, sift = [[place] for place in way.places], self.sift(way.literal)
        first = BestFirst(self.whole.index, choices, few, sift=sift)
        return first.matches(1, lambda facts: way.matches(self.of(facts, way.literal)))

    def every(self, way: Way) -> dict[int, Match]:
        """Fact -> its match."""
        found = way.every()
        return self._in_all_parts(way) if found is None else found

    def _in_all_parts(self, way: Way) -> dict[int, Match]:
        return dict(chain.from_iterable(found.items() for found in self._by_parts(way)))

    def _by_parts(self, way: Way, after: int = 0) -> Iterator[dict[int, Match]]:
        """The matches in parts of the base, after so many facts of each place."""
        for place in way.places:
            few = self.few_with(way.literal) if way.literal else None
            facts = islice(place.facts, after, None) if few is None else iter(few)
            while some := [*islice(facts, _COUNTED)]:
                yield way.matches(self.of(some, way.literal))

    def places_in_pinyin(self, interpretations: Sequence[Interpretation]) -> Sequence[Places]:
        """The same for typed pinyin."""
        return self._pinyin(tuple(interpretations))

    def _best_first(self, places: Sequence[Places]) -> BestFirst | None:
        if not self.are_many(place.facts for place in places):
            return None
        return BestFirst(self.whole.index, [[place] for place in places])

    def are_many(self, each: Iterable[Postings]) -> bool:
        """Whether some of these facts are so many that the best are looked at first."""
        return any(facts.has_more(MANY) for facts in each)

    def sift(self, *words: str) -> Callable[[Sequence[int]], Sequence[int]] | None:
        """Finds those of some facts that may have the rarest character of words."""
        index, rarest = self.index, self._rarest(*words)
        return (lambda facts: [*index.with_char(index.these(facts), rarest)]) if rarest else None

    def _rarest(self, *words: str) -> str:
        """The rarest Chinese character of words; "" if they have none."""
        count = self.statistics.counts.get
        return min(filter(is_han, "".join(words)), key=lambda char: count(char, 0), default="")

    def _may_have(self, *words: str) -> Postings:
        """The facts in which words, in normal form, may occur, without homophones as far as is known."""
        return all_of(place.facts for word in words for place in self.places(word))

    def _with_rarest(self, *words: str) -> list[int] | None:
        """The facts that may have words, if these are few, or those of them with the rarest character; None if most
        may have it.

        The character is looked for in the facts as they are stored, which takes a tenth of the time that searching
        their texts does.
        """
        facts = self._may_have(*words)
        if not facts.has_more(MANY):
            return list(facts)
        rarest = self._rarest(*words)
        if not rarest:
            return None
        some = self.index.these(list(islice(facts, _TRIED)))
        if 2 * len([*self.index.with_char(some, rarest)]) > len(some):
            return None
        return list(self.index.with_char(facts, rarest))

    def of(self, facts: Sequence[int], *words: str) -> Corpus:
        """The texts of some facts, in which words, in normal form, may be looked for."""
        return self._part(facts, NUMBERS.findall(BREAK.join(words)))

    def _named(
        self,
        facts: Sequence[int],
        numbers: Iterable[str] = (),
        named: Sequence[int] | None = None,
    ) -> ByName:
        """Facts by their names, of which those of ``named`` may match."""
        of_name: dict[tuple[str, str, str], list[int]] = {}
        known = self.forms.names(facts if named is None else named)
        for (fact, field, original), plain in chain(*known.values()):
            of_name.setdefault((field, original, plain), []).append(fact)
        texts = [Text(i, field, original) for i, (field, original, _) in enumerate(of_name)]
        plains = [plain for _, _, plain in of_name]
        codes = list(numbers)
        names = Corpus(texts, whole=self.index, numbers=codes, forms=plains)

        @cache  # several plans look for the same word
        def whole() -> Corpus:
            return self._part(facts, codes)

        def without(others: Collection[int]) -> Corpus:
            rest = [fact for fact in facts if fact not in others]
            return self._part(rest, codes) if others else whole()

        return ByName(names, list(of_name.values()), len(facts), without)

    def lacks(self, word: str) -> bool:
        """Whether no text of the whole base has one of the characters of a word."""
        return lacks(self.index, word)

    def facts_with(self, word: str) -> int:
        """How many facts contain a word, in normal form; of very many, some are read."""
        step, some = self.sample(word)
        return step * some.facts_with(word)

    def most_with(self, word: str) -> int:
        """A number that `facts_with` does not exceed, told without reading any."""
        size = len(self._having(word))
        step = size // _COUNTED + 1
        return step * -(-size // step)

    def sample(self, *words: str) -> tuple[int, Corpus]:
        """The texts of every so many of the facts in which words, in normal form, may occur literally."""
        facts = self._having(*words)
        step = len(facts) // _COUNTED + 1
        return step, self._part([*facts.every(step)], NUMBERS.findall(BREAK.join(words)))

    def resembling(self, interpretations: Sequence[Interpretation]) -> Corpus:
        """The texts worth aligning with the interpretations of a word."""
        return self._part(self._candidates(tuple(interpretations)), _numbers(interpretations))

    def names_resembling(self, interpretations: Sequence[Interpretation]) -> ByName:
        """The facts worth aligning with the interpretations of a word."""
        return self._named(self._candidates(tuple(interpretations)), _numbers(interpretations))

    def _part(self, facts: Sequence[int], numbers: Iterable[str]) -> Corpus:
        texts, plains = zip(*self.forms.of(facts), strict=True) if facts else ((), ())
        return Corpus(texts, whole=self.index, numbers=numbers, forms=plains)


def _numbers(read: Sequence[Interpretation]) -> list[str]:
    return [unit.typed for one in read for unit in one.units if unit.kind == "number"]
