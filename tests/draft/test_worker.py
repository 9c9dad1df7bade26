"""Long reports are drafted by two processes; the draft is that of one."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from command import PIPE

from xhl import helper
from xhl.draft import build, worker
from xhl.draft.build import drafted
from xhl.draft.outline import Part, Sentence, read
from xhl.draft.passages import divided, passages
from xhl.draft.setting import Setting
from xhl.draft.write import written
from xhl.model import Document, Section
from xhl.read.plain_text import content_of

REPORT = "某县统计公报\n2021年建成公路12公里。\n" + "".join(
    f"{'一二三四五六'[rank % 6]}、第{rank}部分\n"
    f"新建学校{rank + 2}所，比上年增加3所，其中小学{rank + 1}所。经济稳中有进。\n"
    for rank in range(20)
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> str:
    """The draft that one process makes; from now on there are two processors."""
    monkeypatch.setattr(build, "WORTH_HELP", 99)
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
        for _turn in range(2):
            helper._give(process, task)
        assert [helper._taken(process, print) for _turn in range(2)] == [worker.make(task)] * 2


def test_a_short_report_is_drafted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_started", lambda _module: pytest.fail("a process was started"))
    assert drafted("新建学校5所。", "公报").facts


PARAGRAPHS = (
    "2021年，全县新建学校5所，其中小学3所。就业稳定。",
    "其中：中学2所。投资2亿元，增长5%。市场平稳。",
    "1—8月，甲河断面9个。水质优良。",
    "同时，乙河断面7个。另外，有测点3个。",
    "甘肃：接待游客5万人次。收入3亿元。旅游向好。",
    "到2026年，力争新建公路8公里。绿道达到500公里。群众满意。",
    "今年将办好“十件民生实事”。改造小区6个。生活改善。",
    "重复建设8处。资金到位。",
    "五年来，改革向好。新建水渠9公里。成效明显。",
    "市场平稳。近三年，新建水渠7公里。成效明显。",
    "新建校舍3处。\n——普通高中。",
    "、".join(f"第{n}所学校招生{n}人" for n in range(10, 70)) + "。招生300人。来源稳定。",
)


def sentences_of(text: str) -> Part:
    """The sentences of a text as those of one part."""
    parts = read(content_of(text)).parts
    return Part("一、综合", tuple(said for part in parts for said in part.sentences))


@pytest.mark.parametrize("size", [1, 20, 90])
@pytest.mark.parametrize(
    "turn",
    [0, *(pytest.param(turn, marks=pytest.mark.thorough) for turn in range(1, len(PARAGRAPHS)))],
)
def test_the_pieces_of_a_part_have_the_facts_of_the_part(turn: int, size: int) -> None:
    paragraphs = [*PARAGRAPHS[turn:], *PARAGRAPHS[:turn]]
    part = sentences_of("\n".join([*paragraphs, *paragraphs[::-1]]))
    row = Sentence("今年将办好十件实事 | 5", is_row=True)
    part = part._replace(sentences=(*part.sentences, row, *part.sentences))
    section = Section("综合", "一、综合")
    aims = frozenset(("2026",))
    setting = Setting(section, Document("report", "公报"), "2022", aims=aims, period="2021")
    pieces = [*divided(part, setting, size)]
    assert len(pieces) > (size < 90)
    assert sum((piece.sentences for piece, _setting in pieces), ()) == part.sentences
    assert [one for piece in pieces for one in passages(*piece)] == [*passages(part, setting)]


def test_a_long_report_of_one_part_is_drafted_by_two(
    alone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(PARAGRAPHS * 5)
    shared = written(drafted(text, "公报"))
    monkeypatch.setattr(helper, "_processors", lambda: 1)
    assert written(drafted(text, "公报")) == shared


def test_a_long_report_of_one_paragraph_is_drafted_too(alone: str) -> None:
    assert drafted("新建学校5所。" * 99, "公报").facts


def test_a_helper_starts_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    with helper.helper("xhl.draft.worker") as process:
        assert process
        with helper.helper("xhl.draft.worker") as another:
            assert another is None
    with helper.helper("xhl.draft.worker") as process:
        assert process


@pytest.mark.parametrize("ahead", [0, 1, 9])
def test_what_cannot_be_pickled_is_done_here(ahead: int) -> None:
    tasks = [lambda: 1, lambda: 2, lambda: 3]
    with helper.helper("xhl.draft.worker") as process:
        made = helper.shared(tasks, lambda task, _done: task(), process, print, ahead=ahead)
    assert made == [1, 2, 3]


def test_tasks_and_results_larger_than_a_pipe_never_wait_for_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(helper, "_processors", lambda: 2)
    section = Section("教育", "一、教育")
    setting = Setting(section, Document("report", "公报"), "2021")
    more = "城乡面貌不断改善，人民生活水平稳步提高，社会大局和谐稳定"
    said = tuple(Sentence(f"新建学校{rank}所，比上年增加3所，{more}。") for rank in range(2, 402))
    tasks = [[(Part("一、教育", said), setting)]] * 3
    with helper.helper("xhl.draft.worker") as process:
        assert process
        for task in tasks:
            helper._give(process, task)
        results = [helper._taken(process, print) for _task in tasks]
    assert [len(sentences) for [sentences] in results] == [400] * 3
    assert min(2 * len(pickle.dumps(tasks[0])), len(pickle.dumps(results[0]))) > PIPE


def test_a_single_task_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "_give", lambda *_: pytest.fail("the helper was asked"))
    with helper.helper("xhl.draft.worker") as process:
        assert helper.shared([5], lambda task, _done: task + 1, process, print) == [6]


def test_a_system_without_threads_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_thread: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("threading.Thread.start", start)
    with helper.helper("xhl.draft.worker") as process:
        assert helper.shared([5, 6], lambda task, _done: task, process, print) == [5, 6]


def test_odd_entries_of_the_path_do_no_harm(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [*sys.path, Path("no such folder"), 5, None, "a\0b"])
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
