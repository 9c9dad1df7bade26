"""The index of large bases: same results, reused, rebuilt, shared, or left out."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import xhl as run
from hostile import filed
from terminal import shown

import xhl
from xhl.contract import SortKey
from xhl.errors import UserError
from xhl.fact_base import FactBase
from xhl.facts import scales, select
from xhl.facts.bounds import limits
from xhl.facts.indexed import IndexedBase
from xhl.facts.load import BadBase, load
from xhl.facts.scales import charts
from xhl.facts.sections import counted
from xhl.facts.select import by_time, in_order, in_sections, of_documents, selected
from xhl.files import stamps
from xhl.files.stamps import Stamps
from xhl.index import cache, survey, table, update
from xhl.index import open as library
from xhl.index.totals import Totals
from xhl.listeners import SILENT, Listener
from xhl.quantity.units import converts
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex
from xhl.search.large.part import PartIndex
from xhl.search.statistics import SAMPLE, Scope, Statistics
from xhl.text.normalize import normal
from xhl.text.sounds import sound_of

# Enough that both the base in memory and the index narrow before they align (corpus.LARGE).
SUBJECTS = (
    "基站",
    "道路",
    "公园",
    "企业",
    "项目",
    "绿化",
    "农田",
    "学校",
    "医院",
    "社区",
    "广场",
    "河道",
)
DEEDS = (
    "建成投用",
    "顺利开工",
    "全部完成",
    "启动整治",
    "通过验收",
    "提升改造",
    "对外开放",
    "挂牌运营",
)
PLACES = (
    "东山",
    "西河",
    "南坪",
    "北营",
    "长沟",
    "水泉",
    "窑头",
    "柏林",
    "青石",
    "云岭",
    "重庆路",
    "乐山",
)
QUERIES = (
    "东山基站建成投用", "东山机站", "柏林广场全布完成", "429", "四百二十九", "dongshanjizhan", "水泉 学校",
    "zhongqinglu", "chongqinglu", "青石社区顺利开", "窑头医院对外", "云令河道启动", "xihegongyuan", "长沟",
    "南坪企业有多少家", "不存在的词", "GDP", "s429", "乐山农田", "yueshannongtian", "雲嶺河道", "5G", "429家",
    "ctgc", "wytgys", "及", "ji", "北营绿化带通过验收", "站", "zhan", "29", "12.5", "十二点五",
)  # fmt: skip


def toml(facts: int, *, title: str = "大库") -> str:
    head = f'schema = 1\n[document.d]\ntitle = "{title}"\n[section."节"]\n'
    head += '[abbreviations]\n"四清" = "水泉广场"\n'
    rows = []
    for i in range(facts):
        place, subject = PLACES[i % len(PLACES)], SUBJECTS[i // len(PLACES) % len(SUBJECTS)]
        deed = DEEDS[i // 144 % len(DEEDS)]
        number = f"{i}.5公里" if i % 3 else f"{i}家"
        value, unit = (f"{i}.5", "公里") if i % 3 else (str(i), "家")
        source = f"全年{place}{subject}{deed}，涉及{number}。"
        alias = f'aliases = ["{place}{subject}工程"]\n' if i % 7 == 0 else ""
        doubt = "# ? of what?\n" if i % 7 == 0 else ""
        rows.append(
            f'[[fact."{place}{subject}s{i}"]]\n{doubt}section = "节"\nstatement = "{source[:-1]}"\n'
            f'value = {value}\nunit = "{unit}"\n{alias}source = "{source}"\n'
        )
    return head + "".join(rows)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.toml"
    path.write_text(toml(8000), "utf-8")
    assert path.stat().st_size > library.INDEXED_FROM
    time.sleep(0.1)  # a file that was written just now would be read again
    return path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XHL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def built(large: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache with the index of the large base, made once."""
    cached = tmp_path_factory.mktemp("built") / "cache"
    with pytest.MonkeyPatch.context() as context:
        context.setenv("XHL_CACHE", str(cached))
        library.open_base([str(large)])
    return cached


@pytest.fixture
def indexed(large: Path, built: Path, folder: Path) -> Path:
    """The large base, whose index is in the cache of this test."""
    shutil.copytree(built, folder)
    return large


def answers(base: FactBase, query: str) -> list[tuple[object, ...]]:
    """All hits, with the marks of the first 500: they cost more than the search."""
    hits = base.search(query)
    return [
        *((hit.fact, hit.score) for hit in hits),
        *((hit.marks("source"),) for hit in hits[:500]),
    ]


def test_a_small_base_has_no_index(folder: Path) -> None:
    assert not isinstance(xhl.load(), IndexedBase)
    assert not folder.exists()


@pytest.mark.thorough
def test_every_query_is_answered_as_without_the_index(indexed: Path) -> None:
    read, stored = load([str(indexed)]), library.open_base([str(indexed)])
    assert isinstance(stored, IndexedBase)
    for query in QUERIES:
        assert answers(stored, query) == answers(read, query), query
    assert [query for query in QUERIES if read.search(query)][:6] == list(QUERIES[:6])


@pytest.mark.thorough
def test_the_facts_sections_and_documents_are_those_of_the_files(indexed: Path) -> None:
    read, stored = load([str(indexed)]), library.open_base([str(indexed)])
    assert list(stored) == list(read)
    assert stored.facts[7] == read.facts[7]
    assert list(stored.facts[-3:]) == list(read.facts[-3:])
    assert (stored.sections, stored.documents, stored.title, stored.abbreviations) == (
        read.sections,
        read.documents,
        read.title,
        read.abbreviations,
    )
    assert read.abbreviations == {"四清": ("水泉广场",)}
    assert answers(stored, "四清工程") == answers(read, "四清工程") != []


@pytest.mark.thorough
@pytest.mark.parametrize("narrowing", [("-s", "节"), ("--document", "大库")])
def test_a_part_of_it_is_searched_as_the_whole(indexed: Path, narrowing: tuple[str, str]) -> None:
    whole = run("search", "东山机站", "-F", str(indexed))
    part = run("search", "东山机站", *narrowing, "-F", str(indexed))
    assert (part.code, part.out) == (0, whole.out), part.err


@pytest.mark.thorough
@pytest.mark.parametrize("command", [("list",), ("show", "东山基站s0"), ("chart",), ("sections",)])
def test_every_command_prints_of_it_what_it_prints_of_the_files(
    indexed: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = run(*command, "-F", str(indexed))
    monkeypatch.setenv("XHL_CACHE", os.devnull + "/nowhere")
    read = run(*command, "-F", str(indexed))
    assert "no search index could be kept" in read.err
    assert (stored.code, stored.out) == (0, read.out), stored.err


def test_it_is_found_again_by_path_size_and_time(indexed: Path, folder: Path) -> None:
    library.open_base([str(indexed)])
    made = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    library.open_base([str(indexed)])
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == made
    assert {path.suffix for path in made} == {".index", ".key"}


@pytest.mark.thorough
def test_it_is_found_again_when_the_file_was_moved_or_touched(
    indexed: Path, folder: Path, tmp_path: Path
) -> None:
    library.open_base([str(indexed)])
    (index,) = folder.glob("*.index")
    written = index.stat().st_mtime_ns
    moved = tmp_path / "moved.toml"
    moved.write_bytes(indexed.read_bytes())
    stored = library.open_base([str(moved)])
    assert (index.stat().st_mtime_ns, len(list(folder.glob("*.index")))) == (written, 1)
    assert stored.facts[0].path == str(moved)


def test_a_changed_file_is_indexed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "INDEXED_FROM", 0)
    path = tmp_path / "base.toml"
    path.write_text(toml(400), "utf-8")
    assert library.open_base([str(path)]).search("东山基站s0")
    time.sleep(0.01)
    path.write_text(toml(400).replace("东山基站s0", "东山基地s0"), "utf-8")
    topics = [hit.fact.topic for hit in library.open_base([str(path)]).search("东山基地s0")]
    assert topics[:1] == ["东山基地s0"]


@pytest.mark.thorough
@pytest.mark.parametrize("exchange", ["a link", "a folder"])
def test_files_that_are_exchanged_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: str
) -> None:
    """Their sizes and times agree, which happens with two releases in a checkout."""
    versions = [tmp_path / "v1", tmp_path / "v2"]
    for version, topic in zip(versions, ("东山基站s0", "东山基地s0"), strict=True):
        version.mkdir()
        (version / "base.toml").write_text(toml(8000).replace("东山基站s0", topic), "utf-8")
        os.utime(version / "base.toml", ns=(1, 1))
    # As if both had been written in one moment, long ago.
    stamp = stamps.stamp
    monkeypatch.setattr(stamps, "stamp", lambda path: [*stamp(path)[:3], 1, 1])
    current = tmp_path / "current"
    swap = os.symlink if exchange == "a link" else os.rename
    swap(versions[0], current)
    base = [str(current / "base.toml")]
    assert [hit.fact.topic for hit in library.open_base(base).search("东山基站s0")][:1] == [
        "东山基站s0"
    ]
    current.rename(tmp_path / "old")
    swap(versions[1], current)
    assert [hit.fact.topic for hit in library.open_base(base).search("东山基地s0")][:1] == [
        "东山基地s0"
    ]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_exchanged_before_it_is_read_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = stamps.stamp
    monkeypatch.setattr(stamps, "stamp", lambda path: [*stamp(path)[:3], 1, 1])
    current = tmp_path / "current.toml"
    for topic in ("东山基站s0", "东山基地s0"):
        (tmp_path / topic).write_text(toml(1).replace("东山基站s0", topic), "utf-8")

    def topics(link: str, seen: Stamps | None = None) -> list[str]:
        current.unlink(missing_ok=True)
        current.symlink_to(tmp_path / link)
        return [fact.topic for fact in cache.indexed([str(current)], stamps=seen).facts]

    current.symlink_to(tmp_path / "东山基站s0")
    seen = Stamps()
    assert seen[str(current)]
    assert topics("东山基地s0", seen) == ["东山基地s0"]
    assert topics("东山基站s0") == ["东山基站s0"]


@pytest.mark.thorough
def test_several_files_are_one_index(indexed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(toml(3).replace("东山基站s0", "另一件事"), "utf-8")
    stored = library.open_base([str(indexed), str(other)])
    assert isinstance(stored, IndexedBase)
    (hit,) = stored.search("另一件事")
    assert hit.fact.path == str(other)


def test_a_bad_base_is_refused_as_ever(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(toml(8000).replace("unit", "unti", 1), "utf-8")
    done = run("search", "东山", "-F", str(path))
    assert (done.code, done.out) == (2, "")
    assert "unti" in done.err
    assert list(folder.glob("*.index")) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda _data: b"not a database" * 100,
        lambda data: data[:5000],
        lambda data: data[:100] + bytes(len(data) - 100),
        lambda data: data[:8192] + bytes(len(data) - 8192),
    ],
    ids=["empty", "something else", "cut short", "zeros from page 1", "zeros from page 3"],
)  # fmt: skip
def test_a_damaged_index_is_rebuilt(indexed: Path, folder: Path, damage) -> None:
    wanted = run("search", "东山机站", "-n", "3", "-F", str(indexed)).out
    for kept in list(folder.iterdir()):
        whole = kept.stat().st_size
        kept.write_bytes(damage(kept.read_bytes()))
        again = run("search", "东山机站", "-n", "3", "-F", str(indexed))
        assert (again.code, again.out) == (0, wanted)
        assert again.err == "xhl: the search index was damaged and has been removed\n"
        assert kept.stat().st_size == whole


@pytest.mark.thorough
def test_an_index_is_of_the_rules_that_made_it(
    indexed: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.open_base([str(indexed)])
    package = tmp_path / "xhl"
    shutil.copytree(Path(xhl.__file__).parent, package)
    names = set()
    for changed in ("", "facts/schema.py", "tables/readings.txt", "text/normalize.py", "model.py"):
        if changed:
            with (package / changed).open("a") as source:
                source.write("# another rule\n")
        done = subprocess.run(
            [sys.executable, "-c", "from xhl.index.rules import rules; print(rules())"],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        names.add(done.stdout)
    assert len(names) == 5
    for module in (cache, update):
        monkeypatch.setattr(module, "rules", lambda: "others")
    library.open_base([str(indexed)])
    assert len(list(folder.glob("*-others.index"))) == 1


@pytest.mark.thorough
def test_what_another_user_wrote_is_not_read(
    indexed: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.open_base([str(indexed)])
    assert cache.index_of([str(indexed)], Stamps())
    monkeypatch.setattr(os, "geteuid", lambda: 77)
    assert cache.index_of([str(indexed)], Stamps()) is None


def test_a_folder_that_cannot_be_written_is_done_without_and_that_is_said_once(
    large: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here a folder cannot be", "utf-8")
    done = run("search", "东山机站", "-n", "1", "-F", str(large), XHL_CACHE=str(blocked / "cache"))
    assert done.code == 0
    assert done.out.startswith("东山基站")
    assert done.err.count("no search index could be kept") == 1
    assert len(done.err.splitlines()) == 1


@pytest.mark.thorough
def test_a_full_disk_is_done_without_and_leaves_nothing_behind(large: Path, folder: Path) -> None:
    # No file of this process may grow beyond 64 KiB, as on a full disk.
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16));"
        "from xhl.__main__ import run; sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "search", "东山机站", "-n", "1", "-F", str(large)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("no search index could be kept")) == (0, 1), (
        done.stderr
    )
    assert done.stdout.startswith("东山基站")
    assert list(folder.iterdir()) == []


def test_a_base_that_is_too_long_for_an_index_is_done_without(
    large: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_MOST", 1 << 16)
    notes: list[str] = []
    base = library.open_base([str(large)], listener=SILENT.noting(notes.append))
    assert base.search("东山机站")[0].fact.topic.startswith("东山基站")
    assert [note.startswith("no search index could be kept") for note in notes] == [True]
    assert list(folder.iterdir()) == []


@pytest.mark.thorough
def test_processes_that_build_it_at_once_all_answer(large: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "xhl", "search", "东山机站", "-n", "1", "-F", str(large)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    results = [process.communicate() for process in running]
    assert {process.returncode for process in running} == {0}
    assert len(set(results)) == 1
    assert results[0][1] == ""
    assert len(list(folder.glob("*.index"))) == 1
    assert list(folder.glob("*.new")) == []


@pytest.mark.thorough
def test_a_process_killed_while_building_leaves_no_index(large: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "xhl", "search", "东山", "-F", str(large)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not list(folder.glob("*.new")) and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.communicate()
    assert list(folder.glob("*.index")) == []
    assert run("search", "东山机站", "-n", "1", "-F", str(large)).out.startswith("东山基站")


@pytest.mark.thorough
def test_bases_names_the_index_and_clears_the_folder_of_indexes_only(
    large: Path, folder: Path
) -> None:
    command = ("bases", "-F", str(large), "--field", "index")
    assert run(*command).out == "\n"
    run("search", "东山", "-F", str(large))
    (key,) = folder.glob("*.key")
    assert run(*command).out == f"{key}\n"
    other = folder / "somebody's.txt"
    other.write_text("keep me", "utf-8")
    done = run("bases", "--clear-cache")
    assert (done.code, done.out) == (0, "")
    assert str(folder) in done.err
    assert list(folder.iterdir()) == [other]
    assert run("bases", "--clear-cache").code == 0


def test_the_folder_is_the_platforms_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XHL_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder().name == "xhl"


def test_what_cannot_be_removed_is_said(folder: Path) -> None:
    (folder / f"{'0' * 32}-1.index").mkdir(parents=True)
    with pytest.raises(UserError, match=r"cannot remove .*\.index"):
        cache.clear_cache()


def test_where_no_folder_is_nothing_is_removed(folder: Path) -> None:
    assert "0 files" in cache.clear_cache()
    folder.write_text("here a folder cannot be", "utf-8")
    assert "0 files" in cache.clear_cache()


def test_a_file_that_is_not_there_has_no_index() -> None:
    assert cache.index_of(["/nowhere/base.toml"], Stamps()) is None
    with pytest.raises(BadBase, match="no such file"):
        cache.indexed(["/nowhere/base.toml"])


def test_a_base_that_changes_while_its_index_is_made_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing = tmp_path / "changing.toml"
    changing.write_text(toml(20), "utf-8")

    def surveyed(path: str, *, whole: bool) -> survey.Survey:
        found = survey.surveyed(path, whole=whole)
        changing.write_text(toml(21), "utf-8")
        return found

    monkeypatch.setattr(update, "surveyed", surveyed)
    assert len(cache.indexed([str(changing)])) == 21
    assert len(cache.indexed([str(changing)])) == 21


def test_an_index_that_another_process_removes_at_once_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: str, *_noted: object) -> None:
        Path(path).unlink(missing_ok=True)

    monkeypatch.setattr(update, "write", write)
    base = tmp_path / "base.toml"
    base.write_text(toml(20), "utf-8")
    assert len(cache.indexed([str(base)])) == 20


def test_a_large_base_without_facts_has_an_index_too(tmp_path: Path, folder: Path) -> None:
    base = tmp_path / "base.toml"
    base.write_text(toml(0), "utf-8")
    assert len(cache.indexed([str(base)])) == 0
    assert len(list(folder.glob("*.index"))) == 1
    assert cache.indexed([str(base)]).search("5G") == []


def test_a_file_whose_name_is_no_utf_8_is_in_an_index(tmp_path: Path, folder: Path) -> None:
    base = filed(toml(3), tmp_path, b"b\xff\xfe.toml")
    notes: list[str] = []
    listener = Listener(notes.append)
    stored = cache.indexed([base], listener=listener)
    assert isinstance(stored, IndexedBase)
    assert [fact.path for fact in cache.indexed([base], listener=listener).facts] == [base] * 3
    assert not notes


@pytest.mark.thorough
def test_a_person_sees_where_it_lies(large: Path, folder: Path) -> None:
    code, _screen = shown("search", "东山机站", "-n", "1", "-F", str(large))
    assert code == 0
    (key,) = folder.glob("*.key")
    _code, screen = shown("bases", "-F", str(large), columns=400)
    assert f"index: {key}" in screen


@pytest.mark.thorough
def test_what_is_counted_of_a_folder_whose_files_change_is_as_if_counted_anew(
    tmp_path: Path, folder: Path
) -> None:
    paths = [tmp_path / f"{i}.toml" for i in range(12)]
    for i, path in enumerate(paths):
        path.write_text(toml(60, title=f"{i}"), "utf-8")
    dice = random.Random(1)
    for turn in range(4):
        for path in dice.sample(paths, 2):
            other = toml(40 + 20 * turn, title=path.stem).replace("东山", f"{turn}")
            other = other.replace('"节"', f'"{turn % 2}节"').replace('value = 6\nunit = "家"\n', "")
            path.write_text(other, "utf-8")
        if turn % 2:
            paths.remove(dice.choice(paths))
        corpus = cache.indexed(list(map(str, paths))).searcher.corpus
        assert isinstance(corpus, LargeCorpus)
        kept, anew = corpus.index, MemoryIndex(load(list(map(str, paths))).facts)
        assert kept.statistics.counts == anew.statistics.counts
        assert kept.statistics.scope == anew.statistics.scope
        assert kept.section_counts() == anew.section_counts()


@pytest.mark.usefixtures("small_segments")
def test_what_documents_are_called_is_as_if_read_anew(tmp_path: Path, folder: Path) -> None:
    paths = [tmp_path / f"{i}.toml" for i in range(6)]
    for i, path in enumerate(paths):
        path.write_text(toml(20, title=f"{PLACES[i % 4]}县2020年公报"), "utf-8")
    for turn in range(3):
        paths[2 * turn].write_text(toml(20, title=f"{PLACES[turn]}县2021年公报"), "utf-8")
        kept, read = cache.indexed(list(map(str, paths))), load(list(map(str, paths)))
        around, anew = kept.surroundings, read.surroundings
        for word in PLACES:
            assert around.place_at(f"{word}基站") == anew.place_at(f"{word}基站")
            assert around.named(word) == anew.named(word)
            # One document is looked up alone, then among all that have been read.
            facts = of_documents(kept.facts, sorted(around.named(word)))
            assert list(facts) == list(of_documents(read.facts, sorted(anew.named(word))))
        assert around.places == anew.places
        assert kept.part(kept.facts[:3]).titles is kept.titles
    assert list(folder.glob("*.key"))


def test_what_is_counted_is_exact_or_known_not_to_be() -> None:
    dice = random.Random(1)
    parts = [
        Statistics({}, {"name": Scope(9, 9, 9, sorted(dice.sample(range(9000), SAMPLE)))})
        for _ in range(20)
    ]
    totals, was_exact = Totals(), []
    for part in parts:
        totals.add(part)
    while len(parts) > 1:
        totals.add(parts.pop(dice.randrange(len(parts))), -1)
        anew = Totals()
        for part in parts:
            anew.add(part)
        was_exact.append(totals.is_exact)
        if totals.is_exact:
            assert totals.result.scope == anew.result.scope
    assert was_exact[0]
    assert not was_exact[-1]


@pytest.mark.thorough
def test_bases_says_of_a_large_base_what_its_files_say(large: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(
        toml(50, title="小库").replace("schema = 1", 'schema = 1\ntitle = "小库"'), "utf-8"
    )
    command = ("bases", "-F", str(large), "-F", str(other), "--field")
    fields = ("title", "documents", "facts", "numbers", "path")
    read = [run(*command, field).out for field in fields]
    run("search", "东山", "-F", str(large), "-F", str(other))
    assert run(*command, "index").out.count(".key") == 2
    assert [run(*command, field).out for field in fields] == read


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few files are several segments."""
    monkeypatch.setattr(update, "_SMALLEST", 4000)
    monkeypatch.setattr(update, "_LARGEST", 4000)


@pytest.mark.usefixtures("small_segments")
def test_the_times_of_facts_are_those_of_their_files(tmp_path: Path, folder: Path) -> None:
    paths = [str(tmp_path / f"{i}.toml") for i in range(6)]
    for i, path in enumerate(paths):
        title = ("工作报告", "2002年公报", "2003年上半年公报")[i % 3]
        period = ("", 'period = "上半年"\n', 'period = "2003年"\n')[i // 2]
        content = toml(30 + i, title=title)
        Path(path).write_text(
            content.replace('section = "节"\n', f'section = "节"\n{period}', 20), "utf-8"
        )
    kept, read = cache.indexed(paths), load(paths)
    assert isinstance(kept, IndexedBase)
    assert len(list(folder.glob("*.index"))) > 3
    for base in (kept, kept.part(kept.facts[10:100])):
        chosen = set(base.facts)
        facts = [fact for fact in read if fact in chosen]
        for times in (["2002"], ["2003年上半年"], ["上半年"], ["2002", "2003"], ["1999"]):
            found = by_time(base, times)
            assert [list(some) for some in found] == [*by_time(read.part(facts), times)]


@pytest.mark.usefixtures("small_segments")
def test_facts_are_found_by_a_character_however_it_is_written(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{i}.toml") for i in range(5)]
    for i, path in enumerate(paths):
        Path(path).write_text(toml(30 + i, title=f"{i}").replace("公里", "公裡", 9 * i), "utf-8")
    base = cache.indexed(paths)
    assert isinstance(base, IndexedBase)
    assert isinstance(base.searcher.corpus, LargeCorpus)
    index = base.searcher.corpus.index
    for numbers in (index.numbers, index.numbers[::7], [0, 50, 51, 52, 159], []):
        for char in "里公东饕":
            found = index.with_char(index.these(numbers), char)
            facts = zip(numbers, index.facts(numbers), strict=True)
            having = [n for n, fact in facts if char in normal(fact.topic + fact.source)]
            assert list(found) == having


@pytest.mark.usefixtures("small_segments")
@pytest.mark.parametrize("kind", ["pair", "pair of a name"])
def test_facts_with_any_of_some_pairs_of_sounds_are_those_with_each(
    tmp_path: Path, kind: str
) -> None:
    paths = [str(tmp_path / f"{i}.toml") for i in range(5)]
    for i, path in enumerate(paths):
        Path(path).write_text(toml(30 + i, title=f"{i}"), "utf-8")
    base = cache.indexed(paths)
    assert isinstance(base, IndexedBase)
    assert isinstance(base.searcher.corpus, LargeCorpus)
    index = base.searcher.corpus.index
    part = PartIndex(index, index.numbers[40:100])
    memory = MemoryIndex(list(base))
    sounds = sorted({sound_of(char) for fact in base for char in normal(fact.topic)[:6]})
    found = 0
    for seed in range(20):
        dice = random.Random(seed)
        firsts, seconds = dice.sample(sounds, 3), dice.sample(sounds, min(9, len(sounds)))
        pairs = tuple(f"{one} {other}" for one in firsts for other in seconds)
        each = sorted({fact for pair in pairs for fact in index.with_term(kind, pair)})
        assert [*index.with_any(kind, pairs)] == [*memory.with_any(kind, pairs)] == each
        assert [*part.with_any(kind, pairs)] == [fact for fact in each if 40 <= fact < 100]
        found += bool(each)
    assert found > 5


@pytest.mark.usefixtures("small_segments")
def test_facts_of_documents_are_those_of_any_file(tmp_path: Path, folder: Path) -> None:
    paths = [str(tmp_path / f"{i}.toml") for i in range(8)]
    for i, path in enumerate(paths):
        content = toml(30 + i, title=f"{i // 2}")
        if i % 3:  # two documents in one file
            content = content.replace("[section", '[document.other]\ntitle = "别的"\n[section', 1)
            own = 'section = "节"\ndocument = "{}"'.format
            content = content.replace('section = "节"', own("d")).replace(
                own("d"), own("other"), 5 * i
            )
        Path(path).write_text(content, "utf-8")
    kept, read = cache.indexed(paths), load(paths)
    assert isinstance(kept, IndexedBase)
    assert len(list(folder.glob("*.index"))) > 3
    assert len(read.documents) == 5
    for wanted in (read.documents[:1], read.documents[1:3], read.documents[2:], ()):
        found = of_documents(kept.facts, wanted)
        assert list(found) == list(of_documents(read.facts, wanted))


@pytest.mark.usefixtures("small_segments")
@pytest.mark.parametrize("few", [0, 10_000])
def test_lists_of_several_segments_have_the_facts_of_each(
    few: int, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(select, "_FEW", few)
    monkeypatch.setattr(scales, "_FEW_SHARE", few)
    paths = [str(tmp_path / f"{i}.toml") for i in range(5)]
    for i, path in enumerate(paths):
        content = (
            toml(30 + i, title=f"{i}")
            .replace('[section."节"]', f'[section."节"]\ntitle = "{i % 2}"')
            .replace('section = "节"', f'section = "节"\nperiod = "{2000 + i}年"')
        )
        Path(path).write_text(content.replace("家", "户") if i % 2 else content, "utf-8")
    kept, read = cache.indexed(paths), load(paths)
    assert isinstance(kept, IndexedBase)
    assert len(list(folder.glob("*.index"))) > 3
    keys: tuple[SortKey, ...] = ("value", "topic", "section", "period")
    for key in keys:
        for reverse in (False, True):
            ordered = in_order(selected(kept.facts), key, reverse=reverse)
            assert list(ordered) == list(in_order(selected(read.facts), key, reverse=reverse))
    for unit in ("家", "户", "公里"):
        assert list(selected(kept.facts, unit=unit)) == list(selected(read.facts, unit=unit))
    assert list(selected(kept.facts, least="20")) == list(selected(read.facts, least="20"))
    assert counted(kept.sections, kept.facts) == counted(read.sections, read.facts)
    assert [section.title for section in kept.sections] == ["0", "1"]
    for section in kept.sections:
        assert list(in_sections(kept, {section})) == list(in_sections(read, {section}))
    roads = limits("公里", None, None, converts)
    assert charts(kept.facts, roads, 3) == charts(read.facts, roads, 3)


def measured(seed: int, facts: int = 60) -> str:
    """The TOML of facts with equal numbers, numbers below zero, and others, in several units."""
    dice = random.Random(seed)
    lines = [f'schema = 1\n[document.d]\ntitle = "{seed}"\n[section."甲"]\n[section."乙"]\n']
    for i in range(facts):
        unit, number = (
            dice.choice(("万元", "亿元", "℃", "户")),
            dice.choice(("7", "-3.5", "0", "12")),
        )
        number = f"{dice.randrange(10**9)}" if i % 3 else number
        said = f"{seed}号泵站第{i}次读数{number}{unit}"
        lines.append(
            f'[[fact."{said[:-3]}"]]\nsection = "{dice.choice("甲乙")}"\nstatement = "{said}"\n'
            f'source = "{said}。"\n' + f'value = {number}\nunit = "{unit}"\n' * (i % 7 > 0)
        )
    return "".join(lines)


@pytest.mark.usefixtures("small_segments")
@pytest.mark.parametrize("few", [0, 1])
def test_charts_of_files_that_are_copies_or_changed_or_moved(
    few: int, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "_FEW_SHARE", few)
    paths = [str(tmp_path / f"{i}.toml") for i in range(6)]
    for i, path in enumerate(paths):
        Path(path).write_text(measured(i % 4), "utf-8")  # the last two are copies

    def asked(base: FactBase) -> list[object]:
        part = base.part(in_sections(base, base.sections[:1]))
        ways = [limits(*one, converts) for one in ((None, None, None), ("元", "7万", None))]
        ways.append(limits("℃", "-3.5", "12", converts))
        return [
            charts(some, bounds, most)
            for some in (base, part)
            for bounds in ways
            for most in (None, 1, 4)
        ]

    for order in (paths, paths[::-1], paths[2:5]):
        assert asked(cache.indexed(order)) == asked(load(order))
    Path(paths[1]).write_text(measured(9), "utf-8")
    assert asked(cache.indexed(paths)) == asked(load(paths))
    assert len(list(folder.glob("*.index"))) > 3
