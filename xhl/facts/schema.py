"""From parsed TOML to values: the keys a fact base may and must have.

One pass checks and builds. A broken rule is only noted, with its place; problems.py, which good bases never
import, finds its line and its wording.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from ..i18n.messages import _
from ..model import Digits, Document, Fact, Quantity, Section
from ..quantity.contains import stands_in
from .toml_lines import doubts, header_lines

if TYPE_CHECKING:
    from .problems import Fault
    from .toml_lines import Where

Table = dict[str, Any]
Abbreviations = dict[str, tuple[str, ...]]  # abbreviation -> its meanings, likeliest first

SCHEMA = 1
DIGITS = 15  # of a value: as many as a float keeps, so that it prints as it is written
LARGEST = 10**DIGITS - 1
NAME = 1_000  # characters of a name: of a topic, an alias, a section, a unit
TEXT_MOST = 100_000  # characters of any other text; no sentence is longer
_SHAPES = 1000  # of facts, remembered
NOTED = 10_000  # faults kept of a file; the others are only counted


class TableSpec:
    """The keys that a kind of table may have, with their types, and those it must have."""

    def __init__(self, kinds: dict[str, tuple[type, ...]], required: tuple[str, ...]) -> None:
        self.kinds = kinds
        self.required = required


NAMES = frozenset(
    ("section", "document", "unit", "qualifier", "period", "place", "date", "type", "accessed")
)
# The kinds of documents that GB/T 7714-2015 has marks for, in its appendix B.
TYPES = ("M", "C", "G", "N", "J", "D", "R", "S", "P", "DB", "CP", "EB", "A", "CM", "DS", "Z")
TEXT = (str,)
WHOLE = (int,)
NUMBER = (int, Digits)
TEXTS = (list,)
TABLES = (dict,)

BASE = TableSpec(
    {
        **{"schema": WHOLE, "title": TEXT, "abbreviations": TABLES},
        **dict.fromkeys(("document", "section", "fact"), TABLES),
    },
    required=("schema",),
)
DOCUMENT = TableSpec(
    {
        **dict.fromkeys(("title", "author", "publisher", "date", "url", "note", "period"), TEXT),
        **dict.fromkeys(("file", "type", "accessed"), TEXT),
        "uncovered": TABLES,
    },
    required=("title",),
)
SECTION = TableSpec({"title": TEXT, "aliases": TEXTS}, required=())
FACT = TableSpec(
    {
        **dict.fromkeys(("section", "statement", "source", "document"), TEXT),
        **dict.fromkeys(("unit", "qualifier", "period", "place"), TEXT),
        "value": NUMBER,
        "aliases": TEXTS,
    },
    required=("section", "statement", "source"),
)


class Faults:
    """The rules that one file breaks."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.more = 0  # faults that are not kept

    def note(
        self,
        where: Where,
        template: str,
        near: tuple[str, Collection[str]] | None = None,
        **fields: object,
    ) -> None:
        """Note a broken rule; ``near`` is an unknown name with the known ones."""
        if len(self.found) == NOTED:
            self.more += 1
            return
        from .problems import Fault

        self.found.append(Fault(where, template, fields, near))


class Declared:
    """The declarations of a file, and the tables of its facts."""

    def __init__(
        self,
        title: str = "",
        sections: dict[str, Section] | None = None,
        documents: dict[str, Document] | None = None,
        facts: Table | None = None,
        abbreviations: Abbreviations | None = None,
    ) -> None:
        self.title = title
        self.sections = sections or {}
        self.documents = documents or {}
        self.facts = facts or {}
        self.abbreviations = abbreviations or {}


def declared(data: Table, faults: Faults) -> Declared:
    """The declarations of a parsed file; nothing if it has another schema.

    >>> data = {"schema": 1, "document": {"report": {"title": "工作报告"}}}
    >>> declared(data, Faults()).documents["report"].title
    '工作报告'
    >>> declared({**data, "schema": 2}, Faults()).documents
    {}
    """
    schema = data.get("schema")
    if type(schema) is int and schema != SCHEMA:  # the rules of other schemas are unknown
        newer = _("written for a newer xhl: this one reads schema {known}")
        unknown = _("unknown schema: this xhl reads schema {known}")
        faults.note(("schema",), newer if schema > SCHEMA else unknown, known=SCHEMA)
        return Declared()
    top = validated(data, BASE, (), faults)
    if not data.get("document"):
        faults.note((), _("no document: say under [document.NAME] where the sentences are from"))
    return Declared(
        top.get("title", ""),
        {
            name: Section(name, table.get("title", ""), tuple(table.get("aliases", ())))
            for name, table in _named("section", top, SECTION, faults)
        },
        {
            key: Document(key, **{"title": "", **_explained(table, ("document", key), faults)})
            for key, table in _named("document", top, DOCUMENT, faults)
        },
        top.get("fact"),
        _abbreviations(top.get("abbreviations", {}), faults),
    )


def facts_of(
    declared: Declared,
    sections: dict[str, Section],
    path: str,
    text: str,
    faults: Faults,
    lines: dict[str, list[int]] | None = None,
) -> list[Fact]:
    """The facts of one file in order; the faults of others are noted.

    ``sections`` has those that the file declares, after all files were joined; ``lines`` those of the
    headers of each topic, if they are known.

    >>> said = {"section": "创新", "statement": "建成429个", "source": "建成429个。", "value": 429}
    >>> data = {"schema": 1, "document": {"d": {"title": "公报"}}, "section": {"创新": {}},
    ...     "fact": {"5G基站": [said]}}
    >>> file = declared(data, Faults())
    >>> [fact.value for fact in facts_of(file, file.sections, "facts.toml", "", Faults())]
    [429]
    """
    lines = header_lines(text, declared.facts) if lines is None else lines
    doubted = doubts(text)
    facts = []
    for topic, entries in declared.facts.items():
        if not _are_entries(topic, entries, faults):
            continue
        for rank, table in enumerate(entries):
            where = ("fact", topic, rank)
            entry = table if _is_plain(table) else validated(table, FACT, where, faults)
            quantity = _quantity(entry, where, faults)
            if "value" not in entry and entry is table:  # otherwise the value itself may be a fault
                _refuse_lone_unit(entry, where, faults)
            document = _document(entry, declared, where, faults)
            section = _section(entry, declared, where, faults)
            if document and section:
                line = lines[topic][rank]
                fact = Fact(
                    topic,
                    sections[section],
                    entry.get("statement", ""),
                    entry.get("source", ""),
                    document,
                    quantity,
                    entry.get("period", "") or document.period,
                    tuple(entry.get("aliases", ())),
                    path,
                    line,
                    entry.get("place", ""),
                    doubt=doubted.get(line, ""),
                )
                facts.append(fact)
    facts.sort(key=attrgetter("line"))  # the facts of one topic may be apart
    return facts


def validated(table: Table, spec: TableSpec, where: Where, faults: Faults) -> Table:
    """The table without keys that are unknown or of a wrong type, which are noted as faults.

    >>> faults = Faults()
    >>> validated({"title": "公报", "titel": "通报"}, SECTION, ("section", "创新"), faults)
    {'title': '公报'}
    >>> [fault.where for fault in faults.found]
    [('section', '创新', 'titel')]
    """
    kinds = spec.kinds
    bad = [key for key, value in table.items() if type(value) not in kinds.get(key, ())]
    if "aliases" in table and "aliases" not in bad and not are_texts(table["aliases"]):
        bad.append("aliases")
    for key in bad:
        if key in kinds:
            faults.note((*where, key), _wrong_type(key, kinds[key]), key=key)
        else:
            faults.note((*where, key), _('unknown key "{key}"'), (key, kinds), key=key)
    for key in spec.required:
        if key not in table:
            missing = _('"{key}" is missing; needed here: {required}')
            faults.note(where, missing, key=key, required=spec.required)
        elif type(table[key]) is str and not table[key].strip():
            faults.note((*where, key), _('"{key}" is empty'), key=key)
    for key, value in table.items():
        may_be_long = key == "aliases" or (type(value) is str and len(value) > NAME)
        if may_be_long and type(value) in kinds.get(key, ()):
            bad += _too_long(key, value, where, faults)
    dropped = set(bad)  # there may be a million
    return {key: table[key] for key in table if key not in dropped} if dropped else table


_texts_of: dict[tuple[object, ...], Callable[[Table], Iterable[str]]] = {}  # by keys and types


def _is_plain(table: Table) -> bool:
    """Whether the table of a fact is certainly valid. Most have the same few keys, so this is quick."""
    shape = (*table, *map(type, table.values()))
    texts_of = _texts_of.get(shape)
    if texts_of is None:
        if not _is_plain_shape(table) or len(_texts_of) == _SHAPES:
            return False
        texts = (key for key in table if type(table[key]) not in (int, list))
        texts_of = _texts_of[shape] = itemgetter(*texts)
    aliases = table.get("aliases", ())
    return (
        are_texts(aliases)
        and len("".join((*texts_of(table), *aliases))) <= NAME
        and all((table["section"].strip(), table["statement"].strip(), table["source"].strip()))
    )


def _is_plain_shape(table: Table) -> bool:
    return table.keys() >= {*FACT.required} and all(
        type(value) in FACT.kinds.get(key, ()) for key, value in table.items()
    )


def _too_long(key: str, value: Any, where: Where, faults: Faults) -> list[str]:
    """Note a fault, and give the key, if one of its texts is longer than its kind allows."""
    is_list = type(value) is list
    most = NAME if is_list or key in NAMES else TEXT_MOST
    texts = [text for text in value if type(text) is str] if is_list else [value]
    if max(map(len, texts), default=0) <= most:
        return []
    faults.note((*where, key), _('"{key}" is longer than {most} characters'), key=key, most=most)
    return [key]


def are_texts(values: Iterable[Any]) -> bool:
    """Whether all values are texts that are not blank.

    >>> are_texts(["信号塔"]), are_texts([]), are_texts(["信号塔", " "]), are_texts([5])
    (True, True, False, False)
    """
    return all(type(value) is str and value.strip() for value in values)


def _wrong_type(key: str, kinds: tuple[type, ...]) -> str:
    if key == "uncovered":
        return _('"{key}" must be a table of phrases, each with its reason in quotes')
    if key == "abbreviations":
        return _('"{key}" must be a table of abbreviations, each with what it stands for in quotes')
    if kinds == TABLES:
        return _('"{key}" needs tables with names, such as [section."创新"] or [[fact."5G基站"]]')
    if kinds == TEXTS:
        return _('"{key}" must be a list of texts in quotes, none of them empty')
    if kinds == NUMBER:
        return _('"{key}" must be a number without quotes')
    return _('"{key}" must be a whole number') if kinds == WHOLE else _('"{key}" must be in quotes')


def _named(kind: str, top: Table, spec: TableSpec, faults: Faults) -> Iterator[tuple[str, Table]]:
    """The valid tables of one kind, by name."""
    for name, table in top.get(kind, {}).items():
        where = (kind, name)
        if not name.strip():
            faults.note(where, _("the name is empty"))
        elif len(name) > NAME:
            faults.note(where, _("the name is longer than {most} characters"), most=NAME)
        if type(table) is dict:
            yield name, validated(table, spec, where, faults)
        else:
            faults.note(where, _("not a table: put its keys under [{kind}.NAME]"), kind=kind)


def _explained(table: Table, where: Where, faults: Faults) -> Table:
    """The table of a document, its type checked, with its uncovered phrases and reasons as pairs."""
    mark = table.get("type")
    if mark is not None and mark not in TYPES:
        unknown = _('unknown type "{mark}"; GB/T 7714 has: {known}')
        faults.note((*where, "type"), unknown, (mark, TYPES), mark=mark, known=TYPES)
    reasons = table.get("uncovered")
    if reasons is None:
        return table
    for phrase, reason in reasons.items():
        if not phrase.strip():
            faults.note((*where, "uncovered"), _("the phrase is empty"))
        elif type(reason) is not str or not reason.strip():
            needed = _('"{phrase}" needs its reason in quotes')
            faults.note((*where, "uncovered", phrase), needed, phrase=phrase)
    pairs = tuple((phrase, str(reason)) for phrase, reason in reasons.items())
    return {**table, "uncovered": pairs}


def _abbreviations(table: Table, faults: Faults) -> Abbreviations:
    """The valid abbreviations with their meanings."""
    found = {}
    for short, said in table.items():
        where = ("abbreviations", short)
        texts = said if type(said) is list else [said]
        if not short.strip():
            faults.note(where, _("the abbreviation is empty"))
        elif not texts or not are_texts(texts):
            needed = _('"{short}" needs what it stands for: a text in quotes, or a list of them')
            faults.note(where, needed, short=short)
        elif max(map(len, (short, *texts))) > NAME:
            faults.note(where, _('"{key}" is longer than {most} characters'), key=short, most=NAME)
        else:
            found[short] = tuple(texts)
    return found


def _are_entries(topic: str, entries: object, faults: Faults) -> bool:
    if not topic.strip():
        faults.note(("fact", topic), _("the topic is empty"))
    elif len(topic) > NAME:
        faults.note(("fact", topic), _("the topic is longer than {most} characters"), most=NAME)
    if type(entries) is list and {*map(type, entries)} == {dict}:
        return True
    wanted = _('begin each fact with [[fact."TOPIC"]]: two brackets, the topic in quotes')
    faults.note(("fact", topic), wanted)
    return False


def _quantity(entry: Table, where: Where, faults: Faults) -> Quantity | None:
    value = entry.get("value")
    if value is None:
        return None
    written = _written(value)
    if not written:
        plain = _('"value" must be plain digits, at most {most}, with or without a decimal point')
        faults.note((*where, "value"), plain, most=DIGITS)
        return None
    if "source" in entry and not stands_in(written, entry["source"]):
        absent = _('value {value} is not in "source"')
        faults.note((*where, "value"), absent, value=written)
    return Quantity(written, entry.get("unit", ""), entry.get("qualifier", ""))


def _refuse_lone_unit(entry: Table, where: Where, faults: Faults) -> None:
    for key in ("unit", "qualifier"):
        if entry.get(key):
            faults.note((*where, key), _('"{key}" without a "value"'), key=key)


def _written(value: int | Digits) -> str:
    """The number in digits; "" if it is too long, infinite or has an exponent."""
    if isinstance(value, int):
        return str(value) if -LARGEST <= value <= LARGEST else ""
    written = value.replace("_", "").lstrip("+")
    digits = written.lstrip("-").replace(".", "", 1)
    return written if digits.isdigit() and len(digits) <= DIGITS else ""


def _document(entry: Table, declared: Declared, where: Where, faults: Faults) -> Document | None:
    documents = declared.documents
    key = entry.get("document")
    if key is None:
        if len(documents) > 1:
            several = _('"document" is missing; the file has several: {known}')
            faults.note(where, several, known=documents)
        return next(iter(documents.values()), None)
    if key not in documents:
        unknown = _('unknown document "{name}"; the file has: {known}')
        near = (key, documents)
        faults.note((*where, "document"), unknown, near, name=key, known=documents)
    return documents.get(key)


def _section(entry: Table, declared: Declared, where: Where, faults: Faults) -> str | None:
    name: str | None = entry.get("section")
    if name is None or name in declared.sections:
        return name
    if name.strip():  # an empty one is noted already
        unknown = _('unknown section "{name}"; the file has: {known}')
        near = (name, declared.sections)
        faults.note((*where, "section"), unknown, near, name=name, known=declared.sections)
    return None
