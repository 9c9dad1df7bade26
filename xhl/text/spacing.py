"""Texts without the spaces that some put between digits and words: 2015 年 3 月, 2015 - 2020 年."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .patterns import pattern

_SPACE = "[ \xa0\u2009\u202f\u3000]"
_SPACES = pattern(f"{_SPACE}+")
# Each begins with a space, so that texts are searched for spaces only. A numeral keeps its space (第三 2015年), and
# so does what may be money (一块 1.1英寸屏幕).
_SPACED = pattern(
    rf"{_SPACE}(?:(?<=[\d%％‰].){_SPACE}*(?=[一-鿿])|(?<=[一-鿿].)(?<![〇一二三四五六七八九十百千块元角毛].){_SPACE}*(?=\d)"
    rf"|(?<=[\d年月日].){_SPACE}*[-–—~～]{{1,2}}{_SPACE}+(?=\d))"
)
# The number of a heading keeps its space, too: 3 管理层讨论.
_ITEM = pattern(
    rf"(?:§{_SPACE}?)?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}{_SPACE}+(?=[一-鿿“《])(?![年月日至到])"
)


class Unspaced(NamedTuple):
    """A text without these spaces, and the place of each of its characters in the text with them.

    >>> said = Unspaced.of("比 2015 年增长 5%")
    >>> said.text, said.span(1, 6), Unspaced.of("2015 - 2020 年").text
    ('比2015年增长5%', (2, 8), '2015-2020年')
    """

    text: str
    origins: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Unspaced:
        kept = _kept(text)
        if len(kept) == 1:
            return cls(text, range(len(text)))
        origins = [at for start, end in kept for at in range(start, end)]
        return cls("".join(text[start:end] for start, end in kept), origins)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text, of a character at least, stands in the text with spaces."""
        return self.origins[start], self.origins[end - 1] + 1


def unspaced(text: str) -> str:
    """The text without these spaces.

    >>> unspaced("2024 年末，有 5 所"), unspaced("3 管理层讨论"), unspaced("5G 基站")
    ('2024年末，有5所', '3 管理层讨论', '5G 基站')
    """
    kept = _kept(text)
    return text if len(kept) == 1 else "".join(text[start:end] for start, end in kept)


def _kept(text: str) -> list[tuple[int, int]]:
    """The parts of a text that stay."""
    at, kept = 0, []
    if len(text.split(None, 1)) > 1:  # most have no space, which this tells quickly
        item = _ITEM.match(text)
        begin = item.end() if item else 0
        for match in _SPACED.finditer(text):
            if match.start() >= begin:
                for space in _SPACES.finditer(text, *match.span()):
                    kept.append((at, space.start()))
                    at = space.end()
    return [*kept, (at, len(text))]
