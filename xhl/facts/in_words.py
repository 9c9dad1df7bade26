"""What a fact keeps in the language of its draft or document, in the language of this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..i18n.messages import _, retold
from ..text.patterns import pattern

if TYPE_CHECKING:
    from ..model import Fact

_FORMS = {"页": _("page {number}"), "行": _("line {number}"), "段": _("paragraph {number}")}
_LABEL = pattern("第 ([0-9]+) ([页行段])")


def doubt_of(fact: Fact) -> str:
    """Why the draft of a fact doubts it; "" if it does not.

    >>> from xhl import load
    >>> doubt_of(load().facts[0]._replace(doubt="主题过长; 用词可能截断有误; 看看"))
    'a long topic; the words may be cut; 看看'
    """
    return _("; ").join(retold(reason) for reason in fact.doubt.split("; ") if reason)


def place_of(label: str) -> str:
    """The place of a sentence in its document, given as `Fact.place` has it.

    >>> place_of("第 3 页"), place_of("收入!B7")
    ('page 3', '收入!B7')
    """
    label_of = _LABEL.fullmatch(label)
    return _FORMS[label_of[2]].format(number=label_of[1]) if label_of else label
