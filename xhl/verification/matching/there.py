"""Whether a fact is of the place of a claim."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.places import ENTERS, is_county, named_alone, short
from ..reading.place_of import IS_PARK, are_alike, parks
from ..reading.sentence import simple

if TYPE_CHECKING:
    from ..reading.claim import Claim
    from .pool import Entry


def is_there(claim: Claim, entry: Entry) -> bool:
    """Whether the place that both name, or the level of place that they mean, is the same."""
    if len({_province(claim.clause), _province(entry.fact.topic)} - {""}) > 1:
        return False  # 天津优良天数 and 北京优良天数
    name, home, theirs = claim.place.name, entry.home, entry.claim.place
    if name and name not in home.names:
        return _is_in_place(claim, entry)
    if theirs.name and theirs.name not in home.names:
        return _tells_place(claim, entry)
    if name:  # 太原市 of 太原市杏花岭区 is another place
        is_around = name in claim.places and _rank(name) > _rank(home.names[-1])
        return not is_around or (short(name) or name) in entry.fact.statement
    return _is_of_level(claim.place.level, entry)


def _is_in_place(claim: Claim, entry: Entry) -> bool:
    """Whether a fact is of the place that a claim names, which is not that of its document."""
    (name, level), home, theirs = claim.place, entry.home, entry.claim.place
    if theirs.name and theirs.name not in home.names:
        return theirs.name == name
    if theirs.level and not home.names and name in home.others:
        return name.endswith(theirs.level)  # 全省, in a text that names 吉林省
    before = entry.claim.sentence[: entry.claim.span[0]]
    if level == IS_PARK:
        titles = f"{entry.fact.document.title}，{entry.fact.section.title}"
        told = simple(f"{titles}，{before}，{entry.fact.topic}")
        last = [one.place.name for one in parks(told)][-1:]
        return any(are_alike(name, one) for one in last) or (not last and name in told)
    is_silent = not theirs.level and not theirs.name
    is_said = is_silent and (short(name) or name) in before
    usual = theirs.level or home.level
    may_be = not home.names and (name.endswith(usual) if usual else is_county(name))
    return is_said or (may_be and all(other[-1] != name[-1] for other in home.others))


def _tells_place(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is of the place that the sentence of a fact names, which is not that of its document."""
    name, theirs = claim.place.name, entry.claim.place.name
    is_named = (short(theirs) or theirs) in claim.sentence[: claim.span[0]]
    is_open = name in ("", *entry.home.names) and not claim.here
    is_entered = _ENTERED.search(simple(entry.claim.sentence).partition(theirs)[0])
    return is_named or theirs == claim.here or (is_open and is_entered is not None)


def _is_of_level(level: str, entry: Entry) -> bool:
    """Whether a fact may be of the level of place that a claim means: 全市."""
    home, theirs = entry.home, entry.claim.place
    other = theirs.level or home.level
    if level == "国":  # a fact that is compared with 全国 is not of it
        return other == "国" and (theirs.level == "国" or "全国" not in entry.claim.sentence)
    return not level or not other or level == other or any(map(level.endswith, home.names))


_ENTERED = pattern(f"{ENTERS}$")


def _rank(name: str) -> int:
    """How large a place is, by its level.

    >>> _rank("青石区") < _rank("青石市") < _rank("青石省")
    True
    """
    return next((rank for rank, ends in enumerate(_RANKS) if name.endswith(ends)), 0)


_RANKS = (("县", "区", "旗"), ("市", "州", "盟"), ("省", "自治区"))


@lru_cache(maxsize=1 << 12)
def _province(text: str) -> str:
    """The province or city that a text begins with."""
    return named_alone(simple(text.strip(" \0")))
