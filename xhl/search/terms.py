"""The terms by which an index finds facts; each has a kind and a text."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from ..text.hanzi import readings
from ..text.normalize import is_number, normal_parts
from ..text.numerals import split_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact, Section

Kind = str
# From all texts of a fact; sounds are main readings.
SOUND = "sound"  # "zhan"
PAIR = "pair"  # two adjacent sounds: "ji zhan"
NUMBER = "number"  # in digits: "429"
# From its topic and aliases.
NAME_PAIR = "pair of a name"
INITIALS = "initials"  # two adjacent initials: "jz"
TOPIC, ALIAS = "topic", "alias"  # in normal form
START = "start"  # its first two characters, or their initials: see `starts_of`
# From the other values.
SECTION = "section"  # see `of_section`
PERIOD = "period"  # as printed
NUMBERED = "numbered"  # all facts with a number; the text is empty
MEASURE = "measure"  # unit and qualifier: see `Size`
SIZE = "size"  # unit, qualifier and number, sorted in this order: see `Size`
VALUE = "value"  # the magnitude, whatever its unit; terms sort like numbers

_BETWEEN = "\t"
_POINT = 500  # stands for an exponent of 0
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
        return cls(unit, qualifier, _number(number) if number else "")


@lru_cache(1 << 12)
def _before_number(unit: str, qualifier: str) -> str:
    return "".join(one.replace(_BETWEEN, " ") + _BETWEEN for one in (unit, qualifier))


@lru_cache(1 << 12)
def _ordered(written: str, power: int = 0) -> str:
    """A number times a power of ten, encoded so that texts sort like numbers."""
    whole, _, part = written.lstrip("-").partition(".")
    digits = (whole + part).lstrip("0")
    if not digits:
        return "1"
    adjusted = len(digits) - len(part) - 1 + power
    digits = digits.rstrip("0")
    if written[0] != "-":
        return f"2{_POINT + adjusted}{digits}"
    return f"0{_POINT - adjusted}{digits.translate(_NINES)}~"


def _number(ordered: str) -> str:
    sign, exponent, digits = ordered[:1], ordered[1:4], ordered[4:].rstrip("~")
    if sign == "1":
        return "0"
    if sign == "0":
        exponent, digits = str(2 * _POINT - int(exponent)), digits.translate(_NINES)
    number = Decimal(digits).scaleb(int(exponent) - _POINT - len(digits) + 1)
    return f"{'-' if sign == '0' else ''}{number:f}"


def initials_of(char: str) -> set[str]:
    """The letters with which typing a character may begin; the character itself if it has no reading.

    >>> sorted(initials_of("长")), initials_of("5")
    (['c', 'z'], {'5'})
    """
    return {reading[0] for reading in readings(char)} or {char}


def starts_of(name: str, plain: str) -> frozenset[str]:
    """The terms for the start of a name: its first two characters, and their initials. ``plain`` is its
    normal form.

    >>> sorted(starts_of("长城路", "长城路")), sorted(starts_of("5G基站", "5g基站"))
    (['cc', 'zc', '长城'], ['5g'])
    """
    first = plain[:2]
    return _starts(normal_parts(name)[:2] if any(map(is_number, first)) else first)


@lru_cache(1 << 12)
def _starts(first: str) -> frozenset[str]:
    return frozenset((first, *map("".join, product(*map(initials_of, first)))))


@lru_cache(1 << 12)
def of_section(section: Section) -> str:
    """The term of a section: different ones have different terms.

    >>> from ..model import Section
    >>> of_section(Section("创新", "创新生态"))
    "('创新', '创新生态')"
    """
    return repr(section.key)


def columns_of(fact: Fact, names: Sequence[str]) -> list[tuple[Kind, str]]:
    """The terms of a fact without sounds, each once; ``names`` are its topic and aliases in normal form.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> dict(columns_of(fact, ["5g基站"]))["section"] == of_section(fact.section)
    True
    """
    topic, *aliases = names
    starts = starts_of(fact.topic, topic)
    if aliases:
        starts = starts.union(*map(starts_of, fact.aliases, aliases))
    columns = [(TOPIC, topic), *((ALIAS, alias) for alias in set(aliases))]
    columns += [*((START, start) for start in starts), (SECTION, of_section(fact.section))]
    if fact.period:
        columns.append((PERIOD, fact.period))
    if fact.quantity:
        unit, qualifier, written = (
            fact.quantity.unit,
            fact.quantity.qualifier,
            fact.quantity.written,
        )
        measure = _before_number(unit, qualifier)
        columns += [(NUMBERED, ""), (MEASURE, measure), (SIZE, measure + _ordered(written))]
        columns.append((VALUE, _ordered(written, split_unit(unit)[0])))
    return columns
