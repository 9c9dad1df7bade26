"""The configuration file: where it is, and the defaults it sets."""

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
REPEATED = frozenset(("document", "section"))  # options that may be given more than once


def defaults(arguments: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The default options of the command that these arguments name. Raises `UserError`."""
    if not COMMANDS.intersection(arguments[:1]):
        return {}
    settings = configured()
    options = dict(settings.options) if settings else {}
    for name in REPEATED.intersection(options):
        options[name] = [options[name]]
    # Options that name fields ask for bare values, unless the command line names a format.
    if any(argument.startswith("--field") for argument in arguments):
        options.pop("format", None)
    return {arguments[0]: options}


def configured() -> Settings | None:
    """The configuration; None if there is none. Raises `UserError`."""
    return _settings_at(*_place())


def refused(option: str, value: str, problem: str) -> UserError:
    """The error for the value of an option, with the line of the configuration if the value comes from
    there.
    """
    settings = configured()
    if settings is None or settings.options.get(option) != value:
        return UserError(problem)
    from .config_file import refusal  # loaded already where there is a configuration

    return refusal(settings, option, problem)


@cache
def _settings_at(path: str, is_named: bool) -> Settings | None:
    """Read the file once, so that a command keeps to one configuration even if the file changes meanwhile."""
    if not is_named and not os.path.lexists(path):
        return None
    from .config_file import settings  # most users have none

    return settings(path)


def _place() -> tuple[str, bool]:
    """The path of the configuration ("" if it is turned off), and whether the environment names it."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return os.path.join(config_folder(), "config.toml"), False
    return named, bool(named)
