"""Building segments on two processors: in this process and in a helper process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .worker import Task, make

if TYPE_CHECKING:
    from ..listeners import Progress

_ALONE = 12 << 20  # bytes; less is done before a second process has started


def build(tasks: Sequence[Task], progress: Progress) -> list[str]:
    """Make segments. Gives the paths of files that have to be read as a whole, whose segments are not made.
    Raises `OSError`.
    """
    size = sum(task.size for task in tasks)
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        progress(min(done, size), size)

    if len(tasks) < 2 or size <= _ALONE:
        return [path for task in tasks for path in make(task, tell)]
    from ..helper import helper, shared  # needs much that is not needed for one changed file

    with helper("xhl.index.worker") as process:
        return [path for odd in shared(tasks, make, process, tell) for path in odd]
