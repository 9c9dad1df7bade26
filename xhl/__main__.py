"""The process: `python -m xhl` and the console script; errors become a line and an exit code."""

from __future__ import annotations

# `_signal` is built in; importing `signal` takes time.
import _signal  # type: ignore[import-not-found]
import gc
import os
import sys

# Importing typing takes long, and an interrupt before `main` would print a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_INTERRUPTED: int = 128 + _signal.SIGINT
# The signals that end a process; the exit code is then 128 + number, as in shells.
_ENDING = [
    getattr(_signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(_signal, name)  # Windows lacks SIGHUP, all others SIGBREAK
]


def main() -> None:
    """Run the command line in this process, and end it."""
    try:
        _heed()
        gc.disable()  # collections that find nothing take a tenth of a start
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    # Everything is written and flushed. Finalizing the interpreter would take time, and an interrupt or a
    # full disk could still make it print a traceback.
    os._exit(code)


def _heed() -> None:
    """From now on end silently on these signals, unless the parent process has them ignored."""
    for number in _ENDING:
        if _signal.getsignal(number) is not _signal.SIG_IGN:
            _signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    """End at once; an exception might be caught or printed on its way out."""
    try:
        if writing := sys.modules.get("xhl.files.write"):
            writing.abandon()
        if streams := sys.modules.get("xhl.cli.streams"):
            streams.wipe()
    finally:  # even if such a module is only half imported
        os._exit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run the command of these arguments; the exit code."""
    from .contract import CANNOT

    try:
        from .cli import streams
        from .errors import DamagedIndex
        from .i18n.messages import _
        from .index.open import disable_indexes

        streams.prepare()
        for attempt in range(2):
            try:
                return _run(arguments)
            except DamagedIndex as damaged:
                if streams.has_started():  # a second attempt would miss input or repeat output
                    streams.error(str(damaged))
                    return CANNOT
                if not damaged.is_gone:
                    streams.notice(_("the search index was damaged and has been removed"))
                if attempt:
                    disable_indexes()
        return _run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:  # noqa: BLE001 (a bug must not look like "nothing found")
        if sys.stderr is not None:
            from contextlib import suppress
            from traceback import format_exc

            from .text.sanitize import lines

            with suppress(OSError):  # it may contain data, which must not act on the terminal
                print(lines(format_exc()), end="", file=sys.stderr, flush=True)
        return CANNOT


def _run(arguments: Sequence[str]) -> int:
    from typer import Abort

    from .cli.streams import error
    from .contract import CANNOT
    from .errors import UserError, reason_of
    from .facts.load import BadBase
    from .i18n.messages import _

    exhausted = _("not enough memory: name fewer or smaller files")
    try:
        return _answered(arguments)
    except (BadBase, UserError) as problem:
        lines = problem.lines
    except OSError as failure:
        # If the error names a file, it is one of xhl's own, unreadable if xhl runs from a zip file.
        told = (
            _("{path}: cannot be read: {reason}")
            if failure.filename
            else _("cannot write the output: {reason}")
        )
        lines = (told.format(path=failure.filename, reason=reason_of(failure)),)
    except MemoryError:
        lines = (exhausted,)
    except ImportError as failure:  # too little memory for a library
        lines = (_("a required library cannot be loaded: {reason}").format(reason=failure),)
    except Abort:
        return _INTERRUPTED
    except Exception as misuse:
        # Typer's usage errors have no common public class, only this method.
        if not hasattr(misuse, "format_message"):
            raise
        lines = (_on_misuse(misuse, arguments),)
    for line in lines:  # the exception, whose traceback held the memory, is gone by now
        error(line)
    return CANNOT


def _on_misuse(misuse: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401 (no public class)
    """What Typer says of arguments, in the user's language, and a hint; the parser has no context if an option
    lacks its value.
    """
    from .cli.arguments import alike, arranged, hint
    from .i18n.library_messages import translate
    from .i18n.messages import _

    if possible := getattr(misuse, "possibilities", None):
        misuse.possibilities = alike(misuse.option_name, possible)
    problem, context = misuse.format_message(), getattr(misuse, "ctx", None)
    named = [name for name in arranged(arguments)[:1] if not name.startswith("-")]
    command = context.command_path if context else " ".join(("xhl", *named))
    told = translate(problem)
    told += "" if told.endswith((".", "?", "。", "？")) else _(".")
    meant = hint(problem, arguments)
    said = _("{problem} {hint}") if meant else _("{problem} Try '{command} --help'.")
    return said.format(problem=told, command=command, hint=meant)


def _answered(arguments: Sequence[str]) -> int:
    """Answer a person, or a shell that asks for completions."""
    from .cli import app as cli
    from .cli.streams import flush, write
    from .contract import FOUND
    from .i18n.messages import asks_for_chinese

    if {"help", "--help", "-h"}.intersection(arguments) or asks_for_chinese():
        from .cli.help_page import replace_help

        replace_help()
    if shell := os.environ.get("_XHL_COMPLETE"):
        from .cli.completion.offers import offer

        write(f"{line}\n" for line in offer(shell, arguments))
        return FOUND
    code = cli.run(arguments)
    flush()
    return code


if __name__ == "__main__":
    main()
