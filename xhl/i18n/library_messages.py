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

DEEPEST = 3  # messages in messages: a problem in what an option's value is refused for


def translate(message: str) -> str:
    """What a library says, in the language of this process; as it is where its template is not known.

    >>> translate("Invalid value for '-n': 'x' is not a valid int range.")
    "Invalid value for '-n': 'x' is not a valid int range."
    """
    return _retold(message, DEEPEST)


def _retold(message: str, depth: int) -> str:
    for template in TEMPLATES if depth else ():
        fields = _fields(template, message)
        if fields is not None:
            told = {name: _retold(value, depth - 1) for name, value in fields.items()}
            return _(template).format(**told)
    return message


def _fields(template: str, message: str) -> dict[str, str] | None:
    """What stands in a message for the fields of its template, none of them empty, each as short as
    can be but for the last; nothing if the message is not of that template.
    """
    first, *rest = _parts(template)
    if not rest:
        return {} if message == first else None
    if not message.startswith(first):
        return None
    fields, at = {}, len(first)
    for rank, (name, literal) in enumerate(zip(rest[::2], rest[1::2], strict=True), 1):
        if 2 * rank < len(rest):
            end = message.find(literal, at + 1)
        else:
            end = len(message) - len(literal) if message.endswith(literal) else -1
        if end <= at:
            return None
        fields[name], at = message[at:end], end + len(literal)
    return fields


@cache
def _parts(template: str) -> list[str]:
    """Literal texts and names of fields by turns."""
    return re.split(r"\{(\w+)\}", template)
