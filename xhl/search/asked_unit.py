"""The unit that a question for an amount names: 公里 in 修了几公里路."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..quantity.units import converts, unit_at
from .corpus import Corpus
from .large.postings import any_of
from .large.terms import MEASURE, Size
from .questions import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Hit, Searcher

_NAMED = {"百分之几": "%", "百分之多少": "%", "几成": "%", "多长": "公里", "多远": "公里"}
_GROWN = re.compile("(?:增长|下降|上涨|回落)$")


def of_unit_first(hits: Sequence[Hit], unit: str) -> list[Hit]:
    """The hits of a question for an amount, first those with a number in the unit that it names.

    >>> from xhl import load
    >>> hits = load().searcher.search("土路")
    >>> [hit.fact.unit for hit in of_unit_first(hits, "公里")]
    ['公里', '条']
    """
    return sorted(hits, key=lambda hit: not (hit.fact.unit and converts(hit.fact.unit, unit)))


def best_of_unit(searcher: Searcher, query: str, unit: str, limit: int) -> list[Hit] | None:
    """So many of the same hits in a large base, without all others; None if only all of them tell.

    >>> from xhl import load
    >>> from .engine import Searcher
    >>> from .large.corpus import LargeCorpus
    >>> from .large.memory import MemoryIndex
    >>> facts = load().facts
    >>> [hit] = best_of_unit(Searcher(facts, LargeCorpus(MemoryIndex(facts))), "土路有多少公里", "公里", 1)
    >>> hit.fact.unit
    '公里'
    """
    corpus, found = searcher.corpus, searcher.found(query, limit)
    hits, plan = found.hits(limit), found.plan and searcher.as_typed(found.plan)
    if isinstance(corpus, Corpus) or not plan or hits[0].is_edited:
        return None
    measures = corpus.index.terms(MEASURE)
    of_unit = any_of(some for text, some in measures if converts(Size.read(text).unit, unit))
    first = searcher.among(of_unit).of_plan(plan, limit).hits(limit)
    if hits[0].is_about:
        first = [hit for hit in first if hit.is_about]
    return of_unit_first([*first, *(hit for hit in hits if hit not in first)], unit)[:limit]


def asked_unit(query: str) -> str:
    """The unit of the amount that a question asks for; "" if it names none, or only 个.

    >>> [asked_unit(one) for one in ("修了几公里路", "花了多少钱", "产值增长多少", "建了多少个基站")]
    ['公里', '元', '%', '']
    """
    return next(filter(None, (_unit_of(asked) for asked in AMOUNT.finditer(query))), "")


def _unit_of(asked: re.Match[str]) -> str:
    before, behind = asked.string[: asked.start()], asked.string[asked.end() :]
    if unit := unit_at(behind, 0):
        return "" if unit.name == "个" else unit.name
    if behind.startswith("钱"):
        return "元"
    named = (unit for word, unit in _NAMED.items() if asked[0].endswith(word))
    return next(named, "%" if _GROWN.search(before) else "")
