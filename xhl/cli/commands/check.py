"""`xhl check`: bases -> problems."""

from typing import Annotated

from ...contract import FOUND, PROBLEMS
from ...i18n.messages import _
from .. import options, streams

Bases = Annotated[
    list[str] | None,
    options.argument(
        metavar=_("[FILES]..."),
        help=_("Bases, or folders of them; by default those that the other commands read."),
    ),
]
Against = Annotated[
    str | None,
    options.option(
        "--against",
        metavar=_("FILE"),
        help=_(
            "Check the sentences against this document, and list its numbers that no fact covers."
        ),
    ),
]
OneDocument = Annotated[
    str | None,
    options.of_document(help=_("Only this document: its title, its key, or words of its title.")),
]
Warnings = Annotated[
    bool, options.option(" /--no-warnings", help=_("Show errors only, no warnings."))
]
Doubts = Annotated[
    bool,
    options.option("--doubts", help=_("Also list the facts that their draft doubts, marked # ?.")),
]


def command(
    files: Bases = None,
    against: Against = None,
    document: OneDocument = None,
    warnings: Warnings = True,
    doubts: Doubts = False,
    format: options.Report = "text",
    facts: options.Facts = None,
) -> int:
    from ...bases import locate
    from ...check.run import checked, summary
    from ...render import problems as render
    from ..arguments import line
    from ..document import opened
    from ..waiting import waiting

    named = [*(files or ()), *(facts or ())]
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
    is_drawn = format == "text" and streams.is_terminal()
    streams.write(render.drawn(listed) if is_drawn else render.problems(listed, format))
    if streams.is_watched():
        for note in notes:
            streams.notice(note)
    if problems:
        streams.notice(summary(problems))
    if doubted and not doubts:
        said = _("facts that their draft still doubts (# ?): {count}; to list them: {command}")
        listing = line("check", "--doubts", *named)
        streams.notice(said.format(count=doubted, command=listing))
    elif not problems and not doubted and streams.is_watched():
        # A person might wonder about silence.
        streams.notice(_("no problems in: {files}").format(files="、".join(paths)))
    return PROBLEMS if problems else FOUND
