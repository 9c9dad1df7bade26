"""Signals, full disks, closed streams, changing files, and parallel processes.

All of it is done for real, to the command as a process, or a fork of one that has imported xhl: signals
are sent, at moments that are counted rather than timed, disks are full, other processes write and remove
the same files.

How often is up to ``XHL_TRIES``: the moments of a sweep and the rounds of a contest, 6 unless told. The
long run is ``XHL_TRIES=100 pytest tests/robustness/test_faults.py``.
"""

from __future__ import annotations

import errno
import os
import re
import resource
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from command import BASE, Ran, environment, xhl
from terminal import Terminal, shown

from xhl.facts.load import load
from xhl.files import write as writing

pytestmark = pytest.mark.thorough

TRIES = int(os.environ.get("XHL_TRIES", "6"))
HERE = Path(__file__).parents[1]
REPORT = str(HERE / "data" / "other-report.txt")
NO_BASE = str(HERE / "promised" / "config.toml")
MODULE = (sys.executable, "-m", "xhl")
SCRIPT = (str(Path(sysconfig.get_path("scripts")) / "xhl"),)
FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "quote")
PATIENCE = 60  # seconds until a process that should have ended is given up

# What each process imports first: at its N-th step within a file of xhl, or anywhere once `main` has
# begun, it sends itself a signal. A step is a call, of C too, and a return; N of 0 counts them.
FAULTY = """
import os, sys

number, moment, within, tally = os.environ["FAULT"].split("|")
number, moment, steps, begun = int(number), int(moment), 0, False

def watch(frame, event, argument):
    global steps, begun
    file = frame.f_code.co_filename
    if not begun:
        begun = event != "call" and file.endswith("/xhl/__main__.py") and frame.f_code.co_name == "main"
    if begun and file.endswith(within):
        steps += 1
        if steps == moment:
            os.kill(os.getpid(), number)
    if not moment and getattr(argument, "__name__", "") == "_exit":  # the real one, whoever calls it
        with open(tally, "w") as file:
            file.write(str(steps))

sys.setprofile(watch)
"""


class Command(NamedTuple):
    """A command line, and the environment that it needs."""

    arguments: Sequence[str]
    changes: Mapping[str, str] = MappingProxyType({})
    program: Sequence[str] = MODULE
    stdin: bytes = b""

    def run(self, *more: str, limit: int | None = None, **changes: str) -> Ran:
        """Run it; no file may grow beyond ``limit`` bytes, as on a full disk.

        It is a fork of a process that has imported xhl where no moment of the start is meant.
        """
        told = {"XHL_FACTS": BASE, **self.changes, **changes}
        within = told["FAULT"].split("|")[2] if "FAULT" in told else True
        if self.program == MODULE and limit is None and within:
            facts = told.pop("XHL_FACTS")
            return xhl(*self.arguments, *more, facts=facts, stdin=self.stdin, beside=True, **told)

        def narrow() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        done = subprocess.run(
            [*self.program, *self.arguments, *more],
            input=self.stdin,
            capture_output=True,
            env=environment(**told),
            preexec_fn=narrow,
            timeout=PATIENCE,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "sitecustomize.py").write_text(FAULTY, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a command may write."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


def moments(command: Command, faulty: Path, within: str = "", tries: int = TRIES) -> list[int]:
    """Steps of a command, as many as asked for or all there are, the first and the last among them."""
    tally = faulty / "tally"
    tally.unlink(missing_ok=True)
    fault = f"0|0|{within}|{tally}"
    command.run(FAULT=fault, PYTHONPATH=str(faulty))
    steps = int(tally.read_text())
    assert steps > 5
    return sorted({1 + (steps - 1) * i // (tries - 1) for i in range(tries)})


def at(moment: int, number: int, faulty: Path, within: str = "") -> dict[str, str]:
    """The environment in which a process sends itself that signal at that moment."""
    return {"FAULT": f"{number}|{moment}|{within}|", "PYTHONPATH": str(faulty)}


def base(state: int, facts: int = 40, *, padding: int = 0) -> str:
    """A base of one size for every state below 10, of which no part is a base: it ends with what all
    its facts need."""
    rows = "".join(
        f'[[fact."{state}号项目{i}"]]\nsection = "节"\nstatement = "{state}号项目{i}开工"\n'
        f'source = "{state}号项目{i}开工。"\n'
        for i in range(facts)
    )
    filling = ("# " + "注" * 300 + "\n") * (padding // 900)
    return f'schema = 1\n[document.d]\ntitle = "d"\n{rows}{filling}[section."节"]\n'


def topics(state: int, facts: int = 40) -> str:
    return "".join(f"{state}号项目{i}\n" for i in range(facts))


INDEXED = 1_600_000  # bytes of comment that make a base one that is looked up in an index
LISTED = ("list", "--field", "topic")


def unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.startswith(".xhl-")]


# An interrupt


@pytest.mark.parametrize(
    ("arguments", "program"),
    [
        (("search", "5G"), MODULE),
        (("search", "5G"), SCRIPT),  # it differs in what comes before `main`
        (("search", "5G机站", "-f", "table", "--explain"), MODULE),
        (("list", "-f", "json"), MODULE),
        (("search", "-"), MODULE),
        (("check",), MODULE),
        (("chart", "--help"), MODULE),
        (("draft", REPORT), MODULE),
        (("nonsense",), MODULE),
        (("nonsense",), SCRIPT),
    ],
)
def test_an_interrupt_at_any_moment_ends_it_with_130_in_silence(arguments, program, faulty):
    command = Command(arguments, program=program, stdin="5G\n造林\n".encode())
    whole = command.run()
    codes = set()
    for moment in moments(command, faulty, tries=max(TRIES // 2, 2)):
        ran = command.run(**at(moment, signal.SIGINT, faulty))
        codes.add(ran.code)
        assert ran == whole or (ran.code == 130 and ran.err in whole.err), (moment, ran)
    assert 130 in codes


def test_an_interrupt_at_any_time_from_the_first_on_prints_nothing_of_xhl():
    # By the clock, from the start of the process on: what comes before `main` is out of reach.
    whole = xhl("search", "5G机站")
    started = time.monotonic()
    xhl("search", "5G机站")
    lasts = time.monotonic() - started
    for i in range(2 * TRIES):
        process = subprocess.Popen(
            [*MODULE, "search", "5G机站"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(XHL_FACTS=BASE),
        )
        time.sleep(lasts * i / (2 * TRIES))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode in (0, 130, 1, -signal.SIGINT), err
        assert process.returncode != 0 or out.decode() == whole.out
        assert re.findall(rb'/xhl/[\w/]+\.py", line \d+, in (?!<module>|main)\w+', err) == []


def test_an_interrupt_ends_waiting_for_queries_at_a_terminal():
    terminal = Terminal("search", "-")
    terminal.wait_for("Ctrl-D ends")
    assert terminal.interrupt() == 130
    assert "Traceback" not in terminal.shown


@contextmanager
def answering(*arguments: str, **changes: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that has answered some queries from a pipe, and waits for more."""
    process = subprocess.Popen(
        [*MODULE, "search", "-", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**({"XHL_FACTS": BASE, **changes})),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("造林\n1号项目0\n".encode() * 500)  # more than it keeps back
        process.stdin.flush()
        assert process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def test_an_interrupt_ends_waiting_for_queries_in_a_pipe():
    with answering() as process:
        err = b"no interrupt ended it"
        for _second in range(PATIENCE):  # once is not enough: see `Terminal.interrupt`
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                err = process.communicate(timeout=1)[1]
                break
        assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("name", ["INT", "TERM", "HUP"])
def test_who_has_it_ignore_a_signal_is_obeyed(name):
    program = ("sh", "-c", f"trap '' {name}; exec \"$@\"", "sh", *MODULE)
    process = subprocess.Popen(
        [*program, "search", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,  # else what is read ahead of the first line is lost to `communicate`
        env=environment(XHL_FACTS=BASE),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("造林\n".encode() * 500)
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(getattr(signal, f"SIG{name}"))
    out = process.communicate(timeout=PATIENCE)[0]
    assert (process.returncode, out.count(b"\n")) == (0, 499)


def test_an_interrupt_is_the_pagers_from_its_first_moment_on():
    code, text = shown("list", XHL_PAGER="trap '' INT; kill -INT 0; sed s/^/#/")
    assert (code, "Traceback" in text) == (0, False)
    assert text.count("\n#") > 10


def test_the_pager_itself_can_be_interrupted():
    code, text = shown("list", XHL_PAGER="kill -INT $$; echo survived")
    assert (code, "survived" in text) == (0, False)


# What is written, when the process ends meanwhile


class Writer(NamedTuple):
    """A command that writes a file, what may be there before, and where in xhl it writes."""

    arguments: Sequence[str]
    target: str
    old: str | None = None
    within: str = "/xhl/files/write.py"
    program: Sequence[str] = MODULE

    def command(self, folder: Path) -> Command:
        arguments = [argument.replace("FOLDER", str(folder)) for argument in self.arguments]
        changes = {"HOME": str(folder), "XHL_CACHE": str(folder / "cache"), "ZDOTDIR": str(folder)}
        return Command(arguments, changes, self.program)

    def prepare(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if self.old is not None:
            (folder / self.target).write_text(self.old, encoding="utf-8")

    def found(self, folder: Path) -> str | None:
        target = folder / self.target
        return target.read_text(encoding="utf-8") if target.exists() else None

    def written(self, folder: Path) -> str | None:
        """What it writes if nothing comes in between; the folder is then as it was before."""
        self.prepare(folder)
        assert self.command(folder).run().code == 0
        new = self.found(folder)
        self.prepare(folder)
        return new


# The shell that completion is installed for is the one that starts the command.
IN_BASH = ("bash", "-c", '"$@"; exit $?', "bash", *MODULE)
MINE = "# 我的\nalias ll='ls -l'"  # without a line end, as some leave it
WRITERS = {
    "draft": Writer(("draft", REPORT, "-o", "FOLDER/new.toml"), "new.toml"),
    "draft --force": Writer(
        ("draft", REPORT, "--force", "-o", "FOLDER/new.toml"), "new.toml", "old"
    ),
    "init": Writer(("init", "FOLDER/new.toml"), "new.toml"),
    "--svg": Writer(("search", "5G", "--svg", "FOLDER/p.svg"), "p.svg", "old"),
    "completion": Writer(("--install-completion",), ".bash_completions/xhl.sh", program=IN_BASH),
    "settings of the shell": Writer(
        ("--install-completion",), ".bashrc", MINE, "/xhl/cli/completion/shells.py", IN_BASH
    ),
}
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


@pytest.mark.parametrize("name", WRITERS)
def test_an_end_while_writing_leaves_the_old_or_the_new_file_and_nothing_else(name, folder, faulty):
    writer = WRITERS[name]
    command = writer.command(folder)
    new = writer.written(folder)
    codes = set()
    for rank, moment in enumerate(moments(command, faulty, writer.within)):
        number = list(ENDS)[rank % len(ENDS)]
        writer.prepare(folder)
        ran = command.run(**at(moment, number, faulty, writer.within))
        codes.add(ran.code)
        assert ran.code in (0, ENDS[number]), (moment, ran)
        assert "Traceback" not in ran.err
        assert unfinished(folder) == [], moment
        assert writer.found(folder) in ((new,) if ran.code == 0 else (writer.old, new)), moment
    assert codes - {0}


@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_while_writing_leaves_the_old_or_the_new_file_and_the_next_run_mends(
    name, folder, faulty
):
    writer = WRITERS[name]
    command = writer.command(folder)
    new = writer.written(folder)
    for moment in moments(command, faulty, writer.within):
        writer.prepare(folder)
        ran = command.run(**at(moment, signal.SIGKILL, faulty, writer.within))
        assert ran.code in (-signal.SIGKILL, 128 + signal.SIGKILL), (moment, ran)
        after = writer.found(folder)
        assert after in (writer.old, new), moment
        again = command.run()
        taken = after is not None and again.code == 2 and "already exists" in again.err
        assert again.code == 0 or taken, (moment, again)
        assert writer.found(folder) == new
        assert len(unfinished(folder)) <= 1, moment  # what nobody could remove


@pytest.mark.parametrize("name", ["draft --force", "--svg"])
def test_who_has_the_old_file_open_reads_it_to_its_end(name, folder):
    writer = WRITERS[name]
    writer.prepare(folder)
    with (folder / writer.target).open(encoding="utf-8") as reading:
        assert writer.command(folder).run().code == 0
        assert reading.read() == writer.old
    assert writer.found(folder) != writer.old


def test_a_cache_is_cleared_of_what_killed_processes_left_but_not_of_what_is_being_written(folder):
    mine, old = (writing.NewFile(folder), writing.NewFile(folder))
    os.utime(old.path, (0, 0))
    with mine, old:
        assert xhl("bases", "--clear-cache", XHL_CACHE=str(folder)).code == 0
        assert unfinished(folder) == [Path(mine.path)]
        mine.file.write(b"whole")
        mine.replace(folder / "mine")
    assert sorted(path.name for path in folder.iterdir()) == ["mine"]


@pytest.mark.parametrize(
    "within", ["/xhl/index/update.py", "/xhl/files/write.py", "/xhl/index/table.py"]
)
def test_an_end_while_an_index_is_built_leaves_none_or_a_whole_one(within, folder, faulty):
    (folder / "base.toml").write_text(base(1, padding=INDEXED), encoding="utf-8")
    cache = folder / "cache"
    command = Command((*LISTED, "-F", str(folder / "base.toml")), {"XHL_CACHE": str(cache)})
    whole = Ran(0, topics(1), "")
    ends = {**ENDS, signal.SIGKILL: -signal.SIGKILL}
    codes = set()
    for rank, moment in enumerate(moments(command, faulty, within)):
        number = list(ends)[rank % len(ends)]
        for path in cache.iterdir():
            path.unlink()
        ran = command.run(**at(moment, number, faulty, within))
        codes.add(ran.code)
        # A list is printed as it is read: what came out before the end is a beginning of the whole.
        ended = ran.code == ends[number] and whole.out.startswith(ran.out) and not ran.err
        assert ran == whole or ended, (moment, number, ran)
        assert number == signal.SIGKILL or unfinished(folder) == [], (moment, number)
        assert command.run() == whole
        assert len(list(cache.glob("*.index"))) == 1
        assert len(unfinished(folder)) <= (number == signal.SIGKILL), (moment, number)
    assert codes - {0}


# A reader that goes away


@contextmanager
def broken() -> Iterator[int]:
    """A pipe that nobody reads."""
    reading, there = os.pipe()
    os.close(reading)
    yield there
    os.close(there)


EVERY = [
    *(("list", "-f", name) for name in FORMATS),
    *(("search", "5G", "-f", name) for name in FORMATS),
    *(("show", "造林", "-f", name) for name in FORMATS),
    *(("sections", "-f", name) for name in FORMATS if name != "quote"),
    *(("bases", "-f", name) for name in FORMATS if name != "quote"),
    ("list", "--count"),
    ("search", "-"),
    ("chart",),
    ("check", NO_BASE),
    ("check", NO_BASE, "-f", "json"),
    ("draft", REPORT),
    ("--help",),
    ("--version",),
    ("search", "--help"),
]
SOME = EVERY[:: max(1, 24 // TRIES)]


def into(stdout: int | None, arguments: Sequence[str], stderr: int = subprocess.PIPE) -> Ran:
    done = subprocess.run(
        [*MODULE, *arguments],
        input=b"5G\n",
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=stderr,
        env=environment(XHL_FACTS=BASE),
        check=False,
    )
    return Ran(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


@pytest.mark.parametrize("arguments", SOME, ids=" ".join)
def test_nobody_who_reads_ends_it_by_sigpipe_in_silence(arguments):
    with broken() as there:
        assert into(there, arguments) == Ran(-signal.SIGPIPE, "", "")


def test_nobody_who_reads_complaints_does_not_matter_to_results():
    with broken() as there:
        assert into(None, ["search", "5G"], there) == into(None, ["search", "5G"])
        assert into(None, ["search", "高铁"], there).code == -signal.SIGPIPE


def test_a_reader_of_one_line_gets_it(folder):
    (folder / "base.toml").write_text(base(1, 5000), encoding="utf-8")
    for format in FORMATS:
        run = f"{sys.executable} -m xhl list -f {format} | head -n 1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", run],
            capture_output=True,
            env=environment(XHL_FACTS=str(folder / "base.toml")),
            check=False,
        )
        assert (done.stdout.splitlines()[1:], done.stderr) == ([b"141"], b""), format


# A full disk, and streams that are closed


@pytest.mark.parametrize("arguments", SOME, ids=" ".join)
def test_a_full_disk_is_said_in_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        ran = into(full.fileno(), arguments)
    assert ran == Ran(2, "", "xhl: cannot write the output: No space left on device\n")


def test_a_full_disk_under_stderr_leaves_results_and_exit_code_alone():
    with Path("/dev/full").open("wb") as full:
        for arguments in (
            ["search", "5G"],
            ["search", "高铁"],
            ["list", "-s", "高铁"],
            ["nonsense"],
        ):
            assert into(None, arguments, full.fileno())[:2] == into(None, arguments)[:2]


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("chart",), ("--help",), ("list", "--help"), ("--version",)],
    ids=" ".join,
)
def test_a_closed_stdout_is_an_error_where_something_is_printed(arguments):
    ran = Command(arguments, program=("sh", "-c", '"$@" >&-', "sh", *MODULE)).run()
    assert ran == Ran(2, "", "xhl: cannot write the output: standard output is closed\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_get_into_no_file_and_stop_nothing_that_does_not_need_them(closed, folder):
    program = ("sh", "-c", f'"$@" {closed}', "sh", *MODULE)
    target = folder / "new.toml"
    Command(("draft", REPORT, "-o", str(target))).run()
    wanted = target.read_bytes()
    assert Command(("draft", REPORT, "--force", "-o", str(target)), program=program).run().code == 0
    assert target.read_bytes() == wanted
    assert Command(("list", "-q"), program=program).run() == Ran(0, "", "")
    told = Command(("search", "造林", "--count"), program=program).run()
    assert told[:2] == ((2, "") if ">&-" in closed.split() else (0, "1\n"))


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("search", "-"), "the queries"),
        (("draft", "-"), "the document"),
        (("verify", "-"), "the document"),
        (("check", "--against", "-"), "the document"),
    ],
)
def test_a_closed_stdin_is_said(arguments, wanted):
    ran = Command(arguments, program=("sh", "-c", '"$@" <&-', "sh", *MODULE)).run()
    assert ran == Ran(2, "", f"xhl: cannot read {wanted}: standard input is closed\n")


def test_a_stdin_that_cannot_be_read_is_said():
    ran = Command(("search", "-"), program=("sh", "-c", '"$@" 0>/dev/null', "sh", *MODULE)).run()
    assert ran == Ran(2, "", "xhl: cannot read the queries: Bad file descriptor\n")


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("limit", [0, 20, 1000])
def test_a_disk_that_is_full_before_the_end_leaves_the_old_file(name, limit, folder):
    writer = WRITERS[name]
    writer.prepare(folder)
    command = writer.command(folder)
    if name == "settings of the shell":  # what is written before is there already
        assert command.run().code == 0
        (folder / ".bashrc").write_text(MINE, encoding="utf-8")
        limit = min(limit, len(MINE.encode()) + 10)
    if writer.target == ".bash_completions/xhl.sh" and limit == 1000:
        limit = 100  # bytes: less than the script
    ran = command.run(limit=limit, PYTHONDONTWRITEBYTECODE="1")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran
    assert ran.err.startswith("xhl: ")
    assert os.strerror(errno.EFBIG) in ran.err or os.strerror(errno.ENOSPC) in ran.err
    assert "None" not in ran.err
    assert writer.found(folder) == writer.old
    assert unfinished(folder) == []


def test_an_index_that_does_not_fit_the_disk_is_done_without(folder):
    (folder / "base.toml").write_text(base(1, padding=INDEXED), encoding="utf-8")
    changes = {"XHL_CACHE": str(folder / "cache")}
    command = Command((*LISTED, "-F", str(folder / "base.toml")), changes)
    for limit in (0, 512, 2048):
        ran = command.run(limit=limit, PYTHONDONTWRITEBYTECODE="1")
        assert ran[:2] == (0, topics(1))
        assert (ran.err.count("no search index could be kept"), ran.err.count("\n")) == (1, 1)
        assert list((folder / "cache").iterdir()) == []
    assert command.run() == Ran(0, topics(1), "")
    time.sleep(0.1)  # until the base has stood still long enough
    assert command.run(limit=0, PYTHONDONTWRITEBYTECODE="1") == Ran(0, topics(1), "")


def test_what_stands_in_the_settings_of_a_shell_stays_byte_for_byte(folder):
    settings = folder / ".bashrc"
    settings.write_bytes(b"# \xff\xfe\r\nalias a=b\r\n\rx")
    settings.chmod(0o600)
    (folder / "link").hardlink_to(settings)
    command = WRITERS["completion"].command(folder)
    for _time in range(2):
        assert command.run().code == 0
        first, _, added = settings.read_bytes().rpartition(b"\nsource ")
        assert first == b"# \xff\xfe\r\nalias a=b\r\n\rx"
        assert added.endswith(b"xhl.sh'\n")
        assert (folder / "link").samefile(settings)
        assert settings.stat().st_mode & 0o777 == 0o600


def test_a_home_with_an_apostrophe_is_quoted(tmp_path):
    home = tmp_path / "it's"
    home.mkdir()
    assert WRITERS["completion"].command(home).run().code == 0
    done = subprocess.run(
        ["bash", "-c", "source .bashrc; complete -p xhl"], cwd=home, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"complete -F _xhl_completion xhl\n", b"")


# Files that change while they are read


@contextmanager
def meanwhile(change: str, *arguments: str) -> Iterator[None]:
    """Another process does this again and again, with ``turn`` counting."""
    program = (
        "import itertools, os, shutil, sys\n"
        "from pathlib import Path\n"
        "arguments = sys.argv[1:]\n"
        f"for turn in itertools.count():\n{change}\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.PIPE)
    try:
        yield
        assert process.poll() is None, process.communicate()[1].decode()
    finally:
        process.kill()
        process.communicate()


def states(folder: Path, count: int = 2, **size: int) -> list[str]:
    """Files that each hold a state of a base."""
    paths = []
    for state in range(1, count + 1):
        path = folder / f"state{state}"
        path.write_text(base(state, **size), encoding="utf-8")
        paths.append(str(path))
    return paths


REPLACE = """
    shutil.copyfile(arguments[1 + turn % 2], arguments[0] + ".draft")
    os.replace(arguments[0] + ".draft", arguments[0])"""
REWRITE = """
    data = Path(arguments[1 + turn % 2]).read_bytes()
    with open(arguments[0], "wb", buffering=0) as file:
        for start in range(0, len(data), 512):
            file.write(data[start : start + 512])"""
REMOVE = """
    shutil.copyfile(arguments[1 + turn % 2], arguments[0] + ".draft")
    os.replace(arguments[0] + ".draft", arguments[0])
    os.unlink(arguments[0])"""


def says_so(ran: Ran) -> bool:
    """Whether a command says in its own words that it could not be done."""
    lines = ran.err.splitlines()
    return (ran.code, ran.out) == (2, "") and all(line.startswith("xhl: ") for line in lines)


@pytest.mark.parametrize("padding", [0, INDEXED], ids=["read", "indexed"])
def test_a_base_that_is_replaced_all_the_time_is_always_one_of_them(padding, folder):
    paths = states(folder, padding=padding)
    target = str(folder / "base.toml")
    Path(target).write_text(base(1, padding=padding), encoding="utf-8")
    command = Command((*LISTED, "-F", target), {"XHL_CACHE": str(folder / "cache")})
    with meanwhile(REPLACE, target, *paths):
        for _run in range(2 * TRIES):
            ran = command.run()
            assert ran in (Ran(0, topics(1), ""), Ran(0, topics(2), "")), ran


@pytest.mark.parametrize("padding", [0, INDEXED], ids=["read", "indexed"])
@pytest.mark.parametrize("change", [REWRITE, REMOVE], ids=["rewritten", "removed"])
def test_a_base_that_is_written_in_place_or_vanishes_is_one_of_them_or_refused(
    change, padding, folder
):
    paths = states(folder, padding=padding)
    target = str(folder / "base.toml")
    Path(target).write_text(base(1, padding=padding), encoding="utf-8")
    command = Command((*LISTED, "-F", target), {"XHL_CACHE": str(folder / "cache")})
    with meanwhile(change, target, *paths):
        for _run in range(TRIES):
            ran = command.run()
            assert ran in (Ran(0, topics(1), ""), Ran(0, topics(2), "")) or says_so(ran), ran


def test_a_file_that_grows_while_it_is_read_is_read_to_an_end_or_refused(folder):
    text = folder / "report.txt"
    grow = '\n    Path(arguments[0]).open("ab").write("新建公园三个。\\n".encode())'
    grow += "\n    os.truncate(arguments[0], 0) if turn % 50 == 49 else None"
    text.write_text("新建公园三个。\n", encoding="utf-8")
    queries = Command(("search", "--from-file", str(text), "--count"))
    with meanwhile(grow, str(text)):
        for _run in range(TRIES):
            ran = Command(("draft", str(text))).run()
            assert ran.code == 0 or says_so(ran), ran
            ran = queries.run()  # a line that is cut through may be no UTF-8
            assert ran.code in (0, 1) or (ran.code == 2 and "not UTF-8" in ran.err), ran


def test_a_folder_whose_bases_come_and_go_is_read_or_refused(folder):
    (folder / "kept.toml").write_text(base(9), encoding="utf-8")
    text = folder / "text"
    text.write_text(base(1), encoding="utf-8")
    change = """
    name = f"{arguments[0]}/{turn % 50}.toml"
    os.unlink(name) if os.path.exists(name) else shutil.copyfile(arguments[1], name + "~")
    os.path.exists(name + "~") and os.replace(name + "~", name)"""
    with meanwhile(change, str(folder), str(text)):
        for _run in range(TRIES):
            ran = Command((*LISTED, "-F", str(folder))).run()
            assert says_so(ran) or (ran.code == 0 and topics(9) in ran.out), ran


def test_a_configuration_that_changes_is_one_of_them_or_refused(folder):
    paths = states(folder)
    for number, path in enumerate(paths, 1):
        (folder / f"config{number}").write_text(
            f'facts = ["{path}"]\nlimit = {number}\n', encoding="utf-8"
        )
    target = str(folder / "config.toml")
    (folder / "config.toml").write_text("", encoding="utf-8")
    (folder / "config.toml").write_bytes((folder / "config1").read_bytes())
    configs = [str(folder / "config1"), str(folder / "config2")]
    with meanwhile(REPLACE, target, *configs):
        for _run in range(2 * TRIES):
            done = xhl(*LISTED, facts=None, XHL_CONFIG=target)
            assert done in (
                Ran(0, "1号项目0\n", ""),
                Ran(0, "2号项目0\n2号项目1\n", ""),
            ), done


def test_a_change_within_a_tick_of_the_clock_is_noticed(folder):
    path = folder / "base.toml"
    command = Command((*LISTED, "-F", str(path)), {"XHL_CACHE": str(folder / "cache")})
    for turn in range(2 * TRIES):
        state = turn % 9 + 1
        path.write_text(base(state, padding=INDEXED), encoding="utf-8")
        assert command.run() == Ran(0, topics(state), "")


def test_a_change_that_restores_size_and_time_is_noticed(folder):
    path = folder / "base.toml"
    command = Command((*LISTED, "-F", str(path)), {"XHL_CACHE": str(folder / "cache")})
    path.write_text(base(1, padding=INDEXED), encoding="utf-8")
    os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    time.sleep(0.1)  # until the base has stood still long enough for its times to be noted
    command.run()
    assert len(list((folder / "cache").glob("*.key"))) == 1
    path.write_text(base(2, padding=INDEXED), encoding="utf-8")
    os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    assert command.run() == Ran(0, topics(2), "")


def other(index: Path) -> Path:
    copy = index.with_name("copy")
    copy.write_bytes(Path(REPORT).read_bytes())
    return copy


def test_an_index_is_for_nobody_else_to_read(folder):
    path = folder / "base.toml"
    path.write_text(base(1, padding=INDEXED), encoding="utf-8")
    Command((*LISTED, "-F", str(path)), {"XHL_CACHE": str(folder / "cache")}).run()
    assert {path.stat().st_mode & 0o077 for path in (folder / "cache").iterdir()} == {0}


def test_indexes_of_what_a_base_held_before_do_not_pile_up(folder):
    path = folder / "base.toml"
    command = Command((*LISTED, "-F", str(path)), {"XHL_CACHE": str(folder / "cache")})
    for state in range(1, 5):
        path.write_text(base(state, padding=INDEXED), encoding="utf-8")
        time.sleep(0.1)  # until the base has stood still long enough for its times to be noted
        assert command.run() == Ran(0, topics(state), "")
        assert len(list((folder / "cache").glob("*.index"))) == 1


DAMAGE: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "with its folder": lambda index: [
        *map(Path.unlink, index.parent.iterdir()),
        index.parent.rmdir(),
    ],
    "cut short": lambda index: os.truncate(index, 4096),
    "emptied": lambda index: os.truncate(index, 0),
    "written over": lambda index: index.write_bytes(b"\xa5" * index.stat().st_size),
    "replaced": lambda index: other(index).replace(index),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_an_index_that_is_damaged_while_it_is_searched_gives_right_answers_or_is_said(
    damage, folder
):
    path = folder / "base.toml"
    path.write_text(base(1, 6000, padding=INDEXED), encoding="utf-8")
    cache = {"XHL_CACHE": str(folder / "cache")}
    command = Command(("search", "1号项目5987", "--exact", "--count", "-F", str(path)), cache)
    whole = Ran(0, "1\n", "")
    assert command.run() == whole
    with answering("-F", str(path), "--field", "topic", "--exact", **cache) as process:
        (index,) = (folder / "cache").glob("*.index")
        DAMAGE[damage](index)
        queries = "".join(f"1号项目{i}\n" for i in range(5_900, 6_000)).encode()
        out, err = process.communicate(queries, timeout=PATIENCE)
    lines = [line for line in err.decode().splitlines() if "nothing found" not in line]
    right = [f"1号项目{i}".encode() for i in range(5_900, 6_000)]
    answers = out.splitlines()[-100:]
    if process.returncode == 0:
        assert answers == right
    else:
        said = "xhl: the search index was damaged and has been removed: run this again"
        assert (process.returncode, lines) == (2, [said])
        assert damage not in ("removed", "with its folder", "replaced")
    ran = command.run()
    assert ran in (
        whole,
        whole._replace(err="xhl: the search index was damaged and has been removed\n"),
    )
    assert command.run() == whole


def test_clearing_the_cache_leaves_what_others_put_there(folder):
    others = [folder / "server.key", folder / "book.index", folder / "a.new", folder / "b.toml"]
    for other in others:
        other.write_text("mine", encoding="utf-8")
    assert xhl("bases", "--clear-cache", XHL_CACHE=str(folder)).code == 0
    assert sorted(folder.iterdir()) == sorted(others)


# Company


def together(commands: Sequence[Command]) -> list[Ran]:
    """Run commands at once."""
    with ThreadPoolExecutor(len(commands)) as pool:
        return list(pool.map(Command.run, commands))


def test_eight_at_once_index_one_base_and_clear_it(folder):
    path = folder / "base.toml"
    path.write_text(base(1, padding=INDEXED), encoding="utf-8")
    changes = {"XHL_CACHE": str(folder / "cache")}
    search = Command((*LISTED, "-F", str(path)), changes)
    clear = Command(("bases", "--clear-cache"), changes)
    for _round in range(max(TRIES // 2, 1)):
        *searches, first, last = together([search] * 6 + [clear] * 2)
        assert set(searches) == {Ran(0, topics(1), "")}
        assert {first[:2], last[:2]} == {(0, "")}
        assert first.err.startswith("xhl: removed from")
        assert unfinished(folder) == []
    assert search.run() == search.run() == Ran(0, topics(1), "")


@pytest.mark.parametrize("name", ["draft", "init"])
def test_of_several_that_write_one_new_file_one_wins_and_the_others_say_so(name, folder):
    writer = WRITERS[name]
    command = writer.command(folder)
    command.run()
    whole = writer.found(folder)
    for _round in range(TRIES):
        writer.prepare(folder)
        ended = together([command] * 4)
        assert sorted(ran.code for ran in ended) == [0, 2, 2, 2], ended
        assert all("already exists" in ran.err for ran in ended if ran.code)
        assert all(ran.err.count("\n") == 1 for ran in ended if ran.code)
        assert [path.name for path in folder.iterdir()] == [writer.target]
        assert writer.found(folder) == whole


def test_of_several_that_replace_one_file_the_last_wins_whole(folder):
    other = folder / "other.txt"
    other.write_text("全年新建公园三个。\n", encoding="utf-8")
    target = folder / "new.toml"
    commands = [
        Command(("draft", text, "--force", "-o", str(target))) for text in (REPORT, str(other))
    ]
    wholes = []
    for command in commands:
        assert command.run().code == 0
        wholes.append(target.read_text(encoding="utf-8"))
    for _round in range(TRIES):
        assert {ran.code for ran in together(commands * 2)} == {0}
        assert target.read_text(encoding="utf-8") in wholes
        assert sorted(folder.iterdir()) == [target, other]


def test_several_that_install_completion_put_its_line_there_once(folder):
    writer = WRITERS["settings of the shell"]
    command = writer.command(folder)
    for _round in range(TRIES):
        writer.prepare(folder)
        assert {ran.code for ran in together([command] * 4)} == {0}
        text = (folder / ".bashrc").read_text(encoding="utf-8")
        assert (text.startswith(MINE + "\n"), text.count("source ")) == (True, 1)
        assert unfinished(folder) == []


# What no process can be caught at


def test_a_base_that_changes_while_it_is_read_is_read_again(folder, monkeypatch):
    path = folder / "base.toml"
    path.write_text(base(1), encoding="utf-8")
    reads: list[bytes] = []
    real = os.read

    def read(descriptor: int, size: int) -> bytes:
        reads.append(real(descriptor, size))
        if len(reads) == 1:  # the other process, between two calls
            path.write_text(base(2, 50), encoding="utf-8")
        return reads[-1]

    monkeypatch.setattr(os, "read", read)
    assert [fact.topic for fact in load([str(path)])] == topics(2, 50).split()
    assert len(reads) > 2


def test_where_there_are_no_hard_links_a_file_is_new_all_the_same(folder, monkeypatch):
    def fails(_from: str, _to: str) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", fails)
    writing.create(str(folder / "new"), "whole", "{path} is taken")
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["whole"]
