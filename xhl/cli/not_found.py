"""What is said of a query that finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..facts.absent import absent, found_apart, numbers_of_thing
from ..i18n.messages import _
from ..text.numerals import numbers_in
from ..text.width import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..fact_base import FactBase
    from ..model import Fact


def not_found(
    query: str, base: FactBase, nearest: Sequence[str] = (), *, exact: bool = False
) -> str:
    """That a query finds nothing, its words that find nothing alone, and the nearest numbers and topics.

    >>> import xhl
    >>> not_found("5G基站 饕餮", xhl.load(), ["5G基站"])
    'nothing found for "5G基站 饕餮"; nor for "饕餮" alone; nearest topics: "5G基站"'
    >>> not_found("投资161亿", xhl.load())
    'nothing found for "投资161亿"; nearest numbers: 计划投资总额 161.64亿元'
    >>> not_found("5G基站投资额", xhl.load())
    'nothing found for "5G基站投资额"; nearest numbers: 5G基站 429个'
    """
    said = [_('nothing found for "{words}"').format(words=query)]
    if missing := absent(base, query, exact=exact):
        said.append(_("nor for {words} alone").format(words=listed(missing, _(" or "))))
    elif apart := found_apart(base, query, exact=exact):
        said.append(_("each of these alone is found: {words}").format(words=listed(apart)))
    if near := _rounded(base, query) or numbers_of_thing(base, query):
        numbers = (f"{one.topic} {one.quantity.written}{one.unit}" for one in near if one.quantity)
        said.append(
            _("nearest numbers: {numbers}").format(numbers="、".join(dict.fromkeys(numbers)))
        )
    if topics := [topic for topic in nearest if all(topic != one.topic for one in near)]:
        said.append(_("nearest topics: {topics}").format(topics=listed(topics)))
    return _("; ").join(said)


def listed(names: Iterable[str], between: str = "、") -> str:
    """Names in quotes, as they may have a 、 themselves.

    >>> listed(["公路、铁路里程", "机场"])
    '"公路、铁路里程"、"机场"'
    """
    return between.join(_('"{word}"').format(word=name) for name in names)


def _rounded(base: FactBase, query: str) -> Sequence[Fact]:
    if next(numbers_in(half_width(query)), None) is None:
        return ()
    from ..facts.rounded import rounded  # most queries have no number, which takes long to be read

    return rounded(base, query)
