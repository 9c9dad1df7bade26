"""What the libraries say of mistakes, told in the language of the rest.

They pass few of their texts through gettext, so a text is recognized by its template and said anew.
"""

from __future__ import annotations

import re
from functools import cache

from .messages import _

# What they say, the longer of two that begin alike first. A field may hold a further text.
TEMPLATES = (
    # Typer 0.27 and 0.28
    "Usage",
    "Arguments",
    "Options",
    "Commands",
    "Show this message and exit.",
    "default: {value}",
    "required",
    "Missing command.",
    "Missing argument {name}.",
    "No such command {name}. Did you mean {names}?",
    "No such command {name}.",
    "No such option: {name} (Possible options: {names})",
    "No such option: {name}",
    "Option {name} does not take a value.",
    "Option {name} requires an argument.",
    "Got unexpected extra argument(s) ({names})",
    "Invalid value for {name}: {problem}",
    "{value} is not a valid int range.",
    "{value} is not in the range {range}.",
    "{value} is not one of {choices}.",
    # tomli 2
    "Invalid statement",
    "Expected newline or end of document after a statement",
    "Expected '=' after a key in a key/value pair",
    "Expected {sign} at the end of a table declaration",
    "Expected {sign} at the end of an array declaration",
    "Expected {sign}",
    "Found invalid character {char}",
    "Cannot declare {key} twice",
    "Cannot overwrite a value",
    "Cannot mutate immutable namespace {key}",
    "Cannot redefine namespace {key}",
    "Invalid initial character for a key part",
    "Unclosed array",
    "Unclosed inline table",
    "Duplicate inline table key {key}",
    "Unescaped '\\' in a string",
    "Invalid hex value",
    "Escaped character is not a Unicode scalar value",
    "Unterminated string",
    "Illegal character {char}",
    "Invalid date or datetime",
    "Invalid value",
)


def retold(message: str) -> str:
    """What a library says, in the language of this process; as it is where its template is not known.

    >>> retold("Invalid value for '-n': 'x' is not a valid int range.")
    "Invalid value for '-n': 'x' is not a valid int range."
    """
    for template in TEMPLATES:
        found = _pattern(template).fullmatch(message)
        if found:
            fields = {name: retold(value) for name, value in found.groupdict().items()}
            return _(template).format(**fields)
    return message


@cache
def _pattern(template: str) -> re.Pattern[str]:
    literal = re.split(r"\{(\w+)\}", template)
    parts = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(literal))
    return re.compile("".join(parts), re.DOTALL)
