"""The tables are those that the tools make from the named sources."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "xhl" / "tables"
TOOLS = {
    "hanzi_tables": {"simplified", "syllables", "readings", "readings-rare", "lookalikes"},
    "word_tables": {"pairs", "words", "readings-in-words"},
}
BY_HAND = {"abbreviations"}


def test_these_are_all_tables() -> None:
    assert {path.stem for path in TABLES.iterdir()} == BY_HAND.union(*TOOLS.values())


@pytest.mark.parametrize(("tool", "name"), [(t, n) for t in TOOLS for n in sorted(TOOLS[t])])
def test_a_table_names_its_sources_their_licences_and_its_command(tool: str, name: str) -> None:
    comment = (TABLES / f"{name}.txt").read_text("utf-8").split("\n\n", 1)[0].splitlines()
    assert all(line.startswith("# ") for line in comment)
    sources = [line for line in comment if line.startswith("# Source: ")]
    assert sources
    assert all(any(k in line for k in ("MIT", "Apache-2.0", "Unicode licence")) for line in sources)
    assert comment[-1].startswith(f"# Made by: python tools/{tool}.py")


@pytest.mark.thorough
@pytest.mark.parametrize("tool", TOOLS)
def test_making_the_tables_again_gives_the_same_bytes(tool: str, tmp_path: Path) -> None:
    if tool == "word_tables":
        try:
            version("jieba")
        except PackageNotFoundError:
            pytest.skip("jieba, a large package, is a dependency of development only")
    command = [sys.executable, str(ROOT / "tools" / f"{tool}.py"), "--into", str(tmp_path)]
    subprocess.run(command, check=True)
    made = {path.stem: path.read_bytes() for path in tmp_path.iterdir()}
    # The look-alikes need the Unihan database, which is not a Python package.
    assert made.keys() == TOOLS[tool] - {"lookalikes"}
    changed = [n for n, text in made.items() if (TABLES / f"{n}.txt").read_bytes() != text]
    assert not changed
