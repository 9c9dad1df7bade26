"""The search: plans, hits and their order; see docs/search.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from ..quantity.planned import PERCENTAGE_POINTS
from ..text.normalize import number_form, tokens
from .corpus import LARGE, Corpus
from .fields import NAMES, texts_of
from .later import lateness
from .literal import literal, literal_plans
from .match import EDITED, Literal, Match, Span, merged
from .query import asks_share
from .query import words as query_words
from .way import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Fact
    from .abbreviations import Abbreviations
    from .fields import Text
    from .large.corpus import LargeCorpus
    from .large.postings import Postings
    from .meanings import Meanings


_SAME = ("literal", "abbreviation")  # how the match of a word means the same
_SHORT = 3  # characters of a word that no other narrows
# Units; "" of facts in words.
_SHARES = frozenset(("", "%", "‰", "成", "倍", *PERCENTAGE_POINTS))


class Met(NamedTuple):
    """A word of a query that is met by something around the texts of a fact; see context.py."""

    word: str
    # Period, document, its date, section; or statement, source, where the sentence says it.
    field: str
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

    @property
    def is_edited(self) -> bool:
        """Whether a match has another character, or none, in the place of a typed one."""
        return any(one.how in EDITED for match in self.matches for one in match.answers)

    @property
    def is_about(self) -> bool:
        """Whether no word stands only in the sentence around the statement."""
        return is_about(self.matches)

    @property
    def mentioned(self) -> list[str]:
        """The words that stand only in the sentence around the statement: the fact may be about something else."""
        aside = [match.word for match in self.matches if match.field == "source"]
        if not aside:
            return []
        from .wanted import only_time  # few words are only there

        others = {word for word, _other in self.other_words}
        return [word for word in aside if word not in others and not only_time(word)]

    @property
    def names_time(self) -> bool:
        """Whether the query names a time that chose this hit."""
        return any(met.field == "period" or met.word[:1].isdecimal() for met in self.met)

    @property
    def dated_loosely(self) -> str:
        """The time that only the date of the document has, which may tell of the year before."""
        return next((met.word for met in self.met if met.field == "date"), "")

    @property
    def other_words(self) -> list[tuple[str, str]]:
        """The words of the query that no text has, each with the one found in its place."""
        found = ((match.word, self._other_word(match)) for match in self.matches)
        return [(word, other) for word, other in found if other]

    def _other_word(self, match: Match) -> str:
        other = match.other_word(self.fact.unit)
        if other or match.how != "abbreviation":
            return other
        from .narrower import narrower_name  # few words have an abbreviation

        return narrower_name(match, self.fact.topic, (one.word for one in self.met))

    def says(self, word: str) -> bool:
        """Whether the fact has a word of the query as it was typed, or what it stands for."""
        same = (one for one in self.matches if one.word == word and one.how in _SAME)
        return any(not self._other_word(match) for match in same)

    def marks(self, field: str) -> tuple[Span, ...]:
        """The spans of the matches in the topic, statement or source, for highlighting."""
        return self._marks_in(getattr(self.fact, field))

    @property
    def aliases(self) -> dict[str, tuple[Span, ...]]:
        """The aliases that match, each with the spans of its matches.

        >>> from xhl import load
        >>> load().search("信号 塔")[0].aliases
        {'信号塔': ((0, 3),)}
        """
        found = (match.text for match in self.matches if match.field == "alias")
        return {alias: self._marks_in(alias) for alias in found}

    def _marks_in(self, text: str) -> tuple[Span, ...]:
        each = {id(match): match for match in self.matches}  # a word may be typed again and again
        return tuple(merged(span for match in each.values() for span in match.spans_in(text)))


class Hits(list[Hit]):
    """Hits, best first, perhaps only so many of the best; with the plans whose hits they are, or what adds the best of
    those among some facts that are preferred.
    """

    plans: tuple[Plan, ...] = ()
    add: Callable[[Postings, Callable[[Hit], bool]], list[Hit]] | None = None


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
        if not isinstance(self.corpus, Corpus):
            return self.among(self.corpus.index.these(numbers))
        part = Corpus(self._texts(numbers), whole=self.corpus)
        return Searcher(self._facts, part, numbers, self._abbreviations)

    def among(self, facts: Postings) -> Searcher:
        """The same in a large base, for facts that its index found."""
        from .large.corpus import LargeCorpus  # most bases are small
        from .large.part import PartIndex

        whole = cast("LargeCorpus", self.corpus)
        part = LargeCorpus(PartIndex(whole.index, facts), whole.whole)
        return Searcher(self._facts, part, facts, self._abbreviations)

    def _texts(self, numbers: Sequence[int]) -> list[Text]:
        return texts_of((number, self._facts[number]) for number in numbers)

    @cached_property
    def corpus(self) -> Corpus | LargeCorpus:
        if self._given:
            return self._given
        texts = self._texts(self._numbers)
        if sum(len(text.original) for text in texts) < LARGE:
            return Corpus(texts)
        from .large.corpus import LargeCorpus  # most bases are small
        from .large.memory import MemoryIndex

        return LargeCorpus(MemoryIndex(self._facts))

    @cached_property
    def earliest(self) -> int:
        """The least lateness that a fact of a large base may have; -1 if that need not be known."""
        if isinstance(self.corpus, Corpus):
            return -1
        from .large.terms import LATE  # most bases are small

        return int(self.corpus.index.first(LATE) or -1)

    @cached_property
    def corpus_of_digits(self) -> Corpus:
        """The corpus with numbers as digits, for words that may begin inside a number."""
        return Corpus(self._texts(self._numbers), whole_numbers=False)

    @cached_property
    def _meanings(self) -> Meanings:
        from .meanings import Meanings  # a quick test, since every search makes it

        return Meanings(self._abbreviations)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """The abbreviations of the table and of this base."""
        from .abbreviations import Abbreviations  # few words have one

        return Abbreviations(self._abbreviations)

    def search(self, query: str, *, limit: int | None = None, exact: bool = False) -> list[Hit]:
        """The hits for a query, best first. The first plan that finds any facts decides."""
        return self.found(query, limit, exact=exact).hits(limit)

    def found(self, query: str, limit: int | None = None, *, exact: bool = False) -> Found:
        """What a query finds, before the facts are read; with a limit, perhaps only so many of the best."""
        aside, is_share = Found(self, {}), asks_share(query)
        for plan in self.plans(query, exact=exact):
            if aside.matches and not (is_share or plan.is_same):
                continue
            # Of a share, what is found after others counts only if it is named.
            in_names = bool(aside.matches) and not plan.is_same
            found = self.matches(plan, limit=limit, in_names=in_names)
            facts = sorted(set(found[0]).intersection(*found[1:])) if found else ()
            new = Found(self, {fact: tuple(of[fact] for of in found) for fact in facts}, (plan,))
            if new.matches and aside.matches:
                first = new.hits(1)[0]
                if plan.is_same and first.is_about and plan.words == aside.plans[-1].words:
                    return new  # which has all that the words as they are have found
                if _names_share(first) or (plan.is_same and first.is_about):
                    return Found(self, {**aside.matches, **new.matches}, aside.plans + new.plans)
            elif new.matches and (exact or not self._is_aside(query, new, is_share=is_share)):
                return new
            elif new.matches:
                aside = new  # others may be about it
        return aside

    def _is_aside(self, query: str, found: Found, *, is_share: bool) -> bool:
        """Whether words are only mentioned, which may also be said in another way, or a share in the statement of
        another number (新能源占比 beside 投资2000亿元).
        """
        if not any(map(is_about, found.matches.values())):
            return any(map(self._meanings.are_in, query_words(query)))
        if not is_share:
            return False
        [hit] = found.hits(1)
        is_named = any(match.field in NAMES for match in hit.matches)
        return not is_named and hit.fact.unit not in _SHARES

    def plans(self, query: str, *, exact: bool = False, narrowed: bool = False) -> Iterator[Plan]:
        """The plans for a query, from literal matching to the most tolerant; if asked, also that of narrowed names."""
        words = query_words(query)
        if not words:
            return
        if not exact and len(words) == 1:
            yield self._beside(words)
        else:
            yield from literal_plans(words)
        if narrowed and len(words) == 1:
            from .narrowed import narrowed as narrowed_names  # for few queries

            yield Plan(words, narrowed_names, is_same=True)
        if not exact:
            from .forgiving import forgiving_plans  # loads the tables of sounds and shapes

            for plan in forgiving_plans(query, words, self.abbreviations):
                if not plan.in_digits or not self.corpus.is_large:
                    yield plan

    def _beside(self, words: list[str]) -> Plan:
        """The plan that finds one word literally, and beside it what means the same."""
        if self._meanings.are_in(words[0]):
            return Plan(words, self.abbreviations.whole)
        if len(words[0]) <= _SHORT:
            return Plan(words, literal, is_of_best=True)
        from .narrowed import literal_or_narrowed  # for few queries

        return Plan(words, literal_or_narrowed, is_of_best=True)

    def matches(
        self,
        plan: Plan,
        loose: Collection[str] = (),
        limit: int | None = None,
        *,
        in_names: bool = False,
    ) -> list[dict[int, Match]]:
        """The best match of each fact for each word of a plan; [] if a word that is not ``loose`` has none, or if no
        others than ``in_names`` count, and an index knows that there are none.
        """
        corpus = self.corpus_of_digits if plan.in_digits else self.corpus
        if not isinstance(corpus, Corpus) and not loose:
            from .large.together import Together  # most bases are small

            is_of_one = limit and plan.is_of_best and len(plan.words) == 1
            together = Together.of(corpus.first(limit) if is_of_one else corpus, plan)
            if together and in_names and not together.are_named:
                return []
            if together and (best := together.best(limit)) is not None:
                return [{fact: of[i] for fact, of in best.items()} for i in range(len(plan.words))]
        found: dict[str, dict[int, Match]] = {}
        for word in sorted(plan.words, key=str.isalpha):  # often no text has a number
            if word not in found:
                found[word] = corpus.every(plan.way(corpus, word))
            if not found[word] and word not in loose:
                return []
        return [found[word] for word in plan.words]

    def facts(self, numbers: Iterable[int]) -> Iterator[Fact]:
        """Some of the facts, read as they are needed."""
        if isinstance(self.corpus, Corpus):
            return map(self._facts.__getitem__, numbers)
        return self.corpus.index.facts(numbers)


class Found:
    """The facts that match a query, in the order of the base, each with the best match of each word."""

    def __init__(
        self,
        searcher: Searcher,
        matches: Mapping[int, tuple[Match, ...]],
        plans: tuple[Plan, ...] = (),
    ) -> None:
        self.searcher = searcher
        self.matches = matches
        self.plans = plans  # that find these; of a fact, the last of them

    def hits(self, limit: int | None = None) -> Hits:
        """The first hits, in the order of `ranked`. No more facts are read than may be among these."""
        hits = Hits(self._hits(limit))
        hits.plans = self.plans
        return hits

    def _hits(self, limit: int | None) -> list[Hit]:
        about = {fact: some for fact, some in self.matches.items() if is_about(some)}
        orders: dict[tuple[int, ...], tuple[float, int]] = {}  # of the same matches
        by_order: defaultdict[tuple[float, int], list[int]] = defaultdict(list)
        for fact, some in (about or self.matches).items():
            key = tuple(map(id, some))
            if key not in orders:
                orders[key] = -score(some), _size(some)
            by_order[orders[key]].append(fact)
        hits: list[Hit] = []
        for _score, orders_of in groupby(sorted(by_order), key=itemgetter(0)):
            if limit is not None and len(hits) >= limit:
                break
            equals = [fact for order in orders_of for fact in by_order[order]]
            hits += self._of_equals(equals, None if limit is None else limit - len(hits))
        return hits[:limit]

    def _of_equals(self, facts: Sequence[int], limit: int | None) -> list[Hit]:
        """The first hits of facts with equal scores, given by size: until so many are of the best class."""
        hits: list[Hit] = []
        has_number = any(_typed_numbers(self.matches[fact]) for fact in facts)
        left = limit
        for number, fact in zip(facts, self.searcher.facts(facts), strict=False):
            matches = self.matches[number]
            hits.append(Hit(fact, score(matches), matches))
            if left is not None and _class(hits[-1]) == (not has_number, self.searcher.earliest):
                left -= 1
                if not left:
                    break
        return sorted(hits, key=_class)


def score(matches: Sequence[Match]) -> float:
    """The mean of the points of the matches."""
    return round(sum(match.points for match in matches) / len(matches), 2)


def ranked(hits: Iterable[Hit]) -> list[Hit]:
    """Hits, best first. Drops facts that only mention a word in their sentence, if others are about it."""
    best = sorted(hits, key=rank)
    return [hit for hit in best if hit.is_about] or best


def rank(hit: Hit) -> tuple[object, ...]:
    """The place of a hit among others, of which the least is the best; last are those that only mention a word in
    their sentence.

    Among equals come first the facts whose own number was typed, then those that `lateness` has first, then those
    with short texts.
    """
    return not hit.is_about, -hit.score, *_class(hit), _size(hit.matches)


def unmet(hit: Hit) -> tuple[int, int]:
    """How many words a hit does not meet, and how many only by its sentence; of hits, the least are the best."""
    return len(hit.without), sum(met.field == "source" for met in hit.met)


def _names_share(hit: Hit) -> bool:
    """Whether a name is so like the query that it means the same, and its number is a share."""
    unit = hit.fact.unit
    return unit in _SHARES and all(
        match.field in NAMES
        and not match.left_out
        and (match.is_of_part or not match.other_word(unit))
        for match in hit.matches
    )


def is_about(matches: Sequence[Match]) -> bool:
    """Whether no word stands only in the sentence around the statement."""
    return all(match.field != "source" for match in matches)


def _size(matches: Sequence[Match]) -> int:
    return sum(len(match.text) for match in matches)


def _class(hit: Hit) -> tuple[bool, int]:
    """Whether its number was not typed, and how late it comes: of equals, the least comes first."""
    return not _is_of_number(hit), lateness(hit.fact)


def _typed_numbers(matches: Sequence[Match]) -> list[str]:
    """The words that may be numbers."""
    patterns = (match.pattern for match in matches)
    return [one.word for one in patterns if isinstance(one, Literal) and not one.word.isalpha()]


def _is_of_number(hit: Hit) -> bool:
    """Whether the number of a fact was typed: 92.9亿元, but not 5G."""
    words = _typed_numbers(hit.matches)
    own = number_form(hit.fact.quantity.written) if words and hit.fact.quantity else None
    return any(
        token == own and not (after.isascii() and after.isalpha())
        for word in words
        for token, after in pairwise([*tokens(word), ""])
    )
