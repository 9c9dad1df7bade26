"""The options that commands share, each with its help."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ..contract import Color as When
from ..contract import Format, SortKey
from ..errors import UserError
from ..i18n.messages import _
from ..search.query import LONGEST
from .streams import typed


def sought(argument: str) -> str:
    """What is looked for, as UTF-8 text. Raises `UserError` for what is longer than any name.

    >>> sought("5G基站")
    '5G基站'
    """
    argument = typed(argument)
    if len(argument.encode("utf-8", "surrogatepass")) > LONGEST:
        problem = _('"{start}…" is longer than {most} bytes, the most that is looked for')
        raise UserError(problem.format(start=argument[:20], most=LONGEST))
    return argument


Facts = Annotated[
    list[str] | None,
    typer.Option(
        "-F",
        "--facts",
        metavar=_("FILE"),
        help=_(
            "Read this fact base, or all below this folder, not those of XHL_FACTS or config.toml"
            " nor the shipped one; repeats."
        ),
        show_default=False,
    ),
]
Document = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar=_("NAME"),
        parser=sought,
        help=_("Only this document: its title, its key, or words of its title."),
        show_default=False,
    ),
]
Bases = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[FILES]..."),
        help=_("Bases, or folders of them; unless told, those that are loaded."),
        show_default=False,
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar=_("TEXT"),
        help=_("Prove the sentences in this document, and that no number of it is left out."),
        show_default=False,
    ),
]
Warnings = Annotated[
    bool,
    typer.Option(
        " /--no-warnings",
        help=_("Only what is certainly wrong."),
        show_default=False,
    ),
]
Report = Annotated[
    Literal["text", "json"],
    typer.Option("-f", "--format", help=_("Lines that editors jump to, or json.")),
]
Text = Annotated[
    str,
    typer.Argument(
        metavar=_("TEXT"),
        help=_("A document: Word, text, Markdown, and others; - is standard input."),
    ),
]
NewBase = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_("Write the draft into this file, not to standard output."),
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("Replace the file if there is one."))]
NewFile = Annotated[
    str, typer.Argument(metavar=_("FILE"), help=_("The file to write; there must be none yet."))
]
Section = Annotated[
    str | None,
    typer.Option(
        "-s",
        "--section",
        metavar=_("SECTION"),
        parser=sought,
        help=_("Only this section: its name, an alias, or a word of its heading."),
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--limit",
        metavar=_("N"),
        min=0,
        help=_("At most N facts, 0 for all. Unless told, a search on a terminal shows 20."),
        show_default=False,
    ),
]
Bars = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--limit",
        metavar=_("N"),
        min=0,
        help=_("At most N bars in a chart, the longest; 0 for all."),
        show_default=False,
    ),
]
Measure = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar=_("UNIT"),
        parser=sought,
        help=_("Only the chart of this unit and those that convert to it: 亿元 with 万元."),
        show_default=False,
    ),
]
Svg = Annotated[
    str | None,
    typer.Option(
        "--svg",
        metavar=_("FILE"),
        parser=typed,
        help=_("Also write the result as a picture; a file of that name gives way."),
        show_default=False,
    ),
]
Chosen = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        help=_("How to print; unless told, a table on a terminal and tsv elsewhere."),
        show_default=False,
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar=_("NAME"),
        help=_("Only this field, bare, one line a fact; repeats."),
        show_default=False,
    ),
]
Header = Annotated[
    bool | None,
    typer.Option(
        "--header/--no-header",
        help=_("Print the names of the columns first, or not; unless told, csv has them."),
        show_default=False,
    ),
]
Bom = Annotated[
    bool, typer.Option("--bom", help=_("Begin csv with a byte order mark: for Excel on Windows."))
]
NoFormulas = Annotated[
    bool,
    typer.Option(
        "--no-formulas",
        help=_("Write csv so that no spreadsheet takes a text for a formula; --bom does so too."),
    ),
]
Print0 = Annotated[
    bool, typer.Option("-0", "--print0", help=_("End each line with NUL: for xargs -0 and fzf."))
]
Count = Annotated[bool, typer.Option("--count", help=_("Print how many there are, only."))]
Quiet = Annotated[
    bool,
    typer.Option(
        "-q", "--quiet", help=_("Print nothing; the exit code says whether there is something.")
    ),
]
Color = Annotated[
    When, typer.Option("--color", help=_("Whether a table has colours and bold letters."))
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help=_("Do not show a long table a screen at a time."))
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("QUERY..."),
        parser=typed,
        help=_("What to look for; each word must match. A lone - reads many queries, one a line."),
        show_default=False,
    ),
]
FromFile = Annotated[
    str | None,
    typer.Option(
        "--from-file",
        metavar=_("FILE"),
        parser=typed,
        help=_("Look for each line of this file, in its order; - is standard input."),
        show_default=False,
    ),
]
Topic = Annotated[
    str,
    typer.Argument(metavar=_("TOPIC"), parser=sought, help=_("A topic or one of its aliases.")),
]
ClearCache = Annotated[
    bool, typer.Option("--clear-cache", help=_("Remove the indexes of large bases, and leave."))
]
Exact = Annotated[
    bool, typer.Option("--exact", help=_("Forgive no typo, pinyin or question words."))
]
Explain = Annotated[
    bool, typer.Option("--explain", help=_("Say how each fact was found, and its score's parts."))
]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar=_("UNIT"),
        parser=sought,
        help=_("Only numbers printed in this unit."),
        show_default=False,
    ),
]
Least = Annotated[
    str | None,
    typer.Option(
        "--min",
        metavar=_("N"),
        parser=sought,
        help=_("Only numbers from N on, such as 500, 1.5亿 or 20%; a bare N is in --unit."),
        show_default=False,
    ),
]
Most = Annotated[
    str | None,
    typer.Option(
        "--max",
        metavar=_("N"),
        parser=sought,
        help=_("Only numbers up to N."),
        show_default=False,
    ),
]
Sort = Annotated[
    SortKey | None,
    typer.Option(
        "--sort",
        help=_("By value from the largest, topic by pinyin, section, or period."),
        show_default=False,
    ),
]
Reverse = Annotated[bool, typer.Option("-r", "--reverse", help=_("Sort the other way round."))]
Version = Annotated[
    bool,
    typer.Option(
        "--version",
        help=_("Print the version and leave."),
        show_default=False,
    ),
]
InstallCompletion = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        help=_("Install completion for this shell: bash, zsh or fish."),
        show_default=False,
    ),
]
ShowCompletion = Annotated[
    bool,
    typer.Option(
        "--show-completion",
        help=_("Print the script that completion for this shell needs."),
        show_default=False,
    ),
]
