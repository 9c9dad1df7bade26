"""The values: facts, sections, documents. They are immutable; nothing here reads, searches or
prints.

They are named tuples because defining a dataclass takes six times as long, at every start.
"""

# No `from __future__ import annotations`: named tuples would compile each of those strings at every
# start.
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


AROUND = "…"  # where the number is between the two halves of a qualifier: 增长…以上


class Digits(str):
    """A number as it is written: 1.50 stays 1.50."""

    __slots__ = ()


class Quantity(NamedTuple):
    """A number as its sentence prints it, with its unit and the words that modify it.

    >>> Quantity("1.5", "亿元").magnitude
    Decimal('1.5E+8')
    >>> quantity = Quantity("17.50", "万亩", "以上")
    >>> quantity.value, quantity.plain_unit
    (17.5, '亩')
    """

    written: str  # the number in digits, as printed: "17.63"
    unit: str = ""
    qualifier: str = ""  # 以上, 同比下降, ...

    @property
    def value(self) -> int | float:
        """The number in Python; its ``repr`` is the printed form."""
        return float(self.written) if "." in self.written else int(self.written)

    @property
    def magnitude(self) -> "Decimal":
        """The exact value in the unit without 万 or 亿, so that numbers compare."""
        from decimal import Decimal  # only sorting and filtering pay for it

        from .text.printed_numbers import split_unit

        return Decimal(self.written).scaleb(split_unit(self.unit)[0])

    @property
    def plain_unit(self) -> str:
        """The unit without its power of ten: 元 for 亿元."""
        from .text.printed_numbers import split_unit

        return split_unit(self.unit)[1]


class Document(NamedTuple):
    """Where sentences come from."""

    key: str
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""  # of publication, as the document gives it
    url: str = ""
    note: str = ""
    period: str = ""  # of the facts that name no period
    # Phrases whose number counts nothing, with the reason: ("1898", "part of a name").
    uncovered: tuple[tuple[str, str], ...] = ()
    file: str = ""  # the document itself; the path begins at the base
    type: str = ""  # the mark that GB/T 7714 has for it: R, N, ...
    accessed: str = ""  # when it was read at its address


class Section(NamedTuple):
    """A section of the report: its short name, its printed heading, other words for it."""

    name: str
    title: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by: reports share short names, and differ in their headings."""
        return self[:2]


class Fact(NamedTuple):
    """One thing the document states, with the sentence that states it.

    >>> from xhl import load
    >>> fact = load().search("减税降费")[0].fact
    >>> fact.topic, fact.value, fact.unit, fact.qualifier, fact.section.name
    ('减税降费', 2.84, '亿元', '', '防疫')
    >>> fact.statement in fact.source
    True
    """

    topic: str
    section: Section
    statement: str
    source: str
    document: Document
    quantity: Quantity | None = None
    period: str = ""
    aliases: tuple[str, ...] = ()
    path: str = ""  # the file it was read from, as named by the user
    line: int = 0  # where in that file its table begins, from 1
    place: str = ""  # of the sentence in its document: a page, a line, a cell
    before: str = ""  # the sentences before and after it, a line each, where they were asked for
    after: str = ""
    doubt: str = ""  # why its draft doubts it, until a person removes the comment

    @property
    def value(self) -> int | float | None:
        return self.quantity.value if self.quantity else None

    @property
    def unit(self) -> str:
        return self.quantity.unit if self.quantity else ""

    @property
    def qualifier(self) -> str:
        return self.quantity.qualifier if self.quantity else ""
