"""Whether the words around a number tell that it is planned; ranking hits needs no more of plans."""

from __future__ import annotations

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
