"""The claims of a sentence: its numbers, each with the statement about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ...text.hanzi import is_han
from ...text.months import parts_of_year
from ...text.patterns import pattern
from ...text.places import is_county, mentions
from ...text.spacing import unspaced
from ...text.times import times
from . import bounds, changes, comparisons, stages, time_of
from .claim import Claim
from .context import SAME, Context, clauses, context, groups_of, names_something, weighed
from .counting import numbers_of
from .part_of import part_of
from .place_of import parks, place_of, referred
from .sentence import Sentence, Setting, Span, before, blanked, simple, unplaced
from .sizes import COUNTS, Size, decimal, size, step

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .changes import Direction
    from .comparisons import Comparison
    from .stages import Stage


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
        _Number(sentence, rank, one, unit or setting.unit, setting).claim()
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


class _Number:
    """A number of a sentence, and the words of which its claim is made."""

    def __init__(
        self, sentence: Sentence, rank: int, found: Found, unit: str, setting: Setting
    ) -> None:
        self.sentence, self.rank, self.found, self.setting = sentence, rank, found, setting
        self.text = sentence.text[found.start : found.end]
        self.unit = unit
        self.size = size(found.value, unit)
        self.around = context(sentence, rank, setting.vocabulary)
        self.heads = " ".join(unplaced(simple(head), setting) for head in setting.heads)
        self.clause = f"{self.heads}{self.around.clause}"
        self.own = f"{self.heads}{self.around.lead}{self.around.behind}"
        self.is_nameless = not names_something(self.own)
        self.group = sentence.groups[rank]
        self.term = _term(sentence, rank) if found.role == "term" else 0

    def claim(self) -> Claim:
        """What the sentence states of the number."""
        sentence, rank, found, setting = self.sentence, self.rank, self.found, self.setting
        around, printed = self.around, found.printed
        than = comparisons.than(around.clause.lstrip(" \0"), self.unit)
        dealt = time_of.dealt(sentence, rank)
        period, is_dated = (dealt, True) if dealt else time_of.period(sentence, rank, setting)
        naming = _near(around, self.heads, setting)
        near = weighed((piece, 1) for piece in naming)
        shared = self._shared()
        return Claim(
            text=self.text,
            span=(found.start, found.end),
            sentence=sentence.text,
            behind=setting.before,
            written=printed.written if printed else decimal(found.value),
            unit=(printed.unit if printed else "") or setting.unit,
            size=self.size,
            step=_step(found, self.size),
            clause=around.clause,
            bound=bounds.bound(around.lead, self.text, around.behind),
            direction=self._direction(shared),
            course=changes.course(around.clause),
            is_whole=changes.is_whole(self.clause),
            is_led=self._is_later and not changes.direction(self._lead),
            is_mixed=self.group is not None and not around.listed,
            basis=self._basis(),
            stage=_stage(sentence, rank, around, self.clause, setting),
            is_ahead=setting.is_ahead or sentence.is_ahead,
            comparison=self._comparison(shared),
            than=than,
            whole=self._whole(),
            against_thing=self._against_thing(),
            sides=self._sides() if than else ("", ""),
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
            is_strange=_is_strange(_before(around) if self.is_nameless else self.own, setting),
            is_nameless=self.is_nameless,
            is_named=names_something(self.own, setting.vocabulary),
            is_owned=self._is_owned(),
            is_restated=comparisons.is_restated(around.lead),
            is_alone=self._is_alone(),
            is_cell=bool(setting.heads),
            term=self.term,
        )

    @property
    def _is_later(self) -> bool:
        """Whether it is one of several numbers, and not the first."""
        return self.group is not None and self.group.position > 0

    @property
    def _lead(self) -> str:
        """The words since the number before it; of a term of a ratio, those before the ratio."""
        if not self.term:
            return f"{self.heads}{self.around.lead}"
        return f"{self.heads}{_before_ratio(self.sentence, self.rank - self.term + 1)}"

    def _shared(self) -> str:
        """The words before the first of several numbers: 分别占5%、3%."""
        if not self.group or not self._is_later:
            return ""
        start, text = self.group.start, self.sentence.blank
        row = _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
        return text[self.group.at : start] or row

    def _direction(self, shared: str) -> Direction:
        if time_of.is_of_before(self.sentence, self.rank):
            return "from"
        end = self.found.end
        onward = self.sentence.blank[end : end + _ONWARD] if self.term else self.around.onward
        return changes.direction(
            f"{shared}{self._lead}{'+' * self.text.startswith('+')}",
            onward,
            self.around.clause if self.size.kind == "share" else "",
            negative=self.found.value < 0,
        )

    def _basis(self) -> str:
        basis = changes.basis(self.clause)
        return basis or (changes.basis(_before(self.around)) if self.is_nameless else "")

    def _comparison(self, shared: str) -> Comparison:
        compared = comparisons.comparison(shared + self.clause, self.found.unit)
        if compared or self.size.kind != "share" or not self.is_nameless:
            return compared
        # 占比过半，达52.4%
        is_share = comparisons.comparison(_before(self.around), self.found.unit) == "share"
        return "share" if is_share and not changes.direction(self.clause) else ""

    def _before_it(self, text: str) -> str:
        """The part of a form of the sentence that its clause fills up to the number."""
        at = self.found.start
        return text[max(0, at - len(self.around.clause)) : at]

    def _whole(self) -> str:
        """Of what the number is a share; places in that are not blank."""
        share = _SHARE_OF.search(self._before_it(self.sentence.blank))
        return share["whole"] if share else ""

    def _against_thing(self) -> str:
        """With what the number is compared; places in that are not blank."""
        found = comparisons.than(self._before_it(self.sentence.blank).lstrip(" \0"))
        return found[1] if found else ""

    def _sides(self) -> tuple[str, str]:
        """What its clause compares, as printed: 一季度产值, 二季度 in 一季度产值比二季度少."""
        found = comparisons.than(simple(self._before_it(self.sentence.text)))
        if found is None:
            return "", ""
        start = max(0, self.found.start - len(self.around.clause))
        before = simple(self.sentence.text[max(0, start - _NEAR) : start])
        return f"{time_of.BREAK.split(before)[-1]}{found[0]}", _LINKING.sub("", found[1])

    def _is_owned(self) -> bool:
        if self.group or self.around.listed:
            return False
        is_named = not self.is_nameless or _EACH_OF.search(self.own)
        return not is_named or _OF_WHOLE.match(self.around.lead) is not None

    def _is_alone(self) -> bool:
        """Whether no word that may be its unit follows."""
        found = self.found
        has_unit = found.printed is not None and bool(found.printed.unit) and not found.unit
        return has_unit or not self.sentence.text[found.end : found.end + 1].isalnum()


_SHARE_OF = pattern(
    r"占(?P<whole>[^占\0]*?)的?(?:比[重例]|份额|比)?(?:[为是达约近超]|超过|高达|不足|接近)*\s*$"
)
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
