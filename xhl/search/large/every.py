"""All hits of one word in a large base: counted without being made, and made one after the other, so that
memory does not grow with their number.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import chain, compress, islice
from typing import TYPE_CHECKING, overload

from ...text.normalize import normals
from ..corpus import Corpus
from ..engine import Hit, score
from ..later import lateness
from ..literal import literal_matches
from ..narrowed import literal_or_narrowed_way, may_be_narrowed
from ..query import spellings, words
from .candidates import having_all
from .terms import MEASURE, PERIOD, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..engine import Searcher
    from ..fields import Said
    from .corpus import LargeCorpus
    from .postings import Postings

    _Orders = dict[tuple[float, int, int], array[int]]

_FIRST = 100  # hits that are found without looking at all facts
_FEW, _AT_ONCE = 16, 1000  # facts whose texts are in memory at first, and at most
_BETWEEN = "\ue001"  # private: in no word, and its own normal form


def every_hit(searcher: Searcher, query: str, *, exact: bool = False) -> Sequence[Hit] | None:
    """All literal hits of a query of one word without numbers in a large base; None if it is no such word,
    or has none, or, unless ``exact``, others are found beside them.

    >>> from xhl import load
    >>> from ..engine import Searcher
    >>> from .corpus import LargeCorpus
    >>> from .memory import MemoryIndex
    >>> facts = load().facts
    >>> hits = every_hit(Searcher(facts, LargeCorpus(MemoryIndex(facts))), "企业")
    >>> len(hits), [hit[:2] for hit in hits] == [hit[:2] for hit in load().search("企业")]
    (11, True)
    """
    asked, corpus = words(query), searcher.corpus
    if isinstance(corpus, Corpus) or len(asked) != 1 or not _is_plain(asked[0]):
        return None
    if not exact and searcher.abbreviations.are_in(asked[0]):
        return None  # there are others
    if not exact and may_be_narrowed(asked[0]):
        way = literal_or_narrowed_way(corpus, asked[0])
        if not way or not way.literal:
            return None
    found = _EveryHit(searcher, corpus, asked[0])
    return found if found.are_any else None


def _is_plain(word: str) -> bool:
    """Whether a word has no numbers, so there is one way to spell it."""
    return word.isalpha() and len([*islice(spellings(word), 2)]) == 1


class _EveryHit(Sequence[Hit]):
    def __init__(self, searcher: Searcher, corpus: LargeCorpus, word: str) -> None:
        self._searcher, self._corpus, self._word = searcher, corpus, word
        self._facts = having_all(corpus.index, word)

    @cached_property
    def _known(self) -> tuple[Postings, Postings]:
        """The facts that are known to be about the word, and those whose texts tell."""
        return self._corpus.index.about(self._word, self._facts)

    @property
    def are_any(self) -> bool:
        known, rest = self._known
        return bool(known) or any(True for _fact in self._having(_texts, rest))

    def _having(self, texts: Callable[[Said], Iterable[str]], facts: Postings) -> Iterator[int]:
        """Those of the facts that have the word in these of their texts."""
        for some in _parts(facts):
            said = self._corpus.index.texts(some)
            yield from _containing(self._word, some, [_BETWEEN.join(texts(one)) for one in said])

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        known, rest = self._known
        about = len(known) + _length(self._having(_about, rest))
        # Facts that only mention the word in their sentence do not count, if others are about it.
        return about or _length(self._having(_texts, self._facts))

    @cached_property
    def _best(self) -> list[Hit]:
        return self._searcher.search(self._word, limit=_FIRST, exact=True)

    def __iter__(self) -> Iterator[Hit]:
        yield from self._best
        if len(self._best) == _FIRST:
            yield from self._made(islice(self._ordered, _FIRST, None))

    def _made(self, numbers: Iterable[int]) -> Iterator[Hit]:
        for facts in _parts(numbers):
            matches = literal_matches(self._corpus.of(facts), self._word)
            for number, fact in zip(facts, self._searcher.facts(facts), strict=True):
                some = (matches[number],)
                yield Hit(fact, score(some), some)

    @cached_property
    def _ordered(self) -> Sequence[int]:
        """The facts as `engine.Found` has them: by score, then by how late they come, then by size."""
        about, mentions = _orders(), _orders()
        late = self._late
        for facts in _parts(self._facts):
            for fact, match in literal_matches(self._corpus.of(facts), self._word).items():
                order = -score((match,)), late[fact], len(match.text)
                (mentions if match.field == "source" else about)[order].append(fact)
        orders = about or mentions
        return array("I", chain.from_iterable(orders[order] for order in sorted(orders)))

    @property
    def _late(self) -> bytearray:
        """How late each fact of the base comes among equals."""
        index = self._corpus.whole.index
        late = bytearray(len(index))
        periods = ((lateness("", text), facts) for text, facts in index.terms(PERIOD))
        measures = index.terms(MEASURE)
        plans = ((lateness(Size.read(text).qualifier, ""), facts) for text, facts in measures)
        for own, facts in chain(periods, plans):
            for fact in facts if own else ():
                late[fact] = own
        return late

    @overload
    def __getitem__(self, i: int) -> Hit: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Hit]: ...

    def __getitem__(self, i: int | slice) -> Hit | Sequence[Hit]:
        if i == slice(None):
            return self
        if isinstance(i, slice):
            places = range(len(self))[i]
            if max(places, default=0) < len(self._best):
                return [self._best[place] for place in places]
            return [*self._made(self._ordered[i])]
        if 0 <= i < len(self._best):
            return self._best[i]
        return next(self._made([self._ordered[i]]))


def _orders() -> _Orders:
    return defaultdict(partial(array, "I"))


def _length(facts: Iterable[int]) -> int:
    return sum(1 for _fact in facts)


def _parts(facts: Iterable[int]) -> Iterator[list[int]]:
    """Facts in parts, whose texts fit into memory; often the first facts are enough."""
    waiting, size = iter(facts), _FEW
    while part := list(islice(waiting, size)):
        yield part
        size = min(4 * size, _AT_ONCE)


def _containing(word: str, facts: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """The facts whose texts contain a word in normal form. Most have it as it is, and need no normal form."""
    found = [word in text for text in texts]
    rest = [i for i, is_there in enumerate(found) if not is_there]
    for i, plain in zip(rest, normals([texts[i] for i in rest]), strict=True):
        found[i] = word in plain
    return compress(facts, found)


def _about(said: Said) -> Iterable[str]:
    return said.topic, *said.aliases, said.statement


def _texts(said: Said) -> Iterable[str]:
    return *_about(said), said.source
