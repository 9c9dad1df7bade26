"""An interactive shell: keys go in, a screen comes out."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import sys
from pathlib import Path

import pytest
from command import BASE, environment, need

import xhl

pty = pytest.importorskip("pty")  # Windows has none

PATIENCE = 60  # seconds until what is awaited is given up
PROMPT = "ready> "
_CONTROL = re.compile(r"\x1b(?:\[[\d;?]*[ -/]*[@-~]|\][^\x07]*\x07|[()].|[=>])")
_SETTINGS = {
    "bash": (".bashrc", f"PS1='{PROMPT}'\n"),
    "zsh": (".zshrc", f"PS1='{PROMPT}'\nunsetopt prompt_sp\n"),
    "fish": (
        ".config/fish/config.fish",
        f"set fish_greeting\nfunction fish_prompt\n    echo -n '{PROMPT}'\nend\n",
    ),
}


class Shell:
    """An interactive shell in a home of its own, in which `xhl` is the one under test."""

    def __init__(self, name: str, home: Path, **changes: str) -> None:
        need(name)
        path = shutil.which(name)
        settings, text = _SETTINGS[name]
        if not (home / settings).exists():
            (home / settings).parent.mkdir(parents=True, exist_ok=True)
            (home / settings).write_text(text, encoding="utf-8")
        # Else fish reads every manual page of the machine the first time that it starts.
        (home / ".local/fish/generated_completions").mkdir(parents=True, exist_ok=True)
        command = home / "bin" / "xhl"
        command.parent.mkdir(exist_ok=True)
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m xhl "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        told = {
            "HOME": str(home),
            "ZDOTDIR": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local"),
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(Path(xhl.__file__).parents[1]),
            "XHL_FACTS": BASE,
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "COLUMNS": "100",
            **changes,
        }
        self.seen = ""  # of the screen, since what was last awaited
        self._pid, self._screen = pty.fork()
        if self._pid == 0:
            os.chdir(home)
            os.execve(path, [name, "-i"], environment(**told))
        self.await_(PROMPT)

    def type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def await_(self, text: str) -> str:
        """Read the screen until a text is on it; what came before."""
        raw = b""
        while text not in (seen := self.seen + _plain(raw)):
            ready, _, _ = select.select([self._screen], [], [], PATIENCE)
            assert ready, f"{text!r} did not come; there is {seen!r}"
            raw += os.read(self._screen, 65536)
        before, _, self.seen = seen.partition(text)
        return before

    def end(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._screen)


def _plain(screen: bytes) -> str:
    """The text on the screen without escape sequences."""
    return _CONTROL.sub("", screen.decode("utf-8", "ignore"))
