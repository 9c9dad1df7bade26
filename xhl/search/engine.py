"""The search: plans, matches, scores; see docs/search.md."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..text.normalize import number_form, tokens
from . import query as asked
from .corpus import LARGE, Corpus, Searched
from .fields import texts_of
from .literal import literal_matches
from .match import Literal, Match, Span, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Fact
    from .abbreviations import Abbreviations
    from .fields import Text
    from .large import LargeCorpus

    Matcher = Callable[[Searched, str], dict[int, Match]]


class Met(NamedTuple):
    """A word of a query that is met by something around the texts of a fact; see context.py."""

    word: str
    field: str  # period, document, section; or statement, source, where the sentence says it
    text: str


class Hit(NamedTuple):
    """A fact that matches a query, with its score (0 to 100) and the matches.

    >>> from xhl import load
    >>> hit = load().search("5G")[0]
    >>> hit.fact.topic, hit.score, hit.marks("topic")
    ('5G基站', 88.75, ((0, 2),))
    """

    fact: Fact
    score: float
    matches: tuple[Match, ...]  # the best match of each word
    met: tuple[Met, ...] = ()  # words of the query that something around the texts meets
    without: tuple[str, ...] = ()  # words of the query that are not met: times, places, others

    @property
    def left_out(self) -> str:
        """The first end of a word that its match leaves out."""
        return next(filter(None, (match.left_out for match in self.matches)), "")

    def marks(self, field: str) -> tuple[Span, ...]:
        """The spans of the matches in the topic, statement or source, for highlighting."""
        text: str = getattr(self.fact, field)
        return tuple(merged(span for match in self.matches for span in match.spans_in(text)))


class Searcher:
    """The search over a sequence of facts. Its parts are built when a query needs them.

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
        # Of the facts that are searched.
        self._numbers = range(len(facts)) if numbers is None else numbers

    def within(self, facts: Sequence[Fact]) -> Searcher:
        """The search over some of the facts, with the statistics of all.

        >>> from xhl import load
        >>> searcher = load().searcher
        >>> searcher.within(load().facts[:3]).search("5G")
        []
        """
        numbers = getattr(facts, "numbers", None)
        if numbers is None:
            places = {id(fact): place for place, fact in enumerate(self._facts)}
            if not all(id(fact) in places for fact in facts):  # not a part of these facts
                return Searcher(facts, abbreviations=self._abbreviations)
            numbers = [places[id(fact)] for fact in facts]
        if isinstance(self.corpus, Corpus):
            part: Corpus | LargeCorpus = Corpus(self._texts(numbers), whole=self.corpus)
        else:
            from .large import LargeCorpus, PartIndex

            part = LargeCorpus(PartIndex(self.corpus.index, numbers), self.corpus.whole)
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
        """The corpus with numbers as digits, for words that may begin inside a number."""
        return Corpus(self._texts(self._numbers), whole_numbers=False)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """The abbreviations of the table and of this base."""
        from .abbreviations import Abbreviations  # loads their table

        return Abbreviations(self._abbreviations)

    def search(self, query: str, *, limit: int | None = None, exact: bool = False) -> list[Hit]:
        """The hits for a query, best first. The first plan that finds any facts decides."""
        for plan in self.plans(query, exact=exact):
            if found := self.matches(plan):
                facts = sorted(set(found[0]).intersection(*found[1:]))
                hits = ranked(self.hit(n, tuple(of[n] for of in found)) for n in facts)
                if hits:
                    return hits[:limit]
        return []

    def plans(self, query: str, *, exact: bool = False) -> Iterator[Plan]:
        """The plans for a query, from literal matching to the most tolerant."""
        for plan in _plans(query, lambda: self.abbreviations, exact=exact):
            if not plan.in_digits or not self.corpus.is_large:
                yield plan

    def matches(self, plan: Plan, loose: Collection[str] = ()) -> list[dict[int, Match]]:
        """The best match of each fact for each word of a plan; [] if a word that is not ``loose`` has none."""
        corpus = self.corpus_of_digits if plan.in_digits else self.corpus
        if plan.match is literal_matches and not loose and len(plan.words) > 1:
            corpus = corpus.having(plan.words)  # no others can meet the plan
        found: dict[str, dict[int, Match]] = {}
        for word in plan.words:
            if word not in found:
                found[word] = plan.match(corpus, word)
            if not found[word] and word not in loose:
                return []
        return [found[word] for word in plan.words]

    def hit(self, fact: int, matches: tuple[Match, ...]) -> Hit:
        score = sum(match.points for match in matches) / len(matches)
        return Hit(self._facts[fact], round(score, 2), matches)


def ranked(hits: Iterable[Hit]) -> list[Hit]:
    """Hits, best first. Drops facts that only mention a word in their sentence, if others are about it.

    Among equals come first the facts whose own number was typed, then those that are no plans, then those
    with short texts.

    >>> from xhl import load
    >>> hits = load().search("企业")
    >>> [hit.score for hit in ranked(reversed(hits))] == [hit.score for hit in hits]
    True
    """
    best = sorted(hits, key=_order)
    about = [hit for hit in best if all(match.field != "source" for match in hit.matches)]
    return about or best


def _order(hit: Hit) -> tuple[float, bool, bool, int]:
    size = sum(len(match.text) for match in hit.matches)
    return -hit.score, not _is_of_number(hit), _is_planned(hit.fact), size


def _is_of_number(hit: Hit) -> bool:
    """Whether the number of a fact was typed: 92.9亿元, but not 5G."""
    patterns = (match.pattern for match in hit.matches)
    words = [one.word for one in patterns if isinstance(one, Literal) and not one.word.isalpha()]
    own = number_form(hit.fact.quantity.written) if words and hit.fact.quantity else None
    return any(
        token == own and not (after.isascii() and after.isalpha())
        for word in words
        for token, after in pairwise([*tokens(word), ""])
    )


def _is_planned(fact: Fact) -> bool:
    if fact.qualifier[:1] not in _PLANS:
        return False
    from ..quantity.plans import is_plan  # few facts are planned

    return is_plan(fact.qualifier)


_PLANS = frozenset("计规预有力争努确拟即将目")  # how words for plans begin


class Plan(NamedTuple):
    """A way to search: words that must all match, and the kind of matching."""

    words: list[str]
    match: Matcher
    in_digits: bool = False


def _plans(query: str, known: Callable[[], Abbreviations], *, exact: bool) -> Iterator[Plan]:
    """The plans for a query, from literal matching to the most tolerant."""
    words = asked.words(query)
    if not words:
        return
    if (joined := asked.amounts_joined(words)) != words:
        yield Plan(joined, literal_matches)
    yield Plan(words, literal_matches)
    if not exact:
        yield from _forgiving(query, words, known())


def _forgiving(query: str, words: list[str], known: Abbreviations) -> Iterator[Plan]:
    """The plans for a query whose words have no literal match."""
    yield from _written_out(words, known)
    # Capitals are no pinyin (AI is not 爱), but they may be initials (KCB).
    syllables = not (query.isascii() and query.isupper())
    least = _LONG if len(words) == 1 else 2  # gutou may be 骨头; gutou zengsu is not
    anyhow: Matcher = partial(_matches_anyhow, known, least, syllables=syllables)
    if cuts := asked.cut_syllables(query):
        yield Plan([*cuts], partial(_cut_matches, cuts))
    if plain := asked.without_tones(query):
        yield Plan(plain, anyhow)
    if len(words) > 1 and all(word.isascii() and word.isalpha() for word in words):
        yield Plan(["".join(words)], _as_pinyin)  # xin che is 新车
    subject: list[str] = []
    if not query.isascii():  # letters ask nothing
        from . import questions  # loads its patterns

        subject = [part for word in words for part in questions.subject_of(word)]
        if subject and questions.asks_amount(words):
            core = questions.core_of(words)
            whole = [] if questions.is_certain(words) else words  # nothing is like 多少
            yield from _of_question(subject, core, whole, known, anyhow)
            return
    yield Plan(words, anyhow)
    if subject and subject != words:
        yield from _written_out(subject, known)
        yield Plan(subject, anyhow)
    if len(words) > 1:
        yield Plan(["".join(words)], partial(_joined_matches, words, anyhow))
    if broken := asked.broken(query):
        yield Plan(broken, anyhow, in_digits=True)
    yield from _rearranged(words)


def _rearranged(words: list[str]) -> Iterator[Plan]:
    """The plans for one word with its parts in another order, or apart."""
    if len(words) == 1 and not words[0].isascii():
        from .apart import apart_matches
        from .exchanged import exchanged_matches

        yield Plan(words, exchanged_matches)
        yield Plan(words, apart_matches)


def _of_question(
    subject: list[str], core: list[str], whole: list[str], known: Abbreviations, anyhow: Matcher
) -> Iterator[Plan]:
    """The plans for a question for an amount: by its subject, with and without verbs."""
    ways = [subject] if core in ([], subject) else [subject, core]
    for parts in ways:
        yield Plan(parts, literal_matches)
        yield from _written_out(parts, known)
    yield from (Plan(parts, anyhow) for parts in (whole, *ways) if parts)
    yield from _rearranged(ways[-1])


_LONG = 3  # characters of an abbreviation that pinyin alone may mean


def _matches_anyhow(
    known: Abbreviations, least: int, corpus: Searched, word: str, *, syllables: bool
) -> dict[int, Match]:
    """The literal matches, else those of abbreviations, else the fuzzy ones, else those of abbreviations
    of at least so many characters, in pinyin.
    """
    if (found := known.matches(corpus, word)) or (
        found := any_matches(corpus, word, syllables=syllables)
    ):
        return found
    is_pinyin = syllables and word.isascii() and word.isalpha()
    for short in known.sounding(word, least) if is_pinyin else ():
        if found := known.matches(corpus, short):
            return found
    return {}


def _written_out(words: list[str], known: Abbreviations) -> Iterator[Plan]:
    """The words with abbreviations written out."""
    if any(map(known.are_in, words)):
        yield Plan(words, known.matches)


def _joined_matches(
    words: Sequence[str], anyhow: Matcher, corpus: Searched, joined: str
) -> dict[int, Match]:
    """The matches of words as one, in which no word is left out."""
    from .joined import has_each

    found = anyhow(corpus, joined)
    return {fact: match for fact, match in found.items() if has_each(match, words)}


def _as_pinyin(corpus: Searched, word: str) -> dict[int, Match]:
    """The matches of letters as exact pinyin."""
    found = any_matches(corpus, word, syllables=True)
    return {
        fact: match for fact, match in found.items() if not match.cost and match.how == "pinyin"
    }


def _cut_matches(
    cuts: Mapping[str, frozenset[int]], corpus: Searched, word: str
) -> dict[int, Match]:
    """The matches of letters as pinyin with syllables cut as typed: xi'an is not 先."""
    from .fuzzy import fuzzy_matches

    return fuzzy_matches(corpus, word, cuts=cuts[word])


def any_matches(corpus: Searched, word: str, *, syllables: bool) -> dict[int, Match]:
    """The literal matches, else the fuzzy ones; ``syllables`` says whether letters may be pinyin.

    >>> from xhl import load
    >>> corpus = load().searcher.corpus
    >>> [match.how for match in any_matches(corpus, "jizhan", syllables=True).values()]
    ['pinyin']
    >>> any_matches(corpus, "jizhan", syllables=False)
    {}
    """
    from .fuzzy import fuzzy_matches  # loads the tables of sounds and shapes

    return literal_matches(corpus, word) or fuzzy_matches(corpus, word, syllables=syllables)
