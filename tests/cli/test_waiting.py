"""The progress that a person sees while a command works: done so far, time left, and nothing afterwards."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from terminal import Terminal

from xhl.cli import streams, waiting


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(streams, "is_watched", lambda: True)
    monkeypatch.setattr(waiting, "is_watched", lambda: True)
    monkeypatch.setattr(streams, "is_dumb", lambda: False)
    return lambda: [line.removesuffix("\x1b[K") for line in capsys.readouterr().err.split("\r")[1:]]


def test_a_line_with_the_time_left_is_shown_after_a_second(
    shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(streams, "monotonic", lambda: now[0])
    for second, done in ((0, 0), (1, 10), (4, 20), (3000, 50), (3001, 100), (3002, 20)):
        now[0] = second
        streams.show_progress(done, 100)
    assert shown() == ["indexing 20 %, 16 s left", "indexing 50 %, 50 min left", ""]


def test_no_time_is_told_before_a_hundredth_is_done(shown, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter((0.0, 2.0))
    monkeypatch.setattr(streams, "monotonic", lambda: next(now))
    for done in (0, 1):
        streams.show_progress(done, 200)
    assert shown() == ["indexing 0 %"]


def test_what_takes_longer_is_counted_and_the_line_goes(
    shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_SECOND", 0.001)
    with waiting.waiting("公报\n.docx"):
        time.sleep(0.05)
    lines = shown()
    assert lines[0].startswith("reading 公报")
    assert "\n" not in "".join(lines)
    assert lines[-1] == ""


def test_a_message_stands_in_place_of_the_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(streams, "is_watched", lambda: True)
    monkeypatch.setattr(streams, "is_dumb", lambda: False)
    streams.show_line("reading scan.pdf: 1 s")
    streams.notice("page 3 has no text")
    streams.notice("done")
    assert capsys.readouterr().err == (
        "\rreading scan.pdf: 1 s\x1b[K\r\x1b[Kxhl: page 3 has no text\nxhl: done\n"
    )


def test_an_interrupt_removes_the_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.txt")
    terminal = Terminal("draft", str(tmp_path / "report.txt"))
    writer = os.open(tmp_path / "report.txt", os.O_WRONLY)  # which writes nothing
    terminal.wait_for("1 s")
    assert terminal.interrupt() == 130
    os.close(writer)
    assert terminal.shown.endswith("\r\x1b[K")


def test_who_types_the_document_sees_no_line(shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_SECOND", 0.001)
    monkeypatch.setattr(waiting, "is_typed", lambda path: path == "-")
    with waiting.waiting("-"):
        time.sleep(0.02)
    assert shown() == []


def test_what_is_done_at_once_shows_nothing(shown) -> None:
    with waiting.waiting("report.docx"):
        pass
    assert shown() == []
