"""The lowest versions that pyproject.toml allows, as constraints for pip: what the gate tests beside the newest.

Run: python tools/lowest.py > lowest.txt && pip install '.[test]' --constraint lowest.txt
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"

BOUND = re.compile(r"\s*([A-Za-z0-9._-]+)\s*(?:>=|==)\s*([0-9][0-9A-Za-z.]*)")


def constraints(requirements: Iterable[str]) -> Iterator[str]:
    """Each requirement at its lower bound. Raises `ValueError` for one that has none.

    >>> list(constraints(["typer>=0.27,<0.29", "opencc-python-reimplemented==0.1.7"]))
    ['typer==0.27', 'opencc-python-reimplemented==0.1.7']
    """
    for requirement in requirements:
        bound = BOUND.match(requirement)
        if bound is None:
            raise ValueError(f"{requirement}: no lower bound")
        yield f"{bound[1]}=={bound[2]}"


def needed_by(extra: str, extras: Mapping[str, Sequence[str]]) -> list[str]:
    """What an extra asks for, with what the extras of this project that it names ask for.

    >>> needed_by("test", {"test": ["xhl[excel]", "pytest>=8"], "excel": ["openpyxl>=3.1"]})
    ['openpyxl>=3.1', 'pytest>=8']
    """
    needed = []
    for requirement in extras[extra]:
        if named := re.fullmatch(r"xhl\[(.+)\]", requirement):
            for name in named[1].split(","):
                needed += needed_by(name.strip(), extras)
        else:
            needed.append(requirement)
    return needed


def main() -> None:
    # Only here: all else of this file runs on Python 3.10 too, by which types are checked.
    import tomllib  # type: ignore[import-not-found]

    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    needed = project["dependencies"] + needed_by("test", project["optional-dependencies"])
    for constraint in constraints(needed):
        print(constraint)


if __name__ == "__main__":
    main()
