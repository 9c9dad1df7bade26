"""A second process of this Python, which does some of many tasks."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Task = TypeVar("Task")
Result = TypeVar("Result")
Done = Callable[[int], None]  # gets how much more of a task is done

# What this Python was told, and its second process has to obey too: python -I.
_FLAGS = {
    "isolated": "-I",
    "ignore_environment": "-E",
    "no_user_site": "-s",
    "no_site": "-S",
    "dont_write_bytecode": "-B",
}
_PYTHONS = ("python", "pypy", "graalpy")  # sys.executable may be a server that runs Python
# This package comes from where it was loaded here, whatever was put on the path since.
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; import xhl; del sys.path[0];"
    " from xhl.helper import serve; from {module} import make; serve(make)"
)
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
Process = subprocess.Popen[bytes]
_FREE = Lock()  # held while this process has a helper, or is one: two processes share the work


@contextmanager
def helper(module: str) -> Iterator[Process | None]:
    """A process that does tasks with the ``make`` of a module; None if there is but one processor, if this
    process has a helper or is one, or if none can be started.
    """
    if _processors() < 2 or not _FREE.acquire(blocking=False):
        yield None
        return
    process = _started(module)
    try:
        yield process
    finally:
        _FREE.release()
        if process:
            process.kill()
            process.communicate()


def _processors() -> int:
    mine = getattr(os, "sched_getaffinity", None)  # on Linux, where `taskset` may leave one
    return len(mine(0)) if mine else os.cpu_count() or 1


def _started(module: str) -> Process | None:
    name = os.path.basename(sys.executable or "").lower()
    if not name.startswith(_PYTHONS) or getattr(sys, "frozen", False):
        return None
    flags = [sign for name, sign in _FLAGS.items() if getattr(sys.flags, name)]
    path = [entry for entry in sys.path if type(entry) is str]  # imports ignore the others
    with suppress(OSError, ValueError):  # ValueError: a path with a NUL
        return subprocess.Popen(  # noqa: S603 (this Python, and this package)
            [sys.executable, *flags, "-c", _START.format(module=module), _ROOT, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one
        )
    return None


def shared(
    tasks: Sequence[Task],
    make: Callable[[Task, Done], Result],
    process: Process | None,
    done: Done,
    *,
    ahead: int = 0,
) -> list[Result]:
    """The result of each task, made here or by the helper; what it cannot do is done here.

    The helper gets ``ahead`` tasks before it has done the last: it need not wait for the thread that
    gives them out, which gets no turn for some 5 ms each time that it has waited. For short tasks.
    """
    work: _Work[Task, Result] = _Work(tasks, done, ahead)
    thread = _begun(work.hand_out, process) if process and len(tasks) > 1 else None
    work.do(make)
    if thread:
        thread.join()
        work.do(make)
    return [work.results[rank] for rank in range(len(tasks))]


def _begun(work: Callable[[Process], None], process: Process) -> Thread | None:
    thread = Thread(target=work, args=(process,), daemon=True)
    with suppress(RuntimeError):  # the system has no thread left
        thread.start()
        return thread
    return None


class _Work(Generic[Task, Result]):
    """The remaining tasks, and the results of the others."""

    def __init__(self, tasks: Sequence[Task], done: Done, ahead: int) -> None:
        self.results: dict[int, Result] = {}
        self._left = [*enumerate(tasks)][::-1]
        self._listener = done
        self._ahead = ahead
        self._lock = Lock()

    def do(self, make: Callable[[Task, Done], Result]) -> None:
        while one := self._next():
            rank, task = one
            self.results[rank] = make(task, self._done)

    def hand_out(self, process: Process) -> None:
        given: deque[tuple[int, Task]] = deque()
        try:
            while True:
                while len(given) <= self._ahead and (one := self._next()):
                    given.append(one)
                    _give(process, one[1])
                if not given:
                    return
                self.results[given[0][0]] = _taken(process, self._done)
                given.popleft()
        except Exception:  # noqa: BLE001 (it ended, or a task or a result cannot be pickled)
            self._left += given

    def _next(self) -> tuple[int, Task] | None:
        with self._lock:
            return self._left.pop() if self._left else None

    def _done(self, more: int) -> None:
        with self._lock:
            self._listener(more)


def _give(process: Process, task: object) -> None:
    """Give a task to a helper, which reads it at once, whatever it is doing."""
    assert process.stdin  # it is a pipe
    pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()


def _taken(process: Process, done: Done) -> Any:  # noqa: ANN401 (what `make` gives there)
    """The result of the first task of a helper whose result was not taken; waits for it."""
    assert process.stdout  # it is a pipe
    while type(answer := pickle.load(process.stdout)) is int:  # noqa: S301 (our own process)
        done(answer)
    return answer[0]


def serve(make: Callable[[Task, Done], Result]) -> None:
    """In a helper: do the tasks from standard input until it ends, or until one fails."""
    _FREE.acquire(blocking=False)
    gc.disable()  # what is made here ends with the process
    tasks: SimpleQueue[tuple[Task] | None] = SimpleQueue()
    Thread(target=_read, args=(tasks,), daemon=True).start()
    with open(1, "wb", closefd=False) as answers:

        def tell(answer: int | tuple[Result]) -> None:
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()

        while one := tasks.get():
            tell((make(one[0], tell),))


def _read(tasks: SimpleQueue[tuple[Any] | None]) -> None:
    """Read tasks while others are done: who gives them never waits for who takes the results."""
    try:
        with open(0, "rb", closefd=False) as asked:
            while True:
                tasks.put((pickle.load(asked),))  # noqa: S301 (from the process that started this one)
    except Exception:  # noqa: BLE001 (the end, or no task)
        tasks.put(None)
