"""Typer's help pages, translated.

Typer's layout counts characters, but a Chinese one takes two columns, in examples of English pages too.
"""

from __future__ import annotations

from collections.abc import Sequence

from typer._click.core import Context
from typer._click.formatting import HelpFormatter

from ..i18n.library_messages import translate
from ..i18n.messages import _


def replace_help() -> None:
    """Make Typer write its help pages with `Page`."""
    Context.formatter_class = Page


class Page(HelpFormatter):
    """A help page: Typer gives its content, this class translates it and lays it out."""

    def write_usage(
        self,
        prog: str,
        args: str = "",
        prefix: str | None = None,  # noqa: ARG002 (Typer's word for "Usage", which is translated here)
    ) -> None:
        head = f"{translate('Usage')}{_(': ')}{prog} "
        parts = args.replace("[OPTIONS]", _("[OPTIONS]"))
        parts = parts.replace("COMMAND [ARGS]...", _("COMMAND [ARGS]..."))
        parts = parts.translate({ord("{"): None, ord("}"): None})  # around what must be given
        self._write_hanging(head, parts, self.width)

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{translate(heading)}{_(':')}\n")

    def write_text(self, text: str) -> None:
        self._write_hanging(" " * self.current_indent, text, self.width)

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = [(term.removeprefix(" / "), text) for term, text in rows]  # of --no-warnings alone
        widest = max((_columns(term) for term, _text in rows), default=0)
        first = self.current_indent + min(widest, col_max) + col_spacing
        for term, text in rows:
            head = f"{' ' * self.current_indent}{term}{' ' * col_spacing}"
            if _columns(head) > first:
                self.write(f"{head.rstrip()}\n")
                head = ""
            self._write_hanging(
                head + " " * (first - _columns(head)), _retold_help(text), self.width
            )

    def _write_hanging(self, head: str, text: str, width: int) -> None:
        """Write a text behind its head, with a hanging indent."""
        from ..render.wrap import wrap  # this imports rich

        margin = _columns(head)
        for start, end in wrap(text, max(width - margin, 10)):
            self.write(f"{head}{text[start:end]}".rstrip() + "\n")
            head = " " * margin


def _retold_help(text: str) -> str:
    """The translated help of an option: ours, perhaps with an addition in brackets; or Typer's."""
    help, _gap, added = text.rpartition("  [")
    if not added.endswith("]"):
        return translate(text)
    told = "; ".join(translate(part) for part in added[:-1].split("; "))
    return f"{help}  [{told}]"


def _columns(text: str) -> int:
    from rich.cells import cell_len  # only pages in Chinese need it

    return cell_len(text)
