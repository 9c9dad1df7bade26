"""The translation of all text that people read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping


def asks_for_chinese(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment asks for Chinese, by the rules of GNU gettext.

    The locale is the first of LC_ALL, LC_MESSAGES and LANG that is not empty. The list LANGUAGE
    takes precedence, unless the locale is C. The first language in the list that xhl speaks counts:
    English, or any kind of Chinese, for which there is one catalogue.

    >>> asks_for_chinese({"LANG": "zh_TW.UTF-8"}), asks_for_chinese({"LANGUAGE": "fr:zh_CN:en"})
    (True, True)
    >>> asks_for_chinese({"LANG": "zh_CN", "LC_ALL": "C"}), asks_for_chinese({"LANGUAGE": "en:zh"})
    (False, False)
    """
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    preferred = "" if locale in ("C", "POSIX") else environment.get("LANGUAGE", "")
    languages = (_language(name) for name in (preferred or locale).split(":"))
    return next((name for name in languages if name in ("zh", "en", "c", "posix")), "") == "zh"


def _language(locale: str) -> str:
    """The language of a locale name: zh of zh_CN.UTF-8, zh-Hans or ZH@pinyin."""
    for mark in "-.@":
        locale = locale.replace(mark, "_")
    return locale.partition("_")[0].lower()


def _(text: str) -> str:
    """The text in the language of this process."""
    return text if _translated is None else _translated(text)


def retold(text: str) -> str:
    """A text of the catalogue in the language of this process, whichever of the two it is in: drafts keep
    texts in the language of their writer. Other texts are unchanged.

    >>> retold("主题过长"), retold("a long topic"), retold("基站")
    ('a long topic', 'a long topic', '基站')
    """
    if _translated is not None:
        return _translated(text)
    if text.isascii():
        return text
    from .catalogue import originals  # few facts are doubted

    return originals().get(text, text)


_translated: Callable[[str], str] | None = None
if asks_for_chinese():
    from .catalogue import opened  # in English, no catalogue is looked for

    _translated = opened()
