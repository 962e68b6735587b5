"""Hatchling build hook: a wheel, or an editable install, never lacks the compiled catalogue."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compile the Swedish fragments before the files of the wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface of hatchling
        """Compile; a broken fragment stops the build."""
        scripts = Path(self.root, "scripts")
        sys.path.insert(0, str(scripts))
        try:
            import catalogue
        finally:
            sys.path.remove(str(scripts))
        catalogue.compile_fragments()
