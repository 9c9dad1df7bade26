"""The program and its commands, each in a module of `commands` that is loaded only where it is named."""

# No `from __future__ import annotations`, nor in `commands`: Typer would compile each of those strings at every start.
from collections.abc import Container, Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from ..bases import config
from ..contract import CANNOT, FOUND
from ..i18n.messages import _
from . import options, streams
from .arguments import arranged

COMMANDS = {  # in the order of the help
    "search": _("Find facts by topic, synonym, words of the sentence, or pinyin."),
    "list": _("List facts by section, or in another order."),
    "show": _("Show everything about one topic."),
    "chart": _("Draw numbers as bars, or a topic over time."),
    "sections": _("List the sections, and how many facts each has."),
    "bases": _("List the bases that are read, and why."),
    "browse": _("Search while you type: see, choose, copy."),
    "check": _("Check bases for mistakes."),
    "verify": _("Check every number of an article against the facts."),
    "init": _("Write a new base to start from."),
    "draft": _("Draft a base from a Chinese report."),
}
# What the help of a command itself says in place of these.
LONGER = {
    "chart": _(
        "Draw numbers as bars, the longest first, a chart for each kind of quantity: money, areas,"
        " lengths, percentages, counts by their measure word, and changes apart from levels."
    )
}
Version = Annotated[bool, options.option("--version", help=_("Print the version and exit."))]
InstallCompletion = Annotated[
    bool,
    options.option(
        "--install-completion",
        help=_("Install completion for this shell: bash, zsh, fish or PowerShell."),
    ),
]
ShowCompletion = Annotated[
    bool, options.option("--show-completion", help=_("Print the completion script for this shell."))
]


def run(arguments: Sequence[str]) -> int:
    """Run the command of these arguments; the exit code."""
    arguments = arranged(arguments)
    commands = commands_for(arguments)
    begin = config.defaults(arguments)
    done = commands(arguments, prog_name="xhl", standalone_mode=False, default_map=begin)
    return int(done or FOUND)


def commands_for(arguments: Sequence[str]) -> typer.Typer:
    """The commands that these arguments need; loading each takes time.

    >>> [command.name for command in commands_for(["show", "5G基站"]).registered_commands]
    ['show']
    """
    named = [name for name in arguments[:1] if name in COMMANDS]
    return program(named or COMMANDS, loaded=arguments)


def program(names: Iterable[str], loaded: Container[str]) -> typer.Typer:
    """The program with these commands, which can be run if they are ``loaded``, and else are only listed."""
    app = typer.Typer(
        help=_("What exactly did the report say, and in which sentence?"),
        rich_markup_mode=None,  # rich draws results only; importing it for help and errors would take time
        pretty_exceptions_enable=False,
        add_completion=False,  # shells.py has its own scripts, which complete pinyin
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(main)
    for name in names:
        told = COMMANDS[name]
        if name in loaded:
            module = import_module(f".commands.{name}", __package__)
            app.command(name, help=LONGER.get(name, told), short_help=told)(module.command)
        else:
            app.command(name, help=told)(_listed)
    return app


def _listed() -> None:
    """Stands for a command that is not named, and so is never called."""


def main(
    context: typer.Context,
    version: Version = False,
    install_completion: InstallCompletion = False,
    show_completion: ShowCompletion = False,
) -> int:
    """`xhl` without a command: its version, completion for a shell, or else the help."""
    if version:
        from ..version import __version__

        streams.write([f"xhl {__version__}\n"])
        raise typer.Exit(FOUND)
    if show_completion or install_completion:
        from .completion import shells

        shell = shells.current()
        streams.write([shells.script(shell) if show_completion else shells.install(shell)])
        raise typer.Exit(FOUND)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        return CANNOT
    return FOUND
