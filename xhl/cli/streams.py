"""Standard output and standard error: UTF-8 in every locale, and all write errors are reported."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOBase, TextIOWrapper
from itertools import chain
from time import monotonic

from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..text.sanitize import one_line
from .color import is_dumb

STDIN = STDOUT = "-"  # what names standard input, and standard output
UNREAD = 141  # the exit code of a process ended by SIGPIPE, as in shells
MESSAGE = 2000  # characters of a message; the middle of a longer one is cut


def prepare() -> None:
    """Make both streams write UTF-8, and end quietly if the reader goes away.

    Open /dev/null on closed standard descriptors; otherwise the next opened file would receive our output.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None if the caller closed it
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.platform == "win32":
        _show_escapes()
    else:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if sys.platform == "win32":

    def _show_escapes() -> None:
        """Enable escape sequences on a Windows console."""
        from ctypes import byref, c_ulong, windll

        for number in (-11, -12):  # standard output, standard error
            console, mode = windll.kernel32.GetStdHandle(number), c_ulong()
            if windll.kernel32.GetConsoleMode(console, byref(mode)):
                windll.kernel32.SetConsoleMode(console, mode.value | 4)


class _Closed(TextIOBase):
    """Closed standard output: writing to it is an error, writing nothing is not."""

    def write(self, _text: str) -> int:
        raise UserError(_("cannot write the output: standard output is closed"))


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def set_quiet() -> None:
    """From now on print nothing but errors."""
    global _is_hushed  # noqa: PLW0603 (a process has one standard output)
    _is_hushed = True


_is_hushed = False
_is_line_shown = False  # a line that disappears


def is_typed(path: str) -> bool:
    """Whether a path means standard input, and a person types it."""
    return path == STDIN and sys.stdin is not None and sys.stdin.isatty()


def is_watched() -> bool:
    """Whether standard error is a terminal and messages are wanted.

    FORCE_COLOR does not count: sequences that move the cursor have no place in a file.
    """
    return not _is_hushed and sys.stderr is not None and sys.stderr.isatty()


def show_progress(done: int, all_: int, doing: str = _("indexing")) -> None:
    """Show the progress of building an index, or of something else, and the time left, on a terminal, in a
    line that disappears. What takes no longer than a second has none.
    """
    global _began  # noqa: PLW0603 (a process does one at a time)
    now = monotonic()
    if not done or _began is None:
        _began = now
    elapsed = now - _began
    percent = 100 * done // max(all_, 1)
    left = round(elapsed * (all_ - done) / done) if percent else None
    if done >= all_:
        _began = None
        line = ""
    elif elapsed <= _SHORT:
        return
    elif left is None:
        line = _("{doing} {percent} %").format(doing=doing, percent=percent)
    elif left < _MINUTES:
        said = _("{doing} {percent} %, {seconds} s left")
        line = said.format(doing=doing, percent=percent, seconds=left)
    else:
        said = _("{doing} {percent} %, {minutes} min left")
        line = said.format(doing=doing, percent=percent, minutes=round(left / 60))
    show_line(line)


_began: float | None = None
_SHORT = 1  # second, in which a line would only flash
_MINUTES = 100  # seconds; a longer time is given in minutes


def show_line(line: str) -> None:
    """Show a line on a terminal in place of the last one; "" removes it.

    The cursor is not hidden, since the process may be ended at any moment.
    """
    global _is_line_shown  # noqa: PLW0603 (there is one terminal)
    if is_watched() and not is_dumb():
        _is_line_shown = bool(line)
        with suppress(OSError):
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)


def wipe() -> None:
    """Remove a shown line when a signal ends the process, even within another write to the terminal."""
    if _is_line_shown:
        with suppress(OSError):
            os.write(2, b"\r\x1b[K")


def write(pieces: Iterable[str], *, paged: bool = False) -> None:
    """Write results to standard output, or through a pager if they are longer than the screen. Raises
    `UserError`.
    """
    if _is_hushed:
        for _piece in pieces:  # iterating also determines the exit code
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
    """From now on the command cannot be run again: it would miss input or repeat output."""
    global _has_begun  # noqa: PLW0603 (and one command)
    _has_begun = True


def has_started() -> bool:
    """Whether it is too late to run the command again."""
    return _has_begun


_has_begun = False


def flush() -> None:
    """Flush the output of print and Typer. Raises `OSError`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _end_unread(error)
        raise


def _end_unread(error: OSError) -> None:
    """End quietly if nobody reads the output, and the system reports that as an error."""
    if sys.platform == "win32" and error.errno in (errno.EPIPE, errno.EINVAL):
        os._exit(UNREAD)


def notice(message: str) -> None:
    """Write a note to standard error, unless --quiet is given."""
    if not _is_hushed:
        error(message)


def error(message: str) -> None:
    """Write one line about an error to standard error, if it is open, in place of a line that disappears."""
    if _is_line_shown:
        show_line("")
    if sys.stdout is not None:
        # Keep the order of results and messages; failures are reported at the end.
        with suppress(OSError):
            sys.stdout.flush()
    if sys.stderr is not None:
        with suppress(OSError):
            # With its end in one write, so that another process cannot write in between.
            line = _folded(f"xhl: {one_line(_shortened(message))}")
            print(f"{line}\n", end="", file=sys.stderr, flush=True)


def _folded(line: str) -> str:
    """A line of standard error, on several lines if that is a terminal that does not hold it in one.

    A line with a command or a path stays one, which the terminal breaks: a person can copy all of it.
    """
    with suppress(OSError, ValueError, ImportError, MemoryError):
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
        may_fold = len(line) * 2 > columns >= _NARROWEST and not re.search(_COPIED, line)
        if may_fold and sys.stderr.isatty():
            from ..render.wrap import cell_count, wrap  # this imports rich

            if cell_count(line) > columns:
                lines = wrap(line, columns - len(_MARGIN))
                return f"\n{_MARGIN}".join(line[start:end] for start, end in lines)
    return line


_MARGIN = "     "  # of the second line, as wide as what the first begins with
_NARROWEST = 30  # columns in which a message is folded
_COPIED = r"\b(?:xhl|pip) [a-z-]|[/\\]|\w\.[a-z]"  # a command, a path, the name of a file


def _shortened(message: str) -> str:
    """A message of readable length; texts in it from files and arguments may be long."""
    if len(message) <= MESSAGE:
        return message
    return f"{message[: MESSAGE // 2]} … {message[-MESSAGE // 2 :]}"


def typed(argument: str) -> str:
    r"""An argument as UTF-8 text, whatever encoding the locale made Python use.

    >>> typed("5G基站"), typed("\udce7\udc94\udc9f")
    ('5G基站', '生')
    """
    try:
        argument.encode()
    except UnicodeEncodeError:  # it has bytes that Python could not decode
        with suppress(UnicodeError):
            return os.fsencode(argument).decode()
    return argument
