"""What is said when something that was asked cannot be done."""

from __future__ import annotations


class Refusal(Exception):
    r"""Cannot be done; each argument is a line for standard error, and the exit code is 2.

    What a line repeats of a query, a name or a base may have line breaks in it: whoever prints it
    prints one line all the same.

    >>> Refusal('unknown section "a\nb"').lines
    ('unknown section "a\nb"',)
    """

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(map(str, self.args))

    def __str__(self) -> str:
        return "\n".join(self.lines)
