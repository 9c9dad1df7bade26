"""The command as a user runs it: a process, with its output and its exit code."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# What the command heeds of its environment, so that no test depends on who runs it.
HEEDED = (
    *("XHL_FACTS", "XHL_PAGER", "PAGER", "LESS", "COLUMNS", "LINES", "TERM"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"),
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"),
)
# For a process that is asked what it imports or opens: were its coverage measured, that would count.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": None}
HERE = Path(__file__).parent
BASE = str(HERE / "golden" / "base.toml")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """The environment without what would colour or redirect; None takes a variable away."""
    told: dict[str, str | None] = {**dict.fromkeys(HEEDED), "XHL_CONFIG": "", **changes}
    kept = {name: value for name, value in os.environ.items() if name not in told}
    return kept | {name: value for name, value in told.items() if value is not None}


def xhl(*arguments: str | bytes, facts: str | None = BASE, **changes: str | None) -> Ran:
    """Run the command with its output in pipes; ``facts`` is what XHL_FACTS names."""
    done = subprocess.run(
        [sys.executable, "-m", "xhl", *arguments],
        capture_output=True,
        env=environment(XHL_FACTS=facts, **changes),
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def in_shell(line: str) -> Ran:
    """Run a line of the shell, in which ``xhl`` is the command."""
    done = subprocess.run(
        f'xhl() {{ "{sys.executable}" -m xhl "$@"; }}; {line}',
        shell=True,
        capture_output=True,
        env=environment(XHL_FACTS=BASE),
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def on_terminal(*arguments: str, columns: int = 100, **changes: str | None) -> Ran:
    """Run the command on a terminal of that width; what it shows, stderr in its own pipe."""
    here, there = pty.openpty()
    told = {"TERM": "xterm-256color", "COLUMNS": str(columns), "XHL_FACTS": BASE, "PAGER": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "xhl", *arguments],
        stdout=there,
        stderr=subprocess.PIPE,
        env=environment(**(told | changes)),
    )
    os.close(there)
    shown = b""
    try:
        while more := os.read(here, 65536):
            shown += more
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(here)
    _out, err = process.communicate()
    text = shown.decode("utf-8").replace("\r\n", "\n")
    return Ran(process.returncode, text, err.decode("utf-8"))
