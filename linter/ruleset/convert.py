"""Turns plain data of a YAML or TOML file into checked structs. An error says what was found and what would be right; a hundred are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from linter.nearest import nearest
from linter.problems import Problem, quoted

Path = tuple[str | int, ...]
"""A place in a file: the keys and list positions that lead to it."""

T = TypeVar("T")
_LARGEST = 2**63 - 1
_MOST = 100  # errors that are looked for, since each is sought in the file


class Source(Protocol):
    """A file that can make errors which point into it.

    ``unquoted``: whether a text may stand in it without quotation marks, so that marks of the text may have been read otherwise.
    """

    unquoted: bool

    def error(self, message: str, path: Path, *, key: bool = False) -> Problem:
        """An error at the value at ``path``, or at its key."""


def convert(source: Source, data: Any, path: Path, kind: type[T]) -> T:
    """The data at ``path`` of ``source`` as a struct of the type ``kind``.

    Raises:
        Problem: of the class that ``source.error`` makes; it stands for all that is wrong, or for the first hundred of it.
    """
    found = list(islice(_wrong(source, data, path, kind), _MOST))
    if found:
        raise found[0].of(found)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        raise source.error(message, (*path, *_json_path(where.rstrip("`")))) from None


def _wrong(source: Source, data: Any, path: Path, kind: Any) -> Iterator[Problem]:
    """All that is wrong with some data: unknown and missing keys, wrong choices and types, at every level."""
    origin = get_origin(kind)
    if source.unquoted and isinstance(data, dict) and _is_text_misread(data, kind):
        key, value = next(iter(data.items()))
        said = (
            "a colon and a space make a key of what stands before them"
            if value is not None
            else "{ } make a mapping of a text"
        )
        yield source.error(
            f"expected {_wanted(kind)}, got the key {quoted(key)}: {said}; put the whole text in quotation marks", path
        )
        return
    if origin in (Union, UnionType):
        parts = [part for part in get_args(kind) if part is not msgspec.UnsetType]
        for part in parts:
            if _may_be(data, part):
                yield from _wrong(source, data, path, part)
                return
        yield source.error(f"expected {_wanted(kind)}, got {_got(data)}{_remedy(source, data, path, parts)}", path)
    elif origin is Literal and isinstance(data, str):
        choices = get_args(kind)
        if data not in choices:
            hint = nearest(data, choices, f": {', '.join(choices)}")
            yield source.error(f"{quoted(data)} is not one of the choices{hint}", path)
    elif not _may_be(data, kind):
        yield source.error(f"expected {_wanted(kind)}, got {_got(data)}{_remedy(source, data, path, [kind])}", path)
    elif origin is dict:
        for key, value in data.items():
            yield from _wrong(source, value, (*path, key), get_args(kind)[1])
    elif origin in (tuple, list):
        for i, value in enumerate(data):
            yield from _wrong(source, value, (*path, i), get_args(kind)[0])
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _wrong_keys(source, data, path, kind)
    elif kind in (int, float) and abs(data) > _LARGEST:
        yield source.error(f"{quoted(data, 30)} is too large; write a number of at most 18 digits", path)


def _is_text_misread(data: dict[str, Any], kind: Any) -> bool:
    """Whether a mapping stands where a text may, and has none of the keys that a mapping would have there."""
    parts = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    if not data or str not in parts or any(get_origin(part) is dict for part in parts):
        return False
    known = {
        key for part in parts if isinstance(part, type) and issubclass(part, msgspec.Struct) for key in _fields(part)
    }
    return known.isdisjoint(data)


def _wrong_keys(source: Source, data: dict[str, Any], path: Path, kind: type[msgspec.Struct]) -> Iterator[Problem]:
    fields = _fields(kind)
    for key, value in data.items():
        if key in fields:
            yield from _wrong(source, value, (*path, key), fields[key])
        else:
            hint = nearest(key, fields, f"; known: {', '.join(sorted(fields))}")
            yield source.error(f"unknown key {quoted(key)}{hint}", (*path, key), key=True)
    for key in _required(kind):
        if key not in data:
            yield source.error(f"missing the key `{key}`; it holds {_wanted(fields[key])}", path)


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The types of a struct's fields, by the keys that files give them."""
    hints = get_type_hints(kind)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


@cache
def _required(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(kind) if field.required)


def _may_be(data: Any, kind: Any) -> bool:
    """Whether data of this shape can be meant for a type."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return any(_may_be(data, part) for part in get_args(kind))
    if isinstance(data, dict):
        return origin is dict or (isinstance(kind, type) and issubclass(kind, msgspec.Struct))
    if isinstance(data, list):
        return origin in (tuple, list)
    if isinstance(data, str):
        return kind is str or origin is Literal
    if isinstance(data, bool):
        return kind is bool
    return (
        kind is float
        if isinstance(data, float)
        else kind in (int, float)
        if isinstance(data, int)
        else data is None and kind is NoneType
    )


def _json_path(text: str) -> Path:
    out: list[str | int] = []
    for name, number in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", text):
        out.append(name if name else (0 if number == "..." else int(number)))
    return tuple(out)


def _wanted(kind: Any) -> str:
    """What a type takes, in words that a writer of rules knows."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        parts = (_wanted(part) for part in get_args(kind) if part not in (NoneType, msgspec.UnsetType))
        return " or ".join(dict.fromkeys(parts))
    if origin is Literal:
        return f"one of {', '.join(get_args(kind))}"
    if origin in (tuple, list):
        return "a list"
    return _WORDS.get(kind, "a mapping")


def _got(data: Any) -> str:
    if data is None:
        return "nothing"
    if isinstance(data, (bool, int, float)):
        return quoted(str(data).lower(), 30).strip("'")
    if isinstance(data, (date, time)):
        return "a date or time"
    return "text" if isinstance(data, str) else "a list" if isinstance(data, list) else "a mapping"


_WORDS: dict[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_SAID = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def _remedy(source: Source, data: Any, path: Path, kinds: list[Any]) -> str:
    """What to write instead, where that can be told."""
    takes = {get_origin(kind) or kind for kind in kinds}
    if isinstance(data, str):
        if bool in takes and data.lower() in _SAID:
            return f"; write {_SAID[data.lower()]}"
        if not takes.isdisjoint((int, float)) and re.fullmatch(r"-?\d+(\.\d+)?", data):
            return f"; write {data} without quotes"
        if not takes.isdisjoint((tuple, list)) and len(data) < 40:
            return f'; write ["{data}"]'
    elif isinstance(data, list) and str in takes and source.unquoted:
        return "; put the whole text in quotation marks, since [ ] make a list of it"
    elif data is None and str in takes and path and isinstance(path[-1], int):
        return "; write it after the -, in quotation marks if it begins with #"
    elif data is None and not takes.isdisjoint((str, tuple, dict)):
        return "; write it after the key, or leave the key out"
    elif isinstance(data, (bool, int, float)) and str in takes:
        return f'; write it in quotes: "{_got(data)}"'
    return ""
