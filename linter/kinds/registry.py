"""All kinds of rule by name. A new kind is a module of its own and a line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.kinds.kind import Kind
    from linter.ruleset.form import Form, Forms

KINDS = {
    "pattern": "linter.kinds.pattern",
    "attribution": "linter.kinds.attribution",
    "sequence": "linter.kinds.sequence",
    "repetition": "linter.kinds.repetition",
    "consistency": "linter.kinds.consistency",
    "measure": "linter.kinds.measure",
    "headline": "linter.kinds.headline",
    "borrowing": "linter.kinds.borrowing",
}
"""The modules of kinds, each with a ``KIND``. One is imported when a rule of the kind runs or its file is checked: most runs need few."""


def kind_named(name: str) -> Kind:
    """The kind of a name. Raises KeyError where there is none."""
    kind: Kind = import_module(KINDS[name]).KIND
    return kind


def forms() -> Forms:
    """The forms of all kinds, for what reads rule files."""
    return _Forms()


class _Forms(Mapping[str, "Form[Any]"]):
    def __getitem__(self, name: str) -> Form[Any]:
        return kind_named(name).form

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)
