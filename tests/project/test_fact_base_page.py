"""docs/fact-base.md agrees with the format and the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import Ran, xhl

from xhl.bases import config_file as settings
from xhl.facts import schema
from xhl.facts.load import load, tables
from xhl.facts.problems import RULES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "fact-base.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def rows(after: str) -> list[list[str]]:
    """The cells of the table that follows a line."""
    table = TEXT.partition(after)[2].split("\n\n", 2)[1]
    return [[cell.strip() for cell in row.split(" | ")] for row in table.splitlines()[2:]]


@pytest.mark.parametrize(
    ("after", "level"),
    [
        ("At the top:", schema.BASE),
        ("In `[document.KEY]`, where the sentences come from:", schema.DOCUMENT),
        ('In `[section."NAME"]`, a part of the document under its short name:', schema.SECTION),
        ("the topic is what people look it up by:", schema.FACT),
    ],
)
def test_every_key_is_described_and_no_other(after, level):
    keys = [row[0].strip("| ") for row in rows(after)]
    needed = {key.strip("*`") for key in keys if key.startswith("**")}
    assert {key.strip("*`") for key in keys} == set(level.kinds)
    if level is schema.BASE:  # a base without a document is refused, though not by its keys
        needed.remove("document")
    assert needed == set(level.required)


def test_every_key_of_the_configuration_is_described_and_no_other():
    keys = [row[0].strip("|` ") for row in rows('color = "never"\n```')]
    assert set(keys) == set(settings.SPEC.kinds)


def test_every_rule_is_described_with_its_level():
    described = {row[0].strip("|` "): row[1] for row in rows("the rules are these:")}
    assert described == RULES


def test_the_example_is_a_base_with_every_key_that_passes(tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(BLOCKS[0], encoding="utf-8")
    assert len(load([str(path)])) == 2
    assert xhl("check", str(path)) == Ran(0, "", "")
    data = tables(BLOCKS[0])
    facts = [entry for entries in data["fact"].values() for entry in entries]
    assert {key for entry in facts for key in entry} == set(schema.FACT.kinds)
    assert set(data["document"]["report"]) == set(schema.DOCUMENT.kinds)


def test_the_example_of_a_configuration_is_read(tmp_path):
    [example] = [block for block in BLOCKS if block.startswith("# config.toml")]
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    for name in ("reports", "neighbours.toml"):
        assert name in example
    ran = xhl("list", "--section", "生态", XHL_CONFIG=str(path))
    assert (ran.code, ran.out) == (2, "")  # its document is none of the base, so it was heeded
    assert 'unknown document "青石县2020年工作报告"' in ran.err


def test_the_example_of_phrases_is_the_one_that_ships():
    [example] = [block for block in BLOCKS if block.startswith("# a part of a base")]
    shown = tables(example)["document"]["report"]["uncovered"]
    shipped = tables((ROOT / "data" / "facts.toml").read_text(encoding="utf-8"))
    assert shown.items() <= shipped["document"]["report"]["uncovered"].items()
