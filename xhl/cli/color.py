"""Whether output has colours and other attributes, by the option, the environment and the terminal.

The variables are those of https://no-color.org, https://force-color.org and http://bixense.com/clicolors;
if they contradict each other, there are no colours.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..contract import Color

_TERM = "windows" if sys.platform == "win32" else "dumb"  # if the environment names none


def wanted(choice: Color, *, terminal: bool, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to write escape sequences; ``terminal`` says whether output goes to a terminal.

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
    """Whether the terminal understands no escape sequences, as one without a name."""
    return environment.get("TERM", _TERM) in {"", "dumb"}


def has_links() -> bool:
    """Whether a terminal supports links (OSC 8), or at least ignores them."""
    return not is_dumb() and os.environ.get("TERM") not in {"linux", "eterm-color"}
