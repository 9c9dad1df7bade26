"""The facts from which the clause of a claim may say that it is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern
from ..matching.apart import negates
from ..matching.fit import fit
from ..matching.pool import Named
from ..reading.comparisons import side
from ..reading.context import SAME, names_something, pairs, weighed
from ..reading.sentence import simple
from ..reading.sizes import COUNTS, RATES, Size
from .arithmetic import Operand

if TYPE_CHECKING:
    from ...model import Fact
    from ..matching.pool import Pool
    from ..reading.claim import Claim
    from ..verdict import Verdict

_NAMED = 0.6  # the least share of the words for an operand that are in the name of its fact
_TIE = 0.02  # names that are equally good
EARLIER = 3  # numbers before one from which it may be computed
_SIZE = pattern("的?(?:总量|总额|规模|体量|数量|总数)$")  # 甲的总量 is that of 甲
_ADDED = pattern("新增|净增|新建|增加|多了")
_LESS = pattern("[低慢少]")
_ALL = pattern("(?:全|我)(?P<level>[国省市县区州镇乡])(?:平均(?:水平)?|总[数量额])?")
_INDUSTRY = pattern("第[一二三]产业(?:增加值)?")
_OF_INDUSTRIES = "地区生产总值"
_UNIT = 2  # characters of a unit at the end of a name: 人次
_NOTHING: Mapping[str, float] = MappingProxyType({})


class Scene(NamedTuple):
    """A claim, and the verdicts on the numbers before it in its passage that facts speak of, the nearest
    first.
    """

    claim: Claim
    before: Sequence[Verdict]
    after: Sequence[Verdict]  # on the numbers directly after it
    pool: Pool


def earlier(scene: Scene, kind: str, *, is_near: bool = False) -> list[Operand]:
    """The confirmed numbers of a kind before a claim: those of its sentence, else those of its passage."""
    found = [one for one in scene.before if exact_size(one, scene.pool).kind == kind]
    here = [one for one in found if one.claim.sentence == scene.claim.sentence]
    return [operand_of(one, scene.pool) for one in here or found if here or not is_near]


def amounts(scene: Scene, *, told: bool = False) -> list[Operand]:
    """The numbers of its sentence before a claim that are no rates, those behind the last semicolon if there
    are any; only those that facts have.
    """
    sentence, start = scene.claim.sentence, scene.claim.span[0]
    last = max(sentence.rfind(sign, 0, start) for sign in ";；")
    found = [
        (one.claim.span[0], operand)
        for one in scene.before
        if one.claim.sentence == sentence
        and _is_amount((operand := operand_of(one, scene.pool)).size)
        and not (told and one.reason == "computed")
    ]
    here = [operand for at, operand in found if at > last]
    return here or [operand for _at, operand in found]


def operand_of(verdict: Verdict, pool: Pool) -> Operand:
    """A confirmed number as an operand."""
    return Operand(exact_size(verdict, pool), verdict.facts[0])


def exact_size(verdict: Verdict, pool: Pool) -> Size:
    """The exact size of a confirmed number."""
    if verdict.reason == "computed":
        return verdict.claim.size
    known = pool.entry_of(verdict.facts[0]).claim.size
    return known if known.kind else verdict.claim.size


def _is_amount(size: Size) -> bool:
    return size.kind not in (*RATES, "times", "")


def firsts(scene: Scene, words: str, kind: str | None) -> list[Operand]:
    """What is compared: the fact that the words name, or numbers before the claim, or what was compared
    before; of a kind, or amounts.
    """
    if not names_something(words):
        before = earlier(scene, kind) if kind else amounts(scene)
        if before:
            return before[:EARLIER]
        last = next(iter(scene.before), None)
        is_led = last and last.claim.comparison in ("share", "difference")
        if last and is_led and last.claim.sentence == scene.claim.sentence:
            part = last.facts[0]  # 甲占全县的8%，是乙的5倍
            return [Operand(scene.pool.entry_of(part).claim.size, part)]
        words = next((one.claim.than[0] for one in scene.before if one.claim.than), "")
        beside = scene.claim.beside if not names_something(words) else ()
        words = next((text for text, weight in beside if weight == SAME), words)
    return named(scene, words, kind)


def others(scene: Scene, words: str, one: Operand) -> list[Operand]:
    """What a fact is compared with: another of its kind that the words name, the same at another place, or
    the whole: 全省.
    """
    pool, topic = scene.pool, simple(one.fact.topic)
    like = pool.entry_of(one.fact).claim
    if side(words) == "plan":
        found = planned(scene, one)
    elif names_something(words) and not _ALL.fullmatch(words.strip()):
        found = named(scene, words, one.size.kind, dict.fromkeys(pairs(topic), SAME))
    elif scene.claim.places:
        found = named(scene, topic, one.size.kind)
    else:
        found = list(_totals(scene, one, words))
    return [
        other
        for other in found
        if other.fact != one.fact
        and other.size.amount
        and other.size.kind == one.size.kind
        and (known := pool.entry_of(other.fact).claim).direction == like.direction
        and known.comparison == like.comparison
    ]


def planned(scene: Scene, one: Operand) -> list[Operand]:
    """The goal for the same as a fact."""
    goal = scene._replace(claim=scene.claim._replace(stage="goal"))
    return named(goal, simple(one.fact.topic), one.size.kind)


def _totals(scene: Scene, part: Operand, words: str) -> Iterator[Operand]:
    """The facts with the end of the name of one, of the same place, which words as 全省 may mean."""
    home = scene.pool.entry_of(part.fact).home
    match = _ALL.search(words)
    if match and home.level not in ("", match["level"]):
        return
    for entry in scene.pool.ending(_INDUSTRY.sub(_OF_INDUSTRIES, simple(part.fact.topic))):
        if entry.home == home and fit(scene.claim, Named(0, 0, entry)).time == "same":
            yield Operand(entry.claim.size, entry.fact)


def wholes(scene: Scene, part: Operand, words: str) -> list[Operand]:
    """What a fact is part of: what the words name, else the fact with the end of its name, and numbers
    before the claim.
    """
    if names_something(words) and not _ALL.fullmatch(words.strip()):
        return named(scene, words, part.size.kind)
    topic = simple(part.fact.topic)
    before = [
        operand_of(one, scene.pool)
        for one in scene.before
        if (
            one.claim.sentence == scene.claim.sentence
            or any(pair in one.facts[0].topic for pair in pairs(topic))
        )
        and not negates(simple(one.facts[0].topic), topic)  # 非税收入 is no whole of 税收收入
    ]
    return [*_totals(scene, part, words), *before]


def named(
    scene: Scene, words: str, kind: str | None = None, context: Mapping[str, float] = _NOTHING
) -> list[Operand]:
    """The best facts, of a kind or amounts, whose names have the words; ``context`` decides between those."""
    words = _SIZE.sub("", words.rstrip())
    near = weighed([(words, 1)])
    if not near or not names_something(words):
        return []
    probe = scene.claim._replace(near=near, wide={**context, **near})
    found = [
        one
        for one in scene.pool.named(probe)
        if (one.entry.claim.size.kind == kind if kind else _is_amount(one.entry.claim.size))
        and is_named(scene, words, one.entry.fact)
        and (agreed := fit(probe, one)).is_there
        and agreed.time == "same"
        and (one.entry.claim.stage == "goal") == (probe.stage == "goal")
    ]
    best = [one.entry for one in found if one.score >= found[0].score - _TIE]
    return [Operand(entry.claim.size, entry.fact) for entry in best]


def is_named(scene: Scene, words: str, fact: Fact) -> bool:
    """Whether words may name a fact, or name nothing."""
    known = scene.pool.share(dict.fromkeys(pairs(words)), full_name(fact)) >= _NAMED
    return known or not names_something(words)


def full_name(fact: Fact) -> str:
    """All words that name a fact; 总产量 is 产量, too."""
    return " ".join((fact.topic, fact.topic.replace("总", ""), *fact.aliases, fact.statement))


def counted(scene: Scene, of: str, words: str) -> list[Operand]:
    """What is counted in a unit: 家, 人."""
    beside = [
        operand_of(one, scene.pool)
        for one in scene.before
        if of in f"{one.claim.text}{one.facts[0].topic}"
    ]
    things = named(scene, words, None, scene.claim.wide)
    found = (beside, (one for one in things if of in one.fact.unit))
    ours, others = (
        [one for one in some if one.size.amount and one.size.kind in COUNTS] for some in found
    )
    return [*ours[:EARLIER], *others]


def changes(scene: Scene, value: Operand) -> Iterator[tuple[Operand, int]]:
    """The numbers beside a value that tell how it changed, or how much more it is than something: with 1 if
    it is more, -1 if it is less, 0 if they are its share.
    """
    for one in (*scene.after[:1], *scene.before[:EARLIER]):
        claim = scene.pool.entry_of(one.facts[0]).claim
        change = operand_of(one, scene.pool)
        is_alike = change.size.kind == value.size.kind or change.size.kind in RATES
        if one.facts[0] == value.fact or not is_alike:
            continue
        if claim.direction in ("up", "down"):
            yield change, 1 if claim.direction == "up" else -1
        elif claim.comparison == "difference":
            yield change, -1 if _LESS.search(one.claim.clause) else 1
        elif _ADDED.search(f"{one.facts[0].topic}{one.claim.clause}"):
            yield change, 1
        elif claim.comparison == "share" and value.size.kind != "share":
            yield change, 0
