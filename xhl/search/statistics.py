"""Counts of a base, against which evidence is weighed."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple
from zlib import crc32

from ..text.normalize import A_NUMBER, DIGITS_AFTER, NUMBER_CODE
from ..text.patterns import pattern
from .fields import BREAK, NAMES, Text
from .tiers import Alphabet

# The sample size estimates the number of distinct texts within six percent.
SAMPLE = 256
_HASHES = 1 << 32
_LONG = 1 << 14  # characters; fewer are counted before a list for every code is made
_CODES = 1 << 16
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"  # as an array has it


class Scope(NamedTuple):
    """The number of places in which a coincidence may happen. Scopes of parts add up to the whole."""

    texts: int
    edges: int  # starts and ends of phrases (texts, or characters between punctuation)
    chars: int
    sample: Sequence[int] = ()  # the smallest hashes of its texts

    def plus(self, other: Scope) -> Scope:
        """The scope of both parts.

        >>> Scope(1, 2, 4, [7]).plus(Scope(2, 4, 9, [5, 7]))
        Scope(texts=3, edges=6, chars=13, sample=[5, 7])
        """
        return Scope(
            self.texts + other.texts,
            self.edges + other.edges,
            self.chars + other.chars,
            smallest((*self.sample, *other.sample)),
        )

    @property
    def distinct(self) -> Scope:
        """The places in distinct texts: a sentence of seven facts is one text.

        >>> Scope(texts=7, edges=14, chars=70, sample=[5]).distinct[:3]
        (1, 2, 10)
        """
        known = len(self.sample)
        if known == SAMPLE:
            # The more distinct texts there are, the smaller is the largest hash of the sample.
            known = (SAMPLE - 1) * _HASHES // (self.sample[-1] + 1)
        share = min(1.0, known / self.texts) if self.texts else 1.0
        return self._replace(
            texts=round(self.texts * share),
            edges=round(self.edges * share),
            chars=round(self.chars * share),
        )


def smallest(hashes: Iterable[int]) -> list[int]:
    """The smallest distinct hashes, as many as a sample has, in order.

    >>> smallest([3, 1, 3])
    [1, 3]
    """
    return sorted(set(hashes))[:SAMPLE]


class Statistics:
    """The counts of a whole base, shared by the parts that are searched.

    >>> counts = Statistics({"基": 2, "站": 1}, {"name": Scope(1, 2, 3)})
    >>> counts.size, counts.scope_of("alias") == counts.scope_of("topic")
    (3, True)
    >>> "基" in counts.alphabet.chars, "企" in counts.alphabet.chars
    (True, False)
    """

    def __init__(self, counts: Mapping[str, int], scope: Mapping[str, Scope]) -> None:
        self.counts = counts  # character -> its number of occurrences
        self.scope = scope  # name (topics and aliases), statement, source -> places
        self.size = sum(counts.values())
        self._distinct = {field: places.distinct for field, places in scope.items()}

    @cached_property
    def alphabet(self) -> Alphabet:
        return Alphabet(self.counts)

    def scope_of(self, field: str) -> Scope:
        """The number of places in distinct texts of a field."""
        return self._distinct[scope_name(field)]

    @cached_property
    def chars(self) -> int:
        """The number of characters in distinct texts, in the field that has most."""
        return max((places.chars for places in self._distinct.values()), default=0)

    @cached_property
    def distinct(self) -> float:
        """The share of distinct texts: 1/7 if each occurs seven times.

        >>> Statistics({}, {"name": Scope(7, 14, 70, [5])}).distinct
        0.14285714285714285
        """
        return self.chars / max((1, *(places.chars for places in self.scope.values())))


class Tally:
    """Counts texts one by one.

    >>> tally = Tally()
    >>> tally.add("alias", ["基站", "基建"])
    >>> tally.result().counts
    {'基': 2, '站': 1, '建': 1}
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._by_code: list[int] = []  # the counts of the characters of long texts
        self.scope: dict[str, Scope] = {}

    def add(self, field: str, normals: Sequence[str]) -> None:
        """Count the texts of a field, in normal form."""
        joined = _NUMBERS.sub(A_NUMBER, BREAK.join(normals))
        self.add_joined(field, joined, len(normals), smallest(hashes_of(joined)))

    def add_joined(self, field: str, joined: str, texts: int, sample: Sequence[int] = ()) -> None:
        """Count so many texts of a field in normal form, with one sign for each number, joined by breaks."""
        self._count(joined)
        edges = 2 * len(_PHRASE.findall(joined))
        places = Scope(texts, edges, len(joined) - max(0, texts - 1), sample)
        name = scope_name(field)
        self.scope[name] = self.scope[name].plus(places) if name in self.scope else places

    def _count(self, joined: str) -> None:
        if not self._by_code and len(joined) < _LONG:
            self._counts.update(joined)
            return
        text = joined.replace(A_NUMBER, "")
        codes = text.encode(_UTF_16, "surrogatepass")
        if len(codes) > 2 * len(text):  # some characters have two
            self._counts.update(text)
            return
        counts = self._by_code = self._by_code or [0] * _CODES
        for code in array("H", codes):  # in half the time that a dictionary takes
            counts[code] += 1

    def add_all(self, normals: Mapping[str, Sequence[str]]) -> None:
        """Count the texts of each field."""
        for field, some in normals.items():
            if some:
                self.add(field, some)

    def result(self) -> Statistics:
        counts = self._counts.copy()
        chars = map(chr, compress(range(_CODES), self._by_code))
        counts.update(dict(zip(chars, filter(None, self._by_code), strict=True)))
        return Statistics(of_characters(counts), self.scope)


def of_characters(counts: Mapping[str, int]) -> dict[str, int]:
    r"""The counts of a tally without ends of texts and numbers, as texts rarely share one.

    >>> of_characters({"基": 2, "\n": 1})
    {'基': 2}
    """
    found = dict(counts)
    for char in _UNCOUNTED.findall("".join(counts)):
        del found[char]
    return found


def tallied(texts: Sequence[Text], normals: Sequence[str]) -> Statistics:
    """Count texts, given with their normal forms.

    >>> tallied([Text(0, "topic", "基站")], ["基站"]).scope["name"][:3]
    (1, 2, 2)
    """
    tally = Tally()
    by_field: dict[str, list[str]] = {}
    for text, plain in zip(texts, normals, strict=True):
        by_field.setdefault(text.field, []).append(plain)
    tally.add_all(by_field)
    return tally.result()


def hashes_of(joined: str) -> list[int]:
    r"""The hashes of joined texts, numbers aside: the sentence of next year's report counts as the same.

    >>> len(hashes_of("基站\n企业"))
    2
    """
    return list(map(crc32, joined.encode(errors="surrogatepass").split(BREAK.encode())))


def scope_name(field: str) -> str:
    """The name of the scope of a field.

    >>> scope_name("alias"), scope_name("source")
    ('name', 'source')
    """
    return "name" if field in NAMES else field


_NUMBERS = pattern(NUMBER_CODE + DIGITS_AFTER)  # as tokens, or as codes of a corpus
_UNCOUNTED = pattern(f"\n|{NUMBER_CODE}")
_PHRASE = pattern(r"[^\W\d_]+")
