"""Terms as keys of a segment.

The first letter of a key is the kind. Each sound is one character, the same in every process; printed texts
are quoted as in JSON.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..search.large import terms
from ..search.large.index import END as AFTER
from ..text.hanzi import sounds, syllables
from ..text.normalize import is_number
from ..text.sounds import sound_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Section

LETTERS = {
    terms.PAIR: "p",
    terms.NAME_PAIR: "q",
    terms.INITIALS: "i",
    terms.NUMBER: "n",
    terms.NAME_NUMBER: "e",
    terms.TOPIC: "t",
    terms.ALIAS: "a",
    terms.START: "b",
    terms.COMMON: "c",
    terms.OTHERS: "h",
    terms.NAME_LENGTH: "k",
    terms.LENGTH: "l",
    terms.LATE: "j",
    terms.SECTION: "s",
    terms.PERIOD: "y",
    terms.NUMBERED: "v",
    terms.DOUBTED: "o",
    terms.MEASURE: "m",
    terms.SIZE: "u",
    terms.VALUE: "g",
}
DOCUMENT = "d"  # followed by its key in the file
FACT = "\x1f"  # separates facts in a joined text; no normal form contains it
GAP = " "  # replaces a number in the sounds of a text
END = "\x1e"  # the end of a text
# Codes are below 0x400. Syllables come first, then signs of ASCII, then those that all other signs share.
CODES = 0x400
_FIRST_SYLLABLE, _FIRST_SIGN, _FIRST_SHARED, _SHARED = 0x21, 0x200, 0x300, 0x100
_NO_SOUND = chr(_FIRST_SIGN)


@cache
def _syllable_codes() -> dict[str, str]:
    return {s: chr(_FIRST_SYLLABLE + i) for i, s in enumerate(sorted(syllables()))}


def sound_code(sound: str) -> str:
    """The code of a sound, which is a syllable or any other character of a normal form.

    >>> len(sound_code("zhan")), sound_code("zhan") == sound_code("jian"), len(sound_code("sh"))
    (1, False, 1)
    >>> sound_code("あ") == sound_code("い"), max(map(sound_code, ("あ", "😀", "zhuo", "~"))) < chr(CODES)
    (False, True)
    """
    if code := _syllable_codes().get(sound):
        return code
    if len(sound) > 1:  # an initial, which is no sound
        return _NO_SOUND
    if sound.isascii():
        return chr(_FIRST_SIGN + ord(sound))
    return chr(_FIRST_SHARED + ord(sound) % _SHARED)


# Numbers and ends are signs of their own, so no pair of sounds spans them, and every sound starts a pair.
_FIXED = {ord(BREAK): END, ord(FACT): FACT}


class SoundCodes(dict[int, str]):
    """Character of a normal form -> the code of its sound; for ``str.translate``.

    >>> "机站".translate(SoundCodes()) == "基站".translate(SoundCodes())
    True
    """

    def __init__(self) -> None:
        super().__init__(_FIXED)

    def learn(self, text: str) -> None:
        """Find the codes of many characters at once, which takes less time than one by one."""
        for sound, chars in sounds(text)[0].items():
            self.update(dict.fromkeys(map(ord, chars), sound_code(sound)))

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = GAP if is_number(sign) else sound_code(sound_of(sign))
        return code


@cache
def initial_of(code: str) -> str:
    """The initial of a sound, given by its code; of a sign, the sign, or its code if signs share it.

    >>> initial_of(sound_code("zhan")), initial_of(sound_code("g")), initial_of(END) == END
    ('z', 'g', True)
    """
    sounds, place = list(_syllable_codes()), ord(code) - _FIRST_SYLLABLE
    if 0 <= place < len(sounds):
        return sounds[place][0]
    return chr(ord(code) - _FIRST_SIGN) if _FIRST_SIGN < ord(code) < _FIRST_SHARED else code


def key(kind: terms.Kind, text: str) -> str:
    r"""The key of a term.

    >>> key("section", "第一\n章"), len(key("pair", "ji zhan"))
    ('s第一\\n章', 3)
    """
    if kind in (terms.PAIR, terms.NAME_PAIR, terms.OTHERS):
        return LETTERS[kind] + "".join(map(sound_code, text.split(" ")))
    return LETTERS[kind] + quoted(text)


def counted_as(sections: Iterable[Section]) -> list[str]:
    """For each section, the keys under which its facts are counted, and those with a number.

    >>> from ..model import Section
    >>> counted_as([Section("创新")])
    ["s('创新', '')", "v('创新', '')"]
    """
    kinds = LETTERS[terms.SECTION], LETTERS[terms.NUMBERED]
    return [kind + terms.of_section(section) for section in sections for kind in kinds]


def text_of(key: str) -> str:
    """The text of a term of a kind without sounds.

    >>> text_of(key("section", "创新"))
    '创新'
    """
    return unquoted(key[1:])


def keys_with_sound(kind: terms.Kind, sound: str) -> tuple[str, str]:
    """The range of keys for the pairs of a kind that begin with a sound: from the first, up to the second.

    >>> start, end = keys_with_sound("pair", "ji")
    >>> start < key("pair", "ji zhan") < end < key("pair", "jia zhan")
    True
    """
    start = LETTERS[kind] + sound_code(sound)
    return start, start + AFTER


def quoted(text: str) -> str:
    r"""A text quoted on one line.

    >>> print(quoted("第一\n季度"))
    第一\n季度
    """
    is_plain = text.isprintable() and "\\" not in text and '"' not in text
    return text if is_plain else json.dumps(text, ensure_ascii=False)[1:-1]


def unquoted(text: str) -> str:
    r"""The text without quotes.

    >>> unquoted(quoted("第一\n季度"))
    '第一\n季度'
    """
    return str(json.loads(f'"{text}"')) if "\\" in text else text
