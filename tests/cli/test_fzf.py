"""The recipe for fzf, with a real fzf on a real terminal."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from command import need
from terminal import Terminal

pytestmark = pytest.mark.thorough
RECIPES = Path(__file__).parents[2] / "docs" / "recipes.md"


def recipes() -> list[str]:
    """The commands with fzf that a person at a terminal is given."""
    section = RECIPES.read_text(encoding="utf-8").partition("## Browse with fzf")[2]
    return re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[:2]


def started(command: str) -> Terminal:
    need("bash", "fzf")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return Terminal(
        program=["bash", "-c", command], rows=24, columns=120, PATH=path, LC_ALL="C.UTF-8"
    )


def test_browsing_topics_shows_everything_about_the_one_under_the_cursor():
    terminal = started(recipes()[0])
    terminal.wait_for("11/11")
    terminal.settle()
    terminal.type("造林")
    terminal.wait_for("7047.03")
    terminal.type("\r")
    assert terminal.end() == 0
    assert terminal.shown.rstrip().endswith("造林")


def test_xhl_finds_while_one_types_in_fzf():
    terminal = started(recipes()[1])
    terminal.wait_for("0/0")
    terminal.settle()
    terminal.type("zaolin")
    terminal.wait_for("7047.03")
    terminal.type("\r")
    assert terminal.end() == 0
    assert terminal.shown.rstrip().endswith("造林")
