"""The elements of Word files: which have text, and what single ones say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ..lines import symbol
from ..raised import EXPONENTS
from .styles import is_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_EXPONENT = pattern(r"[-+−–]?\d+")
_EQUATION = pattern(
    r"\s*EQ\s*(?:\\f\s*\((?P<over>[^,;，()]+)[,;，](?P<under>[^,;，()]+)\)"
    r"|\\s\s*\\up\s*\d*\s*\((?P<raised>[-+−–]?\d+)\)|.*[,;，]\s*(?P<base>[^,;，()]+)\))\s*",
    re.IGNORECASE,
)

# Elements without displayed text: properties, deletions, other versions of the same.
SILENT = {
    *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    *("customXmlPr", "smartTagPr", "rubyPr", "rt", "instrText", "ffData", "mc:Fallback"),
    *("del", "moveFrom", "delText", "delInstrText"),
    *("annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
}

# Elements whose text is in other files of the package: charts, diagrams, inserted and embedded files.
UNREAD = frozenset(("x:chart", "x:relIds", "x:OLEObject", "altChunk", "subDoc"))


def shown(alternatives: Element) -> Iterable[Element]:
    """The first of several versions of the same that has text, else the one for old programs."""
    for one in alternatives.findall("mc:Choice"):
        if any(part.tag in ("t", "m:t") for part in one.iter()):
            return one
    fallback = alternatives.find("mc:Fallback")
    return () if fallback is None else fallback


def is_unfilled(element: Element) -> bool:
    """Whether a content control is not filled in, or holds a table of contents."""
    if element.tag != "sdt":
        return False
    properties = element.find("sdtPr")
    gallery = value(properties, "docPartObj/docPartGallery")
    return bool(is_on(properties, "showingPlcHdr")) or gallery == "Table of Contents"


def parts_of(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, that are neither deleted nor hidden; also those within
    content controls.
    """
    for child in parent:
        if child.tag == tag:
            properties = child.find(f"{tag}Pr") or ()
            if not any(one.tag in ("del", "hidden", "cellDel") for one in properties):
                yield child
        elif child.tag not in SILENT:
            yield from parts_of(child, tag)


def goes_into_next(properties: Element | None) -> bool:
    """Whether a paragraph continues in the next: its end is deleted, or it is a drop cap."""
    if properties is None:
        return False
    ends = [properties.find(f"rPr/{change}") for change in ("del", "moveFrom")]
    frame = properties.find("framePr")
    is_letter = frame is not None and frame.get("dropCap") in ("drop", "margin")
    return is_letter or any(one is not None for one in ends)


def symbol_of(element: Element) -> str:
    """The character of a symbol font."""
    code = element.get("char", "")
    try:
        return symbol(int(code, 16), element.get("font", ""))
    except ValueError:
        return ""


def equation(asked: str) -> str:
    r"""What an instruction to set an equation shows: a fraction, an exponent, or the character that has a
    reading or a circle.

    >>> equation(r" EQ \f(1,3) "), equation(r"EQ \s\up5(4)"), equation(r"eq \o\ac(○,审)"), equation("PAGE")
    ('1/3', '⁴', '审', '')
    """
    said = _EQUATION.fullmatch(asked)
    if said is None:
        return ""
    if said["over"]:
        return f"{said['over'].strip()}/{said['under'].strip()}"
    return (said["raised"] or "").translate(EXPONENTS) or said["base"] or ""


def formula(element: Element) -> str:
    """A formula in one line, for the formulas that reports have."""
    if element.tag == "m:t":
        return element.text or ""
    parts = [formula(child) for child in element if not child.tag.endswith("Pr")]
    if element.tag == "m:f":
        return f" {'/'.join(parts)}"  # 2 and 1/3 are not 21/3
    text = "".join(parts)
    is_exponent = element.tag == "m:sup" and _EXPONENT.fullmatch(text)
    return text.translate(EXPONENTS) if is_exponent else text
