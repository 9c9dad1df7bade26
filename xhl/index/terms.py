"""What a fact is looked up by, and how a segment writes it.

The first letter of a key says what the rest is. A sound is one character that is the same in every process,
and no other sound's. Names are in normal form; what is compared as it is printed is quoted as in JSON.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache, lru_cache

from ..search.fields import BREAK
from ..text.hanzi import readings, syllables
from ..text.normalize import is_number
from ..text.sounds import sound_of

PAIR = "p"  # two sounds that follow each other, in any text
NAME_PAIR = "q"  # the same in a topic or an alias
INITIALS = "i"  # two initials that follow each other in a topic or an alias
NUMBER = "n"  # as it is in the normal form
TOPIC, ALIAS = "t", "a"
SECTION, DOCUMENT, PERIOD = "s", "d", "y"
SIZE = "u"  # the unit, the direction of the change, and the number so that keys stand in its order
FACT = "\x1f"  # stands between two facts in a text of many; no normal form has it
GAP = " "  # what stands for a number in the sounds of a text
_FIRST_SYLLABLE = 0xE000
_FIRST_SIGN = 0x10F000  # signs of ASCII, which are sounds of their own
_END = "\ue7ff"
LAST = "\U0010ffff"  # comes after every code


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


# In the text of many facts: numbers and ends of facts become a space, so no pair spans them. The end of a
# text is a sound of its own, so its last character still starts a pair.
_FIXED = {ord(BREAK): _END, ord(FACT): FACT}


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
        super().__init__({ord(BREAK): GAP, ord(FACT): FACT})

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = GAP if is_number(sign) else sound_of(sign)[0]
        return code


class DictionaryKeys(dict[int, str]):
    """Character -> what puts texts in the order of a dictionary, by their readings.

    >>> sorted(["中", "安", "阿"], key=lambda text: text.translate(DictionaryKeys()))
    ['阿', '安', '中']
    """

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        sound = (readings(sign) or (sign.casefold(),))[0]
        key = self[char] = f"{sound}\x01{sign}\x02"
        return key


@lru_cache(1 << 12)
def quoted(text: str) -> str:
    r"""A text on one line.

    >>> print(quoted("第一\n季度"))
    第一\n季度
    """
    return json.dumps(text, ensure_ascii=False)[1:-1]


def unquoted(text: str) -> str:
    r"""The text again.

    >>> unquoted(quoted("第一\n季度"))
    '第一\n季度'
    """
    return str(json.loads(f'"{text}"'))


def size_key(unit: str, turn: int, written: str) -> str:
    """The key for a number in its unit, which rises (1), falls (-1) or does neither (0).

    >>> keys = [size_key("亿元", 0, number) for number in ("-20", "-3", "0", "0.5", "9", "10.25")]
    >>> keys == sorted(keys), size_key("亿元", 0, "9.0") == keys[4]
    (True, True)
    """
    return f"{quoted(unit)}\t{turn}\t{_ordered(written)}"


_POINT = 500  # stands for an exponent of 0
_NINES = str.maketrans("0123456789", "9876543210")


@lru_cache(1 << 12)
def _ordered(written: str) -> str:
    """A number written so that texts are in the order of their numbers."""
    number = Decimal(written)
    if not number:
        return "1"
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    if number > 0:
        return f"2{_POINT + number.adjusted()}{digits}"
    return f"0{_POINT - number.adjusted()}{digits.translate(_NINES)}~"
