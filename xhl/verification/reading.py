"""An article from top to bottom: what its sentences take over from those before them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..text.numerals import YEAR
from ..text.places import Place, in_title, is_county, mentions, usual_level
from ..text.times import Period, times
from . import cues
from .claims import Claim, Setting, claims, resolved, simple

if TYPE_CHECKING:
    from .article import Passage

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」』）)]*")
_DATE = re.compile(rf"({YEAR})年\d{{1,2}}月\d{{1,2}}日")
_FRONT = 4  # passages at the front and at the end in which an article says when it was written
BEFORE, ABOVE = 0.3, 0.25  # what the words of the sentence before, and of headings, weigh


class Located(NamedTuple):
    """A claim, and where in the article it stands."""

    claim: Claim
    line: int
    column: int
    passage: int  # or, of cells, the row: those of one number are read together


class Known(NamedTuple):
    """What a base knows of places: names, its whole text, the pairs of characters."""

    names: tuple[str, ...] = ()
    text: str = ""
    vocabulary: Container[str] | None = None


def read(article: Sequence[Passage], known: Known) -> Iterator[Located]:
    """All claims of an article, in their order.

    >>> from .article import passages
    >>> article = tuple(passages("2020年产量5吨。上年4吨。"))
    >>> [(one.claim.text, one.claim.period.first, one.column) for one in read(article, Known())]
    [('5吨', 2020, 8), ('4吨', 2019, 13)]
    """
    written = _written(article)
    home = _home(article, known)
    for rank, passage in enumerate(article):
        setting = _at_start(passage, written, home, known)
        previous = ""
        for match in _SENTENCE.finditer(passage.text):
            around = [(previous, BEFORE)] if previous else []
            around += [(simple(heading), ABOVE) for heading in passage.headings[::-1] if heading]
            setting = setting._replace(context=tuple(around))
            plain = simple(match[0])
            for claim in claims(match[0], setting):
                line, column = passage.place(match.start() + claim.span[0])
                yield Located(claim, line, column, -passage.row if passage.row else rank)
            setting = _after(plain, setting)
            previous = plain


def _written(article: Sequence[Passage]) -> int:
    """The year that an article is from, if its first or last lines have a date; else 0."""
    for passage in (*article[:_FRONT], *article[-_FRONT:]):
        if len(passage.text) < 60 and (match := _DATE.search(simple(passage.text))):
            return int(match[1])
    return 0


def _home(article: Sequence[Passage], known: Known) -> Place:
    """The place that an article is about: the first of its title, or of its first lines, which the base
    knows; else what its title names.
    """
    front = [simple(passage.text) for passage in article[:_FRONT]]
    for text in front:
        for one in mentions(text, known.names):
            if one.place.name:
                return one.place
    title = in_title(front[0]) if front else ()
    if title:
        return Place(title[-1])
    level = usual_level(simple("\n".join(passage.text for passage in article)))
    return Place("", level)


def _at_start(passage: Passage, written: int, home: Place, known: Known) -> Setting:
    """What the headings of a passage, or the heads of a cell, say of all that stands below."""
    period: Period | None = None
    for heading in passage.headings:
        period = _last_period(simple(heading), 0, written) or period
    above = period
    place, unit, goals = home, passage.unit, passage.headings[-1:]
    for head in passage.heads:
        text = simple(head)
        year = f"{text}年" if re.fullmatch(YEAR, text) else text
        period = _last_period(year, period.last if period else 0, written) or period
        for one in mentions(text, known.names, known.text):
            place = resolved(one.place, place)
        goals = (*goals, head)
    is_goal = any(map(cues.is_about_goals, goals))
    return Setting(
        known.names,
        known.text,
        known.vocabulary,
        written,
        period,
        frozenset((period,) if period else ()),
        place,
        "goal" if is_goal else "",
        (),
        passage.heads,
        bool(passage.heads) and period != above,
        unit,
    )


def _after(sentence: str, setting: Setting) -> Setting:
    """What the next sentence takes over from this one."""
    period, periods = setting.period, set(setting.periods)
    for time in times(sentence, period.last if period else 0, setting.written):
        if time.period:
            periods.add(time.period)
            period = period if time.is_beside else time.period
    place = setting.place
    for one in mentions(sentence, setting.known, setting.base):
        if one.place.level or is_county(one.place.name):
            place = resolved(one.place, place)
    return setting._replace(period=period, periods=frozenset(periods), place=place)


def _last_period(text: str, year: int, written: int) -> Period | None:
    named = [
        time.period for time in times(text, year, written) if time.period and not time.is_beside
    ]
    return named[-1] if named else None
