"""Completions for the word that is being typed in a shell.

The scripts of shells.py call `xhl` with the words of the command line, the unfinished one last, and with
the shell's name in the environment variable `_XHL_COMPLETE`. Typer has a completion of its own; it drops
every offer that does not begin with the typed letters, as those found by pinyin.
"""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .quoting import quoted, rejoined, unquoted

if TYPE_CHECKING:
    from ...errors import FileError
    from ...fact_base import FactBase

MOST = 1000  # facts of a large base whose names are considered
FILE_NAMES = "\t"  # the answer that makes the shell complete file names; no offer is empty
_UNFINISHED = "\0"  # stands for the word that is being typed

# The parameters whose values are file names.
_PATHS = frozenset(
    (
        *("facts", "files", "file", "text", "articles", "against", "from_file"),
        *("output", "into", "svg", "html", "comments"),
    )
)


class Offer(NamedTuple):
    """A word to offer, and its meaning."""

    word: str
    help: str = ""


def offer(shell: str, words: Sequence[str]) -> list[str]:
    r"""The lines to answer a shell with: offers, each with a tab and its meaning, or `FILE_NAMES`.

    If nothing can be offered, for example because a base is unreadable, there is no line: an error message
    would disturb a person who types.

    >>> offer("zsh", ["show", "jsb"]), offer("bash", ["show", "jsb"])
    (['晋商博物院\t产业'], ['晋商博物院'])
    >>> offer("bash", ["list", "--section", "=", "fy"]), offer("bash", ["check", ""])
    (['防疫'], ['\t'])
    """
    from ...errors import UserError
    from ...facts.load import BadBase
    from ...text.sanitize import one_line

    if shell == "powershell":  # it has unquoted the words; the last begins with "="
        *finished, typed = words
        typed = typed[1:]
    else:
        *finished, typed = [unquoted(word)[0] for word in rejoined(words)] or [""]
    option, equals, value = typed.partition("=")
    if typed.startswith("--") and equals:
        lead, finished, typed = option + equals, [*finished, option], value
    else:
        lead = ""
    try:
        found = offers(finished, typed)
    except (BadBase, UserError):
        return []
    if found is None:
        return [FILE_NAMES]
    # A word that cannot be typed is not offered.
    typable = [one for one in found if one.word.isprintable() and one.word == one_line(one.word)]
    if shell == "bash":
        quote = unquoted(words[-1])[1] if words else ""
        return [f"{lead}{word}" for one in typable if (word := quoted(one.word, quote))]
    return [
        f"{lead}{word}\t{one_line(help)}" if help else f"{lead}{word}" for word, help in typable
    ]


def offers(finished: Sequence[str], typed: str) -> list[Offer] | None:
    """The offers after these words that begin as typed; None if it is a file name.

    Raises `BadBase` or `UserError` if the base with the names cannot be read.
    """
    from typer.main import get_command

    from ..app import COMMANDS, commands_for

    if not finished and typed[:1] != "-":
        return _begun(typed, [Offer(name, help) for name, help in COMMANDS.items()])
    group: Any = get_command(commands_for(finished))
    command = group.commands.get(finished[0]) if finished else None
    if command is None:
        return _options(group, typed) if typed[:1] == "-" else []
    param, values = _parsed(command, finished[1:])
    is_value = param is not None and (param.param_type_name == "option" or "--" in finished)
    if typed[:1] == "-" and not is_value:
        return _options(command, typed, values)
    if param is None:
        return []
    if param.name in _PATHS:
        return None
    found = _values(param, command.name, values, typed)
    # An argument that begins with - would be read as an option.
    return found if is_value else [one for one in found if one.word[:1] != "-"]


def _parsed(command: Any, words: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """The parameter that the word behind these belongs to, if any, and the values by name of parameter."""
    told = {"resilient_parsing": True, "ignore_unknown_options": True}
    parser = command.make_parser(command.context_class(command, **told))
    known = {"--", *(name for param in command.params for name in _switches(param))}
    taken = [word for word in words if word[:2] != "--" or word.partition("=")[0] in known]
    values, _rest, _order = parser.parse_args([*taken, _UNFINISHED])
    params = (param for param in command.params if _last(values.get(param.name)) == _UNFINISHED)
    return next(params, None), values


def _last(value: Any) -> Any:
    """The last of several values."""
    return value[-1] if isinstance(value, (list, tuple)) and value else value


def _switches(param: Any) -> list[str]:
    """The names of an option as typed; none for an argument."""
    if param.param_type_name != "option":
        return []
    return [*param.opts, *param.secondary_opts]


def _options(command: Any, typed: str, given: Collection[str] = ()) -> list[Offer]:
    """The options of a command that are not yet given, or may be repeated."""
    params = command.get_params(command.context_class(command, help_option_names=["-h", "--help"]))
    words = [
        Offer(name, param.help or "")
        for param in params
        for name in _switches(param)
        if name.startswith("-") and not param.hidden and (param.name not in given or param.multiple)
    ]
    return [offer for offer in words if offer.word.startswith(typed)]


def _values(param: Any, command: str, values: dict[str, Any], typed: str) -> list[Offer]:
    """The possible values of a parameter: its choices, or names in the fact base."""
    if choices := getattr(param.type, "choices", ()):
        return [Offer(str(choice)) for choice in choices if str(choice).startswith(typed)]
    if param.name == "field":
        return [Offer(name) for name in _fields(command) if name.startswith(typed)]
    if param.name not in _KINDS:
        return []
    from ...bases.locate import opened

    # As the shell would expand them.
    paths = [os.path.expanduser(os.path.expandvars(name)) for name in values.get("facts") or ()]
    return _begun(typed, *_KINDS[param.name](opened(paths or None, drafted=_kept)[0], typed))


def _kept(paths: Sequence[str], _progress: object) -> list[str | FileError]:
    """The drafts of documents as far as there are any; making one takes too long at the press of a key."""
    from ...draft.kept import kept
    from ...errors import FileError

    drafts: list[str | FileError] = []
    for path in paths:
        try:
            drafts.append(kept(path, made=False))
        except FileError as reason:
            drafts.append(reason)
    return drafts


def _begun(typed: str, *kinds: Sequence[Offer]) -> list[Offer]:
    """The offers that begin as typed, from the first kind that has any; by characters, else by pinyin."""
    if not typed:
        first = {offer.word: offer for offer in reversed(kinds[0])}
        return list(dict.fromkeys(first[offer.word] for offer in kinds[0]))
    from .prefix import spelled, written

    for begin in (written, spelled):
        for kind in kinds:
            helps = {offer.word: offer.help for offer in reversed(kind)}
            if words := begin((offer.word for offer in kind), typed):
                return [Offer(word, helps[word]) for word in words]
    return []


def _fields(command: str) -> Sequence[str]:
    from ...contract import COUNT, FACT, HIT

    return {"search": HIT, "sections": COUNT}.get(command, FACT)


def _topics(base: FactBase, typed: str) -> list[list[Offer]]:
    from ...facts.select import columns_of

    columns = columns_of(base)
    facts = list(columns.named(typed, MOST) if columns else base)
    return _named((fact.topic, fact.section.name, fact.aliases) for fact in facts)


def _sections(base: FactBase, _typed: str) -> list[list[Offer]]:
    return _named((one.name, one.title, one.aliases) for one in base.sections)


def _units(base: FactBase, _typed: str) -> list[list[Offer]]:
    from ...facts.select import columns_of

    columns = columns_of(base)
    units = columns.units() if columns else (fact.unit for fact in base if fact.unit)
    return [[Offer(unit) for unit in units]]


def _periods(base: FactBase, _typed: str) -> list[list[Offer]]:
    from ...facts.select import periods_of

    return [[Offer(period) for period in periods_of(base)]]


def _documents(base: FactBase, _typed: str) -> list[list[Offer]]:
    keys = Counter(one.key for one in base.documents)  # those of drafts are all the same
    return _named(
        (one.key if keys[one.key] == 1 else one.title, one.title, (one.title,))
        for one in base.documents
    )


def _named(known: Iterable[tuple[str, str, Sequence[str]]]) -> list[list[Offer]]:
    """Offers for names, each with its meaning and other names."""
    known = list(known)
    others = [Offer(other, name) for name, _help, also in known for other in also]
    return [[Offer(name, help) for name, help, _also in known], others]


_KINDS: dict[str, Callable[[FactBase, str], list[list[Offer]]]] = {
    "topic": _topics,
    "query": _topics,
    "section": _sections,
    "unit": _units,
    "period": _periods,
    "document": _documents,
}
