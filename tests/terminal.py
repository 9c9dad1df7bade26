"""A pseudo-terminal for one command: keys go in, a screen comes out."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import pytest
from command import BASE, environment, read_all, starter_for
from starter import TERMINAL

# Windows has none of them.
fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))

PATIENCE = 30.0  # seconds until a test that waits for the command gives up
USUAL: dict[str, str | None] = {"TERM": "xterm-256color", "XHL_FACTS": BASE}
CALM = 1.0  # seconds without a change that show that a screen is complete


class Terminal:
    """A running command, unless told xhl, whose standard streams, and whose keyboard, are a pseudo-terminal."""

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] = (sys.executable, "-m", "xhl"),
        rows: int = 10,
        columns: int = 80,
        **changes: str | None,
    ) -> None:
        self._here, there = opened(rows, columns)
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=there,
            stdout=there,
            stderr=there,
            env=environment(**(USUAL | changes)),
            start_new_session=True,
            # For /dev/tty; nothing else of this process runs while it starts another.
            preexec_fn=lambda: fcntl.ioctl(there, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(there)
        self.shown = ""

    def type(self, keys: str) -> None:
        os.write(self._here, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read what is shown until the text is among what came since the last call."""
        start = len(self.shown)
        while text not in self.shown[start:]:
            if not self._read():
                self._give_up(f"{text!r} was never shown")

    def type_until(self, key: str, text: str) -> None:
        """Type a key, again and again where the program is not listening, until the text is shown."""
        start = len(self.shown)
        for _second in range(int(PATIENCE / CALM)):
            self.type(key)
            self.settle()
            if text in self.shown[start:]:
                return
        self._give_up(f"{key!r} never made it show {text!r}")

    def settle(self) -> None:
        """Read until nothing more is shown for a while: a program that draws may lose keys before."""
        while select.select([self._here], [], [], CALM)[0] and self._read():
            pass

    def interrupt(self) -> int:
        """Type Ctrl-C until the program ends; the exit code.

        Once is not enough where it comes in the instant before a read begins to wait: Python looks for
        signals before that, and then only when the read returns.
        """
        for _second in range(int(PATIENCE / CALM)):
            self.type("\x03")
            self.settle()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(CALM)
                break
        return self.end()

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        os.close(self._here)
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _w, _x = select.select([self._here], [], [], PATIENCE)
        if not ready:
            self._give_up("nothing more was shown")
        try:
            more = os.read(self._here, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.shown += more.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(more)

    def _give_up(self, problem: str) -> NoReturn:
        self.process.kill()
        self.process.wait()
        raise AssertionError(f"{problem} after {self.shown[-500:]!r}")


def shown(
    *arguments: str, rows: int = 10, columns: int = 80, **changes: str | None
) -> tuple[int, str]:
    """The exit code of a command that nobody types to, and all that its terminal showed."""
    starter = starter_for(arguments, changes)
    if starter is None:
        terminal = Terminal(*arguments, rows=rows, columns=columns, **changes)
        return terminal.end(), terminal.shown
    here, there = opened(rows, columns)
    told = environment(**(USUAL | {TERMINAL: "1"} | changes))
    starter.start(arguments, told, (there,) * 3)
    os.close(there)
    [text] = read_all(here)
    return starter.wait(), text.decode("utf-8", "replace").replace("\r\n", "\n")


def opened(rows: int, columns: int) -> tuple[int, int]:
    """Both ends of a pseudo-terminal: ours, and the one for a command."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return here, there
