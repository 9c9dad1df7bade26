"""Numbers as texts print them: with 千, 万 or 亿, and in words."""

from __future__ import annotations

from .numerals import HIGH, MEGA, POWERS

_MEGA_POWER = 6
_PRINTED = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_POWERS_OF_UNIT = 4  # 千万亿 are three; an endless row would give an endless number


def split_unit(unit: str) -> tuple[int, str]:
    """The power of ten that a unit begins with, and the rest: 亿元 is 10^8 元.

    >>> split_unit("万亿元"), split_unit("个百分点"), split_unit("兆瓦")  # mega, in units of the sciences
    ((12, '元'), (0, '个百分点'), (6, '瓦'))
    """
    power = end = 0
    if "分之" in unit:  # 百万分之
        return 0, unit
    while end < _POWERS_OF_UNIT and unit[end : end + 1] in POWERS and unit[end:] != "百分点":
        is_mega = unit[end] == "兆" and unit.startswith(MEGA, end + 1)
        power += _MEGA_POWER if is_mega else POWERS[unit[end]]
        end += 1
    return power, unit[end:]


def in_powers(digits: str) -> dict[str, str]:
    """A number in digits, printed without and with 千, 万 or 亿, as reports do.

    >>> in_powers("12500")
    {'': '12500', '千': '12.5千', '万': '1.25万'}
    >>> list(in_powers("5000000.0").values())
    ['5000000', '5000千', '500万', '5百万']
    """
    sizes = {name: _shifted(digits, power) for name, power in _PRINTED.items()}
    return {name: size + name for name, size in sizes.items() if _is_printed(size, name)}


def _shifted(digits: str, power: int) -> str:
    """The number divided by a power of ten, without leading and trailing zeros."""
    whole, _, part = digits.partition(".")
    figures = (whole + part).zfill(len(part) + power + 1)
    point = len(figures) - len(part) - power
    decimals = figures[point:].rstrip("0")
    return (figures[:point].lstrip("0") or "0") + ("." + decimals if decimals else "")


def _is_printed(size: str, power: str) -> bool:
    """Whether reports print such a size with a power: 0.5万, 658百万 and 5千万, but neither 0.5千 nor 1.5千万."""
    if not power or size == "0":
        return not power
    if power == "千万":
        return len(size) == 1
    return not size.startswith("0.0" if power in HIGH else "0")


def spell(n: int) -> str:
    """An integer in simplified characters. Raises ``ValueError`` from 10**16 on.

    >>> spell(429), spell(10), spell(10012), spell(-200000)
    ('四百二十九', '十', '一万零一十二', '负二十万')
    """
    if abs(n) >= 10**16:
        raise ValueError(f"too large to spell: {n}")
    if n < 0:
        return "负" + spell(-n)
    words = _spelled(n) or "零"
    return words[1:] if words.startswith("一十") else words


def _spelled(n: int) -> str:
    """The spelling inside a longer number: nothing for 0, 一十 for 10."""
    for power, name in ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十")):
        unit = 10**power
        if n >= unit:
            high, rest = divmod(n, unit)
            zero = "零" if 0 < rest < unit // 10 else ""
            return _spelled(high) + name + zero + _spelled(rest)
    return "一二三四五六七八九"[n - 1] if n else ""
