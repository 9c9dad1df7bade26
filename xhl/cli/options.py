"""The options that several commands have, each with its help, and what options are made of."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Literal

import typer

from ..contract import Color as When
from ..contract import Format
from ..errors import UserError
from ..i18n.messages import _
from ..search.query import LONGEST_QUERY
from .streams import typed

PICTURE = 960  # pixels: the width of a picture by default


def sought(argument: str) -> str:
    """A query or name as UTF-8 text. Raises `UserError` if it is longer than any name."""
    argument = typed(argument)
    if len(argument.encode("utf-8", "surrogatepass")) > LONGEST_QUERY:
        problem = _('"{start}…" is longer than {most} bytes, the limit')
        raise UserError(problem.format(start=argument[:20], most=LONGEST_QUERY))
    return argument


option = partial(typer.Option, show_default=False)
argument = partial(typer.Argument, show_default=False)
words = partial(option, parser=sought)
of_document = partial(words, "--document", metavar=_("NAME"))
of_unit = partial(words, "--unit", metavar=_("UNIT"))
number = partial(option, metavar=_("N"), min=0)
query = partial(argument, metavar=_("QUERY..."), parser=typed)
file = partial(option, metavar=_("FILE"), parser=typed)
_format = partial(
    option,
    "-f",
    "--format",
    case_sensitive=False,
    help=_("Output format; by default table on a terminal and tsv elsewhere."),
)
_field = partial(option, "--field", metavar=_("NAME"))
_template = partial(option, "--template", metavar=_("TEXT"), parser=typed)

Facts = Annotated[
    list[str] | None,
    option(
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
    of_document(help=_("Only this document: its title, its key, or words of its title; repeats.")),
]
Period = Annotated[
    list[str] | None,
    words(
        "--period",
        metavar=_("TIME"),
        help=_("Only facts of this time, such as 2020, 2020年上半年 or 十四五; repeats."),
    ),
]
Report = Annotated[
    Literal["text", "json"],
    typer.Option("-f", "--format", help=_("Lines that editors can jump to, or json.")),
]
Section = Annotated[
    list[str] | None,
    words(
        "-s",
        "--section",
        metavar=_("SECTION"),
        help=_("Only this section: its name, an alias, or a word of its heading; repeats."),
    ),
]
Svg = Annotated[
    str | None,
    file("--svg", help=_("Also save the result as an SVG picture; replaces an existing file.")),
]
picture_width = partial(option, "--width", metavar=_("PIXELS"), min=480, max=4000)
Width = Annotated[int, picture_width(help=_("The width of the picture; 960 by default."))]
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
    file(
        "-o",
        "--output",
        help=_("Write the result to this file, in the format that its name ends with."),
    ),
]
Header = Annotated[
    bool | None,
    option(
        "--header/--no-header",
        help=_("Print the column names first, or not; by default only csv has them."),
    ),
]
Bom = Annotated[
    bool,
    option(
        "--bom",
        help=_("Start csv with a byte order mark, for Excel on Windows; implies --no-formulas."),
    ),
]
NoFormulas = Annotated[
    bool,
    option("--no-formulas", help=_("Write csv so that spreadsheets run no text as a formula.")),
]
Print0 = Annotated[
    bool,
    option(
        "-0",
        "--print0",
        help=_("End each record with NUL instead of a line break: for xargs -0 and fzf --read0."),
    ),
]
Count = Annotated[bool, option("--count", help=_("Print only how many there are, 0 included."))]
Quiet = Annotated[
    bool,
    option(
        "-q",
        "--quiet",
        help=_("Print nothing but errors; the exit code tells whether anything was found."),
    ),
]
Color = Annotated[
    When, typer.Option("--color", help=_("When to use colours and bold letters in a table."))
]
NoPager = Annotated[bool, option("--no-pager", help=_("Do not show a long table in a pager."))]
Context = Annotated[
    int,
    number(
        "-C",
        "--context",
        help=_(
            "Also show the N sentences before and after, from the document, where the base names"
            " its file."
        ),
    ),
]
Least = Annotated[
    str | None,
    words(
        "--min",
        metavar=_("N"),
        help=_(
            "Only numbers of at least N, such as 500, 1.5亿, 20% or 五百亩; a bare N has the"
            " unit of --unit."
        ),
    ),
]
Most = Annotated[str | None, words("--max", metavar=_("N"), help=_("Only numbers of at most N."))]
