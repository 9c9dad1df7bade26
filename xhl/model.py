"""What a fact is. Frozen values; nothing here reads, searches or prints.

Named tuples rather than dataclasses: each takes a sixth of the time to define, at every start, and
nothing else on the way to an answer imports dataclasses.
"""

# Annotations are evaluated, not strings: of those named tuples compile each at every start.
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from .search.engine import Hit, Searcher


class Quantity(NamedTuple):
    """A number as its sentence prints it, with its unit and what turns it.

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
        """The number as Python has it; its ``repr`` is the printed form."""
        return float(self.written) if "." in self.written else int(self.written)

    @property
    def magnitude(self) -> "Decimal":
        """The exact value in the plain unit, so that 万 and 亿 compare."""
        from decimal import Decimal  # only sorting and filtering pay for it

        from .text.numerals import split_unit

        return Decimal(self.written).scaleb(split_unit(self.unit)[0])

    @property
    def plain_unit(self) -> str:
        """The unit without its power of ten: 元 for 亿元."""
        from .text.numerals import split_unit

        return split_unit(self.unit)[1]


class Document(NamedTuple):
    """Where sentences come from.

    >>> from xhl import load
    >>> document = load().documents[0]
    >>> document.title, document.author
    ('杏花岭区奋力书写高质量发展新篇章', '李杰华')
    """

    key: str
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""  # of publication, as the document gives it
    url: str = ""
    note: str = ""
    # Phrases with a number that counts nothing, and why: ("1898", "part of a name").
    uncovered: tuple[tuple[str, str], ...] = ()


class Section(NamedTuple):
    """A part of the report: its short name, its printed heading, other words for it.

    >>> from xhl import load
    >>> section = load().sections[2]
    >>> section.name, section.title
    ('创新', '多层次打造创新生态')
    """

    name: str
    title: str = ""
    aliases: tuple[str, ...] = ()


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

    @property
    def value(self) -> int | float | None:
        return self.quantity.value if self.quantity else None

    @property
    def unit(self) -> str:
        return self.quantity.unit if self.quantity else ""

    @property
    def qualifier(self) -> str:
        return self.quantity.qualifier if self.quantity else ""


class FactBase:
    """Facts in the order of their file, with the sections and documents they name.

    >>> from xhl import load
    >>> base = load()
    >>> len(base) == len(base.facts), base.sections[0].name, base.title == base.documents[0].title
    (True, '概况', True)
    >>> base.searcher.search("5G")[0].fact.topic  # the searcher is built once
    '5G基站'
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        sections: tuple[Section, ...] = (),
        documents: tuple[Document, ...] = (),
        title: str = "",
        paths: tuple[str, ...] = (),
    ) -> None:
        self.facts: Final = facts
        self.sections: Final = sections
        self.documents: Final = documents
        self.title: Final = title
        self.paths: Final = paths

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def searcher(self) -> "Searcher":
        # The one door from the data to the search, opened late: listing does not pay for it.
        from .search.engine import Searcher

        return Searcher(self.facts)

    def part(
        self,
        facts: Sequence[Fact],
        sections: tuple[Section, ...] | None = None,
        documents: tuple[Document, ...] | None = None,
    ) -> "FactBase":
        """The base with these of its facts, sections and documents.

        >>> from xhl import load
        >>> base = load()
        >>> part = base.part(base.facts[:3])
        >>> len(part), part.sections == base.sections, part.title == base.title
        (3, True, True)
        """
        return FactBase(
            facts,
            self.sections if sections is None else sections,
            self.documents if documents is None else documents,
            self.title,
            self.paths,
        )

    def search(self, query: str, *, limit: int | None = None, exact: bool = False) -> "list[Hit]":
        """The facts that ``query`` means, best first; see docs/search.md.

        >>> import xhl
        >>> xhl.load().search("5G")[0].fact.value
        429
        """
        return self.searcher.search(query, limit=limit, exact=exact)
