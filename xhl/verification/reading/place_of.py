"""The place of a number: the last one that its sentence names before it, else that of the text before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.places import ENTERS, VERBS, Mention, Place, is_county, mentions
from .sentence import before
from .time_of import lasts

if TYPE_CHECKING:
    from .sentence import Sentence, Setting

_MARKS = ",，;；"  # between clauses
_CLAUSE = pattern(f"[{_MARKS}]")
_LONGEST = 1000  # characters of a clause that are looked at
_BOTH = pattern("两[地区县市省州]|二者|两者")


def place_of(sentence: Sentence, rank: int, listed: str, setting: Setting) -> Place:
    """The place in the name of a listed number, else the last place before the number."""
    start = sentence.numbers[rank].start
    together = sentence.groups[rank]
    if (
        together
        and together.size == 2 <= len(setting.places)
        and _BOTH.search(sentence.blank, 0, start)
    ):
        return setting.places[together.position]
    named = list(before(sentence.places, start))
    found = list(mentions(listed, setting.known, setting.base))[::-1] if listed else []
    begin = max(0, start - _LONGEST)
    cut = max(sentence.blank.rfind(mark, begin, start) for mark in _MARKS)
    here = [one for one in named if one.end > cut]
    # 乙县这两项分别为1、2
    if here and not any(sentence.blank[one.start : one.end] in listed for one in here):
        found = here
    last = next(iter(found), None) or next(
        (one for one in named if _reaches(sentence, one, start)), None
    )
    return resolved(last.place, setting.place) if last else setting.place


_ASIDE = pattern(r"[^(（]*[)）]")  # the brackets that a place is in are closed
_CLOSED = pattern(r"[,，;；。)）]")


def _reaches(sentence: Sentence, mention: Mention, start: int) -> bool:
    """Whether a place named before holds for a number: a village behind another number does so up to a
    semicolon.
    """
    is_lasting = not mention.place.name or is_county(mention.place.name)
    between = sentence.blank[mention.end : start]
    if _ASIDE.match(between, 0, _LONGEST) or not (is_lasting or lasts(sentence, mention, start)):
        return False
    if mention.place.level == "国" and (_CLAUSE.search(between) or "\0" in between):
        return False  # it is named for comparison
    if is_compared(sentence.blank, mention) and "\0" in between:
        return False  # 比乙县多3个；农村5个
    before = sentence.blank[: mention.start]
    is_behind = "\0" in before and before.endswith("在") and _CLOSED.match(between)
    return not is_behind  # 5例，均在青石县；云溪区3例


def is_compared(text: str, mention: Mention) -> bool:
    """Whether a place is only one that another is compared with: 比青石县多."""
    if text[: mention.start].endswith(("比", "较")):
        return True
    is_with = text[: mention.start].endswith(("同", "与", "和", "跟"))
    return is_with and text[mention.end :].startswith(("比", "相比"))


IS_PARK = "园"  # the level of a park
PARK = "园区|[业技流]园区?|(?:开发|高新|经开|新|示范|保税|自贸|试验|实验|集[中聚]|港|片)区"
_NAMED = pattern(
    rf"(?:{ENTERS}|(?<![一-鿿])|(?<=[在和与及年月]))(?P<park>[一-鿿]{{1,8}}?(?:{PARK}))"
    rf"|{ENTERS}(?P<entered>[一-鿿]{{2,12}})(?=[，,])"
)
# A word for a place that is named before: 这里, 该镇, 园区.
_REFERS = pattern(
    rf"这里|此[地处]|该(?P<its>{PARK}|[镇乡村]|街道|社区)"
    r"|(?:(?<![一-鿿])|(?<=[年月前今后在]))(?P<own>园区|开发区|[全本][镇乡村]|[镇乡村]里)"
)


def parks(text: str) -> list[Mention]:
    """The parks that a text names, and what it enters: 走进车间，.

    >>> [one.place.name for one in parks("走进东河产业园，园区产值5元，推进产业园区建设")]
    ['东河产业园']
    """
    found = ((match.lastgroup or "", match) for match in _NAMED.finditer(text))
    return [
        Mention(*match.span(kind), Place(match[kind], IS_PARK))
        for kind, match in found
        if not _REFERS.match(text, match.start(kind)) and match[kind][:2] not in VERBS
    ]


def referred(text: str, named: Sequence[Mention], before: Place) -> Iterator[Mention]:
    """What a text means by words for a place that is named in it, or before it.

    >>> [one.place.name for one in referred("走进东河产业园，这里产值5元", [], Place())]
    ['东河产业园']
    """
    words = list(_REFERS.finditer(text))
    known = sorted([*named, *parks(text)]) if words else []
    for match in words:
        kind = match["its"] or match["own"]
        places = (before, *(one.place for one in known if one.end <= match.start()))
        fitting = [one for one in places if one.name and (not kind or one.name[-1] in kind)]
        if fitting:
            yield Mention(*match.span(), fitting[-1])


def shortens(name: str, other: str) -> bool:
    """Whether the characters of a name are in another one, in this order.

    >>> shortens("经开区", "经济技术开发区"), shortens("东部园区", "西部园区")
    (True, False)
    """
    rest = iter(other)
    return all(char in rest for char in name)


def are_alike(name: str, other: str) -> bool:
    """Whether one of two names shortens the other.

    >>> are_alike("经济技术开发区", "经开区"), are_alike("东部园区", "西部园区")
    (True, False)
    """
    return shortens(*sorted((name, other), key=len))


def resolved(place: Place, before: Place) -> Place:
    """The place that 全区 means: the district named before.

    >>> resolved(Place("", "区"), Place("青石区"))
    Place(name='青石区', level='')
    """
    return before if place.level and before.name.endswith(place.level) else place
