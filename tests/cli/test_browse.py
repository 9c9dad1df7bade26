"""`xhl browse` on a real terminal: searching, choosing, opening and copying."""

from __future__ import annotations

import base64

import pytest
from command import BASE, xhl
from terminal import Terminal

from xhl import load
from xhl.cli.browse import View, citation, drawn, found, number

pytest.importorskip("prompt_toolkit")


def test_results_come_as_one_types_and_keys_copy_them() -> None:
    terminal = Terminal("browse", rows=12, columns=100)
    terminal.wait_for("Esc leave")
    terminal.type("5Gjz")
    terminal.wait_for("5G基站")
    terminal.type("\r")
    terminal.wait_for("aliases")
    terminal.type("\x19")
    terminal.wait_for("copied")
    terminal.type("\x0f")
    terminal.wait_for(base64.b64encode("429个".encode()).decode())
    terminal.type("\x04")
    assert terminal.end() == 0


def test_escape_closes_the_card_and_then_leaves() -> None:
    terminal = Terminal("browse", "5G基站", rows=12, columns=100)
    terminal.wait_for("Esc leave")
    terminal.type("\r")
    terminal.wait_for("file")
    terminal.type("\x1b")
    terminal.settle()
    terminal.type("\x1b")
    assert terminal.end() == 0


def test_without_a_terminal_it_says_what_to_use() -> None:
    ran = xhl("browse")
    assert (ran.code, ran.out) == (2, "")
    assert "xhl search" in ran.err


def test_what_is_drawn_fits_the_screen() -> None:
    view = found(load(BASE), "")
    for columns, rows in ((20, 3), (80, 10), (200, 50)):
        lines = drawn(view.moved(2), columns, rows).splitlines()
        assert len(lines) <= rows


def test_moving_stays_between_the_first_and_the_last() -> None:
    view = found(load(BASE), "5G")
    assert view.moved(-5).chosen == 0
    assert view.moved(500).chosen == len(view.facts) - 1
    assert View().moved(3).fact is None


def test_what_is_copied_can_be_pasted_as_it_is() -> None:
    fact = load(BASE).search("5G基站")[0].fact
    assert number(fact) == "429个"
    assert citation(fact).startswith("“429个5G基站网络建设任务全部完成。”[1]")
