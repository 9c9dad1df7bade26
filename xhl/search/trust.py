"""Whether a match is accepted because it finds a word, even if its characters are common.

In many texts, two syllables, or two characters with one wrong, occur everywhere by chance. But it is no
coincidence if they find a word: typed letters that are its pinyin mean it, and so do typed characters that
are no word themselves.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from ..text.hanzi import lookalikes
from ..text.normalize import is_number
from ..text.pinyin import spelled
from ..text.sounds import sound_of
from ..text.words import LONGEST_WORD, is_known, is_word
from .query import is_unit
from .weights import NEAR, SOUND

if TYPE_CHECKING:
    from .align import Place, Step
    from .interpret import Interpretation

_BEST = 6  # look-alikes of a character that count


class Trust:
    """The trust in matches of one interpretation.

    >>> from .interpret import interpretations
    >>> trust = Trust(interpretations("公圆")[0], names={"王家山"})
    >>> trust.typed_no_word, trust.is_word("公园"), trust.is_word("王家山"), trust.is_word("市人")
    (True, True, True, False)
    """

    def __init__(self, interpretation: Interpretation, names: AbstractSet[str]) -> None:
        self._interpretation = interpretation
        self._names = names  # topics and aliases of the base, which count as words

    def is_word(self, row: str) -> bool:
        return is_known(row) or (len(row) > 2 and row in self._names)

    @cached_property
    def _typed(self) -> str:
        """The typed characters; "" if letters were read as pinyin or initials."""
        is_as_typed = self._interpretation.kind == "characters"
        return "".join(unit.typed for unit in self._interpretation.units) if is_as_typed else ""

    @cached_property
    def typed_a_word(self) -> bool:
        """Whether a word was typed.

        >>> from .interpret import interpretations
        >>> [Trust(interpretations(one)[0], set()).typed_a_word for one in ("人民日报", "去年看过")]
        [True, False]
        """
        return 1 < len(self._typed) <= LONGEST_WORD and self.is_word(self._typed)

    @cached_property
    def typed_no_word(self) -> bool:
        """Whether the typed text is two characters that are no word."""
        return len(self._typed) == 2 and not self.typed_a_word

    @cached_property
    def typed_no_long_word(self) -> bool:
        """Whether characters were typed, as many as words have at most, that are no word.

        >>> from .interpret import interpretations
        >>> [Trust(interpretations(one)[0], set()).typed_no_long_word for one in ("人民日报", "去年看过")]
        [False, True]
        """
        return len(self._typed) == LONGEST_WORD and not self.typed_a_word

    def holds(self, place: Place) -> bool:
        """Whether a match is accepted because it finds a word."""
        cost, row = place.aligned.cost, place.row
        if self._interpretation.kind == "pinyin":
            return cost == 0 and (self.is_word(row) or (len(row) == 2 and _stands_alone(place)))
        if self._interpretation.kind == "initials":
            return cost <= SOUND and len(row) > 2 and self.is_word(row)
        if not self.typed_no_word or len(row) != 2 or not self.is_word(row):
            return False
        return any(self._is_slip(step, place, cost) for step in place.aligned.steps)

    def holds_anywhere(self, place: Place) -> bool:
        """Whether the same characters are accepted wherever they stand, as a word."""
        return self.holds(place) and is_known(place.row) and not is_unit(place.row)

    def reads_alone(self, place: Place) -> bool:
        """Whether the same characters match wherever they stand: no word around fixes a reading."""
        kind, units = self._interpretation.kind, self._interpretation.units
        row = place.row
        if kind == "initials" or len(row) != len(units):
            return False
        each = zip(row, units, strict=True)
        return kind == "characters" or all(
            unit.kind in ("syllable", "ending") and sound_of(char) in spelled(unit.typed)
            for char, unit in each
        )

    def cuts_word(self, place: Place) -> bool:
        """Whether a match ends inside a word."""
        end = place.span[1]
        return end < len(place.plain) and is_word(place.plain[end - 1 : end + 1])

    def is_of_two_words(self, place: Place) -> bool:
        """Whether a match begins and ends inside a word, and is none: 集场 in 人员密集场所."""
        return self.begins_inside(place) and self.cuts_word(place) and not self.is_word(place.row)

    def begins_inside(self, place: Place) -> bool:
        """Whether a match begins inside a word, or with the unit of a number (家企 in 7家企业)."""
        before = place.plain[max(0, place.span[0] - 1) : place.span[0]]
        return bool(before) and (is_number(before) or is_word(before + place.row[:1]))

    def _is_slip(self, step: Step, place: Place, cost: int) -> bool:
        """Whether a step is the only slip of a match, and a tolerable one."""
        if step.how == "sound":
            return cost == SOUND
        if step.how != "shape" or step.unit is None or step.at is None:
            return False
        typed, found = self._interpretation.units[step.unit].typed, place.plain[place.at + step.at]
        alike = typed in lookalikes(found)[:_BEST] or found in lookalikes(typed)[:_BEST]
        return cost == NEAR and alike and is_word(place.row)


def _stands_alone(place: Place) -> bool:
    """Whether neither of two characters forms a word with its neighbour, so that they may be a name."""
    start, end = place.span
    before = place.plain[max(0, start - 1) : start + 1]
    return not is_word(before) and not is_word(place.plain[end - 1 : end + 1])
