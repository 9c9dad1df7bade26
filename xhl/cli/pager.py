"""Long output through a pager, such as less."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from .color import is_dumb

if TYPE_CHECKING:
    Handler = signal.Handlers | Callable[[int, object], object]

VARIABLES = ("XHL_PAGER", "PAGER")
DEFAULTS = ("less", "more") if sys.platform == "win32" else ("less",)
# The defaults that git sets: quit if the text fits, pass colours, do not clear the screen.
TOLD = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
_STYLE = pattern(r"\x1b\[[\d;]*m")
NOT_RUN = (126, 127)  # exit codes of a shell for a program that cannot be run, or is missing


def page(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Show the text in the pager; False if it was not shown and has to be printed.

    That is so if it fits the screen, if the terminal is dumb, or if there is no pager. If the pager fails
    or quits early, the command goes on.
    """
    program = pager(environment)
    fits = text.count("\n") < shutil.get_terminal_size().lines  # with the prompt after it
    if not program or is_dumb(environment) or fits:
        return False
    from subprocess import DEVNULL, PIPE, Popen, call  # only needed for a long table

    # A pager that quits early breaks the pipe. Interrupts are for the pager, which does not inherit this: a
    # handler, unlike SIG_IGN, is not inherited.
    ignored, left = _handling("SIGPIPE", signal.SIG_IGN), _handling("SIGINT", lambda *_: None)
    with ignored, left:
        try:
            # The user's own command line, run by a shell as git does.
            shell = Popen(program, shell=True, stdin=PIPE, env={**TOLD, **environment})  # noqa: S602
        except OSError:  # no shell, or too many processes
            return False
        with suppress(OSError):  # on Windows, if it quits early
            shell.communicate(_bytes(text, program))
        if shell.returncode in NOT_RUN:
            return False
        # A syntax error in the command line has the same exit code as a failing pager.
        reads = ["sh", "-n", "-c", program]  # only checks the syntax
        has_shell = sys.platform != "win32"
        return not (has_shell and shell.returncode and call(reads, stderr=DEVNULL))  # noqa: S603


def _bytes(text: str, program: str) -> bytes:
    from ..render.screen import without_links  # which has drawn the text

    text = without_links(text)  # older versions of less print them as text
    if sys.platform == "win32" and program == "more":  # supports neither UTF-8 nor escape sequences
        return _STYLE.sub("", text).encode("oem", "replace")
    return text.encode("utf-8", "backslashreplace")


def pager(environment: Mapping[str, str] = os.environ) -> str:
    """The command line of the pager; "" if there is none, or none is wanted.

    >>> pager({"XHL_PAGER": "more", "PAGER": "less"}), pager({"PAGER": "cat"}), pager({"PAGER": ""})
    ('more', '', '')
    """
    for name in VARIABLES:
        if name in environment:
            return "" if environment[name].strip() == "cat" else environment[name].strip()
    return next(filter(shutil.which, DEFAULTS), "")


@contextmanager
def _handling(name: str, handler: Handler) -> Iterator[None]:
    """Handle a signal in another way while the pager runs, unless it is ignored."""
    number = getattr(signal, name, None)  # Windows has no SIGPIPE
    before = signal.SIG_IGN if number is None else signal.getsignal(number)
    if number is None or before is signal.SIG_IGN:
        yield
        return
    signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)
