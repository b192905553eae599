"""Built-in rules are parsed when a wheel is built, so that none of its users waits for that.

Hatchling calls the hook below; ``linter.ruleset.reading.copy_for_wheel`` says what it packs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ParsedRules(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the parsed rules into a wheel; an editable install, whose rules may change, has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Parse them. See hatchling's documentation of build hooks for the arguments."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from linter.kinds.registry import forms
            from linter.ruleset.cache import SHIPPED
            from linter.ruleset.reading import copy_for_wheel
        finally:
            sys.path.remove(self.root)
        self._folder = TemporaryDirectory()
        file = Path(self._folder.name, "rules.msgpack")
        file.write_bytes(copy_for_wheel(forms()))
        build_data["force_include"][str(file)] = f"linter/{SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy, which the wheel has now."""
        if version != "editable":
            self._folder.cleanup()
