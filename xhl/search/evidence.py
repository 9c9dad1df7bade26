"""Whether a match is too good to be an accident: the half of the search that keeps silent.

A match is believed when the characters that answered carry more information, in bits, than there are
places where they could have come together by chance. Rare characters and sounds carry much, common ones
little, initials almost nothing; each edit takes away what it leaves open. (The same thought as the
E-value of sequence searches, Karlin and Altschul 1990.)
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import TYPE_CHECKING

from .fields import NAMES
from .weights import EDIT, EDIT_BITS, EDITED, ENOUGH, ORDINARY_SHARE, OUTER_EDIT_BITS, SMOOTHING

if TYPE_CHECKING:
    from .align import Alignment, Step
    from .corpus import Corpus
    from .interpret import Unit
    from .tiers import Tier


class Evidence:
    """What the units of one way to read a word are worth in one corpus.

    >>> from xhl import load
    >>> from .align import trace
    >>> from .fuzzy import Pattern
    >>> from .interpret import ways
    >>> corpus = load().searcher.corpus
    >>> pattern = Pattern(corpus, ways("机站")[0])
    >>> evidence = Evidence(corpus, pattern.way.units, pattern.tiers)
    >>> evidence.could_be_enough("alias", cost=1), evidence.could_be_enough("source", cost=30)
    (True, False)
    >>> aligned = trace("基站", pattern.answers, pattern.editable, budget=1)
    >>> evidence.surplus("alias", aligned, "基站", at=0) > ENOUGH  # a whole alias
    True
    >>> evidence.surplus("source", aligned, "通信基站建设", at=2) > ENOUGH
    False
    """

    def __init__(
        self, corpus: Corpus, units: Sequence[Unit], tiers: Sequence[Sequence[Tier]]
    ) -> None:
        self._statistics = corpus.statistics
        self._bits = [self._bits_by_how(unit_tiers) for unit_tiers in tiers]
        # One syllable asks for a sound: every text that has it is an answer.
        self._is_one_sound = len(units) == 1
        self._is_pair = len(units) == 2 and all(unit.kind != "number" for unit in units)
        self._outer = OUTER_EDIT_BITS[min(len(units), len(OUTER_EDIT_BITS) - 1)]
        self._most = sum(max(bits.values(), default=0.0) for bits in self._bits)

    def _bits_by_how(self, tiers: Sequence[Tier]) -> dict[str, float]:
        """The bits a unit carries when answered in a certain way: by a wider tier, fewer."""
        bits: dict[str, float] = {}
        seen, ordinary = 0, 0.0
        for tier in tiers:
            seen += sum(self._statistics.counts.get(char, 0) for char in tier.chars)
            ordinary += ORDINARY_SHARE[tier.how]
            bits[tier.how] = -log2(
                (seen + SMOOTHING * ordinary) / (self._statistics.size + SMOOTHING)
            )
        return bits

    def could_be_enough(self, field: str, cost: int) -> bool:
        """Whether a match of this cost could be believed at all; cheap, asked before aligning."""
        bits = self._most - EDIT_BITS * (cost // EDIT)
        return self._is_one_sound or bits - self._chance(field, "texts") >= ENOUGH

    def surplus(self, field: str, aligned: Alignment, plain: str, at: int) -> float:
        """The bits over chance of an alignment that begins to count its steps at plain[at]."""
        if self._is_one_sound:
            return ENOUGH
        found = [step.at for step in aligned.steps if step.at is not None]
        place = _place(plain, at + min(found), at + max(found) + 1)
        edits = sum(step.how in _EDITS for step in aligned.steps)
        if edits > max(1, len(self._bits) * EDITED):
            return -EDIT_BITS
        if aligned.cost and self._is_pair and (place == "chars" or field not in NAMES):
            return -EDIT_BITS  # two characters are forgiven at the ends of names only
        bits = sum(self._worth(step) for step in aligned.steps)
        outer = sum(aligned.steps[end].how in _EDITS for end in (0, -1))
        return bits - outer * self._outer - self._chance(field, place)

    def _worth(self, step: Step) -> float:
        """The bits a step adds, or takes away where something is not as typed."""
        if step.how == "swapped" and step.unit is not None:
            return max(self._bits[step.unit].values()) - EDIT_BITS / 2  # two steps, one edit
        if step.unit is None or step.how in _EDITS:
            return -EDIT_BITS
        return self._bits[step.unit][step.how]

    def _chance(self, field: str, place: str) -> float:
        """The bits that chance has for free: it may choose among so many places."""
        return log2(1 + getattr(self._statistics.scope_of(field), place))


def _place(plain: str, start: int, end: int) -> str:
    """Which of the fields of a scope a match belongs to."""
    begins = start == 0 or not plain[start - 1].isalpha()
    ends = end == len(plain) or not plain[end].isalpha()
    whole = begins and ends and start <= 1 and end >= len(plain) - 1
    return "texts" if whole else "edges" if begins or ends else "chars"


_EDITS = frozenset(("wrong", "extra", "missing"))
