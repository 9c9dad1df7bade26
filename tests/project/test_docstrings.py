"""Every example is true, and public functions that take a value and give one have an example.

Public are functions, classes and methods without a leading underscore in their names.
"""

from __future__ import annotations

import ast
import doctest
import re
import signal
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from command import HEEDED
from typer._click.core import Context

from xhl.cli import streams
from xhl.index import open as library

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "xhl").rglob("*.py"))
} | {path.stem: path for path in sorted((ROOT / "tools").glob("*.py"))}

# The commands are told by their help and by docs/cli.md, whose examples test_documents.py
# runs; as functions nobody calls them. What else can be shown by no example has its reason here.
COMMANDS = "xhl.cli.commands."
WRITES = "it is a whole program, and writes into the checkout"
# Packages of functions that take a value and give one. Those that take an object of the house, such as a
# corpus, need no example: it would only set up a stage.
SHOWN = ("xhl.text", "xhl.quantity", "xhl.search", "xhl.facts", "xhl.model", "xhl.fact_base")
EXEMPT = {
    "xhl.__main__.main": "it ends the process",
    "catalogue.main": WRITES,
    "hanzi_tables.main": WRITES,
    "word_tables.main": WRITES,
    "lowest.main": "it is a whole program; what it prints changes with every new bound",
    "readme_picture.main": WRITES,
}


class Named(NamedTuple):
    """A function, method or class, as it stands in its file."""

    name: str  # module.Class.method
    node: ast.FunctionDef | ast.ClassDef
    owner: Named | None

    @property
    def text(self) -> str:
        return ast.get_docstring(self.node) or ""

    @property
    def is_public(self) -> bool:
        return not self.node.name.startswith("_") and (self.owner is None or self.owner.is_public)

    @property
    def is_shown(self) -> bool:
        """Whether an example is its own, or that of its class has it."""
        return bool(examples(self.text)) or (
            self.owner is not None
            and any(re.search(rf"\.{self.node.name}\b", code) for code in examples(self.owner.text))
        )


def examples(docstring: str) -> list[str]:
    return [example.source for example in doctest.DocTestParser().get_examples(docstring)]


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(FILES[name].read_text("utf-8"))


def named(name: str) -> list[Named]:
    """The functions, classes and methods of a module."""

    def within(node: ast.Module | ast.ClassDef, owner: Named | None) -> Iterator[Named]:
        for child in node.body:
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                one = Named(f"{owner.name if owner else name}.{child.name}", child, owner)
                yield one
                if isinstance(child, ast.ClassDef):
                    yield from within(child, one)

    return list(within(tree(name), None))


def is_command(one: Named) -> bool:
    return one.name.startswith(COMMANDS) and one.name.endswith(".command")


@pytest.fixture
def undisturbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An empty folder, an environment of nobody's, and afterwards a process as it was before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    for variable in HEEDED:
        monkeypatch.delenv(variable, raising=False)
    # What examples set for all of their process.
    for owner, name in (
        (streams, "_is_hushed"),
        (streams, "_has_begun"),
        (library, "_indexes_are_trusted"),
        (Context, "formatter_class"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    pipe = getattr(signal, "SIGPIPE", None)  # Windows has none
    former = pipe and signal.getsignal(pipe)
    yield
    if pipe:
        signal.signal(pipe, former)


def with_examples() -> Iterator[object]:
    """The modules that have any; tools are run by the thorough."""
    for name, path in FILES.items():
        if ">>> " in path.read_text("utf-8"):
            is_tool = path.parent.name == "tools"
            yield pytest.param(name, marks=pytest.mark.thorough if is_tool else ())


@pytest.mark.usefixtures("undisturbed")
@pytest.mark.parametrize("name", list(with_examples()))
def test_every_example_is_true(name: str) -> None:
    sys.path.append(str(ROOT / "tools"))  # `undisturbed` takes it away
    module = import_module(name)
    docstrings = [(name, tree(name), 1)]
    docstrings += [(one.name, one.node, one.node.body[0].lineno) for one in named(name)]
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    for place, node, line in docstrings:
        text = ast.get_docstring(node, clean=False) or ""
        scope = dict(vars(module))
        test = doctest.DocTestParser().get_doctest(text, scope, place, module.__file__, line - 1)
        for state in ("_is_hushed", "_has_begun"):
            setattr(streams, state, False)
        runner.run(test, out=said.append)
    assert not said, "".join(said)


def test_where_a_value_goes_in_and_comes_out_an_example_shows_it() -> None:
    everything = [one for name in FILES if name.startswith(SHOWN) for one in named(name)]
    assert len(everything) > 200
    objects = {one.node.name for one in everything if isinstance(one.node, ast.ClassDef)}
    silent = [
        one.name
        for one in everything
        if one.is_public and one.owner is None and isinstance(one.node, ast.FunctionDef)
        if objects.isdisjoint(re.findall(r"\w+", ast.unparse(one.node.args)))
        if not one.is_shown and one.name not in EXEMPT and not is_command(one)
    ]
    assert silent == []


def test_only_what_exists_and_has_no_example_is_exempt() -> None:
    known = {one.name: one for name in FILES for one in named(name)}
    assert [name for name in EXEMPT if name not in known or known[name].is_shown] == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    everything = [one for name in FILES for one in named(name)]
    silent = [
        one.name
        for one in everything
        if one.is_public and one.owner is None and not one.text and one.name not in EXEMPT
    ]
    assert [name for name in silent if not name.startswith(COMMANDS)] == []
