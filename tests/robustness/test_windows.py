"""Every command, on a system that lacks what Windows lacks; it has not been run on Windows itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from command import BASE, HERE, MAIN, UNMEASURED, Ran, environment, xhl
from pdfs import paragraph as printed
from pdfs import pdf
from word_files import paragraph
from word_files import word as word_file

from xhl.cli import app

pytestmark = pytest.mark.thorough

# Run first: what stands in xhl for other systems only is not there, and who asks is told "Windows".
LACKING = """
import gc, os, signal, sys
# They look round once, when they are imported.
import pathlib, platformdirs, random, shellingham, shutil, sqlite3, subprocess, tempfile, threading
import pypdfium2.raw, rich.console, typer.main
import _signal
for name in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
for owner in (signal, _signal):
    for name in dir(owner):
        if name.startswith("SIG") and name[3:] not in "ABRT FPE ILL INT SEGV TERM _DFL _IGN".split():
            delattr(owner, name)
    for name in ("alarm", "pthread_kill", "pthread_sigmask", "setitimer", "sigwait"):
        delattr(owner, name)
for name in '''
    O_CLOEXEC O_DIRECTORY O_NOCTTY O_NOFOLLOW O_NONBLOCK O_SYNC chown fchmod fchown fork forkpty
    getegid geteuid getgid getpgid getuid killpg lchown mkfifo mknod openpty posix_fallocate
    posix_spawn pread pwrite sched_getaffinity sched_yield setsid set_blocking uname
'''.split():
    if hasattr(os, name):
        delattr(os, name)
sys.platform = "win32"
import xhl.cli.streams
xhl.cli.streams._show_escapes = lambda: None  # the console is not there
"""
REPORT = str(HERE / "data" / "other-report.txt")


def sheet() -> bytes:
    made, data = openpyxl.Workbook(), BytesIO()
    made.active.append(["项目", "投资（亿元）"])
    made.active.append(["医院", 5])
    made.save(data)
    return data.getvalue()


def content(path: Path) -> object:
    """The bytes of a file; of a Word file the bytes of its parts, without the times in them."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with ZipFile(path) as parts:
        return {
            name: re.sub(rb' w:date="[^"]*"', b"", parts.read(name)) for name in parts.namelist()
        }


def started(*arguments: str, windows: bool, **changes: str) -> Ran:
    prelude = LACKING if windows else ""
    return xhl(*arguments, stdin="5G\n造林\n".encode(), prelude=prelude, **changes)


def article() -> bytes:
    made, data = docx.Document(), BytesIO()
    made.add_paragraph("签约8个项目，建成5G基站492个。")
    made.save(data)
    return data.getvalue()


YEARS = "".join(
    f'[[fact."粮食产量"]]\nsection = "s"\nperiod = "{year}年"\nvalue = {year - 2000}\nunit = "万吨"\n'
    f'statement = "粮食产量{year - 2000}万吨"\nsource = "粮食产量{year - 2000}万吨。"\n'
    for year in (2020, 2021)
)
DOCUMENTS = {
    "article.docx": article(),
    "years.toml": f'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n{YEARS}'.encode(),
    "report.docx": word_file(paragraph("签约项目8个，投资5亿元。")),
    "report.pdf": pdf(printed("签约项目8个，投资5亿元。", 700)),
    "report.html": "<html><p>签约项目8个，投资5亿元。".encode("gbk"),
    "report.xlsx": sheet(),
}
COMMANDS = [
    ("search", "5G机站"),
    ("search", "-"),
    ("search", "造林", "-f", "table", "--explain", "--color", "always"),
    ("list", "-f", "json"),
    ("list", "-F", os.path.dirname(BASE)),  # noqa: PTH120
    ("show", "造林"),
    ("sections",),
    ("chart",),
    ("browse",),
    ("bases",),
    ("bases", "--clear-cache"),
    ("check",),
    ("check", BASE, "--against", REPORT),
    ("verify", REPORT),
    ("init", "FOLDER/new.toml"),
    ("init", BASE),
    ("draft", REPORT),
    ("draft", REPORT, "-o", "FOLDER/new.toml"),
    ("list", "--svg", "FOLDER/picture.svg"),
    ("list", "-F", "/nowhere.toml"),
    ("search", "--from-file", REPORT),
    ("search", "5G", "-o", "FOLDER/found.csv", "-f", "csv"),
    ("search", "5G", "--template", "{topic}：{value}"),
    ("chart", "--log"),
    ("chart", "造林"),
    ("chart", "粮食产量", "-F", "FOLDER/years.toml"),
    ("chart", "--unit", "亿元", "--svg", "FOLDER/chart.svg"),
    ("verify", REPORT, "--html", "FOLDER/page.html"),
    ("verify", "FOLDER/article.docx", "--comments", "FOLDER/copy.docx"),
    ("search", "签约", "-F", "FOLDER"),
    *(("draft", f"FOLDER/report.{ending}") for ending in ("docx", "pdf", "xlsx", "html")),
    ("draft", "-"),
    ("show", "项目", "-F", "FOLDER/report.pdf"),
    ("check", BASE, "--against", "FOLDER/report.docx"),
    ("--help",),
    ("--version",),
    ("nonsense",),
]
CODES = {  # 0 for the others
    ("browse",): 2,
    ("check", BASE, "--against", REPORT): 1,
    ("check", BASE, "--against", "FOLDER/report.docx"): 1,
    ("verify", "FOLDER/article.docx", "--comments", "FOLDER/copy.docx"): 1,
    ("init", BASE): 2,
    ("list", "-F", "/nowhere.toml"): 2,
    ("search", "--from-file", REPORT): 1,
    ("chart", "造林"): 1,
    ("show", "项目", "-F", "FOLDER/report.pdf"): 1,
    ("nonsense",): 2,
}


def test_every_command_is_tried():
    assert app.COMMANDS.keys() <= {first for first, *_ in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_does_there_what_it_does_here(command, tmp_path):
    found, codes = [], []
    for windows in (False, True):
        folder = tmp_path / str(windows)
        folder.mkdir()
        for _time in range(2):  # the second time the file is there
            for name, data in DOCUMENTS.items():
                (folder / name).write_bytes(data)
            words = [word.replace("FOLDER", str(folder)) for word in command]
            ran = started(*words, windows=windows)
            codes.append(ran.code)
            files = {path.name: content(path) for path in folder.iterdir()}
            found.append(str((ran, files)).replace(str(folder), "FOLDER"))
    assert found[:2] == found[2:]
    assert codes[0] == CODES.get(command, 0)
    assert "Traceback" not in found[0]


def test_an_index_is_kept_and_used_there(tmp_path):
    base = tmp_path / "base.toml"
    base.write_text(
        'schema = 1\n[document.d]\ntitle = "d"\n[section.s]\n'
        + "".join(
            f'[[fact."{n}号项目"]]\nsection = "s"\nstatement = "{n}号项目{"，一切顺利" * 20}"\n'
            f'source = "{n}号项目{"，一切顺利" * 20}。"\n'
            for n in range(3000)
        ),
        encoding="utf-8",
    )
    cache = tmp_path / "cache"
    for _time in range(2):
        command = ("search", "2999号项目", "--exact", "-F", str(base), "--field", "topic")
        assert started(*command, windows=True, XHL_CACHE=str(cache)) == Ran(0, "2999号项目\n", "")
        [index] = cache.glob("*.index")
    index.write_bytes(bytes(index.stat().st_size))
    assert (
        "the search index was damaged" in started(*command, windows=True, XHL_CACHE=str(cache)).err
    )


@pytest.mark.parametrize(
    "changes", [{"PYTHONIOENCODING": "gbk"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
)
def test_what_is_written_is_utf_8_whatever_the_code_page(changes):
    ran = started("search", "-", "--field", "statement", windows=True, **changes)
    assert (ran.code, ran.err) == (0, "")
    assert "429个5G基站" in ran.out
    assert "\r" not in ran.out


def test_who_reads_no_further_ends_it_quietly_there(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", LACKING + MAIN, "list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(XHL_FACTS=BASE, **UNMEASURED),
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_power_shell_is_offered_words_as_it_gives_them():
    for typed, offered in ((["show", "=zaol"], "造林\t生态\n"), (["list", "--uni", "="], "")):
        ran = started(*typed, windows=True, _XHL_COMPLETE="powershell")
        assert ran == Ran(0, offered, "")


def test_a_path_with_backslashes_keeps_them_in_power_shell(tmp_path):
    path = Path(tmp_path, "a\\b.toml")  # a name with a backslash, here
    path.write_bytes(Path(BASE).read_bytes())
    ran = started("show", "-F", str(path), "=zaol", windows=True, _XHL_COMPLETE="powershell")
    assert ran == Ran(0, "造林\t生态\n", "")
