"""Quantities in a table: digits aligned right, with the unit beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from ..model import AROUND
from .record import DOUBTED
from .screen import NUMBER, QUIET, columns_of, text

if TYPE_CHECKING:
    from ..model import Fact


class Figure(NamedTuple):
    """A number in two halves that meet at the line on which a column of numbers is aligned."""

    left: Text  # the qualifier before the number, and its digits
    right: Text  # the unit, and the qualifier behind the number

    @property
    def joined(self) -> Text:
        """Both halves without the spaces that align columns."""
        return Text.assemble(*(part for side in self for part in side.split(" ")))


def figure(fact: Fact) -> Figure:
    """The number of a fact, with its qualifier on the same side as in the statement.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> quantity = fact.quantity._replace(written="5", qualifier="增长")
    >>> figure(fact._replace(statement="投资686.52亿元，增长5%", quantity=quantity)).joined.plain
    '增长5个'
    """
    if fact.quantity is None:
        return Figure(Text(), Text())
    digits = text(fact.quantity.written, NUMBER)
    unit = text(fact.unit)
    before, is_around, after = fact.qualifier.partition(AROUND)
    if not is_around and _stands_behind(before, fact.quantity.written, fact):
        before, after = "", before
    left, right = (text(before, QUIET), digits), (unit, text(after, QUIET))
    if after and f"{after}{fact.unit}" in fact.statement:  # 300余家
        right = right[::-1]
    return Figure(*(Text(" ").join(filter(None, side)) for side in (left, right)))


def beside_topic(fact: Fact) -> Figure:
    """The number of a fact beside its topic, without the direction if the draft named the topic after it:
    产值降幅 1.6%, not 产值降幅 下降 1.6%.

    >>> from xhl import load
    >>> fact = load().search("两抢一盗")[0].fact._replace(topic="两抢一盗降幅")
    >>> figure(fact).joined.plain, beside_topic(fact).joined.plain
    ('同比下降29.2%', '同比29.2%')
    """
    quantity = fact.quantity
    directions = next((words for end, words in _NAMED.items() if fact.topic.endswith(end)), "")
    if quantity is None or not directions or fact.topic in fact.source:
        return figure(fact)
    before, is_around, after = quantity.qualifier.partition(AROUND)
    said = next((word for word in directions.split() if before.endswith(word)), "")
    if said and (before == said or not before.removesuffix(said).endswith(_OTHERWISE)):
        shorter = before.removesuffix(said) + is_around + after
        fact = fact._replace(quantity=quantity._replace(qualifier=shorter))
    return figure(fact)


# Before a direction they tell another one: 负增长, 比年初多增加, 由降转增.
_OTHERWISE = ("负", "零", "不", "未", "多", "少", "转", "为")
# Names of changes, and the words that say no more; a rate that rose (增速提高) is something else.
_NAMED = {
    "降幅": "下降 降低 减少 下滑 下跌 回落 降 减 跌",
    "增幅": "增长 增加 提高 提升 上升 上涨 增产 增收 增 升 涨",
    "增速": "增长 增",
    "增长率": "增长 增",
}


def _stands_behind(qualifier: str, written: str, fact: Fact) -> bool:
    """Whether a qualifier is behind the number, in the statement or, from another clause, in the sentence."""
    if qualifier in fact.statement:
        return fact.statement.find(qualifier) > _place_of(written, fact.statement)
    return fact.source.find(qualifier) > fact.source.find(fact.statement)


def _place_of(written: str, statement: str) -> int:
    """Where a number is in a statement, not inside another one if it can be helped."""
    at = statement.find(written)
    if statement.find(written, at + 1) < 0:  # as in most
        return at
    number = re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d]|[.,]\d)", statement)
    return number.start() if number else at


def signed(topic: Text, fact: Fact) -> Text:
    """A topic, with the sign of a fact that its draft doubts."""
    return topic + Text(DOUBTED, NUMBER) if fact.doubt else topic


class Aligned(NamedTuple):
    """The widths of figures whose digits end in one column."""

    left: int
    right: int

    @property
    def width(self) -> int:
        return self.left + bool(self.left and self.right) + self.right

    def widened(self, width: int) -> Aligned:
        """The same with at least this width for the digits; an empty column stays empty."""
        return self._replace(left=max(self.left, width)) if self.width else self

    def line(self, number: Figure) -> Text:
        padding = Text(" " * (self.left - columns_of(number.left)))
        padding.append_text(number.left)
        return padding.append(" ").append_text(number.right) if self.right else padding


def aligned(numbers: Iterable[Figure]) -> Aligned:
    """The widths that fit all these figures.

    >>> aligned([Figure(Text("429"), Text("个")), Figure(Text("1.5"), Text("亿元"))]).width
    8
    """
    sizes = [(columns_of(number.left), columns_of(number.right)) for number in numbers]
    return Aligned(*(max(side) for side in zip((0, 0), *sizes, strict=True)))
