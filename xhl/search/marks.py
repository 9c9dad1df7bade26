"""Readings that words fix: in 会计, 会 is kuai, although it is usually hui.

Such a character is replaced by a code in the text. Tiers then include the code wherever they include the
character, at a low cost if the reading in the word was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from ..text.pinyin import spelled
from ..text.words import WordReading, places_of, word_readings
from .tiers import Tier
from .weights import NEAR

if TYPE_CHECKING:
    from .interpret import Interpretation, TypedUnit


class Marks:
    """The readings fixed by words that the units of a typed word may mean."""

    def __init__(self, interpretations: Iterable[Interpretation]) -> None:
        units = dict.fromkeys(unit for one in interpretations for unit in one.units)
        self._readings = dict.fromkeys(r for unit in units for r, _cost in readings_for(unit))

    def marked(self, text: str, known: dict[WordReading, list[int]] | None = None) -> str:
        """The text with codes for the characters that have these readings.

        ``known`` caches the places of readings in this text.
        """
        known = {} if known is None else known
        codes: dict[int, str] = {}
        known.update(places_of([one for one in self._readings if one not in known], text))
        for reading in self._readings:
            codes.update(dict.fromkeys(known[reading], reading.code))
        parts, done = list[str](), 0
        for place, code in sorted(codes.items()):
            parts += text[done:place], code
            done = place + 1
        return "".join([*parts, text[done:]])

    def tiers(self, unit: TypedUnit, tiers: Sequence[Tier]) -> tuple[Tier, ...]:
        """The tiers of a unit for a marked text."""
        how = "initials" if unit.kind == "initial" else "pinyin"
        own = readings_for(unit)
        chars = {(tier.cost, tier.how): tier.chars for tier in tiers}
        for cost in sorted({cost for _reading, cost in own}):
            codes = "".join(reading.code for reading, c in own if c == cost)
            chars[cost, how] = chars.get((cost, how), "") + codes
        taken = {reading for reading, _cost in own}
        for key, known in chars.items():
            others = (r.code for r in self._readings if r.char in known and r not in taken)
            chars[key] = known + "".join(others)
        return tuple(Tier(*key, chars[key]) for key in sorted(chars, key=itemgetter(0)))


def readings_for(unit: TypedUnit) -> list[tuple[WordReading, int]]:
    """The readings fixed by words that a unit may mean, each with its cost.

    >>> from .interpret import TypedUnit
    >>> [(reading.char, cost) for reading, cost in readings_for(TypedUnit("ending", "kuai"))]
    [('会', 0)]
    """
    if unit.kind == "initial":
        return [(reading, 0) for reading in word_readings(unit.typed)]
    whole = spelled(unit.typed)
    if unit.kind == "syllable":
        return [
            (r, 0) for syllable in whole for r in word_readings(syllable) if r.syllable == syllable
        ]
    if unit.kind != "ending":
        return []
    rest = NEAR if whole else 0
    begun = word_readings(unit.typed.replace("ü", "v"))
    return [(reading, 0 if reading.syllable in whole else rest) for reading in begun]
