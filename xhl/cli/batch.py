"""Many queries at once, one a line, answered in order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..contract import CANNOT, FOUND, NOTHING
from ..errors import UserError, reason_of
from ..i18n.messages import _
from ..render import results as render
from ..render.caveats import caveats
from ..search.query import LONGEST_QUERY
from ..search.result import QueryResult
from .streams import STDIN, error, mark_started, notice

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Fact
    from .output import Output

ENDLESS = 128 << 20  # bytes of a line; a longer one may never end
BOM = b"\xef\xbb\xbf"


class Query(NamedTuple):
    """A query from a line of a file, or the problem that makes it unreadable."""

    line: int  # from 1
    text: str
    problem: str = ""


class Batch:
    r"""The queries of a file, answered one by one while iterating.

    Queries that find nothing or cannot be read are reported on the way; `found` and `failed` tell
    afterwards whether any query had hits or was unreadable, `doubted` a fact that its draft doubts. Raises
    `UserError` if the file cannot be opened, or cannot be read further.
    """

    def __init__(self, path: str) -> None:
        self.found = self.failed = False
        self.doubted: list[Fact] = []
        self._path = path
        self._stream = _opened(path)
        self.is_typed = self._stream.isatty()  # a person types them

    def answers(
        self, base: FactBase, *, limit: int | None = None, exact: bool = False
    ) -> Iterator[QueryResult]:
        """The results in the order of the queries, including those without hits."""
        if self.is_typed:
            notice(_("type queries, one a line; Ctrl-D ends"))
        query = None
        for query in queries(self._stream):
            mark_started()
            place = f"{self._path}:{query.line}"
            if query.problem:
                self.failed = True
                error(f"{place}: {query.problem}")
                continue
            hits = base.hits(query.text, limit=limit, exact=exact)
            if hits:
                self.found = True
                for caveat in caveats(query.text, hits, limit):
                    notice(f"{place}: {caveat}")
            else:
                from .not_found import not_found  # most queries find something

                notice(f"{place}: {not_found(query.text, base, exact=exact)}")
            yield QueryResult(query.text, hits)
        if query is None:
            notice(_("{path}: there is no query in it").format(path=self._path))

    def shown(self, answers: Iterable[QueryResult]) -> Iterator[QueryResult]:
        """The answers as a person sees them, of whose facts `doubted` has the first with a doubt."""
        for each in answers:
            if not self.doubted:
                self.doubted += [hit.fact for hit in each.hits if hit.fact.doubt][:1]
            yield each

    @property
    def code(self) -> int:
        """The exit code, afterwards."""
        return CANNOT if self.failed else FOUND if self.found else NOTHING


def answer(
    path: str,
    base: FactBase,
    style: render.OutputStyle,
    output: Output,
    *,
    limit: int | None,
    exact: bool,
    explain: bool,
    context: int,
    facts: Sequence[str] | None,
) -> int:
    """Print the answers to the queries of a file; the exit code. The other arguments are those of `xhl search`."""
    many = Batch(path)
    answers = render.cut(many.answers(base, limit=style.reach(limit), exact=exact), limit, style)
    if context:
        from .context import Context

        answers = Context(context, facts).of_answers(answers)
    if many.is_typed:  # answer each query as soon as it is typed
        output = output._replace(no_pager=True)
    if output.is_seen(style):
        answers = many.shown(answers)
    output.write(render.answers(answers, style, explain=explain), style)
    output.tell_of_doubts(many.doubted, style, facts)
    return many.code


def queries(stream: BinaryIO) -> Iterator[Query]:
    """The queries in a stream: lines that are not blank, without line end and BOM."""
    number = 0
    while line := _line(stream):
        number += 1
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):  # as PowerShell writes
            yield Query(number, "", _("UTF-16, not UTF-8: save the file as UTF-8"))
            return
        if len(line) == LONGEST_QUERY and not line.endswith(b"\n"):
            _skip_line(stream)
            problem = _("longer than {most} bytes, the limit for a query")
            yield Query(number, "", problem.format(most=LONGEST_QUERY))
            continue
        try:
            text = line.removeprefix(BOM if number == 1 else b"").decode().strip()
        except UnicodeDecodeError:
            yield Query(number, "", _("not UTF-8: save the file as UTF-8"))
            continue
        if text:
            yield Query(number, text)


def _line(stream: BinaryIO) -> bytes:
    try:
        return stream.readline(LONGEST_QUERY)
    except OSError as error:
        problem = _("cannot read the queries: {reason}")
        raise UserError(problem.format(reason=reason_of(error))) from None


def _skip_line(stream: BinaryIO) -> None:
    """Skip the rest of a line. Raises `UserError` if it seems endless."""
    for _read in range(ENDLESS // LONGEST_QUERY):
        line = _line(stream)
        if not line or line.endswith(b"\n"):
            return
    problem = _("cannot read the queries: a line is longer than {most} MiB and may never end")
    raise UserError(problem.format(most=ENDLESS >> 20))


def _opened(path: str) -> BinaryIO:
    """The stream of a path; it may be a pipe, such as a shell makes of <(command)."""
    if path == STDIN:
        if sys.stdin is None:
            raise UserError(_("cannot read the queries: standard input is closed"))
        return _ending(sys.stdin.buffer, path)
    if not path:
        raise UserError(_("the file name is empty"))
    try:
        return _ending(open(path, "rb"), path)
    except (OSError, ValueError) as error:  # ValueError: not a valid file name
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        problem = _("cannot read the queries of {path}: {reason}")
        raise UserError(problem.format(path=path, reason=reason)) from None


def _ending(stream: BinaryIO, path: str) -> BinaryIO:
    """The stream, unless it is an endless device such as /dev/urandom."""
    status = os.fstat(stream.fileno())
    is_device = stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)
    is_null = sys.platform == "win32" or status.st_rdev == os.stat(os.devnull).st_rdev
    if is_device and not stream.isatty() and not is_null:
        problem = _("cannot read the queries of {path}: {reason}")
        raise UserError(problem.format(path=path, reason=_("a device may never end")))
    return stream
