"""The quantities of a Chinese sentence: ``find`` returns each number with its unit and qualifier.

Names are blanked out first (``masks``), so that every number left may count something. Then the text is
read once, from left to right. docs/quantity.md tells what is found and what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..text.numerals import EVERYDAY, NUMERALS, scan
from ..text.patterns import any_of, pattern
from ..text.printed_numbers import split_unit
from ..text.simplify import simplified
from ..text.spacing import Unspaced
from ..text.width import half_width
from .amounts import Found, Place
from .direction import CHANGES
from .forms import forms
from .masks import without_names
from .plans import stated
from .qualifiers import joined
from .units import SHARES, measure

if TYPE_CHECKING:
    from ..model import Quantity

__all__ = ["Found", "find"]


def find(text: str) -> tuple[Found, ...]:
    """Every quantity of ``text``, in order, in time proportional to its length.

    >>> [(str(q.value), q.unit, q.qualifier) for q in find("签约8个项目，投资1.5亿元以上")]
    [('8', '个', ''), ('150000000', '元', '以上')]
    """
    if COUNTING.search(text) is None or _START.search(words := simplified(text)) is None:
        return ()
    unspaced = Unspaced.of(words)
    said = _SIGN.sub(lambda sign: _SIGNS[sign[0]], unspaced.text)
    plain = without_names(said, is_traditional=words != half_width(text))
    found: Iterable[Found] = (read := [*_read(plain, said)])
    if len(read) > 1:
        found = _shared(_linked(_listed(read, said), said), said)
    if "比" in said or "按" in said:
        found = _compared(found, said)
    found = stated(found, said)
    return tuple(found if len(said) == len(words) else _placed(found, unspaced))


def _placed(found: Iterable[Found], unspaced: Unspaced) -> Iterator[Found]:
    """The quantities at their places in the text with spaces."""
    for one in found:
        start, end = unspaced.span(one.start, one.end)
        yield one._replace(start=start, end=end)


# A text without any of these has no quantity, whether or not it is simplified and in half width: most have none.
COUNTING = pattern(rf"[\d{NUMERALS}○韆半打翻]")
_SIGNS = {"∶": ":", "︰": ":", "～": "~", "﹪": "%", "–": "-", "−": "-"}
_SIGN = pattern(f"[{''.join(_SIGNS)}]")  # a pattern is quicker than a table for so few


# Reading: the longest expression at each place where a number can begin.

_START = pattern(
    rf"[\d{NUMERALS}]|\.(?<![.\d]\.)(?=\d)|半成|半数|半(?<=[过近逾超]半)(?![\w])|打对折|翻(?=.{{0,2}}番)"
)
_SKIP = pattern(rf"[\d.]+|[{EVERYDAY}]+|.", re.DOTALL)


def _read(text: str, said: str) -> Iterator[Found]:
    at = edge = 0
    while start := _START.search(text, at):
        place = Place(text, start.start(), edge, scan(text, start.start()), said)
        for form in forms(place):
            if found := form(place):
                yield from found
                at = edge = found[-1].end
                break
        else:
            at = _after(place)


def _after(place: Place) -> int:
    """The place behind a number that counts nothing, where reading goes on."""
    if place.number is not None:
        return place.number.end
    skipped = _SKIP.match(place.text, place.at)
    return skipped.end() if skipped else place.at + 1


# Neighbours: words that are printed once and hold for several numbers.

_WIDEST = 100  # times the lower end of a range
_WIDEST_CHANGE = 4  # 减少0.2晚至1.6晚 is a change to 1.6
_AIM = pattern("(?:预[计期测]|力争|目标|有望)[^，,；;。]*$")  # 预计增长1%至5% is a range
_AIM_NEAR = 16  # characters
_CHANGED = pattern(rf"(?:分别|均|平均|累计)?(?:{any_of(CHANGES)})")
_BETWEEN = pattern(r" ?(?:-|—{1,2}|~|至|到) ?")
_AND = pattern(r" ?(?:、|和|与|及|以及) ?")
_AND_ALSO = pattern(r" ?[、,，和与及] ?")


_COMPARED = pattern("(?P<how>[高低快慢多少]于).+")
_AND_THAN = pattern(r" ?[、和与] ?(?P<what>[一-鿿]{1,8})")


def _listed(found: list[Found], text: str) -> list[Found]:
    """Numbers of a list have the unit of the last one: 1.7、0.7和8.3个百分点; and what it is compared with
    may differ: 高于全国0.4、全省0.1个百分点.
    """
    for rank in reversed(range(len(found) - 1)):
        one, last = found[rank], found[rank + 1]
        how = _COMPARED.fullmatch(one.qualifier)
        than = _AND_THAN.fullmatch(text, one.end, last.start) if how else None
        is_also = how and than and last.unit in SHARES and not last.qualifier
        if how and than and is_also and (_is_bare(one) or one.unit == last.unit):
            found[rank + 1] = last.modified(how["how"] + than["what"])
        if (
            (_is_bare(one) or _is_point(one, last))
            and last.printed
            and last.unit
            and (is_also or _AND.fullmatch(text, one.end, last.start))
        ):
            found[rank] = _measured(one, last, last.printed)
        elif _is_kind_of(one, last) and _AND.fullmatch(text, one.end, last.start):
            assert one.printed is not None  # it has a unit
            unit = one.printed.unit.removesuffix(one.unit) + last.unit
            found[rank] = one._replace(unit=last.unit, printed=one.printed._replace(unit=unit))
    return found


def _is_kind_of(one: Found, last: Found) -> bool:
    """Whether the next number tells which tonnes both are: 3万吨和5万吨二氧化碳当量."""
    has_kind = last.unit.startswith("吨") and last.unit.endswith(("当量", "标准煤", "标煤", "CO2e"))
    return one.printed is not None and one.unit == "吨" and has_kind


def _is_bare(one: Found) -> bool:
    return one.printed is not None and not one.unit and not one.role


def _is_point(one: Found, last: Found) -> bool:
    """Whether the unit is the beginning of the unit of the next number: 2.5个和1.4个百分点."""
    return one.printed is not None and one.unit == "个" and last.unit == "个百分点"


def _measured(one: Found, like: Found, printed: Quantity) -> Found:
    from fractions import Fraction  # it imports decimal, and only reports need it

    assert one.printed is not None  # callers have checked this
    if (power := one.printed.unit) and power != "个":  # 3500万、2300万人次
        return one._replace(unit=like.unit, printed=one.printed._replace(unit=power + like.unit))
    written = Fraction(printed.written)
    each = like.value / written if written else Fraction(10) ** split_unit(printed.unit)[0]
    return one._replace(
        value=one.value * each, unit=like.unit, printed=one.printed._replace(unit=printed.unit)
    )


def _linked(found: Iterable[Found], text: str) -> Iterator[Found]:
    """The ends of a range refer to each other, and a qualifier of one holds for both: 增长5%-20%左右."""
    last: Found | None = None
    for one in found:
        if last:
            one = _in_currency_of(last, one, text)
            alike = not last.role and not one.role and last.unit == one.unit
            is_range = alike and _BETWEEN.fullmatch(text, last.end, one.start)
            may_be_change = text[last.end : one.start].strip() in ("至", "到")
            is_change = may_be_change and _CHANGED.search(last.qualifier) is not None
            if is_change and one.unit in SHARES:
                near = max(0, last.start - _AIM_NEAR)
                is_change = _AIM.search(text, near, last.start) is None
            most = _WIDEST_CHANGE if is_change else _WIDEST
            if is_range and one.value <= most * last.value:  # not 增加3900人至365万人
                last, one = last._replace(role="from"), one._replace(role="to")
            if last.role == "from" and one.role == "to" and last.qualifier != one.qualifier:
                words = joined(last.qualifier, one.qualifier)
                last, one = last.modified(words), one.modified(words)
            yield last
        last = one
    if last:
        yield last


def _in_currency_of(last: Found, one: Found, text: str) -> Found:
    """The second end of a range in the currency before the first: 港币5亿元至6亿元."""
    is_named = one.unit == "元" and last.unit != "元" and last.unit.endswith("元")
    if not is_named or text.endswith(last.unit, 0, last.end) or one.printed is None:
        return one
    if not _BETWEEN.fullmatch(text, last.end, one.start):
        return one
    unit = one.printed.unit.removesuffix("元") + last.unit
    return one._replace(unit=last.unit, printed=one.printed._replace(unit=unit))


# A comparison before the subject: 与2019年相比，出口增长5%.
_WITH = pattern(
    r"(?:(?<![^，,；;。：:\n])(?P<with>(?:与|和|同|[比较])[^，,；;。：:]{1,14}?(?:相比|同期比|比较))[，,])"
    r"|(?<![^，,；;。：:\n])(?P<how>同比|环比|按[年月季])(?=[一-鿿])|(?P<clause>[，,])|[；;。！？!?\n]"
)


def _compared(found: Iterable[Found], text: str) -> Iterator[Found]:
    """A comparison at the start of a sentence holds for the changes behind it."""
    signs = _WITH.finditer(text)
    words, sign = "", next(signs, None)
    for one in found:
        while sign and sign.end() <= one.start:
            words = (
                sign["with"] or sign["how"] or (words if sign["clause"] and len(words) > 2 else "")
            )
            sign = next(signs, None)
        if words and _CHANGED.match(one.qualifier):
            one = one.modified(words + one.qualifier)
        yield one


def _shared(found: Iterable[Found], text: str) -> Iterator[Found]:
    """A qualifier of several numbers with 分别 holds for each: 分别增长5%、3%."""
    last: Found | None = None
    for one in found:
        if last and last.end == one.start and _CHANGED.match(last.qualifier) and not one.qualifier:
            units = {measure(each.unit).kind for each in (last, one)}
            one = one.modified(last.qualifier) if units == {"count"} else one  # 减少4户5人
        elif last and "分别" in last.qualifier and not one.qualifier:
            alike = last.unit == one.unit or {last.unit, one.unit} <= SHARES  # 3.8倍、80.2%
            if alike and _AND_ALSO.fullmatch(text, last.end, one.start):
                one = one.modified(last.qualifier)
        yield one
        last = one
