"""Patterns that are compiled when first used: the modules of a command have hundreds, and it needs few."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

# A Chinese character in a text in normal form, or another letter that is not Latin: a range of Chinese characters
# takes half a millisecond to compile.
CHARACTER = r"[^\W\da-zA-Z_]"
YEAR = r"(?:19|20)\d\d"


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern that ``re.compile`` gives, compiled when first used.

    >>> pattern("[0-9]+").findall("4G, 5G")
    ['4', '5']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


def searched(text: str, more: str = "") -> re.Pattern[str]:
    """The pattern, with a quick test at each place of a text: the first character of a match is one of the
    characters of ``text`` or ``more``, which has those that ``text`` gives by escapes.

    >>> searched("(?:甲|乙)丙$").search("丙丁甲丙").span()
    (2, 4)
    """
    chars = "".join(map(re.escape, sorted({*text, *more})))
    return pattern(f"(?=[{chars}])(?:{text})")


def any_of(words: str, least: int = 1) -> str:
    """A pattern that matches any of the words of at least so many characters, the longest first.

    >>> re.findall(any_of("平方 平方米"), "31平方米")
    ['平方米']
    """
    known = {word for word in words.split() if len(word) >= least}
    return "|".join(map(re.escape, sorted(known, key=len, reverse=True)))


class _Pattern:
    """Acts as the compiled pattern: the first use copies the methods of that to this object."""

    __class__ = re.Pattern  # type: ignore[assignment]  # for `isinstance`

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any attribute of a pattern)
        compiled: re.Pattern[Any] = re.compile(self.pattern, self._flags)
        for method in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[object, ...]:
        return pattern, (self.pattern, self._flags)
