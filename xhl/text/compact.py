"""Texts without what their printing adds: white space and the width of characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize


class Plain(NamedTuple):
    """A text without white space, in ordinary width, that remembers where its characters stood.

    >>> Plain.of("增长 ５％").spans(["5%"])
    {'5%': [(3, 5)]}
    """

    text: str
    origins: list[int]

    @classmethod
    def of(cls, text: str) -> Plain:
        """Character by character, so that each has one origin.

        >>> Plain.of("５Ｇ 基站")
        Plain(text='5G基站', origins=[0, 1, 3, 4])
        """
        kept = [
            (narrow, at)
            for at, char in enumerate(text)
            if not char.isspace()
            for narrow in _ordinary(char)
        ]
        return cls("".join(char for char, _ in kept), [at for _, at in kept])

    def spans(self, parts: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """Where each part, plain too, stands in the original: the (start, end) of its places, of
        which none begins within another.

        >>> Plain.of("增长 ５％。增长 3%。").spans(["增长", "5%。"])
        {'增长': [(0, 2), (6, 8)], '5%。': [(3, 6)]}
        """
        found: dict[str, list[tuple[int, int]]] = {part: [] for part in parts if part}
        together, alone = _divided(found)
        ends = dict.fromkeys(found, 0)
        each = ((part, at) for part in alone for at in _places_of(part, self.text))
        for part, at in chain(_places(together, self.text), each):
            if ends[part] <= at:
                ends[part] = at + len(part)
                found[part].append(self._span(at, part))
        return found

    def around(
        self, parts: Iterable[str], spans: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[str, int, int]]:
        """Where parts, plain too, have spans of the original in them: (part, start, end).

        Of each part so many places that every span which stands in any stands in one of these.
        Starts and ends of the spans are in order.

        >>> list(Plain.of("5G 15G").around(["5G"], [(0, 1)])), list(Plain.of("111").around(["11"], [(1, 3)]))
        ([('5G', 0, 2)], [('11', 1, 3)])
        """
        inner = [(self._place(start), self._place(end)) for start, end in spans]
        together, alone = _divided(filter(None, parts))
        rank = 0
        for part, at in _places(together, self.text):
            while rank < len(inner) and inner[rank][0] < at:
                rank += 1
            if rank == len(inner):  # no span begins any later
                break
            if inner[rank][1] <= at + len(part):
                yield (part, *self._span(at, part))
        for part in alone:
            for at in _places_around(part, self.text, inner):
                yield (part, *self._span(at, part))

    def _place(self, origin: int) -> int:
        return bisect_left(self.origins, origin)

    def _span(self, at: int, part: str) -> tuple[int, int]:
        return self.origins[at], self.origins[at + len(part) - 1] + 1


# Most parts are looked for together, in one pass over the text: most places are passed because no part
# has a beginning of one, two, four characters in common with them. At the rest each length that parts
# with that beginning have is tried, so parts which begin alike and are few but of many lengths are
# looked for alone: 000, 0000 and 00000 would be tried at every place of a line of zeros.
LONGEST = 1024  # characters of a part that is looked for with others
LENGTHS = 16  # of parts that begin alike, as many as are tried in any case
_MANY = 64  # parts of a length: to look for all of them alone would take longer
_SIZES = tuple(1 << power for power in range(LONGEST.bit_length()))

# Beginning -> length -> the parts of less than twice its length, which begin so.
_Known = dict[str, dict[int, set[str]]]


def _divided(parts: Iterable[str]) -> tuple[_Known, list[str]]:
    """The parts to look for together by their beginnings, and those to look for alone."""
    known: _Known = {}
    alone = []
    for part in dict.fromkeys(parts):
        if len(part) > LONGEST:
            alone.append(part)
            continue
        beginnings = [known.setdefault(part[:size], {}) for size in _SIZES if size <= len(part)]
        beginnings[-1].setdefault(len(part), set()).add(part)
    for lengths in known.values():
        if len(lengths) > LENGTHS and sum(map(len, lengths.values())) <= _MANY * len(lengths):
            alone += chain.from_iterable(lengths.values())
            lengths.clear()
    return known, alone


def _places(known: _Known, text: str) -> Iterator[tuple[str, int]]:
    """Every place of every part, in the order of the places."""
    for at in range(len(text) if known else 0):
        for size in _SIZES:
            lengths = known.get(text[at : at + size])
            if lengths is None or at + size > len(text):
                break
            for length, alike in lengths.items():
                part = text[at : at + length]
                if part in alike:
                    yield part, at


def _places_of(part: str, text: str) -> Iterator[int]:
    """The places of a part of which none begins within another."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _places_around(part: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The places of a part that have any span: of those with one span, the last, which has most of
    the next.
    """
    rank = 0
    while rank < len(spans):
        start, end = spans[rank]
        at = text.find(part, max(0, end - len(part)))
        if at < 0:
            return
        if at > start:
            rank = bisect_left(spans, at, rank, key=itemgetter(0))
            continue
        at = text.rfind(part, at, start + len(part))
        yield at
        rank = bisect_right(spans, at + len(part), rank, key=itemgetter(1))


def plain(text: str) -> str:
    """The text alone.

    >>> plain("增长５％， 减少 ｢3｣")
    '增长5%,减少「3」'
    """
    return "".join(_ordinary(char) for char in text if not char.isspace())


def _ordinary(char: str) -> str:
    # The block of half-width and full-width forms; what else NFKC does changes more than width.
    return normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char
