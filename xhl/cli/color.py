"""Whether what is drawn has colours and other attributes: the option, the environment, the screen.

The variables are those of https://no-color.org, https://force-color.org and
http://bixense.com/clicolors; where they contradict each other the wish for less wins.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..contract import Color

_TERM = "windows" if sys.platform == "win32" else "dumb"  # where the environment says nothing


def wanted(choice: Color, *, terminal: bool, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to write escape sequences; ``terminal`` says whether a person is looking.

    >>> wanted("auto", terminal=True, environment={"TERM": "xterm"})
    True
    >>> wanted("auto", terminal=False, environment={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    False
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(
        environment.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    return terminal and not is_dumb(environment) and environment.get("CLICOLOR") != "0"


def is_dumb(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal understands no escape sequences; one without a name promises none.

    >>> is_dumb({"TERM": "xterm-256color"}), is_dumb({"TERM": "dumb"})
    (False, True)
    """
    return environment.get("TERM", _TERM) in {"", "dumb"}


def has_links(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a terminal heeds links (OSC 8), or leaves no trace of them.

    >>> has_links({"TERM": "xterm-256color"}), has_links({"TERM": "linux"})
    (True, False)
    """
    return not is_dumb(environment) and environment.get("TERM") not in {"linux", "eterm-color"}
