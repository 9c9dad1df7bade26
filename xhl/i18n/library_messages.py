"""Translations of the messages of libraries and of the system.

Libraries pass few of their texts through gettext, so a message is recognized by its template.
"""

from __future__ import annotations

import re
from functools import cache

from .messages import _

# If two begin alike, the longer comes first. A field may hold another message.
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
    "{value} is not in the range x>=0.",
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
    # the system, as C libraries put it
    "No such file or directory",
    "Permission denied",
    "Operation not permitted",
    "Is a directory",
    "Not a directory",
    "Directory not empty",
    "File exists",
    "File name too long",
    "File too large",
    "Too many open files",
    "Too many levels of symbolic links",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Input/output error",
    "Device or resource busy",
    "Bad file descriptor",
    "Broken pipe",
    "Cannot allocate memory",
)

# Messages that are hard to read, and what replaces them.
REWORDED = {
    "{value} is not a valid int range.": "{value} is not a whole number.",
    "{value} is not in the range x>=0.": "{value} is less than 0.",
}

DEEPEST = 3  # levels of messages in messages, as in: invalid value for an option: …


def translate(message: str) -> str:
    """A message in the language of this process; unchanged if its template is not known.

    >>> translate("Invalid value for '-n': 'x' is not a valid int range.")
    "Invalid value for '-n': 'x' is not a whole number."
    >>> translate("Invalid value for '-n': -1 is not in the range x>=0.")
    "Invalid value for '-n': -1 is less than 0."
    """
    return _translate(message, DEEPEST)


def _translate(message: str, depth: int) -> str:
    for template in TEMPLATES if depth else ():
        fields = _fields(template, message)
        if fields is not None:
            told = {name: _translate(value, depth - 1) for name, value in fields.items()}
            own = REWORDED.get(template, template)
            if (said := _(own)) == own:
                return own.format(**told)
            return said.format(**{name: _in_chinese(value) for name, value in told.items()})
    return message


def _in_chinese(field: str) -> str:
    """Quoted words with Chinese quotation marks: “value”、“topic” for 'value', 'topic'."""
    return _QUOTED.sub(r"“\1”", field).replace("”, “", "”、“")


_QUOTED = re.compile(r"'([^']*)'")


def _fields(template: str, message: str) -> dict[str, str] | None:
    """The fields of a message, none of them empty, each but the last as short as possible; None if
    the message does not match the template.
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
    """Literal texts and names of fields, alternating."""
    return re.split(r"\{(\w+)\}", template)
