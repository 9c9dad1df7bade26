"""Files to write: never one that is read, nor one whose name says another format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ..bases.locate import sources
from ..errors import UserError
from ..files.documents import FORMATS, TEXTS
from ..i18n.messages import _
from .streams import STDOUT, notice


def spare(targets: Iterable[str | None], inputs: Iterable[str]) -> None:
    """Raises `UserError` if a file to write is an input, under whatever name, or is to be written twice."""
    read = [path for path in inputs if os.path.isfile(path)]
    written: list[str] = []
    for target in filter(None, targets):
        if os.path.isfile(target) and any(os.path.samefile(target, path) for path in read):
            problem = _("{path} is read: name another file to write")
            raise UserError(problem.format(path=target))
        if (place := os.path.realpath(target)) in written and not place.startswith("/dev/"):
            problem = _("{path} is named twice as the file to write")
            raise UserError(problem.format(path=target))
        written.append(place)


def spare_bases(
    targets: Sequence[str | None], named: Sequence[str] | None, others: Iterable[str] = ()
) -> None:
    """The same for the bases that a command reads, and its other inputs. Raises `UserError`."""
    if any(targets):
        spare(targets, (*(source.path for source in sources(named)), *others))


def ends_in(path: str | None, option: str, format: str, *endings: str) -> None:
    """Raises `UserError` if a file to write has another ending than those of its format, or no name."""
    if path == STDOUT:
        problem = _("{option} needs the name of a file: standard output has the result")
        raise UserError(problem.format(option=option))
    ending = os.path.splitext(path or "")[1]
    if ending.lower() not in {"", *endings}:
        problem = _("{path}: {option} writes {format}: its name must end in {ending}")
        told = {"option": option, "format": format, "ending": endings[0]}
        raise UserError(problem.format(path=path, **told))


def spare_documents(base: str, option: str) -> None:
    """Raises `UserError` if a file for a base has a name like `report.docx`."""
    ending = os.path.splitext(base)[1].lower()
    if ending in FORMATS and ending not in TEXTS:
        ends_in(base, option, "TOML", ".toml")


def tell_of_ending(base: str) -> None:
    """Say that a folder is not searched for a base of this name."""
    if not base.endswith(".toml"):
        notice(_("in a folder, only files that end in .toml are read as bases"))
