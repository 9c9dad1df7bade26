"""The folders that the platform has for a user's files."""

from __future__ import annotations

import os
import sys

NAME = "xhl"


def config_folder() -> str:
    """The folder of the configuration, the same as that of platformdirs.

    On Linux one line does what the XDG Base Directory Specification says; importing platformdirs
    would take 4 ms (`python -X importtime -c 'import typer, platformdirs'`), a fifteenth of a
    start.
    """
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(folder):  # relative ones are to be ignored
            folder = os.path.expanduser("~/.config")
        return os.path.join(folder, NAME)
    from platformdirs import user_config_dir

    return user_config_dir(NAME, appauthor=False)


def drafts_folder() -> str:
    """The folder of the drafts that xhl makes of documents in order to search them."""
    return os.path.join(cache_folder(), "drafts")


def is_draft(path: str) -> bool:
    """Whether a path is that of such a draft.

    >>> is_draft(os.path.join(drafts_folder(), "a.toml")), is_draft("drafts/a.toml")
    (True, False)
    """
    if "drafts" not in path:  # as most: this takes no time
        return False
    folder = os.path.dirname(path)
    return os.path.basename(folder) == "drafts" and folder == drafts_folder()


def cache_folder() -> str:
    """The cache folder: ``XHL_CACHE``, else the platform's folder for xhl, or if that cannot be written
    (a home that is read-only, or none), a private one among the temporary files.
    """
    if named := os.environ.get("XHL_CACHE"):
        return named
    from platformdirs import user_cache_dir

    folder = user_cache_dir(NAME, appauthor=False)
    return folder if _is_writable(folder) else _temporary() or folder


def _is_writable(folder: str) -> bool:
    """Whether files can be written in a folder, or the folder can be made."""
    while not os.path.lexists(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def _temporary() -> str:
    """The folder that only this user can write, made if needed; "" if there is none."""
    from tempfile import gettempdir  # most homes can be written

    user = os.geteuid() if hasattr(os, "geteuid") else ""
    try:
        folder = os.path.join(gettempdir(), f"{NAME}-{user}")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        look = os.lstat(folder)
    except OSError:
        return ""
    is_own = sys.platform == "win32" or (look.st_uid == user and not look.st_mode & 0o077)
    return folder if is_own and not os.path.islink(folder) else ""
