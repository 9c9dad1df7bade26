"""The command as a user runs it: a process, with its output and its exit code.

Most processes are forked by a `Starter`, at a tenth of the cost; Python is started with XHL_REAL=1, and for
tests of the start itself.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from starter import Starter

# What the command heeds of its environment, so that no test depends on who runs it.
LANGUAGES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
HEEDED = (
    *("XHL_FACTS", "XHL_PAGER", "PAGER", "LESS", "COLUMNS", "LINES", "TERM"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"),
    *LANGUAGES,
)
FAULTY = {"FAULT", "PYTHONPATH"}  # what test_faults.py sets together
# For a process that is asked what it imports or opens: were its coverage measured, that would count.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": None}
HERE = Path(__file__).parent
BASE = str(HERE / "golden" / "base.toml")


# Debian's packages that are not called as their program is.
PACKAGES = {"man": "man-db"}


def golden(name: str, shown: str) -> str:
    """The committed screen of that name; with UPDATE_GOLDEN=1 what is shown becomes it."""
    file = HERE / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(shown, encoding="utf-8")
    return file.read_text(encoding="utf-8")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def at_home(folder: Path) -> dict[str, str]:
    """The variables that make a folder the user's home, on any system."""
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(folder))
    if sys.platform == "win32":  # where the system, not a variable, says where the cache is
        homes |= {"XHL_CACHE": str(folder / "cache"), "XHL_CONFIG": str(folder / "config.toml")}
    return homes


def isolate(home: Path) -> None:
    """Hide the user's settings and files from this process and its children."""
    for name in (*LANGUAGES, *filter(re.compile("XDG_|XHL_(?!TRIES|REAL)").match, os.environ)):
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
    """The environment without variables that change colours or paths; None removes a variable."""
    told: dict[str, str | None] = {**dict.fromkeys(HEEDED), **changes}
    kept = {name: value for name, value in os.environ.items() if name not in told}
    return kept | {name: value for name, value in told.items() if value is not None}


_starters: dict[tuple[str | None, ...], Starter] = {}  # by LC_ALL, LANGUAGE and prelude


def end_starters() -> None:
    while _starters:
        _starters.popitem()[1].end()


# Run by a real process as `xhl` is, after a prelude.
MAIN = 'import sys; from xhl.__main__ import main; sys.argv[0] = "xhl"; main()'
PIPE = 65536  # bytes that a pipe takes before anybody reads


def starter_for(
    arguments: Sequence[str | bytes], changes: dict[str, str | None], prelude: str = ""
) -> Starter | None:
    """The `Starter` for this command, if it can be forked."""
    locale = changes.get("LC_ALL") or "C.UTF-8"
    if (
        os.environ.get("XHL_REAL")
        or not hasattr(os, "fork")
        or any(isinstance(argument, bytes) for argument in arguments)
        or locale not in ("C.UTF-8", "zh_CN.UTF-8")
        or any(
            re.match("PYTHON|COVERAGE|LANG|LC_(?!ALL)", name) for name in changes.keys() - FAULTY
        )
    ):
        return None
    return started(locale, prelude=prelude)


def started(locale: str = "C.UTF-8", language: str | None = None, prelude: str = "") -> Starter:
    """The `Starter` of this language, after this prelude."""
    key = locale, language, prelude
    if key not in _starters:
        _starters[key] = Starter(environment(LC_ALL=locale, LANGUAGE=language), prelude)
    return _starters[key]


def write_command(path: Path, language: str | None = None) -> None:
    """Write a program that is the command, for shells whose LC_ALL is C.UTF-8."""
    path.parent.mkdir(exist_ok=True)
    if os.environ.get("XHL_REAL") or not hasattr(os, "fork"):
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m xhl "$@"\n', encoding="utf-8")
        path.chmod(0o755)
    else:
        started("C.UTF-8", language).command(path)


def xhl(
    *arguments: str | bytes,
    facts: str | None = BASE,
    stdin: bytes = b"",
    prelude: str = "",
    beside: bool = False,
    **changes: str | None,
) -> Ran:
    """Run the command with its streams in pipes; ``facts`` is what XHL_FACTS names, ``prelude`` a
    program that is run before xhl is imported. Threads may run it ``beside`` each other."""
    told = environment(XHL_FACTS=facts, **changes)
    if len(stdin) <= PIPE and (starter := starter_for(arguments, changes, prelude)):
        (read, write), (out, out_end), (err, err_end) = os.pipe(), os.pipe(), os.pipe()
        os.write(write, stdin)
        os.close(write)
        start = starter.start_beside if beside else starter.start
        asking = start(list(map(os.fsdecode, arguments)), told, (read, out_end, err_end))
        for end in (read, out_end, err_end):
            os.close(end)
        printed = [text.decode("utf-8") for text in read_all(out, err)]
        if asking is None:
            return Ran(starter.wait(), *printed)
        with asking:
            return Ran(int(asking.recv(16)), *printed)
    program = ("-c", f"{prelude}\n{MAIN}") if prelude else ("-m", "xhl")
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        input=stdin,
        capture_output=True,
        env=told,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def read_all(*descriptors: int) -> list[bytes]:
    """The output of all these pipes until their ends, read in parallel."""
    read = dict.fromkeys(descriptors, b"")
    left = set(descriptors)
    while left:
        for ready in select.select(left, [], [])[0]:
            try:
                more = os.read(ready, 65536)
            except OSError:  # how Linux says that the other end of a terminal is closed
                more = b""
            read[ready] += more
            if not more:
                left.discard(ready)
                os.close(ready)
    return list(read.values())


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
    err, err_end = os.pipe()
    whole = environment(**(told | changes))
    with open(os.devnull, "rb") as null:  # noqa: PTH123 (no file that is somewhere)
        if starter := starter_for(arguments, changes):
            starter.start(arguments, whole, (null.fileno(), there, err_end))
            wait = starter.wait
        else:
            wait = subprocess.Popen(
                [sys.executable, "-m", "xhl", *arguments],
                stdin=null,
                stdout=there,
                stderr=err_end,
                env=whole,
            ).wait
    os.close(there)
    os.close(err_end)
    shown, said = read_all(here, err)
    return Ran(wait(), shown.decode("utf-8").replace("\r\n", "\n"), said.decode("utf-8"))
