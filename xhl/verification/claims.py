"""The claims of a sentence: its numbers, each with the statement about it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.reader import Found, find
from ..text.hanzi import is_han, simplifier
from ..text.numerals import YEAR
from ..text.places import Mention, Place, is_county, mentions
from ..text.times import Period, Time, times
from ..text.width import half_width
from . import cues
from .context import SAME, Context, Span, context, group, names_something, weighed
from .sizes import COUNTS, Size, decimal, size, step

if TYPE_CHECKING:
    from .cues import Bound, Comparison, Direction, Stage


class Setting(NamedTuple):
    """The context in which a sentence is read."""

    known: tuple[str, ...] = ()  # names of places
    base: str | None = None  # the text of the base; None for a sentence of the base itself
    vocabulary: Container[str] | None = None  # the pairs of characters of its facts
    written: int = 0  # the year of the text
    period: Period | None = None
    periods: frozenset[Period] = frozenset()  # named together with the period
    place: Place = Place()
    places: tuple[Place, ...] = ()  # named before, in order
    stage: Stage = ""
    is_ahead: bool = False  # whether the text before may be about the future
    context: tuple[
        tuple[str, float], ...
    ] = ()  # the previous sentence and the headings, with weights
    heads: tuple[str, ...] = ()  # of a cell of a table
    is_dated: bool = False  # whether they name the period
    unit: str = ""  # from the heads


class Claim(NamedTuple):
    """A number, as printed, and the statement of its sentence about it.

    >>> claim = claims("全年建成5G基站429个", Setting())[0]
    >>> claim.text, claim.size.kind, claim.direction, claim.span
    ('429个', 'count', '', (8, 12))
    """

    text: str
    span: tuple[int, int]  # in the sentence
    sentence: str
    written: str  # in digits, as printed; empty if digits cannot write it: 三分之一
    unit: str  # as printed, or as the heads of a table give it
    size: Size
    step: Fraction  # the value of its last digit, in the unit of the size
    bound: Bound
    direction: Direction
    is_whole: bool  # whether it is a total: 总数
    is_led: bool  # whether the direction is that of the first of several numbers
    basis: str
    stage: Stage
    is_ahead: bool  # whether it may be about the future, although no word says so
    comparison: Comparison
    than: tuple[str, str, bool] | None  # the comparison: more or less of one thing than of another
    period: Period | None
    periods: frozenset[Period]
    against: Period | None  # the time of the comparison: 比2020年增长5%
    is_against_time: bool  # whether it is compared with any time: 比上年
    is_this_year: bool  # whether it says 今年
    is_dated: bool  # whether the sentence itself names the period
    place: Place
    places: frozenset[str]  # named in the sentence before the number
    near: dict[str, float]  # the words that name it
    wide: dict[str, float]  # all words around it, including ``near``
    frame: str  # the sentence without its numbers and times
    rank: int  # of the number in the sentence
    is_strange: bool  # whether its clause names something that no fact does
    is_nameless: bool  # whether no word beside it says what it counts
    is_named: bool  # whether a word beside it, which some fact has, may do so
    is_restated: bool  # a number repeated in another unit: 约合470公顷
    is_alone: bool  # whether no word that may be its unit follows
    is_cell: bool = False


def claims(text: str, setting: Setting) -> list[Claim]:
    """The claims of a sentence, or of a cell of a table.

    >>> [claim.text for claim in claims("2020年签约8个项目，五年来首次", Setting())]
    ['8个']
    """
    found = _numbers(text, setting)
    if not found:
        return []
    plain = simple(text)
    numbers = [Span(one.start, one.end, _is_counting(one, plain)) for one in found]
    named_times = list(times(plain, setting.period.last if setting.period else 0, setting.written))
    named_places = list(mentions(plain, setting.known, setting.base))
    blank = blanked(blanked(plain, numbers, "\0"), named_times, " ")
    bare = blanked(blank, named_places, " ")
    frame = re.sub(r"\s+", "", re.sub(r"\0[\0\s]*", "\0", cues.unturned(blank)))
    sentence = _Sentence(text, frame, numbers, named_times, named_places, blank, bare)
    return [_claim(sentence, rank, one, setting) for rank, one in enumerate(found)]


def _is_counting(found: Found, text: str) -> bool:
    """Whether the word after a number is the counted noun: 6个县区."""
    return size(found.value, found.unit).kind in COUNTS and is_han(text[found.end : found.end + 1])


def simple(text: str) -> str:
    """A text in half width, simplified characters and lower case; all characters keep their places.

    >>> simple("５Ｇ網絡")
    '5g网络'
    """
    return half_width(text).translate(simplifier()).lower()


# Numbers that count something.

_BEFORE_TIME = ("过去", "过去的", "近", "最近", "未来", "今后", "这", "连续", "每")
_AFTER_TIME = ("来", "以来", "期间", "间", "里", "多来", "前", "后")
_ANAPHOR = re.compile(r"两(?:年|项|地|者|家|区|县|市|国|级)")
_OF_ANAPHOR = re.compile(r"\s*(?:合计|共|一共|总共|合起来|加起来|相加|之间|分别|都|均|的|间|来)")
_OPEN = re.compile(r"(?:^|[，,。；;：:])\s*$")
_LISTED = re.compile(r"\s*[.、)）](?!\d)")
_SECTORS = re.compile(r"[一二三](?:[、和与及][一二三])+(?=(?:次|大)?产)")  # 一、二、三产
_QUOTED_ZERO = re.compile(r"[“\"](零[一-鿿]{2,4})[”\"]")
_BULLET = re.compile(r"\s*[-*+]\s")
_BARE = re.compile(r"\s*[-+]?[\d,.]+\s*")


def _numbers(text: str, setting: Setting) -> list[Found]:
    if setting.heads and _BARE.fullmatch(half_width(text)):
        found = [one._replace(end=min(one.end, len(text)), unit="") for one in find(f"{text}个")]
        return [
            one._replace(printed=one.printed and one.printed._replace(unit="")) for one in found
        ]
    # Quotes would make a number a name, and the dash of an item would be a minus sign.
    plain = _QUOTED_ZERO.sub(r" \1 ", text)
    plain = _SECTORS.sub(lambda match: "某" * len(match[0]), plain)
    if bullet := _BULLET.match(plain):
        plain = " " * bullet.end() + plain[bullet.end() :]
    english = {match.start("power"): match["power"].lower() for match in _ENGLISH.finditer(plain)}
    plain = _ENGLISH.sub(_in_chinese, plain)
    return [_times_more(one, english) for one in find(plain) if _counts(one, text)]


# The powers of English, with the next smaller one of Chinese and how many of it they are.
_POWERS = {"bn": ("亿", 10), "mn": ("万", 100), "m": ("万", 100)}
_ENGLISH = re.compile(
    r"(?<=\d)(?P<gap>\s?)(?P<power>bn|mn|m(?=\s?(?:TEU|RMB|CNY|USD|[元人吨辆户家台件架美欧港])))(?![a-z])",
    re.IGNORECASE,
)


def _in_chinese(match: re.Match[str]) -> str:
    return match["gap"] + _POWERS[match["power"].lower()][0].ljust(len(match["power"]))


def _times_more(found: Found, english: Mapping[int, str]) -> Found:
    """A number with the whole power that its English one is; ``english`` has those by their places."""
    at = next((i for i in range(found.start, found.end) if i in english), None)
    if at is None:
        return found
    power = english[at]
    end = max(found.end, at + len(power))
    return found._replace(end=end, value=found.value * _POWERS[power][1])


def _counts(found: Found, text: str) -> bool:
    """Whether a number is a claim: not a year, a span of time, or the number of an item or a footnote."""
    printed, before, behind = text[found.start : found.end], text[: found.start], text[found.end :]
    if found.indefinite or found.unit == "届" or (not found.unit and re.fullmatch(YEAR, printed)):
        return False
    if found.unit in ("年", "个月", "天") and (
        before.endswith(_BEFORE_TIME) or behind.startswith(_AFTER_TIME)
    ):
        return False
    if found.unit == "年" and _OPEN.search(before) and behind[:1].isalnum():
        return False  # 两年增产
    if _ANAPHOR.fullmatch(printed) and (_OF_ANAPHOR.match(behind) or before[-1:] in ("这", "那")):
        return False
    if not found.unit and (before[-1:] in tuple("[［") or re.search(r"\d\d?:(?:\d\d:)?$", before)):
        return behind[:1] not in tuple("]］") and found.role == "term"
    is_item = not found.unit and _LISTED.match(behind) and not before.strip("#>*- （(")
    return not is_item


# One claim.

_EACH = re.compile(r"每(公顷|亩|平方公里|平方米|立方米|吨|人|户)约?\s*$")  # 每公顷5576公斤


class _Sentence(NamedTuple):
    text: str
    frame: str
    numbers: list[Span]
    times: list[Time]
    places: list[Mention]
    blank: str  # without numbers and times
    bare: str  # and without places


def blanked(text: str, spans: Iterable[Found | Span | Time | Mention], char: str) -> str:
    """A text in which ``char`` replaces each character of the spans."""
    for one in spans:
        text = text[: one.start] + char * (one.end - one.start) + text[one.end :]
    return text


def _claim(sentence: _Sentence, rank: int, found: Found, setting: Setting) -> Claim:
    around = context(sentence.bare, sentence.blank, sentence.numbers, rank, setting.vocabulary)
    heads = " ".join(_unplaced(simple(head), setting) for head in setting.heads)
    clause, lead = f"{heads}{around.clause}", f"{heads}{around.lead}"
    together = group(sentence.blank, sentence.numbers, rank)
    is_led = together is not None and together.position > 0 and not cues.direction(lead)
    # The words before the first of several numbers: 分别占5%、3%.
    is_later = together is not None and together.position > 0
    shared = sentence.blank[together.at : together.start] if together and is_later else ""
    unit = found.unit or setting.unit
    if unit and (each := _EACH.search(around.lead)):
        unit = f"{unit}/{each[1]}"
    measured = size(found.value, unit)
    period, is_dated = _period(sentence, rank, setting)
    place = _place(sentence, rank, around.listed, setting)
    near = weighed((piece, 1) for piece in _near(around, heads, setting))
    own = f"{heads}{around.lead}{around.behind}"
    is_strange = names_something(own) and not names_something(own, setting.vocabulary)
    return Claim(
        sentence.text[found.start : found.end],
        (found.start, found.end),
        sentence.text,
        found.printed.written if found.printed else decimal(found.value),
        (found.printed.unit if found.printed else "") or setting.unit,
        measured,
        _step(found, measured),
        cues.bound(around.lead, sentence.text[found.start : found.end], around.behind),
        cues.direction(
            shared + lead,
            around.behind,
            around.clause if measured.kind == "share" else "",
            negative=found.value < 0,
        ),
        cues.is_whole(clause),
        is_led,
        cues.basis(clause),
        _stage(sentence, rank, around, clause, setting),
        setting.is_ahead or cues.looks_ahead(sentence.text),
        cues.comparison(shared + clause, found.unit),
        cues.than(around.clause.strip(" \0")),
        period,
        setting.periods.union(one.period for one in sentence.times if one.period),
        _against(sentence, rank),
        _is_against_time(sentence, rank, around.clause),
        _is_this_year(sentence, rank),
        is_dated,
        place,
        frozenset(
            one.place.name
            for one in sentence.places
            if one.end <= found.start and is_county(one.place.name)
        ),
        near,
        {**weighed((*around.wide, *setting.context)), **near},
        sentence.frame,
        rank,
        is_strange,
        not names_something(own),
        names_something(own, setting.vocabulary),
        cues.is_restated(around.lead),
        not sentence.text[found.end : found.end + 1].isalnum()
        or bool(found.printed and found.printed.unit and not found.unit),
        bool(setting.heads),
    )


def _unplaced(text: str, setting: Setting) -> str:
    """A text without its places and times."""
    text = blanked(text, list(mentions(text, setting.known, setting.base)), " ")
    return blanked(text, list(times(text)), " ")


def _near(around: Context, heads: str, setting: Setting) -> tuple[str, ...]:
    """The pieces of text that name a number; if there are none, those of the previous sentence."""
    near = tuple(
        _unplaced(piece, setting) if piece == around.listed else piece for piece in around.near
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


_THIS_YEAR = re.compile("今年|明年|来年")
LONG_AGO = Period(0, 0)  # 前年 in a text without a date
_PAST = re.compile("去年|上年|前年|上一年")


def _is_this_year(sentence: _Sentence, rank: int) -> bool:
    """Whether the last time before a number is this year, or the next."""
    start = sentence.numbers[rank].start
    named = [one for one in sentence.times if one.end <= start and not one.is_beside]
    return bool(named) and _THIS_YEAR.match(sentence.text, named[-1].start) is not None


def _stage(sentence: _Sentence, rank: int, around: Context, clause: str, setting: Setting) -> Stage:
    """Whether a number is given as a result or as planned; a number of 去年 is not part of the plan before
    it.
    """
    if cues.begins(around.lead, around.behind):
        return ""  # 由5家增至8家: the 8 is planned
    named = [one for one in sentence.times if one.end <= sentence.numbers[rank].start]
    if named and not named[-1].is_beside:
        between = sentence.blank[named[-1].end : sentence.numbers[rank].start]
        if _PAST.match(sentence.text, named[-1].start) and not _BREAK.search(between):
            return cues.stage(clause, "", around.behind) or "done"
    return cues.stage(clause, around.earlier, around.behind, setting.stage)


_BREAK = re.compile("[;；]")
_CLAUSE = re.compile("[,，;；]")


def _period(sentence: _Sentence, rank: int, setting: Setting) -> tuple[Period | None, bool]:
    """The last time that the sentence names before a number, and whether it is directly before it. 2020年
    in 比2020年的5个多3个 is the time of the 5.
    """
    start = sentence.numbers[rank].start
    if period := _of_group(sentence, rank):
        return period, True
    is_named = any(
        time.is_named and not time.is_beside and time.end <= start for time in sentence.times
    )
    begins = cues.begins(sentence.blank[:start], sentence.blank[sentence.numbers[rank].end :])
    for time in reversed(sentence.times):
        between = sentence.blank[time.end : start]
        if "\0" in between and cues.begins(
            sentence.blank[: time.start], between.lstrip("末底的 \0")
        ):
            continue  # 从上年的5家增至6家
        if time.start > start or (
            time.is_beside and not re.fullmatch(r"[末底]?的\D{0,6}", between)
        ):
            continue
        if is_named and not time.is_named and _BREAK.search(between):
            continue  # 2020年产量5吨，上年4吨；
        is_dated = time.period is not None and time.is_named and not _BREAK.search(between)
        is_dated = is_dated and not begins
        if time.period is None and sentence.text.startswith("前年", time.start):
            return LONG_AGO, True
        return time.period or setting.period, is_dated
    return setting.period, setting.is_dated


def _against(sentence: _Sentence, rank: int) -> Period | None:
    """The time of the comparison directly before a number."""
    end = sentence.numbers[rank].start
    start = sentence.numbers[rank - 1].end if rank else 0
    found = [one.period for one in sentence.times if one.is_beside and start <= one.start < end]
    return found[-1] if found else None


def _is_against_time(sentence: _Sentence, rank: int, clause: str) -> bool:
    """Whether a number is compared with another time, in its clause."""
    end = sentence.numbers[rank].start
    start = end - len(clause)
    return bool(cues.basis(clause)) or any(
        one.is_beside and start <= one.start < end for one in sentence.times
    )


def _of_group(sentence: _Sentence, rank: int) -> Period | None:
    """The year of one number of a group: 2020年、2021年分别为1、2, 2020至2021年分别为1、2."""
    found = group(sentence.blank, sentence.numbers, rank)
    if found is None:
        return None
    named = [time.period for time in sentence.times if time.end <= found.at and time.period]
    if named and named[-1].last - named[-1].first + 1 == found.size:
        year = named[-1].first + found.position
        return Period(year, year)
    return named[found.position - found.size] if len(named) >= found.size else None


_BOTH = re.compile("两[地区县市省州]|二者|两者")


def _place(sentence: _Sentence, rank: int, listed: str, setting: Setting) -> Place:
    """The place in the name of a listed number, else the last place before the number."""
    start = sentence.numbers[rank].start
    together = group(sentence.blank, sentence.numbers, rank)
    if (
        together
        and together.size == 2 <= len(setting.places)
        and _BOTH.search(sentence.blank, 0, start)
    ):
        return setting.places[together.position]
    found = list(mentions(listed, setting.known, setting.base)) if listed else []
    here = [
        one
        for one in sentence.places
        if one.end <= start and not _CLAUSE.search(sentence.blank, one.end, start)
    ]
    if here and not any(
        sentence.blank[one.start : one.end] in listed for one in here
    ):  # 乙县这两项分别为1、2
        found = here
    found = found or [one for one in sentence.places if _reaches(sentence, one, start)]
    return resolved(found[-1].place, setting.place) if found else setting.place


_ASIDE = re.compile(r"[^(（]*[)）]")  # the brackets that a place is in are closed
_CLOSED = re.compile(r"[,，;；。)）]")


def _reaches(sentence: _Sentence, mention: Mention, start: int) -> bool:
    """Whether a place named before holds for a number: a village does so up to a semicolon."""
    is_lasting = not mention.place.name or is_county(mention.place.name)
    between = sentence.blank[mention.end : start]
    if mention.end > start or _ASIDE.match(between) or (not is_lasting and _BREAK.search(between)):
        return False
    is_behind = sentence.blank[: mention.start].endswith("在") and _CLOSED.match(between)
    return not is_behind  # 5例，均在青石县；云溪区3例


def resolved(place: Place, before: Place) -> Place:
    """The place that 全区 means: the district named before.

    >>> resolved(Place("", "区"), Place("青石区"))
    Place(name='青石区', level='')
    """
    return before if place.level and before.name.endswith(place.level) else place
