"""Words whose two parts are exchanged: 汽车新能源 for 新能源汽车."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.normalize import normal, tokens
from .fields import NAMES
from .literal import literal_matches
from .match import Match, best_by_fact
from .weights import EDIT

if TYPE_CHECKING:
    from .corpus import Searched

_LENGTHS = range(3, 49)  # characters of a word: each place to cut it is tried
_LONG = 4  # characters of a word whose parts may occur anywhere


def exchanged_matches(corpus: Searched, word: str) -> dict[int, Match]:
    """Fact -> the literal match of the two parts of a word in the other order.

    A word of three characters matches only at an end of a name: 产业化 is not 化产业 in 文化产业园. One of
    more than 48 characters is no word.

    >>> from xhl import load
    >>> base = load()
    >>> found = exchanged_matches(base.searcher.corpus, "降费减税")
    >>> {base.facts[fact].topic: match.how for fact, match in found.items()}["减税降费"]
    'swapped'
    """
    units = tokens(word)
    shortest = 2 if len(units) >= _LONG else 1
    cuts = range(shortest, len(units) - shortest + 1) if len(units) in _LENGTHS else ()
    return best_by_fact(
        (fact, match._replace(how="swapped", cost=EDIT))
        for cut in cuts
        for other in ["".join(units[cut:] + units[:cut])]
        for fact, match in literal_matches(corpus, other).items()
        if match.how == "literal" and (len(units) >= _LONG or _ends_a_name(match, other))
    )


def _ends_a_name(match: Match, word: str) -> bool:
    name = normal(match.text)
    return match.field in NAMES and (name.startswith(word) or name.endswith(word))
