"""Letters read as pinyin: syllables, unfinished syllables, and syllables that are often confused.

Syllables are toneless, lower case, with ü written v, as in the tables of hanzi.py.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from .hanzi import syllables

# The pairs that speakers of Mandarin confuse most, in speech and in typing.
_HEADS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_TAILS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_LONGEST_SYLLABLE = 6  # letters: zhuang, chuang, shuang
_VOWELS = frozenset("aeiouv")
_MISSED = "aeghinou"  # letters inside syllables, which are missed
_FEW = 2  # syllables, of which a letter is seldom missing
_LONGEST_RESPELLED = 30  # letters in which a slip is looked for
_WAYS = 6  # cuts kept; further ones only move a letter between rare syllables

Cut = tuple[str, ...]


@cache
def spelled(piece: str) -> tuple[str, ...]:
    """The syllables that typed letters spell, however ü is typed.

    >>> spelled("lue"), spelled("nu"), spelled("jv"), spelled("xq")
    (('lve',), ('nu', 'nv'), ('ju',), ())
    """
    plain = piece.replace("ü", "v")
    guesses = [plain]
    if plain[:1] in ("n", "l"):
        guesses.append(plain.replace("u", "v", 1))
    elif plain[:1] in ("j", "q", "x", "y"):
        guesses.append(plain.replace("v", "u", 1))
    return tuple(dict.fromkeys(guess for guess in guesses if guess in _typed_syllables()))


@cache
def _typed_syllables() -> frozenset[str]:
    """The syllables with a vowel: nobody types m or ng, and initials are read elsewhere."""
    return frozenset(syllable for syllable in syllables() if not _VOWELS.isdisjoint(syllable))


@cache
def confused(piece: str) -> frozenset[str]:
    """The syllables that a piece is often confused with.

    >>> sorted(confused("cuang")), sorted(confused("jin"))
    (['chuan', 'chuang', 'cuan'], ['jing'])
    """
    plain = piece.replace("ü", "v")
    heads = {plain}
    for one, other in _HEADS:
        if plain.startswith(one):
            heads.add(other + plain[len(one) :])
        if plain.startswith(other):
            heads.add(one + plain[len(other) :])
    whole = set(heads)
    for one, other in _TAILS:
        whole |= {head[: -len(one)] + other for head in heads if head.endswith(one)}
        whole |= {head[: -len(other)] + one for head in heads if head.endswith(other)}
    return frozenset(whole & _typed_syllables() - {plain})


@cache
def is_stem(piece: str) -> bool:
    """Whether a syllable begins with these letters.

    >>> is_stem("zh"), is_stem("jia"), is_stem("v")
    (True, True, False)
    """
    plain = piece.replace("ü", "v")
    return any(syllable.startswith(plain) for syllable in _typed_syllables())


@cache
def cuts(letters: str) -> tuple[Cut, ...]:
    """The ways to cut letters into syllables, the last perhaps unfinished; likeliest first.

    True syllables come before confused ones, few pieces before many.

    >>> cuts("xian")[:2], cuts("kechuangb")[0]
    ((('xian',), ('xi', 'an')), ('ke', 'chuang', 'b'))
    """
    best: list[list[_Cutting]] = [[] for _ in letters] + [[_Cutting(0, 0)]]
    for start in range(len(letters) - 1, -1, -1):
        ways = [
            _Cutting(rest.slips + cost, rest.pieces + 1, piece, rest)
            for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1)
            if (cost := _slips(piece := letters[start:end], last=end == len(letters))) is not None
            for rest in best[end]
        ]
        ways.sort(key=itemgetter(0, 1))
        best[start] = ways[:_WAYS]
    return tuple(cutting.cut for cutting in best[0])


class _Cutting(NamedTuple):
    """A way to cut the letters from a place on. The rest is shared, as copies would take quadratic
    space.
    """

    slips: int
    pieces: int
    piece: str = ""
    rest: Any = None  # another of these; None at the end

    @property
    def cut(self) -> Cut:
        pieces = []
        cutting = self
        while cutting.rest is not None:
            pieces.append(cutting.piece)
            cutting = cutting.rest
        return tuple(pieces)


def respelled(letters: str) -> list[str]:
    """The letters with one slip undone, if they cannot be cut into syllables: two of them exchanged, or, of three
    syllables, one missing or too many; the likeliest first. The last letter is right: a syllable may be unfinished.

    >>> respelled("zhognguo"), respelled("zhongguo"), respelled("qwer")
    (['zhongguo'], [], [])
    """
    if len(letters) > _LONGEST_RESPELLED or cuts(letters):
        return []
    at = range(1, len(letters) - 1)
    swapped = [letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in (0, *at)]
    longer = [letters[:i] + new + letters[i:] for i in (*at, len(letters) - 1) for new in _MISSED]
    shorter = [letters[:i] + letters[i + 1 :] for i in at]
    pieces = {one: _pieces(one) for one in (*swapped, *longer, *shorter)}
    likely = (one for one, count in pieces.items() if count > (1 if one in swapped else _FEW))
    return sorted(likely, key=pieces.__getitem__)


def _pieces(letters: str) -> int:
    """The number of true syllables in letters; 0 if they are not made of these."""
    return min((len(cut) for cut in cuts(letters) if all(map(spelled, cut))), default=0)


def _slips(piece: str, *, last: bool) -> int | None:
    if spelled(piece):
        return 0
    if confused(piece):
        return 2
    return 1 if last and is_stem(piece) else None
