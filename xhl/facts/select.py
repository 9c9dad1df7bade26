"""Which facts of a base, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import UserError
from ..i18n.messages import _
from ..text.normalize import normal

if TYPE_CHECKING:
    from decimal import Decimal

    from ..contract import SortKey
    from ..model import Fact


class Amount(NamedTuple):
    """A bound for numbers: a magnitude in a plain unit; any unit if that is empty.

    >>> amount("20%")
    Amount(magnitude=Decimal('20'), plain_unit='%')
    """

    magnitude: Decimal
    plain_unit: str


def about(facts: Iterable[Fact], name: str) -> list[Fact]:
    """All facts of the topic with this name; of the topics with this alias if no topic has it.

    >>> from xhl import load
    >>> [fact.topic for fact in about(load(), "信号塔")], about(load(), "高铁")
    (['5G基站'], [])
    """
    facts = list(facts)
    wanted = normal(name)
    topics = {fact.topic for fact in facts if normal(fact.topic) == wanted} or {
        fact.topic for fact in facts if wanted in map(normal, fact.aliases)
    }
    return [fact for fact in facts if fact.topic in topics]


def selected(
    facts: Iterable[Fact],
    *,
    unit: str | None = None,
    least: str | None = None,
    most: str | None = None,
) -> list[Fact]:
    """The facts in this unit, and with a number between these bounds. Raises `UserError`.

    The unit is matched as it is printed: 亿元 is not 万元. The bounds compare magnitudes, so that
    9000万元 is less than 1亿元; see `amount`.

    >>> from xhl import load
    >>> [fact.quantity.written for fact in selected(load(), unit="亿元", least="100")]
    ['161.64']
    """
    chosen = list(facts)
    if unit is not None:
        wanted = normal(unit)
        chosen = [fact for fact in chosen if fact.quantity and normal(fact.unit) == wanted]
    return within(chosen, least, most, unit or "")


def within(facts: Iterable[Fact], least: str | None, most: str | None, unit: str) -> list[Fact]:
    """The facts with a number between two bounds; a bound without a unit is in the given one.

    >>> from xhl import load
    >>> [fact.quantity.written for fact in within(load(), "一百公顷", None, "")]
    ['7047.03']
    """
    chosen = list(facts)
    if least is not None:
        low = amount(least, unit)
        chosen = [fact for fact in chosen if (over := _over(fact, low)) is not None and over >= 0]
    if most is not None:
        high = amount(most, unit)
        chosen = [fact for fact in chosen if (over := _over(fact, high)) is not None and over <= 0]
    return chosen


def commonest_units(facts: Iterable[Fact], most: int = 12) -> list[str]:
    """The units that are printed most often, among the first facts of a large base.

    >>> from xhl import load
    >>> commonest_units(load(), 3)
    ['个', '家', '亿元']
    """
    first = islice(facts, _ASKED)
    units = Counter(fact.unit for fact in first if fact.unit)
    return [unit for unit, _count in units.most_common(most)]


_ASKED = 20_000


def amount(text: str, unit: str = "") -> Amount:
    """What a bound says: a number, alone or with a unit; alone it is in the given unit.

    Raises `UserError` for what is no amount.

    >>> amount("1,000", "万元") == amount("一千万元") == amount("0.1亿元"), amount("20%").plain_unit
    (True, '%')
    >>> amount("many")
    Traceback (most recent call last):
    xhl.errors.UserError: "many" is not an amount: write a number such as 500, 1.5亿 or 20%
    """
    from decimal import Decimal  # only bounds and sorting by value need exact numbers
    from unicodedata import normalize

    from ..text.numerals import HIGH, scan, split_unit

    said = normalize("NFKC", text).strip()
    unsigned = said[1:] if said[:1] in ("+", "-", "负") else said
    number = scan(unsigned)
    own_unit = unsigned[number.end :].strip() if number else ""
    if number is None or number.vague or number.bare or re.search(_NO_UNIT, own_unit):
        problem = _('"{text}" is not an amount: write a number such as 500, 1.5亿 or 20%')
        raise UserError(problem.format(text=text))
    is_whole = own_unit or unsigned[number.end - 1] in HIGH  # 5亿 is not 5亿 of the given unit
    power, plain_unit = split_unit(own_unit if is_whole else unit)
    magnitude = Decimal(number.digits).scaleb(power)
    return Amount(-magnitude if said[0] in "-负" else magnitude, plain_unit)


_NO_UNIT = r"[\d\s.,]"  # commas group thousands: 1,5亿元 is no number


def _over(fact: Fact, bound: Amount) -> Decimal | None:
    """How much larger than a bound a fact is, if its unit converts to that of the bound, which any
    unit does that the bound does not name.
    """
    from ..quantity.units import converts, measure

    quantity = fact.quantity
    if quantity is None:
        return None
    unit = bound.plain_unit or quantity.plain_unit
    if not converts(quantity.unit, unit):
        return None
    return (
        quantity.magnitude * measure(quantity.plain_unit).size
        - bound.magnitude * measure(unit).size
    )


def in_order(facts: Iterable[Fact], key: SortKey, *, reverse: bool = False) -> list[Fact]:
    """The facts sorted: by value from the largest magnitude down, by topic as a dictionary has them
    (by their readings), by section in the order of the base, by period from the earliest on.
    Reversed, the other way; facts without the number or period come last either way.

    >>> from xhl import load
    >>> [fact.topic for fact in in_order(selected(load(), unit="个"), "value")][:2]
    ['5G基站', '省项目管理库项目']
    """
    facts = list(facts)
    rank = _ranks(facts)[key]
    ranked = [fact for fact in facts if rank(fact) is not None]
    rest = [fact for fact in facts if rank(fact) is None]
    return sorted(ranked, key=rank, reverse=reverse != (key == "value")) + rest


def _ranks(facts: list[Fact]) -> dict[SortKey, Callable[[Fact], Any]]:
    """What facts are sorted by; None for a fact that has no place in that order."""
    sections = {name: i for i, name in enumerate(dict.fromkeys(f.section.name for f in facts))}
    return {
        "value": lambda fact: fact.quantity.magnitude if fact.quantity else None,
        "topic": lambda fact: _dictionary_key(fact.topic),
        "section": lambda fact: sections[fact.section.name],
        "period": lambda fact: fact.period or None,
    }


def _dictionary_key(text: str) -> tuple[tuple[str, str], ...]:
    from ..text.hanzi import readings  # only this order pays for the table

    return tuple(((readings(char) or (char.casefold(),))[0], char) for char in text)
