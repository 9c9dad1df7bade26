"""Hostile bases: their texts, and tests of the output of commands that read them."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from command import environment, read_all, started
from hypothesis import strategies as st
from starter import LARGEST

import xhl.__main__
import xhl.cli.app
import xhl.draft.build
import xhl.render.table
import xhl.render.topic
import xhl.search.engine  # all this once, and not in each fork

pty, resource = map(pytest.importorskip, ("pty", "resource"))  # Windows has neither

TRIES = int(os.environ.get("XHL_TRIES", "30"))  # examples of a property; thousands in a long run

# What acts, hides or means something to a terminal, a shell, a spreadsheet, a page or a template.
PIECES = (
    *("\x1b[31m", "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]8;;http://a.example\x07", "\x1bc"),
    *("\x9b31m", "\x90q", "\x07", "\x08\x08", "\x7f", "\x00", "\x1a", "\t", "\v", "\f", "\x1c"),
    *("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\nxhl: forged", "\r\n2\tforged", "  \n\n"),
    *("\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\u200d", "\ufeff", "\u00ad"),
    *("\u3164", "\u115f", "\u2800", "\u034f", "\ufe0f", "\U000e0100" * 3, "\U000e0041", "\ufffe"),
    *("\u0301" * 12, "\u0489", "\U0001f468\u200d\U0001f469", "❤\ufe0f", "家\U000e0100"),
    *("﷽", "\u3000", "\ue000", "\U0010ffff", "\U0001f3f4\U000e0067\U000e007f", "\u05d0"),
    *("[red]", "[/]", "[link=file:///etc/passwd]", ":smile:", "{0}", "{path}", "{{x}}", "%s", "%n"),
    *("<b>", "<script>alert(1)</script>", "&amp;", "]]>", "-->", "<!--", "`", "``", "~~"),
    *("![x](http://a.example/x)", "[x](javascript:x)", "<http://a.example>", "http://a.example"),
    *("www.a.example", "{% x %}", "\x1b[8m", "\x1b[?1049h", "\x9d0;t\x9c"),
    *("*", "__", "|", "\\", "\\|", "$x$", "@someone", "#", "---", "'", '"', '"""', "“", "”"),
    *("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", ";=1", '";=1', ",", ", =1"),
    *("$(touch x)", "`touch x`", "; touch x", "| touch x", "&", ">x", "!", "~", "..", "file:///x"),
    *("5G", "基站", "，", "。", "亿元", "1,000", "２", "三", " ", "a", "lu"),
)

any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
pieces = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
hostile = st.one_of(
    pieces, any_text, st.lists(st.one_of(pieces, any_text), max_size=3).map("".join)
)
names = hostile.filter(str.strip)  # what a base needs, and what must be something there

_FIELDS = {
    **dict.fromkeys(("title", "unit", "qualifier", "period", "heading", "said"), hostile),
    **dict.fromkeys(("author", "publisher", "date", "url", "note"), hostile),
    **dict.fromkeys(("topic", "other", "alias", "section", "called", "key", "document"), names),
    **dict.fromkeys(("phrase", "reason"), names),
}
fields = st.fixed_dictionaries(_FIELDS)
PLAIN = dict.fromkeys(_FIELDS, "说明")
FACTS = 3


def toml(fields: Mapping[str, str]) -> str:
    """A base of `FACTS` facts with all these texts in it."""
    f = {name: quoted(value) for name, value in fields.items()}
    sentence = quoted(f"{fields['said']}，建成429个。{fields['said']}")
    other = quoted(f"{fields['other']}。")
    document = "\n".join(f"{k} = {f[k]}" for k in ("author", "publisher", "date", "url", "note"))
    number = f"value = 429\nunit = {f['unit']}\nqualifier = {f['qualifier']}\n"
    here = f"section = {f['section']}\ndocument = {f['key']}\nperiod = {f['period']}\n"
    return (
        f"schema = 1\ntitle = {f['title']}\n"
        f"[document.{f['key']}]\ntitle = {f['document']}\n{document}\n"
        f"[document.{f['key']}.uncovered]\n{f['phrase']} = {f['reason']}\n"
        f"[section.{f['section']}]\ntitle = {f['heading']}\naliases = [{f['called']}]\n"
        f"[[fact.{f['topic']}]]\n{here}{number}aliases = [{f['alias']}]\n"
        f"statement = {sentence}\nsource = {sentence}\n"
        f"[[fact.{f['topic']}]]\n{here}{number}statement = {sentence}\nsource = {sentence}\n"
        f"[[fact.{f['other']}]]\n{here}statement = {other}\nsource = {other}\n"
    )


def quoted(text: str) -> str:
    """Any text quoted for TOML."""
    plain = (char if char.isalnum() else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(plain)}"'


# What may come out

BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0\ufff0-\ufff8"
SELECTOR = "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HIDES = re.compile(
    rf"[{BLANK}\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]|(?:^|[\s{SELECTOR}])[{SELECTOR}]"
)
_STYLE = re.compile(r"\x1b\[(?:0|[\d;]*)m")  # bold, dim and red, with which tables are drawn


def uncanny(printed: str, allowed: str = "\n") -> str:
    """The first dangerous or hidden character in a text, with its surroundings; "" if there is none."""
    marks = 0
    for at, char in enumerate(printed):
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if (kind in ("Cc", "Cf", "Zl", "Zp", "Cs") and char not in allowed) or marks > 8:
            return ascii(printed[max(0, at - 20) : at + 20])
    found = _HIDES.search(printed)
    return ascii(printed[max(0, found.start() - 20) : found.end() + 20]) if found else ""


def unstyled(shown: str) -> str:
    """What a terminal shows, without the styles of tables and the links of paths and addresses."""
    return _STYLE.sub("", _LINK.sub("", shown))


_LINK = re.compile(r"\x1b\]8;(?:id=\d+;(?:file|https?)://[!-~]+|;)\x1b\\")


# The command, without the time that a start takes

SECONDS = 60  # of a process
MEMORY = 2 << 30  # bytes of it, shared libraries included


class Ran(NamedTuple):
    code: int
    out: str
    err: str


# A `Starter` whose forks are bounded: whatever hangs is a failure, not a wait.
BOUNDED = f"""
import os, resource, signal
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
os.register_at_fork(after_in_child=lambda: signal.alarm({SECONDS}))
"""


def ran(*arguments: str | bytes, terminal: bool = False, **changes: str | None) -> Ran:
    """Run the command in a fork of a `Starter`, on a terminal or in pipes."""
    words = [os.fsdecode(argument) for argument in arguments]
    told = environment(**changes)
    if sum(map(len, (*words, *told.values()))) > LARGEST // 4:
        return ran_here(*arguments, terminal=terminal, **changes)
    out, out_end = pty.openpty() if terminal else os.pipe()
    err, err_end = os.pipe()
    starter = started(prelude=BOUNDED)
    with open(os.devnull, "rb") as null:  # noqa: PTH123 (no file that is somewhere)
        starter.start(words, told, (null.fileno(), out_end, err_end))
    os.close(out_end)
    os.close(err_end)
    shown = read_all(out, err)
    return Ran(starter.wait(), *_texts(shown, terminal=terminal))


def _texts(shown: list[bytes], *, terminal: bool) -> list[str]:
    return [each.decode("utf-8").replace("\r\n", "\n" if terminal else "\r\n") for each in shown]


def ran_here(*arguments: str | bytes, terminal: bool = False, **changes: str | None) -> Ran:
    """Run the command in a fork of this process: with what a test has changed in it."""
    words = [os.fsdecode(argument) for argument in arguments]
    out, out_end = pty.openpty() if terminal else os.pipe()
    err, err_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _become(words, out_end, err_end, environment(**changes))
        finally:
            os._exit(70)  # not reached, whatever happens
    os.close(out_end)
    os.close(err_end)
    shown = read_all(out, err)
    _pid, status = os.waitpid(child, 0)
    return Ran(os.waitstatus_to_exitcode(status), *_texts(shown, terminal=terminal))


def _become(words: list[str], out: int, err: int, told: Mapping[str, str]) -> None:
    signal.alarm(SECONDS)  # whatever hangs is a failure, not a wait
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    null = os.open(os.devnull, os.O_RDONLY)
    for descriptor, number in ((null, 0), (out, 1), (err, 2)):
        os.dup2(descriptor, number)
    sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb"))
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb"), encoding="utf-8")
    os.environ.clear()
    os.environ.update(told)
    code = xhl.__main__.run(words)
    sys.stdout.flush()
    os._exit(code)


def filed(text: str, folder: Path, name: str | bytes = "base.toml") -> str:
    """The path of a new file with this text."""
    path = os.path.join(os.fsencode(folder), os.fsencode(name))  # noqa: PTH118 (bytes are no Path)
    with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 (nor here)
        file.write(text)
    return os.fsdecode(path)
