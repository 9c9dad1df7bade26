"""Drafts the parts of a report, in this process or in a helper too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..listeners import ignore
from .outline import Part
from .passages import divided, passages
from .setting import Setting

if TYPE_CHECKING:
    from ..helper import Process
    from .drafted import Passage

Parts = Sequence[tuple[Part, Setting]]

WORTH_HELP = 80_000  # characters. A helper costs .3 to .7 s of a processor more, at any length.
_AT_ONCE = 2_000  # characters of a task, whose result a pipe holds


def make(parts: Parts, _done: object = None) -> list[tuple[Passage, ...]]:
    """The sentences of each part with their facts."""
    return [tuple(passages(part, setting)) for part, setting in parts]


def make_all(parts: Parts, process: Process | None = None) -> list[tuple[Passage, ...]]:
    """The same for a whole report; a helper, if there is one, does about half."""
    if process is None:
        return make(parts)
    from ..helper import shared  # few reports are that long

    pieces = [[*divided(part, setting, _AT_ONCE)] for part, setting in parts]
    tasks = [*_tasks(chain(*pieces))]
    made = chain(*shared(tasks, make, process, ignore, ahead=1))
    return [tuple(chain(*(next(made) for _piece in of_part))) for of_part in pieces]


def _tasks(parts: Iterable[tuple[Part, Setting]]) -> Iterator[Parts]:
    """The parts by some thousand characters."""
    task: list[tuple[Part, Setting]] = []
    size = 0
    for part, setting in parts:
        task.append((part, setting))
        size += sum(len(sentence.text) for sentence in part.sentences)
        if size >= _AT_ONCE:
            yield task
            task, size = [], 0
    if task:
        yield task
