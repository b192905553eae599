"""Turns plain data of a YAML or TOML file into checked structs. Every error says what was found and what would be right."""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import Any, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from linter.nearest import nearest

Path = tuple[str | int, ...]
"""A place in a file: the keys and list positions that lead to it."""

T = TypeVar("T")


class Source(Protocol):
    """A file that can make errors which point into it."""

    def error(self, message: str, path: Path, *, key: bool = False) -> Exception:
        """An error at the value at ``path``, or at its key."""


def convert(source: Source, data: Any, path: Path, kind: type[T]) -> T:
    """The data at ``path`` of ``source`` as a struct of the type ``kind``.

    Raises:
        Exception: the error that ``source.error`` makes, about the first thing wrong.
    """
    _check(source, data, path, kind)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        inner = _json_path(where.rstrip("`"))
        raise source.error(_plainer(message, data, inner), (*path, *inner)) from None


def _check(source: Source, data: Any, path: Path, kind: Any) -> None:
    """Check keys and choices at every level, to suggest the right name for a wrong one. msgspec checks types."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        for part in get_args(kind):
            if _may_be(data, part):
                _check(source, data, path, part)
                return
    elif origin is Literal:
        choices = get_args(kind)
        if isinstance(data, str) and data not in choices:
            said = f"{data!r} is not one of the choices"
            raise source.error(said + nearest(data, choices, f": {', '.join(choices)}"), path)
    elif origin is dict and isinstance(data, dict):
        for key, value in data.items():
            _check(source, value, (*path, key), get_args(kind)[1])
    elif origin in (tuple, list) and isinstance(data, list):
        for i, value in enumerate(data):
            _check(source, value, (*path, i), get_args(kind)[0])
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(data, dict):
        fields = _fields(kind)
        for key, value in data.items():
            if key not in fields:
                said = f"unknown key {key!r}"
                raise source.error(
                    said + nearest(key, fields, f"; known: {', '.join(sorted(fields))}"), (*path, key), key=True
                )
            _check(source, value, (*path, key), fields[key])


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The types of a struct's fields, by the keys that files give them."""
    hints = get_type_hints(kind)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


def _may_be(data: Any, kind: Any) -> bool:
    """Whether data of this shape can be meant for a member of a union."""
    if isinstance(data, dict):
        return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, msgspec.Struct))
    if isinstance(data, list):
        return get_origin(kind) in (tuple, list)
    return isinstance(data, str) and (kind is str or get_origin(kind) is Literal)


def _json_path(text: str) -> Path:
    out: list[str | int] = []
    for name, number in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", text):
        out.append(name if name else (0 if number == "..." else int(number)))
    return tuple(out)


_WORDS = {
    "Object missing required field": "missing the key", "`str`": "text", "`array`": "a list", "`object`": "a mapping",
    "`int`": "a whole number", "`float`": "a number", "`bool`": "true or false", "`null`": "nothing", "Expected": "expected",
}  # fmt: skip


def _plainer(message: str, data: Any, path: Path) -> str:
    """msgspec's message in words that a writer of rules knows."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    for theirs, ours in _WORDS.items():
        message = message.replace(theirs, ours)
    if message == "expected a list, got text" and len(data) < 40:
        message += f'; write ["{data}"]'
    return message
