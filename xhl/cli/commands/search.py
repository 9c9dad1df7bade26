"""`xhl search`: the facts that a query finds."""

from collections.abc import Sequence
from typing import Annotated

from ...contract import ANSWER, FOUND, HIT
from ...errors import UserError
from ...i18n.messages import _
from ...render import results as render
from ...render.caveats import caveats
from ...search.query import may_name_time
from .. import options, streams
from ..base import opened
from ..output import Output, printing

SCREENFUL = 20  # hits that a terminal shows by default

Words = Annotated[
    list[str] | None,
    options.query(
        help=_(
            "What to look for; each word must match. A lone - reads many queries from standard"
            " input, one a line."
        ),
    ),
]
FromFile = Annotated[
    str | None,
    options.file("--from-file", help=_("Look for each line of this file; - is standard input.")),
]
Limit = Annotated[
    int | None,
    options.number(
        "-n",
        "--limit",
        help=_("At most N facts; 0 for all. By default a terminal shows 20, anything else all."),
    ),
]
Exact = Annotated[
    bool,
    options.option(
        "--exact",
        help=_(
            "Forgive no typo, pinyin or question words; only width, case, traditional"
            " characters and numerals may differ."
        ),
    ),
]
Explain = Annotated[
    bool,
    options.option("--explain", help=_("Show why each fact matched and how its score is made up.")),
]


@printing
def command(
    query: Words = None,
    from_file: FromFile = None,
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    limit: Limit = None,
    exact: Exact = False,
    explain: Explain = False,
    context: options.Context = 0,
    svg: options.Svg = None,
    width: options.Width = options.PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    queries = query_file(query, from_file, svg)
    style = output.style(HIT if queries is None else ANSWER, context=context)
    words = options.sought(" ".join(query or ())) if queries is None else ""
    hits_of = (lambda part: len(part.hits(words, exact=exact))) if words else len
    base = opened(facts, section, document, period, count=hits_of)
    style = style.among(base, dated=bool(period))
    if queries is not None:
        from .. import batch  # most searches are for one query

        return batch.answer(
            queries,
            base,
            style,
            output,
            limit=limit,
            exact=exact,
            explain=explain,
            context=context,
            facts=facts,
        )
    most = SCREENFUL if limit is None and output.is_seen(style) else limit or None
    hits = base.hits(words, limit=style.reach(most and most + 1), exact=exact)
    if may_name_time(words):
        from ..hints import tell_of_time  # as below: most searches need no hint

        tell_of_time(words, base, facts)
    if not hits:
        from ..hints import nothing_like

        return nothing_like(query or (), base, style, facts, exact=exact)
    for caveat in caveats(words, hits, most):
        streams.notice(caveat)
    if not hits[0].is_about:
        from ..hints import tell_of_near

        tell_of_near(words, base, hits[0])
    shown = render.HITS.cut(hits, most, style)
    if context:
        from ..context import Context

        shown = Context(context, facts).of_hits(shown)
    drawing = {"explain": explain, "searched": style.searched}
    output.draw(svg, lambda: render.HITS.pictured(shown, words, width, **drawing))
    output.write(render.hits(shown, style, explain=explain), style)
    output.tell_of_doubts((hit.fact for hit in shown), style, facts)
    if most and limit is None and len(hits) > len(shown):
        streams.notice(_("these are the best {most}; -n 0 shows all").format(most=most))
    return FOUND


def query_file(
    words: Sequence[str] | None, from_file: str | None, picture: str | None = None
) -> str | None:
    """The file of queries that the arguments name; None if they are a query themselves. Raises `UserError`.

    >>> query_file(["5G"], None), query_file(["-"], None), query_file(None, "queries.txt")
    (None, '-', 'queries.txt')
    >>> query_file(None, None)
    Traceback (most recent call last):
    xhl.errors.UserError: no QUERY: give what to look for, or a file with --from-file
    """
    if words and from_file is not None:
        raise UserError(_("give either QUERY or --from-file"))
    if not words and from_file is None:
        raise UserError(_("no QUERY: give what to look for, or a file with --from-file"))
    named = from_file if not words or list(words) != [streams.STDIN] else streams.STDIN
    if picture is not None and named is not None:
        raise UserError(_("--svg draws the result of one query, not of many"))
    return named
