"""Source sentences that a document does not have, each with the sentence of the document that is nearest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..text.compact import compact
from ..text.sanitize import brief
from ..text.sentences import placed

if TYPE_CHECKING:
    from ..read.blocks import Place

SHOWN = 24  # characters on either side of the first difference
# The least share of pairs of characters that two versions of one sentence have in common.
_ALIKE = 0.5
_COMMON = 1000  # sentences; a pair of characters that more have tells nothing

Lines = Sequence[tuple[str, "Place"]]


def misquotes(sources: Iterable[str], path: str, lines: Lines) -> dict[str, str]:
    """Each source sentence with what is wrong with it: that it is not in the lines of a document; "" if it is."""
    document = compact("\n".join(line for line, _place in lines))
    told = dict.fromkeys(sources, "")
    sentences: Sentences | None = None
    for source in told:
        if compact(source) not in document:
            sentences = sentences or Sentences(lines)
            told[source] = _problem(path, source, sentences.nearest(source))
    return told


def _problem(path: str, source: str, nearest: tuple[str, Place] | None) -> str:
    if nearest is None:
        return _('"source" is not in {path}').format(path=path)
    sentence, place = nearest
    alike = takewhile(lambda chars: chars[0] == chars[1], zip(sentence, source, strict=False))
    start = sum(1 for _chars in alike)
    problem = _('"source" is not in {path}; its nearest sentence ({place}): “{sentence}”')
    shown = cut(sentence, start - SHOWN, start + SHOWN)
    return problem.format(path=path, place=str(place) or path, sentence=brief(shown))


def cut(text: str, start: int, end: int) -> str:
    """A part of a text, with … where it is cut.

    >>> cut("建成5G基站429个。", 2, 99), cut("建成5G基站429个。", -1, 6)
    ('…5G基站429个。', '建成5G基站…')
    """
    return "…" * (start > 0) + text[max(start, 0) : end] + "…" * (end < len(text))


class Sentences:
    """The sentences of a document, by their pairs of characters."""

    def __init__(self, lines: Lines) -> None:
        self._said = [(one, place) for line, place in lines for _at, one in placed(line)]
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for rank, (sentence, _place) in enumerate(self._said):
            for pair in _pairs(sentence):
                self._having[pair].append(rank)

    def nearest(self, wanted: str) -> tuple[str, Place] | None:
        """The sentence with most pairs of characters in common, and its place; None if none is alike."""
        pairs = _pairs(wanted)
        ranks = (self._having.get(pair, ()) for pair in pairs)
        common = Counter(rank for having in ranks if len(having) <= _COMMON for rank in having)
        shares = {
            rank: 2 * count / (len(pairs) + len(_pairs(self._said[rank][0])))
            for rank, count in common.most_common(5)
        }
        best = max(shares, key=shares.__getitem__, default=None)
        return None if best is None or shares[best] < _ALIKE else self._said[best]


def _pairs(text: str) -> set[str]:
    compacted = compact(text)
    return {compacted[at : at + 2] for at in range(len(compacted) - 1)}
