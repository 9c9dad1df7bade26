"""The time of a number: the last one that its sentence names before it, else that of the text before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...text.brackets import is_in_brackets
from ...text.patterns import pattern
from ...text.times import Period
from . import changes
from .sentence import before, nearest

if TYPE_CHECKING:
    from ...text.places import Mention
    from ...text.times import Time
    from .sentence import Sentence, Setting

BREAK = pattern("[;；]")
_LAST = pattern("去年|上一?年")
# 今年公布的报告 tells of the year before.
_THIS_YEAR = pattern(
    "今年(?![^，,。；;]{0,10}(?:工作报告|两会|公报|大会|(?:公布|发布|印发)的))|明年|来年"
)
_OF_THING = pattern(r"[^，,\d\0]{1,6}的")  # 2019年建成的景区
_COMMA = pattern("[,，]")
_OF_SENTENCE = pattern('[”"]?(?:以来|期间|时期|间)?[,，:：]|分别|依次')  # behind years
_FARTHEST = 200  # characters between a number and the word that begins its change
# 42所（2022年）: the time of this number only
_BRACKET = pattern(r"[^\0,;。、()]{0,8}\([^()\0]*\)")
_TO = pattern(r"(?:数据)?(?:截[至止]到?|[为至])?\s*")
_ITSELF = pattern(r"(?:年度?)?[末底初]?(?:的?(?:数据?|统计数?据?|口径))?\s*(?:[,，].*)?\)")
_OPENED = pattern(r"[\0\d][^\0,;。、()]{0,8}\([^()]{0,12}$")
_ASIDE = 40  # characters of brackets at most
# Several years up to now.
SPAN = pattern(
    r"(?:[两二三四五六七八九十几数]|(?<!\d)\d{1,2})多?年(?:多)?(?:来|以来|间|里|累计|共)|(?:近|过去|这)的?(?:[两二三四五六七八九十几]|\d{1,2})年|历年"
    r"|十[一二三四五]五[”\"」]?(?:期间|时期|以来|五年)|\d{4}年以来|\d{4}年?[-—–~至到]\d{4}年"
)
BROUGHT = pattern("新[增建改]|净增|累计|[总一]共|合计|完成|投入")  # what several years bring
LONG_AGO = Period(0, 0)  # 前年 in a text without a date


def period(sentence: Sentence, rank: int, setting: Setting) -> tuple[Period | None, bool]:
    """The last time that the sentence names before a number, and whether it is directly before it. 2020年
    in 比2020年的5个多3个 is the time of the 5.
    """
    start = sentence.numbers[rank].start
    end = sentence.numbers[rank].end
    if match := _BRACKET.match(sentence.blank, end, end + _ASIDE):
        named = (time for time in nearest(sentence.times, match.end()) if time.start >= end)
        own = next((time for time in named if time.period and not time.is_beside), None)
        if own and _is_all(sentence.blank[end : match.end()], own.start - end, own.end - end):
            return own.period, own.is_named
    lead = sentence.blank[max(0, start - _FARTHEST) : start]
    onward = sentence.blank[end : end + _FARTHEST]
    is_sure = not changes.begins(lead, onward)
    behind, setting = _behind_span(sentence, start, setting)
    for time in behind:
        between = sentence.blank[time.end : start]
        if "\0" in between and changes.begins(
            sentence.blank[max(0, time.start - _FARTHEST) : time.start],
            between.lstrip("末底的:：() \0"),
        ):
            continue  # 从上年的5家增至6家
        if is_aside(sentence.blank, time) and ")" in between[:_ASIDE]:
            continue
        if time.is_beside and (
            sentence.text[:end].endswith("倍")
            or not re.fullmatch(r"[末底]?的[^\d\0]{0,6}", between)
        ):
            continue
        if _is_of_clause(sentence.blank, time) and _COMMA.search(between):
            continue
        is_lasting = lasts(sentence, time, start)
        if not is_lasting and _is_of_sentence(sentence, start):
            is_sure = False
            continue  # 2020年产量5吨，上年4吨；
        is_start = changes.begins(
            sentence.blank[max(0, time.start - _FARTHEST) : time.start], onward
        )
        is_clear = is_sure or (is_start and "\0" not in between)  # 由2019年的5家增至6家
        is_clear = is_clear and not (BREAK.search(between) and _in_later_part(sentence, time))
        is_dated = time.period is not None and time.is_named and is_lasting and is_clear
        if time.period is None and sentence.text.startswith("前年", time.start):
            return LONG_AGO, True
        return time.period or setting.period, is_dated
    return setting.period or setting.usual, setting.is_dated


def _behind_span(
    sentence: Sentence, start: int, setting: Setting
) -> tuple[Iterator[Time], Setting]:
    """The times before a number, the last first, and what is told before; of 2025年产值5元，五年来净增3户 the last
    number has neither.
    """
    begin = max(0, start - 5 * _FARTHEST)
    spans = [match.start() for match in SPAN.finditer(sentence.text, begin, start)]
    times = nearest(sentence.times, start)
    if not spans:
        return times, setting
    setting = setting._replace(period=None, usual=None, is_dated=False)
    return (time for time in times if time.start >= spans[-1]), setting


def _is_all(bracket: str, start: int, end: int) -> bool:
    """Whether brackets hold only a time: (截至2022年末), not (含2022年新建的)."""
    lead = bracket[bracket.index("(") + 1 : start]
    return _TO.fullmatch(lead) is not None and _ITSELF.fullmatch(bracket, end) is not None


def is_aside(text: str, time: Time) -> bool:
    """Whether a time is in brackets behind a number.

    >>> from ...text.times import times
    >>> [is_aside(text, time) for text in ("42所(2022年)", "小学(2022年)42所") for time in times(text)]
    [True, False]
    """
    return _OPENED.search(text[max(0, time.start - _ASIDE) : time.start]) is not None


def _is_of_clause(text: str, time: Time) -> bool:
    """Whether several years hold for their clause only, as they are named behind a number: 达98%，2019年以来提高3%."""
    several = time.period is not None and time.period.first < time.period.last
    is_span = several or text.startswith("以来", time.end)
    return is_span and "\0" in text[: time.start] and not _OF_SENTENCE.match(text, time.end)


def _is_of_sentence(sentence: Sentence, at: int) -> bool:
    """Whether a year before a place of a sentence holds up to there."""
    named = (time for time in before(sentence.times, at) if time.is_named and not time.is_beside)
    return any(lasts(sentence, time, at) for time in named)


def lasts(sentence: Sentence, named: Time | Mention, at: int) -> bool:
    """Whether a time or a place holds up to a place of its sentence: one named after a number of its part does
    so only up to the semicolon.
    """
    text = sentence.blank
    if not BREAK.search(text, named.end, at):
        return True
    if _OF_THING.match(text, named.end) or text[: named.start].endswith("以"):
        return False
    start = max(text.rfind(sign, 0, named.start) for sign in ";；") + 1
    return "\0" not in text[start : named.start]


def _in_later_part(sentence: Sentence, time: Time) -> bool:
    """Whether a semicolon stands before a time. Behind the next one it may be that time or the first one again."""
    return BREAK.search(sentence.blank, 0, time.start) is not None


def last_years(sentence: Sentence, rank: int, setting: Setting) -> frozenset[int]:
    """The years that 去年 before a number may mean in a text that does not say when it was written: those
    named before, and the year before each.
    """
    start = sentence.numbers[rank].start
    last = next(before(sentence.times, start), None)
    is_vague = last and not last.period and not last.is_beside
    if not last or not is_vague or not _LAST.match(sentence.text, last.start):
        return frozenset()
    return setting.named.union(year - 1 for year in setting.named)


def against(sentence: Sentence, rank: int) -> Period | None:
    """The time of the comparison directly before a number, or that with which its change starts."""
    end = sentence.numbers[rank].start
    start = sentence.numbers[rank - 1].end if rank else 0
    times = nearest(sentence.times, end)
    found = next((one.period for one in times if one.is_beside and start <= one.start < end), None)
    return found or (_since(sentence, rank - 1) if rank else None)


_OPENS = pattern("[由从自] *$")
_CLOSES = pattern(r"[末底]?的? *")


def _since(sentence: Sentence, rank: int) -> Period | None:
    """The time named with the number that a change starts with: 由2019年的5家增至6家."""
    start, end, _ = sentence.numbers[rank]
    lead, onward = (
        sentence.blank[max(0, start - _FARTHEST) : start],
        sentence.blank[end : end + _FARTHEST],
    )
    last = next(before(sentence.times, start), None)
    if last is None or not changes.begins(lead, onward):
        return None
    is_its = _OPENS.search(sentence.blank, max(0, last.start - _BEFORE), last.start)
    return last.period if is_its and _CLOSES.fullmatch(sentence.blank, last.end, start) else None


_COMPARED = pattern(r"[比较] +[末底]?的\s*$")
_BEFORE = 16  # characters


def is_of_before(sentence: Sentence, rank: int) -> bool:
    """Whether a number is that of the time that another one is compared with: 较上年的5家增加3家."""
    start = sentence.numbers[rank].start
    return _COMPARED.search(sentence.blank, max(0, start - _BEFORE), start) is not None


def is_against_time(sentence: Sentence, rank: int, clause: str) -> bool:
    """Whether a number is compared with another time, in its clause."""
    end = sentence.numbers[rank].start
    start = end - len(clause)
    return bool(changes.basis(clause)) or any(
        one.is_beside and start <= one.start < end for one in nearest(sentence.times, end)
    )


def dealt(sentence: Sentence, rank: int) -> Period | None:
    """The year of one number of a group: 2020年、2021年分别为1、2, 2020至2021年分别为1、2; a number in brackets is
    of the one before, unless they name another time. Of 2020年至2022年上半年 only the last is a part.
    """
    start = sentence.numbers[rank].start
    if rank and is_in_brackets(sentence.blank, start, sentence.numbers[rank - 1].end):
        rank -= 1
        last = next((one for one in before(sentence.times, start) if not one.is_beside), None)
        if last and last.start >= sentence.numbers[rank].end:
            return None
    found = sentence.groups[rank]
    if found is None:
        return None
    single: list[Period] = []
    for period in (one.period for one in before(sentence.times, found.at)):
        if period and len(single) < found.size:
            years = (Period(year, year) for year in range(period.first, period.last))
            single = [*years, period._replace(first=period.last), *single]
    return single[found.position] if len(single) == found.size else None


def is_this_year(sentence: Sentence, rank: int) -> bool:
    """Whether the last time before a number is this year, or the next."""
    start = sentence.numbers[rank].start
    last = next((one for one in before(sentence.times, start) if not one.is_beside), None)
    return last is not None and _THIS_YEAR.match(sentence.text, last.start) is not None
