"""How letters can be read as pinyin: syllables, unfinished syllables, and what is confused.

Syllables are toneless, lower case, with ü written v, as in the tables of hanzi.py.
"""

from __future__ import annotations

from functools import cache

from .hanzi import syllables

# The pairs that speakers of Mandarin mix up most, in speech and so in typing.
_HEADS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_TAILS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_LONGEST = 6  # letters: zhuang, chuang, shuang
_VOWELS = frozenset("aeiouv")
_WAYS = 6  # cuts kept; beyond that they only shift one letter between rare syllables

Cut = tuple[str, ...]


@cache
def spelled(piece: str) -> tuple[str, ...]:
    """The syllables that a piece of typed letters spells, with every habit of writing ü.

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
    """Those with a vowel: nobody types m or ng for a character, and initials are read elsewhere."""
    return frozenset(syllable for syllable in syllables() if not _VOWELS.isdisjoint(syllable))


@cache
def confused(piece: str) -> frozenset[str]:
    """The syllables that the common confusions make of a piece, itself left out.

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
    best: list[list[tuple[int, Cut]]] = [[] for _ in letters] + [[(0, ())]]
    for start in range(len(letters) - 1, -1, -1):
        ways = [
            (slips + cost, (piece, *rest))
            for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1)
            if (cost := _slips(piece := letters[start:end], last=end == len(letters))) is not None
            for slips, rest in best[end]
        ]
        ways.sort(key=lambda way: (way[0], len(way[1])))
        best[start] = ways[:_WAYS]
    return tuple(cut for _, cut in best[0])


def _slips(piece: str, *, last: bool) -> int | None:
    if spelled(piece):
        return 0
    if confused(piece):
        return 2
    return 1 if last and is_stem(piece) else None
