"""The tree in docs/architecture.md, made from the first line of each module.

    python tools/architecture.py

writes it anew. What a package is for stands there by hand, and stays.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
_LISTS = re.compile(
    r"(^### `xhl/([\w/]*)`.*\n\n(?:(?![-#]).+\n\n)?)((?:- `.*\n)*\n?)", re.MULTILINE
)


def renewed(page: str) -> str:
    """The page with a line for each module under the heading of its package.

    >>> renewed(PAGE.read_text("utf-8")) == PAGE.read_text("utf-8")
    True
    """
    return _LISTS.sub(lambda found: found[1] + _listed(ROOT / "xhl" / found[2]) + "\n", page)


def _listed(package: Path) -> str:
    lines = []
    for path in sorted(package.glob("*.py")):
        about = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        if about:  # most package files are empty
            lines.append(f"- `{path.name}`: {' '.join(about.split(chr(10) * 2)[0].split())}\n")
    return "".join(lines)


def main() -> None:
    """Write the tree anew."""
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
