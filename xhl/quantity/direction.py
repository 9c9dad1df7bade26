"""Whether the words around a number tell a rise or a fall."""

from __future__ import annotations

from ..text.patterns import any_of, pattern

RISES = """
    年增 月增 季增 上修 增长 增加 提高 提升 提前 上升 上涨 扩大 攀升 增收 增产 加快 高于 高出 快于 好于 优于 多于 超收
    大于 正增长 成长 递增 增支 增亏 回升 提速 延长 反弹 上浮 上调 净增 调增 核增 微增 微升 微涨 略增 略升 略涨
    偏高 偏多 多增 多收 大增 大涨 猛增 激增 剧增 骤增 飙升 暴涨 暴增
"""
FALLS = """
    负成长 年减 月减 季减 下修 下降 降低 减少 精简 缩小 缩短 收窄 回落 下滑 下跌 减产 压减 压缩 放缓 低于 低 慢于
    少于 小于 负增长 衰退 递减 缩减 削减 减缓 压降 减收 减支 减亏 下浮 下调 净减 调减 核减 微减 微降 微跌 略减 略降 略跌
    短收 少增 少收 减低 偏低 偏少 大减 大跌 锐减 骤减 骤降 暴跌
"""
CHANGES = f"{RISES} {FALLS} 调整 推迟"
# Words of a qualifier for a direction; if 到, 至 or 为 follows, the number is the level reached.
_CHANGE = pattern(
    rf"(?:(?P<fall>(?<!不)(?:{any_of(FALLS)})|[减降跌])|(?<![不零])(?:{any_of(RISES)})|[增升涨])了?(?![到至为])"
    r"|[比较][^…]*(?:(?P<less>[低少慢小短])|[高多快大长])出?了?(?=…|$)"
)


def direction(qualifier: str) -> int:
    """1 for a rise, -1 for a fall, 0 for a level.

    >>> [direction(words) for words in ("同比下降", "增长", "以上", "降至", "不低于")]
    [-1, 1, 0, 0, 0]
    """
    change = _CHANGE.search(qualifier)
    return 0 if change is None else -1 if change["fall"] or change["less"] else 1
