"""The normal form: the one spelling in which a base and a query are compared.

Character by character: NFKC, case folded, accents off, simplified; then each number written in digits
becomes one character of its own, so that 29 is never a part of 29.2 or 429; then white space, quotes,
brackets and dashes go. Chinese numerals stay as they are written (a query is spelled both ways instead,
see search/query.py), so they can still be found by their sound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from .hanzi import simplifier

# Thousands are grouped by commas: 1,234,567.8 is one number, 1,23 is two.
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?")
_SILENT_SIGNS = frozenset(
    "\"'`´“”‘’„‟′″«»‹›「」『』〈〉《》【】〔〕〖〗()[]{}<>-‐‑‒–—―−~～·•・‧_|\\"
)
_SILENT_KINDS = frozenset(("Mn", "Me", "Cc", "Cf", "Cs"))
_BETWEEN = "\ue000"  # private, and its own normal form
_FIRST_CODE = 0xF0000  # the private planes 15 and 16, where no text has a character of its own
_CODES = 0x1FFFE
NUMBERS = re.compile(r"[\U000f0000-\U0010ffff]")  # the characters that stand for one


class _Folding(dict[int, str]):
    """Code point -> its normal form, worked out the first time a character is met."""

    def __missing__(self, code: int) -> str:
        is_han = 0x4E00 <= code <= 0x9FFF  # most are, and these need no more
        folded = self[code] = _simple(code) if is_han else _fold(chr(code))
        return folded


def _simple(code: int) -> str:
    return chr(simplifier().get(code, code))


def _fold(char: str) -> str:
    if char.isspace():
        return " "
    if char in _SILENT_SIGNS or ord(char) >= _FIRST_CODE:
        return ""
    plain = unicodedata.normalize("NFKC", char).casefold()
    return "".join(_bare(c) for c in plain)


def _bare(char: str) -> str:
    if char.isspace():
        return " "
    if char in _SILENT_SIGNS or unicodedata.category(char) in _SILENT_KINDS:
        return ""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and parts[0].isascii():
        return "ü" if parts[0] == "u" and "\u0308" in parts else parts[0]
    return _simple(ord(char))


_folding = _Folding()
_codes: dict[str, str] = {}
_numbers: dict[str, str] = {}


def _coded(number: re.Match[str]) -> str:
    return number_code(number.group())


def number_code(written: str) -> str:
    """The one character that stands for a number in normal forms of this process.

    >>> number_code("1,234") == number_code("1234.0"), len(number_code("1,234"))
    (True, 1)
    """
    plain = written.replace(",", "")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    code = _codes.get(plain)
    if code is None:
        code = _codes[plain] = chr(_FIRST_CODE + len(_codes) % _CODES)
        _numbers[code] = plain
    return code


def is_number(char: str) -> bool:
    """Whether a character of a normal form stands for a number.

    >>> is_number(normal("429")), is_number("4")
    (True, False)
    """
    return ord(char) >= _FIRST_CODE


def readable(word: str) -> str:
    """A normal form with its numbers in digits again.

    >>> readable(normal("1,234个"))
    '1234个'
    """
    return "".join(_numbers.get(char, char) for char in word)


def normal(text: str) -> str:
    """The normal form of a text.

    >>> normal("５Ｇ 基站") == normal("5g「基站」") == normal("5G基站")
    True
    >>> normal("29") in normal("下降29.2%")
    False
    """
    return NUMBER.sub(_coded, text.translate(_folding)).replace(" ", "")


def normals(texts: Sequence[str], *, whole_numbers: bool = True) -> list[str]:
    """The normal forms of many texts at once, which takes a fraction of the time.

    >>> normals(["５Ｇ 基站", "“双零”"]) == [normal("5G基站"), normal("双零")]
    True
    """
    form = normal if whole_numbers else normal_parts
    forms = form(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []
    return forms if len(forms) == len(texts) else [form(text) for text in texts]


def normal_parts(text: str) -> str:
    """The normal form with numbers left in digits, for a query that begins inside a number.

    >>> normal_parts("５Ｇ 基站429个")
    '5g基站429个'
    """
    return text.translate(_folding).replace(" ", "")


class Folded(NamedTuple):
    """A normal form that remembers where each of its characters came from.

    >>> folded = fold("“双零” 目标")
    >>> folded.text, folded.span(0, 2)
    ('双零目标', (1, 3))
    """

    text: str
    origins: tuple[tuple[int, int], ...]  # (start, end) in the original, one for each character

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters start..end of the normal form stand in the original."""
        return self.origins[start][0], self.origins[end - 1][1]


def fold(text: str, *, whole_numbers: bool = True) -> Folded:
    """The normal form with its origins; slower than ``normal``, and the same text.

    >>> fold("429 个").text == normal("429 个"), fold("429 个").origins
    (True, ((0, 3), (4, 5)))
    """
    spread: list[tuple[str, int]] = [
        (folded, i) for i, char in enumerate(text) for folded in _folding[ord(char)]
    ]
    chars = "".join(char for char, _ in spread)
    pieces: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for number in NUMBER.finditer(chars) if whole_numbers else ():
        pieces += [(c, (i, i + 1)) for c, i in spread[at : number.start()]]
        span = (spread[number.start()][1], spread[number.end() - 1][1] + 1)
        pieces.append((number_code(number.group()), span))
        at = number.end()
    pieces += [(c, (i, i + 1)) for c, i in spread[at:]]
    kept = [(c, span) for c, span in pieces if c != " "]
    return Folded("".join(c for c, _ in kept), tuple(span for _, span in kept))
