"""Line breaks, even if terminals differ on marks and emoji."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xhl.render.wrap import cell_count, wrap

# Emoji with modifiers and selectors, flags, keycaps, and letters of India and South-East Asia.
SIGNS = "👍🏽❤\ufe0f🇨🇳1⃣☺க்षिதழൊทำ家\U000e0100한a。（ é"


def taken(text: str) -> int:
    """The columns on a terminal that draws each character by itself."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF"
        else 1 if char == "\ufe0f"
        else 0 if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 1
        for char in text
    )  # fmt: skip


@given(st.text(SIGNS, min_size=1, max_size=40), st.integers(16, 30))
def test_no_line_is_wider_than_it_may_be_on_any_terminal(text, width):
    for start, end in wrap(text, width):
        line = text[start:end]
        if marks_in_a_row(line) < 6:  # more are as wide as a line themselves
            assert max(cell_len(line), taken(line)) <= cell_count(line) <= width


def marks_in_a_row(line: str) -> int:
    most = run = 0
    for char in line:
        run = 0 if cell_len(char) else run + 1
        most = max(most, run)
    return most


@given(st.text(SIGNS, min_size=1, max_size=40), st.integers(4, 30))
def test_nothing_is_lost_but_spaces(text, width):
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(
        " ", ""
    )


@given(st.text(SIGNS, min_size=2, max_size=40), st.integers(4, 30))
def test_no_line_begins_with_a_mark_of_the_line_before(text, width):
    for start, end in wrap(text, width)[1:]:
        assert start == end or cell_len(text[start]) or text[start - 1] == " "
