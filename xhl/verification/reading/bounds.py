"""Words that round a number: about, more or less than it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, cast

from ...text.patterns import pattern

Bound = Literal["", "about", "above", "below"]


_UNDER = "不足|不到|未到|未达|不满"
_AT_MOST = "不超过|不高于|至多|最多"
_BEFORE = pattern(
    rf"(?:(?P<below>{_UNDER}|{_AT_MOST}|将近|接近|逼近|(?<![最附靠邻临远])近)"
    r"|(?P<above>超过?|突?(?<!打)破|刚[好]?过|逾|不低于|不少于|至少|高达|多达|高于|大于|(?<![人次岁户件总基分系指倍个])数|上(?=$))"
    r"|(?P<about>(?<![签节合公条契违履预制])约占?|大约占?|大概|约为|几))(?:了|为|达)?\s?$"
)
# 约占全部的四成, 将近前者的两倍
_ABOUT_SHARE = pattern(
    r"(?:(?P<below>将近|接近|不到|不足)[占是为]?|(?P<about>约)[占是为])[^\0，,。]*的\s*$"
)
_AFTER = pattern(
    r"(?P<above>以上|有余|出头|开外|之多|余(?![额地下])|多(?![样元层方种功渠媒边极点维数个]))|(?P<below>以下|以内|之内)|(?P<about>左右|上下)"
)
_HALF = pattern("(?<![通经])(?P<above>过)(?:半$|[\\d.一二三四五六七八九十百千]+[万亿成])")
_INSIDE = pattern(r"(?P<above>[多余])|(?P<about>几)")


def bound(lead: str, number: str, behind: str) -> Bound:
    """On which side of a rounded number the exact one is.

    >>> bound("不超过", "3亿元", ""), bound("", "7000余亩", ""), bound("签约", "8个", "")
    ('below', 'above', '')
    """
    inside = _INSIDE.search(number)
    # Looked for only where it can end, since it would be tried at every 约占.
    share = _ABOUT_SHARE.search(lead) if lead.rstrip().endswith("的") else None
    match = (
        _BEFORE.search(lead[-8:])
        or _HALF.search(f"{lead[-2:]}{number}")
        or share
        or inside
        or _AFTER.match(behind)
    )
    return cast("Bound", match.lastgroup) if match else ""


_CLOSE = 11  # 近 and 约 say that the exact number is less than an eleventh away; 超, 多 and 不足 only its side


def allows(bound: Bound, said: Fraction, true: Fraction, each: Fraction, *, is_limit: bool) -> bool:
    """Whether a number with a word that rounds may be another one, if its last digit is worth ``each``.

    >>> near, two = Fraction(40), (Fraction("38.7"), Fraction("36.2"))
    >>> [allows("below", near, true, Fraction(10), is_limit=False) for true in two]  # 近40
    [True, False]
    """
    off, close = true - said, abs(said) / _CLOSE
    if bound == "about":
        return abs(off) <= min(each / 2, close)
    if bound == "above":
        return 0 <= off < each
    return -each < off <= 0 and (is_limit or -off <= close)


_STRICT = pattern(rf"(?:{_UNDER})\s*$")


def is_strict(clause: str) -> bool:
    """Whether a number behind a clause is certainly too large; 超过 is said of the very number, too.

    >>> is_strict("就业不足"), is_strict("就业超过")
    (True, False)
    """
    return _STRICT.search(clause) is not None


_LIMIT_BEFORE = pattern(
    rf"(?:{_UNDER}|{_AT_MOST}|超过?|突?(?<!打)破|刚?过|逾|不低于|不少于|至少|高于|大于)了?\s?$"
)
_LIMIT_BEHIND = pattern("及?以[上下内]|之内")


def is_limit(lead: str, behind: str) -> bool:
    """Whether a number between two texts is only a limit, from which the exact one may be far away.

    >>> is_limit("超过", "张"), is_limit("", "以下"), is_limit("近", "张"), is_limit("", "多张")
    (True, True, False, False)
    """
    return bool(_LIMIT_BEFORE.search(lead[-8:]) or _LIMIT_BEHIND.match(behind))
