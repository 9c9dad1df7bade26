"""Makes facts distinct: no duplicates, none that look the same, one spelling for each topic."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..quantity.units import SHARES
from ..text.compact import compact
from ..text.normalize import normal, normals
from ..text.patterns import pattern
from ..text.simplify import simplified
from .drafted import Chapter, Drafted, Passage
from .naming.doubts import tells_time
from .naming.lexicon import OWNERS
from .naming.named import CUT
from .naming.wholes import place_end
from .naming.wording import LONGEST_NAME, cleaned, is_odd

if TYPE_CHECKING:
    from ..model import Fact, Quantity


def distinct(chapters: Iterable[Chapter]) -> list[Chapter]:
    """The chapters without duplicates and look-alikes, which `xhl check` would report."""
    forms = _Forms()
    told = _told_apart(list(chapters), forms)
    ledger = _Ledger(forms)
    entered = [Chapter(section, tuple(map(ledger.entered, passages))) for section, passages in told]
    return [
        Chapter(section, tuple(map(ledger.without_topics, passages)))
        for section, passages in entered
    ]


class _Forms(dict[str, str]):
    """Names in normal form, which is made of many names at once."""

    def of(self, names: Iterable[str]) -> list[str]:
        names = list(names)
        others = [name for name in dict.fromkeys(names) if name not in self]
        self.update(zip(others, normals(others), strict=True))
        return [self[name] for name in names]

    def __missing__(self, name: str) -> str:
        return normal(name)


# Look-alikes: facts with the same topic, unit, qualifier and period but different values.


def _told_apart(chapters: Sequence[Chapter], forms: _Forms) -> list[Chapter]:
    """Each fact under the shortest of its names that no fact with another value has; facts without such a
    name are marked. A plan and its result get the same name: 新建基站 for both, if for one.
    """
    facts = [one for chapter in chapters for one in chapter.facts]
    names = [one.fact.topic for one in facts]
    looks = [
        (one.fact.unit, one.fact.qualifier, one.fact.period or one.fact.document.period)
        for one in facts
    ]
    alike = _lengthen(names, facts, looks, forms)
    before = [*names]
    _follow(facts, names)
    alike = alike if names == before else _alike(facts, looks, forms.of(names))
    alike = _with_changes(facts, names, alike)
    passages = (passage for chapter in chapters for passage in chapter.passages)
    of_cells = [passage.found is None for passage in passages for _one in passage.facts]
    cells = {rank for rank, is_cell in enumerate(of_cells) if is_cell}
    cut = _ends_of_others(facts, names, cells)
    told = iter(
        one.doubted(ALIKE)
        if rank in alike
        else _renamed(one.doubted(PART) if rank in cut else one, names[rank])
        for rank, one in enumerate(facts)
    )
    return [
        Chapter(section, tuple(_with_facts(each, told) for each in passages))
        for section, passages in chapters
    ]


def _lengthen(
    names: list[str], facts: Sequence[Drafted], looks: Sequence[object], forms: _Forms
) -> set[int]:
    """Give facts longer names as long as some look alike and have any; the ranks of those that still do."""
    alike = _alike(facts, looks, forms.of(names))
    level = 0
    while alike and any(level < len(one.fuller) for one in facts):
        shared = {names[rank] for rank in alike}
        longer = [
            _longer(one, level) if name in shared else ""
            for one, name in zip(facts, names, strict=True)
        ]
        renamed = {(names[rank], longer[rank]) for rank in alike if longer[rank]}
        for rank, known in enumerate(zip(names, longer, strict=True)):
            if known in renamed:
                names[rank] = longer[rank]
        alike, level = _alike(facts, looks, forms.of(names)), level + 1
    return alike


def _follow(facts: Sequence[Drafted], names: list[str]) -> None:
    """Give the changes of a renamed thing its new name: 审结案件30件，增加5件."""
    for rank, one in enumerate(facts[1:], 1):
        last = facts[rank - 1]
        old, new = last.fact.topic, names[rank - 1]
        if old == new:
            continue  # as most do
        rest = one.fact.topic.removeprefix(_CHANGE.sub("", old))
        is_same = one.fact.source == last.fact.source and names[rank] == one.fact.topic
        is_change = one.fact.qualifier.endswith(_CHANGED) and (not rest or _CHANGE.fullmatch(rest))
        if is_same and is_change and not new.endswith("比"):
            names[rank] = _CHANGE.sub("", new) + rest


_CHANGE = pattern("(?:[增降]幅|增速)$")
_CHANGED = ("增长", "增加", "下降", "减少", "上升", "下跌", "提高", "降低")


def _with_changes(facts: Sequence[Drafted], names: Sequence[str], alike: set[int]) -> set[int]:
    """Also the changes of what looks the same: 面积5亩，增加1亩."""
    ranks = set(alike)
    for rank, one in enumerate(facts[1:], 1):
        if rank - 1 not in ranks or not one.fact.qualifier.endswith(_CHANGED):
            continue  # as most are
        is_same = one.fact.source == facts[rank - 1].fact.source
        if is_same and _CHANGE.sub("", names[rank]) == _CHANGE.sub("", names[rank - 1]):
            ranks.add(rank)
    return ranks


def _longer(one: Drafted, level: int) -> str:
    """The longer name of a fact at a level; empty if it has none."""
    names = (cleaned(words, one.fact.source)[:LONGEST_NAME] for words in one.fuller)
    others = [name for name in names if name and name != one.fact.topic]
    return others[level] if level < len(others) else ""


ALIKE = _("another fact looks the same: add what distinguishes them")
PART = _("the end of a longer name: does it mean that?")


def _ends_of_others(facts: Sequence[Drafted], names: Sequence[str], cells: set[int]) -> set[int]:
    """The ranks of the facts whose name is the end of a longer one before it, in the same unit: 营收 after
    甲公司营收 may be that of the company. ``cells`` are the ranks of those from tables.
    """
    known: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)  # by the end, in that unit
    cores = [_CHANGE.sub("", name) for name in names]
    ranks = set()
    for rank, core in enumerate(cores):
        alike = known[core[-2:], facts[rank].fact.unit]
        while alike and rank - alike[0] > NEAR:
            alike.popleft()
        longer = [other for other in alike if _has_end(cores[other], core)]
        if longer and rank not in cells and not _is_its_own(facts, cores, longer[-1], rank):
            ranks.add(rank)
        if CUT not in facts[rank].doubts:
            alike.append(rank)
    return ranks


def _is_its_own(facts: Sequence[Drafted], names: Sequence[str], longer: int, rank: int) -> bool:
    """Whether a name is told apart from a longer one: 全省产量; 核心一级资本充足率、一级资本充足率."""
    fact, last, core = facts[rank].fact, facts[longer].fact, names[rank]
    before = simplified(names[longer].removesuffix(core))
    is_level = not (fact.quantity and _TURNS.search(fact.quantity.qualifier))
    is_beside = longer == rank - 1 and last.source == fact.source
    if is_level and is_beside and not before.endswith(_OWNERS):
        return True
    said = simplified(fact.statement)
    of_all = _OF_ALL.search(said)
    return of_all is not None and said.startswith(simplified(core), of_all.end())


_OWNERS = tuple(OWNERS.split())
# of the longer one: 东街支行存款5亿元，存款增加1亿元
_TURNS = pattern("增|升|提高|扩大|涨|减|降|跌|下滑|收窄|少|多(?!年)")
_OF_ALL = pattern(
    "(?:全[国省市县区镇乡村州球]|本[年市县省区]|累计|实有|合计|总计)(?:(?:累计|共|总)?(?:完成|实现|接待)?)"
)


def _has_end(name: str, end: str) -> bool:
    """Whether a name has more before its end than a place, which adds nothing: 甲省粮食产量."""
    return name.endswith(end, 2) and place_end(name) != len(name) - len(end)


NEAR = 12  # facts in which a longer name is remembered


def _renamed(one: Drafted, topic: str) -> Drafted:
    if topic == one.fact.topic:
        return one
    renamed = one._replace(fact=one.fact._replace(topic=topic))
    words = simplified(_CHANGE.sub("", topic))
    is_cut = is_odd(words) or tells_time(words)
    return renamed.doubted(CUT) if is_cut and not one.doubts else renamed


def _with_facts(passage: Passage, told: Iterator[Drafted]) -> Passage:
    """A passage with the next facts of ``told`` in place of its own."""
    if not passage.facts:
        return passage
    return _with(passage, tuple(next(told) for _one in passage.facts))


def _with(passage: Passage, facts: tuple[Drafted, ...]) -> Passage:
    """The same sentence with these facts, which most often are its own."""
    return passage if facts == passage.facts else passage._replace(facts=facts)


def _alike(facts: Sequence[Drafted], looks: Sequence[object], names: Sequence[str]) -> set[int]:
    """The ranks of the facts that look the same as another fact with another value."""
    first: dict[object, Quantity] = {}
    shared = {
        look
        for look, one in zip(zip(names, looks, strict=True), facts, strict=True)
        if (quantity := one.fact.quantity) and first.setdefault(look, quantity) != quantity
    }
    return {rank for rank, look in enumerate(zip(names, looks, strict=True)) if look in shared}


class _Ledger:
    """The facts so far: no duplicates, one spelling for each topic, and one unit, unless a single sentence
    gives several (11条16.05公里).
    """

    def __init__(self, forms: _Forms) -> None:
        self._forms = forms
        self._facts: set[object] = set()
        self._topics: dict[str, str] = {}  # by the normal form
        self._units: dict[str, str] = {}  # by topic: shares go with every unit
        self._sources: set[tuple[str, str]] = set()  # topic and sentence, in that unit

    def entered(self, passage: Passage) -> Passage:
        """A sentence with those of its facts that are new."""
        if not passage.facts:
            return passage
        facts = []
        source = compact(passage.sentence)
        for one in passage.facts:
            topic, fact = self._topic(one.fact), one.fact
            said = (self._forms[topic], compact(fact.statement), source)
            key = (*said, fact.quantity, fact.period)
            if key not in self._facts:
                self._facts.add(key)
                is_same = topic == fact.topic
                facts.append(one if is_same else one._replace(fact=fact._replace(topic=topic)))
        return _with(passage, tuple(facts))

    def _topic(self, fact: Fact) -> str:
        topic = self._topics.setdefault(self._forms[fact.topic], fact.topic)
        unit = normal(fact.quantity.plain_unit) if fact.quantity else ""
        if not unit or unit in SHARES:
            return topic
        if unit == self._units.setdefault(topic, unit):
            self._sources.add((topic, fact.source))
        elif (topic, fact.source) not in self._sources:
            topic = f"{topic}（{fact.quantity.plain_unit if fact.quantity else unit}）"
            return self._topics.setdefault(normal(topic), topic)
        return topic

    def without_topics(self, passage: Passage) -> Passage:
        """A sentence with its facts, without aliases that are topics."""
        if not any(one.fact.aliases for one in passage.facts):
            return passage
        facts = []
        for one in passage.facts:
            aliases = tuple(a for a in one.fact.aliases if self._forms[a] not in self._topics)
            facts.append(one._replace(fact=one.fact._replace(aliases=aliases)))
        return passage._replace(facts=tuple(facts))
