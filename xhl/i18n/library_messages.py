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


def translate(message: str, depth: int = DEEPEST) -> str:
    """A message in the language of this process; unchanged if its template is not known.

    >>> translate("Invalid value for '-n': 'x' is not a valid int range.")
    "Invalid value for '-n': 'x' is not a whole number."
    >>> translate("Invalid value for '-n': -1 is not in the range x>=0.")
    "Invalid value for '-n': -1 is less than 0."
    """
    for template in TEMPLATES if depth else ():
        start, end = template.partition("{")[0], template.rpartition("}")[2]
        if not (message.startswith(start) and message.endswith(end)):
            continue  # the pattern would look for the end again at each place of a middle part
        if match := _pattern(template).fullmatch(message):
            told = {name: translate(one, depth - 1) for name, one in match.groupdict().items()}
            own = REWORDED.get(template, template)
            if (said := _(own)) == own:
                return own.format(**told)
            return said.format(**{name: _in_chinese(value) for name, value in told.items()})
    return message


def _in_chinese(field: str) -> str:
    """Quoted words with Chinese quotation marks: “value”、“topic” for 'value', 'topic'."""
    return _QUOTED.sub(r"“\1”", field).replace("”, “", "”、“")


_QUOTED = re.compile(r"'([^']*)'")


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A pattern for the messages of a template; no field is empty, each is as short as possible."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template)), re.DOTALL)
