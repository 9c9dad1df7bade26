"""Money: an amount in several units (3元5角, 三块五毛), and the sign before it ($12.5)."""

from __future__ import annotations

from ..model import Quantity
from ..text.numerals import DIGITS, scan
from ..text.patterns import pattern
from .amounts import Found, Place, exact, quantity
from .units import GAP, Unit, unit_at

_CENTS = {"角": 10, "毛": 10, "分": 100}
_COINS = {"元": "元", "圆": "元", "块": "元", "块钱": "元", "美元": "美元", "欧元": "欧元"}


def money(place: Place) -> tuple[Found, ...]:
    """3元5角, 三块五毛, 5角五分: one amount in 元.

    >>> text = "三块五毛"
    >>> [(str(one.value), one.unit) for one in money(Place(text, 0, 0, scan(text)))]
    [('7/2', '元')]
    """
    text, number = place.text, place.number
    unit = unit_at(text, number.end) if number else None
    if number is None or unit is None or unit.vague or unit.half:
        return ()
    if unit.name in _CENTS:
        name, value = "元", number.value / _CENTS[unit.name]
    elif unit.name in _COINS:
        name, value = _COINS[unit.name], number.value
    else:
        return ()
    first = end = unit.end
    while (
        (coin := scan(text, end)) and coin.mantissa < 100 and (cent := _CENT.match(text, coin.end))
    ):
        value += coin.value / _CENTS[cent[1]]
        end = cent.end()
    is_short = unit.name in ("块", "角", "毛") or (end > first and text[end - 1] in "角毛")
    if is_short and (last := _LAST_COIN.match(text, end)):  # 三块五, 八毛九
        scale = 1 if text[end - 1] == "块" else 2
        value += exact(DIGITS.get(last[0]) or int(last[0]), scale)
        end = last.end()
    if end == first:
        return ()
    cents = int(value * 100)
    digits = f"{cents // 100}.{cents % 100:02}".rstrip("0")
    return (quantity(place, end, value, name, Quantity(digits.rstrip("."), name)),)


_LAST_COIN = pattern(r"(?:[1-9]|[一二两三四五六七八九])(?!\w)")
_CENT = pattern(rf"{GAP}(?:美|欧)?([角毛分])(?!之)钱?")


_CURRENCY = pattern(r"(?P<country>US|HK|NT|A|C)?(?P<sign>[$¥￥€£])$")
_CURRENCIES = {"¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}
_DOLLARS = {"HK": "港元", "NT": "新台币", "A": "澳元", "C": "加元"}


# 新台币 is missing: in a text from Taiwan, 元 is that already.
_CURRENCY_WORDS = pattern(r"(港币|(?<![\d兑万亿])港元|澳门币|日币|美金) ?(?:约|近|超过?|逾|达)? ?$")
_OF_WORDS = {"港币": "港元", "港元": "港元", "澳门币": "澳门元", "日币": "日元", "美金": "美元"}


def in_currency(place: Place, unit: Unit | None) -> Unit | None:
    """A unit of money in the currency that is named before the number: 港币5万元.

    >>> in_currency(Place("港币5元", 2, 0, None), Unit(4, "元")).name
    '港元'
    """
    if unit is None or unit.name != "元":
        return unit
    named = _CURRENCY_WORDS.search(place.text[max(0, place.at - 8) : place.at])
    return unit._replace(name=_OF_WORDS[named[1]]) if named else unit


def unit_before(place: Place, end: int) -> Unit | None:
    """The unit of a number with a currency sign before it.

    >>> unit_before(Place("HK$5", 3, 0, None), 4).name
    '港元'
    """
    sign = _CURRENCY.search(place.text[max(0, place.at - 3) : place.at])
    if sign is None:
        return None
    return Unit(end, _CURRENCIES.get(sign["sign"]) or _DOLLARS.get(sign["country"], "美元"))
