"""The wheel and the sdist contain all that is needed, and work from any folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "xhl/data/facts.toml",
    "xhl/py.typed",
    "xhl/locale/zh/LC_MESSAGES/xhl.mo",
    "xhl/tables/simplified.txt",
    "xhl/tables/syllables.txt",
    "xhl/tables/readings.txt",
    "xhl/tables/readings-rare.txt",
    "xhl/tables/lookalikes.txt",
    "xhl/cli/completion/xhl.sh",
    "xhl/cli/completion/_xhl",
    "xhl/cli/completion/xhl.fish",
    "xhl/cli/completion/xhl.ps1",
    "xhl/render/verdicts.css",
)


def built(kind: str, root: Path, into: Path) -> Path:
    """The wheel or sdist of a source tree, built without a network."""
    code = f"import hatchling.build as b, sys; print(b.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(into)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return into / done.stdout.split()[-1]


def unpacked(sdist: Path, into: Path) -> Path:
    """The source tree in an sdist."""
    with tarfile.open(sdist) as archive:
        archive.extractall(into, filter="data")
    return next(into.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an installer makes it: from the sdist, not from the checkout."""
    tree = unpacked(sdist, tmp_path_factory.mktemp("tree"))
    return built("wheel", tree, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_all_that_is_read_at_run_time(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in NEEDED if name not in names] == []
    assert [name for name in names if name.endswith("share/man/man1/xhl.1")] != []


def test_the_wheel_has_the_notice_of_every_source_of_its_tables(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [notices] = {name.partition("/")[0] for name in archive.namelist() if ".dist-info/" in name}
    named = set()
    for name in archive.namelist():
        if name.startswith("xhl/tables/"):
            table = archive.read(name).decode()
            sources = re.findall(
                r"^# Source: .*?(pypinyin|OpenCC|Unihan|jieba)", table, re.MULTILINE
            )
            assert len(sources) == table.count("# Source: "), name
            assert sources or "# Written by hand." in table, name
            named.update(sources)
    assert {"pypinyin", "OpenCC", "Unihan"} <= named
    for source in named:
        notice = archive.read(f"{notices}/licenses/licenses/{source}.txt").decode()
        assert "Copyright" in notice and len(notice) > 1000, source
    metadata = archive.read(f"{notices}/METADATA").decode()
    assert "\nLicense-Expression: MIT AND Apache-2.0 AND Unicode-3.0\n" in metadata
    assert "\nLicense-File: licenses/Unihan.txt\n" in metadata


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    strangers = [name for name in names if not name.startswith(("xhl/", "xhl-"))]
    assert strangers == []
    assert [name for name in names if "__pycache__" in name or name.endswith(".po")] == []


def test_the_checkout_and_the_sdist_build_the_same_wheel_byte_for_byte(
    wheel: Path, tmp_path: Path
) -> None:
    assert built("wheel", ROOT, tmp_path).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_another_day_folder_umask_and_locale_build_the_same_bytes(
    kind: str, sdist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = unpacked(sdist, tmp_path / "here")
    there = unpacked(sdist, tmp_path / "a folder of another name" / "深")
    for path in there.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (1e9, 1e9))
    first = built(kind, here, tmp_path / "first").read_bytes()
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    former = os.umask(0o077)
    try:
        second = built(kind, there, tmp_path / "second").read_bytes()
    finally:
        os.umask(former)
    assert second == first


def test_the_sdist_holds_the_tests_and_what_they_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for needed in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "data/facts.toml",
        "tests/data/report.txt",
        "fuzz/targets.py",
        "fuzz/cases/document/a-comma-within-a-number",
    ):
        assert needed in names


def test_the_installed_wheel_answers_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home)
    code = (
        "import xhl, sys; from xhl.__main__ import run;"
        f"assert xhl.__file__.startswith({str(home)!r}), xhl.__file__;"
        "sys.exit(run(['search', '5G', '--field', 'source']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(home)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "429个5G基站网络建设任务全部完成。\n"), done.stderr


def test_a_program_gets_the_types_that_mypy_has_checked() -> None:
    program = ROOT / "tests" / "promised" / "program.py"
    assert str(program.relative_to(ROOT)) in (ROOT / "pyproject.toml").read_text("utf-8")
    subprocess.run([sys.executable, str(program)], check=True)
