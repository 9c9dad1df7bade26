"""The manual page: made from docs/cli.md, valid for man, and installed with xhl."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from command import environment, need
from rich.cells import cell_len

ROOT = Path(__file__).parents[2]
spec = spec_from_file_location("manual", ROOT / "tools" / "manual.py")
assert spec is not None and spec.loader is not None
tool = module_from_spec(spec)
spec.loader.exec_module(tool)


@pytest.fixture(params=tool.PAGES)
def source(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def page(tmp_path: Path, source: str) -> Path:
    written = tmp_path / "xhl.1"
    written.write_text(tool.page(ROOT, source), encoding="utf-8")
    return written


def test_roff_finds_nothing_to_warn_of(page: Path):
    need("groff")
    ran = subprocess.run(
        ["groff", "-k", "-man", "-Tutf8", "-ww", "-z", str(page)], capture_output=True, check=True
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_man_shows_every_heading_and_option_of_the_contract(page: Path, source: str):
    need("man")
    ran = subprocess.run(
        ["man", "-l", str(page)],
        capture_output=True,
        env=environment(MANWIDTH="400", LC_ALL="C.UTF-8", MANPAGER="cat", MANROFFOPT="-c"),
        check=True,
    )
    shown = re.sub(r".\x08", "", ran.stdout.decode())
    contract = (ROOT / source).read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", contract, re.MULTILINE)
    options = re.findall(r"^- `(-.+?)`", contract, re.MULTILINE)
    assert len(headings) > 9 and len(options) > 30
    for expected in headings + options:
        assert re.search(rf"^ +{re.escape(expected)}(?:,|  |$)", shown, re.MULTILINE), expected
    assert ("SYNOPSIS" if source == tool.PAGE else "概要") in shown
    assert max(map(cell_len, shown.splitlines())) <= 400
    assert "检税降费" in shown
    assert "`" not in shown
    assert "](" not in shown


@pytest.mark.parametrize(
    ("markdown", "roff"),
    [
        ("## Exit codes", [".SH EXIT CODES"]),
        ("one `--two` [three](x.md)", [".PP", "one \\fB\\-\\-two\\fR three"]),
        ("- `-a`: says\n  more", [".TP", "\\fB\\-a\\fR", "says more"]),
        ("- item", [".IP \\(bu 2", "item"]),
        (
            "```console\n$ a\\b\n.c\n```",
            [".PP", ".RS 4", ".EX", "$ a\\eb", "\\&.c", ".EE", ".RE"],
        ),
        (".TH is text", [".PP", "\\&.TH is text"]),
        ("'quoted'", [".PP", "\\(aqquoted\\(aq"]),
    ],
)
def test_markdown_becomes_roff(markdown: str, roff: list[str]):
    page = tool.manual(f"# xhl(1): t\n\nbefore\n\n{markdown}\n", "1.0")
    assert page.splitlines()[3:] == roff


def test_the_page_has_the_version_and_its_date():
    assert tool.manual("# xhl(1): t\n", "1.2", "2026-11-23").startswith(
        '.TH XHL 1 "2026-11-23" "xhl 1.2"\n'
    )
    assert importlib.metadata.version("xhl") in tool.page(ROOT).splitlines()[0]


def test_what_is_no_manual_page_is_refused():
    with pytest.raises(ValueError, match="heading"):
        tool.manual("# Something\n", "1.0")


def test_an_installed_xhl_has_the_page_where_man_looks_for_it():
    distribution = importlib.metadata.distribution("xhl")
    direct = json.loads(distribution.read_text("direct_url.json") or "{}")
    if direct.get("dir_info", {}).get("editable"):
        pytest.skip("an editable installation has nothing but the sources")
    places = [file for file in distribution.files or () if file.name == "xhl.1"]
    installed = [Path(os.fspath(distribution.locate_file(place))).resolve() for place in places]
    assert {path.parts[-4:] for path in installed} == {
        ("share", "man", "man1", "xhl.1"),
        ("man", "zh_CN", "man1", "xhl.1"),
    }
    for path in installed:
        assert path.read_text(encoding="utf-8").startswith(".TH XHL 1 ")
