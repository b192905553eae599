"""Libraries that only some formats need: each is an extra of the installation, and loaded when the format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(Exception):
    """A library that a format needs is not installed; the message names the command that installs it."""


def load_extra(module: str, extra: str, what: str) -> Any:
    """The module of a library.

    Args:
        module: its name.
        extra: the extra of rhetlint that brings the library.
        what: what needs it, as the beginning of a sentence: ``to write XMI``.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtra(f"{what} needs a library that is not installed: pip install 'rhetlint[{extra}]'") from None
