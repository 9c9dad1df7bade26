"""The interface between the search and a large base, whatever stores it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ...model import Document, Fact
    from ..fields import Said
    from ..statistics import Statistics
    from .postings import Postings
    from .terms import Kind

END = "\U0010ffff"  # after every text


class Numbers(NamedTuple):
    """The numbers of some facts with one unit and qualifier, in order, each with its fact."""

    measure: str  # unit and qualifier: see `terms.Size`
    numbers: Sequence[float]
    facts: Sequence[int]


class Index(Protocol):
    """Facts by number, the facts with each term, and statistics of all facts.

    A database with a table of facts and a sorted table of terms (kind, text, fact) could implement it:

    - Facts have numbers from 0 on, in the order of the base, which do not change while it is open. `Postings` are
      some of them in this order, each once, read as they are asked for.
    - `terms.columns_of` makes the terms of facts without sounds, and says of each kind what its texts are. Sounds are
      those of `text.sounds` in normal forms; the sounds of a pair are side by side in one text. Texts of a kind are
      in the order of their code points.
    - `written`, `with_char` and `about` may leave more in doubt than they have to, all facts at worst; then more
      texts are read. All else is exact.
    """

    def __len__(self) -> int: ...

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all facts, in the order of the base."""

    @property
    def statistics(self) -> Statistics:
        """The counts of the whole base."""

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        """Some facts, in the given order."""

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        """Their texts, which take less time than the facts."""

    def these(self, numbers: Collection[int]) -> Postings:
        """Facts given by their numbers, in order."""

    def with_term(self, kind: Kind, text: str) -> Postings:
        """The facts that have a term."""

    def with_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        """The facts that have any of some pairs of sounds, which is a kind of terms."""

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        """Those of some facts, in order, that may have a Chinese character of normal forms in a text: no other
        has it.
        """

    def written(self, pair: str) -> Postings:
        """The facts that may have two characters of normal forms side by side in a text: no other has them."""

    def between(self, kind: Kind, start: str, end: str) -> Postings:
        """The facts that have any term of a kind from one text on, up to another.

        For this and `terms`, an index need not have the texts of sounds, pairs and initials.
        """

    def terms(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, Postings]]:
        """The terms of a kind from one text on, up to another, in order, each with its facts; only with
        those among some facts, if there are any.
        """

    def by_term(
        self,
        kind: Kind,
        start: str = "",
        end: str = END,
        *,
        among: Postings | None = None,
        backwards: bool = False,
    ) -> Iterator[tuple[str, int]]:
        """Each fact with a term of a kind, in the order of `terms`, with the text of the term; facts with the same term
        are in order. This takes less time where each of many terms has few facts.
        """

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        """The numbers of all facts, or of those among some, by unit and qualifier, if these are wanted; part by part
        of the base, so that those of one part alone are in memory.
        """

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:
        """Of facts that may have a word, in normal form, those that are known to have it in a name or the statement,
        and those of which it is not known.
        """

    def of_documents(self, documents: Collection[Document]) -> Postings:
        """The facts of some documents."""

    def section_counts(self) -> Mapping[str, tuple[int, int]]:
        """For the term of each section, how many facts it has, and how many with a number."""

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        """Facts in the order of a dictionary by topic, those of one topic in order."""
