"""The interpretations of a typed word: as it is, as pinyin, as initials."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, islice, product
from typing import NamedTuple

from ..text.normalize import is_number, tokens
from ..text.numerals import NUMERALS
from ..text.pinyin import Cut, cuts, spelled

_LETTERS = re.compile(r"[a-zü]+")
_LONGEST_MIXED = 48  # letters: each place where initials may begin is tried
_LETTERS_BEFORE = 2  # letters that may be literal before pinyin: 5Gjizhan, APPxiazai
_MOST_INTERPRETATIONS = 18


class TypedUnit(NamedTuple):
    """A typed piece for one character of the text."""

    kind: str  # char, number, syllable, ending (a syllable, perhaps unfinished), initial
    typed: str


class Interpretation(NamedTuple):
    """One interpretation of a word: a unit for each character to be found.

    >>> interpretations("jz")[-1].units
    (TypedUnit(kind='initial', typed='j'), TypedUnit(kind='initial', typed='z'))
    """

    units: tuple[TypedUnit, ...]
    kind: str  # characters, pinyin, initials
    is_respelled: bool = False  # with its numbers in another form than typed

    @property
    def starts(self) -> frozenset[int]:
        """The places in the typed word where its units begin.

        >>> sorted(interpretations("xian")[2].starts)
        [0, 2]
        """
        return frozenset(accumulate((len(unit.typed) for unit in self.units[:-1]), initial=0))


def interpretations(word: str) -> list[Interpretation]:
    """The interpretations of a word in normal form, likeliest first.

    Letters can be literal, pinyin syllables, or initials; the first letters of a run may be literal before
    pinyin (5Gjizhan).

    >>> [(one.kind, *(unit.typed for unit in one.units)) for one in interpretations("基zhan")][:2]
    [('characters', '基', 'z', 'h', 'a', 'n'), ('pinyin', '基', 'zhan')]
    """
    pieces = [
        (match.group(), bool(_LETTERS.match(match.group())))
        for match in re.finditer(r"[a-zü]+|[^a-zü]+", word)
    ]
    found = [Interpretation(_chars(word), "characters")]
    if any(is_letters for _, is_letters in pieces):
        found += _combined(pieces, _syllable_readings, "pinyin")
        found += _combined(pieces, _initial_readings, "initials")
    return [one for one in found if not _is_one_initial(one)]


def _is_one_initial(one: Interpretation) -> bool:
    """Whether a word is a single initial (s, sh, a), alone or beside numbers: nearly every fact contains one, and
    5G is not 5个.
    """
    others = [u for u in one.units if u.kind != "number" and u.typed not in NUMERALS]
    if len(others) != 1 or one.kind == "characters":
        return False
    return one.kind == "initials" or not spelled(others[0].typed)


def _chars(text: str) -> tuple[TypedUnit, ...]:
    return tuple(TypedUnit("number" if is_number(char) else "char", char) for char in tokens(text))


def _combined(
    pieces: list[tuple[str, bool]], read: Callable[[str], list[tuple[TypedUnit, ...]]], reading: str
) -> list[Interpretation]:
    read_as = [read(text) if is_letters else [] for text, is_letters in pieces]
    if not any(read_as):
        return []
    # Letters that are no pinyin are literal beside others that are: PM2.5nongdu.
    choices = [own or [_chars(text)] for own, (text, _) in zip(read_as, pieces, strict=True)]
    return [
        Interpretation(tuple(unit for part in parts for unit in part), reading)
        for parts in islice(product(*choices), _MOST_INTERPRETATIONS)
    ]


def _syllable_readings(run: str) -> list[tuple[TypedUnit, ...]]:
    return _whole_syllables(run) or _syllables_and_initials(run)


def _syllables_and_initials(run: str) -> list[tuple[TypedUnit, ...]]:
    """Letters read as syllables followed by initials: nongyejxhl. Very long runs are not tried."""
    ends = range(len(run) - 2, 1, -1) if len(run) <= _LONGEST_MIXED else ()
    for end in ends:
        known = [cut for cut in cuts(run[:end]) if all(map(spelled, cut))]
        if known:
            initials = tuple(TypedUnit("initial", letter) for letter in run[end:])
            return [(*(TypedUnit("syllable", piece) for piece in cut), *initials) for cut in known]
    return []


def _whole_syllables(run: str) -> list[tuple[TypedUnit, ...]]:
    return [
        _chars(run[:start]) + _syllables(cut)
        for start in range(min(_LETTERS_BEFORE, len(run) - 1) + 1)
        for cut in cuts(run[start:])
        if start == 0 or len(cut[0]) > 1
    ]


def _syllables(cut: Cut) -> tuple[TypedUnit, ...]:
    return (*(TypedUnit("syllable", piece) for piece in cut[:-1]), TypedUnit("ending", cut[-1]))


# ü has no initial of its own, so people type lv for 率.
_INITIALS = ("[ln]v|.", "[ln]v|[zcs]h|.")


def _initial_readings(run: str) -> list[tuple[TypedUnit, ...]]:
    pieces = (re.findall(pattern, run) for pattern in _INITIALS)
    return list(
        dict.fromkeys(tuple(TypedUnit("initial", p) for p in letters) for letters in pieces)
    )
