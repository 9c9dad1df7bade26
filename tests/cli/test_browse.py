"""`xhl browse` on a real terminal: searching, choosing, opening and copying."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from command import BASE, xhl
from rich.cells import cell_len
from terminal import Terminal

from xhl import load
from xhl.cli.browse import View, citation, drawn, number
from xhl.cli.browse_search import Results, Search, Searchable
from xhl.model import Quantity
from xhl.search.engine import Hit

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


def test_keys_wait_for_the_facts_of_what_is_typed() -> None:
    terminal = Terminal("browse", rows=12, columns=100)
    terminal.wait_for("Esc leave")
    terminal.type("5Gjz\x0f")
    terminal.wait_for(base64.b64encode("429个".encode()).decode())
    terminal.type("\x04")
    assert terminal.end() == 0


@pytest.mark.thorough
def test_escape_closes_the_card_and_then_leaves() -> None:
    terminal = Terminal("browse", "5G基站", rows=12, columns=100)
    terminal.wait_for("网络建设")
    terminal.type("\r")
    terminal.wait_for("base.toml")
    terminal.type("\x1b")
    terminal.settle()
    terminal.type("\x1b")
    assert terminal.end() == 0


def test_without_a_terminal_it_says_what_to_use() -> None:
    ran = xhl("browse")
    assert (ran.code, ran.out) == (2, "")
    assert "xhl search" in ran.err


def viewed(words: str) -> View:
    *_some, found = Searchable(load(BASE)).answers(words)
    return View().then(found)


def test_a_number_is_never_cut() -> None:
    fact = load(BASE).facts[0]
    long = fact._replace(topic="题" * 30, quantity=Quantity("123456789.25", "亿立方米", "同比下降"))
    for columns in (30, 60, 200):
        [line] = drawn(View((Hit(long, 0.0, ()),)), columns, 5).splitlines()
        assert "123456789.25 亿立方米" in line


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_columns_are_aligned_and_a_cut_topic_says_so(columns: int) -> None:
    fact = load(BASE).facts[0]
    plan = fact._replace(
        topic="一般公共预算收入增速预期目标",
        period="2031",
        quantity=Quantity("6", "%", "力争增长…左右"),
        source="力争增长6%左右。",
    )
    level = plan._replace(topic="收入", period="2030", quantity=Quantity("183.6", "亿元"))
    shown = drawn(View((Hit(plan, 0.0, ()), Hit(level, 0.0, ()))), columns, 5)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    starts = [
        [cell_len(line[: line.index(word)]) for word in words]
        for line, words in zip(
            lines, (("力争增长 6 %", "2031"), ("183.6 亿元", "2030")), strict=True
        )
    ]
    assert starts[0] == starts[1]
    assert "…  力争增长 6 %" in lines[0]
    assert all(cell_len(line.rstrip()) <= columns for line in lines)
    assert not lines[0].rstrip().endswith("  …")


def test_facts_of_several_times_or_documents_are_told_apart() -> None:
    fact = load(BASE).facts[0]
    other = fact.document._replace(title="另一份公报")
    for later in (fact._replace(period="2031"), fact._replace(document=other)):
        shown = drawn(View((Hit(fact, 0.0, ()), Hit(later, 0.0, ()))), 120, 5)
        assert ("2031" in shown) or ("另一份公报" in shown)
    assert "另一份公报" not in drawn(View((Hit(later, 0.0, ()),)), 120, 5)


def test_a_card_that_is_longer_than_the_screen_says_so() -> None:
    view = viewed("5G")._replace(is_open=True)
    assert drawn(view, 60, 4).endswith("…\n")
    assert "…" not in drawn(view, 60, 40)


def test_a_card_never_breaks_the_number_of_a_line() -> None:
    hit = viewed("5G").hits[0]
    view = View((hit._replace(fact=hit.fact._replace(path="/reports/facts.toml", line=1234)),))
    for columns in range(18, 40):
        assert ":1234" in drawn(view._replace(is_open=True), columns, 40)


def test_a_card_has_the_numbers_of_the_topic_over_time_below_the_fact() -> None:
    base = Searchable(load(BASE))
    view = viewed("5G")._replace(is_open=True)
    shown = drawn(view._replace(topic=base.of_topic("5G基站")), 80, 30)
    assert re.search(r"429.*建设任务.*section.*2019.*31.*2020.*429", shown, re.DOTALL)
    assert "2019 " not in drawn(view, 80, 30)


def test_copies_share_a_line_and_a_card(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"copy{n}.toml").write_bytes(Path(BASE).read_bytes())
    *_some, found = Searchable(load(*map(str, tmp_path.iterdir()))).answers("5G")
    assert found.counts == (3, 3)
    view = View().then(found)
    assert drawn(view, 100, 9).count("×3") == 2
    assert "×3" in drawn(view._replace(is_open=True), 100, 30)


def test_a_card_folds_what_is_wider_than_the_screen() -> None:
    hit = viewed("5G").hits[0]
    path = "/home/王小川/" + "很深的文件夹/" * 12 + "facts.toml"
    card = View((hit._replace(fact=hit.fact._replace(path=path)),), is_open=True)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", drawn(card, 60, 40)).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert path in re.sub(r"\s", "", "".join(lines))


def test_the_card_names_the_document_of_a_draft() -> None:
    base = load(BASE)
    *_some, found = Searchable(base, {BASE: "公报.docx"}).answers("5G")
    assert {hit.fact.path for hit in found.hits} == {"公报.docx"}


def test_a_list_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xhl.cli.browse_search.MOST", 2)
    assert viewed("").status(80).startswith("1/2+  ")
    assert viewed("5G").status(80).startswith("1/2  ")


def test_a_sentence_is_shown_from_its_match_on() -> None:
    view = viewed("总额")
    assert "总额" in re.sub(r"\x1b\[[0-9;]*m", "", drawn(view, 60, 1))


def test_the_last_line_shows_the_keys_that_fit() -> None:
    for columns in (20, 40, 60, 120):
        assert cell_len(View(is_final=False).status(columns)) <= columns
    assert "searching" in View(is_final=False).status(40)
    assert "Esc back" in View(is_open=True).status(40)
    assert View(said="copied").status(40) == "copied"
    assert View(said="copied: " + "基站" * 9).status(13) == "copied: 基站…"


def test_the_last_line_tells_the_time_that_no_fact_has() -> None:
    view = viewed("2018年5G")
    assert view.fact
    assert 'no fact of "2018年"' in view.status(40)
    assert 'no fact of "2018年"; these are found without it' in view.status(80)
    assert "2018" not in view._replace(is_final=False).status(40)
    assert "no fact" not in viewed("2020年5G").status(40)


def test_a_chosen_fact_stays_chosen_when_more_is_found() -> None:
    few = viewed("5G")
    more = viewed("")
    chosen = more.moved(3)._replace(is_final=False)
    assert chosen.then(Results(more.hits[2:])).fact == chosen.fact
    opened = chosen._replace(is_open=True)
    assert opened.then(Results(more.hits)).is_open
    assert not opened.then(Results(few.hits)).is_open
    assert not opened.then(Results(())).is_open
    assert chosen._replace(is_old=True).then(Results(more.hits)).chosen == 0


def test_the_next_key_stops_a_search() -> None:
    class Endless(Searchable):
        def answers(self, words: str) -> Iterator[Results]:  # noqa: ARG002
            begun.set()
            while True:
                pass

    begun, shown = Event(), list[object]()
    first = Search(Endless(load(BASE)), "", lambda _search, found: shown.append(found))
    first.start()
    assert begun.wait(30)
    first.stop()
    second = Search(Searchable(load(BASE)), "5G", lambda _search, found: shown.append(found), first)
    second.start()
    second.join(30)
    assert [found.hits[0].fact.topic for found in shown if isinstance(found, Results)] == ["5G基站"]


def test_a_search_that_was_stopped_before_it_started_is_not_waited_for() -> None:
    shown = list[object]()
    base = Searchable(load(BASE))
    never = Search(base, "5", lambda _search, found: shown.append(found))
    never.stop()
    search = Search(base, "5G", lambda _search, found: shown.append(found), never)
    search.start()
    search.join(30)
    assert isinstance(shown[0], Results)


def test_a_search_that_fails_ends_the_screen() -> None:
    class Failing(Searchable):
        def answers(self, words: str) -> Iterator[Results]:
            raise OSError(words)

    shown = list[object]()
    search = Search(Failing(load(BASE)), "5G", lambda _search, found: shown.append(found))
    search.start()
    search.join(30)
    assert isinstance(shown[0], OSError)


def test_what_is_drawn_fits_the_screen() -> None:
    view = viewed("")
    for columns, rows in ((20, 3), (80, 10), (200, 50)):
        lines = drawn(view.moved(2), columns, rows).splitlines()
        assert len(lines) <= rows


def test_moving_stays_between_the_first_and_the_last() -> None:
    view = viewed("5G")
    assert view.moved(-5).chosen == 0
    assert view.moved(500).chosen == len(view.hits) - 1
    assert View().moved(3).fact is None


@pytest.mark.parametrize(("columns", "rows"), [(7, 20), (80, 2)])
def test_a_terminal_that_can_show_nothing_is_refused(columns: int, rows: int) -> None:
    terminal = Terminal("browse", rows=rows, columns=columns)
    assert terminal.end() == 2
    said = "xhl browse needs a terminal of at least 8 columns and 3 rows"
    assert said in " ".join(terminal.shown.split())


def test_what_is_copied_can_be_pasted_as_it_is() -> None:
    fact = load(BASE).search("5G基站")[0].fact
    assert number(fact) == "429个"
    plan, rest = (fact.quantity._replace(qualifier=words) for words in ("计划下降", "余"))
    assert (
        number(fact._replace(quantity=plan, source=f"计划下降，{fact.source}")) == "计划下降429个"
    )
    assert number(fact._replace(quantity=rest, statement="429余个基站")) == "429余个"
    assert number(fact._replace(quantity=None)) == ""
    assert citation(fact).startswith("“429个5G基站网络建设任务全部完成。”[1]")
