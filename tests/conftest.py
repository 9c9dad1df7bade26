"""What holds for all tests: the language is English, properties are not raced against a clock, and
what a test starts can be interrupted.
"""

from __future__ import annotations

import os
import signal

from hypothesis import settings

for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):  # before xhl is imported
    os.environ.pop(name, None)

settings.register_profile("unhurried", parent=settings.default, deadline=None)
settings.load_profile("unhurried")

# Who runs the tests in the background of a script, or with nohup, has all that they start ignore these.
for number, usual in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGQUIT, signal.SIG_DFL),
    (signal.SIGHUP, signal.SIG_DFL),
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)
