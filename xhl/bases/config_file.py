"""config.toml: the bases to read if the command line names none, and default options."""

from __future__ import annotations

import os
from typing import NamedTuple, get_args

from ..contract import Color, Format
from ..errors import FileError, UserError
from ..facts.load import tables
from ..facts.problems import Problem, in_words, listed
from ..facts.schema import TEXT, TEXTS, WHOLE, Faults, Table, TableSpec, are_texts, validated
from ..facts.toml_lines import line_at, positions
from ..files.read import MIB, read
from ..i18n.messages import _

LARGEST = MIB  # it is read at every start, and has room for the names of thousands of files
SPEC = TableSpec(
    {
        "facts": TEXTS,
        **dict.fromkeys(("document", "section", "format", "color"), TEXT),
        "limit": WHOLE,
    },
    required=(),
)


class Settings(NamedTuple):
    """A configuration."""

    path: str
    facts: tuple[str, ...]  # the files and folders it names, relative to the working directory
    options: Table


def settings(path: str) -> Settings:
    """The configuration in a file. Raises `UserError`."""
    try:
        text = read(path, LARGEST)
        data = tables(text)
    except FileError as reason:
        raise UserError(str(Problem.of_file(path, reason))) from None
    faults = Faults()
    table = validated(data, SPEC, (), faults)
    _check(table, faults)
    if faults.found:
        raise UserError(*listed(in_words(path, text, faults.found), faults.more))
    # ~ is the home folder; other paths are relative to the file.
    named = map(os.path.expanduser, table.get("facts", ()))
    facts = tuple(os.path.join(os.path.dirname(path), one) for one in named)
    return Settings(path, facts, {key: value for key, value in table.items() if key != "facts"})


def existing(configured: Settings) -> tuple[str, ...]:
    """The files and folders that a configuration names. Raises `UserError` for a missing one.

    Asked only where they are read: with other bases, a drive that is not mounted does not matter.
    """
    for path in configured.facts:
        if not os.path.exists(path):
            problem = _("no such file: {path}").format(path=path)
            raise refusal(configured, "facts", problem)
    return configured.facts


def refusal(configured: Settings, key: str, problem: str) -> UserError:
    """The error about a key of a configuration, with its line."""
    line = _line_of(configured.path, key)
    return UserError(str(Problem(configured.path, line, "", problem)))


def _line_of(path: str, key: str) -> int:
    """The line of a key in a configuration; 0 if the key is no longer there."""
    try:
        return line_at(positions(read(path, LARGEST)), (key,))
    except FileError:
        return 0


def _check(table: Table, faults: Faults) -> None:
    if not are_texts(table.get("facts", [])):
        listed = _('"{key}" must be a list of texts in quotes, none of them empty')
        faults.note(("facts",), listed, key="facts")
    for key in ("document", "section"):
        if not table.get(key, key).strip():
            faults.note((key,), _('"{key}" is empty'), key=key)
    if table.get("limit", 0) < 0:
        faults.note(("limit",), _('"limit" must be 0, for all, or more'))
    for key, known in (("format", get_args(Format)), ("color", get_args(Color))):
        if table.get(key, known[0]) not in known:
            unknown = _('"{key}" must be one of: {known}')
            faults.note((key,), unknown, (table[key], known), key=key, known=known)
