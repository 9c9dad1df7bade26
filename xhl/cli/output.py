"""The options for output that all commands with results share."""

# No `from __future__ import annotations`, as in app.py: Typer evaluates the annotations.
import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..contract import CONTEXT, Format
from ..errors import UserError
from ..i18n.messages import _
from ..model import Fact
from ..render import results as render
from . import color, options, streams
from .arguments import line

_FORMATS: dict[str, Format] = {  # endings of file names
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "md": "markdown",
    "markdown": "markdown",
    "txt": "table",
}
# The fields for people, unless `--field` names others.
_READABLE = (
    *("query", "topic", "value", "unit", "qualifier", "period"),
    *("section", "before", "source", "after"),
)
_HEADED = ("tsv", "csv")  # may have a header
_DRAWN = ("table", "quote")  # for people
_ENDED = ("tsv", "jsonl")  # one record a line, so NUL can end it


class Output(NamedTuple):
    """The options for output; each field is an option with its default."""

    format: options.Chosen = None
    field: options.Fields = None
    template: options.Template = None
    into: options.Into = None
    header: options.Header = None
    print0: options.Print0 = False
    counts: options.Count = False
    bom: options.Bom = False
    no_formulas: options.NoFormulas = False
    quiet: options.Quiet = False
    color: options.Color = "auto"
    no_pager: options.NoPager = False

    def style(self, known: tuple[str, ...], *, context: int = 0) -> render.OutputStyle:
        """The style of records with the known names, and those of a context. Raises `UserError`.

        A terminal gets a table, a pipe TSV. Fields, a header, NUL or a count mean TSV on a terminal too.
        """
        known = (*known, *CONTEXT) if context else known
        # With --quiet nothing is drawn.
        terminal = streams.is_terminal() and not self.quiet and not self.into
        format = self.format or self._format_of_name()
        plain = self.field or self.print0 or self.counts or self.template is not None
        plain = plain or self.header is not None
        usual: Format = "table" if terminal and not plain else "tsv"
        chosen = format or ("csv" if self.bom or self.no_formulas else usual)
        self._check(known, format, chosen)
        if self.counts:
            known = tuple(name for name in ("query", "count") if name in (*known, "count"))
            chosen = "tsv" if chosen in _DRAWN else chosen
        readable = tuple(name for name in _READABLE if name in known)
        default = readable if chosen == "markdown" and readable else known
        has_color = color.wanted(self.color, terminal=terminal)
        return render.OutputStyle(
            chosen,
            known if self.template is not None else tuple(self.field or default),
            self.header,
            end="\0" if self.print0 else "\n",
            counts=self.counts,
            color=has_color,
            bom=self.bom,
            formulas=not (self.no_formulas or self.bom),  # the BOM is for spreadsheets
            columns=bool(self.field),
            template=self.template,
            links=has_color and terminal and color.has_links(),
        )

    def _check(self, known: tuple[str, ...], format: Format | None, chosen: Format) -> None:
        """Raise `UserError` for unknown names, and for options that contradict each other."""
        allowed = (*known, "place", "doubt") if "source" in known else known
        for name in self.field or ():
            if name not in allowed:
                problem = _('unknown field "{name}"; there are: {known}')
                raise UserError(problem.format(name=name, known=", ".join(allowed)))
        if self.template is not None:
            from ..render.template import check

            check(self.template, allowed)
        is_quote, says_header = format == "quote", self.header is not None
        has_sentences, has_context = "source" in known, "before" in known
        is_table = chosen in _HEADED
        is_template = self.template is not None
        says_format = format or self.field or self.counts or says_header
        of_template = _(
            "--template says what is printed, so it takes no --format, --field or --count"
        )
        refused = {
            _("-f quote is for results that have source sentences"): is_quote and not has_sentences,
            _("-f quote quotes the sentence alone, so it takes no -C"): is_quote and has_context,
            _("-f quote prints sentences, so it takes no --field"): is_quote and self.field,
            of_template: is_template and says_format,
            _("--count prints a number, so it takes no --field"): self.field and self.counts,
            _("--header and --no-header go with tsv and csv"): says_header and not is_table,
            _("--print0 goes with tsv and jsonl"): self.print0 and chosen not in _ENDED,
            _("--bom goes with -f csv"): self.bom and chosen != "csv",
            _("--no-formulas goes with -f csv"): self.no_formulas and chosen != "csv",
        }
        if problem := next(filter(refused.__getitem__, refused), ""):
            raise UserError(problem)

    def is_seen(self, style: render.OutputStyle) -> bool:
        """Whether the result is drawn on a terminal."""
        drawn = style.format == "table" and not self.into
        return drawn and streams.is_terminal() and not self.quiet

    def tell_of_doubts(
        self, facts: Iterable[Fact], style: render.OutputStyle, named: Iterable[str] | None
    ) -> None:
        """Say what the sign behind a topic means, to a person who sees one; ``named`` are the bases of -F."""
        doubted = (fact.topic for fact in facts if fact.doubt)
        if self.is_seen(style) and (topic := next(doubted, "")):
            said = _("? is behind the topic of a fact that its draft doubts; to see why: {command}")
            streams.notice(said.format(command=line("show", topic, named=named)))

    def _format_of_name(self) -> Format | None:
        """The format that the name of the file ends with, if any. Raises `UserError`."""
        ending = os.path.splitext(self.into or "")[1].lower().lstrip(".")
        if ending and ending not in _FORMATS and self.template is None and not self.counts:
            problem = _(
                "{path}: no format ends in .{ending}; choose one with -f, or one of: {known}"
            )
            known = " ".join(f".{name}" for name in _FORMATS)
            raise UserError(problem.format(path=self.into, ending=ending, known=known))
        return _FORMATS.get(ending)

    def write(self, pieces: Iterable[str], style: render.OutputStyle) -> None:
        """Write a result to the file, whole or not at all, or to standard output, a long table through a
        pager. Raises `UserError`.
        """
        if self.into is None:
            if style.format == "quote" and streams.is_terminal():
                pieces = render.folded(pieces)
            streams.write(pieces, paged=self.is_seen(style) and not self.no_pager)
            return
        from ..files import write as files

        files.write(self.into, "".join(pieces))

    def draw(self, path: str | None, picture: Callable[[], str]) -> None:
        """Also save the result as a picture, if --svg names a file. Raises `UserError`."""
        if path is not None:
            from ..files import write as files

            files.write(path, picture())


def printing(
    command: Callable[..., int], others: Mapping[str, Any] | None = None
) -> Callable[..., int]:
    """The command with the options of `Output`, or ``others`` for some of them, in place of its parameter
    ``output``.
    """

    def run(**arguments: Any) -> int:
        output = Output(**{name: arguments.pop(name) for name in Output._fields})
        if output.into == streams.STDOUT:
            output = output._replace(into=None)
        if output.quiet:
            streams.set_quiet()
        if targets := [path for path in (output.into, arguments.get("svg")) if path]:
            from .targets import ends_in, spare_bases

            spare_bases(targets, arguments["facts"], filter(None, [arguments.get("from_file")]))
            ends_in(arguments.get("svg"), "--svg", "SVG", ".svg")
        return command(**arguments, output=output)

    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        parameters += _options(others or {}) if parameter.name == "output" else [parameter]
    run.__name__ = command.__name__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run


def _options(others: Mapping[str, Any]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=others.get(name, Output.__annotations__[name]),
        )
        for name, default in Output._field_defaults.items()
    ]
