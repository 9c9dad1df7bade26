"""The searchable text of a base: every field of every fact in normal form, in one string."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from ..text.normalize import is_number, normals
from .fields import BREAK, NAMES, Text

if TYPE_CHECKING:
    from .interpret import Way
    from .statistics import Statistics
    from .tiers import Alphabet

_FIRST_SOUND = 0x100000  # private plane 16: every sound has a code, numbers included


class Searched(Protocol):
    """A base that a search asks for the texts it may find a word in.

    >>> from xhl import load
    >>> from .interpret import ways
    >>> base: Searched = load().searcher.corpus  # of a large base it is a `StoredCorpus`
    >>> base.is_large, next(base.containing("基站").find("基站")) >= 0
    (False, True)
    >>> base.resembling(ways("机站")) is base
    True
    """

    @property
    def is_large(self) -> bool: ...

    def containing(self, word: str) -> Corpus:
        """The part in which a word, in normal form, may stand literally."""

    def resembling(self, ways: Sequence[Way]) -> Corpus:
        """The part worth aligning with the ways to read a word."""


LARGE = 50_000  # characters; below, a word is aligned with every text


class Corpus:
    r"""Texts in normal form, joined, so that one pass in C goes over all of them.

    >>> from ..text.normalize import normal, readable
    >>> from .interpret import ways
    >>> texts = [Text(0, "topic", "基站"), Text(0, "source", "429个基站"), Text(1, "topic", "企业")]
    >>> corpus = Corpus.of(texts)
    >>> readable(corpus.joined), corpus.starts, corpus.text_at(3)
    ('基站\n429个基站\n企业', [0, 3, 8], 1)
    >>> list(corpus.find("基站")), list(corpus.find(normal("29")))
    ([0, 1], [])
    >>> corpus.part([1]).normals, corpus.part([1]).statistics is corpus.statistics
    (['企业'], True)
    >>> corpus.is_large, corpus.containing("基站") is corpus.resembling(ways("机站")) is corpus
    (False, True)
    >>> sorted(corpus.alphabet.chars) == sorted(corpus.statistics.counts) == sorted("个业企基站")
    True
    >>> corpus.with_term(("ji", "zhan")), corpus.with_term(("429",)), corpus.with_initials("qy")
    ([0], [0], [1])
    >>> corpus.plain([1])
    {1: '企业'}
    """

    def __init__(
        self,
        texts: Sequence[Text],
        forms: Sequence[str],
        *,
        whole_numbers: bool = True,
        statistics: Statistics | None = None,
    ) -> None:
        self.texts = texts  # those of a fact next to each other, facts in order
        self.normals = forms
        self.whole_numbers = whole_numbers  # or with their digits apart
        self.joined = BREAK.join(forms)
        self._statistics = statistics  # those of the base that this is a part of
        self._masks: dict[str, int] = {}

    @classmethod
    def of(
        cls,
        texts: Sequence[Text],
        *,
        whole_numbers: bool = True,
        statistics: Statistics | None = None,
    ) -> Corpus:
        forms = normals([text.original for text in texts], whole_numbers=whole_numbers)
        return cls(texts, forms, whole_numbers=whole_numbers, statistics=statistics)

    def part(self, facts: Sequence[int]) -> Corpus:
        """The texts of some facts, with the statistics of all."""
        chosen = [i for fact in facts for i in self._texts_of(fact)]
        return Corpus(
            [self.texts[i] for i in chosen],
            [self.normals[i] for i in chosen],
            whole_numbers=self.whole_numbers,
            statistics=self.statistics,
        )

    def containing(self, word: str) -> Corpus:  # noqa: ARG002 (as `Searched` has it)
        """The part in which a word may stand literally: in memory, all of it."""
        return self

    def resembling(self, ways: Sequence[Way]) -> Corpus:
        """The part worth aligning with the ways to read a word."""
        if not self.is_large:
            return self
        from .candidates import candidates  # only large bases are narrowed

        return self.part(candidates(self, ways))

    @property
    def is_large(self) -> bool:
        return len(self.joined) >= LARGE

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in the joined string."""
        return [0, *accumulate(len(text) + 1 for text in self.normals)][:-1]

    @cached_property
    def statistics(self) -> Statistics:
        from .statistics import Tally  # only fuzzy words are weighed

        if self._statistics is None:
            tally = Tally()
            by_field: dict[str, list[str]] = {}
            for text, plain in zip(self.texts, self.normals, strict=True):
                by_field.setdefault(text.field, []).append(plain)
            for field, plains in by_field.items():
                tally.add(field, plains)
            self._statistics = tally.result()
        return self._statistics

    @property
    def alphabet(self) -> Alphabet:
        return self.statistics.alphabet

    def _texts_of(self, fact: int) -> range:
        starts = self._first_texts
        return range(bisect_left(starts, fact), bisect_right(starts, fact))

    @cached_property
    def _first_texts(self) -> list[int]:
        return [text.fact for text in self.texts]

    # What a large base is asked (narrow.Large)

    def with_term(self, term: tuple[str, ...]) -> list[int]:
        """The facts in which a sound, a number, or a pair of sounds stands."""
        codes = self._sound_codes
        if not all(sound in codes for sound in term):
            return []
        return self._facts_with("".join(codes[sound] for sound in term), self._spoken)

    def with_initials(self, pair: str) -> list[int]:
        """The facts with these two initials, one behind the other, in their topic or an alias."""
        return self._facts_with(pair, self._initials, NAMES)

    def plain(self, facts: Sequence[int]) -> dict[int, str]:
        """The texts of facts in normal form."""
        return {fact: BREAK.join(self.normals[i] for i in self._texts_of(fact)) for fact in facts}

    def _facts_with(self, word: str, plane: str, fields: frozenset[str] | None = None) -> list[int]:
        texts = (self.texts[i] for i in self.find(word, plane))
        return list(dict.fromkeys(t.fact for t in texts if fields is None or t.field in fields))

    @cached_property
    def _sound_codes(self) -> dict[str, str]:
        """Each sound of the texts, and the one character that stands for it in ``_spoken``."""
        from ..text.sounds import sound_of

        sounds = dict.fromkeys(sound_of(char) for char in sorted(self._own - {BREAK}))
        return {sound: chr(_FIRST_SOUND + i) for i, sound in enumerate(sounds)}

    @cached_property
    def _spoken(self) -> str:
        """The joined text with a code for the sound of each character."""
        from ..text.sounds import sound_of

        codes = self._sound_codes
        return self.joined.translate(
            {ord(char): codes[sound_of(char)] for char in self._own if char != BREAK}
        )

    @cached_property
    def _initials(self) -> str:
        """The joined text with the first letter of the sound of each character."""
        from ..text.sounds import sound_of

        return self.joined.translate({ord(c): sound_of(c)[0] for c in self._own if c != BREAK})

    def text_at(self, position: int) -> int:
        """Which text a position of the joined string lies in."""
        return bisect_right(self.starts, position) - 1

    def find(self, word: str, plane: str | None = None) -> Iterator[int]:
        """The texts that contain a word literally, each once, in order.

        A plane is the joined text in another writing, character for character.
        """
        within = self.joined if plane is None else plane
        at = within.find(word)
        while at >= 0:
            text = self.text_at(at)
            yield text
            at = within.find(word, self.starts[text] + len(self.normals[text]))

    @cached_property
    def _own(self) -> frozenset[str]:
        """The characters of the joined text."""
        return frozenset(self.joined)

    def mask(self, chars: str) -> int:
        """The positions of any of these characters, one bit each.

        >>> bin(Corpus.of([Text(0, "topic", "基站"), Text(1, "topic", "网站")]).mask("站"))
        '0b10010'
        """
        mask = 0
        for char in self._own.intersection(chars):
            known = self._masks.get(char)
            if known is None:
                known = self._masks[char] = self._mask_of(char)
            mask |= known
        return mask

    def _mask_of(self, char: str) -> int:
        bits = bytearray(len(self.joined) // 8 + 1)
        find = self.joined.find
        at = find(char)
        while at >= 0:
            bits[at >> 3] |= 1 << (at & 7)
            at = find(char, at + 1)
        return int.from_bytes(bits, "little")

    @cached_property
    def solid(self) -> int:
        """The positions an edit may step over: neither between two texts nor a number.

        >>> bin(Corpus.of([Text(0, "topic", "基站"), Text(1, "topic", "5家")]).solid)
        '0b10011'
        """
        fixed = BREAK + "".join(filter(is_number, self._own))
        return ((1 << len(self.joined)) - 1) & ~self.mask(fixed)

    @cached_property
    def inside(self) -> int:
        """The positions inside a text.

        >>> bin(Corpus.of([Text(0, "topic", "基站"), Text(1, "topic", "5家")]).inside)
        '0b11011'
        """
        return ((1 << len(self.joined)) - 1) & ~self.mask(BREAK)
