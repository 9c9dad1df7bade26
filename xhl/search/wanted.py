"""The times and places that a query asks for: 2020年, 杏花岭区, 全区."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.units import unit_at
from ..text.areas import district
from ..text.five_years import PLAN
from ..text.normalize import readable
from ..text.patterns import CHARACTER, YEAR, pattern
from ..text.places import WHOLE_PROVINCE, mentions, named_alone
from ..text.simplify import simplified
from . import query as typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .surroundings import Surroundings

_QUARTER = r"第?[一二三四1-4]季度|前[一二三]季度|[上下]半年"
_MONTH = r"\d{1,2}(?:[-—~～至到]\d{1,2})?月份?(?:\d{1,2}[日号])?"
_PART = rf"(?:\s?(?:{_QUARTER}|{_MONTH}))?"
_SOME = r"[近前这][两三四五几十]年来?|(?:最近|过去|近)(?:[两二三四五六七八九几十]|\d{1,2})年来?"
AGO = rf"[去前明]年|上一?年度?|{_SOME}"  # of which year depends on who says it
_YEAR_WORD = r"年度?(?:[末底初](?![中级步期]))?"
_TIME = pattern(
    rf"(?<![\d.,])(?P<bare>{YEAR})(?![\d.,])(?:\s?年?\s?[-—~～至到]\s?(?:{YEAR}))?"
    rf"(?P<year>\s?{_YEAR_WORD})?{_PART}"
    rf"|[一二][〇○零一二三四五六七八九]{{3}}{_YEAR_WORD}{_PART}"
    rf"|[“”\"「]?{PLAN}[“”\"」]?(?:时期|期间|末)?"
    rf"|(?<![^\s和与及跟、，,])[12]\d{_YEAR_WORD}{_PART}(?![来内以之代期后前间多余])"
    rf"|(?:{AGO})(?![来纪度])|(?<!\d)(?:{_QUARTER}|\d{{1,2}}[-—~～至到]\d{{1,2}}月份?)"
)
_SHORT_YEAR = pattern(rf"{CHARACTER}{{2,6}}(?=[12]\d{_YEAR_WORD})")
_AND = pattern(r"\s*[和与及跟比较、，,]\s*|\s+")  # between two times
_COMPARING = pattern("(?<=..)(?<![占同环環对對])[比较較]$")  # 产值比上年
_OWN = pattern(r"[全我本][省市县区旗州镇乡](?![域级民场政直长委])")
# 青石市, but 青石县 and 乡镇, 青石 and 乡村.
_LEVEL = pattern("(?<![市县区])[省市县区旗州镇乡](?![域级民场政直长委镇村])")
_SHORT_COUNTY = pattern(  # 岷县
    rf"(?={CHARACTER})[^全我本该各每两三几多数某外邻同分出进到贫强大小]县(?={CHARACTER}{{2}})(?![域级委长城])"
)
# Words that tell nothing without their time.
VAGUE = frozenset(
    "目标 计划 规划 任务 工作 安排 打算 情况 数据 数字 指标 成绩 主要目标 远景目标 发展目标 预期目标 工作目标".split()
)
_NO_PLACE = pattern(r"[级辖][市县]$|(?:区|村|街道)$")


class Want(NamedTuple):
    """A time, a place (or another word beside the subject), a level of place (全区) or a plan that a query
    asks for.
    """

    kind: str
    word: str


class Asked(NamedTuple):
    """The times and places that a query asks for, and the rest of the query.

    >>> from .surroundings import Surroundings
    >>> read("2020年建成多少基站", Surroundings())
    Asked(wants=[Want(kind='time', word='2020年')], rest='建成多少基站')
    """

    wants: list[Want]
    rest: str


def read(query: str, around: Surroundings) -> Asked:
    """Take the times out of a query, and the places at the beginnings and ends of its words.

    >>> from ..model import Document
    >>> from .surroundings import Surroundings
    >>> around = Surroundings([], [Document("r", "青石县2020年公报")])
    >>> read("青石5G基站", around).rest, read("示范区 基站", around).wants
    ('5g基站', [])
    >>> [want.word for want in read("青石20年基站", around).wants], read("建成20年基站", around).wants
    (['20年', '青石'], [])
    """
    query = _with_short_year_apart(query, around)
    text, rest, at = simplified(query), "", 0
    wants: list[Want] = []
    for match in _TIME.finditer(text) if typed.may_name_time(text) else ():
        if _is_time(text, match):
            between = _COMPARING.sub("", query[at : match.start()])
            if not (wants and _AND.fullmatch(between)):
                rest += between + " "
            wants.append(Want("time", match[0].strip()))
            at = match.end() + text.startswith("的", match.end())
    words = list(map(readable, typed.words(rest + query[at:])))
    places: list[Want] = []
    if len(words) > 1:  # qingshi alone may be something else
        places += [Want("place", name) for word in words if (name := around.place_spelled(word))]
        words = [word for word in words if not around.place_spelled(word)]
    kept = [left for word in words if (left := _without_places(word, around, places))]
    return Asked(wants + places, " ".join(kept)) if kept else Asked(wants, " ".join(words))


def _with_short_year_apart(query: str, around: Surroundings) -> str:
    """A query with a space between a place and a year of two digits, which are years of service behind other words."""
    begin = _SHORT_YEAR.match(query) if "年" in query else None
    place = begin and _place(simplified(begin[0]), around)
    if not begin or not place or place.word != simplified(begin[0]):
        return query
    return f"{begin[0]} {query[begin.end() :]}"


def only_time(query: str) -> str:
    """The time that a query names, if it names nothing else.

    >>> only_time("2020年"), only_time("2020年的目标"), only_time("2020年基站")
    ('2020年', '2020年', '')
    """
    text = simplified(query).strip()
    match = _TIME.match(text)
    rest = text[match.end() :].removeprefix("的") if match else text
    return in_full(match[0]) if match and (not rest or rest in VAGUE) else ""


def in_full(time: str) -> str:
    """A time with all digits of its year.

    >>> in_full("21年"), in_full("2021年")
    ('2021年', '2021年')
    """
    return re.sub(r"^\d\d年", r"20\g<0>", time)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year, and no count as in 2020个."""
    if not match["bare"] or match["year"] or match.end() > match.end("bare"):
        return True
    behind = text[match.end() :]
    if behind[:1].isspace():
        return not typed.is_unit(behind.split()[0])  # 2020 个, but 2020 个体户
    return not behind or (unit_at(behind, 0) is None and behind[0] not in "%‰万亿")


def _without_places(word: str, around: Surroundings, wants: list[Want]) -> str:
    """The word without the places at its ends, which are added to ``wants``."""
    while word and (found := _place(word, around)):
        wants.append(found)
        name = found.word
        word = word[len(name) :] if word.startswith(name) else word[: -len(name)]
        word = word.removeprefix("的")
    return word


def _place(word: str, around: Surroundings) -> Want | None:
    """The place that a word begins or ends with."""
    if name := around.place_at(word) or around.spelled(word):
        level = word.startswith(name) and _LEVEL.match(word, len(name))  # 青石市 is not 青石县
        return Want("place", name + level[0] if level else name)
    if own := _OWN.match(word):
        return Want("level", own[0])
    if province := WHOLE_PROVINCE.match(word):
        return Want("place", province[0])
    name = district(word) or next(_strangers(word), "") or named_alone(word)
    return Want("place", name) if name else None


def _strangers(word: str) -> Iterator[str]:
    """The town, county or larger place that a word begins with; districts aside."""
    if county := _SHORT_COUNTY.match(word):
        yield county[0]
    for one in mentions(word, (), ""):
        name = one.place.name
        is_rural = name.endswith("乡") and word.startswith(f"{name}村")  # 美丽乡村
        if name and not (one.start or is_rural or _NO_PLACE.search(name)):
            yield name
