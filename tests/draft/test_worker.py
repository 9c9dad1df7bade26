"""Long reports are drafted by two processes; the draft is that of one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from xhl import helper
from xhl.draft import worker
from xhl.draft.build import drafted
from xhl.draft.outline import Part, Sentence
from xhl.draft.passages import Setting
from xhl.draft.write import written
from xhl.model import Document, Section

REPORT = "某县统计公报\n2021年建成公路12公里。\n" + "".join(
    f"{'一二三四五六'[rank % 6]}、第{rank}部分\n"
    f"新建学校{rank + 2}所，比上年增加3所，其中小学{rank + 1}所。经济稳中有进。\n"
    for rank in range(20)
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> str:
    """The draft that one process makes; from now on there are two processors."""
    monkeypatch.setattr(worker, "WORTH_HELP", 99)
    monkeypatch.setattr(worker, "_AT_ONCE", 99)
    monkeypatch.setattr(helper, "_processors", lambda: 1)
    draft = written(drafted(REPORT, "公报"))
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    return draft


def test_two_processes_make_the_draft_of_one(alone: str) -> None:
    assert written(drafted(REPORT, "公报")) == alone


def test_what_a_helper_leaves_is_drafted_here(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_START", "raise SystemExit  # {module}")
    assert written(drafted(REPORT, "公报")) == alone


def test_a_system_that_starts_no_process_drafts_alone(
    alone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    assert written(drafted(REPORT, "公报")) == alone


def test_no_program_but_python_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("a process was started"))
    for program in ("/usr/bin/uwsgi", "", None):
        monkeypatch.setattr("sys.executable", program)
        with helper.helper("xhl.draft.worker") as process:
            assert process is None


def test_a_helper_gives_the_facts_of_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    section = Section("教育", "一、教育")
    setting = Setting(section, Document("report", "公报"), "2021")
    task = [(Part("一、教育", (Sentence("2020年新建学校5所，增长3%。"),)), setting)]
    with helper.helper("xhl.draft.worker") as process:
        assert process
        assert helper._asked(process, task, print) == worker.make(task)


def test_a_short_report_is_drafted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_started", lambda _module: pytest.fail("a process was started"))
    assert drafted("新建学校5所。", "公报").facts


def test_a_long_report_of_one_part_is_drafted_alone(
    alone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "_started", lambda _module: pytest.fail("a process was started"))
    assert drafted("新建学校5所。" * 99, "公报").facts


def test_a_helper_starts_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    with helper.helper("xhl.draft.worker") as process:
        assert process
        with helper.helper("xhl.draft.worker") as another:
            assert another is None
    with helper.helper("xhl.draft.worker") as process:
        assert process


def test_what_cannot_be_pickled_is_done_here() -> None:
    tasks = [lambda: 1, lambda: 2, lambda: 3]
    with helper.helper("xhl.draft.worker") as process:
        assert helper.shared(tasks, lambda task, _done: task(), process, print) == [1, 2, 3]


def test_a_single_task_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_asked", lambda *_: pytest.fail("the helper was asked"))
    with helper.helper("xhl.draft.worker") as process:
        assert helper.shared([5], lambda task, _done: task + 1, process, print) == [6]


def test_a_system_without_threads_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_thread: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("threading.Thread.start", start)
    with helper.helper("xhl.draft.worker") as process:
        assert helper.shared([5, 6], lambda task, _done: task, process, print) == [5, 6]


@pytest.mark.parametrize("odd", [Path("no such folder"), 5, None, "a\0b"])
def test_odd_entries_of_the_path_do_no_harm(
    alone: str, odd: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [*sys.path, odd])
    assert written(drafted(REPORT, "公报")) == alone


def test_a_helper_obeys_the_flags_of_this_python() -> None:
    told = f"""
import sys; sys.path[:] = {sys.path!r}
from xhl import helper
helper._START = "import sys; print(*(getattr(sys.flags, name) for name in {list(helper._FLAGS)})) # {{module}}"
print(helper._started("x").communicate()[0].decode())
"""
    command = [sys.executable, "-I", "-S", "-B", "-c", told]
    assert subprocess.check_output(command, text=True).split() == ["1"] * 5
