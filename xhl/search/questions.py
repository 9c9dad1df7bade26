"""The subject of a question: the words without the question around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = re.compile(
    r"^(?:请问|请教|请查|查询|查找|查一下|查查|搜索|搜一下|告诉我|我想知道|想知道|关于|有关|什么是|什么叫|哪些|哪里有|今年|当年|全年|这一年|一年来)+"
)
_AMOUNT = re.compile(
    r"(?:一共|总共|共计|合计|总计|究竟|到底|大概|大约)*[有是为达到了过共]*(?:多少|几|多大|多长|多高|多远|多宽)"
    r"(?:公里|公顷|平方米|立方米|亿元|万元|千米|百分点|个|家|条|元|亩|次|件|项|名|人|户|座|所|处|种|吨|米|钱|成|倍|%)?"
)
_TOTAL = re.compile(r"一共|总共|共计|合计|总计|究竟|到底")
_CLOSING = re.compile(
    r"(?:有没有|是不是|是否|怎么样|怎样|如何|是什么|是啥|是谁|什么时候|什么|何时|为什么|在哪里|在哪儿|在哪|哪里|哪些|哪个|哪家|哪一?年|最[高低多少大小]"
    r"|的?(?:情况|数量|数目|总数|总量|金额|总额|数据|[人个家户件套]数)|[吗呢么嘛啊呀吧了的有是数,.?!;:。、])+$"
)
# Verbs beside an amount, which are no part of what is asked for: 建成多少基站.
_DONE = (
    r"建成|新建|修建|建设|完成|实现|新增|增加|达到|达成|引进|培育|签约|发放|改造"
    r"|开工|竣工|开通|投用|种植|培训|安置|接待"
)
_VERB = re.compile(rf"^(?:{_DONE})了?|[共已可将]?(?:{_DONE})$")
_PARTICLES = re.compile(r"[的了,.?!;:。、]+")


def subject_of(word: str) -> list[str]:
    """The subject of a typed question, as parts.

    >>> subject_of("5G基站有多少个"), subject_of("请问减税降费一共多少"), subject_of("一共多少")
    (['5G基站'], ['减税降费'], [])
    """
    parts = [_OPENING.sub("", word)]
    for pattern in (_AMOUNT, _TOTAL, _CLOSING):
        parts = _split(pattern, parts)
    if parts == [word]:
        parts = _split(_PARTICLES, parts)
        return parts if all(len(part) > 1 for part in parts) else [word]
    # A single character in a question is a verb or a particle: 修了多少公里农村路.
    return [part for part in _split(_PARTICLES, parts) if len(part) > 1]


def core_of(words: Sequence[str]) -> list[str]:
    """The subject of a question for an amount, given as words, without verbs; none of anything else.

    >>> core_of(["建成多少基站"]), core_of(["基站", "共建成", "几个"]), core_of(["建成基站"])
    (['基站'], ['基站'], [])
    """
    if not any(map(_AMOUNT.search, words)):
        return []
    parts = [_VERB.sub("", part) for word in words for part in subject_of(word)]
    return [part for part in parts if len(part) > 1]


def _split(pattern: re.Pattern[str], parts: list[str]) -> list[str]:
    return [piece for part in parts for piece in pattern.split(part) if piece]
