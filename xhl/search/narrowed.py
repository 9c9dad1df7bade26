"""Names that have a word with another inside that narrows it: 新增城镇就业 for 新增就业, 财政总收入 for 财政收入."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from .fields import NAMES
from .literal import Literally, edited, literal
from .match import CharMatch
from .way import Certain, any_way

if TYPE_CHECKING:
    from .match import Match
    from .way import Searched

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


def literal_or_narrowed(searched: Searched, word: str) -> Certain:
    """The literal matches of a word; beside these, if it is only a small part of names, or in sentences alone, those of
    names that have it narrowed.
    """
    own = literal(searched, word)
    if not may_be_narrowed(word):
        return own
    if searched.may_name(own):
        if _are_enough(searched.best(own).values()):
            return own
    elif not searched.finds(own):
        return own
    others = narrowed(searched, word)
    return any_way(searched, [own, others]) if searched.finds(others) else own


def narrowed(searched: Searched, word: str) -> Certain:
    """The matches of a narrowed word in names."""
    ways = _ways(word) if may_be_narrowed(word) else ()
    return any_way(searched, (_named(searched, word, said) for said in ways))


def _are_enough(found: Collection[Match]) -> bool:
    """Whether the best of these matches, if there are any, is most of a name."""
    if not found:
        return True
    best = max(found, key=attrgetter("points"))
    return best.field in NAMES and best.share >= _ENOUGH


def _ways(word: str) -> Iterator[str]:
    """A word with each narrowing word between any two parts that are words."""
    from ..text.words import is_known  # loads the words

    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if is_known(word[:cut]) and is_known(word[cut:]):
            yield from (word[:cut] + one + word[cut:] for one in _NARROWING)


def _named(searched: Searched, word: str, said: str) -> Certain:
    """The matches of one of these ways."""
    answers = (CharMatch(word, said, "missing"),)

    def edit(match: Match) -> Match | None:
        return None if match.cost else match._replace(word=word, how="missing", answers=answers)

    return edited(Literally(searched, said, said), edit, in_names=True)
