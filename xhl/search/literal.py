"""Literal matching: a text contains a word, both in normal form."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from .fields import NAMES
from .match import Best, Literal, Match, likeness, other_thing
from .query import amounts_joined, may_be_respelled, spellings
from .way import Certain, Plan, first_way
from .weights import EDIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .corpus import Corpus
    from .large.best_first import Places
    from .way import Searched

_KEPT = 1 << 12  # matches


def literal_plans(words: list[str]) -> Iterator[Plan]:
    """The plans for words as they are typed, and with their numbers joined to their units.

    >>> [plan.words for plan in literal_plans(["企业", "入驻"])]
    [['企业', '入驻']]
    """
    if (joined := amounts_joined(words)) != words:
        yield Plan(joined, literal)
    yield Plan(words, literal, is_of_best=True)


def literal(searched: Searched, word: str) -> Literally:
    """The literal matches of a word: as it is typed, or else, if no text has that, with its numbers in another form."""
    if not may_be_respelled(word):
        return Literally(searched, word, word)
    return first_way(searched, map(partial(Literally, searched, word), spellings(word)))


class Literally(Certain):
    """The literal matches of one spelling of a word."""

    def __init__(self, searched: Searched, word: str, spelling: str) -> None:
        super().__init__(partial(searched.places, spelling), self._matches_in)
        self.literal, self.anywhere = spelling, {spelling: None}
        self._word = word
        self._pattern = Literal(spelling, searched.whole_numbers)
        self._scored = lru_cache(_KEPT)(self._match)  # thousands of facts may have the same topic

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literally) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, str]:
        return self._word, self.literal

    def _matches_in(self, corpus: Corpus) -> dict[int, Match]:
        best = Best()
        for text in corpus.find(self.literal):
            fact, field, original = corpus.texts[text]
            if not best.may_gain(fact, field):
                continue
            if self.literal == self._word or _stands_whole(corpus, text, self.literal):
                plain = corpus.normals[text]
                word = corpus.coded(self.literal)
                is_other = other_thing(word, plain, is_name=field in NAMES) != ""
                best.add(fact, *self._scored(field, original, len(plain), is_other))
        return best.matches

    def _match(self, field: str, original: str, size: int, is_other: bool) -> tuple[Match, float]:
        match = Match(
            word=readable(self._word),
            field=field,
            text=original,
            how="literal" if self.literal == self._word else "numeral",
            cost=EDIT if is_other else 0,
            units=len(tokens(self._word)),
            share=len(tokens(self.literal)) / size,
            pattern=self._pattern,
        )
        return match, match.points


def edited(own: Literally, edit: Callable[[Match], Match | None], *, in_names: bool) -> Certain:
    """Literal matches of other words than the typed one, each as one with an edit if it may be that; perhaps only those
    in names.
    """

    def find(corpus: Corpus) -> dict[int, Match]:
        found = own.matches(corpus).items()
        each = (
            (fact, edit(match)) for fact, match in found if not in_names or match.field in NAMES
        )
        return {fact: match._replace(cost=EDIT) for fact, match in each if match}

    def places() -> Iterator[Places]:
        for one in own.find_places():  # the facts of names may be few
            facts = one.named if in_names else one.facts
            yield one._replace(facts=facts, likeness=likeness(EDIT, one.units))

    return Certain(places, find)


def _stands_whole(corpus: Corpus, text: int, spelling: str) -> bool:
    from .number_forms import stands_whole

    return stands_whole(readable(spelling), corpus.readable(corpus.normals[text]))
