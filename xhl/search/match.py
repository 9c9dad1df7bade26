"""The match of one word in one text: place, kind and points."""

# No `from __future__ import annotations`: named tuples would compile each of those strings at every start.
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple, Protocol

from ..text.hanzi import resemblance
from ..text.normalize import fold, normal
from ..text.patterns import pattern
from .fields import NAMES
from .weights import ALIKE, EDIT, LIKENESS, PLACE, SHARE

Span = tuple[int, int]
EDITED = frozenset(("wrong", "extra"))  # how a typed character is in no way like the text
_SLIPS = frozenset(("sound", "other reading", "near sound", "shape"))
_POWERS = frozenset("万亿")
# Between a thing and its share or growth, what names the thing itself: 第三产业增加值占地区生产总值比重.
_SAME = pattern(
    "业?(?:地区|国内)?(?:[年月日]?平均)?(?:[（(]?(?:现价|可比价|名义|实际)[)）]?)?(?:增加值|总?产值|总[额量值]|[额量值])?(?:同比|累计|年均)?的?(?:所?占.*)?"
)
_SHARE = pattern("占([^占]+)(?:比重|比例|份额)$")
_NO = pattern("(?<![南中东西北并除是莫正])[非未无副]")
# The characters of two things that one word names together, as 进出口 names 进口 and 出口.
_TOGETHER = frozenset("进出 出入 存贷 产销 购销 中小 大中 初高 供排".split())
_SECOND = frozenset(pair[1] for pair in _TOGETHER)
_ENDING = frozenset("中上下内外关")  # characters that end 其中, 以上 and the like


class CharMatch(NamedTuple):
    """A typed piece, and the character of the text that matches it; "" if there is none."""

    typed: str
    found: str
    how: str  # literal, abbreviation, sound, near sound, shape, pinyin, initials, wrong, extra, …


class Literal(NamedTuple):
    """A word that a text contains literally.

    >>> Literal("双零", whole_numbers=True).spans_in("实现“双零”：双 零")
    [(3, 5), (7, 10)]
    """

    word: str
    whole_numbers: bool  # as in its corpus

    def spans_in(self, text: str) -> list[Span]:
        folded = fold(text, whole_numbers=self.whole_numbers)
        spans, at = [], folded.text.find(self.word)
        while at >= 0:
            spans.append(folded.span(at, at + len(self.word)))
            at = folded.text.find(self.word, at + len(self.word))
        return spans


class Pattern(Protocol):
    """What was looked for, as it may be found in another text."""

    def spans_in(self, text: str) -> list[Span]:
        """The spans of a match in a text."""


class Match(NamedTuple):
    """The best place of a word in a fact.

    >>> from xhl import load
    >>> match = load().search("机站")[0].matches[0]
    >>> match.field, match.text, match.how, match.cost, match.share
    ('alias', '基站', 'sound', 1, 1.0)
    >>> match.points == sum(match.parts.values()), match.spans_in("5G基站")
    (True, [(2, 4)])
    """

    word: str  # in normal form, numbers in digits
    field: str  # topic, alias, statement, source
    text: str  # of that field
    how: str  # the most tolerant kind of character match that was needed
    cost: int
    units: int  # characters, syllables or numbers in the word
    share: float  # of the text that was matched, 0 to 1
    pattern: Pattern
    answers: tuple[CharMatch, ...] = ()

    @property
    def parts(self) -> dict[str, float]:
        """The parts of the points."""
        place, share, likeness = self._parts
        return {"place": place, "share": share, "likeness": likeness}

    @property
    def points(self) -> float:
        return sum(self._parts)

    @property
    def _parts(self) -> tuple[float, float, float]:
        alike = 0.0
        if self.cost >= EDIT:  # else no character is wrong
            wrong = (answer for answer in self.answers if answer.how == "wrong")
            alike = ALIKE * sum(resemblance(answer.typed, answer.found) for answer in wrong)
        own = LIKENESS * likeness(self.cost - alike, self.units)
        return PLACE[self.field], SHARE * self.share**2, own

    @property
    def left_out(self) -> str:
        """Two characters or more at an end of the word that the text does not have: 北京 of 北京5G基站.

        >>> from xhl import load
        >>> load().searcher.search("北京5G基站")[0].matches[0].left_out
        '北京'
        """
        typed = [answer for answer in self.answers if answer.typed]
        for answers in (typed, typed[::-1]):
            edited = [*takewhile(lambda answer: answer.how in ("extra", "wrong"), answers)]
            if len(edited) > 1:
                in_order = edited if answers is typed else edited[::-1]
                return "".join(answer.typed for answer in in_order)
        return ""

    def other_word(self, unit: str) -> str:
        """What was found in the place of the word, if that is another: with other characters, or a word of which
        the word is a part by chance, or, for letters, the unit of a number alone.

        >>> from xhl import load
        >>> [load().search(word)[0].matches[0].other_word("") for word in ("减税降息", "高薪技术企业", "机站")]
        ['减税降费', '高新技术企业', '']
        """
        if self.how == "literal":
            if self.cost:
                return other_thing(self.word, normal(self.text), is_name=self.field in NAMES)
            return self._part_of_others if self.word[:1] in _ENDING else ""
        if self.how == "abbreviation":
            return self.text if self.cost >= EDIT or self.is_of_part else ""
        if self.how == "pinyin":
            found = "".join(answer.found for answer in self.answers)
            return found if self._is_unit_alone(found, unit) else ""
        # A character that was typed twice or elsewhere, or a particle, is no other word.
        is_said = {*self.word} - {*"吗呢"} <= {*normal(self.text)}
        is_edited = not is_said and any(answer.how in EDITED for answer in self.answers)
        if self.left_out or not (is_edited or self._slips_to_word or self._is_one_of_two):
            return ""
        spans = self.spans_in(self.text)
        return self.text if self.field in NAMES else self.text[spans[0][0] : spans[-1][1]]

    @property
    def _part_of_others(self) -> str:
        from .real_words import part_of_others  # few words need it

        return part_of_others(self.word, self.text)

    @property
    def is_of_part(self) -> bool:
        """Whether a name has another thing between the parts of an abbreviation: 第三产业投资占比 for 三产占比."""
        parts = self.answers[0].found.split(" ") if self.field in NAMES and self.answers else []
        if len(parts) != 2:
            return False
        _, what, behind = normal(self.text).partition(parts[0])
        between, how, _ = behind.partition(parts[1])
        return bool(what and how) and _SAME.fullmatch(between) is None

    def _is_unit_alone(self, found: str, unit: str) -> bool:
        """Whether letters found only the unit of a number, or of a bound that a name has: 产值亿元以上企业."""
        if self.field not in NAMES:
            return found in unit
        return found[:1] in _POWERS and found[1:] != "" and self.share < 1

    @property
    def _slips_to_word(self) -> bool:
        """Whether a slip makes a word of what was typed: 花园 for 茶园."""
        slips = {at for at, one in enumerate(self.answers) if one.how in _SLIPS}
        if not slips:
            return False
        from .real_words import slips_to_word  # only needed for slips

        return slips_to_word([one.typed for one in self.answers], slips)

    @property
    def _is_one_of_two(self) -> bool:
        """Whether the text names two things together where one was typed: 存贷款余额 for 存款余额."""
        if self.how != "missing":
            return False
        added = (pair for pair in _TOGETHER if pair[0] in self.word and pair not in self.word)
        text = normal(self.text)
        return any(pair in text for pair in added)

    def spans_in(self, text: str) -> list[Span]:
        """The spans of the word in another text of the same fact."""
        return self.pattern.spans_in(text)


def likeness(cost: float, units: int) -> float:
    """How like a text is to a word of so many units at a cost, 0 to 1.

    >>> likeness(0, 2), likeness(1, 2) < likeness(1, 4)
    (1.0, True)
    """
    return max(0.0, 1 - cost / (EDIT * units))


def other_thing(word: str, text: str, *, is_name: bool) -> str:
    """What a text is about, if it has a word only behind 非, 未, 无 or 副, or only as one of two things that are named
    together, or is a name that has it only as the whole of a share; "" if it is about the word.

    >>> other_thing("税收", "非税收入", is_name=True), other_thing("出口", "对南非出口", is_name=True)
    ('非税收', '')
    >>> other_thing("产值", "林业占产值比重", is_name=True), other_thing("林业", "林业占产值比重", is_name=True)
    ('林业占产值比重', '')
    >>> other_thing("出口", "进出口总额", is_name=True), other_thing("出口", "进出口、出口", is_name=True)
    ('进出口', '')
    """
    if "非" in text or "未" in text or "无" in text or "副" in text:
        ends = [no.end() for no in _NO.finditer(text) if text.startswith(word, no.end())]
        if ends and len(ends) == text.count(word):
            return text[ends[0] - 1 : ends[0] + len(word)]
    if word[:1] in _SECOND and len(word) > 1:
        starts = [match.start() for match in re.finditer(re.escape(word), text)]
        if starts and all(_is_of_two(text[max(0, at - 2) : at], word[:2]) for at in starts):
            return text[starts[0] - 1 : starts[0] + len(word)]
    if is_name and "占" in text:
        share = _SHARE.search(text)
        if share and text.find(word) >= share.start(1) and text.rfind(word) < share.end(1):
            return text
    return ""


@lru_cache(1 << 12)
def _is_of_two(before: str, word: str) -> bool:
    """Whether the text before a word makes two things of it: 进 in 货物进出口, but not in 促进出口.

    >>> _is_of_two("物进", "出口"), _is_of_two("促进", "出口"), _is_of_two("地产", "销售")
    (True, False, False)
    """
    if before[-1:] + word[0] not in _TOGETHER:
        return False
    from ..text.words import is_known  # loads the words, for few texts

    return is_known(before[-1] + word[1]) and not (len(before) > 1 and is_known(before))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, with touching and overlapping ones joined.

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


class Best:
    """The match of each fact with the most points; of equals a topic, then the name that sorts first, whichever
    was added before.
    """

    def __init__(self) -> None:
        self.matches: dict[int, Match] = {}
        self._points: dict[int, float] = {}

    def may_gain(self, fact: int, field: str) -> bool:
        """Whether a match in this field may have more points than the one that a fact has."""
        return self._points.get(fact, 0.0) < _MOST_POINTS[field]

    def add(self, fact: int, match: Match, points: float) -> None:
        least = self._points.get(fact, -1.0)
        if points > least or (points == least and _order(match) < _order(self.matches[fact])):
            self._points[fact] = points
            self.matches[fact] = match


def _order(match: Match) -> tuple[bool, str]:
    return match.field != "topic", match.text


_MOST_POINTS = {field: points + SHARE + LIKENESS for field, points in PLACE.items()}


def best_by_fact(found: Iterable[tuple[int, Match]]) -> dict[int, Match]:
    """The match of each fact with the most points, as of `Best`."""
    best = Best()
    for fact, match in found:
        best.add(fact, match, match.points)
    return best.matches


def widest(hows: Sequence[str]) -> str:
    """The most tolerant of several kinds of match.

    >>> widest(["literal", "sound", "literal"])
    'sound'
    """
    return max(hows, key=_WIDTH.index, default="literal")


_WIDTH = (
    *("literal", "numeral", "abbreviation", "pinyin", "initials", "sound", "other reading"),
    *("near sound", "shape", "swapped", "apart", "missing", "extra", "wrong"),
)
