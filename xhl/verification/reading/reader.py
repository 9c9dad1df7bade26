"""Reads an article from top to bottom: sentences inherit times and places from those before."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...quantity.reader import find
from ...text.months import parts_of_year
from ...text.patterns import YEAR, pattern
from ...text.places import ENTERS, Place, in_title, is_county, mentions, usual_level
from ...text.plan_headings import may_name_plans, names_plans
from ...text.spacing import Unspaced, unspaced
from ...text.times import Period, times
from . import stages, time_of
from .article import is_item
from .claims import claims
from .context import EACH
from .place_of import is_compared, parks, resolved
from .sentence import Setting, blanked, simple

if TYPE_CHECKING:
    from ...text.months import Part
    from .article import Passage
    from .claim import Claim

_SENTENCE = pattern(r"[^。！？!?\n]+[。！？!?]*[”’」』）)]*")
_DATE = pattern(rf"({YEAR})年\d{{1,2}}月\d{{1,2}}日")
_DATELINE = pattern(rf"[^，,。]{{0,16}}?({YEAR})年\d{{1,2}}月\d{{1,2}}日(?:电|讯|消息)")
# 未注明年份的均为2023年
_UNLESS_NAMED = pattern(rf"未(?:注明|标注|说明|写明)[^，,。]{{0,8}}?[为是指]({YEAR})年")
_COMPILED = pattern(r"整理|印发|编[制印写]|制[表图]|发布|更新|[参送]阅")  # a date of no figures
_PART = pattern(r"其中[^，,；;。\d]{0,4}$")
_ENTERED = pattern(rf"{ENTERS}[^，,；;。\d]{{0,12}}$")  # 走进青石县柳河镇
_FRONT = 4  # passages at the beginning and at the end that may date the article
_LONGEST = 1000  # characters of each of these that may name its place
BEFORE, ABOVE = 0.3, 0.25  # weights of the words of the previous sentence, and of headings


class Located(NamedTuple):
    """A claim and its place in the article."""

    claim: Claim
    line: int
    column: int
    passage: int  # or the row of a cell: claims with the same number are judged together


class Known(NamedTuple):
    """The knowledge of a base: names of places, its whole text, its pairs of characters."""

    names: tuple[str, ...] = ()
    text: str = ""
    vocabulary: Container[str] | None = None
    homes: Collection[str] = ()  # names of the places that its documents are about


def read(article: Sequence[Passage], known: Known) -> Iterator[Located]:
    """All claims of an article, in order.

    >>> from .article import passages
    >>> article = tuple(passages("2020年产量5吨。上年4吨。"))
    >>> [(one.claim.text, one.claim.period.first, one.column) for one in read(article, Known())]
    [('5吨', 2020, 8), ('4吨', 2019, 13)]
    """
    written = _written(article)
    home = _home(article, known)
    main = _said_for_all(article)
    by_place = any(_above(passage, known).name for passage in article if _is_below_title(passage))
    places: tuple[Place, ...] = ()
    before: Setting | None = None
    for rank, passage in enumerate(article):
        place = _above(passage, known)
        place = place if place.name else Place() if by_place else home
        usual = Period(main, main) if main else None
        setting = _at_start(passage, written, place, known)
        named = before.named if before else setting.named
        setting = setting._replace(main=main, usual=usual, named=named)
        previous = _asked(article, rank, known)
        setting = _ahead(previous, setting._replace(places=places))
        if before and passage.headings == article[rank - 1].headings:
            is_listed = is_item(passage.text) and is_item(article[rank - 1].text)
            setting = setting._replace(
                is_ahead=setting.is_ahead or before.stage == "goal",
                stage=before.stage if is_listed else setting.stage,
                periods=setting.periods | before.periods,
                here=before.here,
            )
        above = [(_bare(heading, known), ABOVE) for heading in passage.headings[::-1] if heading]
        said = ""
        for match in _SENTENCE.finditer(passage.text):
            previous = _bare(said, known) if said else previous
            around = [(previous, BEFORE)] if previous else []
            setting = setting._replace(context=(*around, *above), before=simple(said))
            sentence = Unspaced.of(match[0])
            said = sentence.text
            for claim in claims(said, setting):
                start, end = sentence.span(*claim.span)
                line, column = passage.place(match.start() + start)
                claim = claim._replace(text=match[0][start:end])
                yield Located(claim, line, column, -passage.row if passage.row else rank)
            setting = _after(simple(said), setting)
        main = main or _year_of(_plain(passage.text))
        places, before = setting.places, setting


def _plain(text: str) -> str:
    return simple(unspaced(text))


def _bare(text: str, known: Known) -> str:
    """A text without numbers, times and places, which do not tell what is counted."""
    plain = simple(text)
    return blanked(
        plain, [*find(text), *times(plain), *mentions(plain, known.names, known.text)], " "
    )


def _asked(article: Sequence[Passage], rank: int, known: Known) -> str:
    """The question that a passage answers, or what introduces it: the last sentence before it."""
    before = article[rank - 1].text if rank and not article[rank].heads else ""
    asked = before if before.rstrip().endswith(("？", "?", "：", ":")) else ""
    return _bare(asked, known)


def _written(article: Sequence[Passage]) -> int:
    """The year of an article, if its first or last lines have a date, as 本报2025年12月28日电; else 0."""
    for passage in (*article[:_FRONT], *article[-_FRONT:]):
        text = _plain(passage.text)
        match = _DATE.search(text) if len(text) < 60 else _DATELINE.match(text)
        if match:
            return int(match[1])
    return 0


def _said_for_all(article: Sequence[Passage]) -> int:
    """The year of all numbers for which an article says no other, if it says so; else 0."""
    for passage in article[:_FRONT]:
        if match := _UNLESS_NAMED.search(_plain(passage.text)):
            return int(match[1])
    return 0


def _year_of(text: str) -> int:
    """The first whole year that a text names, except for dates; 0 if there is none."""
    named = (time.period for time in times(text) if time.period and not time.is_beside)
    return next((one.first for one in named if one.first == one.last and not one.part), 0)


def _home(article: Sequence[Passage], known: Known) -> Place:
    """The place that an article is about: the first place in its title or first lines that the base knows,
    else the one that the title names. For a base that tells no place, one behind a number of a line may be a part.
    """
    front = [simple(passage.text[:_LONGEST]) for passage in article[:_FRONT]]
    front = front if known.homes else [*map(_lead, front)]
    for text in front:
        for one in mentions(text, known.names):
            if one.place.name and not is_compared(text, one):
                return one.place
    title = in_title(front[0]) if front else ()
    if title:
        return Place(title[-1])
    level = usual_level(simple("\n".join(passage.text for passage in article)))
    return Place("", level)


def _lead(text: str) -> str:
    """The part of a text that tells what it is about: a title, or a sentence up to its first number.

    >>> _lead("新增企业69家，青石区不简单"), _lead("新增病例45例，青石区6例。")
    ('新增企业69家，青石区不简单', '新增病例')
    """
    if "。" not in text:
        return text
    return text[: next((one.start for one in find(text)), len(text))]


def _above(passage: Passage, known: Known) -> Place:
    """The place in the nearest heading above a passage, if any."""
    text = simple(passage.headings[-1]) if passage.headings else ""
    found = {one.place for one in mentions(text, known.names, known.text)}
    found = {place for place in found if is_county(place.name)}
    return found.pop() if len(found) == 1 else Place()


def _is_below_title(passage: Passage) -> bool:
    return len(set(passage.headings)) > 1


def _at_start(passage: Passage, written: int, home: Place, known: Known) -> Setting:
    """The setting that the headings of a passage, or the heads of a cell, give for its text."""
    period: Period | None = None
    for heading in passage.headings:
        if not _COMPILED.search(heading):
            period = _last_period(_plain(heading), 0, written) or period
    above = period
    place, unit, goals = home, passage.unit, passage.headings[1:] or passage.headings
    for head in passage.heads:
        text = _plain(head)
        year = f"{text}年" if re.fullmatch(YEAR, text) else text
        period = _last_period(year, period.last if period else 0, written) or period
        for one in mentions(text, known.names, known.text):
            place = resolved(one.place, place)
        goals = (*goals, head)
    is_goal = any(map(names_plans, goals))
    return Setting(
        known=known.names,
        base=known.text,
        vocabulary=known.vocabulary,
        written=written,
        period=period,
        periods=frozenset((period,) if period else ()),
        parts=_parts_in(*passage.headings, *passage.heads),
        place=place,
        stage="goal" if is_goal else "",
        is_ahead=any(map(stages.looks_ahead, (*passage.headings, *passage.heads)))
        or any(map(may_name_plans, passage.headings)),
        heads=passage.heads,
        is_dated=bool(passage.heads) and period != above,
        unit=unit,
    )


def _after(sentence: str, setting: Setting) -> Setting:
    """The setting of the next sentence after this one."""
    period, periods, named = setting.period, set(setting.periods), set(setting.named)
    for time in times(sentence, period.last if period else 0, setting.written):
        if time.period:
            periods.add(time.period)
            if EACH.search(sentence, time.end):
                periods.add(Period(time.period.last, time.period.last))  # of 2021—2023年分别为…
            named |= {time.period.first, time.period.last} if time.is_named else set()
            is_aside = time.is_beside or time_of.is_aside(sentence, time)
            is_aside = is_aside or (period is not None and sentence.startswith("上", time.start))
            period = period if is_aside else time.period
        elif not time.is_beside:
            setting = setting._replace(usual=None)  # 去年 of an unknown year
    if time_of.SPAN.match(sentence):
        period = None  # 五年来，…: what follows need not be of the year told before
    place, places = setting.place, dict.fromkeys(setting.places)
    mentioned = list(mentions(sentence, setting.known, setting.base))
    last = max((one for one in (*mentioned, *parks(sentence)) if one.place.name), default=None)
    for one in mentioned:
        if is_compared(sentence, one) or one.place.level == "国":
            continue
        if _PART.search(sentence, 0, one.start):
            continue  # 其中青石区4例
        is_entered = _ENTERED.search(sentence, 0, one.start)
        if one.place.level or is_county(one.place.name) or is_entered:
            place = resolved(one.place, place)
            places[place] = None
    return _ahead(
        sentence,
        setting._replace(
            period=period,
            named=frozenset(named),
            periods=frozenset(periods),
            parts=setting.parts | _parts_in(sentence),
            place=place,
            places=tuple(places),
            here=last.place if last else setting.here,
        ),
    )


def _ahead(sentence: str, setting: Setting) -> Setting:
    """Whether the next sentence may be about the future, after this one about the future or the past."""
    if stages.opens_goals(sentence):
        return setting._replace(stage="goal", is_ahead=True)
    if stages.looks_back(sentence) and not stages.looks_ahead(sentence):
        return setting._replace(stage="")
    return setting._replace(is_ahead=setting.is_ahead or stages.looks_ahead(sentence))


def _parts_in(*texts: str) -> frozenset[Part]:
    return frozenset(one for text in texts for _end, one in parts_of_year(_plain(text)))


def _last_period(text: str, year: int, written: int) -> Period | None:
    named = [
        time.period for time in times(text, year, written) if time.period and not time.is_beside
    ]
    return named[-1] if named else None
