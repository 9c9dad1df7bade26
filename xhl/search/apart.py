"""Words whose two parts stand apart in one phrase: 群众安置 in 搬迁群众全部得到安置."""

from __future__ import annotations

import re
from math import log2
from typing import TYPE_CHECKING

from ..text.normalize import readable, tokens
from ..text.words import is_known, is_word
from .match import Apart, Match, best_by_fact
from .weights import APART_BITS, EDIT, SMOOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .corpus import Corpus

_LENGTHS = range(4, 9)  # characters of a word
_SHORTEST = 2  # characters of a part
_BETWEEN = 6  # characters at most between the parts


def apart_matches(corpus: Corpus, word: str) -> dict[int, Match]:
    """Fact -> where the two parts of a word, words themselves, stand in one phrase, in either order.

    They must meet more often than chance lets words so frequent meet.

    >>> from .corpus import Corpus
    >>> from .fields import Text
    >>> corpus = Corpus([Text(0, "source", "搬迁群众全部得到安置"), Text(1, "source", "群众路线")])
    >>> [(fact, match.how) for fact, match in apart_matches(corpus, "群众安置").items()]
    [(0, 'apart')]
    """
    units = tokens(word)
    cuts = range(_SHORTEST, len(units) - _SHORTEST + 1) if len(units) in _LENGTHS else ()
    parts = (("".join(units[:cut]), "".join(units[cut:])) for cut in cuts)
    return best_by_fact(
        (corpus.texts[text].fact, _match(corpus, text, word, pair))
        for pair in parts
        if all(map(_is_word, pair))
        for text in _accepted(corpus, *pair)
    )


def _is_word(part: str) -> bool:
    return is_known(part) if len(part) == _SHORTEST else is_word(part)


def _accepted(corpus: Corpus, one: str, other: str) -> list[int]:
    """The texts in which two words meet, if that is no accident."""
    pattern = _pattern((one, other))
    found = [text for text in corpus.find(one) if pattern.search(corpus.normals[text])]
    if not found:
        return []
    meetings, *often = (
        _distinct(corpus, texts) for texts in (found, corpus.find(one), corpus.find(other))
    )
    span = 2 * (_BETWEEN + len(one) + len(other))
    expected = often[0] * often[1] * span / (corpus.statistics.chars + SMOOTHING)
    return found if log2(meetings / expected) >= APART_BITS else []


def _distinct(corpus: Corpus, texts: Iterator[int] | list[int]) -> int:
    return len({corpus.normals[text] for text in texts})


def _pattern(parts: tuple[str, str]) -> re.Pattern[str]:
    one, other = map(re.escape, parts)
    between = rf"[^\W\d_]{{0,{_BETWEEN}}}"
    return re.compile(f"({one}){between}({other})|({other}){between}({one})")


def _match(corpus: Corpus, text: int, word: str, parts: tuple[str, str]) -> Match:
    where = corpus.texts[text]
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how="apart",
        cost=EDIT,
        units=len(tokens(word)),
        share=len(corpus.coded(word)) / len(corpus.normals[text]),
        pattern=Apart(parts, corpus.whole_numbers),
    )
