"""What abbreviations stand for: those of the trade, which a table has, and those of a base."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..text.normalize import normal, readable
from ..text.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 12  # characters of the longest abbreviation in the table


class Meanings:
    """The abbreviations of the table and of a base.

    >>> known = Meanings({"两山": ["绿水青山"]})
    >>> known.are_in("gdp增速"), known.are_in("两山理论"), known.are_in("理论")
    (True, True, False)
    """

    def __init__(self, own: Mapping[str, Sequence[str]]) -> None:
        self._own = {normal(short): tuple(map(normal, said)) for short, said in own.items()}
        self._longest = max((_LONGEST, *map(len, self._own)))

    @property
    def shorts(self) -> Iterable[str]:
        """All abbreviations, those of the base first."""
        return dict.fromkeys((*self._own, *map(normal, _rows())))

    def are_in(self, word: str) -> bool:
        """Whether a word in normal form contains an abbreviation."""
        return any(map(self.of, self.pieces(word)))

    def of(self, short: str) -> tuple[str, ...]:
        """What a word in normal form stands for, likeliest first."""
        row = _rows().get(short if short.isalpha() else readable(short))
        own = self._own.get(short, ())
        return own + _of_row(row) if row and normal(row.partition(" ")[0]) == short else own

    def pieces(self, word: str, longest: int | None = None) -> list[str]:
        """A word cut into abbreviations, the longest first from the left, and the parts between them.

        >>> Meanings({}).pieces("三产gdp占比"), Meanings({}).pieces("三产占比", 3)
        (['三产', 'gdp', '占比'], ['三产', '占比'])
        """
        longest = min(longest or self._longest, self._longest)
        pieces, start, at = [], 0, 0
        while at < len(word):
            ends = range(min(at + longest, len(word)), at + 1, -1)
            end = next((end for end in ends if self._stands(word, at, end)), 0)
            if end:
                pieces += [word[start:at], word[at:end]]
                start = end
            at = end or at + 1
        return [piece for piece in (*pieces, word[start:]) if piece]

    def _stands(self, word: str, start: int, end: int) -> bool:
        """Whether an abbreviation is there, with no further letters beside it."""
        if not self.of(word[start:end]):
            return False
        edges = (word[max(0, start - 1) : start + 1], word[end - 1 : end + 1])
        return not any(len(edge) > 1 and edge.isascii() and edge.isalpha() for edge in edges)


@cache
def _rows() -> dict[str, str]:
    """The first word of each row of the table, with the row."""
    rows = table("abbreviations").strip().split("\n")
    return {row.partition(" ")[0]: row for row in rows}


@cache
def _of_row(row: str) -> tuple[str, ...]:
    return tuple(map(normal, row.split(" ")[1:]))
