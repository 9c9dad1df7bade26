"""TOML -> FactBase. A base loads whole, or fails with a list of everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..errors import FileError
from ..fact_base import FactBase
from ..files.read import read
from ..i18n.messages import _
from ..model import Digits, Section
from .schema import Abbreviations, Declared, Faults, Table, declared, facts_of
from .usual_toml import usual_tables

if TYPE_CHECKING:
    from ..model import Fact
    from .problems import Problem
    from .usual_toml import Lines


# Limits, since parsing takes more memory than the text: 200 bytes for a key, 64 for a list.
LINE = 1_000_000  # characters; the parser needs 70 bytes of memory for each digit of a number
PARTS = 20_000_000  # keys, lists, tables and their elements; a million facts have 13,000,000
DEEPEST = 400  # nested lists, the limit of the parser; a base needs four


class BadBase(Exception):
    """Files that are no fact bases, with the problems of each, at most 10,000 a file; ``more`` counts the
    others.

    As a string: one problem a line, and after fifty the number of the others.
    """

    def __init__(self, complaints: Sequence[Problem], more: int = 0) -> None:
        super().__init__(complaints)
        self.complaints = tuple(complaints)
        self.more = more

    @property
    def lines(self) -> list[str]:
        from .problems import listed

        return listed(self.complaints, self.more)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class File:
    """A file after parsing, and what it declares."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = read(path)
        self.faults = Faults()
        data, self.lines = parsed(self.text)
        self.declared: Declared = declared(data, self.faults)


def load(paths: Sequence[str]) -> FactBase:
    """The facts of one or several files, in the order of the paths and of each file.

    The facts of a file name sections and documents that the same file declares. Sections with the same name
    and title become one (`united`). Several files may have facts of one topic. A path given twice is read
    once. Raises `BadBase`.

    >>> load([shipped(), shipped()]).sections[0].name
    '概况'
    >>> load(["no-such.toml"])
    Traceback (most recent call last):
    xhl.facts.load.BadBase: no-such.toml: no such file
    """
    files: list[File] = []
    complaints: list[Problem] = []
    for path in dict.fromkeys(paths):
        try:
            files.append(File(path))
        except FileError as reason:
            from .problems import Problem

            complaints.append(Problem.of_file(path, reason))
    sections = united(one for file in files for one in file.declared.sections.values())
    facts: list[Fact] = []
    for file in files:
        own = {name: sections[one.key] for name, one in file.declared.sections.items()}
        facts += facts_of(file.declared, own, file.path, file.text, file.faults, file.lines)
    complaints += [complaint for file in files for complaint in _complaints(file)]
    if complaints:
        ranks = {path: rank for rank, path in enumerate(paths)}
        complaints.sort(key=lambda complaint: ranks[complaint.path])
        raise BadBase(complaints, sum(file.faults.more for file in files))
    return FactBase(
        tuple(facts),
        tuple(sections.values()),
        tuple(dict.fromkeys(d for file in files for d in file.declared.documents.values())),
        next((file.declared.title for file in files if file.declared.title), ""),
        tuple(file.path for file in files),
        abbreviations=all_abbreviations(file.declared.abbreviations for file in files),
    )


def shipped() -> str:
    """The path of the fact base that comes with the tool: installed with it, or in a checkout.

    >>> os.path.basename(shipped())
    'facts.toml'
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "data", "facts.toml")
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), "data", "facts.toml")


def parsed(text: str) -> tuple[Table, Lines | None]:
    r"""The tables of the TOML text of a base, and the lines of its facts, if they are known. Raises `FileError`.

    >>> parsed('schema = 1\ntitle = "公报"')
    ({'schema': 1, 'title': '公报'}, {})
    >>> parsed("# nothing yet")
    Traceback (most recent call last):
    xhl.errors.FileError: nothing in it but comments; a fact base begins with schema = 1
    """
    data, lines = quick_tables(text) if len(text) <= LINE else (tables(text), None)
    if not data:
        if text.strip():
            raise FileError(_("nothing in it but comments; a fact base begins with schema = 1"))
        raise FileError(_("empty: a fact base begins with schema = 1"))
    return data, lines


def quick_tables(text: str) -> tuple[Table, Lines | None]:
    r"""The tables of a TOML text, as from `tables`, and the lines of its facts, if it is spelled as usual.

    >>> quick_tables('[[fact."5G基站"]]'), quick_tables("[[fact.'5G基站']]")
    (({'fact': {'5G基站': [{}]}}, {'5G基站': [1]}), ({'fact': {'5G基站': [{}]}}, None))
    """
    return usual_tables(text) or (tables(text), None)


def tables(text: str) -> Table:
    """Parse a TOML text. Raises `FileError`.

    >>> tables("limit = 5")
    {'limit': 5}
    >>> tables("limit = five")
    Traceback (most recent call last):
    xhl.errors.FileError: not valid TOML, column 9: a text needs quotation marks: "…"
    """
    import tomli  # not needed for what is spelled as usual

    if len(text) > LINE:
        _refuse_extremes(text)
    try:
        return tomli.loads(text, parse_float=Digits)
    except tomli.TOMLDecodeError as error:
        if "\0" in text:
            raise FileError(_("not a text file: it contains NUL characters")) from None
        from ..i18n.library_messages import translate
        from .toml_hints import meaning

        problem = _("not valid TOML, column {column}: {reason}")
        line = error.doc.split("\n")[error.lineno - 1]
        reason = meaning(error.msg, line, error.colno) or translate(error.msg)
        problem = problem.format(column=error.colno, reason=reason)
        raise FileError(problem, error.lineno) from None
    except RecursionError:
        deeper = _("nested deeper than {most} levels, the limit: a base needs four")
        raise FileError(deeper.format(most=DEEPEST)) from None
    except ValueError:  # Python refuses to read whole numbers of thousands of digits
        raise _too_many_digits(text) from None


def _refuse_extremes(text: str) -> None:
    """Raise `FileError` for a text that would need too much memory."""
    at, line = 0, 1
    while len(text) - at > LINE:
        end = text.rfind("\n", at, at + LINE + 1) + 1
        if not end:
            problem = _("a line is longer than {most} characters, the limit: divide it")
            raise FileError(problem.format(most=LINE), line)
        line += text.count("\n", at, end)
        at = end
    if sum(map(text.count, "=[{,")) > PARTS:
        problem = _("more than {most} keys and values, the limit: divide the file")
        raise FileError(problem.format(most=PARTS))


def _too_many_digits(text: str) -> FileError:
    import re
    import sys

    most = sys.get_int_max_str_digits()
    found = re.search(rf"(?:\d_?){{{most + 1}}}", text)
    problem = _("a number has more than {most} digits").format(most=most)
    return FileError(problem, text.count("\n", 0, found.start()) + 1 if found else 0)


def united(sections: Iterable[Section]) -> dict[tuple[str, str], Section]:
    """The sections of all files by name and title, each with the aliases that any file gives it.

    >>> sections = united([Section("创新", aliases=("科技",)), Section("创新", aliases=("六新",))])
    >>> sections["创新", ""].aliases
    ('科技', '六新')
    """
    aliases: dict[tuple[str, str], dict[str, None]] = {}
    for section in sections:
        aliases.setdefault(section.key, {}).update(dict.fromkeys(section.aliases))
    return {key: Section(*key, tuple(known)) for key, known in aliases.items()}


def all_abbreviations(files: Iterable[Abbreviations]) -> Abbreviations:
    """The abbreviations of all files, each with its meanings in any of them.

    >>> all_abbreviations([{"两山": ("绿水青山",)}, {"两山": ("金山银山", "绿水青山")}])
    {'两山': ('绿水青山', '金山银山')}
    """
    every: Abbreviations = {}
    for file in files:
        for short, said in file.items():
            every[short] = tuple(dict.fromkeys(every.get(short, ()) + said))
    return every


def _complaints(file: File) -> list[Problem]:
    if not file.faults.found:
        return []
    from .problems import in_words  # only bad bases need it

    return in_words(file.path, file.text, file.faults.found)
