"""The options of the commands, each with its help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Literal

import typer

from ..contract import Color as When
from ..contract import Format, SortKey
from ..errors import UserError
from ..i18n.messages import _
from ..search.query import LONGEST_QUERY
from .streams import STDIN, typed


def sought(argument: str) -> str:
    """A query or name as UTF-8 text. Raises `UserError` if it is longer than any name."""
    argument = typed(argument)
    if len(argument.encode("utf-8", "surrogatepass")) > LONGEST_QUERY:
        problem = _('"{start}…" is longer than {most} bytes, the limit')
        raise UserError(problem.format(start=argument[:20], most=LONGEST_QUERY))
    return argument


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
    named = from_file if not words or list(words) != [STDIN] else STDIN
    if picture is not None and named is not None:
        raise UserError(_("--svg draws the result of one query, not of many"))
    return named


_option = partial(typer.Option, show_default=False)
_argument = partial(typer.Argument, show_default=False)
_words = partial(_option, parser=sought)
_document = partial(_words, "--document", metavar=_("NAME"))
_unit = partial(_words, "--unit", metavar=_("UNIT"))
_number = partial(_option, metavar=_("N"), min=0)
_query = partial(_argument, metavar=_("QUERY..."), parser=typed)
_file = partial(_option, metavar=_("FILE"), parser=typed)
_format = partial(
    _option,
    "-f",
    "--format",
    case_sensitive=False,
    help=_("Output format; by default table on a terminal and tsv elsewhere."),
)
_field = partial(_option, "--field", metavar=_("NAME"))
_template = partial(_option, "--template", metavar=_("TEXT"), parser=typed)

Facts = Annotated[
    list[str] | None,
    _option(
        "-F",
        "--facts",
        metavar=_("FILE"),
        help=_(
            "Read this fact base or document, or all below this folder, instead of those that XHL_FACTS or"
            " config.toml names, and of the shipped one; repeats."
        ),
    ),
]
Document = Annotated[
    list[str] | None,
    _document(help=_("Only this document: its title, its key, or words of its title; repeats.")),
]
OneDocument = Annotated[
    str | None,
    _document(help=_("Only this document: its title, its key, or words of its title.")),
]
Period = Annotated[
    list[str] | None,
    _words(
        "--period",
        metavar=_("TIME"),
        help=_("Only facts of this time, such as 2020, 2020年上半年 or 十四五; repeats."),
    ),
]
Bases = Annotated[
    list[str] | None,
    _argument(
        metavar=_("[FILES]..."),
        help=_("Bases, or folders of them; by default those that the other commands read."),
    ),
]
Against = Annotated[
    str | None,
    _option(
        "--against",
        metavar=_("FILE"),
        help=_(
            "Check the sentences against this document, and list its numbers that no fact covers."
        ),
    ),
]
Warnings = Annotated[bool, _option(" /--no-warnings", help=_("Show errors only, no warnings."))]
Doubts = Annotated[
    bool, _option("--doubts", help=_("Also list the facts that their draft doubts, marked # ?."))
]
Report = Annotated[
    Literal["text", "json"],
    typer.Option("-f", "--format", help=_("Lines that editors can jump to, or json.")),
]
Text = Annotated[
    str,
    typer.Argument(
        metavar=_("FILE"),
        help=_("A document: Word, text, Markdown, and others; - is standard input."),
    ),
]
Articles = Annotated[
    list[str],
    typer.Argument(
        metavar=_("ARTICLE..."),
        help=_("Documents: Word, text, Markdown, and others; - is standard input."),
    ),
]
All = Annotated[
    bool, _option("--all", help=_("Also list the numbers that are confirmed or not supported."))
]
Strict = Annotated[
    bool, _option("--strict", help=_("Exit with 1 for numbers that are not supported, too."))
]
Html = Annotated[
    str | None,
    _file(
        "--html",
        help=_(
            "Also write a page: the articles with each number marked; replaces an existing file."
        ),
    ),
]
Comments = Annotated[
    str | None,
    _file(
        "--comments",
        help=_(
            "Also write a copy of the Word document with a comment by each contradicted number;"
            " an existing file is not changed."
        ),
    ),
]
NewBase = Annotated[
    str | None,
    _option(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_("Write the draft to this file instead of standard output."),
    ),
]
Force = Annotated[bool, _option("--force", help=_("Replace an existing file."))]
NewFile = Annotated[
    str, typer.Argument(metavar=_("FILE"), help=_("The file to write; it must not exist yet."))
]
Section = Annotated[
    list[str] | None,
    _words(
        "-s",
        "--section",
        metavar=_("SECTION"),
        help=_("Only this section: its name, an alias, or a word of its heading; repeats."),
    ),
]
Limit = Annotated[
    int | None,
    _number(
        "-n",
        "--limit",
        help=_("At most N facts; 0 for all. By default a terminal shows 20, anything else all."),
    ),
]
Rows = Annotated[
    int | None, _number("-n", "--limit", help=_("At most N facts; 0 for all, the default."))
]
Bars = Annotated[
    int | None,
    _number("-n", "--limit", help=_("At most N bars in a chart, the longest; 0 for all.")),
]
Measure = Annotated[
    list[str] | None,
    _unit(
        help=_(
            "Only the chart of this unit and of those that convert to it: 亿元 with 万元; repeats."
        ),
    ),
]
Svg = Annotated[
    str | None,
    _file("--svg", help=_("Also save the result as an SVG picture; replaces an existing file.")),
]
_width = partial(_option, "--width", metavar=_("PIXELS"), min=480, max=4000)
Width = Annotated[int, _width(help=_("The width of the picture; 960 by default."))]
SlideWidth = Annotated[int, _width(help=_("The width of the picture; 1280 by default."))]
Chosen = Annotated[Format | None, _format()]
Fields = Annotated[
    list[str] | None,
    _field(
        help=_(
            "Print only this field: topic, value, unit, qualifier, section, statement, period,"
            " source, document, aliases or another; repeats, and the order is kept."
        )
    ),
]
Template = Annotated[
    str | None,
    _template(
        help=_(
            "Print each fact as this text, with its fields filled in: '{topic}: {value:,}{unit}'."
        )
    ),
]


def of_rows(names: tuple[str, ...], template: str) -> dict[str, Any]:
    """The options for output of results that are no facts and have these fields, in place of those of facts."""
    fields = _("Print only this field: {names}; repeats, and the order is kept.")
    filled = _("Print each line as this text, with its fields filled in: '{template}'.")
    formats = "<table|tsv|csv|json|jsonl|markdown>"  # there is no sentence to quote
    return {
        "format": Annotated[Format | None, _format(metavar=formats)],
        "field": Annotated[list[str] | None, _field(help=fields.format(names=", ".join(names)))],
        "template": Annotated[str | None, _template(help=filled.format(template=template))],
    }


Into = Annotated[
    str | None,
    _file(
        "-o",
        "--output",
        help=_("Write the result to this file, in the format that its name ends with."),
    ),
]
Header = Annotated[
    bool | None,
    _option(
        "--header/--no-header",
        help=_("Print the column names first, or not; by default only csv has them."),
    ),
]
Bom = Annotated[
    bool,
    _option(
        "--bom",
        help=_("Start csv with a byte order mark, for Excel on Windows; implies --no-formulas."),
    ),
]
NoFormulas = Annotated[
    bool,
    _option("--no-formulas", help=_("Write csv so that spreadsheets run no text as a formula.")),
]
Print0 = Annotated[
    bool,
    _option(
        "-0",
        "--print0",
        help=_("End each record with NUL instead of a line break: for xargs -0 and fzf --read0."),
    ),
]
Count = Annotated[bool, _option("--count", help=_("Print only how many there are, 0 included."))]
Quiet = Annotated[
    bool,
    _option(
        "-q",
        "--quiet",
        help=_("Print nothing but errors; the exit code tells whether anything was found."),
    ),
]
Color = Annotated[
    When, typer.Option("--color", help=_("When to use colours and bold letters in a table."))
]
NoPager = Annotated[bool, _option("--no-pager", help=_("Do not show a long table in a pager."))]
Words = Annotated[
    list[str] | None,
    _query(
        help=_(
            "What to look for; each word must match. A lone - reads many queries from standard"
            " input, one a line."
        ),
    ),
]
Begin = Annotated[list[str] | None, _query(help=_("What to search for at the start."))]
FromFile = Annotated[
    str | None,
    _file("--from-file", help=_("Look for each line of this file; - is standard input.")),
]
Topic = Annotated[
    str, typer.Argument(metavar=_("TOPIC"), parser=sought, help=_("A topic or one of its aliases."))
]
Log = Annotated[
    bool,
    _option(
        "--log", help=_("Draw bars on a logarithmic axis: ten times as large is one step longer.")
    ),
]
OneTopic = Annotated[
    str | None,
    _argument(
        metavar=_("[TOPIC]"),
        parser=sought,
        help=_("One topic over time: its numbers of several periods and documents."),
    ),
]
ClearCache = Annotated[
    bool, _option("--clear-cache", help=_("Remove the indexes of large bases and exit."))
]
Exact = Annotated[
    bool,
    _option(
        "--exact",
        help=_(
            "Forgive no typo, pinyin or question words; only width, case, traditional"
            " characters and numerals may differ."
        ),
    ),
]
Explain = Annotated[
    bool, _option("--explain", help=_("Show why each fact matched and how its score is made up."))
]
Context = Annotated[
    int,
    _number(
        "-C",
        "--context",
        help=_(
            "Also show the N sentences before and after, from the document, where the base names"
            " its file."
        ),
    ),
]
Unit = Annotated[
    list[str] | None,
    _unit(help=_("Only numbers printed in exactly this unit: 亿元 is not 万元; repeats.")),
]
Numbers = Annotated[bool, _option("--numbers", help=_("Only facts with a number."))]
Least = Annotated[
    str | None,
    _words(
        "--min",
        metavar=_("N"),
        help=_(
            "Only numbers of at least N, such as 500, 1.5亿, 20% or 五百亩; a bare N has the"
            " unit of --unit."
        ),
    ),
]
Most = Annotated[str | None, _words("--max", metavar=_("N"), help=_("Only numbers of at most N."))]
Sort = Annotated[
    SortKey | None,
    _option(
        "--sort",
        help=_(
            "Sort by value (largest first), topic (by pinyin), section (as in the base; the"
            " default) or period (earliest first); facts without one come last."
        ),
    ),
]
Reverse = Annotated[
    bool,
    _option(
        "-r",
        "--reverse",
        help=_("Reverse the order; facts without a number or period still come last."),
    ),
]
Version = Annotated[bool, _option("--version", help=_("Print the version and exit."))]
InstallCompletion = Annotated[
    bool,
    _option(
        "--install-completion",
        help=_("Install completion for this shell: bash, zsh, fish or PowerShell."),
    ),
]
ShowCompletion = Annotated[
    bool, _option("--show-completion", help=_("Print the completion script for this shell."))
]
