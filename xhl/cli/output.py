"""How results are to be printed: the options that every command with results has in common."""

# As in the commands: Typer evaluates the annotations, so they are not strings.
import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

from ..render import results as render
from . import color, options, streams


class Output(NamedTuple):
    """What the user says of the output; a field is an option, with its default.

    >>> Output(format="jsonl", field=["value"]).style(("topic", "value")).names
    ('value',)
    """

    format: options.Chosen = None
    field: options.Fields = None
    header: options.Header = None
    print0: options.Print0 = False
    counts: options.Count = False
    bom: options.Bom = False
    no_formulas: options.NoFormulas = False
    quiet: options.Quiet = False
    color: options.Color = "auto"
    no_pager: options.NoPager = False

    def style(self, known: tuple[str, ...]) -> render.OutputStyle:
        """How records that have the known names are printed. Raises `UserError`."""
        terminal = streams.is_terminal() and not self.quiet  # nothing is drawn for nobody
        return render.choose_style(
            known,
            terminal=terminal,
            format=self.format,
            fields=self.field,
            header=self.header,
            print0=self.print0,
            count=self.counts,
            bom=self.bom,
            formulas=not self.no_formulas,
            color=color.wanted(self.color, terminal=terminal),
        )

    def is_seen(self, style: render.OutputStyle) -> bool:
        """Whether it is drawn for a person, who is looking.

        >>> Output().is_seen(Output(format="table").style(("topic",)))  # here nobody is looking
        False
        """
        return style.format == "table" and streams.is_terminal() and not self.quiet

    def is_paged(self, style: render.OutputStyle) -> bool:
        """Whether a pager may show it.

        >>> Output(no_pager=True).is_paged(Output(format="table").style(("topic",)))
        False
        """
        return self.is_seen(style) and not self.no_pager


def printing(command: Callable[..., int]) -> Callable[..., int]:
    """The command with the options of `Output` in place of its parameter ``output``.

    >>> def shown(topic: str, output: Output) -> int: ...
    >>> [*inspect.signature(printing(shown)).parameters][:3]
    ['topic', 'format', 'field']
    """

    def run(**arguments: Any) -> int:
        output = Output(**{name: arguments.pop(name) for name in Output._fields})
        if output.quiet:
            streams.set_quiet()
        return command(**arguments, output=output)

    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        parameters += _OPTIONS if parameter.name == "output" else [parameter]
    run.__name__ = command.__name__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run


_OPTIONS = [
    inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Output.__annotations__[name],
    )
    for name, default in Output._field_defaults.items()
]
