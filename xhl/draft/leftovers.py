"""The numbers of a text that became no facts, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _
from ..quantity.reader import COUNTING
from ..text.numerals import NUMERALS
from ..text.patterns import pattern
from ..text.simplify import simplified
from ..text.words import is_word

if TYPE_CHECKING:
    from ..quantity.reader import Found

_NUMBER = pattern(rf"\d(?:[\d.,]*\d)?|[{NUMERALS}]+")
_LATIN = pattern(r"[A-Za-z0-9]+(?:[.+\-·/][A-Za-z0-9]+)*")
_DATE = pattern(r"年|月|日|号|时|点|世纪|季度|周[年岁]")
_LABEL = pattern(r"[“‘「『《][^“”‘’「」『』《》]{1,30}[”’」』》]")
_QUOTE = pattern("[“‘「『《]")


class Leftover(NamedTuple):
    """A number with enough text around it to recognize it: ``text[start:end]``."""

    start: int
    end: int
    why: str


def leftovers(
    text: str, taken: Iterable[tuple[int, int]], found: Sequence[Found]
) -> Iterator[Leftover]:
    """All numbers of a text outside the ``taken`` spans of facts, in order; ``found`` are its quantities.

    >>> text = "2020年建成5G基站429个"
    >>> [text[one.start : one.end] for one in leftovers(text, [(10, 14)], ())]
    ['2020年', '5G']
    """
    if COUNTING.search(text) is None:
        return
    plain = simplified(text)
    known = [Leftover(start, end, "") for start, end in taken]
    kept = {(one.start, one.end) for one in known}
    known += [
        Leftover(one.start, one.end, _why_none(one))
        for one in found
        if (one.start, one.end) not in kept
    ]
    known.sort()
    labels = []
    if _QUOTE.search(plain):
        labels = [match.span() for match in _LABEL.finditer(plain)]
    beside = _Beside(plain)
    rank = label = after = 0
    for match in _NUMBER.finditer(plain):
        start, end = match.span()
        while rank < len(known) and known[rank].end <= start:
            rank += 1
        while label < len(labels) and labels[label][1] <= start:
            label += 1
        if start < after:
            continue
        if rank < len(known) and known[rank].start < end:
            one = known[rank]
        elif label < len(labels) and labels[label][0] < start:
            one = Leftover(*labels[label], _("part of a name"))
        else:
            one = beside.of(start, end)
        after = one.end
        if one.why:
            yield one


def _why_none(one: Found) -> str:
    if one.indefinite:
        return _("an article: it does not count")
    if one.printed is None:
        return _("a share in words: a fact needs digits")
    return _("a span of time, or a number that a base cannot hold")


class _Beside:
    """Tells why a number is no quantity; asked for the numbers of a text in order."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        # How many characters at the start may precede the number of an item.
        self._opening = len(plain) - len(plain.lstrip("( \u3000"))
        self._no_name = 0  # no letter is beside a number up to here: 1/2/3/4

    def of(self, start: int, end: int) -> Leftover:
        plain = self._plain
        if name := self._name(start):
            return Leftover(*name, _("part of a name"))
        if plain[start - 1 : start] == "第":
            return Leftover(start - 1, min(end + 2, len(plain)), _("says which, not how many"))
        if date := _DATE.match(plain, end):
            return Leftover(start, date.end(), _("a date or a time"))
        if plain[end : end + 1] in tuple("、.)") and start <= self._opening:
            return Leftover(start, end, _("the number of an item"))
        return Leftover(*_in_word(plain, start, end), _("part of a word or a name"))

    def _name(self, start: int) -> tuple[int, int] | None:
        """The letters and digits around a number, if there are letters: 5G, COVID-19."""
        if start < self._no_name:
            return None
        first = start
        while first and self._plain[first - 1].isascii() and self._plain[first - 1].isalpha():
            first -= 1
        latin = _LATIN.match(self._plain, first)
        if latin is None:
            return None
        if any(map(str.isalpha, latin[0])):
            return latin.span()
        self._no_name = latin.end()
        return None


def _in_word(plain: str, start: int, end: int) -> tuple[int, int]:
    """The number with a character on either side; with two on one side if the other has none."""
    for word in ((start - 1, end + 1), (start, end + 1), (start - 1, end)):
        if start and is_word(plain[slice(*word)]):  # 进一步, 一般 in 一般公共预算, 统一
            return word
    left = plain[start - 1 : start].isalnum()
    right = plain[end : end + 1].isalnum()
    if left and not right:
        return start - 1 - plain[max(0, start - 2) : start - 1].isalnum(), end
    if right and not left:
        return start, end + 1 + plain[end + 1 : end + 2].isalnum()
    return start - left, end + right
