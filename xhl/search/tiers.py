"""The characters of a base that match a typed unit, and their cost."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..text.hanzi import lookalikes, readings, sounds
from ..text.numerals import DIGITS, POWERS
from ..text.pinyin import confused, spelled
from .weights import NEAR, SOUND

if TYPE_CHECKING:
    from .interpret import TypedUnit


class Tier(NamedTuple):
    """Characters that match a unit at one cost.

    >>> from .interpret import TypedUnit
    >>> Alphabet("曾").tiers(TypedUnit("syllable", "zeng"))[0]
    Tier(cost=1, how='other reading', chars='曾')
    """

    cost: int
    how: str  # literal, sound, other reading, near sound, shape, pinyin, initials
    chars: str


class Alphabet:
    """The characters of a base, by their sounds.

    >>> from .interpret import TypedUnit
    >>> alphabet = Alphabet("基站曾")
    >>> [(tier.cost, tier.how, tier.chars) for tier in alphabet.tiers(TypedUnit("char", "机"))]
    [(1, 'sound', '基')]
    >>> alphabet.sounds["zeng"], "zeng" in alphabet.main_sounds, alphabet.main_sounds["ceng"]
    (['曾'], False, ['曾'])
    """

    def __init__(self, chars: Iterable[str]) -> None:
        self.chars = frozenset(chars)
        self._tiers: dict[TypedUnit, tuple[Tier, ...]] = {}

    @cached_property
    def _by_sound(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        return sounds(self.chars)

    @property
    def sounds(self) -> dict[str, list[str]]:
        """Syllable -> the characters of the base with this reading."""
        return self._by_sound[1]

    @property
    def main_sounds(self) -> dict[str, list[str]]:
        """Syllable -> the characters of the base with this main reading."""
        return self._by_sound[0]

    def tiers(self, unit: TypedUnit) -> tuple[Tier, ...]:
        """The characters that match a unit, cheapest first, each in one tier only."""
        known = self._tiers.get(unit)
        if known is None:
            known = self._tiers[unit] = _disjoint(getattr(self, f"_of_{unit.kind}")(unit.typed))
        return known

    def _of_number(self, typed: str) -> list[Tier]:
        return [Tier(0, "literal", typed)]

    def _of_char(self, typed: str) -> list[Tier]:
        own = readings(typed)
        near = [other for syllable in own for other in confused(syllable)]
        tiers = [
            Tier(0, "literal", self._same(typed)),
            Tier(SOUND, "sound", self._mainly(own[:1])),
            Tier(NEAR, "other reading", self._sounding(own)),
            Tier(NEAR, "near sound", self._sounding(near)),
            Tier(NEAR, "shape", "".join(c for c in lookalikes(typed) if c in self.chars)),
        ]
        return [tier._replace(chars=_without_numerals(typed, tier.chars)) for tier in tiers]

    def _of_syllable(self, typed: str) -> list[Tier]:
        own = spelled(typed)
        return [
            Tier(0, "pinyin", self._mainly(own)),
            Tier(SOUND, "other reading", self._sounding(own)),
            Tier(NEAR, "near sound", self._sounding(confused(typed))),
        ]

    def _of_ending(self, typed: str) -> list[Tier]:
        begun = [
            syllable for syllable in self.sounds if syllable.startswith(typed.replace("ü", "v"))
        ]
        whole = self._of_syllable(typed)
        return [
            *whole[:2],
            Tier(NEAR if spelled(typed) else 0, "pinyin", self._sounding(begun)),
            whole[2],
        ]

    def _of_initial(self, typed: str) -> list[Tier]:
        begun = [syllable for syllable in self.sounds if syllable.startswith(typed)]
        return [
            Tier(0, "initials", self._same(typed) + self._mainly(begun)),
            Tier(SOUND, "other reading", self._sounding(begun)),
        ]

    def _same(self, char: str) -> str:
        return char if char in self.chars else ""

    def _mainly(self, syllables: Iterable[str]) -> str:
        return "".join(
            char for syllable in syllables for char in self.main_sounds.get(syllable, ())
        )

    def _sounding(self, syllables: Iterable[str]) -> str:
        return "".join(char for syllable in syllables for char in self.sounds.get(syllable, ()))


def _without_numerals(typed: str, chars: str) -> str:
    """Characters without numerals of another value, if a numeral was typed: 三 is not 二, and 四 not 十.

    >>> _without_numerals("四", "四肆似十"), _without_numerals("似", "四肆似十")
    ('四肆似', '四肆似十')
    """
    value = _VALUES.get(typed)
    return chars if value is None else "".join(c for c in chars if _VALUES.get(c, value) == value)


_VALUES = {**DIGITS, **{char: 10**power for char, power in POWERS.items()}}


def _disjoint(tiers: list[Tier]) -> tuple[Tier, ...]:
    seen: set[str] = set()
    kept = []
    for tier in tiers:
        chars = [char for char in dict.fromkeys(tier.chars) if char not in seen]
        seen.update(chars)
        if chars:
            kept.append(Tier(tier.cost, tier.how, "".join(chars)))
    return tuple(kept)
