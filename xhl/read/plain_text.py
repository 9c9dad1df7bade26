"""The text of a document: a report as plain text, one paragraph a line."""

from __future__ import annotations

from ..errors import FileError, UserError
from ..facts.problems import Complaint
from ..files.read import MIB, read
from ..i18n.messages import _

LIMIT = 1_000_000  # characters: several hundred pages
LONGEST_LINE = 20_000  # a whole report in one line; more is no text, and slow to look through
_LARGEST = 4 * MIB  # bytes; no character has more than four


def text_of(path: str) -> str:
    """The text of a UTF-8 file of that name. Raises `UserError`.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile(buffering=0) as file:
    ...     size = file.write("建成5G基站429个。".encode())
    ...     text_of(file.name)
    '建成5G基站429个。'
    >>> text_of("no-such.txt")
    Traceback (most recent call last):
    xhl.errors.UserError: no-such.txt: no such file
    """
    try:
        text = read(path, _LARGEST)
    except FileError as reason:
        raise _refusal(path, reason.line, reason.problem) from None
    if len(text) > LIMIT:
        problem = _("longer than {limit} characters, the most that a document may have: divide it")
        raise _refusal(path, 0, problem.format(limit=LIMIT))
    for rank, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            problem = _("longer than {limit} characters: put each paragraph in a line")
            raise _refusal(path, rank, problem.format(limit=LONGEST_LINE))
    return text


def _refusal(path: str, line: int, problem: str) -> UserError:
    return UserError(str(Complaint(path, line, "", problem)))
