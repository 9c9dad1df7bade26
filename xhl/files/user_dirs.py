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
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        from platformdirs import user_config_dir

        return user_config_dir(NAME, appauthor=False)
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(folder):  # others are to be ignored
        folder = os.path.expanduser("~/.config")
    return os.path.join(folder, NAME)
