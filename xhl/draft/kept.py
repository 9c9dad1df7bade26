"""The cache of drafts for documents that are searched directly.

The folder ``drafts`` of the cache has two kinds of files: a ``.toml`` for each document, named after a
digest of its content and of the rules of drafting, and a ``.json`` for each path, with that digest, and
with the size and times that the file and its draft had. A draft ends with the notes on its document
and with its checksum: if it changed, it is made again.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from time import time_ns

from ..errors import FileError, UserError, reason_of
from ..files.digest import blake2b
from ..files.read import read_bytes
from ..files.sources import digest_of
from ..files.stamps import Stamp, size_of, stamp
from ..files.user_dirs import drafts_folder
from ..files.write import write
from ..i18n.messages import _
from ..text.sanitize import one_line

_NOTE = "#: "  # before a note on the document, at the end of its draft
_SETTLED = 2_000_000_000  # nanoseconds: a file that changed since may change again unnoticed
# The code that a draft depends on.
_RULES = ("draft", "read", "quantity", "text", "facts", "check", "tables", "locale")


def kept(path: str, *, made: bool = True) -> str:
    """The path of the draft of a document; ``made`` makes it if there is none. Raises `FileError`."""
    memo, looked, look = _memo(path), time_ns(), stamp(path)
    noted = _noted(memo)
    if not _is_current(noted, look) or noted.get("draft") != stamp(_place(noted)):
        noted = _drafted(path, made=made)
        if made and look and max(look[-2:]) + _SETTLED < looked and look == stamp(path):
            of_draft = stamp(_place(noted))
            _note(memo, {**noted, "document": look, "draft": of_draft, "rules": _rules()})
    if problem := noted.get("problem"):
        raise FileError(str(problem))
    return _place(noted)


def notes(draft: str) -> list[str]:
    """The notes on the document of a draft, such as on what was not read of it."""
    with suppress(OSError), open(draft, encoding="utf-8") as file:
        return [line[len(_NOTE) : -1] for line in file if line.startswith(_NOTE)]
    return []


def size_left(path: str) -> int:
    """The size in bytes of a document that may have to be drafted; 0 if that is done.

    >>> size_left("no such document")
    0
    """
    look = stamp(path)
    return 0 if _is_current(_noted(_memo(path)), look) else size_of(look)


def clear() -> list[int]:
    """Remove all drafts; returns the sizes of their files in bytes. Raises `UserError`."""
    sizes = []
    for path in _files(drafts_folder()):
        try:
            size = os.stat(path).st_size
            os.remove(path)
            sizes.append(size)
        except FileNotFoundError:  # another process removed it
            continue
        except OSError as error:
            problem = _("cannot remove {path}: {reason}")
            raise UserError(problem.format(path=path, reason=reason_of(error))) from None
    return sizes


def _drafted(path: str, *, made: bool = True) -> dict[str, object]:
    """The digest of the draft of a document, made if needed; or the problem with the document."""
    from ..read import document  # not needed once there is a draft
    from .build import drafted
    from .write import written

    try:
        data = bytes(read_bytes(path, document.LIMIT, pipes=True))
        name = os.path.splitext(os.path.basename(path))[0]
        digest = _digest(data, name.encode("utf-8", "surrogateescape"), _rules().encode())
        place = _place({"digest": digest})
        if not _is_whole(place):
            if not made:
                return {"problem": _("it is not drafted yet")}
            content = document.read_bytes(data, path)
            told = "".join(f"{_NOTE}{one_line(note)}\n" for note in content.notes)
            text = f"{written(drafted(content, name))}{told}".encode()
            os.makedirs(drafts_folder(), mode=0o700, exist_ok=True)
            write(place, text + _end(text, place))
        return {"digest": digest}
    except FileError as reason:
        return {"problem": reason.problem}
    except (OSError, UserError) as reason:
        problem = _("its draft cannot be kept: {reason}; set XHL_CACHE to a folder for it")
        said = reason_of(reason) if isinstance(reason, OSError) else reason
        raise FileError(problem.format(reason=said)) from None


def _is_whole(draft: str) -> bool:
    with suppress(OSError), open(draft, "rb") as file:
        text = file.read()
        end = text.rfind(b"\n", 0, -1) + 1
        return text[end:] == _end(text[:end], draft)
    return False


def _end(text: bytes, draft: str) -> bytes:
    """The last line of a draft, which no other text has, nor a draft of another name."""
    return f"# {_digest(text, os.path.basename(draft).encode())}\n".encode()


def _memo(path: str) -> str:
    return os.path.join(drafts_folder(), f"{_digest(os.fsencode(os.path.abspath(path)))}.json")


def _is_current(noted: dict[str, object], look: Stamp) -> bool:
    return bool(look) and noted.get("document") == look and noted.get("rules") == _rules()


def _note(memo: str, noted: dict[str, object]) -> None:
    """Record the size and times of a document, and remove the draft of its former content if no copy
    has that.
    """
    with suppress(OSError, UserError):
        uses = _uses(drafts_folder())
        before = _noted(memo)
        former, current = (str(one.get("digest")) for one in (before, noted))
        write(memo, json.dumps(noted))
        uses[current] += 1
        uses[former] -= 1
        if uses[former] < 1:
            os.remove(_place(before))


@cache
def _uses(folder: str) -> Counter[str]:
    """How many documents have each draft of a folder: copies of a document have one together. All are read
    once, not for each document that changed.
    """
    memos = (path for path in _files(folder) if path.endswith(".json"))
    return Counter(str(_noted(memo).get("digest")) for memo in memos)


def _noted(memo: str) -> dict[str, object]:
    with suppress(OSError, ValueError), open(memo, encoding="utf-8") as file:
        noted = json.load(file)
        if isinstance(noted, dict) and (noted.get("digest") or noted.get("problem")):
            return noted
    return {}


def _files(folder: str) -> Iterator[str]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        yield from [one.path for one in entries if one.name.endswith((".toml", ".json"))]


def _place(noted: dict[str, object]) -> str:
    return os.path.join(drafts_folder(), f"{noted.get('digest')}.toml")


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _rules() -> str:
    """A digest of what a draft depends on, so that drafts of older versions are not used. Their doubts are words, so
    it depends on the language too.
    """
    return _digest(digest_of(*_RULES).encode(), _("notes").encode())
