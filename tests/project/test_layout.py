"""Imports point downwards, those for types and those inside functions included."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "xhl"
# From the top: a package may import only from itself and from those in the rows below.
ROWS = """
    __init__ __main__
    cli
    export
    render
    draft verification
    check bases
    index read
    facts
    fact_base files
    search
    quantity errors
    model
    text
    i18n contract helper listeners version
"""
HEIGHT = {
    name: height for height, row in enumerate(reversed(ROWS.split("\n"))) for name in row.split()
}
# One package file has a body besides xhl/__init__.py: it hands on a promised name.
WITH_BODY = {PACKAGE / "__init__.py", PACKAGE / "quantity/__init__.py"}
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules of xhl that a file imports, as parts of a path: `text.numerals`."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            at = path.parents[node.level - 1].relative_to(PACKAGE.parent).parts[1:]
            base = [*at, *(node.module or "").split(".")] if node.module else list(at)
            below = PACKAGE.joinpath(*base)
            for name in node.names:
                is_module = (
                    below.joinpath(name.name).is_dir() or below.joinpath(f"{name.name}.py").exists()
                )
                yield ".".join([*base, name.name] if is_module else base)


def test_imports_point_downwards() -> None:
    upwards = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path in FILES
        for own in [path.relative_to(PACKAGE).with_suffix("").parts[0]]
        for module in imported(path)
        for package in [module.partition(".")[0]]
        if package != own and HEIGHT[package] >= HEIGHT[own]
    ]
    assert upwards == []


# The rooms and files of a package, from the top.
ROOMS = {"verification": "verdicts subjects computing judging verdict matching reading".split()}


@pytest.mark.parametrize("package", ROOMS)
def test_rooms_import_downwards(package: str) -> None:
    for path in (PACKAGE / package).rglob("*.py"):
        own = path.relative_to(PACKAGE / package).with_suffix("").parts[0]
        for module in imported(path):
            if module.startswith(f"{package}."):
                order = [ROOMS[package].index(room) for room in (own, module.split(".")[1])]
                assert order == sorted(order), f"{path.name} imports {module}"


def test_no_two_files_of_a_package_import_each_other_in_a_circle() -> None:
    graph = {name: set() for name in map(_dotted, FILES)}
    for path in FILES:
        graph[_dotted(path)] |= {module for module in imported(path) if module in graph}
    while leaves := [name for name, needs in graph.items() if not needs & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert sorted(graph) == []


def test_few_files_lie_at_the_top_and_package_files_are_empty() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= 12
    full = [path for path in PACKAGE.rglob("__init__.py") if path.read_text("utf-8").strip()]
    assert set(full) == WITH_BODY


def test_only_the_command_line_writes_to_a_stream() -> None:
    writes = re.compile(r"(?<![.\w])print\(|sys\.std(out|err)")
    below = [
        path for path in FILES if path.relative_to(PACKAGE).parts[0] not in ("cli", "__main__.py")
    ]
    suspect = [path for path in below if writes.search(path.read_text("utf-8"))]
    assert [path.name for path in suspect if writes.search(code_of(path))] == []


def code_of(path: Path) -> str:
    """A file without its docstrings and comments."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
    return ast.unparse(tree)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
