"""The properties of Word paragraphs, from their styles and their own settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BODY = 9  # the outline level of paragraphs that are no headings
_DEPTH = 20  # of inheritance between styles
_HEADING = pattern(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


class Style(NamedTuple):
    """Properties of paragraphs; None if they are not set."""

    name: str | None = None
    outline: int | None = None  # from 0
    numbering: str | None = None
    level: int | None = None  # of its numbering
    size: int | None = None  # of its characters, in half points
    is_centred: bool | None = None
    is_left_out: bool | None = None  # hidden or struck out
    is_raised: bool | None = None

    def over(self, parent: Style) -> Style:
        """A style with the properties of its parent where its own are not set."""
        said = {key: one for key, one in self._asdict().items() if one is not None}
        return parent._replace(**said)


class Styles:
    """The styles of a document by their keys."""

    def __init__(self, root: Element | None) -> None:
        """Reads styles.xml, which may be missing."""
        elements = [] if root is None else root.findall("style")
        self._elements = {one.get("styleId", ""): one for one in elements}
        self._known: dict[str, Style] = {}
        paragraphs = (one for one in elements if one.get("type") == "paragraph")
        defaults = (one for one in paragraphs if one.get("default") in ("1", "true", "on"))
        self._default = next(defaults, None)

    def of(self, key: str) -> Style:
        """A style with all inherited properties; the default style if there is no such key."""
        if key not in self._known:
            style = Style()
            element = self._elements.get(key, self._default)
            for _generation in range(_DEPTH):
                if element is None:
                    break
                style = style.over(_said(element))
                element = self._elements.get(value(element, "basedOn") or "")
            self._known[key] = style
        return self._known[key]


def _said(style: Element) -> Style:
    """The properties that a style sets itself."""
    name = (value(style, "name") or "").lower()
    run = style.find("rPr")
    said = of_paragraph(style.find("pPr"))
    heading = _HEADING.fullmatch(name)
    outline = int(heading[1]) - 1 if heading and said.outline is None else said.outline
    return said._replace(
        name=name,
        outline=outline,
        size=number(run, "sz"),
        is_left_out=is_left_out(run),
        is_raised=is_raised(run),
    )


def of_paragraph(properties: Element | None) -> Style:
    """The properties set for a paragraph, or for the paragraphs of a style."""
    alignment = value(properties, "jc")
    return Style(
        outline=number(properties, "outlineLvl"),
        numbering=value(properties, "numPr/numId"),
        level=number(properties, "numPr/ilvl"),
        is_centred=None if alignment is None else alignment == "center",
    )


def value(element: Element | None, path: str) -> str | None:
    """The value of a property; None if it is not set."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get("val", "")


def number(element: Element | None, path: str) -> int | None:
    """The value of a property, if it is a small whole number."""
    text = value(element, path) or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def is_left_out(run: Element | None) -> bool | None:
    """Whether characters are hidden or struck out; None if it is not set."""
    said = [is_on(run, way) for way in ("strike", "dstrike", "vanish")]
    return max((one for one in said if one is not None), default=None)


def is_raised(run: Element | None) -> bool | None:
    """Whether characters are superscripts; None if it is not set."""
    alignment = value(run, "vertAlign")
    return None if alignment is None else alignment == "superscript"


def is_on(element: Element | None, path: str) -> bool | None:
    """Whether a property is switched on; None if it is not set."""
    text = value(element, path)
    return None if text is None else text not in ("0", "false", "off")
