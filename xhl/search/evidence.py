"""Whether a match is too good to be a coincidence; other matches are dropped.

A match is accepted if its characters carry more bits of information than the number of places where they
could occur together by chance. Rare characters and sounds carry much, common ones little, initials almost
nothing; an edit reduces the sum. (The idea is that of the E-value in sequence searches, Karlin and Altschul
1990.) In large bases two characters or syllables are never enough; then it matters how often they occur,
and whether they are a word (trust.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import e, inf, log2
from typing import TYPE_CHECKING

from ..text.hanzi import resemblance
from ..text.normalize import is_number
from ..text.numerals import DIGITS, NUMERALS, POINTS
from ..text.words import LONGEST_WORD
from .another_word import has_another_word
from .fields import NAMES
from .query import is_unit
from .trust import Trust
from .weights import (
    EDIT,
    EDIT_BITS,
    EDITED,
    ENOUGH,
    FEW_INITIALS,
    INITIALS_BITS,
    LEAST_EDIT_BITS,
    OFTEN,
    ORDINARY_SHARE,
    OUTER_EDIT_BITS,
    OUTER_SLIP_BITS,
    SMOOTHING,
    SOUND,
)

if TYPE_CHECKING:
    from .align import Place, Step
    from .corpus import Corpus
    from .interpret import Interpretation
    from .tiers import Tier


class Evidence:
    """The information that the units of an interpretation carry in a corpus."""

    def __init__(
        self, corpus: Corpus, interpretation: Interpretation, tiers: Sequence[Sequence[Tier]]
    ) -> None:
        self._corpus = corpus
        self._statistics = corpus.statistics
        self._interpretation = interpretation
        self._trust = Trust(interpretation, corpus.names)
        self._bits = [self._bits_by_how(unit_tiers) for unit_tiers in tiers]
        # A single syllable asks for a sound, so every text with it matches.
        self._is_one_sound = len(interpretation.units) == 1
        self._is_pair = len(interpretation.units) == 2 and all(
            unit.kind != "number" for unit in interpretation.units
        )
        self._outer = OUTER_EDIT_BITS[min(len(interpretation.units), len(OUTER_EDIT_BITS) - 1)]
        if self._trust.typed_no_long_word:
            self._outer = OUTER_SLIP_BITS
        self._most = sum(max(bits.values(), default=0.0) for bits in self._bits)
        self._known: dict[tuple[object, ...], float] = {}  # surpluses

    def _bits_by_how(self, tiers: Sequence[Tier]) -> dict[str, float]:
        """The bits of a unit for each kind of match; a wider tier carries fewer."""
        bits: dict[str, float] = {}
        seen, ordinary = 0, 0.0
        for tier in tiers:
            seen += sum(self._statistics.counts.get(char, 0) for char in tier.chars)
            ordinary += ORDINARY_SHARE[tier.how]
            bits[tier.how] = -log2(
                (seen + SMOOTHING * ordinary) / (self._statistics.size + SMOOTHING)
            )
        return bits

    @property
    def compares_words(self) -> bool:
        """Whether a match is dropped if others are words: two syllables may mean many."""
        return self._is_pair and self._interpretation.kind == "pinyin"

    def prefer_words(self, places: list[Place]) -> list[Place]:
        """Without the units of numbers that letters match, and without pairs that cut a word, if others are
        a word: yuanshi is 院士, not 园师 of 在园师生.
        """
        if not self.compares_words:
            return places
        if not any(map(self.is_a_word, places)):
            return places
        return [one for one in places if not self.cuts_word(one)]

    def is_a_word(self, place: Place) -> bool:
        """Whether a match finds a word, and not the unit of a number."""
        return self._trust.holds(place) and not _is_unit(place)

    def holds_anywhere(self, place: Place, *, is_believed: bool = False) -> bool:
        """Whether the same characters are accepted wherever they stand; ``is_believed`` if so many sentences have them
        that it is no chance.
        """
        if self._interpretation.is_respelled or not self._trust.reads_alone(place):
            return False
        if is_believed or self._trust.holds_anywhere(place):
            return True
        if self._is_pair or place.aligned.cost >= EDIT:
            return False
        most = max(self._chance(field, "chars") for field in self._statistics.scope)
        return self._worth(place) - most >= ENOUGH

    def cuts_word(self, place: Place) -> bool:
        """Whether a match finds neither a word nor a whole text."""
        return not self.is_a_word(place) and _where(place.plain, *place.span) != "texts"

    def could_be_enough(self, field: str, cost: int, texts: int = 1) -> bool:
        """A quick test whether matches of this cost in so many texts could be accepted."""
        if cost < EDIT and (
            len(self._bits) <= LONGEST_WORD or self._of_many(texts, self._most) >= ENOUGH
        ):
            return True
        may_resemble = self._interpretation.kind == "characters" and not self._trust.typed_a_word
        least = LEAST_EDIT_BITS if may_resemble else EDIT_BITS
        bits = self._most - least * (cost // EDIT)
        return bits - self._chance(field, "texts") >= ENOUGH

    def could_be_believed(self, sentences: int) -> bool:
        """The same for two initials, which find no word, in whatever field, if at most so many sentences have the
        same characters.
        """
        fields = self._statistics.scope
        alone = self._most - min((self._chance(field, "texts") for field in fields), default=0.0)
        return max(alone, self._of_many(sentences, self._most) - INITIALS_BITS) >= ENOUGH

    def surplus(self, place: Place) -> float:
        """The bits of a match above chance; infinite if the word it finds is trusted."""
        # Thousands of facts have the same words, so it is computed once for the same match with the same
        # characters beside it, as far from the ends of its text.
        (start, end), plain = place.span, place.plain
        beside, ends = plain[max(0, start - 1) : end + 1], (min(start, 2), min(len(plain) - end, 2))
        key = self._corpus.texts[place.text].field, place.aligned, beside, ends
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._surplus(place)
        return known

    def _surplus(self, place: Place) -> float:
        if self._interpretation.is_respelled and self._spells_another(place):
            return -inf
        if self._is_one_sound:
            return inf
        if self._cuts_words(place):
            return -inf
        if self._trust.holds(place):
            return inf
        cost, steps = place.aligned
        edits = sum(step.how in _EDITS for step in steps)
        field, where = self._corpus.texts[place.text].field, _where(place.plain, *place.span)
        if self._interpretation.kind == "initials" and where != "texts":
            where = self._where_initials(place, field)
            is_doubtful = where == "chars" or any(step.how == "other reading" for step in steps)
            if is_doubtful and len(steps) <= FEW_INITIALS:
                return -inf
        if edits > max(1, len(self._bits) * EDITED) or self._means_another(place):
            return -inf
        if cost and self._is_pair and not (field in NAMES and self._may_slip(place, where)):
            return -inf
        outer = sum(steps[end].how in _EDITS for end in (0, -1))
        return self._worth(place) - outer * self._outer - self._chance(field, where)

    def _spells_another(self, place: Place) -> bool:
        """Whether a number in another spelling is cut in the text, or not there: 7 is not 技 for 七."""
        units = self._interpretation.units
        typed = (step for step in place.aligned.steps if step.unit is not None)
        return _cuts_numeral(place) or any(
            step.how not in ("literal", "extra") and _is_of_number(units[step.unit or 0].typed)
            for step in typed
        )

    def _cuts_words(self, place: Place) -> bool:
        """Whether letters match halves of two words: jichang is not 集场 in 密集场所."""
        letters = self._is_pair and self._interpretation.kind != "characters"
        return letters and self._trust.is_of_two_words(place)

    def _means_another(self, place: Place) -> bool:
        """Whether the text of a match has another number, word, or the opposite of what was typed."""
        steps = [step for step in place.aligned.steps if step.how in _EDITS]
        return bool(steps) and (
            _crosses(place)
            or any(self._changes_number(step, place) or self._negates(step) for step in steps)
            or self._has_letters_only(place)
            or has_another_word(self._interpretation, place)
        )

    def _changes_number(self, step: Step, place: Place) -> bool:
        """Whether an edit makes another number: 1.5亿元 is not 1.5万元, 三五个 not 三个, 三条 not 二条."""
        typed = [unit.typed for unit in self._interpretation.units]
        at = None if step.at is None else place.at + step.at
        if _is_in_number(typed, step.unit) or _is_in_number(place.plain, at):
            return True
        if step.unit is None or not _is_of_number(typed[step.unit]):
            return False
        if at is not None:
            return _is_of_number(place.plain[at])
        start, end = place.span
        before, behind = place.plain[max(0, start - 1) : start], place.plain[end : end + 1]
        digit = str(DIGITS.get(typed[step.unit], " "))
        if step.unit + 1 == len(typed) and self._corpus.readable(behind).startswith(digit):
            return False  # perhaps not yet typed to the end: 大楼5 for 大楼502
        return any(map(_is_of_number, before + behind))

    def _negates(self, step: Step) -> bool:
        """Whether a typed character that makes the opposite is left out: 预算外收入 is not 预算收入."""
        return step.how == "extra" and self._interpretation.units[step.unit or 0].typed in _NOT

    def _has_letters_only(self, place: Place) -> bool:
        """Whether only letters of a word are as typed, and all the rest is not: 重庆GDP is not 总值GDP."""
        units = self._interpretation.units
        typed = [
            (units[one.unit].typed, one.how) for one in place.aligned.steps if one.unit is not None
        ]
        literal = [char for char, how in typed if how == "literal"]
        return 0 < len(literal) < len(typed) and all(map(str.isascii, literal))

    def _where_initials(self, place: Place, field: str) -> str:
        """The scope in which initials count: nobody abbreviates the end of a name, or half a word."""
        start, end = place.span
        if field in NAMES:
            return "chars" if start or self._trust.cuts_word(place) else "edges"
        ends = end == len(place.plain) and not self._trust.begins_inside(place)
        return "edges" if start <= 1 or ends else "chars"

    def _may_slip(self, place: Place, where: str) -> bool:
        """Whether a pair of characters may have a slip: a whole name, or a word at its end."""
        if self._interpretation.kind == "characters" and place.aligned.cost > SOUND:
            return False
        if where != "texts" and any(step.how == "other reading" for step in place.aligned.steps):
            return False  # a reading that a word fixes costs nothing
        return where == "texts" or (where == "edges" and self._trust.is_word(place.row))

    def of_row(self, places: Sequence[Place]) -> float:
        """The bits above chance of all matches with the same characters together."""
        if any(map(self._cuts_words, places)):
            return -inf
        sentences = {self._corpus.sentence(place.text) for place in places}
        return self.of_sentences(places[0], len(sentences))

    def of_sentences(self, place: Place, sentences: int) -> float:
        """The same for so many sentences with the characters of one match, if none cuts words: more of them are
        never less.
        """
        cost, steps = place.aligned
        slips = SOUND if not self._is_pair or self._trust.typed_no_word else 0
        if cost > slips:
            return -inf
        surplus = self._of_many(sentences, self._worth(place))
        is_little = self._interpretation.kind == "initials" and len(steps) <= FEW_INITIALS
        return surplus - (INITIALS_BITS if is_little else 0)

    def _of_many(self, found: int, bits: float) -> float:
        """The bits above chance of so many matches with so many bits each."""
        expected = self._statistics.chars * 2**-bits
        if not expected or found < OFTEN * max(1.0, expected):
            return -inf
        return found * log2(found / expected) - (found - expected) * log2(e)

    def _worth(self, place: Place) -> float:
        return sum(self._worth_of(step, place) for step in place.aligned.steps)

    def _worth_of(self, step: Step, place: Place) -> float:
        """The bits that a step adds, or subtracts if it is an edit."""
        if step.how == "swapped" and step.unit is not None:
            return max(self._bits[step.unit].values()) - EDIT_BITS / 2  # two steps, one edit
        if step.unit is None or step.how in _EDITS:
            return -EDIT_BITS * (1 - self._resemblance(step, place))
        return self._bits[step.unit][step.how]

    def _resemblance(self, step: Step, place: Place) -> float:
        """How much a wrong character sounds like the right one, 0 to 1; a word that was typed is no slip."""
        if step.how != "wrong" or self._trust.typed_a_word or step.unit is None or step.at is None:
            return 0.0
        typed = self._interpretation.units[step.unit].typed
        return resemblance(typed, place.plain[place.at + step.at])

    def _chance(self, field: str, where: str) -> float:
        """The bits to be expected by chance, from the number of places."""
        return log2(1 + getattr(self._statistics.scope_of(field), where))


def _where(plain: str, start: int, end: int) -> str:
    """The scope of a match."""
    begins = start == 0 or not plain[start - 1].isalpha()
    ends = end == len(plain) or not plain[end].isalpha()
    whole = begins and ends and start <= 1 and end >= len(plain) - 1
    return "texts" if whole else "edges" if begins or ends else "chars"


def _cuts_numeral(place: Place) -> bool:
    """Whether a match begins or ends inside a number: 十一家 in 二十一家."""
    start, end = place.span
    edges = (place.plain[max(0, start - 1) : start + 1], place.plain[end - 1 : end + 1])
    return any(len(edge) > 1 and all(map(_is_of_number, edge)) for edge in edges)


def _crosses(place: Place) -> bool:
    """Whether a match leaves out the end of a phrase, or a number but not its unit: 企业家 in 企业7家; 5G is
    no amount.
    """
    for step, after in pairwise(place.aligned.steps):
        if step.how == "missing" and step.at is not None and after.at is not None:
            start, end = place.at + step.at, place.at + after.at
            if is_number(place.plain[end - 1]) and not place.plain[end].isascii():
                return True
            if not _ENDS.isdisjoint(place.plain[start:end]):
                return True
    return False


def _is_unit(place: Place) -> bool:
    """Whether a match is the unit of a number: 亿元, for which yiyuan is seldom typed."""
    start = place.span[0]
    return start > 0 and is_number(place.plain[start - 1]) and is_unit(place.row)


def _is_in_number(chars: Sequence[str], at: int | None) -> bool:
    """Whether a character is of a number together with one beside it."""
    return (
        at is not None
        and _is_of_number(chars[at])
        and sum(map(_is_of_number, chars[max(0, at - 1) : at + 2])) > 1
    )


def _is_of_number(char: str) -> bool:
    return char in _OF_NUMBERS or is_number(char)


_ENDS = frozenset(",.;!?。")  # of phrases, in normal form
_NOT = frozenset("外非无未")
_EDITS = frozenset(("wrong", "extra", "missing"))
_OF_NUMBERS = frozenset(NUMERALS + POINTS)
