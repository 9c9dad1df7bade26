"""Any input bytes give a result, or a line for each problem and exit code 2; no traceback, no hang.

Every process here has two gigabytes of memory and a minute, real ones as `process` says. The
properties are tried with as many examples as `XHL_TRIES` says, a few dozen unless told.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest
from command import BASE, Ran, environment, xhl
from hostile import TRIES, hostile, ran, ran_here
from hypothesis import given, settings
from hypothesis import strategies as st

import xhl as xhl_package
from xhl.cli.completion import prefix as beginnings
from xhl.cli.streams import MESSAGE
from xhl.facts import load as loading
from xhl.facts import schema
from xhl.facts.load import BadBase, load
from xhl.facts.problems import SHOWN
from xhl.search import query
from xhl.search.engine import Searcher
from xhl.text import pinyin

pytestmark = pytest.mark.thorough

tried = settings(max_examples=TRIES)
MIB = 1 << 20
HUNDRED_MB = 100_000_000
MILLION = 1_000_000

HEAD = 'schema = 1\n[document.d]\ntitle = "公报"\n[section.s]\n'
FACT = '[[fact.a]]\nsection = "s"\nstatement = "建成429个"\nsource = "建成429个。"\n'
GOOD = Path(BASE).read_bytes()


def filed(content: bytes, folder: Path, name: str = "file") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def sound(ended: Ran) -> Ran:
    """Assert that a command ended properly."""
    assert ended.code in (0, 1, 2), ended
    lines = ended.err.split("\n")
    assert lines.pop() == ""
    assert all(line.startswith("xhl: ") for line in lines), ended.err[-2000:]
    assert all(len(line) < MESSAGE + 20 for line in lines)
    assert len(lines) <= SHOWN + 1
    if ended.code == 2:
        assert lines and not ended.out
    return ended


def refused(ended: Ran) -> str:
    """The one line that says why something cannot be done."""
    assert sound(ended).code == 2, ended
    [line] = ended.err.splitlines()
    return line.removeprefix("xhl: ")


# Any bytes as a file

changes = st.lists(
    st.tuples(
        st.floats(0, 1),  # where
        st.integers(0, 40),  # how many bytes go
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from(
                (b'"', b"'''", b"[", b"]]", b"{", b"=", b"\n", b"\\", b"\0", b"\xef\xbb")
            ),
            st.sampled_from((b"1e999", b"-0", b"nan", b"2020-01-01", b"true", b"0x1", b"9" * 5000)),
        ),
    ),
    min_size=1,
    max_size=4,
)


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, come in changes:
        at = int(share * len(content))
        content = content[:at] + come + content[at + gone :]
    return content


bases = st.one_of(st.binary(max_size=200), changes.map(lambda some: changed(GOOD, some)))
READING = (
    *(("list",), ("search", "5G"), ("show", "5G基站"), ("sections",), ("bases",), ("chart",)),
    *(("list", "--sort", "value"), ("list", "-f", "json"), ("search", "429", "--explain")),
)


@tried
@given(bases, st.sampled_from(READING))
def test_any_bytes_are_a_base_or_say_why_not(folder, content, command):
    sound(ran(*command, "-F", filed(content, folder)))


@tried
@given(bases)
def test_any_bytes_are_checked(folder, content):
    ended = ran("check", filed(content, folder))
    assert ended.code in (0, 1) or refused(ended)


CONFIG = (
    '# 我的\nfacts = ["facts.toml"]\nsection = "s"\nformat = "csv"\nlimit = 5\ncolor = "never"\n'
)


@tried
@given(st.one_of(st.binary(max_size=200), changes.map(lambda some: changed(CONFIG.encode(), some))))
def test_any_bytes_are_a_configuration_or_say_why_not(folder, content):
    filed((HEAD + FACT).encode(), folder, "facts.toml")
    sound(ran("list", XHL_CONFIG=filed(content, folder, "config.toml")))


REPORT = "公报\n一、综合\n全年建成5G基站429个，增长5%。投资一亿二千万元；下降３．５％。\n".encode()


@tried
@given(st.one_of(st.binary(max_size=200), changes.map(lambda some: changed(REPORT, some))))
def test_any_bytes_are_a_document_or_say_why_not(folder, content):
    text = filed(content, folder)
    drafted = ran("draft", text)
    assert drafted.code == 0 or refused(drafted)
    checked = ran("check", BASE, "--against", text)
    assert checked.code == 1 or refused(checked)


@tried
@given(st.one_of(st.binary(max_size=300), hostile.map(str.encode)))
def test_any_bytes_are_queries_line_by_line(folder, content):
    ended = ran("search", "--from-file", filed(content, folder), "-F", BASE)
    assert ended.code in (0, 1, 2)
    assert all(line.startswith("xhl: ") for line in ended.err.splitlines())


# Any words and numbers on the command line

numbers = st.one_of(st.integers().map(str), st.sampled_from(("1e9", "-0", "inf", "９", "1" * 5000)))
words = st.one_of(st.binary(max_size=40), numbers.map(str.encode)).map(
    lambda w: w.replace(b"\0", b"")
)
OPTIONS = (
    *("--section", "--document", "--unit", "--min", "--max", "--field", "--sort", "--limit"),
    *("--format", "--color"),
)


@tried
@given(words)
def test_any_bytes_are_a_query(word):
    sound(ran("search", "-F", BASE, "--", word))
    sound(ran("show", "-F", BASE, "--", word))


@tried
@given(st.sampled_from(OPTIONS), words)
def test_any_bytes_are_the_value_of_an_option(option, word):
    sound(ran("list", "-F", BASE, option.encode() + b"=" + word))


@tried
@given(st.lists(words, max_size=3), st.sampled_from(("bash", "zsh", "fish", "ksh", "\udcff")))
def test_any_words_can_be_completed(typed, shell):
    ended = ran("search", *typed, _XHL_COMPLETE=shell, XHL_FACTS=BASE)
    assert (ended.code, ended.err) == (0, "")


LENGTH = 120_000  # bytes of an argument; Linux takes 131,071


@pytest.mark.parametrize(
    "word",
    [
        *("基站" * (LENGTH // 6), "a" * LENGTH, "jizhan" * (LENGTH // 6), "9" * LENGTH),
        *("一" * (LENGTH // 3), "有" * (LENGTH // 3), "1一" * (LENGTH // 4), "a " * (LENGTH // 2)),
    ],
    ids=["characters", "letters", "pinyin", "digits", "numerals", "questions", "mixed", "words"],
)
def test_a_word_of_a_hundred_kilobytes_is_nothing_to_look_for(word):
    problem = f'"{word[:20]}…" is longer than {query.LONGEST_QUERY} bytes, the limit'
    for command in (
        ("search",),
        ("show",),
        ("list", "-s"),
        ("list", "--document"),
        ("list", "--unit"),
    ):
        assert refused(ran(*command, word, "-F", BASE)) == problem
    assert ran("show", word, _XHL_COMPLETE="zsh", XHL_FACTS=BASE) == (0, "", "")


@pytest.mark.parametrize(
    "piece", ["基站", "jizhan", "xian", "9", "一", "1一", "有", "zhch", "基a", "9 "]
)
def test_the_longest_query_is_answered(piece):
    typed = (piece * query.LONGEST_QUERY).encode()[: query.LONGEST_QUERY].decode("utf-8", "ignore")
    ended = sound(ran("search", "-F", BASE, "--", typed))
    assert ended.code in (0, 1)


def test_thousands_of_words_are_too_long_together_too():
    assert "is longer than 4096 bytes" in refused(ran("search", "-F", BASE, *["基站"] * 5000))


def test_a_number_of_more_digits_than_python_reads_is_looked_for():
    searcher = Searcher(load([BASE]).facts)
    assert searcher.search("9" * 5000) == []


def test_all_ways_to_cut_letters_take_no_square_of_memory():
    cuts = pinyin.cuts("xian" * 20_000)  # as copies they would be gigabytes
    assert cuts[0] == ("xian",) * 20_000 and len(cuts) == 6


def test_a_long_name_is_completed_from_as_many_syllables():
    name = "安" * schema.NAME
    assert beginnings.spelled([name], "an" * schema.NAME) == [name]
    assert ran("show", "an" * 5000, _XHL_COMPLETE="zsh", XHL_FACTS=BASE) == (0, "", "")


def spells(letters: str, name: str) -> int:
    """How letters spell the beginning of a name, by trying every way."""
    if not letters:
        return beginnings.WHOLE
    ways = [
        spells(letters[len(sound) :], name[1:])
        if letters.startswith(sound)
        else beginnings.UNFINISHED * sound.startswith(letters)
        for sound in (beginnings._sounds(name[0]) if name else ())
    ]
    return max(ways, default=beginnings.NOT)


@settings(max_examples=TRIES * 10)
@given(st.text("anegi", min_size=1, max_size=8), st.text("安啊恩那（5呢尼an曾长", max_size=6))
def test_letters_spell_a_name_in_any_of_its_ways(letters, name):
    how = spells(letters, name)
    assert beginnings._spells(letters, name) == how


# Any environment

values = st.one_of(
    st.binary(max_size=30).map(lambda value: os.fsdecode(value.replace(b"\0", b""))),
    st.sampled_from(("", "0", "-1", "1000000000", "99999999", "1" * 5000, "abc", "nan", "１００")),
    st.sampled_from(("zh_CN.UTF-8", "zh", "C", "xx:zh:" * 2000, "/", ".", "..", "~", "/dev/null")),
    st.sampled_from(("/proc/self/mem", "a" * 5000, "/" * 5000, ":", "::", "'", "$(", "\n", "%s")),
)
VARIABLES = (
    *(
        "COLUMNS",
        "LINES",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "TERM",
        "PAGER",
        "XHL_PAGER",
    ),
    *(
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "XHL_FACTS",
        "XHL_CONFIG",
        "XHL_CACHE",
    ),
    *("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LESS", "PATH"),
)
HARMLESS = {"XHL_FACTS": BASE, "TERM": "xterm", "PAGER": ""}


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty folder in one, so that . and .. as the base have no thousand files."""
    folder = tmp_path_factory.mktemp("outer") / "inner"
    folder.mkdir()
    here = Path.cwd()
    os.chdir(folder)
    yield
    os.chdir(here)


@pytest.mark.usefixtures("nowhere")
@tried
@given(st.dictionaries(st.sampled_from(VARIABLES), values, min_size=1, max_size=4), st.booleans())
def test_any_environment_gives_a_result_or_a_line(told, terminal):
    pagers = {"PAGER": "", "XHL_PAGER": ""}  # what bytes run as a command is the user's affair
    for command in (("list",), ("search", "5G"), ("chart",), ("sections",)):
        ended = ran(*command, terminal=terminal, **(HARMLESS | told | pagers))
        assert ended.code in (0, 1, 2)
        assert "Traceback" not in ended.out + ended.err
        assert all(line.startswith("xhl: ") for line in ended.err.splitlines())


@pytest.mark.parametrize("columns", ["", "0", "-1", "1000000000", "99999999", "1e9", "9" * 5000])
def test_a_table_has_a_width_whatever_columns_says(columns):
    ended = sound(ran("list", "-f", "table", "-F", BASE, COLUMNS=columns, LINES=columns))
    assert ended.code == 0
    assert 10 < max(map(len, ended.out.splitlines())) <= 400


@pytest.mark.parametrize("pager", ["'", "$(", "no-such-program", "/dev/null", "/", "less '"])
def test_a_table_is_printed_where_the_pager_is_no_command(pager):
    told = {"TERM": "xterm", "LINES": "3", "COLUMNS": "80", "PAGER": pager}
    ended = ran("list", "-F", BASE, terminal=True, **told)
    assert ended.code == 0
    assert "上一年新建5G基站31个。" in ended.out


# Extremes of a file

DEEP = "nested deeper than 400 levels, the limit: a base needs four"
LONG_LINE = "a line is longer than 1000000 characters, the limit: divide it"
LONG = "x" * (loading.LINE + 1)
LONG_NAME = "x" * (schema.NAME + 1)
LONG_TEXT = "年" * (schema.TEXT_MOST + 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = " + "[" * 100_000, DEEP),
        ("a = " + "[" * 100_000 + "]" * 100_000, DEEP),
        ("a = " + "{a = " * 100_000, DEEP),
        (".".join("a" * 100_000) + " = 1", DEEP),
        ("[" + ".".join("a" * 100_000) + "]", DEEP),
        (f"schema = 1\n\n# {LONG}", f"3: {LONG_LINE}"),
        (f'title = "{LONG}"', f"1: {LONG_LINE}"),
        (f"schema = {'1' * 5000}", "1: a number has more than 4300 digits"),
        (f"schema = 1\nvalue = {'1_' * 5000}1", "2: a number has more than 4300 digits"),
        ("schema = 1\n" * 2 + f"x = {'1' * 900_000}", "2: not valid TOML, column 11: Cannot"),
        (HEAD + FACT.replace("fact.a", f"fact.{LONG_NAME}"), "the topic is longer than 1000 "),
        (f"{HEAD}[section.{LONG_NAME}]\n", "the name is longer than 1000 characters"),
        (f"{HEAD}[document.{LONG_NAME}]\ntitle = 'x'\n", "the name is longer than 1000 characters"),
        (f"{HEAD}{FACT}aliases = ['{LONG_NAME}']\n", '"aliases" is longer than 1000 characters'),
        (f"{HEAD}{FACT}period = '{LONG_NAME}'\n", '"period" is longer than 1000 characters'),
        (HEAD + FACT.replace("429个。", LONG_TEXT), '"source" is longer than 100000 characters'),
        ("schema = 1\n\0", "not a text file: it contains NUL characters"),
    ],
)
def test_an_extreme_of_a_base_is_refused_with_its_limit(tmp_path, text, problem):
    ended = ran("list", "-F", filed(text.encode(), tmp_path))
    assert sound(ended).code == 2
    assert problem in ended.err


def test_what_is_as_long_as_may_be_is_read(tmp_path):
    name, text = "名" * schema.NAME, "年" * (schema.TEXT_MOST - 3)  # 建成…。
    line = "#" * loading.LINE
    fact = FACT.replace("fact.a", f'fact."{name}"').replace("429个", text)
    path = filed(f'{HEAD}{fact}aliases = ["{name}"]\n{line}\n'.encode(), tmp_path)
    told = {"TERM": "xterm", "COLUMNS": "80", "PAGER": ""}
    commands = (("list",), ("show", "名" * 1000), ("search", "建成"), ("list", "-f", "markdown"))
    for command in (*commands, ("list", "-f", "quote"), ("list", "-f", "table"), ("sections",)):
        assert sound(ran(*command, "-F", path, **told)).code == 0
    picture = tmp_path / "picture.svg"
    assert sound(ran("list", "-F", path, "--svg", str(picture))).code == 0
    assert picture.stat().st_size > schema.TEXT_MOST


def test_more_keys_and_values_than_are_parsed_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "PARTS", 500_000)
    lists = "x = [\n" + "[],\n" * 300_000 + "]\n"
    path = filed(lists.encode(), tmp_path)
    problem = "more than 500000 keys and values, the limit: divide the file"
    assert refused(ran_here("list", "-F", path)) == f"{path}: {problem}"


def test_of_many_faults_the_first_are_shown_and_the_others_counted(tmp_path):
    many = schema.NOTED * 2
    path = filed((HEAD + "".join(f"k{i} = 1\n" for i in range(many))).encode(), tmp_path)
    with pytest.raises(BadBase) as caught:
        load([path])
    assert len(caught.value.complaints) == schema.NOTED
    assert caught.value.lines[-1] == f"... and {many - SHOWN} more"
    checked = ran("check", path)
    assert checked.code == 1
    assert f"... and {many - schema.NOTED} more" in checked.out


def test_a_configuration_has_a_limit_of_its_own(tmp_path):
    path = filed(b"#" * (MIB + 1), tmp_path)
    problem = "larger than 1 MiB, the limit: divide it"
    assert refused(ran("list", XHL_CONFIG=path)) == f"{path}: {problem}"


@pytest.mark.parametrize("command", [("draft",), ("check", BASE, "--against")])
def test_an_extreme_of_a_document_is_refused_with_its_limit(tmp_path, command):
    path = filed(("好" * 100 + "。\n").encode() * 12_000, tmp_path)
    problem = "longer than 1000000 characters, the most that a document may have: divide it"
    assert refused(ran(*command, path)) == f"{path}: {problem}"
    with Path(path).open("wb") as file:
        file.truncate(1 << 40)
    problem = "larger than 100 MiB, the limit: divide it"
    assert refused(ran(*command, path)) == f"{path}: {problem}"


def test_a_line_that_may_never_end_ends_the_queries(tmp_path):
    path = tmp_path / "endless"
    with path.open("wb") as file:
        file.truncate(200 * MIB)  # NULs, which take no room on the disk
    problem = "cannot read the queries: a line is longer than 128 MiB and may never end"
    assert refused(ran("search", "--from-file", str(path), "-F", BASE)) == problem


# What is no file

READERS = (
    *(("list", "-F"), ("bases", "-F"), ("check",), ("draft",), ("check", BASE, "--against")),
    ("list", "CONFIG"),
)


def given_to(reader: tuple[str, ...], path: str) -> Ran:
    if reader[-1] == "CONFIG":
        return ran(*reader[:-1], XHL_CONFIG=path)
    return ran(*reader, path)


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Paths that lead to no text."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("gone")
    (tmp_path / "zeros").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(str(tmp_path / "socket"))
        yield {
            **{
                name: str(tmp_path / name)
                for name in ("pipe", "loop", "nowhere", "zeros", "socket")
            },
            **{"device": "/dev/zero", "terminal": "/dev/tty", "memory": "/proc/self/mem"},
            **{"long": "a" * 300, "longer": "a/" * 3000, "gone": f"{tmp_path}/gone"},
            **{"file as folder": f"{BASE}/x", "bytes": f"{tmp_path}/\udcff\x1b"},
        }


@pytest.mark.parametrize("reader", READERS, ids=" ".join)
def test_what_is_no_file_is_refused_with_its_name(odd, reader):
    for path in odd.values():
        ended = given_to(reader, path)
        assert path[:100].replace("\udcff\x1b", "") in refused(ended)


@pytest.mark.parametrize(
    "reader", [*READERS[:-1], ("search", "--from-file"), ("init",)], ids=" ".join
)
def test_an_empty_name_is_refused(reader):
    assert refused(ran(*reader, "")) == "the file name is empty"
    assert refused(ran("list", "-F", BASE, "--svg", "")) == "the file name is empty"
    assert refused(ran("draft", BASE, "-o", "")) == "the file name is empty"


def test_a_name_with_nul_in_a_configuration_is_no_file(tmp_path):
    path = filed(b'facts = ["a\\u0000b"]\n', tmp_path)
    assert "no such file: " in refused(ran("list", XHL_CONFIG=path))


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full"])
def test_queries_are_not_read_from_a_device_without_end(device):
    line = refused(ran("search", "--from-file", device, "-F", BASE))
    assert line == f"cannot read the queries of {device}: a device may never end"


def test_no_queries_come_from_the_null_device():
    for name, args in (("/dev/null", ("--from-file", "/dev/null")), ("-", ("-",))):
        line = f"xhl: {name}: there is no query in it\n"
        assert ran("search", *args, "-F", BASE) == (1, "", line)


def test_a_file_over_the_size_limit_is_refused_before_its_end(tmp_path):
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    line = refused(ran("list", "-F", str(path)))
    assert line == f"{path}: larger than 512 MiB, the limit: divide it"


def test_a_folder_in_itself_is_entered_once(tmp_path):
    (tmp_path / "base.toml").write_text(HEAD + FACT)
    (tmp_path / "self").symlink_to(tmp_path)
    ended = sound(ran("list", "-F", str(tmp_path)))
    assert (ended.code, ended.out.count("\n")) == (0, 1)


def test_too_many_folders_are_not_looked_into(tmp_path, monkeypatch):
    monkeypatch.setattr("xhl.files.find.MOST", 50)
    for number in range(60):
        (tmp_path / str(number)).mkdir()
    line = refused(ran_here("list", "-F", str(tmp_path)))
    assert line == f"{tmp_path}: more than 50 folders below it, the limit"


# The real process, with real extremes


class Measured(NamedTuple):
    ended: Ran
    peak: int  # MiB


# A process begins with the memory of the one that starts it, and that counts for its peak. So a small
# one starts the command, within the limits it is told, and writes the peak of it where it is told.
CONFINING = """
import os, resource, subprocess, sys
space, seconds, told, *command = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_AS, (int(space), int(space)))
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
code = subprocess.call(command)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
os.write(int(told), str(peak).encode())
os._exit(code if code >= 0 else 128 - code)
"""


def process(
    *arguments: str, memory: int, seconds: int = 120, stdin: BinaryIO | None = None
) -> Measured:
    """Run the command with so many MiB of address space and, by its own clock, so many seconds."""
    here, there = os.pipe()
    limits = (str(memory * MIB), str(seconds), str(there))
    done = subprocess.run(
        [sys.executable, "-c", CONFINING, *limits, sys.executable, "-m", "xhl", *arguments],
        stdin=stdin or subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        pass_fds=(there,),
        check=False,
    )
    os.close(there)
    with os.fdopen(here) as told:
        peak = int(told.read()) >> 10
    return Measured(sound(Ran(done.returncode, done.stdout.decode(), done.stderr.decode())), peak)


def test_a_line_of_a_hundred_megabytes_takes_little_more_than_itself(tmp_path):
    head = f'{HEAD}{FACT}aliases = ["'.encode()
    path = filed(head + b"x" * HUNDRED_MB + b'"]\n', tmp_path)
    ended, peak = process("list", "-F", path, memory=1024)
    assert refused(ended) == f"{path}:{head.count(10) + 1}: {LONG_LINE}"
    assert peak < 400
    for command, problem in (
        (("draft", path), "longer than 1000000 characters"),
        (("check", BASE, "--against", path), "longer than 1000000 characters"),
        (
            ("search", "-F", BASE, "--from-file", path),
            "longer than 4096 bytes, the limit for a query",
        ),
    ):
        ended, peak = process(*command, memory=512)
        assert problem in ended.err and ended.code == 2
        assert peak < 250


def test_a_million_keys_are_counted_and_the_first_shown(tmp_path):
    keys = "".join(f"k{i} = 1\n" for i in range(MILLION))
    path = filed((HEAD + keys).encode(), tmp_path)
    ended, peak = process("list", "-F", path, memory=2048)
    assert ended.code == 2
    assert ended.err.splitlines()[-1] == f"xhl: ... and {MILLION - SHOWN} more"
    assert peak < 1000


def test_without_memory_for_a_base_there_is_a_line(tmp_path):
    facts = "".join(FACT.replace("fact.a", f"fact.a{i}") for i in range(100_000))
    path = filed((HEAD + facts).encode(), tmp_path)
    for memory in (70, 90, 100, 120, 140, 160):  # wherever it ends, there is enough for the line
        ended, _peak = process("list", "-F", path, memory=memory)
        assert refused(ended) == "not enough memory: name fewer or smaller files"


def test_a_part_of_python_that_cannot_be_loaded_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "xhl.check.run", None)
    assert refused(ran_here("check", BASE)).startswith(
        "a required library cannot be loaded: import of xhl.check.run halted"
    )


def test_a_table_that_cannot_be_read_is_named(tmp_path):
    package = Path(xhl_package.__file__).parent
    archive = tmp_path / "xhl.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in package.rglob("*"):
            file.write(path, path.relative_to(package.parent))
    done = subprocess.run(
        [sys.executable, "-m", "xhl", "search", "-F", BASE, "jizhan"],
        capture_output=True,
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(archive)),
        check=False,
    )
    line = refused(Ran(done.returncode, done.stdout.decode(), done.stderr.decode()))
    assert line.startswith(f"{archive}/xhl/tables/")
    assert line.endswith(".txt: cannot be read: Not a directory")


def test_bytes_that_are_no_text_come_from_a_real_shell():
    for word in (
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf0\x9f",
        bytes(range(1, 256)),
        b"-\xff",
        b"\xc3(",
    ):
        sound(xhl("search", "--", word))
        sound(xhl("list", b"--section=" + word))
        sound(xhl("list", "-F", word if word != b"-\xff" else b"./" + word))


def test_a_pipe_that_nobody_writes_to_waits_until_it_is_interrupted(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    child = subprocess.Popen(
        [sys.executable, "-m", "xhl", "search", "--from-file", str(tmp_path / "pipe")],
        env=environment(),
    )
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(2)
    child.send_signal(signal.SIGINT)
    assert child.wait(30) == 130
