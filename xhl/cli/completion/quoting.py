"""The words of a command line as a shell has them: in quotes, behind backslashes, divided at "="."""

from __future__ import annotations

from collections.abc import Sequence


def rejoined(words: Sequence[str]) -> list[str]:
    """The words as typed: bash splits --section=生态 into three."""
    return [
        word for i, word in enumerate(words) if word != "=" or i == 0 or words[i - 1][:2] != "--"
    ] + ([""] if words[-1:] == ["="] else [])


def unquoted(word: str) -> tuple[str, str]:
    r"""An unfinished word without its quotes and backslashes, as the command will get it, and the quotation
    mark that it leaves open.

    >>> unquoted("Blue\\ River"), unquoted("'Blue Ri")
    (('Blue River', ''), ('Blue Ri', "'"))
    """
    kept: list[str] = []
    quote = ""
    chars = iter(word)
    for char in chars:
        if char == "\\" and quote != "'":
            kept += next(chars, "")
        elif char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
        else:
            kept.append(char)
    return "".join(kept), quote


_SPECIAL = {"": frozenset(" !\"#$&'()*;<=>?[\\]^`{|}~"), '"': frozenset('"$\\`')}


def quoted(word: str, quote: str) -> str:
    r"""A word quoted for bash, behind the open quotation mark; "" if that is impossible.

    Inside double quotation marks an exclamation mark recalls a former command, even behind a backslash.
    bash closes the quotation itself, unless the word ends with that mark.

    >>> print(quoted("Blue River ($5)", ""), quoted("Blue River ($5)", '"'))
    Blue\ River\ \(\$5\) Blue River (\$5)
    """
    if quote == "'":
        typed = word.replace("'", r"'\''")
    elif quote and "!" in word:
        return ""
    else:
        typed = "".join(f"\\{char}" if char in _SPECIAL[quote] else char for char in word)
    return typed + quote if quote and word.endswith(quote) else typed
