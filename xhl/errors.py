"""The exceptions, and what they tell the user."""

from __future__ import annotations

from .i18n.messages import _


class UserError(Exception):
    """What was asked cannot be done: each argument is a line for standard error, the exit code is 2.

    A line may contain line breaks, from a query, a name or a base; the printer has to escape them.
    """

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(map(str, self.args))

    def __str__(self) -> str:
        return "\n".join(self.lines)


class DamagedIndex(Exception):
    """The index was damaged and has been removed; the next command builds a new one.

    >>> print(DamagedIndex())
    the search index was damaged and has been removed: run this again
    """

    def __init__(self, *, is_gone: bool = False) -> None:
        super().__init__()
        self.is_gone = is_gone  # another process removed it: not worth a message

    def __str__(self) -> str:
        return _("the search index was damaged and has been removed: run this again")


def reason_of(error: OSError) -> str:
    """Why the system refused, in the language of this process.

    >>> reason_of(FileNotFoundError(2, "No such file or directory"))
    'No such file or directory'
    """
    from .i18n.library_messages import translate

    return translate(error.strerror or str(error))


class FileError(Exception):
    """Why a file cannot be used, and the line if the reason has one (else 0)."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
