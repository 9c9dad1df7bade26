"""Whether a document has all source sentences of a base, and a base all numbers of the document.

The numbers of a document are the quantities that `quantity.find` finds, and all others in digits but dates,
ordinals and list numbers. A number is covered if a fact with the source sentence around it has its value.
Numbers that are no quantities (5G, a name with 1898) are explained in the base by a phrase around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ..model import Fact, Quantity
from ..quantity.reader import COUNTING, Found, find
from ..text.compact import Compact, compact
from ..text.normalize import NUMBER, normal
from ..text.patterns import pattern
from ..text.sentences import placed
from ..text.width import half_width

_DIGITS = pattern(NUMBER.pattern, re.ASCII)
_GAP = "[ \u3000\xa0]{0,3}"
_TO = rf"(?:{_GAP}[-—~～至到、]{{1,2}}{_GAP}\d{{1,4}})?{_GAP}"
_COUNTS_NOTHING = pattern(
    rf"(?<!\d)(?:\d{{4}}{_TO}年|\d{{1,2}}{_TO}月(?:份|{_GAP}\d{{1,2}}{_TO}[日号])?|\d{{1,2}}{_TO}[日号]"
    r"|\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d))|第\s?\d+|^\s*[(（\[【]?\d{1,3}[.．、)）\]】](?!\d)",
    re.ASCII,
)
Known = dict[str, Sequence[Found]]  # sentence -> its quantities, as far as they were looked for


class Number(NamedTuple):
    """A number of a document: ``text[start:end]``, with its unit where it has one."""

    start: int
    end: int
    line: int  # from 1
    written: str
    sentence: str
    printed: Quantity | None  # in digits, with the unit; None for 三分之一


def numbers(text: str, known: Known | None = None) -> list[Number]:
    r"""All numbers of a document, in order; its quantities in some sentences may be ``known``.

    >>> [(one.line, one.written) for one in numbers("1. 2020年新建5G基站三十一个，\n增长5%。")]
    [(1, '5'), (1, '三十一个'), (2, '5%')]
    """
    known = {} if known is None else known
    found: list[Number] = []
    at = 0
    for rank, line in enumerate(text.split("\n"), 1):
        if COUNTING.search(line):
            found += _numbers_of(line, rank, at, known)
        at += len(line) + 1
    return found


def found_in(said: Iterable[tuple[int, str]], known: Known) -> Iterator[Found]:
    """The quantities of a line, given its sentences and their starts."""
    for start, sentence in said:
        for one in _found(sentence, known):
            yield one._replace(start=start + one.start, end=start + one.end) if start else one


def _found(sentence: str, known: Known) -> Sequence[Found]:
    """The quantities of a sentence, which are known from now on."""
    found = known.get(sentence)
    if found is None:
        found = known[sentence] = find(sentence)
    return found


def _numbers_of(line: str, rank: int, at: int, known: Known) -> Iterator[Number]:
    """The numbers of one line, given its rank and its start."""
    said = [*placed(line)]
    quantities = [
        (start + one.start, start + one.end, one.printed)
        for start, sentence in said
        for one in _found(sentence, known)
        if not one.indefinite
    ]
    behind = [start for start, _sentence in said]
    for start, end, printed in sorted([*quantities, *_others(line, quantities)], key=itemgetter(0)):
        sentence = said[bisect_right(behind, start) - 1][1]
        yield Number(at + start, at + end, rank, line[start:end], sentence, printed)


_Span = tuple[int, int, "Quantity | None"]


def _others(line: str, quantities: Iterable[_Span]) -> list[_Span]:
    """The numbers of a line in digits that are no quantities, and no dates, ordinals or list numbers."""
    half = half_width(line)
    digits = [*_DIGITS.finditer(half)]
    if not digits:
        return []
    taken = bytearray(len(line))
    for start, end, _printed in quantities:
        taken[start:end] = b"1" * (end - start)
    digits = [match for match in digits if not any(taken[match.start() : match.end()])]
    for match in _COUNTS_NOTHING.finditer(half) if digits else ():
        taken[match.start() : match.end()] = b"1" * len(match[0])
    return [
        (match.start(), match.end(), Quantity(match[0].replace(",", "")))
        for match in digits
        if not any(taken[match.start() : match.end()])
    ]


def uncovered(text: str, facts: Iterable[Fact], known: Known | None = None) -> list[Number]:
    """The numbers of a document that no fact covers."""
    document = Compact.of(text)
    found = numbers(text, known)
    starts = [number.start for number in found]
    by_source: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_source[compact(fact.source)].append(fact)
    covered: set[int] = set()
    for source, spans in document.spans(by_source).items():
        stated = _Stated(by_source[source])
        for span in spans:
            inside = found[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
            covered |= stated.covered(number for number in inside if number.end <= span[1])
    return [number for number in found if number.start not in covered]


def explained(
    text: str, found: Sequence[Number], phrases: Iterable[str]
) -> tuple[list[Number], list[str]]:
    """The uncovered numbers outside all phrases, and the phrases without any.

    >>> text = "编号31，共7家。"
    >>> left, idle = explained(text, numbers(text), ["编号31", "5G"])
    >>> [number.written for number in left], idle
    (['7家'], ['5G'])
    """
    document = Compact.of(text)
    compacted = {phrase: compact(phrase) for phrase in phrases}
    spans = [(number.start, number.end) for number in found]
    ends: dict[int, int] = {}  # start -> end of the longest phrase there
    said = set()
    for phrase, start, end in document.around(compacted.values(), spans):
        said.add(phrase)
        ends[start] = max(end, ends.get(start, 0))
    idle = [phrase for phrase in compacted if compacted[phrase] not in said]
    return _outside(found, sorted(ends.items())), idle


def _outside(found: Iterable[Number], spans: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers outside all spans; both are in order."""
    left = []
    rank = end = 0
    for number in found:
        while rank < len(spans) and spans[rank][0] <= number.start:
            end = max(end, spans[rank][1])
            rank += 1
        if end < number.end:
            left.append(number)
    return left


class _Stated:
    """The numbers that the facts of one sentence state, counted once for all places of the sentence."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        quantities = [fact.quantity for fact in facts if fact.quantity]
        self._amounts = Counter(map(_amount, quantities))
        self._facts = facts

    @cached_property
    def _statements(self) -> str:
        return "\n".join({compact(fact.statement) for fact in self._facts})

    def covered(self, found: Iterable[Number]) -> set[int]:
        """The starts of the covered numbers in a place: each fact covers one, best with its own unit."""
        covered = set()
        left = dict(self._amounts)
        others = []
        for number in found:
            if number.printed is None:
                if compact(number.written) in self._statements:
                    covered.add(number.start)
                continue
            amount = _amount(number.printed)
            if left.get(amount):
                left[amount] -= 1
                covered.add(number.start)
            else:
                others.append((number.start, amount[0]))
        values = Counter[Decimal]()
        for (value, _unit), count in left.items() if others else ():
            values[value] += count
        for start, value in others:
            if values[value]:
                values[value] -= 1
                covered.add(start)
        return covered


@lru_cache(maxsize=1024)  # most numbers of a document occur several times in it
def _number(written: str) -> Decimal:
    return Decimal(written)


def _amount(quantity: Quantity) -> tuple[Decimal, str]:
    return _number(quantity.written), normal(quantity.unit)
