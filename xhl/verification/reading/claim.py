"""A claim: a number of an article, and the statement about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import bounds
from .sentence import simple

if TYPE_CHECKING:
    from fractions import Fraction

    from ...text.months import Part
    from ...text.places import Place
    from ...text.times import Period
    from .bounds import Bound
    from .changes import Direction
    from .comparisons import Comparison
    from .sizes import Size
    from .stages import Stage


class Claim(NamedTuple):
    """A number, as printed, and the statement of its sentence about it.

    >>> from .claims import Setting, claims
    >>> claim = claims("全年建成5G基站429个", Setting())[0]
    >>> claim.text, claim.size.kind, claim.direction, claim.span
    ('429个', 'count', '', (8, 12))
    """

    text: str
    span: tuple[int, int]  # in the sentence
    sentence: str
    behind: str  # the sentence before it, in its passage
    written: str  # in digits, as printed; empty if digits cannot write it: 三分之一
    unit: str  # as printed, or as the heads of a table give it
    size: Size
    step: Fraction  # the value of its last digit, in the unit of the size
    clause: str  # up to the number, without numbers, times and places
    bound: Bound
    direction: Direction
    course: str  # of the end of a change: "up", "down", or "" if unknown
    is_whole: bool  # whether it is a total: 总数
    is_led: bool  # whether the direction is that of the first of several numbers
    is_mixed: bool  # whether it is one of several numbers, and nothing tells of what
    basis: str
    stage: Stage
    is_ahead: bool  # whether it may be about the future, although no word says so
    comparison: Comparison
    than: tuple[str, str, bool] | None  # the comparison: more or less of one thing than of another
    whole: str  # of which it is a share: 占全省的5%
    against_thing: str  # the second one, with its place: 云溪区 in 比云溪区多5个
    sides: tuple[str, str]  # all that may tell either, with times and places
    period: Period | None
    periods: frozenset[Period]
    last_years: frozenset[int]  # that 去年 may mean, if that is uncertain
    against: Period | None  # the time of the comparison: 比2020年增长5%
    is_against_time: bool  # whether it is compared with any time: 比上年
    is_this_year: bool  # whether it says 今年
    is_usual: bool  # whether the period is only that of the article
    is_dated: bool  # whether the sentence itself names the period
    part: Part | None  # the months that it is about, if its sentence says so
    parts: frozenset[Part]  # all that the sentences and headings before name
    place: Place
    places: frozenset[str]  # named in the sentence before the number
    here: str  # the last place named before the sentence, if it names none
    naming: tuple[str, ...]  # the texts that name it
    beside: tuple[tuple[str, float], ...]  # those around it in its sentence, with weights
    near: dict[str, float]  # the words that name it
    wide: dict[str, float]  # all words around it, including ``near``
    frame: str  # the sentence without its numbers and times
    rank: int  # of the number in the sentence
    is_strange: bool  # whether its clause, or the one before, names something that no fact does
    is_nameless: bool  # whether no word beside it says what it counts
    is_named: bool  # whether a word beside it, which some fact has, may do so
    is_owned: bool  # whether it is of what the number before it counts: 企业5家，增长2%，占全省的1%
    is_restated: bool  # a number repeated in another unit: 约合470公顷
    is_alone: bool  # whether no word that may be its unit follows
    is_cell: bool = False
    term: int = 0  # of a ratio, from 1: the 4 of 4:6 is the first

    @property
    def is_of_one_year(self) -> bool:
        """Whether the number is known to be of a single year."""
        return self.period is not None and self.period.first == self.period.last

    def mirrors(self, other: Claim) -> bool:
        """Whether one compares two things, times or places, and the other the second with the first."""
        (mine, thing), (theirs, another) = self.sides, other.sides
        if not thing or not another or thing in another or another in thing:
            return False
        return thing in theirs and another in mine

    @property
    def is_limit(self) -> bool:
        """Whether the number is a limit (超过, 以下) and not about the exact one (近, 多)."""
        start, end = self.span
        return bool(self.bound) and bounds.is_limit(
            simple(self.sentence[max(0, start - 8) : start]), simple(self.sentence[end : end + 4])
        )
