"""The plans for a query whose words have no literal match, from the strictest to the most tolerant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ..text.normalize import readable
from . import query as asked
from .exchanged import exchanged
from .fuzzy import fuzzy
from .literal import literal
from .match import EDITED
from .way import NONE, Chosen, Plan, first_way

if TYPE_CHECKING:
    from .abbreviations import Abbreviations
    from .match import Match
    from .way import Searched, Way

# Characters of questions and requests.
_ASKING = frozenset("多几幾哪什么麼嗎吗呢怎樣样是否有无何谁誰请問问啥查搜诉訴知全况況据據势勢")
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
            is_clear = sum(map(len, subject)) >= _CLEAR or questions.requests(words)
            if subject and is_clear and questions.asks(words):
                for parts in self._in_full(subject):
                    yield Plan(parts, self._known.whole)
        if len(words) == 1 and (spelled := self._known.with_change(words[0])) != words[0]:
            yield Plan([spelled], self._known.way)
        yield from self._anyhow(words)
        if not self._query.isascii():
            from . import questions

            subject = questions.subject(words)
            if subject and subject != words:
                yield from self._written_out(subject)
                yield from self._anyhow(subject)
        if len(words) > 1:
            one = "".join(words)
            yield Plan([one], self._joined, is_of_best=True)
        if broken := asked.broken(self._query):
            yield Plan(broken, self._way, in_digits=True)
        yield from _apart(words)
        yield from self._respelled()

    def _in_full(self, subject: list[str]) -> list[list[str]]:
        """The subject of a question, with the last noun and without it."""
        from . import questions

        in_full = questions.subject(self._words, in_full=True)
        return [subject] if in_full == subject else [in_full, subject]

    def _of_question(self, subject: list[str], core: list[str]) -> Iterator[Plan]:
        """The plans for a question for an amount: by its subject, with and without verbs."""
        from . import questions

        ways = [subject] if core in ([], subject) else [subject, core]
        if len(subject) > 1 and self._known.of(whole := "".join(subject)):  # 经济增长 is no 经济
            yield Plan([whole], self._known.of_all)
        for parts in [*self._in_full(subject), *ways[1:]]:
            yield Plan(parts, literal, is_of_best=True)
            yield from self._written_out(parts)
        if not questions.is_certain(self._words):  # else nothing is like 多少
            yield from self._anyhow(self._words)
        for parts in ways:
            yield from self._anyhow(parts)
        yield from _apart(ways[-1])

    def _written_out(self, words: list[str]) -> Iterator[Plan]:
        """The words with abbreviations written out."""
        if any(map(self._known.are_in, words)):
            yield Plan(words, self._known.of_all, is_same=True)

    def _as_pinyin(self) -> Iterator[Plan]:
        """The words of letters as pinyin: as they are cut, without tones, as one word, or as abbreviations."""
        words = self._words
        if cuts := asked.cut_syllables(self._query):
            yield Plan([*cuts], partial(_cut, cuts), is_of_best=True)
        if plain := asked.without_tones(self._query):
            yield Plan(plain, self._way, is_of_best=True)
        spelled = self._known.spelled_out(words) if self._syllables else words
        if len(words) > 1 and spelled != words and self._known.is_change(spelled[-1]):
            yield Plan(spelled, self._with_change)
        if len(words) > 1 and all(word.isascii() and word.isalpha() for word in words):
            # xin che is 新车
            yield Plan(["".join(words)], _exact_pinyin, is_of_best=True)
        if spelled != words:
            yield Plan(["".join(spelled)], self._known.way)

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
                yield Plan([one], _exact_pinyin, is_of_best=True)

    def _anyhow(self, words: list[str]) -> Iterator[Plan]:
        """The plans for words with slips; that two parts are exchanged is likelier than an edit."""
        if len(words) == 1 and not words[0].isascii():
            yield Plan(words, exchanged)
        is_of_best = not any(map(self._known.are_in, words))  # these may mean several words
        yield Plan(words, self._way, is_of_best=is_of_best)

    def _way(self, searched: Searched, word: str) -> Way:
        """The literal matches, else those of abbreviations, else the fuzzy ones, else those of a long abbreviation in
        pinyin.
        """
        own = self._known.way(searched, word)
        if searched.finds(own):
            return own
        like = fuzzy(searched, word, syllables=self._syllables)
        shorts = [*self._spelled(word)]
        if not shorts:
            return like
        return first_way(
            searched, chain([like], (self._known.way(searched, one) for one in shorts))
        )

    def _with_change(self, searched: Searched, word: str) -> Way:
        """The matches of a word beside others, of a change by any of its names."""
        is_change = self._known.is_change(word)
        return self._known.change(searched, word) if is_change else self._way(searched, word)

    def _spelled(self, word: str) -> Iterator[str]:
        """The long abbreviations that letters spell."""
        if self._syllables and word.isascii() and word.isalpha():
            yield from (one for one in self._known.sounding(word) if len(one) >= _LONG)

    def _joined(self, searched: Searched, joined: str) -> Way:
        """The matches of the words as one, in which no word is left out."""
        # Others than the best may be the best of these.
        own = self._way(searched.first(None), joined)
        return Chosen(own, lambda match: _has_each(match, self._words))


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


def _exact_pinyin(searched: Searched, word: str) -> Way:
    """The matches of letters as exact pinyin, if none is literal."""
    return (
        NONE
        if searched.finds(literal(searched, word))
        else Chosen(fuzzy(searched, word), _is_exact)
    )


def _cut(cuts: Mapping[str, frozenset[int]], searched: Searched, word: str) -> Way:
    """The matches of letters as pinyin with syllables cut as typed: xi'an is not 先."""
    return fuzzy(searched, word, cuts=cuts[word])


def _apart(words: Sequence[str]) -> Iterator[Plan]:
    """The plans for one word whose parts are apart: an amount and what it counts, or two words."""
    if len(words) == 1 and not words[0].isascii():
        from .apart import amount, apart

        yield Plan([*words], amount)
        yield Plan([*words], apart)
