"""A sentence without its asides, and each aside with numbers of its own.

The noun of a number may be on the other side of brackets: 病例27例（上海10例、广西5例），重症3例. So the
text around brackets is read as if they were not there, and each aside with numbers is read as a text that
belongs to the number before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern

if TYPE_CHECKING:
    from ...quantity.reader import Found

# Brackets that tell which of several and belong to the name: （同口径）, （机构）; not （见图）, （下同）.
_KEPT = pattern(r"(?!下同|以下简称|简称|含|见|详见|注|附|图|表|略)[一-鿿]{2,8}")
_NOTE = pattern(
    r"[\[〔［【](?:[一-鿿]{0,4}\d{1,3}|注)[\]〕］】]"
)  # [1], [解读1]: the number of a note
_NEAR = 24  # characters
_OPEN = pattern(r"[(\[〔［【]")
_GLOSS = pattern(r"[A-Za-z][\w.·+/&-]{0,19}")


class Gloss(NamedTuple):
    """Another word for the name that ends at ``at`` in the text of a scope: (GDP)."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A text to read by itself, the original places of its characters, and the ranks of its numbers.

    ``owner`` is the rank of the number that an aside belongs to, -1 if there is none before it; None for
    the sentence itself.
    """

    text: str  # simplified, in half width
    printed: str
    origins: Sequence[int]
    ranks: Sequence[int]
    owner: int | None = None
    glosses: tuple[Gloss, ...] = ()
    at: int = 0  # where the bracket of an aside opens
    before: str = ""  # the words before that bracket

    def start_of(self, found: Found) -> int:
        return _place(self.origins, found.start)

    def end_of(self, found: Found) -> int:
        return _place(self.origins, found.end)


def _place(origins: Sequence[int], origin: int) -> int:
    return origin if isinstance(origins, range) else bisect_left(origins, origin)


def scopes(printed: str, text: str, found: Sequence[Found]) -> list[Scope]:
    """The scopes of a sentence, the sentence first; each number is in one of them.

    ``text`` is the sentence in simplified characters and half width; all characters keep their places.

    >>> from ...quantity.reader import find
    >>> text = "病例27例(上海10例),增加值(GDP)8元"
    >>> [(scope.text, scope.ranks, scope.owner) for scope in scopes(text, text, find(text))]
    [('病例27例,增加值8元', [0, 2], None), ('上海10例', [1], 0)]
    """
    asides = list(_asides(text, found))
    whole = _scope(printed, text, Aside(-1, len(text) + 1), found, asides, None)
    inner = []
    for aside in asides:
        before = [rank for rank, one in enumerate(found) if one.end <= aside.start]
        inner.append(_scope(printed, text, aside, found, asides, before[-1] if before else -1))
    return [whole, *(scope for scope in inner if scope.ranks)]


class Aside(NamedTuple):
    """``text[start]`` and ``text[end - 1]`` are the brackets."""

    start: int
    end: int


def _asides(text: str, found: Sequence[Found]) -> Iterator[Aside]:
    """The parts in brackets that are read separately or left out, outer ones before inner ones."""
    if _OPEN.search(text) is None:
        return
    pairs = [Aside(*note.span()) for note in _NOTE.finditer(text)]
    open_at: list[int] = []
    inside_number = {at for one in found for at in range(one.start, one.end)}
    for at, char in enumerate(text):
        if char == "(" and at not in inside_number:
            open_at.append(at)
        elif char == ")" and open_at and at not in inside_number:
            pairs.append(Aside(open_at.pop(), at + 1))
    ends = {one.end for one in found}
    for pair in sorted(pairs):
        counts = any(pair.start < one.start < pair.end for one in found)
        is_behind_number = pair.start in ends  # 67市（自治州）331个县
        if counts or is_behind_number or not _KEPT.fullmatch(text, pair.start + 1, pair.end - 1):
            yield pair


def _scope(
    printed: str,
    text: str,
    whole: Aside,
    found: Sequence[Found],
    asides: Sequence[Aside],
    owner: int | None,
) -> Scope:
    if owner is None and not asides:
        return Scope(text, printed, range(len(text)), range(len(found)))
    kept: list[int] = []
    glosses = []
    at, end = whole.start + 1, whole.end - 1
    for aside in asides:
        if at <= aside.start and aside.end <= end:
            kept += range(at, aside.start)
            at = aside.end
            if _GLOSS.fullmatch(text, aside.start + 1, aside.end - 1):
                glosses.append(Gloss(len(kept), printed[aside.start + 1 : aside.end - 1]))
    kept += range(at, end)
    inside = set(kept)
    ranks = [rank for rank, one in enumerate(found) if one.start in inside]
    return Scope(
        "".join(text[at] for at in kept),
        "".join(printed[at] for at in kept),
        kept,
        ranks,
        owner,
        tuple(glosses),
        whole.start,
        text[max(0, whole.start - _NEAR) : max(0, whole.start)],
    )
