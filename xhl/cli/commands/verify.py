"""`xhl verify`: articles and a base -> verdicts."""

from typing import Annotated

import typer

from ...i18n.messages import _
from .. import options
from ..base import drafts, opened

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar=_("ARTICLE..."),
        help=_("Documents: Word, text, Markdown, and others; - is standard input."),
    ),
]
All = Annotated[
    bool,
    options.option("--all", help=_("Also list the numbers that are confirmed or not supported.")),
]
Strict = Annotated[
    bool, options.option("--strict", help=_("Exit with 1 for numbers that are not supported, too."))
]
Html = Annotated[
    str | None,
    options.file(
        "--html",
        help=_(
            "Also write a page: the articles with each number marked; replaces an existing file."
        ),
    ),
]
Comments = Annotated[
    str | None,
    options.file(
        "--comments",
        help=_(
            "Also write a copy of the Word document with a comment by each contradicted number;"
            " an existing file is not changed."
        ),
    ),
]


def command(
    articles: Articles,
    facts: options.Facts = None,
    format: options.Report = "text",
    all_of_them: All = False,
    strict: Strict = False,
    html: Html = None,
    comments: Comments = None,
) -> int:
    from .. import verify as verifying
    from ..targets import ends_in, spare_bases

    spare_bases([html, comments], facts, articles)
    ends_in(html, "--html", "HTML", ".html", ".htm")
    ends_in(comments, "--comments", "Word", ".docx")
    base = opened(facts)
    found = verifying.checked(articles, base, drafts(base, facts))
    if html is not None:
        verifying.save_page(html, found)
    if comments is not None:
        verifying.save_comments(comments, found, all_of_them=all_of_them)
    is_named = facts is not None
    return verifying.report(
        found, format, base, is_named=is_named, all_of_them=all_of_them, strict=strict
    )
