"""Building segments on two processors: in this process and in a helper process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from .worker import Task, make

if TYPE_CHECKING:
    from ..listeners import Progress

_ALONE = 12 << 20  # bytes; less is done before a second process has started
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from xhl.index.worker import main; main()"


def build(tasks: Sequence[Task], progress: Progress) -> list[str]:
    """Make segments. Gives the paths of files that have to be read as a whole, whose segments are not made.
    Raises `OSError`.
    """
    work = _Work(tasks, progress)
    helper = None
    if len(tasks) > 1 and work.size > _ALONE and (os.cpu_count() or 1) > 1:
        helper = _Helper(work)
    try:
        while task := work.next():
            work.odd += make(task, work.done)
        if helper:
            helper.wait()
            while task := work.next():  # what the helper could not do
                work.odd += make(task, work.done)
    finally:
        if helper:
            helper.stop()
    return work.odd


class _Work:
    """The remaining tasks, and the progress."""

    def __init__(self, tasks: Sequence[Task], progress: Progress) -> None:
        self.size = sum(task.size for task in tasks)
        self.odd: list[str] = []
        self._left = list(reversed(tasks))
        self._done = 0
        self._progress = progress
        self._lock = Lock()

    def next(self) -> Task | None:
        with self._lock:
            return self._left.pop() if self._left else None

    def give_back(self, task: Task) -> None:
        with self._lock:
            self._left.append(task)

    def done(self, size: int) -> None:
        with self._lock:
            self._done += size
            self._progress(min(self._done, self.size), self.size)


class _Helper:
    """A process that takes tasks until none is left; tasks that fail are returned.

    If no process can be started, it does nothing.
    """

    def __init__(self, work: _Work) -> None:
        self._work = work
        self._process: subprocess.Popen[bytes] | None = None
        if sys.executable and not getattr(sys, "frozen", False):
            with suppress(OSError):
                self._process = subprocess.Popen(  # noqa: S603 (this Python, and this package)
                    [sys.executable, "-c", _CODE, *sys.path],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        self._thread.join()

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()

    def _run(self) -> None:
        while self._process and (task := self._work.next()):
            try:
                self._work.odd += self._made(self._process, task)
            except (OSError, ValueError, KeyError):
                self._work.give_back(task)
                return

    def _made(self, process: subprocess.Popen[bytes], task: Task) -> list[str]:
        assert process.stdin  # they are pipes
        assert process.stdout
        process.stdin.write(json.dumps(task).encode() + b"\n")
        process.stdin.flush()
        while True:
            answer = json.loads(process.stdout.readline())
            if "odd" in answer:
                return list(answer["odd"])
            self._work.done(answer["done"])
