"""What is promised for any bytes at all: a function for each promise, which raises where it is broken.

Nothing here knows of the fuzzer: `fuzz/run` looks for bytes that break a promise, and
tests/robustness/test_fuzz_cases.py tries again what it found.
"""

from __future__ import annotations

import atexit
import csv
import io
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock
from xml.etree import ElementTree
from zipfile import ZipFile

import test_align
import tomli
from hostile import PLAIN, Ran, toml, uncanny, unstyled
from markdown_it import MarkdownIt
from openpyxl import Workbook
from rich.cells import cell_len
from seeds import DIVIDER
from word_files import word as word_file

import xhl.__main__
from xhl import contract
from xhl.bases.config_file import settings
from xhl.check import coverage as against
from xhl.check.run import checked
from xhl.cli import batch, streams
from xhl.cli import draft as drafting
from xhl.cli.completion import offers as completion
from xhl.cli.output import Output
from xhl.draft import write as manuscript
from xhl.errors import FileError, UserError
from xhl.facts import nearest as suggest
from xhl.facts import problems as complaints
from xhl.facts import select as selection
from xhl.facts import toml_lines as positions
from xhl.facts import toml_write as writer
from xhl.facts.bounds import amount
from xhl.facts.documents import resolved
from xhl.facts.load import BadBase, load, shipped
from xhl.facts.rounded import rounded
from xhl.facts.scales import charts
from xhl.facts.sections import counted, resolve
from xhl.i18n import catalogue, messages
from xhl.model import Digits
from xhl.quantity import reader as quantity
from xhl.read import mhtml
from xhl.read.blocks import Block, Piece, Table
from xhl.read.docx import reader as docx
from xhl.read.html import reader as html
from xhl.read.pdf import process as pdf_process
from xhl.read.pdf import reader as pdf_reader
from xhl.read.pdf.layout import pieces_of
from xhl.read.pdf.page import Glyph, Page, Rule
from xhl.read.tables import rows_of
from xhl.read.xlsx import reader as xlsx
from xhl.render import bars, record, screen, table
from xhl.render import counts as contents
from xhl.render import formats as text
from xhl.render import results as render
from xhl.render import topic as card
from xhl.render.record import Sheet
from xhl.render.svg import page as svg
from xhl.render.svg import results as svg_results
from xhl.render.svg import topic as svg_topic
from xhl.search.interpret import interpretations
from xhl.search.query import words
from xhl.text import numerals, printed_numbers, width
from xhl.text import sanitize as clean
from xhl.text.normalize import normal
from xhl.text.pinyin import cuts

if TYPE_CHECKING:
    from xhl.fact_base import FactBase
    from xhl.search.engine import Hit

FOLDER = Path(tempfile.mkdtemp(prefix="xhl-fuzz-"))  # of the one input that is tried
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

SIGNS = tuple("-=+@－＝＋＠﹣﹦﹢﹫")  # that make a formula of a cell that begins with one

# How much of its plain unit one of a printed unit may be: 成 10 %, 打 12 个, ‰ and less some part of a %.
TIMES = (1, 10, 12, *(Fraction(1, 10**power) for power in (1, 2, 3, 4, 5, 6, 10)))

Target = Callable[[bytes], None]


# Files


def base(data: bytes) -> None:
    """A file is a base that answers, or is refused in lines that say why."""
    for content in readable(data):
        path = filed(content, "base.toml")
        findings_of(path)
        try:
            found = load([path])
        except BadBase as bad:
            lines_of(bad.lines)
            continue
        answers(found)
        records = [record.of_fact(fact) for fact in found]
        reads_back(contract.FACT, records, render.FACTS.text, found.facts)
        counts = counted(found.sections, found.facts)
        records = [record.of_count(count) for count in counts]
        reads_back(contract.COUNT, records, render.SECTIONS.text, counts)


def configuration(data: bytes) -> None:
    """A file is a configuration whose options the commands know, or is refused in lines."""
    try:
        found = settings(filed(data, "config.toml"))
    except UserError as refusal:
        lines_of(refusal.lines)
        return
    assert found.options.keys() <= {"document", "section", "format", "limit", "color"}
    assert all(str(found.options.get(key, "a")).strip() for key in ("section", "document"))
    assert found.options.get("limit", 0) >= 0
    assert found.options.get("format", "csv") in (*text.WRITERS, "table", "quote")
    assert all(path.startswith(("/", "~")) for path in found.facts)


# Warnings about what a draft can only guess, and marks as doubtful by itself.
GUESSED = frozenset(("alike", "plan", "section-page", "topic"))


def document(data: bytes) -> None:
    """A report gives a draft that loads, says the same, and passes the check against its report."""
    for content in readable(data):
        quantities(content.decode("utf-8", "replace"))
        drafted_and_checked(filed(content, "report.txt"))


def marked(data: bytes) -> None:
    """The same holds for Markdown, and for tables between commas."""
    for name in ("report.md", "report.csv"):
        for content in readable(data):
            drafted_and_checked(filed(content, name))


def drafted_and_checked(path: str) -> None:
    try:
        made = drafting.draft_of(path)
    except UserError as refusal:
        lines_of(refusal.lines)
        return
    written = manuscript.written(made)
    assert not uncanny(written), uncanny(written)
    draft = filed(written.encode(), "draft.toml")
    loaded = load([draft])
    document = loaded.documents[0]
    drafted = [
        one.fact._replace(document=document, period=one.fact.period or document.period)
        for one in made.facts
    ]
    assert [fact._replace(path="", line=0, doubt="") for fact in loaded] == drafted
    found = [str(one) for one in checked([draft], path) if one.rule not in GUESSED]
    assert found == []
    findings_of(filed(toml(PLAIN).encode(), "other.toml"), path)


def office(data: bytes) -> None:
    """A Word file and a spreadsheet give clean pieces whatever their parts say, or are refused in a
    line; each number of a table stands in its row.
    """
    body, styles, numbering, *_rest = (*data.split(DIVIDER), b"", b"")
    for read, content in (
        (docx.read, word_file(_xml(body), styles=_xml(styles), numbering=_xml(numbering))),
        (xlsx.read, sheet_file(_xml(body))),
    ):
        try:
            pieces = read(content).pieces
        except FileError as refusal:
            lines_of([str(refusal)])
            continue
        clean_pieces(pieces)
        rows = [row for each in pieces if isinstance(each, Table) for row in rows_of(each)]
        for row in rows:
            assert all(one.written.lstrip("-") in row.text.replace(",", "") for one in row.readings)


def _xml(data: bytes) -> str:
    """The bytes as text that XML may hold, or only the parser would be tried."""
    text = data.decode("utf-8", "replace")
    return "".join(
        char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff")
    )


def sheet_file(rows: str) -> bytes:
    """The bytes of an .xlsx file with these rows in its sheet."""
    made, data = io.BytesIO(), io.BytesIO()
    book = Workbook()
    book.active["A1"] = "指标"
    book.save(made)
    with ZipFile(made) as source, ZipFile(data, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            target.writestr(name, part)
    return data.getvalue()


def page(data: bytes) -> None:
    """A web page, alone or in the form of a mail, gives clean pieces, or is refused in a line."""
    head, _divider, body = data.partition(DIVIDER)
    for read, content in ((html.read, b"<html>" + data), (mhtml.read, head + b"\n\n" + body)):
        try:
            clean_pieces(read(content).pieces)
        except FileError as refusal:
            lines_of([str(refusal)])


def pdf(data: bytes) -> None:
    """A PDF gives clean pieces, or what is wrong with it."""
    answer = pdf_process.read(data, pdf_process.Progress())
    if problem := answer.get("problem"):
        assert problem in pdf_reader.problems()
    else:
        clean_pieces(answer["pieces"])


def layout(data: bytes) -> None:
    """Characters and lines anywhere on pages give clean pieces, and each Chinese character once."""
    pages = []
    for number, content in enumerate(data.split(DIVIDER)[:4], 1):
        drawn = [content[at : at + 5] for at in range(0, len(content) - 4, 5)]
        glyphs = tuple(
            Glyph(
                chr(0x4E00 + kind) if kind % 4 else str(kind % 10),
                3.0 * x,
                3.0 * x + size % 40,
                3.3 * y,
                size % 40,
                font % 3,
            )
            for kind, x, y, size, font in drawn
            if font < 200
        )
        rules = [
            Rule(3.0 * a, 3.0 * min(b, c), 3.0 * max(b, c)) for a, b, c, _d, f in drawn if f >= 200
        ]
        across, down = tuple(rules[::2]), tuple(rules[1::2])
        pages.append(Page(number, 768, 842, glyphs, across, down, frozenset((1,))))
    clean_pieces(pieces_of(pages))


def clean_pieces(pieces: Sequence[Piece]) -> None:
    cells = [
        cell for each in pieces if isinstance(each, Table) for row in each.rows for cell in row
    ]
    assert all(cell.colspan > 0 and cell.rowspan > 0 for cell in cells)
    blocks = [each.text for each in pieces if isinstance(each, Block)]
    assert all(blocks)
    for said in (*blocks, *(cell.text for cell in cells)):
        assert said == said.strip(), said
        assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in said)


# Queries


def answered(hits: Sequence[Hit]) -> list[Any]:
    """What a search says; how it stands for numbers inside is its own."""
    return [
        (hit.fact, hit.score, [(match.word, match.text, match.how) for match in hit.matches])
        for hit in hits
    ]


def query(data: bytes) -> None:
    """A query finds facts with scores of 0 to 100, best first, with marks where they matched."""
    asked = typed(data)
    found = report()
    hits = found.search(asked)
    again, first = (answered(found.search(asked, limit=limit)) for limit in (None, 2))
    assert answered(hits) == again, "the same query found other facts"
    assert answered(hits[:2]) == first
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 100
        for match in hit.matches:
            assert match.spans_in(match.text), "nothing is marked where the word was found"
        for field in ("topic", "statement", "source"):
            whole = getattr(hit.fact, field)
            ends = [place for span in hit.marks(field) for place in span]
            assert ends == sorted(set(ends)) and all(0 <= end <= len(whole) for end in ends)
    for hit in found.search(asked, exact=True):
        assert all(match.how in ("literal", "numeral") for match in hit.matches)
    records = [as_usual(record.of_explained_hit(hit)) for hit in hits[:3]]
    style = Output("json").style(contract.HIT)
    printed = "".join(render.hits(hits[:3], style, explain=True))
    assert not uncanny(printed), uncanny(printed)
    assert json.loads(printed) == [parsed(each) for each in records]
    drawn = shown(table.hits(hits[:3], 60, explain=True)) if hits else ""
    assert not uncanny(drawn), uncanny(drawn)


def word(data: bytes) -> None:
    """A section, document, topic, unit or bound that is typed is found, or refused in a line."""
    asked = typed(data)
    found = report().part(report().facts[::8])  # enough, and each is compared
    assert resolve(found.sections, asked).chosen or not any(
        normal(asked) == normal(section.name) != "" for section in found.sections
    )
    resolved(found.documents, asked)
    assert set(suggest.nearest(found, asked)) <= {fact.topic for fact in found}
    assert all(fact.quantity for fact in rounded(found, asked))
    for fact in selection.about(found, asked):
        assert normal(asked) in map(normal, (fact.topic, *fact.aliases))
    for fact in selection.selected(found, unit=asked):
        assert normal(fact.unit) == normal(asked)
    with lines_of_refusals():
        least = selection.selected(found, least=asked)
        rest = selection.selected(found, most=asked)
        assert {*map(id, least), *map(id, rest)} <= {*map(id, found)}
        bound = amount(asked)
        assert bound.magnitude.is_finite()


def queries(data: bytes) -> None:
    """A file of queries is read line by line, as a plain model of it has them, and answered."""
    asked = list(batch.queries(io.BytesIO(data)))
    assert [(each.line, each.text, bool(each.problem)) for each in asked] == list(modelled(data))
    some = b"".join(data.splitlines(keepends=True)[:6])
    ended = ran(["search", "--from-file", filed(some, "queries"), "-n", "1", "-f", "jsonl"])
    told = list(modelled(some))
    found = [json.loads(line)["query"] for line in ended.out.splitlines()]
    texts = [text for _line, text, is_bad in told if not is_bad]
    assert [text for text in texts if text in found] == found
    # Stderr names the line of each that finds nothing; of one that does, it may say what is not met; and a
    # file without queries is named.
    noted = [int(line) for line in re.findall(r"^xhl: .*?queries:(\d+): ", ended.err, re.MULTILINE)]
    assert len(noted) == ended.err.count("\n") - (not told)
    missed = {line for line, text, is_bad in told if is_bad or text not in found}
    assert missed <= {*noted} <= {line for line, *_rest in told}
    assert (ended.code == 2) == any(is_bad for *_rest, is_bad in told)


def modelled(data: bytes) -> Iterator[tuple[int, str, bool]]:
    """The queries of a file as the manual has them: the line, the text, and whether it is none."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        mark = 3 * (number == 1 and data.startswith(b"\xef\xbb\xbf"))
        try:
            asked = line.decode().strip()
        except UnicodeDecodeError:
            asked = None
        if asked is None or len(line) + mark >= batch.LONGEST_QUERY:
            yield number, "", True
        elif asked:
            yield number, asked, False


def readings(data: bytes) -> None:
    """A word has few readings, each of which accounts for all that was typed."""
    for asked in words(typed(data)):
        found = interpretations(asked)
        assert 1 <= len(found) <= 37
        for one in found:
            assert "".join(unit.typed for unit in one.units) == asked
    for run in re.findall("[a-z]+", data.decode("ascii", "ignore")):
        assert len(cuts(run)) <= 6
        assert all("".join(cut) == run for cut in cuts(run))


def alignment(data: bytes) -> None:
    """The scan and the alignment find the least cost there is, which trying every way finds."""
    *_rest, head, body = (b"", *data.partition(DIVIDER)[::2])
    letters = "甲乙丙丁7"
    units = [(letters[b % 4], letters[b // 4 % 4], bool(b & 16)) for b in head[:5]]
    texts = ["".join(letters[b % 5] for b in part[:9]) for part in body[:36].split(b"\n")[:4]]
    if units:
        given_to(test_align.test_the_scan_finds_in_each_text_the_least_cost_there_is)(units, texts)
        least = "test_the_alignment_has_the_least_cost_and_steps_that_add_up_to_it"
        given_to(getattr(test_align, least))(units, texts[0])


# Numbers and texts


def number(data: bytes) -> None:
    """A numeral is read within its text, and what is read can be spelled and read again."""
    said = width.half_width(typed(data))
    assert len(said) == len(typed(data))
    for start in range(len(said) + 1):
        found = numerals.scan(said, start)
        if found is not None:
            assert start < found.end <= len(said)
            assert len(str(found.mantissa)) < 1100
            assert Fraction(found.digits) == Fraction(found.mantissa, 10**found.scale)
    n = int.from_bytes(data[:7], "big", signed=True) % (2 * 10**16 - 1) - 10**16 + 1
    assert numerals.read(printed_numbers.spell(n)) == n
    with suppress(ValueError):
        value = numerals.read(typed(data))
        assert value.is_finite()
        if value == int(value) and abs(value) < 10**16:
            assert numerals.read(printed_numbers.spell(int(value))) == value
        if abs(value) < 10**9:
            assert numerals.read(f"{value:f}") == value


def quantities(said: str) -> None:
    """Quantities lie in their text, in its order, and are worth what is printed."""
    before = 0
    for found in quantity.find(said):
        assert before <= found.start < found.end <= len(said)
        before = found.start
        if found.printed:
            printed, plain = map(printed_numbers.split_unit, (found.printed.unit, found.unit))
            power = printed[0] - plain[0]  # 千米 is a unit of its own
            size = Fraction(found.printed.written) * Fraction(10) ** power
            assert found.value in [size * each for each in TIMES], found
    for number in against.numbers(said):
        assert said[number.start : number.end] == number.written
        assert number.sentence.strip("…") in said  # of an endless one what is around the number


def written(data: bytes) -> None:
    """A text written as TOML is one visible line, and reads back as it was."""
    value = typed(data)
    kept = re.sub("[\ud800-\udfff]", "\ufffd", value)
    told = writer.text(value)
    assert told.replace("\u3000", "").isprintable() and not uncanny(told, "")
    assert tomli.loads(f"key = {told}") == {"key": kept}
    assert tomli.loads(writer.header("fact", value, several=True)) == {"fact": {kept: [{}]}}
    pairs = writer.pairs({value: value, "n": Digits("1.50")}, quoted=True)
    assert tomli.loads(pairs) == {**({kept: kept} if value else {}), "n": 1.5}
    assert tomli.loads(f"{writer.comment(value)}\nkey = 1") == {"key": 1}


def lines(data: bytes) -> None:
    """Each key of a TOML text has the line on which it stands."""
    said = data.decode("utf-8", "ignore")
    try:
        found = tomli.loads(said)
    except (ValueError, RecursionError):
        return
    known = positions.positions(said)
    at = lines_by_prefixes(said)
    for where, line in at.items():
        assert positions.line_at(known, where) == line, where
    assert known.keys() <= at.keys()
    facts = found.get("fact")
    if type(facts) is dict:
        for topic, ranks in positions.header_lines(said, facts).items():
            wanted = [known.get(("fact", topic, rank), 0) for rank in range(len(facts[topic]))]
            assert ranks == wanted, topic


def lines_by_prefixes(said: str) -> dict[complaints.Where, int]:
    """The line of each place: of the statement whose end makes a valid text with the place in it."""
    found: dict[complaints.Where, int] = {}
    first = 1
    end = 0
    for number, line in enumerate(said.split("\n"), 1):
        end += len(line) + 1
        try:
            data = tomli.loads(said[:end])
        except ValueError:
            continue
        for where in places(data):
            found.setdefault(where, first)
        first = number + 1
    return found


def places(value: Any, where: complaints.Where = ()) -> Iterator[complaints.Where]:
    """The keys that lead to each part of a value, as deep as a base has any."""
    if len(where) == positions.DEEPEST or type(value) not in (dict, list):
        return
    for key, part in value.items() if type(value) is dict else enumerate(value):
        yield (*where, key)
        yield from places(part, (*where, key))


def cleaning(data: bytes) -> None:
    """Whatever is printed, nothing in it acts or hides, and each format reads back."""
    said = typed(data)
    tame = clean.one_line(said)
    assert len(tame) == len(said) and not uncanny(tame, "") and clean.one_line(tame) == tame
    assert uncanny(said, "") or tame == said
    assert not uncanny(complaints.printable(said), "")
    cells = [[said, None, (said, "a")]]
    sheet = Sheet(("a", "b", "c"), cells, header=False)
    aliases = f"{said}、a"
    assert json.loads("".join(text.json(sheet))) == [{"a": said, "b": None, "c": [said, "a"]}]
    assert "".join(text.tsv(sheet)) == f"{tame}\t\t{clean.one_line(aliases)}\n"
    rows = [[clean.lines(said), "", clean.lines(aliases)]]
    assert parsed_csv("".join(text.csv(sheet))) == rows
    quoted = parsed_csv("".join(text.spreadsheet(sheet)))
    assert [[untamed(cell) for cell in row] for row in quoted] == rows
    for part in re.split("[;\n]", quoted[0][0]):
        start = part.lstrip(" \u3000\"'")  # what a spreadsheet may look behind
        assert not start.startswith(SIGNS) or part[: -len(start)][-1:] == "'", part
    inert(sheet)
    picture = svg.picture([f"<g>{svg.escaped(said)}</g>"], (80, 40), said, "")
    in_xml = tame.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    assert ElementTree.fromstring(picture)[0].text == (in_xml or None)
    marks = [(at, at + 1) for at in range(0, len(said), 3)]
    drawn = shown(screen.wrapped(screen.text(said, marks=marks), 20))
    assert not uncanny(drawn), uncanny(drawn)


def drawing(data: bytes) -> None:
    """A base of any texts is drawn within the width there is, and nothing in it acts."""
    found = load([filed(toml(fields(data)).encode(), "base.toml")])
    width = (20, 40, 88, 200)[len(data) % 4]  # the columns of counts need 40
    several = [table.facts(found.facts, width, by_section=by) for by in (False, True)]
    several.append(table.hits(found.search("429"), width, explain=True))
    # Paths and addresses stay whole, however narrow the page.
    placeless = [
        fact._replace(path="", document=fact.document._replace(url="")) for fact in found.facts
    ]
    several.append(card.topics(placeless, width))
    if drawn := charts(found):
        several.append(bars.charts(drawn, width))
    counts = counted(found.sections, found.facts)
    several.append(contents.sections(counts, max(width, 40)))
    for each in several:
        page = shown(each)
        assert not uncanny(page), uncanny(page)
        assert max(map(cell_len, page.split("\n"))) <= max(width, 40 * (each is several[-1])), page
    pixels = 480 + len(data) % 1000
    for source in (
        svg_results.facts(found.facts, found.title, pixels, by_section=bool(len(data) % 2)),
        svg_topic.topics(found.facts, found.title, pixels),
    ):
        assert not uncanny(source), uncanny(source)
        ElementTree.fromstring(source)


def formats(data: bytes) -> None:
    """The facts of a base of any texts read back from every format as what they are."""
    found = load([filed(toml(fields(data)).encode(), "base.toml")])
    answers(found)
    reads_back(
        contract.FACT, [record.of_fact(fact) for fact in found], render.FACTS.text, found.facts
    )
    hits = found.search("429")
    reads_back(contract.HIT, [record.of_hit(hit) for hit in hits], render.hits, hits)
    style = Output("quote").style(contract.FACT)
    quoted = "".join(render.FACTS.text(found.facts, style))
    assert not uncanny(quoted), uncanny(quoted)
    findings_of(found.paths[0], filed(data, "report.txt"))


# The command

COMMANDS = (
    ("search", "5G"),
    ("search", "5G", "--explain", "-f", "table"),
    ("list", "-n", "3"),
    ("chart", "-n", "3"),
    ("sections",),
    ("show", "5G基站"),
    ("bases",),
    ("search", "高铁"),
    ("list", "--section", "生态", "-n", "1"),
    ("list", "--nothing"),
    ("search", "--help"),
)
HEEDED = ("COLUMNS", "LINES", "TERM", "LANG", "LC_ALL", "LANGUAGE", "NO_COLOR", "FORCE_COLOR")


def environment(data: bytes) -> None:
    """Whatever the environment says, a command prints its result or its line, and no more."""
    told = [os.fsdecode(part.replace(b"\0", b"")) for part in data[1:].split(DIVIDER)]
    changes = dict(zip(HEEDED, told, strict=False))
    command = COMMANDS[ord(data[:1] or b"\0") % len(COMMANDS)]
    for is_terminal in (True, False):
        ended = ran(command, terminal=is_terminal, **changes)
        refused = command == ("list", "--nothing")
        nothing = command == ("search", "高铁")
        assert ended.code == (2 if refused else 1 if nothing else 0)
        assert bool(ended.out) != (refused or nothing)
        if changes.get("NO_COLOR"):
            assert "\x1b" not in ended.out


def words_typed(data: bytes) -> None:
    """What a shell is offered are lines of words that can be typed, each of which completes itself."""
    given = {"topic": "", "other": "", "alias": "", "section": ""}
    *named, rest = data.split(DIVIDER, len(given))
    path = filed(toml(fields(DIVIDER.join(named), *given)).encode(), "base.toml")
    # Words lead to no files but those of an empty folder.
    asked = [re.sub("[/~$]", "", os.fsdecode(part)) for part in rest.split(DIVIDER)]
    with surroundings(XHL_FACTS=path):
        for shell in ("bash", "zsh", "fish"):
            offered = completion.offer(shell, asked)
            if offered == [completion.FILE_NAMES]:
                continue
            for line in offered:
                assert not uncanny(line, "\t" if shell != "bash" else ""), uncanny(line)
                assert line.count("\t") <= (shell != "bash")
            if shell == "bash" and asked[-1:]:
                for line in offered[:3]:
                    _word, quote = completion.unquoted(asked[-1])
                    again = completion.offer(shell, [*asked[:-1], quote + line])
                    assert line in again, (line, again)


# What the targets have in common


def typed(data: bytes) -> str:
    """Bytes as a shell passes them: what is no UTF-8 arrives as lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def readable(data: bytes) -> list[bytes]:
    """The bytes; and if they are no UTF-8 a text of what is, so that more of it is read than that."""
    text = data.decode("utf-8", "ignore").encode()
    return [data] if text == data else [data, text]


def filed(data: bytes, name: str) -> str:
    """The path of a file with these bytes."""
    path = os.path.join(FOLDER, name)  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(data)
    return path


def fields(data: bytes, *names: str) -> dict[str, str]:
    """Texts for the fields of a base, as many as there are; something where something must be."""
    told = [part.decode("utf-8", "replace") for part in data.split(DIVIDER)]
    given = zip(names or PLAIN, told, strict=False)
    return PLAIN | {name: said for name, said in given if said.strip()}


@cache
def report() -> FactBase:
    return load([shipped()])


def given_to(test: Any) -> Callable[..., None]:
    """A property of the tests, to be given values by somebody else than hypothesis."""
    inner: Callable[..., None] = test.hypothesis.inner_test
    return inner


def lines_of(told: Sequence[str]) -> None:
    """Messages are there, a visible line each."""
    assert told
    for line in told:
        assert line.strip() and not uncanny(line, ""), ascii(line)


@contextmanager
def lines_of_refusals() -> Iterator[None]:
    try:
        yield
    except UserError as refusal:
        lines_of([clean.one_line(line) for line in refusal.lines])


def findings_of(path: str, text: str | None = None) -> None:
    """Checking finds lines, or refuses in a line."""
    with lines_of_refusals():
        for problem in checked([path], text):
            lines_of([problem.graded])


def answers(found: FactBase) -> None:
    """Each topic that says something finds its facts; every one has its line in the file."""
    assert all(fact.path in found.paths and fact.line >= 0 for fact in found)
    for fact in list(found)[:3]:
        if words(fact.topic):
            assert fact in [hit.fact for hit in found.search(fact.topic)], fact.topic


def reads_back(
    names: tuple[str, ...], records: list[dict[str, Any]], printer: Any, things: Any
) -> None:
    """Records read back from each format as they were printed."""
    records = [as_usual(each) for each in records]

    def printed(format: str, **told: Any) -> str:
        style = Output(format, **told).style(names)
        return "".join(printer(things, style))

    assert json.loads(printed("json")) == [parsed(each) for each in records]
    lines = printed("jsonl").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [parsed(each) for each in records]
    tame = [[clean.one_line(text.plain(cell)) for cell in each.values()] for each in records]
    assert [line.split("\t") for line in printed("tsv").split("\n")[:-1]] == tame
    rows = [[clean.lines(text.plain(cell)) for cell in each.values()] for each in records]
    assert parsed_csv(printed("csv", header=False)) == rows
    told = parsed_csv(printed("csv", header=False, no_formulas=True))
    assert [[untamed(cell) for cell in row] for row in told] == rows
    inert(Sheet(names, [list(each.values()) for each in records]))


def as_usual(each: Mapping[str, Any]) -> dict[str, Any]:
    """A record as it is printed without -C, where no draft doubts a fact."""
    unprinted = (*contract.CONTEXT, "doubt")
    return {name: value for name, value in each.items() if name not in unprinted}


def parsed(each: Mapping[str, Any]) -> dict[str, Any]:
    """A record as JSON has it."""
    return {
        name: json.loads(value)
        if isinstance(value, Digits)
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in each.items()
    }


def parsed_csv(printed: str) -> list[list[str]]:
    assert not uncanny(printed.replace("\r\n", "\n")), uncanny(printed)
    return list(csv.reader(io.StringIO(printed, newline=""), strict=True))


def untamed(cell: str) -> str:
    """A cell without the apostrophes before what would have made a formula."""
    return _TAMED.sub(r"\1", cell)


_TAMED = re.compile(
    r"""((?:^|(?<![\s"',;|])(?=[\s"',;|]*?[,;|\t\n]))[\s"',;|]*)'(?=[-=+@－＝＋＠﹣﹦﹢﹫])"""
)


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def inert(sheet: Sheet) -> None:
    """A Markdown table renders as its cells, which are nothing but text."""
    printed = "".join(text.markdown(sheet))
    assert not uncanny(printed), uncanny(printed)
    tokens = _MARKDOWN.parse(printed)
    cells = [token.children or [] for token in tokens if token.type == "inline"]
    assert {child.type for cell in cells for child in cell} <= {"text", "code_inline"}
    wanted = [clean.one_line(text.plain(c)).strip() for row in sheet.rows for c in row]
    rendered = ["".join(child.content for child in cell) for cell in cells[len(sheet.names) :]]
    assert rendered == wanted


def shown(drawn: Any) -> str:
    """What a terminal shows of lines that are drawn in colour."""
    return unstyled(screen.printed(drawn, color=True))


class Screen(io.TextIOWrapper):
    """Standard output with a person before it."""

    def isatty(self) -> bool:
        return True


@contextmanager
def surroundings(**changes: str) -> Iterator[None]:
    """The environment with these variables, and what reaches the tool of it."""
    kept = {"PATH": os.environ.get("PATH", ""), "HOME": str(FOLDER), "XHL_CONFIG": "", "PAGER": ""}
    here = Path.cwd()
    empty = FOLDER / "empty"
    empty.mkdir(exist_ok=True)
    with mock.patch.dict(os.environ, {**kept, **changes}, clear=True):
        translated = catalogue.opened() if messages.asks_for_chinese(os.environ) else None
        os.chdir(empty)
        try:
            with mock.patch.object(messages, "_translated", translated):
                yield
        finally:
            os.chdir(here)


def ran(arguments: Sequence[str], *, terminal: bool = False, **changes: str) -> Ran:
    """The command in this process. It ends with one of its codes, and says what it says in lines."""
    kind = Screen if terminal else io.TextIOWrapper
    out, err = kind(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    pipes = signal.getsignal(signal.SIGPIPE)
    with (
        warnings.catch_warnings(),
        surroundings(**changes),
        mock.patch.multiple(sys, stdout=out, stderr=err),
        mock.patch.object(streams, "_has_begun", False),
    ):
        warnings.simplefilter("ignore", ResourceWarning)  # its end closes the files of a process
        code = xhl.__main__.run(arguments)
        out.flush()
        err.flush()
    signal.signal(signal.SIGPIPE, pipes)
    ended = Ran(code, *(each.buffer.getvalue().decode() for each in (out, err)))
    assert ended.code in (0, 1, 2)
    assert not uncanny(unstyled(ended.out), "\n\t"), uncanny(ended.out)
    for line in ended.err.split("\n")[:-1]:
        assert line.startswith("xhl: ") and not uncanny(line, ""), ended.err
    return ended


TARGETS: dict[str, Target] = {
    "base": base,
    "configuration": configuration,
    "document": document,
    "marked": marked,
    "office": office,
    "page": page,
    "pdf": pdf,
    "layout": layout,
    "query": query,
    "word": word,
    "queries": queries,
    "readings": readings,
    "alignment": alignment,
    "number": number,
    "written": written,
    "lines": lines,
    "cleaning": cleaning,
    "drawing": drawing,
    "formats": formats,
    "environment": environment,
    "completion": words_typed,
}
