"""The words of a query, and other forms of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain

from ..text.normalize import is_number, normal, normal_parts
from ..text.patterns import pattern

LONGEST_QUERY = 4096  # bytes of a query or a name
_SIGNS = ",.?!;:。、"


def words(query: str) -> list[str]:
    """The words of a query in normal form.

    >>> words("企业  入驻？")
    ['企业', '入驻']
    """
    return [word for piece in query.split() if (word := normal(piece).strip(_SIGNS))]


def may_name_time(query: str) -> bool:
    """Whether a query may name a time. A quick test, since every search makes it.

    >>> may_name_time("2020 基站"), may_name_time("5G基站")
    (True, False)
    """
    if not _OF_TIME.isdisjoint(query) or "季度" in query:
        return True
    return sum(map(str.isdecimal, query)) >= 4 and _YEAR.search(query) is not None


_OF_TIME = frozenset("年月五")
_YEAR = pattern(r"\d{4}")


def may_have_context(query: str) -> bool:
    """Whether a query may name a time or a place, or has several words, of which one may be a section.

    >>> may_have_context("青石县基站"), may_have_context("5G基站")
    (True, False)
    """
    return may_name_time(query) or len(query.split()) > 1 or not _PLACES.isdisjoint(query)


_PLACES = frozenset("省市縣县區区旗州镇鎮乡鄉")


def asks_plan(query: str) -> bool:
    """Whether a query asks for what is planned, with any word that surely tells so: 会展收入 does not.

    >>> asks_plan("产值目标是多少"), asks_plan("预计产值"), asks_plan("会展收入")
    (True, True, False)
    """
    return _PLAN.search(query) is not None


_PLAN = pattern(
    "目标|目標|[计計]划|計劃|[规規][划劃]|[预預][计計期估测測]|力[争爭求]|[争爭]取|[确確]保|有望|打算|明年"
)


def may_have_head(query: str) -> bool:
    """Whether a query may end in the head of an indicator, as 产值 or 增速, or an aim. A quick test, since every
    search makes it.

    >>> may_have_head("粮食产量"), may_have_head("粮食目标是多少？"), may_have_head("粮食")
    (True, True, False)
    """
    return query.rstrip(" ?？").endswith(_HEADS)


_HEADS = tuple("量积積程度额額值速幅长長率比降涨漲栏欄标標划劃期少数數次模")


def may_ask_amount(query: str) -> bool:
    """Whether a query may ask for an amount. A quick test, since every search makes it.

    >>> may_ask_amount("有几个基站"), may_ask_amount("产值增速"), may_ask_amount("5G基站")
    (True, True, False)
    """
    return not _ASKING.isdisjoint(query) and _AMOUNT.search(query) is not None


_AMOUNT = pattern(
    "[多几幾]|[增涨漲降跌][速幅长長]|下降|上[涨漲]|zeng[sfz]|[同環环]比|[人户戶套件][数數]$|金[额額]$"
)
_ASKING = frozenset("多几幾增涨漲降跌z数數比额額")  # each of them has one of these


def change_joined(query: str) -> str:
    """A query whose last word names a change or a share, with that as a part of the word before; 比上年 as 同比.

    >>> change_joined("青石 出口 增速"), change_joined("增速 出口"), change_joined("出口比上年增长")
    ('青石 出口增速', '增速 出口', '出口同比增长')
    """
    query = _THAN_BEFORE.sub("同比", query) if "年" in query else query
    is_apart = " " in query or "的" in query or "多少" in query
    return _APART.sub(r"\1", query.strip()) if is_apart else query


# The names of a change, at the end of a query or of a name.
RATE = "[增涨漲降跌][速幅]|[正负負]?增[长長][率速]?度?|下降|上[涨漲]|[同環环]比"
_THAN_BEFORE = pattern("(?<=..)(?<![占同环環对對])[比较較][上去]年(?:同期)?")
_APART = pattern(rf"(?<=\S\S)(?:\s+|的)?({RATE}|占比|比重|[数數]量)(?:[是为為]多少)?[?？]?$")


def asks_share(query: str) -> bool:
    """Whether a query of one word asks for a share or a rate.

    >>> asks_share("新能源占比"), asks_share("产值"), asks_share("占比")
    (True, False, False)
    """
    query = query.strip()
    return query.endswith(_ENDS) and _SHARE.search(query) is not None


def asks_rate(query: str) -> bool:
    """Whether a query of one word asks how fast something changes.

    >>> asks_rate("产值增速"), asks_rate("失业率"), asks_rate("同比增长")
    (True, False, False)
    """
    query = query.strip()
    return query.endswith(_ENDS) and _RATE.search(query) is not None


_ENDS = tuple("比重例率速幅长長降涨漲")  # a quick test, since every search makes it
_RATE = pattern(rf"^(?!(?:{RATE})+$)\S{{2,}}(?:{RATE})$")
_SHARE = pattern(rf"^\S{{2,}}(?:占比|比重|比例|[^效]率|{RATE})$")


def without_tones(query: str) -> list[str]:
    """The words of a query without the digits for tones in pinyin; none if there were no such digits.

    >>> without_tones("nong2ye4 qi3ye4"), without_tones("5G基站"), without_tones("PM1")
    (['nongye', 'qiye'], [], [])
    """
    pieces = query.casefold().split()
    if _TONES.isdisjoint(query) or not all(_TONED.fullmatch(piece) for piece in pieces):
        return []
    from ..text.pinyin import spelled  # few queries look like this

    typed = [one for piece in pieces for one in re.findall("[a-zü]+(?=[1-5])", piece)]
    is_pinyin = all(map(spelled, typed))  # PM1 is not
    return words(" ".join(re.sub("[1-5]", "", piece) for piece in pieces)) if is_pinyin else []


_TONES = frozenset("12345")  # few queries have one
_TONED = pattern(r"(?:[a-zü]{1,6}[1-5])+(?:[a-zü]{1,6})?")


def cut_syllables(query: str) -> dict[str, frozenset[int]]:
    """The words of pinyin with apostrophes, each with the places of these; none if there are none.

    >>> cut_syllables("xi'an luwang")
    {'xian': frozenset({2}), 'luwang': frozenset()}
    """
    pieces = [piece.replace("’", "'").split("'") for piece in query.split()]
    forms = [list(map(normal, parts)) for parts in pieces]
    are_letters = all(part.isascii() and part.isalpha() for part in chain(*forms))
    if not are_letters or all(len(parts) == 1 for parts in forms):
        return {}
    return {"".join(parts): frozenset(accumulate(map(len, parts[:-1]))) for parts in forms}


def broken(query: str) -> list[str]:
    """The words of a query that may begin or end inside a number: 23曾 in 123曾经.

    None if a number ends a word or has a unit: 5亿 is not in 1.5亿.

    >>> broken("23曾"), broken("5亿")
    (['23曾'], [])
    """
    words = [word for piece in query.split() if (word := normal_parts(piece).strip(_SIGNS))]
    digits = [char.isdecimal() for word in words for char in word]
    return words if any(digits) and not any(map(_is_counted, words)) else []


def _is_counted(word: str) -> bool:
    """Whether a number ends the word, or is followed by its unit."""
    from ..quantity.units import is_counted  # only needed if words are not found

    return any(is_counted(word, digits.end()) for digits in re.finditer(r"[\d.]*\d", word))


def spellings(word: str, *, any_power: bool = True) -> Iterator[str]:
    """A word in normal form as it is, then with its numbers in other forms: with the typed powers of ten,
    or with any.

    >>> from ..text.normalize import readable
    >>> [readable(spelling) for spelling in spellings(normal("2家"))]
    ['2家', '二家', '两家']
    """
    yield word
    if may_be_respelled(word):
        from .number_forms import respelled  # only needed if numbers are not found as typed

        yield from respelled(word, any_power=any_power)


def may_be_respelled(word: str) -> bool:
    """Whether a word in normal form may have numbers.

    >>> may_be_respelled("二氧化碳"), may_be_respelled("基站")
    (True, False)
    """
    return any(char.isnumeric() or char == "两" or is_number(char) for char in word)


def amounts_joined(words: list[str]) -> list[str]:
    """The words with a number and its unit joined: 92.9 亿元 is 92.9亿元.

    >>> from ..text.normalize import readable
    >>> [readable(word) for word in amounts_joined([normal("投资"), normal("92.9"), normal("亿元")])]
    ['投资', '92.9亿元']
    """
    joined = words[:1]
    for word in words[1:]:
        if is_number(joined[-1][-1]) and not is_number(word[0]) and is_unit(word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def is_unit(word: str) -> bool:
    """Whether a word is a unit.

    >>> is_unit("亿元"), is_unit("医院")
    (True, False)
    """
    from ..quantity.units import unit_at  # only needed for words behind a number
    from ..text.printed_numbers import split_unit

    power, plain = split_unit(word)
    found = unit_at(plain, 0)
    return found.end == len(plain) if found else bool(power) and not plain
