"""Whether the best hit tells of one part of what was typed, or of its share: 外聘教师 for 教师, 茶园占比 for 茶园."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..search.fields import NAMES
from ..search.narrower import narrows
from ..search.query import RATE
from ..text.normalize import normal
from ..text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..search.engine import Hit

_SHARE = pattern(f"(?:占比|比重|占.+(?:比重|比例|份额))(?:{RATE})?$")
_ASKS_SHARE = pattern("占|比[重例]")
_OF_ANY = pattern(r"[^占]+(?:占比|比[重例])")  # asks for a share of what is not told
_WHOLE = pattern("占(.+)(?:比重|比例|份额)$")


def part_of_typed(hits: Sequence[Hit]) -> str:
    """The name of the best hit, if it tells of the share of what was typed, or of one part, others of other parts, and
    none of the whole; or if it tells a share of one whole, others of other wholes, and none was typed; else "".

    >>> from xhl import load
    >>> base = load()
    >>> part_of_typed(base.search("投资")), part_of_typed(base.search("高新技术企业"))
    ('六新投资', '')
    """
    best = hits[0].fact
    if share := _share(hits[0]) or _share_of_one(hits):
        return share
    own = [*map(_part, hits)]
    if not own[0] or best.quantity is None or any(map(_is_whole, hits)):
        return ""
    others = (
        name
        for hit, name in zip(hits, own, strict=True)
        if (hit.fact.unit, hit.fact.document) == (best.unit, best.document)
    )
    return own[0] if any(name not in ("", own[0]) for name in others) else ""


def _part(hit: Hit) -> str:
    """The name of a hit, if it is what was typed, narrowed by what stands before it and was not typed too."""
    [match, *others] = hit.matches
    name = normal(match.text)
    if others or match.how != "literal" or match.field not in NAMES or match.cost:
        return ""
    before = name.removesuffix(match.word)
    if before == name:
        return ""
    for met in hit.met:
        before = before.replace(met.word, "")
    return match.text if narrows(before, match.word) else ""


def _share(hit: Hit) -> str:
    """The name of a hit, if it is the share of what was typed."""
    named = [match for match in hit.matches if match.field in NAMES]
    if any(_ASKS_SHARE.search(match.word) for match in named):
        return ""
    behind = ((match, normal(match.text).partition(match.word)[2]) for match in named)
    return next((match.text for match, end in behind if _SHARE.match(end)), "")


def _share_of_one(hits: Sequence[Hit]) -> str:
    """The name of the best hit, if it tells the share of a whole, others those of other wholes, and none was typed."""
    match, document = hits[0].matches[0], hits[0].fact.document
    if not _OF_ANY.fullmatch(match.word):
        return ""
    topics = [hit.fact.topic for hit in hits if hit.fact.document == document]
    wholes = {found[1] for found in map(_WHOLE.search, topics) if found}
    return topics[0] if len(wholes) > 1 and _WHOLE.search(topics[0]) else ""


def _is_whole(hit: Hit) -> bool:
    return any(match.field in NAMES and match.share == 1 for match in hit.matches)
