"""A sentence and the setting in which it is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ...text.hanzi import simplifier
from ...text.places import Mention, Place, mentions
from ...text.times import Period, Time, times
from ...text.width import half_width

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .stages import Stage


class Setting(NamedTuple):
    """The context in which a sentence is read."""

    known: tuple[str, ...] = ()  # names of places
    base: str | None = None  # the text of the base; None for a sentence of the base itself
    vocabulary: Container[str] | None = None  # the pairs of characters of its facts
    written: int = 0  # the year of the text
    main: int = 0  # the year that it is about, as far as it tells so far
    named: frozenset[int] = frozenset()  # the years that the text before names
    usual: Period | None = None  # the time of numbers for which no other is said
    period: Period | None = None
    periods: frozenset[Period] = frozenset()  # named together with the period
    parts: frozenset[tuple[int, int]] = frozenset()  # the parts of a year named before
    place: Place = Place()
    places: tuple[Place, ...] = ()  # named before, in order
    here: Place = Place()  # the last one named before, or a park: what 这里 and 园区 mean
    before: str = ""  # the sentence before
    stage: Stage = ""
    is_ahead: bool = False  # whether the text before may be about the future
    context: tuple[tuple[str, float], ...] = ()  # the sentence before, the headings, with weights
    heads: tuple[str, ...] = ()  # of a cell of a table
    is_dated: bool = False  # whether they name the period
    unit: str = ""  # from the heads


class Span(NamedTuple):
    """The place of a number in a sentence."""

    start: int
    end: int
    is_counting: bool = False  # whether the word after it is the counted noun: 6个县区


class Group(NamedTuple):
    """Numbers in the order of as many names: 1、2 in A、B分别为1、2."""

    at: int  # of 分别
    position: int  # of the number in the group
    size: int
    start: int  # of the first number


class Sentence(NamedTuple):
    """A sentence with its numbers, times and places."""

    text: str
    frame: str
    numbers: list[Span]
    times: list[Time]
    places: list[Mention]
    blank: str  # without numbers and times
    bare: str  # and without places
    parts: list[Span]  # its clauses
    groups: list[Group | None]  # of each number
    months: list[tuple[int, tuple[int, int]]]  # the parts of a year that it names, by their ends
    periods: frozenset[Period]  # of its times
    is_ahead: bool  # whether it may be about the future


_Named = TypeVar("_Named", Time, Mention)
_REACH = 40  # times and places before a number that are looked at


def nearest(named: Sequence[_Named], at: int) -> Iterator[_Named]:
    """The times or places that begin at a place of a sentence or before, the last first."""
    count = bisect_right(named, at, key=attrgetter("start"))
    return (named[rank] for rank in range(count - 1, max(-1, count - 1 - _REACH), -1))


def before(named: Sequence[_Named], at: int) -> Iterator[_Named]:
    """The times or places that end at a place of a sentence or before, the last first."""
    return (one for one in nearest(named, at) if one.end <= at)


def blanked(text: str, spans: Iterable[Found | Span | Time | Mention], char: str) -> str:
    """A text in which ``char`` replaces each character of the spans."""
    chars = list(text)
    for one in spans:
        chars[one.start : one.end] = char * (one.end - one.start)
    return "".join(chars)


def simple(text: str) -> str:
    """A text in half width, simplified characters and lower case; all characters keep their places.

    >>> simple("５Ｇ網絡")
    '5g网络'
    """
    return half_width(text).translate(simplifier()).lower()


def unplaced(text: str, setting: Setting) -> str:
    """A text without its places and times."""
    text = blanked(text, list(mentions(text, setting.known, setting.base)), " ")
    return blanked(text, list(times(text)), " ")
