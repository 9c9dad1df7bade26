"""Names that have a word with another inside that narrows it: 新增城镇就业 for 新增就业, 财政总收入 for 财政收入."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from .doubts import Certain
from .fields import NAMES
from .literal import literal_matches, literal_way, matches_spelled
from .match import CharMatch, best_by_fact, likeness
from .way import any_way
from .weights import EDIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .corpus import Searched
    from .large.corpus import LargeCorpus
    from .match import Match

_LENGTHS = range(4, 9)  # characters of a word
_SHORTEST = 2  # characters of a part
# Words that change neither what is counted nor how. 人均, 年均 and 累计 would; so would 火灾 in 森林面积.
_NARROWING = (
    "总 全年 城镇 城乡 农村 各类 登记 调查 常住 可支配 全社会 全国 全省 全市 全州 全区 全县".split()
)
_ENOUGH = 0.5  # of a name: such a one is meant


def may_be_narrowed(word: str) -> bool:
    """Whether a word in normal form is long enough to have two parts.

    >>> may_be_narrowed("新增绿地"), may_be_narrowed("绿地")
    (True, False)
    """
    return len(word) in _LENGTHS and word.isalpha() and not word.isascii()


def literal_or_narrowed(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of a word; beside these, if it is only a small part of names, or in sentences
    alone, those of names that have it narrowed.
    """
    found = literal_matches(corpus, word)
    if _are_enough(found, word):
        return found
    return best_by_fact(chain(found.items(), narrowed_matches(corpus, word).items()))


def literal_or_narrowed_way(corpus: LargeCorpus, word: str) -> Certain | None:
    """The way of these matches."""
    literal = literal_way(corpus, word)
    if not literal or not may_be_narrowed(word):
        return literal
    if any(place.named for place in literal.places):
        if _are_enough(literal_matches(corpus.first(1), word), word):
            return literal
    elif not corpus.finds(literal):
        return literal
    narrowed = narrowed_way(corpus, word)
    return any_way([literal, narrowed]) if corpus.finds(narrowed) else literal


def narrowed_way(corpus: LargeCorpus, word: str) -> Certain:
    """The way of `narrowed_matches`."""
    from .large.best_first import Places  # most bases are small

    ways = _ways(word) if may_be_narrowed(word) else ()
    return any_way(
        Certain(
            [
                Places(place.named, place.named, place.units, likeness(EDIT, place.units))
                for place in corpus.places(said)
            ],
            partial(_named, word=word, said=said),
        )
        for said in ways
        if not corpus.lacks(said)
    )


def _are_enough(found: Mapping[int, Match], word: str) -> bool:
    if not found or not may_be_narrowed(word):
        return True
    best = max(found.values(), key=attrgetter("points"))
    return best.field in NAMES and best.share >= _ENOUGH


def narrowed_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the best match of a narrowed word in a name."""
    ways = _ways(word) if may_be_narrowed(word) else ()
    return best_by_fact(one for said in ways for one in _named(corpus, word, said).items())


def _ways(word: str) -> Iterator[str]:
    """A word with each narrowing word between any two parts that are words."""
    from ..text.words import is_known  # loads the words

    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if is_known(word[:cut]) and is_known(word[cut:]):
            yield from (word[:cut] + one + word[cut:] for one in _NARROWING)


def _named(corpus: Searched, word: str, said: str) -> dict[int, Match]:
    """Fact -> the match of a narrowed word in a name."""
    if corpus.lacks(said):
        return {}
    answers = (CharMatch(word, said, "missing"),)
    return {
        fact: match._replace(word=word, how="missing", cost=EDIT, answers=answers)
        for fact, match in matches_spelled(corpus, said, said).items()
        if match.field in NAMES and not match.cost
    }
