"""What is longer than the screen, a screen at a time: a program such as less shows it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from .color import is_dumb

VARIABLES = ("XHL_PAGER", "PAGER")
DEFAULTS = ("less", "more") if sys.platform == "win32" else ("less",)
# What git tells them unless the user does: quit if it fits, pass colours, leave the screen alone.
TOLD = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
_STYLE = re.compile(r"\x1b\[[\d;]*m")
_LINK = re.compile(r"\x1b]8;[^\x1b]*\x1b\\")  # of these older versions of less show every sign
NOT_RUN = (126, 127)  # what the shell answers for a program that cannot be run, or is not there


def page(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    r"""Show the text in the pager; false if it was not shown, so that others have to.

    It is not where it fits the screen, where the terminal is dumb, and where there is no pager.
    What the pager makes of it, quitting early included, changes nothing for the command.

    >>> page("429\n", {"PAGER": "cat"})
    False
    """
    program = pager(environment)
    if not program or is_dumb(environment) or fits(text, shutil.get_terminal_size().lines):
        return False
    from subprocess import DEVNULL, PIPE, Popen, call  # only a long table pays for it

    with _unimpressed(), _uninterrupted():
        try:
            # The user's own command line, as git takes it: a shell is what reads it.
            shell = Popen(program, shell=True, stdin=PIPE, env={**TOLD, **environment})  # noqa: S602
        except OSError:  # no shell, or no process more
            return False
        with suppress(OSError):  # Windows says so if it quits early
            shell.communicate(_bytes(text, program))
        if shell.returncode in NOT_RUN:
            return False
        # A shell that cannot read the command line ends with the code of any pager's failure.
        reads = ["sh", "-n", "-c", program]  # and runs nothing
        has_shell = sys.platform != "win32"
        return not (has_shell and shell.returncode and call(reads, stderr=DEVNULL))  # noqa: S603


def _bytes(text: str, program: str) -> bytes:
    text = _LINK.sub("", text)
    if sys.platform == "win32" and program == "more":  # knows no UTF-8 and no escape sequences
        return _STYLE.sub("", text).encode("oem", "replace")
    return text.encode("utf-8", "backslashreplace")


def pager(environment: Mapping[str, str] = os.environ) -> str:
    """The command line of the pager; empty if there is none, or none is wanted.

    >>> pager({"XHL_PAGER": "more", "PAGER": "less"}), pager({"PAGER": "cat"}), pager({"PAGER": ""})
    ('more', '', '')
    """
    for name in VARIABLES:
        if name in environment:
            return "" if environment[name].strip() == "cat" else environment[name].strip()
    return next(filter(shutil.which, DEFAULTS), "")


def fits(text: str, rows: int) -> bool:
    r"""Whether so many rows show the text and the prompt that follows it.

    >>> fits("5G基站\n429个\n", rows=3), fits("5G基站\n429个\n", rows=2)
    (True, False)
    """
    return text.count("\n") < rows


@contextmanager
def _unimpressed() -> Iterator[None]:
    """A pager that quits early must not end the command: its broken pipe is ignored."""
    if sys.platform == "win32":
        yield  # it has no such signal
    else:
        before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGPIPE, before)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While the pager shows the text, an interrupt is the pager's alone, from its start on.

    The pager itself does not inherit this: a function, other than `SIG_IGN`, stays behind.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
