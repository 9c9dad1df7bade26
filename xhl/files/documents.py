"""Which files are documents and which are bases, told by their names."""

from __future__ import annotations

import os
import re

TEXTS = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv")
UNREAD = (".xls", ".et", ".ods", ".ppt", ".pptx", ".dps", ".odp", ".ofd")  # left out with a note
FORMATS = (
    *(".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".pdf"),
    *(".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht", ".xlsx", ".xlsm"),
    *TEXTS,
    *UNREAD,
)
_LOOKED_AT = 1 << 12  # bytes
_SCHEMA = re.compile(rb"^\s*schema\s*=", re.MULTILINE)


def is_document(path: str) -> bool:
    """Whether a file is a document: by the ending of its name, unless it is a base in a text file.

    >>> is_document("报告.PDF"), is_document("facts.toml"), is_document("facts")
    (True, False, False)
    """
    ending = os.path.splitext(path)[1].lower()
    return ending in FORMATS and not (ending in TEXTS and _is_base(path))


def _is_base(path: str) -> bool:
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return _SCHEMA.search(file.read(_LOOKED_AT)) is not None
    except (OSError, ValueError):  # the reader reports the error
        return False
