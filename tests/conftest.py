"""What holds for all tests: the language is English, and properties are not raced against a clock."""

from __future__ import annotations

import os

from hypothesis import settings

for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):  # before xhl is imported
    os.environ.pop(name, None)

settings.register_profile("unhurried", parent=settings.default, deadline=None)
settings.load_profile("unhurried")
