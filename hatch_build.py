"""What the build makes for a wheel out of the sources: one function a product."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Products(BuildHookInterface[Any]):
    """Makes the products beside the sources, which stay as they are, and has them included."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # the sources themselves are installed
            return
        self.made = TemporaryDirectory()
        root, made = Path(self.root), Path(self.made.name)
        build_data["force_include"] |= catalogue(root, made)
        build_data["shared_data"] |= manual(root, made)

    def finalize(self, version: str, *_of_the_build: object) -> None:
        if version != "editable":
            self.made.cleanup()


def catalogue(root: Path, made: Path) -> dict[str, str]:
    """The Chinese catalogue, compiled: where it is, and its place in the wheel."""
    module = _loaded(root / "xhl" / "i18n" / "catalogue.py")
    translations = dict(module.entries((root / "xhl" / module.SOURCE).read_text(encoding="utf-8")))
    compiled = made / Path(module.COMPILED).name
    compiled.write_bytes(module.compiled(translations))
    return {str(compiled): f"xhl/{module.COMPILED}"}


def manual(root: Path, made: Path) -> dict[str, str]:
    """The manual pages: where they are, and their places below the prefix they are installed to."""
    module = _loaded(root / "tools" / "manual.py")
    places = {}
    for source, folder in module.PAGES.items():
        page = made / folder / "xhl.1"
        page.parent.mkdir(parents=True)
        page.write_text(module.page(root, source), encoding="utf-8")
        places[str(page)] = f"share/man/{folder}/xhl.1"
    return places


def _loaded(path: Path) -> ModuleType:
    """A module of the sources by itself: what xhl needs to run is not there while it is built."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None  # it is a Python file
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
