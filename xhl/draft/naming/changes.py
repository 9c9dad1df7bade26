"""Whether a number is the value before a change (由5.6%下降到5.1%), or the one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern

if TYPE_CHECKING:
    from .places import Place

# 2021年12月至2022年2月
_SPAN = r"(?:[12]\d{3}|1[0-3]\d|[89]\d)年(?:\d{1,2}月)?(?:[至到-](?:[12]\d{3}年)?(?:\d{1,2}|十)月)?"
_FROM = pattern(rf"(?:(?<!自)由|从)(?:[^，,、]{{0,8}}|{_SPAN}[的之])$")
_TO = pattern(
    r"(?:[^，,、\d]{0,10}|[,，](?:缩减|增加|提高|下降|减少|上升|扩大|发展|增长|提升|压减|压缩|降低|下跌|回落|[增减升降涨]))"
    rf"[至到为成](?<![组构]成)了?(?:(?:{_SPAN}|现在|目前|如今|今年)[的之]?)?(?:不(?:超过|低于|少于|高于))?(?:人民币)?"
)


def is_from(place: Place) -> bool:
    """Whether a figure is the start of a change: 由5.6%下降到5.1%."""
    text, start, end = place.text, place.segment.start, place.figure.start
    has_word = text.find("由", start, end) >= 0 or text.find("从", start, end) >= 0
    return has_word and _FROM.search(text, start, end) is not None


def is_earlier(place: Place) -> bool:
    """Whether a number is the value before a change in the text."""
    end = place.figure.end
    return is_from(place) and _TO.match(place.text[end : end + 36]) is not None


def changes_to(before: Place, place: Place) -> bool:
    """Whether a figure is the second number of a change: 由71所整合为47所."""
    return is_from(before) and (
        _TO.fullmatch(place.text[before.figure.end : place.figure.start]) is not None
    )
