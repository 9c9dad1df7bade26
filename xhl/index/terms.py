"""How a segment writes terms as keys.

The first letter of a key says the kind. A sound is one character that is the same in every process, and no
other sound's; what is compared as it is printed is quoted as in JSON.
"""

from __future__ import annotations

import json
from functools import cache

from ..search import terms
from ..search.fields import BREAK
from ..search.index import END as AFTER
from ..text.hanzi import syllables
from ..text.normalize import is_number
from ..text.sounds import sound_of

LETTERS = {
    terms.PAIR: "p",
    terms.NAME_PAIR: "q",
    terms.INITIALS: "i",
    terms.NUMBER: "n",
    terms.TOPIC: "t",
    terms.ALIAS: "a",
    terms.START: "b",
    terms.SECTION: "s",
    terms.PERIOD: "y",
    terms.NUMBERED: "v",
    terms.MEASURE: "m",
    terms.SIZE: "u",
}
DOCUMENT = "d"  # and its key in its file
FACT = "\x1f"  # stands between two facts in a text of many; no normal form has it
GAP = " "  # stands for a number in the sounds of a text
END = "\ue7ff"  # stands for the end of a text
_FIRST_SYLLABLE = 0xE000
_FIRST_SIGN = 0x10F000  # signs of ASCII, which are sounds of their own


@cache
def _syllable_codes() -> dict[str, str]:
    return {s: chr(_FIRST_SYLLABLE + i) for i, s in enumerate(sorted(syllables()))}


def sound_code(sound: str) -> str:
    """The character for a sound: a syllable, or any other character of a normal form.

    >>> len(sound_code("zhan")), sound_code("zhan") == sound_code("jian")
    (1, False)
    """
    code = _syllable_codes().get(sound, sound)
    return chr(_FIRST_SIGN + ord(code)) if code.isascii() else code


# Numbers and ends are signs of their own, so no pair of sounds spans them, and every sound starts a pair.
_FIXED = {ord(BREAK): END, ord(FACT): FACT}


class SoundCodes(dict[int, str]):
    """Character of a normal form -> the character for its sound; for ``str.translate``.

    >>> "机站".translate(SoundCodes()) == "基站".translate(SoundCodes())
    True
    """

    def __init__(self) -> None:
        super().__init__(_FIXED)

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = GAP if is_number(sign) else sound_code(sound_of(sign))
        return code


class InitialCodes(dict[int, str]):
    """Character of a normal form -> its initial.

    >>> "基站".translate(InitialCodes())
    'jz'
    """

    def __init__(self) -> None:
        super().__init__({ord(BREAK): END, ord(FACT): FACT})

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = GAP if is_number(sign) else sound_of(sign)[0]
        return code


def key(kind: terms.Kind, text: str) -> str:
    r"""The key of a term.

    >>> key("section", "第一\n章"), len(key("pair", "ji zhan"))
    ('s第一\\n章', 3)
    """
    if kind in (terms.PAIR, terms.NAME_PAIR):
        return LETTERS[kind] + "".join(map(sound_code, text.split(" ")))
    return LETTERS[kind] + quoted(text)


def text_of(key: str) -> str:
    """The text of a term of a kind that is not of sounds.

    >>> text_of(key("section", "创新"))
    '创新'
    """
    return unquoted(key[1:])


def keys_with_sound(sound: str) -> tuple[str, str]:
    """From which key on, and before which, the pairs stand that begin with a sound.

    >>> start, end = keys_with_sound("ji")
    >>> start < key("pair", "ji zhan") < end < key("pair", "jia zhan")
    True
    """
    start = LETTERS[terms.PAIR] + sound_code(sound)
    return start, start + AFTER


def quoted(text: str) -> str:
    r"""A text on one line.

    >>> print(quoted("第一\n季度"))
    第一\n季度
    """
    is_plain = text.isprintable() and "\\" not in text and '"' not in text
    return text if is_plain else json.dumps(text, ensure_ascii=False)[1:-1]


def unquoted(text: str) -> str:
    r"""The text again.

    >>> unquoted(quoted("第一\n季度"))
    '第一\n季度'
    """
    return str(json.loads(f'"{text}"')) if "\\" in text else text
