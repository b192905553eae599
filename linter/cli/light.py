"""Makes the command line start faster: imports pyparsing without its test helpers and ready-made expressions, which it never needs.

They load ``unittest``, ``tempfile`` and others, which takes a third of the time of importing pyparsing, a tenth of linting a short
article. During the import empty modules replace them; afterwards these are removed, so that ``import pyparsing.testing`` works. Only
the command line does this, since the process is its own; a program that imports ``linter`` gets the whole of pyparsing. Importing this
module does it, before anything else of the command line imports pyparsing. ``tests/cli/test_light.py`` fails when pyparsing changes.
"""

from __future__ import annotations

import sys
from types import ModuleType

STAND_INS: dict[str, dict[str, object]] = {
    "pyparsing.testing": {"pyparsing_test": None},
    "pyparsing.common": {"pyparsing_common": None, "_builtin_exprs": []},
    "importlib.resources": {},
}
"""Modules that pyparsing imports, each with the names that it takes from them."""


def import_pyparsing() -> None:
    """Import pyparsing without these modules; if that fails, leave it to be imported whole."""
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
