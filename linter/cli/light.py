"""Imports pyparsing without its aids for tests and its ready-made expressions, which a run of the command line never needs.

They load ``unittest``, ``tempfile`` and others: a third of what pyparsing takes to import, a tenth of a lint of a short article. While pyparsing is imported, empty
modules stand in for them; afterwards these are gone, so that ``import pyparsing.testing`` works as ever. Only the command line does
so, since its process is ours: whoever imports ``linter`` has pyparsing whole. Importing this module does it, before anything else of
the command line imports pyparsing. ``tests/cli/test_light.py`` notices when pyparsing changes.
"""

from __future__ import annotations

import sys
from types import ModuleType

STAND_INS: dict[str, dict[str, object]] = {
    "pyparsing.testing": {"pyparsing_test": None},
    "pyparsing.common": {"pyparsing_common": None, "_builtin_exprs": []},
    "importlib.resources": {},
}
"""Modules that pyparsing imports, by the names that it takes from them."""


def import_pyparsing() -> None:
    """Import pyparsing lightly; whole where its modules are not as they are expected to be."""
    if "pyparsing" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in STAND_INS if name not in sys.modules}
    for name, module in stand_ins.items():
        vars(module).update(STAND_INS[name])
    sys.modules.update(stand_ins)
    try:
        import pyparsing  # noqa: F401
    except (ImportError, AttributeError):
        for name in [name for name in sys.modules if name.partition(".")[0] == "pyparsing"]:
            del sys.modules[name]
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


import_pyparsing()
