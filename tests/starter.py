"""Faster starts of the command: a process that has imported xhl forks for each of them.

Importing is most of what a command costs. What Python and xhl decide while they start (language,
encoding) they decide once for each `Starter`; all else is new in each fork: arguments, environment,
folder, streams. `python starter.py DESCRIPTOR` is that process.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

LARGEST = 1 << 20  # bytes of a request


class Starter:
    """A process that starts the command, in the language of this environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno())],
            pass_fds=(there.fileno(),),
            env=environment,
        )
        there.close()

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[int]
    ) -> None:
        """Start the command with these as standard input, output and error; `wait` for it then."""
        told = json.dumps([os.getcwd(), list(arguments), dict(environment)]).encode()  # noqa: PTH109
        socket.send_fds(self._here, [told], streams)

    def wait(self) -> int:
        """The exit code of the command, as `subprocess` has it."""
        return int(self._here.recv(16))

    def end(self) -> None:
        self._here.close()
        self._process.wait()


def _serve(here: socket.socket) -> None:
    """Fork for each request until nobody can ask any more."""
    while True:
        told, streams, _flags, _address = socket.recv_fds(here, LARGEST, 3)
        if not told:
            return
        child = os.fork()
        if child == 0:
            here.close()
            _become(*json.loads(told), streams)
        for stream in streams:
            os.close(stream)
        _pid, status = os.waitpid(child, 0)
        here.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(
    folder: str, arguments: list[str], environment: dict[str, str], streams: list[int]
) -> NoReturn:
    """Be the command: what comes after the imports of a real one."""
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        told: dict[str, Any] = {"encoding": "utf-8", "errors": "surrogateescape"}
        sys.stdin = TextIOWrapper(os.fdopen(0, "rb"), **told)
        sys.stdout = TextIOWrapper(os.fdopen(1, "wb"), **told)
        sys.stderr = TextIOWrapper(os.fdopen(2, "wb", 0), write_through=True, **told)
        sys.argv = ["xhl", *arguments]
        xhl.__main__.main()
    finally:
        os._exit(70)  # not reached, whatever happens


if __name__ == "__main__":
    from importlib import import_module
    from pkgutil import walk_packages

    sys.path[0] = os.getcwd()  # noqa: PTH109 (as `python -m xhl` has it)
    import xhl.__main__

    for module in walk_packages(xhl.__path__, "xhl."):
        import_module(module.name)
    _serve(socket.socket(fileno=int(sys.argv[1])))
