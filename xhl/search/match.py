"""One word found in one text: where, how, and what that is worth."""

# Annotations are evaluated, not strings: of those named tuples compile each at every start.
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from ..text.hanzi import readings
from ..text.normalize import fold
from .weights import ALIKE, EDIT, LIKENESS, PLACE, SHARE

Span = tuple[int, int]


class CharMatch(NamedTuple):
    """What was typed, and the character of the text that answers it; empty where there is none.

    >>> from xhl import load
    >>> load().search("机站")[0].matches[0].answers[0]
    CharMatch(typed='机', found='基', how='sound')
    """

    typed: str
    found: str
    how: str  # literal, abbreviation, sound, near sound, shape, pinyin, initials, wrong, extra, …


class Literal(NamedTuple):
    """A word as it stands in the normal form of a text.

    >>> Literal("双零", whole_numbers=True).spans_in("实现“双零”：双 零")
    [(3, 5), (7, 10)]
    """

    word: str
    whole_numbers: bool  # as in the corpus where it was found

    def spans_in(self, text: str) -> list[Span]:
        folded = fold(text, whole_numbers=self.whole_numbers)
        spans, at = [], folded.text.find(self.word)
        while at >= 0:
            spans.append(folded.span(at, at + len(self.word)))
            at = folded.text.find(self.word, at + len(self.word))
        return spans


class Likeness(NamedTuple):
    """A word as units, each with the tokens that may stand for it, at no more than a cost.

    >>> units = ({"基": (0, "literal"), "机": (1, "sound")}, {"站": (0, "literal")})
    >>> Likeness(units, (True, True), cost=1, whole_numbers=True).spans_in("5G机站、基站")
    [(5, 7)]
    """

    units: tuple[Mapping[str, tuple[int, str]], ...]
    editable: tuple[bool, ...]
    cost: int
    whole_numbers: bool  # as in the corpus where it was found
    marks: Any = None  # `Marks` of the corpus, if it was marked

    def spans_in(self, text: str) -> list[Span]:
        from .align import trace  # only fuzzy matches are aligned

        folded = fold(text, whole_numbers=self.whole_numbers).tokens()
        tokens = [token for token, _ in folded]
        if self.marks:
            plain = "".join(token[0] for token in tokens)
            signs = zip(tokens, plain, self.marks.marked(plain), strict=True)
            tokens = [token if sign == code else code for token, sign, code in signs]
        aligned = trace(tokens, self.units, self.editable, self.cost)
        if aligned is None:
            return []
        found = (step.at for step in aligned.steps if step.at is not None and step.unit is not None)
        return merged(folded[at][1] for at in found)


class Match(NamedTuple):
    """The place where a word was found best.

    >>> from xhl import load
    >>> match = load().search("机站")[0].matches[0]
    >>> match.field, match.text, match.how, match.cost, match.share
    ('alias', '基站', 'sound', 1, 1.0)
    >>> match.points == sum(match.parts.values()), match.spans_in("5G基站")
    (True, [(2, 4)])
    """

    word: str  # in normal form, numbers in digits
    field: str  # topic, alias, statement, source
    text: str  # that field
    how: str  # the widest of the forgivenesses that were needed
    cost: int
    units: int  # characters, syllables or numbers in the word
    share: float  # of the text's characters, 0 to 1
    pattern: Literal | Likeness
    answers: tuple[CharMatch, ...] = ()

    @property
    def parts(self) -> dict[str, float]:
        """What the points are made of."""
        alike = ALIKE * sum(map(_alike, self.answers))
        likeness = max(0.0, 1 - (self.cost - alike) / (EDIT * self.units))
        return {
            "place": PLACE[self.field],
            "share": SHARE * self.share**2,
            "likeness": LIKENESS * likeness,
        }

    @property
    def points(self) -> float:
        return sum(self.parts.values())

    def spans_in(self, text: str) -> list[Span]:
        """The (start, end) of the word in another text of the same fact."""
        return self.pattern.spans_in(text)


def _alike(answer: CharMatch) -> float:
    """How much of the reading of a wrong character is that of the right one, 0 to 1: 坏 huai, 会 hui."""
    own, found = readings(answer.typed), readings(answer.found)
    if answer.how != "wrong" or not own or not found:
        return 0.0
    one, other = own[0], found[0]
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    return (start + end) / max(len(one), len(other))


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one.

    >>> merged([(4, 5), (0, 2), (2, 3)])
    [(0, 3), (4, 5)]
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def best_by_fact(found: Iterable[tuple[int, Match]]) -> dict[int, Match]:
    """For each fact the match with the most points, the first of equals.

    >>> from xhl import load
    >>> match = load().search("5G")[0].matches[0]
    >>> mention = match._replace(field="source")
    >>> best_by_fact([(7, mention), (7, match)])[7].field
    'topic'
    """
    best: dict[int, Match] = {}
    for fact, match in found:
        if fact not in best or match.points > best[fact].points:
            best[fact] = match
    return best


def widest(hows: Sequence[str]) -> str:
    """The forgiveness that says most about a match.

    >>> widest(["literal", "sound", "literal"])
    'sound'
    """
    return max(hows, key=_WIDTH.index, default="literal")


_WIDTH = (
    *(
        "literal",
        "numeral",
        "abbreviation",
        "pinyin",
        "initials",
        "sound",
        "other reading",
        "near sound",
        "shape",
    ),
    *("swapped", "missing", "extra", "wrong"),
)
