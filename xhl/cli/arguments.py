"""Arguments in an unusual order are put right; a mistyped command line gets a hint."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ..i18n.messages import _

_BASES = ("-F", "--facts")
# Commands that read bases; their words are no files.
_READING = ("list", "show", "chart", "sections", "bases")


def arranged(arguments: Sequence[str]) -> list[str]:
    """The arguments in the order that Typer needs: options for bases behind the command, `help` as an
    option.

    >>> arranged(["-F", "my.toml", "search", "5G"])
    ['search', '-F', 'my.toml', '5G']
    >>> arranged(["help", "search"]), arranged(["help"]), arranged(["-V"])
    (['search', '--help'], ['--help'], ['--version'])
    """
    rest = list(arguments)
    bases: list[str] = []
    while rest and rest[0].startswith(_BASES):
        size = 2 if rest[0] in _BASES else 1
        bases += rest[:size]
        del rest[:size]
    if rest[:1] == ["help"]:
        rest = [*rest[1:2], "--help"]
    elif rest[:1] == ["-V"]:
        rest = ["--version", *rest[1:]]
    return [*rest[:1], *bases, *rest[1:]] if rest else list(arguments)


def hint(problem: str, arguments: Sequence[str]) -> str:
    """A hint at what arguments meant that Typer rejects with this message; "" if unknown.

    >>> hint("No such command '5G'.", ["5G", "基站"])
    'To search, type: xhl search 5G 基站'
    >>> hint("No such option: -5", ["search", "-5G"])
    'A query that begins with - goes after --: xhl search -- -5G'
    >>> hint("No such option: -c", ["search", "5G", "-c"])
    ''
    """
    name, *rest = arguments or [""]
    bases, rest = _parted(rest)
    if name == "version":
        return _("The version: {command}").format(command="xhl --version")
    if problem.startswith("No such option") and name.startswith("-"):
        return _("Options come after the command: {command}").format(command="xhl search 5G -n 5")
    is_help = name == "help"  # xhl help WORD asks for a command
    if problem.startswith("No such command") and "Did you mean" not in problem and not is_help:
        if found := in_files("", [name, *rest], bases):
            return found
        return _("To search, type: {command}").format(command=line("search", *bases, name, *rest))
    if problem.startswith("No such option") and name == "search":
        return _dashed(problem, rest, bases)
    if problem.startswith("Got unexpected extra") and name in _READING:
        if found := in_files(name, rest, bases):
            return found
        if name not in ("list", "chart"):
            return ""
        extra = problem.rpartition("(")[2].rstrip(").").split()
        word = next((word for word in rest if word in extra), "")
        return _("For a section use -s: {command}").format(command=line(name, *bases, "-s", word))
    return ""


def alike(option: str, names: Iterable[str]) -> list[str]:
    """The options that a mistyped one may mean; the dashes, which all have, make none alike.

    >>> alike("--limt", ["--limit", "--quiet"]), alike("--oops", ["--color"])
    (['--limit'], [])
    """
    from difflib import get_close_matches

    known = {name.lstrip("-"): name for name in names}
    return [known[name] for name in get_close_matches(option.lstrip("-"), known)]


def in_files(command: str, words: Sequence[str], bases: Sequence[str] = ()) -> str:
    """A hint that the files among these words go behind -F; "" if none is a file. Without a command it is a
    search, and without other words a list.

    >>> in_files("", ["5G", os.curdir]), in_files("show", ["5G"])
    ('To search a file or a folder, name it with -F: xhl search -F . 5G', '')
    """
    files = [word for word in words if os.path.exists(word)]
    if not files:
        return ""
    others = [word for word in words if word not in files]
    if command in ("", "search"):
        command = "search" if others else "list"
    meant = line(command, *bases, *others, named=files)
    return _("To search a file or a folder, name it with -F: {command}").format(command=meant)


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options for bases among these arguments, and the other arguments."""
    rest = list(words)
    bases: list[str] = []
    others: list[str] = []
    while rest:
        size = 2 if rest[0] in _BASES else 1
        (bases if rest[0].startswith(_BASES) else others).extend(rest[:size])
        del rest[:size]
    return bases, others


def _dashed(problem: str, words: Sequence[str], bases: Sequence[str]) -> str:
    option = problem.removeprefix("No such option: ").split(" ")[0]
    word = next((word for word in words if word.startswith(option)), "")
    if not word or word.startswith("--"):
        return ""
    if word[1:2].isascii() and word[1:2].isalpha() and words.index(word):
        return ""  # after a query it is another tool's option, as grep's -c
    said = _("A query that begins with - goes after --: {command}")
    return said.format(command=line("search", *bases, "--", word))


def line(command: str, *words: str, named: Iterable[str] | None = None) -> str:
    """A command line of xhl that can be copied into a shell, with the bases that were named with -F.

    >>> line("search", "5G 基站", named=["my facts.toml"])
    "xhl search -F 'my facts.toml' '5G 基站'"
    >>> line("show", "-5G")
    'xhl show -- -5G'
    """
    import shlex  # only needed after a mistake

    bases = [word for path in named or () for word in ("-F", path)]
    is_dashed = len(words) == 1 and words[0].startswith("-")  # it would be taken for an option
    safe = (
        word if word.isprintable() and word.isalnum() else shlex.quote(word)
        for word in (command, *bases, *(["--"] if is_dashed else []), *words)
    )
    return " ".join(("xhl", *safe))
