"""Which periods of facts match a time that is asked for."""

from __future__ import annotations

import pytest

from xhl.text.periods import asked


@pytest.mark.parametrize(
    ("time", "period", "matches"),
    [
        ("“十四五”时期", "十四五", True),
        ("2020年上半年", "2020年1-6月", True),
        ("2020年第五季度", "2020", False),
        ("24年8月", "2024年8月", True),
        ("前9个月", "2020年前三季度", True),
        ("三季度", "2020年前三季度", False),
    ],
)
def test_a_period_is_met_however_it_is_written(time: str, period: str, matches: bool) -> None:
    assert asked(time)(period) == matches
