"""What the user always wants: where it is said, and the options that commands begin with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..files.user_dirs import config_folder

if TYPE_CHECKING:
    from .config_file import Settings

VARIABLE = "XHL_CONFIG"
COMMANDS = frozenset(("search", "list", "show", "sections", "bases", "chart", "browse"))


def defaults(arguments: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The options to begin with, by the name of the command that is asked for. Raises `UserError`."""
    if not COMMANDS.intersection(arguments[:1]):
        return {}
    settings = configured()
    options = dict(settings.options) if settings else {}
    # Naming fields asks for bare values, unless the command line itself names a format.
    if any(argument.startswith("--field") for argument in arguments):
        options.pop("format", None)
    return {arguments[0]: options}


def configured() -> Settings | None:
    """What the configuration says; None where there is none. Raises `UserError`."""
    return _settings_at(*_place())


def refused(option: str, value: str, problem: str) -> UserError:
    """The refusal of the value of an option: with the line of the configuration that says so, if
    that is where it comes from.

    >>> print(refused("section", "高铁", "no such section"))
    no such section
    """
    settings = configured()
    if settings is None or settings.options.get(option) != value:
        return UserError(problem)
    from .config_file import refusal  # loaded already where there is a configuration

    return refusal(settings, option, problem)


@cache
def _settings_at(path: str, is_named: bool) -> Settings | None:
    """Read once, so that all of a command goes by one configuration, also if it changes meanwhile."""
    if not is_named and not os.path.lexists(path):
        return None
    from .config_file import settings  # most users have none

    return settings(path)


def _place() -> tuple[str, bool]:
    """The path of the configuration, and whether the environment names it; empty, it names none."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return os.path.join(config_folder(), "config.toml"), False
    return named, bool(named)
