"""Texts without white space, with characters in ordinary width, so that layout makes no difference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from .patterns import pattern


class Compact(NamedTuple):
    """A compact text with the original position of each character.

    >>> Compact.of("增长 ５％。增长 3%。").spans(["增长", "5%。"])
    {'增长': [(0, 2), (6, 8)], '5%。': [(3, 6)]}
    """

    text: str
    origins: list[int]

    @classmethod
    def of(cls, text: str) -> Compact:
        """Convert character by character, so that each has one origin."""
        origins: list[int] = []
        for words in _WORDS.finditer(text):
            origins += range(*words.span())
        return cls(compact(text), origins)

    def spans(self, parts: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """The places in the original of each (compact) part: (start, end), none overlapping."""
        found: dict[str, list[tuple[int, int]]] = {part: [] for part in parts if part}
        ends = dict.fromkeys(found, 0)
        for part, at in _places(found, self.text):
            if ends[part] <= at:
                ends[part] = at + len(part)
                found[part].append(self._span(at, part))
        return found

    def around(
        self, parts: Iterable[str], spans: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[str, int, int]]:
        """The places of (compact) parts that contain at least one of these spans: (part, start,
        end).

        The spans are in ascending order.

        >>> list(Compact.of("5G 15G").around(["5G"], [(0, 1)])), list(Compact.of("111").around(["11"], [(1, 3)]))
        ([('5G', 0, 2)], [('11', 1, 3)])
        """
        inner = [(self._place(start), self._place(end)) for start, end in spans]
        rank = 0
        for part, at in _places(filter(None, parts), self.text):
            while rank < len(inner) and inner[rank][0] < at:
                rank += 1
            if rank == len(inner):  # no further span
                break
            if inner[rank][1] <= at + len(part):
                yield (part, *self._span(at, part))

    def _place(self, origin: int) -> int:
        return bisect_left(self.origins, origin)

    def _span(self, at: int, part: str) -> tuple[int, int]:
        return self.origins[at], self.origins[at + len(part) - 1] + 1


_WORDS = pattern(r"\S+")
_BEGINNING = 8  # characters: few sentences of a report begin alike for longer
_FEW = 64  # beginnings that are quicker looked for one by one


def _places(parts: Iterable[str], text: str) -> Iterator[tuple[str, int]]:
    """Every place of every part, in the order of the places."""
    known: dict[int, dict[str, dict[int, set[str]]]] = {}  # size -> beginning -> length -> parts
    for part in parts:
        beginning = part[:_BEGINNING]
        lengths = known.setdefault(len(beginning), {}).setdefault(beginning, {})
        lengths.setdefault(len(part), set()).add(part)
    places = ((at, size) for size, ones in known.items() for at in _starts(ones, size, text))
    for at, size in sorted(places):
        for length, alike in known[size][text[at : at + size]].items():
            part = text[at : at + length]
            if part in alike:
                yield part, at


def _starts(beginnings: Collection[str], size: int, text: str) -> Iterable[int]:
    """Where any of some beginnings of one size is in a text, in any order."""
    if len(beginnings) <= _FEW:
        return (at for one in beginnings for at in _all_places(one, text))
    return (at for at in range(len(text) - size + 1) if text[at : at + size] in beginnings)


def _all_places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


@lru_cache(maxsize=16)  # what is asked of one sentence is asked in a row
def compact(text: str) -> str:
    """The compact form of a text.

    >>> compact("增长５％， 减少 ｢3｣")
    '增长5%,减少「3」'
    """
    words = "".join(text.split()).replace("，", ",")  # of all wide signs, most are commas
    return _WIDE.sub(lambda wide: _ORDINARY[wide[0]], words)


# Only the block of half-width and full-width forms: elsewhere NFKC changes more than the width. One
# of them would become two characters.
_WIDE = pattern("[\uff00-\uffe2\uffe4-\uffef]")

_ORDINARY = {chr(code): normalize("NFKC", chr(code)) for code in range(0xFF00, 0xFFF0)}
