"""Texts without the spaces that some put between digits and words: 2015 年 3 月, 2015 - 2020 年."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .patterns import pattern

_SPACE = "[ \xa0\u2009\u202f\u3000]"
_HAN = "[一-鿿]"
# The number of a heading keeps its space: 3 管理层讨论. So does a numeral: 第三 2015年.
_SPACED = pattern(
    rf"(?P<item>^(?:§{_SPACE}?)?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}{_SPACE}+(?=[一-鿿“《])(?![年月日至到]))"
    rf"|(?<=[\d%％‰]){_SPACE}+(?={_HAN})|(?<={_HAN})(?<![〇一二三四五六七八九十百千]){_SPACE}+(?=\d)"
    rf"|(?<=[\d年月日]){_SPACE}+[-–—~～]{{1,2}}{_SPACE}+(?=\d)"
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
        gone = {
            at
            for match in _SPACED.finditer(text)
            if not match["item"]
            for at in range(*match.span())
            if text[at].isspace()
        }
        if not gone:
            return cls(text, range(len(text)))
        origins = [at for at in range(len(text)) if at not in gone]
        return cls("".join(text[at] for at in origins), origins)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text, of a character at least, stands in the text with spaces."""
        return self.origins[start], self.origins[end - 1] + 1


def unspaced(text: str) -> str:
    """The text without these spaces.

    >>> unspaced("2024 年末，有 5 所"), unspaced("3 管理层讨论"), unspaced("5G 基站")
    ('2024年末，有5所', '3 管理层讨论', '5G 基站')
    """
    return Unspaced.of(text).text
