"""Parts of a place that a number may be of: parks, zones, institutions, trades."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.places import ENTERS, VERBS, mentions, named_alone
from ..reading.context import JOIN, names_something, pairs
from ..reading.place_of import IS_PARK, PARK, are_alike, shortens
from .apart import BREAK, SEMICOLON
from .names import plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..reading.claim import Claim
    from .names import Words
    from .pool import Entry

_OWNERS = "大学|学院|[中小]学|高中|[一二三四五六七八九十]中|(?:医|卫生|保健|敬老|福利|研究)院|公司|集团|银行"
_KIND = f"{PARK}|{_OWNERS}"
_LEAD = (
    r"(?:\d{4}年|全年|[今去]年)?(?:其中|[尤特][其别]是?|[在而])?(?:力争|争取|确保|预计|计划)?"
    f"(?:{ENTERS})?"
)
_SUBJECT = pattern(rf"(?:^|[，,：:。]){_LEAD}(?P<part>[一-鿿]{{0,8}}?(?:{_KIND}))")
_BEGINNING = pattern(rf"(?:^|[，,：:。]){_LEAD}")
_LONGEST = 4  # characters of a province or a city without its level
# What a clause says of a part of which the next one goes on to tell: 是龙头, 发展迅速; not 获批, 揭牌.
_TELLS = pattern("[，,：:]|是|为(?!了)|作为|成为|发展|遥遥|领|一马|独占|表现|势头|形势|增势")
_OWNER, _ANY = pattern(_OWNERS), pattern(f"{_KIND}|园")
_COUNTED = pattern(r"\d(?!\d*(?:年|[a-z]))")  # 5家, not 5g
_THIS = pattern("^(?:[这那各其该]些?个?|上述|所有|全部|[省市县区镇乡])")


def is_of_other_part(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether a claim is of a part of the place, of which the text about a fact tells nothing, or of the place itself
    and the fact of a part.
    """
    names, fact, theirs = entry.home.names, entry.fact, entry.claim
    lead = plain(theirs.sentence[: theirs.span[0]])
    if _is_of_several(lead, words.part):
        return True
    if claim.place.level == IS_PARK:
        return False  # a fact of which is there
    below = f"{plain(fact.section.name)}，{SEMICOLON.split(lead)[-1]}"
    both = (part(text, names) for text in (words.part, below))
    mine, other = ("" if _OWNER.fullmatch(one) else one for one in both)  # 公司
    if mine and other and not are_alike(mine, other):
        return True
    if mine and (other or not _OWNER.search(mine)):
        known = (*words.names, fact.document.title, fact.section.title, lead, *names)
        return not any(
            shortens(mine, name) for name in _NAME.findall(plain(_IN_NAME.sub("", "|".join(known))))
        )
    own = part(words.names[0], names)
    if own and own == named_alone(own) and not any(map(own.__contains__, names)):
        told = f"{words.told}|{words.before}"
        return own not in told and not claim.wide.keys() >= set(pairs(own))
    is_of_place = any(mentions(words.part, names)) and not _ANY.search(words.before + words.told)
    return is_of_place and (own or other) != ""


_NO_SUBJECT = (*VERBS, *"以把将对为从向让由")
_NAME = pattern("[一-鿿]+")
_IN_NAME = pattern(r"[(（][^()（）]*[)）]")


# 甲所、乙所等13家, 甲镇和乙镇新建5座
_SEVERAL = pattern(
    r"(?P<all>(?:[一-鿿]{2,12}、)+[一-鿿]{2,12})等(?=\d)"
    r"|(?P<both>(?:[一-鿿]{2}[镇乡村][、和与及])+[一-鿿]{2}[镇乡村])(?!分别)"
)


def _is_of_several(lead: str, said: str) -> bool:
    """Whether the fact behind some words is of several things, of which a text names one: 甲所、乙所等13家单位."""
    named = (JOIN.split(match[match.lastgroup or 0]) for match in _SEVERAL.finditer(lead))
    told = [sum(one in said for one in several) for several in named]
    return 1 in told and "等" not in said


@lru_cache(maxsize=1 << 12)
def part(text: str, names: tuple[str, ...] = ()) -> str:
    """The last part of a place that a clause begins with, unless the place itself stands after it; "" if none is. A
    province or a city is one, if it is named without its level, up to the next number.

    >>> part("东部园区是全县的龙头，产值"), part("东部园区领先，全县产值"), part("推进园区建设，产值")
    ('东部园区', '', '')
    >>> part("园区产值5元，利润"), part("北京产值5元，利润")
    ('园区', '')
    >>> part("北京是重点，新增病例"), part("开发区获批，产值"), part("这些园区产值")
    ('北京', '', '园区')
    """
    found = [(one.start("part"), one["part"]) for one in _SUBJECT.finditer(text)]
    begins = (
        one.end() for one in _BEGINNING.finditer(text) if not _COUNTED.search(text, one.end())
    )
    found += [(at, name) for at in begins if (name := named_alone(text[at : at + _LONGEST]))]
    at, name = max(found, default=(0, ""))
    end = at + len(name)
    if not name or name.startswith(_NO_SUBJECT) or _is_ended(text, end, names):
        return ""
    rest = text[end:]
    if not names_something(rest):
        return ""  # it is counted itself
    clause, *behind = BREAK.split(rest, maxsplit=1)
    if behind and not _TELLS.match(rest) and not _COUNTED.search(clause):
        return ""  # 开发区获批，出口5元
    for home in names:
        name = name.removeprefix(home)
    return _THIS.sub("", name)


def leads(thing: str, text: str, names: tuple[str, ...] = ()) -> bool:
    """Whether an earlier clause begins with a thing, and no place or number stands after it.

    >>> leads("农业", "农业是基础，产值"), leads("农业", "农业是基础，全县产值"), leads("农业", "农业产值")
    (True, False, False)
    """
    places = [0, *(sign.end() for sign in BREAK.finditer(text))][:-1]
    ends = [_begins(thing).match(text, at) for at in places]
    return any(
        end and not _COUNTED.search(text, end.end()) and not _is_ended(text, end.end(), names)
        for end in ends
    )


@lru_cache(maxsize=1 << 10)
def _begins(thing: str) -> re.Pattern[str]:
    return re.compile(_LEAD + re.escape(thing))


def _is_ended(text: str, at: int, names: Collection[str]) -> bool:
    """Whether a place stands behind a part that is not only the whole of it: 是全县的龙头."""
    return any(
        one.start >= at and not text.startswith("的", one.end) for one in mentions(text, names)
    )
