"""Where the data files are: in a wheel beside the package, in a checkout beside it at the top level."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def data_dir(kind: Literal["rules", "templates"]) -> Path:
    """The folder of built-in rules or report templates, alike from a checkout, an editable install and a wheel.

    Looked for beside this package's own files: ``importlib.resources`` would find the same place, and cost a twentieth
    of the time it takes to lint a short article.

    Raises:
        FileNotFoundError: the installation is broken; says what to reinstall.
    """
    package = Path(__file__).parent.parent
    places = (package / "_data" / kind, package.parent / ("rules" if kind == "rules" else "reports/templates"))
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"the built-in {kind} are missing (looked in {places[0]} and {places[1]}); reinstall rhetlint"
    )
