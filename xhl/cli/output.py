"""The options for output that all commands with results share."""

# No `from __future__ import annotations`, as in app.py: Typer evaluates the annotations.
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

from ..contract import CONTEXT, Format
from ..render import results as render
from . import color, options, streams


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
        """The style of records with the known names, and those of a context. Raises `UserError`."""
        # With --quiet nothing is drawn.
        terminal = streams.is_terminal() and not self.quiet and not self.into
        style = render.choose_style(
            (*known, *CONTEXT) if context else known,
            terminal=terminal,
            format=self.format or _format_of(self.into or ""),
            fields=self.field,
            template=self.template,
            header=self.header,
            print0=self.print0,
            count=self.counts,
            bom=self.bom,
            formulas=not self.no_formulas,
            color=color.wanted(self.color, terminal=terminal),
        )
        return style._replace(links=style.color and terminal and color.has_links())

    def is_seen(self, style: render.OutputStyle) -> bool:
        """Whether the result is drawn on a terminal."""
        drawn = style.format == "table" and not self.into
        return drawn and streams.is_terminal() and not self.quiet

    def is_paged(self, style: render.OutputStyle) -> bool:
        """Whether a pager may show the result."""
        return self.is_seen(style) and not self.no_pager

    def write(self, pieces: Iterable[str], style: render.OutputStyle) -> None:
        """Write a result to the file, whole or not at all, or to standard output, a long table through a
        pager. Raises `UserError`.
        """
        if self.into is None:
            streams.write(pieces, paged=self.is_paged(style))
            return
        from ..files import write as files

        files.write(self.into, "".join(pieces))


def _format_of(path: str) -> Format | None:
    """The format for the ending of a file name, if any."""
    _name, dot, ending = path.lower().rpartition(".")
    formats: dict[str, Format] = {"md": "markdown", "txt": "table"}
    formats |= {known: known for known in get_args(Format) if known not in ("table", "quote")}
    return formats.get(ending) if dot else None


def printing(
    command: Callable[..., int], others: Mapping[str, Any] | None = None
) -> Callable[..., int]:
    """The command with the options of `Output`, or ``others`` for some of them, in place of its parameter
    ``output``.

    >>> def shown(topic: str, output: Output) -> int: ...
    >>> [*inspect.signature(printing(shown)).parameters][:3]
    ['topic', 'format', 'field']
    """

    def run(**arguments: Any) -> int:
        output = Output(**{name: arguments.pop(name) for name in Output._fields})
        if output.quiet:
            streams.set_quiet()
        if targets := [path for path in (output.into, arguments.get("svg")) if path]:
            from .targets import spare_bases

            spare_bases(targets, arguments["facts"], filter(None, [arguments.get("from_file")]))
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
