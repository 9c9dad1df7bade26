"""Drafts the parts of a report, in this process or in a helper too."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..listeners import ignore
from .outline import Part
from .passages import Setting, passages

if TYPE_CHECKING:
    from .drafted import Passage

Parts = Sequence[tuple[Part, Setting]]

# Characters. A helper costs .3 to .7 s of a processor more, at any length.
WORTH_HELP = 150_000
_AT_ONCE = 4_000  # characters of a task


def make(parts: Parts, _done: object = None) -> list[tuple[Passage, ...]]:
    """The sentences of each part with their facts."""
    return [tuple(passages(part, setting)) for part, setting in parts]


def make_all(parts: Parts) -> list[tuple[Passage, ...]]:
    """The same for a whole report, with a helper if it is long and has several parts."""
    if sum(_size(part) for part, _setting in parts) < WORTH_HELP:
        return make(parts)
    from ..helper import helper, shared  # few reports are that long

    tasks = [*_tasks(parts)]
    with helper("xhl.draft.worker", is_worth=len(tasks) > 1) as process:
        return [*chain(*shared(tasks, make, process, ignore))]


def _size(part: Part) -> int:
    return sum(len(sentence.text) for sentence in part.sentences)


def _tasks(parts: Parts) -> Iterator[Parts]:
    """The parts by some thousand characters."""
    begin = size = 0
    for end, (part, _setting) in enumerate(parts, 1):
        size += _size(part)
        if size >= _AT_ONCE or end == len(parts):
            yield parts[begin:end]
            begin, size = end, 0


def main() -> None:
    """Draft parts as a helper."""
    from ..helper import serve

    gc.disable()  # nothing it makes refers to itself
    serve(make)
