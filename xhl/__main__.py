"""The process: `python -m xhl` and the console script; errors become a line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

# As grep's: 0 something found, 1 nothing found, 2 could not be done.
CANNOT = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command line in this process, and end it."""
    gc.disable()  # a tenth of a start goes to collections that find nothing to collect
    code = run(sys.argv[1:])
    # All has been written and flushed; taking the interpreter apart would only cost time, and
    # give an interrupt or a full disk one more chance to print a traceback.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    try:
        from . import streams
        from .library import DamagedIndex, distrust

        streams.prepare()
        try:
            return _run(arguments)
        except DamagedIndex:
            distrust()
            return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # a mistake of this program, which must not pass for "nothing found"
        from traceback import print_exc

        print_exc()
        return CANNOT


def _run(arguments: Sequence[str]) -> int:
    from typer import Abort

    from . import cli
    from .loading import BadBase
    from .messages import _, asks_for_chinese
    from .refusal import Refusal
    from .streams import complain, flush, put

    if asks_for_chinese():
        from .furniture import translate_help

        translate_help()
    try:
        if shell := os.environ.get("_XHL_COMPLETE"):
            from .completion import offer  # a shell asks, not a person

            put(f"{line}\n" for line in offer(shell, arguments))
            return cli.FOUND
        code = cli.run(arguments)
        flush()
        return code
    except (BadBase, Refusal) as problem:
        for line in str(problem).splitlines():
            complain(line)
    except OSError as failure:
        complain(_("cannot write the output: {reason}").format(reason=failure.strerror))
    except Abort:
        return INTERRUPTED
    except Exception as misuse:
        # Typer's usage errors have no public class in common, but this method.
        if not hasattr(misuse, "format_message"):
            raise
        from .retelling import retold

        said = retold(misuse.format_message())
        complain(_("{problem} (xhl --help tells more)").format(problem=said))
    return CANNOT


if __name__ == "__main__":
    main()
