"""Match, then score: the facts that a query means, best first. docs/search.md tells the whole story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from . import query as asked
from .corpus import LARGE, Corpus, Searched
from .fields import texts_of
from .literal import literal_matches
from .match import Match, Span, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Fact
    from .abbreviations import Abbreviations
    from .fields import Text
    from .large import LargeCorpus


class Hit(NamedTuple):
    """A fact that a query means, with how well (0 to 100) and why.

    >>> from xhl import load
    >>> hit = load().search("5G")[0]
    >>> hit.fact.topic, hit.score, hit.marks("topic")
    ('5G基站', 88.75, ((0, 2),))
    """

    fact: Fact
    score: float
    matches: tuple[Match, ...]  # the best one of each word

    def marks(self, field: str) -> tuple[Span, ...]:
        """The (start, end) of what matched in the topic, statement or source, for highlighting."""
        text: str = getattr(self.fact, field)
        return tuple(merged(span for match in self.matches for span in match.spans_in(text)))


class Searcher:
    """The search over one sequence of facts; what a query does not need is never built.

    >>> from xhl import load
    >>> searcher = Searcher(load().facts)
    >>> [hit.fact.topic for hit in searcher.search("机站")], searcher.search("机站", exact=True)
    (['5G基站'], [])
    >>> list(searcher.corpus.find("29")), len(list(searcher.corpus_of_digits.find("29"))) > 1
    ([], True)
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        corpus: Corpus | LargeCorpus | None = None,
        numbers: Sequence[int] | None = None,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._facts = facts
        self._abbreviations = abbreviations or {}
        self._given = corpus
        self._numbers = range(len(facts)) if numbers is None else numbers  # of those searched

    def within(self, facts: Sequence[Fact]) -> Searcher:
        """The search over some of the facts, in which as much is likely as among all.

        >>> from xhl import load
        >>> searcher = load().searcher
        >>> searcher.within(load().facts[:3]).search("5G")
        []
        """
        numbers = getattr(facts, "numbers", None)
        if numbers is None:
            places = {id(fact): place for place, fact in enumerate(self._facts)}
            if not all(id(fact) in places for fact in facts):  # they are no part of these
                return Searcher(facts, abbreviations=self._abbreviations)
            numbers = [places[id(fact)] for fact in facts]
        if isinstance(self.corpus, Corpus):
            part: Corpus | LargeCorpus = Corpus(self._texts(numbers), whole=self.corpus)
        else:
            from .large import LargeCorpus, PartIndex

            part = LargeCorpus(PartIndex(self.corpus.index, numbers))
        return Searcher(self._facts, part, numbers, self._abbreviations)

    def _texts(self, numbers: Sequence[int]) -> list[Text]:
        return texts_of((number, self._facts[number]) for number in numbers)

    @cached_property
    def corpus(self) -> Corpus | LargeCorpus:
        if self._given:
            return self._given
        texts = self._texts(self._numbers)
        if sum(len(text.original) for text in texts) < LARGE:
            return Corpus(texts)
        from .large import LargeCorpus, MemoryIndex  # most bases are small

        return LargeCorpus(MemoryIndex(self._facts))

    @cached_property
    def corpus_of_digits(self) -> Searched:
        """The same texts with their numbers in digits, which a word may begin within."""
        return Corpus(self._texts(self._numbers), whole_numbers=False)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """What the trade and this base call by other names."""
        from .abbreviations import Abbreviations  # and with it their table

        return Abbreviations(self._abbreviations)

    def search(self, query: str, *, limit: int | None = None, exact: bool = False) -> list[Hit]:
        """The hits for a query, best first: those of the first plan that finds any."""
        for plan in _plans(query, lambda: self.abbreviations, exact=exact):
            if plan.in_digits and self.corpus.is_large:
                continue
            corpus = self.corpus_of_digits if plan.in_digits else self.corpus
            hits = self._ranked([plan.match(corpus, word) for word in plan.words])
            if hits:
                return hits[:limit]
        return []

    def _ranked(self, found: Sequence[dict[int, Match]]) -> list[Hit]:
        """The facts in which every word was found, best first."""
        facts = set(found[0]).intersection(*found[1:])
        hits = [
            self._hit(fact, tuple(by_fact[fact] for by_fact in found)) for fact in sorted(facts)
        ]
        hits.sort(key=lambda hit: (-hit.score, sum(len(match.text) for match in hit.matches)))
        return _without_mentions(hits)

    def _hit(self, fact: int, matches: tuple[Match, ...]) -> Hit:
        score = sum(match.points for match in matches) / len(matches)
        return Hit(self._facts[fact], round(score, 2), matches)


def _without_mentions(hits: list[Hit]) -> list[Hit]:
    """Without the facts whose sentence only mentions a word, where others are about it."""
    about = [hit for hit in hits if all(match.field != "source" for match in hit.matches)]
    return about or hits


class _Plan(NamedTuple):
    """One way to take a query: words that must all match, and how they may."""

    words: list[str]
    match: Callable[[Searched, str], dict[int, Match]]
    in_digits: bool = False


def _plans(query: str, known: Callable[[], Abbreviations], *, exact: bool) -> Iterator[_Plan]:
    """The ways to take a query, from the letter of it to the most forgiving."""
    words = asked.words(query)
    if not words:
        return
    if (joined := asked.amounts_joined(words)) != words:
        yield _Plan(joined, literal_matches)
    yield _Plan(words, literal_matches)
    if not exact:
        yield from _forgiving(query, words, known())


def _forgiving(query: str, words: list[str], known: Abbreviations) -> Iterator[_Plan]:
    """The ways to take a query whose words find nothing by the letter."""
    yield from _written_out(words, known)
    # Nobody types syllables in capitals: AI is no 爱; but KCB may be initials.
    anyhow = partial(any_matches, syllables=not (query.isascii() and query.isupper()))
    if plain := asked.without_tones(query):
        yield _Plan(plain, anyhow)
    if len(words) > 1 and all(word.isascii() and word.isalpha() for word in words):
        yield _Plan(["".join(words)], _as_pinyin)  # xin che is 新车
    yield _Plan(words, anyhow)
    from .questions import subject_of  # and with it how questions are put

    subject = [part for word in words for part in subject_of(word)]
    if subject and subject != words:
        yield from _written_out(subject, known)
        yield _Plan(subject, anyhow)
    if len(words) > 1:
        yield _Plan(["".join(words)], anyhow)
    if broken := asked.broken(query):
        yield _Plan(broken, anyhow, in_digits=True)
    if len(words) == 1 and not words[0].isascii():
        from .exchanged import exchanged_matches

        yield _Plan(words, exchanged_matches)


def _written_out(words: list[str], known: Abbreviations) -> Iterator[_Plan]:
    """Words with abbreviations as what these stand for."""
    if any(map(known.are_in, words)):
        yield _Plan(words, known.matches)


def _as_pinyin(corpus: Searched, word: str) -> dict[int, Match]:
    """The matches of letters that are pinyin just as typed."""
    found = any_matches(corpus, word, syllables=True)
    return {
        fact: match for fact, match in found.items() if not match.cost and match.how == "pinyin"
    }


def any_matches(corpus: Searched, word: str, *, syllables: bool) -> dict[int, Match]:
    """Literal matches, else fuzzy ones; ``syllables`` says whether letters may be pinyin.

    >>> from xhl import load
    >>> corpus = load().searcher.corpus
    >>> [match.how for match in any_matches(corpus, "jizhan", syllables=True).values()]
    ['pinyin']
    >>> any_matches(corpus, "jizhan", syllables=False)
    {}
    """
    from .fuzzy import fuzzy_matches  # and with it the tables of sounds and shapes

    return literal_matches(corpus, word) or fuzzy_matches(corpus, word, syllables=syllables)
