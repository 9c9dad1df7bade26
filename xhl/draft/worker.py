"""Drafts the parts of a report, in this process or in a helper too."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from ..listeners import ignore
from .outline import Part
from .passages import Setting, passages

if TYPE_CHECKING:
    from .drafted import Passage

Parts = Sequence[tuple[Part, Setting]]
Make = Callable[[Parts], "list[tuple[Passage, ...]]"]

# Characters. A helper costs .3 to .7 s of a processor more, at any length.
WORTH_HELP = 150_000
_AT_ONCE = 4_000  # characters of a task


def make(parts: Parts, _done: object = None) -> list[tuple[Passage, ...]]:
    """The sentences of each part with their facts."""
    return [tuple(passages(part, setting)) for part, setting in parts]


@contextmanager
def maker() -> Iterator[Make]:
    """Makes the same with a helper, which starts at once."""
    from ..helper import helper, shared  # few reports are that long

    with helper("xhl.draft.worker") as process:
        yield lambda parts: [*chain(*shared([*_tasks(parts)], make, process, ignore))]


def _tasks(parts: Parts) -> Iterator[Parts]:
    """The parts by some thousand characters."""
    begin = size = 0
    for end, (part, _setting) in enumerate(parts, 1):
        size += sum(len(sentence.text) for sentence in part.sentences)
        if size >= _AT_ONCE:
            yield parts[begin:end]
            begin, size = end, 0
    yield parts[begin:]


def main() -> None:
    """Draft parts as a helper."""
    from ..helper import serve

    gc.disable()  # nothing it makes refers to itself
    serve(make)
