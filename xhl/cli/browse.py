"""`xhl browse`: search while typing. This file computes what is shown; prompt_toolkit reads keys and draws."""

from __future__ import annotations

import base64
import shutil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import set_cell_size
from rich.text import Text

from ..errors import UserError
from ..i18n.messages import _
from ..render import quote
from ..render.figures import figure
from ..render.screen import GAP, HEADING, MATCH, QUIET, printed, text
from ..render.topic import topics
from ..text.hanzi import syllables

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from ..fact_base import FactBase
    from ..model import Fact

LARGE = 20_000  # facts
MOST = 200  # hits kept of a search
TOPIC_MOST = 28


class View(NamedTuple):
    """The state of the screen: the facts found, the chosen one, whether its card is open."""

    facts: tuple[Fact, ...] = ()
    chosen: int = 0
    is_open: bool = False
    said: str = ""  # the message of the last key

    @property
    def fact(self) -> Fact | None:
        return self.facts[self.chosen] if self.facts else None

    def moved(self, steps: int) -> View:
        """The view after moving the choice, within the list."""
        at = min(max(self.chosen + steps, 0), max(len(self.facts) - 1, 0))
        return self._replace(chosen=at, said="")


def found(base: FactBase, words: str) -> View:
    """The view of a search; the first facts of the base if nothing is typed."""
    if not words.strip():
        return View(tuple(fact for _at, fact in zip(range(MOST), base, strict=False)))
    # Half of all sentences have a lone syllable: to rank those of a large base takes seconds.
    exact = len(base.facts) > LARGE and words.strip().lower() in syllables()
    return View(tuple(hit.fact for hit in base.search(words, limit=MOST, exact=exact)))


def drawn(view: View, columns: int, rows: int) -> str:
    """The lines of the list around the chosen fact, or of its card, in so many columns and rows."""
    if view.is_open and view.fact is not None:
        return printed(topics([view.fact], columns)[:rows], color=True)
    if not view.facts:
        return printed([text(_("nothing found"), QUIET)], color=True)
    first = min(max(view.chosen - rows // 2, 0), max(len(view.facts) - rows, 0))
    shown = range(first, min(first + rows, len(view.facts)))
    lines = [_line(view.facts[at], columns, is_chosen=at == view.chosen) for at in shown]
    return printed(lines, color=True)


def _line(fact: Fact, columns: int, *, is_chosen: bool) -> Text:
    """The topic, number and sentence of a fact in one line."""
    number = " ".join(side.plain for side in figure(fact) if side)
    topic = min(TOPIC_MOST, columns // 3)
    line = Text("▶ " if is_chosen else "  ", MATCH)
    line.append(set_cell_size(text(fact.topic).plain, topic), HEADING)
    line.append(" " * GAP + set_cell_size(number, topic // 2) + " " * GAP)
    rest = max(columns - line.cell_len, 0)
    return line.append(set_cell_size(text(fact.source).plain, rest).rstrip(), QUIET)


def citation(fact: Fact) -> str:
    """The sentence with its reference, for the clipboard."""
    return "".join(quote.page([fact])).rstrip()


def number(fact: Fact) -> str:
    """The number with its unit, for the clipboard."""
    return f"{fact.quantity.written}{fact.unit}" if fact.quantity else ""


def clipboard(words: str) -> str:
    """The escape sequence that makes a terminal copy a text, even through ssh (OSC 52)."""
    return f"\x1b]52;c;{base64.b64encode(words.encode()).decode()}\x07"


def run(base: FactBase, words: str = "") -> None:
    """Run the screen until the person leaves. Raises `UserError` if the library is missing."""
    try:
        import prompt_toolkit  # noqa: F401 (asked for by name below)
    except ImportError:
        raise UserError(_("xhl browse needs a library: pip install 'xhl[browse]'")) from None
    _application(base, words).run()


def _application(base: FactBase, words: str) -> Application[None]:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.document import Document
    from prompt_toolkit.formatted_text import ANSI
    from prompt_toolkit.layout import (
        BufferControl,
        FormattedTextControl,
        HSplit,
        Layout,
        VSplit,
        Window,
    )

    seen: dict[str, View] = {"view": found(base, words)}

    def searched(buffer: Buffer) -> None:
        seen["view"] = found(base, buffer.text)

    typed = Buffer(document=Document(words), multiline=False, on_text_changed=searched)

    def results() -> ANSI:
        size = shutil.get_terminal_size()
        return ANSI(drawn(seen["view"], size.columns, max(size.lines - 2, 1)))

    def status() -> str:
        view = seen["view"]
        keys = _("↑↓ choose  Enter card  ^Y copy sentence  ^O copy number  Esc leave")
        return view.said or f"{min(view.chosen + 1, len(view.facts))}/{len(view.facts)}  {keys}"

    line = VSplit(
        [Window(FormattedTextControl("> "), width=2), Window(BufferControl(typed))], height=1
    )
    below = Window(FormattedTextControl(status), height=1, style="reverse")
    body = Window(FormattedTextControl(results), wrap_lines=False)
    return Application(
        layout=Layout(HSplit([line, body, below]), focused_element=typed),
        key_bindings=_keys(seen),
        full_screen=True,
    )


def _keys(seen: dict[str, View]) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    def move(steps: int) -> Callable[[KeyPressEvent], None]:
        def handler(_event: KeyPressEvent) -> None:
            seen["view"] = seen["view"].moved(steps)

        return handler

    for key, steps in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10)):
        keys.add(key)(move(steps))

    @keys.add("enter")
    def _open(_event: KeyPressEvent) -> None:
        seen["view"] = seen["view"]._replace(is_open=not seen["view"].is_open, said="")

    @keys.add("escape", eager=True)
    def _leave(event: KeyPressEvent) -> None:
        if seen["view"].is_open:
            seen["view"] = seen["view"]._replace(is_open=False)
        else:
            event.app.exit()

    @keys.add("c-c")
    @keys.add("c-d")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit()

    @keys.add("c-y")
    def _copy_sentence(event: KeyPressEvent) -> None:
        _copy(event, seen, citation)

    @keys.add("c-o")
    def _copy_number(event: KeyPressEvent) -> None:
        _copy(event, seen, number)

    return keys


def _copy(event: KeyPressEvent, seen: dict[str, View], of: Callable[[Fact], str]) -> None:
    fact = seen["view"].fact
    words = of(fact) if fact else ""
    if words:
        event.app.output.write_raw(clipboard(words))
        event.app.output.flush()
    said = (
        _("copied: {words}").format(words=words.splitlines()[0]) if words else _("nothing to copy")
    )
    seen["view"] = seen["view"]._replace(said=said)
