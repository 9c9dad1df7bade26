"""One target under the fuzzer, in a process of its own: `fuzz/run` starts it.

Run: python fuzz/hunt.py TARGET OPTIONS-OF-LIBFUZZER
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path += [str(TESTS), str(TESTS / "search")]


def main() -> None:
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["xhl"], enable_loader_override=False):
        import xhl

        # All at once: what a function imports would come too late to be watched.
        for module in walk_packages(xhl.__path__, "xhl."):
            import_module(module.name)
        from targets import TARGETS
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
