"""Large bases: an index gives the few facts that may match, and the search looks only at these."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from copy import copy
from functools import cache, cached_property, lru_cache, partial
from itertools import accumulate, chain, groupby, islice
from typing import TYPE_CHECKING

from ..text.hanzi import is_han
from ..text.normalize import NUMBERS, is_number, normals, readable, tokens
from ..text.sounds import dictionary_key, sound_of
from .best_first import BestFirst
from .candidates import (
    candidates,
    having_all,
    in_names,
    may_contain,
    places_of,
    places_of_pinyin,
    with_homophone,
)
from .corpus import ByName, Corpus
from .fields import BREAK, NAMES, Text, texts_of
from .forms import Forms
from .index import END, Numbers
from .postings import TERMS, Kept, Postings, Run
from .query import spellings
from .terms import (
    INITIALS,
    NAME_PAIR,
    NAME_SOUND,
    NUMBER,
    NUMBERED,
    PAIR,
    SECTION,
    SIZE,
    SOUND,
    columns_of,
    measure_of,
    number_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..model import Document, Fact
    from .best_first import Places
    from .corpus import Searched
    from .fields import Said
    from .index import Index
    from .interpret import Interpretation
    from .statistics import Statistics
    from .terms import Kind

MANY = 500  # facts with a word; of more, the best are looked at first
_PARTS = 4  # kept in memory: one plan after the other asks for the same words
_COUNTED = 1000  # facts that are read to tell how many contain a word
_TRIED = 100  # facts that are looked at to tell whether most of those with the sounds of a word have a character
_FIRST_SOUND = 0x100000  # private plane 16: a character for each sound


class LargeCorpus:
    """The corpus of a large base, which gives the part that may contain a word."""

    is_large = True
    whole_numbers = True

    def __init__(self, index: Index, whole: LargeCorpus | None = None) -> None:
        self.index = index
        self.whole = whole or self  # the corpus that this is a part of
        self.forms: Forms = whole.forms if whole else Forms(index)
        self.containing = lru_cache(_PARTS)(self._containing)
        self._having = lru_cache(_PARTS)(partial(having_all, index))
        self._in_names = lru_cache(_PARTS)(partial(in_names, index))
        self._containing_by_name = lru_cache(_PARTS)(
            lambda word: self._named(
                [*self._having(word)], NUMBERS.findall(word), [*self._in_names(word)]
            )
        )
        self._few = lru_cache(_PARTS)(self._with_rarest)
        self._pinyin = lru_cache(_PARTS)(lambda read: places_of_pinyin(index, read, MANY))
        self._candidates = lru_cache(_PARTS)(lambda read: candidates(index, read, self.forms))
        self.limit: int | None = None

    def first(self, limit: int | None) -> LargeCorpus:
        """The same corpus, of which so many of the best facts for a word are asked for."""
        limited = copy(self)
        limited.limit = limit
        return limited

    @property
    def statistics(self) -> Statistics:
        return self.index.statistics

    def _containing(self, *words: str) -> Corpus:
        """The texts of the facts in which words, in normal form, may occur literally."""
        return self._part([*self._having(*words)], NUMBERS.findall(BREAK.join(words)))

    def by_name(self, word: str) -> ByName:
        """The facts in which a word, in normal form, may occur literally."""
        return self._containing_by_name(word)

    def few_with(self, *words: str) -> list[int] | None:
        """The facts in which words, in normal form, may occur, but not their homophones; None if not even these
        are many, or most of them.
        """
        return self._few(*words)

    def best_first(self, word: str, cost: int = 0) -> BestFirst | None:
        """The facts in which a word, in normal form, may occur, or its homophones, the best first; None if all of
        these are looked at: they are few, or all are asked for.
        """
        has_numbers = not word.isalpha()
        if not self.limit or (cost and has_numbers):
            return None
        few = None if cost else (lambda: self._few(word))
        return self._best_first(self.places(word, cost), few, has_numbers=has_numbers)

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
        facts = may_contain(self.index, word)
        return None if facts.has_more(MANY) else list(facts)

    def places(self, word: str, cost: int = 0) -> list[Places]:
        """Where a word, in normal form, may occur at a cost."""
        return places_of(self.index, word, cost)

    def places_in_pinyin(self, interpretations: Sequence[Interpretation]) -> Sequence[Places]:
        """The same for typed pinyin."""
        return self._pinyin(tuple(interpretations))

    def _best_first(
        self,
        places: Sequence[Places],
        few: Callable[[], Sequence[int] | None] | None = None,
        *,
        has_numbers: bool = False,
    ) -> BestFirst | None:
        if not any(place.facts.has_more(MANY) for place in places):
            return None
        choices = [[place] for place in places]
        return BestFirst(self.whole.index, choices, few, has_numbers=has_numbers)

    def literally(self, *words: str) -> Corpus | None:
        """The texts of the facts in which words, in normal form, may occur, but not their homophones; None if not
        even these are many.
        """
        few = self._few(*words)
        return None if few is None else self._part(few, NUMBERS.findall(BREAK.join(words)))

    def _with_rarest(self, *words: str) -> list[int] | None:
        """The facts with all sounds of words, and the rarest character; None if most may have it, or they are few.

        The character is looked for in the facts as they are stored, which takes a tenth of the time that searching
        their texts does.
        """
        if not self._having(*words).has_more(MANY):
            return None
        facts = may_contain(self.index, *words)
        if not facts.has_more(MANY):
            return list(facts)
        count = self.statistics.counts.get
        rarest = min(filter(is_han, "".join(words)), key=lambda char: count(char, 0), default="")
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
        return any(is_han(char) and char not in self.statistics.counts for char in word)

    def facts_with(self, word: str) -> int:
        """How many facts contain a word, in normal form; of very many, some are read."""
        numbers = [*self._having(word)]
        step = len(numbers) // _COUNTED + 1
        return step * self._part(numbers[::step], NUMBERS.findall(word)).facts_with(word)

    def having(self, words: Sequence[str]) -> Searched:
        """The texts of facts in which all of these words may occur literally."""
        if any(len([*islice(spellings(word), 2)]) > 1 for word in words):
            return self  # another spelling counts only if no text of the base has the first
        return self.literally(*words) or self.containing(*words)

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


class PartIndex:
    """Some facts of an index, with the statistics of the whole."""

    def __init__(self, whole: Index, numbers: Collection[int]) -> None:
        self._whole = whole
        self.numbers = whole.these(numbers)
        self.with_term = Kept(self._with_term)
        self.written = lru_cache(TERMS)(self._written)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def statistics(self) -> Statistics:
        return self._whole.statistics

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        return self._whole.facts(numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        return self._whole.texts(numbers)

    def these(self, numbers: Collection[int]) -> Postings:
        return self._whole.these(numbers)

    def _with_term(self, kind: Kind, text: str) -> Postings:
        return self._whole.with_term(kind, text).among(self.numbers)

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        return self._whole.with_char(facts, char)

    def _written(self, pair: str) -> Postings:
        return self._whole.written(pair).among(self.numbers)

    def between(self, kind: Kind, start: str, end: str) -> Postings:
        return self._whole.between(kind, start, end).among(self.numbers)

    def terms(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, Postings]]:
        own = self.numbers if among is None else among.among(self.numbers)
        return self._whole.terms(kind, start, end, among=own, backwards=backwards)

    def by_term(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, int]]:
        own = self.numbers if among is None else among.among(self.numbers)
        return self._whole.by_term(kind, start, end, among=own, backwards=backwards)

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        own = self.numbers if among is None else among.among(self.numbers)
        return self._whole.sizes(is_wanted, own)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:
        known, rest = self._whole.about(word, facts)
        return known.among(self.numbers), rest

    def of_documents(self, documents: Collection[Document]) -> Postings:
        return self._whole.of_documents(documents).among(self.numbers)

    def section_counts(self) -> dict[str, tuple[int, int]]:
        return _section_counts(self)

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        return self._whole.by_topic(facts, backwards=backwards)


class MemoryIndex:
    """The index of facts in memory."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._texts = texts_of(enumerate(facts))  # grouped by fact
        self._normals = normals([text.original for text in self._texts])
        self.numbers = range(len(facts))
        self._runs = [Run(0, len(facts))]
        self.with_term = Kept(self._with_term)
        self.written = lru_cache(TERMS)(self._written)

    def __len__(self) -> int:
        return len(self._facts)

    @cached_property
    def statistics(self) -> Statistics:
        from .statistics import tallied

        return tallied(self._texts, self._normals)

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        return map(self._facts.__getitem__, numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        return self.facts(numbers)

    def these(self, numbers: Collection[int]) -> Postings:
        return Postings.of(self._runs, numbers)

    def _with_term(self, kind: Kind, text: str) -> Postings:
        return self.these(self._numbers_with(kind, text))

    def _numbers_with(self, kind: Kind, text: str) -> Sequence[int]:
        if kind in (SOUND, NAME_SOUND, PAIR, NAME_PAIR):
            sounds = text.split(" ")
            if not all(sound in self._codes for sound in sounds):
                return ()
            fields = NAMES if kind in (NAME_SOUND, NAME_PAIR) else None
            word = "".join(self._codes[sound] for sound in sounds)
            return self._facts_with(word, self._spoken, fields)
        if kind == INITIALS:
            return self._facts_with(text, self._initials, NAMES)
        return self._columns[kind].get(text, ())

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        return filter(set(self._facts_with(char, self._joined)).__contains__, facts)

    def _written(self, pair: str) -> Postings:
        return self.these(self._facts_with(pair, self._joined))

    def between(self, kind: Kind, start: str, end: str) -> Postings:
        columns = self._columns[kind].items()
        found = (facts for text, facts in columns if start <= text < end)
        return self.these(set(chain.from_iterable(found)))

    def terms(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, Postings]]:
        for text, numbers in sorted(self._columns[kind].items(), reverse=backwards):
            facts = self.these(numbers)
            own = facts if among is None else facts.among(among)
            if start <= text < end and own:
                yield text, own

    def by_term(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, int]]:
        for text, facts in self.terms(kind, start, end, among=among, backwards=backwards):
            yield from ((text, fact) for fact in facts)

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        found = groupby(self.by_term(SIZE, among=among), key=lambda one: measure_of(one[0]))
        for measure, of_measure in found:
            if is_wanted(measure):
                texts, facts = zip(*of_measure, strict=True)
                yield Numbers(measure, list(map(number_of, texts)), facts)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:  # noqa: ARG002
        return self.these(()), facts

    def of_documents(self, documents: Collection[Document]) -> Postings:
        return self.these([i for i, fact in enumerate(self._facts) if fact.document in documents])

    def section_counts(self) -> dict[str, tuple[int, int]]:
        return _section_counts(self)

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        keys = {number: dictionary_key(self._facts[number].topic) for number in facts}
        return iter(sorted(keys, key=keys.__getitem__, reverse=backwards))

    @cached_property
    def _columns(self) -> defaultdict[Kind, dict[str, list[int]]]:
        """The terms without sounds, by kind and text."""
        columns: defaultdict[Kind, dict[str, list[int]]] = defaultdict(dict)
        forms = zip(self._texts, self._normals, strict=True)
        names: list[list[str]] = []
        lengths: list[int] = []
        for i, of_fact in groupby(forms, key=lambda form: form[0].fact):
            plains = [(text.field, plain) for text, plain in of_fact]
            names.append([plain for field, plain in plains if field in NAMES])
            lengths.append(min(len(tokens(own)) for field, own in plains if field not in NAMES))
            for number in {*NUMBERS.findall(BREAK.join(plain for _, plain in plains))}:
                columns[NUMBER].setdefault(readable(number), []).append(i)
        for kind, places, terms in columns_of(self._facts, names, lengths):
            for i, term in zip(places, terms, strict=True):
                columns[kind].setdefault(term, []).append(i)
        return columns

    @cached_property
    def _joined(self) -> str:
        return BREAK.join(self._normals)

    @cached_property
    def _chars(self) -> list[str]:
        """The characters in the texts that have a reading."""
        return [c for c in sorted(set(self._joined)) if c != BREAK and not is_number(c)]

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Sound -> the character that represents it in ``_spoken``."""
        sounds = dict.fromkeys(map(sound_of, self._chars))
        return {sound: chr(_FIRST_SOUND + i) for i, sound in enumerate(sounds)}

    @cached_property
    def _spoken(self) -> str:
        """The joined text with each character replaced by one for its sound."""
        return self._joined.translate({ord(c): self._codes[sound_of(c)] for c in self._chars})

    @cached_property
    def _initials(self) -> str:
        """The joined text with each character replaced by its initial."""
        return self._joined.translate({ord(c): sound_of(c)[0] for c in self._chars})

    @cached_property
    def _starts(self) -> list[int]:
        """The start of each text in the joined string."""
        return [0, *accumulate(len(text) + 1 for text in self._normals)][:-1]

    def _facts_with(
        self, word: str, written: str, fields: frozenset[str] | None = None
    ) -> list[int]:
        """The facts that contain a word in this form of the joined text."""
        found: dict[int, None] = {}
        at = written.find(word)
        while at >= 0:
            text = self._texts[bisect_right(self._starts, at) - 1]
            if fields is None or text.field in fields:
                found[text.fact] = None
            at = written.find(word, at + 1)
        return list(found)


def _section_counts(index: Index) -> dict[str, tuple[int, int]]:
    numbered = index.with_term(NUMBERED, "")
    return {term: (len(facts), len(facts.among(numbered))) for term, facts in index.terms(SECTION)}
