"""The claims of a sentence: its numbers, each with the statement about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ...text.hanzi import is_han
from ...text.months import parts_of_year
from ...text.patterns import pattern
from ...text.places import is_county, mentions
from ...text.spacing import unspaced
from ...text.times import times
from . import bounds, changes, comparisons, stages, time_of
from .context import SAME, Context, clauses, context, groups_of, names_something, weighed
from .counting import numbers_of
from .part_of import part_of
from .place_of import parks, place_of, referred
from .sentence import Sentence, Setting, Span, before, blanked, simple, unplaced
from .sizes import COUNTS, Size, decimal, size, step

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from ...text.months import Part
    from ...text.places import Place
    from ...text.times import Period
    from .bounds import Bound
    from .changes import Direction
    from .comparisons import Comparison
    from .stages import Stage


class Claim(NamedTuple):
    """A number, as printed, and the statement of its sentence about it.

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


def claims(text: str, setting: Setting) -> list[Claim]:
    """The claims of a sentence, or of a cell of a table.

    >>> [claim.text for claim in claims("2020年签约8个项目，五年来首次", Setting())]
    ['8个']

    The sentence of each is without spaces between digits and words, in which its number has its place.
    """
    text = unspaced(text)
    found = numbers_of(text, is_cell=bool(setting.heads))
    if not found:
        return []
    plain = simple(text)
    numbers = [Span(one.start, one.end, _is_counting(one, plain)) for one in found]
    named_times = list(times(plain, setting.period.last if setting.period else 0, setting.written))
    named_places = list(mentions(plain, setting.known, setting.base))
    here = [] if setting.base is None else list(referred(plain, named_places, setting.here))
    reached = sorted([*named_places, *here, *(parks(plain) if here else ())])
    blank = blanked(blanked(plain, numbers, "\0"), named_times, " ")
    for time in () if stages.proposes(plain) else named_times:
        lead = blank[max(0, time.start - _TURNED) : time.start]
        is_past = time.period is not None and time.period.last <= setting.main
        # 提高到2023年的5% has a change, of which 到 is a part.
        if is_past and lead.endswith("到") and changes.direction(lead) != "to":
            blank = f"{blank[: time.start - 1]} {blank[time.start :]}"  # 到2023年底 is no plan
    bare = blanked(blank, [*named_places, *here], " ")
    frame = re.sub(r"\s+", "", re.sub(r"\0[\0\s]*", "\0", changes.unturned(blank)))
    parts = clauses(bare, numbers)
    groups = groups_of(blank, numbers)
    sentence = Sentence(
        *(text, frame, numbers, named_times, reached, blank, bare, parts, groups),
        months=parts_of_year(plain),
        periods=frozenset(one.period for one in named_times if one.period),
        is_ahead=stages.looks_ahead(text),
    )
    units = _units(blank, found)
    said = [
        _claim(sentence, rank, one, unit or setting.unit, setting)
        for rank, (one, unit) in enumerate(zip(found, units, strict=True))
    ]
    return [*said[:1], *(_with_course(one, before) for before, one in pairwise(said))]


def _with_course(one: Claim, before: Claim) -> Claim:
    """The end of a change with its course, which the number before it tells if no word does: 由8%优化为5%. Any verb
    may lead to it: 由71所整合为47所.
    """
    if before.direction == "from" and not one.direction and _ENDS.search(one.clause):
        one = one._replace(direction="to")
    is_end = (before.direction, one.direction, one.course) == ("from", "to", "")
    return one._replace(course=turn(before, one)) if is_end else one


def turn(start: Claim, end: Claim) -> str:
    """Whether a change ends above its start, or below: "up" or "down"; "" if it does neither, or less is more."""
    if start.size.kind != end.size.kind or start.size == end.size:
        return ""
    if changes.less_is_more(start.clause + end.clause, end.unit):
        return ""
    return "up" if end.size.amount > start.size.amount else "down"


def _is_counting(found: Found, text: str) -> bool:
    """Whether the word after a number is the counted noun: 6个县区."""
    return size(found.value, found.unit).kind in COUNTS and is_han(text[found.end : found.end + 1])


# One claim.

_CLAUSE = pattern("[，,；;。]")
_NEAR = 200  # characters before a number that tell its unit
_EACH = pattern(
    r"每(?P<one>公顷|亩|平方公里|平方米|立方米|吨|人|户)(?:[一-鿿]{0,6}产量)?约?\s*$|(?P<yield>亩)产(?:达到?|为|约|超)?\s*$"
)


def _units(text: str, found: Iterable[Found]) -> Iterator[str]:
    """The whole unit of each number: 公斤/公顷 in 每公顷5576公斤，提高31公斤."""
    last = ""
    for one in found:
        unit, lead = one.unit, text[max(0, one.start - _NEAR) : one.start]
        if unit and (each := _EACH.search(lead)):
            unit = f"{unit}/{each['one'] or each['yield']}"
        elif unit and last.startswith(f"{unit}/"):
            clause = _CLAUSE.split(lead)[-1]
            unit = last if changes.direction(clause) and not names_something(clause) else unit
        last = unit if "/" in unit else last
        yield unit


def _claim(sentence: Sentence, rank: int, found: Found, unit: str, setting: Setting) -> Claim:
    around = context(sentence, rank, setting.vocabulary)
    heads = " ".join(unplaced(simple(head), setting) for head in setting.heads)
    clause, lead = f"{heads}{around.clause}", f"{heads}{around.lead}"
    together = sentence.groups[rank]
    is_later = together is not None and together.position > 0
    term, onward = 0, around.onward
    if found.role == "term":
        term = _term(sentence, rank)
        lead = f"{heads}{_before_ratio(sentence, rank - term + 1)}"
        onward = sentence.blank[found.end : found.end + _ONWARD]
    shared = ""  # the words before the first of several numbers: 分别占5%、3%
    if together and is_later:
        begin = max(0, together.start - _NEAR)
        row = _CLAUSE.split(sentence.blank[begin : together.start])[-1]
        shared = sentence.blank[together.at : together.start] or row
    measured = size(found.value, unit)
    text, printed = sentence.text[found.start : found.end], found.printed
    than = comparisons.than(around.clause.lstrip(" \0"), unit)
    dealt = time_of.dealt(sentence, rank)
    period, is_dated = (dealt, True) if dealt else time_of.period(sentence, rank, setting)
    naming = _near(around, heads, setting)
    near = weighed((piece, 1) for piece in naming)
    own = f"{heads}{around.lead}{around.behind}"
    is_named = names_something(own, setting.vocabulary)
    compared = comparisons.comparison(shared + clause, found.unit)
    if not compared and measured.kind == "share" and not names_something(own):  # 占比过半，达52.4%
        is_share = comparisons.comparison(_before(around), found.unit) == "share"
        compared = "share" if is_share and not changes.direction(clause) else ""
    return Claim(
        text=text,
        span=(found.start, found.end),
        sentence=sentence.text,
        behind=setting.before,
        written=printed.written if printed else decimal(found.value),
        unit=(printed.unit if printed else "") or setting.unit,
        size=measured,
        step=_step(found, measured),
        clause=around.clause,
        bound=bounds.bound(around.lead, text, around.behind),
        direction="from"
        if time_of.is_of_before(sentence, rank)
        else changes.direction(
            f"{shared}{lead}{'+' * text.startswith('+')}",
            onward,
            around.clause if measured.kind == "share" else "",
            negative=found.value < 0,
        ),
        course=changes.course(around.clause),
        is_whole=changes.is_whole(clause),
        is_led=is_later and not changes.direction(lead),
        is_mixed=together is not None and not around.listed,
        basis=changes.basis(clause)
        or ("" if names_something(own) else changes.basis(_before(around))),
        stage=_stage(sentence, rank, around, clause, setting),
        is_ahead=setting.is_ahead or sentence.is_ahead,
        comparison=compared,
        than=than,
        whole=_whole(sentence, found.start, around.clause),
        against_thing=_against_thing(sentence, found.start, around.clause),
        sides=_sides(sentence, found.start, around.clause) if than else ("", ""),
        period=period,
        periods=setting.periods | sentence.periods,
        last_years=time_of.last_years(sentence, rank, setting),
        against=time_of.against(sentence, rank),
        is_against_time=time_of.is_against_time(sentence, rank, around.clause),
        is_this_year=time_of.is_this_year(sentence, rank),
        is_usual=setting.period is None and not is_dated and period == setting.usual,
        is_dated=is_dated,
        part=part_of(sentence, rank, dealt),
        parts=setting.parts,
        place=place_of(sentence, rank, around.listed, setting),
        places=_counties(sentence, found.start),
        here="" if sentence.places else setting.here.name,
        naming=naming,
        beside=around.wide,
        near=near,
        wide={**weighed((*around.wide, *setting.context)), **near},
        frame=sentence.frame,
        rank=rank,
        is_strange=_is_strange(own if names_something(own) else _before(around), setting),
        is_nameless=not names_something(own),
        is_named=is_named,
        is_owned=together is None and not around.listed and _is_owned(around, own),
        is_restated=comparisons.is_restated(around.lead),
        is_alone=not sentence.text[found.end : found.end + 1].isalnum()
        or bool(printed and printed.unit and not found.unit),
        is_cell=bool(setting.heads),
        term=term,
    )


def _whole(sentence: Sentence, at: int, clause: str) -> str:
    """Of what a number is a share, by the clause before it; its places are not blank."""
    share = _SHARE_OF.search(sentence.blank[max(0, at - len(clause)) : at])
    return share["whole"] if share else ""


_SHARE_OF = pattern(
    r"占(?P<whole>[^占\0]*?)的?(?:比[重例]|份额|比)?(?:[为是达约近超]|超过|高达|不足|接近)*\s*$"
)


def _against_thing(sentence: Sentence, at: int, clause: str) -> str:
    """With what the clause before a number compares it; its places are not blank."""
    found = comparisons.than(sentence.blank[max(0, at - len(clause)) : at].lstrip(" \0"))
    return found[1] if found else ""


def _sides(sentence: Sentence, at: int, clause: str) -> tuple[str, str]:
    """What the clause before a number compares, as printed: 一季度产值, 二季度 in 一季度产值比二季度少."""
    start = max(0, at - len(clause))
    found = comparisons.than(simple(sentence.text[start:at]))
    if found is None:
        return "", ""
    before = simple(sentence.text[max(0, start - _NEAR) : start])
    return f"{time_of.BREAK.split(before)[-1]}{found[0]}", _LINKING.sub("", found[1])


_ENDS = pattern(r"\0[一-鿿]{2,6}[到至为成]\s*$")
_LINKING = pattern("[的末底]$|同期$")
_ONWARD = 60  # characters after a number of a ratio that may tell that it is the start of a change
_TERMS = 20  # of a ratio at most
_COLON = pattern(r"\s*[:：∶比]\s*")


def _term(sentence: Sentence, rank: int) -> int:
    """The rank of a number in its ratio, from 1."""
    first = rank
    while (
        first
        and rank - first < _TERMS
        and _COLON.fullmatch(
            sentence.text, sentence.numbers[first - 1].end, sentence.numbers[first].start
        )
    ):
        first -= 1
    return rank - first + 1


def _before_ratio(sentence: Sentence, first: int) -> str:
    """The words before a ratio, since the number before it or the beginning of its clause."""
    start = sentence.numbers[first - 1].end if first else 0
    return _CLAUSE.split(sentence.blank[start : sentence.numbers[first].start])[-1]


def _counties(sentence: Sentence, end: int) -> frozenset[str]:
    """The counties, cities and districts named before a place in a sentence."""
    named = (one.place.name for one in before(sentence.places, end))
    return frozenset(filter(is_county, named))


def _near(around: Context, heads: str, setting: Setting) -> tuple[str, ...]:
    """The pieces of text that name a number; if there are none, those of the previous sentence."""
    near = tuple(
        unplaced(piece, setting) if piece == around.listed else piece for piece in around.near
    )
    is_named = names_something("".join(near), setting.vocabulary)
    if heads or is_named or not setting.context:
        return (*near, heads)
    beside = [piece for piece, weight in around.wide if weight == SAME]
    return (*near, beside[0] if beside else setting.context[0][0])


def _step(found: Found, measured: Size) -> Fraction:
    """The value of the last digit of a number, in the unit of its size."""
    if found.printed is None:  # 一半, 三分之一: a tenth of the whole
        return size(Fraction(1, 10), found.unit).amount
    number = abs(Fraction(found.printed.written))
    one = abs(measured.amount) / number if number else Fraction(1)
    return one * step(found.printed.written)


def _is_owned(around: Context, own: str) -> bool:
    is_named = names_something(own) or _EACH_OF.search(own)
    return not is_named or _OF_WHOLE.match(around.lead) is not None


_EACH_OF = pattern("[人户亩]均")
_TURNED = 6  # characters of a change before a time
# A share of the whole that its clause names: 占全省的5%, 为预算的5%
_OF_WHOLE = pattern(r"[ \0、]*(?:占|(?:约?[为是]|完成)[^\0]*的\s*$)")


def _before(around: Context) -> str:
    """The clause before, which tells of what a change is that nothing names: 环比减少5人，降低8.2%."""
    return _CLAUSE.split(around.earlier.rstrip("，, "))[-1]


def _is_strange(text: str, setting: Setting) -> bool:
    return names_something(text) and not names_something(text, setting.vocabulary)


_PAST = pattern("去年|上年|前年|上一年")


def _stage(sentence: Sentence, rank: int, around: Context, clause: str, setting: Setting) -> Stage:
    """Whether a number is a result or planned; one of 去年 is no part of the plan before it."""
    if changes.begins(around.lead, around.onward):
        return ""  # 由5家增至8家: the 8 is planned
    start = sentence.numbers[rank].start
    last = next(before(sentence.times, start), None)
    is_past = last and not last.is_beside and _PAST.match(sentence.text, last.start)
    if last and is_past and time_of.lasts(sentence, last, start):
        return stages.stage(clause, "", around.behind) or "done"
    return stages.stage(clause, around.earlier, around.behind, setting.stage)
