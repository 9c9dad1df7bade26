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
    folder, _name = os.path.split(path)
    return os.path.basename(folder) == "drafts" and folder == drafts_folder()


def cache_folder() -> str:
    """The cache folder: ``XHL_CACHE``, else the platform's folder for xhl."""
    if named := os.environ.get("XHL_CACHE"):
        return named
    from platformdirs import user_cache_dir

    return user_cache_dir(NAME, appauthor=False)
