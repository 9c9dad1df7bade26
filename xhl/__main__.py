"""The process: `python -m xhl` and the console script; errors become a line and an exit code."""

from __future__ import annotations

# What `signal` is made of, and there from the start, where that has yet to be imported.
import _signal  # type: ignore[import-not-found]
import gc
import os
import sys

TYPE_CHECKING = False  # typing is large, and until `main` runs an interrupt is Python's to report
if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED: int = 128 + _signal.SIGINT
# What asks a process to end; the exit code is then 128 and the number, as shells have it.
_ENDING = [
    getattr(_signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(_signal, name)  # Windows lacks SIGHUP, all others SIGBREAK
]


def main() -> None:
    """Run the command line in this process, and end it."""
    try:
        _heed()
        gc.disable()  # a tenth of a start goes to collections that find nothing to collect
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    # All has been written and flushed; taking the interpreter apart would only cost time, and
    # give an interrupt or a full disk one more chance to print a traceback.
    os._exit(code)


def _heed() -> None:
    """From now on end in silence when told to, unless who started this process has it not listen."""
    for number in _ENDING:
        if _signal.getsignal(number) is not _signal.SIG_IGN:
            _signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    """End at once: an exception would have to find its way out, past whatever catches or prints it."""
    try:
        if writing := sys.modules.get("xhl.files.write"):
            writing.abandon()
    finally:  # also where that has not been imported to its end
        os._exit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code.

    >>> run(["search", "5G", "--field", "value"])
    429
    0
    >>> run(["search", "高铁", "--count"])
    0
    1
    """
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
                if streams.has_started():  # a second attempt would read on, or print again
                    streams.error(str(damaged))
                    return CANNOT
                if not damaged.is_gone:
                    streams.notice(_("the search index was damaged and has been removed"))
                if attempt:
                    disable_indexes()
        return _run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:  # noqa: BLE001 (a mistake of this program must not pass for "nothing found")
        if sys.stderr is not None:
            from contextlib import suppress
            from traceback import format_exc

            from .text.sanitize import lines

            with suppress(OSError):  # what it repeats may be data, which is not to act
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
        # A file with a name is one of xhl's own, which cannot be read where xhl runs from a zip file.
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
        # Typer's usage errors have no public class in common, but this method.
        if not hasattr(misuse, "format_message"):
            raise
        from .cli.arguments import arranged, hint
        from .i18n.library_messages import translate

        context = getattr(misuse, "ctx", None)
        # The parser knows no command where an option lacks its value.
        named = [name for name in arranged(arguments)[:1] if not name.startswith("-")]
        command = context.command_path if context else " ".join(("xhl", *named))
        meant = hint(misuse.format_message(), arguments)
        told = translate(misuse.format_message())
        told += "" if told.endswith((".", "?", "。", "？")) else _(".")
        said = _("{problem} {hint}") if meant else _("{problem} Try '{command} --help'.")
        lines = (said.format(problem=told, command=command, hint=meant),)
    for line in lines:  # by now the exception is gone, and with its traceback what took the memory
        error(line)
    return CANNOT


def _answered(arguments: Sequence[str]) -> int:
    """Answer who asks: a person, or the shell in which one types."""
    from .cli import app as cli
    from .cli.streams import flush, write
    from .contract import FOUND
    from .i18n.messages import asks_for_chinese

    if asks_for_chinese():
        from .cli.help_page import translate_help

        translate_help()
    if shell := os.environ.get("_XHL_COMPLETE"):
        from .cli.completion.offers import offer

        write(f"{line}\n" for line in offer(shell, arguments))
        return FOUND
    code = cli.run(arguments)
    flush()
    return code


if __name__ == "__main__":
    main()
