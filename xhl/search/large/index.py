"""The contract between the search and a large base, whatever stores it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property, lru_cache, partial
from itertools import groupby, tee
from typing import TYPE_CHECKING, NamedTuple

from ...text.sounds import dictionary_key, sound_of
from ..later import lateness
from .postings import TERMS, Kept, Postings, any_of
from .terms import (
    LENGTH,
    NUMBERED,
    PAIR,
    SECTION,
    SIZE,
    SOUND,
    Length,
    measure_of,
    number_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ...model import Document, Fact
    from ..fields import Said
    from ..statistics import Statistics
    from .postings import Run
    from .terms import Kind

END = "\U0010ffff"  # after every text
_KEPT = 8  # facts whose lengths were asked for last


class Range(NamedTuple):
    """The terms of a kind from one text on, up to another; only those that some facts have, and only with these."""

    kind: Kind
    start: str = ""
    end: str = END
    among: Postings | None = None  # all facts if None
    backwards: bool = False  # the last term first


class Numbers(NamedTuple):
    """The numbers of some facts with one unit and qualifier, in order, each with its fact."""

    measure: str  # unit and qualifier: see `terms.Size`
    numbers: Sequence[float]
    facts: Sequence[int]


class _Lengths:
    """The lengths of some facts, read once, and only as far as they are asked for."""

    def __init__(self, index: Index, facts: Postings) -> None:
        self._rest = index.terms(Range(LENGTH, among=facts))

    def __iter__(self) -> Iterator[tuple[str, Postings]]:
        self._rest, own = tee(self._rest)
        return own


class Index(ABC):
    """Facts by number, the facts with each term, and statistics of all facts.

    An implementation gives ``statistics``, ``facts``, ``find_term``, ``terms`` and ``of_documents``. All else follows
    from these, as `memory.MemoryIndex` shows, and is overridden where it can be had in less time. A table of facts by
    number and a table (kind, text, fact) that is sorted by these columns are enough.

    - Facts have numbers from 0 on, in the order of the base, which do not change while it is open. `Postings` are
      some of them in this order, each once, read as they are asked for, for one of ``runs`` at a time. One run
      `Run(0, size)` will do.
    - `terms.columns_of` makes the terms of facts without sounds, and says of each kind what its texts are. Sounds are
      those of `text.sounds` in normal forms; the sounds of a pair are side by side in one text. Texts of a kind are
      in the order of their code points.
    - ``find_written``, ``with_char`` and ``about`` may leave more in doubt than they have to, all facts at worst; then
      more texts are read. All else is exact.
    """

    def __init__(self, runs: Sequence[Run], numbers: Sequence[int] | None = None) -> None:
        self.runs = runs  # of the whole base
        self.numbers = range(runs[-1].end if runs else 0) if numbers is None else numbers
        self._with_term = Kept(self.find_term)
        self._written = lru_cache(TERMS)(self.find_written)
        self._lengths = lru_cache(_KEPT)(partial(_Lengths, self))

    @property
    @abstractmethod
    def statistics(self) -> Statistics:
        """The counts of the whole base."""

    @abstractmethod
    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        """Some facts, in the given order."""

    @abstractmethod
    def find_term(self, kind: Kind, text: str) -> Postings:
        """The facts that have a term."""

    @abstractmethod
    def terms(self, wanted: Range) -> Iterator[tuple[str, Postings]]:
        """Terms in order, each with its facts. Those of sounds, pairs and initials need not be known."""

    @abstractmethod
    def of_documents(self, documents: Collection[Document]) -> Postings:
        """The facts of some documents."""

    def __len__(self) -> int:
        return len(self.numbers)

    def texts(self, numbers: Iterable[int]) -> Iterator[Said]:
        """The texts of some facts, which may take less time than the facts."""
        return self.facts(numbers)

    @cached_property
    def shortest(self) -> int:
        """The characters of the shortest statement in normal form, or fewer."""
        first = self.first(LENGTH)
        return Length.read(first).plain if first else 0

    def first(self, kind: Kind) -> str:
        """The first term of a kind, or one before it that no fact has; empty if there is none."""
        return next((text for text, _ in self.terms(Range(kind))), "")

    def lengths(self, facts: Postings) -> Iterator[tuple[str, Postings]]:
        """Some facts by the length of their statement. What was read of the last ones is kept: plan after plan asks for
        the same.
        """
        return iter(self._lengths(facts))

    def lateness(self, facts: Postings) -> Iterator[int]:
        """How late each of some facts comes among equals: see `search.later`."""
        return map(lateness, self.facts(facts))

    def these(self, numbers: Collection[int]) -> Postings:
        """Facts given by their numbers, in order."""
        return Postings.of(self.runs, numbers)

    def with_term(self, kind: Kind, text: str) -> Postings:
        """The facts that have a term. Those of the last terms are kept in memory."""
        return self._with_term(kind, text)

    def with_any(self, kind: Kind, pairs: tuple[str, ...]) -> Postings:
        """The facts that have any of some pairs of sounds, which is a kind of terms."""
        return any_of(map(partial(self.with_term, kind), pairs))

    def written(self, pair: str) -> Postings:
        """The facts that may have two characters of normal forms side by side in a text: no other has them."""
        return self._written(pair)

    def find_written(self, pair: str) -> Postings:
        """The same, before it is kept in memory."""
        return self.with_term(PAIR, " ".join(map(sound_of, pair)))

    def with_char(self, facts: Postings, char: str) -> Iterator[int]:
        """Those of some facts, in order, that may have a Chinese character of normal forms in a text: no other
        has it.
        """
        return iter(facts.among(self.with_term(SOUND, sound_of(char))))

    def between(self, wanted: Range) -> Postings:
        """The facts that have any of some terms."""
        return any_of(facts for _, facts in self.terms(wanted))

    def by_term(self, wanted: Range) -> Iterator[tuple[str, int]]:
        """Each fact with any of some terms, in the order of these, with the text of the term; facts with the same term
        are in order. This may take less time where each of many terms has few facts.
        """
        return ((text, fact) for text, facts in self.terms(wanted) for fact in facts)

    def sizes(
        self, is_wanted: Callable[[str], bool], among: Postings | None = None
    ) -> Iterator[Numbers]:
        """The numbers of all facts, or of those among some, by unit and qualifier, if these are wanted; part by part
        of the base, so that those of one part alone are in memory.
        """
        sizes = self.by_term(Range(SIZE, among=among))
        for measure, of_measure in groupby(sizes, key=lambda one: measure_of(one[0])):
            if is_wanted(measure):
                texts, facts = zip(*of_measure, strict=True)
                yield Numbers(measure, list(map(number_of, texts)), facts)

    def about(self, word: str, facts: Postings) -> tuple[Postings, Postings]:  # noqa: ARG002 (others know)
        """Of facts that may have a word, in normal form, those that are known to have it in a name or the statement,
        and those of which it is not known.
        """
        return self.these(()), facts

    def section_counts(self) -> Mapping[str, tuple[int, int]]:
        """For the term of each section, how many facts it has, and how many with a number."""
        numbered = self.with_term(NUMBERED, "")
        sections = self.terms(Range(SECTION))
        return {term: (len(facts), len(facts.among(numbered))) for term, facts in sections}

    def by_topic(self, facts: Postings, *, backwards: bool = False) -> Iterator[int]:
        """Facts in the order of a dictionary by topic, those of one topic in order."""
        each = zip(facts, self.texts(facts), strict=True)
        keys = {number: dictionary_key(said.topic) for number, said in each}
        return iter(sorted(keys, key=keys.__getitem__, reverse=backwards))
