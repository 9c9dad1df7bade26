"""`xhl show`: everything about one topic."""

from typing import Annotated

import typer

from ...contract import FACT, FOUND
from ...i18n.messages import _
from ...render import results as render
from .. import options
from ..base import drafts, opened
from ..hints import no_topic, of_topic
from ..output import Output, printing

Topic = Annotated[
    str,
    typer.Argument(
        metavar=_("TOPIC"), parser=options.sought, help=_("A topic or one of its aliases.")
    ),
]


@printing
def command(
    topic: Topic,
    document: options.Document = None,
    context: options.Context = 0,
    svg: options.Svg = None,
    width: options.Width = options.PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    style = output.style(FACT, context=context)
    base = opened(facts, documents=document)
    style = style.among(base)
    chosen = of_topic(base, topic)
    if not chosen:
        return no_topic(topic, base, style, facts)
    if context:
        from ..context import Context

        chosen = Context(context, facts).of_facts(chosen)
    if made := drafts(base, facts):
        from ...facts.documents import in_documents

        chosen = in_documents(chosen, made)
    # A picture is for other people, who do not have the file.
    bare = [fact._replace(path="", line=0) for fact in chosen]
    output.draw(svg, lambda: render.TOPICS.pictured(bare, topic, width))
    output.write(render.TOPICS.text(chosen, style), style)
    return FOUND
