"""The plans for a query whose words have no literal match, from the strictest to the most tolerant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..text.normalize import readable
from . import query as asked
from .exchanged import exchanged_matches
from .fuzzy import fuzzy_matches, fuzzy_way
from .literal import literal_matches, literal_way
from .match import EDITED
from .plan import Plan
from .way import NONE, Chosen

if TYPE_CHECKING:
    from .abbreviations import Abbreviations
    from .corpus import Searched
    from .large.corpus import LargeCorpus
    from .match import Match
    from .way import Way

_ASKING = frozenset("多几幾哪什么麼嗎吗呢怎樣样是否有无何谁誰请問问啥")  # characters of questions
_CLEAR = 4  # characters of a subject that is more likely than a slip: 你说哪里 may be 你说那里
_CLEAR_LETTERS = 5  # of pinyin with a slip
_SLIPS = 12  # that are undone
_LONG = 3  # characters of an abbreviation that pinyin alone may mean: gutou may be 骨头


def forgiving_plans(query: str, words: list[str], known: Abbreviations) -> Iterator[Plan]:
    """The plans for the words of a query, with these abbreviations.

    >>> from .abbreviations import Abbreviations
    >>> [plan.words for plan in forgiving_plans("xin che", ["xin", "che"], Abbreviations({}))]
    [['xinche'], ['xin', 'che'], ['xinche']]
    """
    return _Forgiving(query, words, known).plans()


class _Forgiving:
    def __init__(self, query: str, words: list[str], known: Abbreviations) -> None:
        self._query, self._words, self._known = query, words, known
        # Capitals are no pinyin (AI is not 爱), but they may be initials (KCB).
        self._syllables = not (query.isascii() and query.isupper())

    def plans(self) -> Iterator[Plan]:
        words = self._words
        yield from self._written_out(words)
        yield from self._as_pinyin()
        if not _ASKING.isdisjoint(self._query):
            from . import questions  # loads its patterns

            subject = questions.subject(words)
            if subject and questions.asks_amount(words):
                yield from self._of_question(subject, questions.core_of(words))
                return
            if questions.asks(words) and sum(map(len, subject)) >= _CLEAR:
                yield Plan(subject, literal_matches, is_of_best=True, way=literal_way)
        if len(words) == 1 and (spelled := self._known.with_change(words[0])) != words[0]:
            yield Plan([spelled], self._known.matches, way=self._known.way)
        yield from self._anyhow(words)
        if not self._query.isascii():
            from . import questions

            subject = questions.subject(words)
            if subject and subject != words:
                yield from self._written_out(subject)
                yield from self._anyhow(subject)
        if len(words) > 1:
            one = "".join(words)
            yield Plan([one], self._joined_matches, is_of_best=True, way=self._joined_way)
        if broken := asked.broken(self._query):
            yield Plan(broken, self._matches, in_digits=True)
        yield from _apart(words)
        yield from self._respelled()

    def _of_question(self, subject: list[str], core: list[str]) -> Iterator[Plan]:
        """The plans for a question for an amount: by its subject, with and without verbs."""
        from . import questions

        ways = [subject] if core in ([], subject) else [subject, core]
        if len(subject) > 1 and self._known.of(whole := "".join(subject)):  # 经济增长 is no 经济
            yield Plan([whole], self._known.all_matches, way=self._known.way_of_all)
        for parts in ways:
            yield Plan(parts, literal_matches, is_of_best=True, way=literal_way)
            yield from self._written_out(parts)
        if not questions.is_certain(self._words):  # else nothing is like 多少
            yield from self._anyhow(self._words)
        for parts in ways:
            yield from self._anyhow(parts)
        yield from _apart(ways[-1])

    def _written_out(self, words: list[str]) -> Iterator[Plan]:
        """The words with abbreviations written out."""
        if any(map(self._known.are_in, words)):
            yield Plan(words, self._known.all_matches, is_same=True, way=self._known.way_of_all)

    def _as_pinyin(self) -> Iterator[Plan]:
        """The words of letters as pinyin: as they are cut, without tones, as one word, or as abbreviations."""
        words = self._words
        if cuts := asked.cut_syllables(self._query):
            find, way = partial(_cut_matches, cuts), partial(_cut_way, cuts)
            yield Plan([*cuts], find, is_of_best=True, way=way)
        if plain := asked.without_tones(self._query):
            yield Plan(plain, self._matches, is_of_best=True, way=self._way)
        spelled = self._known.spelled_out(words) if self._syllables else words
        if len(words) > 1 and spelled != words and self._known.is_change(spelled[-1]):
            yield Plan(spelled, self._with_change, way=self._way_with_change)
        if len(words) > 1 and all(word.isascii() and word.isalpha() for word in words):
            # xin che is 新车
            yield Plan(["".join(words)], self._exact_pinyin, is_of_best=True, way=_exact_way)
        if spelled != words:
            yield Plan(["".join(spelled)], self._known.matches, way=self._known.way)

    def _respelled(self) -> Iterator[Plan]:
        """One word of letters that are no pinyin, with a slip undone: mianhua for mianhau."""
        [word, *others] = self._words
        if (
            self._syllables
            and not others
            and len(word) >= _CLEAR_LETTERS
            and word.isascii()
            and word.isalpha()
        ):
            from ..text.pinyin import respelled

            for one in respelled(word)[:_SLIPS]:
                yield Plan([one], self._exact_pinyin, is_of_best=True, way=_exact_way)

    def _anyhow(self, words: list[str]) -> Iterator[Plan]:
        """The plans for words with slips; that two parts are exchanged is likelier than an edit."""
        if len(words) == 1 and not words[0].isascii():
            yield Plan(words, exchanged_matches)
        is_of_best = not any(map(self._known.are_in, words))  # these may mean several words
        yield Plan(words, self._matches, is_of_best=is_of_best, way=self._way)

    def _matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        """The literal matches, else those of abbreviations, else the fuzzy ones, else those of a long
        abbreviation in pinyin.
        """
        # An abbreviation may mean several words, of which all matches are needed.
        whole = corpus.first(None) if self._known.are_in(word) else corpus
        found = self._known.matches(whole, word) or self._fuzzy_matches(corpus, word)
        for short in () if found else self._spelled(word):
            found = found or self._known.matches(corpus, short)
        return found

    def _with_change(self, corpus: Searched, word: str) -> dict[int, Match]:
        """The matches of a word beside others, of a change by any of its names."""
        if self._known.is_change(word):
            return self._known.change_matches(corpus, word)
        return self._matches(corpus, word)

    def _way_with_change(self, corpus: LargeCorpus, word: str) -> Way | None:
        """The way of these matches."""
        is_change = self._known.is_change(word)
        return self._known.change_way(corpus, word) if is_change else self._way(corpus, word)

    def _spelled(self, word: str) -> Iterator[str]:
        """The long abbreviations that letters spell."""
        if self._syllables and word.isascii() and word.isalpha():
            yield from (one for one in self._known.sounding(word) if len(one) >= _LONG)

    def _way(self, corpus: LargeCorpus, word: str) -> Way | None:
        """The way in which a word matches best, of those of `_matches`."""
        own = self._known.way(corpus, word)
        if own is None or corpus.finds(own):
            return own
        like = fuzzy_way(corpus, word, syllables=self._syllables)
        shorts = [*self._spelled(word)]
        if not shorts or not like or corpus.finds(like):
            return like
        return self._known.way(corpus, shorts[0]) if len(shorts) == 1 else None

    def _fuzzy_matches(self, corpus: Searched, word: str) -> dict[int, Match]:
        return fuzzy_matches(corpus, word, syllables=self._syllables)

    def _exact_pinyin(self, corpus: Searched, word: str) -> dict[int, Match]:
        """The matches of letters as exact pinyin."""
        found = literal_matches(corpus, word) or fuzzy_matches(corpus, word)
        return {fact: match for fact, match in found.items() if _is_exact(match)}

    def _joined_matches(self, corpus: Searched, joined: str) -> dict[int, Match]:
        """The matches of the words as one, in which no word is left out."""
        found = self._matches(corpus, joined)
        kept = {fact: match for fact, match in found.items() if _has_each(match, self._words)}
        if corpus.limit and len(kept) < len(found):  # others may be the best
            return self._joined_matches(corpus.first(None), joined)
        return kept

    def _joined_way(self, corpus: LargeCorpus, joined: str) -> Way | None:
        """The way of these matches."""
        own = self._way(corpus, joined)
        return Chosen(own, lambda match: _has_each(match, self._words)) if own else None


def _has_each(match: Match, words: Sequence[str]) -> bool:
    """Whether a match of words as one has each of them: more than half of it, and a word of Chinese as a
    whole. 大学 高质量发展 is not just 高质量发展.

    >>> from xhl import load
    >>> [match] = load().searcher.search("大学5G基站")[0].matches
    >>> _has_each(match, ["大学", "5g基站"]), _has_each(match, ["大学5g基", "站"])
    (False, True)
    """
    from ..text.words import is_known  # few queries need it

    edited = [answer.how in EDITED for answer in match.answers for _char in answer.typed]
    at = 0
    for word in map(readable, words):
        edits = sum(edited[at : at + len(word)])
        at += len(word)
        if edits and (2 * edits >= len(word) or is_known(word)):
            return False
    return True


def _is_exact(match: Match) -> bool:
    return not match.cost and match.how == "pinyin"


def _exact_way(corpus: LargeCorpus, word: str) -> Way | None:
    """The way of letters as exact pinyin."""
    literal = literal_way(corpus, word)
    if not literal or corpus.finds(literal):
        return NONE if literal else None
    own = fuzzy_way(corpus, word)
    return Chosen(own, _is_exact) if own else None


def _cut_way(cuts: Mapping[str, frozenset[int]], corpus: LargeCorpus, word: str) -> Way | None:
    """The way of `_cut_matches`."""
    return fuzzy_way(corpus, word, cuts=cuts[word])


def _cut_matches(
    cuts: Mapping[str, frozenset[int]], corpus: Searched, word: str
) -> dict[int, Match]:
    """The matches of letters as pinyin with syllables cut as typed: xi'an is not 先."""
    return fuzzy_matches(corpus, word, cuts=cuts[word])


def _apart(words: Sequence[str]) -> Iterator[Plan]:
    """The plans for one word whose parts are apart: an amount and what it counts, or two words."""
    if len(words) == 1 and not words[0].isascii():
        from .apart import amount_matches, apart_matches, apart_way

        yield Plan([*words], amount_matches)
        yield Plan([*words], apart_matches, way=apart_way)
