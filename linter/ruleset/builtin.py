"""Finds the data files: in an installed wheel inside the package, in a checkout at the top level beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def data_dir(kind: Literal["rules", "templates"]) -> Path:
    """The folder of built-in rules or report templates, in a checkout, an editable install or a wheel.

    Found by the path of this file: ``importlib.resources`` finds the same, but takes a twentieth of the time of linting a short
    article.

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
