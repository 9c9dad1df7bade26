"""What a base is made of, counted: what the evidence of a match is weighed against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..text.normalize import NUMBERS, is_number
from .fields import NAMES, Text
from .tiers import Alphabet


class Scope(NamedTuple):
    """How many places an accident has to choose from.

    >>> tally = Tally()
    >>> tally.add("statement", ["建成5g基站", "投资增长"])
    >>> tally.result().scope["statement"]
    Scope(texts=2, edges=6, chars=10)
    """

    texts: int
    edges: int  # of phrases: where a text, or a run of characters between signs, begins or ends
    chars: int


class Statistics:
    """The counts of a whole base; the parts of it that are searched share them.

    >>> counts = Statistics({"基": 2, "站": 1}, {"name": Scope(1, 2, 3)})
    >>> counts.size, counts.scope_of("alias") == counts.scope_of("topic")
    (3, True)
    >>> "基" in counts.alphabet.chars, "企" in counts.alphabet.chars
    (True, False)
    """

    def __init__(self, counts: Mapping[str, int], scope: Mapping[str, Scope]) -> None:
        self.counts = counts  # character -> how often it stands in the texts
        self.scope = scope  # name (topics and aliases), statement, source -> places
        self.size = sum(counts.values())

    @cached_property
    def alphabet(self) -> Alphabet:
        return Alphabet(self.counts)

    def scope_of(self, field: str) -> Scope:
        return self.scope["name" if field in NAMES else field]


class Tally:
    """Counts texts one after the other.

    >>> tally = Tally()
    >>> tally.add("alias", ["基站", "基建"])
    >>> tally.result().counts
    {'基': 2, '站': 1, '建': 1}
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._scope: dict[str, list[int]] = {}

    def add(self, field: str, normals: Sequence[str]) -> None:
        """Count the texts of a field, in normal form."""
        joined = NUMBERS.sub(_NUMBER, "\n".join(normals))
        self._counts.update(joined)
        places = self._scope.setdefault("name" if field in NAMES else field, [0, 0, 0])
        places[0] += len(normals)
        places[1] += 2 * len(_PHRASE.findall(joined))
        places[2] += len(joined) - max(0, len(normals) - 1)

    def result(self) -> Statistics:
        # Numbers do not count as characters: no two texts need share one.
        counts = {c: n for c, n in self._counts.items() if c != "\n" and not is_number(c)}
        return Statistics(counts, {field: Scope(*p) for field, p in self._scope.items()})


def tallied(texts: Sequence[Text], normals: Sequence[str]) -> Statistics:
    """The counts of texts and their normal forms.

    >>> tallied([Text(0, "topic", "基站")], ["基站"]).scope["name"]
    Scope(texts=1, edges=2, chars=2)
    """
    tally = Tally()
    by_field: dict[str, list[str]] = {}
    for text, plain in zip(texts, normals, strict=True):
        by_field.setdefault(text.field, []).append(plain)
    for field, plains in by_field.items():
        tally.add(field, plains)
    return tally.result()


_NUMBER = "\U000f0000"  # counts as one character, whatever its digits
_PHRASE = re.compile(r"[^\W\d_]+")
