"""What scripts and bases may rely on, as promised in docs/cli.md ("What is promised").

All that is promised stands here and in ``promised/`` by name, not taken from the code: a test that
fails says that somebody's script or base would break. What is added later does no harm, so it does
not fail; who adds it to the contract adds it here.
"""

from __future__ import annotations

import json
import re

import pytest
from command import BASE, HERE, xhl

import xhl as package

PROMISED = HERE / "promised"
SCHEMA_1 = str(PROMISED / "schema-1.toml")

OUTPUT = (
    *("-f", "--format", "--field", "--header", "--no-header", "-0", "--print0", "--count"),
    *("--bom", "--no-formulas", "-q", "--quiet", "--color", "--no-pager"),
)
FACTS = ("-F", "--facts")
CHOICE = ("-s", "--section", "--document", "-n", "--limit", "--svg")
BOUNDS = ("--unit", "--min", "--max")
OPTIONS = {
    "": ("--version", "--install-completion", "--show-completion"),
    "search": ("--from-file", "--exact", "--explain", *CHOICE, *OUTPUT, *FACTS),
    "list": ("--sort", "-r", "--reverse", *BOUNDS, *CHOICE, *OUTPUT, *FACTS),
    "show": ("--document", "--svg", *OUTPUT, *FACTS),
    "chart": (*BOUNDS, *CHOICE, "--width", "--color", "--no-pager", *FACTS),
    "sections": ("--document", *OUTPUT, *FACTS),
    "bases": ("--clear-cache", *OUTPUT, *FACTS),
    "check": ("--against", "--document", "--no-warnings", "--doubts", "-f", "--format"),
    "verify": ("--all", "--strict", "--html", "--comments", "-f", "--format", *FACTS),
    "init": (),
    "draft": ("-o", "--output", "--force"),
}

FACT = "topic value unit qualifier section statement period source document aliases"
COLUMNS = {
    "search 基站": f"{FACT} score",
    "search --from-file {queries}": f"query {FACT} score",
    "search --from-file {queries} --count": "query count",
    "list": FACT,
    "show 信号塔": FACT,
    "sections": "name title aliases facts numbers",
    "bases": "path origin title documents facts numbers index",
    "list --count": "count",
}
FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "quote")

EXIT_CODES = {
    "search 基站": 0,
    "search 基站 --count": 0,
    "search 基站 -q": 0,
    "search 高铁": 1,
    "search 高铁 --count": 1,
    "search 高铁 -q": 1,
    "list": 0,
    "list --min 1000000亿": 1,
    "list --section 高铁": 2,
    "show 信号塔": 0,
    "show 高铁": 1,
    "chart": 0,
    "chart --min 1000000亿": 1,
    "sections": 0,
    "bases": 0,
    "check {base}": 0,
    "check {doubtful}": 1,
    "check {broken}": 1,
    "list -F {broken}": 2,
    "list -F {missing}": 2,
    "init {new}": 0,
    "init {base}": 2,
    "draft {report}": 0,
    "draft {missing}": 2,
    "search --from-file {queries}": 0,
    "search --from-file {no_answers}": 1,
    "search --from-file {missing}": 2,
    "search --nonsense": 2,
    "nonsense": 2,
    "": 2,
    "--version": 0,
    "--help": 0,
}


@pytest.fixture
def files(tmp_path):
    """The paths that the lines above name."""

    def file(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    promised = (PROMISED / "schema-1.toml").read_text(encoding="utf-8")
    return {
        "base": SCHEMA_1,
        "doubtful": file("doubtful.toml", promised + '[section."民生"]\ntitle = "民生"\n'),
        "broken": file("broken.toml", promised.replace("value = 429", "value = 492")),
        "report": file("report.txt", "创新\n\n全年建成5G基站429个。\n"),
        "queries": file("queries.txt", "基站\n高铁\n"),
        "no_answers": file("no_answers.txt", "高铁\n"),
        "missing": str(tmp_path / "missing"),
        "new": str(tmp_path / "new.toml"),
    }


def words(line: str, files: dict[str, str]) -> list[str]:
    """The arguments of a line above."""
    return [word.format_map(files) for word in line.split()]


# The command line


@pytest.mark.parametrize("command", OPTIONS)
def test_no_command_or_option_has_gone(command):
    ran = xhl(*command.split(), "--help")
    assert ran.code == 0
    shown = set(re.findall(r"(?<![\w-])--?\w[\w-]*", ran.out))
    assert sorted({*OPTIONS[command], "-h", "--help"} - shown) == []


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_has_gone(format):
    assert xhl("list", "-f", format).code == 0


@pytest.mark.parametrize("line", COLUMNS)
def test_columns_keep_their_names_and_places(line, files):
    header = xhl(*words(line, files), "--header").out.partition("\n")[0]
    names = header.split("\t")
    promised = COLUMNS[line].split()
    assert names[: len(promised)] == promised


@pytest.mark.parametrize("line", COLUMNS)
def test_json_objects_keep_their_keys(line, files):
    first, *_more = xhl(*words(line, files), "-f", "jsonl").out.splitlines()
    assert [name for name in COLUMNS[line].split() if name not in json.loads(first)] == []


def test_json_keeps_the_types_of_its_values():
    [fact, *_others] = json.loads(xhl("search", "5G", "-f", "json", facts=SCHEMA_1).out)
    kinds = {name: type(value).__name__ for name, value in fact.items()}
    numbers = {"value": "int", "score": "float", "aliases": "list"}
    assert kinds == {**dict.fromkeys(FACT.split(), "str"), **numbers}


def test_what_checking_finds_keeps_its_keys(files):
    found = json.loads(xhl("check", files["broken"], files["doubtful"], "-f", "json").out)
    assert found != []
    for finding in found:
        assert {"file", "line", "level", "rule", "where", "problem", "sentence"} <= finding.keys()
        assert finding["level"] in ("error", "warning")


@pytest.mark.parametrize("line", EXIT_CODES, ids=lambda line: line or "no arguments")
def test_exit_codes_keep_their_meaning(line, files):
    assert xhl(*words(line, files), facts=SCHEMA_1).code == EXIT_CODES[line]


def test_what_finds_nothing_prints_nothing_but_a_count_of_0():
    assert xhl("search", "高铁").out == ""
    assert xhl("search", "高铁", "--count").out == "0\n"


# Fact bases and the configuration


def test_a_base_of_schema_1_says_what_it_always_said():
    ran = xhl("list", "-f", "json", facts=SCHEMA_1)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (PROMISED / "schema-1.json").read_text(encoding="utf-8")


def test_a_base_of_a_schema_to_come_is_refused_in_one_line_that_says_why(tmp_path):
    path = tmp_path / "base.toml"
    path.write_text('schema = 2\nfacts = "of another kind"\n', encoding="utf-8")
    ran = xhl("list", facts=str(path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"xhl: {path}:1: written for a newer xhl: this one reads schema 1\n"


def test_a_configuration_means_what_it_always_meant():
    ran = xhl("list", facts=None, XHL_CONFIG=str(PROMISED / "config.toml"))
    assert (ran.code, ran.err) == (0, "")
    [fact] = [json.loads(line) for line in ran.out.splitlines()]
    assert fact["topic"] == "5G基站"


# The search and Python


def test_a_topic_typed_exactly_comes_first():
    base = package.load()
    firsts = {fact.topic: base.search(fact.topic)[0].fact.topic for fact in base}
    assert {topic: first for topic, first in firsts.items() if topic != first} == {}


def test_no_name_of_the_python_interface_has_gone():
    assert {
        *("BadBase", "Document", "Fact", "FactBase", "Hit", "Quantity", "Section"),
        *("__version__", "load"),
    } <= set(package.__all__)
    fact = package.load(SCHEMA_1).search("5G", limit=1, exact=True)[0].fact
    named = [getattr(fact, name) for name in FACT.split()]
    assert named[:4] == ["5G基站", 429, "个", ""]
    assert (fact.section.name, fact.document.title) == ("创新", "青石县一年间")
    assert (fact.quantity.written, fact.quantity.magnitude) == ("429", 429)


def test_a_hit_keeps_its_parts():
    hit = package.load(BASE).search("造林")[0]
    assert (hit.fact.topic, hit.score, hit.marks("topic")) == ("造林", 100, ((0, 2),))
