"""The searchable text of a base: all fields of all facts in normal form, as one string."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeVar

from ..text.normalize import NUMBER_CODE, NumberCodes, each_once, is_number, normals
from ..text.patterns import pattern
from .fields import BREAK, NAMES, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..text.words import WordReading
    from .interpret import TypedUnit
    from .large.best_first import Places
    from .large.index import Index
    from .marks import Marks
    from .statistics import Statistics
    from .tiers import Alphabet, Tier


_M = TypeVar("_M")


class Finder(Protocol[_M]):
    """Finds matches in some texts."""

    def matches(self, corpus: Corpus) -> dict[int, _M]:
        """Fact -> its match."""


_FIXED = pattern(rf"{BREAK}|{NUMBER_CODE}")  # what no edit skips
_PIECE = 100_000  # characters at once; more would keep other threads waiting
LARGE = 50_000  # characters; in smaller bases every text is aligned


class Corpus:
    r"""Texts in normal form, joined, so that C code searches all of them in one pass.

    A number is one character, a code that is valid in this corpus only; see `coded`.
    """

    is_large = False

    def __init__(
        self,
        texts: Sequence[Text],
        *,
        whole_numbers: bool = True,
        whole: Index | Corpus | None = None,
        numbers: Iterable[str] = (),
        forms: Sequence[str] | None = None,
    ) -> None:
        """``forms`` are the normal forms of the texts, if they are known."""
        if forms is None:
            forms = normals([text.original for text in texts], whole_numbers=whole_numbers)
        codes = NumberCodes(numbers)
        self.coded, self.readable = codes.coded, codes.readable
        self.texts = texts  # grouped by fact, in order
        self.normals = each_once(
            forms, lambda distinct: codes.added(BREAK.join(distinct)).split(BREAK)
        )
        self.whole_numbers = whole_numbers  # else digits are characters
        self.joined = BREAK.join(self.normals)
        self._whole = whole  # the corpus that this is a part of
        self._masks: dict[str, int] = {}
        self._marks: Marks | None = None
        self._unmarked: Corpus | None = None  # without these
        self._word_readings: dict[WordReading, list[int]] = {}  # the places of these readings

    @property
    def whole(self) -> Corpus:
        return self._whole if isinstance(self._whole, Corpus) else self

    @property
    def is_whole(self) -> bool:
        """Whether it has all facts that are searched, not only a part that an index gave."""
        return not self._whole or isinstance(self._whole, Corpus)

    def first(self, limit: int | None) -> Corpus:  # noqa: ARG002 (as `way.Searched` has it)
        """The same corpus: all of its facts are looked at."""
        return self

    def places(self, word: str) -> Sequence[Places]:  # noqa: ARG002
        """None: all texts are looked at."""
        return ()

    def may_find(self, way: Finder[_M]) -> bool:  # noqa: ARG002
        """True: it takes no less time to know than to look."""
        return True

    def may_name(self, way: Finder[_M]) -> bool:  # noqa: ARG002
        """True, as above."""
        return True

    def finds(self, way: Finder[_M], is_wanted: Callable[[_M], bool] = bool) -> bool:
        """Whether there is any match that is wanted."""
        return any(map(is_wanted, way.matches(self).values()))

    def every(self, way: Finder[_M]) -> dict[int, _M]:
        """Fact -> its match."""
        return way.matches(self)

    best = every

    def facts_with(self, word: str) -> int:
        """How many facts contain a word."""
        return len({self.texts[text].fact for text in self.find(word)})

    most_with = facts_with

    def sample(self, *words: str) -> tuple[int, Corpus]:  # noqa: ARG002
        """All texts."""
        return 1, self

    def sentence(self, text: int) -> str:
        """The longest text of the fact that a text is of, without its numbers.

        >>> Corpus([Text(0, "topic", "基站"), Text(0, "source", "建成5个基站。")]).sentence(0)
        '建成个基站。'
        """
        while text + 1 < len(self.texts) and self.texts[text + 1].fact == self.texts[text].fact:
            text += 1
        return "".join(char for char in self.normals[text] if not is_number(char))

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in the joined string."""
        return [0, *accumulate(len(text) + 1 for text in self.normals)][:-1]

    @cached_property
    def statistics(self) -> Statistics:
        """The statistics of the whole base, even for a part of it."""
        if self._whole:
            return self._whole.statistics
        from .statistics import tallied  # only needed for fuzzy words

        return tallied(self.texts, self.normals)

    @property
    def alphabet(self) -> Alphabet:
        return self.statistics.alphabet

    @cached_property
    def names(self) -> frozenset[str]:
        """The topics and aliases, in normal form.

        >>> Corpus([Text(0, "topic", "基站"), Text(0, "source", "建成基站")]).names
        frozenset({'基站'})
        """
        pairs = zip(self.texts, self.normals, strict=True)
        return frozenset(plain for text, plain in pairs if text.field in NAMES)

    def text_at(self, position: int) -> int:
        """The text at a position of the joined string."""
        return bisect_right(self.starts, position) - 1

    def marked(self, marks: Marks) -> Corpus:
        """The same texts, with codes for characters to which a word gives another reading."""
        joined = marks.marked(self.joined, self._word_readings)
        _ = self.starts, self.names  # the same in every marked copy, as solid and inside
        marked = copy(self)
        vars(marked).pop("chars", None)
        codes = (reading.code for reading, places in self._word_readings.items() if places)
        own = frozenset(codes)
        vars(marked).update(joined=joined, _marks=marks, _own=own, _whole=self)
        vars(marked).update(_unmarked=self, _masks={})
        return marked

    def tiers(self, unit: TypedUnit) -> tuple[Tier, ...]:
        """The characters of this corpus that match a unit, cheapest first."""
        if unit.kind == "number":
            unit = unit._replace(typed=self.coded(unit.typed))
        tiers = self.alphabet.tiers(unit)
        return self._marks.tiers(unit, tiers) if self._marks else tiers

    def find(self, word: str) -> Iterator[int]:
        """The texts that contain a word in normal form, each once, in order."""
        word = self.coded(word)
        at = self.joined.find(word)
        while at >= 0:
            text = self.text_at(at)
            yield text
            at = self.joined.find(word, self.starts[text] + len(self.normals[text]))

    @cached_property
    def _own(self) -> frozenset[str]:
        """The characters in the joined text; if it is marked, those that were not there before."""
        own = set[str]()
        for at in range(0, len(self.joined), _PIECE):
            own.update(self.joined[at : at + _PIECE])
        return frozenset(own)

    @cached_property
    def chars(self) -> frozenset[str]:
        """The characters in the joined text."""
        return self._own | self._unmarked.chars if self._unmarked else self._own

    def mask(self, chars: str) -> int:
        """The positions of any of these characters, one bit each.

        >>> bin(Corpus([Text(0, "topic", "基站"), Text(1, "topic", "网站")]).mask("站"))
        '0b10010'
        """
        known = self._masks.get(chars)
        if known is None:
            bits = bytearray(len(self.joined) // 8 + 1)
            find = self.joined.find
            for char in self._own.intersection(chars):
                at = find(char)
                while at >= 0:
                    bits[at >> 3] |= 1 << (at & 7)
                    at = find(char, at + 1)
            known = self._masks[chars] = int.from_bytes(bits, "little")
        # Where a character is marked, it is there without its mark, too.
        return known | self._unmarked.mask(chars) if self._unmarked else known

    @cached_property
    def solid(self) -> int:
        """The positions that an edit may skip: neither a break between texts nor a number.

        >>> bin(Corpus([Text(0, "topic", "基站"), Text(1, "topic", "5家")]).solid)
        '0b10011'
        """
        if self._unmarked:
            return self._unmarked.solid
        fixed = bytearray(len(self.joined) // 8 + 1)
        for found in _FIXED.finditer(self.joined):
            fixed[found.start() >> 3] |= 1 << (found.start() & 7)
        return ((1 << len(self.joined)) - 1) & ~int.from_bytes(fixed, "little")

    @cached_property
    def inside(self) -> int:
        """The positions inside a text.

        >>> bin(Corpus([Text(0, "topic", "基站"), Text(1, "topic", "5家")]).inside)
        '0b11011'
        """
        if self._unmarked:
            return self._unmarked.inside
        return ((1 << len(self.joined)) - 1) & ~self.mask(BREAK)
