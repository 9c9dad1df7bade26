"""Office files: ZIP archives of XML parts, opened with protection against harmful ones."""

from __future__ import annotations

import posixpath
import re
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from ..errors import FileError
from ..files.read import MIB
from ..i18n.messages import _

LARGEST_PART = 64 * MIB  # unpacked; a report of 1000 pages takes about 20
LARGEST = 256 * MIB  # all parts together
ELEMENTS = 600_000  # of one part
DEPTH = 200  # of nested elements
_CHUNK = 1 << 16

# Namespaces, transitional and strict, by the prefix that the readers use.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}


def has_main(data: bytes, main: re.Pattern[bytes]) -> bool:
    """Whether bytes are an Office file whose list of contents has this main part."""
    if not data.startswith(b"PK") or b"[Content_Types].xml" not in data:
        return False
    return main.search(Package(data).bytes_of("[Content_Types].xml")) is not None


class Package:
    """The parts of an Office file by their names."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OSError):
            raise FileError(_("a damaged ZIP archive: is the file complete?")) from None
        parts = self._archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST:
            raise _too_large(LARGEST)
        if any(part.flag_bits & 1 for part in parts):
            raise FileError(_("protected by a password: save it without one"))

    @property
    def names(self) -> list[str]:
        return self._archive.namelist()

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part; empty if there is none."""
        try:
            with self._archive.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError:
            return b""
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 (zipfile, zlib and lzma have many)
            raise _damaged(name) from None
        if len(data) > LARGEST_PART:
            raise _too_large(LARGEST_PART)
        return data

    def part(self, name: str) -> Element | None:
        """The root of an XML part, with short tags (``p``, ``mc:Choice``); None if there is none."""
        data = self.bytes_of(name)
        return parsed(data, name) if data else None

    def targets(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of the relation: ``styles``. An empty name
        means the package itself.
        """
        folder, file = posixpath.split(name)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for one in () if relations is None else relations:
            target = one.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(posixpath.basename(one.get("Type", "")), posixpath.normpath(path))
        return found


def parsed(data: bytes, name: str) -> Element:
    """The root of XML; a document type, in which entities are declared, is refused."""
    parser = XMLParser(target=_Builder(name))  # noqa: S314 (it refuses what entities need)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        root = parser.close()
    except (ParseError, LookupError, ValueError):
        raise _damaged(name) from None
    assert isinstance(root, Element)
    return root


class _Builder(TreeBuilder):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._short: dict[str, str] = {}
        self._elements = self._depth = 0

    def doctype(self, *_declared: object) -> None:
        raise has_type(self._name)

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._elements += 1
        self._depth += 1
        if self._elements > ELEMENTS or self._depth > DEPTH:
            raise has_too_many(self._name, ELEMENTS)
        if attributes:
            attributes = {self._shortened(key): attributes[key] for key in attributes}
        return super().start(self._shortened(tag), attributes)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def _shortened(self, tag: str) -> str:
        short = self._short.get(tag)
        if short is None:
            space, _brace, local = tag.rpartition("}")
            prefix = _PREFIXES.get(space[1:], "x:" if space else "")
            short = self._short[tag] = f"{prefix}{local}"
        return short


def has_type(part: str) -> FileError:
    """The error for a part with a document type, in which entities are declared."""
    problem = _("{part} declares a document type, which Office files never do: it is not read")
    return FileError(problem.format(part=part))


def has_too_many(part: str, limit: int) -> FileError:
    """The error for a part with more elements than are read."""
    problem = _("{part} has more elements than the {limit} that are read: divide the file")
    return FileError(problem.format(part=part, limit=limit))


def _too_large(most: int) -> FileError:
    problem = _("larger than {limit} MiB when unpacked, the most that is read: divide it")
    return FileError(problem.format(limit=most // MIB))


def _damaged(name: str) -> FileError:
    problem = _("{part} in it is damaged: is the file complete?")
    return FileError(problem.format(part=name))
