"""Patterns that are compiled when first used: the modules of a command have hundreds, and it needs few."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern that ``re.compile`` gives, compiled when first used.

    >>> pattern("[0-9]+").findall("4G, 5G")
    ['4', '5']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


def compiled(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern that ``re.compile`` gives, with ``[一-鿿]`` as "a letter, but none of ASCII".

    A range of 20,000 characters takes Python 3.11 more than a millisecond each time, and a draft needs
    dozens.

    >>> compiled("[一-鿿]+").findall("5G基站, 4K屏")
    ['基站', '屏']
    """
    if isinstance(text, str):
        lean = _AROUND.sub(_alternatives, text.replace("[一-鿿]", _HAN))
        return cast("re.Pattern[AnyStr]", re.compile(lean, flags))
    return re.compile(text, flags)


_HAN = r"[^\W\da-zA-Z_]"
# A look ahead for none, or behind for one or none, of several characters, some of them beyond Latin-1.
_AROUND = re.compile(r"\(\?(?P<how><?!|<=)\[(?P<digit>\\d)?(?P<chars>[^]\\[^-]{3,})\]\)")


def _alternatives(around: re.Match[str]) -> str:
    """The same look with alternatives, for which ``re`` makes no table of 65,536 characters; the last one
    never matches, and keeps it from making a set of the others.
    """
    if around["chars"].isascii():
        return around[0]
    chars = [around["digit"] or "", *map(re.escape, around["chars"]), "(?!)."]
    return f"(?{around['how']}{'|'.join(filter(None, chars))})"


def searched(text: str, more: str = "") -> re.Pattern[str]:
    """The pattern, with a quick test at each place of a text: the first character of a match is one of the
    characters of ``text`` or ``more``, which has those that ``text`` gives by escapes.

    >>> searched("(?:甲|乙)丙$").search("丙丁甲丙").span()
    (2, 4)
    """
    chars = "".join(map(re.escape, sorted({*text, *more})))
    return pattern(f"(?=[{chars}])(?:{text})")


class _Pattern:
    """Acts as the compiled pattern: the first use copies the methods of that to this object."""

    __class__ = re.Pattern  # type: ignore[assignment]  # for `isinstance`

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any attribute of a pattern)
        made: re.Pattern[Any] = compiled(self.pattern, self._flags)
        for method in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub"):
            setattr(self, method, getattr(made, method))
        return getattr(made, name)

    def __reduce__(self) -> tuple[object, ...]:
        return pattern, (self.pattern, self._flags)
