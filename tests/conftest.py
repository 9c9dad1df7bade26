"""Settings for all tests: their own home, English, no time limits of examples, default signals."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from itertools import count
from pathlib import Path

import pytest
from command import at_home, end_starters, isolate
from hypothesis import settings

HOMES = Path(tempfile.mkdtemp(prefix="xhl-homes-"))
isolate(HOMES)  # before xhl is imported
_numbers = count(1)

settings.register_profile("unhurried", parent=settings.default, deadline=None)
settings.register_profile("quick", parent=settings.get_profile("unhurried"), max_examples=40)

# A script in the background, or nohup, makes all that the tests start ignore these.
for name, usual in (
    ("SIGINT", signal.default_int_handler),
    ("SIGQUIT", signal.SIG_DFL),
    ("SIGHUP", signal.SIG_DFL),
):
    number = getattr(signal, name, None)  # Windows lacks some
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried on fewer examples in the quick run."""
    settings.load_profile("quick" if config.getoption("-m") else "unhurried")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Each test has a home, a cache and a configuration of its own, before its first fixture."""
    number = next(_numbers)
    home = HOMES / str(number)
    home.mkdir()
    os.environ.update(at_home(home))
    # One by one: at the end a worker of pytest-xdist has ten seconds, too few for thousands.
    shutil.rmtree(HOMES / str(number - 1), ignore_errors=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of one example after the other."""
    return tmp_path_factory.mktemp("files")


def pytest_unconfigure() -> None:
    end_starters()
    shutil.rmtree(HOMES, ignore_errors=True)
