"""The command as a user runs it: a process, with its output and its exit code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

# What the command heeds of its environment, so that no test depends on who runs it.
LANGUAGES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
HEEDED = (
    *("XHL_FACTS", "XHL_PAGER", "PAGER", "LESS", "COLUMNS", "LINES", "TERM"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"),
    *LANGUAGES,
)
# For a process that is asked what it imports or opens: were its coverage measured, that would count.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": None}
HERE = Path(__file__).parent
BASE = str(HERE / "golden" / "base.toml")


# Debian's packages that are not called as their program is.
PACKAGES = {"man": "man-db"}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def at_home(folder: Path) -> dict[str, str]:
    """The variables by which the folder is the home of the user, on any system."""
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(folder))
    if sys.platform == "win32":  # where the system, not a variable, says where the cache is
        homes |= {"XHL_CACHE": str(folder / "cache"), "XHL_CONFIG": str(folder / "config.toml")}
    return homes


def isolate(home: Path) -> None:
    """Take from this process, and so from all that it starts, what the user has set or stored."""
    for name in (*LANGUAGES, *filter(re.compile("XDG_|XHL_(?!TRIES)").match, os.environ)):
        os.environ.pop(name, None)
    os.environ.update(at_home(home))


def need(*programs: str) -> None:
    """Skip a test on a machine that lacks a program; where CI is true, the test fails."""
    for program in programs:
        if shutil.which(program) is None:
            lack = f"{program} is missing: apt-get install {PACKAGES.get(program, program)}"
            if os.environ.get("CI") == "true":
                pytest.fail(lack)
            pytest.skip(lack)


def environment(**changes: str | None) -> dict[str, str]:
    """The environment without what would colour or redirect; None takes a variable away."""
    told: dict[str, str | None] = {**dict.fromkeys(HEEDED), **changes}
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
    need("sh")
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
    pty = pytest.importorskip("pty")
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
