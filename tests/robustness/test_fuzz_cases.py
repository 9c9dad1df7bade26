"""What the fuzzer found stays fixed: the properties hold for each case and each seed.

`fuzz/run` finds more; unlike this, it needs an extra library.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from seeds import SEEDS
from targets import TARGETS

pytestmark = pytest.mark.thorough

FUZZ = Path(__file__).resolve().parents[2] / "fuzz"
CASES = sorted(path for path in (FUZZ / "cases").rglob("*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_what_was_found_once_keeps_its_promise(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_what_the_fuzzer_begins_with_keeps_its_promise(target: str) -> None:
    for seed in SEEDS[target]:
        TARGETS[target](seed)


def test_there_are_cases_and_each_is_of_a_target() -> None:
    assert CASES
    assert {case.parent for case in CASES} <= {FUZZ / "cases" / target for target in TARGETS}


def test_a_case_has_a_name_that_says_what_it_is() -> None:
    unnamed = ("crash-", "timeout-", "oom-", "slow-", "leak-")  # as the fuzzer leaves them
    assert [case.name for case in CASES if case.name.startswith(unnamed)] == []


def test_each_target_says_what_it_promises_and_has_seeds() -> None:
    assert [name for name, target in TARGETS.items() if not target.__doc__] == []
    assert [name for name in TARGETS if not SEEDS.get(name)] == []
    assert TARGETS.keys() == SEEDS.keys()
