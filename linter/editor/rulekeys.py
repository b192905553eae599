"""The keys and values that a rule file may have at a place, from the types that check it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from linter.kinds.registry import forms
from linter.ruleset.rule import ChangeFile, DefinitionFile, LexiconFile, Part, Rule
from linter.ruleset.schema import descriptions

_HEADS: dict[str, type[Part]] = {"lexicon": LexiconFile, "definition": DefinitionFile, "change": ChangeFile}
"""The items of a file that are no rules, by the key they begin with."""


def keys(head: str, path: Sequence[str]) -> dict[str, str]:
    """The keys that a mapping may have, each with its description.

    Args:
        head: the key that the item of the file begins with: ``id``, ``lexicon``, ``definition``, ``change``.
        path: the keys that lead to the mapping in the item.
    """
    found: dict[str, str] = {}
    for kind in _structs(_at(head, path)):
        for key, text in descriptions(kind):
            found.setdefault(key, text)
    return found


def choices(head: str, path: Sequence[str]) -> tuple[str, ...]:
    """The values that are allowed at a place, where these are a few words; ``true`` and ``false`` where it is a yes or no."""
    found: dict[str, None] = {}
    for kind in _at(head, path):
        if get_origin(kind) is Literal:
            found.update(dict.fromkeys(map(str, get_args(kind))))
        elif kind is bool:
            found.update({"true": None, "false": None})
    return tuple(found)


def _at(head: str, path: Sequence[str]) -> list[Any]:
    """The types that a value may have, unions and lists taken apart."""
    kinds: list[Any] = [_HEADS[head]] if head in _HEADS else [Rule, *(form.fields for form in forms().values())]
    for key in path:
        kinds = [inner for kind in kinds for inner in _under(kind, key)]
    if not path:
        return kinds
    names = tuple(forms())
    return [*kinds, *([Literal[names]] if list(path) == ["kind"] and head not in _HEADS else [])]


def _under(kind: Any, key: str) -> Iterator[Any]:
    """What the value of a key may be in a mapping of a type."""
    if isinstance(kind, type) and issubclass(kind, Part):
        hints = get_type_hints(kind)
        for field in msgspec.structs.fields(kind):
            if field.encode_name == key:
                yield from _parts(hints[field.name])
    elif get_origin(kind) is dict:
        yield from _parts(get_args(kind)[1])


def _parts(hint: Any) -> Iterator[Any]:
    origin = get_origin(hint)
    if origin in (Union, UnionType, tuple, list, Annotated):
        for inner in get_args(hint)[: 1 if origin is Annotated else None]:
            if inner not in (NoneType, Ellipsis, msgspec.UnsetType):
                yield from _parts(inner)
    else:
        yield hint


def _structs(kinds: Sequence[Any]) -> Iterator[type[Part]]:
    return (kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Part))
