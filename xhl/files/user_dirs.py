"""Where the platform wants a user's files to be."""

from __future__ import annotations

import os
import sys

NAME = "xhl"


def config_folder() -> str:
    """The folder of the configuration, as platformdirs has it.

    On Linux that is what the XDG Base Directory Specification says in one line. platformdirs takes
    4 ms to say it (`python -X importtime -c 'import typer, platformdirs'`), a fifteenth of a start.

    >>> os.path.basename(config_folder())
    'xhl'
    """
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(folder):  # others are to be ignored
            folder = os.path.expanduser("~/.config")
        return os.path.join(folder, NAME)
    from platformdirs import user_config_dir

    return user_config_dir(NAME, appauthor=False)


def drafts_folder() -> str:
    """The folder of the drafts of documents that are searched as they are.

    >>> os.path.basename(drafts_folder())
    'drafts'
    """
    return os.path.join(cache_folder(), "drafts")


def is_draft(path: str) -> bool:
    """Whether a path is that of such a draft.

    >>> is_draft(os.path.join(drafts_folder(), "a.toml")), is_draft("drafts/a.toml")
    (True, False)
    """
    folder, _name = os.path.split(path)
    return os.path.basename(folder) == "drafts" and folder == drafts_folder()


def cache_folder() -> str:
    """The folder for what is kept to be quicker: ``XHL_CACHE``, else the platform's for xhl.

    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, XHL_CACHE="kept"):
    ...     cache_folder()
    'kept'
    """
    if named := os.environ.get("XHL_CACHE"):
        return named
    from platformdirs import user_cache_dir

    return user_cache_dir(NAME, appauthor=False)
