"""`xhl draft`: a document -> the TOML file of a draft."""

from typing import Annotated

import typer

from ...contract import FOUND
from ...i18n.messages import _
from .. import options, streams
from ..arguments import line

Text = Annotated[
    str,
    typer.Argument(
        metavar=_("FILE"),
        help=_("A document: Word, text, Markdown, and others; - is standard input."),
    ),
]
NewBase = Annotated[
    str | None,
    options.option(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_("Write the draft to this file instead of standard output."),
    ),
]
Force = Annotated[bool, options.option("--force", help=_("Replace an existing file."))]


def command(text: Text, output: NewBase = None, force: Force = False) -> int:
    from ...draft.write import written
    from .. import draft as drafting
    from ..targets import spare, spare_documents, tell_of_ending
    from ..waiting import waiting

    output = None if output == streams.STDOUT else output
    spare([output], [text])
    spare_documents(output or "", "-o")
    with waiting(text):
        made = drafting.draft_of(text)
    if output is None:
        streams.write([written(made)])
        streams.notice(drafting.summary(made))
        return FOUND
    base = written(drafting.beside(made, text, output))
    drafting.save(base, output, force=force)
    streams.notice(drafting.summary(made))
    tell_of_ending(output)
    streams.notice(drafting.next_step(base, line("check", output, "--against", text)))
    return FOUND
