"""What the hits of a query do not meet, or only in part: another word, another year, a plan, no rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..quantity.planned import is_plan
from ..search.fields import NAMES
from ..search.query import asks_plan, may_ask_amount

if TYPE_CHECKING:
    from ..search.engine import Hit
    from ..search.match import Match

_TURNS = frozenset("增降升减涨落跌占比")  # characters of words for changes and shares
_IN_SHARES = frozenset("占比")  # each name of a share has one of these
_AS_TYPED = ("literal", "abbreviation")
_MEANT = (*_AS_TYPED, "numeral", "pinyin", "initials")
_TELLING = 20  # hits that tell what a query does not get
_NEARLY = 10  # points between hits of which the second may be meant as well


def caveats(query: str, found: Sequence[Hit], most: int | None = None) -> Iterator[str]:
    """What the hits of a query do not meet, and what they meet only in part; at most so many are shown. The first of
    many tell: none is made to be counted or printed, and of what follows nothing is said.

    >>> from xhl import load
    >>> query = "2021年5G基站"
    >>> list(caveats(query, load().search(query)))
    ['no fact of "2021年"; these are found without it']
    """
    if not found:
        return
    first = list(islice(found, _TELLING))
    best = first[0]
    if best.without:
        said = _('no fact of "{words}"; these are found without it')
        yield said.format(words=_as_typed(query, best.without))
    yield from _on_time(query, best)
    is_every = len(first) < min(most or _TELLING, _TELLING)
    yield from _on_other_words(query, first, is_every=is_every)
    yield from _on_rate(query, best)
    yield from _on_plan(query, first)
    mentioned = best.mentioned
    if mentioned and (len(mentioned) == len(best.matches) or len(query.split()) == 1):
        said = _('"{words}" is only in the sentence around; the fact may be about something else')
        yield said.format(words=_as_typed(query, mentioned))
    if most and not best.names_time and (others := _other_years(first, most)):
        said = _("only the newest year is shown; there are also: {years}")
        yield said.format(years="、".join(others))
    if not (best.without or _TURNS.isdisjoint(query)):
        from .turned import opposite

        if turn := opposite(query, first):
            said = _('"{asked}" is asked for; the sentence says "{said}"')
            yield said.format(asked=turn[0], said=turn[1])


def _as_typed(query: str, words: Iterable[str]) -> str:
    """Words as the query has them; the whole of it for one that it has not, as that was read into it.

    >>> _as_typed("ＧＤＰ增速是多少", ["gdp增速"]), _as_typed("产值比上年", ["产值同比"])
    ('ＧＤＰ增速', '产值比上年')
    """
    from ..search.match import Literal  # few queries need it
    from ..text.normalize import normal

    each = ((word, Literal(normal(word), whole_numbers=True).spans_in(query)) for word in words)
    typed = (query[slice(*spans[0])] if spans else query.strip() for _word, spans in each)
    return "、".join(dict.fromkeys(typed))


def _on_time(query: str, best: Hit) -> Iterator[str]:
    """How the best hit is perhaps not of the time that is asked for."""
    if not best.met:
        return
    from ..search.met import year_aside

    if year := year_aside(best):
        said = _('the sentence only names "{time}"; the number may be of another time')
        yield said.format(time=_as_typed(query, [year]))
    if best.dated_loosely:
        said = _("{time} is when the report was given; it tells of the year before too")
        yield said.format(time=_as_typed(query, [best.dated_loosely]))


def _on_other_words(query: str, first: Sequence[Hit], *, is_every: bool) -> Iterator[str]:
    """What the best hit says in the place of words of the query."""
    said = _('the best hit says "{other}", not "{word}"')
    for word, other in first[0].other_words:
        if is_every and not any(hit.says(word) for hit in first):
            nothing = _('nothing says "{word}"; these say "{other}"')
            yield nothing.format(word=_as_typed(query, [word]), other=other)
        else:
            yield said.format(word=_as_typed(query, [word]), other=other)
    if _may_mean_another(first):
        slip = first[0].matches[0]
        yield said.format(word=_as_typed(query, [slip.word]), other=slip.text)
    if words := [match.word for match in first[0].matches if _may_tell_part(match)]:
        from .part_of_typed import part_of_typed  # few names do

        if part := part_of_typed(first):
            yield said.format(word=_as_typed(query, words[:1]), other=part)


def _may_mean_another(first: Sequence[Hit]) -> bool:
    """Whether the first word has a slip that is as like another name: 第互产业 is as like 第二产业 as 第三产业."""
    best = first[0]
    taken_for = "" if best.other_words else _taken_for(best)
    return taken_for != "" and any(
        _taken_for(hit) != taken_for
        for hit in first
        if (hit.score, hit.fact.unit) == (best.score, best.fact.unit)
    )


def _taken_for(hit: Hit) -> str:
    """What of a name the first word was taken for, if it has a slip; else ""."""
    match = hit.matches[0]
    if not match.cost or match.how in _MEANT or match.field not in NAMES:
        return ""
    spans = match.spans_in(match.text)
    return match.text[spans[0][0] : spans[-1][1]] if spans else ""


def _may_tell_part(match: Match) -> bool:
    """A quick test whether a text has anything before a word, or may tell its share."""
    text = match.text
    begins_so = text[:1].casefold() == match.word[:1]
    return (
        match.how in _AS_TYPED
        and match.share < 1
        and not (begins_so and _IN_SHARES.isdisjoint(text))
    )


def _on_rate(query: str, best: Hit) -> Iterator[str]:
    """That a rate is asked for and the best hit tells none."""
    if best.without or not may_ask_amount(query):
        return
    from ..search.asked_unit import asked_unit  # few queries ask for one
    from ..search.later import tells_change
    from ..search.rates import is_rate, thing_of

    unit = asked_unit(query)
    is_asked = unit.is_rate if unit else not thing_of(query.strip())
    is_told = "多少" in query and tells_change(best.fact.qualifier)  # 下降多少: 12起
    if is_asked and not (is_told or is_rate(best.fact)):
        yield _("a rate is asked for; the best hit tells none")


def _on_plan(query: str, first: Sequence[Hit]) -> Iterator[str]:
    """That the best hit is a plan, though none is asked for, and what was done of it."""
    best = first[0]
    if not is_plan(best.fact.qualifier) or best.names_time or asks_plan(query):
        return
    plan = best.fact
    near = (hit.fact for hit in first if best.score - hit.score < _NEARLY)
    done = (
        one
        for one in near
        if not is_plan(one.qualifier)
        and (one.unit, one.document) == (plan.unit, plan.document)
        and one.topic.endswith(plan.topic)  # or it may be of another thing
    )
    fact = next(done, None)
    if fact is None:
        yield _("the best hit is a plan")
    else:
        yield _("the best hit is a plan; done: {statement}").format(statement=fact.statement)


def _other_years(found: Sequence[Hit], most: int) -> list[str]:
    """The years that facts like the best hit are of, if not so many hits show them."""
    from ..search.later import are_alike, year_of

    best = found[0]
    equals = takewhile(lambda hit: hit.score == best.score, found)
    years: dict[int, int] = {}  # each with the place of its first hit
    for place, fact in enumerate(hit.fact for hit in equals):
        if are_alike(fact, best.fact) and (year := year_of(fact)):
            years.setdefault(year, place)
    return [str(year) for year, place in years.items() if place >= most]
