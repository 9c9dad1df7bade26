"""Faster starts of the command: a process that has imported xhl forks for each of them.

Importing is most of what a command costs, then reading tables and compiling patterns. What Python and xhl
decide while they start (language, encoding) they decide once for each `Starter`; all else is new in each
fork: arguments, environment, folder, streams. `python starter.py DESCRIPTOR ADDRESS PRELUDE` is that
process; the prelude is a program that it runs before it imports xhl.
"""

from __future__ import annotations

import gc
import marshal
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

HERE = Path(__file__).resolve().parent
_fork = getattr(os, "fork", None)  # a prelude may remove it
LARGEST = 1 << 20  # bytes of a request
TERMINAL = "OWN_TERMINAL"  # a variable that is told to nobody else
# The command for a shell: it is started with the arguments, environment, folder and streams of this process.
CLIENT = f"""\
#!{sys.executable} -IS
import _socket, marshal, os, sys
here = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
here.setsockopt(_socket.SOL_SOCKET, _socket.SO_SNDBUF, {LARGEST})
here.connect(ADDRESS)
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
told = marshal.dumps((os.getcwd(), sys.argv[1:], dict(os.environ)))
here.sendmsg([told], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
os._exit(int(here.recv(16)) % 256)
"""


class Starter:
    """A process that starts the command, in the language of this environment."""

    def __init__(self, environment: Mapping[str, str], prelude: str = "") -> None:
        self._folder = tempfile.mkdtemp(prefix="xhl-starter-")
        self._address = os.path.join(self._folder, "socket")  # noqa: PTH118
        self._here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno()), self._address, prelude],
            pass_fds=(there.fileno(),),
            env=environment,
        )
        there.close()

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[int]
    ) -> None:
        """Start the command with these as standard input, output and error; `wait` for it then."""
        told = marshal.dumps((os.getcwd(), list(arguments), dict(environment)))  # noqa: PTH109
        socket.send_fds(self._here, [told], streams)

    def wait(self) -> int:
        """The exit code of the command, as `subprocess` has it."""
        return int(self._here.recv(16))

    def start_beside(
        self, arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[int]
    ) -> socket.socket:
        """Start the command beside others; its exit code, as text, comes through this socket."""
        self._await_address()
        asking = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
        asking.connect(self._address)
        told = marshal.dumps((os.getcwd(), list(arguments), dict(environment)))  # noqa: PTH109
        socket.send_fds(asking, [told], streams)
        return asking

    def _await_address(self) -> None:
        while not os.path.exists(self._address):  # noqa: PTH110
            assert self._process.poll() is None
            time.sleep(0.01)

    def command(self, path: Path) -> None:
        """Write a program that starts the command."""
        self._await_address()
        path.write_text(CLIENT.replace("ADDRESS", repr(self._address)), encoding="utf-8")
        path.chmod(0o755)

    def end(self) -> None:
        self._here.close()
        self._process.wait()
        shutil.rmtree(self._folder)


def _warm() -> None:
    """Search, draft and verify once, so that the tables and patterns that this needs are ready."""
    report = "一、科技创新\n2020年建成5G基站429个，比上年增长6%。"
    base = xhl.load(f"{HERE}/golden/base.toml")
    base.search("jizhan")
    xhl.facts.nearest.nearest(base, "5G机站")
    xhl.verify(report, base)
    xhl.draft.write.written(xhl.draft.build.drafted(report, "report"))
    gc.collect()
    gc.freeze()  # forks then share these pages


def _serve(here: socket.socket, clients: socket.socket) -> None:
    """Fork for each request until nobody can ask any more."""
    while True:
        if clients in select.select([here, clients], [], [])[0]:
            client, _address = clients.accept()
            if _fork() == 0:
                _answer(client, here, clients)
                os._exit(0)
            client.close()
        elif not _answer(here, clients):
            return
        while _has_ended():
            pass


def _answer(asking: socket.socket, *others: socket.socket) -> bool:
    """Fork the command of one request, and tell its exit code; false if nobody can ask any more."""
    told, streams, _flags, _address = socket.recv_fds(asking, LARGEST, 3)
    if not told:
        return False
    child = _fork()
    if child == 0:
        for one in (asking, *others):
            one.close()
        _become(*marshal.loads(told), streams)
    for stream in streams:
        os.close(stream)
    _pid, status = os.waitpid(child, 0)
    asking.send(str(os.waitstatus_to_exitcode(status)).encode())
    return True


def _has_ended() -> bool:
    """Whether a fork that answered a client has ended; it is gone then."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


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
        if os.environ.pop(TERMINAL, None):  # the streams are one of its own, for /dev/tty
            os.setsid()
            import_module("fcntl").ioctl(0, import_module("termios").TIOCSCTTY, 0)
        sys.argv = ["xhl", *arguments]
        if "FAULT" in environment:  # test_faults.py has Python run this first
            exec(Path(environment["PYTHONPATH"], "sitecustomize.py").read_text("utf-8"), {})
        xhl.__main__.main()
    finally:
        os._exit(70)  # not reached, whatever happens


if __name__ == "__main__":
    from pkgutil import walk_packages

    sys.path[0] = os.getcwd()  # noqa: PTH109 (as `python -m xhl` has it)
    exec(sys.argv[3])
    import xhl.__main__

    for module in walk_packages(xhl.__path__, "xhl."):
        import_module(module.name)
    _warm()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    new = Path(f"{sys.argv[2]}.new")
    listening.bind(str(new))
    listening.listen()
    new.rename(sys.argv[2])  # who sees it can connect
    _serve(socket.socket(fileno=int(sys.argv[1])), listening)
