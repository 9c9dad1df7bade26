"""`xhl check`: bases -> problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..bases import locate
from ..check.run import checked, summary
from ..contract import FOUND, PROBLEMS
from ..i18n.messages import _
from ..render import problems as render
from . import streams
from .arguments import line
from .document import opened
from .waiting import waiting

if TYPE_CHECKING:
    from ..render.problems import Form


def check(
    named: Sequence[str],
    against: str | None,
    document: str | None,
    form: Form,
    *,
    warnings: bool,
    doubts: bool,
) -> int:
    """Print the problems of the bases, or of those read by default if none is named, and how many there are;
    the exit code. Raises `UserError`.
    """
    paths = locate.bases(named)
    notes: list[str] = []
    with waiting(against or paths[0]):
        content = None if against is None else opened(against)
        found = checked(
            paths, against, document, content, named=set(named), drafted=True, note=notes.append
        )
    levels = {"error", *(["warning"] if warnings else [])}
    problems = [one for one in found if one.level in levels]
    doubted = sum(one.level == "doubt" for one in found)
    levels |= {"doubt"} if doubts else set()
    listed = [one for one in found if one.level in levels]
    is_drawn = form == "text" and streams.is_terminal()
    streams.write(render.drawn(listed) if is_drawn else render.problems(listed, form))
    if streams.is_watched():
        for note in notes:
            streams.notice(note)
    if problems:
        streams.notice(summary(problems))
    if doubted and not doubts:
        said = _("facts that their draft still doubts (# ?): {count}; to list them: {command}")
        command = line("check", "--doubts", *named)
        streams.notice(said.format(count=doubted, command=command))
    elif not problems and not doubted and streams.is_watched():
        # A person might wonder about silence.
        streams.notice(_("no problems in: {files}").format(files="、".join(paths)))
    return PROBLEMS if problems else FOUND
