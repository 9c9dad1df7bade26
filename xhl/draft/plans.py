"""What is planned, expected or denied, and so is no result: 计划新建800个, 预计增长5%, 没有发生1起.

The word that says so becomes part of the qualifier. Under a heading such as 2024年主要目标 or 下一步工作
all is planned, but what a sentence says of the time before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..quantity.units import any_of
from .lexicon import ADVERBS, VERBS
from .phrases import simplified

if TYPE_CHECKING:
    from ..quantity.reader import Found

AIM, PLAN = "目标", "计划"


@cache
def _plan() -> re.Pattern[str]:
    """The words of a plan; 计划 and 将 only before what is to be done: not in 占年度计划的5%, 将其整合."""
    verb = (
        rf"(?:{any_of(ADVERBS)}|到|在|再)?(?:{any_of(VERBS)}|建|修|增|达|超|突破|[12]\d{{3}}年|\d)"
    )
    return re.compile(
        rf"(?P<word>力争|预计|预期(?!寿命|目标)|有望|目标(?=[是为:])|确保"
        rf"|拟(?={verb}|于|在)|(?<![年度初月划总])计划(?={verb})|(?<!即)将(?={_act()})|规划(?={verb})"
        rf"|争取(?=达到|完成|实现|突破|在|到))"
    )


@cache
def _act() -> str:
    return rf"(?:{any_of(ADVERBS)}|继续|进一步)?(?:{any_of(VERBS)}|达到?|增[加长至]|超过?|突破)"


_PAST = re.compile(r"已(?!婚)|去年|(?<!比)(?<!较)上年|过去|截至目前|实际完成|完成了")
_ENDS = re.compile(r"[；;。！!？?]")
_UNTIL = re.compile(r"(?:到|至)(?P<year>20\d{2})年(?:底|末)?(?![^，,]{0,8}(?:止|为止))")


def planned(sentence: str, found: Sequence[Found], year: str = "", heading: str = "") -> list[str]:
    """The word that makes each number a plan; empty where it is none.

    ``year`` is that of the document: what is so 到2025年 is a plan if that comes later; ``heading``
    is the word for all under a heading of plans.

    >>> from ..quantity.reader import find
    >>> text = "新建基站429个，计划再建800个，投资2亿元；完成投资1亿元。"
    >>> planned(text, find(text))
    ['', '计划', '计划', '']
    """
    text = simplified(sentence)
    under = "" if _PAST.search(text) else heading
    words = [*_words(text, year)]
    given = []
    for one in found:
        before = [(at, word) for at, word in words if at <= one.start]
        at, word = before[-1] if before else (0, under)
        holds = not (_ENDS.search(text, at, one.start) or _PAST.search(text, at, one.start))
        given.append(word if holds else under)
    return given


def _words(text: str, year: str) -> Iterator[tuple[int, str]]:
    named = ((match.end(), match["word"]) for match in _plan().finditer(text))
    later = ((match.end(), AIM) for match in _UNTIL.finditer(text) if year and match["year"] > year)
    yield from sorted([*named, *later])


_AIMS = re.compile(r"目标|预期指标")
_PLANS = re.compile(
    r"下一?步|下一阶段|工作(?:安排|打算|部署|计划|思路|建议|任务|要点)|重点(?:工作|任务)|主要(?:任务|措施)|展望|规划|预算(?:草案|安排)"
    r"|计划(?:安排)?(?:\(草案\))?$|今后|明年|未来"
)
_RESULTS = re.compile(r"回顾|执行情况|完成情况|落实情况|总结|进展|成效|成就|现状|开展情况")
_WORK = re.compile(r"[12]\d{3}年.{0,8}工作|工作.{0,4}$")


def of_heading(heading: str, *, after_results: bool = False) -> str:
    """The word for what stands under a heading of plans; empty for others.

    ``after_results``: a heading before it is one of results, so that 2026年主要工作 is what comes.

    >>> of_heading("二、2023年主要目标"), of_heading("三、下一步工作"), of_heading("一、2022年工作回顾")
    ('目标', '计划', '')
    """
    plain = simplified(heading)
    if _RESULTS.search(plain):
        return ""
    if _AIMS.search(plain):
        return AIM
    is_work = after_results and _WORK.search(plain) is not None
    return PLAN if is_work or _PLANS.search(plain) else ""


def is_of_results(heading: str) -> bool:
    """Whether a heading says that what stands under it has been done."""
    return _RESULTS.search(simplified(heading)) is not None


_DENIED = re.compile(
    r"(?:没有?|未能?|无|从未|不曾|绝无|并无|杜绝)(?:再)?(?:发生|出现|造成|产生|新增|报告|接到|收到|发现|有)?(?:过)?(?:任何)?$"
)
_ASKED = re.compile(r"是否|能否|会不会|能不能")


def is_denied(sentence: str, found: Found) -> bool:
    """Whether a number is what did not happen, or what is asked: 没有发生1起事故.

    >>> from ..quantity.reader import find
    >>> [is_denied(text, find(text)[-1]) for text in ("没有发生1起事故", "未通过验收5家", "发生1起事故")]
    [True, False, False]
    """
    text = simplified(sentence)
    clause = max(text.rfind(sign, 0, found.start) for sign in "，,；;。：:") + 1
    if _ASKED.search(text, clause, found.start):
        return True
    return found.value == 1 and _DENIED.search(text, clause, found.start) is not None
