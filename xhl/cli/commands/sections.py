"""`xhl sections`: the sections of a base."""

from functools import partial

from ...contract import COUNT, FOUND
from ...i18n.messages import _
from ...render import results as render
from .. import options, streams
from ..base import opened
from ..hints import nothing
from ..output import Output, printing


@partial(printing, others=options.of_rows(COUNT, "{name}: {facts}"))
def command(
    document: options.Document = None,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    from ...facts.documents import fewer_documents
    from ...facts.sections import counted

    style = output.style(COUNT)
    base = opened(facts, documents=document)
    if not base.sections:
        return nothing(_("no sections"), style)
    counts = counted(base.sections, base.facts)
    output.write(render.SECTIONS.text(counts, style), style)
    if output.is_seen(style) and not document and (few := fewer_documents(base)):
        said = _(
            "files: {files}, documents: {documents}; a fact that is in several files counts once"
            " for each, here and in --count"
        )
        streams.notice(said.format(files=len(base.paths), documents=few))
    return FOUND
