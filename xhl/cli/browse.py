"""`xhl browse`: search while typing. This file computes what is shown; prompt_toolkit reads keys and draws."""

from __future__ import annotations

import base64
import re
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from ..errors import UserError
from ..i18n.messages import _
from ..render import quote
from ..render.figures import beside_topic, figure, signed
from ..render.screen import GAP, HEADING, LINE, MATCH, QUIET, Lines, printed, text, wrapped
from ..render.topic import card
from .browse_search import Results, Search, Searchable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from ..fact_base import FactBase
    from ..model import Fact
    from ..search.engine import Hit

COLUMNS_LEAST, ROWS_LEAST = 8, 3  # of a terminal
TOPIC_LEAST, TOPIC_MOST = 8, 28  # columns
NUMBER_LEAST = 20  # columns that numbers may take on any screen but a very narrow one
_LABEL = re.compile(r"\s*\S+\s{2,}")  # with which a line of a card begins
SENTENCE_LEAST = 8  # columns; in fewer a sentence says nothing
CHOSEN = "▶ "
PATIENCE = 0.05  # seconds until some results are shown in place of all
STALE = 0.09  # seconds until the facts of what was typed before go
TURN = 0.001  # seconds that a key at most waits for the thread that searches, each time it must


class View(NamedTuple):
    """The state of the screen: the facts found, the chosen one, whether its card is open."""

    hits: tuple[Hit, ...] = ()
    chosen: int = 0
    is_open: bool = False
    is_final: bool = True  # else the search goes on
    is_old: bool = False  # nothing is found yet for what is typed; the facts are those of before
    is_cut: bool = False  # more facts match than are listed
    said: str = ""  # the message of the last key
    counts: tuple[int, ...] = ()  # how many copies there are of each fact
    note: str = ""  # what of the query the facts do not have
    topic: tuple[Fact, ...] = ()  # the facts of the topic of the open card

    @property
    def fact(self) -> Fact | None:
        return self.hits[self.chosen].fact if self.hits else None

    @property
    def copies(self) -> int:
        """How many copies there are of the chosen fact."""
        return self.count_of(self.chosen)

    def count_of(self, at: int) -> int:
        return self.counts[at] if self.counts else 1

    def moved(self, steps: int) -> View:
        """The view after moving the choice, within the list."""
        at = min(max(self.chosen + steps, 0), max(len(self.hits) - 1, 0))
        return self._replace(chosen=at, said="")

    def then(self, found: Results) -> View:
        """The view of more results, in which a chosen fact stays chosen, and its card open."""
        new = View(
            found.hits,
            is_final=found.is_final,
            is_cut=found.is_cut,
            counts=found.counts,
            note=found.note,
        )
        if self.is_old or not (self.chosen or self.is_open):
            return new
        at = next((i for i, hit in enumerate(found.hits) if hit.fact == self.fact), None)
        if at is None:
            return new
        return new._replace(chosen=at, is_open=self.is_open, said=self.said, topic=self.topic)

    def status(self, columns: int) -> str:
        """The last line of the screen: which of how many facts, and as many of the keys as fit."""
        if self.said:
            return _sized(text(self.said), columns).plain.rstrip()
        line = f"{min(self.chosen + 1, len(self.hits))}/{len(self.hits)}{'+' * self.is_cut}"
        ways = (_("Esc back"),) if self.is_open else (_("Enter card"), _("Esc leave"))
        keys = (*ways, _("^Y copy sentence"), _("^O copy number"))
        if self.is_final and self.note:  # it is cut rather than left out
            line += "  " + _sized(text(self.note), columns - cell_len(line) - 2).plain.rstrip()
        for part in ("" if self.is_final else _("searching…"), *keys, _("↑↓ choose")):
            longer = f"{line}  {part}" if part else line
            line = longer if cell_len(longer) <= columns else line
        return line


def drawn(view: View, columns: int, rows: int) -> str:
    """The lines of the list around the chosen fact, or of its card, in so many columns and rows."""
    if view.is_open and view.fact is not None:
        every = card(view.fact, view.topic, view.copies, columns)
        lines = [part for line in every for part in _folded(line, columns)]
        cut = [*lines[: rows - 1], Text("…")]
        return printed(lines if len(lines) <= rows else cut, color=True)
    if not view.hits:
        return printed([text(_("nothing found"), QUIET)] if view.is_final else [], color=True)
    first = min(max(view.chosen - rows // 2, 0), max(len(view.hits) - rows, 0))
    shown = range(first, min(first + rows, len(view.hits)))
    facts = [view.hits[at].fact for at in shown]
    figures = [_figure(fact) for fact in facts]
    most = max(columns // 3, min(NUMBER_LEAST, columns // 2))
    width = min(max(map(cell_len, figures)), most)  # a longer number is not cut
    origins = _origins(facts, columns)
    left = columns - len(CHOSEN) - 2 * GAP - width - cell_len(origins[0])
    topic = min(TOPIC_MOST, columns // 3, max(left, TOPIC_LEAST))
    lines = []
    for at, number, origin in zip(shown, figures, origins, strict=True):
        between = number + " " * (max(width - cell_len(number), 0) + GAP) + origin
        chosen = at == view.chosen
        line = _line(view.hits[at], view.count_of(at), topic, between, columns, is_chosen=chosen)
        lines.append(line)
    return printed(lines, color=True)


def _folded(line: Text, columns: int) -> Lines:
    """A line of a card as lines that fit: paths and addresses are not broken elsewhere."""
    if line.cell_len <= columns:
        return [line]
    label = _LABEL.match(line.plain)
    head, value = line.divide([label.end() if label else 0])
    rows = _unbroken(value, columns - head.cell_len)
    margin = " " * head.cell_len
    return [(Text(margin) if at else head).append_text(row) for at, row in enumerate(rows)]


def _unbroken(value: Text, columns: int) -> Lines:
    """The value as lines, of which none breaks the number of a line behind a path."""
    value.rstrip()
    number = LINE.search(value.plain)
    if not number:
        return wrapped(value, columns)
    path, line = value.divide([number.start()])
    *rows, last = wrapped(path, columns)
    fits = last.cell_len + line.cell_len <= columns
    return [*rows, last.append_text(line)] if fits else [*rows, last, line]


def _figure(fact: Fact) -> str:
    return " ".join(side.plain for side in beside_topic(fact) if side)


def _origins(facts: Sequence[Fact], columns: int) -> list[str]:
    """What tells facts of several times or documents apart, in a column; nothing for those of one."""
    for names in ([fact.period for fact in facts], [fact.document.title for fact in facts]):
        if len(set(names)) > 1:
            shown = [text(name) for name in names]
            width = min(max(name.cell_len for name in shown), columns // 6)
            return [_sized(name, width).plain + " " * GAP for name in shown]
    return [""] * len(facts)


def _line(hit: Hit, count: int, width: int, between: str, columns: int, *, is_chosen: bool) -> Text:
    """The topic in so many columns, number, origin and, if there is room, sentence of a fact in one line."""
    line = Text().append(CHOSEN if is_chosen else " " * len(CHOSEN), MATCH)
    topic = signed(text(hit.fact.topic, HEADING, hit.marks("topic")), hit.fact)
    end = Text(f" ×{count}" if count > 1 else "", QUIET)
    line.append_text(_sized(topic, max(width - end.cell_len, 1)) + end)
    line.append(" " * GAP + between)
    left = columns - line.cell_len
    if left < SENTENCE_LEAST:
        return line
    return line.append_text(_sized(_from_match(hit, left), left))


def _from_match(hit: Hit, columns: int) -> Text:
    """The sentence of a fact, from shortly before the first match if it ends beyond the columns."""
    source, marks = hit.fact.source, hit.marks("source")
    shown = text(source, QUIET, marks)
    start, end = marks[0] if marks else (0, 0)
    if cell_len(source[:end]) <= columns:
        return shown
    before = max(columns - cell_len(source[start:end]), 0) // 4
    return Text("…", QUIET).append_text(shown[max(start - before, 0) :])


def _sized(line: Text, columns: int) -> Text:
    """A line cut, which … tells, or filled to so many columns."""
    line.truncate(columns, overflow="ellipsis", pad=True)
    return line


def citation(fact: Fact) -> str:
    """The sentence with its reference, for the clipboard."""
    return "".join(quote.page([fact])).rstrip()


def number(fact: Fact) -> str:
    """The number with its unit and the words that modify it, for the clipboard."""
    return figure(fact).joined.plain


def clipboard(words: str) -> str:
    """The escape sequence that makes a terminal copy a text, even through ssh (OSC 52)."""
    return f"\x1b]52;c;{base64.b64encode(words.encode()).decode()}\x07"


def run(base: FactBase, words: str, drafts: Mapping[str, str]) -> None:
    """Run the screen until the person leaves. Raises `UserError` if the terminal is too small, or the library
    is missing.
    """
    size = shutil.get_terminal_size()
    if size.columns < COLUMNS_LEAST or size.lines < ROWS_LEAST:
        needs = _("xhl browse needs a terminal of at least {columns} columns and {rows} rows")
        raise UserError(needs.format(columns=COLUMNS_LEAST, rows=ROWS_LEAST))
    try:
        import prompt_toolkit  # noqa: F401 (asked for by name below)
    except ImportError:
        raise UserError(_("xhl browse needs prompt-toolkit: pip install prompt-toolkit")) from None
    Browser(base, drafts).run(words)


class Browser:
    """The screen: a line to type in, the results below, and the keys."""

    def __init__(self, base: FactBase, drafts: Mapping[str, str]) -> None:
        self.view = View(is_final=False)
        self._base = Searchable(base, drafts)
        self._search: Search | None = None
        self._waiting: list[Callable[[], None]] = []  # what keys do with facts yet to be found
        self._screen: Application[None]

    def run(self, words: str) -> None:
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

        def results() -> ANSI:
            size = self._screen.output.get_size()
            return ANSI(drawn(self.view, size.columns, max(size.rows - 2, 1)))

        typed = Buffer(
            document=Document(words),
            multiline=False,
            on_text_changed=lambda buffer: self._begin(buffer.text),
        )
        line = VSplit(
            [Window(FormattedTextControl("> "), width=2), Window(BufferControl(typed))], height=1
        )
        status = FormattedTextControl(
            lambda: self.view.status(self._screen.output.get_size().columns)
        )
        body = Window(FormattedTextControl(results), wrap_lines=False)
        self._screen = Application(
            layout=Layout(HSplit([line, body, Window(status, height=1, style="reverse")])),
            key_bindings=_keys(self),
            full_screen=True,
        )
        self._screen.layout.focus(typed)
        self._screen.after_render += lambda _screen: self._start()
        sys.setswitchinterval(TURN)
        self._screen.run(pre_run=lambda: self._begin(words))
        if self._search:
            self._search.stop()

    def _begin(self, words: str) -> None:
        """Search for other words; what is shown stays until something is found."""
        if self._search:
            self._search.stop()
        self.view = View(self.view.hits, is_final=False, is_old=True)
        self._waiting.clear()
        self._search = Search(self._base, words, self._tell, self._search)

    def _start(self) -> None:
        """Start the search once what is typed is on the screen, which then need not share the processor."""
        if self._search and not self._search.ident:
            self._search.start()
            if self._screen.loop:
                self._screen.loop.call_later(STALE, self._clear, self._search)

    def _clear(self, search: Search) -> None:
        if search is self._search and self.view.is_old:
            self.view = View(is_final=False, is_old=True)
            self._screen.invalidate()

    def _tell(self, search: Search, found: Results | Exception) -> None:
        """Called by the thread of the search."""
        if loop := self._screen.loop:
            loop.call_soon_threadsafe(self._receive, search, found)

    def _receive(self, search: Search, found: Results | Exception) -> None:
        if search is not self._search or not self._screen.loop:
            return
        if isinstance(found, Exception):
            self._screen.exit(exception=found)
        elif found.is_final:
            self._show(search, found)
        else:
            self._screen.loop.call_later(PATIENCE, self._show, search, found)

    def _show(self, search: Search, found: Results) -> None:
        if search is self._search and not self.view.is_final:
            self.view = self.view.then(found)
            self.act()
            self._screen.invalidate()

    def with_topic(self, view: View) -> View:
        """The view with the facts of the topic that its card needs."""
        if not view.is_open or view.fact is None:
            return view
        return view._replace(topic=self._base.of_topic(view.fact.topic))

    def act(self, *actions: Callable[[], None]) -> None:
        """Do what a key does with the facts found for what is typed, once they are there."""
        self._waiting += actions
        while self._waiting and not self.view.is_old:
            self._waiting.pop(0)()


def _keys(browser: Browser) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    def move(steps: int) -> Callable[[KeyPressEvent], None]:
        def action() -> None:
            browser.view = browser.with_topic(browser.view.moved(steps))

        return lambda _event: browser.act(action)

    steps = {"up": -1, "c-p": -1, "down": 1, "c-n": 1, "pageup": -10, "pagedown": 10}
    for key, by in steps.items():
        keys.add(key)(move(by))

    def turn() -> None:
        is_open = not browser.view.is_open and browser.view.fact is not None
        browser.view = browser.with_topic(browser.view._replace(is_open=is_open, said=""))

    keys.add("enter")(lambda _event: browser.act(turn))

    @keys.add("escape", eager=True)
    def _leave(event: KeyPressEvent) -> None:
        if browser.view.is_open:
            browser.view = browser.view._replace(is_open=False, said="")
        else:
            event.app.exit()

    @keys.add("c-c")
    @keys.add("c-d")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit()

    keys.add("c-y")(lambda event: browser.act(lambda: _copy(event, browser, citation)))
    keys.add("c-o")(lambda event: browser.act(lambda: _copy(event, browser, number)))

    return keys


def _copy(event: KeyPressEvent, browser: Browser, of: Callable[[Fact], str]) -> None:
    fact = browser.view.fact
    words = of(fact) if fact else ""
    if words:
        event.app.output.write_raw(clipboard(words))
        event.app.output.flush()
    said = (
        _("copied: {words}").format(words=words.splitlines()[0]) if words else _("nothing to copy")
    )
    browser.view = browser.view._replace(said=said)
