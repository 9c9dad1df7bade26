"""How the full-text table of an index writes what a fact is looked up by.

Each is a word of its own: a pair of sounds that follow each other, a number, a pair of initials of a name.
A sound is written as one character that is the same in every process, and no other sound's.
"""

from __future__ import annotations

from functools import cache

from ..search.fields import BREAK
from ..text.hanzi import syllables
from ..text.normalize import NUMBERS, is_number, readable
from ..text.sounds import sound_of

FACT = "\x1f"  # stands between two facts in a text of many; no normal form has it
_NUMBER = "№"  # begins the word of a number
# Private characters, none of which FTS5's ASCII tokenizer takes for the end of a word.
_FIRST_SYLLABLE = 0xE000
_FIRST_SIGN = 0x10F000  # and the signs of ASCII, which it does take for that
_FIRST_INITIAL = 0x10F800


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


def initial_code(letter: str) -> str:
    """The character for an initial: a letter, or any other character of a normal form.

    >>> len(initial_code("z")), initial_code("z") == sound_code("z")
    (1, False)
    """
    return chr(_FIRST_INITIAL + ord(letter)) if letter.isascii() else letter


def number_word(number: str) -> str:
    """The word for a number: the tokenizer knows no decimal point.

    >>> number_word("29.2")
    '№29·2'
    """
    return _NUMBER + number.replace(".", "·")


# In the text of many facts: a space, which ends a word, stands for a number or the end of a fact, so that no
# pair reaches over them; the end of a text is a sound of its own, so that its last sound begins a pair too.
_FIXED = {ord(BREAK): "\ue7ff", ord(FACT): FACT}


class SoundCodes(dict[int, str]):
    """Character of a normal form -> the character for its sound; for ``str.translate``.

    >>> "机站".translate(SoundCodes()) == "基站".translate(SoundCodes())
    True
    """

    def __init__(self) -> None:
        super().__init__(_FIXED)

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = " " if is_number(sign) else sound_code(sound_of(sign))
        return code


class InitialCodes(dict[int, str]):
    """Character of a normal form -> the character for its initial.

    >>> "基站".translate(InitialCodes()) == initial_code("j") + initial_code("z")
    True
    """

    def __init__(self) -> None:
        super().__init__(_FIXED)

    def __missing__(self, char: int) -> str:
        sign = chr(char)
        code = self[char] = " " if is_number(sign) else initial_code(sound_of(sign)[0])
        return code


def numbers_in(plain: str) -> str:
    """The words of the numbers of a text in normal form.

    >>> from ..text.normalize import normal
    >>> numbers_in(normal("1,234个，增长29.2%"))
    '№1234 №29·2'
    """
    return " ".join(map(_word_of_code, NUMBERS.findall(plain)))


@cache
def _word_of_code(char: str) -> str:
    return number_word(readable(char))
