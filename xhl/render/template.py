"""Records as lines in the user's own form: `{topic}: {value:,}{unit}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from string import Formatter
from typing import TYPE_CHECKING

from ..errors import UserError
from ..i18n.messages import _
from ..model import Digits
from ..text import sanitize
from .formats import plain

if TYPE_CHECKING:
    from .record import Cell, Record

_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def filled(template: str, records: Iterable[Record], end: str = "\n") -> Iterator[str]:
    r"""A line for each record, with the names replaced by the values, formatted as in Python.

    A missing value is empty. `\t` and `\n` are a tab and a line break.

    >>> [*filled("{topic}: {value:,}{unit}", [{"topic": "企业", "value": Digits("6942"), "unit": "家"}])]
    ['企业: 6,942家\n']
    """
    text = re.sub(r"\\[tn\\]", lambda found: _ESCAPES[found[0]], template)
    for record in records:
        yield "".join(_piece(record, *part) for part in _parts(text)) + end


def check(template: str, known: Sequence[str]) -> None:
    """Raise `UserError` for a template with an unknown field or an unsafe format.

    A template is data: it may not access attributes or indexes, nor convert.

    >>> check("{value.real}", ["value"])
    Traceback (most recent call last):
    xhl.errors.UserError: --template: "value.real" is not a field; there are: value
    """
    try:
        parts = list(_parts(template))
    except ValueError as error:
        problem = _("--template: the braces do not match ({reason})")
        raise UserError(problem.format(reason=error)) from None
    for _literal, name, spec in parts:
        if name is not None and name not in known:
            problem = _('--template: "{name}" is not a field; there are: {known}')
            raise UserError(problem.format(name=name, known=", ".join(known)))
        if "{" in spec or re.search(r"\d{4,}", spec):  # nested fields; endless lines
            raise _not_a_format(spec)


def _parts(template: str) -> Iterator[tuple[str, str | None, str]]:
    """Literal texts, each with the name and format of the field behind it."""
    for literal, name, spec, conversion in Formatter().parse(template):
        shown = f"{name}!{conversion}" if conversion else name
        yield literal, shown, spec or ""


def _piece(record: Record, literal: str, name: str | None, spec: str) -> str:
    return literal + (_formatted(record.get(name), spec) if name is not None else "")


def _formatted(cell: Cell, spec: str) -> str:
    if cell is None:
        return ""
    value: object = sanitize.one_line(plain(cell))
    if isinstance(cell, Digits) and spec:
        from decimal import Decimal

        value = Decimal(cell)
    try:
        return format(value, spec)
    except ValueError:
        raise _not_a_format(spec) from None


def _not_a_format(spec: str) -> UserError:
    return UserError(_('--template: "{spec}" is not a format for a field').format(spec=spec))
