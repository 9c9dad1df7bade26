"""What ranking hits needs to know of numbers, without the tables of units: whether they are planned, or points."""

from __future__ import annotations

# Units of differences between shares, the usual one first.
PERCENTAGE_POINTS = tuple("个百分点 百分点 pp pct pcts ppt ppts 个pct".split())
_PLANNED = tuple(
    "计划 规划 预计 预估 预期 预测 预料 预定 料 有望 可望 力争 力求"
    " 争取 努力 确保 拟 即将 将 目标 打算 准备 要 会".split()
)
_NEARLY = ("即将近", "将近")


def is_plan(qualifier: str) -> bool:
    """Whether a qualifier by itself tells that its number is planned.

    >>> is_plan("力争增长…以上"), is_plan("增长…以上"), is_plan("将近")
    (True, False, False)
    """
    return qualifier.startswith(_PLANNED) and not qualifier.startswith(_NEARLY)
