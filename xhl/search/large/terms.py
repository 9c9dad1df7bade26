"""The terms by which an index finds facts; each has a kind and a text."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, product, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from ...text.hanzi import readings
from ...text.normalize import NUMBERS, is_number, normal_parts, readable, tokens
from ...text.printed_numbers import split_unit
from ..later import lateness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from decimal import Decimal

    from ...model import Fact, Section

Kind = str
# From all texts of a fact; sounds are main readings.
SOUND = "sound"  # "zhan"
PAIR = "pair"  # two adjacent sounds: "ji zhan"
NUMBER = "number"  # in digits: "429"
# From its topic and aliases.
NAME_PAIR = "pair of a name"
NAME_SOUND = "sound of a name"
NAME_NUMBER = "number of a name"
INITIALS = "initials"  # two adjacent initials: "jz"
TOPIC, ALIAS = "topic", "alias"  # in normal form
START = "start"  # its first two characters, or their initials: see `starts_of`
NAME_LENGTH = "length of a name"  # of the shortest: see `Length`
# An index need not have these.
COMMON = "common word"  # in normal form, of a topic, alias or statement
OTHERS = "others"  # two sounds in other characters than the usual ones, in any text
# From the other values.
SECTION = "section"  # see `of_section`
PERIOD = "period"  # as printed
NUMBERED = "numbered"  # all facts with a number; the text is empty
DOUBTED = "doubted"  # all facts that their draft doubts; the text is empty
MEASURE = "measure"  # unit and qualifier: see `Size`
SIZE = "size"  # unit, qualifier and number, sorted in this order: see `Size`
VALUE = "value"  # the magnitude, whatever its unit; terms sort like numbers
LENGTH = "length"  # of its statement or source, whichever is shorter: see `Length`
LATE = "lateness"  # see `late_text`

_BETWEEN = "\t"
ZERO = "1"  # as a value: numbers below zero sort before it
_POINT = 500  # means an exponent of 0
_LONGEST = 999  # characters; longer texts are taken for as short
_NINES = str.maketrans("0123456789", "9876543210")


class Size(NamedTuple):
    """A number with its unit and qualifier, and its text as a term; texts sort like numbers.

    >>> numbers = ["-20", "-3", "0", "0.5", "9", "10.25"]
    >>> texts = [Size("亿元", "", number).text for number in numbers]
    >>> texts == sorted(texts), [Size.read(text).written for text in texts] == numbers
    (True, True)
    >>> Size("亿元", "", "9.0").text == texts[4], texts[0].startswith(Size("亿元").text)
    (True, True)
    """

    unit: str
    qualifier: str = ""
    written: str = ""

    @property
    def text(self) -> str:
        return _before_number(self.unit, self.qualifier) + (
            _ordered(self.written) if self.written else ""
        )

    @classmethod
    def read(cls, text: str) -> Size:
        """The size that a text encodes; of equal numbers, such as 9 and 9.0, the shortest."""
        unit, qualifier, number = text.split(_BETWEEN)
        return cls(unit, qualifier, f"{_magnitude(number):f}" if number else "")


class Length(NamedTuple):
    """How long a text of a fact is; texts sort in this order.

    >>> Length(4, 5).text, Length.read("004005") == Length(4, 5)
    ('004005', True)
    """

    plain: int  # characters in normal form; a number is one
    printed: int  # characters as it is written

    @property
    def text(self) -> str:
        plain, printed = min(self.plain, _LONGEST), min(self.printed, _LONGEST)
        return f"{plain:03}{printed:03}"

    @classmethod
    def read(cls, text: str) -> Length:
        return cls(int(text[:3]), int(text[3:]))


@lru_cache(1 << 12)
def _length(plain: int, printed: int) -> str:
    return Length(plain, printed).text


@lru_cache(1 << 12)
def late_text(late: int) -> str:
    """How late a fact comes among equals, as a term; texts sort like numbers.

    >>> late_text(7980)
    '07980'
    """
    return f"{late:05}"


@lru_cache(1 << 12)
def _before_number(unit: str, qualifier: str) -> str:
    return "".join(one.replace(_BETWEEN, " ") + _BETWEEN for one in (unit, qualifier))


def _ordered(written: str, power: int = 0) -> str:
    """A number times a power of ten, encoded so that texts sort like numbers."""
    whole, _, part = written.lstrip("-").partition(".")
    if written[0] in "123456789":  # as most
        return f"2{_POINT + len(whole) - 1 + power}{(whole + part).rstrip('0')}"
    digits = (whole + part).lstrip("0")
    if not digits:
        return ZERO
    adjusted = len(digits) - len(part) - 1 + power
    digits = digits.rstrip("0")
    if written[0] != "-":
        return f"2{_POINT + adjusted}{digits}"
    return f"0{_POINT - adjusted}{digits.translate(_NINES)}~"


def measure_of(text: str) -> str:
    """The text of a size without its number.

    >>> measure_of(Size("亿元", "以上", "5").text) == Size("亿元", "以上").text
    True
    """
    return text[: text.rindex(_BETWEEN) + 1]


def number_of(text: str) -> float:
    """The number of a size, given by its text, which no other number of 15 digits equals.

    >>> [number_of(Size("亿元", "", number).text) for number in ("-10.25", "0", "500")]
    [-10.25, 0.0, 500.0]
    """
    ordered = text[text.rindex(_BETWEEN) + 1 :]
    if ordered == ZERO:
        return 0.0
    exponent, digits = int(ordered[1:4]) - _POINT, ordered[4:]
    if ordered[0] != "0":
        return float(f"{digits}e{exponent - len(digits) + 1}")
    digits = digits.rstrip("~").translate(_NINES)
    return -float(f"{digits}e{-exponent - len(digits) + 1}")


def size_text(measure: str, number: float) -> str:
    """The text of a size, given by that of its measure and its number, which has at most 15 digits.

    >>> texts = [Size("亿元", "", number).text for number in ("-10.25", "0", "500", "123456789012345")]
    >>> [size_text(measure_of(text), number_of(text)) for text in texts] == texts
    True
    """
    from decimal import Decimal  # few queries compare sizes

    return measure + _ordered(f"{Decimal(repr(number)):f}")


def _magnitude(ordered: str) -> Decimal:
    from decimal import Decimal

    sign, exponent, digits = ordered[:1], ordered[1:4], ordered[4:].rstrip("~")
    if sign == ZERO:
        return Decimal()
    if sign == "0":
        exponent, digits = str(2 * _POINT - int(exponent)), digits.translate(_NINES)
    number = Decimal(digits).scaleb(int(exponent) - _POINT - len(digits) + 1)
    return -number if sign == "0" else number


def initials_of(char: str) -> tuple[str, ...]:
    """The letters with which typing a character may begin; the character itself if it has no reading.

    >>> initials_of("长"), initials_of("5")
    (('z', 'c'), ('5',))
    """
    return tuple(dict.fromkeys(reading[0] for reading in readings(char))) or (char,)


def starts_of(name: str, plain: str) -> frozenset[str]:
    """The terms for the start of a name: its first two characters, and their initials. ``plain`` is its
    normal form.

    >>> sorted(starts_of("长城路", "长城路")), sorted(starts_of("5G基站", "5g基站"))
    (['cc', 'zc', '长城'], ['5g'])
    """
    first = plain[:2]
    if first.isalpha():  # as most
        return _starts(first)
    return _starts(normal_parts(name)[:2] if any(map(is_number, first)) else first)


@lru_cache(1 << 12)
def _starts(first: str) -> frozenset[str]:
    return frozenset((first, *map("".join, product(*map(initials_of, first)))))


@lru_cache(1 << 12)
def of_section(section: Section) -> str:
    """The term of a section: different ones have different terms.

    >>> from ...model import Section
    >>> of_section(Section("创新", "创新生态"))
    "('创新', '创新生态')"
    """
    return repr(section.key)


def columns_of(
    facts: Sequence[Fact], names: Sequence[Sequence[str]], lengths: Iterable[int]
) -> Iterator[tuple[Kind, Iterable[int], Iterable[str]]]:
    """The terms of facts without sounds, by kind: the place of a fact for each term, and the term. ``names``
    has the topic and the aliases of each in normal form, ``lengths`` the characters of its shorter sentence.
    """
    every = range(len(facts))
    yield TOPIC, every, [topic for topic, *_aliases in names]
    yield ALIAS, *_joined([{*own[1:]} if len(own) > 1 else () for own in names])
    yield NAME_NUMBER, *_joined([_numbers(own) for own in names])
    yield START, *_joined(list(map(_all_starts, facts, names)))
    yield NAME_LENGTH, every, list(map(_length_of_names, facts, names))
    shorter = [min(len(fact.statement), len(fact.source)) for fact in facts]
    yield LENGTH, every, list(map(_length, lengths, shorter))
    yield LATE, every, [late_text(lateness(fact)) for fact in facts]
    yield SECTION, every, [of_section(fact.section) for fact in facts]
    yield PERIOD, *_joined([(fact.period,) if fact.period else () for fact in facts])
    numbered = [i for i, fact in enumerate(facts) if fact.quantity]
    yield NUMBERED, numbered, [""] * len(numbered)
    doubted = [i for i, fact in enumerate(facts) if fact.doubt]
    yield DOUBTED, doubted, [""] * len(doubted)
    sizes = [fact.quantity for fact in facts if fact.quantity]
    measures = [_before_number(unit, qualifier) for _, unit, qualifier in sizes]
    yield MEASURE, numbered, measures
    ordered = [_ordered(written) for written, *_ in sizes]
    yield SIZE, numbered, map(add, measures, ordered)
    yield (
        VALUE,
        numbered,
        [
            _ordered(written, power) if (power := _power(unit)) else number
            for (written, unit, _), number in zip(sizes, ordered, strict=True)
        ],
    )


def _joined(texts: Sequence[Collection[str]]) -> tuple[Iterable[int], Iterable[str]]:
    """The place of each text, and all texts."""
    places = chain.from_iterable(map(repeat, range(len(texts)), map(len, texts)))
    return places, chain.from_iterable(texts)


def _numbers(names: Sequence[str]) -> Collection[str]:
    some = (name for name in names if not name.isalpha())
    return {readable(number) for name in some for number in NUMBERS.findall(name)}


def _all_starts(fact: Fact, names: Sequence[str]) -> frozenset[str]:
    starts = starts_of(fact.topic, names[0])
    return starts.union(*map(starts_of, fact.aliases, names[1:])) if fact.aliases else starts


def _length_of_names(fact: Fact, names: Sequence[str]) -> str:
    """The term for the shortest name, counted and as it is written; these may be different names."""
    if len(names) == 1 and names[0].isalpha():  # as most
        return _length(len(names[0]), len(fact.topic))
    plain = min(len(tokens(name)) for name in names)
    return _length(plain, min(map(len, (fact.topic, *fact.aliases))))


@lru_cache(1 << 12)
def _power(unit: str) -> int:
    return split_unit(unit)[0]
