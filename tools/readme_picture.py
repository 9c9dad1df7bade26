"""Draws docs/search.svg, the picture of the README: real searches, as a terminal shows them.

    python tools/readme_picture.py

runs the command of this checkout on the shipped base, in English, and writes the picture anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "search.svg"
QUERIES = ("5G机站", "kcb")
COLUMNS = 80


def main() -> None:
    PICTURE.write_text(drawn(), encoding="utf-8", newline="\n")


def drawn() -> str:
    """The prompt, the command and its result for each query, as SVG.

    >>> drawn().splitlines()[1]
    '<title>xhl search</title>'
    """
    sys.path.insert(0, str(ROOT))
    from rich.text import Text

    from xhl.render import svg_page as svg

    lines: list[Text] = []
    for query in QUERIES:
        lines += [Text()] if lines else []
        lines += [Text.assemble(("$ ", "dim"), (f"xhl search {query}", "bold"))]
        lines += [Text.from_ansi(line) for line in _shown(query).splitlines()]
    return svg.screen(lines, "xhl search", COLUMNS)


def _shown(query: str) -> str:
    """What a search prints on a terminal of that width."""
    unset = ("XHL_FACTS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    told = {"COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": os.devnull}
    command = ["-m", "xhl", "search", query, "-f", "table", "--color", "always"]
    done = subprocess.run(
        [sys.executable, *command], env=environment | told, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    main()
