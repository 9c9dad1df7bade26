"""One word for several things: 城乡 for 城镇 and 农村."""

from __future__ import annotations

SECTORS = ("第一产业", "第二产业", "第三产业")
COMPOUNDS = {
    "三次产业": SECTORS,
    "猪牛羊": ("猪", "牛", "羊"),
    "中西部": ("中部", "西部"),
    "城乡": ("城镇", "农村"),
    "牛羊": ("牛", "羊"),
    "进出口": ("进口", "出口"),
    "存贷款": ("存款", "贷款"),
    "存、贷款": ("存款", "贷款"),
    "客货": ("客", "货"),
    "收支": ("收入", "支出"),
    "男女": ("男性", "女性"),
}


def compounds(words: str, size: int) -> list[str]:
    """So many things that one word for several means, each with the rest of the words; none if no word does.

    >>> compounds("城乡居民收入", 2), compounds("城乡居民收入", 3)
    (['城镇居民收入', '农村居民收入'], [])
    """
    for word, things in sorted(COMPOUNDS.items(), key=lambda one: words.find(one[0])):
        if len(things) == size and word in words:
            before, _, behind = words.partition(word)
            return [before + thing + behind for thing in things]
    return []
