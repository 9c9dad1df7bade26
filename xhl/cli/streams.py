"""Standard output and standard error: UTF-8 in every locale, and no failure in silence."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOBase, TextIOWrapper
from itertools import chain

from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..text.sanitize import one_line
from .color import is_dumb

UNREAD = 141  # the exit code of who ends by SIGPIPE, as shells have it
MESSAGE = 2000  # characters of a line for standard error; of longer ones the ends are shown


def prepare() -> None:
    """Make both streams write UTF-8; when a reader goes away, end quietly as other tools do.

    A stream that the caller closed gives its number to no file, which would take what is meant for
    the stream.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # none if the caller closed it
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.platform == "win32":
        _show_escapes()
    else:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if sys.platform == "win32":

    def _show_escapes() -> None:
        """Have the console of Windows, if that is where output goes, heed escape sequences."""
        from ctypes import byref, c_ulong, windll

        for number in (-11, -12):  # standard output, standard error
            console, mode = windll.kernel32.GetStdHandle(number), c_ulong()
            if windll.kernel32.GetConsoleMode(console, byref(mode)):
                windll.kernel32.SetConsoleMode(console, mode.value | 4)


class _Closed(TextIOBase):
    """Standard output that the caller closed: to write nothing to it is no mistake."""

    def write(self, _text: str) -> int:
        raise UserError(_("cannot write the output: standard output is closed"))


def is_terminal() -> bool:
    """Whether a person is looking at standard output.

    >>> is_terminal()  # nobody looks at what examples print
    False
    """
    return sys.stdout is not None and sys.stdout.isatty()


def set_quiet() -> None:
    """From now on nothing is put or said: only the exit code tells, and what goes wrong."""
    global _is_hushed  # noqa: PLW0603 (a process has one standard output)
    _is_hushed = True


_is_hushed = False


def is_watched() -> bool:
    """Whether a person is looking at standard error, and wants to be told.

    FORCE_COLOR and the like do not count: what moves the cursor has no place in a file.
    """
    return not _is_hushed and sys.stderr is not None and sys.stderr.isatty()


def show_progress(done: int, all_: int) -> None:
    """Show how much of an index is built, in a line that goes away, if a person is looking.

    No more than a line: an end that comes at any moment leaves no hidden cursor behind.
    """
    if not is_watched() or is_dumb():
        return
    label = _("indexing")
    line = f"{label} {100 * done // all_} %" if done < all_ else ""
    with suppress(OSError):
        print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)


def write(pieces: Iterable[str], *, paged: bool = False) -> None:
    r"""Write results to standard output, or have a pager show them if they are more than a screen.
    Raises `UserError` where they cannot be written.

    >>> write(["5G基站: ", "429\n"])
    5G基站: 429
    """
    if _is_hushed:
        for _piece in pieces:  # what is found on the way makes the exit code
            pass
        return
    if paged:
        from .pager import page

        pieces = ["".join(pieces)]
        if page(pieces[0]):
            return
    try:
        pieces = iter(pieces)
        for first in pieces:
            mark_started()
            sys.stdout.writelines(chain((first,), pieces))
        sys.stdout.flush()
    except OSError as error:
        _end_unread(error)
        problem = _("cannot write the output: {reason}")
        raise UserError(problem.format(reason=reason_of(error))) from None


def mark_started() -> None:
    """From now on the command cannot begin anew: it has read or printed what a second attempt
    would miss or repeat.

    >>> mark_started()
    >>> has_started()
    True
    """
    global _has_begun  # noqa: PLW0603 (and one command)
    _has_begun = True


def has_started() -> bool:
    r"""Whether it is too late to begin anew.

    >>> has_started()
    False
    >>> write(["429\n"])
    429
    >>> has_started()
    True
    """
    return _has_begun


_has_begun = False


def flush() -> None:
    """See to it that what others have printed is written; an `OSError` says that it is not."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _end_unread(error)
        raise


def _end_unread(error: OSError) -> None:
    """End quietly where nobody reads what is written, if that is an error and no signal."""
    if sys.platform == "win32" and error.errno in (errno.EPIPE, errno.EINVAL):
        os._exit(UNREAD)


def notice(message: str) -> None:
    """Tell the person on standard error what they may want to know, unless they want silence."""
    if not _is_hushed:
        error(message)


def error(message: str) -> None:
    """Write one line to standard error: what went wrong; where there is none, nothing."""
    if sys.stdout is not None:
        with suppress(
            OSError
        ):  # results come first that were found first; failures show at the end
            sys.stdout.flush()
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"xhl: {one_line(_shortened(message))}", file=sys.stderr, flush=True)


def _shortened(message: str) -> str:
    """A message that can be read; what it repeats from files and arguments may be of any length."""
    if len(message) <= MESSAGE:
        return message
    return f"{message[: MESSAGE // 2]} … {message[-MESSAGE // 2 :]}"


def typed(argument: str) -> str:
    r"""An argument as UTF-8 text, also where the locale made Python take it for something else.

    >>> typed("5G基站"), typed("\udce7\udc94\udc9f")
    ('5G基站', '生')
    """
    try:
        argument.encode()
    except UnicodeEncodeError:  # it has bytes that Python could not read
        with suppress(UnicodeError):
            return os.fsencode(argument).decode()
    return argument
