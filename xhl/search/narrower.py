"""Names that tell of a part of what an abbreviation stands for: 服务进出口 for 外贸."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..text.normalize import normal
from ..text.patterns import pattern
from .fields import NAMES
from .meanings import Meanings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .match import Match

_WHOLE = ("全", "地方")  # 全体, 全社会; what a local report tells of
_FOR_EACH = tuple("人均 户均 亩均 地均".split())
_OF_PLACES = ("省", "市", "县", "州", "旗")
_CHANGE = pattern("同比|(?<!新)增|[涨降占]|比重| ")  # of what stands before it


def narrower_name(match: Match, topic: str, met: Iterable[str] = ()) -> str:
    """The name of a fact, if it tells of a part of what a word stands for that matches so; else "". Words that the
    fact meets (成都), or that were typed behind (产值人均), make it no narrower.

    >>> from .match import CharMatch, Literal, Match
    >>> said = CharMatch("外贸", "进出口", "abbreviation")
    >>> pattern = Literal("进出口", whole_numbers=True)
    >>> match = Match("外贸", "topic", "服务进出口", "abbreviation", 1, 8, 0.6, pattern, (said,))
    >>> narrower_name(match, "服务进出口"), narrower_name(match._replace(text="全省进出口"), "")
    ('服务进出口', '')
    >>> narrower_name(match, "", ["服务"])
    ''
    """
    if match.how != "abbreviation" or not match.answers:
        return ""
    found = match.answers[0].found
    change = _CHANGE.search(found)
    what = found[: change.start()] if change else found
    name = match.text if match.field in NAMES else topic
    before, own, _behind = normal(name).partition(what) if what else ("", "", "")
    for word in (*met, *found.split(" ")):
        before = before.replace(word, "")
    return name if own and narrows(before, what) else ""


def narrows(before: str, word: str) -> bool:
    """Whether a name that begins so before a word tells of a part of it; not if both together mean the same.

    >>> narrows("服务", "进出口"), narrows("规模以上", "工业"), narrows("全体", "居民"), narrows("人均", "生产总值")
    (True, False, False, True)
    """
    if before.endswith(_FOR_EACH):
        return True
    name = before + word
    same = max((said for said in _ending_in(word) if name.endswith(said)), key=len, default=word)
    rest = name.removesuffix(same)
    is_whole = rest.startswith(_WHOLE) or rest.endswith(_OF_PLACES)
    return len(rest) > 1 and not is_whole


@cache
def _ending_in(word: str) -> list[str]:
    """The names of indicators that end in a word."""
    known = Meanings({})
    names = {name for short in known.shorts for name in (short, *known.of(short))}
    return [name for name in names if name.endswith(word)]
