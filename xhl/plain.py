"""Texts without what their printing adds: white space and the width of characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
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
        short = {part for part in found if len(part) <= LONG}
        each = ((part, at) for part in found.keys() - short for at in _places_of(part, self.text))
        for said, at in chain(_places(short, self.text), each):
            found[said].append((self.origins[at], self.origins[at + len(said) - 1] + 1))
        return found


LONG = 1024  # characters of a part that is looked for by itself: few parts are so long


def _places_of(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _places(parts: Collection[str], text: str) -> Iterator[tuple[str, int]]:
    """Every part with each of its places, in one pass over the text: most places are passed because
    no part has a beginning of one, two, four characters in common with them.
    """
    # Beginning -> length -> the parts of less than twice its length, which begin so.
    known: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for part in parts:
        beginnings = [known[part[:size]] for size in _SIZES if size <= len(part)]
        beginnings[-1][len(part)].add(part)
    ends = dict.fromkeys(parts, 0)
    for at in range(len(text) if parts else 0):
        for size in _SIZES:
            lengths = known.get(text[at : at + size])
            if lengths is None:
                break
            for length, alike in lengths.items():
                part = text[at : at + length]
                if part in alike and ends[part] <= at:
                    ends[part] = at + length
                    yield part, at


_SIZES = tuple(1 << power for power in range(LONG.bit_length()))


def plain(text: str) -> str:
    """The text alone.

    >>> plain("增长５％， 减少 ｢3｣")
    '增长5%,减少「3」'
    """
    return "".join(_ordinary(char) for char in text if not char.isspace())


def _ordinary(char: str) -> str:
    # The block of half-width and full-width forms; what else NFKC does changes more than width.
    return normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char
