"""The drafts of several documents, made by this process and a helper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import FileError
from ..listeners import ignore
from .kept import kept, notes, size_left

if TYPE_CHECKING:
    from ..helper import Done
    from ..listeners import Note, Progress

WORTH_HELP = 300_000  # bytes of documents together
# Bytes of a document whose parts are shared, if it is longer than all others together.
_LONG = 500_000


def kept_all(
    paths: Sequence[str], progress: Progress = ignore, note: Note = ignore
) -> list[str | FileError]:
    """The path of the draft of each document, or why it cannot be read; see `kept`. The notes on documents
    that were not drafted before go to ``note``.
    """
    if not paths:
        return []
    sizes = {path: size_left(path) for path in paths}
    tasks = sorted(sizes, key=sizes.__getitem__, reverse=True)  # the longest must not be the last
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done = min(done + more, len(tasks))
        progress(done, len(tasks))

    tell(0)
    left = sum(sizes.values())
    drafts: dict[str, str | FileError] = {}
    for path in tasks:
        if 2 * sizes[path] < left or sizes[path] < _LONG:
            break
        drafts[path] = make(path, tell)
        left -= sizes[path]
    rest = tasks[len(drafts) :]
    if len(rest) > 1 and left > WORTH_HELP:
        from ..helper import helper, shared  # most documents are drafted already

        with helper("xhl.draft.many") as process:
            drafts.update(zip(rest, shared(rest, make, process, tell), strict=True))
    else:
        drafts.update((path, make(path, tell)) for path in rest)
    for path, draft in drafts.items():
        for one in notes(draft) if sizes[path] and isinstance(draft, str) else ():
            note(f"{path}: {one}")
    return [drafts[path] for path in paths]


def make(path: str, done: Done) -> str | FileError:
    """The path of the draft of one document, or why it cannot be read."""
    try:
        return kept(path)
    except FileError as reason:
        return reason
    finally:
        done(1)
